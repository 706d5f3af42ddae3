"""Interest, funding and yield over time, and what they took on each platform."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.ledger.reckoning import reckoned
from journal_app.domain.market.observed import Market
from journal_app.domain.periods import Period
from journal_app.domain.pnl import NOTHING, ProfitAndLoss
from journal_app.reports.records import TradeRecord
from journal_app.reports.selection import Selection
from journal_app.reports.tables import Cell, Column, Holds, Table

SPAN_COLUMNS: Final = (
    Column("span", "When it accrued"),
    Column("interest", "Interest", Holds.MONEY, total=True),
    Column("funding", "Funding", Holds.MONEY, total=True),
    Column("yield", "Yield", Holds.MONEY, total=True),
    Column("carry", "Together", Holds.MONEY, total=True),
)

PLATFORM_COLUMNS: Final = (
    Column("platform", "Platform"),
    Column("trades", "Trades", Holds.COUNT, total=True),
    Column("interest", "Interest", Holds.MONEY, total=True),
    Column("funding", "Funding", Holds.MONEY, total=True),
    Column("yield", "Yield", Holds.MONEY, total=True),
    Column("net", "Net P&L", Holds.MONEY, total=True),
    Column("share", "Interest of gross profit", Holds.PERCENT),
)


@dataclass(slots=True)
class _Carry:
    """What time alone brought and cost."""

    interest: Decimal = ZERO
    funding: Decimal = ZERO
    collateral_yield: Decimal = ZERO

    def add(self, pnl: ProfitAndLoss) -> None:
        self.interest += pnl.interest
        self.funding += pnl.funding
        self.collateral_yield += pnl.collateral_yield


@exact
def interest_by_span(selection: Selection) -> Table:
    """Interest, funding and yield on the days they accrued, by month or day."""
    spans = selection.spans()
    starts = [span.start for span in spans]
    carried = [_Carry() for _ in spans]
    for record in selection.listed:
        if record.entries and _has_carry(record):
            for place, pnl in _by_span(record, spans, starts, selection.market):
                carried[place].add(pnl)
    rows: list[list[Cell]] = [
        [
            span.name,
            ZERO - carry.interest,
            carry.funding,
            carry.collateral_yield,
            carry.funding + carry.collateral_yield - carry.interest,
        ]
        for span, carry in zip(spans, carried, strict=True)
    ]
    return Table(
        "Interest by day" if selection.is_by_day else "Interest by month", SPAN_COLUMNS, rows
    )


@exact
def interest_by_platform(selection: Selection) -> Table:
    """Interest, funding and yield of the counted trades on each platform."""
    groups: dict[str, list[TradeRecord]] = {}
    for record in selection.counted:
        groups.setdefault(record.trade.platform, []).append(record)
    rows: list[list[Cell]] = []
    for platform, members in sorted(groups.items()):
        total = sum((record.figures.total for record in members), NOTHING)
        won = sum((max(record.figures.total.net, ZERO) for record in members), ZERO)
        rows.append(
            [
                platform,
                len(members),
                ZERO - total.interest,
                total.funding,
                total.collateral_yield,
                total.net,
                total.interest / won if won else None,
            ]
        )
    return Table("Interest by platform", PLATFORM_COLUMNS, rows)


def _has_carry(record: TradeRecord) -> bool:
    total = record.figures.total
    return bool(total.interest or total.funding or total.collateral_yield)


def _by_span(
    record: TradeRecord, spans: Sequence[Period], starts: Sequence[datetime], market: Market
) -> Iterable[tuple[int, ProfitAndLoss]]:
    """What a trade brought in each span that it reaches into, valued at the end of each."""
    first, last = record.entries[0].at, _last_moment(record)
    begins_before = first < starts[0]
    before = _until(record, market, spans[0].before_start) if begins_before else NOTHING
    for place in range(max(0, bisect_right(starts, first) - 1), bisect_right(starts, last)):
        is_over = place + 1 == len(spans) or last < starts[place + 1]
        until = (
            record.figures.total if is_over else _until(record, market, spans[place].last_moment)
        )
        yield place, until - before
        before = until


def _last_moment(record: TradeRecord) -> datetime:
    """When value last moved in a trade that is closed; until when an open one is valued."""
    last = record.entries[-1].at
    return last if record.figures.closed_at else max(last, record.figures.at)


def _until(record: TradeRecord, market: Market, moment: datetime) -> ProfitAndLoss:
    return reckoned(record.trade, record.entries, market, moment).valuation.total
