"""What was observed of the market: dated prices and borrow rates, not tied to any trade."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Final, TypeVar

from journal_app.domain.exact import ONE, ZERO
from journal_app.domain.market.interest import RateIndex
from journal_app.domain.money import DOLLAR, STABLECOINS, Asset

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Mark:
    """The price of an asset at a time. Units: the journal's currency per unit.

    oracle_price: the price by which the platform liquidates, where it differs from the market's.
    """

    asset: Asset
    at: datetime
    price: Decimal
    oracle_price: Decimal | None = None
    platform: str = ""


@dataclass(frozen=True, slots=True)
class RatePoint:
    """The borrow rate of an asset on a platform from a time on, as a fraction a year (APR)."""

    platform: str
    asset: Asset
    at: datetime
    apr: Decimal


@dataclass(frozen=True, slots=True)
class Quote:
    """A price and when it was seen; `at` is None for a stablecoin that was never marked.

    oracle_price: what the platform's oracle said then, where that was told.
    """

    price: Decimal
    at: datetime | None
    oracle_price: Decimal | None = None


NamesOf = Callable[[Asset], Sequence[Asset]]
"""All tickers under which a platform knows an asset: what is seen of one is seen of each."""


def own_name(asset: Asset) -> Sequence[Asset]:
    """The names of an asset of which nothing else is known."""
    return (asset,)


class PriceSeries:
    """The marks of one asset in order of time; of several at one time the last counts."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._marks: Sequence[Mark] = sorted(marks, key=lambda mark: mark.at)
        self._times: Sequence[datetime] = [mark.at for mark in self._marks]

    def at(self, moment: datetime) -> Mark | None:
        """The last mark not later than the moment."""
        index = bisect_right(self._times, moment)
        return self._marks[index - 1] if index else None

    @cached_property
    def by_oracle(self) -> PriceSeries:
        """The same with the oracle's price wherever it differs from the market's."""
        if all(mark.oracle_price is None for mark in self._marks):
            return self
        return PriceSeries(
            mark if mark.oracle_price is None else replace(mark, price=mark.oracle_price)
            for mark in self._marks
        )

    def every(self) -> Sequence[Mark]:
        """All marks in order of time."""
        return self._marks

    def between(self, start: datetime, end: datetime) -> Sequence[Mark]:
        """The marks later than `start` and not later than `end`."""
        return self._marks[bisect_right(self._times, start) : bisect_right(self._times, end)]


@dataclass(frozen=True)
class Market:
    """All observations a calculation may use.

    prices: the marks of each asset. rates: borrow rates by platform. exchange: exchange rates by
    currency, which price it as marks do; at the same time the mark counts.
    """

    prices: Mapping[Asset, PriceSeries]
    rates: Mapping[str, Mapping[Asset, RateIndex]]
    exchange: Mapping[Asset, PriceSeries] = field(default_factory=dict)

    @cached_property
    def by_oracle(self) -> Market:
        """The market as a platform sees it that liquidates by its oracle."""
        return Market(
            {asset: series.by_oracle for asset, series in self.prices.items()},
            self.rates,
            self.exchange,
        )

    def rates_of(self, platform: str, names_of: NamesOf = own_name) -> Mapping[Asset, RateIndex]:
        """The rate histories of a platform by asset, under every name that it has there."""
        known = self.rates.get(platform, {})
        if names_of is own_name or not known:
            return known
        place = platform, names_of
        if place not in self._rates_by_name:
            named = {name: known[asset] for asset in known for name in names_of(asset)}
            self._rates_by_name[place] = named | dict(known)
        return self._rates_by_name[place]

    @cached_property
    def _rates_by_name(self) -> dict[tuple[str, NamesOf], Mapping[Asset, RateIndex]]:
        """What was asked of platforms so far: trades under the same terms ask for the same."""
        return {}

    def quote(
        self, asset: Asset, at: datetime, own: tuple[datetime, Decimal] | None = None
    ) -> Quote | None:
        """The price known at a moment: the later of the mark and the trade's own last price.

        A stablecoin without either is worth a dollar: what the dollar's rate says, else one.
        """
        series = self.prices.get(asset)
        mark = series.at(at) if series else None
        if self.exchange:
            mark = self._newer_rate(asset, at, mark)
        if own is not None and (mark is None or own[0] > mark.at):
            return Quote(own[1], own[0])
        if mark is not None:
            return Quote(mark.price, mark.at, mark.oracle_price)
        if asset not in STABLECOINS:
            return None
        dollar = self._newer_rate(DOLLAR, at, None) if self.exchange else None
        return Quote(ONE, None) if dollar is None else Quote(dollar.price, dollar.at)

    def _newer_rate(self, currency: Asset, at: datetime, mark: Mark | None) -> Mark | None:
        """The mark, or the exchange rate where that is later."""
        series = self.exchange.get(currency)
        rate = series.at(at) if series else None
        return mark if rate is None or (mark is not None and mark.at >= rate.at) else rate


def observed(market: Market, marks: Iterable[Mark], points: Iterable[RatePoint]) -> Market:
    """The market with further observations, which count where an earlier one has the same time."""
    prices = dict(market.prices)
    for asset, of_asset in _grouped(marks, lambda mark: mark.asset).items():
        known = prices.get(asset)
        prices[asset] = PriceSeries([*(known.every() if known else ()), *of_asset])
    rates = {platform: dict(indices) for platform, indices in market.rates.items()}
    for (platform, asset), of_both in _grouped(points, lambda p: (p.platform, p.asset)).items():
        indices = rates.setdefault(platform, {})
        history = [*_points(indices.get(asset)), *((point.at, point.apr) for point in of_both)]
        indices[asset] = RateIndex(history)
    return Market(prices, rates, market.exchange)


def _grouped(things: Iterable[T], key: Callable[[T], K]) -> Mapping[K, list[T]]:
    groups: dict[K, list[T]] = {}
    for thing in things:
        groups.setdefault(key(thing), []).append(thing)
    return groups


def _points(index: RateIndex | None) -> Iterator[tuple[datetime, Decimal]]:
    """The history that an index was made of, read back from it."""
    at = index.next_change(None) if index else None
    while index is not None and at is not None:
        yield at, index.apr_at(at) or ZERO
        at = index.next_change(at)


NO_MARKET: Final = Market({}, {})
