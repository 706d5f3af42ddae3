"""What a plan is expected to cost in words, where not all of it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from journal_app.domain.planning.expected_costs import fees_of_plan
from journal_app.domain.trade import PositionKind

if TYPE_CHECKING:
    from journal_app.domain.trade import Plan
    from journal_app.ui.formatting import Formats


def is_of_contracts(plan: Plan) -> bool:
    """Whether holding what is planned costs funding, and not the interest of a loan."""
    return any(each.kind is PositionKind.PERPETUAL for each in plan.positions)


def _known_costs(fees: str, *, is_funded: bool) -> str:
    """Expected costs of which only the fees are known. fees: as they are written."""
    words = (
        QCoreApplication.translate("PlanCosts", "fees {fees}; funding not known")
        if is_funded
        else QCoreApplication.translate("PlanCosts", "fees {fees}; interest not known")
    )
    return words.format(fees=fees)


def no_costs_words(plan: Plan, formats: Formats) -> str:
    """What is known of the costs of a plan that was made by the checklist and has none, or why
    nothing is; empty where it has them, or was not made so.
    """
    if plan.expected_costs is not None or not plan.checklist:
        return ""
    is_funded = is_of_contracts(plan)
    fees = fees_of_plan(plan)
    if fees is not None:
        return _known_costs(formats.money(fees, places=2), is_funded=is_funded)
    if plan.borrow_apr is not None:
        return QCoreApplication.translate("PlanCosts", "not known: no planned time")
    if is_funded:
        return QCoreApplication.translate("PlanCosts", "not known: no funding")
    return QCoreApplication.translate("PlanCosts", "not known: no borrow rate")


def before_costs(plan: Plan, words: str) -> str:
    """What a loss or a profit of a plan is called, with what is not taken off it yet."""
    if plan.expected_costs is not None or not plan.checklist:
        return words
    if fees_of_plan(plan) is None:
        before = QCoreApplication.translate("PlanCosts", "{figure}, before costs")
    elif is_of_contracts(plan):
        before = QCoreApplication.translate("PlanCosts", "{figure}, before funding")
    else:
        before = QCoreApplication.translate("PlanCosts", "{figure}, before interest")
    return before.format(figure=words)
