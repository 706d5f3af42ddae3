"""Collateral: a mix with its weighted terms, its yield against the borrow rate, and a depeg.

Notation: C collateral value, B debt value, K capacity, r borrow rate, y yield, both a year.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.margin.lending import Collateral, Debt, LendingAccount
from journal_app.domain.money import STABLECOINS, Asset
from journal_app.domain.planning.carry import Carry
from journal_app.domain.planning.ranges import Range, at_least_zero, share, yearly_rate

DEPEG: Final = Decimal("0.95")
"""To what share of its price a collateral is thought to fall, unless said otherwise."""

RANGES: Final[Mapping[str, Range]] = {
    "amount": at_least_zero,
    "price": at_least_zero,
    "max_ltv": share,
    "liquidation_threshold": share,
    "yield_apr": yearly_rate,
    "borrow_apr": yearly_rate,
    "price_fall": share,
    "depeg_to": share,
    "days": at_least_zero,
}
"""What each number of a request may be."""


class Tier(StrEnum):
    """The standing of an asset as collateral."""

    MAJOR = "major"
    LARGE_CAP = "large_cap"
    MID_CAP = "mid_cap"
    SMALL_CAP = "small_cap"
    OTHER = "other"


class UsualLtv(NamedTuple):
    """Between which loan-to-values a tier is usually lent against."""

    least: Decimal
    most: Decimal


USUAL_LTV: Final[Mapping[Tier, UsualLtv]] = {
    Tier.MAJOR: UsualLtv(Decimal("0.75"), Decimal("0.85")),
    Tier.LARGE_CAP: UsualLtv(Decimal("0.6"), Decimal("0.75")),
    Tier.MID_CAP: UsualLtv(Decimal("0.4"), Decimal("0.6")),
    Tier.SMALL_CAP: UsualLtv(Decimal("0.2"), Decimal("0.4")),
    Tier.OTHER: UsualLtv(ZERO, ZERO),
}
"""From the most trusted tier down. Others are lent against nowhere."""


def tier_of(max_ltv: Decimal) -> Tier:
    """The tier that a loan-to-value in force speaks for: the highest whose least it reaches."""
    return next(tier for tier, usual in USUAL_LTV.items() if max_ltv >= usual.least)


def tier_breach(tier: Tier, max_ltv: Decimal) -> str | None:
    """The code of what does not fit between a tier and the LTV in force; None where both fit."""
    usual = USUAL_LTV[tier]
    if max_ltv > usual.most:
        return "ltv_above_tier"
    return "ltv_below_tier" if max_ltv < usual.least else None


def falls_with_market(asset: Asset) -> bool:
    """Whether an asset falls when the market does, unless it is said otherwise: all but dollars."""
    return asset not in STABLECOINS


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldCollateral:
    """One asset of the mix.

    tier: as the trader sees it; None leaves it to the LTV in force. yield_apr: what a year earns,
    a fraction. is_yield_in_price: whether the token carries the yield in its price, as wstETH,
    or pays it out in more units, as stETH. can_depeg: whether it is worth another asset only by
    promise, as a staked token. falls: whether the fall of the market takes it along.
    """

    held: Collateral
    tier: Tier | None = None
    yield_apr: Decimal = ZERO
    is_yield_in_price: bool = False
    can_depeg: bool = False
    falls: bool = True

    @property
    @exact
    def yield_per_year(self) -> Decimal:
        """C·y. Units: money."""
        return self.held.value * self.yield_apr

    @property
    def tier_breach(self) -> str | None:
        """What does not fit between its tier and its LTV; None where no tier is named."""
        return None if self.tier is None else tier_breach(self.tier, self.held.max_ltv)

    @exact
    def fallen(self, fall: Decimal, depeg_to: Decimal) -> Collateral:
        """The same at p·(1 − fall)·depeg, each as far as it concerns this asset."""
        price = self.held.price * (ONE - fall) if self.falls else self.held.price
        return replace(self.held, price=price * depeg_to if self.can_depeg else price)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedDebt:
    """One debt. borrow_apr: a yearly fraction. falls: whether the fall of the market takes it."""

    owed: Debt
    borrow_apr: Decimal = ZERO
    falls: bool = False

    @exact
    def fallen(self, fall: Decimal) -> Debt:
        """The same after the fall, which lightens a debt in an asset that falls."""
        return replace(self.owed, price=self.owed.price * (ONE - fall)) if self.falls else self.owed


@dataclass(frozen=True, slots=True, kw_only=True)
class CollateralRequest:
    """A mix, what is owed against it, and the test it is put to.

    price_fall, depeg_to: fractions; the price of a staked token is its asset's times `depeg_to`.
    days: how long it is held, for the cost.
    """

    collateral: tuple[HeldCollateral, ...]
    debt: tuple[OwedDebt, ...] = ()
    price_fall: Decimal = ZERO
    depeg_to: Decimal = DEPEG
    days: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class DepegTest:
    """The account after the fall and the depeg, as the oracle may see it.

    seen: at market prices; what is left of equity there is what a sale would leave. unseen: the
    oracle keeps the promised ratio, so that health falls with the market alone.
    depeg_to_liquidation: the ratio at which a depeg that is seen reaches liquidation after the
    fall; above 1 the fall alone does. None where no ratio above zero does.
    """

    seen: LendingAccount
    unseen: LendingAccount
    depeg_to_liquidation: Decimal | None


@dataclass(frozen=True, slots=True)
class CollateralAnswer:
    """The account as it stands, what it costs, and the test.

    carry: with every yield once. carry_beside_price: without what tokens carry in their price;
    it belongs beside a profit that is told by the price, which has that yield in it already.
    """

    account: LendingAccount
    carry: Carry
    carry_beside_price: Carry
    depeg: DepegTest


@exact
def calculated(request: CollateralRequest) -> CollateralAnswer:
    """Everything that follows from a mix of collateral and its debts."""
    account = LendingAccount(
        tuple(part.held for part in request.collateral), tuple(part.owed for part in request.debt)
    )
    paid_out = [part for part in request.collateral if not part.is_yield_in_price]
    return CollateralAnswer(
        account,
        _carry(request, account, request.collateral),
        _carry(request, account, paid_out),
        _depeg_test(request),
    )


def _carry(
    request: CollateralRequest, account: LendingAccount, earning: Sequence[HeldCollateral]
) -> Carry:
    """The debts at their mean rate, and the whole collateral at the mean yield of some of it.

    r = Σ B·r / Σ B and y = Σ C·y / Σ C; 0 where there is nothing to share it.
    """
    interest = sum((part.owed.value * part.borrow_apr for part in request.debt), ZERO)
    earned = sum((part.yield_per_year for part in earning), ZERO)
    debt, collateral = account.debt_value, account.collateral_value
    return Carry(
        debt_value=debt,
        borrow_apr=interest / debt if debt else ZERO,
        collateral_value=collateral,
        collateral_apr=earned / collateral if collateral else ZERO,
        days=request.days,
    )


def _depeg_test(request: CollateralRequest) -> DepegTest:
    fall = request.price_fall
    debt = tuple(part.fallen(fall) for part in request.debt)

    def at(depeg_to: Decimal) -> LendingAccount:
        return LendingAccount(
            tuple(part.fallen(fall, depeg_to) for part in request.collateral), debt
        )

    unseen, worthless = at(ONE), at(ZERO)
    # capacity is linear in the ratio: from that of the rest alone to that of all
    by_promise = unseen.capacity - worthless.capacity
    lacking = worthless.debt_value - worthless.capacity
    ratio = lacking / by_promise if by_promise and lacking > 0 else None
    return DepegTest(at(request.depeg_to), unseen, ratio)
