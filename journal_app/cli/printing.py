"""Write values for a terminal and for JSON: the same door for every command."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, tzinfo
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import figure, rounded
from journal_app.domain.pnl import ProfitAndLoss
from journal_app.reports.tables import Cell, Holds, Table

DASH: Final = "–"
_PLACES: Final = {
    Holds.MONEY: Decimal("0.01"),
    Holds.RATIO: Decimal("0.01"),
    Holds.PERCENT: Decimal("0.1"),
}


def iso(moment: datetime | None) -> str | None:
    """A time in ISO 8601 in UTC; milliseconds only where there are any."""
    if moment is None:
        return None
    spec = "milliseconds" if moment.microsecond else "seconds"
    return moment.astimezone(UTC).isoformat(timespec=spec).replace("+00:00", "Z")


def number(value: Decimal | None) -> str | None:
    """An exact number as a plain text."""
    return None if value is None else figure(value)


def profit(pnl: ProfitAndLoss) -> dict[str, str | None]:
    """A profit by component. Costs are positive; net = gross + funding + yield − costs."""
    return {
        "gross": number(pnl.gross),
        "price": number(pnl.price),
        "collateral_price": number(pnl.collateral),
        "borrowed_price": number(pnl.borrowed),
        "interest": number(pnl.interest),
        "funding": number(pnl.funding),
        "fees": number(pnl.fees),
        "gas": number(pnl.gas),
        "swap_cost": number(pnl.swap_cost),
        "yield": number(pnl.collateral_yield),
        "penalty": number(pnl.penalty),
        "net": number(pnl.net),
    }


def print_json(document: object) -> None:
    """One JSON document on standard output, in plain ASCII, which every terminal can take."""
    print(json.dumps(document, indent=1))


def print_table(table: Table, keys: Sequence[str], zone: tzinfo) -> None:
    """The chosen columns of a table, aligned, with a line of totals where any column has one."""
    places = [next(i for i, c in enumerate(table.columns) if c.key == key) for key in keys]
    columns = [table.columns[place] for place in places]
    lines = [[column.title for column in columns]]
    lines += [[written(row[p], table.columns[p].holds, zone) for p in places] for row in table.rows]
    totals = list(table.totals())
    if len(table.rows) > 1 and any(totals[place] is not None for place in places):
        shown = [
            "" if totals[p] is None else written(totals[p], table.columns[p].holds, zone)
            for p in places
        ]
        lines.append(["Total", *shown[1:]] if not shown[0] else shown)
    widths = [max(len(line[place]) for line in lines) for place in range(len(columns))]
    for line in lines:
        cells = [
            cell.ljust(width) if column.holds in (Holds.TEXT, Holds.TIME) else cell.rjust(width)
            for cell, width, column in zip(line, widths, columns, strict=True)
        ]
        print("  ".join(cells).rstrip())


def print_pairs(pairs: Iterable[tuple[str, str]]) -> None:
    """Names and values, one a line."""
    rows = list(pairs)
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        print(f"{name:<{width}}  {value}")


def written(value: Cell, holds: Holds, zone: tzinfo) -> str:
    """One value for people; a dash where it does not exist."""
    if value is None:
        return DASH
    if isinstance(value, datetime):
        return f"{value.astimezone(zone):%Y-%m-%d %H:%M}"
    if not isinstance(value, Decimal):
        return str(value)
    if holds is Holds.PERCENT:
        return f"{_unsigned_zero(rounded(value * 100, _PLACES[holds])):,f} %"
    places = _PLACES.get(holds)
    if places is None:
        digits = value.adjusted()
        places = Decimal(1).scaleb(min(0, max(-8, digits - 5)))
        return f"{rounded(value, places).normalize():,f}" if value else "0"
    return f"{_unsigned_zero(rounded(value, places)):,f}"


def _unsigned_zero(shown: Decimal) -> Decimal:
    return shown or abs(shown)
