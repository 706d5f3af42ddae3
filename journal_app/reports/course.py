"""What trades had won or lost by each of some moments, replayed on from one to the next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal, localcontext
from itertools import accumulate
from operator import add

from journal_app.domain.exact import SUMS, ZERO, exact
from journal_app.domain.ledger.reckoning import names_of
from journal_app.domain.ledger.replay import replay
from journal_app.domain.ledger.valuation import value
from journal_app.domain.market.observed import Market
from journal_app.domain.pnl import NOTHING, ProfitAndLoss
from journal_app.domain.state import State
from journal_app.reports.records import TradeRecord


@exact
def course_of(
    record: TradeRecord, market: Market, moments: Sequence[datetime]
) -> list[ProfitAndLoss]:
    """The profit of a trade by each moment, in order of time; its figures' own once it is over."""
    trade, entries, told = record.trade, record.entries, record.figures
    names, rates = names_of(trade), market.rates_of(trade.platform, names_of(trade))
    state, taken = State(), 0
    course = []
    for moment in moments:
        upto = taken
        while upto < len(entries) and entries[upto].at <= moment:
            upto += 1
        if upto > taken:
            state = replay(
                entries[taken:upto],
                after=state,
                borrowed_shorts=trade.borrowed_shorts,
                rates=rates,
            )
            taken = upto
        if not taken:
            course.append(NOTHING)
        elif told.closed_at is not None and taken == len(entries):
            course.append(told.total)
        else:
            course.append(value(state, moment, market, trade.platform, names).total)
    return course


def nets_at(
    records: Iterable[TradeRecord], market: Market, moments: Sequence[datetime]
) -> list[Decimal]:
    """What all of these trades, which have begun, had together won or lost by each moment."""
    open_nets = [ZERO] * len(moments)
    settled = [ZERO] * (len(moments) + 1)  # what trades came to that were over by then
    for record in records:
        begun, over = _span(record, moments)
        nets = [profit.net for profit in course_of(record, market, moments[begun:over])]
        with localcontext(SUMS):
            for place, net in enumerate(nets, begun):
                open_nets[place] += net
            settled[over] += record.figures.total.net
    with localcontext(SUMS):
        return list(map(add, open_nets, accumulate(settled[:-1])))


def _span(record: TradeRecord, moments: Sequence[datetime]) -> tuple[int, int]:
    """From which moment on a trade had begun, and from which on it was over for good.

    Only between them has it to be replayed.
    """
    entries = record.entries
    begun = bisect_left(moments, entries[0].at)
    if record.figures.closed_at is None:
        return begun, len(moments)
    return begun, bisect_left(moments, entries[-1].at)
