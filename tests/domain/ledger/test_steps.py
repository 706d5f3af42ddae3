"""What each entry of a ledger did: before and after, and the level or rate that it replaced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from journal_app.domain.ledger.entries import (
    AlertHit,
    Borrow,
    Close,
    Deposit,
    Entry,
    Note,
    Open,
    RateChange,
    StopMoved,
    TargetMoved,
)
from journal_app.domain.ledger.steps import LedgerStep, by_minute, ledger_steps
from journal_app.domain.market.observed import NO_MARKET
from journal_app.domain.money import Asset
from journal_app.domain.terms import AssetTerms, Terms
from journal_app.domain.trade import (
    Direction,
    Plan,
    PlannedPosition,
    PositionKind,
    Target,
    Trade,
)

D = Decimal
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
ETH, BTC, USDC = Asset("ETH"), Asset("BTC"), Asset("USDC")
TRADE = Trade(id=1, number=1, account="main", platform="somewhere", created_at=NOON)
PLANNED = replace(
    TRADE,
    plan=Plan(
        planned_at=NOON,
        positions=(
            PlannedPosition(
                asset=ETH,
                direction=Direction.LONG,
                kind=PositionKind.SPOT,
                entry=D(2000),
                units=D(10),
                stop=D(1850),
                targets=(Target(D(2400), D(1)),),
            ),
        ),
    ),
)


_OF_HALF = AssetTerms(initial_margin=D("0.5"), maintenance_margin=D("0.2"))
HALF = Terms(
    platform="somewhere",
    name="Somewhere",
    law="equity_ratio",
    as_of=date(2026, 1, 1),
    source="made for this test",
    assets={ETH: _OF_HALF, BTC: _OF_HALF},
    aliases={},
)


def at_once(told: Sequence[LedgerStep], later: timedelta = timedelta()) -> list[LedgerStep]:
    """The same steps within half a minute."""
    return [
        step._replace(entry=replace(step.entry, at=NOON + later + place * timedelta(seconds=5)))
        for place, step in enumerate(told)
    ]


def steps(trade: Trade, *entries: Entry) -> Sequence[LedgerStep]:
    ordered = [
        replace(entry, at=NOON + place * HOUR, sequence=place)
        for place, entry in enumerate(entries)
    ]
    return ledger_steps(trade, ordered, NO_MARKET, lambda _at: ())


def opened() -> Open:
    return Open(at=NOON, asset=ETH, size=D(10), price=D(2000))


def stop(price: int) -> StopMoved:
    return StopMoved(at=NOON, asset=ETH, price=D(price))


def target(price: int) -> TargetMoved:
    return TargetMoved(at=NOON, asset=ETH, price=D(price))


def previous(trade: Trade, *entries: Entry) -> list[Decimal | None]:
    return [step.previous for step in steps(trade, *entries)]


def test_a_level_replaces_the_one_last_set_and_at_first_the_planned_one() -> None:
    moved = (opened(), stop(1900), stop(1950), target(2500), target(2600))
    assert previous(PLANNED, *moved) == [None, D(1850), D(1900), D(2400), D(2500)]
    assert previous(TRADE, *moved) == [None, None, D(1900), None, D(2500)]


def test_a_rate_replaces_the_one_in_force() -> None:
    loan = Borrow(at=NOON, asset=USDC, amount=D(10_000), price=D(1), apr=D("0.05"))
    first = RateChange(at=NOON, asset=USDC, apr=D("0.08"))
    second = RateChange(at=NOON, asset=USDC, apr=D("0.04"))
    assert previous(TRADE, loan, first, second) == [None, D("0.05"), D("0.08")]
    assert previous(TRADE, first) == [None]


def test_words_move_no_value() -> None:
    said = (Note(at=NOON, note="as planned"), AlertHit(at=NOON, asset=ETH, price=D(1900)))
    for step in steps(TRADE, opened(), *said)[1:]:
        assert (step.before, step.after, step.previous) == (None, None, None)


def test_nothing_stands_before_the_first_entry_and_after_the_last() -> None:
    own = Deposit(at=NOON, asset=USDC, amount=D(20_000), price=D(1))
    closed = Close(at=NOON, asset=ETH, amount=None, price=D(2100))
    first, second, last = steps(TRADE, own, opened(), closed)
    assert first.before is None
    assert first.after is not None
    assert first.after.equity == 20_000
    assert second.before == first.after
    assert last.before is not None
    assert last.after is None


def test_entries_of_one_minute_are_told_at_the_last_that_moved_a_line() -> None:
    own = Deposit(at=NOON, asset=USDC, amount=D(15_000), price=D(1))
    noted = Note(at=NOON, note="as planned")
    more = Deposit(at=NOON, asset=USDC, amount=D(1_000), price=D(1))
    apart = steps(replace(TRADE, terms=HALF), own, opened(), more, noted, more)
    assert list(by_minute(apart)) == apart
    first, second, third, words, later = at_once(apart[:4]) + at_once(apart[4:], HOUR)
    put_in, bought, added, said, last = by_minute([first, second, third, words, later])
    for step in (put_in, bought, said):
        assert (step.before, step.after) == (None, None)
    assert (added.before, added.after) == (None, apart[2].after)
    assert last == later


def test_what_moves_no_line_keeps_what_it_says() -> None:
    told = at_once(steps(TRADE, Note(at=NOON, note="as planned"), stop(1900)))
    assert list(by_minute(told)) == told


def test_the_line_is_that_of_the_first_position_still_open() -> None:
    own = Deposit(at=NOON, asset=USDC, amount=D(20_000), price=D(1))
    other = Open(at=NOON, asset=BTC, size=D(1), price=D(40_000))
    closed = Close(at=NOON, asset=ETH, amount=None, price=D(2000))
    *_, last = steps(replace(TRADE, terms=HALF), own, opened(), other, closed)
    assert last.before is not None
    assert last.before.liquidation_price == 1_000  # 10,000 are 20 % of 50,000
    assert last.after is not None
    assert last.after.liquidation_price == 25_000  # 5,000 are 20 % of 25,000
