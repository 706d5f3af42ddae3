"""An idea made ready to trade: how many units, on which collateral, at which rate.

Collateral is chosen for the health factor that is wanted. With V the position's value, C the
collateral's, T the liquidation threshold of what is bought, T⁺ that of the collateral or of the
money a short was sold for, a wanted health factor H needs

    long on stable collateral that is spent   C = V·(1 − T / H)
    long on other collateral, all borrowed    C = V·(H − T) / T⁺
    short, its proceeds kept as USDC          C = V·(H − T) / T⁺   with T that of USDC
    perpetual at leverage L                   C = V / L
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Final

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.money import SATOSHI, STABLECOINS, Asset
from journal_app.domain.planning.costs import HoldingCosts
from journal_app.domain.planning.financing import LENT_FOR, Financing, Perpetual, Stake
from journal_app.domain.planning.sizing import stake_from_risk_and_leverage
from journal_app.domain.terms import Terms
from journal_app.domain.trade import Direction, PlannedPosition, PositionKind, Target
from journal_app.services.demo.course import HARD_STOP
from journal_app.services.demo.ideas import Idea
from journal_app.services.demo.recipe import Recipe
from journal_app.services.demo.walk import Walk, quoted
from journal_app.services.demo.writing import DOLLAR, rounded_down

MOST_OF_CAPITAL: Final = Decimal("0.20")
"""The largest position of the moderate profile, as a share of capital."""

LEAST_HEALTH: Final = Decimal("1.5")
"""The lowest health factor of the moderate profile."""

LEVERAGES: Final = (Decimal("1.5"), Decimal(2), Decimal(2), Decimal("2.5"), Decimal(3))
"""What the trader sets on perpetuals."""

STAKED: Final = Asset("wstETH")
OWN_MONEY_STEP: Final = Decimal(10)
HALF: Final = Decimal("0.5")


@dataclass(frozen=True, slots=True, kw_only=True)
class Appetite:
    """How much is risked and borrowed. risk, size: shares of capital; health: the one aimed at."""

    risk: Decimal
    size: Decimal
    health: Decimal
    leverage: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """A trade ready to be opened. own: units of the collateral. apr: of the loan or funding."""

    idea: Idea
    terms: Terms
    legs: tuple[PlannedPosition, ...]
    collateral: Asset
    own: Decimal
    apr: Decimal
    is_own_rate: bool

    @property
    def borrowed_asset(self) -> Asset:
        """What a loan is taken in."""
        (leg, *_) = self.legs
        return DOLLAR if leg.direction is Direction.LONG else leg.asset

    @property
    def loan_apr(self) -> Decimal | None:
        """The rate that the loan itself is given; None where it follows the platform's history."""
        return self.apr if self.is_own_rate else None

    @property
    def costs(self) -> HoldingCosts:
        """What holding it is expected to cost."""
        return HoldingCosts(self.apr, Decimal(self.idea.days), self.idea.venue.fee)

    @exact
    def stake(self, leg: PlannedPosition) -> Stake:
        """A leg with the own money that pays for a part of it."""
        is_spent = self.collateral in STABLECOINS and leg.direction is Direction.LONG
        return Stake(leg.units, leg.entry, self.own if is_spent else ZERO)

    @property
    @exact
    def value(self) -> Decimal:
        """Of all legs at their entries."""
        return sum((leg.units * leg.entry for leg in self.legs), ZERO)

    @property
    @exact
    def borrowed(self) -> dict[Asset, Decimal]:
        """What is to be borrowed; nothing for contracts."""
        (leg, *_) = self.legs
        loan = self.financing(leg).borrowed(self.stake(leg))
        return {self.borrowed_asset: rounded_down(loan, SATOSHI)} if loan else {}

    @exact
    def nearest_stop(self, leg: PlannedPosition) -> Decimal:
        """Where the trade is given up; of a pair's leg half of the way of the ratio's stop."""
        assert leg.stop is not None, "every leg has a stop"
        if len(self.legs) == 1:
            return leg.stop
        half = quoted(self.idea.stop / len(self.legs), 4)
        return leg.entry * (ONE - half if leg.direction is Direction.LONG else ONE + half)

    def financing(self, leg: PlannedPosition) -> Financing:
        """How a leg is paid for."""
        return financing_of(leg.kind, leg.direction)


def financing_of(kind: PositionKind, direction: Direction) -> Financing:
    """How a position of a kind is paid for."""
    return Perpetual(direction) if kind is PositionKind.PERPETUAL else LENT_FOR[direction]


def appetite_of(chance: Random) -> Appetite:
    """What the trader is up for: mostly within the profile, at times beyond it."""
    health = chance.uniform(1.34, 1.48) if chance.random() < 0.08 else chance.uniform(1.54, 1.8)
    size = Decimal("0.27") if chance.random() < 0.07 else MOST_OF_CAPITAL
    risk = chance.uniform(0.021, 0.025) if chance.random() < 0.03 else chance.uniform(0.009, 0.016)
    return Appetite(
        risk=quoted(risk, 4),
        size=size,
        health=quoted(health, 2),
        leverage=chance.choice(LEVERAGES),
    )


