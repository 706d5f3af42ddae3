"""The ways of a rescue, put back into the account, reach the target."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.exact import exact
from journal_app.domain.margin.lending import Collateral, Debt, LendingAccount
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.watching.lending_rescue import LendingRescue
from journal_app.domain.watching.rescue import (
    Addition,
    CollateralRatio,
    HealthFactor,
    LendingTarget,
    LiquidationPrice,
    MarginRatio,
    PartialClose,
    Swap,
)

D = Decimal
ETH, LINK, USDC, DAI = (Asset(ticker) for ticker in ("ETH", "LINK", "USDC", "DAI"))
STABLE = Collateral(USDC, D(0), D(1), D("0.77"), D("0.9"))
NEARLY = D("1e-25")

LONG = LendingAccount(
    (Collateral(ETH, D(20), D(1500), D("0.8"), D("0.83")),), (Debt(USDC, D(20_000), D(1)),)
)
MIXED = LendingAccount(
    (*LONG.collateral, Collateral(LINK, D(300), D(14), D("0.53"), D("0.68"))), LONG.debt
)
SHORT = LendingAccount(
    (
        Collateral(DAI, D(50), D(1), D("0.7"), D("0.75")),
        Collateral(USDC, D(1800), D(1), D("0.8"), D("0.85")),
    ),
    (Debt(ETH, D("0.9"), D(1500)),),
)


def ways(
    rescue: LendingRescue,
) -> tuple[Addition[LendingAccount], PartialClose[LendingAccount], Swap[LendingAccount]]:
    """All three ways, each of which can reach the target."""
    added, closed, swapped = (
        rescue.add_collateral(),
        rescue.partial_close(),
        rescue.swap_collateral(),
    )
    assert isinstance(added, Addition)
    assert isinstance(closed, PartialClose)
    assert isinstance(swapped, Swap)
    return added, closed, swapped


def code(way: object) -> str:
    assert isinstance(way, Problem)
    return way.code


@exact
def test_a_long_worked_by_hand() -> None:
    """To a health factor of 1.75, (H·B − K) = 10,100; selling costs 0.3 %."""
    rescue = LendingRescue(LONG, ETH, HealthFactor(D("1.75")), D("0.003"), D(1600), STABLE)
    added, closed = rescue.add_collateral(), rescue.partial_close()
    assert isinstance(added, Addition)
    assert isinstance(closed, PartialClose)
    assert abs(added.amount - D(10_100) / D(1245)) < NEARLY
    units = D(10_100) / D("1372.125")
    assert abs(closed.units - units) < NEARLY
    assert abs(closed.fraction - units / 20) < NEARLY
    assert closed.repaid is not None
    assert abs(closed.repaid - units * D("1495.5")) < NEARLY
    assert closed.realised is not None
    assert abs(closed.realised - units * (-100 - D("4.5"))) < NEARLY
    assert code(rescue.swap_collateral()) == "more_than_held"


@exact
def test_the_weaker_collateral_of_a_mix_worked_by_hand() -> None:
    """To a health factor of 1.4, (H·B − K) = 244; every trade costs 0.5 %."""
    rescue = LendingRescue(MIXED, LINK, HealthFactor(D("1.4")), D("0.005"), None, STABLE)
    added, closed, swapped = ways(rescue)
    assert abs(added.amount - D(244) / D("9.52")) < NEARLY
    assert abs(closed.units - D(244) / (14 * (D("1.4") * D("0.995") - D("0.68")))) < NEARLY
    assert closed.realised is None
    assert abs(swapped.amount - D(244) / (14 * (D("0.995") * D("0.9") - D("0.68")))) < NEARLY


@exact
def test_a_short_buys_back_and_the_largest_collateral_pays() -> None:
    rescue = LendingRescue(SHORT, ETH, HealthFactor(D("1.2")), D("0.003"), D(1600), STABLE)
    added, closed, swapped = ways(rescue)
    shortfall = D("1.2") * 1350 - 1800 * D("0.85") - 50 * D("0.75")
    assert abs(added.amount - shortfall / D("0.85")) < NEARLY
    assert added.after.collateral[1].asset == USDC
    units = shortfall / (D("1800") - D("1504.5") * D("0.85"))
    assert abs(closed.units - units) < NEARLY
    assert closed.repaid is not None
    assert abs(closed.repaid - units * 1500) < NEARLY
    assert closed.realised is not None
    assert abs(closed.realised - units * (100 - D("4.5"))) < NEARLY
    assert closed.after.health_factor is not None
    assert abs(closed.after.health_factor - D("1.2")) < NEARLY
    assert swapped.after.health_factor is not None
    assert abs(swapped.after.health_factor - D("1.2")) < NEARLY


def test_nothing_is_needed_where_the_target_is_reached() -> None:
    for account, asset in ((LONG, ETH), (SHORT, ETH)):
        rescue = LendingRescue(account, asset, HealthFactor(D(1)), D(0), D(1), STABLE)
        added, closed, swapped = ways(rescue)
        assert added == Addition(D(0), D(0), account, account.collateral[-1].asset)
        assert closed == PartialClose(D(0), D(0), D(0), D(0), account)
        assert swapped == Swap(D(0), account, account.collateral[-1].asset, USDC, D(0), D(0))


def test_repaying_everything_leaves_no_rest() -> None:
    """A margin ratio of 1 is an account without debt."""
    closed = LendingRescue(LONG, ETH, MarginRatio(D(1)), D("0.003")).partial_close()
    assert isinstance(closed, PartialClose)
    assert closed.after.debt_value == 0


UNREACHABLE = [
    # a margin ratio is equity over collateral: never above 1, and not above what swapping leaves
    (LONG, ETH, MarginRatio(D(1)), "add_collateral", "adding_does_not_help"),
    (LONG, ETH, MarginRatio(D("1.2")), "partial_close", "more_than_owed"),
    (LONG, ETH, MarginRatio(D("0.5")), "swap_collateral", "swapping_does_not_help"),
    (MIXED, LINK, HealthFactor(D(3)), "partial_close", "more_than_held"),
    (SHORT, ETH, HealthFactor(D(9)), "swap_collateral", "more_than_held"),
    # collateral that counts for nothing
    (
        LendingAccount((replace(LONG.collateral[0], price=D(0)),), LONG.debt),
        ETH,
        HealthFactor(D(2)),
        "partial_close",
        "closing_does_not_help",
    ),
    (
        LendingAccount((replace(STABLE, price=D(0)),), SHORT.debt),
        ETH,
        HealthFactor(D(2)),
        "partial_close",
        "closing_does_not_help",
    ),
    # a debt that weighs nothing today, but does at the price aimed at
    (
        LendingAccount(LONG.collateral, (Debt(DAI, D(1), D(0)), Debt(ETH, D(50), D(0)))),
        ETH,
        LiquidationPrice(ETH, D(1)),
        "partial_close",
        "closing_does_not_help",
    ),
    (LendingAccount((), LONG.debt), USDC, HealthFactor(D(2)), "add_collateral", "no_collateral"),
    (LendingAccount((), LONG.debt), USDC, HealthFactor(D(2)), "partial_close", "no_collateral"),
    (LendingAccount((), LONG.debt), USDC, HealthFactor(D(2)), "swap_collateral", "no_collateral"),
    # buying back costs more collateral than is there, or than it relieves
    (
        LendingAccount((replace(STABLE, amount=D(1000)),), SHORT.debt),
        ETH,
        HealthFactor(D("0.85")),
        "partial_close",
        "closing_does_not_help",
    ),
    (
        LendingAccount(
            (
                Collateral(USDC, D(1000), D(1), D("0.1"), D("0.1")),
                Collateral(DAI, D(990), D(1), D("0.9"), D("0.9")),
            ),
            SHORT.debt,
        ),
        ETH,
        HealthFactor(D(3)),
        "partial_close",
        "more_than_held",
    ),
    (
        LendingAccount(SHORT.collateral, (*SHORT.debt, Debt(DAI, D(900), D(1)))),
        ETH,
        HealthFactor(D(9)),
        "partial_close",
        "more_than_owed",
    ),
    # a short in ETH that holds a little ETH: adding so much of it would make a long
    (
        LendingAccount(
            (Collateral(ETH, D(1), D(1500), D("0.8"), D("0.8")), replace(STABLE, amount=D(6_000))),
            (Debt(ETH, D(4), D(1500)), Debt(DAI, D(7_000), D(1))),
        ),
        ETH,
        LiquidationPrice(ETH, D(2_000)),
        "add_collateral",
        "position_turns",
    ),
]


@pytest.mark.parametrize(("account", "asset", "target", "way", "reason"), UNREACHABLE)
def test_a_way_that_cannot_reach_the_target_says_why(
    account: LendingAccount, asset: Asset, target: LendingTarget, way: str, reason: str
) -> None:
    rescue = LendingRescue(account, asset, target, D(0), None, STABLE)
    assert code(getattr(rescue, way)()) == reason


def test_without_an_asset_to_swap_into_there_is_no_swap() -> None:
    rescue = LendingRescue(LONG, ETH, HealthFactor(D(2)))
    assert code(rescue.swap_collateral()) == "nothing_to_swap_into"


def test_entries_of_the_asset_are_one_holding() -> None:
    half = replace(LONG.collateral[0], amount=D(10))
    split = LendingAccount((half, half), LONG.debt)
    target = HealthFactor(D("1.75"))
    one, two = LendingRescue(LONG, ETH, target), LendingRescue(split, ETH, target)
    assert one.partial_close() == two.partial_close()


@pytest.mark.parametrize(
    ("account", "asset", "reason"),
    [
        (LONG, LINK, "asset_not_in_account"),
        (
            LendingAccount((*LONG.collateral, replace(LONG.collateral[0], price=D(1))), LONG.debt),
            ETH,
            "asset_disagrees",
        ),
        (
            LendingAccount(SHORT.collateral, (*SHORT.debt, replace(SHORT.debt[0], price=D(1)))),
            ETH,
            "asset_disagrees",
        ),
    ],
)
def test_an_asset_that_cannot_be_told_is_refused(
    account: LendingAccount, asset: Asset, reason: str
) -> None:
    with pytest.raises(Refused) as refused:
        LendingRescue(account, asset, HealthFactor(D(2)))
    assert refused.value.code == reason


amounts = st.decimals("0.1", 1000, places=2)
prices = st.decimals("0.1", 5000, places=2)
ratios = st.decimals("0.1", "0.95", places=3)
costs = st.decimals(0, "0.02", places=4)


def collaterals(asset: Asset) -> st.SearchStrategy[Collateral]:
    return st.builds(Collateral, st.just(asset), amounts, prices, ratios, ratios)


def debts(asset: Asset) -> st.SearchStrategy[Debt]:
    return st.builds(Debt, st.just(asset), amounts, prices)


longs = st.builds(
    lambda first, more, owed, also: LendingAccount((first, *more), (owed, *also)),
    collaterals(ETH),
    st.lists(collaterals(LINK), max_size=2),
    debts(USDC),
    st.lists(st.one_of(debts(DAI), debts(ETH)), max_size=2).map(
        lambda listed: [replace(d, price=listed[0].price) for d in listed]
    ),
)
shorts = st.builds(
    lambda held, more, owed, also: LendingAccount((held, *more), (owed, *also)),
    collaterals(USDC),
    st.lists(collaterals(LINK), max_size=2),
    debts(ETH),
    st.lists(debts(DAI), max_size=1),
)
targets = st.one_of(
    st.builds(HealthFactor, st.decimals("1.01", 4, places=2)),
    st.builds(MarginRatio, st.decimals("0.05", "0.9", places=2)),
    st.builds(CollateralRatio, st.decimals("1.01", 4, places=2)),
    st.builds(LiquidationPrice, st.just(ETH), prices),
)
rescues = st.builds(
    LendingRescue,
    st.one_of(longs, shorts),
    st.just(ETH),
    targets,
    costs,
    prices,
    collaterals(USDC).map(lambda c: replace(c, amount=D(0))),
)


def nearly(reached: Decimal | None, wanted: Decimal) -> bool:
    return reached is not None and abs(reached - wanted) <= wanted * NEARLY


def is_at(target: LendingTarget, after: LendingAccount) -> bool:
    """At the target, or past it because nothing is left that could be liquidated."""
    match target:
        case HealthFactor(wanted):
            return nearly(after.health_factor, wanted) or after.debt_value == 0
        case MarginRatio(wanted):
            return nearly(after.margin_ratio, wanted) or after.collateral_value == 0
        case CollateralRatio(wanted):
            return nearly(wanted * after.debt_value, after.collateral_value)
        case LiquidationPrice(asset, price):
            found = after.liquidation_prices()[asset]
            return nearly(found, price) or after.exposure(asset) == 0


@given(rescues)
@exact
def test_every_answer_put_back_reaches_the_target_exactly(rescue: LendingRescue) -> None:
    for way in (rescue.add_collateral(), rescue.partial_close(), rescue.swap_collateral()):
        if isinstance(way, Problem):
            continue
        if rescue.shortfall <= 0:
            assert way.after == rescue.account
        else:
            assert is_at(rescue.target, way.after)
        assert all(held.amount >= 0 for held in way.after.collateral)
        assert all(owed.amount >= 0 for owed in way.after.debt)


@given(rescues)
@exact
def test_equity_falls_by_the_cost_alone(rescue: LendingRescue) -> None:
    """No money appears: closing and swapping cost the rate, adding adds its value."""
    before = rescue.account.equity
    added, closed = rescue.add_collateral(), rescue.partial_close()
    if isinstance(added, Addition):
        assert abs(added.after.equity - before - added.value) < NEARLY
    if isinstance(closed, PartialClose):
        account = rescue.account
        held = [c.price for c in account.collateral if c.asset == ETH]
        price, *_ = held or [d.price for d in account.debt if d.asset == ETH]
        cost = closed.units * price * rescue.cost_rate
        assert abs(before - closed.after.equity - cost) < D("1e-20")
