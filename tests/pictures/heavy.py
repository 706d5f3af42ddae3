"""A journal that asks much of the window: thousands of trades, long texts, and vast amounts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from journal_app.assembly.clock import SystemClock
from journal_app.assembly.demo_journal import write_demo_journal
from journal_app.domain.ledger.entries import Borrow, Deposit, Entry, Open
from journal_app.services.describing import describe_trade
from journal_app.services.preferences import change_settings
from journal_app.services.reckoning import rederive
from journal_app.services.watching import open_trades
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal

TRADES: Final = 5_000
VAST: Final = Decimal(10) ** 10
LONG: Final = (
    "A break of the range that had held for seven weeks, with funding flat and the staked token at"
    " its peg, sized so that the loss at the stop stays below one percent of the capital even if"
    " the borrow rate doubles in the meantime"
)
UNBROKEN: Final = "Mean-reversion-after-a-liquidation-cascade-on-a-thin-weekend-book"


def write_heavy_journal(path: Path) -> None:
    """Write the journal; one of its open trades is ten thousand million times as large."""
    write_demo_journal(path, TRADES)
    clock = SystemClock()
    with open_journal(path, for_writing=True) as file:
        journal = SqliteJournal(file)
        with journal.reading() as uow:
            told = [(one.trade, one.entries) for one, _, _ in open_trades(uow)]
        trade, entries = told[0]
        with journal.unit_of_work() as uow:
            uow.begin_action("import", trade.created_at)
            (vast,) = uow.trades.add_many([replace(trade, id=0, number=99_999)])
            uow.entries.add_many((vast, _vast(entry), None) for entry in entries)
            rederive(uow, [vast])
            uow.commit()
        change_settings(journal, clock, {"capital": str(20_000 * VAST)})
        for trade_id in (vast, *(each.id for each, _ in told)):
            describe_trade(
                journal, clock, trade_id,
                notes="\n\n".join([LONG] * 6), strategy=UNBROKEN,
                tags=(UNBROKEN, "range", "weekend"),
            )  # fmt: skip


def _vast(entry: Entry) -> Entry:
    changes: dict[str, Any] = {}
    if isinstance(entry, Open):
        changes["size"] = entry.size * VAST
    if isinstance(entry, Deposit | Borrow):
        changes["amount"] = entry.amount * VAST
    return replace(entry, **changes)
