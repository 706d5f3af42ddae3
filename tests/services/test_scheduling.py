"""The agenda: coming reviews, planned ends, alerts; its keys stay from day to day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from journal_app.domain.figures import Figures
from journal_app.domain.market.observed import NO_MARKET
from journal_app.reports.agenda import Agenda, agenda
from journal_app.reports.records import TradeRecord
from journal_app.services.ports import Journal
from journal_app.services.reckoning import figures_of
from journal_app.services.scheduling import agenda_of
from tests.services.samples import NEW_YEAR, PLAN, TERMS, bare_trade, hours, round_trip
from tests.services.test_crossings import CLOCK, either, opened

__all__ = ["either"]

SUNDAY = datetime(2026, 11, 22, 12, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 12, tzinfo=UTC)


def record(days: str | None, number: int = 7) -> TradeRecord:
    """An open trade of the new year, planned for so many days."""
    plan = replace(PLAN, days=None if days is None else Decimal(days))
    trade = replace(bare_trade(), number=number, plan=plan, terms=TERMS)
    entries = round_trip(0, "2000", "2100")[:2]
    told: Figures = figures_of(trade, entries, NO_MARKET, hours(5))
    return TradeRecord(trade, entries, told)


def days_of(told: Agenda, kind: str) -> list[date]:
    return [each.day for each in told.occasions if each.kind == kind]


def test_reviews_are_due_on_the_day_after_their_period() -> None:
    told = agenda("mark", SUNDAY, UTC, [])
    assert days_of(told, "weekly_review") == [
        date(2026, 11, 23), date(2026, 11, 30), date(2026, 12, 7), date(2026, 12, 14),
    ]  # fmt: skip
    assert days_of(told, "monthly_review") == [
        date(2026, 12, 1), date(2027, 1, 1), date(2027, 2, 1),
    ]  # fmt: skip
    assert days_of(told, "alert_review") == []
    assert [each.day for each in told.occasions] == sorted(each.day for each in told.occasions)


def test_a_review_that_is_due_today_is_told_and_keeps_its_key() -> None:
    before, today = (agenda("mark", at, UTC, []) for at in (SUNDAY, MONDAY))
    assert days_of(today, "weekly_review")[0] == date(2026, 11, 23)
    keys = {each.key: each for each in before.occasions}
    again = [keys[each.key] for each in today.occasions if each.key in keys]
    assert again == [each for each in today.occasions if each.key in keys]


def test_the_zone_decides_which_day_it_is() -> None:
    late = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert days_of(agenda("m", late, ZoneInfo("Asia/Tokyo"), []), "weekly_review")[0] == date(
        2026, 11, 23
    )


def test_planned_ends_are_told_until_they_are_past() -> None:
    now = hours(24)
    told = agenda("mark", now, UTC, [record("30", 7), record("0.5", 8), record(None, 9)])
    (stop,) = [each for each in told.occasions if each.kind == "time_stop"]
    assert (stop.key, stop.day) == ("trade-7-time", date(2026, 1, 31))
    assert stop.name.endswith(", Aave v3")
    assert "2000" not in stop.name
    alerts = [each for each in told.occasions if each.kind == "alert_review"]
    assert len(alerts) == 4
    assert len(alerts[0].trades) == 3


def test_a_time_that_nobody_lives_to_see_is_left_out() -> None:
    assert days_of(agenda("mark", NEW_YEAR, UTC, [record("9999999999")]), "time_stop") == []


def test_a_trade_without_terms_is_told_by_its_platform() -> None:
    one = record("30")
    bare = replace(one, trade=replace(one.trade, terms=None, platform="somewhere"))
    (stop,) = [
        each for each in agenda("m", hours(24), UTC, [bare]).occasions if each.kind == "time_stop"
    ]
    assert stop.name.endswith(", somewhere")


def test_each_journal_has_a_mark_that_stays(either: Journal) -> None:
    empty = agenda_of(either, CLOCK)
    opened(either)
    first = agenda_of(either, CLOCK)
    opened(either)
    again = agenda_of(either, CLOCK)
    assert empty.mark != first.mark == again.mark
    with either.unit_of_work() as uow:
        uow.begin_action("change_settings", CLOCK.now(), settings="journal_id")
        uow.settings.put("journal_id", "its own")
        uow.commit()
    assert agenda_of(either, CLOCK).mark == "its own"
    assert len([each for each in again.occasions if each.kind == "alert_review"]) == 4
    assert again.occasions[-1].trades in ([], ["ETH long, Lender", "ETH long, Lender"], ())
