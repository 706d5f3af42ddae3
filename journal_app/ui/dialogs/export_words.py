"""What the tables that can be exported by themselves are called."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

TABLES: Final[dict[str, Any]] = {
    "ledger": QT_TRANSLATE_NOOP("ExportedTables", "Ledger"),
    "trades": QT_TRANSLATE_NOOP("ExportedTables", "Trades"),
    "open_positions": QT_TRANSLATE_NOOP("ExportedTables", "Open positions"),
    "summary": QT_TRANSLATE_NOOP("ExportedTables", "Summary"),
    "money": QT_TRANSLATE_NOOP("ExportedTables", "Money"),
    "periods": QT_TRANSLATE_NOOP("ExportedTables", "Periods"),
    "strategies": QT_TRANSLATE_NOOP("ExportedTables", "Strategies"),
    "platforms": QT_TRANSLATE_NOOP("ExportedTables", "Platforms"),
    "accounts": QT_TRANSLATE_NOOP("ExportedTables", "Accounts"),
    "assets": QT_TRANSLATE_NOOP("ExportedTables", "Assets"),
    "directions": QT_TRANSLATE_NOOP("ExportedTables", "Directions"),
    "weekdays": QT_TRANSLATE_NOOP("ExportedTables", "Weekdays"),
    "hours": QT_TRANSLATE_NOOP("ExportedTables", "Hours"),
    "tags": QT_TRANSLATE_NOOP("ExportedTables", "Tags"),
    "leverage": QT_TRANSLATE_NOOP("ExportedTables", "Leverage"),
    "r_distribution": QT_TRANSLATE_NOOP("ExportedTables", "R distribution"),
    "equity": QT_TRANSLATE_NOOP("ExportedTables", "Equity"),
    "interest": QT_TRANSLATE_NOOP("ExportedTables", "Interest"),
    "interest_by_platform": QT_TRANSLATE_NOOP("ExportedTables", "Interest by platform"),
    "discipline": QT_TRANSLATE_NOOP("ExportedTables", "Discipline"),
    "broken_rules": QT_TRANSLATE_NOOP("ExportedTables", "Broken rules"),
    "planning": QT_TRANSLATE_NOOP("ExportedTables", "Planning"),
    "mistakes": QT_TRANSLATE_NOOP("ExportedTables", "Mistakes"),
    "marks": QT_TRANSLATE_NOOP("ExportedTables", "Marks"),
    "rates": QT_TRANSLATE_NOOP("ExportedTables", "Rates"),
    "definitions": QT_TRANSLATE_NOOP("ExportedTables", "Definitions"),
}


def table_word(name: str) -> str:
    """What a table is called."""
    return QCoreApplication.translate("ExportedTables", TABLES[name])
