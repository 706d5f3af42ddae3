"""What becomes of a position at other prices, before costs, and which prices are worth a look."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.margin import account
from journal_app.domain.planning.isolated_position import IsolatedPosition
from journal_app.domain.trade import Direction

MOVES: Final = tuple(map(Decimal, ("-0.5", "-0.4", "-0.3", "-0.2", "0", "0.2")))
"""Moves of the price that are looked at, as they hurt a long; for a short they are mirrored."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A position at one price. Units: money; ratios are fractions of 1.

    return_on_collateral: None without collateral. margin_ratio: None at a price of zero.
    """

    price: Decimal
    position_value: Decimal
    equity: Decimal
    pnl: Decimal
    return_on_collateral: Decimal | None
    margin_ratio: Decimal | None
    liquidated: bool


@exact
def scenario(position: IsolatedPosition, price: Decimal) -> Scenario:
    """The position at a price, before interest and fees.

    Equity of a long uP − (V − C), of a short C + V − uP; pnl = equity − C.
    """
    stake = position.stake
    value = stake.units * price
    equity = position.holding.equity(price)
    pnl = equity - stake.collateral
    return Scenario(
        price=price,
        position_value=value,
        equity=equity,
        pnl=pnl,
        return_on_collateral=pnl / stake.collateral if stake.collateral else None,
        margin_ratio=account.margin_ratio(value, equity),
        liquidated=position.is_liquidated_at(price),
    )


class ScenarioState(StrEnum):
    """How a position stands at a price; `liquidation` is the line itself, still safe."""

    SAFE = "safe"
    WATCH = "watch"
    LIQUIDATION = "liquidation"
    LIQUIDATED = "liquidated"


class Level(StrEnum):
    """What a price of the table stands for, where it is more than a move."""

    MOVE = "move"
    ENTRY = "entry"
    LIQUIDATION = "liquidation"
    STOP = "stop"
    TARGET = "target"


class Outcome(NamedTuple):
    """A line of the table. move: of the price since the entry, a fraction."""

    level: Level
    move: Decimal
    scenario: Scenario
    state: ScenarioState


@exact
def outcomes(
    position: IsolatedPosition,
    watched_margin_ratio: Decimal,
    *,
    stop: Decimal | None = None,
    target: Decimal | None = None,
) -> tuple[Outcome, ...]:
    """The position at the usual moves, at its liquidation price, its stop and its target.

    From the price that hurts most to the one that pays most. It wants watching where its margin
    ratio is below the watched one.
    """
    is_long = position.direction is Direction.LONG
    entry, line = position.stake.entry, position.liquidation_price
    prices = {entry * (ONE + (move if is_long else -move)): Level.MOVE for move in MOVES}
    prices[entry] = Level.ENTRY
    named = ((target, Level.TARGET), (stop, Level.STOP), (line, Level.LIQUIDATION))
    prices |= {price: level for price, level in named if price is not None and price > ZERO}
    return tuple(
        _outcome(position, price, prices[price], line, watched_margin_ratio)
        for price in sorted(prices, reverse=not is_long)
    )


@exact
def move_to(entry: Decimal, price: Decimal) -> Decimal:
    """P / E − 1."""
    return price / entry - ONE


def _outcome(
    position: IsolatedPosition,
    price: Decimal,
    level: Level,
    line: Decimal | None,
    watched_margin_ratio: Decimal,
) -> Outcome:
    found = scenario(position, price)
    if price == line:
        state = ScenarioState.LIQUIDATION
    elif found.liquidated:
        state = ScenarioState.LIQUIDATED
    elif found.margin_ratio is not None and found.margin_ratio < watched_margin_ratio:
        state = ScenarioState.WATCH
    else:
        state = ScenarioState.SAFE
    return Outcome(level, move_to(position.stake.entry, price), found, state)
