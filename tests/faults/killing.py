"""Processes that write until they are killed, one after the other."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tests.architecture.source_tree import ROOT


class Writers:
    """Children that write, one after the other."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def killed(self, task: str, wait: Callable[[], None], *, words: int = 0) -> list[str]:
        """Start one, kill it after so many words and a wait, and return what it acknowledged."""
        child = self._started(task)
        said = [self._word() for _ in range(words)]
        wait()
        os.kill(child, signal.SIGKILL)
        return [*said, *iter(self._word, "dead")]

    def _started(self, task: str) -> int:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{task}\n")
        self._process.stdin.flush()
        pid, ready = self._word(), self._word()
        assert ready == "ready"
        return int(pid.removeprefix("pid "))

    def _word(self) -> str:
        assert self._process.stdout is not None
        word = self._process.stdout.readline().strip()
        assert word, "the writer left"
        return word


@contextmanager
def writers(path: Path) -> Iterator[Writers]:
    """The process that starts the children."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.writer", str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        yield Writers(process)
        assert process.stdin is not None
        process.stdin.close()


def moment(chance: random.Random) -> Callable[[], None]:
    """Wait for a while, shorter than two commits take."""
    return partial(time.sleep, chance.uniform(0, 0.03))
