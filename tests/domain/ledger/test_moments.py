"""Steps from day to day, across changes of the clocks, and from entry to entry."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from journal_app.domain.ledger.moments import (
    day_after,
    day_before,
    is_end_of_day,
    time_after,
    time_before,
)

BERLIN = ZoneInfo("Europe/Berlin")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_day_back_is_the_end_of_the_day_before() -> None:
    assert day_before(at("2026-01-05T12:00"), UTC) == at("2026-01-04T23:59:59.999")
    assert day_before(at("2026-01-04T23:59:59.999"), UTC) == at("2026-01-03T23:59:59.999")
    assert day_before(at("2026-01-05T23:30"), BERLIN) == at("2026-01-05T22:59:59.999")


def test_a_day_on_is_the_end_of_this_day_then_of_the_next() -> None:
    end = at("2026-01-05T23:59:59.999")
    assert day_after(at("2026-01-05T12:00"), UTC) == end
    assert day_after(end, UTC) == at("2026-01-06T23:59:59.999")
    assert (is_end_of_day(end, UTC), is_end_of_day(end, BERLIN)) == (True, False)


def test_a_day_is_as_long_as_the_clocks_make_it() -> None:
    before = at("2026-03-28T22:59:59.999")  # the night after, an hour is skipped
    after = at("2026-03-29T21:59:59.999")
    assert day_after(before, BERLIN) == after
    assert day_before(after, BERLIN) == before


def test_entries_are_stepped_through_in_their_order() -> None:
    times = [at("2026-01-05"), at("2026-01-05"), at("2026-01-07")]
    assert time_before(times[2], times) == times[0]
    assert time_before(times[0], times) is None
    assert time_after(times[0], times) == times[2]
    assert time_after(at("2026-01-06"), times) == times[2]
    assert time_after(times[2], times) is None
