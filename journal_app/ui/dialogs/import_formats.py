"""What the formats of files are called, and why a file is none of them."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal_app.domain.problems import Problem
from journal_app.ui.messages import explain

_MANY_COLUMNS: Final = 160
"""Letters of a table's columns that are told."""

_FORMATS: Final[dict[str, Any]] = {
    "hyperliquid_trade_history": QT_TRANSLATE_NOOP("ImportDialog", "Hyperliquid trade history"),
    "hyperliquid_fills": QT_TRANSLATE_NOOP("ImportDialog", "Hyperliquid fills"),
    "hyperliquid_funding_history": QT_TRANSLATE_NOOP("ImportDialog", "Hyperliquid funding history"),
    "hyperliquid_user_funding": QT_TRANSLATE_NOOP("ImportDialog", "Hyperliquid funding payments"),
    "hyperliquid_funding_rates": QT_TRANSLATE_NOOP("ImportDialog", "Hyperliquid funding rates"),
    "dydx_trades": QT_TRANSLATE_NOOP("ImportDialog", "dYdX trades"),
    "dydx_funding": QT_TRANSLATE_NOOP("ImportDialog", "dYdX funding"),
    "dydx_fills": QT_TRANSLATE_NOOP("ImportDialog", "dYdX fills"),
    "dydx_funding_payments": QT_TRANSLATE_NOOP("ImportDialog", "dYdX funding payments"),
    "dydx_funding_rates": QT_TRANSLATE_NOOP("ImportDialog", "dYdX funding rates"),
    "aave_transactions": QT_TRANSLATE_NOOP("ImportDialog", "Aave transactions"),
    "aave_subgraph": QT_TRANSLATE_NOOP("ImportDialog", "Aave transactions of the subgraph"),
    "gmx_trade_history": QT_TRANSLATE_NOOP("ImportDialog", "GMX detailed trade history"),
    "lending_events": QT_TRANSLATE_NOOP("ImportDialog", "ledger rows"),
    "prices": QT_TRANSLATE_NOOP("ImportDialog", "prices"),
    "rates": QT_TRANSLATE_NOOP("ImportDialog", "borrow rates"),
    "fills": QT_TRANSLATE_NOOP("ImportDialog", "fills"),
    "tradenote": QT_TRANSLATE_NOOP("ImportDialog", "TradeNote template"),
    "binance_futures_trades": QT_TRANSLATE_NOOP("ImportDialog", "Binance futures trades"),
    "binance_futures_transactions": QT_TRANSLATE_NOOP(
        "ImportDialog", "Binance futures transactions"
    ),
    "blockpit": QT_TRANSLATE_NOOP("ImportDialog", "Blockpit transactions"),
}
"""What the formats are called; one without a name here has its own word."""


def format_name(code: str) -> str:
    """What a format is called."""
    return QCoreApplication.translate("ImportDialog", _FORMATS.get(code, code))


def file_problem(problem: Problem) -> str:
    """A problem of the whole file; the formats are called by their names, not their codes."""
    if problem.code != "format_unknown":
        return explain(problem)
    columns = str(problem.facts.get("columns", ""))
    if columns[:1] in "{[":
        return QCoreApplication.translate(
            "ImportDialog",
            "This is neither a table nor a journal that this program has exported.",
        )
    if len(columns) >= _MANY_COLUMNS:
        columns = columns[:_MANY_COLUMNS].rpartition(",")[0] + ", …"
    unknown = QCoreApplication.translate(
        "ImportDialog", "No known format has these columns: {columns}\nKnown are: {names}"
    )
    return unknown.format(columns=columns, names=", ".join(map(format_name, _FORMATS)))
