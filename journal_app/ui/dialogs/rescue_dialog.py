"""Record a way of a rescue: its entries trade by trade, and beside them what they do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.services.previewing import Preview
from journal_app.services.rescuing import record_rescue, see_rescue
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.trade_dialog import TradeDialog
from journal_app.ui.messages import say
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.models.live_table import LiveTable
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.change_row import ChangeRow
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.table import TableView
from journal_app.ui.words import direction_word, entry_word

if TYPE_CHECKING:
    from journal_app.domain.ledger.drafts import Draft
    from journal_app.domain.problems import Problem
    from journal_app.services.rescuing import RescueSeen, Wanted
    from journal_app.services.trade_page import TradePage

_ROW: Final = 32


class RescueDialog(TradeDialog):
    """A rescue as it would be recorded now. Signal: `recorded(text)`, what to say afterwards."""

    def __init__(
        self, desk: Desk, page: TradePage, wanted: Wanted, parent: QWidget | None = None
    ) -> None:
        super().__init__("rescue", desk, page, parent)
        self._wanted = wanted
        self.table = LiveTable(
            [
                Column("entry", self.tr("Entry"), sorts=False, stretches=True),
                Column("trade", self.tr("Trade"), kind="number", sorts=False),
                Column("amount", self.tr("Amount"), kind="number", sorts=False),
                Column("price", self.tr("Price"), kind="number", sorts=False),
                Column("fee", self.tr("Fee"), kind="number", sorts=False),
            ]
        )
        self._view = TableView(_ROW)
        self._lines = Card(self.tr("Liquidation prices of the account"))
        self._call(self.tr("Record the rescue"), self.tr("Record"))
        self._lay_out(self._made_left(), [self.effect])
        self.effect.show_words(self.tr("Reckoning it as of now."))
        self.save.setEnabled(False)
        self.resize(940, 560)
        self._look()

    def keep(self) -> None:
        """Record it; once, however often it is asked."""
        if not self.save.isEnabled():
            return
        self.save.setEnabled(False)
        desk, wanted = self._desk, self._wanted
        desk.bridge.change(
            lambda journal: record_rescue(journal, desk.clock, wanted),
            self._done,
            owner=self,
            otherwise=self._refuse,
        )

    def _done(self, _seen: RescueSeen) -> None:
        self.recorded.emit(self.tr("The rescue is recorded."))
        self.accept()

    # Looking

    def _look(self) -> None:
        at, wanted = self._desk.now(), self._wanted
        self._desk.bridge.read(
            lambda uow: see_rescue(uow, wanted, at),
            self._show_seen,
            owner=self,
            otherwise=self._refuse,
        )

    def _show_seen(self, seen: RescueSeen) -> None:
        trade_id = self._trade.id
        self.table.show_rows(list(self._rows(seen)))
        self._view.fit_columns()
        self.effect.show_preview(Preview(seen.before[trade_id], seen.after[trade_id]))
        self._show_lines(seen)
        self.save.setEnabled(True)
        self.save.setFocus()

    def _rows(self, seen: RescueSeen) -> Iterator[tuple[Cell, ...]]:
        for trade_id, drafts in seen.entries.items():
            for draft in drafts:
                yield self._row(draft, seen.numbers[trade_id])

    def _row(self, draft: Draft, number: int) -> tuple[Cell, ...]:
        formats = self._desk.formats
        if draft.kind == "note":
            return Cell(entry_word("note")), Cell(f"#{number}"), Cell(), Cell(), Cell()
        into = f"→ {formats.amount(draft.to_amount)} {draft.to_asset}" if draft.to_asset else ""
        return (
            Cell(entry_word(draft.kind), aside=into),
            Cell(f"#{number}"),
            Cell(f"{formats.amount(draft.amount)} {draft.asset}", weight=600),
            Cell(formats.price(draft.price)),
            Cell("" if draft.fee is None else formats.money(draft.fee, places=2)),
        )

    def _show_lines(self, seen: RescueSeen) -> None:
        """The liquidation price of every position that shares the account."""
        formats = self._desk.formats
        rows = [
            (seen.numbers[trade_id], before, after)
            for trade_id, told in seen.before.items()
            for before, after in zip(told.positions, seen.after[trade_id].positions, strict=True)
            if before.quantity
        ]
        self._lines.setVisible(len(rows) > 1)
        for number, before, after in rows:
            caption = f"#{number} {before.asset} {direction_word(before.direction.value)}"
            row = ChangeRow(caption)
            row.show_change(
                formats.price(before.liquidation_price), formats.price(after.liquidation_price)
            )
            self._lines.body.addWidget(row)

    # Making

    def _made_left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._view.setModel(self.table)
        self._view.setObjectName("rescue.entries")
        self._view.setAccessibleName(self.tr("Entries"))
        self._view.show_all_rows()
        card = Card(self.tr("Entries"))
        card.body.addWidget(self._view)
        note = Sentence(self._wanted.note, 12, color="muted")
        card.body.addWidget(note)
        column.addWidget(card)
        column.addWidget(self._lines)
        self._lines.hide()
        column.addStretch(1)
        return left

    # What is wrong

    def _problems_shown_by(self) -> RescueDialog:
        return self

    def show_problems(self, problems: Iterable[Problem]) -> list[str]:
        """No field here can be mended: all of them are said below."""
        return [say(each.code, each.facts) for each in problems]

    def _refuse(self, error: Any) -> None:
        super()._refuse(error)
        self.save.setEnabled(False)
