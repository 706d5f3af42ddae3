"""What was observed of the market, as tables that are read back: prices and borrow rates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from journal_app.domain.market.observed import Mark, Market, RatePoint
from journal_app.domain.money import Asset
from journal_app.reports.selection import Selection
from journal_app.reports.tables import Cell, Column, Holds, Table

MARK_COLUMNS: Final = (
    Column("time", "Time", Holds.TIME),
    Column("asset", "Asset"),
    Column("price", "Price", Holds.PRICE),
)
RATE_COLUMNS: Final = (
    Column("time", "Time", Holds.TIME),
    Column("platform", "Platform"),
    Column("asset", "Asset"),
    Column("borrow_apr", "Borrow APR", Holds.PERCENT),
)


def marks_in(market: Market) -> Iterator[Mark]:
    """Every mark, by asset and time."""
    for _, series in sorted(market.prices.items()):
        yield from series.every()


def rates_in(market: Market) -> Iterator[RatePoint]:
    """Every point of every history of rates, by platform, asset and time."""
    for platform, histories in sorted(market.rates.items()):
        for asset, history in sorted(histories.items()):
            at = history.next_change(None)
            while at is not None:
                apr = history.apr_at(at)
                assert apr is not None, "it is in force from that very moment"
                yield RatePoint(platform, asset, at, apr)
                at = history.next_change(at)


def marks_of(selection: Selection) -> list[Mark]:
    """The marks of a selection's time; where it is filtered, of what its trades hold."""
    held = _held(selection)
    return [
        mark
        for mark in marks_in(selection.market)
        if selection.holds(mark.at) and (held is None or mark.asset in held)
    ]


def rates_of(selection: Selection) -> list[RatePoint]:
    """The rates of a selection's time; where it is filtered, of its platforms."""
    platforms = {record.trade.platform for record in selection.listed}
    return [
        point
        for point in rates_in(selection.market)
        if selection.holds(point.at) and (not selection.filters or point.platform in platforms)
    ]


def mark_table(selection: Selection) -> Table:
    """The marks as rows."""
    rows: list[list[Cell]] = [[mark.at, mark.asset, mark.price] for mark in marks_of(selection)]
    return Table("Marks", MARK_COLUMNS, rows)


def rate_table(selection: Selection) -> Table:
    """The points of rate histories as rows."""
    rows: list[list[Cell]] = [
        [point.at, point.platform, point.asset, point.apr] for point in rates_of(selection)
    ]
    return Table("Rates", RATE_COLUMNS, rows)


def _held(selection: Selection) -> set[Asset] | None:
    if not selection.filters:
        return None
    return {
        asset
        for record in selection.listed
        for entry in record.entries
        for name in ("asset", "to_asset", "debt_asset")
        if (asset := getattr(entry, name, None)) is not None
    }
