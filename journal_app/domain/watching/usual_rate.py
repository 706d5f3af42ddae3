"""The usual level of a borrow rate, against which today's is held."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from statistics import median
from typing import Final, NamedTuple

from journal_app.domain.exact import exact
from journal_app.domain.ledger.entries import Borrow, Entry, Open, RateChange
from journal_app.domain.ledger.reckoning import Reckoned, names_of
from journal_app.domain.ledger.replay import apr_in_force
from journal_app.domain.market.interest import RateIndex
from journal_app.domain.market.observed import Market
from journal_app.domain.money import Asset

USUAL_DAYS: Final = 90
"""How far the history is looked back on. Source: the program's own definition of usual."""


@lru_cache(maxsize=64)
@exact
def usual_rate(history: RateIndex, at: datetime, days: int = USUAL_DAYS) -> Decimal | None:
    """The median of the rates in force at a moment and a day, two days … before it.

    A rate that held for long so counts for all its days, however rarely it was written down.
    None where no rate was known yet. Units: a fraction a year.
    """
    known = history.daily(at, days)
    return median(known) if known else None


class DebtRate(NamedTuple):
    """The rate at which a debt accrues. Units: fractions a year.

    usual: see `usual_rate`. told_at: when anybody last said what the rate is.
    """

    asset: Asset
    apr: Decimal
    usual: Decimal | None
    told_at: datetime | None = None


@exact
def debt_rates(one: Reckoned, market: Market) -> tuple[DebtRate, ...]:
    """The rates in force of what a trade owes, the largest debt first.

    Usual is what the platform's history says; without one, what the trade's own entries said.
    """
    state, valuation = one.state, one.valuation
    known = market.rates_of(one.trade.platform, names_of(one.trade))
    found = []
    for asset in sorted(valuation.owed, key=lambda owed: -_value_of(one, owed)):
        apr = apr_in_force(state.debts[asset], asset, valuation.at, state, known)
        if apr is not None:
            own = _own_history(one, asset)
            history = known.get(asset) or own
            told = [at for each in (history, own) if (at := each.last_change) is not None]
            usual = usual_rate(history, valuation.at)
            found.append(DebtRate(asset, apr, usual, max(told, default=None)))
    return tuple(found)


def _value_of(one: Reckoned, owed: Asset) -> Decimal:
    return one.valuation.owed[owed] * one.valuation.quotes[owed].price


def _own_history(one: Reckoned, asset: Asset) -> RateIndex:
    """The rates that the trade's own entries gave a debt."""
    return RateIndex(
        (entry.at, apr) for entry in one.entries if (apr := _apr_said(entry, asset)) is not None
    )


def _apr_said(entry: Entry, asset: Asset) -> Decimal | None:
    match entry:
        case Borrow(apr=apr) | RateChange(apr=apr) if entry.asset == asset:
            return apr
        case Open(borrow_apr=apr):
            return apr
        case _:
            return None
