"""Single values: fifteen digits, exact twins, texts that stay texts."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.exact import CONTEXT
from journal_app.exporters.workbook.cells import (
    CUT,
    MOST_CHARACTERS,
    exact_text,
    moment,
    number,
    text,
)


@pytest.mark.parametrize(
    ("value", "shown", "exact"),
    [
        ("1250", 1250.0, None),
        ("0.1", 0.1, None),
        ("123456789012345", 123456789012345.0, None),
        ("1234567890123456", 1234567890123460.0, "1234567890123456"),
        ("0.123456789012345678", 0.123456789012346, "0.123456789012345678"),
    ],
)
def test_a_number_is_kept_to_fifteen_digits(value: str, shown: float, exact: str | None) -> None:
    assert number(Decimal(value)) == shown
    assert exact_text(Decimal(value)) == exact


def test_a_quotient_has_no_exact_text() -> None:
    assert exact_text(CONTEXT.divide(Decimal(1), Decimal(3))) is None
    assert exact_text("1") is None


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=18, min_value=-(10**12), max_value=10**12
    )
)
def test_number_and_exact_text_together_lose_nothing(value: Decimal) -> None:
    exact = exact_text(value)
    assert Decimal(exact) == value if exact else Decimal(repr(number(value))) == value


@given(st.text())
def test_any_text_becomes_one_that_a_sheet_can_hold(written: str) -> None:
    kept = text(written)
    kept.encode()
    assert not any(ord(sign) < 32 and sign not in "\t\n" for sign in kept)


def test_a_long_text_is_cut_visibly_as_utf16_counts() -> None:
    assert text("a" * MOST_CHARACTERS) == "a" * MOST_CHARACTERS
    assert text("a" * 40_000) == "a" * (MOST_CHARACTERS - 1) + CUT
    cut = text("😀" * 40_000)
    assert cut.endswith(CUT)
    assert len(cut.encode("utf-16-le")) <= 2 * MOST_CHARACTERS


def test_what_a_reader_would_take_for_an_escape_is_escaped() -> None:
    assert text("_x0041_") == "_x005F_x0041_"
    assert text("a\r\nb\rc\x00") == "a\nb\nc"


def test_a_time_before_the_calendar_of_spreadsheets_is_a_text() -> None:
    assert moment(datetime(1700, 1, 1, tzinfo=UTC), UTC) == "1700-01-01 00:00:00"
    assert moment(datetime(2026, 1, 1, tzinfo=UTC), UTC) == datetime(2026, 1, 1)  # noqa: DTZ001


def test_zero_has_no_sign() -> None:
    assert str(number(Decimal("-0"))) == "0.0"
