"""Weeks, months and years in a zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.periods import (
    day_of,
    month_of,
    named_month,
    named_week,
    named_year,
    starts_at,
    week_of,
    year_of,
)
from journal_app.domain.problems import Refused

BERLIN = ZoneInfo("Europe/Berlin")
ZONES: list[tzinfo] = [UTC, BERLIN, ZoneInfo("America/Sao_Paulo"), ZoneInfo("Pacific/Apia")]
DAYS = st.dates(min_value=date(1971, 1, 1), max_value=date(2200, 1, 1))


def test_an_iso_week_runs_from_monday_to_sunday() -> None:
    week = named_week("2026-W47", UTC)
    assert (week.first_day, week.day_after) == (date(2026, 11, 16), date(2026, 11, 23))
    assert week.start == datetime(2026, 11, 16, tzinfo=UTC)
    assert week.last_moment == datetime(2026, 11, 22, 23, 59, 59, 999_000, UTC)
    assert week.before_start == datetime(2026, 11, 15, 23, 59, 59, 999_000, UTC)
    assert week.before().name == "2026-W46"


def test_the_first_week_of_a_year_may_begin_in_the_year_before() -> None:
    assert week_of(date(2024, 12, 31), UTC).name == "2025-W01"
    assert named_week("2026-W01", UTC).first_day == date(2025, 12, 29)
    assert named_week("2026-W01", UTC).before().name == "2025-W52"


def test_a_month_begins_at_midnight_of_its_zone() -> None:
    month = named_month("2026-10", BERLIN)
    assert month.start == datetime(2026, 9, 30, 22, tzinfo=UTC)
    assert month.end == datetime(2026, 10, 31, 23, tzinfo=UTC)
    assert month.end - month.start == timedelta(days=31, hours=1)
    assert month.before().name == "2026-09"


def test_a_year() -> None:
    year = named_year("2026", UTC)
    assert (year.first_day, year.day_after) == (date(2026, 1, 1), date(2027, 1, 1))
    assert year.before().name == "2025"
    assert len(year.days()) == 365


def test_a_period_holds_its_start_and_not_its_end() -> None:
    month = named_month("2026-02", UTC)
    assert month.holds(month.start)
    assert month.holds(month.last_moment)
    assert not month.holds(month.end)
    assert not month.holds(month.before_start)


def test_a_day_begins_even_where_the_clocks_skip_midnight() -> None:
    sao_paulo = ZoneInfo("America/Sao_Paulo")
    skipped = date(2018, 11, 4)
    assert day_of(starts_at(skipped, sao_paulo), sao_paulo) == skipped


@pytest.mark.parametrize("name", ["2026", "2026-W54", "2026-W00", "26-W01", "2026-w47", ""])
def test_what_is_no_week_is_refused(name: str) -> None:
    with pytest.raises(Refused) as refused:
        named_week(name, UTC)
    assert refused.value.code == "not_a_week"


@pytest.mark.parametrize("name", ["2026-13", "2026-00", "2026", "2026-W10", "0000-01"])
def test_what_is_no_month_is_refused(name: str) -> None:
    with pytest.raises(Refused) as refused:
        named_month(name, UTC)
    assert refused.value.code == "not_a_month"


@pytest.mark.parametrize("name", ["26", "0000", "9999", "2026-01"])
def test_what_is_no_year_is_refused(name: str) -> None:
    with pytest.raises(Refused) as refused:
        named_year(name, UTC)
    assert refused.value.code == "not_a_year"


@given(DAYS, st.sampled_from(ZONES))
def test_periods_leave_no_gap_and_hold_their_day(day: date, zone: tzinfo) -> None:
    noon = starts_at(day, zone) + timedelta(hours=12)
    for period in (week_of(day, zone), month_of(day, zone), year_of(day, zone)):
        assert day in period.days()
        assert period.before().end == period.start
        assert period.holds(noon)
    assert named_week(week_of(day, zone).name, zone) == week_of(day, zone)
    assert named_month(month_of(day, zone).name, zone) == month_of(day, zone)
    assert named_year(year_of(day, zone).name, zone) == year_of(day, zone)
