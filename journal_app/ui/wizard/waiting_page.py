"""Drafts and planned trades: taken up again, opened, or given up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from journal_app.domain.trade import Status, Trade
from journal_app.services.planning import cancel_plan
from journal_app.ui.desk import Desk
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.models.row_table import Row, RowTable
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.table import TableView
from journal_app.ui.words import direction_word, status_tone, status_word

if TYPE_CHECKING:
    from journal_app.ui.formatting import Formats


class WaitingPage(QWidget):
    """Signals: `resumed(trade)`, `opening(trade)`, `copied(trade)`, `begun()` to plan a new one."""

    resumed = Signal(object)
    opening = Signal(object)
    copied = Signal(object)
    begun = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._trades: dict[int, Trade] = {}
        self._changed: frozenset[int] = frozenset()
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.card = Card(self.tr("Drafts and planned trades"))
        self.table = TableView()
        self.table.setObjectName("plan.waiting")
        self.table.setAccessibleName(self.tr("Drafts and planned trades"))
        self.model = RowTable(
            [
                Column("number", self.tr("No."), kind="number"),
                Column("position", self.tr("Position")),
                Column("status", self.tr("Status")),
                Column("platform", self.tr("Platform")),
                Column("strategy", self.tr("Strategy")),
                Column("thesis", self.tr("Thesis"), stretches=True),
                Column("made", self.tr("Begun"), "right"),
            ]
        )
        self.table.setModel(self.model)
        self.table.opened.connect(self._go_on)
        self.table.chosen.connect(lambda _: self._enable())
        self.card.body.addWidget(self.table, 1)
        column.addWidget(self.card, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.go_on = button("", "primary")
        self.go_on.setObjectName("plan.go_on")
        self.go_on.clicked.connect(lambda: self._go_on(self.table.chosen_key))
        self.change = button(self.tr("Change the plan"))
        self.change.setObjectName("plan.resume")
        self.change.clicked.connect(self._change)
        self.copy = button(self.tr("Duplicate"))
        self.copy.setObjectName("plan.copy")
        self.copy.clicked.connect(self._copy)
        self.cancel = button(self.tr("Cancel plan"))
        self.cancel.setObjectName("plan.cancel")
        self.cancel.clicked.connect(self._cancel)
        for each in (self.go_on, self.change, self.copy, self.cancel):
            foot.addWidget(each)
        foot.addStretch(1)
        column.addLayout(foot)
        self.empty = EmptyState(
            self.tr("Nothing is waiting. A draft is kept here until it is planned and opened."),
            self.tr("Plan a trade"),
            self.begun.emit,
        )
        self._stack.addWidget(page)
        self._stack.addWidget(self.empty)

    def show_trades(
        self,
        trades: Sequence[Trade],
        theses: Mapping[int, str],
        changed: frozenset[int] = frozenset(),
    ) -> None:
        """Show what is waiting. changed: the plans whose change is not signed."""
        self._trades = {trade.id: trade for trade in trades}
        self._changed = changed
        formats = self._desk.formats
        self.model.show_rows(
            [Row(trade.id, self._cells(trade, theses[trade.id], formats)) for trade in trades]
        )
        self.table.fit_columns()
        self._stack.setCurrentIndex(0 if trades else 1)
        if trades and self.table.chosen_key is None:
            self.table.choose(trades[0].id)
        self._enable()

    def _cells(self, trade: Trade, thesis: str, formats: Formats) -> list[Cell]:
        platform = self._desk.platforms.terms(trade.platform)
        name = platform.name.partition(",")[0] if platform else trade.platform
        positions = ", ".join(
            f"{each.asset} {direction_word(each.direction)}" for each in trade.positions
        )
        return [
            Cell(formats.count(trade.number), order=trade.number),
            Cell(positions or "—", weight=600),
            Cell(chip=self.tr("Changed, not signed"), chip_tone="warning")
            if trade.id in self._changed
            else Cell(chip=status_word(trade.status), chip_tone=status_tone(trade.status)),
            Cell(name or "—"),
            Cell(trade.strategy or "—", tone="muted"),
            Cell(" ".join(thesis.split()) or "—", tone="muted"),
            Cell(formats.short_day(trade.created_at), tone="muted", order=trade.created_at),
        ]

    def _chosen(self) -> Trade | None:
        key = self.table.chosen_key
        return self._trades.get(key) if isinstance(key, int) else None

    def _enable(self) -> None:
        trade = self._chosen()
        can_change = trade is not None and not self._desk.bridge.is_read_only
        for each in (self.go_on, self.change, self.cancel, self.copy):
            each.setEnabled(can_change)
        is_planned = trade is not None and trade.status is Status.PLANNED
        is_changed = trade is not None and trade.id in self._changed
        words = self.tr("Open the trade…") if is_planned else self.tr("Go on with the draft")
        self.go_on.setText(self.tr("Go on with the change") if is_changed else words)
        self.change.setVisible(is_planned and not is_changed)

    def _go_on(self, key: object) -> None:
        """Take the next step: a draft is written on, and a plan that is being changed; another plan
        is opened.
        """
        trade = self._trades.get(key) if isinstance(key, int) else None
        if trade is None:
            return
        if trade.status is Status.PLANNED and trade.id not in self._changed:
            self.opening.emit(trade)
        else:
            self.resumed.emit(trade)

    def _change(self) -> None:
        trade = self._chosen()
        if trade is not None:
            self.resumed.emit(trade)

    def _copy(self) -> None:
        trade = self._chosen()
        if trade is not None:
            self.copied.emit(trade)

    def _cancel(self) -> None:
        trade, desk = self._chosen(), self._desk
        if trade is None:
            return
        number = desk.formats.count(trade.number)
        desk.bridge.change(
            lambda journal: cancel_plan(journal, desk.clock, trade.id),
            lambda _: desk.notify(
                self.tr("Trade {number} is given up").format(number=number),
                self.tr("Undo"),
                desk.actions["undo"].trigger,
            ),
            owner=self,
        )
