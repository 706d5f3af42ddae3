"""Counted trades in groups, each with its statistics and sample size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import tzinfo
from typing import Final

from journal_app.domain.ledger.own_money import NO_OWN_MONEY, OwnMoney
from journal_app.domain.statistics.of_trades import Columns, Statistics, blocks, statistics
from journal_app.reports.records import TradeRecord, in_counting_order
from journal_app.reports.tables import Cell, Column, Holds, Table

Keys = Callable[[TradeRecord, tzinfo], Sequence[str]]

WEEKDAYS: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
LEVERAGE_BANDS: Final = (("up to 1×", 1), ("1–2×", 2), ("2–3×", 3), ("3–5×", 5))

BY: Final[Mapping[str, Keys]] = {
    "strategy": lambda record, _zone: [record.trade.strategy or "none"],
    "platform": lambda record, _zone: [record.trade.platform],
    "account": lambda record, _zone: [record.trade.account],
    "asset": lambda record, _zone: record.assets.split() or ["none"],
    "direction": lambda record, _zone: [record.direction or "none"],
    "weekday": lambda record, zone: [_weekday(record, zone)],
    "hour": lambda record, zone: [_hour(record, zone)],
    "tag": lambda record, _zone: record.trade.tags or ["none"],
    "leverage": lambda record, _zone: [_leverage_band(record)],
}
"""How trades can be grouped; a trade with several tags or assets counts in each."""


def statistics_of(records: Iterable[TradeRecord], own: OwnMoney = NO_OWN_MONEY) -> Statistics:
    """Statistics of the counted ones among these trades; own: what equity rests on."""
    counted = in_counting_order(records)
    totals = [record.figures.total for record in counted]
    columns = Columns(
        net=[total.net for total in totals],
        r=[record.figures.r_initial for record in counted],
        r_managed=[record.figures.r_managed for record in counted],
        gross=[total.gross for total in totals],
        interest=[total.interest for total in totals],
        funding=[total.funding for total in totals],
        fees=[total.fees for total in totals],
    )
    closed_at = [record.figures.closed_at or record.figures.at for record in counted]
    return statistics(blocks(columns), own.start, own.among(closed_at))


def grouped(records: Iterable[TradeRecord], by: str, zone: tzinfo) -> dict[str, list[TradeRecord]]:
    """Trades by what `by` tells them apart by, groups in the order of their names."""
    groups: dict[str, list[TradeRecord]] = {}
    for record in records:
        for key in BY[by](record, zone):
            groups.setdefault(key, []).append(record)
    return dict(sorted(groups.items()))


GROUP_COLUMNS: Final = (
    Column("group", "Group"),
    Column("count", "Trades", Holds.COUNT, total=True),
    Column("win_rate", "Win rate", Holds.PERCENT),
    Column("expectancy_r", "Expectancy R", Holds.RATIO),
    Column("expectancy", "Expectancy", Holds.MONEY),
    Column("profit_factor", "Profit factor", Holds.RATIO),
    Column("gross", "Gross", Holds.MONEY, total=True),
    Column("interest", "Interest", Holds.MONEY, total=True),
    Column("funding", "Funding", Holds.MONEY, total=True),
    Column("fees", "Fees", Holds.MONEY, total=True),
    Column("net", "Net P&L", Holds.MONEY, total=True),
)


def group_table(name: str, records: Iterable[TradeRecord], by: str, zone: tzinfo) -> Table:
    """One row a group, with its sample size."""
    return table_of_groups(name, grouped(records, by, zone))


def table_of_groups(name: str, groups: Mapping[str, Iterable[TradeRecord]]) -> Table:
    """One row for each of these groups of trades, in their order."""
    rows: list[list[Cell]] = []
    for group, members in groups.items():
        told = statistics_of(members)
        rows.append(
            [
                group,
                told.count,
                told.win_rate,
                told.expectancy_r,
                told.expectancy,
                told.profit_factor,
                told.gross,
                -told.interest,
                told.funding,
                -told.fees,
                told.net,
            ]
        )
    return Table(name, GROUP_COLUMNS, rows)


def _weekday(record: TradeRecord, zone: tzinfo) -> str:
    opened_at = record.figures.opened_at
    return WEEKDAYS[opened_at.astimezone(zone).weekday()] if opened_at else "none"


def _hour(record: TradeRecord, zone: tzinfo) -> str:
    opened_at = record.figures.opened_at
    return f"{opened_at.astimezone(zone):%H}" if opened_at else "none"


def _leverage_band(record: TradeRecord) -> str:
    plan = record.trade.plan
    leverage = record.figures.leverage or (plan.leverage if plan else None)
    if leverage is None:
        return "unknown"
    return next((name for name, most in LEVERAGE_BANDS if leverage <= most), "above 5×")
