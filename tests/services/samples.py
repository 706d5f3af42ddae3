"""Trades, plans, terms and entries with every field in use."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Final

from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.entries import Cost, Entry
from journal_app.domain.money import Asset
from journal_app.domain.terms import AssetTerms, Terms
from journal_app.domain.trade import (
    ChecklistAnswer,
    Direction,
    MarginMode,
    Plan,
    PlannedPosition,
    Position,
    PositionKind,
    Status,
    Target,
    Trade,
    Verdict,
)

NEW_YEAR: Final = datetime(2026, 1, 1, tzinfo=UTC)
ETH, BTC, USDC = Asset("ETH"), Asset("BTC"), Asset("USDC")
D = Decimal

TERMS: Final = Terms(
    platform="aave_v3",
    name="Aave v3",
    law="lending",
    as_of=date(2026, 2, 17),
    source="the market's own page",
    assets={
        ETH: AssetTerms(
            max_ltv=D("0.805"), liquidation_threshold=D("0.83"), liquidation_penalty=D("0.05")
        ),
        BTC: AssetTerms(
            initial_margin=D("0.05"),
            maintenance_margin=D("0.03"),
            tiers=((D(0), D(20)), (D(1_000_000), D("12.5"))),
        ),
    },
    aliases={Asset("WETH"): ETH},
    network="ethereum",
    price_source="oracle",
    liquidates_on="oracle",
    fee_rate=D("0.0005"),
    note="of one day",
)

PLAN: Final = Plan(
    planned_at=NEW_YEAR,
    thesis="Breakout above 2,000 – „confirmed“",
    positions=(
        PlannedPosition(
            asset=ETH,
            direction=Direction.LONG,
            kind=PositionKind.SPOT,
            entry=D("2000.10"),
            units=D("1.000000000000000001"),
            stop=D(1800),
            targets=(Target(D(2400), D("0.5")), Target(D(2600), D("0.5"))),
            liquidation_price=D("1250.5"),
        ),
    ),
    collateral={USDC: D(2000)},
    borrowed={Asset("USDT"): D(1000)},
    leverage=D("1.5"),
    borrow_apr=D("0.08"),
    days=D(30),
    fee_rate=D("0.0005"),
    expected_costs=D("12.345"),
    capital=D(20000),
    risk=D(200),
    reward=D(500),
    health_factor=D("1.9"),
    margin_ratio=D("0.4"),
    profile="moderate",
    exit_plan="Half at the first target",
    alerts=((D(1900), "phone"), (D(1850), "exchange order")),
    checklist=(
        ChecklistAnswer("thesis", "Is there a reason?", "yes", Verdict.PASS),
        ChecklistAnswer(
            "size",
            "Is the loss within 2 %?",
            "no",
            Verdict.BREACH,
            ("risk_above",),
            "small account",
        ),
    ),
)

EMPTY_PLAN: Final = Plan(planned_at=NEW_YEAR)


def hours(count: float) -> datetime:
    """So many hours into the year."""
    return NEW_YEAR + timedelta(hours=count)


def bare_trade(platform: str = "hyperliquid") -> Trade:
    """A trade with nothing in it."""
    return Trade(id=0, number=0, account="main", platform=platform, created_at=NEW_YEAR)


FULL_TRADE: Final = Trade(
    id=0,
    number=0,
    account="main",
    platform="aave_v3",
    label="file-7",
    margin_mode=MarginMode.CROSS,
    strategy="Breakout",
    tags=("swing", "eth"),
    positions=(
        Position(ETH, Direction.LONG),
        Position(BTC, Direction.SHORT, PositionKind.PERPETUAL),
    ),
    status=Status.PLANNED,
    plan=PLAN,
    terms=TERMS,
    created_at=NEW_YEAR,
    notes="Größe halten",
    grade="B",
    lesson="Wait for the close",
    mistakes=("early entry",),
    emotions=("calm", "swing"),
)

FEE: Final = Cost(D("0.35"), USDC, D(1))

EVERY_KIND: Final[tuple[Entry, ...]] = (
    kinds.Open(
        at=hours(0), asset=ETH, size=D("-1.5"), price=D("2000.1"), borrow_apr=D("0.08"), fee=FEE
    ),
    kinds.Add(at=hours(1), asset=ETH, amount=D("0.000000000000000001"), price=D(2000)),
    kinds.Reduce(at=hours(2), asset=ETH, amount=D(1), price=D(2000), reference="0xABC"),
    kinds.Close(at=hours(3), asset=ETH, amount=None, price=D(2100), note="Stop hit"),
    kinds.Borrow(at=hours(4), asset=USDC, amount=D(1000), price=D(1), apr=D("0.05")),
    kinds.Repay(at=hours(5), asset=USDC, amount=D(1000), price=D(1)),
    kinds.Deposit(at=hours(6), asset=USDC, amount=D(1000), price=D(1)),
    kinds.Withdraw(at=hours(7), asset=USDC, amount=D(1000), price=D(1)),
    kinds.Swap(
        at=hours(8),
        asset=USDC,
        amount=D(10),
        price=D(1),
        to_asset=ETH,
        to_amount=D("0.005"),
        to_price=D(1990),
    ),
    kinds.RateChange(at=hours(9), asset=USDC, apr=D("-0.01")),
    kinds.InterestCharged(at=hours(10), asset=USDC, amount=D("0.1"), price=D(1)),
    kinds.Funding(at=hours(11), asset=USDC, amount=D("-0.2"), price=D(1)),
    kinds.FeePaid(at=hours(12), asset=USDC, amount=D("0.3"), price=D(1)),
    kinds.Gas(at=hours(13), asset=ETH, amount=D("0.001"), price=D(2000)),
    kinds.Yield(at=hours(14), asset=USDC, amount=D("0.4"), price=D(1)),
    kinds.Liquidation(
        at=hours(15),
        asset=ETH,
        amount=D(1),
        price=D(1250),
        debt_asset=USDC,
        debt_amount=D(1200),
        debt_price=D(1),
        penalty=D(50),
    ),
    kinds.StopMoved(at=hours(16), asset=ETH, price=D(1900), note="trail"),
    kinds.TargetMoved(at=hours(17), asset=ETH, price=D(2500)),
    kinds.AlertHit(at=hours(18), asset=ETH, price=D(1950)),
    kinds.AlertHit(
        at=hours(18),
        sequence=1,
        asset=ETH,
        price=D(1940),
        line="watch_health_below",
        measured=D("1.42"),
        bound=D("1.5"),
    ),
    kinds.Note(at=hours(19), sequence=3, note="just a remark"),
)


def round_trip(start: float, price: str, exit_price: str) -> list[Entry]:
    """A long of one ETH from one price to another, closed an hour later."""
    return [
        kinds.Open(at=hours(start), sequence=0, asset=ETH, size=D(1), price=D(price), fee=FEE),
        kinds.Close(at=hours(start + 1), sequence=1, asset=ETH, amount=None, price=D(exit_price)),
    ]
