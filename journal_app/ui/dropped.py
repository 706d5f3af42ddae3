"""What was dropped on a window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData


def dropped_file(mime: QMimeData) -> Path | None:
    """The first file among what is dropped; None where there is none."""
    files = (url.toLocalFile() for url in mime.urls() if url.isLocalFile())
    return next((Path(file) for file in files), None)


def is_journal(path: Path) -> bool:
    """Whether a file is to be opened rather than imported, by its name."""
    return path.suffix.lower() == ".journal"
