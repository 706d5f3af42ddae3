"""Profit by component: one definition of gross, costs and net."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal, localcontext

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.pnl import COMPONENTS, NOTHING, ProfitAndLoss

AMOUNTS = st.decimals(-(10**12), 10**12, places=18)
PROFITS = st.builds(ProfitAndLoss, *[AMOUNTS] * len(COMPONENTS))


def test_what_is_earned_adds_and_what_is_paid_subtracts() -> None:
    pnl = ProfitAndLoss(*(Decimal(10) ** place for place in range(10)))
    assert pnl.gross == 111
    assert pnl.costs == 1_111_100_000
    assert pnl.net == 111 + 1_000 + 10_000 - 1_111_100_000
    assert tuple(field.name for field in fields(pnl)) == COMPONENTS


@given(one=PROFITS, other=PROFITS)
def test_profits_add_component_by_component(one: ProfitAndLoss, other: ProfitAndLoss) -> None:
    both = one + other
    assert both - other == one
    assert one + NOTHING == one
    with localcontext(prec=60):
        assert both.net == one.net + other.net
        assert one.net == one.gross + one.funding + one.collateral_yield - one.costs


def test_no_digit_is_lost_whatever_context_asks() -> None:
    wei = Decimal("1E-18")
    pnl = ProfitAndLoss(price=Decimal(10) ** 15, borrowed=wei)
    assert pnl.net == Decimal("1000000000000000.000000000000000001")
    assert pnl.gross == Decimal("1000000000000000.000000000000000001")
    assert (pnl + pnl).net == Decimal("2000000000000000.000000000000000002")
