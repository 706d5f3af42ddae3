"""The lines that need attention: where each lies, for everything or for a part of it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from journal_app.domain.watching.own_lines import BOOK, Whose, held, lines_that_can_be_drawn
from journal_app.ui.dialogs.lines_dialog import LinesDialog
from journal_app.ui.line_words import line_caption, line_value, origin_words, whose_word
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.models.row_table import Row, RowTable
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.choice import Choice
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.table import TableView

if TYPE_CHECKING:
    from journal_app.services.watch_lines import LinesSheet
    from journal_app.ui.desk import Desk


class LinesCard(Card):
    """A row for each; a row is opened to draw its line elsewhere."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._sheet: LinesSheet | None = None
        self._can_change = False
        self.table = TableView()
        self.set_title(self.tr("Lines that need attention"))
        self.set_aside(self.tr("what is beyond one stands on Today"))
        self.place = Choice()
        self.place.setObjectName("settings.lines.for")
        self.place.setAccessibleName(self.tr("For what the lines are shown"))
        self.place.setMinimumWidth(200)
        self.place.chosen.connect(lambda _: self._show())
        self.change = button(self.tr("Change…"), name=self.tr("Change the lines that are shown"))
        self.change.setObjectName("settings.lines.change")
        self.change.clicked.connect(lambda: self._open(self.table.chosen_key))
        self.add_to_head(self.place)
        self.add_to_head(self.change)
        self.table.setObjectName("settings.lines")
        self.table.setAccessibleName(self.title)
        self.table.show_all_rows()
        self._rows = RowTable(
            [
                Column("line", self.tr("Line"), sorts=False),
                Column("value", self.tr("Lies at"), kind="number", sorts=False),
                Column("from", self.tr("Drawn"), sorts=False),
                Column("elsewhere", self.tr("Elsewhere"), stretches=True, sorts=False),
            ],
            self.table,
        )
        self.table.setModel(self._rows)
        self.table.opened.connect(self._open)
        self.body.addWidget(self.table)
        self.body.addWidget(
            Sentence(
                self.tr(
                    "The nearest line holds: the trade's own, then its account's, then that of the"
                    " profile it was planned under, then the one for everything. A trade's own"
                    " lines are drawn on its page in the journal."
                ),
                12,
                color="muted",
            )
        )

    def show_sheet(self, sheet: LinesSheet, *, can_change: bool) -> None:
        """Show the lines as they are drawn."""
        self._sheet, self._can_change = sheet, can_change
        places = [
            BOOK,
            *(Whose("profile", name) for name in sheet.profiles),
            *(Whose("account", name) for name in sheet.accounts),
        ]
        with QSignalBlocker(self.place):
            self.place.set_choices([(each, _capital(whose_word(each))) for each in places])
        self.change.setEnabled(can_change)
        self._show()

    def _show(self) -> None:
        if self._sheet is None:
            return
        whose: Whose = self.place.data()
        told = held(self._sheet.drawn, self._sheet.places(whose))
        rows = []
        for line in lines_that_can_be_drawn(whose.level):
            each = told[line]
            is_own = each.whose == whose
            value = line_value(line, each.number, self._desk.formats)
            elsewhere = self._elsewhere(line, {whose, each.whose})
            rows.append(
                Row(
                    line,
                    [
                        Cell(line_caption(line)),
                        Cell(value, weight=600 if is_own else 400),
                        Cell(origin_words(each), "text" if is_own else "muted"),
                        Cell(elsewhere, "muted", tip=elsewhere),
                    ],
                )
            )
        self._rows.show_rows(rows)
        self.table.updateGeometry()

    def _elsewhere(self, line: str, told: Collection[Whose | None]) -> str:
        """Where else the line is drawn, and at what. told: what the row says already."""
        assert self._sheet is not None
        return " · ".join(
            f"{whose_word(whose)} {line_value(line, lines[line], self._desk.formats)}"
            for whose, lines in self._sheet.drawn.items()
            if whose not in told and line in lines
        )

    def _open(self, line: object) -> None:
        if self._sheet is None or not self._can_change:
            return
        places = self._sheet.places(self.place.data())
        first = str(line or "")
        LinesDialog(self._desk, self._sheet.drawn, places, first=first, parent=self.window()).open()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
