"""All that the page of a week, a month or a year shows agrees with the review it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.exact import ZERO
from journal_app.domain.ledger.account_flow import FlowDraft
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.market.observed import Mark
from journal_app.domain.money import Asset
from journal_app.domain.periods import Period, month_of, named_week, week_of, year_of
from journal_app.services.account_flows import record_flow
from journal_app.services.marking import mark
from journal_app.services.ports import Account, Clock, Journal, Platforms
from journal_app.services.preferences import keep_account
from journal_app.services.recording import open_trade
from journal_app.services.review_sheets import (
    ReviewSheet,
    YearSheet,
    review_sheet_in,
    year_sheet_in,
)
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal

D = Decimal
NOW = datetime(2026, 11, 22, tzinfo=UTC)
NOISE = D("1e-40")
ETH, USDC = Asset("ETH"), Asset("USDC")
WEEK, MONTH = week_of(date(2026, 2, 16), UTC), month_of(date(2026, 2, 1), UTC)


@pytest.fixture(scope="module")
def demo(demo_file: Path) -> Iterator[Journal]:
    with open_journal(demo_file, for_writing=False) as file:
        yield SqliteJournal(file)


def sheet(journal: Journal, period: Period) -> ReviewSheet:
    with journal.reading() as uow:
        return review_sheet_in(uow, period)


def year(journal: Journal, day: date) -> YearSheet:
    with journal.reading() as uow:
        return year_sheet_in(uow, year_of(day, UTC))


# the demo


def test_a_month_agrees_with_its_review(demo: Journal) -> None:
    told = sheet(demo, month_of(NOW.date(), UTC))
    of = told.review.statistics
    assert [period.name for period, _ in told.periods][::11] == ["2025-12", "2026-11"]
    assert abs(told.periods[-1][1].net - of.net) < NOISE
    assert sum(day.trades for day in told.days.values()) == of.count
    assert sum(each.count for each in told.strategies.values()) == of.count
    assert abs(told.total.net - of.net) < NOISE
    assert told.capital == 60_000
    assert (told.figures["net"], told.figures["trades"]) == (of.net, D(of.count))
    assert told.before == sheet(demo, month_of(date(2026, 10, 1), UTC)).figures
    assert told.week is None
    assert told.signed_at is None
    assert told.told == told.figures
    assert next(rule.name for rule in told.rules) == "thesis"


def test_the_demo_signs_off_its_last_full_weeks_and_month(demo: Journal) -> None:
    with demo.reading() as uow:
        signed = {each.period: each for each in uow.reviews.every()}
    assert set(signed) == {"2026-10", "2026-W45", "2026-W46"}
    assert all(each.edge and each.leak and each.rule for each in signed.values())
    last = sheet(demo, named_week("2026-W46", UTC))
    assert last.signed_at == datetime(2026, 11, 16, tzinfo=UTC)
    assert (last.differences, list(last.changed)) == ([], [])
    assert last.rule_before == signed["2026-W45"]


def test_a_week_tells_rates_stops_lines_and_stress(demo: Journal) -> None:
    told = sheet(demo, named_week("2026-W46", UTC))
    parts = told.week
    assert parts is not None
    still_open = {each.trade.id for each in told.review.open_at_end}
    assert set(parts.rates) < still_open
    assert all(told.review.period.holds(each.at) for each in parts.stops)
    assert len(parts.stops) == told.review.stops_moved
    assert parts.stress
    assert {each.scenario.name for each in parts.stress} >= {"fall", "rates"}
    early = sheet(demo, named_week("2026-W20", UTC)).week
    assert early is not None
    assert early.stress is None


def test_the_parts_of_a_year_add_up_to_it(demo: Journal) -> None:
    told = year(demo, NOW.date())
    whole = told.year.statistics
    assert [each.period.name for each in told.quarters] == [
        "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4",
    ]  # fmt: skip
    for parts in (told.months, told.quarters):
        assert sum(each.statistics.count for each in parts) == whole.count
        assert abs(sum((each.statistics.net for each in parts), ZERO) - whole.net) < NOISE
    assert [each.period.name for each in told.months if each.signed_at] == ["2026-10"]
    assert told.before.period.name == "2025"
    assert not told.is_small_sample
    assert not told.is_first
    fraction = whole.max_drawdown.fraction
    assert fraction is not None
    assert 0 < fraction < 1


# odd journals


def trade(
    journal: Journal, clock: Clock, platforms: Platforms, closed_at: datetime | None, price: int
) -> None:
    at = datetime(2026, 2, 16, tzinfo=UTC)
    drafts = [Draft(kind="open", at=at, asset=ETH, amount=D(1), price=D(2000))]
    if closed_at is not None:
        drafts.append(Draft(kind="close", at=closed_at, asset=ETH, price=D(price)))
    open_trade(journal, clock, platforms, drafts, account="main", platform="lender")


@pytest.mark.parametrize("period", [WEEK, MONTH, week_of(date(2040, 1, 2), UTC)])
def test_a_journal_without_trades_has_a_sheet(journal: Journal, period: Period) -> None:
    told = sheet(journal, period)
    assert (told.review.statistics.count, told.days, told.rules) == (0, {}, [])
    assert told.capital is None
    assert told.kept is None
    assert told.seen.borrowing is None
    assert told.figures == told.before
    of_year = year(journal, period.first_day)
    assert of_year.year.statistics.count == 0
    assert of_year.is_small_sample
    assert of_year.is_first
    if told.week is not None:
        assert told.week.stress == []


def test_a_period_with_only_deposits_has_money_and_no_trades(
    journal: Journal, clock: Clock
) -> None:
    keep_account(journal, clock, Account(name="main"), is_new=True)
    at = datetime(2026, 2, 17, tzinfo=UTC)
    record_flow(journal, clock, FlowDraft(account="main", at=at, asset=USDC, amount=D(500)))
    told = sheet(journal, WEEK)
    assert [told.figures[code] for code in ("deposits", "equity_end", "result")] == [500, 500, 0]
    assert told.figures["trades"] == 0
    assert year(journal, at.date()).year.statistics.count == 0


def test_all_losing_and_two_in_one_second_are_weeks_like_others(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    second = datetime(2026, 2, 18, 9, 0, 0, tzinfo=UTC)
    for price in (1900, 1950):
        trade(journal, clock, platforms, second, price)
    told = sheet(journal, WEEK)
    assert [told.figures[code] for code in ("net", "wins", "losses", "drawdown")] == [
        -150, 0, 2, -150,
    ]  # fmt: skip
    assert told.figures["carry_share"] is None
    assert [each.trade.number for each in told.review.closed] == [1, 2]
    assert year(journal, second.date()).year.statistics.max_drawdown.fraction is None


def test_marks_that_are_missing_leave_no_return_but_everything_else(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    trade(journal, clock, platforms, None, 0)
    later = datetime(2026, 2, 28, tzinfo=UTC)
    mark(journal, clock, [Mark(ETH, later, D(2100))], [])
    told = sheet(journal, WEEK)
    assert told.figures["return"] is None
    assert told.figures["result"] == 0
    assert sheet(journal, MONTH).figures["result"] == 100


def test_a_week_that_is_not_over_is_told_until_the_last_mark(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    trade(journal, clock, platforms, None, 0)
    mark(journal, clock, [Mark(ETH, datetime(2026, 2, 17, tzinfo=UTC), D(1990))], [])
    told = sheet(journal, WEEK)
    assert told.figures["result"] == -10
    (still_open,) = told.review.open_at_end
    assert still_open.figures.at < WEEK.start + timedelta(days=2)
