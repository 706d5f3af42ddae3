"""Gather the trades of a list in groups: by month, strategy or account, with what they amount to.

All of a list is read at once, ids and four exact texts a trade; sums are made of these, never by
SQL, which would add them up as floats.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from decimal import Decimal, localcontext
from typing import Final, Literal, NamedTuple

from journal_app.domain.exact import CONTEXT, SUMS, ZERO
from journal_app.domain.periods import Period, day_of, month_of
from journal_app.domain.trade import Status
from journal_app.services.ports import TradeFilter, UnitOfWork

GatheredBy = Literal["month", "strategy", "account"]
GATHERED_BY: Final[tuple[GatheredBy, ...]] = ("month", "strategy", "account")
"""A month is that of the closing, as in a review; what is not closed is in none."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_COUNTED: Final = frozenset(status.value for status in Status if status.is_counted)

Kept = str | int | None


class Group(NamedTuple):
    """Trades that belong together, in the order of the list.

    key: `2026-11`, or the word they share; empty for trades without one. net: of all of them, in
    the journal's currency. closed: how many count; r_mean, win_rate (a fraction): of these, None
    where there are none (with an R).
    """

    key: str
    trade_ids: Sequence[int]
    net: Decimal
    closed: int
    r_mean: Decimal | None
    win_rate: Decimal | None


def gathered(
    uow: UnitOfWork,
    wanted: TradeFilter,
    by: GatheredBy,
    zone: tzinfo,
    sorted_by: str = "number",
    *,
    descending: bool = False,
) -> list[Group]:
    """The trades that pass, in groups: months newest first, words by alphabet, what has none first.

    Raises: ValueError for a column that nothing can be sorted by.
    """
    key_column = "closed_at" if by == "month" else by
    columns = ("id", key_column, "status", "net", "r_initial")
    rows = uow.lists.listed(columns, wanted, sorted_by, descending=descending)
    key_of = _months(rows, zone) if by == "month" else _word
    members: dict[str, list[tuple[Kept, ...]]] = {}
    for row in rows:
        members.setdefault(key_of(row[1]), []).append(row)
    return [_group(key, members[key]) for key in _in_order(members, by)]


def _in_order(keys: dict[str, list[tuple[Kept, ...]]], by: GatheredBy) -> list[str]:
    if by == "month":
        return sorted(keys, key=lambda key: (key == "", key), reverse=True)
    return sorted(keys, key=lambda key: (key.casefold(), key))


def _word(kept: Kept) -> str:
    return str(kept or "")


def _months(rows: Sequence[tuple[Kept, ...]], zone: tzinfo) -> Callable[[Kept], str]:
    """Tells the month of a time, from where the months begin: a hundred thousand are soon told."""
    times = [int(row[1]) for row in rows if row[1] is not None]
    if not times:
        return _word
    months = list(_months_between(min(times), max(times), zone))
    starts = [(month.start - _EPOCH) // timedelta(milliseconds=1) for month in months]
    names = [month.name for month in months]

    def month_in(kept: Kept) -> str:
        return "" if kept is None else names[bisect_right(starts, int(kept)) - 1]

    return month_in


def _months_between(first: int, last: int, zone: tzinfo) -> Iterator[Period]:
    end = _EPOCH + timedelta(milliseconds=last)
    month = month_of(day_of(_EPOCH + timedelta(milliseconds=first), zone), zone)
    while month.start <= end:
        yield month
        month = month.after()


def _group(key: str, rows: Sequence[tuple[Kept, ...]]) -> Group:
    with localcontext(SUMS):
        net = sum((Decimal(row[3]) for row in rows if isinstance(row[3], str)), ZERO)
        counted = [row for row in rows if row[2] in _COUNTED]
        rs = [Decimal(row[4]) for row in counted if isinstance(row[4], str)]
        r_sum = sum(rs, ZERO)
    wins = sum(_is_won(row[3]) for row in counted)
    with localcontext(CONTEXT):
        return Group(
            key=key,
            trade_ids=[int(row[0] or 0) for row in rows],
            net=net,
            closed=len(counted),
            r_mean=r_sum / len(rs) if rs else None,
            win_rate=Decimal(wins) / len(counted) if counted else None,
        )


def _is_won(net: Kept) -> bool:
    """Whether an exact text is above zero."""
    return isinstance(net, str) and net != "0" and not net.startswith("-")
