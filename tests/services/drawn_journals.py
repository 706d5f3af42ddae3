"""Journals drawn from a seed: crossed accounts, several currencies, flows and exchange rates.

Their trades are ledgers of `tests.domain.ledgers`, with coins renamed to currencies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from journal_app.domain.ledger.account_flow import AccountFlow
from journal_app.domain.ledger.entries import Entry
from journal_app.domain.ledger.reckoning import figures, reckoned
from journal_app.domain.ledger.replay import replay
from journal_app.domain.market.exchange import ExchangeRate, rate_series
from journal_app.domain.market.observed import Mark, Market, PriceSeries, RatePoint
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.domain.state import State
from journal_app.domain.trade import Direction, MarginMode, Position, Trade
from journal_app.reports.records import TradeRecord
from journal_app.services.ports import Account, UnitOfWork
from journal_app.services.reckoning import rederive
from tests.domain.ledgers import PLATFORM, START, USDC, USDT, Ledger, Seeded, ledger
from tests.domain.slow_model import SlowBooks, slow_value

EUR, GBP, CHF = Asset("EUR"), Asset("GBP"), Asset("CHF")
USUAL_RATES: Final = {EUR: Decimal("1.08"), GBP: Decimal("1.27"), CHF: Decimal("1.12")}
ACCOUNTS: Final = ("hot", "main", "vault")
MILLISECOND: Final = timedelta(milliseconds=1)
DAY: Final = 86_400_000


@dataclass(frozen=True)
class SlowWorth:
    """An account as the slow model sees it."""

    equity: Fraction
    realised: Fraction
    unrealised: Fraction


@dataclass(frozen=True)
class DrawnJournal:
    """Trades with their ledgers, what flowed, and what the market said."""

    records: Sequence[TradeRecord]
    flows: Sequence[AccountFlow]
    rates: Sequence[ExchangeRate]
    marks: Sequence[tuple[Asset, datetime, Decimal]]
    history: dict[Asset, list[tuple[datetime, Decimal]]]
    market: Market
    capital: Decimal
    end: datetime

    def slow_worth(self, account: str, moment: datetime) -> SlowWorth:
        """What an account held at a moment, in fractions, from the entries as they stand."""
        seen = [(Asset(rate.currency), rate.at, rate.rate) for rate in self.rates]
        equity = realised = unrealised = Fraction(0)
        for flow in self.flows:
            if flow.account == account and flow.at <= moment:
                equity += Fraction(flow.amount) * Fraction(flow.price)
        for record in self.records:
            if record.trade.account == account:
                entries = [entry for entry in record.entries if entry.at <= moment]
                books = SlowBooks(entries, record.trade.borrowed_shorts, self.history)
                # at one time a mark counts before a rate, so that it stands after it here
                worth = slow_value(books, moment, [*seen, *self.marks])
                change = worth.price + worth.collateral + worth.borrowed - worth.interest
                equity += worth.equity - books.deposits
                realised += _slow_realised(books)
                unrealised += change
        return SlowWorth(equity, realised, unrealised)

    def keep(self, uow: UnitOfWork) -> None:
        """Write all of it into an empty journal."""
        uow.begin_action("import", self.end)
        uow.settings.put("capital", str(self.capital))
        for name in ACCOUNTS:
            uow.keep_account(Account(name=name))
        for flow in self.flows:
            uow.flows.add(flow)
        for rate in self.rates:
            uow.keep_exchange_rate(rate)
        uow.observations.add_marks(Mark(*mark) for mark in self.marks)
        uow.observations.add_rates(
            RatePoint(PLATFORM, asset, at, apr)
            for asset, points in self.history.items()
            for at, apr in points
        )
        ids = uow.trades.add_many([replace(each.trade, id=0) for each in self.records])
        uow.entries.add_many(
            (trade_id, entry, None)
            for trade_id, record in zip(ids, self.records, strict=True)
            for entry in record.entries
        )
        rederive(uow, ids)
        uow.commit()


def drawn_journal(seed: int) -> DrawnJournal:
    """One journal, always the same of a seed."""
    chance = Seeded(seed)
    drawn = [
        _renamed(ledger(chance), {USDT: (EUR, GBP)[chance.whole(0, 1)], USDC: _coin(chance)})
        for _ in range(chance.whole(1, 4))
    ]
    history = {asset: points for each in drawn for asset, points in each.history.items()}
    marks = [mark for each in drawn for mark in each.marks]
    last = max((each.entries[-1].at for each in drawn if each.entries), default=START)
    span = (last - START) // MILLISECOND + 40 * DAY

    def some_time() -> datetime:
        return START + chance.whole(0, span) * MILLISECOND

    rates = {
        (currency, at): ExchangeRate(
            currency=currency,
            at=at,
            rate=usual * chance.whole(900, 1_111) / 1_000,
        )
        for currency, usual in USUAL_RATES.items()
        for at in [some_time() for _ in range(chance.whole(0, 5))]
    }
    flows = [
        AccountFlow(
            account=ACCOUNTS[chance.whole(0, 2)],
            at=some_time(),
            asset=(EUR, GBP, USDC, Asset("ETH"))[chance.whole(0, 3)],
            amount=Decimal(chance.whole(-(10**20), 2 * 10**20) or 1).scaleb(-18),
            price=Decimal(chance.whole(1, 3_000_000)).scaleb(-3),
        )
        for _ in range(chance.whole(0, 6))
    ]
    market = _market(marks, history, rates.values())
    records = [
        _record(number, each, market, history, last, chance)
        for number, each in enumerate(drawn, start=1)
    ]
    return DrawnJournal(
        records=[record for record in records if record.entries],
        flows=sorted(flows, key=lambda flow: (flow.at, flow.account)),
        rates=list(rates.values()),
        marks=marks,
        history=history,
        market=market,
        capital=Decimal(chance.whole(1, 90_000)),
        end=START + span * MILLISECOND,
    )


def two_moments(journal: DrawnJournal, chance: Seeded) -> tuple[datetime, datetime]:
    """Two moments in order, at times at a flow."""
    span = (journal.end - START) // MILLISECOND
    moments = [START + chance.whole(0, span) * MILLISECOND for _ in range(2)]
    if journal.flows and chance.whole(0, 1):
        moments[0] = journal.flows[0].at
    first, second = sorted(moments)
    return first, second


def _coin(chance: Seeded) -> Asset:
    return (USDC, EUR, GBP, CHF)[chance.whole(0, 3)]


def _renamed(one: Ledger, names: dict[Asset, Asset]) -> Ledger:
    def named(entry: Entry) -> Entry:
        told: dict[str, Any] = {
            field: names[asset]
            for field in ("asset", "to_asset", "debt_asset")
            if (asset := getattr(entry, field, None)) in names
        }
        if entry.fee is not None and entry.fee.asset in names:
            told["fee"] = replace(entry.fee, asset=names[entry.fee.asset])
        return replace(entry, **told) if told else entry

    return Ledger(
        [named(entry) for entry in one.entries],
        one.borrowed_shorts,
        [(names.get(asset, asset), at, price) for asset, at, price in one.marks],
        {names.get(asset, asset): points for asset, points in one.history.items()},
    )


def _market(marks: Any, history: Any, rates: Any) -> Market:
    assets = {asset for asset, _, _ in marks}
    prices = {
        one: PriceSeries(Mark(asset, at, price) for asset, at, price in marks if asset == one)
        for one in assets
    }
    of_platform = Ledger([], frozenset(), [], history).rates
    return Market(prices, {PLATFORM: of_platform}, rate_series(rates))


def _record(
    number: int,
    one: Ledger,
    market: Market,
    history: dict[Asset, list[tuple[datetime, Decimal]]],
    last: datetime,
    chance: Seeded,
) -> TradeRecord:
    """The trade of a ledger without what cannot be, at the last entry of the journal."""
    entries: list[Entry] = []
    state, rates = State(), Ledger([], frozenset(), [], history).rates
    for entry in one.entries:
        try:
            state = replay([entry], after=state, borrowed_shorts=one.borrowed_shorts, rates=rates)
        except Refused:
            continue
        entries.append(entry)
    trade = Trade(
        id=number,
        number=number,
        account=ACCOUNTS[chance.whole(0, 2)],
        platform=PLATFORM,
        margin_mode=(MarginMode.CROSS, MarginMode.ISOLATED)[chance.whole(0, 1)],
        positions=tuple(Position(asset, Direction.SHORT) for asset in one.borrowed_shorts),
        created_at=START,
    )
    told = reckoned(trade, entries, market, last)
    return TradeRecord(told.trade, entries, figures(told, market))


def _slow_realised(books: SlowBooks) -> Fraction:
    debts = books.debts.values()
    return (
        sum((it.gain for it in books.positions.values()), Fraction(0))
        + books.collateral_gain
        + sum((it.gain for it in debts), Fraction(0))
        + books.funding
        + books.collateral_yield
        - books.interest
        - books.fees
        - books.gas
        - books.swap_cost
        - books.penalty
    )
