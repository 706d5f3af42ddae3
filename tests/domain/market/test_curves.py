from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.market.curves import AdaptiveCurve, KinkedCurve, TwoSlopeCurve, supply_apr

D = Decimal
YEAR = Decimal(31_536_000)

fractions = st.decimals(0, 1, places=6)


@pytest.mark.parametrize(
    ("utilisation", "borrowing", "supplying"),
    [
        # Aave v3 origin, RateStrategy.calculateRates.t.sol
        ("0", "0.01", "0"),
        ("0.008", "0.0104", "0.00007488"),
        ("0.8", "0.05", "0.036"),
        ("1", "0.65", "0.585"),
    ],
)
def test_two_slopes(utilisation: str, borrowing: str, supplying: str) -> None:
    curve = TwoSlopeCurve(D("0.01"), D("0.04"), D("0.6"), D("0.8"))
    apr = curve.borrow_apr(D(utilisation))
    assert apr == D(borrowing)
    assert supply_apr(apr, D(utilisation), D("0.1")) == D(supplying)


@pytest.mark.parametrize(
    ("utilisation", "apr"), [("0.9", "0.027"), ("0.95", "0.427"), ("1", "0.827")]
)
def test_the_weth_market_spikes_beyond_its_optimum(utilisation: str, apr: str) -> None:
    curve = TwoSlopeCurve(D(0), D("0.027"), D("0.8"), D("0.9"))
    assert curve.borrow_apr(D(utilisation)) == D(apr)


def test_an_optimum_at_either_end() -> None:
    assert TwoSlopeCurve(D("0.01"), D("0.1"), D("0.5"), D(0)).borrow_apr(D(0)) == D("0.01")
    assert TwoSlopeCurve(D("0.01"), D("0.1"), D("0.5"), D(1)).borrow_apr(D(1)) == D("0.11")


@pytest.mark.parametrize(
    ("utilisation", "apr"),
    # Compound Comet, interest-rate-test.ts
    [("0", "0.01"), ("0.1", "0.015"), ("0.8", "0.05"), ("0.9", "0.08"), ("1.2", "0.17")],
)
def test_kinked(utilisation: str, apr: str) -> None:
    curve = KinkedCurve(D("0.01"), D("0.05"), D("0.3"), D("0.8"))
    assert curve.apr(D(utilisation)) == D(apr)


@pytest.mark.parametrize(
    ("utilisation", "multiple"), [("0", "0.25"), ("0.45", "0.625"), ("0.9", "1"), ("1", "4")]
)
def test_adaptive_at_rest(utilisation: str, multiple: str) -> None:
    """Morpho, AdaptiveCurveIrmTest.sol: a quarter of the rate at target, up to four times it."""
    rates = AdaptiveCurve(D("0.04")).after(D(utilisation), D(0))
    assert rates.borrow_apr == D("0.04") * D(multiple)
    assert rates.rate_at_target == D("0.04")


def test_adaptive_after_five_days_at_full_utilisation() -> None:
    """Morpho, AdaptiveCurveIrmTest.sol testRateAfterUtilizationOne, within its wExp."""
    rates = AdaptiveCurve(D("0.04")).after(D(1), D(432_000))
    assert abs(rates.borrow_apr / D("0.229759999994016") - 1) < D("0.02")
    drift = (D(50) * 5 / 365).exp()
    assert abs(rates.rate_at_target / (D("0.04") * drift) - 1) < D("1e-25")


def test_adaptive_stays_within_its_bounds() -> None:
    for_ever = D(10) ** 30
    assert AdaptiveCurve(D("0.04")).after(D(1), for_ever).rate_at_target == 2
    assert AdaptiveCurve(D("0.04")).after(D(0), for_ever).rate_at_target == D("0.001")


def test_adaptive_starts_at_four_percent() -> None:
    rates = AdaptiveCurve(D(0)).after(D(1), YEAR)
    assert (rates.borrow_apr, rates.rate_at_target) == (D("0.16"), D("0.04"))


@given(fractions, fractions)
def test_more_utilisation_never_costs_less(one: Decimal, other: Decimal) -> None:
    less, more = min(one, other), max(one, other)
    two_slope = TwoSlopeCurve(D("0.01"), D("0.04"), D("0.6"), D("0.8"))
    kinked = KinkedCurve(D("0.01"), D("0.05"), D("0.3"), D("0.8"))
    adaptive = AdaptiveCurve(D("0.04"))
    assert two_slope.borrow_apr(less) <= two_slope.borrow_apr(more)
    assert kinked.apr(less) <= kinked.apr(more)
    day = D(86_400)
    assert adaptive.after(less, day).borrow_apr <= adaptive.after(more, day).borrow_apr


@given(fractions, fractions)
def test_suppliers_never_earn_more_than_borrowers_pay(apr: Decimal, utilisation: Decimal) -> None:
    assert supply_apr(apr, utilisation, D("0.1")) <= apr * utilisation
