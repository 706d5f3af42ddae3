from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.problems import Refused
from journal_app.ui.formatting import ENGLISH_DATES, Formats
from journal_app.ui.hiding import HidingFormats

POINT = Formats()
COMMA = Formats(",", ".", "EUR", ZoneInfo("Europe/Berlin"))


def test_numbers_as_a_trader_reads_them() -> None:
    assert POINT.money(Decimal("58412.4")) == "$58,412"
    assert POINT.money(Decimal("3394"), signed=True) == "+$3,394"
    assert POINT.money(Decimal("-311.2"), places=2) == "−$311.20"
    assert POINT.money(Decimal("-0.2")) == "$0"
    assert POINT.percent(Decimal("0.527")) == "52.7%"
    assert POINT.times(Decimal("2")) == "2.0×"
    assert POINT.risks(Decimal("-1.044")) == "−1.04\u00a0R"
    assert POINT.amount(Decimal("2.4615")) == "2.4615"
    assert POINT.amount(Decimal("-1204")) == "−1,204"
    assert POINT.amount(Decimal("0.000000000123")) == "0.000000000123"
    assert POINT.money(None) == POINT.price(None) == POINT.risks(None) == "—"
    assert COMMA.money(Decimal("1234.5"), places=2) == "€1.234,50"


def test_a_health_factor_below_one_is_never_told_as_one() -> None:
    assert POINT.ratio(Decimal("1.736")) == "1.74"
    assert POINT.ratio(Decimal("0.9954")) == "0.99"
    assert POINT.ratio(Decimal("0.99999"), 4) == "0.9999"
    assert POINT.ratio(Decimal(1)) == "1.00"
    assert POINT.ratio(None) == "—"


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("412.4", "+412"),
        ("999.6", "+1.00k"),
        ("-1004", "−1.00k"),
        ("12345", "+12.3k"),
        ("-138299", "−138k"),
        ("999999", "+1,000k"),
        ("1701032", "+1.70M"),
        ("0.2", "0"),
    ],
)
def test_numbers_where_there_is_little_room(number: str, shown: str) -> None:
    assert POINT.brief(Decimal(number), signed=True) == shown


@pytest.mark.parametrize(
    ("price", "shown"),
    [
        ("67120", "67,120"),
        ("2000", "2,000"),
        ("1250.4", "1,250.40"),
        ("142", "142.00"),
        ("31.4", "31.40"),
        ("1.08375", "1.0838"),
        ("0.00012345", "0.0001234"),
        ("0", "0.00"),
    ],
)
def test_prices_have_as_many_decimals_as_their_size_asks_for(price: str, shown: str) -> None:
    assert POINT.price(Decimal(price)) == shown


@given(st.decimals(-(10**12), 10**12, places=6))
def test_what_stands_in_a_field_reads_back(number: Decimal) -> None:
    for formats in (POINT, COMMA):
        assert formats.read(formats.plain(number)) == number


@given(st.decimals(-(10**9), 10**9, places=2))
def test_what_is_shown_reads_back_as_it_is_shown(number: Decimal) -> None:
    for formats in (POINT, COMMA):
        assert formats.read(formats.number(number, 2)) == number


@pytest.mark.parametrize("text", ["", "abc", "1,5", "1.2.3", "NaN", "1_000", "１２"])
def test_what_is_no_number_is_refused_and_not_guessed(text: str) -> None:
    with pytest.raises(Refused):
        POINT.read(text)


def test_times_are_of_the_journals_zone() -> None:
    moment = datetime(2026, 11, 18, 8, 14, tzinfo=UTC)
    assert COMMA.time(moment) == "18 Nov 09:14"
    assert POINT.day(moment) == "18 Nov 2026"
    assert COMMA.read_time(COMMA.full_time(moment)) == moment
    assert COMMA.read_time("2026-11-18") == datetime(2026, 11, 17, 23, tzinfo=UTC)
    with pytest.raises(Refused):
        COMMA.read_time("yesterday")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026-03-29 02:30", "hour_skipped"),
        ("2026-10-25 02:30", "hour_twice"),
        ("0001-01-01 00:00", "not_a_moment"),
        ("2026-02-30 10:00", "not_a_moment"),
        ("", "not_a_moment"),
    ],
)
def test_a_time_that_never_was_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        COMMA.read_time(text)
    assert caught.value.problems[0].code == code


def test_the_hour_before_the_clocks_change_is_read_as_it_is_shown() -> None:
    for text in ("2026-03-29 01:59", "2026-03-29 03:00", "2026-10-25 02:30 +02:00"):
        assert COMMA.full_time(COMMA.read_time(text)) == text


def test_the_size_of_a_file_is_rounded_up() -> None:
    formats = Formats()
    assert [formats.file_size(size) for size in (0, 1, 1_001, 9_999_001, 52_000_000)] == [
        "0 kB", "1 kB", "2 kB", "10 MB", "52 MB"
    ]  # fmt: skip
    assert formats.file_size(9_999_000) == "9,999 kB"


@pytest.mark.parametrize(
    ("formats", "text"),
    [
        (POINT, "1,234.56"),
        (POINT, "1234.56"),
        (POINT, "1\u202f234.56"),
        (COMMA, "1.234,56"),
        (COMMA, "1234,56"),
        (COMMA, "1 234,56"),
    ],
)
def test_each_style_reads_what_it_writes(formats: Formats, text: str) -> None:
    assert formats.read(text) == Decimal("1234.56")


@pytest.mark.parametrize(("formats", "text"), [(POINT, "1.234,56"), (COMMA, "1,234.56")])
def test_the_other_style_is_refused_and_never_guessed(formats: Formats, text: str) -> None:
    with pytest.raises(Refused):
        formats.read(text)


def test_dates_are_of_the_language() -> None:
    months = tuple(f"{number}月" for number in range(1, 13))
    spoken = ENGLISH_DATES._replace(
        short_months=months,
        months=months,
        day="{year}年{month}{day}日",
        day_of_year="{month}{day}日",
        month_of_year="{year}年{month}",
    )
    formats, day = Formats(dates=spoken), date(2026, 11, 22)
    assert (formats.day(day), formats.short_day(day)) == ("2026年11月22日", "11月22日")
    assert (formats.month(day), formats.whole_month(day)) == ("11月", "2026年11月")
    assert formats.weekday_initial(6) == "S"
    assert HidingFormats.of(formats).day(day) == "2026年11月22日"
