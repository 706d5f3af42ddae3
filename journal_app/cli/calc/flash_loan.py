"""`flash_loan`: how large a flash loan can be repaid, and what is missing to repay a given one."""

from __future__ import annotations

from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.reading import Given, Shape, amount, fraction, optional, rate
from journal_app.domain.exact import ZERO
from journal_app.domain.planning.flash_loan import FlashLoan, most_loan

SHAPE = Shape(
    own=amount,
    ltv=fraction,
    fee_rate=optional(rate, ZERO),
    loan=optional(amount),
)


def answer(given: Given) -> Result:
    """The most loan, and how the given loan, or else the most, works out."""
    own, ltv, fee_rate = given.number("own"), given.number("ltv"), given.number("fee_rate")
    most = most_loan(own, ltv, fee_rate)
    loan = given.number_or_none("loan") if given.has("loan") else most
    if loan is None:
        nothing = dict.fromkeys(("deposit", "borrow", "shortfall", "closes"))
        return {"most_loan": most, **nothing}
    flash_loan = FlashLoan(own, loan, ltv, fee_rate)
    return {
        "most_loan": most,
        "deposit": flash_loan.deposit,
        "borrow": flash_loan.borrow,
        "shortfall": flash_loan.shortfall,
        "closes": flash_loan.closes,
    }
