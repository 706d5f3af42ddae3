"""What the demo is made of: coins, venues, strategies and the words of the trader, as data."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from journal_app.domain.money import Asset
from journal_app.domain.trade import Direction
from journal_app.services.ports import Account

VenueKind = Literal["lending", "perpetual"]
StrategyKind = Literal["single", "staked", "pair", "hedge"]

Words = Mapping[str, tuple[str, ...]]
"""Sentences to choose from, by the occasion."""

Span = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coin:
    """An asset whose price walks.

    price: about where the walk ends. daily_swing: a day's usual move as a fraction.
    market_share: how much of it is the move of the whole market. places, lot_places: decimals of
    its prices and of amounts of it.
    """

    asset: Asset
    price: float
    daily_swing: float
    market_share: float
    places: int
    lot_places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StakedCoin:
    """A token worth `ratio` units of another, and more each year by `growth`."""

    asset: Asset
    follows: Asset
    ratio: float
    growth: float
    places: int
    lot_places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RateHistory:
    """A platform's borrow rate, which returns to its usual level; or surges at the end."""

    platform: str
    asset: Asset
    usual: float
    swing: float
    surges: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """A platform as the trader uses it.

    fee: of the value traded. gas: what a transaction takes at least and at most, in ETH; empty
    where there is none. yearly_rate: of a loan, where the platform's history is not kept, or the
    funding that longs pay. has_pairs: whether one margin account holds several markets. absorbs:
    whether a liquidation takes all collateral. holding: what lies there for the long run and may
    be hedged.
    """

    platform: str
    kind: VenueKind
    account: str
    weight: int
    fee: Decimal
    gas: tuple[Decimal, ...]
    longs: tuple[Asset, ...]
    shorts: tuple[Asset, ...]
    yearly_rate: float
    has_pairs: bool = False
    absorbs: bool = False
    holding: Asset | None = None

    def assets(self, direction: Direction) -> tuple[Asset, ...]:
        """What can be traded there on a side."""
        return self.longs if direction is Direction.LONG else self.shorts


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    """A way to trade: when, with which levels, and how its plans read.

    stop: distance as a fraction of the entry. reward: the last target in multiples of it.
    """

    name: str
    kind: StrategyKind
    direction: Direction
    when: str
    weight: int
    stop: Span
    reward: Span
    days: tuple[int, int]
    tags: tuple[str, ...]
    theses: tuple[str, ...]
    exit_plans: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A trade that is open at the end: its health factor then, or its margin ratio.

    move: about how far it went for the trader, as a fraction. days_ago: when it was opened, at
    least and at most.
    """

    platform: str
    asset: Asset
    direction: Direction
    move: float
    days_ago: tuple[int, int]
    health: Decimal | None = None
    margin: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """The whole of it."""

    capital: Decimal
    coins: tuple[Coin, ...]
    staked: tuple[StakedCoin, ...]
    rates: tuple[RateHistory, ...]
    accounts: tuple[Account, ...]
    venues: tuple[Venue, ...]
    strategies: tuple[Strategy, ...]
    open: tuple[Standing, ...]
    questions: Mapping[str, str]
    words: Mapping[str, Words]

    def said(self, subject: str, occasion: str) -> tuple[str, ...]:
        """The sentences for an occasion."""
        return self.words[subject][occasion]


def recipe_of(recipe_texts: Iterable[str]) -> Recipe:
    """Read a recipe from its TOML texts; every table stands in one of them."""
    tables: dict[str, Any] = {}
    for text in recipe_texts:
        tables.update(tomllib.loads(text))
    return Recipe(
        capital=Decimal(tables.pop("capital")),
        coins=tuple(Coin(**each) for each in tables.pop("coins")),
        staked=tuple(StakedCoin(**each) for each in tables.pop("staked")),
        rates=tuple(RateHistory(**each) for each in tables.pop("rates")),
        accounts=tuple(Account(**each) for each in tables.pop("accounts")),
        venues=tuple(map(_venue, tables.pop("venues"))),
        strategies=tuple(map(_strategy, tables.pop("strategies"))),
        open=tuple(map(_standing, tables.pop("open"))),
        questions=tables.pop("questions"),
        words={
            subject: {occasion: tuple(said) for occasion, said in words.items()}
            for subject, words in tables.items()
        },
    )


def _venue(written: dict[str, Any]) -> Venue:
    return Venue(
        **written
        | {
            "fee": Decimal(written["fee"]),
            "gas": tuple(map(Decimal, written["gas"])),
            "longs": tuple(map(Asset, written["longs"])),
            "shorts": tuple(map(Asset, written["shorts"])),
        }
    )


def _strategy(written: dict[str, Any]) -> Strategy:
    low, high = written["stop"]
    least, most = written["reward"]
    shortest, longest = written["days"]
    return Strategy(
        **written
        | {
            "direction": Direction(written["direction"]),
            "stop": (low, high),
            "reward": (least, most),
            "days": (shortest, longest),
            "tags": tuple(written["tags"]),
            "theses": tuple(written["theses"]),
            "exit_plans": tuple(written["exit_plans"]),
        }
    )


def _standing(written: dict[str, Any]) -> Standing:
    figures = {key: Decimal(written[key]) for key in ("health", "margin") if key in written}
    newest, oldest = written["days_ago"]
    return Standing(
        **written
        | {"direction": Direction(written["direction"]), "days_ago": (newest, oldest)}
        | figures
    )
