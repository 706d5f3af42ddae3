"""The ways of a rescue side by side, worked by hand."""

from __future__ import annotations

from decimal import Decimal as D

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.exact import exact
from journal_app.domain.margin.lending import Collateral, Debt, LendingAccount
from journal_app.domain.margin.perpetual import MarginAccount, MarginPosition, MarginRates
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem
from journal_app.domain.watching.lending_rescue import LendingRescue
from journal_app.domain.watching.margin_rescue import MarginRescue
from journal_app.domain.watching.rescue import HealthFactor, MarginRatio, Rescued
from journal_app.domain.watching.rescue_ways import (
    Loan,
    Way,
    Ways,
    falls,
    interest_per_day,
    ways,
)

ETH, SOL, USDC = Asset("ETH"), Asset("SOL"), Asset("USDC")
STABLE = Collateral(USDC, D(0), D(1), D("0.77"), D("0.9"))
LONG = LendingAccount(
    (Collateral(ETH, D(20), D(1500), D("0.8"), D("0.83")),), (Debt(USDC, D(20_000), D(1)),)
)
SHORT = LendingAccount(
    (Collateral(USDC, D(3_000), D(1), D("0.8"), D("0.85")),), (Debt(ETH, D(1), D(1_500)),)
)
RATES = MarginRates(D("0.1"), D("0.05"))
PERP = MarginAccount(
    D(1_000),
    (MarginPosition(ETH, D(3), D(3_000), RATES), MarginPosition(SOL, D(-1), D(100), RATES)),
)
NEARLY = D("1e-25")


def way(found: Ways, name: str) -> Way:
    one = found[name]
    assert isinstance(one, Way)
    return one


@exact
def test_what_each_way_of_a_long_costs() -> None:
    """To a health factor of 1.75 at 0.3 %: 10,100 / 1,245 units in, 10,100 / 1,372.125 sold."""
    rescue = LendingRescue(LONG, ETH, HealthFactor(D("1.75")), D("0.003"), D(1_600), STABLE)
    found = ways(rescue)
    added, closed = way(found, "add_collateral"), way(found, "partial_close")
    assert added.asset == closed.asset == ETH
    assert abs(added.cash - D(10_100) / D(1_245) * 1_500) < NEARLY
    assert added.cost == 0
    assert added.realised is added.share is None
    units = D(10_100) / D("1372.125")
    assert closed.cash == 0
    assert abs(closed.cost - units * D("4.5")) < NEARLY
    assert closed.realised is not None
    assert abs(closed.realised - units * (-100 - D("4.5"))) < NEARLY
    assert isinstance(found["swap_collateral"], Problem)


@exact
def test_what_a_swap_brings() -> None:
    rescue = LendingRescue(LONG, ETH, HealthFactor(D("1.3")), D("0.01"), None, STABLE)
    swapped = way(ways(rescue), "swap_collateral")
    assert swapped.received is not None
    assert abs(swapped.received - swapped.amount * 1_485) < NEARLY
    assert abs(swapped.cost - swapped.amount * 15) < NEARLY


@exact
def test_the_price_falls_first() -> None:
    rescue = LendingRescue(LONG, ETH, HealthFactor(D("1.75")), swap_to=STABLE)
    five, fifteen, thirty = falls(rescue, ways(rescue))
    assert (five.price, thirty.price) == (D(1_425), D(1_050))
    nothing, added, closed, swapped = five.measures
    assert nothing == D("1.18275")
    assert added is not None
    assert abs(added - D("1.75") * D("0.95")) < NEARLY
    assert closed is not None
    assert abs(closed - D("1.75") * D("0.95")) < NEARLY
    assert swapped is None
    assert not five.liquidated[0]
    assert fifteen.measures[0] == D("1.05825")
    assert thirty.measures[0] is None
    assert thirty.liquidated == (True, False, False, False)


@exact
def test_a_short_is_hurt_by_a_rise() -> None:
    rescue = LendingRescue(SHORT, ETH, HealthFactor(D(2)))
    first = falls(rescue, ways(rescue))[0]
    assert first.move == D("0.05")
    assert first.price == 1_575


@exact
def test_a_margin_account() -> None:
    found = ways(MarginRescue(PERP, ETH, MarginRatio(D("0.2"))))
    added = way(found, "add_collateral")
    assert (added.asset, added.cash) == (USDC, D(820))
    assert way(found, "partial_close").after.margin_ratio is not None
    rescue = MarginRescue(PERP, ETH, MarginRatio(D("0.2")))
    five, fifteen, _ = falls(rescue, found)
    assert five.measures[0] == D(550) / D(8_650)
    assert fifteen.liquidated[0]
    rising = MarginRescue(PERP, SOL, MarginRatio(D("0.2")))
    assert falls(rising, ways(rising))[0].price == 105


@exact
def test_interest_of_a_day() -> None:
    loan = Loan(USDC, D(20_000), D(1), D("0.0365"))
    other = Loan(ETH, D(1), D(2_000), D("0.073"))
    assert interest_per_day([loan]) == 2
    assert interest_per_day([loan, other]) == D("2.4")
    assert interest_per_day([loan, loan, other], {USDC: D(25_000)}) == D("1.9")
    assert interest_per_day([loan, other._replace(apr=None)]) is None
    assert interest_per_day([]) is None


@exact
@given(
    st.decimals(1, 10_000, places=2),
    st.decimals(1, 10_000, places=2),
)
def test_a_price_moved_and_moved_back_changes_nothing(price: D, other: D) -> None:
    every: tuple[Rescued, ...] = (LONG, SHORT, PERP)
    for account in every:
        moved = account.at_price(ETH, price)
        assert moved.price_of(ETH) == price
        assert moved.at_price(ETH, other).at_price(ETH, price) == moved
        assert moved.equity is not None


def test_a_way_that_leads_nowhere_says_why() -> None:
    """All of the value as equity: more collateral never gets there while something is owed."""
    found = ways(LendingRescue(LONG, ETH, MarginRatio(D(1))))
    added = found["add_collateral"]
    assert isinstance(added, Problem)
    assert added.code == "adding_does_not_help"
