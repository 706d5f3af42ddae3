"""Save what comes next, reviews and planned ends, as a file for a calendar program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from journal_app.ui.desk import Desk
from journal_app.ui.folders import tell_written

if TYPE_CHECKING:
    from journal_app.services.ports import Journal, Progress

_SUFFIX: Final = ".ics"


def ask_calendar(desk: Desk, parent: QWidget) -> None:
    """Ask where the file is to lie, and write it there."""
    journal = desk.journal_path
    if journal is None:
        return
    folder = desk.preferences.text("export.folder") or str(journal.parent)
    chosen, _ = QFileDialog.getSaveFileName(
        parent,
        QCoreApplication.translate("CalendarFile", "Export calendar"),
        str(Path(folder) / f"{journal.stem}{_SUFFIX}"),
        QCoreApplication.translate("CalendarFile", "Calendar (*.ics)"),
    )
    if chosen:
        out = Path(chosen)
        save_calendar(desk, parent, out if out.suffix else out.with_suffix(_SUFFIX))


def save_calendar(desk: Desk, owner: QWidget, out: Path) -> None:
    """Write the file whole; an existing one is replaced."""

    def write(journal: Journal, progress: Progress) -> None:
        from journal_app.services.scheduling import agenda_of

        assert desk.journal_path is not None
        desk.writers.check_place(out, desk.journal_path)
        desk.writers.write_calendar(agenda_of(journal, desk.clock), out, progress)

    desk.bridge.long(
        write,
        lambda _: tell_written(out, desk),
        owner=owner,
        changes=False,
    )
