"""What holding costs: the borrow rate, all that was paid so far, and what interest will take."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from journal_app.domain.exact import ONE, ZERO, settled
from journal_app.domain.planning.expected_costs import fees_of_plan
from journal_app.domain.watching.mends import Mend
from journal_app.domain.watching.rules.plan import days_held
from journal_app.domain.watching.watched import Attention, Watched


def high_rate(one: Watched) -> Iterator[Attention]:
    """A borrow rate is at so many times its usual level, or above its line."""
    lines = one.lines
    for rate in one.rates:
        facts = {
            "rate": rate.apr,
            "usual": rate.usual,
            "line": lines.rate,
            "interest": one.told.interest_per_day,
            "break_even": next((each.break_even for each in one.levels.values()), None),
            "platform": one.platform,
        }
        if rate.usual is not None and rate.usual > 0 and rate.apr >= lines.usual_times * rate.usual:
            facts["times"] = rate.apr / rate.usual
            code = "watch_rate_unusual"
        elif rate.apr > lines.rate:
            code = "watch_rate_above"
        else:
            continue
        yield Attention("act_now", code, one.one.trade.id, rate.asset, facts)


def cost_exceeded(one: Watched) -> Iterator[Attention]:
    """More was paid than was planned in all: interest, fees, gas, swaps, less funding received.

    The fees are paid at once, and funding that was planned to be received comes later: until it
    has come, the planned fees alone are nothing to be told of.
    """
    plan = one.one.trade.plan
    if plan is None or plan.expected_costs is None:
        return
    cost = one.told.total.costs - one.told.total.funding
    planned = max(plan.expected_costs, fees_of_plan(plan) or ZERO)
    if cost > planned:
        facts = {"cost": cost, "planned_cost": planned}
        yield one.attention("soon", "watch_cost_exceeded", facts)


def interest_unpayable(one: Watched, now: datetime) -> Iterator[Attention]:
    """Interest until the end of the planned time takes more than the move to the target brings.

    The move: Σ units × (target − mark), the other way round for shorts. The interest: of a day,
    at the rates in force, for the days that are left of the planned time; for `interest_days`
    where no time was planned, or it is over. Nothing is said where a position has no target or no
    mark, or has reached its target. Units: money and days.
    """
    move = _move_to_targets(one)
    per_day = one.told.interest_per_day
    if move is None or per_day <= 0:
        return
    days = _days_ahead(one, now)
    interest = per_day * days
    if settled(move) < settled(interest):
        facts = {"move": move, "interest": interest, "days": days, "paid_days": move / per_day}
        yield one.attention("soon", "watch_interest_unpayable", facts)


def _move_to_targets(one: Watched) -> Decimal | None:
    """What all positions gain on the way to their targets."""
    held = {each.asset: each.quantity for each in one.told.positions if each.quantity}
    move = ZERO
    for asset, quantity in held.items():
        levels = one.levels.get(asset)
        if levels is None or levels.target is None or levels.mark is None:
            return None
        ahead = levels.target - levels.mark
        ahead = ahead if levels.direction == "long" else -ahead
        if ahead <= 0:
            return None
        move += quantity * ahead
    return move if held else None


def _days_ahead(one: Watched, now: datetime) -> Decimal:
    plan, held = one.one.trade.plan, days_held(one, now)
    left = plan.days - held if plan and plan.days is not None and held is not None else ZERO
    return left if left > 0 else one.lines.interest_days


def collateral_fallen(one: Watched) -> Iterator[Attention]:
    """What was put in as collateral is worth less than it was, by more than the line's share.

    The fall: 1 − worth now / worth when it came in, over all collateral that is there. A deposit x
    counts at its price now, so that 1 − (now + x) / (cost + x) is the line with
    x = ((1 − line)·cost − now) / line.
    """
    state, quotes, line = one.one.state, one.one.valuation.quotes, one.lines.collateral_fall
    held = {asset: each for asset, each in state.collateral.items() if each.amount}
    worth = {asset: each.amount * quotes[asset].price for asset, each in held.items()}
    cost, now = sum((each.cost for each in held.values()), ZERO), sum(worth.values(), ZERO)
    if cost <= 0 or settled(ONE - now / cost) <= line:
        return
    facts = {"fall": ONE - now / cost, "line": line, "worth": now, "cost": cost}
    asset = max(worth, key=worth.__getitem__)
    found, price = None, quotes[asset].price
    if price and line:
        value = ((ONE - line) * cost - now) / line
        found = Mend(line, asset, value / price, value, None)
    yield one.attention("soon", "watch_collateral_fallen", facts, found)
