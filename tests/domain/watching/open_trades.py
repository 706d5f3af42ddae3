"""Open trades as they are watched, made in a few words for the tests of the lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from journal_app.domain.exact import ZERO
from journal_app.domain.ledger.entries import Borrow, Deposit, Entry, Open, StopMoved
from journal_app.domain.ledger.reckoning import account_of, figures, reckoned
from journal_app.domain.ledger.trade_levels import levels_of
from journal_app.domain.market.observed import NO_MARKET, Mark, Market, observed
from journal_app.domain.money import Asset
from journal_app.domain.terms import AssetTerms, Law, Terms
from journal_app.domain.trade import MarginMode, Trade
from journal_app.domain.watching.lines import LINES, Lines
from journal_app.domain.watching.usual_rate import debt_rates
from journal_app.domain.watching.watch import attention
from journal_app.domain.watching.watched import Attention, Watched

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ETH, BTC, USDC = Asset("ETH"), Asset("BTC"), Asset("USDC")
SPOT = AssetTerms(max_ltv=Decimal("0.8"), liquidation_threshold=Decimal("0.83"))
PERP = AssetTerms(initial_margin=Decimal("0.1"), maintenance_margin=Decimal("0.05"))


def terms(law: Law, asset: AssetTerms, fee_rate: Decimal | None = None) -> Terms:
    return Terms(
        platform="somewhere",
        name="Somewhere",
        law=law,
        as_of=date(2026, 1, 1),
        source="made for this test",
        assets={ETH: asset, BTC: asset, USDC: asset},
        aliases={},
        fee_rate=fee_rate,
    )


LENT = Trade(
    id=1,
    number=1,
    account="main",
    platform="somewhere",
    created_at=NOON,
    terms=terms("lending", SPOT),
)
CROSSED = replace(LENT, terms=terms("perp", PERP), margin_mode=MarginMode.CROSS)


def long(
    units: int, own: int, *, stop: int | None = 1990, apr: Decimal | None = ZERO
) -> list[Entry]:
    """Units bought at 2,000 with so much own money, the rest borrowed."""
    debt = Decimal(units * 2000 - own)
    begun: list[Entry] = [
        Deposit(at=NOON, asset=USDC, amount=Decimal(own), price=Decimal(1)),
        Borrow(at=NOON, asset=USDC, amount=debt, price=Decimal(1), apr=apr),
        Open(at=NOON, asset=ETH, size=Decimal(units), price=Decimal(2000)),
    ]
    if stop is not None:
        begun.append(StopMoved(at=NOON, asset=ETH, price=Decimal(stop)))
    return begun


def perpetual(size: int, own: int, asset: Asset = ETH, stop: int = 1990) -> list[Entry]:
    return [
        Deposit(at=NOON, asset=USDC, amount=Decimal(own), price=Decimal(1)),
        Open(at=NOON, asset=asset, size=Decimal(size), price=Decimal(2000)),
        StopMoved(at=NOON, asset=asset, price=Decimal(stop)),
    ]


def watched(
    trade: Trade,
    entries: Iterable[Entry],
    market: Market = NO_MARKET,
    others: Sequence[tuple[Trade, list[Entry]]] = (),
    lines: Lines = LINES,
) -> Watched:
    """A trade an hour after it began."""
    ordered = [replace(entry, sequence=place) for place, entry in enumerate(entries)]
    one = reckoned(trade, ordered, market, NOON + HOUR)
    beside = [
        reckoned(other, [replace(e, sequence=i) for i, e in enumerate(theirs)], market, NOON + HOUR)
        for other, theirs in others
    ]
    told = figures(one, market, beside)
    levels = {held.asset: levels_of(one, told, held.asset) for held in told.positions}
    return Watched(
        one=one,
        told=told,
        name="ETH long",
        platform="Somewhere",
        levels={asset: each for asset, each in levels.items() if each is not None},
        rates=debt_rates(one, market),
        account=lambda: account_of(one, beside, market),
        lines=lines,
    )


def crossed(*open_trades: Watched, now: datetime = NOON + HOUR) -> dict[str, Attention]:
    """What is said of open trades, by its code."""
    return {each.code: each for each in attention(open_trades, now)}


def found(
    trade: Trade, entries: Iterable[Entry], market: Market = NO_MARKET
) -> dict[str, Attention]:
    return crossed(watched(trade, entries, market))


def at(price: int | str) -> Market:
    """The market with ether at a price."""
    return observed(NO_MARKET, [Mark(ETH, NOON + HOUR, Decimal(price))], [])
