"""Daily returns of drawn journals against a slow model of their ledgers, in fractions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from journal_app.domain.ledger.own_money import OwnMoney
from journal_app.domain.market.observed import Mark, PriceSeries
from journal_app.domain.money import Asset
from journal_app.domain.periods import Period
from journal_app.reports.daily_returns import DailyReturns, daily_returns
from tests.domain.ledgers import START, Seeded
from tests.services.drawn_journals import ACCOUNTS, DrawnJournal, drawn_journal

ZONE = ZoneInfo("America/New_York")
DAYS = 25
EXACTLY = Fraction(1, 10**25)
FIRST = START.astimezone(ZONE).date()
PERIOD = Period("", FIRST, FIRST + timedelta(days=DAYS), ZONE)


def marked_daily(seed: int) -> DrawnJournal:
    """A drawn journal with a price of everything on every day, and enough money behind it."""
    chance, drawn = Seeded(seed), drawn_journal(seed)
    assets = {
        held.asset: held.average_entry
        for record in drawn.records
        for held in record.figures.positions
    }
    seen = [
        (asset, START + timedelta(days=day), entry * chance.whole(90, 110) / 100)
        for asset, entry in assets.items()
        for day in range(DAYS)
    ]
    marks = [*drawn.marks, *seen]
    prices: dict[Asset, list[Mark]] = defaultdict(list)
    for mark in marks:
        prices[mark[0]].append(Mark(*mark))
    market = replace(
        drawn.market, prices={asset: PriceSeries(each) for asset, each in prices.items()}
    )
    return replace(drawn, marks=marks, market=market, capital=Decimal(10**9))


def slow_equity(journal: DrawnJournal, moment: datetime) -> Fraction:
    worth = (journal.slow_worth(account, moment).equity for account in ACCOUNTS)
    return Fraction(journal.capital) + sum(worth, Fraction(0))


def slow_day(journal: DrawnJournal, day: date) -> Fraction:
    """The return of a day: equity is seen at both ends of it, and right after each flow."""
    morning, night = (
        datetime.combine(day + timedelta(days=n), time.min, ZONE).astimezone(START.tzinfo)
        - timedelta(milliseconds=1)
        for n in (0, 1)
    )
    night = min(night, journal.end)
    flows: dict[datetime, Fraction] = defaultdict(Fraction)
    for flow in journal.flows:
        if morning < flow.at <= night:
            flows[flow.at] += Fraction(flow.amount) * Fraction(flow.price)
    growth, equity = Fraction(1), slow_equity(journal, morning)
    for moment in sorted({*flows, night}):
        reached = slow_equity(journal, moment)
        growth *= (reached - flows.get(moment, Fraction(0))) / equity
        equity = reached
    return growth - 1


def returns_of(journal: DrawnJournal) -> DailyReturns:
    own = OwnMoney(journal.capital, journal.flows)
    return daily_returns(journal.records, journal.market, own, PERIOD, journal.end)


@pytest.mark.parametrize("share", range(2))
def test_drawn_journals_day_by_day(share: int) -> None:
    days = flowed = 0
    for seed in range(share, 24, 2):
        journal = marked_daily(seed)
        told = returns_of(journal)
        assert told.missing is None
        flowed += len(journal.flows)
        for day in told.days:
            days += 1
            assert abs(Fraction(day.value) - slow_day(journal, day.day)) < EXACTLY
    assert days > 200
    assert flowed > 20
