"""How far it is known what a trade costs a day, so that what is not known is not told as 0."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from journal_app.domain.figures import Figures
from journal_app.domain.money import Asset
from journal_app.domain.trade import PositionKind, Trade
from journal_app.domain.watching.usual_rate import DebtRate


def debts_without_rate(told: Figures, rates: Sequence[DebtRate]) -> list[Asset]:
    """What is owed at a rate that nobody has told, so that no interest is reckoned for it.

    rates: of the debts of which one is known.
    """
    known = {rate.asset for rate in rates}
    return [asset for asset, owed in told.debt.items() if owed and asset not in known]


def known_per_day(trade: Trade, told: Figures, rates: Sequence[DebtRate]) -> Decimal | None:
    """The interest of a day as far as it is known; None where nothing of it is.

    Units: the journal's currency. A contract owes no interest but funding, which no rate in the
    journal tells ahead: what holding it costs is not known, and not 0.
    """
    if any(told.debt.values()):
        return told.interest_per_day if rates else None
    kinds = {each.asset: each.kind for each in trade.positions}
    is_funded = any(
        held.quantity and kinds.get(held.asset) is PositionKind.PERPETUAL for held in told.positions
    )
    return None if is_funded else told.interest_per_day
