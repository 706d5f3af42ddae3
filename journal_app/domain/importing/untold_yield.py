"""What was earned in a lending pool, which its files tell nowhere: it shows when it leaves."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.ledger.entries import Deposit, Entry, Swap
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.domain.state import State

LEAVES: Final = frozenset({"withdraw", "swap", "liquidation"})


@exact
def untold_yield(draft: Draft, state: State, entries: Iterable[Entry]) -> Draft | None:
    """The yield that comes before a row by which more leaves than is held; None where none does.

    As much as was supplied is taken for earned and no more is: beyond that the supply itself is
    not told. Where positions are held, more may leave because they gained.

    entries: all those that the state is of.

    Raises: Refused `withdraws_more_than_held`.
    """
    asset, amount = draft.asset, draft.amount
    if draft.kind not in LEAVES or asset is None or amount is None or state.positions:
        return None
    held = state.collateral[asset].amount if asset in state.collateral else ZERO
    earned = amount - held
    if earned <= 0:
        return None
    if earned > _supplied(asset, entries):
        raise Refused.because(
            "amount", "withdraws_more_than_held", amount=amount, asset=asset, held=held
        )
    return Draft(
        kind="yield",
        at=draft.at,
        asset=asset,
        amount=earned,
        price=draft.price,
        reference=draft.reference,
    )


def _supplied(asset: Asset, entries: Iterable[Entry]) -> Decimal:
    """All that ever came in."""
    supplied = ZERO
    for entry in entries:
        if isinstance(entry, Deposit) and entry.asset == asset:
            supplied += entry.amount
        elif isinstance(entry, Swap) and entry.to_asset == asset:
            supplied += entry.to_amount
    return supplied
