"""Record deposits and withdrawals of accounts, correct and delete them."""

from __future__ import annotations

from dataclasses import replace

from journal_app.domain.exact import ONE, ZERO
from journal_app.domain.ledger.account_flow import AccountFlow, FlowDraft, account_flow
from journal_app.domain.problems import Refused
from journal_app.services.browsing import currency_of
from journal_app.services.ports import Clock, Journal, RecordedFlow, UnitOfWork
from journal_app.services.reckoning import price_of


def record_flow(journal: Journal, clock: Clock, draft: FlowDraft) -> RecordedFlow:
    """Record own money that was put into an account, or taken out of it, as one step of undo.

    Raises: Refused with every problem, each under its field.
    """
    with journal.unit_of_work() as uow:
        flow = possible_flow(uow, clock, draft)
        name = "record_deposit" if flow.amount > ZERO else "record_withdrawal"
        uow.begin_action(name, clock.now(), account=flow.account)
        recorded = uow.flows.add(flow)
        uow.commit()
        return recorded


def correct_flow(journal: Journal, clock: Clock, flow_id: int, draft: FlowDraft) -> RecordedFlow:
    """Replace a flow by what should have been recorded; the history keeps what was.

    Raises: Refused, as recording does; JournalError `no_such_flow`.
    """
    with journal.unit_of_work() as uow:
        present = uow.flows.get(flow_id)
        flow = possible_flow(uow, clock, draft)
        uow.begin_action("correct_flow", clock.now(), account=flow.account)
        uow.flows.replace(replace(present, flow=flow))
        uow.commit()
        return uow.flows.get(flow_id)


def delete_flow(journal: Journal, clock: Clock, flow_id: int) -> None:
    """Take a flow out; the history keeps it. Raises: JournalError `no_such_flow`."""
    with journal.unit_of_work() as uow:
        present = uow.flows.get(flow_id)
        uow.begin_action("delete_flow", clock.now(), account=present.flow.account)
        uow.flows.remove(present)
        uow.commit()


def possible_flow(uow: UnitOfWork, clock: Clock, draft: FlowDraft) -> AccountFlow:
    """The flow that a draft says, at the price known of its time where none is given.

    One of the journal's own currency is always one.

    Raises: Refused with every problem.
    """
    if draft.price is None and draft.asset == currency_of(uow):
        draft = replace(draft, price=ONE)
    market = uow.observations.market({draft.asset})
    flow = account_flow(draft, price_of(market), clock.now())
    if uow.account(flow.account) is None:
        raise Refused.because("account", "no_such_account", name=flow.account)
    return flow
