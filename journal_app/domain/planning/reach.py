"""How far own money reaches under a platform's law, apart from what the trader allows himself.

Notation: V position, C own money, LTV most loan-to-value, m maintenance, f fee of a side.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.ledger.standing import SETTLEMENT
from journal_app.domain.planning.costs import HoldingCosts
from journal_app.domain.planning.isolated_position import most_leverage
from journal_app.domain.planning.opening import Opening
from journal_app.domain.planning.proposal import Proposal, costs_of, opening_of_one_unit
from journal_app.domain.terms import AssetTerms, Terms
from journal_app.domain.trade import Direction


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

    None where the terms do not tell, where margin moves with the position itself, and where the
    collateral beside it carries no debt: no leverage is low enough then.
    """
    if terms is None:
        return None
    asset = terms.of(opening.asset)
    if terms.law == "lending":
        return _of_loans(opening, costs, terms)
    if asset is None or terms.ticker(opening.collateral) == terms.ticker(opening.asset):
        return None
    maintenance = _maintenance(asset, opening.stake.value)
    if maintenance is None:
        return None
    is_long = opening.direction is Direction.LONG
    if terms.law == "debt_ratio" or not is_long:
        owed_share = ONE / (ONE + maintenance)
    else:
        owed_share = ONE - maintenance
    fixed = maintenance + (terms.fee_rate or ZERO) if terms.law == "gmx" else None
    return Reach(
        direction=opening.direction,
        owed_share=owed_share,
        kept_share=fixed,
        is_loan=not terms.has_perpetuals,
        rate_of_time=costs.rate_of_time,
        platform=_most_on_margin(asset, opening, terms),
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
    held = terms.of(opening.asset if is_long else SETTLEMENT)
    beside = None if opening.is_spent else terms.of(opening.collateral)
    if held is None or held.liquidation_threshold is None:
        return None
    if not opening.is_spent and (beside is None or not beside.liquidation_threshold):
        return None
    ltv = held.max_ltv or ZERO
    own = ONE if beside is None else beside.max_ltv or ZERO
    return Reach(
        direction=opening.direction,
        owed_share=held.liquidation_threshold,
        beside=beside.liquidation_threshold if beside else None,
        moves_along=terms.ticker(opening.collateral) == terms.ticker(opening.asset),
        has_health=True,
        rate_of_time=costs.rate_of_time,
        platform=own / (ONE - ltv) if ltv < ONE else None,
    )


def _maintenance(asset: AssetTerms, value: Decimal) -> Decimal | None:
    """M at a position's value; of tiers half of 1 / L."""
    most = _most_of_tiers(asset, value)
    return asset.maintenance_margin if most is None else ONE / (2 * most)


def _most_of_tiers(asset: AssetTerms, value: Decimal) -> Decimal | None:
    reached = [most for start, most in asset.tiers if start <= value]
    return reached[-1] if reached else None


def _most_on_margin(asset: AssetTerms, opening: Opening, terms: Terms) -> Decimal | None:
    most = _most_of_tiers(asset, opening.stake.value)
    if most is not None:
        return most
    initial = asset.initial_margin
    if terms.law == "debt_ratio" and initial is not None:
        initial = initial / (ONE + initial) if opening.direction is Direction.LONG else initial
    return most_leverage(opening.direction, initial, None)
