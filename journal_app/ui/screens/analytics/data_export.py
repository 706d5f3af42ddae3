"""Writes the data of a chart where the trader says, as CSV."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from journal_app.domain.problems import JournalError
from journal_app.reports.tables import Table
from journal_app.ui.desk import Desk
from journal_app.ui.folders import tell_written
from journal_app.ui.opening import Opening


def export_table(desk: Desk, over: QWidget, table: Table) -> None:
    """Ask where to, and write; what was done is said in the rail."""
    translate = QCoreApplication.translate
    folder = desk.preferences.text("export.folder") or str(Opening.usual_folder())
    name = table.name.replace(" ", "-").replace("&", "n").lower()
    title = translate("Analytics", "Export the data")
    asked, _ = QFileDialog.getSaveFileName(over, title, str(Path(folder) / f"{name}.csv"), "*.csv")
    if not asked:
        return
    out = Path(asked)
    try:
        assert desk.journal_path is not None
        desk.writers.check_place(out, desk.journal_path)
    except JournalError as error:
        desk.bridge.failed.emit(error)
        return
    desk.preferences.remember("export.folder", str(out.parent))
    desk.bridge.alone(
        lambda progress: desk.writers.write_report(table, out, progress),
        lambda _: tell_written(out, desk),
        owner=over,
    )
