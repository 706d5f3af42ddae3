"""A first look at a journal: what the window shows before the journal is opened in earnest.

Reads kept figures alone and replays nothing. Light: it is on the way to the first paint.
"""

# No postponed annotations: a NamedTuple compiles each of them, before the first paint.
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Final, NamedTuple, Protocol

from journal_app.domain.exact import NotANumberError, parse_decimal
from journal_app.domain.trade_line import TradeLine
from journal_app.domain.watching.book import Book, Holding, OpenPosition, book, own_money

FIRST_PAGE: Final = 200
"""So many lines fill any screen."""


class FirstLook(Protocol):
    """The kept rows of a journal, at one moment."""

    def settings(self) -> Mapping[str, str]:
        """Return the journal's own settings."""
        ...

    def last_mark_at(self) -> datetime | None:
        """Return the time of the latest mark or exchange rate."""
        ...

    def open_trades(self) -> tuple[Sequence[OpenPosition], Sequence[Holding]]:
        """Return the open positions, and what each open trade adds to the book."""
        ...

    def net_of_the_rest(self) -> Decimal:
        """Return what all trades that are not open have won or lost."""
        ...

    def flows(self) -> Sequence[Decimal]:
        """Return the value of every deposit and withdrawal of an account."""
        ...

    def newest(self, count: int) -> Sequence[TradeLine]:
        """Return the lines of the newest trades, newest first."""
        ...


class Glance(NamedTuple):
    """What is shown at once. lines: of the newest trades; none in a journal without any."""

    settings: Mapping[str, str]
    marked_at: datetime | None
    book: Book
    positions: Sequence[OpenPosition]
    lines: Sequence[TradeLine]

    @property
    def closest(self) -> OpenPosition | None:
        """The first position of the trade that is next to be liquidated."""
        if self.book.closest is None:
            return None
        trade_id = self.book.closest.trade_id
        return next((each for each in self.positions if each.trade_id == trade_id), None)


def glance(look: FirstLook) -> Glance:
    """Take a first look."""
    settings = look.settings()
    positions, holdings = look.open_trades()
    return Glance(
        settings=settings,
        marked_at=look.last_mark_at(),
        book=book(holdings, own_money(capital_in(settings), look.flows()), look.net_of_the_rest()),
        positions=positions,
        lines=look.newest(FIRST_PAGE),
    )


def capital_in(settings: Mapping[str, str]) -> Decimal | None:
    """The capital that the trader began with, in the journal's currency; None if none was said."""
    try:
        return parse_decimal(settings["capital"])
    except (KeyError, NotANumberError):
        return None
