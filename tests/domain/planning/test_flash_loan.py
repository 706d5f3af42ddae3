from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.planning.flash_loan import FlashLoan, most_loan, own_needed

D = Decimal


def test_a_loan_that_does_not_close() -> None:
    loan = FlashLoan(D(20_000), D(100_000), D("0.8"), D("0.0005"))
    assert (loan.deposit, loan.borrow, loan.due) == (D(120_000), D(96_000), D(100_050))
    assert loan.shortfall == 4_050
    assert not loan.closes


def test_the_most_loan() -> None:
    assert most_loan(D(20_000), D("0.8"), D(0)) == 80_000
    with_fee = most_loan(D(20_000), D("0.8"), D("0.0005"))
    assert with_fee is not None
    assert round(with_fee, 2) == D("79800.50")
    assert most_loan(D(20_000), D(1), D(0)) is None


@given(
    st.decimals(0, 10**6, places=2),
    st.decimals(0, D("0.98"), places=4),
    st.decimals(D("-0.01"), D("0.1"), places=5),
)
def test_the_most_loan_closes_and_a_little_more_does_not(
    own: Decimal, ltv: Decimal, fee_rate: Decimal
) -> None:
    most = most_loan(own, ltv, fee_rate)
    assert most is not None
    assert FlashLoan(own, most, ltv, fee_rate).closes
    assert not FlashLoan(own, most + D("0.01"), ltv, fee_rate).closes


def test_own_money_and_fee() -> None:
    loan = FlashLoan(D(25_000), D(75_000), D("0.8"), D("0.0005"))
    assert (loan.fee, loan.leverage) == (D("37.5"), D(4))
    assert FlashLoan(D(0), D(75_000), D("0.8"), D(0)).leverage is None


def test_the_own_money_that_is_needed() -> None:
    assert own_needed(D(100_000), D("0.8"), D("0.0005")) == D("25062.5")
    assert own_needed(D(100_000), D(1), D("-0.01")) == 0
    assert own_needed(D(100_000), D(0), D(0)) is None


@given(
    st.decimals(0, 10**6, places=2),
    st.decimals(D("0.01"), D("0.98"), places=4),
    st.decimals(D(0), D("0.1"), places=5),
)
def test_with_the_own_money_that_is_needed_it_closes(
    size: Decimal, ltv: Decimal, fee_rate: Decimal
) -> None:
    needed = own_needed(size, ltv, fee_rate)
    assert needed is not None
    assert FlashLoan(needed, size, ltv, fee_rate).shortfall < D("1e-30")
