"""What would bring an account back behind a line: so much more collateral, or so much closed."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import CONTEXT, ZERO, exact
from journal_app.domain.margin import Account
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.watching.rescue import Addition, Opened, PartialClose, Target
from journal_app.domain.watching.rescue_laws import aim_of, is_rescued, rescue_of

_FINEST: Final = Decimal("0.00000001")


class Mend(NamedTuple):
    """Two ways to the same aim, each None where it cannot reach it.

    aim: the health factor, margin ratio or liquidation price that is reached. asset, amount,
    value: collateral to add, in its units and in money. share: of the position to close. target,
    position: what every other rescue from its line is to reach, and in which position of the trade;
    None where no rescue is meant.
    """

    aim: Decimal
    asset: Asset
    amount: Decimal | None
    value: Decimal | None
    share: Decimal | None
    target: Target | None = None
    position: Asset | None = None

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
    fraction of value. None where neither way leads there, or the law knows no such target.
    """
    if not is_rescued(account):
        return None
    try:
        rescue = rescue_of(account, (Opened(asset),), target, cost_rate)
    except Refused:  # the account holds nothing in the asset
        return None
    added, closed = rescue.add_collateral(), rescue.partial_close()
    if isinstance(added, Problem) and isinstance(closed, Problem):
        return None
    _, aim = aim_of(target)
    return Mend(
        aim=aim,
        asset=added.asset if isinstance(added, Addition) else asset,
        amount=added.amount if isinstance(added, Addition) else None,
        value=added.value if isinstance(added, Addition) else None,
        share=closed.fraction if isinstance(closed, PartialClose) else None,
    )
