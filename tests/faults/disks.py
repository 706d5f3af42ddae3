"""Disks without space: a small file system, or a limit on the size of files."""

from __future__ import annotations

import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

KIBIBYTE = 1024


@dataclass
class MountedDisk:
    """A file system of four megabytes in memory, for whoever may mount one."""

    folder: Path
    sign: str = "no_space"

    def fill(self, left_bytes: int = 0) -> None:
        """Leave so many bytes free."""
        filler = self.folder / "filler"
        with suppress(OSError), filler.open("ab", buffering=0) as file:
            while True:
                file.write(b"x" * 4096)
        with filler.open("ab") as file:
            file.truncate(filler.stat().st_size - left_bytes)

    def free(self) -> None:
        """Give all space back."""
        (self.folder / "filler").unlink()


@dataclass
class LimitedFiles:
    """A limit on the size of any file, for everybody else."""

    folder: Path
    sign: str = "unreadable"

    def fill(self, left_bytes: int = 0) -> None:
        """Let no file grow beyond so many bytes."""
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (max(left_bytes, KIBIBYTE), hard))

    def free(self) -> None:
        """Lift the limit."""
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


Disk = MountedDisk | LimitedFiles


@contextmanager
def small_disk(kind: str, folder: Path) -> Iterator[Disk]:
    """A folder on a disk that can be filled: `mounted` or `limited`."""
    if kind == "limited":
        limited = LimitedFiles(folder)
        yield limited
        limited.free()
        return
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m,mode=700", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only an administrator may mount")
    yield MountedDisk(folder)
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture(params=["mounted", "limited"])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Disk]:
    with small_disk(request.param, tmp_path) as made:
        yield made
