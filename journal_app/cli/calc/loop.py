"""`loop`: leverage by borrowing and buying in steps, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.reading import (
    Given,
    Shape,
    amount,
    count,
    fraction,
    optional,
    positive,
    rate,
)
from journal_app.domain.exact import ONE, ZERO, plain
from journal_app.domain.planning.loop import (
    MOST_STEPS,
    LoopedAccount,
    LoopStep,
    LoopTerms,
    UnwindStep,
    loop,
    unwind,
)
from journal_app.domain.planning.loop_economics import LoopEconomics
from journal_app.domain.problems import Refused

UNWIND_HEALTH: Final = Decimal("1.05")

SHAPE = Shape(
    amount=positive,
    price=positive,
    ltv=fraction,
    liquidation_threshold=fraction,
    steps=count(0, MOST_STEPS),
    swap_cost=optional(fraction, ZERO),
    step_cost=optional(amount, ZERO),
    borrow_apr=optional(rate, ZERO),
    supply_apr=optional(rate, ZERO),
    unwind_health=optional(amount, UNWIND_HEALTH),
    days=optional(amount),
)


def answer(given: Given) -> Result:
    """The steps, where they lead and could lead at most, and the unwind."""
    least_health = given.number("unwind_health")
    if least_health < ONE:
        field = given.where("unwind_health")
        raise Refused.because(field, "health_below_one", text=plain(least_health))
    own = given.number("amount")
    terms = LoopTerms(
        price=given.number("price"),
        ltv=given.number("ltv"),
        liquidation_threshold=given.number("liquidation_threshold"),
        swap_cost=given.number("swap_cost"),
        step_cost=given.number("step_cost"),
        borrow_apr=given.number("borrow_apr"),
        supply_apr=given.number("supply_apr"),
    )
    steps = loop(own, terms, given.count("steps"))
    held = steps[-1].after if steps else LoopedAccount(own, ZERO, terms)
    way_back = unwind(held, least_health)
    return {
        "steps": [
            {
                "borrowed": step.borrowed,
                "bought": step.bought,
                "collateral": step.after.collateral,
                "debt": step.after.debt,
                "health_factor": step.after.health_factor,
            }
            for step in steps
        ],
        "exposure": held.collateral,
        "leverage": held.collateral / own,
        "limit": terms.limit,
        "debt": held.debt,
        "liquidation_price": held.liquidation_price,
        "net_apr": held.net_apr,
        "unwind": way_back
        and [
            {
                "sold": step.sold,
                "repaid": step.repaid,
                "health_factor": step.after.health_factor,
            }
            for step in way_back
        ],
        "unwind_least_health": way_back and _least_health(held, way_back),
        "economics": None if not given.has("days") else _economics(given, terms, steps),
    }


def _least_health(held: LoopedAccount, way_back: Sequence[UnwindStep]) -> Decimal | None:
    """The lowest health on the way back: of each step once its collateral is withdrawn."""
    before = [held, *(step.after for step in way_back)]
    withdrawn = (
        replace(account, collateral=account.collateral - step.sold)
        for account, step in zip(before, way_back, strict=False)
    )
    return min(health for account in withdrawn if (health := account.health_factor) is not None)


def _economics(given: Given, terms: LoopTerms, steps: Sequence[LoopStep]) -> Result:
    economics = LoopEconomics(terms, given.number("days"))
    own = given.number("amount")
    return {
        **economics.total(own, steps)._asdict(),
        "steps": [economics.of_step(step)._asdict() for step in steps],
        "least_that_pays": economics.least_that_pays,
        "stops_paying_at": economics.stops_paying_at(own),
    }
