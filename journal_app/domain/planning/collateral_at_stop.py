"""What own money loses at the stop where it is kept in the asset that is traded.

The risk of a trade is by definition the loss of its position. Collateral of the same asset moves
with the price all the same, and what it loses is told beside the risk, not within it.
"""

from __future__ import annotations

from decimal import Decimal

from journal_app.domain.exact import exact
from journal_app.domain.planning.opening import Opening, own_money_of
from journal_app.domain.terms import Terms
from journal_app.domain.trade import Plan


def is_of_asset(opening: Opening, terms: Terms | None) -> bool:
    """Whether the collateral is what is traded, under its own name or another that it has here."""
    if terms is None:
        return opening.collateral == opening.asset
    return terms.ticker(opening.collateral) == terms.ticker(opening.asset)


@exact
def collateral_loss(opening: Opening, stop: Decimal, terms: Terms | None) -> Decimal | None:
    """What the collateral loses on the way from the entry to the stop: c·p·(E − S)/E. Units: money.

    Negative where it gains, as at the stop of a short. None where it is of another asset.
    """
    if not opening.own or not is_of_asset(opening, terms):
        return None
    return opening.own * opening.collateral_price * (opening.price - stop) / opening.price


@exact
def collateral_loss_of_plan(plan: Plan) -> Decimal | None:
    """The same of a plan of one position, whose collateral was worth its entry. Units: money."""
    if len(plan.positions) != 1 or len(plan.collateral) != 1:
        return None
    (planned,) = plan.positions
    collateral, own = own_money_of(plan)
    if planned.stop is None or collateral != planned.asset:
        return None
    return own * (planned.entry - planned.stop)
