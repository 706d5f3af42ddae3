"""The first word picks the door: a command, or a journal for the window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journal_app.cli.commands import COMMANDS


def _called(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    without = {name: value for name, value in os.environ.items() if name not in _OF_DISPLAYS}
    return subprocess.run(
        [sys.executable, "-m", "journal_app", *arguments],
        capture_output=True,
        text=True,
        env=without | environ,
        check=False,
    )


_OF_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def test_help_lists_every_command_and_the_window() -> None:
    told = _called("--help")
    assert told.returncode == 0
    assert told.stderr == ""
    assert "opens the window" in told.stdout
    for name in COMMANDS:
        assert f"  {name} " in told.stdout


@pytest.mark.parametrize("arguments", [[], ["my.journal"], ["--demo"], ["dance"]])
def test_without_a_display_one_line_says_what_to_do(arguments: list[str]) -> None:
    told = _called(*arguments)
    assert told.returncode == 2
    assert told.stdout == ""
    assert told.stderr.count("\n") == 1
    assert "display" in told.stderr
    assert "review" in told.stderr  # which commands need none


@pytest.mark.parametrize(
    "arguments", [["--dance"], ["a.journal", "b.journal"], ["a.journal", "--demo"]]
)
def test_what_cannot_be_meant_is_refused_in_one_line(arguments: list[str]) -> None:
    told = _called(*arguments, QT_QPA_PLATFORM="offscreen")
    assert told.returncode == 2
    assert told.stderr.count("\n") == 1


def test_a_first_start_is_painted_too(tmp_path: Path) -> None:
    told = _called("--exit-after-paint", QT_QPA_PLATFORM="offscreen", XDG_CONFIG_HOME=str(tmp_path))
    assert told.returncode == 0
    assert told.stdout.startswith('{"first_paint_ms": ')
