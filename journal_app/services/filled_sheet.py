"""The sheet of prices and rates as a file fills it: to be looked at before anything is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import exact
from journal_app.domain.importing.imported import Accepted, ImportedFile, RowRefused
from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused

ONE_LOOK: Final = timedelta(hours=1)
"""What a file saw so long before its newest line, or later, is of the same look at the market."""


class Filled(NamedTuple):
    """What a file says. at: of its newest line; percents: of a year, by platform and asset.

    older: assets of which it says nothing so new; they are left out. refused: its lines that
    cannot be read.
    """

    at: datetime
    prices: Mapping[Asset, Decimal]
    oracle_prices: Mapping[Asset, Decimal]
    percents: Mapping[tuple[str, Asset], Decimal]
    older: tuple[Asset, ...]
    refused: int


@exact
def filled_from(file: ImportedFile) -> Filled:
    """The newest price of each asset, and the newest rate of each debt, in a file of these.

    Raises: Refused `no_prices_in_file`, where it holds neither.
    """
    content = [each.content for each in file.outcomes if isinstance(each, Accepted)]
    told = [each for each in content if isinstance(each, (Mark, RatePoint))]
    if not told:
        raise Refused.because("", "no_prices_in_file")
    newest = {_place(each): each for each in sorted(told, key=lambda each: each.at)}
    at = max(each.at for each in newest.values())
    fresh = [each for each in newest.values() if at - each.at <= ONE_LOOK]
    marks = [each for each in fresh if isinstance(each, Mark)]
    return Filled(
        at=at,
        prices={mark.asset: mark.price for mark in marks},
        oracle_prices={mark.asset: mark.oracle_price for mark in marks if mark.oracle_price},
        percents={
            (each.platform, each.asset): each.apr * 100
            for each in fresh
            if isinstance(each, RatePoint)
        },
        older=tuple(each.asset for each in newest.values() if at - each.at > ONE_LOOK),
        refused=sum(isinstance(each, RowRefused) for each in file.outcomes),
    )


def _place(told: Mark | RatePoint) -> tuple[str, Asset]:
    """What it is the price or the rate of; a price is not one platform's."""
    return ("" if isinstance(told, Mark) else told.platform), told.asset
