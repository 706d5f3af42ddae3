"""The sheet on which prices and rates are brought up to date: what open trades depend on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from decimal import Decimal
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

from journal_app.domain.entry_times import time_problem
from journal_app.domain.exact import exact, plain
from journal_app.domain.importing.doubts import rate_doubt
from journal_app.domain.ledger.reckoning import names_of, reckoned
from journal_app.domain.market.interest import rate_problem
from journal_app.domain.market.observed import Mark, Market, RatePoint
from journal_app.domain.money import STABLECOINS, Asset
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.trade import Trade
from journal_app.domain.watching.lines import LINES
from journal_app.domain.watching.usual_rate import debt_rates
from journal_app.services.book_figures import BookFigures, book_figures
from journal_app.services.browsing import records
from journal_app.services.marking import Marked
from journal_app.services.marking import mark as mark_market
from journal_app.services.ports import Clock, Journal, TradeFilter, UnitOfWork
from journal_app.services.watching import standing_now, standing_with


class PriceLine(NamedTuple):
    """An asset that open trades hold or owe: its last price, when that was seen, in how many.

    oracle_price: what the oracle said then, where it differed and any of the trades is liquidated
    by it; with the next price it is asked for again.
    """

    asset: Asset
    price: Decimal | None
    seen_at: datetime | None
    trades: int
    oracle_price: Decimal | None = None


class RateLine(NamedTuple):
    """A debt that open trades have on a platform, and its rate in force as a yearly fraction."""

    platform: str
    asset: Asset
    apr: Decimal | None
    trades: int


class PriceSheet(NamedTuple):
    """All that is to be brought up to date. last_at: of the newest mark of the journal.

    book: the figures of the whole book until then.
    """

    prices: tuple[PriceLine, ...]
    rates: tuple[RateLine, ...]
    last_at: datetime | None
    book: BookFigures


@exact
def price_sheet(uow: UnitOfWork, now: datetime) -> PriceSheet:
    """The assets and debts of every open trade, those that stand in most trades first.

    Stablecoins are asked for once they were marked before.
    """
    market = uow.observations.latest_market()
    last_at = uow.observations.last_mark_at()
    moment = max(now, last_at) if last_at else now
    prices: dict[Asset, PriceLine] = {}
    rates: dict[tuple[str, Asset], RateLine] = {}
    for record in records(uow, TradeFilter(statuses=("open",))):
        one = reckoned(record.trade, record.entries, market, moment)
        for asset, quote in one.valuation.quotes.items():
            if asset in STABLECOINS and asset not in market.prices:
                continue
            known = prices.get(asset, PriceLine(asset, quote.price, quote.at, 0))
            if quote.at and (known.seen_at is None or quote.at > known.seen_at):
                known = known._replace(price=quote.price, seen_at=quote.at)
            said = _said_by_oracle(record.trade, asset, market, moment)
            prices[asset] = known._replace(
                trades=known.trades + 1, oracle_price=said or known.oracle_price
            )
        told = {each.asset: each.apr for each in debt_rates(one, market)}
        for asset in one.valuation.owed:
            key = record.trade.platform, asset
            line = rates.get(key, RateLine(*key, told.get(asset), 0))
            rates[key] = line._replace(trades=line.trades + 1)
    return PriceSheet(
        tuple(sorted(prices.values(), key=lambda line: (-line.trades, line.asset))),
        tuple(sorted(rates.values(), key=lambda line: (line.platform, line.asset))),
        last_at,
        book_figures(standing_now(uow, now)),
    )


def _said_by_oracle(trade: Trade, asset: Asset, market: Market, moment: datetime) -> Decimal | None:
    """What an oracle that liquidates a trade said last, where it differed from the market."""
    if trade.terms is None or trade.terms.liquidates_on != "oracle":
        return None
    series = [market.prices[name] for name in names_of(trade)(asset) if name in market.prices]
    marks = [mark for each in series if (mark := each.at(moment)) is not None]
    return max(marks, key=lambda mark: mark.at).oracle_price if marks else None


class Typed(NamedTuple):
    """What was typed into the sheet. percents: rates in percent a year, by platform and asset.

    oracle_prices: of assets whose price stands in `prices`; the others have the market's.
    """

    prices: Mapping[Asset, Decimal]
    percents: Mapping[tuple[str, Asset], Decimal]
    oracle_prices: Mapping[Asset, Decimal] = MappingProxyType({})


def price_problem(price: Decimal, field: str = "") -> Problem | None:
    """Why something cannot be a price."""
    return None if price > 0 else Problem(field, "not_positive", {"text": plain(price)})


@exact
def percent_doubt(line: RateLine, percent: Decimal) -> Problem | None:
    """Whether a rate in percent a year is so far from the one in force that it may be a slip."""
    return rate_doubt("", line.apr, percent / 100)


def resting_on_old(
    sheet: PriceSheet, filled: Collection[Asset], at: datetime | None
) -> tuple[PriceLine, ...]:
    """The assets that would still have an old price at a moment, the oldest first; none at no
    moment.

    filled: what is given a new one. What was never seen has no age.
    """
    old = [
        (line.seen_at, line)
        for line in sheet.prices
        if at and line.seen_at and line.asset not in filled and at - line.seen_at > LINES.mark_age
    ]
    return tuple(line for _, line in sorted(old, key=itemgetter(0)))


def time_doubt(at: datetime, last_at: datetime | None) -> Problem | None:
    """Whether there are newer prices already, so that what is kept of then may change nothing."""
    if last_at is None or at >= last_at:
        return None
    return Problem("", "older_than_last")


def latest_of(now: datetime, last_at: datetime | None) -> datetime:
    """The present, or the last mark where that is later: a newer one can always follow it."""
    return now if last_at is None else max(now, last_at)


def book_with(uow: UnitOfWork, now: datetime, at: datetime, typed: Typed) -> BookFigures:
    """The figures of the whole book, were this kept: the very ones that Today would show then.

    Raises: Refused, where a ledger would not be possible with it.
    """
    return book_figures(standing_with(uow, now, *observed_in(at, typed)))


@exact
def observed_in(at: datetime, typed: Typed) -> tuple[list[Mark], list[RatePoint]]:
    """The marks and rates that were typed, as of a moment."""
    marks = [
        Mark(asset, at, price, typed.oracle_prices.get(asset))
        for asset, price in typed.prices.items()
    ]
    rates = [
        RatePoint(platform, asset, at, percent / 100)
        for (platform, asset), percent in typed.percents.items()
    ]
    return marks, rates


@exact
def update_prices(journal: Journal, clock: Clock, at: datetime, typed: Typed) -> Marked:
    """Keep what was typed as of a moment, as one step, and reckon anew whatever it changes.

    Raises: Refused, where something cannot be a price or a rate.
    """
    oracle = typed.oracle_prices
    marks, rates = observed_in(at, typed)
    with journal.reading() as uow:
        last_at = uow.observations.last_mark_at()
    when = time_problem("", at, latest_of(clock.now(), last_at))
    found = [
        *([when] if when else []),
        *(wrong for mark in marks if (wrong := price_problem(mark.price, mark.asset))),
        *(wrong for asset, price in oracle.items() if (wrong := price_problem(price, asset))),
        *(Problem(asset, "oracle_alone") for asset in oracle if asset not in typed.prices),
        *(wrong for point in rates if (wrong := rate_problem(point.asset, point.apr))),
    ]
    if found:
        raise Refused(found)
    return mark_market(journal, clock, marks, rates)
