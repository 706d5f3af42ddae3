"""A setup opened on paper: where it stands under the platform's own law, and what it may bring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.ledger.entries import Deposit
from journal_app.domain.ledger.standing import Part, account
from journal_app.domain.ledger.valuation import value
from journal_app.domain.margin import Account
from journal_app.domain.market.observed import NO_MARKET
from journal_app.domain.money import Asset
from journal_app.domain.planning import costs as costing
from journal_app.domain.trade import Direction, PlannedPosition, Position, PositionKind
from journal_app.services.demo.desks import DESKS
from journal_app.services.demo.sizing import Setup
from journal_app.services.demo.walk import Walk
from journal_app.services.demo.writing import TradeLedger


@dataclass(frozen=True, slots=True)
class OnPaper:
    """What a setup comes to. Units: the journal's currency; ratios are fractions of 1.

    health_factor: where the law knows one. costs: interest and fees of the planned time.
    """

    liquidation_prices: Mapping[Asset, Decimal | None]
    health_factor: Decimal | None
    margin_ratio: Decimal | None
    leverage: Decimal | None
    value: Decimal
    interest: Decimal
    costs: Decimal
    risk: Decimal
    reward: Decimal

    def liquidation_distance(self, legs: Sequence[PlannedPosition]) -> Decimal | None:
        """How near liquidation comes to any entry, as a fraction of it."""
        lines = ((leg.entry, self.liquidation_prices.get(leg.asset)) for leg in legs)
        distances = [abs(entry - line) / entry for entry, line in lines if line is not None]
        return min(distances, default=None)


@exact
def on_paper(setup: Setup, walk: Walk) -> OnPaper:
    """Open the setup without costs, and ask the platform's law where it stands."""
    standing = _standing(setup, walk)
    lines = standing.liquidation_prices() if standing else {}
    risk = reward = interest = fees = ZERO
    for leg in setup.legs:
        financing, stake = setup.financing(leg), setup.stake(leg)
        risk += costing.loss(financing, stake, setup.costs, setup.nearest_stop(leg))
        for target in leg.targets:
            loss = costing.loss(financing, stake, setup.costs, target.price)
            reward -= target.share * loss
        interest += costing.interest(financing, stake, setup.costs)
        fees += costing.fees(stake, setup.costs)
    return OnPaper(
        liquidation_prices={
            leg.asset: lines.get(setup.terms.ticker(leg.asset)) for leg in setup.legs
        },
        health_factor=standing.health_factor if standing else None,
        margin_ratio=standing.margin_ratio if standing else None,
        leverage=standing.leverage if standing else None,
        value=setup.value,
        interest=interest,
        costs=interest + fees,
        risk=risk,
        reward=reward,
    )


def positions_of(setup: Setup) -> tuple[Position, ...]:
    """The positions that a setup takes up, the hedged holding first."""
    held = tuple(Position(leg.asset, leg.direction, leg.kind) for leg in setup.legs)
    if setup.idea.strategy.kind != "hedge" or setup.collateral == setup.legs[0].asset:
        return held
    return (Position(setup.collateral, Direction.LONG, PositionKind.HOLDING), *held)


def shorts_of(setup: Setup) -> frozenset[Asset]:
    """What the setup is short of by borrowing it."""
    return frozenset(
        leg.asset
        for leg in setup.legs
        if leg.direction is Direction.SHORT and leg.kind is PositionKind.SPOT
    )


def _standing(setup: Setup, walk: Walk) -> Account | None:
    at = setup.idea.opens_at
    free = replace(setup.idea.venue, fee=ZERO, gas=())
    ledger = TradeLedger(walk, free, Random(0), shorts_of(setup))
    ledger.write_move(Deposit, at, setup.collateral, amount=setup.own)
    for leg in setup.legs:
        own_money = setup.stake(leg).collateral
        DESKS[free.kind].enter(ledger, setup, at, leg, leg.units, own_money)
    state = ledger.state()
    part = Part(state, value(state, ledger.last_at, NO_MARKET, free.platform))
    return account([part], setup.terms)
