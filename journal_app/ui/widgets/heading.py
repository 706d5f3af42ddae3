"""Paints what stands over a group of rows: its name across columns, its figures under theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTableView

if TYPE_CHECKING:
    from journal_app.ui.models.cell_table import CellTable
    from journal_app.ui.models.cells import Cell
    from journal_app.ui.widgets.cell_painter import CellPainter

_LEAST_ROOM: Final = 220
"""A name has so much room at least; a figure whose column begins before stands among its words."""


def paint_heading(
    painter: QPainter,
    view: QTableView,
    cells: CellPainter,
    line: QRect,
    row: int,
    heading: Cell,
) -> None:
    """Paint a heading. line: where its row stands in the view; figures of columns that are not on
    show join the words.
    """
    table = cast("CellTable", view.model())
    figures = [at for at in range(len(table.columns)) if table.cell(row, at).text]
    beside = [
        at
        for at in figures
        if not view.isColumnHidden(at) and view.columnViewportPosition(at) >= _LEAST_ROOM
    ]
    for at in beside:
        area = QRect(view.columnViewportPosition(at), line.y(), view.columnWidth(at), line.height())
        cells.paint_cell(painter, table, row, at, area)
    right = min(map(view.columnViewportPosition, beside), default=view.viewport().width())
    left_out = (
        f"{table.columns[at].title} {table.cell(row, at).text}"
        for at in figures
        if at not in beside
    )
    words = " · ".join(filter(None, (heading.aside, *left_out)))
    area = QRect(0, line.y(), right, line.height())
    cells.paint_heading(painter, row, heading._replace(aside=words), area)
