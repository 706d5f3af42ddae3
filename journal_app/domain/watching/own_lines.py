"""The trader's own lines: for everything, a profile, an account or one trade; the nearest holds.

A line that is drawn at none of them is where it usually lies. Whatever fields `Lines` has can be
drawn; the few that are held against the book as a whole only for everything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any, Final, Literal, NamedTuple

from journal_app.domain.exact import ONE, ZERO, exact, plain
from journal_app.domain.market.percents import in_percent
from journal_app.domain.problems import Problem
from journal_app.domain.trade import Trade
from journal_app.domain.watching.lines import LINES, Lines

Level = Literal["book", "profile", "account", "trade"]
Measure = Literal["ratio", "share", "times", "days", "hours"]
"""What a line counts; a share is kept as a fraction of 1 and typed in percent."""


class Whose(NamedTuple):
    """Whose lines they are. name: of the profile or account, or the number of the trade."""

    level: Level = "book"
    name: str = ""


BOOK: Final = Whose()
"""Everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLines:
    """The lines that are drawn at one place. Units: those of their measures, shares of 1."""

    level: Level
    name: str = ""
    lines: Mapping[str, Decimal]

    @property
    def whose(self) -> Whose:
        """Whose they are."""
        return Whose(self.level, self.name)


Drawn = Mapping[Whose, Mapping[str, Decimal]]
"""All lines that the trader drew, by whose they are."""


class Bounds(NamedTuple):
    """What a line counts, and between what it can lie."""

    measure: Measure
    least: Decimal
    most: Decimal


_NEAR: Final = Bounds("ratio", ZERO, Decimal(10))
_BOUNDS: Final[Mapping[str, Bounds]] = {
    "health": Bounds("ratio", ONE, Decimal(100)),
    "health_near": _NEAR,
    "health_room": _NEAR,
    "margin": Bounds("share", ZERO, ONE),
    "margin_near": Bounds("share", ZERO, ONE),
    "margin_room": Bounds("share", ZERO, ONE),
    "rate": Bounds("share", ZERO, Decimal(10)),  # a rate may well be above 100 %
    "usual_times": Bounds("times", ONE, Decimal(100)),
    "distance": Bounds("share", ZERO, ONE),
    "collateral_fall": Bounds("share", Decimal("0.01"), ONE),
    "interest_days": Bounds("days", ONE, Decimal(3650)),
    "mark_age": Bounds("hours", ONE, Decimal(8760)),
    "rate_age": Bounds("days", ONE, Decimal(3650)),
    "check_after": Bounds("hours", ZERO, Decimal(24)),
    "review_after": Bounds("days", ZERO, Decimal(31)),
    "backup_age": Bounds("days", ZERO, Decimal(365)),
}
_OF_THE_BOOK: Final = frozenset({"check_after", "review_after", "backup_age"})
_SECONDS: Final[Mapping[Measure, int]] = {"days": 86_400, "hours": 3_600}
_MICRO: Final = 1_000_000


def bounds_of(line: str) -> Bounds:
    """What a line counts and where it can lie; any time in days, any other as it is."""
    usual = getattr(LINES, line)
    measure: Measure = "days" if isinstance(usual, timedelta) else "ratio"
    return _BOUNDS.get(line, Bounds(measure, ZERO, Decimal(10_000)))


def lines_that_can_be_drawn(level: Level) -> Sequence[str]:
    """The names of the lines that mean something there, in their order."""
    every = Lines._fields
    return every if level == "book" else [name for name in every if name not in _OF_THE_BOOK]


@exact
def number_of(line: str, value: Decimal | timedelta) -> Decimal:
    """Where a line lies, counted in its measure."""
    if isinstance(value, timedelta):
        micro = value // timedelta(microseconds=1)
        return Decimal(micro) / (_SECONDS[bounds_of(line).measure] * _MICRO)
    return value


@exact
def value_of(line: str, number: Decimal) -> Decimal | timedelta:
    """The same the other way round, a time to the microsecond."""
    if isinstance(getattr(LINES, line), timedelta):
        return timedelta(microseconds=int(number * _SECONDS[bounds_of(line).measure] * _MICRO))
    return number


def usual_lines() -> dict[str, Decimal]:
    """Where each line lies until the trader draws another."""
    return {name: number_of(name, getattr(LINES, name)) for name in Lines._fields}


# which of them holds


class Held(NamedTuple):
    """Where a line lies, and whose it is; None for the usual one."""

    number: Decimal
    whose: Whose | None


def places_of(trade: Trade, profile: str) -> tuple[Whose, ...]:
    """Whose lines a trade is held against, the nearest first.

    profile: that is in force now, for a trade that was planned under none.
    """
    planned = trade.plan.profile if trade.plan is not None else ""
    return (
        Whose("trade", str(trade.number)),
        Whose("account", trade.account),
        Whose("profile", planned or profile),
        BOOK,
    )


def held(drawn: Drawn, places: Sequence[Whose]) -> dict[str, Held]:
    """Each line as the nearest place draws it, with the place."""
    found = {name: Held(number, None) for name, number in usual_lines().items()}
    for whose in reversed(places):
        found |= {name: Held(number, whose) for name, number in drawn.get(whose, {}).items()}
    return found


def merged(drawn: Drawn, places: Sequence[Whose]) -> Lines:
    """The lines themselves."""
    told = held(drawn, places)
    values: dict[str, Any] = {name: value_of(name, each.number) for name, each in told.items()}
    return Lines(**values)


def apart_from_usual(lines: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Those that lie elsewhere than they usually do."""
    usual = usual_lines()
    return {name: number for name, number in lines.items() if number != usual[name]}


# which of them can be


def line_problems(level: Level, lines: Mapping[str, Decimal]) -> Iterator[Problem]:
    """Every line that cannot be there, told in the way in which it is typed: shares in percent."""
    possible = lines_that_can_be_drawn(level)
    for name, number in lines.items():
        if name not in Lines._fields:
            yield Problem(name, "unknown_field")
        elif name not in possible:
            yield Problem(name, "line_of_the_book")
        elif not number.is_finite():
            yield Problem(name, "not_a_number", {"text": str(number)})
        else:
            yield from _out_of_bounds(name, number)


@exact
def _out_of_bounds(name: str, number: Decimal) -> Iterator[Problem]:
    bounds = bounds_of(name)
    if not bounds.least <= number <= bounds.most:
        facts = {"text": number, "least": bounds.least, "most": bounds.most}
        typed = in_percent if bounds.measure == "share" else Decimal
        yield Problem(name, "not_between", {key: plain(typed(n)) for key, n in facts.items()})
