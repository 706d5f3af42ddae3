"""Borrow rates from the clipboard, in every way that dates are written."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal as D
from zoneinfo import ZoneInfo

import pytest

from journal_app.domain.exact import PLAIN, Separators
from journal_app.domain.problems import Refused
from journal_app.importers.options import DateOrder
from journal_app.importers.pasted_rates import MOST_LINES, read_pasted_rates
from journal_app.wording import explain

COMMA = Separators(",", ".")


def read(text: str, order: DateOrder | None = None, zone: str = "UTC") -> list[tuple[str, D]]:
    found = read_pasted_rates(text, ZoneInfo(zone), PLAIN, order)
    return [(each.at.strftime("%Y-%m-%d %H:%M"), each.percent) for each in found]


def problems(text: str, order: DateOrder | None = None) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        read_pasted_rates(text, UTC, PLAIN, order)
    assert all(explain(each) for each in refused.value.problems)
    return [(each.field, each.code) for each in refused.value.problems]


@pytest.mark.parametrize(
    ("line", "at", "percent"),
    [
        ("2026-03-01\t5.2", "2026-03-01 00:00", "5.2"),
        ("2026-03-01T08:30:00Z;5.2 %", "2026-03-01 08:30", "5.2"),
        ("2026-03-01 08:30+02:00 | 5", "2026-03-01 06:30", "5"),
        ("2026-03-01,-0.1%", "2026-03-01 00:00", "-0.1"),
        ("2026-03-01 08:30   5.25 %", "2026-03-01 08:30", "5.25"),
        ("31/03/2026 - 03:03:18\t5", "2026-03-31 03:03", "5"),
        ("03/31/2026 5", "2026-03-31 00:00", "5"),
    ],
)
def test_a_line_is_a_date_and_a_rate(line: str, at: str, percent: str) -> None:
    assert read(line) == [(at, D(percent))]


def test_a_head_is_left_out_and_so_are_empty_lines() -> None:
    text = "Date\tBorrow rate\n\n2026-03-01\t5\n2026-03-02\t6\n"
    assert read(text) == [("2026-03-01 00:00", D(5)), ("2026-03-02 00:00", D(6))]


def test_times_are_those_of_the_zone() -> None:
    assert read("2026-07-01 5", zone="Asia/Tokyo") == [("2026-06-30 15:00", D(5))]


def test_numbers_are_read_as_the_trader_writes_them() -> None:
    (found,) = read_pasted_rates("2026-03-01;5,25", UTC, COMMA)
    assert found == (datetime(2026, 3, 1, tzinfo=UTC), D("5.25"))


def test_the_order_of_dates_is_told_by_the_lines_or_asked_for() -> None:
    assert problems("01/02/2026 5") == [("time", "date_order_unknown")]
    assert read("01/02/2026 5", "day_first") == [("2026-02-01 00:00", D(5))]
    assert read("01/02/2026 5", "month_first") == [("2026-01-02 00:00", D(5))]
    assert read("01/02/2026 5\n13/02/2026 6")[0] == ("2026-02-01 00:00", D(5))


def test_every_line_that_cannot_be_read_is_named() -> None:
    text = "2026-03-01 5\n2026-13-01 5\n2026-03-02 high\n31/02/2026 7\nalone"
    assert problems(text) == [
        ("line 2", "not_a_time"),
        ("line 3", "not_a_number"),
        ("line 4", "not_a_time"),
        ("line 5", "not_a_number"),
    ]
    skipped = "2026-03-29 02:30 5"
    with pytest.raises(Refused, match="hour_skipped"):
        read_pasted_rates(skipped, ZoneInfo("Europe/Berlin"), PLAIN)


def test_nothing_and_too_much_are_refused() -> None:
    assert problems("") == [("", "nothing_pasted")]
    assert problems("a word") == [("", "nothing_pasted")]
    assert problems("2026-03-01 5\n" * (MOST_LINES + 1)) == [("", "too_many_entries")]
