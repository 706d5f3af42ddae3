"""The levels of an open trade: what its ledger and its plan say of each position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_app.domain.ledger.break_even import break_even
from journal_app.domain.levels import Levels, next_target

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from journal_app.domain.figures import Figures, PositionFigures
    from journal_app.domain.ledger.reckoning import Reckoned
    from journal_app.domain.money import Asset
    from journal_app.domain.trade import PlannedPosition, Trade


def levels_of(one: Reckoned, told: Figures, asset: Asset | None = None) -> Levels | None:
    """The levels of one position of a trade; of its first open one where none is named.

    told: the figures of the same trade at the same moment. None without such a position.
    """
    held = next(
        (each for each in told.positions if each.asset == asset or (not asset and each.quantity)),
        None,
    )
    if held is None:
        return None
    quote = one.valuation.quotes.get(held.asset)
    return Levels(
        direction=held.direction.value,
        liquidation=held.liquidation_price,
        stop=stop_of(one, held.asset),
        entry=held.average_entry,
        break_even=break_even(one) if held.quantity else None,
        mark=quote.price if quote else None,
        target=target_of(one, held),
        oracle=quote.oracle_price if quote and _is_by_oracle(one.trade) else None,
    )


def _is_by_oracle(trade: Trade) -> bool:
    return trade.terms is not None and trade.terms.liquidates_on == "oracle"


def levels_by_asset(one: Reckoned, told: Figures) -> Mapping[Asset, Levels]:
    """The price levels of each open position of a trade."""
    return {
        held.asset: found
        for held in told.positions
        if held.quantity and (found := levels_of(one, told, held.asset)) is not None
    }


def stop_of(one: Reckoned, asset: Asset) -> Decimal | None:
    """The stop in force: the one last set, else the planned one."""
    planned = planned_position(one.trade, asset)
    return one.state.stops.get(asset) or (planned.stop if planned else None)


def target_of(one: Reckoned, held: PositionFigures) -> Decimal | None:
    """The target in force: the one last set, else the first planned whose share is still open."""
    moved = one.state.targets.get(held.asset)
    planned = planned_position(one.trade, held.asset)
    if moved is not None or planned is None:
        return moved
    targets = [(target.price, target.share) for target in planned.targets]
    return next_target(targets, held.quantity, held.entered)


def planned_position(trade: Trade, asset: Asset) -> PlannedPosition | None:
    """What was planned of an asset."""
    positions = trade.plan.positions if trade.plan else ()
    return next((planned for planned in positions if planned.asset == asset), None)
