"""The trader's own money as the journal tells of it: capital at the start, flows since."""

from __future__ import annotations

from journal_app.domain.ledger.own_money import OwnMoney
from journal_app.services.glancing import capital_in
from journal_app.services.ports import UnitOfWork


def own_money_in(uow: UnitOfWork) -> OwnMoney:
    """The own money of the whole journal over time."""
    flows = (recorded.flow for recorded in uow.flows.every())
    return OwnMoney(capital_in(uow.settings.every()), flows)
