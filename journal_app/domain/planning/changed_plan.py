"""Whether the answers that are kept for a planned trade are still those that its plan was made of.

A draft can be kept over a plan, which then stands with its old figures until it is signed anew.
"""

from __future__ import annotations

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.planning.proposal import Proposal, fee_rate_of, opening_of_proposal
from journal_app.domain.trade import Trade


@exact
def is_changed_since_signed(proposal: Proposal, trade: Trade) -> bool:
    """Whether signing these answers, under the terms of the plan, would give another plan. What
    only explains it, as the reasons, does not count; answers that give no position do.
    """
    plan, terms = trade.plan, trade.terms
    if plan is None or len(plan.positions) != 1:
        return False
    (planned,) = plan.positions
    opening = opening_of_proposal(proposal, terms)
    if opening is None or (terms is not None and terms.platform != proposal.platform):
        return True
    answered = (
        opening.asset, opening.direction, opening.price, opening.units,
        {opening.collateral: opening.own} if opening.own else {},
        proposal.stop, proposal.targets, proposal.capital, proposal.borrow_apr, proposal.days,
        fee_rate_of(proposal, terms) or ZERO, proposal.thesis.strip(), proposal.exit_plan.strip(),
        tuple((alert.price, alert.place) for alert in proposal.alerts),
    )  # fmt: skip
    signed = (
        planned.asset, planned.direction, planned.entry, planned.units, dict(plan.collateral),
        planned.stop, planned.targets, plan.capital, plan.borrow_apr, plan.days,
        plan.fee_rate or ZERO, plan.thesis, plan.exit_plan, tuple(plan.alerts),
    )  # fmt: skip
    return answered != signed
