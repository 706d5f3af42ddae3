"""Which lines a trade is held against."""

from __future__ import annotations

from collections.abc import Callable

from journal_app.domain.trade import Trade
from journal_app.domain.watching.lines import LINES, Lines
from journal_app.services.ports import UnitOfWork


def lines_of(_uow: UnitOfWork) -> Callable[[Trade], Lines]:
    """The lines of each trade."""
    return lambda _trade: LINES
