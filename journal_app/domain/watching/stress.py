"""The whole book under stress: what is liquidated in which order, what is left, what is missing.

A scenario grows from nothing to its full size, all at once and everywhere. Where an account crosses
its line it is liquidated by the rule of its platform, pays its penalty, and with what still stands
open it moves on and may cross its line again. Where no rule of a platform is known, the account is
closed whole and moves no further.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.ledger.standing import Part, account, beside
from journal_app.domain.margin.liquidation import (
    IN_TURN,
    WHOLE,
    Liquidation,
    Rule,
    ShareOfDebt,
    liquidations,
)
from journal_app.domain.margin.moves import MovableAccount, Move
from journal_app.domain.money import STABLECOINS, YEAR_DAYS, Asset
from journal_app.domain.planning.ranges import at_least_zero, price_move, problems_of, share
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.terms import Terms

ScenarioName = Literal[
    "fall", "deep_fall", "one_falls", "depeg", "rates", "thresholds", "own", "together"
]

FALL: Final = Decimal("-0.3")
DEEP_FALL: Final = Decimal("-0.6")
DEPEG: Final = Decimal("-0.05")
RATE_TIMES: Final = Decimal(3)
RATE_DAYS: Final = Decimal(30)
POINTS: Final = Decimal("0.05")

_NO_MOVES: Final[Mapping[Asset, Decimal]] = MappingProxyType({})


class Scenario(NamedTuple):
    """What is thought to happen.

    all_move: of every asset that is no stablecoin and not named in `moves`. moves: of single
    assets, by any ticker of theirs. rate_times and days: interest at so many times its present
    rate for so long. points: what every threshold loses, and every maintenance margin gains.
    label: what a scenario of one's own is called. parts: scenarios whose moves come on top of each
    other, instead of moves of its own.
    """

    name: ScenarioName
    all_move: Decimal = ZERO
    moves: Mapping[Asset, Decimal] = _NO_MOVES
    rate_times: Decimal = ONE
    days: Decimal = ZERO
    points: Decimal = ZERO
    label: str = ""
    parts: tuple[Scenario, ...] = ()

    def move_of(self, names: Sequence[Asset]) -> Decimal:
        """The move of an asset that goes by these names."""
        if self.parts:
            left = ONE
            for part in self.parts:
                left *= ONE + part.move_of(names)
            return left - ONE
        for name in names:
            if name in self.moves:
                return self.moves[name]
        return ZERO if any(name in STABLECOINS for name in names) else self.all_move


def scenario_problems(scenario: Scenario) -> tuple[Problem, ...]:
    """What a scenario cannot be: a price below zero, less than no time, a rate turned around."""
    if scenario.parts:
        return tuple(problem for part in scenario.parts for problem in scenario_problems(part))
    return problems_of(
        (
            ("all_move", scenario.all_move, price_move),
            *((f"moves/{asset}", move, price_move) for asset, move in scenario.moves.items()),
            ("rate_times", scenario.rate_times, at_least_zero),
            ("days", scenario.days, at_least_zero),
            ("points", scenario.points, share),
        )
    )


@exact
def together(scenarios: Sequence[Scenario], label: str = "") -> Scenario:
    """All of these at once: moves on top of each other, the highest rate for the longest time, and
    all the points that thresholds lose.
    """
    return Scenario(
        "together",
        rate_times=max((each.rate_times for each in scenarios), default=ONE),
        days=max((each.days for each in scenarios), default=ZERO),
        points=min(sum((each.points for each in scenarios), ZERO), ONE),
        label=label,
        parts=tuple(scenarios),
    )


def usual_scenarios(one: Asset | None, pegged: Iterable[Asset]) -> tuple[Scenario, ...]:
    """The scenarios that every book is held against.

    one: the asset that falls alone. pegged: stablecoins and staked tokens, which lose their peg.
    """
    lost_pegs = dict.fromkeys(pegged, DEPEG)
    return (
        Scenario("fall", FALL),
        Scenario("deep_fall", DEEP_FALL),
        *([Scenario("one_falls", moves={one: DEEP_FALL})] if one else ()),
        *([Scenario("depeg", moves=lost_pegs)] if lost_pegs else ()),
        Scenario("rates", rate_times=RATE_TIMES, days=RATE_DAYS),
        Scenario("thresholds", points=POINTS),
    )


@dataclass(frozen=True, slots=True)
class StressedAccount:
    """An account of the book. penalty: a share of the value that its liquidation closes.

    cost_per_year: interest and funding at the present rates, in money; received, it is negative.
    names: the other tickers of its assets. rule: what its platform closes of it. number: of the
    trade that it is called by; None of an account that is no trade's.
    """

    name: str
    account: MovableAccount
    cost_per_year: Decimal = ZERO
    penalty: Decimal = ZERO
    names: Mapping[Asset, tuple[Asset, ...]] = field(default_factory=dict)
    rule: Rule = WHOLE
    number: int | None = None

    @exact
    def move(self, scenario: Scenario) -> Move:
        """What happens to it."""
        by = {
            asset: move
            for asset in self.account.assets
            if (move := scenario.move_of(self.names.get(asset, (asset,))))
        }
        paid = ZERO
        if scenario.days:
            paid = self.cost_per_year * scenario.rate_times * scenario.days / YEAR_DAYS
        return Move(by, scenario.points, paid)

    @exact
    def under(self, scenario: Scenario) -> AccountUnderStress:
        """What becomes of it."""
        course = self.account.along(self.move(scenario))
        steps, left = liquidations(course, self.rule, self.penalty)
        if not steps:
            return AccountUnderStress(self, None, left, ZERO, ZERO)
        return AccountUnderStress(
            self,
            steps[0].at,
            max(left, ZERO),
            sum((each.penalty for each in steps), ZERO),
            -course.least_room,
            steps,
        )


class AccountUnderStress(NamedTuple):
    """An account after a scenario.

    crossed_at: the part of the move after which it was past its line; None where it survives.
    left: its equity at the end. needed: what had to be added before, to repay debt or as margin,
    for it to come through at its line. steps: what was liquidated, in its order.
    """

    account: StressedAccount
    crossed_at: Decimal | None
    left: Decimal
    penalty: Decimal
    needed: Decimal
    steps: tuple[Liquidation, ...] = ()

    @property
    def name(self) -> str:
        """What the account is called."""
        return self.account.name

    @property
    def is_closed(self) -> bool:
        """Whether nothing of it stands open any more."""
        return bool(self.steps) and self.steps[-1].after is None


class StressedBook(NamedTuple):
    """A book after a scenario. liquidated: in the order in which they go.

    before, left: equity of all accounts. needed: what had to be added to save them all; short_of:
    how much of that free cash does not cover, None where free cash is not known.
    """

    scenario: Scenario
    liquidated: tuple[AccountUnderStress, ...]
    surviving: tuple[AccountUnderStress, ...]
    before: Decimal
    left: Decimal
    needed: Decimal
    short_of: Decimal | None

    @property
    def cascade(self) -> list[tuple[AccountUnderStress, Liquidation]]:
        """Every liquidation of the book in its order, each with its account."""
        every = ((each, step) for each in self.liquidated for step in each.steps)
        return sorted(every, key=lambda pair: pair[1].at)


@exact
def stressed(
    book: Sequence[StressedAccount], scenario: Scenario, free_cash: Decimal | None = ZERO
) -> StressedBook:
    """The book under one scenario.

    Raises: Refused, with every problem of the scenario.
    """
    if problems := scenario_problems(scenario):
        raise Refused(problems)
    return stressed_together(scenario, [each.under(scenario) for each in book], free_cash)


@exact
def stressed_together(
    scenario: Scenario, found: Sequence[AccountUnderStress], free_cash: Decimal | None = ZERO
) -> StressedBook:
    """The book whose accounts went through a scenario one by one."""
    liquidated = sorted(
        (each for each in found if each.crossed_at is not None),
        key=lambda each: each.crossed_at or ZERO,
    )
    needed = sum((each.needed for each in liquidated), ZERO)
    return StressedBook(
        scenario=scenario,
        liquidated=tuple(liquidated),
        surviving=tuple(each for each in found if each.crossed_at is None),
        before=sum((each.account.account.equity for each in found), ZERO),
        left=sum((each.left for each in found), ZERO),
        needed=needed,
        short_of=None if free_cash is None else max(needed - max(free_cash, ZERO), ZERO),
    )


@exact
def stressed_account(
    name: str, parts: Sequence[Part], terms: Terms, cost_per_year: Decimal = ZERO
) -> StressedAccount | None:
    """Open trades that share an account, ready for stress; None where its law cannot be told."""
    found = account(parts, terms)
    if found is None:
        return None
    movable = MovableAccount(found, beside(parts, terms))
    known = [terms.of(asset) for asset in movable.assets]
    penalties = [each.liquidation_penalty or ZERO for each in known if each is not None]
    return StressedAccount(
        name=name,
        account=movable,
        cost_per_year=cost_per_year,
        penalty=max(penalties, default=ZERO),
        rule=rule_of(terms),
        names={asset: terms.names(asset) for asset in movable.assets},
    )


def rule_of(terms: Terms) -> Rule:
    """What a platform closes of an account that is past its line."""
    share = terms.close_factor
    if share is not None and terms.law == "lending" and ZERO < share < ONE:
        return ShareOfDebt(share)
    return IN_TURN if terms.law in ("perp", "equity_ratio") else WHOLE
