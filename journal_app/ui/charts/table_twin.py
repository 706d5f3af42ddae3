"""A chart and its values as a table, one in the place of the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, cast

from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QStackedLayout, QWidget

from journal_app.ui.charts.head_button import HeadButton
from journal_app.ui.models.word_table import WordTable
from journal_app.ui.widgets.table import TableView


class Charted(Protocol):
    """What can have such a table: any chart that can tell its values as words."""

    def rows(self) -> tuple[list[str], Sequence[list[str]]]:
        """The titles of its columns, and its rows."""
        ...


class TableTwin(QStackedLayout):
    """Shows the chart until `button`, which the head of its card takes, asks for the table.

    into: the layout of the card's body, at whose end it takes its place.
    """

    def __init__(self, chart: QWidget, into: QBoxLayout, *, stretch: int = 1) -> None:
        super().__init__()
        self.chart = chart
        self._title = ""
        self._table: TableView | None = None
        self.button = HeadButton("table")
        self.button.setCheckable(True)
        self.button.toggled.connect(self.show_values)
        into.addLayout(self, stretch)  # first: it shows what it takes, in whose window ever
        self.addWidget(chart)

    def call(self, title: str) -> None:
        """Call chart, table and button by a title."""
        self._title = title
        self.chart.setAccessibleName(title)
        self.button.call(self.tr("Show as a table: {}").format(title))

    @property
    def is_table(self) -> bool:
        """Whether the values are shown as a table."""
        return self.button.isChecked()

    def rows(self) -> tuple[list[str], Sequence[list[str]]]:
        """The titles of the table's columns, and its rows."""
        return cast(Charted, self.chart).rows()

    def show_values(self) -> None:
        """Show the chart, or its values as they are now as a table."""
        if not self.is_table:
            self.setCurrentWidget(self.chart)
            return
        table = TableView()
        table.setAccessibleName(self._title)
        table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        table.setModel(WordTable(*self.rows(), table))
        if self._table is not None:
            self.removeWidget(self._table)
            self._table.deleteLater()
        self._table = table
        self.addWidget(table)
        self.setCurrentWidget(table)
