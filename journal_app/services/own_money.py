"""The trader's own money as the journal tells of it: capital at the start, flows since."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, localcontext

from journal_app.domain.exact import SUMS, ZERO
from journal_app.domain.ledger.own_money import OwnMoney
from journal_app.services.browsing import EVERY
from journal_app.services.glancing import capital_in
from journal_app.services.ports import TradeFilter, UnitOfWork


def own_money_in(uow: UnitOfWork) -> OwnMoney:
    """The own money of the whole journal over time."""
    flows = (recorded.flow for recorded in uow.flows.every())
    return OwnMoney(capital_in(uow.settings.every()), flows)


def own_money_before(uow: UnitOfWork, wanted: TradeFilter) -> OwnMoney:
    """What the equity of the counted trades that pass begins with: the first peak of it.

    Where they begin on some day, that is own money with all that such trades won and lost before.
    """
    own = own_money_in(uow)
    if wanted.closed_from is None:
        return own
    earlier = replace(wanted, closed_from=None, closed_before=wanted.closed_from)
    rows = uow.lists.counted(("net",), earlier)
    with localcontext(SUMS):
        return own.having_won(sum((Decimal(str(net)) for (net,) in rows), ZERO))


def own_money_behind(uow: UnitOfWork, wanted: TradeFilter) -> OwnMoney | None:
    """The own money behind the trades that pass; None where they are no whole accounts.

    The capital at the start lies in no account, and so it is behind all trades together only.
    """
    if wanted == EVERY:
        return own_money_in(uow)
    if wanted != replace(EVERY, accounts=wanted.accounts):
        return None
    flows = (recorded.flow for recorded in uow.flows.every())
    return OwnMoney(flows=(flow for flow in flows if flow.account in wanted.accounts))
