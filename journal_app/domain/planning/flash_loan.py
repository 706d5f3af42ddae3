"""Leverage in one step with a flash loan, and whether it can be repaid.

Notation: e own money, F loan, φ its fee, ℓ loan-to-value. The loan and own money are deposited,
ℓ of the deposit is borrowed, and that has to repay the loan with its fee: ℓ·(e + F) ≥ F·(1 + φ).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Context, Decimal
from typing import Final

from journal_app.domain.exact import ONE, SHOWN_DIGITS, ZERO, exact

_ROUNDED_DOWN: Final = Context(prec=SHOWN_DIGITS, rounding=ROUND_FLOOR)


@dataclass(frozen=True, slots=True)
class FlashLoan:
    """A loan on top of own money. Units: money; `ltv` and `fee_rate` are fractions."""

    own: Decimal
    loan: Decimal
    ltv: Decimal
    fee_rate: Decimal

    @property
    @exact
    def deposit(self) -> Decimal:
        """E + F."""
        return self.own + self.loan

    @property
    @exact
    def borrow(self) -> Decimal:
        """ℓ·(e + F), the most that may be borrowed against the deposit."""
        return self.ltv * self.deposit

    @property
    @exact
    def due(self) -> Decimal:
        """F·(1 + φ)."""
        return self.loan * (ONE + self.fee_rate)

    @property
    @exact
    def fee(self) -> Decimal:
        """F·φ."""
        return self.loan * self.fee_rate

    @property
    @exact
    def leverage(self) -> Decimal | None:
        """What is deposited for each unit of own money: (e + F) / e. None without own money."""
        return self.deposit / self.own if self.own else None

    @property
    @exact
    def shortfall(self) -> Decimal:
        """What has to come from one's own pocket to repay the loan: max(0, due − borrow)."""
        return max(ZERO, self.due - self.borrow)

    @property
    def closes(self) -> bool:
        """Whether what is borrowed repays the loan."""
        return not self.shortfall


@exact
def most_loan(own: Decimal, ltv: Decimal, fee_rate: Decimal) -> Decimal | None:
    """The largest loan that can be repaid: ℓ·e / (1 + φ − ℓ). None where there is no largest.

    Rounded down, so that the figure itself can still be repaid.
    """
    lacking = ONE + fee_rate - ltv
    return _ROUNDED_DOWN.plus(ltv * own / lacking) if lacking > 0 else None


@exact
def own_needed(loan: Decimal, ltv: Decimal, fee_rate: Decimal) -> Decimal | None:
    """The own money with which a loan can just be repaid: F·(1 + φ) / ℓ − F.

    None where nothing can be borrowed. At least 0.
    """
    return max(ZERO, loan * (ONE + fee_rate) / ltv - loan) if ltv else None
