from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from journal_app.cli.calc import reading
from journal_app.cli.calc.reading import Given, Key, Shape, each, optional
from journal_app.domain.money import apr_from_apy
from journal_app.domain.problems import Refused

SHAPE = Shape(
    size=reading.signed,
    price=reading.amount,
    fee=optional(reading.signed, Decimal(0)),
    apr=optional(reading.rate),
    parts=optional(each(Shape(asset=reading.text, amount=reading.amount))),
    inner=optional(Shape(day=reading.day)),
    at=optional(reading.moment),
    is_long=optional(reading.flag),
    steps=optional(reading.count(1, 5)),
)


def refused(shape: Shape, value: object) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as caught:
        shape(value, "")
    return [(problem.field, problem.code) for problem in caught.value.problems]


def test_reads_every_kind_of_value() -> None:
    given = SHAPE(
        {
            "size": "-1.5",
            "price": 3,
            "parts": [{"asset": "ETH", "amount": "2"}],
            "inner": {"day": "2026-11-22"},
            "at": "2026-11-22T10:00:00+02:00",
            "is_long": True,
            "steps": "3",
        },
        "",
    )
    assert given.number("size") == Decimal("-1.5")
    assert given.number("price") == 3
    assert given.number("fee") == 0
    assert given.number_or_none("apr") is None
    assert not given.has("apr")
    assert given.has("fee")
    (part,) = given.each("parts")
    assert part.asset("asset") == "ETH"
    assert part.where("amount") == "parts/0/amount"
    assert given.where("size") == "size"
    assert given.part("inner").day("day") == date(2026, 11, 22)
    assert given.part_or_none("inner") is not None
    assert given.moment("at") == datetime(2026, 11, 22, 8, tzinfo=UTC)
    assert given.flag("is_long") is True
    assert given.count("steps") == 3
    assert given.given_among(["apr", "steps", "at"]) == ["steps", "at"]


def test_what_is_left_out_is_empty_or_its_default() -> None:
    given = Shape(numbers=optional(each(reading.signed)), name=Key(reading.text))({"name": "x"}, "")
    assert given.numbers("numbers") == []
    assert given.each("numbers") == []
    assert given.text("name") == "x"


def test_null_counts_as_left_out() -> None:
    given = SHAPE({"size": 1, "price": 1, "fee": None, "apr": None, "apy": None}, "")
    assert given.number("fee") == 0
    assert refused(SHAPE, {"size": None, "price": 1}) == [("size", "missing")]


def test_every_problem_is_found_at_once() -> None:
    value = {
        "price": "-1",
        "parts": [{"asset": "", "amount": "-2"}, 7, {"asset": "ETH", "amount": "NaN", "x": 1}],
        "inner": {},
        "other": 1,
        "\0": 2,
    }
    assert refused(SHAPE, value) == [
        ("size", "missing"),
        ("price", "negative"),
        ("parts/0/asset", "not_a_text"),
        ("parts/0/amount", "negative"),
        ("parts/1", "not_an_object"),
        ("parts/2/amount", "not_a_number"),
        ("parts/2/x", "unknown_key"),
        ("inner/day", "missing"),
        ("other", "unknown_key"),
        ("\0", "unknown_key"),
    ]


def test_an_apy_stands_for_its_apr() -> None:
    assert SHAPE({"size": 1, "price": 1, "apy": "0.1"}, "").number("apr") == apr_from_apy(
        Decimal("0.1")
    )
    borrow = Shape(borrow_apr=reading.rate)
    assert borrow({"borrow_apy": "0"}, "").number("borrow_apr") == 0
    assert refused(borrow, {"borrow_apy": "0.1", "borrow_apr": "0.1"}) == [
        ("borrow_apy", "both_rates")
    ]
    assert refused(borrow, {"borrow_apy": "-1"}) == [("borrow_apy", "rate_below_minus_one")]
    assert refused(borrow, {"apy": "0.1"}) == [("borrow_apr", "missing"), ("apy", "unknown_key")]


@pytest.mark.parametrize(
    ("read", "value", "code"),
    [
        (reading.signed, True, "not_a_number"),
        (reading.signed, [], "not_a_number"),
        (reading.signed, {}, "not_a_number"),
        (reading.signed, 0.1, "not_a_number"),
        (reading.signed, "", "empty"),
        (reading.signed, "nan", "not_a_number"),
        (reading.signed, "1e31", "out_of_range"),
        (reading.signed, 10**60, "out_of_range"),
        (reading.signed, Decimal("1E+400"), "out_of_range"),
        (reading.amount, "-0.1", "negative"),
        (reading.positive, "0", "not_positive"),
        (reading.positive, "-1", "negative"),
        (reading.fraction, "1.01", "not_a_fraction"),
        (reading.fraction, "-0.01", "not_a_fraction"),
        (reading.rate, "-1.01", "rate_below_minus_one"),
        (reading.text, "  ", "not_a_text"),
        (reading.text, 3, "not_a_text"),
        (reading.flag, "true", "not_a_flag"),
        (reading.flag, 1, "not_a_flag"),
        (reading.moment, "yesterday", "not_a_time"),
        (reading.moment, "2026-02-30", "not_a_time"),
        (reading.moment, "0001-01-01T00:00:00+14:00", "not_a_time"),
        (reading.moment, -1, "not_a_time"),
        (reading.moment, "1e30", "not_a_time"),
        (reading.moment, 253_402_300_800, "not_a_time"),
        (reading.day, "22.11.2026", "not_a_time"),
        (reading.day, 20261122, "not_a_time"),
        (reading.count(1, 5), "6", "not_a_count"),
        (reading.count(1, 5), 0, "not_a_count"),
        (reading.count(1, 5), "1.5", "not_a_count"),
        (reading.choice("long", "short"), "up", "not_a_choice"),
        (reading.choice("long", "short"), ["long"], "not_a_choice"),
        (each(reading.signed), "1", "not_a_list"),
        (each(reading.signed), [1] * 10_001, "too_many_entries"),
    ],
)
def test_refuses(read: Callable[[object, str], object], value: object, code: str) -> None:
    with pytest.raises(Refused) as caught:
        read(value, "here")
    assert [(problem.field, problem.code) for problem in caught.value.problems] == [("here", code)]


@pytest.mark.parametrize(
    ("read", "value", "wanted"),
    [
        (reading.signed, Decimal("-1E+2"), Decimal(-100)),
        (reading.amount, 0, Decimal(0)),
        (reading.positive, "0.1", Decimal("0.1")),
        (reading.fraction, 1, Decimal(1)),
        (reading.rate, -1, Decimal(-1)),
        (reading.moment, 0, datetime(1970, 1, 1, tzinfo=UTC)),
        (reading.moment, Decimal("1.9"), datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC)),
        (reading.moment, "2026-11-22", datetime(2026, 11, 22, tzinfo=UTC)),
        (reading.moment, "2026-11-22T10:00:00Z", datetime(2026, 11, 22, 10, tzinfo=UTC)),
        (reading.day, "2026-11-22T23:59:59-12:00", date(2026, 11, 22)),
        (reading.choice("long", "short"), "long", "long"),
        (each(reading.signed), [], []),
        (reading.flag, False, False),
    ],
)
def test_reads(read: Callable[[object, str], object], value: object, wanted: object) -> None:
    assert read(value, "here") == wanted


def test_ten_thousand_entries_are_read() -> None:
    read = each(reading.signed)
    assert len(read([1] * 10_000, "here")) == 10_000


def test_a_value_knows_its_path() -> None:
    assert Given({}, "").where("size") == "size"
    assert Given({}, "fills/3").where("size") == "fills/3/size"
