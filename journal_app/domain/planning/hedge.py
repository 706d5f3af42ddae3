"""A hedge: a share of a spot holding sold short, so that a fall of the price costs less.

Notation: q units held, h the share that is sold short, p the price now, P another price.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.margin.isolated import EquityRatio, IsolatedLaw, Lending
from journal_app.domain.money import YEAR_DAYS
from journal_app.domain.planning.costs import HoldingCosts
from journal_app.domain.planning.financing import LENT_FOR, Financing, Perpetual, Stake
from journal_app.domain.planning.isolated_position import IsolatedPosition
from journal_app.domain.planning.ranges import Range, above_zero, at_least_zero, share, yearly_rate
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Direction

MONTHS_OF_YEAR: Final = Decimal(12)

RANGES: Final[Mapping[str, Range]] = {
    "units": above_zero,
    "price": above_zero,
    "share": share,
    "collateral": at_least_zero,
    "maintenance_margin": share,
    "liquidation_threshold": share,
    "borrow_apr": yearly_rate,
    "funding_apr": yearly_rate,
    "days": at_least_zero,
    "fee_rate": yearly_rate,
}
"""What each number of a request may be."""

MOVES: Final = tuple(Decimal(tenths) / 10 for tenths in range(-5, 6))
"""Moves of the price that are looked at where no prices are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HedgeRequest:
    """What is given. Ratios and rates are fractions of 1, a year's where they are rates.

    collateral: own money behind the short. funding_apr: makes it a perpetual; above 0 longs pay
    and the short receives. borrow_apr: makes it a short of borrowed units. Just one of the two is
    given. liquidation_threshold: of a lender, in place of a maintenance margin. days: how long it
    is planned for. marks: prices to look at; without any those of `MOVES`.
    """

    units: Decimal
    price: Decimal
    share: Decimal
    collateral: Decimal
    maintenance_margin: Decimal | None = None
    liquidation_threshold: Decimal | None = None
    borrow_apr: Decimal | None = None
    funding_apr: Decimal | None = None
    days: Decimal = ZERO
    fee_rate: Decimal = ZERO
    marks: tuple[Decimal, ...] = ()


class HedgeOutcome(NamedTuple):
    """What a price brings, before costs. Units: money.

    is_liquidated: the short is gone; its own money is taken to be lost, and the holding is bare.
    """

    price: Decimal
    spot: Decimal
    hedge: Decimal
    together: Decimal
    is_liquidated: bool


@dataclass(frozen=True, slots=True)
class HedgeAnswer:
    """A holding and its short.

    cost_per_day, cost_per_month: of the rate; below 0 it is received. cost: of the planned time,
    with the fees of both sides.
    """

    short: IsolatedPosition
    exposed_units: Decimal
    exposed_value: Decimal
    cost_per_day: Decimal
    cost_per_month: Decimal
    cost: Decimal
    outcomes: tuple[HedgeOutcome, ...]


@exact
def calculated(request: HedgeRequest) -> HedgeAnswer:
    """The short, what it costs, and what prices bring with it.

    Raises: Refused, where not just one rate, or not just one requirement of a law is given.
    """
    financing, rate = _financing(request)
    costs = HoldingCosts(rate, request.days, request.fee_rate)
    stake = Stake(request.units * request.share, request.price, request.collateral)
    short = IsolatedPosition(stake, financing, _law(request), costs)
    exposed = request.units - stake.units
    marks = request.marks or tuple(request.price * (ONE + move) for move in MOVES)
    return HedgeAnswer(
        short,
        exposed_units=exposed,
        exposed_value=exposed * request.price,
        cost_per_day=short.interest_per_day,
        cost_per_month=short.interest_per_day * YEAR_DAYS / MONTHS_OF_YEAR,
        cost=short.interest + short.fees,
        outcomes=tuple(_outcome(request, short, mark) for mark in marks),
    )


def _financing(request: HedgeRequest) -> tuple[Financing, Decimal]:
    """How the short is held, and the rate that it pays; funding is paid to it."""
    if request.borrow_apr is not None and request.funding_apr is not None:
        raise Refused.because("funding_apr", "not_both", other="borrow_apr")
    if request.borrow_apr is not None:
        return LENT_FOR[Direction.SHORT], request.borrow_apr
    if request.funding_apr is None:
        raise Refused.because("funding_apr", "missing")
    return Perpetual(Direction.SHORT), -request.funding_apr


def _law(request: HedgeRequest) -> IsolatedLaw:
    """Margin on the position's value, or of a lender, who has no perpetuals."""
    known: dict[str, Callable[[Decimal], IsolatedLaw]] = {"maintenance_margin": EquityRatio}
    if request.funding_apr is None:
        known["liquidation_threshold"] = Lending
    elif request.liquidation_threshold is not None:
        raise Refused.because("liquidation_threshold", "lender_without_funding")
    given = [name for name in known if getattr(request, name) is not None]
    if not given:
        raise Refused.because("maintenance_margin", "missing")
    if len(given) > 1:
        raise Refused.because(given[1], "not_both", other=given[0])
    return known[given[0]](getattr(request, given[0]))


def _outcome(request: HedgeRequest, short: IsolatedPosition, price: Decimal) -> HedgeOutcome:
    """Spot q·(P − p), hedge q·h·(p − P) as far as it lives."""
    spot = request.units * (price - request.price)
    is_liquidated = short.is_liquidated_at(price)
    if is_liquidated:
        hedge = -short.stake.collateral
    else:
        hedge = short.stake.units * (request.price - price)
    return HedgeOutcome(price, spot, hedge, spot + hedge, is_liquidated)
