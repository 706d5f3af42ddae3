"""`rates`: what a borrow rate does to a position: interest, break-even rate, days to the line."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Final, cast

from journal_app.cli.calc import borrow_rate, position
from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.reading import (
    Given,
    Shape,
    choice,
    each,
    moment,
    optional,
    positive,
    rate,
    refused_under,
)
from journal_app.domain.market.interest import CONVENTIONS, MOST_LOG_GROWTH, Convention
from journal_app.domain.money import apy_from_apr
from journal_app.domain.planning.calculator import calculated
from journal_app.domain.planning.rates import (
    RATES,
    DatedRate,
    RatedPosition,
    RateRow,
    curve_points,
    interest_table,
    scheduled,
)
from journal_app.domain.problems import Refused

_NOT_ASKED: Final = ("targets", "marks")

SHAPE: Final = Shape(
    **{name: key for name, key in position.SHAPE.keys.items() if name not in _NOT_ASKED},
    price=optional(positive),
    convention=optional(choice(*CONVENTIONS)),
    schedule=optional(each(Shape(at=moment, apr=rate))),
    until=optional(moment),
    curve=optional(borrow_rate.ShapeOfModel("utilisation")),
)


def answer(given: Given) -> Result:
    """At the position's own rate, at usual rates, under a schedule, and along a curve."""
    asked = position.request(replace(given, values={**given.values, **dict.fromkeys(_NOT_ASKED)}))
    held = calculated(asked).position
    price = given.number_or_none("price")
    rated = RatedPosition(held, held.stake.entry if price is None else price)
    apr, days = held.costs.borrow_apr, held.costs.days
    bearing = rated.bearing
    convention = rated.convention
    if given.has("convention"):
        convention = CONVENTIONS[given.text("convention")]
    at_own, *table = _table(bearing, days, convention, apr)
    break_even = None
    if given.has("target"):
        break_even = rated.break_even_apr(given.number("target"), days)
    return {
        "rate_bearing_value": bearing,
        "borrow_apr": apr,
        "borrow_apy": at_own.apy,
        "interest_per_day": at_own.per_day,
        "interest": at_own.interest,
        "growth_to_line": rated.growth_to_line,
        "days_to_line": rated.days_to_line(apr),
        "break_even_apr": break_even,
        "break_even_apy": None if break_even is None else _apy(break_even),
        "table": [
            {
                "apr": row.apr,
                "apy": row.apy,
                "interest_per_day": row.per_day,
                "interest": row.interest,
                "balance": row.balance,
                "days_to_line": rated.days_to_line(row.apr),
            }
            for row in table
        ],
        "schedule": _schedule(given, rated),
        "curve": _curve(given),
    }


def _table(
    bearing: Decimal, days: Decimal, convention: Convention, apr: Decimal
) -> tuple[RateRow, ...]:
    """Interest at the own rate, then at the usual ones."""
    try:
        return interest_table(bearing, days, convention, (apr, *RATES))
    except Refused as refused:
        raise Refused.because("days", refused.code, **refused.facts) from None


def _apy(apr: Decimal) -> Decimal | None:
    """None where the yield is beyond what can be reckoned."""
    return apy_from_apr(apr) if abs(apr) <= MOST_LOG_GROWTH else None


def _schedule(given: Given, rated: RatedPosition) -> Result | None:
    if not given.has("schedule"):
        return None
    until = given.moment("until")
    if until is None:
        raise Refused.because(given.where("until"), "missing")
    convention = rated.convention
    if given.has("convention"):
        convention = CONVENTIONS[given.text("convention")]
    dated = [
        DatedRate(cast(datetime, part.moment("at")), part.number("apr"))
        for part in given.each("schedule")
    ]
    with refused_under(given):
        found = scheduled(rated, dated, until, convention)
    return found._asdict()


def _curve(given: Given) -> list[Result] | None:
    part = given.part_or_none("curve")
    if part is None:
        return None
    with refused_under(given):
        return [
            {"utilisation": point.utilisation, "borrow_apr": point.apr, "borrow_apy": point.apy}
            for point in curve_points(borrow_rate.curve(part))
        ]
