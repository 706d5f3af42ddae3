"""Journals with so many open positions: the demo, whose open trades are told again and again.

Among the further ones are trades without a stop, on a platform that nothing is known of, of an
asset that was not priced for days, in a crossed account, and of a size that nears liquidation.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from journal_app.assembly.clock import SystemClock
from journal_app.assembly.demo_journal import write_demo_journal
from journal_app.domain.ledger.entries import Borrow, Deposit, Entry, Open, StopMoved
from journal_app.domain.market.observed import Mark
from journal_app.domain.money import Asset
from journal_app.domain.trade import MarginMode, Position, Trade
from journal_app.services.ports import UnitOfWork
from journal_app.services.reckoning import rederive
from journal_app.services.recording import trash
from journal_app.services.watching import open_trades
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal

FORGOTTEN: Final = Asset("PENDLE")
"""An asset that was last priced six days before the others."""
UNKNOWN: Final = "somewhere_dex"


def write_open_book(path: Path, count: int) -> None:
    """Write a journal with so many open positions: none, or from the demo's four on."""
    write_demo_journal(path)
    with open_journal(path, for_writing=True) as file:
        journal = SqliteJournal(file)
        with journal.reading() as uow:
            found = list(open_trades(uow))
            told = [(one.trade, one.entries) for one, _, _ in found]
        if not count:
            trash(journal, SystemClock(), [trade.id for trade, _ in told])
            return
        with journal.unit_of_work() as uow:
            uow.begin_action("import", told[0][0].created_at)
            uow.settings.put("capital", str(15_000 * count))
            _keep(uow, [_again(k, *told[k % len(told)]) for k in range(count - len(told))])
            uow.commit()


def _keep(uow: UnitOfWork, trades: list[tuple[Trade, list[Entry]]]) -> None:
    last = uow.observations.last_mark_at()
    assert last is not None
    uow.observations.add_marks([Mark(FORGOTTEN, last - timedelta(days=6), Decimal("3100"))])
    ids = uow.trades.add_many([trade for trade, _ in trades])
    uow.entries.add_many(
        (trade_id, entry, None)
        for trade_id, (_, entries) in zip(ids, trades, strict=True)
        for entry in entries
    )
    rederive(uow, ids)


def _again(k: int, trade: Trade, entries: Any) -> tuple[Trade, list[Entry]]:
    """The same trade once more: another number and size, and now and then something amiss."""
    size = Decimal(10 + k % 13) / 10
    changes: dict[str, Any] = {}
    names: dict[Asset, Asset] = {}
    if k % 9 == 4:
        changes = {"platform": UNKNOWN, "terms": None}
        names = {each.asset: FORGOTTEN for each in trade.positions if each.asset != "BTC"}
    elif k % 11 == 6:
        changes = {"margin_mode": MarginMode.CROSS}
    if k % 7 == 3:
        changes["plan"] = None
    copied = replace(
        trade,
        id=0,
        number=1_000 + k,
        positions=tuple(
            Position(names.get(each.asset, each.asset), each.direction, each.kind)
            for each in trade.positions
        ),
        **changes,
    )
    return copied, [
        _entry(entry, size, names)
        for entry in entries
        if not (k % 7 == 3 and isinstance(entry, StopMoved))
    ]


def _entry(entry: Entry, size: Decimal, names: dict[Asset, Asset]) -> Entry:
    changes: dict[str, Any] = {}
    asset = getattr(entry, "asset", None)
    if asset in names:
        changes["asset"] = names[asset]
    if isinstance(entry, Open):
        changes["size"] = entry.size * size
    if isinstance(entry, Deposit | Borrow):
        changes["amount"] = entry.amount * size
    return replace(entry, **changes)
