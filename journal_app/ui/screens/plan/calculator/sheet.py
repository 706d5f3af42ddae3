"""What stands in the calculator's form, read into a request; no widget here.

Fields are called as the numbers of a `PositionRequest`. Ratios and rates are typed in percent.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, NamedTuple

from journal_app.domain.exact import exact, plain
from journal_app.domain.market.interest import MOST_APR
from journal_app.domain.money import apr_from_apy, apy_from_apr
from journal_app.domain.planning.calculator import PositionRequest, out_of_range, term_of
from journal_app.domain.planning.ranges import problems_of, typed_leverage
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.terms import loan_problem
from journal_app.domain.trade import Direction

PERCENTAGES: Final = frozenset(
    {
        "risk_fraction",
        "maintenance_margin",
        "liquidation_threshold",
        "initial_margin",
        "max_ltv",
        "borrow_apr",
        "fee_rate",
    }
)
"""Fields that hold a percentage of what the request calls a fraction."""


class Sheet(NamedTuple):
    """What was chosen and typed. is_yield: the borrow rate is an APY.

    numbers: by field, None where nothing stands. unread: the fields whose text is no number.
    """

    law: str
    direction: Direction
    sizing: tuple[str, ...]
    is_yield: bool
    numbers: Mapping[str, Decimal | None]
    unread: frozenset[str] = frozenset()


class Reading(NamedTuple):
    """A request, or by field why there is none; an unread field says so itself.

    other_rate: the APY of an APR, or the reverse.
    """

    request: PositionRequest | None
    problems: Mapping[str, Problem]
    other_rate: Decimal | None = None


def fields_of(law: str, sizing: tuple[str, ...]) -> tuple[str, ...]:
    """The fields that the form shows, from top to bottom."""
    limit = "max_ltv" if law == "lending" else "initial_margin"
    return (
        "entry",
        *sizing,
        limit,
        term_of(law),
        "borrow_apr",
        "days",
        "fee_rate",
        "stop",
        "target",
        "capital",
    )


def needed(law: str, sizing: tuple[str, ...]) -> frozenset[str]:
    """The fields that must not be empty."""
    by_risk = ("capital", "stop") if "risk_fraction" in sizing else ()
    return frozenset({"entry", *sizing, term_of(law), *by_risk})


def read(sheet: Sheet) -> Reading:
    """Read every field by itself, so that a wrong one does not hide what the others are."""
    figures: dict[str, Decimal] = {}
    problems: dict[str, Problem] = {}
    musts = needed(sheet.law, sheet.sizing)
    for field in fields_of(sheet.law, sheet.sizing):
        number = sheet.numbers.get(field)
        if number is not None:
            figures[field] = as_fraction(number) if field in PERCENTAGES else number
        elif field in musts and field not in sheet.unread:
            problems[field] = Problem(field, "empty")
    for problem in out_of_range(figures):
        problems[problem.field] = _as_typed(problem, sheet)
    for problem in problems_of([("leverage", figures.get("leverage"), typed_leverage)]):
        problems.setdefault(problem.field, problem)
    lent = loan_problem("max_ltv", figures.get("max_ltv"), figures.get("liquidation_threshold"))
    if lent is not None:
        problems.setdefault(lent.field, lent)
    other = _with_rate_as_apr(figures, problems, sheet)
    if problems or sheet.unread:
        return Reading(None, problems, other)
    given: dict[str, Any] = {"law": sheet.law, "direction": sheet.direction, **figures}
    return Reading(PositionRequest(**given), {}, other)


def told(refused: Refused, sheet: Sheet) -> dict[str, Problem]:
    """Why a request was refused, by the fields that hold what has to be mended."""
    return {problem.field: _as_typed(problem, sheet) for problem in refused.problems}


@exact
def as_fraction(percentage: Decimal) -> Decimal:
    """A percentage as a fraction of 1."""
    return percentage.scaleb(-2)


@exact
def as_percentage(fraction: Decimal) -> Decimal:
    """A fraction of 1 as a percentage."""
    return fraction.scaleb(2)


def _with_rate_as_apr(
    figures: dict[str, Decimal], problems: dict[str, Problem], sheet: Sheet
) -> Decimal | None:
    """Put the APR in the place of an APY, and tell the other of the two."""
    given = figures.get("borrow_apr")
    if given is None or "borrow_apr" in problems:
        return None
    if not sheet.is_yield:
        return apy_from_apr(given) if given <= MOST_APR else None
    if given == -1:
        problem = Problem("borrow_apr", "rate_takes_everything", {"text": plain(given)})
        problems["borrow_apr"] = _as_typed(problem, sheet)
        return None
    figures["borrow_apr"] = apr_from_apy(given)
    return figures["borrow_apr"]


def _as_typed(problem: Problem, sheet: Sheet) -> Problem:
    """The problem in the words of who typed a percentage."""
    typed = sheet.numbers.get(problem.field)
    if problem.field not in PERCENTAGES or typed is None or "text" not in problem.facts:
        return problem
    code = "not_a_percentage" if problem.code == "not_a_fraction" else problem.code
    return Problem(problem.field, code, {**problem.facts, "text": f"{plain(typed)} %"})
