"""The open book under stress: each account once, the free cash beside it, and every scenario."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Literal, NamedTuple

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.ledger.reckoning import Reckoned, parts_of, sharing
from journal_app.domain.ledger.trade_levels import levels_by_asset
from journal_app.domain.levels import Levels
from journal_app.domain.money import YEAR_DAYS, Asset
from journal_app.domain.watching.book import own_money, total
from journal_app.domain.watching.own_scenarios import OwnScenario, scenarios_for
from journal_app.domain.watching.stress import (
    StressedAccount,
    StressedBook,
    stressed,
    stressed_account,
)
from journal_app.reports.records import TradeRecord
from journal_app.services.browsing import EVERY
from journal_app.services.glancing import capital_in
from journal_app.services.ports import UnitOfWork
from journal_app.services.stress_scenarios import own_scenarios
from journal_app.services.watching import open_trades


class FreeCash(NamedTuple):
    """Own money that stands behind no open trade. Units: the journal's currency.

    value: None where it cannot be told, and `reason` says why: no own money was recorded, or more
    lies in the open trades than all that was recorded.
    """

    value: Decimal | None
    reason: Literal["", "own_money_unknown", "more_in_trades"] = ""


class OpenLevels(NamedTuple):
    """The price levels of one open position."""

    trade_id: int
    number: int
    name: str
    asset: Asset
    levels: Levels


class Stressable(NamedTuple):
    """All that a stress run asks of a journal.

    untold: names of open trades whose margin law cannot be told, which no scenario reaches.
    """

    accounts: Sequence[StressedAccount]
    untold: Sequence[str]
    free_cash: FreeCash
    own: Sequence[OwnScenario]
    positions: Sequence[OpenLevels]


class StressAsk(NamedTuple):
    """What the scenario that asks for most would ask for, against the free cash.

    worst: None where no account has a line.
    """

    free_cash: FreeCash
    worst: StressedBook | None

    @property
    def needed(self) -> Decimal:
        """The money that would have to be added."""
        return self.worst.needed if self.worst is not None else ZERO


@exact
def stressable(uow: UnitOfWork) -> Stressable:
    """Every account with an open trade, in the order of the trades, and what stands beside them.

    An account of several trades is called by the first of them.
    """
    found = list(open_trades(uow))
    every = [one for one, _, _ in found]
    costs = {one.trade.id: told.interest_per_day * YEAR_DAYS for one, told, _ in found}
    seen: set[int] = set()
    book, untold, positions = [], [], []
    for one, told, market in found:
        name = TradeRecord(one.trade, one.entries, told).name
        positions += [
            OpenLevels(one.trade.id, one.trade.number, name, asset, levels)
            for asset, levels in levels_by_asset(one, told).items()
        ]
        if one.trade.id in seen:
            continue
        others = sharing(one, every)
        together = {one.trade.id, *(other.trade.id for other in others)}
        seen |= together
        account = None
        if one.trade.terms is not None:
            account = stressed_account(
                name,
                parts_of(one, others, market),
                one.trade.terms,
                sum((costs[trade_id] for trade_id in sorted(together)), ZERO),
            )
        if account is None:
            untold.append(name)
        else:
            book.append(replace(account, number=one.trade.number))
    net = total(told.total.net for _, told, _ in found)
    return Stressable(
        accounts=book,
        untold=untold,
        free_cash=_free_cash(uow, every, net),
        own=own_scenarios(uow.settings.every()),
        positions=positions,
    )


def run_of(found: Stressable) -> list[StressedBook]:
    """The open book under the usual scenarios and one's own, against the free cash."""
    return [
        stressed(found.accounts, scenario, found.free_cash.value)
        for scenario in scenarios_for(found.accounts, found.own)
    ]


def stress_ask(uow: UnitOfWork) -> StressAsk:
    """The free cash, and what the stress run would ask for at the most."""
    found = stressable(uow)
    run = run_of(found) if found.accounts else []
    return StressAsk(found.free_cash, max(run, key=lambda each: each.needed, default=None))


def _free_cash(uow: UnitOfWork, open_now: Sequence[Reckoned], net: Decimal) -> FreeCash:
    """Equity of the book less what the open trades hold: own money + all results − Σ equity."""
    flows = (each.flow.value for each in uow.flows.every())
    own = own_money(capital_in(uow.settings.every()), flows)
    if own is None:
        return FreeCash(None, "own_money_unknown")
    rest = uow.lists.counted(("net",), EVERY)
    equity = total((own, *(Decimal(str(each)) for (each,) in rest), net))
    free = equity - total(one.valuation.equity for one in open_now)
    return FreeCash(free) if free >= 0 else FreeCash(None, "more_in_trades")
