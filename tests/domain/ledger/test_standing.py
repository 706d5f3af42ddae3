"""A trade as an account under its platform's law: the same trade, told in several ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from journal_app.domain.ledger.entries import Borrow, Close, Deposit, Entry, Open, Swap
from journal_app.domain.ledger.replay import replay
from journal_app.domain.ledger.standing import Part, account, as_collateral
from journal_app.domain.ledger.valuation import value
from journal_app.domain.margin import Account
from journal_app.domain.margin.lending import LendingAccount
from journal_app.domain.market.observed import NO_MARKET
from journal_app.domain.money import Asset
from journal_app.domain.terms import AssetTerms, Law, Terms

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
ETH, USDC, WETH, LINK = Asset("ETH"), Asset("USDC"), Asset("WETH"), Asset("LINK")
SPOT = AssetTerms(max_ltv=Decimal("0.805"), liquidation_threshold=Decimal("0.83"))
STABLE = AssetTerms(max_ltv=Decimal("0.75"), liquidation_threshold=Decimal("0.78"))


def terms(law: Law, assets: dict[Asset, AssetTerms]) -> Terms:
    return Terms(
        platform="somewhere",
        name="Somewhere",
        law=law,
        as_of=date(2026, 1, 1),
        source="made for this test",
        assets=assets,
        aliases={WETH: ETH},
        fee_rate=Decimal("0.0006"),
    )


LENDING = terms("lending", {ETH: SPOT, USDC: STABLE})
SPOT_MARGIN = terms(
    "equity_ratio",
    {ETH: AssetTerms(initial_margin=Decimal("0.5"), maintenance_margin=Decimal("0.2"))},
)
TIERED = terms(
    "perp",
    {ETH: AssetTerms(tiers=((Decimal(0), Decimal(25)), (Decimal(100_000_000), Decimal(15))))},
)
VAULT = terms("debt_ratio", {ETH: AssetTerms(maintenance_margin=Decimal("0.45"))})
GMX = terms(
    "gmx",
    {ETH: AssetTerms(initial_margin=Decimal("0.01"), maintenance_margin=Decimal("0.01"))},
)


def part(*entries: Entry, shorts: frozenset[Asset] = frozenset()) -> Part:
    ordered = [replace(entry, sequence=place) for place, entry in enumerate(entries)]
    state = replay(ordered, borrowed_shorts=shorts)
    return Part(state, value(state, NOON + timedelta(hours=1), NO_MARKET, "somewhere"))


def near(found: Decimal | None, expected: Decimal) -> bool:
    return found is not None and abs(found - expected) < Decimal("1e-20") * abs(expected)


def deposit(amount: int | str, asset: Asset = USDC, price: int | str = 1) -> Deposit:
    return Deposit(at=NOON, asset=asset, amount=Decimal(amount), price=Decimal(price))


def borrow(amount: int | str, asset: Asset = USDC, price: int | str = 1) -> Borrow:
    return Borrow(at=NOON, asset=asset, amount=Decimal(amount), price=Decimal(price))


def opened(size: int | str, price: int | str = 2000, asset: Asset = ETH) -> Open:
    return Open(at=NOON, asset=asset, size=Decimal(size), price=Decimal(price))


LONG_TOLD_THREE_WAYS: list[Sequence[Entry]] = [
    [deposit(8000), borrow(12000), opened(10)],
    [borrow(12000), opened(10)],
    [deposit(4, WETH, 2000), borrow(12000), opened(6)],
]


@pytest.mark.parametrize("entries", LONG_TOLD_THREE_WAYS)
def test_a_lending_long_is_the_same_account_however_it_is_told(entries: Sequence[Entry]) -> None:
    found = account([part(*entries)], LENDING)
    assert isinstance(found, LendingAccount)
    assert near(found.health_factor, Decimal(20_000) * Decimal("0.83") / 12_000)
    assert found.leverage == Decimal("2.5")
    assert found.margin_ratio == Decimal("0.4")


def test_the_liquidation_price_of_a_lending_long() -> None:
    found = account([part(deposit(8000), borrow(12000), opened(10))], LENDING)
    assert found is not None
    line = found.liquidation_prices()[ETH]
    assert near(line, Decimal(12_000) / (10 * Decimal("0.83")))


def test_stable_collateral_that_was_not_spent_still_backs_the_debt() -> None:
    found = account([part(deposit(10_000), borrow(12000), opened(10))], LENDING)
    assert isinstance(found, LendingAccount)
    assert found.capacity == 20_000 * Decimal("0.83") + 2_000 * Decimal("0.78")


def test_borrowed_money_that_was_not_spent_backs_nothing() -> None:
    found = account([part(deposit(10, WETH, 2000), borrow(8000))], LENDING)
    assert isinstance(found, LendingAccount)
    assert found.health_factor == 20_000 * Decimal("0.83") / 8_000


def test_the_proceeds_of_a_borrowed_short_stay_as_collateral() -> None:
    entries = [deposit(10_000), borrow(5, ETH, 2000), opened(-5)]
    found = account([part(*entries, shorts=frozenset({ETH}))], LENDING)
    assert isinstance(found, LendingAccount)
    assert found.health_factor == 20_000 * Decimal("0.78") / 10_000
    line = found.liquidation_prices()[ETH]
    assert near(line, 20_000 * Decimal("0.78") / 5)


def test_an_asset_without_terms_makes_the_account_unknown() -> None:
    assert account([part(deposit(100, LINK, 20), borrow(500))], LENDING) is None
    assert account([part(deposit(500), opened(10, 20, LINK))], SPOT_MARGIN) is None
    assert account([part(deposit(500), opened(10, 20, LINK))], GMX) is None
    assert account([part(borrow(100), opened(10, 20, LINK))], VAULT) is None
    bare = terms("perp", {ETH: AssetTerms()})
    assert account([part(deposit(500), opened(1))], bare) is None


SPOT_MARGIN_TOLD_THREE_WAYS: list[Sequence[Entry]] = [
    [deposit(20_000), borrow(20_000), opened(20)],
    [borrow(20_000), opened(20)],
    [deposit(20_000), opened(20)],
]


@pytest.mark.parametrize("entries", SPOT_MARGIN_TOLD_THREE_WAYS)
def test_the_guide_s_long_is_liquidated_at_1250(entries: Sequence[Entry]) -> None:
    found = account([part(*entries)], SPOT_MARGIN)
    assert found is not None
    assert found.liquidation_prices()[ETH] == 1250
    assert found.leverage == 2
    assert not found.is_liquidatable


def test_without_any_own_money_recorded_a_margin_account_is_unknown() -> None:
    assert account([part(opened(1))], TIERED) is None


def test_a_perpetual_stands_under_its_tier() -> None:
    found = account([part(deposit(1000), opened(2))], TIERED)
    assert found is not None
    assert found.leverage == 4
    assert near(found.liquidation_prices()[ETH], Decimal(3000) / (2 * Decimal("0.98")))


def test_a_closed_position_asks_for_no_margin() -> None:
    closed = Close(at=NOON, asset=ETH, amount=None, price=Decimal(2000))
    other = opened(1, 100, LINK)
    rules = terms(
        "perp",
        {
            ETH: AssetTerms(maintenance_margin=Decimal("0.05")),
            LINK: AssetTerms(maintenance_margin=Decimal("0.05")),
        },
    )
    found = account([part(deposit(1000), opened(1), other, closed)], rules)
    assert found is not None
    assert set(found.liquidation_prices()) == {LINK}


def test_collateral_that_moves_with_its_position_is_not_guessed_at() -> None:
    assert account([part(deposit(1, ETH, 2000), opened(2))], TIERED) is None


def test_two_trades_of_a_crossed_account_stand_together() -> None:
    long, short = part(deposit(1000), opened(2)), part(deposit(500), opened(-1))
    pooled = account([long, short], TIERED)
    assert pooled is not None
    assert pooled.equity == 1500


def test_a_vault_asks_for_value_beyond_its_debt() -> None:
    found = account([part(deposit(15, ETH, 2000), borrow(18_000))], VAULT)
    assert found is not None
    line = found.liquidation_prices()[ETH]
    assert near(line, 18_000 * Decimal("1.45") / 15)


class TestGmx:
    def found(self, *entries: Entry) -> Account | None:
        return account([part(*entries)], GMX)

    def test_stable_collateral(self) -> None:
        position = self.found(deposit(1000), opened(2))
        assert position is not None
        assert position.equity == 1000
        assert position.leverage == 4

    def test_collateral_in_the_index_token(self) -> None:
        position = self.found(deposit(1, WETH, 2000), opened(2))
        assert position is not None
        line = position.liquidation_prices()[ETH]
        fee = Decimal("0.0006") * 4000
        assert near(line, (4000 + 4000 * Decimal("0.01") + fee) / 3)

    def test_what_was_paid_since_comes_off_the_equity(self) -> None:
        swapped = Swap(
            at=NOON,
            asset=USDC,
            amount=Decimal(1000),
            price=Decimal(1),
            to_asset=Asset("USDT"),
            to_amount=Decimal(990),
            to_price=Decimal(1),
        )
        position = self.found(deposit(1000), opened(2), swapped)
        assert position is not None
        assert position.equity == 990

    def test_one_position_with_one_collateral_or_none_is_known(self) -> None:
        assert self.found(deposit(1000)) is None
        assert self.found(deposit(1000), deposit(1, WETH, 2000), opened(2)) is None
        both = [part(deposit(1000), opened(2)), part(deposit(1000), opened(2))]
        assert account(both, GMX) is None


@pytest.mark.parametrize("law", ["lending", "debt_ratio"])
def test_an_asset_without_its_line_is_no_collateral(law: Law) -> None:
    without = terms(law, {LINK: AssetTerms(max_ltv=Decimal("0.5"))})
    assert as_collateral(LINK, Decimal(1), Decimal(14), without) is None
    assert as_collateral(ETH, Decimal(1), Decimal(2000), without) is None
    assert as_collateral(ETH, Decimal(1), Decimal(2000), SPOT_MARGIN) is None
