"""Every kind is asked for what it needs, and only for that."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.drafts import Draft, entry, mark_of
from journal_app.domain.ledger.entries import KINDS
from journal_app.domain.ledger.entry_fields import (
    ASKED,
    GROUPS,
    asked_of,
    needs_price,
    number_problem,
    suggested_assets,
    suggested_kind,
)
from journal_app.domain.ledger.replay import replay
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Trade
from tests.services.samples import TERMS

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ETH, USDC = Asset("ETH"), Asset("USDC")
FILLED = {
    "asset": ETH,
    "amount": Decimal(1),
    "price": Decimal(2000),
    "apr": Decimal("0.08"),
    "to_asset": USDC,
    "to_amount": Decimal(1990),
    "fee": Decimal(1),
}


def known(asset: Asset, _at: datetime) -> Decimal | None:
    return Decimal(1) if asset in ("USDC", "USD") else Decimal(2000)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_asked_for_is_enough_and_all_of_it_is_needed(kind: str) -> None:
    asked = ASKED[kind]
    assert "oracle_price" not in asked.fields
    given = {name: FILLED[name] for name in asked.fields if name != "direction"}
    entry(Draft(kind=kind, at=NOON, **given), known)  # type: ignore[arg-type]
    least = {name: value for name, value in given.items() if name not in asked.optional}
    entry(Draft(kind=kind, at=NOON, **least), known)  # type: ignore[arg-type]
    for name in least:
        rest = {other: value for other, value in least.items() if other != name}
        with pytest.raises(Refused):
            entry(Draft(kind=kind, at=NOON, **rest), known)  # type: ignore[arg-type]


@pytest.mark.parametrize("typed", [Decimal(-5), Decimal(0), Decimal(5)])
@pytest.mark.parametrize("kind", [each for each in KINDS if each != "open"])
def test_a_number_is_refused_alone_as_it_is_refused_in_the_whole(kind: str, typed: Decimal) -> None:
    numbers = {"amount", "price", "to_amount", "fee"}
    asked = [name for name in ASKED[kind].fields if name != "direction"]
    for name in numbers.intersection(asked):
        given = {other: FILLED[other] for other in asked} | {name: typed}
        alone = number_problem(kind, name, typed)
        try:
            entry(Draft(kind=kind, at=NOON, **given), known)  # type: ignore[arg-type]
        except Refused as refused:
            found = [(each.field, each.code) for each in refused.problems]
            assert alone is not None
            assert found == [(alone.field, alone.code)]
        else:
            assert alone is None


def test_an_opening_has_its_sign_from_its_direction() -> None:
    assert number_problem("open", "amount", Decimal(-1)) is not None
    assert number_problem("open", "amount", Decimal(1)) is None
    assert number_problem("rate", "apr", Decimal(-1)) is None


@pytest.mark.parametrize("name", ["price", "oracle_price"])
@pytest.mark.parametrize("typed", [Decimal(-5), Decimal(0), Decimal(5)])
def test_a_price_of_a_mark_is_refused_alone_as_in_the_whole(name: str, typed: Decimal) -> None:
    seen = {"asset": ETH, "price": Decimal(2000)} | {name: typed}
    alone = number_problem("mark", name, typed)
    try:
        mark_of(Draft(kind="mark", at=NOON, **seen))  # type: ignore[arg-type]
    except Refused as refused:
        assert alone == refused.problems[0]
    else:
        assert alone is None


def test_the_oracle_s_price_is_asked_for_only_where_it_liquidates() -> None:
    by_oracle = Trade(id=1, number=1, account="a", platform="p", created_at=NOON, terms=TERMS)
    by_market = replace(by_oracle, terms=replace(TERMS, liquidates_on="market"))
    unknown = replace(by_oracle, terms=None)
    assert asked_of("mark", by_oracle) == ASKED["mark"]
    assert "oracle_price" in ASKED["mark"].optional
    for trade in (by_market, unknown):
        assert asked_of("mark", trade).fields == ("asset", "price")
    assert all(asked_of(kind, by_market) == ASKED[kind] for kind in KINDS)


def test_every_kind_stands_in_one_group() -> None:
    assert sorted(kind for group in GROUPS for kind in group) == sorted([*KINDS, "mark"])


def test_a_trade_suggests_its_own_assets() -> None:
    trade = Trade(id=1, number=1, account="a", platform="p", created_at=NOON)
    assert suggested_kind(trade, replay([])) == "open"
    assert suggested_assets("repay", trade, replay([])) == [USDC]
    state = replay(
        [
            kinds.Deposit(at=NOON, sequence=0, asset=USDC, amount=Decimal(1), price=Decimal(1)),
            kinds.Open(at=NOON, sequence=1, asset=ETH, size=Decimal(1), price=Decimal(1)),
        ]
    )
    assert suggested_assets("stop", trade, state) == [ETH, USDC]
    assert suggested_assets("deposit", trade, state)[0] == USDC
    assert suggested_kind(trade, state) == "deposit"
    assert (needs_price("deposit", USDC), needs_price("deposit", ETH)) == (False, True)
    assert needs_price("reduce", USDC)
    assert not needs_price("rate", ETH)
