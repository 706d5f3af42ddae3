"""Read the rows of a table one by one into what became of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from decimal import Decimal
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

from journal_app.domain.exact import exact, plain
from journal_app.domain.importing.imported import (
    Accepted,
    Content,
    Outcome,
    Row,
    RowRefused,
    Skipped,
    TradeEvent,
)
from journal_app.domain.problems import Problem
from journal_app.importers.cells import CellRefused, Places, oldest_first
from journal_app.importers.delimited import SHOWN

PRODUCT_TOLERANCE: Final = Decimal("0.000001")
"""A product that a float wrote has a relative error of 1e-16, widened here for rounded prices."""

REPEATED: Final = timedelta(hours=1)
"""What clocks are put back by."""

TableRow = Row | Skipped | RowRefused

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND: Final = timedelta(milliseconds=1)
_MILLISECONDS: Final = re.compile(r"[0-9]{1,14}")


class NothingToRecord(Exception):  # noqa: N818 - what the row is
    """A row that can be read and says nothing that a journal records."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


@exact
def outcomes_of(rows: Iterable[TableRow], content: Callable[[Row], Content]) -> tuple[Outcome, ...]:
    """What became of all rows, the oldest first.

    content: reads one row, in the exact context; it raises CellRefused or NothingToRecord.
    """
    outcomes: list[Outcome] = []
    times: list[datetime] = []
    for row in rows:
        if not isinstance(row, Row):
            outcomes.append(row)
            continue
        try:
            said = content(row)
        except CellRefused as refused:
            outcomes.append(refused.of(row))
        except NothingToRecord as nothing:
            outcomes.append(Skipped(row, nothing.problem))
        else:
            outcomes.append(Accepted(row, said))
            times.append(said.draft.at if isinstance(said, TradeEvent) else said.at)
    return oldest_first(outcomes, times)


def oldest_on_top(
    rows: Sequence[TableRow], written: Callable[[Row], datetime | None], zone: tzinfo | None
) -> Sequence[TableRow]:
    """The rows of a file that lists the newest first, turned where clocks may repeat an hour.

    Which of the two a time is in, what happened before it tells, so that must be read before it.

    written: the time of a row before any zone is known; None where it cannot be read.
    """
    if not isinstance(zone, ZoneInfo):
        return rows
    read = (written(row) for row in rows if isinstance(row, Row))
    times = [at.replace(tzinfo=None) for at in read if at is not None]
    descends = all(later <= earlier + REPEATED for earlier, later in pairwise(times))
    return rows[::-1] if descends and times and times[0] > times[-1] else rows


def check_product(places: Places, row: Row, column: str, product: Decimal, code: str) -> None:
    """Refuse a row whose cell is not the product that it should be: it is damaged."""
    stated = places.number(row, column)
    if stated is None or stated == product:
        return
    if abs(stated - product) <= product * PRODUCT_TOLERANCE:
        return
    raise CellRefused(Problem(column, code, {"expected": plain(product)}), plain(stated))


def time_of_milliseconds(places: Places, row: Row, column: str) -> datetime:
    """A time in UTC, written as the milliseconds since 1970."""
    written = places.raw(row, column)
    if not _MILLISECONDS.fullmatch(written):
        raise CellRefused(Problem(column, "not_a_time_here", {"text": written[:SHOWN]}), written)
    return _EPOCH + int(written) * _MILLISECOND
