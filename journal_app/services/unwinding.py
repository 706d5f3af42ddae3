"""Unwind a loop that is open: all its steps as entries, in one step of undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from journal_app.domain.exact import ZERO
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.ledger.reckoning import reckoned
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.watching.rescue import Target
from journal_app.domain.watching.rescued_account import rescued_account
from journal_app.domain.watching.unwinding import drafts_of, loop_of, unwound
from journal_app.services.ports import Clock, Journal, UnitOfWork
from journal_app.services.reckoning import ledger_of, rederive, sharing
from journal_app.services.recording import add_entries, facts_of


class Unwind(NamedTuple):
    """What is asked for: the least health on the way, and where it ends.

    target: None until nothing is owed. cost_rate: of value. note: stands with every entry.
    """

    trade_id: int
    least_health: Decimal
    target: Target | None = None
    cost_rate: Decimal = ZERO
    note: str = ""


def record_unwind(journal: Journal, clock: Clock, asked: Unwind) -> int:
    """Record the steps as they are now, with the interest until now; return how many entries.

    Raises: Refused, where the trade is no loop or there is no such way.
    """
    with journal.unit_of_work() as uow:
        at = clock.now()
        drafts = _drafts(uow, asked, at)
        trade = uow.trades.get(asked.trade_id)
        uow.begin_action("unwind", at, **facts_of(trade))
        add_entries(uow, trade, drafts)
        rederive(uow, [trade.id])
        uow.commit()
        return len(drafts)


def _drafts(uow: UnitOfWork, asked: Unwind, at: datetime) -> Sequence[Draft]:
    market = uow.observations.market()
    trade = uow.trades.get(asked.trade_id)
    one = reckoned(trade, ledger_of(uow, trade.id), market, at)
    account = rescued_account([one, *sharing(uow, one, market)], market)
    loop = loop_of(account) if account else None
    if loop is None:
        raise Refused.because("", "no_loop", number=trade.number)
    steps = unwound(loop, asked.least_health, asked.target, asked.cost_rate)
    if isinstance(steps, Problem):
        raise Refused([steps])
    if not steps:
        raise Refused.because("", "no_rescue_needed")
    return drafts_of(loop, steps, at, asked.note)
