"""A share of a spot holding sold short: what it costs, and what prices bring."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.planning.hedge import MOVES, HedgeAnswer, HedgeRequest, calculated
from journal_app.domain.problems import Refused

D = Decimal
HALF = HedgeRequest(
    units=D(10),
    price=D(2_000),
    share=D("0.5"),
    collateral=D(5_000),
    maintenance_margin=D("0.05"),
    funding_apr=D("0.1095"),
    days=D(30),
    fee_rate=D("0.00045"),
)
LENDER = {
    "funding_apr": None,
    "borrow_apr": D("0.0365"),
    "maintenance_margin": None,
    "liquidation_threshold": D("0.8"),
}


def ask(**changes: object) -> HedgeAnswer:
    return calculated(replace(HALF, **changes))  # type: ignore[arg-type]


def test_half_of_a_holding_under_funding_that_is_received() -> None:
    """10.95 % a year of 10,000 is 3 a day, and longs pay it; fees are 2 · 0.045 % of 10,000.

    Source of the rates: Hyperliquid documentation, Funding and Fees; read 2026-11-22.
    """
    found = ask()
    assert (found.short.stake.units, found.exposed_units, found.exposed_value) == (
        D(5),
        D(5),
        D(10_000),
    )
    assert (found.cost_per_day, found.short.interest, found.short.fees) == (D(-3), D(-90), D(9))
    assert found.cost == -81
    assert round(found.cost_per_month, 20) == D("-91.25")
    # (5,000 + 10,000) / (5 · 1.05), and with the 90 received 15,090 / 5.25
    line, at_end = found.short.liquidation_price, found.short.liquidation_price_at_end
    assert line is not None
    assert at_end is not None
    assert (round(line, 4), round(at_end, 4)) == (D("2857.1429"), D("2874.2857"))


def test_the_spread_of_funding_between_two_venues_over_a_year() -> None:
    """0.0056 % and 0.0031 % each eight hours are 2.7 % of the position a year apart.

    Source: Bitsgap, What a spot hedge on perpetuals really cost in 2026; read 2026-11-29.
    """
    periods = D(3 * 365)
    at_one, at_other = (
        ask(units=D(1), price=D(100_000), share=D(1), funding_apr=D(rate) * periods)
        for rate in ("0.000056", "0.000031")
    )
    apart = (at_other.cost_per_day - at_one.cost_per_day) * 365
    assert round(apart, 10) == D("2737.5")


def test_negative_funding_is_paid() -> None:
    assert ask(funding_apr=D("-0.1095")).cost_per_day == 3


def test_prices_with_and_without_the_hedge() -> None:
    outcomes = ask(marks=(D(1_000), D(2_000), D(3_000))).outcomes
    assert outcomes[0] == (D(1_000), D(-10_000), D(5_000), D(-5_000), False)
    assert outcomes[1] == (D(2_000), D(0), D(0), D(0), False)
    # beyond 2,857 the short and its 5,000 are gone
    assert outcomes[2] == (D(3_000), D(10_000), D(-5_000), D(5_000), True)
    usual = ask().outcomes
    assert [outcome.price for outcome in usual] == [2_000 * (1 + move) for move in MOVES]


def test_borrowed_units_under_a_lender() -> None:
    """3.65 % of 10,000 is 1 a day; (5,000 + 10,000) · 0.8 / 5 = 2,400."""
    found = ask(**LENDER)
    assert found.cost_per_day == 1
    assert found.short.liquidation_price == 2_400
    at_end = found.short.liquidation_price_at_end
    assert at_end is not None
    assert at_end < 2_400


def test_borrowed_units_under_spot_margin() -> None:
    found = ask(funding_apr=None, borrow_apr=D("0.0365"))
    assert found.cost_per_day == 1
    assert found.short.liquidation_price == ask().short.liquidation_price


def test_nothing_sold_costs_nothing() -> None:
    found = ask(share=D(0))
    assert (found.cost, found.cost_per_month, found.exposed_units) == (D(0), D(0), D(10))
    assert found.short.liquidation_price is None
    assert all(outcome.together == outcome.spot for outcome in found.outcomes)


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"borrow_apr": D("0.1")}, "funding_apr", "not_both"),
        ({"funding_apr": None}, "funding_apr", "missing"),
        ({"liquidation_threshold": D("0.8")}, "liquidation_threshold", "lender_without_funding"),
        ({"maintenance_margin": None}, "maintenance_margin", "missing"),
        ({**LENDER, "maintenance_margin": D("0.1")}, "liquidation_threshold", "not_both"),
        ({**LENDER, "borrow_apr": D(-1), "days": D(400)}, "days", "debt_below_zero"),
    ],
)
def test_what_is_refused(changes: dict[str, object], field: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        ask(**changes)
    assert (refused.value.problems[0].field, refused.value.code) == (field, code)


@given(st.decimals(0, 10_000, places=2))
def test_a_whole_hedge_is_flat_before_costs(mark: Decimal) -> None:
    (outcome,) = ask(share=D(1), collateral=D(200_000), marks=(mark,)).outcomes
    assert outcome.is_liquidated or outcome.together == 0


@given(st.decimals(0, 1, places=3), st.decimals(0, 10_000, places=2))
def test_a_hedge_never_loses_more_than_its_own_money(share: Decimal, mark: Decimal) -> None:
    (outcome,) = ask(share=share, marks=(mark,)).outcomes
    assert outcome.hedge >= -HALF.collateral
    assert outcome.together == outcome.spot + outcome.hedge


@given(st.decimals(0, 10**6, places=2))
def test_more_collateral_never_brings_liquidation_nearer(further: Decimal) -> None:
    poor, rich = ask(), ask(collateral=HALF.collateral + further)
    assert rich.short.liquidation_price is not None
    assert poor.short.liquidation_price is not None
    assert rich.short.liquidation_price >= poor.short.liquidation_price
