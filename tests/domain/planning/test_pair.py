"""A pair trade: where its ratio stands, its sizes, and what its levels bring."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.exact import exact
from journal_app.domain.market.closes import Close, common_closes
from journal_app.domain.money import Asset
from journal_app.domain.planning.pair import (
    PairAnswer,
    PairRequest,
    PairSide,
    RatioHistory,
    RatioPnl,
    Sizing,
    calculated,
)
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Direction

D = Decimal
ETH, BTC = Asset("ETH"), Asset("BTC")


def side(market: Asset, price: str, collateral: str = "5000") -> PairSide:
    return PairSide(
        market=market, price=D(price), maintenance_margin=D("0.05"), collateral=D(collateral)
    )


def history(mean: str = "0.05", deviation: str = "0.004") -> RatioHistory:
    return RatioHistory(90, D(mean), D(deviation), D("0.04"), D("0.02"), D("0.8"))


PAIR = PairRequest(
    first=side(ETH, "2000"),
    second=side(BTC, "50000"),
    direction=Direction.LONG,
    value=D(20_000),
    history=history(),
)
price = st.decimals(D("0.01"), 100_000, places=2)
ratio = st.decimals(D("0.001"), 10, places=4)


def ask(**changes: object) -> PairAnswer:
    return calculated(replace(PAIR, **changes))  # type: ignore[arg-type]


def test_a_ratio_above_its_mean() -> None:
    """JPM at 150 against BAC at 35: a ratio of 4.286 above a mean of 4.200.

    Source: PairParade, How to calculate z-score for pairs trading; read 2026-11-29. The deviation
    of 0.043 is chosen here: (4.2857 − 4.2) / 0.043 = 1.99.
    """
    stocks = {"first": side(Asset("JPM"), "150"), "second": side(Asset("BAC"), "35")}
    found = ask(**stocks, history=history("4.2", "0.043"))
    assert round(found.ratio, 3) == D("4.286")
    assert found.z_score is not None
    assert round(found.z_score, 2) == D("1.99")


def test_a_history_worked_by_hand() -> None:
    """Ratios 2 and 4 in turns, 15 times each: mean 3, deviation √(30 / 29)."""
    first = [Close(D(each)) for each in (2, 4) * 15]
    second = [Close(D(each)) for each in (1, 1) * 15]
    read = RatioHistory.of(common_closes(first, second))
    assert (read.days, read.mean, read.second_volatility) == (30, D(3), D(0))
    assert abs(read.deviation**2 * 29 - 30) < D("1e-25")
    assert read.correlation is None
    assert read.first_volatility > 0
    assert read.z_score(D(3)) == 0


def test_equal_value_and_what_the_mean_brings() -> None:
    """Ratio 0.04, mean 0.05: a quarter more by the first, or a fifth less by the second."""
    found = ask()
    assert (found.ratio, found.z_score) == (D("0.04"), D("-2.5"))
    assert (found.first.size, found.second.size) == (D(5), D("-0.2"))
    at_mean = found.at_mean
    assert (at_mean.first_moves, at_mean.second_moves) == (D(2_500), D(2_000))
    # √1.25 = 1.1180340: 1,180.340 and 1,055.728
    assert round(at_mean.both_move, 2) == D("2236.07")
    assert found.lower is not None
    assert found.upper is not None
    assert (found.lower.ratio, found.upper.ratio) == (D("0.042"), D("0.058"))
    assert found.lower.first_moves == 500


def test_equal_risk_gives_the_calmer_side_more() -> None:
    """4 % against 2 % a day: a third and two thirds, so that both move by the same money."""
    found = ask(sizing=Sizing.EQUAL_RISK, value=D(30_000))
    assert round(found.first_value, 20) == 10_000
    assert round(found.second_value, 20) == 20_000


def test_both_liquidation_prices_apart_and_together() -> None:
    """Long (10,000 − 5,000) / (5 · 0.95), short 15,000 / (0.2 · 1.05); together 10,000 behind."""
    found = ask()
    (long_price,) = found.isolated[0].account.liquidation_prices().values()
    (short_price,) = found.isolated[1].account.liquidation_prices().values()
    assert long_price is not None
    assert short_price is not None
    assert round(long_price, 4) == D("1052.6316")
    assert round(short_price, 4) == D("71428.5714")
    together = found.pooled.account.liquidation_prices()
    pooled_long, pooled_short = together[ETH], together[BTC]
    # (10,000 − 10,000 + 500) / 4.75 and (20,000 − 500) / 0.21
    assert pooled_long is not None
    assert pooled_short is not None
    assert round(pooled_long, 4) == D("105.2632")
    assert round(pooled_short, 4) == D("92857.1429")


def test_a_band_that_reaches_below_zero_has_no_lower_end() -> None:
    found = ask(band=D(20))
    assert found.lower is None
    assert found.upper is not None


def test_a_ratio_that_never_moved_has_no_score() -> None:
    found = ask(history=history(deviation="0"))
    assert found.z_score is None
    assert found.lower == found.upper == found.at_mean


@pytest.mark.parametrize(("first", "second"), [("0", "0.02"), ("0.04", "0")])
def test_what_is_refused(first: str, second: str) -> None:
    with pytest.raises(Refused) as refused:
        ask(second=side(ETH, "2000"))
    assert (refused.value.problems[0].field, refused.value.code) == ("second/market", "pair_of_one")
    still = replace(history(), first_volatility=D(first), second_volatility=D(second))
    with pytest.raises(Refused) as refused:
        ask(history=still, sizing=Sizing.EQUAL_RISK)
    assert (refused.value.problems[0].field, refused.value.code) == ("sizing", "never_moved")


def gains(pnl: RatioPnl) -> tuple[Decimal, Decimal, Decimal]:
    return pnl.first_moves, pnl.second_moves, pnl.both_move


@given(price, price, ratio)
@exact
def test_the_other_way_round_gains_what_this_one_loses(
    first: Decimal, second: Decimal, mean: Decimal
) -> None:
    sides = {"first": side(ETH, str(first)), "second": side(BTC, str(second))}
    bought = ask(**sides, history=history(str(mean)))
    sold = ask(**sides, history=history(str(mean)), direction=Direction.SHORT)
    assert gains(sold.at_mean) == tuple(-each for each in gains(bought.at_mean))
    gained = [each for each in gains(bought.at_mean) if abs(each) > D("1e-30")]
    assert all((each > 0) == (bought.ratio < mean) for each in gained)


@given(st.decimals(D("0.001"), 1, places=4), st.decimals(D("0.001"), 1, places=4))
@exact
def test_equal_risk_is_equal(first: Decimal, second: Decimal) -> None:
    moved = replace(history(), first_volatility=first, second_volatility=second)
    found = ask(history=moved, sizing=Sizing.EQUAL_RISK)
    assert abs(found.first_value * first - found.second_value * second) < D("1e-30")
    assert found.first_value + found.second_value == PAIR.value
