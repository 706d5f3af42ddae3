"""What is usual of a rate: the median of the days, not of the times it was written down."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from journal_app.domain.ledger.entries import Borrow, Deposit, Open, RateChange
from journal_app.domain.ledger.reckoning import reckoned
from journal_app.domain.market.interest import RateIndex
from journal_app.domain.market.observed import NO_MARKET, RatePoint, observed
from journal_app.domain.trade import Trade
from journal_app.domain.watching.usual_rate import DebtRate, debt_rates, usual_rate
from tests.domain.ledgers import ETH, PLATFORM, START, USDC

DAY = timedelta(days=1)
NOW = START + 100 * DAY
TRADE = Trade(id=1, number=1, account="main", platform=PLATFORM, created_at=START)


def test_days_count_and_not_points() -> None:
    surge = [(NOW - hours * timedelta(hours=1), Decimal("0.3")) for hours in range(60)]
    history = RateIndex([(START, Decimal("0.08")), *surge])
    assert usual_rate(history, NOW) == Decimal("0.08")


def test_what_is_older_than_the_days_is_forgotten() -> None:
    history = RateIndex([(START, Decimal("0.5")), (NOW - 80 * DAY, Decimal("0.05"))])
    assert usual_rate(history, NOW) == Decimal("0.05")
    assert usual_rate(history, NOW, days=2) == Decimal("0.05")


def test_nothing_is_usual_before_the_first_rate() -> None:
    assert usual_rate(RateIndex([(NOW, Decimal("0.05"))]), NOW - DAY) is None


def test_a_debt_follows_the_history_of_its_platform_or_its_own() -> None:
    entries = [
        Deposit(at=START, asset=ETH, amount=Decimal(10), price=Decimal(2000)),
        Borrow(at=START, sequence=1, asset=USDC, amount=Decimal(20_000), price=Decimal(1)),
        Open(at=START, sequence=2, asset=ETH, size=Decimal(10), price=Decimal(2000)),
    ]
    market = observed(NO_MARKET, [], [RatePoint(PLATFORM, USDC, START, Decimal("0.08"))])
    known = debt_rates(reckoned(TRADE, entries, market, NOW), market)
    assert known == (DebtRate(USDC, Decimal("0.08"), Decimal("0.08"), START),)
    assert debt_rates(reckoned(TRADE, entries, NO_MARKET, NOW), NO_MARKET) == ()

    own = [*entries, RateChange(at=START, sequence=3, asset=USDC, apr=Decimal("0.07"))]
    own.append(RateChange(at=NOW - DAY, sequence=0, asset=USDC, apr=Decimal("0.21")))
    found = debt_rates(reckoned(TRADE, own, NO_MARKET, NOW), NO_MARKET)
    assert found == (DebtRate(USDC, Decimal("0.21"), Decimal("0.07"), NOW - DAY),)
    assert debt_rates(reckoned(TRADE, own, market, NOW), market)[0].told_at == NOW - DAY
