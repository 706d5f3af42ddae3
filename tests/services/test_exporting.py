"""What an export is of: periods, filters, and money that adds up over them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.money import Asset
from journal_app.domain.periods import named_month, named_week, named_year
from journal_app.domain.pnl import NOTHING
from journal_app.reports.discipline import cost_of_breach
from journal_app.reports.exported_tables import TABLES
from journal_app.reports.selection import Selection, Taught
from journal_app.services.browsing import EVERY
from journal_app.services.exporting import PeriodIn, choices, selection_of
from journal_app.services.ports import Journal, TradeFilter
from journal_app.services.reckoning import rederive
from journal_app.services.signing_off import ReviewWords, sign_off_review
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from tests.exporters.selections import selection
from tests.services.conftest import StillClock

SEED = selection(45)
USDC = Asset("USDC")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """A journal of made-up trades, a plan that never began, and a trade in the trash."""
    path = tmp_path_factory.mktemp("journal") / "a.journal"
    create_journal(path)
    with open_journal(path, for_writing=True) as file:
        journal = SqliteJournal(file)
        with journal.unit_of_work() as uow:
            uow.begin_action("import", datetime(2026, 1, 1, tzinfo=UTC))
            uow.settings.put("zone", "Europe/Berlin")
            uow.settings.put("currency", "EUR")
            uow.observations.add_marks(
                [mark for series in SEED.market.prices.values() for mark in series.every()]
            )
            uow.observations.add_marks([Mark(Asset("BTC"), _at(2, 3), Decimal(70_000))])
            uow.observations.add_rates([RatePoint("aave_v3", USDC, _at(3, 1), Decimal("0.06"))])
            for record in sorted(SEED.listed, key=lambda each: each.trade.number):
                (trade_id,) = uow.trades.add_many([replace(record.trade, id=0)])
                uow.entries.add_many([(trade_id, each, None) for each in record.entries])
            rederive(uow, [trade.id for trade in uow.trades.every()])
            uow.commit()
        yield journal


def test_the_words_of_a_review_go_with_its_whole_period_alone(kept: Journal) -> None:
    clock, month = StillClock(), partial(named_month, "2026-02")
    assert selection_of(kept, clock, month).taught is None
    words = ReviewWords(edge="waited", leak="too large", rule="half the size")
    sign_off_review(kept, clock, named_month("2026-02", ZoneInfo("Europe/Berlin")), words)
    taught = Taught(edge="waited", leak="too large", rule="half the size", signed_at=clock.now())
    assert selection_of(kept, clock, month).taught == taught
    assert selection_of(kept, clock, month, TradeFilter(platforms=("aave_v3",))).taught is None
    assert selection_of(kept, clock).taught is None


def _at(month: int, day: int) -> datetime:
    return datetime(2026, month, day, tzinfo=UTC)


def _chosen(
    journal: Journal, period: PeriodIn | None = None, wanted: TradeFilter = EVERY
) -> Selection:
    return selection_of(journal, StillClock(), period, wanted)


def test_all_is_every_trade_there_is(kept: Journal) -> None:
    told = _chosen(kept)
    assert len(told.listed) == 45
    assert (told.currency, told.zone) == ("EUR", ZoneInfo("Europe/Berlin"))
    assert told.statistics.count == len(told.counted)
    money = told.money
    assert money.equity_end - money.deposits == money.realised.net + money.unrealised.net
    summed = sum((record.figures.total for record in told.listed), NOTHING)
    assert abs(money.total.net - summed.net) < Decimal("1e-40")


def test_months_of_a_year_add_up_to_it(kept: Journal) -> None:
    year = _chosen(kept, partial(named_year, "2026"))
    months = [_chosen(kept, partial(named_month, f"2026-{month:02}")) for month in range(1, 13)]
    assert sum(month.statistics.count for month in months) == year.statistics.count
    assert year.statistics.count == _chosen(kept).statistics.count
    assert [r.trade.number for month in months for r in month.counted] == [
        r.trade.number for r in year.counted
    ]
    together = sum((month.money.total for month in months), NOTHING)
    assert abs(together.net - year.money.total.net) < Decimal("1e-30")
    assert all(month.is_by_day for month in months)
    assert [len(month.spans()) for month in months[:2]] == [31, 28]


def test_interest_of_months_is_that_of_the_year(kept: Journal) -> None:
    def interest(told: Selection) -> list[Decimal]:
        cells = TABLES["interest"](told).column("interest")
        return [cell for cell in cells if isinstance(cell, Decimal)]

    months = [_chosen(kept, partial(named_month, f"2026-{month:02}")) for month in range(1, 13)]
    by_month = [sum(interest(month), Decimal(0)) for month in months]
    assert sum(by_month) < 0
    for month, booked in zip(months, by_month, strict=True):
        assert booked == pytest.approx(-month.money.total.interest, abs=Decimal("1e-20"))
    year = interest(_chosen(kept, partial(named_year, "2026")))
    assert year == pytest.approx(by_month, abs=Decimal("1e-20"))


def test_a_week_has_seven_days(kept: Journal) -> None:
    week = _chosen(kept, partial(named_week, "2026-W20"))
    assert len(TABLES["periods"](week).rows) == 7
    assert len(TABLES["interest"](week).rows) == 7


def test_a_filter_lets_only_its_trades_pass(kept: Journal) -> None:
    told = _chosen(kept, wanted=TradeFilter(platforms=("aave_v3",), tags=("trend",)))
    assert told.listed
    assert {record.trade.platform for record in told.listed} == {"aave_v3"}
    assert told.filters == ("platform aave_v3", "tag trend")
    month = _chosen(kept, partial(named_month, "2026-05"), TradeFilter(platforms=("aave_v3",)))
    assert {record.trade.platform for record in month.listed} == {"aave_v3"}


def test_observations_follow_the_filter_and_the_period(kept: Journal) -> None:
    def observed(told: Selection, table: str, key: str) -> set[object]:
        return set(TABLES[table](told).column(key))

    assert observed(_chosen(kept), "marks", "asset") == {"ETH", "BTC"}
    aave = _chosen(kept, wanted=TradeFilter(platforms=("aave_v3",)))
    other = _chosen(kept, wanted=TradeFilter(platforms=("hyperliquid",)))
    assert observed(aave, "marks", "asset") == {"ETH"}
    assert observed(aave, "rates", "platform") == {"aave_v3"}
    assert observed(other, "rates", "platform") == set()
    may = _chosen(kept, partial(named_month, "2026-05"))
    assert len(TABLES["marks"](may).rows) == 31
    assert {"mark", "rate", "open"} <= observed(_chosen(kept), "ledger", "event")
    events = TABLES["ledger"](may).column("time")
    assert all(may.holds(at) for at in events if isinstance(at, datetime))


def test_an_empty_journal_has_every_table(journal: Journal) -> None:
    told = _chosen(journal)
    assert told.statistics.count == 0
    for name, tabulate in TABLES.items():
        rows = tabulate(told).rows
        assert len(rows) == 0 or name in ("summary", "money", "equity", "periods", "interest",
                                          "r_distribution", "definitions")  # fmt: skip


def test_the_cost_of_a_breach_needs_five_trades_on_either_side() -> None:
    won, lost = [Decimal(10)] * 5, [Decimal(-4)] * 5
    assert cost_of_breach(lost, won) == Decimal(-70)
    assert cost_of_breach(lost[:4], won) is None
    assert cost_of_breach(lost, won[:4]) is None


def test_classes_of_r_hold_each_trade_with_an_r_once(kept: Journal) -> None:
    told = _chosen(kept)
    rows = TABLES["r_distribution"](told).column("trades")
    assert sum(n for n in rows if isinstance(n, int)) == sum(
        record.figures.r_initial is not None for record in told.counted
    )


def test_what_an_export_can_be_of_begins_with_the_first_trade(kept: Journal) -> None:
    with kept.reading() as uow:
        offered = choices(uow, StillClock().now())
    whole = selection_of(kept, StillClock())
    for periods in (offered.weeks, offered.months, offered.years):
        assert periods[-1].first_day <= whole.first_day < periods[-1].day_after
        assert periods[0].first_day <= whole.last_day < periods[0].day_after
    months = [period.name for period in offered.months]
    assert months == sorted(months, reverse=True)
    assert offered.platforms


def test_an_empty_journal_offers_the_present(journal: Journal) -> None:
    with journal.reading() as uow:
        offered = choices(uow, StillClock().now())
    assert [period.name for period in offered.weeks] == ["2026-W09"]
    assert [period.name for period in offered.years] == ["2026"]
