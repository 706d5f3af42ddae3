"""Show a folder in the system's own program for files."""

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
