"""Figures that popular guides print, beside those that hold. One test for each claim."""

from __future__ import annotations

from decimal import Decimal

from journal_app.domain.margin.isolated import DebtRatio, EquityRatio, IsolatedLaw
from journal_app.domain.margin.perpetual import MarginAccount, MarginPosition, MarginRates
from journal_app.domain.market.interest import PER_SECOND, SIMPLE
from journal_app.domain.money import Asset, apr_from_apy
from journal_app.domain.planning.carry import Carry
from journal_app.domain.planning.costs import HoldingCosts
from journal_app.domain.planning.financing import LENT_FOR, Financing, Perpetual, Stake
from journal_app.domain.planning.flash_loan import FlashLoan
from journal_app.domain.planning.isolated_position import IsolatedPosition
from journal_app.domain.planning.loop import LoopTerms, loop
from journal_app.domain.planning.scenarios import scenario
from journal_app.domain.planning.sizing import stake_from_risk_and_leverage, stake_from_two
from journal_app.domain.trade import Direction, Target

D = Decimal
DAY = D(86_400)
LONG = LENT_FOR[Direction.LONG]
FREE = HoldingCosts()
MONTH = HoldingCosts(D("0.08"), D(30))
TWENTY_ETHER = Stake(D(20), D(2_000), D(20_000))


def cents(value: Decimal | None) -> Decimal:
    assert value is not None
    return round(value, 2)


def percent(fraction: Decimal | None) -> Decimal:
    assert fraction is not None
    return round(fraction * 100, 1)


def long(law: IsolatedLaw, costs: HoldingCosts = FREE) -> IsolatedPosition:
    return IsolatedPosition(TWENTY_ETHER, LONG, law, costs)


def test_twenty_percent_of_the_position_is_reached_at_1250_not_1200() -> None:
    position = long(EquityRatio(D("0.2")))
    assert position.liquidation_price == 1_250
    at_line = scenario(position, D(1_250))
    assert at_line.margin_ratio == D("0.2")
    assert not at_line.liquidated
    assert scenario(position, D("1249.99")).liquidated


def test_1200_is_the_rule_of_vaults_that_measures_on_the_debt() -> None:
    assert long(DebtRatio(D("0.2"))).liquidation_price == 1_200


def test_a_month_of_interest_moves_1250_to_1258() -> None:
    price = long(EquityRatio(D("0.2")), MONTH).liquidation_price_at_end
    assert price is not None
    assert round(price) == 1_258


def test_at_liquidation_not_everything_is_lost() -> None:
    assert scenario(long(EquityRatio(D("0.2"))), D(1_250)).pnl == -15_000


def test_interest_is_owed_on_what_is_borrowed() -> None:
    position = long(EquityRatio(D("0.2")), MONTH)
    assert position.borrowed == 20_000
    assert cents(position.interest_per_day) == D("4.38")


def test_ten_percent_of_40000_a_day_as_a_rate_and_as_a_yield() -> None:
    assert cents(40_000 * (SIMPLE.factor(D("0.1"), DAY) - 1)) == D("10.96")
    as_yield = PER_SECOND.factor(apr_from_apy(D("0.1")), DAY)
    assert cents(40_000 * (as_yield - 1)) == D("10.45")
    half = IsolatedPosition(TWENTY_ETHER, LONG, EquityRatio(D("0.2")), HoldingCosts(D("0.1"), D(1)))
    assert cents(half.interest_per_day) == D("5.48")


def test_the_whole_value_bears_the_rate_of_a_perpetual() -> None:
    contract = IsolatedPosition(
        TWENTY_ETHER,
        Perpetual(Direction.LONG),
        EquityRatio(D("0.2")),
        HoldingCosts(D("0.1"), D(1)),
    )
    assert cents(contract.interest_per_day) == D("10.96")


def looped(ltv: str, steps: int = 200) -> Decimal:
    terms = LoopTerms(price=D(2_000), ltv=D(ltv), liquidation_threshold=D("0.83"))
    return loop(D(10), terms, steps)[-1].after.collateral


def limit(ltv: str) -> Decimal:
    terms = LoopTerms(price=D(2_000), ltv=D(ltv), liquidation_threshold=D("0.83"))
    assert terms.limit is not None
    return terms.limit


