"""The plan of a setup, as it is written down before the trade."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from random import Random
from typing import Final

from journal_app.domain.exact import exact, plain
from journal_app.domain.money import CENT
from journal_app.domain.trade import Plan, PlannedPosition
from journal_app.services.demo.checklist import checklist_of
from journal_app.services.demo.ideas import chart_of
from journal_app.services.demo.paper import OnPaper, on_paper
from journal_app.services.demo.recipe import Recipe
from journal_app.services.demo.sizing import Setup
from journal_app.services.demo.walk import Walk, quoted

PROFILE: Final = "moderate"
RATIO: Final = Decimal("0.0001")

ALERT_SHARES: Final = (Decimal("0.25"), Decimal("0.45"), Decimal("0.65"))
"""Where alerts are set, as shares of the way from the entry to liquidation."""


@exact
def plan_of(setup: Setup, recipe: Recipe, walk: Walk, chance: Random, planned_at: datetime) -> Plan:
    """Write the plan with its figures under the platform's own law."""
    found = on_paper(setup, walk)
    facts = facts_of(setup, walk)
    thesis = chance.choice(setup.idea.strategy.theses).format_map(facts)
    exit_plan = chance.choice(setup.idea.strategy.exit_plans).format_map(facts)
    alerts = _alerts(setup, found, recipe, walk, chance)
    texts = {"thesis": thesis, "exit": exit_plan}
    return Plan(
        planned_at=planned_at,
        thesis=thesis,
        positions=tuple(_with_line(leg, found, walk) for leg in setup.legs),
        collateral={setup.collateral: setup.own},
        borrowed=setup.borrowed,
        leverage=_ratio(found.leverage),
        borrow_apr=setup.apr,
        days=Decimal(setup.idea.days),
        fee_rate=setup.idea.venue.fee,
        expected_costs=found.costs.quantize(CENT),
        capital=recipe.capital,
        risk=found.risk.quantize(CENT),
        reward=found.reward.quantize(CENT),
        health_factor=_ratio(found.health_factor),
        margin_ratio=_ratio(found.margin_ratio),
        profile=PROFILE,
        exit_plan=exit_plan,
        alerts=alerts,
        checklist=checklist_of(setup, found, recipe, chance, texts, len(alerts)),
    )


def facts_of(setup: Setup, walk: Walk) -> dict[str, str]:
    """What the texts may say of a setup."""
    idea, (leg, *others) = setup.idea, setup.legs
    places = walk.coins[leg.asset].places

    def written(price: float) -> str:
        return f"{quoted(price, places):,}"

    chart = chart_of(walk, idea.assets[:1], idea.opens_at)
    facts = {
        "asset": leg.asset,
        "price": f"{leg.entry:,}",
        "average20": written(chart.average20),
        "average50": written(chart.average50),
        "high20": written(chart.high20),
        "low20": written(chart.low20),
        "stop": f"{leg.stop:,}",
        "target": f"{leg.targets[-1].price:,}",
        "days": str(idea.days),
        "rate": f"{plain(setup.apr * 100)} %",
    }
    if others:
        ratio = chart_of(walk, idea.assets, idea.opens_at)
        facts |= {
            "other": others[0].asset,
            "ratio": plain(Decimal(f"{ratio.price:.4g}")),
            "mean": plain(Decimal(f"{ratio.average20:.4g}")),
        }
    return facts


def _alerts(
    setup: Setup, found: OnPaper, recipe: Recipe, walk: Walk, chance: Random
) -> tuple[tuple[Decimal, str], ...]:
    """Levels between the entry and liquidation, and where each is set."""
    places = recipe.said("alerts", setup.idea.venue.kind)
    (leg, *_) = setup.legs
    line = found.liquidation_prices.get(leg.asset)
    end = setup.nearest_stop(leg) if line is None else line
    count = len(ALERT_SHARES) - (chance.random() < 0.1)
    return tuple(
        (quoted(float(leg.entry + (end - leg.entry) * share), walk.coins[leg.asset].places), place)
        for share, place in zip(ALERT_SHARES[:count], chance.sample(places, count), strict=True)
    )


def _with_line(leg: PlannedPosition, found: OnPaper, walk: Walk) -> PlannedPosition:
    """A leg with its liquidation price, as it is quoted."""
    line = found.liquidation_prices.get(leg.asset)
    if line is None:
        return leg
    quantum = Decimal(1).scaleb(-walk.coins[leg.asset].places)
    return replace(leg, liquidation_price=line.quantize(quantum))


def _ratio(figure: Decimal | None) -> Decimal | None:
    return None if figure is None else figure.quantize(RATIO)
