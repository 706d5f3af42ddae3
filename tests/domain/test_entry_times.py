"""What is recorded has happened, and not before there was anything to trade."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.entry_times import (
    CLOCKS_DIFFER,
    is_shown_twice,
    not_before,
    proposed_moment,
    read_moment,
    time_problem,
    written_moment,
)
from journal_app.domain.problems import Refused

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (NOW, None),
        (NOW + CLOCKS_DIFFER, None),
        (NOW + CLOCKS_DIFFER + timedelta(seconds=1), "in_the_future"),
        (datetime(2062, 11, 20, tzinfo=UTC), "in_the_future"),
        (datetime(9999, 12, 31, 23, 59, tzinfo=UTC), "in_the_future"),
        (datetime(2009, 1, 3, tzinfo=UTC), None),
        (datetime(206, 11, 20, tzinfo=UTC), "before_all_trading"),
    ],
)
def test_a_time_that_cannot_be_is_told(at: datetime, code: str | None) -> None:
    problem = time_problem("time", at, NOW)
    assert (problem.code if problem else None) == code


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-11-18 09:14", datetime(2026, 11, 18, 8, 14, tzinfo=UTC)),
        (" 2026-11-18T9:14:05 ", datetime(2026, 11, 18, 8, 14, 5, tzinfo=UTC)),
        ("2026-11-18", datetime(2026, 11, 17, 23, tzinfo=UTC)),
        ("18 Nov 2026 09:14", datetime(2026, 11, 18, 8, 14, tzinfo=UTC)),
        ("2026-11-18 09:14Z", datetime(2026, 11, 18, 9, 14, tzinfo=UTC)),
        ("2026-11-18 09:14 UTC", datetime(2026, 11, 18, 9, 14, tzinfo=UTC)),
        ("2026-11-18 09:14:05.250 \u221205:30", datetime(2026, 11, 18, 14, 44, 5, 250_000, UTC)),
        ("2026-10-25 02:30 +02:00", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("2026-10-25 02:30 +01:00", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_by_the_clocks_of_the_zone(text: str, at: datetime) -> None:
    assert read_moment(text, BERLIN) == at


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("2026-03-29 02:30", {"code": "hour_skipped", "text": "2026-03-29 02:30"}),
        ("2026-10-25 02:30", {"code": "hour_twice", "first": "+02:00", "second": "+01:00"}),
        ("2026-02-30 10:00", {"code": "not_a_moment"}),
        ("0001-01-01 00:00", {"code": "not_a_moment"}),
        ("yesterday", {"code": "not_a_moment"}),
    ],
)
def test_a_moment_that_never_was_or_was_twice_is_refused(text: str, facts: dict[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        read_moment(text, BERLIN)
    told = {"code": refused.value.code, **refused.value.facts}
    assert {name: told[name] for name in facts} == facts


@given(st.integers(0, 3 * 366 * 86_400_000), st.sampled_from([BERLIN, ZoneInfo("UTC")]))
def test_a_moment_that_is_written_is_read_back(passed: int, zone: ZoneInfo) -> None:
    at = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(milliseconds=passed)
    assert read_moment(written_moment(at, zone), zone) == at


def test_only_the_hour_that_comes_again_is_shown_twice() -> None:
    twice = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert is_shown_twice(twice, BERLIN)
    assert is_shown_twice(twice + timedelta(hours=1), BERLIN)
    assert not is_shown_twice(twice + timedelta(hours=2), BERLIN)
    assert not is_shown_twice(twice, ZoneInfo("UTC"))


def test_a_form_proposes_the_minute_but_nothing_before_the_last_entry() -> None:
    now = datetime(2026, 12, 1, 4, 38, 42, 500_000, tzinfo=UTC)
    minute = datetime(2026, 12, 1, 4, 38, tzinfo=UTC)
    for last in (None, minute, minute - timedelta(days=1), now + timedelta(hours=1)):
        assert proposed_moment(now, last) == minute
    for seconds in (1, 42):
        assert proposed_moment(now, minute + timedelta(seconds=seconds)) == now
    ahead = now + timedelta(minutes=4)
    assert proposed_moment(now, ahead) == ahead


def test_the_minute_of_the_last_entry_is_not_before_it() -> None:
    last = datetime(2026, 12, 1, 5, 22, 55, tzinfo=UTC)
    minute = last.replace(second=0)
    assert not_before(minute, last) == last
    for at in (minute - timedelta(minutes=1), last, last + timedelta(minutes=1)):
        assert not_before(at, last) == at
    assert not_before(minute, None) == minute
