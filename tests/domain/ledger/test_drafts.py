"""A row becomes an entry, or says of each field what is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.drafts import FILLS, Draft, corrected, draft_of, entry, mark_of
from journal_app.domain.ledger.entries import KINDS, Cost, Entry
from journal_app.domain.market.observed import Mark
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.wording import explain
from tests.services.samples import EVERY_KIND

ETH, USDC, USD, PEPE = Asset("ETH"), Asset("USDC"), Asset("USD"), Asset("PEPE")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
TWO, ONE, PRICE = Decimal(2), Decimal(1), Decimal(2_500)


def known(asset: Asset, at: datetime) -> Decimal | None:
    assert at == NOON
    return {ETH: Decimal(2_400), USDC: ONE, USD: ONE}.get(asset)


def draft(kind: str, **fields: object) -> Draft:
    return Draft(kind=kind, at=NOON, **fields)  # type: ignore[arg-type]


def complete(kind: str, **fields: object) -> Entry:
    return entry(draft(kind, **fields), known, sequence=3)


def problems(kind: str, **fields: object) -> dict[str, str]:
    """Field → code of what is refused; each has its sentence."""
    with pytest.raises(Refused) as refused:
        complete(kind, **fields)
    assert all(explain(problem) for problem in refused.value.problems)
    return {problem.field: problem.code for problem in refused.value.problems}


WHERE: dict[str, Any] = {"asset": ETH, "amount": TWO, "price": PRICE}
DONE: dict[str, Any] = {"at": NOON, "sequence": 3}


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        (
            "open",
            {**WHERE, "apr": Decimal("0.08")},
            kinds.Open(**DONE, asset=ETH, size=TWO, price=PRICE, borrow_apr=Decimal("0.08")),
        ),
        (
            "open",
            {**WHERE, "amount": -TWO},
            kinds.Open(**DONE, asset=ETH, size=-TWO, price=PRICE),
        ),
        ("add", WHERE, kinds.Add(**DONE, **WHERE)),
        ("reduce", WHERE, kinds.Reduce(**DONE, **WHERE)),
        ("close", WHERE, kinds.Close(**DONE, **WHERE)),
        (
            "close",
            {"asset": ETH, "price": PRICE},
            kinds.Close(**DONE, asset=ETH, amount=None, price=PRICE),
        ),
        ("borrow", WHERE, kinds.Borrow(**DONE, **WHERE)),
        (
            "borrow",
            {**WHERE, "apr": Decimal("-0.01")},
            kinds.Borrow(**DONE, **WHERE, apr=Decimal("-0.01")),
        ),
        ("repay", WHERE, kinds.Repay(**DONE, **WHERE)),
        ("deposit", WHERE, kinds.Deposit(**DONE, **WHERE)),
        ("withdraw", WHERE, kinds.Withdraw(**DONE, **WHERE)),
        ("interest", WHERE, kinds.InterestCharged(**DONE, **WHERE)),
        ("fee", WHERE, kinds.FeePaid(**DONE, **WHERE)),
        ("gas", WHERE, kinds.Gas(**DONE, **WHERE)),
        ("yield", WHERE, kinds.Yield(**DONE, **WHERE)),
        ("funding", {**WHERE, "amount": -TWO}, kinds.Funding(**DONE, **{**WHERE, "amount": -TWO})),
        (
            "rate",
            {"asset": USDC, "apr": Decimal("0.07")},
            kinds.RateChange(**DONE, asset=USDC, apr=Decimal("0.07")),
        ),
        ("stop", WHERE, kinds.StopMoved(**DONE, asset=ETH, price=PRICE)),
        ("target", WHERE, kinds.TargetMoved(**DONE, asset=ETH, price=PRICE)),
        ("alert", WHERE, kinds.AlertHit(**DONE, asset=ETH, price=PRICE)),
        ("note", {"note": "calm"}, kinds.Note(**DONE, note="calm")),
        (
            "swap",
            {**WHERE, "to_asset": USDC, "to_amount": Decimal(4_990)},
            kinds.Swap(
                **DONE, **WHERE, to_asset=USDC, to_amount=Decimal(4_990), to_price=ONE
            ),
        ),
        ("liquidation", WHERE, kinds.Liquidation(**DONE, **WHERE)),
        (
            "liquidation",
            {**WHERE, "to_asset": USDC, "to_amount": Decimal(4_700), "fee": Decimal(300)},
            kinds.Liquidation(
                **DONE, **WHERE,
                debt_asset=USDC, debt_amount=Decimal(4_700), debt_price=ONE, penalty=Decimal(300),
            ),
        ),
    ],
)  # fmt: skip
def test_a_whole_row_becomes_its_entry(
    kind: str, fields: dict[str, object], expected: Entry
) -> None:
    assert complete(kind, **fields) == expected


def test_every_kind_can_be_told_by_a_row() -> None:
    rows: dict[str, Any] = {
        **WHERE, "apr": Decimal("0.1"), "to_asset": USDC, "to_amount": ONE,
    }  # fmt: skip
    for kind, made in KINDS.items():
        assert type(complete(kind, **rows)) is made
    assert set(KINDS) > FILLS


def test_a_reference_and_a_note_go_with_it() -> None:
    made = complete("deposit", **WHERE, reference="0xabc", note="from the bank")
    assert (made.reference, made.note) == ("0xabc", "from the bank")


# Prices


def test_a_known_price_completes_a_value_but_never_a_fill() -> None:
    deposit = complete("deposit", asset=ETH, amount=TWO)
    assert isinstance(deposit, kinds.Deposit)
    assert deposit.price == 2_400
    for kind in (*sorted(FILLS), "liquidation", "stop", "target", "alert"):
        assert problems(kind, asset=ETH, amount=TWO) == {"price": "missing"}


def test_a_price_that_nobody_knows_is_asked_for() -> None:
    assert problems("gas", asset=PEPE, amount=TWO) == {"price": "price_unknown"}


def test_a_swap_into_what_has_no_price_costs_nothing() -> None:
    made = complete("swap", **WHERE, to_asset=PEPE, to_amount=Decimal(1_000_000))
    assert isinstance(made, kinds.Swap)
    assert made.to_amount * made.to_price == made.amount * made.price


# Fees


@pytest.mark.parametrize(
    ("fields", "cost"),
    [
        ({}, None),
        ({"fee": Decimal(0)}, None),
        ({"fee": Decimal(3)}, Cost(Decimal(3), USD, ONE)),
        ({"fee": Decimal(3), "fee_asset": USDC}, Cost(Decimal(3), USDC, ONE)),
        ({"fee": Decimal("0.01"), "fee_asset": ETH}, Cost(Decimal("0.01"), ETH, PRICE)),
        ({"fee": Decimal("-0.2")}, Cost(Decimal("-0.2"), USD, ONE)),
    ],
)
def test_a_fee_is_valued_at_the_rows_price_or_a_known_one(
    fields: dict[str, object], cost: Cost | None
) -> None:
    assert complete("open", **WHERE, **fields).fee == cost


def test_a_fee_in_an_asset_of_the_row_without_a_price_takes_the_known_one() -> None:
    made = complete("gas", asset=ETH, amount=TWO, fee=ONE, fee_asset=ETH)
    assert made.fee == Cost(ONE, ETH, Decimal(2_400))


def test_a_fee_in_what_has_no_price_is_refused() -> None:
    expected = {"fee_asset": "price_unknown"}
    assert problems("open", **WHERE, fee=ONE, fee_asset=PEPE) == expected
    assert problems("liquidation", **WHERE, fee=ONE, fee_asset=PEPE) == expected


@pytest.mark.parametrize(("fee", "penalty"), [(None, None), (0, 0), (250, 250)])
def test_the_fee_of_a_liquidation_is_its_penalty_and_none_is_known_to_be_none(
    fee: int | None, penalty: int | None
) -> None:
    made = complete("liquidation", **WHERE, fee=None if fee is None else Decimal(fee))
    assert isinstance(made, kinds.Liquidation)
    assert made.penalty == penalty
    assert made.fee is None


def test_nobody_is_rewarded_for_a_liquidation() -> None:
    assert problems("liquidation", **WHERE, fee=-ONE) == {"fee": "negative"}


# Refusals


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("opne", WHERE, {"event": "not_a_choice"}),
        ("open", {}, {"asset": "missing", "amount": "missing", "price": "missing"}),
        ("open", {**WHERE, "amount": Decimal(0)}, {"amount": "not_positive"}),
        ("open", {**WHERE, "price": Decimal(0)}, {"price": "not_positive"}),
        ("open", {**WHERE, "apr": Decimal(-1)}, {"rate": "rate_takes_everything"}),
        ("add", {**WHERE, "amount": -TWO}, {"amount": "not_positive"}),
        ("close", {**WHERE, "amount": Decimal(0)}, {"amount": "not_positive"}),
        ("borrow", {**WHERE, "apr": Decimal("-1.5")}, {"rate": "rate_takes_everything"}),
        ("repay", {"amount": TWO}, {"asset": "missing", "price": "price_unknown"}),
        ("deposit", {**WHERE, "price": Decimal(-1)}, {"price": "negative"}),
        ("funding", {**WHERE, "amount": Decimal(0)}, {"amount": "not_positive"}),
        ("rate", {"asset": USDC}, {"rate": "missing"}),
        ("stop", {"asset": ETH}, {"price": "missing"}),
        ("swap", WHERE, {"to_asset": "missing", "to_amount": "missing"}),
        ("swap", {**WHERE, "to_asset": USDC, "to_amount": -ONE}, {"to_amount": "not_positive"}),
        ("liquidation", {**WHERE, "to_asset": USDC}, {"to_amount": "missing"}),
        (
            "liquidation",
            {**WHERE, "to_asset": PEPE, "to_amount": ONE},
            {"to_asset": "price_unknown"},
        ),
    ],
)  # fmt: skip
def test_every_field_that_is_missing_or_impossible_is_told_at_once(
    kind: str, fields: dict[str, object], expected: dict[str, str]
) -> None:
    assert problems(kind, **fields) == expected


def test_a_price_of_zero_values_what_is_worth_nothing() -> None:
    made = complete("yield", asset=PEPE, amount=TWO, price=Decimal(0))
    assert isinstance(made, kinds.Yield)
    assert made.price == 0


@pytest.mark.parametrize("made", EVERY_KIND, ids=lambda made: type(made).__name__)
def test_a_draft_read_back_of_an_entry_makes_the_same_entry(made: Entry) -> None:
    assert corrected(made, draft_of(made), lambda asset, _: ONE if asset == USD else None) == made


def test_a_price_no_draft_holds_follows_what_it_was_the_price_of() -> None:
    swap = next(each for each in EVERY_KIND if isinstance(each, kinds.Swap))
    more = corrected(swap, replace(draft_of(swap), to_amount=ONE), lambda *_: TWO)
    assert isinstance(more, kinds.Swap)
    assert (more.to_price, more.price) == (TWO, swap.price)


def test_on_another_day_every_price_is_asked_for_anew() -> None:
    paid = next(each for each in EVERY_KIND if each.fee is not None and each.fee.price != TWO)
    later = replace(draft_of(paid), at=NOON.replace(year=2027))
    moved = corrected(paid, later, lambda *_: TWO)
    assert moved.fee is not None
    assert moved.fee.price == TWO


def test_a_mark_is_an_observation_with_asset_and_price() -> None:
    assert mark_of(draft("mark", asset=ETH, price=PRICE)) == Mark(ETH, NOON, PRICE)
    seen = mark_of(draft("mark", asset=ETH, price=PRICE, oracle_price=TWO))
    assert seen == Mark(ETH, NOON, PRICE, TWO)
    with pytest.raises(Refused) as of_oracle:
        mark_of(draft("mark", asset=ETH, price=PRICE, oracle_price=-TWO))
    (wrong,) = of_oracle.value.problems
    assert (wrong.field, wrong.code) == ("oracle_price", "not_positive")
    for fields, missing in (({"price": PRICE}, "asset"), ({"asset": ETH}, "price")):
        with pytest.raises(Refused) as refused:
            mark_of(draft("mark", **fields))
        (problem,) = refused.value.problems
        assert (problem.field, problem.code) == (missing, "missing")
