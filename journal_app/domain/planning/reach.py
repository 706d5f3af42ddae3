"""How far own money reaches under a platform's law, apart from what the trader allows himself.

Notation: V position, C own money, LTV most loan-to-value, m maintenance, f fee of a side.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.ledger.standing import SETTLEMENT, as_collateral
from journal_app.domain.planning.costs import HoldingCosts
from journal_app.domain.planning.isolated_position import most_leverage
from journal_app.domain.planning.opening import Opening
from journal_app.domain.planning.proposal import Proposal, costs_of, opening_of_one_unit
from journal_app.domain.terms import AssetTerms, Terms
from journal_app.domain.trade import Direction

_LENDING_LAWS: Final = frozenset({"lending", "debt_ratio"})
"""Under which each asset that is held carries so much debt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What decides how far own money reaches under one platform's law.

    owed_share: τ, the debt that each unit of value carries at the line. beside: τc, the same of
    collateral that lies beside the position; None where own money pays for it, or is its margin.
    moves_along: whether what lies beside it is the same asset, and falls and rises with it.
    kept_share: of a position whose size stays fixed in money, what must be kept of that. is_loan:
    whether the rate grows a debt, or is paid out of the margin. has_health: whether the law knows
    a health factor. platform: the most leverage that the terms allow.
    """

    direction: Direction
    owed_share: Decimal
    beside: Decimal | None = None
    moves_along: bool = False
    kept_share: Decimal | None = None
    is_loan: bool = True
    has_health: bool = False
    rate_of_time: Decimal = ZERO
    platform: Decimal | None = None


@exact
def reach_of(opening: Opening, costs: HoldingCosts, terms: Terms | None) -> Reach | None:
    """How far own money reaches for a position on a platform.

    None where the terms do not tell, where the law does not know margin that moves with the
    position itself, and where the collateral beside it carries no debt: no leverage is low enough.
    """
    if terms is None:
        return None
    if terms.law in _LENDING_LAWS:
        return _of_loans(opening, costs, terms)
    asset, moves_along = terms.of(opening.asset), _moves_along(opening, terms)
    if asset is None or (moves_along and terms.law != "gmx"):
        return None
    maintenance = _maintenance(asset, opening.stake.value)
    if maintenance is None:
        return None
    is_long = opening.direction is Direction.LONG
    fixed = maintenance + (terms.fee_rate or ZERO) if terms.law == "gmx" else None
    is_beside = is_long and not terms.has_perpetuals and not opening.is_spent
    return Reach(
        direction=opening.direction,
        owed_share=ONE - maintenance if is_long else ONE / (ONE + maintenance),
        beside=ONE if is_beside else None,
        moves_along=moves_along,
        kept_share=fixed,
        is_loan=not terms.has_perpetuals,
        rate_of_time=costs.rate_of_time,
        platform=_most_on_margin(asset, opening),
    )


@exact
def reach_of_one_unit(proposal: Proposal, terms: Terms | None) -> Reach | None:
    """How far it reaches before a leverage is chosen, at which it is the same; None before there
    is an entry.
    """
    unit = opening_of_one_unit(replace(proposal, leverage=ONE, backed_by="leverage"), terms)
    return reach_of(unit, costs_of(proposal, terms), terms) if unit else None


def _of_loans(opening: Opening, costs: HoldingCosts, terms: Terms) -> Reach | None:
    """What is held of a position: the asset of a long, the money that a short brought in."""
    is_long = opening.direction is Direction.LONG
    held = as_collateral(opening.asset if is_long else SETTLEMENT, ONE, ONE, terms)
    own = as_collateral(opening.collateral, ONE, ONE, terms)
    beside = None if opening.is_spent else own
    if held is None:
        return None
    if not opening.is_spent and (beside is None or not beside.liquidation_threshold):
        return None
    carried = ONE if beside is None else beside.max_ltv
    return Reach(
        direction=opening.direction,
        owed_share=held.liquidation_threshold,
        beside=beside.liquidation_threshold if beside else None,
        moves_along=_moves_along(opening, terms),
        has_health=terms.law == "lending",
        rate_of_time=costs.rate_of_time,
        platform=carried / (ONE - held.max_ltv) if held.max_ltv < ONE else None,
    )


def _moves_along(opening: Opening, terms: Terms) -> bool:
    return terms.ticker(opening.collateral) == terms.ticker(opening.asset)


def _maintenance(asset: AssetTerms, value: Decimal) -> Decimal | None:
    """M at a position's value; of tiers half of 1 / L."""
    most = _most_of_tiers(asset, value)
    return asset.maintenance_margin if most is None else ONE / (2 * most)


def _most_of_tiers(asset: AssetTerms, value: Decimal) -> Decimal | None:
    reached = [most for start, most in asset.tiers if start <= value]
    return reached[-1] if reached else None


def _most_on_margin(asset: AssetTerms, opening: Opening) -> Decimal | None:
    most = _most_of_tiers(asset, opening.stake.value)
    if most is not None:
        return most
    return most_leverage(opening.direction, asset.initial_margin, None)
