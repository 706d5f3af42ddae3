"""Ticks stand at round numbers and at starts of hours, days, months and years."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from journal_app.ui.charts.ticks import round_ticks, tick_places, time_ticks
from journal_app.ui.formatting import Formats

START = datetime(2026, 1, 15, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("low", "high", "most", "ticks"),
    [
        ("-879", "12471", 4, "0 5000 10000"),
        ("-1277", "0", 4, "-1000 -500 0"),
        ("1000", "2800", 5, "1000 1500 2000 2500"),
        ("0.0012", "0.0031", 4, "0.0015 0.0020 0.0025 0.0030"),
        ("7", "7", 4, "7"),
    ],
)
def test_ticks_are_round(low: str, high: str, most: int, ticks: str) -> None:
    found = round_ticks(Decimal(low), Decimal(high), most)
    assert found == [Decimal(tick) for tick in ticks.split()]


@pytest.mark.parametrize("most", range(2, 12))
def test_there_are_never_more_than_asked_for(most: int) -> None:
    for power in range(-8, 12):
        for start in ("-0.37", "0", "1.01", "9.9"):
            low = Decimal(start).scaleb(power)
            found = round_ticks(low, low + Decimal("1.234").scaleb(power), most)
            assert len(found) <= most


def test_ticks_are_written_with_the_decimals_they_need() -> None:
    assert tick_places([Decimal("0.0015"), Decimal("0.0020")]) == 4
    assert tick_places([Decimal("2.5E+3"), Decimal(0)]) == 0


@pytest.mark.parametrize(
    ("days", "most", "words"),
    [
        (1, 6, "12:00 18:00 16 Jan 06:00"),
        (12, 6, "17 Jan 19 Jan 21 Jan 23 Jan 25 Jan 27 Jan"),
        (365, 6, "Mar May Jul Sep Nov 2027"),
        (3000, 8, "2027 2028 2029 2030 2031 2032 2033 2034"),
        (30000, 5, "2040 2060 2080 2100"),
    ],
)
def test_time_is_cut_where_people_cut_it(days: int, most: int, words: str) -> None:
    ticks = time_ticks(START, START + timedelta(days=days), most, Formats(), UTC)
    assert " ".join(word for _, word in ticks) == words


def test_days_begin_in_the_journals_zone() -> None:
    zone = ZoneInfo("America/New_York")
    ticks = time_ticks(START, START + timedelta(days=5), 6, Formats(zone=zone), zone)
    assert ticks[0] == (datetime(2026, 1, 16, 5, tzinfo=UTC), "16 Jan")
