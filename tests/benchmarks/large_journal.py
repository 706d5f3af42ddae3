"""A journal of any size, written through the program in the fast way."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final

from journal_app.domain.figures import Figures
from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.entries import Cost, Entry
from journal_app.domain.market.observed import NO_MARKET
from journal_app.domain.money import Asset
from journal_app.domain.trade import Direction, Position, PositionKind, Status, Trade
from journal_app.services.ports import UnitOfWork
from journal_app.services.reckoning import figures_of, moment_of
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal

NEW_YEAR: Final = datetime(2024, 1, 1, tzinfo=UTC)
USDC: Final = Asset("USDC")
ENTRIES_OF_A_TRADE: Final = 5

Ledgers = list[tuple[Trade, list[Entry]]]


def ledgers(count: int, seed: int = 1) -> Ledgers:
    """Closed perpetual trades with collateral, funding, fees and references."""
    chance = random.Random(seed)
    made: Ledgers = []
    for number in range(count):
        asset = Asset(chance.choice(["ETH", "BTC", "SOL", "HYPE"]))
        side = chance.choice([1, -1])
        at = NEW_YEAR + timedelta(minutes=5 * number)
        price = Decimal(chance.randrange(100_000, 400_000)).scaleb(-2)
        size = Decimal(chance.randrange(1, 10_000)).scaleb(-3)
        fee = Cost(Decimal("0.35"), USDC, Decimal(1))
        direction = Direction.LONG if side > 0 else Direction.SHORT
        trade = Trade(
            id=0,
            number=0,
            account="main",
            platform=chance.choice(["dydx_v4", "hyperliquid"]),
            strategy=chance.choice(["trend", "pair", ""]),
            tags=(chance.choice(["swing", "scalp"]),),
            positions=(Position(asset, direction, PositionKind.PERPETUAL),),
            status=Status.CLOSED,
            created_at=NEW_YEAR,
            notes=f"thesis number {number}",
        )
        reference = f"0x{chance.getrandbits(256):064x}"
        funded = Decimal(chance.randrange(-100, 100)).scaleb(-2)
        sold = price * Decimal(chance.randrange(90, 111)).scaleb(-2)
        own = size * price / 2
        hour = timedelta(hours=1)
        entries: list[Entry] = [
            kinds.Deposit(at=at, asset=USDC, amount=own, price=Decimal(1)),
            kinds.Open(
                at=at, sequence=1, asset=asset, size=size * side, price=price, fee=fee,
                reference=reference,
            ),
            kinds.Funding(at=at + hour, asset=USDC, amount=funded, price=Decimal(1)),
            kinds.Close(at=at + 2 * hour, asset=asset, amount=None, price=sold, fee=fee),
            kinds.Withdraw(at=at + 3 * hour, asset=USDC, amount=own, price=Decimal(1)),
        ]  # fmt: skip
        made.append((trade, entries))
    return made


def figures_in(made: Ledgers) -> list[Figures]:
    """Their figures, reckoned."""
    return [
        figures_of(trade, entries, NO_MARKET, moment_of(trade, entries, None))
        for trade, entries in made
    ]


def keep(uow: UnitOfWork, made: Ledgers, told: list[Figures]) -> None:
    """Keep ledgers with their figures in a transaction under way."""
    trade_ids = uow.trades.add_many([trade for trade, _ in made])
    uow.entries.add_many(
        [
            (trade_id, entry, None)
            for trade_id, (_, entries) in zip(trade_ids, made, strict=True)
            for entry in entries
        ]
    )
    uow.figures.put_many(zip(trade_ids, told, strict=True))


def large_journal(path: Path, trades: int) -> Path:
    """Write it."""
    create_journal(path)
    with open_journal(path, for_writing=True) as file, SqliteJournal(file).unit_of_work() as uow:
        uow.begin_action("import", NEW_YEAR)
        made = ledgers(trades)
        keep(uow, made, figures_in(made))
        uow.commit()
    return path
