from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.money import Amount, Asset, apr_from_apy, apy_from_apr, ticker_problem

ETH, USDC = Asset("ETH"), Asset("USDC")


def test_amounts_of_one_asset_add_and_scale() -> None:
    one, two = Amount(Decimal("1.5"), ETH), Amount(Decimal(2), ETH)
    assert one + two == Amount(Decimal("3.5"), ETH)
    assert one - two == Amount(Decimal("-0.5"), ETH)
    assert -one == Amount(Decimal("-1.5"), ETH)
    assert one * Decimal(2) == Amount(Decimal(3), ETH)


def test_amounts_of_two_assets_do_not_add() -> None:
    with pytest.raises(TypeError, match="ETH and USDC"):
        Amount(Decimal(1), ETH) + Amount(Decimal(1), USDC)
    with pytest.raises(TypeError):
        Amount(Decimal(1), ETH) - Amount(Decimal(1), USDC)


def test_a_yearly_rate_compounds_each_second() -> None:
    # e^0.1 − 1 = 0.105170918…, from which compounding by the second is 1.75e-10 away
    assert abs(apy_from_apr(Decimal("0.1")) - Decimal("0.1051709180756")) < Decimal("3e-10")
    assert apy_from_apr(Decimal("0.1")) < Decimal("0.1051709180756")


def test_no_rate_is_no_yield() -> None:
    assert apy_from_apr(Decimal(0)) == apr_from_apy(Decimal(0)) == 0


@given(st.decimals("-0.9", "20", places=6))
def test_a_rate_comes_back_from_its_yield(apr: Decimal) -> None:
    assert abs(apr_from_apy(apy_from_apr(apr)) - apr) < Decimal("1e-30")


@pytest.mark.parametrize(
    "ticker", ["ETH", "wstETH", "USD₮0", "1INCH", "PT-sUSDe-27NOV2025", "USD+"]
)
def test_what_is_a_ticker(ticker: str) -> None:
    assert ticker_problem("asset", ticker) is None


@pytest.mark.parametrize(
    "typed", ["", "123", "us dc", "<b>x</b>", "abc,,1x", "e\u0007th", "x" * 65]
)
def test_what_is_no_ticker(typed: str) -> None:
    problem = ticker_problem("asset", typed)
    assert problem is not None
    assert problem.code == "no_ticker"
