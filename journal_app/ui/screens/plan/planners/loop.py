"""Loop: borrow against collateral, buy more of it, and again; and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from journal_app.domain.exact import ZERO
from journal_app.domain.margin.account import leverage
from journal_app.domain.planning.loop import LoopedAccount, LoopTerms, loop, unwind
from journal_app.domain.planning.loop_economics import LoopEconomics
from journal_app.domain.planning.notches import DAYS, HEALTH, PERCENT, RATE, STEPS, stretched
from journal_app.domain.planning.ranges import above_zero, at_least_zero, count, health, share
from journal_app.domain.problems import Refused
from journal_app.domain.terms import loan_problem
from journal_app.ui.models.cells import Cell
from journal_app.ui.screens.plan.calculator.figures import Figure
from journal_app.ui.screens.plan.planners.asked import Number, Rate, Ticker, Title
from journal_app.ui.screens.plan.planners.planner import (
    Chart,
    Curve,
    Found,
    Planner,
    Remark,
    Table,
    columns,
)
from journal_app.ui.screens.plan.planners.words import away, gain, money, tone_of, units

if TYPE_CHECKING:
    from decimal import Decimal

    from journal_app.domain.planning.loop import LoopStep, UnwindStep
    from journal_app.ui.formatting import Formats
    from journal_app.ui.screens.plan.planners.asked import Values

translate = QCoreApplication.translate

_LISTED: Final = 20
"""More steps than these change little, and would be many to list at every key."""


def planner() -> Planner:
    """What is asked and shown."""
    health_title = translate("Planners", "Health")
    return Planner(
        name="loop",
        title=translate("Planners", "Loop"),
        about=translate("Planners", "Borrow against what was bought, and buy again"),
        asked=(
            Ticker("asset", translate("Planners", "Asset"), "ETH"),
            Number("amount", translate("Planners", "Own units"), "units", "10", above_zero),
            Number("price", translate("Planners", "Price"), "price", "2000", above_zero),
            Number("ltv", translate("Planners", "LTV of a step"), "percent", "70", share, PERCENT),
            Number(
                "liquidation_threshold", translate("Planners", "Threshold"), "percent", "83", share
            ),
            Number("steps", translate("Planners", "Steps"), "count", "5", count, STEPS),
            Title("costs", translate("Planners", "Rates and costs")),
            Rate("borrow_apr", translate("Planners", "Borrow rate"), "5", RATE),
            Rate("supply_apr", translate("Planners", "Yield"), "3", RATE),
            Number("swap_cost", translate("Planners", "Swap cost"), "percent", "0.1", share),
            Number("step_cost", translate("Planners", "Gas of a step"), "money", "5"),
            Number("days", translate("Planners", "Days"), "days", "90", at_least_zero, DAYS),
            Title("back", translate("Planners", "The way back")),
            Number(
                "unwind_health",
                translate("Planners", "Least health"),
                "ratio",
                "1.05",
                health,
                HEALTH,
            ),
        ),
        answer=answer,
        tables=(
            Table(
                "steps",
                translate("Planners", "Steps"),
                columns(
                    ("step", translate("Planners", "Step")),
                    ("borrowed", translate("Planners", "Borrowed")),
                    ("bought", translate("Planners", "Bought")),
                    ("collateral", translate("Planners", "Collateral")),
                    ("debt", translate("Planners", "Debt")),
                    ("health", health_title),
                    ("net", translate("Planners", "Brings")),
                ),
            ),
            Table(
                "unwind",
                translate("Planners", "The way back"),
                columns(
                    ("step", translate("Planners", "Step")),
                    ("sold", translate("Planners", "Sold")),
                    ("repaid", translate("Planners", "Repaid")),
                    ("collateral", translate("Planners", "Collateral")),
                    ("debt", translate("Planners", "Debt")),
                    ("health", health_title),
                ),
                translate("Planners", "withdraw, sell, repay, and never below the least health"),
            ),
        ),
        chart=Chart(
            translate("Planners", "Collateral and debt"),
            translate("Planners", "after each step"),
            x=lambda formats, value: formats.number(value),
        ),
    )


def answer(values: Values, formats: Formats) -> Found:
    """The steps, where they lead and could lead at most, and the unwind."""
    own = values.number("amount")
    terms = LoopTerms(
        price=values.number("price"),
        ltv=values.number("ltv"),
        liquidation_threshold=values.number("liquidation_threshold"),
        swap_cost=values.number("swap_cost"),
        step_cost=values.number("step_cost"),
        borrow_apr=values.number("borrow_apr"),
        supply_apr=values.number("supply_apr"),
    )
    lent = loan_problem("ltv", terms.ltv, terms.liquidation_threshold)
    if lent is not None:
        raise Refused([lent])
    asked = int(values.number("steps"))
    steps = loop(own, terms, asked)
    start = LoopedAccount(own, ZERO, terms)
    held = steps[-1].after if steps else start
    way_back = unwind(held, values.number("unwind_health"))
    economics = LoopEconomics(terms, values.number("days"))
    accounts = [start, *(step.after for step in steps)]
    places = stretched(0, 1, len(steps))
    return Found(
        figures=[*_figures(own, held, values, formats), *_worth(own, steps, economics, formats)],
        rows={
            "steps": [
                (*_step(place, each, formats), gain(formats, economics.of_step(each).net))
                for place, each in enumerate(steps[:_LISTED], start=1)
            ],
            "unwind": [
                _back(place, each, formats)
                for place, each in enumerate((way_back or [])[:_LISTED], start=1)
            ],
        },
        curves=[
            Curve(
                translate("Planners", "Collateral"),
                [(at, each.collateral_value) for at, each in zip(places, accounts, strict=True)],
                "accent",
            ),
            Curve(
                translate("Planners", "Debt"),
                [(at, each.debt) for at, each in zip(places, accounts, strict=True)],
                "loss",
            ),
        ],
        remarks=_remarks(asked, steps, way_back, held, formats),
    )


def _figures(own: Decimal, held: LoopedAccount, values: Values, formats: Formats) -> list[Figure]:
    asset, terms = values.asset("asset"), held.terms
    line, net = held.liquidation_price, formats.percent(held.net_apr, 2, signed=True)
    return [
        Figure(
            translate("Planners", "Collateral"),
            units(formats, held.collateral, asset),
            money(formats, held.collateral_value),
            formula=translate("Planners", "Own units and all that was bought"),
        ),
        Figure(
            translate("Planners", "Exposure"),
            formats.times(leverage(held.collateral, own), 2),
            translate("Planners", "of {most}").format(most=formats.times(terms.limit, 2)),
            formula=translate(
                "Planners", "Collateral / own units; it nears 1 / (1 − LTV × (1 − swap cost))"
            ),
        ),
        Figure(
            translate("Planners", "Debt"),
            money(formats, held.debt),
            formula=translate("Planners", "All that was borrowed"),
        ),
        Figure(
            translate("Planners", "Own equity"),
            money(formats, held.equity),
            formula=translate("Planners", "Collateral × price − debt"),
        ),
        Figure(
            translate("Planners", "Health factor"),
            formats.ratio(held.health_factor),
            formula=translate("Planners", "Collateral × price × threshold / debt"),
        ),
        Figure(
            translate("Planners", "Liquidation"),
            formats.price(line),
            away(formats, terms.price, line),
            "danger" if line is not None else "text",
            translate("Planners", "Debt / (collateral × threshold)"),
        ),
        Figure(
            translate("Planners", "Net APR"),
            net,
            tone=tone_of(net),
            formula=translate(
                "Planners", "(Yield × collateral value − borrow rate × debt) / own equity"
            ),
        ),
    ]


def _worth(
    own: Decimal, steps: Sequence[LoopStep], economics: LoopEconomics, formats: Formats
) -> list[Figure]:
    """What the loop brings over the planned time, and where one more step stops paying."""
    total = economics.total(own, steps)
    added, last = money(formats, total.gain, signed=True), economics.stops_paying_at(own)
    return [
        Figure(
            translate("Planners", "Looping adds"),
            added,
            tone=tone_of(added),
            formula=translate(
                "Planners", "Yield − interest of all steps, less swaps and gas there and back"
            ),
        ),
        Figure(
            translate("Planners", "Stops paying at"),
            translate("Planners", "no step")
            if last is None
            else translate("Planners", "step {step}").format(step=formats.count(last)),
            formula=translate(
                "Planners", "The first step whose yield − interest does not pay its swaps and gas"
            ),
        ),
    ]


def _remarks(
    asked: int,
    steps: Sequence[LoopStep],
    way_back: Sequence[UnwindStep] | None,
    held: LoopedAccount,
    formats: Formats,
) -> list[Remark]:
    found = []
    longest = max(len(steps), len(way_back or ()))
    if longest > _LISTED:
        words = translate("Planners", "The first {listed} of up to {count} steps are listed")
        said = words.format(listed=formats.count(_LISTED), count=formats.count(longest))
        found.append(Remark("open", said))
    if len(steps) < asked:
        words = translate("Planners", "After {count} steps another one would buy nothing")
        found.append(Remark("warning", words.format(count=formats.count(len(steps)))))
    if held.health_factor is not None and held.health_factor < 1:
        words = translate("Planners", "The loop would be liquidated: its health factor is {health}")
        found.append(Remark("breach", words.format(health=formats.ratio(held.health_factor))))
    if way_back is None:
        words = translate("Planners", "There is no way back in steps that keep this health factor")
        found.append(Remark("breach", words))
    return found


def _step(place: int, step: LoopStep, formats: Formats) -> tuple[Cell, ...]:
    return (
        Cell(formats.count(place)),
        Cell(money(formats, step.borrowed)),
        Cell(units(formats, step.bought)),
        *_after(step.after, formats),
    )


def _back(place: int, step: UnwindStep, formats: Formats) -> tuple[Cell, ...]:
    return (
        Cell(formats.count(place)),
        Cell(units(formats, step.sold)),
        Cell(money(formats, step.repaid)),
        *_after(step.after, formats),
    )


def _after(held: LoopedAccount, formats: Formats) -> tuple[Cell, ...]:
    return (
        Cell(units(formats, held.collateral)),
        Cell(money(formats, held.debt)),
        Cell(formats.ratio(held.health_factor)),
    )
