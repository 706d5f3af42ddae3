"""What would have spared an account: put in or closed before, and the scenario run again."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journal_app.domain.exact import ONE
from journal_app.domain.margin.debt_ratio import DebtRatioAccount
from journal_app.domain.margin.equity_ratio import EquityRatioAccount
from journal_app.domain.margin.gmx import GmxPosition, IndexCollateral, TokenCollateral
from journal_app.domain.margin.lending import Collateral, Debt, LendingAccount
from journal_app.domain.margin.moves import MovableAccount, Move
from journal_app.domain.margin.perpetual import (
    MarginAccount,
    MarginPosition,
    MarginRates,
    MarginTier,
    MarginTiers,
)
from journal_app.domain.money import Asset
from journal_app.domain.watching.spared import Spared, spared

D = Decimal
ETH, BTC, USDC = Asset("ETH"), Asset("BTC"), Asset("USDC")
RATES = MarginRates(D("0.1"), D("0.05"))
TIERS = MarginTiers(
    (MarginTier(D(0), D(25)), MarginTier(D(9_000), D(15)), MarginTier(D(15_000), D(5)))
)
FALL = Move({ETH: D("-0.3"), BTC: D("-0.3")})
LESS = D("1e-20")


def lent(debt: Decimal | int) -> MovableAccount:
    held = Collateral(ETH, D(10), D(2000), D("0.8"), D("0.83"))
    return MovableAccount(LendingAccount((held,), (Debt(USDC, D(debt), D(1)),)))


def tiered(equity: Decimal | int, size: Decimal | int = 10) -> MovableAccount:
    positions = (
        MarginPosition(ETH, D(size), D(2000), TIERS),
        MarginPosition(BTC, D("0.1"), D(60_000), RATES),
    )
    return MovableAccount(MarginAccount(D(equity), positions))


def test_a_loan_worked_by_hand() -> None:
    """At 1,400 the 10 ether carry 11,620 of 12,450: 830 are missing.

    A unit repaid at 2,000 takes 2,000 off the debt and 1,162 off what it may be there:
    830 / 838 units, of 6.225 that would repay it all.
    """
    found = spared(lent(12_450), FALL)
    assert found.add == 830
    assert found.close is not None
    assert abs(found.close - D(830) / 838 / D("6.225")) < D("1e-25")


def test_nothing_is_needed_where_it_comes_through() -> None:
    assert spared(lent(8_000), FALL) == Spared(D(0), D(0))


def test_closing_does_not_help_what_owes_more_than_it_holds() -> None:
    found = spared(lent(21_000), FALL)
    assert found == Spared(D(21_000 - 11_620), None)


def test_a_gain_that_pays_for_the_interest_is_not_closed_away() -> None:
    """Nothing is left at the end of what is closed whole; of what is not, a short wins."""
    account = MovableAccount(MarginAccount(D(400), (MarginPosition(ETH, D(-5), D(2000), RATES),)))
    move = Move({ETH: D("-0.5")}, paid=D(600))
    assert account.closed_in_part(ONE).along(move).crossing is not None
    found = spared(account, move)
    assert found.close is not None
    assert abs(found.close - D("0.2")) < LESS
    level = Move({ETH: D("-0.5")}, paid=D(400))
    assert spared(account, level).close == found.close
    assert spared(account, Move({}, paid=D(400))) == Spared(D(500), ONE)


CASES = {
    "loan": (lent(15_000), FALL),
    "loan with points": (lent(14_000), FALL._replace(points=D("0.3"))),
    "loan in a deep fall": (lent(14_000), Move({ETH: D("-0.9")}, points=D("0.6"))),
    "loan with interest": (lent(14_000), FALL._replace(paid=D(500))),
    "short loan": (
        MovableAccount(
            LendingAccount(
                (Collateral(USDC, D(10_000), D(1), D("0.75"), D("0.78")),),
                (Debt(ETH, D("3.7"), D(2000)),),
            )
        ),
        Move({ETH: D("0.2")}),
    ),
    "margin": (
        MovableAccount(MarginAccount(D(3_000), (MarginPosition(ETH, D(10), D(2000), RATES),))),
        FALL,
    ),
    "short": (
        MovableAccount(MarginAccount(D(3_000), (MarginPosition(ETH, D(-10), D(2000), RATES),))),
        Move({ETH: D("0.4")}),
    ),
    "tiers": (tiered(7_000), FALL),
    "tiers with points": (tiered(7_000), FALL._replace(points=D("0.1"), paid=D(100))),
    "short under tiers": (tiered(4_000, -10), Move({ETH: D("0.6"), BTC: D("-0.1")})),
    "already past": (tiered(500), Move({}, paid=D(3))),
    "ratio": (
        MovableAccount(EquityRatioAccount(ETH, D(20), D(2000), D(-20_000), D("0.2"))),
        Move({ETH: D("-0.4")}),
    ),
    "vault": (
        MovableAccount(DebtRatioAccount(ETH, D(-20), D(2000), D(60_000), D("0.2"))),
        Move({ETH: D("0.4")}),
    ),
    "pool": (
        MovableAccount(
            GmxPosition(
                ETH, D(40_000), D(20), D(2_000), TokenCollateral(D(9_000), D(1)), D("0.005"),
                D(1), closing_fee=D(24), borrowing_fee=D(7),
            ),
            {USDC: D(9_000)},
        ),
        FALL._replace(by={ETH: D("-0.3"), USDC: D("-0.02")}),
    ),
    "pool in its own token": (
        MovableAccount(
            GmxPosition(ETH, D(40_000), D(20), D(2_000), IndexCollateral(D(5)), D("0.005"), D(1))
        ),
        FALL,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("account", "move"), CASES.values(), ids=list(CASES))
def test_either_mend_brings_every_law_to_its_line_exactly(
    account: MovableAccount, move: Move
) -> None:
    found = spared(account, move)
    assert found.close is not None
    richer = account.with_money(found.add)
    smaller = account.closed_in_part(found.close)
    for mended in (richer, smaller):
        course = mended.along(move)
        assert course.crossing is None
        assert abs(course.least_room) < D("1e-30")
    assert account.with_money(found.add - LESS).along(move).crossing is not None
    assert account.closed_in_part(found.close - LESS).along(move).crossing is not None


@given(
    st.integers(1, 12_000),
    st.integers(1, 60),
    st.integers(0, 10),
    st.integers(0, 500),
    st.integers(-12, 12),
)
def test_the_least_share_is_found_under_tiers_and_points(
    equity: int, percent: int, points: int, paid: int, size: int
) -> None:
    account = tiered(equity, size)
    move = Move({ETH: -D(percent) / 100, BTC: -D(percent) / 100}, D(points) / 100, D(paid))
    found = spared(account, move)
    assume(found.add)
    if found.close is None:
        assert account.closed_in_part(ONE).along(move).crossing is not None
        return
    assert account.closed_in_part(found.close).along(move).crossing is None
    if found.close > LESS:
        assert account.closed_in_part(found.close - LESS).along(move).crossing is not None
