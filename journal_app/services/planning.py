"""Plan trades: keep a draft, sign it off, plan anew, give it up, open what was planned.

A draft is kept as it was answered, every empty or impossible field with it, so that the checklist
can be left and taken up again; a plan is what was signed off, frozen when the trade opens.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.planning.changed_plan import is_changed_since_signed
from journal_app.domain.planning.example import is_of_example
from journal_app.domain.planning.proposal import Proposal, kind_of
from journal_app.domain.planning.proposed_plan import proposal_of_plan
from journal_app.domain.problems import Refused
from journal_app.domain.trade import MarginMode, Plan, Position, Status, Trade
from journal_app.services.own_money import keep_first_capital
from journal_app.services.plain_values import plain_fields, read_value
from journal_app.services.platforms_in_force import platforms_in_force
from journal_app.services.ports import Account, Clock, Journal, Platforms, UnitOfWork
from journal_app.services.reckoning import rederive
from journal_app.services.recording import add_entries, facts_of, must_have_happened

MAIN_ACCOUNT: Final = "Main"
"""Where a trade is held that names no account."""

_PROPOSAL: Final = "proposal:"
"""Under this and the trade's number the journal keeps what was answered."""


def plan_trade(
    journal: Journal,
    clock: Clock,
    platforms: Platforms,
    plan: Plan,
    *,
    account: str,
    platform: str,
    label: str = "",
    strategy: str = "",
    tags: tuple[str, ...] = (),
    margin_mode: MarginMode = MarginMode.ISOLATED,
) -> Trade:
    """Keep a new trade with its plan, under the terms its platform has today."""
    with journal.unit_of_work() as uow:
        uow.begin_action("plan_trade", clock.now())
        _know_account(uow, account)
        draft = Trade(
            id=0,
            number=0,
            account=account,
            platform=platform,
            label=label,
            strategy=strategy,
            tags=tags,
            margin_mode=margin_mode,
            created_at=clock.now(),
            terms=platforms_in_force(uow, platforms, clock.now()).terms(platform),
            positions=_positions(plan),
        )
        trade = uow.trades.add(draft.with_plan(plan))
        uow.add_facts(**facts_of(trade))
        rederive(uow, [trade.id])
        uow.commit()
        return trade


def keep_draft(
    journal: Journal,
    clock: Clock,
    platforms: Platforms,
    proposal: Proposal,
    trade_id: int | None = None,
) -> Trade:
    """Keep what was answered so far, as a new trade or again; a plan that stands stays.

    Raises: Refused, where the trade is open and its plan frozen.
    """
    with journal.unit_of_work() as uow:
        trade = _taken_up(uow, clock, platforms, proposal, trade_id, "keep_draft")
        _put_proposal(uow, trade.number, proposal)
        rederive(uow, [trade.id])
        uow.commit()
        return uow.trades.get(trade.id)


def sign_off(
    journal: Journal,
    clock: Clock,
    platforms: Platforms,
    proposal: Proposal,
    plan: Plan,
    trade_id: int | None = None,
) -> Trade:
    """Keep the plan that a proposal became, under the terms its platform has today.

    The capital that it was sized by is the journal's, where that knows of none; but for the
    example's, which is nobody's.

    Raises: Refused, where the trade is open and its plan frozen.
    """
    with journal.unit_of_work() as uow:
        trade = _taken_up(uow, clock, platforms, proposal, trade_id, "plan_trade")
        planned = replace(
            trade.with_plan(plan),
            positions=_positions(plan),
            terms=platforms_in_force(uow, platforms, clock.now()).terms(trade.platform),
        )
        uow.trades.save(planned)
        _put_proposal(uow, trade.number, proposal)
        if proposal.capital and not is_of_example(proposal):
            keep_first_capital(uow, proposal.capital)
        rederive(uow, [trade.id])
        uow.commit()
        return uow.trades.get(trade.id)


def proposal_of(uow: UnitOfWork, trade_id: int) -> Proposal | None:
    """What was answered for a trade that has not begun, or what its plan tells of that.

    None where neither tells. Raises: Refused, where what is kept cannot be read.
    """
    trade = uow.trades.get(trade_id)
    return _kept_proposal(uow, trade) or proposal_of_plan(trade)


def is_plan_changed(uow: UnitOfWork, trade: Trade) -> bool:
    """Whether answers were kept for a planned trade that its plan was not signed with."""
    if trade.status is not Status.PLANNED:
        return False
    try:
        kept = _kept_proposal(uow, trade)
    except Refused:  # what cannot be read is said where it is taken up
        return False
    return kept is not None and is_changed_since_signed(kept, trade)


