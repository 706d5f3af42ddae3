"""See what entries would do to a trade, before they are recorded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from journal_app.domain.figures import Figures
from journal_app.domain.ledger.closing import leaves_loan
from journal_app.domain.ledger.drafts import Draft, mark_of
from journal_app.domain.ledger.reckoning import figures, reckoned
from journal_app.domain.market.observed import observed
from journal_app.services.ports import UnitOfWork
from journal_app.services.reckoning import market_of, moment_of, sharing
from journal_app.services.recording import ledger_with


class Preview(NamedTuple):
    """The figures of a trade without the entries and with them, both at the same moment.

    leaves_loan: whether they close some of what a loan is there for and repay nothing; of a
    correction never, since the repayment may stand beside it.
    """

    before: Figures
    after: Figures
    leaves_loan: bool = False


def preview(
    uow: UnitOfWork, trade_id: int, drafts: Sequence[Draft], instead_of: int | None = None
) -> Preview:
    """Reckon a trade without and with these drafts; nothing is kept.

    instead_of: the id of an entry that they replace; with no drafts it is as if deleted. The
    moment is that of the kept figures, or of the latest draft if that is later.

    Raises: Refused, as recording them would.
    """
    trade = uow.trades.get(trade_id)
    recorded = uow.entries.of(trade_id)
    marks = [mark_of(each) for each in drafts if each.kind == "mark"]
    market = market_of(uow, trade, recorded, drafts)
    marked = observed(market, marks, []) if marks else market
    present = [each.entry for each in recorded]
    rest = [each for each in drafts if each.kind != "mark"]
    told = ledger_with(trade, recorded, market, rest, instead_of)
    known_at = moment_of(trade, present, uow.observations.last_mark_at())
    at = max((known_at, *(each.at for each in drafts)))
    one = reckoned(trade, present, market, at)
    then = reckoned(told.trade, told.entries, marked, at)
    return Preview(
        figures(one, market, sharing(uow, one, market)),
        figures(then, marked, sharing(uow, then, marked)),
        instead_of is None and leaves_loan(one, told.added),
    )