def test_looping_at_forty_percent_never_makes_25_of_10() -> None:
    assert cents(limit("0.4")) == D("1.67")
    assert cents(looped("0.4")) == D("16.67")
    assert looped("0.4") < 10 * limit("0.4")
    assert cents(looped("0.6")) == 25
    assert cents(limit("0.66")) == D("2.94")


def test_a_flash_loan_of_100000_is_not_repaid_by_80000() -> None:
    loan = FlashLoan(own=D(0), loan=D(100_000), ltv=D("0.8"), fee_rate=D(0))
    assert (loan.borrow, loan.shortfall, loan.closes) == (D(80_000), D(20_000), False)
    with_fee = FlashLoan(own=D(0), loan=D(100_000), ltv=D("0.8"), fee_rate=D("0.0005"))
    assert with_fee.shortfall == 20_050


def test_liquidation_is_nearer_than_one_over_leverage() -> None:
    figures = {"collateral": D(10_000), "leverage": D(3)}
    position = IsolatedPosition(
        stake_from_two(LONG, D(2_000), figures), LONG, EquityRatio(D("0.2")), FREE
    )
    assert percent(position.distance_to(position.liquidation_price)) == D("16.7")
    bankrupt = IsolatedPosition(position.stake, LONG, EquityRatio(D(0)), FREE)
    assert percent(bankrupt.distance_to(bankrupt.liquidation_price)) == D("33.3")


def test_a_stop_seven_and_a_half_percent_away_at_2x_loses_15_percent_of_collateral() -> None:
    position = long(EquityRatio(D("0.2")))
    risk = position.risk(D(1_850))
    assert risk == 3_000
    assert risk / position.stake.collateral == D("0.15")
    assert risk / (2 * position.stake.collateral) == D("0.075")


def test_that_trade_is_2_ether_under_a_rule_of_one_and_a_half_percent() -> None:
    risk = D(20_000) * D("0.015")
    stake = stake_from_risk_and_leverage(LONG, FREE, D(2_000), D(1_850), risk, D(2))
    assert stake.units == 2


def test_a_yield_lowers_the_cost_by_itself_only_where_it_is_earned_on_the_debt() -> None:
    even = Carry(D(20_000), D("0.05"), D(20_000), D("0.03"), D(30))
    assert even.net_apr == D("0.02")
    half = Carry(D(10_000), D("0.05"), D(20_000), D("0.03"), D(30))
    assert half.net_apr == D("-0.01")


def pooled(price_of_one: Decimal) -> MarginAccount:
    """Longs of 20,000 and 15,000 at prices of 1, and 50,000 behind both."""
    terms = MarginRates(D("0.1"), D("0.05"))
    positions = tuple(
        MarginPosition(Asset(market), D(size), price_of_one, terms)
        for market, size in (("ETH", 20_000), ("BTC", 15_000))
    )
    return MarginAccount.with_cash(D(50_000 - 35_000), positions)


def isolated(collateral: int, value: int) -> IsolatedPosition:
    contract: Financing = Perpetual(Direction.LONG)
    stake = Stake(D(value), D(1), D(collateral))
    return IsolatedPosition(stake, contract, EquityRatio(D("0.05")), FREE)


def test_pooled_margin_survives_a_fall_that_isolated_margin_does_not() -> None:
    after_fall = pooled(D("0.4"))
    assert after_fall.equity == 29_000
    assert not after_fall.is_liquidatable

    ether, bitcoin = isolated(10_000, 20_000), isolated(8_000, 15_000)
    assert scenario(ether, D("0.4")).liquidated
    assert scenario(bitcoin, D("0.4")).liquidated
    assert percent(ether.distance_to(ether.liquidation_price)) == D("47.4")
    assert percent(bitcoin.distance_to(bitcoin.liquidation_price)) == D("50.9")


def test_a_spread_of_20_is_no_free_money() -> None:
    def profit(fee_rate: str) -> Decimal | None:
        costs = HoldingCosts(fee_rate=D(fee_rate))
        bought = Stake(D(1), D(2_000), D(2_000))
        held = IsolatedPosition(bought, LONG, EquityRatio(D("0.2")), costs)
        return held.reward((Target(D(2_020), D(1)),))

    assert profit("0") == 20
    assert profit("0.003") == D("7.94")
    assert profit("0.005") == D("-0.1")
