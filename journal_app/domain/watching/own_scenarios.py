"""The trader's own scenarios: what is thought to happen, under a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ONE, ZERO
from journal_app.domain.money import STABLECOINS, STAKED_TOKENS, Asset, ticker_problem
from journal_app.domain.planning.ranges import price_move, problems_of
from journal_app.domain.problems import Problem
from journal_app.domain.watching.stress import (
    FALL,
    Scenario,
    StressedAccount,
    scenario_problems,
    together,
    usual_scenarios,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnScenario:
    """One of them. Fractions of 1; the fields are those of `Scenario`.

    depeg: the move of whatever is pegged, stablecoins and staked tokens, on top of the rest.
    """

    id: str
    all_move: Decimal = ZERO
    moves: Mapping[Asset, Decimal] = field(default_factory=dict)
    rate_times: Decimal = ONE
    days: Decimal = ZERO
    points: Decimal = ZERO
    depeg: Decimal = ZERO

    def scenario(self, pegged: Iterable[Asset] = ()) -> Scenario:
        """The same as it is held against a book. pegged: what may lose its peg there."""
        found = Scenario(
            "own", self.all_move, self.moves, self.rate_times, self.days, self.points, self.id
        )
        if not self.depeg:
            return found
        lost = Scenario("depeg", moves=dict.fromkeys(pegged, self.depeg))
        return together((found, lost), self.id)._replace(name="own")


FIRST_OWN: Final = OwnScenario(id="", all_move=FALL)
"""What one of one's own begins with, where nothing else was thought of yet."""


def own_scenario_problems(scenario: OwnScenario) -> tuple[Problem, ...]:
    """What it cannot be; a scenario in which nothing happens is none."""
    problems = [
        *scenario_problems(replace(scenario, depeg=ZERO).scenario()),
        *problems_of([("depeg", scenario.depeg, price_move)]),
    ]
    for asset in scenario.moves:
        found = ticker_problem(f"moves/{asset}", asset)
        if found is not None:
            problems.append(found)
    moves = (scenario.all_move, scenario.points, scenario.depeg, *scenario.moves.values())
    if not any(moves) and not scenario.days * scenario.rate_times:
        problems.append(Problem("all_move", "nothing_happens"))
    return tuple(problems)


def pegged_in(book: Iterable[StressedAccount]) -> list[Asset]:
    """The stablecoins and staked tokens of a book, in the order of their tickers."""
    held = {asset for each in book for asset in each.account.assets}
    return sorted(held & (STABLECOINS | STAKED_TOKENS))


def largest_in(book: Iterable[StressedAccount]) -> Asset | None:
    """The asset whose price the book hangs on most; None of a book without any that moves."""
    worth: dict[Asset, Decimal] = {}
    for each in book:
        for exposure in each.account.exposures:
            asset = exposure.asset
            if asset is not None and asset not in STABLECOINS:
                worth[asset] = worth.get(asset, ZERO) + abs(exposure.worth)
    return max(worth, key=lambda asset: worth[asset], default=None)


def scenarios_for(
    book: Sequence[StressedAccount], own: Iterable[OwnScenario]
) -> tuple[Scenario, ...]:
    """The usual scenarios of a book, and one's own after them."""
    pegged = pegged_in(book)
    usual = usual_scenarios(largest_in(book), pegged)
    return (*usual, *(each.scenario(pegged) for each in own))
