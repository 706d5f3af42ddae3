"""Which rescue an account has: a family for each kind of account, and the targets that it knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple, TypeGuard

from journal_app.domain.exact import ZERO
from journal_app.domain.margin.debt_ratio import VaultAccount
from journal_app.domain.margin.gmx import GmxPosition
from journal_app.domain.margin.lending import Collateral, LendingAccount
from journal_app.domain.margin.perpetual import MarginAccount
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.domain.watching.gmx_rescue import GmxRescue
from journal_app.domain.watching.lending_rescue import LendingRescue
from journal_app.domain.watching.margin_rescue import MarginRescue
from journal_app.domain.watching.rescue import (
    CollateralFactor,
    CollateralRatio,
    HealthFactor,
    LiquidationPrice,
    MarginRatio,
    Opened,
    Rescue,
    Rescued,
    Target,
)

AIMS: Final[Mapping[str, Callable[[Decimal], Target]]] = {
    "health_factor": HealthFactor,
    "collateral_ratio": CollateralRatio,
    "collateral_factor": CollateralFactor,
    "margin_ratio": MarginRatio,
}
"""Targets of a whole account, by the name of the figure of the account that they fix."""


def target_of(aim: str, value: Decimal, asset: Asset) -> Target:
    """The target of this name; `asset` is the one whose liquidation price is aimed at."""
    return LiquidationPrice(asset, value) if aim == "liquidation_price" else AIMS[aim](value)


def aim_of(target: Target) -> tuple[str, Decimal]:
    """The name of a target, and what it aims at."""
    if isinstance(target, LiquidationPrice):
        return "liquidation_price", target.price
    name = next(name for name, kind in AIMS.items() if kind is type(target))
    return name, getattr(target, name)


class _Family(NamedTuple):
    """aims: the figures that the law knows, its own first. can_swap: whether collateral differs."""

    kind: type
    aims: Sequence[str]
    rescue: Callable[..., Rescue]
    can_swap: bool = False


def _lending(
    account: LendingAccount,
    closing: Sequence[Opened],
    target: Any,
    cost_rate: Decimal,
    swap_to: Collateral | None,
    shorts: frozenset[Asset],
    money: Collateral | None,
) -> Rescue:
    first, *besides = closing
    return LendingRescue(
        account,
        first.asset,
        target,
        cost_rate,
        first.entry_price,
        swap_to,
        tuple(besides),
        shorts,
        money,
    )


def _margin(
    account: MarginAccount,
    closing: Sequence[Opened],
    target: Any,
    cost_rate: Decimal,
    _swap_to: Collateral | None,
    _shorts: frozenset[Asset],
    _money: Collateral | None,
) -> Rescue:
    first, *besides = closing
    return MarginRescue(account, first.asset, target, cost_rate, first.entry_price, tuple(besides))


def _gmx(
    account: GmxPosition,
    closing: Sequence[Opened],
    target: Any,
    cost_rate: Decimal,
    _swap_to: Collateral | None,
    _shorts: frozenset[Asset],
    _money: Collateral | None,
) -> Rescue:
    (only,) = closing
    return GmxRescue(account, only.asset, target, cost_rate)


_FAMILIES: Final = (
    _Family(VaultAccount, ("collateral_ratio", "margin_ratio"), _lending, can_swap=True),
    _Family(LendingAccount, ("health_factor", "margin_ratio"), _lending, can_swap=True),
    _Family(MarginAccount, ("margin_ratio",), _margin),
    _Family(GmxPosition, ("margin_ratio", "collateral_factor"), _gmx),
)


def _family(account: object) -> _Family:
    return next(each for each in _FAMILIES if isinstance(account, each.kind))


def is_rescued(account: object) -> TypeGuard[Rescued]:
    """Whether rescues are known for an account."""
    return any(isinstance(account, each.kind) for each in _FAMILIES)


def aims(account: Rescued) -> Sequence[str]:
    """The names of the targets of an account, its law's own figure first."""
    return (*_family(account).aims, "liquidation_price")


def can_swap(account: Rescued) -> bool:
    """Whether collateral may be swapped, so that an asset to swap into is asked for."""
    return _family(account).can_swap


def measure(account: Rescued) -> Decimal | None:
    """How far an account is from its line, by its law's own figure."""
    found: Decimal | None = getattr(account, _family(account).aims[0])
    return found


def rescue_of(
    account: Rescued,
    closing: Sequence[Opened],
    target: Target,
    cost_rate: Decimal = ZERO,
    swap_to: Collateral | None = None,
    shorts: frozenset[Asset] = frozenset(),
    money: Collateral | None = None,
) -> Rescue:
    """The rescue of an account to a target, closing in these positions by the same share.

    shorts: what is owed because it was sold short. money: as what the platform would hold money.

    Raises: Refused, where the law does not know the target, or nothing of an asset is there.
    """
    family, (aim, _) = _family(account), aim_of(target)
    if aim not in aims(account):
        raise Refused.because("target", "target_not_of_law")
    return family.rescue(account, closing, target, cost_rate, swap_to, shorts, money)
