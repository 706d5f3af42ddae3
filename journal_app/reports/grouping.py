"""Counted trades in groups, each with its statistics and sample size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from typing import Final

from journal_app.domain.ledger.own_money import NO_OWN_MONEY, OwnMoney
from journal_app.domain.periods import day_of, month_of
from journal_app.domain.statistics.of_trades import Columns, Statistics, blocks, statistics
from journal_app.domain.trade import Trade
from journal_app.reports.openings import opened_of
from journal_app.reports.records import TradeRecord, in_counting_order
from journal_app.reports.tables import Cell, Column, Holds, Table

Keys = Callable[[TradeRecord, tzinfo], Sequence[str]]

WEEKDAYS: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
LEVERAGE_BANDS: Final = (("up to 1×", 1), ("1–2×", 2), ("2–3×", 3), ("3–5×", 5))
MOST_LEVERED: Final = "above 5×"
HELD_BANDS: Final = (
    ("under 1 hour", timedelta(hours=1)),
    ("1–4 hours", timedelta(hours=4)),
    ("4–24 hours", timedelta(days=1)),
    ("1–3 days", timedelta(days=3)),
    ("3–7 days", timedelta(days=7)),
    ("1–4 weeks", timedelta(weeks=4)),
)
LONGEST_HELD: Final = "over 4 weeks"
"""Bands hold their upper edge, of holding times their lower one."""

NONE: Final = "none"
UNKNOWN: Final = "unknown"

_IN_ORDER: Final = (
    *WEEKDAYS,
    *(name for name, _ in LEVERAGE_BANDS),
    MOST_LEVERED,
    *(name for name, _ in HELD_BANDS),
    LONGEST_HELD,
)
_PLACES: Final = {name: place for place, name in enumerate(_IN_ORDER)}

BY_TRADE: Final[Mapping[str, Callable[[Trade], Sequence[str]]]] = {
    "tag": lambda trade: trade.tags or [NONE],
    "mistake": lambda trade: trade.mistakes or [NONE],
    "profile": lambda trade: [(trade.plan.profile if trade.plan else "") or NONE],
}
"""How trades can be grouped by what was written of them, whatever became of them."""

BY: Final[Mapping[str, Keys]] = {
    "strategy": lambda record, _zone: [record.trade.strategy or NONE],
    "platform": lambda record, _zone: [record.trade.platform],
    "account": lambda record, _zone: [record.trade.account],
    "asset": lambda record, _zone: record.assets.split() or [NONE],
    "direction": lambda record, _zone: [record.direction or NONE],
    "weekday": lambda record, zone: [weekday_of(record.figures.opened_at, zone)],
    "hour": lambda record, zone: [hour_of(record.figures.opened_at, zone)],
    "tag": lambda record, _zone: BY_TRADE["tag"](record.trade),
    "leverage": lambda record, _zone: [leverage_of(record)],
    "mistake": lambda record, _zone: BY_TRADE["mistake"](record.trade),
    "held": lambda record, _zone: [held_band(record.figures.opened_at, record.figures.closed_at)],
    "margin": lambda record, _zone: [record.trade.margin_mode.value],
    "profile": lambda record, _zone: BY_TRADE["profile"](record.trade),
    "month": lambda record, zone: [month_name(record.figures.closed_at, zone)],
}
"""How trades can be grouped; a trade with several tags, mistakes or assets counts in each.

weekday, hour: of the opening. month: of the closing. leverage: once the positions were opened, of
the plan where no own money tells it.
"""


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
    """Trades by what `by` tells them apart by, groups in the order of their names.

    Weekdays and bands are in their own order.
    """
    groups: dict[str, list[TradeRecord]] = {}
    for record in records:
        for key in BY[by](record, zone):
            groups.setdefault(key, []).append(record)
    return {name: groups[name] for name in in_order(groups)}


def in_order(names: Iterable[str]) -> list[str]:
    """The names of groups as they are read."""
    return sorted(names, key=lambda name: (_PLACES.get(name, len(_PLACES)), name))


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


def weekday_of(opened_at: datetime | None, zone: tzinfo) -> str:
    """The day of the week in a zone."""
    return WEEKDAYS[opened_at.astimezone(zone).weekday()] if opened_at else NONE


def hour_of(opened_at: datetime | None, zone: tzinfo) -> str:
    """The hour of the day in a zone, `09`."""
    return f"{opened_at.astimezone(zone):%H}" if opened_at else NONE


def month_name(closed_at: datetime | None, zone: tzinfo) -> str:
    """The month in a zone, `2026-11`."""
    return month_of(day_of(closed_at, zone), zone).name if closed_at else NONE


def held_band(opened_at: datetime | None, closed_at: datetime | None) -> str:
    """How long a trade was held, as a band that holds its lower edge."""
    if opened_at is None or closed_at is None:
        return UNKNOWN
    held = closed_at - opened_at
    return next((name for name, below in HELD_BANDS if held < below), LONGEST_HELD)


def leverage_of(record: TradeRecord) -> str:
    """The leverage of a trade once it was opened, else of its plan, as a band."""
    opened, plan = opened_of(record), record.trade.plan
    leverage = (opened.leverage if opened else None) or (plan.leverage if plan else None)
    if leverage is None:
        return UNKNOWN
    return next((name for name, most in LEVERAGE_BANDS if leverage <= most), MOST_LEVERED)
