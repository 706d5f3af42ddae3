"""Funding rates that a market had, of Hyperliquid and dYdX: no account's payments.

They are known by their keys so that a trader who took the wrong file is told which one to take.

Source: Hyperliquid Docs, "Info endpoint, Retrieve historical funding rates"; dYdX Docs, "Indexer,
Get historical funding", both read 2026-02.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from journal_app.domain.importing.imported import ImportedFile, Row, Skipped
from journal_app.domain.problems import Problem
from journal_app.importers import dydx, hyperliquid
from journal_app.importers.delimited import Table
from journal_app.importers.options import Options

HYPERLIQUID: Final = "hyperliquid_funding_rates"
DYDX: Final = "dydx_funding_rates"

_KEYS: Final = {
    HYPERLIQUID: {"coin", "fundingRate", "time"},
    DYDX: {"ticker", "rate", "price", "effectiveAt"},
}
_PLATFORMS: Final = {HYPERLIQUID: hyperliquid.PLATFORM, DYDX: dydx.PLATFORM}


def recogniser(name: str) -> Callable[[Sequence[str]], bool]:
    """Tell a format's rates by their keys; payments have more, and are tried before."""
    return lambda columns: _KEYS[name] <= set(columns)


def reader(name: str) -> Callable[[Table, Options], ImportedFile]:
    """Read a format's rates: there is nothing in them to record."""

    def read(table: Table, _options: Options) -> ImportedFile:
        problem = Problem("", "market_rate")
        return ImportedFile(
            file_format=name,
            platform=_PLATFORMS[name],
            columns=table.columns,
            outcomes=tuple(
                Skipped(row, problem) if isinstance(row, Row) else row for row in table.rows
            ),
        )

    return read
