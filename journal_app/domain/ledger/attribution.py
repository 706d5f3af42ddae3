"""Where a profit comes from: each of its components as the shares of the entries that made it.

The shares of a component add up to it to the last digit, so that nothing is explained away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Literal, NamedTuple

from journal_app.domain.exact import SUMS, ZERO, exact
from journal_app.domain.ledger.entries import Entry
from journal_app.domain.ledger.reckoning import Reckoned, names_of
from journal_app.domain.ledger.replay import RateHistories, accrued, replay
from journal_app.domain.market.observed import Market
from journal_app.domain.pnl import COMPONENTS
from journal_app.domain.state import State

Source = Literal["entry", "accrued", "open"]


class Share(NamedTuple):
    """A part of one component. Units: the journal's currency, signed as the component is.

    source: `entry` what the entry itself brought; `accrued` the interest of the time before it;
    `open` what is not realised at the moment. place: of the entry in its ledger, from 0; None of
    what came after the last one. at: when it was booked; until when, of what is not realised.
    """

    source: Source
    place: int | None
    at: datetime
    amount: Decimal


@exact
def attributed(one: Reckoned, market: Market) -> Mapping[str, Sequence[Share]]:
    """The shares of every component that is made of any, in order of time.

    Σ shares = the component of `one.valuation.total`, exactly.
    """
    shares: dict[str, list[Share]] = {name: [] for name in COMPONENTS}
    for name, share in _booked(one, market):
        shares[name].append(share)
    realised, total = one.valuation.realised, one.valuation.total
    for name in COMPONENTS:
        # the total is rounded to the digits of the context, and so is what leads up to it
        left = SUMS.subtract(getattr(total, name), getattr(realised, name))
        if left:
            source: Source = "accrued" if name == "interest" else "open"
            shares[name].append(Share(source, None, one.valuation.at, left))
    return {name: tuple(of) for name, of in shares.items() if of}


def _booked(one: Reckoned, market: Market) -> Iterator[tuple[str, Share]]:
    """What each entry that has happened added to the realised profit, component by component."""
    rates = market.rates_of(one.trade.platform, names_of(one.trade))
    shorts = one.trade.borrowed_shorts
    state = State()
    for place, entry in enumerate(one.entries):
        if one.state.last is None or (entry.at, entry.sequence) > one.state.last:
            return
        after = replay([entry], after=state, borrowed_shorts=shorts, rates=rates)
        before, made = state.realised, after.realised
        for name in COMPONENTS:
            amount = SUMS.subtract(getattr(made, name), getattr(before, name))
            if name == "interest":
                grown = _grown(state, after, entry, rates)
                if grown:
                    yield name, Share("accrued", place, entry.at, grown)
                amount = SUMS.subtract(amount, grown)
            if amount:
                yield name, Share("entry", place, entry.at, amount)
        state = after


def _grown(before: State, after: State, entry: Entry, rates: RateHistories) -> Decimal:
    """The interest of the time before an entry that the entry had reckoned.

    Σ growth·p over the debts that were brought up to its time.
    """
    grown = ZERO
    for asset, debt in before.debts.items():
        if after.debts[asset].since > debt.since:
            growth = accrued(debt, asset, entry.at, before, rates)
            if growth:
                grown = SUMS.add(grown, growth * after.last_prices[asset][1])
    return grown
