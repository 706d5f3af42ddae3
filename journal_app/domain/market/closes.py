"""Two series of daily prices side by side: their common days, their ratio, how they move together.

A day that only one of the series knows does not count, and is told. No price is ever filled in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from journal_app.domain import samples
from journal_app.domain.exact import exact
from journal_app.domain.problems import Problem, Refused

LEAST_DAYS: Final = 30
"""Fewer common days say nothing of how two prices move."""

_DAY: Final = timedelta(days=1)


class Close(NamedTuple):
    """The price at the end of a day; without a date it is the day after the one before."""

    price: Decimal
    day: date | None = None


class Gap(NamedTuple):
    """Days in a row that are not common to both series, the first and the last of them."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class CommonCloses:
    """The prices of two markets on the days that both know, the oldest first.

    days: empty where no dates were given. missing_in_first, missing_in_second: days that only the
    other series knows.
    """

    first: tuple[Decimal, ...]
    second: tuple[Decimal, ...]
    days: tuple[date, ...] = ()
    missing_in_first: tuple[date, ...] = ()
    missing_in_second: tuple[date, ...] = ()

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Where the common days are interrupted; a return across a gap spans more than a day."""
        return tuple(
            Gap(before + _DAY, after - _DAY)
            for before, after in pairwise(self.days)
            if after - before > _DAY
        )

    @property
    @exact
    def ratios(self) -> tuple[Decimal, ...]:
        """Price of the first / price of the second, day by day."""
        return tuple(one / other for one, other in zip(self.first, self.second, strict=True))

    @property
    def returns(self) -> tuple[list[Decimal], list[Decimal]]:
        """The log returns of both, from each common day to the next."""
        return log_returns(self.first), log_returns(self.second)

    @property
    def correlation(self) -> Decimal | None:
        """How the log returns of both move together. None where a price never moved."""
        return samples.correlation(*self.returns)


@exact
def log_returns(prices: Sequence[Decimal]) -> list[Decimal]:
    """ln(p_t / p_(t−1)), which adds up over time and is alike for a rise and its way back."""
    return [(after / before).ln() for before, after in pairwise(prices)]


def common_closes(
    first: Sequence[Close],
    second: Sequence[Close],
    fields: tuple[str, str] = ("first_prices", "second_prices"),
) -> CommonCloses:
    """The days that two series have in common; without dates they are matched in their order.

    fields: what the series are called in a problem.
    Raises: Refused, where a price is not above zero, a date is missing or given twice, series
    without dates differ in length, or fewer than `LEAST_DAYS` are common.
    """
    is_dated = any(close.day for close in (*first, *second))
    problems = [
        problem
        for field, closes in zip(fields, (first, second), strict=True)
        for problem in _problems(field, closes, is_dated=is_dated)
    ]
    if not is_dated and len(first) != len(second):
        facts = {"count": len(second), "wanted": len(first)}
        problems.append(Problem(fields[1], "not_so_many", facts))
    if problems:
        raise Refused(problems)
    found = _on_common_days(first, second) if is_dated else _in_order(first, second)
    if len(found.first) < LEAST_DAYS:
        raise Refused.because(fields[0], "too_few_days", count=len(found.first), least=LEAST_DAYS)
    return found


def _problems(field: str, closes: Sequence[Close], *, is_dated: bool) -> list[Problem]:
    problems: list[Problem] = []
    seen: set[date] = set()
    for place, close in enumerate(closes):
        if close.price <= 0:
            path = f"{field}/{place}/price"
            problems.append(Problem(path, "not_positive", {"text": str(close.price)}))
        if close.day is None:
            if is_dated:
                problems.append(Problem(f"{field}/{place}/date", "missing"))
        elif close.day in seen:
            path = f"{field}/{place}/date"
            problems.append(Problem(path, "day_twice", {"day": close.day.isoformat()}))
        else:
            seen.add(close.day)
    return problems


def _in_order(first: Sequence[Close], second: Sequence[Close]) -> CommonCloses:
    return CommonCloses(
        tuple(close.price for close in first), tuple(close.price for close in second)
    )


def _on_common_days(first: Sequence[Close], second: Sequence[Close]) -> CommonCloses:
    of_first = {close.day: close.price for close in first if close.day}
    of_second = {close.day: close.price for close in second if close.day}
    days = tuple(sorted(of_first.keys() & of_second.keys()))
    return CommonCloses(
        first=tuple(of_first[day] for day in days),
        second=tuple(of_second[day] for day in days),
        days=days,
        missing_in_first=tuple(sorted(of_second.keys() - of_first.keys())),
        missing_in_second=tuple(sorted(of_first.keys() - of_second.keys())),
    )
