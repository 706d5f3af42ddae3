"""Link trades that have to do with each other: a hedge, what continues another, the same idea."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from journal_app.domain.problems import Refused
from journal_app.domain.trade import Trade
from journal_app.services.ports import Clock, Journal, TradeLink, UnitOfWork

LINK_KINDS: Final = ("hedge_of", "continues", "same_idea")


class Linked(NamedTuple):
    """Another trade, and what it is to the one whose page it stands on.

    side: `to` where the link goes from the page's trade to the other, else `from`.
    """

    other: Trade
    kind: str
    side: Literal["to", "from"]


def linked(uow: UnitOfWork, trade_id: int) -> list[Linked]:
    """The trades that one is linked with, by number; those in the trash are left out."""
    found = []
    for link in uow.links_of(trade_id):
        side: Literal["to", "from"] = "to" if link.trade_id == trade_id else "from"
        other = uow.trades.get(link.other_id if side == "to" else link.trade_id)
        if other.deleted_at is None:
            found.append(Linked(other, link.kind, side))
    return sorted(found, key=lambda each: each.other.number)


def link_trades(journal: Journal, clock: Clock, trade_id: int, number: int, kind: str) -> Trade:
    """Link a trade to the one with a number, instead of what linked them; return the other.

    Raises: Refused under `number`, where there is no such trade or it is the same one.
    """
    if kind not in LINK_KINDS:
        raise ValueError(f"{kind} is no kind of link")
    with journal.unit_of_work() as uow:
        trade, other = uow.trades.get(trade_id), uow.trades.with_number(number)
        if other is None or other.deleted_at is not None:
            raise Refused.because("number", "no_trade_with_number", number=number)
        if other.id == trade.id:
            raise Refused.because("number", "links_to_itself", number=number)
        link = TradeLink(trade.id, other.id, kind)
        if link not in uow.links_of(trade.id):
            uow.begin_action("link_trades", clock.now(), **_facts(trade, other))
            uow.keep_link(link)
            uow.commit()
        return other


def unlink_trades(journal: Journal, clock: Clock, trade_id: int, other_id: int) -> None:
    """Take out the link between two trades."""
    with journal.unit_of_work() as uow:
        trade, other = uow.trades.get(trade_id), uow.trades.get(other_id)
        uow.begin_action("unlink_trades", clock.now(), **_facts(trade, other))
        uow.remove_link(trade_id, other_id)
        uow.commit()


def _facts(trade: Trade, other: Trade) -> dict[str, str]:
    return {"number": str(trade.number), "trade_id": str(trade.id), "other": str(other.number)}
