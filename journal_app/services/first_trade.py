"""How far a journal has come with its first trade, from a plan to a review."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Final, NamedTuple

from journal_app.domain.trade import Status
from journal_app.domain.trade_line import TradeLine
from journal_app.services.ports import TradeFilter, UnitOfWork


class FirstStep(StrEnum):
    """What a trade's first life consists of, in its order."""

    PLAN = "plan"
    OPEN = "open"
    PRICE = "price"
    CLOSE = "close"
    REVIEW = "review"


STEPS: Final = tuple(FirstStep)


class FirstTrade(NamedTuple):
    """What comes next. trade_id: of the trade; None where there is none yet."""

    step: FirstStep
    trade_id: int | None = None

    @property
    def number(self) -> int:
        """Which of the steps it is, from 1."""
        return STEPS.index(self.step) + 1


def first_trade(uow: UnitOfWork) -> FirstTrade | None:
    """The next step of a journal's first trade, as `next_step` says."""
    if sum(uow.lists.by_status().values()) > 1:
        return None
    lines = uow.lists.lines(uow.lists.ids(TradeFilter()))
    is_reviewed = bool(uow.reviews.every())  # written in; a week is signed once it is over
    return next_step(lines, uow.observations.last_mark_at(), is_reviewed=is_reviewed)


def next_step(
    lines: Sequence[TradeLine], marked_at: datetime | None, *, is_reviewed: bool
) -> FirstTrade | None:
    """What comes next in a journal of these trades. marked_at: the last price of anything.

    None once the only trade was taken through all steps or given up, and where there are more
    trades than one: whoever made those knows the way.
    """
    if not lines:
        return FirstTrade(FirstStep.PLAN)
    if len(lines) > 1:
        return None
    (line,) = lines
    match line.status:
        case Status.DRAFT:
            return FirstTrade(FirstStep.PLAN, line.id)
        case Status.PLANNED:
            return FirstTrade(FirstStep.OPEN, line.id)
        case Status.OPEN:
            is_priced = marked_at is not None and line.opened_at and line.opened_at <= marked_at
            return FirstTrade(FirstStep.CLOSE if is_priced else FirstStep.PRICE, line.id)
        case Status.CLOSED | Status.LIQUIDATED if not is_reviewed:
            return FirstTrade(FirstStep.REVIEW, line.id)
        case _:
            return None
