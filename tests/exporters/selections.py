"""Selections to export: made-up trades, reckoned by the domain, with all kinds of text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from decimal import Decimal
from random import Random
from typing import Final

from journal_app.domain.ledger.account_flow import AccountFlow
from journal_app.domain.ledger.entries import (
    Add,
    Borrow,
    Close,
    Cost,
    Deposit,
    Entry,
    Funding,
    Gas,
    Open,
    Reduce,
    Repay,
    StopMoved,
)
from journal_app.domain.ledger.own_money import OwnMoney
from journal_app.domain.ledger.reckoning import figures, reckoned
from journal_app.domain.market.observed import Mark, Market, PriceSeries
from journal_app.domain.money import Asset
from journal_app.domain.trade import (
    ChecklistAnswer,
    Direction,
    Plan,
    Position,
    Status,
    Trade,
    Verdict,
)
from journal_app.reports.records import TradeRecord
from journal_app.reports.selection import Selection, whole

START: Final = datetime(2026, 1, 5, 9, tzinfo=UTC)
LAST_MARK: Final = datetime(2026, 11, 20, 12, tzinfo=UTC)
ETH, USDC = Asset("ETH"), Asset("USDC")
QUESTIONS: Final = ("Thesis", "Levels", "Margin", "Size", "Costs")
OWN: Final = OwnMoney(Decimal(20_000))
OWN_WITH_FLOWS: Final = OwnMoney(
    Decimal(20_000),
    [
        AccountFlow(
            account=account,
            at=datetime(2026, month, 9, 14, 30, tzinfo=UTC),
            asset=Asset("EUR"),
            amount=Decimal(amount),
            price=Decimal("1.0825"),
        )
        for account, month, amount in (("main", 3, 4_000), ("vault", 6, -1_500), ("main", 6, 250))
    ],
)
STRATEGIES: Final = ("Pullback", "Breakout", "", "=2*3 mean")


def selection(count: int, seed: int = 1, zone: tzinfo = UTC, own: OwnMoney = OWN) -> Selection:
    """A selection of `count` trades, every tenth of them still open."""
    chance = Random(seed)
    market = _market(chance)
    records = [_record(number, chance, market) for number in range(1, count + 1)]
    return selected(records, market, zone, own)


def selected(
    records: Sequence[TradeRecord], market: Market, zone: tzinfo = UTC, own: OwnMoney = OWN
) -> Selection:
    """The whole of these trades."""
    return whole(
        records,
        market,
        filters=(),
        currency="USD",
        zone=zone,
        own=own,
        behind=own,
        fallback=START,
    )


def record_of(trade: Trade, entries: Sequence[Entry], market: Market) -> TradeRecord:
    """A trade with its figures at the last mark."""
    one = reckoned(trade, entries, market, LAST_MARK)
    return TradeRecord(one.trade, entries, figures(one, market))


def _market(chance: Random) -> Market:
    price = Decimal(2000)
    marks = []
    at = START - timedelta(days=1)
    while at <= LAST_MARK:
        price = max(Decimal(500), price + Decimal(chance.randint(-6000, 6200)) / 100)
        marks.append(Mark(ETH, at, price))
        at += timedelta(days=1)
    return Market({ETH: PriceSeries(marks)}, {})


def _record(number: int, chance: Random, market: Market) -> TradeRecord:
    opened = START + timedelta(minutes=chance.randint(0, 290 * 1440))
    is_long = chance.random() < 0.6
    is_open = number % 10 == 0
    entry = _price(market, opened)
    size = Decimal(chance.randint(100, 4000)) / 1000
    fee = Cost(Decimal("1.25"), USDC, Decimal(1))
    entries: list[Entry] = [
        Deposit(at=opened, sequence=0, asset=USDC, amount=size * entry, price=Decimal(1)),
        Open(
            at=opened, sequence=1, asset=ETH, size=size if is_long else -size, price=entry, fee=fee,
            note=chance.choice(["", "as planned", "+ late", "-5 % slip"]),
        ),
    ]  # fmt: skip
    if is_long:
        entries.append(
            Borrow(
                at=opened, sequence=2, asset=USDC, amount=size * entry / 2, price=Decimal(1),
                apr=Decimal("0.08"),
            )
        )  # fmt: skip
    later = opened + timedelta(hours=chance.randint(5, 900))
    moved = opened + timedelta(hours=2)
    entries.append(StopMoved(at=moved, sequence=3, asset=ETH, price=entry * Decimal("0.95")))
    entries.append(
        Add(at=moved, sequence=4, asset=ETH, amount=Decimal("0.123456789012345678"),
            price=entry + 1)
    )  # fmt: skip
    entries.append(
        Reduce(at=moved, sequence=5, asset=ETH, amount=Decimal("0.023456789012345678"),
               price=entry + 3, reference="0xabc")
    )  # fmt: skip
    if not is_open:
        exit_price = _price(market, later)
        if is_long:
            entries.append(
                Repay(at=later, sequence=6, asset=USDC, amount=size * entry / 2, price=Decimal(1))
            )
        else:
            entries.append(
                Funding(at=later, sequence=6, asset=USDC, amount=Decimal(3), price=Decimal(1))
            )
        entries.append(Close(at=later, sequence=7, asset=ETH, amount=None, price=exit_price))
        entries.append(
            Gas(at=later, sequence=8, asset=ETH, amount=Decimal("0.0002"), price=exit_price)
        )
    trade = Trade(
        id=number,
        number=number,
        account="main",
        platform=chance.choice(["aave_v3", "hyperliquid", "compound_v3"]),
        label=f"T{number}" if number % 3 else "",
        strategy=chance.choice(STRATEGIES),
        tags=("trend",) if number % 2 else (),
        positions=(Position(ETH, Direction.LONG if is_long else Direction.SHORT),),
        status=Status.OPEN,
        plan=_plan(chance, opened, entry, size) if number % 4 else None,
        created_at=opened,
        mistakes=("moved the stop",) if number % 5 == 0 else (),
        lesson="wait for the retest" if number % 7 == 0 else "",
    )
    return record_of(trade, entries, market)


def _plan(chance: Random, at: datetime, entry: Decimal, size: Decimal) -> Plan:
    verdicts = [Verdict.PASS, Verdict.PASS, Verdict.WARNING, Verdict.BREACH]
    return Plan(
        planned_at=at,
        thesis="higher low",
        risk=size * entry / 20,
        reward=size * entry / 8,
        checklist=tuple(
            ChecklistAnswer(
                question, "?", "yes", verdict := chance.choice(verdicts),
                reason="small size" if verdict is Verdict.BREACH else "",
            )
            for question in QUESTIONS
        ),
    )  # fmt: skip


def _price(market: Market, at: datetime) -> Decimal:
    quote = market.quote(ETH, at)
    assert quote is not None
    return quote.price
