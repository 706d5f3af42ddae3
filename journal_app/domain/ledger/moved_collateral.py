"""Collateral that is taken out or swapped must still be there: what paid for positions is not."""

from __future__ import annotations

from decimal import Decimal

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.ledger.entries import Swap, Withdraw
from journal_app.domain.money import STABLECOINS
from journal_app.domain.problems import Refused
from journal_app.domain.state import State


@exact
def must_be_there(state: State, moved: Withdraw | Swap) -> None:
    """Refuse to move stable collateral that has paid for what is held.

    state: of a trade without perpetuals, before the entry. Costs may have been paid from
    elsewhere, so that as much as they are passes.

    Raises: Refused under `amount`.
    """
    if moved.asset not in STABLECOINS or not state.has_open_position:
        return
    costs = state.realised.costs + abs(state.funding)
    free = max(_stable_value(state) - state.spent, ZERO)
    if state.spent and moved.amount * moved.price > free + costs:
        raise Refused.because(
            "amount", "paid_for_positions", amount=moved.amount, asset=moved.asset, free=free
        )


def _stable_value(state: State) -> Decimal:
    return sum(
        (
            held.amount * state.last_prices[asset][1]
            for asset, held in state.collateral.items()
            if asset in STABLECOINS
        ),
        ZERO,
    )
