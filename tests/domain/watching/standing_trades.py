"""Open trades as they stand, for what the book is summed from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from journal_app.domain.ledger.entries import Borrow, Deposit, Entry, Open, StopMoved
from journal_app.domain.ledger.reckoning import figures, reckoned
from journal_app.domain.ledger.trade_levels import levels_of
from journal_app.domain.market.observed import NO_MARKET, Mark, Market, observed
from journal_app.domain.money import Asset
from journal_app.domain.terms import AssetTerms, Terms
from journal_app.domain.trade import Trade
from journal_app.domain.watching.watched import Watched

D = Decimal
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
ETH, BTC, USDC = Asset("ETH"), Asset("BTC"), Asset("USDC")
TERMS = Terms(
    platform="somewhere",
    name="Somewhere, Ethereum",
    law="lending",
    as_of=date(2026, 1, 1),
    source="made for this test",
    assets={ETH: AssetTerms(max_ltv=D("0.8"), liquidation_threshold=D("0.83"))},
    aliases={},
    fee_rate=D("0.001"),
)
TRADE = Trade(id=1, number=1, account="main", platform="somewhere", created_at=NOON, terms=TERMS)
NO_TERMS = replace(TRADE, id=2, number=2, account="", platform="elsewhere", terms=None)


def opened(*sizes: tuple[Asset, int], own: int = 12_000, stop: int | None = 1_800) -> list[Entry]:
    """Positions opened at 2,000 with so much own money; what is missing is borrowed."""
    cost = sum(2_000 * max(size, 0) for _, size in sizes)
    entries: list[Entry] = [Deposit(at=NOON, asset=USDC, amount=D(own), price=D(1))]
    if cost > own:
        entries.append(Borrow(at=NOON, asset=USDC, amount=D(cost - own), price=D(1)))
    entries += [Open(at=NOON, asset=asset, size=D(size), price=D(2_000)) for asset, size in sizes]
    if stop is not None:
        entries.append(StopMoved(at=NOON, asset=sizes[0][0], price=D(stop)))
    return entries


def at(price: int) -> Market:
    return observed(NO_MARKET, [Mark(ETH, NOON + HOUR, D(price))], [])


def watched(
    trade: Trade, entries: Iterable[Entry], market: Market = NO_MARKET, name: str = "ETH long"
) -> Watched:
    ordered: Sequence[Entry] = [replace(each, sequence=k) for k, each in enumerate(entries)]
    one = reckoned(trade, ordered, market, NOON + HOUR)
    told = figures(one, market)
    levels = {held.asset: levels_of(one, told, held.asset) for held in told.positions}
    return Watched(
        one=one,
        told=told,
        name=name,
        platform="Somewhere",
        levels={asset: each for asset, each in levels.items() if each is not None},
        rates=(),
        account=lambda: None,
    )
