"""What a plan is expected to cost, where its answers are enough to tell."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.planning.isolated_position import HeldPosition
from journal_app.domain.planning.opening import expected_fee
from journal_app.domain.trade import Plan, Trade


@dataclass(frozen=True, slots=True)
class ExpectedCosts:
    """Costs of the planned time. Units: money; break_even a price.

    None is what cannot be told: without a rate nothing of what borrowing costs, without a time
    not what it costs in all. A rate of 0 is one.
    """

    per_day: Decimal | None
    interest: Decimal | None
    fees: Decimal
    together: Decimal | None
    break_even: Decimal | None


@exact
def expected_costs(
    position: HeldPosition, rate: Decimal | None, days: Decimal | None
) -> ExpectedCosts:
    """What is known of a position's costs. rate, days: None where they are not given."""
    bears = bool(position.financing.rate_bearing_value(position.spent))
    has_rate = not bears or rate is not None
    has_all = not bears or rate == 0 or (rate is not None and days is not None)
    return ExpectedCosts(
        per_day=position.interest_per_day if has_rate else None,
        interest=position.interest if has_all else None,
        fees=position.fees,
        together=position.interest + position.fees if has_all else None,
        break_even=position.break_even if has_all else None,
    )


@dataclass(frozen=True, slots=True)
class CostsAtExit:
    """What of the loss at a price is costs. Units: money."""

    interest: Decimal
    fees: Decimal


@exact
def costs_at_exit(position: HeldPosition, price: Decimal) -> CostsAtExit:
    """The costs that `loss_at` a price holds: with the loss by the price alone they give it.

    Closing there pays the fee on what is traded there, f·(V + |s|·P), and interest that is owed
    in units is bought back there. So they are not those of `expected_costs`, which knows no exit
    and values both at the entry. Notation: as in `costs`.
    """
    financing, spent, costs = position.financing, position.spent, position.costs
    held = financing.holding(spent, costs.rate_of_time)
    without = financing.holding(spent, ZERO)
    return CostsAtExit(
        interest=without.equity(price) - held.equity(price),
        fees=costs.fee_rate * (spent.value + abs(held.size) * price),
    )


@exact
def fees_of_plan(plan: Plan) -> Decimal | None:
    """The fees of both sides at the entry prices: Σ 2fV. Units: money.

    None where the fee was not known; so too of a fee of 0, as which plans once kept that.
    """
    if not plan.fee_rate:
        return None
    value = sum((each.units * each.entry for each in plan.positions), ZERO)
    return 2 * plan.fee_rate * value


class FeeAtExit(NamedTuple):
    """The fee that closing will probably take: rate × units × price, to the cent. Units: money.

    rate: a fraction of the value traded; below 0 a rebate. told_by: what the rate is known from.
    """

    amount: Decimal
    rate: Decimal
    told_by: Literal["plan", "terms"]


@exact
def fee_at_exit(trade: Trade, units: Decimal, price: Decimal) -> FeeAtExit | None:
    """What to expect of the fee of closing so much at a price.

    By the plan's rate, as the opening proposed it; where no plan tells one, by the taker fee of the
    terms that the trade holds. None where neither tells, or the plan keeps a fee of 0: once that
    stood for a fee that was not known, and is nothing that one could propose.
    """
    planned = trade.plan.fee_rate if trade.plan is not None else None
    rate = planned if planned is not None or trade.terms is None else trade.terms.fee_rate
    if not rate:
        return None
    told_by: Literal["plan", "terms"] = "terms" if planned is None else "plan"
    return FeeAtExit(expected_fee(units, price, rate), rate, told_by)
