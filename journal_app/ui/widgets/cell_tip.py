"""Says under the mouse what of a table's cell is cut."""

from __future__ import annotations

from typing import cast

from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QTableView, QToolTip

from journal_app.ui.models.cell_table import CellTable
from journal_app.ui.widgets.cell_painter import CellPainter


def show_tip(view: QTableView, cells: CellPainter, event: QHelpEvent) -> None:
    """Show what the cell under the mouse has to say, or nothing."""
    index = view.indexAt(event.pos())
    if not index.isValid():
        QToolTip.hideText()
        return
    cell = cast(CellTable, view.model()).cell(index.row(), index.column())
    words = cells.tip_of(cell, view.columnWidth(index.column()))
    QToolTip.showText(event.globalPos(), words, view.viewport())
