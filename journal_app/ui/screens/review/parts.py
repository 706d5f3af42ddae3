"""What the pages of a review are made of: titled tables of a few rows, and the equity."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal

from journal_app.reports.equity_change import EquityChange
from journal_app.ui.formatting import Formats
from journal_app.ui.models.cells import Column
from journal_app.ui.models.row_table import Row, RowTable
from journal_app.ui.screens.review import sheet_words
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.figure_grid import FigureGrid
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.table import TableView

LONGEST_LIST: Final = 20
"""So many rows of a list stand on a page; a review is read, not searched."""


class ListCard(Card):
    """A titled list; `nothing` is said where it is empty. Signal: `opened(key)` of a row."""

    opened = Signal(object)

    def __init__(self, name: str, title: str, columns: Sequence[Column], nothing: str = "") -> None:
        super().__init__(title)
        self.table_view = TableView()
        self.table_view.setObjectName(name)
        self.table_view.setAccessibleName(title)
        self.table_view.show_all_rows()
        self._rows = RowTable(columns, self.table_view)
        self.table_view.setModel(self._rows)
        self.table_view.opened.connect(self.opened)
        self._nothing = Sentence(nothing, color="muted")
        self._says_nothing = bool(nothing)
        self._most: int | None = LONGEST_LIST
        self.body.addWidget(self.table_view)
        self.body.addWidget(self._nothing)
        self.body.addStretch(1)

    def show_all(self) -> None:
        """Show every row, however many: of a list whose length is fixed by what it is."""
        self._most = None

    def show_rows(self, rows: Sequence[Row], aside: str = "") -> None:
        """Show the first of these rows; without any, say so or hide the card."""
        shown = rows[: self._most]
        if len(rows) > len(shown):
            more = QCoreApplication.translate("Review", "the first {shown} of {all}")
            told = more.format(shown=len(shown), all=len(rows))
            aside = f"{aside} · {told}" if aside else told
        self._rows.show_rows(shown)
        self.set_aside(aside)
        self.table_view.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self.setVisible(bool(rows) or self._says_nothing)


class EquityCard(Card):
    """Equity at both ends, what flowed in and what was won, and the return."""

    def __init__(self, name: str) -> None:
        super().__init__(QCoreApplication.translate("Review", "Equity"))
        self._figures = FigureGrid(5, columns=5)
        self._figures.setObjectName(name)
        self.body.addWidget(self._figures)

    def show_equity(self, equity: EquityChange, formats: Formats) -> None:
        """Show it, and why there is no return where there is none."""
        self._figures.show_figures(sheet_words.equity_figures(equity, formats))
        self.set_aside(sheet_words.no_return_words(equity))


def number(key: str, title: str, *, sorts: bool = True) -> Column:
    """A column of figures."""
    return Column(key, title, kind="number", sorts=sorts)