@exact
def sized(
    idea: Idea, appetite: Appetite, recipe: Recipe, walk: Walk, terms: Terms, chance: Random
) -> Setup:
    """The idea with units for the risk, capped by the size, and collateral for the health."""
    venue, at = idea.venue, idea.opens_at
    kind = PositionKind.PERPETUAL if terms.has_perpetuals else PositionKind.SPOT
    directions = (idea.strategy.direction, Direction.SHORT)[: len(idea.assets)]
    borrowed = DOLLAR if directions[0] is Direction.LONG else idea.assets[0]
    known_rate = walk.rate(venue.platform, borrowed, at)
    apr = quoted(venue.yearly_rate * chance.uniform(0.75, 1.3), 4)
    costs = HoldingCosts(known_rate or apr, Decimal(idea.days), venue.fee)
    legs = []
    for asset, direction in zip(idea.assets, directions, strict=True):
        share = ONE / len(idea.assets)
        entry = walk.price(asset, at)
        nearest = _level(entry, direction, -idea.stop / len(idea.assets), walk, asset)
        stake = stake_from_risk_and_leverage(
            financing_of(kind, direction),
            costs,
            entry,
            nearest,
            recipe.capital * appetite.risk * share,
            _leverage(appetite, terms, asset),
        )
        most = recipe.capital * appetite.size * share / entry
        lot = ONE.scaleb(-walk.coins[asset].lot_places)
        is_pair = len(idea.assets) == 2
        legs.append(
            PlannedPosition(
                asset=asset,
                direction=direction,
                kind=kind,
                entry=entry,
                units=max(rounded_down(min(stake.units, most), lot), lot),
                stop=_level(entry, direction, -HARD_STOP, walk, asset) if is_pair else nearest,
                targets=_targets(idea, entry, direction, walk, asset),
            )
        )
    collateral = _collateral_of(idea, terms, chance)
    value = sum((leg.units * leg.entry for leg in legs), ZERO)
    own = _own(idea, appetite, terms, legs[0], value, collateral, walk, chance)
    return Setup(
        idea=idea,
        terms=terms,
        legs=tuple(legs),
        collateral=collateral,
        own=own,
        apr=known_rate or apr,
        is_own_rate=known_rate is None,
    )


def threshold(terms: Terms, asset: Asset) -> Decimal | None:
    """The liquidation threshold of an asset; None where it is no collateral."""
    known = terms.of(asset)
    return known.liquidation_threshold if known else None


def _leverage(appetite: Appetite, terms: Terms, asset: Asset) -> Decimal:
    """How often own money is levered: chosen, or what the health factor comes to."""
    of_asset = threshold(terms, asset)
    return ONE / (ONE - of_asset / appetite.health) if of_asset else appetite.leverage


def _collateral_of(idea: Idea, terms: Terms, chance: Random) -> Asset:
    """USDC; for a hedge the holding; at times staked ether where it is lent against."""
    if idea.strategy.kind == "hedge" and idea.venue.holding is not None:
        return idea.venue.holding
    is_lent_against = threshold(terms, STAKED) is not None and threshold(terms, DOLLAR) is not None
    is_long = idea.strategy.direction is Direction.LONG
    return STAKED if is_lent_against and is_long and chance.random() < 0.2 else DOLLAR


def _own(
    idea: Idea,
    appetite: Appetite,
    terms: Terms,
    leg: PlannedPosition,
    value: Decimal,
    collateral: Asset,
    walk: Walk,
    chance: Random,
) -> Decimal:
    """Units of collateral behind a position of this value."""
    price = walk.price(collateral, idea.opens_at)
    of_collateral = threshold(terms, collateral)
    if idea.strategy.kind == "hedge":
        hedged = quoted(chance.uniform(0.55, 0.85), 2)
        worth = value / hedged
    elif leg.kind is PositionKind.PERPETUAL:
        worth = value / appetite.leverage
    elif leg.direction is Direction.LONG and collateral == DOLLAR:
        worth = value * (ONE - (threshold(terms, leg.asset) or ZERO) / appetite.health)
    else:
        held = DOLLAR if leg.direction is Direction.SHORT else leg.asset
        of_held = threshold(terms, held) or ZERO
        worth = value * (appetite.health - of_held) / (of_collateral or ONE)
    if collateral in STABLECOINS:
        return rounded_down(worth / OWN_MONEY_STEP, ONE) * OWN_MONEY_STEP + OWN_MONEY_STEP
    return rounded_down(worth / price, SATOSHI * 100_000)


def _targets(
    idea: Idea, entry: Decimal, direction: Direction, walk: Walk, asset: Asset
) -> tuple[Target, ...]:
    """Half at each of two targets, else all at the one; a pair's legs each go half of the way."""
    share = HALF if len(idea.targets) == 2 else ONE
    return tuple(
        Target(_level(entry, direction, move / len(idea.assets), walk, asset), share)
        for move in idea.targets
    )


def _level(entry: Decimal, direction: Direction, move: float, walk: Walk, asset: Asset) -> Decimal:
    """The price after a move for the position, as round as a trader writes it."""
    signed = move if direction is Direction.LONG else -move
    places = walk.coins[asset].places
    return quoted(float(entry) * (1 + signed), max(places - 1, 0))
