"""What tells rows apart, and the row that an entry is written as."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from journal_app.domain.importing.imported import (
    ImportedFile,
    MarketFill,
    PaidFor,
    Row,
    TradeEvent,
    draft_fingerprint,
    draft_of,
    fill_fingerprint,
    fingerprint_scope,
    observation_fingerprint,
    payment_fingerprint,
)
from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.drafts import Draft, entry
from journal_app.domain.ledger.entries import Cost, Entry
from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem
from journal_app.domain.trade import Direction, PositionKind

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
ETH, USDC, USD = Asset("ETH"), Asset("USDC"), Asset("USD")
SCOPE = fingerprint_scope("f", "main", "aave_v3")
FILL = MarketFill(
    market=ETH,
    kind=PositionKind.PERPETUAL,
    at=NOON,
    size=Decimal(1),
    price=Decimal(2000),
    fee=Decimal("0.9"),
    fee_asset=USDC,
)
ONE, TWO = Decimal(1), Decimal(2)


def test_a_fill_is_known_by_what_it_says_and_not_by_how() -> None:
    same = FILL._replace(size=Decimal("1.00"), note="another word")
    assert fill_fingerprint(same, SCOPE) == fill_fingerprint(FILL, SCOPE)


@pytest.mark.parametrize(
    "other",
    [
        FILL._replace(market=Asset("BTC")),
        FILL._replace(at=NOON + timedelta(milliseconds=1)),
        FILL._replace(size=-FILL.size),
        FILL._replace(price=Decimal(2001)),
        FILL._replace(fee=Decimal("0.91")),
        FILL._replace(fee_asset=USD),
        FILL._replace(stated_net=Decimal(0)),
        FILL._replace(reference="0x1"),
    ],
)
def test_another_fill_is_another(other: MarketFill) -> None:
    assert fill_fingerprint(other, SCOPE) != fill_fingerprint(FILL, SCOPE)


def test_the_same_fill_of_another_account_is_another() -> None:
    scopes = [
        fingerprint_scope(*scope)
        for scope in [("f", "a", "p"), ("g", "a", "p"), ("f", "b", "p"), ("f", "a", "q")]
    ]
    assert len({fill_fingerprint(FILL, scope) for scope in scopes}) == 4


def test_observations_are_told_apart() -> None:
    mark = Mark(ETH, NOON, ONE)
    point = RatePoint("aave_v3", ETH, NOON, ONE)
    all_different: list[Mark | RatePoint] = [
        mark,
        replace(mark, price=TWO),
        replace(mark, oracle_price=ONE),
        point,
        replace(point, apr=TWO),
        replace(point, platform="spark"),
    ]
    assert len({observation_fingerprint(each, SCOPE) for each in all_different}) == 6


ENTRIES: list[Entry] = [
    kinds.Open(at=NOON, asset=ETH, size=Decimal(-2), price=TWO, borrow_apr=Decimal("0.05")),
    kinds.Add(at=NOON, asset=ETH, amount=ONE, price=TWO, fee=Cost(Decimal("-0.1"), USDC, ONE)),
    kinds.Reduce(at=NOON, asset=ETH, amount=ONE, price=TWO, reference="0x1", note="half"),
    kinds.Close(at=NOON, asset=ETH, amount=None, price=TWO),
    kinds.Borrow(at=NOON, asset=USDC, amount=ONE, price=ONE, apr=Decimal("0.08")),
    kinds.Repay(at=NOON, asset=USDC, amount=ONE, price=ONE),
    kinds.Deposit(at=NOON, asset=ETH, amount=ONE, price=TWO),
    kinds.Withdraw(at=NOON, asset=ETH, amount=ONE, price=TWO),
    kinds.Swap(
        at=NOON, asset=ETH, amount=ONE, price=TWO, to_asset=USDC, to_amount=TWO, to_price=ONE
    ),
    kinds.RateChange(at=NOON, asset=USDC, apr=Decimal("0.09")),
    kinds.InterestCharged(at=NOON, asset=USDC, amount=ONE, price=ONE),
    kinds.Funding(at=NOON, asset=USDC, amount=Decimal("-0.5"), price=ONE),
    kinds.FeePaid(at=NOON, asset=USDC, amount=ONE, price=ONE),
    kinds.Gas(at=NOON, asset=ETH, amount=ONE, price=TWO),
    kinds.Yield(at=NOON, asset=ETH, amount=ONE, price=TWO),
    kinds.Liquidation(at=NOON, asset=ETH, amount=ONE, price=TWO),
    kinds.Liquidation(
        at=NOON,
        asset=ETH,
        amount=ONE,
        price=TWO,
        debt_asset=USDC,
        debt_amount=TWO,
        debt_price=ONE,
        penalty=Decimal("0.1"),
    ),
    kinds.StopMoved(at=NOON, asset=ETH, price=TWO),
    kinds.TargetMoved(at=NOON, asset=ETH, price=TWO),
    kinds.AlertHit(at=NOON, asset=ETH, price=TWO),
    kinds.Note(at=NOON, note="a remark"),
]


@pytest.mark.parametrize("written", ENTRIES, ids=lambda each: type(each).__name__)
def test_an_entry_written_as_a_row_is_read_back(written: Entry) -> None:
    def price_of(asset: Asset, at: datetime) -> Decimal | None:
        return ONE if asset in (USDC, USD) else None

    assert entry(draft_of(written), price_of) == written


def test_every_kind_is_written() -> None:
    assert {type(each) for each in ENTRIES} == set(kinds.KIND_OF)


def test_a_ledger_row_is_known_by_all_it_says() -> None:
    draft = draft_of(ENTRIES[1])
    others = [
        replace(draft, kind="reduce"),
        replace(draft, amount=TWO),
        replace(draft, price=None),
        replace(draft, apr=ONE),
        replace(draft, to_asset=ETH),
        replace(draft, to_amount=ONE),
        replace(draft, fee=None),
        replace(draft, fee_asset=ETH),
        replace(draft, reference="0x2"),
        replace(draft, note="x"),
        replace(draft, asset=None),
        replace(draft, at=NOON + timedelta(seconds=1)),
    ]
    known = draft_fingerprint(draft, "a", SCOPE)
    assert known not in {draft_fingerprint(other, "a", SCOPE) for other in others}
    assert known != draft_fingerprint(draft, "b", SCOPE)


def test_a_fee_without_an_asset_is_in_dollars_and_no_fee_has_none() -> None:
    free = Draft(kind="note", at=NOON, note="  said ")
    charged = replace(free, fee=ONE)
    same = draft_fingerprint(replace(free, fee=Decimal(0), fee_asset=ETH, note="said"), "", SCOPE)
    assert draft_fingerprint(free, "", SCOPE) == same
    in_dollars = draft_fingerprint(replace(charged, fee_asset=USD), "", SCOPE)
    assert draft_fingerprint(charged, "", SCOPE) == in_dollars


def test_a_row_refused_later_is_named_by_the_column_of_its_file() -> None:
    file = ImportedFile(
        file_format="f", platform="p", columns=("time", "sz"), outcomes=(), renamed={"amount": "sz"}
    )
    row = Row(7, "now,3", ["now", "3"])
    refused = file.refusal(row, Problem("amount", "nothing_open"))
    assert (refused.problem.field, refused.problem.code, refused.value) == (
        "sz",
        "nothing_open",
        "3",
    )
    assert file.refusal(row, Problem("asset", "nothing_open")).value == ""


def test_a_payment_is_known_by_what_it_was_paid_for() -> None:
    draft = Draft(kind="funding", at=NOON + timedelta(minutes=1), asset=USDC, amount=ONE)
    paid_for = PaidFor(ETH, Direction.LONG, NOON)
    others = [
        payment_fingerprint(draft, paid_for, SCOPE),
        payment_fingerprint(replace(draft, amount=TWO), paid_for, SCOPE),
        payment_fingerprint(replace(draft, asset=USD), paid_for, SCOPE),
        payment_fingerprint(draft, replace(paid_for, asset=Asset("BTC")), SCOPE),
        payment_fingerprint(draft, replace(paid_for, direction=Direction.SHORT), SCOPE),
        payment_fingerprint(draft, replace(paid_for, due_at=draft.at), SCOPE),
    ]
    assert len(set(others)) == len(others)
    booked_later = replace(draft, at=NOON + timedelta(minutes=2), amount=Decimal("1.00"))
    assert payment_fingerprint(booked_later, paid_for, SCOPE) == others[0]


def test_a_payment_matters_from_when_it_was_due() -> None:
    draft = Draft(kind="funding", at=NOON + timedelta(minutes=1), asset=USDC, amount=ONE)
    assert TradeEvent(draft=draft).known_from == draft.at
    assert TradeEvent(draft=draft, paid_for=PaidFor(ETH, Direction.LONG, NOON)).known_from == NOON
