"""What the trader sees on a day and wants to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from operator import truediv
from random import Random
from typing import Final

from journal_app.domain.money import Asset
from journal_app.domain.trade import Direction
from journal_app.services.demo.recipe import Recipe, Strategy, Venue
from journal_app.services.demo.walk import MONTH, Walk
from journal_app.services.demo.writing import ETHER

LOOK_BACK: Final = 50
"""Days of prices that the trader looks at before a trade."""

FIRST_TARGET: Final = 0.6
"""How far the first of two targets lies, as a share of the way to the last."""

LEAST_FOR_TWO_TARGETS: Final = 1.9
"""The reward in multiples of the stop from which half is taken on the way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """A trade before it is sized.

    assets: one, or of a pair the long one and the short one. stop, targets: moves of the trade
    against and for it, as fractions of the entry.
    """

    venue: Venue
    strategy: Strategy
    assets: tuple[Asset, ...]
    opens_at: datetime
    days: int
    stop: float
    targets: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What the chart says at a moment: of an asset, or of the ratio of two."""

    price: float
    average20: float
    average50: float
    high20: float
    low20: float


CONDITIONS: Final[Mapping[str, Callable[[Chart], bool]]] = {
    "uptrend": lambda chart: chart.price > chart.average20 > chart.average50,
    "downtrend": lambda chart: chart.price < chart.average20 < chart.average50,
    "pullback": lambda chart: 1.02 * chart.average50 < chart.price < chart.average20,
    "new_high": lambda chart: chart.price > chart.high20,
    "new_low": lambda chart: chart.price < chart.low20,
    "well_above_average": lambda chart: chart.price > 1.09 * chart.average20,
    "well_below_average": lambda chart: chart.price < 0.92 * chart.average20,
    "somewhat_below_average": lambda chart: chart.price < 0.965 * chart.average20,
    "below_average": lambda chart: chart.price < chart.average20,
    "calm": lambda chart: 0.93 < chart.price / chart.average20 < 1.07,
}


def chart_of(walk: Walk, assets: tuple[Asset, ...], at: datetime) -> Chart:
    """What the chart of an asset says at a moment, or of the ratio of two."""
    day = walk.day_of(at)
    if len(assets) == 1:
        (asset,) = assets
        low, high = walk.extremes(asset, day)
        averages = walk.average(asset, day, MONTH), walk.average(asset, day, LOOK_BACK)
        return Chart(walk.level(asset, at), *averages, high, low)
    one, other = (walk.closes(asset, day - LOOK_BACK + 1, day) for asset in assets)
    ratios = list(map(truediv, one, other))
    month = ratios[-MONTH:]
    ratio = walk.level(assets[0], at) / walk.level(assets[1], at)
    return Chart(ratio, sum(month) / MONTH, sum(ratios) / LOOK_BACK, max(month), min(month))


class Watching:
    """The trader in front of the charts."""

    def __init__(self, recipe: Recipe, walk: Walk, chance: Random) -> None:
        self._recipe: Final = recipe
        self._walk: Final = walk
        self._chance: Final = chance
        self._weights: Final = list(accumulate(venue.weight for venue in recipe.venues))
        self._possible: Final[dict[tuple[str, tuple[Asset, ...]], list[Strategy]]] = {}

    def ideas(self, moments: Iterable[datetime]) -> Iterator[Idea]:
        """Ideas as they come: at each moment one, if a chart gives any."""
        chance, walk = self._chance, self._walk
        for at in moments:
            (venue,) = chance.choices(self._recipe.venues, cum_weights=self._weights)
            assets = _assets_looked_at(venue, chance)
            single = chart_of(walk, assets[:1], at)
            pair = chart_of(walk, assets, at) if len(assets) == 2 else single
            fitting = [
                strategy
                for strategy in self._strategies(venue, assets)
                if CONDITIONS[strategy.when](pair if strategy.kind == "pair" else single)
            ]
            if fitting:
                (strategy,) = chance.choices(fitting, [each.weight for each in fitting])
                yield idea_of(strategy, venue, assets, at, chance)

    def _strategies(self, venue: Venue, assets: tuple[Asset, ...]) -> list[Strategy]:
        place = venue.platform, assets
        if place not in self._possible:
            self._possible[place] = possible_strategies(self._recipe, venue, assets)
        return self._possible[place]


def possible_strategies(recipe: Recipe, venue: Venue, assets: tuple[Asset, ...]) -> list[Strategy]:
    """The strategies that a venue lets be traded in an asset, or in a pair."""
    staked = {coin.asset for coin in recipe.staked}
    return [each for each in recipe.strategies if _is_possible(each, venue, assets, staked)]


def _is_possible(
    strategy: Strategy, venue: Venue, assets: tuple[Asset, ...], staked: Set[Asset]
) -> bool:
    """Whether a venue lets the strategy be traded in these assets."""
    asset = assets[0]
    if asset not in venue.assets(strategy.direction):
        return False
    match strategy.kind:
        case "pair":
            return len(assets) == 2
        case "hedge":
            return asset == ETHER and venue.holding is not None
        case "staked":
            return asset in staked
        case "single":
            return asset not in staked


def idea_of(
    strategy: Strategy, venue: Venue, assets: tuple[Asset, ...], at: datetime, chance: Random
) -> Idea:
    """The strategy applied, with its levels."""
    stop = chance.uniform(*strategy.stop)
    reward = chance.uniform(*strategy.reward)
    last = stop * reward
    is_halved = reward >= LEAST_FOR_TWO_TARGETS and strategy.kind in ("single", "staked")
    return Idea(
        venue=venue,
        strategy=strategy,
        assets=assets if strategy.kind == "pair" else assets[:1],
        opens_at=at,
        days=chance.randint(*strategy.days),
        stop=stop,
        targets=(last * FIRST_TARGET, last) if is_halved else (last,),
    )


def _assets_looked_at(venue: Venue, chance: Random) -> tuple[Asset, ...]:
    """An asset, and on venues with one margin account for several markets another beside it."""
    asset = chance.choice(venue.longs + venue.shorts)
    if not venue.has_pairs:
        return (asset,)
    other = chance.choice(venue.assets(Direction.SHORT))
    return (asset, other) if other != asset else (asset,)
