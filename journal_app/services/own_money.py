"""The trader's own money as the journal tells of it: capital at the start, flows since."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, localcontext
from typing import Final

from journal_app.domain.exact import SUMS, ZERO, plain, rounded
from journal_app.domain.ledger.own_money import OwnMoney
from journal_app.domain.money import CENT
from journal_app.domain.trade import Status
from journal_app.domain.watching.book import own_money, total
from journal_app.services.browsing import EVERY
from journal_app.services.glancing import capital_in
from journal_app.services.ports import TradeFilter, UnitOfWork

_OPEN: Final = TradeFilter(statuses=(Status.OPEN.value,))


def capital_now(uow: UnitOfWork) -> Decimal | None:
    """Own money with all that was won and lost since; None where none was told."""
    flows = (recorded.flow.value for recorded in uow.flows.every())
    own = own_money(capital_in(uow.settings.every()), flows)
    return None if own is None else total((own, _won_so_far(uow)))


def keep_first_capital(uow: UnitOfWork, told: Decimal) -> None:
    """Know the trader's own money from what a plan says that there is now, unless it is known.

    told: in the journal's currency. What was won since the start is none of the capital then,
    which is kept to the cent, as one would tell it; one not above 0 is left to be told.
    """
    start = rounded(total((told, _won_so_far(uow).copy_negate())), CENT)
    if capital_now(uow) is None and start > 0:
        uow.settings.put("capital", plain(start))


def _won_so_far(uow: UnitOfWork) -> Decimal:
    """What every trade has won or lost until now. Unit: the journal's currency."""
    settled = [Decimal(str(net)) for (net,) in uow.lists.counted(("net",), EVERY)]
    open_now = uow.figures.some(uow.lists.ids(_OPEN)).values()
    with localcontext(SUMS):
        return sum((figures.total.net for figures in open_now), sum(settled, ZERO))


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
