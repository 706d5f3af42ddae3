"""Journals of every version that was ever in use, opened by the program of today.

When a version is final, `python -m tests.storage.test_golden` writes its journal and its rows;
they are never written again.
"""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest

from journal_app.domain.ledger.account_flow import AccountFlow
from journal_app.domain.ledger.entries import Borrow, Close, Cost, Deposit, Open, Repay
from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.money import Asset
from journal_app.domain.terms import AssetTerms, Terms
from journal_app.domain.trade import (
    Direction,
    MarginMode,
    Plan,
    PlannedPosition,
    Position,
    PositionKind,
    Status,
    Trade,
)
from journal_app.services.ports import (
    Account,
    Attachment,
    DayNote,
    ExchangeRate,
    KeptReview,
    SavedView,
    TradeLink,
    UnitOfWork,
)
from journal_app.storage.backup import verify_file
from journal_app.storage.database import open_journal
from journal_app.storage.header import SCHEMA_VERSION
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from journal_app.storage.layout import RECORDED

GOLDEN: Final = Path(__file__).parent / "golden"
AT: Final = datetime(2026, 3, 1, 8, 30, 0, 125_000, UTC)
ETH, USDC = Asset("ETH"), Asset("USDC")

Kept = Mapping[str, list[dict[str, object]]]


