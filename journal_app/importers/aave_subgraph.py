"""Aave's `userTransactions` as the subgraph of version 3 answers them.

    __typename or action, timestamp, txHash, reserve { symbol decimals }, amount, assetPriceUSD
    borrowRate, borrowRateMode                                              of a Borrow
    useATokens                                                              of a Repay
    collateralReserve, collateralAmount, collateralAssetPriceUSD,
    principalReserve, principalAmount, borrowAssetPriceUSD                  of a LiquidationCall

Amounts are raw: whole numbers of the smallest unit, of which 10^decimals are a token.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import exact
from journal_app.domain.importing.imported import ImportedFile
from journal_app.importers.aave_events import (
    Columns,
    Form,
    names_asset,
    read_events,
    without_nothing,
)
from journal_app.importers.delimited import Table
from journal_app.importers.options import Options

NAME: Final = "aave_subgraph"


@exact
def _of_raw(raw: Decimal, decimals: int | None) -> Decimal | None:
    """Return raw / 10^decimals; None where it has a decimal point, or the decimals are not told.

    `8000.0` is a whole number, and yet eight thousand tokens that somebody divided already.
    """
    if decimals is None or _has_point(raw):
        return None
    return raw.scaleb(-decimals)


def _has_point(number: Decimal) -> bool:
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent < 0


FORM: Final = Form(
    name=NAME,
    action=("action", "__typename"),
    moved=Columns("reserve", "amount", "assetPriceUSD"),
    seized=Columns("collateralReserve", "collateralAmount", "collateralAssetPriceUSD"),
    repaid=Columns("principalReserve", "principalAmount", "borrowAssetPriceUSD"),
    sold=Columns("underlyingSrcToken", "srcAmount"),
    bought=Columns("underlyingDestToken", "destAmount"),
    amount=_of_raw,
)


def recognises(columns: Sequence[str]) -> bool:
    """Whether the columns are those of transactions with raw amounts."""
    found = tuple(columns)
    has_action = any(each in found for each in FORM.action)
    has_asset = any(names_asset(found, each.reserve) for each in (FORM.moved, FORM.seized))
    return {"timestamp", "txHash"} <= set(found) and has_action and has_asset


def read(table: Table, options: Options) -> ImportedFile:
    """Read the subgraph's answer."""
    del options  # the times are seconds since 1970
    return read_events(without_nothing(table), FORM)
