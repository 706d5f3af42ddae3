"""The ledger as a table, in the columns of the lending events format, which reads it back."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import Final

from journal_app.domain.ledger.drafts import draft_of
from journal_app.domain.ledger.entries import Entry
from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.trade import Trade
from journal_app.reports.crossings import note_of
from journal_app.reports.selection import Selection
from journal_app.reports.tables import Cell, Column, Holds, Table

COLUMNS: Final = (
    Column("time", "Time", Holds.TIME),
    Column("account", "Account"),
    Column("platform", "Platform"),
    Column("event", "Event"),
    Column("asset", "Asset"),
    Column("amount", "Amount", Holds.AMOUNT),
    Column("price", "Price", Holds.PRICE),
    Column("rate", "Rate", Holds.PERCENT),
    Column("trade", "Trade"),
    Column("note", "Note"),
    Column("to_asset", "To asset"),
    Column("to_amount", "To amount", Holds.AMOUNT),
    Column("fee", "Fee", Holds.AMOUNT),
    Column("fee_asset", "Fee asset"),
    Column("tags", "Tags"),
    Column("strategy", "Strategy"),
    Column("tx", "Transaction"),
)


def ledger(
    selection: Selection, marks: Iterable[Mark] = (), rates: Iterable[RatePoint] = ()
) -> Table:
    """The entries of a selection's trades in its time, and what was observed, in order of time.

    Of one time the trades come by number, so that read back they are numbered as before.
    """
    rows = [
        ((entry.at, record.trade.number, entry.sequence), _row(record.trade, entry))
        for record in selection.listed
        for entry in record.entries
        if selection.holds(entry.at)
    ]
    rows += [((mark.at, 0, place), _mark_row(mark)) for place, mark in enumerate(marks)]
    rows += [((point.at, 0, place), _rate_row(point)) for place, point in enumerate(rates)]
    rows.sort(key=itemgetter(0))
    return Table("Ledger", COLUMNS, [row for _, row in rows])


def trade_label(trade: Trade) -> str:
    """What a file calls the trade: its label, or its number where it has none."""
    return trade.label or f"#{trade.number}"


def _row(trade: Trade, entry: Entry) -> list[Cell]:
    draft = draft_of(entry)
    written: dict[str, Cell] = {
        "time": draft.at,
        "account": trade.account,
        "platform": trade.platform,
        "event": draft.kind,
        "asset": draft.asset,
        "amount": draft.amount,
        "price": draft.price,
        "rate": draft.apr,
        "trade": trade_label(trade),
        "note": note_of(entry),
        "to_asset": draft.to_asset,
        "to_amount": draft.to_amount,
        "fee": draft.fee,
        "fee_asset": draft.fee_asset,
        "tags": ", ".join(trade.tags),
        "strategy": trade.strategy,
        "tx": draft.reference,
    }
    return [written[column.key] for column in COLUMNS]


def _mark_row(mark: Mark) -> list[Cell]:
    written: dict[str, Cell] = {
        "time": mark.at,
        "platform": mark.platform,
        "event": "mark",
        "asset": mark.asset,
        "price": mark.price,
    }
    return [written.get(column.key) for column in COLUMNS]


def _rate_row(point: RatePoint) -> list[Cell]:
    written: dict[str, Cell] = {
        "time": point.at,
        "platform": point.platform,
        "event": "rate",
        "asset": point.asset,
        "rate": point.apr,
    }
    return [written.get(column.key) for column in COLUMNS]
