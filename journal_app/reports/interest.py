"""Interest, funding and yield over time, and what they took on each platform."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.ledger.reckoning import reckoned
from journal_app.domain.market.observed import Market
from journal_app.domain.periods import Period
from journal_app.domain.pnl import NOTHING, ProfitAndLoss, total_of
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


class Carry(NamedTuple):
    """What time alone brought and cost. Units: the journal's currency; interest: what was paid."""

    interest: Decimal = ZERO
    funding: Decimal = ZERO
    collateral_yield: Decimal = ZERO

    @property
    @exact
    def together(self) -> Decimal:
        """What it brought, below 0 what it cost."""
        return self.funding + self.collateral_yield - self.interest

    @exact
    def plus(self, other: Carry | ProfitAndLoss) -> Carry:
        """Both together."""
        return Carry(
            self.interest + other.interest,
            self.funding + other.funding,
            self.collateral_yield + other.collateral_yield,
        )


@exact
def interest_by_span(selection: Selection) -> Table:
    """Interest, funding and yield on the days they accrued, by month or day."""
    spans = selection.spans()
    carried = [Carry() for _ in spans]
    for record in selection.listed:
        for place, carry in carry_of(record, spans, selection.market):
            carried[place] = carried[place].plus(carry)
    name = "Interest by day" if selection.is_by_day else "Interest by month"
    return carry_table(name, zip(spans, carried, strict=True))


def carry_table(name: str, carried: Iterable[tuple[Period, Carry]]) -> Table:
    """One row a stretch of time; what interest cost stands below 0."""
    rows: list[list[Cell]] = [
        [
            span.name,
            ZERO - carry.interest,
            carry.funding,
            carry.collateral_yield,
            carry.together,
        ]
        for span, carry in carried
    ]
    return Table(name, SPAN_COLUMNS, rows)


@exact
def carry_of(
    record: TradeRecord, spans: Sequence[Period], market: Market
) -> list[tuple[int, Carry]]:
    """What accrued in a trade in each span that it reaches into, by the place of the span.

    spans: one after the other, without gaps.
    """
    if not record.entries or not _has_carry(record):
        return []
    starts = [span.start for span in spans]
    return [(place, Carry().plus(pnl)) for place, pnl in _by_span(record, spans, starts, market)]


@exact
def interest_by_platform(selection: Selection) -> Table:
    """Interest, funding and yield of the counted trades on each platform."""
    groups: dict[str, list[TradeRecord]] = {}
    for record in selection.counted:
        groups.setdefault(record.trade.platform, []).append(record)
    rows: list[list[Cell]] = []
    for platform, members in sorted(groups.items()):
        total = total_of(record.figures.total for record in members)
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
        is_over = last < spans[place].end
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
