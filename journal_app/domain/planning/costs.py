"""What a position costs while it is held, where it breaks even, and what a price brings.

Notation: u units, E entry price, V = uE, C collateral, f fee a side, k the rate of the time;
s and A are the size and the cash of the holding once k has accrued. These are costs that are
expected of a plan; what a trade really paid is in its ledger.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.money import YEAR_DAYS
from journal_app.domain.planning.financing import Financing, Stake
from journal_app.domain.problems import Refused


@dataclass(frozen=True, slots=True)
class HoldingCosts:
    """The borrow or funding rate, for how long, and the fee of each side.

    borrow_apr: a yearly fraction, not compounded. fee_rate: of the value traded; below 0 a rebate.
    Raises: Refused, where a rate below 0 would leave less than no debt.
    """

    borrow_apr: Decimal = ZERO
    days: Decimal = ZERO
    fee_rate: Decimal = ZERO

    def __post_init__(self) -> None:
        if self.rate_of_time < -1:
            raise Refused.because("days", "debt_below_zero")

    @property
    @exact
    def rate_of_time(self) -> Decimal:
        """The rate of the whole time: k = APR × days / 365."""
        return self.borrow_apr * self.days / YEAR_DAYS


@exact
def interest(financing: Financing, stake: Stake, costs: HoldingCosts) -> Decimal:
    """Interest or funding of the whole time, at the entry price. Units: money.

    k of the value that bears the rate.
    """
    return financing.rate_bearing_value(stake) * costs.rate_of_time


@exact
def interest_per_day(financing: Financing, stake: Stake, costs: HoldingCosts) -> Decimal:
    """Interest or funding of one day, at the entry price. Units: money.

    APR / 365 of the value that bears the rate.
    """
    return financing.rate_bearing_value(stake) * costs.borrow_apr / YEAR_DAYS


@exact
def fees(stake: Stake, costs: HoldingCosts) -> Decimal:
    """Fees of both sides, at the entry price: 2·f·V. Units: money."""
    return 2 * costs.fee_rate * stake.value


@exact
def loss(financing: Financing, stake: Stake, costs: HoldingCosts, price: Decimal) -> Decimal:
    """What closing at a price at the end of the time costs in all; a profit is negative.

    C − (A + s·P) + f·(V + |s|·P). Units: money.
    """
    held = financing.holding(stake, costs.rate_of_time)
    traded = stake.value + abs(held.size) * price
    return stake.collateral - held.equity(price) + costs.fee_rate * traded


@exact
def break_even(financing: Financing, stake: Stake, costs: HoldingCosts) -> Decimal | None:
    """The price at which closing at the end of the time costs nothing: its `loss` is 0.

    P = (C − A + f·V) / (s − f·|s|). None where no price above zero does.
    """
    held = financing.holding(stake, costs.rate_of_time)
    kept_per_price = held.size - costs.fee_rate * abs(held.size)
    if not kept_per_price:
        return None
    price = (stake.collateral - held.cash + costs.fee_rate * stake.value) / kept_per_price
    return price if price > 0 else None
