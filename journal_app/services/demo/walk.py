"""The made-up market: a walk of daily prices for each asset, and of borrow rates.

Prices walk backwards from the last day, so that journals of one seed share their last year
however far back they reach. With x the logarithm of a price, μ its usual level, σ the daily
swing and ε a normal number that is partly the whole market's:

    x(day before) = x + κ·(μ − x) + σ·ε
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import accumulate
from math import exp, log, sqrt
from random import Random
from typing import Final

from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.money import STABLECOINS, Asset
from journal_app.services.demo.recipe import Coin, RateHistory, Recipe, StakedCoin

DAY: Final = timedelta(days=1)

MONTH: Final = 20
"""Days of a month, as charts count them."""

RETURN_A_DAY: Final = 0.012
"""κ of prices: how much of the distance from the usual level is made good in a day."""

RATE_RETURN_A_DAY: Final = 0.08
"""The same of borrow rates."""

SURGE: Final = (2.35, 2.3, 2.1, 1.5)
"""What a surging rate is of its usual level on the last days, the last one first."""

LEAST_RATE: Final = 0.002


class Walk:
    """Daily prices and borrow rates until the last mark, and prices between them."""

    def __init__(self, recipe: Recipe, seed: int, first_at: datetime, last_at: datetime) -> None:
        """Walk from `last_at` back until `first_at`, both at the hour of the daily mark."""
        self.first_at: Final = first_at
        self.last_at: Final = last_at
        self.days: Final = (last_at - first_at) // DAY
        coins: tuple[Coin | StakedCoin, ...] = (*recipe.coins, *recipe.staked)
        self.coins: Final = {coin.asset: coin for coin in coins}
        market = Random(f"{seed} market")
        tides = [market.gauss(0, 1) for _ in range(self.days + 1)]
        self._closes: Final = {
            coin.asset: _walked(coin, tides, Random(f"{seed} price {coin.asset}"))
            for coin in recipe.coins
        }
        for coin in recipe.staked:
            self._closes[coin.asset] = self._staked(coin)
        self._sums: Final = {
            asset: list(accumulate(closes, initial=0.0)) for asset, closes in self._closes.items()
        }
        self._extremes: Final = {
            asset: [_extremes(closes, day) for day in range(len(closes))]
            for asset, closes in self._closes.items()
        }
        self._rates: Final = {
            history: _rates_of(
                history, self.days, Random(f"{seed} rate {history.platform} {history.asset}")
            )
            for history in recipe.rates
        }

    # prices as numbers, to decide by

    def close(self, asset: Asset, day: int) -> float:
        """The mark of a day, counted from the first."""
        return self._closes[asset][day]

    def level(self, asset: Asset, at: datetime) -> float:
        """The price at any moment, between the marks on the straight line of logarithms."""
        day = self.day_of(at)
        closes = self._closes[asset]
        if day >= self.days:
            return closes[self.days]
        passed = (at - self.mark_at(day)) / DAY
        return float(closes[day] * (closes[day + 1] / closes[day]) ** passed)

    def average(self, asset: Asset, day: int, days: int) -> float:
        """The mean of the marks of so many days until a day."""
        sums = self._sums[asset]
        return (sums[day + 1] - sums[day + 1 - days]) / days

    def extremes(self, asset: Asset, day: int) -> tuple[float, float]:
        """The lowest and the highest mark of a month of days until a day."""
        return self._extremes[asset][day]

    def closes(self, asset: Asset, first: int, last: int) -> Sequence[float]:
        """The marks of days, the last one included."""
        return self._closes[asset][first : last + 1]

    # time

    def mark_at(self, day: int) -> datetime:
        """When a day is marked."""
        return self.first_at + day * DAY

    def day_of(self, at: datetime) -> int:
        """The last day marked by a moment."""
        return (at - self.first_at) // DAY

    # prices and rates to write down

    def price(self, asset: Asset, at: datetime) -> Decimal:
        """The price at a moment, as it is quoted. A stablecoin is worth 1."""
        if asset in STABLECOINS:
            return Decimal(1)
        return quoted(self.level(asset, at), self.coins[asset].places)

    def marks(self) -> Iterator[Mark]:
        """Every daily mark, day by day."""
        for day in range(self.days + 1):
            at = self.mark_at(day)
            for asset, coin in self.coins.items():
                yield Mark(asset, at, quoted(self._closes[asset][day], coin.places))

    def rate_points(self) -> Iterator[RatePoint]:
        """Every day's borrow rate of each history."""
        for history, rates in self._rates.items():
            for day, rate in enumerate(rates):
                at = self.mark_at(day)
                yield RatePoint(history.platform, history.asset, at, quoted(rate, 4))

    def rate(self, platform: str, asset: Asset, at: datetime) -> Decimal | None:
        """The rate in force, where its history is kept."""
        for history, rates in self._rates.items():
            if (history.platform, history.asset) == (platform, asset):
                return quoted(rates[self.day_of(at)], 4)
        return None

    def _staked(self, coin: StakedCoin) -> list[float]:
        closes = self._closes[coin.follows]
        years = [(self.days - day) / 365 for day in range(self.days + 1)]
        return [
            close * coin.ratio / (1 + coin.growth) ** ago
            for close, ago in zip(closes, years, strict=True)
        ]


def _extremes(closes: Sequence[float], day: int) -> tuple[float, float]:
    month = closes[max(day - MONTH + 1, 0) : day + 1]
    return min(month), max(month)


def quoted(number: float, places: int) -> Decimal:
    """A number of the walk as an exact decimal of so many places."""
    return Decimal(f"{number:.{places}f}")


def _walked(coin: Coin, tides: Sequence[float], chance: Random) -> list[float]:
    usual = log(coin.price)
    x = usual + 2 * coin.daily_swing * chance.gauss(0, 1)
    own_share = sqrt(1 - coin.market_share**2)
    backwards = []
    for tide in tides:
        backwards.append(exp(x))
        noise = coin.market_share * tide + own_share * chance.gauss(0, 1)
        x += RETURN_A_DAY * (usual - x) + coin.daily_swing * noise
    return backwards[::-1]


def _rates_of(history: RateHistory, days: int, chance: Random) -> list[float]:
    rate = history.usual
    backwards = []
    for ago in range(days + 1):
        surge = SURGE[ago] if history.surges and ago < len(SURGE) else 1.0
        backwards.append(max(history.usual * surge if surge > 1 else rate, LEAST_RATE))
        rate += RATE_RETURN_A_DAY * (history.usual - rate) + history.swing * chance.gauss(0, 1)
    return backwards[::-1]
