"""A payment in a token of which no price is known."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from journal_app.domain.importing.imported import PaidFor, TradeEvent
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.ledger.entries import Open
from journal_app.domain.money import Asset
from journal_app.domain.trade import Direction, Position, PositionKind, Trade
from journal_app.services.attributing import attribute
from journal_app.services.ledgers import Ledger

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
ETH, POINT = Asset("ETH"), Asset("POINT")


def test_a_payment_of_no_known_value_is_refused() -> None:
    opened = Open(at=NOON - timedelta(hours=1), asset=ETH, size=Decimal(1), price=Decimal(2000))
    trade = Trade(
        id=1,
        number=1,
        account="main",
        platform="perps",
        positions=(Position(ETH, Direction.LONG, PositionKind.PERPETUAL),),
        created_at=NOON,
    )
    ledger = Ledger(trade, {}, [opened])
    draft = Draft(kind="funding", at=NOON, asset=POINT, amount=Decimal(1))
    event = TradeEvent(draft=draft, paid_for=PaidFor(ETH, Direction.LONG, NOON))
    attributed = attribute([(7, event)], [ledger], lambda _asset, _at: None)
    assert [problem.code for problem in attributed.problems.values()] == ["price_unknown"]
    assert (list(attributed.problems), attributed.ledgers, ledger.added) == ([7], [], [])
