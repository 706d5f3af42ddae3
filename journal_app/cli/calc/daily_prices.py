"""Two lists of daily prices of a request, and what is told of the days they have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, cast

from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.reading import Given, Reader, Shape, day, each, positive
from journal_app.domain.market.closes import Close, CommonCloses, common_closes

FIELDS: Final = ("first_prices", "second_prices")
DATED: Final = Shape(date=day, price=positive)


def close(value: object, path: str) -> Close:
    """A price alone, or `{date, price}`."""
    if isinstance(value, Mapping):
        given = DATED(value, path)
        return Close(given.number("price"), given.day("date"))
    return Close(positive(value, path))


PRICES: Final[Reader] = each(close)


def closes(given: Given) -> CommonCloses:
    """The common days of both lists."""
    first, second = (cast("list[Close]", given.values[field]) for field in FIELDS)
    return common_closes(first, second)


def days_told(found: CommonCloses | None) -> Result:
    """How many days count, which are missing in one of the lists, and where a gap is."""
    if found is None:
        return dict.fromkeys(("common_days", "missing_in_first", "missing_in_second", "gaps"))
    return {
        "common_days": len(found.first),
        "missing_in_first": found.missing_in_first,
        "missing_in_second": found.missing_in_second,
        "gaps": [{"from": gap.first, "to": gap.last} for gap in found.gaps],
    }
