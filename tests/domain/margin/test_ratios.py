"""Margin on the position's value and margin on the debt, for one isolated position."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.exact import exact
from journal_app.domain.margin import Account, account, debt_ratio, equity_ratio
from journal_app.domain.margin.debt_ratio import DebtRatioAccount
from journal_app.domain.margin.equity_ratio import EquityRatioAccount
from journal_app.domain.money import Asset

D = Decimal
ETH = Asset("ETH")
HAIR = D("1e-30")


def test_the_two_laws_differ_for_the_guides_long() -> None:
    """20 ETH with 20,000 borrowed: 20 % of the value is 1,250, 120 % of the debt is 1,200."""
    assert equity_ratio.liquidation_price(D(20), D(-20_000), D("0.2")) == 1250
    assert debt_ratio.liquidation_price(D(20), D(-20_000), D("0.2")) == 1200


def test_the_two_laws_agree_for_a_short() -> None:
    """10 ETH sold at 2,000 with 10,000 of own money; above 2,500 less than 20 % is left."""
    assert equity_ratio.liquidation_price(D(-10), D(30_000), D("0.2")) == 2500
    assert debt_ratio.liquidation_price(D(-10), D(30_000), D("0.2")) == 2500


@pytest.mark.parametrize(
    ("size", "cash", "maintenance_margin"),
    [
        (D(0), D(100), D("0.2")),  # nothing held
        (D(1), D(0), D("0.2")),  # no debt
        (D(1), D(50), D("0.2")),  # own money beside it
        (D(-1), D(0), D("0.2")),  # a short with nothing behind it
        (D(-1), D(-5), D("0.2")),
    ],
)
def test_no_price_is_the_line(size: Decimal, cash: Decimal, maintenance_margin: Decimal) -> None:
    assert equity_ratio.liquidation_price(size, cash, maintenance_margin) is None
    assert debt_ratio.liquidation_price(size, cash, maintenance_margin) is None


def test_a_long_that_must_be_all_own_money_has_no_line() -> None:
    assert equity_ratio.liquidation_price(D(1), D(-5), D(1)) is None
    assert EquityRatioAccount(ETH, D(1), D(9), D(-5), D(1)).is_liquidatable


def test_a_vault_may_ask_for_more_than_twice_the_debt() -> None:
    assert debt_ratio.liquidation_price(D(10), D(-1000), D("1.5")) == 250


@pytest.mark.parametrize(
    ("leverage", "maintenance_margin", "long", "short"),
    [
        ("2", "0", "50", "50"),
        ("2", "0.0125", "49.37", "48.15"),
        ("2", "0.05", "47.37", "42.86"),
        ("2", "0.2", "37.50", "25.00"),
        ("3", "0.0125", "32.49", "31.69"),
        ("3", "0.05", "29.82", "26.98"),
        ("3", "0.2", "16.67", "11.11"),
        ("5", "0.0125", "18.99", "18.52"),
        ("5", "0.05", "15.79", "14.29"),
        ("5", "0.2", "0", "0"),
    ],
)
def test_the_move_to_liquidation_is_less_than_one_over_leverage(
    leverage: str, maintenance_margin: str, long: str, short: str
) -> None:
    """One unit at 100 with 100 / L of own money behind it."""
    for side, percent in ((D(1), long), (D(-1), short)):
        cash = 100 / D(leverage) - side * 100
        price = equity_ratio.liquidation_price(side, cash, D(maintenance_margin))
        assert price is not None
        assert round((100 - price) * side, 2) == D(percent)


def test_figures_of_a_long_and_a_short() -> None:
    long = DebtRatioAccount(ETH, D(20), D(2000), D(-20_000), D("0.2"))
    assert [long.position_value, long.equity, long.leverage] == [40_000, 20_000, 2]
    assert [long.margin_ratio, long.collateral_ratio] == [D("0.5"), 2]
    short = DebtRatioAccount(ETH, D(-10), D(2000), D(30_000), D("0.2"))
    assert [short.position_value, short.equity, short.leverage] == [20_000, 10_000, 2]
    assert [short.margin_ratio, short.collateral_ratio] == [D("0.5"), D("1.5")]
    same = EquityRatioAccount(ETH, D(-10), D(2000), D(30_000), D("0.2"))
    assert [same.equity, same.leverage, same.margin_ratio] == [10_000, 2, D("0.5")]


def test_what_owes_nothing_has_no_collateral_ratio() -> None:
    free = DebtRatioAccount(ETH, D(1), D(2000), D(5), D("0.2"))
    assert free.collateral_ratio is None
    assert not free.is_liquidatable


def test_without_equity_or_value_a_ratio_does_not_exist() -> None:
    assert account.leverage(D(10), D(0)) is None
    assert account.leverage(D(10), D(-1)) is None
    assert account.margin_ratio(D(0), D(5)) is None
    assert account.most_leverage(D(0)) is None
    assert account.most_leverage(D("0.05")) == 20


sizes = st.decimals("0.001", 1000, places=3).flatmap(lambda z: st.sampled_from([z, -z]))
cashes = st.decimals(-1_000_000, 1_000_000, places=2)
margins = st.decimals(0, "0.9", places=3)
isolated = st.one_of(
    st.builds(EquityRatioAccount, st.just(ETH), sizes, st.just(D(1)), cashes, margins),
    st.builds(DebtRatioAccount, st.just(ETH), sizes, st.just(D(1)), cashes, margins),
)


@given(isolated)
@exact
def test_every_liquidation_price_is_exactly_at_the_edge(
    position: EquityRatioAccount | DebtRatioAccount,
) -> None:
    price = position.liquidation_prices()[ETH]
    if price is None:
        assert len({replace(position, price=D(p)).is_liquidatable for p in ("1e-9", "1e12")}) == 1
        return
    outward = D(1).copy_sign(position.size) * price * HAIR
    assert not replace(position, price=price + outward).is_liquidatable
    assert replace(position, price=price - outward).is_liquidatable


@given(isolated, st.decimals("0.01", 1000, places=2))
@exact
def test_more_cash_never_brings_liquidation_nearer(
    position: EquityRatioAccount | DebtRatioAccount, more: Decimal
) -> None:
    added: Account = replace(position, cash=position.cash + more)
    assert position.is_liquidatable or not added.is_liquidatable
    before, after = position.liquidation_prices()[ETH], added.liquidation_prices()[ETH]
    if before is not None and after is not None:
        assert (after - before) * position.size < 0
