"""The five tiles of the book, and the button that shows more below them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.ui.formatting import MINUS, Formats
from journal_app.ui.widgets.tile import Tile
from journal_app.ui.words import direction_word, interest_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from decimal import Decimal

    from journal_app.domain.money import Asset
    from journal_app.domain.watching.book import Book, OpenPosition
    from journal_app.services.equity_days import EquityHistory
    from journal_app.services.watching import Standing

_MOST_NAMED: Final = 8
_TONES: Final = {"act_now": "danger", "soon": "warning", "routine": "text", None: "text"}


class BookTiles(QWidget):
    """Equity, exposure, the profit of open trades, interest a day and the closest liquidation.

    Shown first from what is kept; what the worker adds stands in the lines below the figures.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.equity = Tile(self.tr("Equity"))
        self.exposure = Tile(self.tr("Exposure"))
        self.net_of_open = Tile(self.tr("P&L of open trades"))
        self.interest = Tile(self.tr("Interest per day"))
        self.closest = Tile(self.tr("Closest liquidation"))
        self._book: Book | None = None
        self._change = ""
        self._so_far = ""
        self._formats = Formats()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for name in ("equity", "exposure", "net_of_open", "interest", "closest"):
            tile: Tile = getattr(self, name)
            tile.setObjectName(f"today.{name}")
            row.addWidget(tile, 1)

    def show_book(self, book: Book, closest: OpenPosition | None, formats: Formats) -> None:
        """Show the sums."""
        self._book, self._formats = book, formats
        self._show_equity()
        self.exposure.show_figure(formats.money(book.exposure), self._leverage(book.leverage))
        has_open = bool(book.exposure or book.net_of_open)
        tone = "text"
        if book.net_of_open:
            tone = "gain" if book.net_of_open > 0 else "loss"
        self.net_of_open.show_figure(
            formats.money(book.net_of_open, signed=True),
            self._costs(book.costs) if has_open else self.tr("nothing is open"),
            tone,
        )
        self._show_interest()
        self._show_closest(closest, "text", "" if has_open else self.tr("nothing is open"))

    def show_standing(self, standing: Standing, formats: Formats) -> None:
        """Show the sums, what the profile says of them, and which of them rest on old prices."""
        self.show_book(standing.book, standing.closest, formats)
        most = formats.times(standing.most_leverage, 0)
        self.exposure.show_figure(
            formats.money(standing.book.exposure),
            self.tr("{leverage} · limit {most}").format(
                leverage=self._leverage(standing.book.leverage), most=most
            ),
            "danger" if standing.is_leverage_above_most else "text",
        )
        self._show_closest(
            standing.closest, _TONES[standing.closest_urgency], self._without_closest(standing)
        )
        self._show_ages(standing)

    def show_history(self, history: EquityHistory, *, is_this_week: bool) -> None:
        """Show what the week changed, and what the month's interest came to."""
        formats = self._formats
        if history.change_fraction is not None:
            change = formats.percent(history.change_fraction, signed=True)
        else:
            change = formats.money(history.change, signed=True)
        when = (
            self.tr("this week")
            if is_this_week
            else self.tr("in the week of {day}").format(day=formats.short_day(history.week_start))
        )
        self._change = f"{change} {when}"
        self._so_far = self.tr("{interest} so far in {month}").format(
            interest=formats.money(history.interest), month=formats.month(history.month)
        )
        self._show_equity()
        self._show_interest()

    def _show_equity(self) -> None:
        if self._book is None:
            return
        equity = self._book.equity
        if equity is None:
            self.equity.show_figure("—", self.tr("say your capital in Settings"))
        else:
            self.equity.show_figure(self._formats.money(equity), self._change)

    def _show_interest(self) -> None:
        if self._book is not None:
            book = self._book
            per_day = interest_words(book.interest_per_day, book.without_rate, self._formats)
            self.interest.show_figure(per_day, self._so_far)

    def _show_closest(self, position: OpenPosition | None, tone: str, otherwise: str) -> None:
        closest = self._book.closest if self._book else None
        if position is None or closest is None or closest.distance is None:
            self.closest.show_figure("—", otherwise)
            return
        if closest.distance <= 0:
            figure = self.tr("At it") if closest.distance == 0 else self.tr("Past it")
            tone = "danger"
        else:
            sign = MINUS if position.direction == "long" else "+"
            figure = self._formats.distance(closest.distance)
            figure = figure if figure.startswith("<") else sign + figure
        where = self.tr("{asset} {direction} on {platform}").format(
            asset=position.asset,
            direction=direction_word(position.direction),
            platform=position.platform,
        )
        self.closest.show_figure(figure, where, tone)

    def _without_closest(self, standing: Standing) -> str:
        """Why no liquidation is told."""
        if not standing.positions:
            return self.tr("nothing is open")
        if standing.untold_accounts:
            return self.tr("not known of {count}").format(count=standing.untold_accounts)
        return self.tr("nothing can be liquidated")

    def _show_ages(self, standing: Standing) -> None:
        """Mark what rests on prices that are much older than the last ones."""
        every = standing.every_behind
        more, as_of = self._ages(every)
        for tile in (self.equity, self.exposure, self.net_of_open, self.interest):
            tile.explain(more, as_of)
        closest = standing.closest
        more, as_of = self._ages(standing.behind.get(closest.trade_id, {}) if closest else {})
        unknown = ""
        if standing.untold_accounts:
            unknown = self.tr(
                "Not among them: {count} trades of which no liquidation price is known, because "
                "the terms of their platforms do not tell it."
            ).format(count=standing.untold_accounts)
        self.closest.explain("\n".join(filter(None, (more, unknown))), as_of)

    def _ages(self, behind: Mapping[Asset, datetime]) -> tuple[str, str]:
        """Which prices are old, and since when; the day of the oldest."""
        if not behind:
            return "", ""
        formats = self._formats
        lines = [
            self.tr("{asset}: price of {when}").format(asset=asset, when=formats.time(at))
            for asset, at in behind.items()
        ]
        shown = lines[:_MOST_NAMED]
        if len(lines) > len(shown):
            shown.append(self.tr("and {count} more").format(count=len(lines) - len(shown)))
        oldest = next(iter(behind.values()))
        head = self.tr("Rests on prices older than the last ones:")
        return "\n".join([head, *shown]), formats.short_day(oldest)

    def _leverage(self, leverage: Decimal | None) -> str:
        if leverage is None:
            return self.tr("of unknown equity")
        return self.tr("{leverage} of equity").format(leverage=self._formats.times(leverage, 2))

    def _costs(self, costs: Decimal) -> str:
        if costs < 0:
            return self.tr("with {money} of funding and yield").format(
                money=self._formats.money(-costs)
            )
        return self.tr("after {money} interest and fees").format(money=self._formats.money(costs))
