"""Numbers and times come back from a file exactly, or are refused at its door."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, create_engine, insert, select, text
from sqlalchemy.exc import StatementError

from journal_app.domain.exact import plain
from journal_app.storage.columns import ExactDecimal, UtcTime
from journal_app.storage.stored import decimal_of, milliseconds_of, moment_of, text_of

numbers = st.decimals(allow_nan=False, allow_infinity=False) | st.builds(
    lambda digits, exponent: Decimal(digits).scaleb(exponent),
    st.integers(-(10**50), 10**50),
    st.integers(-60, 30),
)
moments = st.integers(-(10**12), 10**14).map(moment_of)


@given(numbers)
def test_a_number_comes_back_exactly_and_plainly_written(number: Decimal) -> None:
    written = text_of(number)
    assert written == plain(number)
    assert decimal_of(written) == number
    assert text_of(decimal_of(written)) == written
    assert "e" not in written.lower()


@pytest.mark.parametrize(
    ("number", "written"),
    [("1.50", "1.5"), ("-0", "0"), ("0.000", "0"), ("1E+3", "1000"), ("-1E-8", "-0.00000001")],
)
def test_equal_numbers_are_equal_texts(number: str, written: str) -> None:
    assert text_of(Decimal(number)) == written


@pytest.mark.parametrize("wrong", [1.5, 1, "1", True])
def test_what_is_no_decimal_is_refused(wrong: object) -> None:
    with pytest.raises(TypeError):
        text_of(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_no_finite_number_is_neither_written_nor_read(wrong: str) -> None:
    with pytest.raises(ValueError, match="finite"):
        text_of(Decimal(wrong))
    with pytest.raises(ValueError, match="finite"):
        decimal_of(wrong)
    with pytest.raises(ValueError, match="no number"):
        decimal_of("one")


@given(moments)
def test_a_time_comes_back_exactly(moment: datetime) -> None:
    assert moment_of(milliseconds_of(moment)) == moment
    elsewhere = moment.astimezone(timezone(timedelta(hours=5, minutes=45)))
    assert milliseconds_of(elsewhere) == milliseconds_of(moment)
    assert moment_of(milliseconds_of(elsewhere)).tzinfo is UTC


def test_a_time_without_zone_or_finer_than_kept_is_refused() -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    with pytest.raises(ValueError, match="no zone"):
        milliseconds_of(moment.replace(tzinfo=None))
    with pytest.raises(ValueError, match="finer"):
        milliseconds_of(moment.replace(microsecond=1))


def test_the_database_keeps_what_it_was_given() -> None:
    table = Table(
        "kept",
        MetaData(),
        Column("id", Integer, primary_key=True),
        Column("number", ExactDecimal),
        Column("at", UtcTime),
        sqlite_strict=True,
    )
    rows = [
        (Decimal("0.1234567890123456789012345678901234567890"), datetime(2026, 1, 1, tzinfo=UTC)),
        (Decimal("99999999999999999999.000000000000000001"), datetime(1969, 1, 1, tzinfo=UTC)),
        (None, None),
    ]
    with create_engine("sqlite://").connect() as connection:
        table.create(connection)
        for number, at in rows:
            connection.execute(insert(table).values(number=number, at=at))
        for wrong in (1.5, Decimal("NaN"), Decimal("Infinity")):
            with pytest.raises(StatementError):
                connection.execute(insert(table).values(number=wrong))
        with pytest.raises(StatementError):
            connection.execute(insert(table).values(at=datetime(2026, 1, 1)))  # noqa: DTZ001
        found = connection.execute(select(table.c.number, table.c.at).order_by(table.c.id))
        assert [tuple(row) for row in found] == rows
        kinds = connection.execute(text("SELECT DISTINCT typeof(number), typeof(at) FROM kept"))
        assert set(map(tuple, kinds)) == {("text", "integer"), ("null", "null")}
