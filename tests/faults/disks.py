"""Disks without space: a small file system, or a limit on the size of files."""

from __future__ import annotations

import resource
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

KIBIBYTE = 1024


@dataclass
class MountedDisk:
    """A file system of two megabytes in memory, for whoever may mount one."""

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


@pytest.fixture(params=["mounted", "limited"])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Disk]:
    if request.param == "limited":
        limited = LimitedFiles(tmp_path)
        yield limited
        limited.free()
        return
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m,mode=700", "tmpfs", str(tmp_path)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only an administrator may mount")
    yield MountedDisk(tmp_path)
    subprocess.run(["umount", str(tmp_path)], check=True)
