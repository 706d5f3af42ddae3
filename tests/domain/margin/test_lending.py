"""Lending accounts: published examples, odd accounts, and the laws every account obeys."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journal_app.domain.exact import exact
from journal_app.domain.margin.lending import Collateral, Debt, LendingAccount
from journal_app.domain.money import Asset

D = Decimal
HAIR = D("1e-30")


def held(
    asset: str, amount: str, price: str, max_ltv: str = "0.8", threshold: str = "0.83"
) -> Collateral:
    return Collateral(Asset(asset), D(amount), D(price), D(max_ltv), D(threshold))


def owed(asset: str, amount: str, price: str = "1") -> Debt:
    return Debt(Asset(asset), D(amount), D(price))


def lending(collateral: list[Collateral], debt: list[Debt]) -> LendingAccount:
    return LendingAccount(tuple(collateral), tuple(debt))


GRANITE = lending(
    [
        held("C0", "100", "10", "0.8", "0.8"),
        held("C1", "200", "5", "0.7", "0.7"),
        held("C2", "50", "20", "0.9", "0.9"),
    ],
    [owed("USD", "1000")],
)
AAVE_SUMMARY = lending(
    [held("A0", "200", "10", "0.5", "0.6"), held("A1", "200", "10", "0.5", "0.6")],
    [owed("B0", "100", "10"), owed("B1", "100", "10")],
)
AAVE_EMODE = lending(
    [held("A0", "200", "10", "0.6", "0.7"), held("A1", "200", "10", "0.6", "0.7")],
    [owed("B0", "100", "10"), owed("B1", "100", "10")],
)
MORPHO = lending([held("COLL", "200", "1", "0.86", "0.86")], [owed("LOAN", "50")])
SHORT = lending([held("USDC", "1800", "1", "0.8", "0.85")], [owed("WETH", "0.5", "1600")])

PUBLISHED = [
    # aave-utilities, pool-math.test.ts
    (
        lending([held("C", "0.1", "1", "0", "0.5")], [owed("USD", "0.03")]),
        {"health_factor": D("0.05") / D("0.03")},
    ),
    # aave-utilities, generate-raw-user-summary.test.ts
    (
        AAVE_SUMMARY,
        {
            "health_factor": D("1.2"),
            "available_to_borrow": D(0),
            "collateral_value": D(4000),
            "debt_value": D(2000),
            "max_ltv": D("0.5"),
            "liquidation_threshold": D("0.6"),
        },
    ),
    (AAVE_EMODE, {"health_factor": D("1.4"), "available_to_borrow": D(400)}),
    # Morpho SDK, Position.test.ts
    (
        MORPHO,
        {
            "collateral_value": D(200),
            "borrow_limit": D(172),
            "available_to_borrow": D(122),
            "ltv": D("0.25"),
        },
    ),
    # Granite math SDK, account.test.ts
    (GRANITE, {"health_factor": D("2.4")}),
    (
        lending([held("C0", "100", "10", "0.8", "0.8")], [owed("USD", "500")]),
        {"fall_to_liquidation": D("0.375")},
    ),
    # worked by hand: 800 of debt on 1,800, equity 1,000
    (
        SHORT,
        {
            "equity": D(1000),
            "leverage": D("1.8"),
            "health_factor": D("1.9125"),
            "most_leverage": D(5),
        },
    ),
]


@pytest.mark.parametrize(("account", "figures"), PUBLISHED)
def test_published_figures(account: LendingAccount, figures: dict[str, Decimal]) -> None:
    for name, figure in figures.items():
        assert abs(getattr(account, name) - figure) < D("1e-25"), name


LIQUIDATION_PRICES = [
    # Oasis borrow, get-trigger-execution-collateral-price.test.ts
    ([held("ETH", "10", "400", "0.5", "0.5")], [owed("DAI", "1400")], "ETH", D(280)),
    # by hand: a staked token off its peg
    (
        [held("stETH", "10", "1900", "0.78", "0.81")],
        [owed("USDC", "12000")],
        "stETH",
        D(12000) / D("8.1"),
    ),
    # by hand: an asset on both sides counts net
    (
        [held("ETH", "10", "2000")],
        [owed("ETH", "1", "2000"), owed("USDC", "9000")],
        "ETH",
        D(9000) / D("7.3"),
    ),
    # by hand: a short of one ETH behind 1,800 at 85 % is liquidated above 1,530
    ([held("USDC", "1800", "1", "0.8", "0.85")], [owed("ETH", "1", "1000")], "ETH", D(1530)),
    # no price does it: the rest carries everything
    ([held("ETH", "1", "2000"), held("USDC", "99", "1")], [owed("DAI", "10")], "ETH", None),
    # every price does it: the rest carries nothing
    ([held("ETH", "1", "2000")], [owed("ETH", "2", "2000"), owed("DAI", "10")], "ETH", None),
    # the price does not matter: as much counts as is owed
    (
        [held("ETH", "2", "2000", "0.5", "0.5")],
        [owed("ETH", "1", "2000"), owed("DAI", "1")],
        "ETH",
        None,
    ),
    # Morpho SDK: no debt, no price
    ([held("ETH", "1", "2000")], [], "ETH", None),
]


@pytest.mark.parametrize(("collateral", "debt", "asset", "price"), LIQUIDATION_PRICES)
def test_liquidation_prices(
    collateral: list[Collateral], debt: list[Debt], asset: str, price: Decimal | None
) -> None:
    found = lending(collateral, debt).liquidation_prices()[Asset(asset)]
    if price is None:
        assert found is None
    else:
        assert found is not None
        assert abs(found - price) < D("1e-24")


@pytest.mark.parametrize(
    ("account", "is_liquidatable"),
    [
        # Compound Comet, is-liquidatable-test.ts
        (lending([], []), False),
        (lending([], [owed("BASE", "1")]), True),
        (lending([held("C", "100000", "1", "1", "1")], [owed("BASE", "100000")]), False),
        (lending([held("C", "100000", "1", "0.8", "0.8")], [owed("BASE", "100000")]), True),
        # Morpho SDK, MarketUtils.test.ts
        (lending([held("C", "100", "1", "0.5", "0.5")], [owed("LOAN", "80")]), True),
    ],
)
def test_liquidation_of_published_accounts(account: LendingAccount, is_liquidatable: bool) -> None:
    assert account.is_liquidatable is is_liquidatable


def test_an_empty_account_has_no_ratios() -> None:
    account = lending([], [])
    assert account.equity == account.borrow_limit == account.available_to_borrow == 0
    for ratio in (
        account.ltv,
        account.max_ltv,
        account.liquidation_threshold,
        account.health_factor,
        account.leverage,
        account.margin_ratio,
        account.most_leverage,
        account.fall_to_liquidation,
    ):
        assert ratio is None
    assert account.liquidation_prices() == {}
    assert account.exposure(Asset("ETH")) == 0


def test_debt_without_collateral_has_no_health_left() -> None:
    account = lending([], [owed("DAI", "10")])
    assert account.health_factor == 0
    assert account.fall_to_liquidation is None
    assert account.leverage is None
    assert account.liquidation_prices() == {Asset("DAI"): None}


def test_collateral_without_debt_is_levered_once() -> None:
    account = lending([held("ETH", "1", "2000")], [])
    assert account.ltv == 0
    assert account.leverage == account.margin_ratio == 1


def test_more_debt_than_collateral_leaves_no_leverage_and_a_negative_margin() -> None:
    account = lending([held("ETH", "1", "2000")], [owed("DAI", "3000")])
    assert account.leverage is None
    assert account.margin_ratio == D("-0.5")
    assert account.available_to_borrow == 0


def test_collateral_that_counts_in_full_allows_any_leverage() -> None:
    account = lending([held("DAI", "1", "1", "1", "1")], [])
    assert account.most_leverage is None


@exact
def test_collateral_worth_nothing_is_no_collateral() -> None:
    account = lending([held("LUNA", "5", "0")], [owed("DAI", "1")])
    assert account.ltv is None
    assert account.liquidation_prices()[Asset("LUNA")] == D(1) / D("4.15")


def asset_at(
    priced_asset: tuple[Asset, Decimal], amount: Decimal
) -> tuple[Asset, Decimal, Decimal]:
    asset, price = priced_asset
    return asset, amount, price


amounts = st.decimals(0, 10_000, places=4)
ratios = st.decimals(0, 1, places=3)
# an asset has one price wherever it is listed
priced = st.sampled_from(
    [
        (Asset("ETH"), D("2000.5")),
        (Asset("WBTC"), D(61_000)),
        (Asset("USDC"), D(1)),
        (Asset("LINK"), D("14.37")),
    ]
)
collaterals = st.builds(
    lambda asset, amount, max_ltv, threshold: Collateral(
        *asset_at(asset, amount), max_ltv, threshold
    ),
    priced,
    amounts,
    ratios,
    ratios,
)
debts = st.builds(lambda asset, amount: Debt(*asset_at(asset, amount)), priced, amounts)
accounts = st.builds(
    LendingAccount,
    st.lists(collaterals, max_size=4).map(tuple),
    st.lists(debts, max_size=3).map(tuple),
)


def at_price(account: LendingAccount, asset: Asset, price: Decimal) -> LendingAccount:
    return LendingAccount(
        tuple(replace(c, price=price) if c.asset == asset else c for c in account.collateral),
        tuple(replace(d, price=price) if d.asset == asset else d for d in account.debt),
    )


def is_nearer(side: Decimal, price: Decimal | None, than: Decimal | None) -> bool:
    """Whether a line is nearer: higher for a long, lower for a short."""
    if price is None:
        return False
    return than is None or side * (price - than) > D("1e-30") * than


@given(accounts)
@exact
def test_every_liquidation_price_is_exactly_at_the_edge(account: LendingAccount) -> None:
    for asset, price in account.liquidation_prices().items():
        if price is None:
            continue
        outward = D(1).copy_sign(account.exposure(asset)) * price * HAIR
        assert not at_price(account, asset, price + outward).is_liquidatable
        assert at_price(account, asset, price - outward).is_liquidatable


@given(accounts)
@exact
def test_without_a_liquidation_price_no_price_changes_the_verdict(
    account: LendingAccount,
) -> None:
    for asset, price in account.liquidation_prices().items():
        if price is None:
            verdicts = {
                at_price(account, asset, D(level)).is_liquidatable
                for level in ("0.000001", "1", "1000000000000")
            }
            assert len(verdicts) == 1


@given(accounts, collaterals)
@exact
def test_more_collateral_never_brings_liquidation_nearer(
    account: LendingAccount, more: Collateral
) -> None:
    added = replace(account, collateral=(*account.collateral, more))
    assert account.is_liquidatable or not added.is_liquidatable
    if account.health_factor is not None:
        assert added.health_factor is not None
        assert added.health_factor >= account.health_factor
    assume(not account.is_liquidatable)
    for asset, price in account.liquidation_prices().items():
        before, after = account.exposure(asset), added.exposure(asset)
        if before * after > 0:
            side = D(1).copy_sign(before)
            assert not is_nearer(side, added.liquidation_prices()[asset], price)


@given(accounts, debts)
@exact
def test_more_debt_never_moves_liquidation_away(account: LendingAccount, more: Debt) -> None:
    added = replace(account, debt=(*account.debt, more))
    assert not account.is_liquidatable or added.is_liquidatable
    if account.health_factor is not None:
        assert added.health_factor is not None
        assert added.health_factor <= account.health_factor
    assume(not added.is_liquidatable)
    for asset, price in account.liquidation_prices().items():
        before, after = account.exposure(asset), added.exposure(asset)
        if before * after > 0:
            side = D(1).copy_sign(before)
            assert not is_nearer(side, price, added.liquidation_prices()[asset])


@given(accounts)
@exact
def test_the_fall_to_liquidation_takes_all_collateral_to_the_edge(account: LendingAccount) -> None:
    fall = account.fall_to_liquidation
    assume(fall is not None)
    assert fall is not None
    fallen = replace(
        account,
        collateral=tuple(replace(c, price=c.price * (1 - fall)) for c in account.collateral),
    )
    assert abs(fallen.capacity - account.debt_value) <= account.debt_value * D("1e-24")


@given(accounts)
@exact
def test_leverage_and_margin_ratio_say_the_same(account: LendingAccount) -> None:
    if account.leverage is not None and account.margin_ratio is not None:
        assert abs(account.leverage * account.margin_ratio - 1) < HAIR
    if account.margin_ratio is not None:
        assert account.ltv is not None
        assert abs(account.margin_ratio - (1 - account.ltv)) < HAIR * (1 + account.ltv)


@given(accounts, collaterals, debts)
@exact
def test_an_asset_in_two_entries_counts_as_one(
    account: LendingAccount, c: Collateral, d: Debt
) -> None:
    whole = LendingAccount((*account.collateral, c), (*account.debt, d))
    half_c, half_d = replace(c, amount=c.amount / 2), replace(d, amount=d.amount / 2)
    split = LendingAccount((half_c, *account.collateral, half_c), (half_d, *account.debt, half_d))
    assert split.health_factor == whole.health_factor
    assert split.liquidation_prices() == whole.liquidation_prices()
