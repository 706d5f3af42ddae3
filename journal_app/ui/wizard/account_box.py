"""The whole account that a trade joins, before → after: its lines, and what a fall does to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.money import STABLECOINS
from journal_app.ui.widgets.change_row import ChangeRow
from journal_app.ui.widgets.labels import Sentence

if TYPE_CHECKING:
    from journal_app.domain.planning.account_change import AccountChange, FallOutcome, Sides
    from journal_app.ui.formatting import Formats


class _Line(NamedTuple):
    caption: str
    before: str
    after: str
    tone: str = "text"


class AccountBox(QWidget):
    """Hidden where a trade joins no account of others."""

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._heading = Sentence(self.tr("The whole account, before → after"), 13, 600)
        self._rows: dict[str, ChangeRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._heading)
        self.setObjectName("plan.account")
        self.hide()

    @property
    def lines(self) -> list[tuple[str, str, str]]:
        """What is shown: caption, before and after."""
        return [
            (caption, row.before, row.after)
            for caption, row in self._rows.items()
            if row.isVisibleTo(self)
        ]

    def show_account(self, change: AccountChange | None) -> None:
        """Show another account; None for none."""
        for row in self._rows.values():
            row.hide()
        if change is not None:
            for line in self._told(change):
                self._row(line.caption).show_change(line.before, line.after, line.tone)
        self.setVisible(change is not None)

    def _row(self, caption: str) -> ChangeRow:
        row = self._rows.get(caption)
        if row is None:
            row = self._rows[caption] = ChangeRow(caption)
        self._column.removeWidget(row)
        self._column.addWidget(row)
        row.show()
        return row

    def _told(self, change: AccountChange) -> Iterator[_Line]:
        formats = self._formats
        yield self._figure(self.tr("Equity"), change.equity, formats.money)
        if change.health_factor != (None, None):
            yield self._figure(self.tr("Health factor"), change.health_factor, formats.ratio)
        else:
            yield self._figure(self.tr("Margin ratio"), change.margin_ratio, formats.percent)
        yield self._figure(self.tr("Leverage"), change.leverage, formats.times)
        for asset, sides in change.liquidation_prices.items():
            if sides != (None, None) and asset not in STABLECOINS:
                caption = self.tr("Liquidation of {asset}").format(asset=asset)
                yield self._figure(caption, sides, formats.price)
        for outcome in change.under_a_fall():
            yield self._after_a_fall(outcome)

    @staticmethod
    def _figure(caption: str, sides: Sides, write: Callable[[Decimal | None], str]) -> _Line:
        return _Line(caption, write(sides.before), write(sides.after))

    def _after_a_fall(self, outcome: FallOutcome) -> _Line:
        formats = self._formats
        by = formats.percent(abs(outcome.deepest), 0)
        if len(outcome.moves) > 1:
            caption = self.tr("Equity if all fall {by}").format(by=by)
        else:
            (asset,) = outcome.moves
            caption = self.tr("Equity if {asset} falls {by}").format(asset=asset, by=by)

        def told(reached_at: Decimal | None, equity: Decimal | None) -> str:
            if reached_at is None:
                return formats.money(equity)
            return self.tr("liquidated at {fall}").format(fall=formats.percent(reached_at))

        reached, equity = outcome.reached_at, outcome.equity
        tone = "danger" if reached.after is not None else "text"
        before, after = map(told, reached, equity)
        return _Line(caption, before, after, tone)
