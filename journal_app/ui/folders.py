"""Show a folder in the system's own program for files, and say what was written into one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from journal_app.ui.desk import Desk


def show_folder(folder: Path, desk: Desk) -> None:
    """Open a folder that is there; where nothing can show it, say where it lies."""
    is_shown = folder.is_dir() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
    if not is_shown:
        said = QCoreApplication.translate("Folders", "The folder is {folder}")
        desk.notify(said.format(folder=folder))


def tell_written(file: Path, desk: Desk, said: str = "") -> None:
    """Say that a file is written, and offer its folder. said: other words for it."""
    written = QCoreApplication.translate("Folders", "{file} is written").format(file=file.name)
    word = QCoreApplication.translate("Folders", "Show folder")
    desk.notify(said or written, word, lambda: show_folder(file.parent, desk))
