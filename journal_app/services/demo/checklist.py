"""The eight questions, answered with the figures of a setup; a breach with its written reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from random import Random
from typing import Final

from journal_app.domain.exact import exact
from journal_app.domain.planning.breaches import LEAST_LIQUIDATION_DISTANCE, MOST_RISK_OF_CAPITAL
from journal_app.domain.trade import ChecklistAnswer, Verdict
from journal_app.services.demo.paper import OnPaper
from journal_app.services.demo.recipe import Recipe
from journal_app.services.demo.sizing import LEAST_HEALTH, MOST_OF_CAPITAL, Setup

GOOD_REWARD: Final = Decimal("1.5")
"""Below so many times the risk a reward is worth a warning."""

MUCH_OF_TARGET: Final = Decimal("0.15")
"""Above this share of the target interest is worth a warning."""

ENOUGH_ALERTS: Final = 3


@exact
def checklist_of(
    setup: Setup,
    found: OnPaper,
    recipe: Recipe,
    chance: Random,
    texts: Mapping[str, str],
    alerts: int,
) -> tuple[ChecklistAnswer, ...]:
    """Every question with what was found; `texts` are the thesis and the exit plan."""
    answers = {
        "thesis": texts["thesis"],
        "levels": _levels(setup, found),
        "margin": _margin(setup, found),
        "size": _size(found, recipe.capital),
        "costs": _costs(setup, found),
        "collateral": f"{setup.own.normalize():f} {setup.collateral}.",
        "alerts": f"{alerts} price levels set.",
        "exit": texts["exit"],
    }
    breaches = {
        "margin": _breaches_of_margin(setup, found),
        "size": _breaches_of_size(found, recipe.capital),
    }
    warnings = {
        "levels": found.reward < GOOD_REWARD * found.risk,
        "costs": found.interest > MUCH_OF_TARGET * found.reward,
        "alerts": alerts < ENOUGH_ALERTS,
    }
    return tuple(
        _breached(name, recipe, text, breaches[name], chance)
        if breaches.get(name)
        else ChecklistAnswer(
            name,
            recipe.questions[name],
            text,
            Verdict.WARNING if warnings.get(name) else Verdict.PASS,
        )
        for name, text in answers.items()
    )


def _breached(
    name: str, recipe: Recipe, text: str, codes: Sequence[str], chance: Random
) -> ChecklistAnswer:
    """An answer past a line, with the reason why the trade is made all the same."""
    reason = chance.choice(recipe.said("overrides", codes[0]))
    return ChecklistAnswer(name, recipe.questions[name], text, Verdict.BREACH, tuple(codes), reason)


def _breaches_of_margin(setup: Setup, found: OnPaper) -> list[str]:
    distance = found.liquidation_distance(setup.legs)
    crossed = {
        "health_below_profile": found.health_factor is not None
        and found.health_factor < LEAST_HEALTH,
        "liquidation_within_30_percent": distance is not None
        and distance < LEAST_LIQUIDATION_DISTANCE,
    }
    return [code for code, is_crossed in crossed.items() if is_crossed]


def _breaches_of_size(found: OnPaper, capital: Decimal) -> list[str]:
    crossed = {
        "position_above_profile": found.value > MOST_OF_CAPITAL * capital,
        "risk_above_2_percent": found.risk > MOST_RISK_OF_CAPITAL * capital,
    }
    return [code for code, is_crossed in crossed.items() if is_crossed]


def _levels(setup: Setup, found: OnPaper) -> str:
    (leg, *_) = setup.legs
    levels = f"Entry {leg.entry:,}, stop {leg.stop:,}, target {leg.targets[-1].price:,}"
    return f"{levels}: {found.reward / found.risk:.1f} to 1."


def _margin(setup: Setup, found: OnPaper) -> str:
    told = []
    for leg in setup.legs:
        line = found.liquidation_prices.get(leg.asset)
        if line is not None:
            away = abs(leg.entry - line) / leg.entry
            told.append(f"{leg.asset} is liquidated at {line:,.2f}, {away:.0%} away.")
    if found.health_factor is not None:
        told.append(f"Health factor {found.health_factor:.2f}.")
    return " ".join(told) or "No price liquidates it."


def _size(found: OnPaper, capital: Decimal) -> str:
    risk, share = found.risk / capital, found.value / capital
    return f"${found.risk:,.0f} at the stop, {risk:.1%} of capital. Position {share:.0%} of it."


def _costs(setup: Setup, found: OnPaper) -> str:
    eaten = found.interest / found.reward
    rate = f"${found.interest:,.2f} in {setup.idea.days} days at {setup.apr:.2%} a year"
    return f"{rate}, {eaten:.0%} of the target."
