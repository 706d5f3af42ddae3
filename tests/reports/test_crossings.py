"""What was done about a line that was crossed, and its words in an export."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from journal_app.domain.ledger import entries as kinds
from journal_app.reports.crossings import LINE_WORDS, answered, note_of
from journal_app.reports.tables import Holds
from tests.services.samples import ETH, USDC, D, hours

HIT = kinds.AlertHit(
    at=hours(10), sequence=5, asset=ETH, price=D(1900), line="watch_health_below",
    measured=D("1.4166666"), bound=D("1.5"),
)  # fmt: skip


def added(hour: float, sequence: int = 9) -> kinds.Deposit:
    return kinds.Deposit(at=hours(hour), sequence=sequence, asset=USDC, amount=D(1), price=D(1))


def test_what_was_done_until_the_next_mark_answers_a_crossing() -> None:
    entries = [added(10, 4), HIT, added(10, 6), added(40), added(60)]
    told = answered(HIT, entries, hours(50))
    assert told.done == [entries[2], entries[3]]
    assert told.until == hours(50)
    assert not told.is_ignored


def test_a_day_is_left_for_it_at_least() -> None:
    assert answered(HIT, [HIT, added(20)], hours(11)).done == [added(20)]
    assert answered(HIT, [HIT, added(20)], None).until == HIT.at + timedelta(days=1)


def test_a_note_and_a_loan_answer_nothing() -> None:
    loan = kinds.Borrow(at=hours(12), asset=USDC, amount=D(1), price=D(1))
    told = answered(HIT, [HIT, kinds.Note(at=hours(11), note="seen"), loan], None)
    assert told.is_ignored


@pytest.mark.parametrize(
    ("line", "measured", "bound", "words"),
    [
        ("watch_health_below", "1.4166666", "1.5", "Health factor fell below 1.50: 1.42"),
        ("watch_margin_below", "0.2857", "0.3", "Margin fell below 30.0 %: 28.6 %"),
        ("watch_stop_hit", "1899.5", "1900", "Stop 1900 reached: 1899.5"),
        ("watch_rate_unusual", "0.1", "0.04", "ETH rate 10.0 %, usually 4.0 %"),
        ("watch_of_tomorrow", "3", None, "A line was crossed: 3"),
    ],
)
def test_words(line: str, measured: str, bound: str | None, words: str) -> None:
    limit = None if bound is None else Decimal(bound)
    hit = replace(HIT, line=line, measured=Decimal(measured), bound=limit)
    assert note_of(hit) == words
    assert note_of(replace(hit, note="asleep")) == f"{words}; asleep"


def test_what_was_written_down_by_hand_keeps_its_own_words() -> None:
    by_hand = kinds.AlertHit(at=hours(1), asset=ETH, price=D(1), note="rang")
    assert note_of(by_hand) == "rang"
    assert note_of(kinds.Note(at=hours(1), note="said")) == "said"


def test_every_line_has_its_words() -> None:
    for words in LINE_WORDS.values():
        told = words.template.format(measured="1", bound="2", asset="ETH")
        assert "1" in told
        assert "2" in told
        assert words.holds in (Holds.PRICE, Holds.PERCENT, Holds.RATIO)