def _kept_proposal(uow: UnitOfWork, trade: Trade) -> Proposal | None:
    kept = uow.settings.get(f"{_PROPOSAL}{trade.number}")
    return read_value(Proposal, json.loads(kept)) if kept else None


def draft_with(uow: UnitOfWork, proposal: Proposal, drafts: Iterable[Trade]) -> Trade | None:
    """The draft among these that holds these very answers; where it was left does not matter."""
    wanted = replace(proposal, step="")
    for draft in drafts:
        try:
            kept = proposal_of(uow, draft.id)
        except Refused:  # what cannot be read is said where it is taken up
            continue
        if kept is not None and replace(kept, step="") == wanted:
            return draft
    return None


def open_planned(journal: Journal, clock: Clock, trade_id: int, drafts: Sequence[Draft]) -> Trade:
    """Open a planned trade with its first entries; from then on its plan is frozen.

    Raises: Refused, where it was not planned or is open already, or an entry cannot be.
    """
    must_have_happened(clock, drafts)
    with journal.unit_of_work() as uow:
        trade = uow.trades.get(trade_id)
        if trade.status is not Status.PLANNED:
            raise Refused.because("status", "not_planned", number=trade.number)
        uow.begin_action("open_planned", clock.now(), **facts_of(trade))
        add_entries(uow, trade, drafts)
        if uow.settings.get(f"{_PROPOSAL}{trade.number}"):
            uow.settings.put(f"{_PROPOSAL}{trade.number}", "")  # the plan tells it from now on
        rederive(uow, [trade_id])
        uow.commit()
        return uow.trades.get(trade_id)


def plan_anew(journal: Journal, clock: Clock, trade_id: int, plan: Plan) -> Trade:
    """Change the plan of a trade that has not begun.

    Raises: Refused, where the trade is open and its plan frozen.
    """
    with journal.unit_of_work() as uow:
        before = uow.trades.get(trade_id)
        uow.begin_action("plan_anew", clock.now(), **facts_of(before))
        trade = replace(before.with_plan(plan), positions=_positions(plan))
        uow.trades.save(trade)
        rederive(uow, [trade_id])
        uow.commit()
        return trade


def cancel_plan(journal: Journal, clock: Clock, trade_id: int) -> Trade:
    """Give up a plan; the trade stays, to be followed at later marks."""
    with journal.unit_of_work() as uow:
        before = uow.trades.get(trade_id)
        uow.begin_action("cancel_plan", clock.now(), **facts_of(before))
        trade = before.cancelled()
        uow.trades.save(trade)
        rederive(uow, [trade_id])
        uow.commit()
        return trade


def _positions(plan: Plan) -> tuple[Position, ...]:
    return tuple(
        Position(planned.asset, planned.direction, planned.kind) for planned in plan.positions
    )


def _taken_up(
    uow: UnitOfWork,
    clock: Clock,
    platforms: Platforms,
    proposal: Proposal,
    trade_id: int | None,
    action: str,
) -> Trade:
    """The trade that a proposal is about, with what it says of where and by whom it is held."""
    platforms = platforms_in_force(uow, platforms, clock.now())
    if trade_id is None:
        uow.begin_action(action, clock.now())
        new = Trade(id=0, number=0, account="", platform="", created_at=clock.now())
        added = uow.trades.add(_told(uow, new, proposal, platforms))
        uow.add_facts(**facts_of(added))
        return added
    trade = uow.trades.get(trade_id)
    if trade.status not in (Status.DRAFT, Status.PLANNED):
        raise Refused.because("plan", "plan_is_frozen", number=trade.number)
    is_anew = action == "plan_trade" and trade.status is Status.PLANNED
    uow.begin_action("plan_anew" if is_anew else action, clock.now(), **facts_of(trade))
    if trade.status is Status.DRAFT or action == "plan_trade":
        trade = _told(uow, trade, proposal, platforms)
        uow.trades.save(trade)
    return trade


def _told(uow: UnitOfWork, trade: Trade, proposal: Proposal, platforms: Platforms) -> Trade:
    account = proposal.account.strip() or MAIN_ACCOUNT
    _know_account(uow, account)
    kind = kind_of(platforms.terms(proposal.platform))
    return replace(
        trade,
        account=account,
        platform=proposal.platform,
        strategy=proposal.strategy.strip(),
        margin_mode=proposal.margin_mode,
        positions=(Position(proposal.asset, proposal.direction, kind),) if proposal.asset else (),
    )


def _know_account(uow: UnitOfWork, account: str) -> None:
    if uow.account(account) is None:
        uow.keep_account(Account(name=account))


def _put_proposal(uow: UnitOfWork, number: int, proposal: Proposal) -> None:
    kept = json.dumps(plain_fields(proposal), ensure_ascii=False)
    uow.settings.put(f"{_PROPOSAL}{number}", kept)
