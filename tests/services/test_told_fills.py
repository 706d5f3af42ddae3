"""The same fills in dYdX's table, without ids, and in its indexer's answer, with them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

import pytest

from journal_app.services.importing import Origin
from journal_app.services.ports import Journal
from journal_app.services.undo import undo
from tests.services.test_transferring import counts, either, kept, take

__all__ = ["either"]

Told = tuple[str, str, str, str, str]
"""A fill: its id, time of the day, side, size and price."""

Form = Callable[[Sequence[Told]], str]

FIRST: Told = ("a", "10:00:00.082", "Buy", "1", "2000")
TWIN: Told = ("b", "10:00:00.082", "Buy", "1", "2000")
TURN: Told = ("c", "11:00:00.470", "Sell", "3", "2100")
LAST: Told = ("d", "12:00:00.001", "Buy", "1", "2050")
NEXT: Told = ("e", "13:00:00.999", "Buy", "2", "2050")
DAY = (FIRST, TWIN, TURN, LAST)
"""A long of two, turned into a short of one, closed."""


def table(fills: Sequence[Told]) -> str:
    """As the application exports them."""
    rows = [
        f"2026-02-02T{time}Z,ETH-USD,{side},{size},{price},{int(size) * int(price)},0.5,LIMIT,TAKER"
        for _, time, side, size, price in reversed(fills)
    ]
    return "\n".join(["Time,Market,Side,Amount,Price,Total,Fee,Type,Liquidity", *rows])


def answer(fills: Sequence[Told]) -> str:
    """As the indexer answers."""
    return json.dumps(
        [
            {
                "id": name, "side": side.upper(), "liquidity": "TAKER", "type": "LIMIT",
                "market": "ETH-USD", "price": f"{price}.0", "size": size, "fee": "0.5",
                "createdAt": f"2026-02-02T{time}Z",
            }
            for name, time, side, size, price in reversed(fills)
        ]
    )  # fmt: skip


FORMS = [(table, answer), (answer, table)]


@pytest.mark.parametrize(("first", "second"), FORMS)
def test_the_same_fills_in_the_other_form_add_nothing(
    either: Journal, first: Form, second: Form
) -> None:
    assert counts(take(either, first(DAY))) == (4, 0, 0, 0)
    before = kept(either)
    assert len(before) == 2
    for form in (second, first, second):
        assert counts(take(either, form(DAY))) == (0, 0, 0, 4)
    assert kept(either) == before


@pytest.mark.parametrize(("first", "second"), FORMS)
def test_of_files_that_overlap_the_rest_is_taken(
    either: Journal, first: Form, second: Form
) -> None:
    take(either, first(DAY[:3]))
    assert counts(take(either, second((*DAY[1:], NEXT)))) == (2, 0, 0, 2)
    assert counts(take(either, first((*DAY, NEXT)))) == (0, 0, 0, 5)
    assert counts(take(either, second((*DAY, NEXT)))) == (0, 0, 0, 5)
    assert len(kept(either)) == 3


def test_of_equal_fills_as_many_are_known_as_were_told(either: Journal) -> None:
    take(either, table([FIRST]))
    assert counts(take(either, answer([FIRST, TWIN]))) == (1, 0, 0, 1)
    assert counts(take(either, table([FIRST, TWIN]))) == (0, 0, 0, 2)


def test_equal_fills_in_two_pages_of_the_answer_are_two(either: Journal) -> None:
    take(either, answer([FIRST]))
    assert counts(take(either, answer([TWIN]))) == (1, 0, 0, 0)
    assert counts(take(either, table([FIRST, TWIN]))) == (0, 0, 0, 2)


def test_a_table_between_two_pages_tells_the_fill_of_the_second(either: Journal) -> None:
    take(either, answer([FIRST]))
    assert counts(take(either, table([FIRST, TWIN]))) == (1, 0, 0, 1)
    assert counts(take(either, answer([TWIN]))) == (0, 0, 0, 1)
    assert counts(take(either, answer([FIRST, TWIN]))) == (0, 0, 0, 2)


@pytest.mark.parametrize(
    "other",
    [
        ("x", "10:00:00.083", "Buy", "1", "2000"),
        ("x", "10:00:00.082", "Sell", "1", "2000"),
        ("x", "10:00:00.082", "Buy", "2", "2000"),
        ("x", "10:00:00.082", "Buy", "1", "2001"),
    ],
)
def test_fills_that_differ_in_anything_are_others(either: Journal, other: Told) -> None:
    take(either, table([FIRST]))
    assert counts(take(either, answer([other]))) == (1, 0, 0, 0)


def test_another_account_has_fills_of_its_own(either: Journal) -> None:
    take(either, table(DAY))
    assert counts(take(either, answer(DAY), Origin(account="b"))) == (4, 0, 0, 0)


def test_the_fill_that_ended_a_trade_is_known_by_itself(either: Journal) -> None:
    take(either, table(DAY))
    assert counts(take(either, answer([LAST]))) == (0, 0, 0, 1)


def test_what_is_undone_is_known_no_more(either: Journal) -> None:
    take(either, table(DAY))
    undo(either)
    assert counts(take(either, answer(DAY))) == (4, 0, 0, 0)


def test_what_else_stands_in_the_trade_is_no_fill(either: Journal) -> None:
    take(either, answer(DAY[:2]))
    paid = json.dumps(
        [
            {
                "ticker": "ETH-USD", "size": "2", "side": "LONG", "payment": "-0.5", "rate": "0.1",
                "createdAt": "2026-02-02T11:00:00.000Z",
            }
        ]
    )  # fmt: skip
    assert counts(take(either, paid)) == (1, 0, 0, 0)
    assert counts(take(either, table(DAY))) == (2, 0, 0, 2)
