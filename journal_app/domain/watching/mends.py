"""What would bring an account back behind a line: so much more collateral, or so much closed."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from typing import Any, Final, NamedTuple

from journal_app.domain.exact import CONTEXT, ZERO, exact
from journal_app.domain.ledger.standing import SETTLEMENT
from journal_app.domain.margin import Account
from journal_app.domain.margin.lending import LendingAccount
from journal_app.domain.margin.perpetual import MarginAccount
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.watching.margin_rescue import MarginRescue
from journal_app.domain.watching.rescue import (
    Addition,
    HealthFactor,
    LendingRescue,
    LiquidationPrice,
    MarginRatio,
    PartialClose,
    Target,
)

_FINEST: Final = Decimal("0.00000001")


class Mend(NamedTuple):
    """Two ways to the same aim, each None where it cannot reach it.

    aim: the health factor, margin ratio or liquidation price that is reached. asset, amount,
    value: collateral to add, in its units and in money. share: of the position to close.
    """

    aim: Decimal
    asset: Asset
    amount: Decimal | None
    value: Decimal | None
    share: Decimal | None

    @property
    def amount_to_enter(self) -> Decimal | None:
        """The amount as a platform takes it: eight decimals, never less than what is needed."""
        return None if self.amount is None else to_enter(self.amount)


def to_enter(amount: Decimal) -> Decimal:
    """An amount that is needed as a platform takes it: eight decimals, never less."""
    return amount.quantize(_FINEST, rounding=ROUND_CEILING, context=CONTEXT)


@exact
def mend(
    account: Account | None, asset: Asset, target: Target, cost_rate: Decimal = ZERO
) -> Mend | None:
    """How an account reaches a target, by adding collateral or by closing in one asset.

    asset: of a position, under its platform's own ticker. cost_rate: what closing costs, as a
    fraction of value. None where neither way leads there, and for laws without a rescue.
    """
    try:
        match account, target:
            case LendingAccount(), _:
                found = _lending(LendingRescue(account, asset, target, cost_rate))
            case MarginAccount(), MarginRatio() | LiquidationPrice():
                found = _margin(MarginRescue(account, asset, target, cost_rate))
            case _:
                return None
    except Refused:  # the account holds nothing in the asset
        return None
    return None if found.amount is None and found.share is None else found


def _lending(rescue: LendingRescue) -> Mend:
    added = rescue.add_collateral()
    asset = rescue.asset
    if isinstance(added, Addition):
        before = {held.asset: held.amount for held in rescue.account.collateral}
        grown = (h.asset for h in added.after.collateral if h.amount > before.get(h.asset, ZERO))
        asset = next(grown, asset)
    return _mend(rescue.target, asset, added, rescue.partial_close())


def _margin(rescue: MarginRescue) -> Mend:
    return _mend(rescue.target, SETTLEMENT, rescue.add_collateral(), rescue.partial_close())


def _mend(
    target: Target,
    asset: Asset,
    added: Addition[Any] | Problem,
    closed: PartialClose[Any] | Problem,
) -> Mend:
    return Mend(
        aim=_aim(target),
        asset=asset,
        amount=added.amount if isinstance(added, Addition) else None,
        value=added.value if isinstance(added, Addition) else None,
        share=closed.fraction if isinstance(closed, PartialClose) else None,
    )


def _aim(target: Target) -> Decimal:
    if isinstance(target, LiquidationPrice):
        return target.price
    return target.health_factor if isinstance(target, HealthFactor) else target.margin_ratio
