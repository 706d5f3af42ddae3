"""The five tiles of the book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.ui.formatting import MINUS, Formats
from journal_app.ui.widgets.tile import Tile
from journal_app.ui.words import direction_word

if TYPE_CHECKING:
    from decimal import Decimal

    from journal_app.domain.watching.book import Book, OpenPosition
    from journal_app.services.watching import EquityHistory, Standing

_TONES: Final = {"act_now": "danger", "soon": "warning", "routine": "text", None: "text"}


class BookTiles(QWidget):
    """Equity, exposure, unrealised profit, interest a day and the closest liquidation.

    Shown first from what is kept; what the worker adds stands in the lines below the figures.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.equity = Tile(self.tr("Equity"))
        self.exposure = Tile(self.tr("Exposure"))
        self.unrealised = Tile(self.tr("Unrealised P&L"))
        self.interest = Tile(self.tr("Interest per day"))
        self.closest = Tile(self.tr("Closest liquidation"))
        self._book: Book | None = None
        self._change = ""
        self._so_far = ""
        self._formats = Formats()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for name in ("equity", "exposure", "unrealised", "interest", "closest"):
            tile: Tile = getattr(self, name)
            tile.setObjectName(f"today.{name}")
            row.addWidget(tile, 1)

    def show_book(self, book: Book, closest: OpenPosition | None, formats: Formats) -> None:
        """Show the sums."""
        self._book, self._formats = book, formats
        self._show_equity()
        self.exposure.show_figure(formats.money(book.exposure), self._leverage(book.leverage))
        has_open = bool(book.exposure or book.unrealised)
        tone = "text"
        if book.unrealised:
            tone = "gain" if book.unrealised > 0 else "loss"
        self.unrealised.show_figure(
            formats.money(book.unrealised, signed=True),
            self._costs(book.costs) if has_open else self.tr("nothing is open"),
            tone,
        )
        self._show_interest()
        self._show_closest(closest, "text")

    def show_standing(self, standing: Standing, formats: Formats) -> None:
        """Show the sums, and what the profile says of them."""
        self.show_book(standing.book, standing.closest, formats)
        most = formats.times(standing.most_leverage, 0)
        self.exposure.show_figure(
            formats.money(standing.book.exposure),
            self.tr("{leverage} · limit {most}").format(
                leverage=self._leverage(standing.book.leverage), most=most
            ),
            "danger" if standing.is_leverage_above_most else "text",
        )
        self._show_closest(standing.closest, _TONES[standing.closest_urgency])

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
            per_day = self._formats.money(self._book.interest_per_day, places=2)
            self.interest.show_figure(per_day, self._so_far)

    def _show_closest(self, position: OpenPosition | None, tone: str) -> None:
        closest = self._book.closest if self._book else None
        if position is None or closest is None or closest.distance is None:
            self.closest.show_figure("—", self.tr("nothing can be liquidated"))
            return
        sign = MINUS if position.direction == "long" else "+"
        figure = sign + self._formats.percent(closest.distance)
        if closest.distance < 0:
            figure, tone = self.tr("Past it"), "danger"
        where = self.tr("{asset} {direction} on {platform}").format(
            asset=position.asset,
            direction=direction_word(position.direction),
            platform=position.platform,
        )
        self.closest.show_figure(figure, where, tone)

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
