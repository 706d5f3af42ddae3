"""An arbitrage: what is left of a spread."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.exact import exact
from journal_app.domain.planning.arbitrage import Arbitrage
from journal_app.domain.problems import Refused

D = Decimal
GUIDE = Arbitrage(units=D(1), buy_price=D(2_000), sell_price=D(2_020))

arbitrages = st.builds(
    Arbitrage,
    units=st.decimals(D("0.01"), 1_000, places=2),
    buy_price=st.decimals(1, 100_000, places=2),
    sell_price=st.decimals(0, 100_000, places=2),
    buy_fee_rate=st.decimals(D("-0.001"), D("0.01"), places=5),
    sell_fee_rate=st.decimals(D("-0.001"), D("0.01"), places=5),
    buy_impact=st.decimals(0, D("0.05"), places=4),
    sell_impact=st.decimals(0, D("0.05"), places=4),
    gas=st.decimals(0, 200, places=2),
    own=st.none() | st.decimals(0, 100_000, places=2),
    borrow_apr=st.decimals(0, 1, places=4),
    days=st.decimals(0, 30, places=2),
)


def at_fee(rate: str) -> Arbitrage:
    return replace(GUIDE, buy_fee_rate=D(rate), sell_fee_rate=D(rate))


def test_a_spread_of_20_is_no_free_money() -> None:
    assert GUIDE.spread == GUIDE.profit == 20
    assert (at_fee("0.003").fees, at_fee("0.003").profit) == (D("12.06"), D("7.94"))
    assert at_fee("0.005").profit == D("-0.1")


def test_a_published_example() -> None:
    """102,000 to 102,700 at 0.1 % a side with 20 for the transfer: 475.30, 0.47 % of what is paid.

    Source: open-lib.com, article 4213 on its arbitrage calculator; read 2026-11-29. It leaves the
    transfer out of what is paid, which changes no shown digit.
    """
    found = Arbitrage(
        units=D(1),
        buy_price=D(102_000),
        sell_price=D(102_700),
        buy_fee_rate=D("0.001"),
        sell_fee_rate=D("0.001"),
        gas=D(20),
    )
    assert found.profit == D("475.30")
    assert found.outlay == 102_122
    assert found.return_on_capital is not None
    assert round(found.return_on_capital * 100, 2) == D("0.47")


def test_a_loan_of_some_hours() -> None:
    """10 at 2,000 with 4,000 of own money: 16,000 at 36.5 % for a quarter of a day is 4."""
    found = replace(GUIDE, units=D(10), own=D(4_000), borrow_apr=D("0.365"), days=D("0.25"))
    assert (found.borrowed, found.interest, found.profit) == (D(16_000), D(4), D(196))
    assert (found.capital_used, found.return_on_capital) == (D(4_000), D("0.049"))
    assert (found.break_even_sell_price, found.break_even_spread) == (D("2000.4"), D("0.4"))


def test_the_own_orders_move_the_price() -> None:
    """0.2 % of 2,000 and 0.1 % of 2,020 are 4 and 2.02; fees are on what is really paid and got."""
    found = replace(at_fee("0.001"), buy_impact=D("0.002"), sell_impact=D("0.001"))
    assert found.impact == D("6.02")
    assert found.fees == D("2.004") + D("2.01798")
    assert found.profit == 20 - found.impact - found.fees


def test_what_does_not_exist() -> None:
    assert replace(GUIDE, own=D(0)).return_on_capital is None
    assert replace(GUIDE, own=D(5_000)).capital_used == 2_000
    worthless = replace(GUIDE, sell_impact=D(1))
    assert worthless.break_even_sell_price is worthless.break_even_spread is None
    with pytest.raises(Refused) as refused:
        _ = replace(GUIDE, own=D(0), borrow_apr=D(-1), days=D(400)).profit
    assert refused.value.problems[0].field == "days"


@given(arbitrages)
@exact
def test_the_spread_at_which_it_vanishes_put_back_leaves_nothing(found: Arbitrage) -> None:
    spread = found.break_even_spread
    assert spread is not None
    assert abs(replace(found, sell_price=found.buy_price + spread).profit) < D("1e-30")


@given(arbitrages)
@exact
def test_what_is_taken_and_what_is_left_are_the_spread(found: Arbitrage) -> None:
    taken = found.impact + found.fees + found.gas + found.interest
    assert abs(found.profit + taken - found.gross) < D("1e-30")


@given(arbitrages, st.decimals(0, 1_000, places=2))
def test_a_dearer_way_never_pays_more(found: Arbitrage, further: Decimal) -> None:
    assert replace(found, gas=found.gas + further).profit <= found.profit
