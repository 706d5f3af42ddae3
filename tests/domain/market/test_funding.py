from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.market.funding import (
    apr_of_hourly,
    dydx_hourly_rate,
    funding_payment,
    hyperliquid_hourly_rate,
)

D = Decimal
premiums = st.decimals(-1, 1, places=8)


@pytest.mark.parametrize(
    ("premium", "interest", "hourly"),
    [
        # hyperliquid-math, live fixtures of 2026-07-19 and funding.test.ts
        ("-0.0001567777", "0.0001", "0.0000125"),
        ("-0.0001787323", "0.0001", "0.0000125"),
        ("-1", "0.0001", "-0.04"),
        ("1", "0.0001", "0.04"),
        ("0.01", "0.0005", "0.0011875"),
    ],
)
def test_hyperliquid(premium: str, interest: str, hourly: str) -> None:
    assert hyperliquid_hourly_rate(D(premium), D(interest)) == D(hourly)


def test_no_premium_is_nearly_eleven_percent_a_year() -> None:
    assert apr_of_hourly(hyperliquid_hourly_rate(D(0))) == D("0.1095")


def test_dydx() -> None:
    assert dydx_hourly_rate(D("0.0008"), D("0.05"), D("0.03")) == D("0.0001")
    assert dydx_hourly_rate(D("0.0008"), D("0.05"), D("0.03"), D("0.0000125")) == D("0.0001125")
    assert dydx_hourly_rate(D(1), D("0.05"), D("0.03")) == D("0.015")
    assert dydx_hourly_rate(D(-1), D("0.05"), D("0.03")) == D("-0.015")


@pytest.mark.parametrize(
    ("size", "price", "rate", "received"),
    [
        # freqtrade, test_calculate_funding_fees
        ("-10", "2", "0.0001", "0.002"),
        ("-10", "2.5", "0.0002", "0.005"),
        ("10", "2", "0.0002", "-0.004"),
        ("10", "2", "-0.0002", "0.004"),
    ],
)
def test_payment(size: str, price: str, rate: str, received: str) -> None:
    assert funding_payment(D(size), D(price), D(rate)) == D(received)


@given(premiums, premiums)
def test_a_higher_premium_never_lowers_the_rate(one: Decimal, other: Decimal) -> None:
    less, more = min(one, other), max(one, other)
    assert hyperliquid_hourly_rate(less) <= hyperliquid_hourly_rate(more)


@given(premiums, st.decimals(-1000, 1000, places=3))
def test_what_longs_pay_shorts_receive(rate: Decimal, size: Decimal) -> None:
    assert funding_payment(size, D(100), rate) == -funding_payment(-size, D(100), rate)
