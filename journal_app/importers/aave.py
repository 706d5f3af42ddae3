"""Aave's transaction history as its web application exports it, as CSV or as JSON.

    action, timestamp, txHash, reserve, amount, assetPriceUSD               of most rows
    collateralReserve, collateralAmount, collateralAmountUSD,
    debtReserve, debtRepaidAmount, debtRepaidAmountUSD                      of liquidations
    underlyingSrcToken, srcAmount, underlyingDestToken, destAmount, status  of swaps

The header holds the columns of whatever rows there are, in the order in which they came up. A
cell of CSV without a value is the word `undefined`; assets are objects of JSON within it. Amounts
are whole tokens with a decimal point.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from journal_app.domain.importing.imported import ImportedFile, Row
from journal_app.domain.problems import Refused
from journal_app.importers.aave_events import (
    NOTHING,
    Columns,
    Form,
    names_asset,
    read_events,
    without_nothing,
)
from journal_app.importers.cells import Places
from journal_app.importers.delimited import Table
from journal_app.importers.options import Options

NAME: Final = "aave_transactions"

OF_ALL: Final = frozenset({"action", "timestamp"})
OF_THE_SUBGRAPH: Final = frozenset({"__typename", "pool.id", "borrowRate", "user.id"})
_AMOUNTS: Final = ("amount", "collateralAmount", "debtRepaidAmount", "srcAmount", "destAmount")


def _as_written(amount: Decimal, _decimals: int | None) -> Decimal:
    return amount


FORM: Final = Form(
    name=NAME,
    action=("action",),
    moved=Columns("reserve", "amount", "assetPriceUSD"),
    seized=Columns("collateralReserve", "collateralAmount", value="collateralAmountUSD"),
    repaid=Columns("debtReserve", "debtRepaidAmount", value="debtRepaidAmountUSD"),
    sold=Columns("underlyingSrcToken", "srcAmount"),
    bought=Columns("underlyingDestToken", "destAmount"),
    amount=_as_written,
)


def recognises(columns: Sequence[str]) -> bool:
    """Whether the header is that of the application's export, and of nothing else."""
    return _is_history(columns) and not OF_THE_SUBGRAPH & set(columns)


def holds(table: Table) -> bool:
    """Whether amounts of whole tokens tell the export, where the subgraph has such columns too."""
    points = list(_points(table, _AMOUNTS)) if _is_history(table.columns) else []
    return bool(points) and all(points)


def _is_history(columns: Sequence[str]) -> bool:
    found = tuple(columns)
    has_asset = any(
        names_asset(found, each.reserve) for each in (FORM.moved, FORM.seized, FORM.sold)
    )
    return set(found) >= OF_ALL and has_asset


def read(table: Table, options: Options) -> ImportedFile:
    """Read the application's export.

    Raises: Refused `raw_or_whole` where the amounts may be those of the subgraph.
    """
    del options  # the times are seconds since 1970
    table = without_nothing(table)
    if _may_be_raw(table):
        raise Refused.because("amount", "raw_or_whole")
    return read_events(table, FORM)


def _may_be_raw(table: Table) -> bool:
    """Whether decimals are told and yet no amount has a decimal point, which the export writes."""
    points = list(_points(table, ("amount",)))
    return "reserve.decimals" in table.columns and bool(points) and not any(points)


def _points(table: Table, columns: Sequence[str]) -> Iterator[bool]:
    """Of each amount, whether it is written with a decimal point."""
    places = Places(table.columns)
    for row in table.rows:
        if isinstance(row, Row):
            written = (places.raw(row, column) for column in columns)
            yield from ("." in each for each in written if each and each not in NOTHING)
