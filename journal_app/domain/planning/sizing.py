"""How large a position is: solved from two of its figures, or from the money it may lose.

Notation: u units, E entry, S stop, C collateral, L leverage, V = uE = L·C, k the rate of the
time, R the risk in money.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ONE, ZERO, exact, settled
from journal_app.domain.planning.costs import HoldingCosts, loss
from journal_app.domain.planning.financing import Financing, Stake
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Direction

FIGURES: Final = ("collateral", "leverage", "units", "borrowed")
"""Any two of these determine a position, except where one follows from the other."""


@exact
def stake_from_two(financing: Financing, entry: Decimal, given: Mapping[str, Decimal]) -> Stake:
    """The position that two of its figures determine.

    Raises: Refused, where there are not just two, or they determine none.
    """
    if len(given) < 2:
        lacking = next(name for name in FIGURES if name not in given)
        raise Refused.because(lacking, "two_figures_needed")
    if len(given) > 2:
        surplus = [name for name in FIGURES if name in given][2]
        raise Refused.because(surplus, "too_many_figures")
    if "borrowed" in given:
        (other,) = given.keys() - {"borrowed"}
        stake = financing.stake_from_borrowed(entry, given["borrowed"], other, given[other])
    elif "leverage" not in given:
        stake = Stake(given["units"], entry, given["collateral"])
    elif "units" in given:
        stake = stake_with_leverage(given["units"], entry, given["leverage"])
    else:
        units = given["collateral"] * given["leverage"] / entry
        stake = Stake(units, entry, given["collateral"])
    if not stake.units:
        raise Refused.because(next(name for name in FIGURES if name in given), "nothing_bought")
    return stake


@exact
def stake_with_leverage(units: Decimal, entry: Decimal, leverage: Decimal) -> Stake:
    """So many units with C = V / L behind them."""
    return Stake(units, entry, settled(units * entry / leverage))


@exact
def stake_from_risk_and_leverage(
    financing: Financing,
    costs: HoldingCosts,
    entry: Decimal,
    stop: Decimal,
    risk: Decimal,
    leverage: Decimal,
) -> Stake:
    """The position that loses R at the stop, interest and fees included.

    At one leverage the loss grows with the units: u = R / loss of one unit.
    Raises: Refused, where the stop is on the wrong side or nothing would be lost at it.
    """
    _require_loss_side(financing, entry, stop)
    lost_by_unit = loss(financing, stake_with_leverage(ONE, entry, leverage), costs, stop)
    units = risk / _above_zero(lost_by_unit)
    return stake_with_leverage(units, entry, leverage)


@exact
def stake_from_risk_and_collateral(
    financing: Financing,
    costs: HoldingCosts,
    entry: Decimal,
    stop: Decimal,
    risk: Decimal,
    collateral: Decimal,
) -> Stake:
    """The position on this collateral that loses R at the stop, interest and fees included.

    Where own money covers it no interest is owed: u = R / loss of a unit paid in full. Beyond
    that, collateral spares k of itself: u = (R + k·spared) / loss of a unit wholly borrowed.
    Raises: Refused, where the stop is on the wrong side or nothing would be lost at it.
    """
    _require_loss_side(financing, entry, stop)
    spared = financing.spared_by(collateral)
    lost_by_paid = loss(financing, Stake(ONE, entry, collateral=entry), costs, stop)
    if lost_by_paid > 0 and risk / lost_by_paid * entry <= spared:
        return Stake(risk / lost_by_paid, entry, collateral)
    lost_by_borrowed = loss(financing, Stake(ONE, entry, collateral=ZERO), costs, stop)
    units = (risk + costs.rate_of_time * spared) / _above_zero(lost_by_borrowed)
    return Stake(units, entry, collateral)


def is_on_loss_side(direction: Direction, entry: Decimal, stop: Decimal) -> bool:
    """Whether a long's stop lies below its entry, a short's above."""
    return stop < entry if direction is Direction.LONG else stop > entry


def is_on_profit_side(direction: Direction, entry: Decimal, target: Decimal) -> bool:
    """Whether a long's target lies above its entry, a short's below."""
    return target > entry if direction is Direction.LONG else target < entry


def _require_loss_side(financing: Financing, entry: Decimal, stop: Decimal) -> None:
    if not is_on_loss_side(financing.direction, entry, stop):
        raise Refused.because("stop", "stop_wrong_side")


def _above_zero(lost_by_unit: Decimal) -> Decimal:
    if lost_by_unit <= 0:
        raise Refused.because("stop", "nothing_lost_at_stop")
    return lost_by_unit
