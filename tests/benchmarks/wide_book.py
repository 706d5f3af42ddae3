"""A journal of many open positions, each in an asset of its own, marked for some days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final

from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.entries import Cost, Entry
from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.money import Asset
from journal_app.domain.terms import AssetTerms, Terms
from journal_app.domain.trade import (
    Direction,
    Plan,
    PlannedPosition,
    Position,
    PositionKind,
    Status,
    Target,
    Trade,
)
from journal_app.services.reckoning import rederive
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal

BEGUN: Final = datetime(2026, 8, 1, 9, tzinfo=UTC)
DAY: Final = timedelta(days=1)
USDC: Final = Asset("USDC")

_STABLE: Final = AssetTerms(
    max_ltv=Decimal("0.77"), liquidation_threshold=Decimal("0.8"), maintenance_margin=Decimal("0.1")
)
_LISTED: Final = AssetTerms(
    max_ltv=Decimal("0.75"),
    liquidation_threshold=Decimal("0.8"),
    initial_margin=Decimal("0.1"),
    maintenance_margin=Decimal("0.05"),
)


def assets(count: int) -> Sequence[Asset]:
    """So many assets."""
    return [Asset(f"T{number:03}") for number in range(count)]


def price_of(number: int) -> Decimal:
    """What the asset with this number cost at first."""
    return Decimal(150_000 + 731 * number).scaleb(-2)


def wide_book(path: Path, count: int, marked_days: int) -> Path:
    """Write it: three positions of five are borrowed for, the others perpetual contracts."""
    create_journal(path)
    named = assets(count)
    platforms = {law: _terms(law, named) for law in ("lending", "perp")}
    made = [_trade(number, asset, platforms) for number, asset in enumerate(named)]
    with open_journal(path, for_writing=True) as file, SqliteJournal(file).unit_of_work() as uow:
        uow.begin_action("import", BEGUN)
        uow.settings.put("capital", "900000")
        uow.observations.add_rates(
            RatePoint("lending", USDC, BEGUN + day * DAY, Decimal(500 + day % 40).scaleb(-4))
            for day in range(90)
        )
        uow.observations.add_marks(
            Mark(asset, BEGUN + day * DAY, price_of(number) * Decimal(1_000 + day % 9) / 1_000)
            for day in range(1, marked_days + 1)
            for number, asset in enumerate(named)
        )
        ids = uow.trades.add_many([trade for trade, _ in made])
        uow.entries.add_many(
            (trade_id, entry, None)
            for trade_id, (_, entries) in zip(ids, made, strict=True)
            for entry in entries
        )
        rederive(uow, ids)
        uow.commit()
    return path


def _terms(law: str, named: Sequence[Asset]) -> Terms:
    return Terms(
        platform=law,
        name=law.capitalize(),
        law=law,  # type: ignore[arg-type]
        as_of=date(2026, 1, 1),
        source="made for this measurement",
        assets={USDC: _STABLE, **dict.fromkeys(named, _LISTED)},
        aliases={},
    )


def _trade(number: int, asset: Asset, platforms: dict[str, Terms]) -> tuple[Trade, list[Entry]]:
    law = "lending" if number % 5 < 3 else "perp"
    kind = PositionKind.SPOT if law == "lending" else PositionKind.PERPETUAL
    price, units = price_of(number), Decimal(2)
    side = -1 if law == "perp" and number % 2 else 1
    at = BEGUN + timedelta(minutes=number)
    stop = price * (1 - side * Decimal("0.07"))
    target = price * (1 + side * Decimal("0.2"))
    direction = Direction.LONG if side > 0 else Direction.SHORT
    trade = Trade(
        id=0,
        number=0,
        account="main",
        platform=law,
        strategy="Trend",
        tags=("swing",),
        positions=(Position(asset, direction, kind),),
        status=Status.OPEN,
        terms=platforms[law],
        created_at=at,
        plan=Plan(
            planned_at=at,
            thesis="Higher low above the average, and volume behind it.",
            positions=(
                PlannedPosition(
                    asset=asset,
                    direction=direction,
                    kind=kind,
                    entry=price,
                    units=units,
                    stop=stop,
                    targets=(Target(target, Decimal(1)),),
                ),
            ),
            days=Decimal(200),
            risk=abs(price - stop) * units,
            exit_plan="Out at the stop, or half of it at the target.",
        ),
    )
    own = price * units / 2
    fee = Cost(Decimal("1.35"), USDC, Decimal(1))
    entries: list[Entry] = [kinds.Deposit(at=at, asset=USDC, amount=own, price=Decimal(1))]
    if law == "lending":
        entries.append(
            kinds.Borrow(at=at, sequence=1, asset=USDC, amount=own, price=Decimal(1), apr=None)
        )
    entries.append(
        kinds.Open(at=at, sequence=2, asset=asset, size=units * side, price=price, fee=fee)
    )
    entries.append(kinds.StopMoved(at=at + DAY, asset=asset, price=stop * Decimal("1.001")))
    return trade, entries
