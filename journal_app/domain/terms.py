"""The rules a trade was made under: a platform's terms, frozen with the plan.

Presets change with governance; a trade is always judged by the terms it holds. Ratios are
fractions of 1. A platform's margin law is a word of `LAWS`; the law itself is in `domain.margin`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal, get_args

from journal_app.domain.exact import ONE
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem

Law = Literal["lending", "equity_ratio", "debt_ratio", "perp", "gmx"]
LAWS: Final[tuple[Law, ...]] = get_args(Law)

Mode = Literal["isolated", "cross"]
MODES: Final[tuple[Mode, ...]] = get_args(Mode)

Source = Literal["oracle", "market"]
SOURCES: Final[tuple[Source, ...]] = get_args(Source)


@dataclass(frozen=True, slots=True)
class AssetTerms:
    """What a platform allows for one asset or market; None where the law has no use for it.

    tiers: (from notional, most leverage), ascending, where leverage falls with size.
    """

    max_ltv: Decimal | None = None
    liquidation_threshold: Decimal | None = None
    liquidation_penalty: Decimal | None = None
    initial_margin: Decimal | None = None
    maintenance_margin: Decimal | None = None
    tiers: tuple[tuple[Decimal, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """A platform's rules on one day.

    fee_rate: taker fee as a fraction of notional. liquidates_on: `oracle` or `market`, the price
    that decides. aliases: other tickers for the same terms, as ETH for WETH. modes: how margin may
    be kept. since: the day, the month or the year from which the platform runs, as `2023-08`.
    close_factor: the share of a debt that one liquidation repays; None where it repays all.
    """

    platform: str
    name: str
    law: Law
    as_of: date
    source: str
    assets: Mapping[Asset, AssetTerms]
    aliases: Mapping[Asset, Asset]
    network: str = ""
    price_source: str = ""
    liquidates_on: Source = "market"
    fee_rate: Decimal | None = None
    note: str = ""
    modes: tuple[Mode, ...] = ()
    since: str = ""
    close_factor: Decimal | None = None

    def ticker(self, asset: Asset) -> Asset:
        """The one ticker under which the platform knows an asset: WETH and ETH are the same."""
        return self.aliases.get(asset, asset)

    def names(self, asset: Asset) -> tuple[Asset, ...]:
        """All tickers of an asset here, its own first: a price of one is a price of each."""
        ticker = self.ticker(asset)
        same = (ticker, *(alias for alias, of in self.aliases.items() if of == ticker))
        return (asset, *(name for name in same if name != asset))

    def of(self, asset: Asset) -> AssetTerms | None:
        """The terms of an asset under its own ticker or an alias."""
        return self.assets.get(asset) or self.assets.get(self.ticker(asset))

    @property
    def has_perpetuals(self) -> bool:
        """Whether positions are perpetual contracts, which borrow nothing."""
        return self.law in ("perp", "gmx")

    @property
    def pools_accounts(self) -> bool:
        """Whether all collateral of an account stands behind each of its positions, always."""
        return self.modes == ("cross",)


def loan_problem(
    field: str, max_ltv: Decimal | None, threshold: Decimal | None = None
) -> Problem | None:
    """Why nobody lends so much of a value: it would be liquidated at once; None where one may."""
    if max_ltv is None:
        return None
    if max_ltv >= ONE:
        return Problem(field, "lends_all")
    if threshold is not None and max_ltv > threshold:
        return Problem(field, "ltv_above_threshold")
    return None
