"""Every table that can be exported by itself, by the word that asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from journal_app.reports.broken_rules import broken_rules
from journal_app.reports.definitions import definitions
from journal_app.reports.discipline import mistakes, planned_and_not, rules
from journal_app.reports.equity_stretches import equity_stretches
from journal_app.reports.grouping import group_table
from journal_app.reports.interest import interest_by_platform, interest_by_span
from journal_app.reports.ledger import ledger
from journal_app.reports.money_of_period import money_of_period
from journal_app.reports.observed import mark_table, marks_of, rate_table, rates_of
from journal_app.reports.open_positions import open_positions
from journal_app.reports.r_distribution import r_distribution
from journal_app.reports.selection import Selection
from journal_app.reports.spans import by_span
from journal_app.reports.summary import summary_table
from journal_app.reports.tables import Table
from journal_app.reports.trades_in_order import trades_in_order

Tabulate = Callable[[Selection], Table]


def _by(by: str) -> Tabulate:
    return lambda selection: group_table(f"By {by}", selection.counted, by, selection.zone)


TABLES: Final[Mapping[str, Tabulate]] = {
    "ledger": lambda chosen: ledger(chosen, marks_of(chosen), rates_of(chosen)),
    "trades": trades_in_order,
    "open_positions": lambda chosen: open_positions(chosen.open_trades),
    "summary": summary_table,
    "money": money_of_period,
    "periods": by_span,
    "strategies": _by("strategy"),
    "platforms": _by("platform"),
    "accounts": _by("account"),
    "assets": _by("asset"),
    "directions": _by("direction"),
    "weekdays": _by("weekday"),
    "hours": _by("hour"),
    "tags": _by("tag"),
    "leverage": _by("leverage"),
    "r_distribution": r_distribution,
    "equity": equity_stretches,
    "interest": interest_by_span,
    "interest_by_platform": interest_by_platform,
    "discipline": rules,
    "broken_rules": broken_rules,
    "planning": planned_and_not,
    "mistakes": mistakes,
    "marks": mark_table,
    "rates": rate_table,
    "definitions": lambda _chosen: definitions(),
}
