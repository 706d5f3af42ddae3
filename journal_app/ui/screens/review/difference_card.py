"""What a review that is signed off told otherwise: its figures then and now, and the trades."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.services.review_sheets import ReviewSheet
from journal_app.ui.formatting import Formats
from journal_app.ui.models.cells import Column
from journal_app.ui.screens.review import figure_words
from journal_app.ui.screens.review.parts import ListCard, number

translate = QCoreApplication.translate


class DifferenceCard(QWidget):
    """Two lists side by side; hidden where nothing changed. Signal: `opened(trade_id)`."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = ListCard(
            "review.differences",
            self.tr("Changed since it was signed off"),
            [
                Column("figure", self.tr("Figure"), stretches=True, sorts=False),
                number("then", self.tr("As told"), sorts=False),
                number("now", self.tr("Now"), sorts=False),
            ],
        )
        self._trades = ListCard(
            "review.changed_trades",
            self.tr("By these trades"),
            [
                number("number", self.tr("No.")),
                Column("name", self.tr("Position"), stretches=True),
                number("then", self.tr("As told")),
                number("now", self.tr("Now")),
            ],
        )
        self._trades.opened.connect(self._open)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._figures, 1)
        row.addWidget(self._trades, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        self.hide()

    def show_sheet(self, sheet: ReviewSheet, formats: Formats) -> None:
        """Show what a review told otherwise."""
        found, changed = sheet.differences, sheet.changed
        records = (
            *sheet.review.open_at_end,
            *sheet.review.opened,
            *sheet.review.closed,
        )
        names = {each.trade.number: (each.trade.id, each.name) for each in records}
        self._figures.show_rows(
            figure_words.difference_rows(found, formats), self.tr("as told, and as they are now")
        )
        self._trades.show_rows(figure_words.changed_rows(changed, names, formats))
        self.setVisible(bool(found or changed))

    def _open(self, key: object) -> None:
        assert isinstance(key, tuple)
        trade_id, _ = key
        if trade_id:
            self.opened.emit(trade_id)
