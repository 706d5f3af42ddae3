"""What the journal, the settings and a playbook fill in until it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journal_app.domain.planning.pasted_prices import AVERAGES, average_of_last, has_pullback
from journal_app.domain.planning.playbooks import filled_by
from journal_app.domain.planning.proposal import asset_owed, mode_there, tidy_price
from journal_app.domain.trade import Direction, MarginMode
from journal_app.ui.wizard.playbook_words import preset_words

if TYPE_CHECKING:
    from journal_app.domain.planning.playbooks import Playbook
    from journal_app.domain.planning.proposal import Proposal
    from journal_app.domain.terms import Terms
    from journal_app.services.preparing import Preparation


def filled_in(
    proposal: Proposal, preparation: Preparation, terms: Terms | None, playbook: Playbook | None
) -> dict[str, Any]:
    """Answers by name, from the settings, the last trade on the platform, its terms and rates, the
    prices that are known or pasted, and the playbook. Shares and yearly rates are fractions of 1.
    """
    around = preparation.around
    last = preparation.last_on.get(proposal.platform)
    filled: dict[str, Any] = {
        "capital": around.capital,
        "account": next(iter(preparation.accounts), ""),
        # what another platform filled in before does not stay
        **dict.fromkeys(("days", "fee_rate", "borrow_apr")),
        "margin_mode": MarginMode.ISOLATED,
        # nor what another playbook did
        "direction": Direction.LONG,
        "follows_trend": False,
        "sized_by": "risk",
        **dict.fromkeys(("strategy", "wrong_if", "exit_plan"), ""),
        "stop": None,
        "targets": (),
    }
    if last is not None and last.plan is not None:
        filled |= {
            "account": last.account,
            "margin_mode": last.margin_mode,
            "days": last.plan.days,
            "fee_rate": last.plan.fee_rate,
            "capital": around.capital or last.plan.capital,
        }
    if terms is not None:
        if terms.fee_rate is not None:
            filled["fee_rate"] = terms.fee_rate
        owed = asset_owed(proposal)
        if owed is not None and not terms.has_perpetuals:
            filled["borrow_apr"] = around.latest.get((proposal.platform, owed))
    if proposal.asset is not None:
        filled["average_20"], filled["average_50"] = (
            None if average is None else tidy_price(average)
            for average in preparation.averages.get(proposal.asset, (None, None))
        )
    if proposal.prices:
        short, long = (average_of_last(proposal.prices, n) for n in AVERAGES)
        filled["average_20"] = None if short is None else tidy_price(short)
        filled["average_50"] = None if long is None else tidy_price(long)
        filled["has_pullback"] = bool(has_pullback(proposal.prices, proposal.direction))
    if playbook is not None:
        filled |= filled_by(playbook, proposal) | preset_words(playbook)
    filled["margin_mode"] = mode_there(filled["margin_mode"], terms)
    return filled