@pytest.mark.parametrize("packed", sorted(GOLDEN.glob("*.gz")), ids=lambda path: path.name)
def test_an_old_journal_opens_with_equal_rows_and_sums(packed: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.journal"
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    expected = json.loads(packed.with_suffix("").with_suffix(".json").read_text(encoding="utf-8"))
    with open_journal(path, for_writing=True) as file, SqliteJournal(file).reading() as uow:
        assert [trade.number for trade in uow.trades.every()] == [1]
    verify_file(path)
    present = kept_in(path)
    for table, rows in expected.items():
        assert rows, f"{table} is empty, and so proves nothing"
        assert [
            {column: row[column] for column in old}
            for row, old in zip(present[table], rows, strict=True)
        ] == rows
    assert _sum_of_amounts(present) == _sum_of_amounts(expected)


def test_there_is_a_journal_of_every_version() -> None:
    versions = [f"v{version:03}.journal.gz" for version in range(1, SCHEMA_VERSION + 1)]
    assert [path.name for path in sorted(GOLDEN.glob("*.gz"))] == versions


def kept_in(path: Path) -> Kept:
    """Every row of what the trader said, and of its history, by table and column."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return {
            table: [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY id")]
            for table in (*RECORDED, "actions")
        }


def _sum_of_amounts(kept: Kept) -> Decimal:
    amounts = (row["amount"] for row in kept["entries"])
    return sum((Decimal(str(amount)) for amount in amounts if amount is not None), Decimal(0))


def fill(uow: UnitOfWork) -> None:
    """Something in every table."""
    uow.begin_action("trade_recorded", AT, number="1")
    uow.keep_account(Account(name="main", network="ethereum", wallet="0xabc"))
    for name, value in (("currency", "USD"), ("timezone", "Europe/Berlin")):
        uow.settings.put(name, value)
    uow.keep_exchange_rate(ExchangeRate(currency="EUR", at=AT, rate=Decimal("1.0825")))
    uow.keep_day_note(DayNote(day="2026-03-01", text="Calm – nothing to do", checked=True))
    uow.observations.add_marks(
        [
            Mark(asset=ETH, at=AT + timedelta(days=day), price=Decimal("2000.000000000000000001"))
            for day in range(3)
        ]
    )
    uow.observations.add_rates(
        [RatePoint(platform="aave_v3", asset=USDC, at=AT, apr=Decimal("0.0825"))]
    )
    batch = uow.imports.add(AT, "fills.csv", "generic", "ab" * 32)
    (raw_row,) = uow.imports.add_rows(batch, [(1, "a;b;c", "fingerprint", 0, "accepted")])
    uow.flows.add(
        AccountFlow(
            account="main",
            at=AT,
            asset=Asset("EUR"),
            amount=Decimal("-1500.000000000000000001"),
            price=Decimal("1.0825"),
            reference="SEPA 7",
            note="taken out",
        ),
        raw_row,
    )
    uow.keep_saved_view(SavedView(screen="journal", name="Losses", chosen={"result": ("loss",)}))
    figures = {"net": Decimal("-12.5"), "win_rate": None}
    uow.reviews.put(KeptReview(period="2026-W09", rule="Wait", signed_at=AT, figures=figures))
    uow.keep_own_terms(replace(_terms(), as_of=date(2026, 2, 28), modes=("cross",), since="2023"))
    trade = uow.trades.add(_trade())
    uow.attachments.add(
        Attachment(
            id=0,
            trade_id=trade.id,
            content_hash="0a" * 32,
            file_name="график.png",
            media_type="image/png",
            size_bytes=7,
            added_at=AT,
            note="the retest",
        )
    )
    uow.keep_link(TradeLink(trade.id, trade.id, "continues"))  # for the file a row as any other
    for place, entry in enumerate(
        (
            Deposit(at=AT, sequence=1, asset=USDC, amount=Decimal(20_000), price=Decimal(1)),
            Borrow(at=AT, sequence=2, asset=USDC, amount=Decimal(20_000), price=Decimal(1)),
            Open(
                at=AT,
                sequence=3,
                asset=ETH,
                size=Decimal("19.999999999999999999"),
                price=Decimal(2000),
                fee=Cost(Decimal("0.0031"), ETH, Decimal(2000)),
                reference="0xfeed",
            ),
            Close(
                at=AT + timedelta(days=2), sequence=4, asset=ETH, amount=None, price=Decimal(2100)
            ),
            Repay(
                at=AT + timedelta(days=2),
                sequence=5,
                asset=USDC,
                amount=Decimal("20008.77"),
                price=Decimal(1),
                note="all of it",
            ),
        )
    ):
        uow.entries.add(trade.id, entry, raw_row if place == 0 else None)
    uow.commit()


def _terms() -> Terms:
    figures = AssetTerms(max_ltv=Decimal("0.8"), liquidation_threshold=Decimal("0.825"))
    return Terms(
        platform="aave_v3",
        name="Aave v3",
        law="lending",
        as_of=date(2026, 2, 17),
        source="made up",
        assets={ETH: figures},
        aliases={Asset("WETH"): ETH},
    )


def _trade() -> Trade:
    return Trade(
        id=0,
        number=0,
        account="main",
        platform="aave_v3",
        label="first",
        margin_mode=MarginMode.CROSS,
        strategy="breakout",
        tags=("trend", "größer"),
        mistakes=("late",),
        emotions=("calm",),
        positions=(Position(ETH, Direction.LONG),),
        status=Status.CLOSED,
        terms=_terms(),
        plan=Plan(
            planned_at=AT,
            thesis="It breaks out",
            positions=(
                PlannedPosition(
                    asset=ETH,
                    direction=Direction.LONG,
                    kind=PositionKind.SPOT,
                    entry=Decimal(2000),
                    units=Decimal(20),
                    stop=Decimal(1900),
                ),
            ),
            risk=Decimal("2031.23"),
        ),
        created_at=AT,
        notes="As it was.",
        grade="B",
        lesson="Patience",
    )


def write_golden() -> None:
    """Write the journal of today's version, and its rows."""
    name = f"v{SCHEMA_VERSION:03}"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "golden.journal"
        create_journal(path)
        with (
            open_journal(path, for_writing=True) as file,
            SqliteJournal(file).unit_of_work() as uow,
        ):
            fill(uow)
        packed = gzip.compress(path.read_bytes(), 9, mtime=0)
        rows = json.dumps(kept_in(path), ensure_ascii=False, indent=1)
    (GOLDEN / f"{name}.journal.gz").write_bytes(packed)
    (GOLDEN / f"{name}.json").write_text(f"{rows}\n", encoding="utf-8")


if __name__ == "__main__":
    write_golden()
