"""The card of the open positions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.ui.formatting import Formats
from journal_app.ui.models.row_table import RowTable
from journal_app.ui.screens.today.position_cells import (
    NO_TONES,
    NOTHING_SAID,
    Tones,
    Trust,
    columns,
    rows_of,
)
from journal_app.ui.screens.today.positions_table import PositionsTable
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.table import ROW_WITH_LADDER

if TYPE_CHECKING:
    from journal_app.domain.watching.book import OpenPosition
    from journal_app.ui.widgets.head_choice import HeadWord

FEW_ROWS: Final = 2


class PositionsCard(Card):
    """Signals: `opened(trade_id)`, a row that was entered or double-clicked, `asked(act, key)` of
    the table's menu, and `waiting_asked()` for the trades that are not open yet.
    """

    opened = Signal(int)
    asked = Signal(str, object)
    waiting_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Open positions"))
        self.setObjectName("today.positions_card")
        self._count, self._least = 0, FEW_ROWS
        self._waiting: HeadWord | None = None
        self._model = RowTable(columns(), self)
        self.table = PositionsTable()
        self.table.setObjectName("today.positions")
        self.table.setAccessibleName(self.tr("Open positions"))
        self.table.setModel(self._model)
        self.table.opened.connect(lambda key: self.opened.emit(key[0]))
        self.table.asked.connect(self.asked)
        self._calm = Sentence(self.tr("No position is open."), color="muted")
        self._calm.setObjectName("today.no_positions")
        self.body.addWidget(self.table)
        self.body.addWidget(self._calm)
        self._calm.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_positions(
        self,
        positions: Sequence[OpenPosition],
        formats: Formats,
        tones: Tones = NO_TONES,
        trust: Trust = NOTHING_SAID,
    ) -> None:
        """Show these rows, as high as they are; where there is no room for all, they scroll."""
        self._count = len(positions)
        self._model.show_rows(rows_of(positions, formats, tones, trust))
        self._fit()
        self.table.setVisible(bool(positions))
        self._calm.setVisible(not positions)

    def set_least_rows(self, count: int) -> None:
        """Keep so many rows on show, or all there are."""
        self._least = count
        self._fit()

    def _fit(self) -> None:
        head = self.table.horizontalHeader().height()
        self.table.setMinimumHeight(head + min(self._count, self._least) * ROW_WITH_LADDER)
        self.table.setMaximumHeight(head + self._count * ROW_WITH_LADDER)
        self.table.updateGeometry()

    def show_waiting(self, planned: int, drafts: int) -> None:
        """Say how many trades are planned or begun, and lead to them."""
        if self._waiting is None and planned + drafts:
            from journal_app.ui.widgets.head_choice import HeadWord

            self._waiting = HeadWord("", self.tr("Show drafts and planned trades"))
            self._waiting.setObjectName("today.waiting")
            self._waiting.clicked.connect(self.waiting_asked)
            self.add_to_head(self._waiting)
        if self._waiting is None:
            return
        words = []
        if planned:
            words.append(self.tr("{count} planned").format(count=planned))
        if drafts == 1:
            words.append(self.tr("1 draft"))
        elif drafts:
            words.append(self.tr("{count} drafts").format(count=drafts))
        self._waiting.setText(" · ".join(words))
        self._waiting.setVisible(bool(words))
        self._waiting.updateGeometry()

    def show_kept_rules(self, count: int, with_stop: int, with_exit: int) -> None:
        """Say of how many positions the way out is known."""
        if not count:
            said = ""
        elif with_stop == with_exit:
            said = self.tr("{some} of {all} have a stop and a written exit").format(
                some=with_stop, all=count
            )
        else:
            said = self.tr("{stops} of {all} have a stop, {exits} a written exit").format(
                stops=with_stop, all=count, exits=with_exit
            )
        self.set_aside(said)
