"""What was dropped on a window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData

if TYPE_CHECKING:
    from journal_app.ui.desk import Desk


def dropped_file(mime: QMimeData) -> Path | None:
    """The first file among what is dropped; None where there is none."""
    return next(iter(_files(mime)), None)


def say_what_waits(mime: QMimeData, desk: Desk) -> None:
    """Say that of several files only the first is looked at, so that nobody misses the others."""
    first, *others = _files(mime)
    if others:
        said = QCoreApplication.translate(
            "Dropped", "{count} files were dropped, and one is looked at: {file}. Drop the others "
            "one by one."
        )  # fmt: skip
        desk.notify(said.format(count=len(others) + 1, file=first.name))


def is_journal(path: Path) -> bool:
    """Whether a file is to be opened rather than imported, by its name."""
    return path.suffix.lower() == ".journal"


def _files(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
