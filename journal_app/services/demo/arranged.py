"""Trades that must be there: those open at the end, as they are to stand, and liquidations."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ONE, exact
from journal_app.domain.ledger.entries import Liquidation, Note
from journal_app.domain.money import CENT, YEAR_DAYS, Asset
from journal_app.domain.terms import Terms
from journal_app.domain.trade import Direction
from journal_app.services.demo.carrying import HOUR, MINUTE
from journal_app.services.demo.course import Step, steps_of
from journal_app.services.demo.desks import settle
from journal_app.services.demo.ideas import (
    CONDITIONS,
    Idea,
    chart_of,
    idea_of,
    possible_strategies,
)
from journal_app.services.demo.recipe import Standing, Strategy, Venue
from journal_app.services.demo.sizing import OWN_MONEY_STEP, Appetite, Setup, sized, threshold
from journal_app.services.demo.stories import Told, Trader
from journal_app.services.demo.walk import DAY, Walk
from journal_app.services.demo.writing import DOLLAR, rounded_up

CALM: Final = Appetite(
    risk=Decimal("0.012"), size=Decimal("0.20"), health=Decimal("1.6"), leverage=Decimal(2)
)
RECKLESS: Final = Appetite(
    risk=Decimal("0.025"), size=Decimal("0.16"), health=Decimal("1.2"), leverage=Decimal(4)
)

LEAST_STOP: Final = 0.07
STOP_ROOM: Final = 0.03
LEAST_REWARD: Final = 1.9
"""Levels of an open trade: beyond where the price has been."""

IMPULSE: Final = "Breakout"
"""What a trade without a plan takes itself for."""

CRASH_DAYS: Final = 21
"""Within how many days the price falls to the liquidation."""

UNTIL_ABSORBED: Final = 4 * MINUTE
"""How soon the protocol acts once the price is past the line."""

MOST_OF_MAX_LTV: Final = Decimal("0.95")
"""How much of what may be borrowed a reckless trader borrows."""

PAST_THE_LINE: Final = Decimal("1.004")
DEEP_ENOUGH: Final = 0.99
"""How far past the line the price falls, with room for what the opening costs."""


# open at the end


def open_setup(trader: Trader, standing: Standing) -> Setup:
    """A trade that stands as it is to at the last mark."""
    recipe, walk = trader.recipe, trader.walk
    venue = next(each for each in recipe.venues if each.platform == standing.platform)
    ideas = [
        _idea_until_now(trader, strategy, venue, standing.asset, days_ago)
        for days_ago in range(*standing.days_ago)
        for strategy in possible_strategies(recipe, venue, (standing.asset,))
        if strategy.direction is standing.direction and strategy.kind != "hedge"
    ]

    def unrest(idea: Idea) -> tuple[bool, float]:
        chart = chart_of(walk, idea.assets, idea.opens_at)
        is_true = CONDITIONS[idea.strategy.when](chart)
        return not is_true, _unrest(steps_of(idea, walk, walk.last_at), standing.move)

    idea = min(ideas, key=unrest)
    terms = trader.terms[venue.platform]
    setup = sized(idea, CALM, recipe, walk, terms, trader.chance)
    return replace(setup, collateral=DOLLAR, own=_own_for(setup, standing, walk))


def _idea_until_now(
    trader: Trader, strategy: Strategy, venue: Venue, asset: Asset, days_ago: int
) -> Idea:
    """The idea with a stop that the way until now has not touched, and a target beyond it."""
    walk = trader.walk
    opens_at = walk.last_at - days_ago * DAY - trader.chance.randint(1, 12) * HOUR
    idea = idea_of(strategy, venue, (asset,), opens_at, trader.chance)
    moves = [step.move for step in steps_of(idea, walk, walk.last_at)]
    stop = max(LEAST_STOP, STOP_ROOM - min(moves))
    last = max(stop * LEAST_REWARD, max(moves) * LEAST_REWARD)
    halfway = max(last / 2, max(moves) + STOP_ROOM)
    return replace(idea, stop=stop, targets=(halfway, last), days=days_ago + 20)


def _unrest(steps: list[Step], wanted_move: float) -> float:
    """How far the trade is from where it is to be, and how far it went against the trader."""
    worst, now = min(step.move for step in steps), steps[-1].move
    return abs(now - wanted_move) - 2 * worst


@exact
def _own_for(setup: Setup, standing: Standing, walk: Walk) -> Decimal:
    """The collateral with which the trade stands as it is to, at the last mark."""
    (leg,) = setup.legs
    now = leg.units * walk.price(leg.asset, walk.last_at)
    if standing.health is not None:
        # health = now·T / (loan + interest), and the loan is what own money does not pay
        days = Decimal((walk.last_at - setup.idea.opens_at) // DAY)
        growth = ONE + setup.apr * days / YEAR_DAYS
        of_asset = threshold(setup.terms, leg.asset)
        assert of_asset is not None, "the platform lends against it"
        own = setup.value - now * of_asset / (standing.health * growth)
    else:
        # margin ratio = (own + profit) / now
        assert standing.margin is not None, "an open trade stands by its health or its margin"
        profit = now - setup.value if leg.direction is Direction.LONG else setup.value - now
        own = now * standing.margin - profit
    return rounded_up(own / OWN_MONEY_STEP, ONE) * OWN_MONEY_STEP


# liquidated


def liquidated(trader: Trader, since: datetime, within: timedelta) -> Told | None:
    """A long without plan and stop, taken by the protocol at the bottom of a fall.

    Compound absorbs all collateral at once, and gives back what exceeds debt and penalty. None
    where the market did not fall far enough in that time.
    """
    found = _before_the_worst_fall(trader, since, within)
    if found is None:
        return None
    setup, falls_until = found
    ledger, carrying = trader.begun(setup, falls_until)
    carrying.open_at_once(setup.idea.opens_at)
    (leg,) = setup.legs
    at = ledger.next_at(falls_until + UNTIL_ABSORBED)
    price = trader.walk.price(leg.asset, falls_until)
    seized = leg.units * price
    ledger.write(
        Liquidation,
        at,
        asset=leg.asset,
        amount=leg.units,
        price=price,
        debt_asset=DOLLAR,
        debt_amount=rounded_up(ledger.owed(DOLLAR, at), CENT),
        debt_price=ONE,
        penalty=(seized * _lent(setup.terms, leg.asset).penalty).quantize(CENT),
        reference=ledger.reference(),
    )
    settle(ledger, at + HOUR)
    remark = trader.chance.choice(trader.recipe.said("notes", "liquidation"))
    ledger.write(Note, at + 9 * HOUR, note=remark)
    return Told(trader.liquidated_review(setup), tuple(ledger.entries))


@dataclass(frozen=True, slots=True)
class _Lent:
    """On what terms an asset is lent against."""

    most: Decimal
    threshold: Decimal
    penalty: Decimal

    @property
    def least_fall(self) -> float:
        """To which share of the entry the price must fall where as much is lent as is wise."""
        return float(self.most / self.threshold)


def _lent(terms: Terms, asset: Asset) -> _Lent:
    known = terms.of(asset)
    assert known is not None
    assert known.max_ltv is not None
    assert known.liquidation_threshold is not None
    assert known.liquidation_penalty is not None
    most = known.max_ltv * MOST_OF_MAX_LTV
    return _Lent(most, known.liquidation_threshold, known.liquidation_penalty)


def _before_the_worst_fall(
    trader: Trader, since: datetime, within: timedelta
) -> tuple[Setup, datetime] | None:
    """A long opened before the deepest fall, levered so that it ends there."""
    walk, recipe = trader.walk, trader.recipe
    venue = next(each for each in recipe.venues if each.absorbs)
    terms = trader.terms[venue.platform]
    last = min(walk.day_of(since + within), walk.days - CRASH_DAYS)
    first = min(walk.day_of(since), last - 1)
    depth, asset, day, days = min(
        (walk.close(asset, day + days) / walk.close(asset, day) / least, asset, day, days)
        for asset in venue.longs
        for least in (_lent(terms, asset).least_fall,)
        for day in range(first, last)
        for days in range(3, CRASH_DAYS)
    )
    if depth > DEEP_ENOUGH:
        return None
    strategy = next(each for each in recipe.strategies if each.name == IMPULSE)
    opens_at = walk.mark_at(day) + 40 * MINUTE
    idea = idea_of(strategy, venue, (asset,), opens_at, trader.chance)
    setup = sized(idea, RECKLESS, recipe, walk, terms, trader.chance)
    falls_until = walk.mark_at(day + days)
    return _levered_until(setup, walk, falls_until), falls_until


@exact
def _levered_until(setup: Setup, walk: Walk, falls_until: datetime) -> Setup:
    """The loan at which the price of that moment is just past the line."""
    (leg,) = setup.legs
    lent = _lent(setup.terms, leg.asset)
    line = walk.price(leg.asset, falls_until) * PAST_THE_LINE
    loan = min(leg.units * line * lent.threshold, setup.value * lent.most)
    return replace(setup, collateral=DOLLAR, own=rounded_up(setup.value - loan, ONE))
