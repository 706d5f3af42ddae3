"""A journal with as many open positions as anybody holds, for what reads the whole book."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final

from journal_app.assembly.presets import PresetPlatforms
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.market.observed import Mark
from journal_app.domain.money import Asset
from journal_app.domain.trade import MarginMode
from journal_app.services.marking import mark
from journal_app.services.ports import Journal
from journal_app.services.preferences import change_settings
from journal_app.services.recording import open_trade

NOW: Final = datetime(2026, 11, 20, 12, tzinfo=UTC)
_BEGUN: Final = NOW - timedelta(days=30)
ETH, BTC, USDC = Asset("ETH"), Asset("BTC"), Asset("USDC")
_PRICES: Final = {ETH: Decimal(2_000), BTC: Decimal(60_000)}


class StandingClock:
    """It is always the same time."""

    def now(self) -> datetime:
        return NOW


def fill_with_open_trades(journal: Journal, count: int) -> None:
    """Loans at Aave, one account each, and contracts of which three at a time are crossed."""
    clock, platforms = StandingClock(), PresetPlatforms()
    for number in range(count):
        asset = (ETH, BTC)[number % 2]
        units = (Decimal(10_000 + 37 * number) / _PRICES[asset]).quantize(Decimal("0.0001"))
        price, own = _PRICES[asset], Decimal(5_000 + 11 * number)
        is_loan = number % 4 < 2
        at = _BEGUN + timedelta(minutes=number)
        drafts = [Draft(kind="deposit", at=at, asset=USDC, amount=own, price=Decimal(1))]
        if is_loan:
            owed = (units * price - own).quantize(Decimal("0.01"))
            drafts.append(Draft(kind="borrow", at=at, asset=USDC, amount=owed, apr=Decimal("0.08")))
        drafts.append(Draft(kind="open", at=at, asset=asset, amount=units, price=price))
        open_trade(
            journal,
            clock,
            platforms,
            drafts,
            account=f"account {number // (1 if is_loan else 12)}",
            platform="aave_v3" if is_loan else "dydx_v4",
            margin_mode=MarginMode.ISOLATED if is_loan else MarginMode.CROSS,
        )
    marks = [Mark(asset, NOW, price * Decimal("0.98")) for asset, price in _PRICES.items()]
    mark(journal, clock, marks, [])
    change_settings(journal, clock, {"capital": "5000000"})
