"""Prices and borrow rates, as tables of what the market said.

time, asset, price                          and oracle_price, where the platform's differs
time, platform, asset, borrow_apr           or borrow_apy
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from journal_app.domain.importing.imported import Accepted, Content, ImportedFile, Outcome, Row
from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.problems import Problem
from journal_app.importers.cells import CellRefused, Places, Zoned
from journal_app.importers.delimited import Table
from journal_app.importers.options import Options

PRICES: Final = "prices"
RATES: Final = "rates"


def are_prices(columns: Sequence[str]) -> bool:
    """Whether the header is that of a table of prices."""
    return {"time", "asset", "price"} <= set(columns)


def are_rates(columns: Sequence[str]) -> bool:
    """Whether the header is that of a table of borrow rates."""
    rate = {"borrow_apr", "borrow_apy"} & set(columns)
    return {"time", "platform", "asset"} <= set(columns) and bool(rate)


def read_prices(table: Table, options: Options) -> ImportedFile:
    """Read a table of prices."""
    return _read(table, options, PRICES, _mark)


def read_rates(table: Table, options: Options) -> ImportedFile:
    """Read a table of borrow rates."""
    return _read(table, options, RATES, _rate_point)


def _mark(row: Row, places: Places, zoned: Zoned) -> Mark:
    oracle_price = None
    if places.raw(row, "oracle_price"):
        oracle_price = places.positive(row, "oracle_price")
    return Mark(
        asset=places.needed_asset(row, "asset"),
        at=zoned.time(places.raw(row, "time")),
        price=places.positive(row, "price"),
        oracle_price=oracle_price,
    )


def _rate_point(row: Row, places: Places, zoned: Zoned) -> RatePoint:
    at = zoned.time(places.raw(row, "time"))
    platform = places.text(row, "platform")
    if not platform:
        raise CellRefused(Problem("platform", "missing"), "")
    asset = places.needed_asset(row, "asset")
    apr = places.apr(row, "borrow_apr", "borrow_apy")
    if apr is None:
        column = "borrow_apr" if "borrow_apr" in places.place else "borrow_apy"
        raise CellRefused(Problem(column, "empty"), "")
    return RatePoint(platform, asset, at, apr)


def _read(
    table: Table,
    options: Options,
    name: str,
    content: Callable[[Row, Places, Zoned], Content],
) -> ImportedFile:
    places = Places(table.columns)
    rows = [row for row in table.rows if isinstance(row, Row)]
    zoned = Zoned([places.raw(row, "time") for row in rows], options.zone)
    outcomes: list[Outcome] = []
    for row in table.in_turn(table.rows):
        if not isinstance(row, Row):
            outcomes.append(row)
            continue
        try:
            outcomes.append(Accepted(row, content(row, places, zoned)))
        except CellRefused as refused:
            outcomes.append(refused.of(row))
    return ImportedFile(
        file_format=name, platform="", columns=table.columns, outcomes=tuple(outcomes)
    )
