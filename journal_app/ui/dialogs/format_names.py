"""What the formats of files are called on the screen."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

FORMAT_NAMES: Final[dict[str, Any]] = {
    "hyperliquid_trade_history": QT_TRANSLATE_NOOP("ImportDialog", "Hyperliquid trade history"),
    "aave_transactions": QT_TRANSLATE_NOOP("ImportDialog", "Aave transactions"),
    "aave_subgraph": QT_TRANSLATE_NOOP("ImportDialog", "Aave transactions of the subgraph"),
    "gmx_trade_history": QT_TRANSLATE_NOOP("ImportDialog", "GMX detailed trade history"),
    "lending_events": QT_TRANSLATE_NOOP("ImportDialog", "ledger rows"),
    "prices": QT_TRANSLATE_NOOP("ImportDialog", "prices"),
    "rates": QT_TRANSLATE_NOOP("ImportDialog", "borrow rates"),
    "fills": QT_TRANSLATE_NOOP("ImportDialog", "fills"),
}
"""What the formats are called; one without a name here has its own word."""
