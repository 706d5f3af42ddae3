"""Survey the platforms: what their borrowing costs, and what each account holds there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.figures import PositionFigures
from journal_app.domain.margin.account import most_leverage
from journal_app.domain.margin.perpetual import MarginTier, MarginTiers
from journal_app.domain.market.interest import RateIndex
from journal_app.domain.money import Asset
from journal_app.domain.terms import AssetTerms, Terms
from journal_app.domain.watching.usual_rate import usual_rate
from journal_app.services.ports import UnitOfWork


class KnownRate(NamedTuple):
    """A borrow rate that the journal knows. since: from when the present one is in force.

    usual: see `usual_rate`. Units: fractions a year.
    """

    platform: str
    asset: Asset
    apr: Decimal
    since: datetime
    usual: Decimal | None
    points: int


class Held(NamedTuple):
    """What an open trade holds on a platform. Units: the journal's currency; amounts in units."""

    trade_id: int
    number: int
    platform: str
    account: str
    equity: Decimal
    exposure: Decimal
    positions: tuple[PositionFigures, ...]
    collateral: Mapping[Asset, Decimal]
    debt: Mapping[Asset, Decimal]


class LastMark(NamedTuple):
    """The last price of an asset that the journal knows. Units: its currency per unit."""

    price: Decimal
    at: datetime


class Survey(NamedTuple):
    """What a journal knows of platforms; `marks` by asset. own: every version of its own terms."""

    rates: tuple[KnownRate, ...]
    held: tuple[Held, ...]
    marks: Mapping[Asset, LastMark]
    own: tuple[Terms, ...] = ()


def survey(uow: UnitOfWork, now: datetime) -> Survey:
    """All that the journal knows of its platforms by now, and nothing of what is yet to come."""
    market = uow.observations.market()
    marked_at = min(now, uow.observations.last_mark_at() or now)
    rates = (
        _known_rate(platform, asset, history, marked_at, now)
        for platform, of_platform in sorted(market.rates.items())
        for asset, history in sorted(of_platform.items())
    )
    last = ((asset, series.at(now)) for asset, series in market.prices.items())
    return Survey(
        rates=tuple(rate for rate in rates if rate is not None),
        held=tuple(_held(uow)),
        marks={asset: LastMark(mark.price, mark.at) for asset, mark in last if mark is not None},
        own=tuple(uow.own_terms()),
    )


@exact
def own_money(held: Iterable[Held]) -> dict[str, Decimal]:
    """The equity that lies on each platform."""
    lying: dict[str, Decimal] = {}
    for each in held:
        lying[each.platform] = lying.get(each.platform, ZERO) + each.equity
    return lying


@exact
def margin_limits(known: AssetTerms) -> tuple[Decimal | None, Decimal | None]:
    """The most leverage of a small position, and the maintenance share of its value."""
    if known.tiers:
        tiers = MarginTiers(tuple(MarginTier(*tier) for tier in known.tiers))
        return most_leverage(tiers.initial(ONE)), tiers.brackets[0].maintenance(ONE)
    initial = known.initial_margin or known.maintenance_margin
    return most_leverage(initial) if initial else None, known.maintenance_margin


def _known_rate(
    platform: str, asset: Asset, history: RateIndex, marked_at: datetime, now: datetime
) -> KnownRate | None:
    """The rate as it was last known: at the last mark, or at its own last change after that."""
    since, points, following = None, 0, history.next_change(None)
    while following is not None and following <= now:
        since, points = following, points + 1
        following = history.next_change(following)
    if since is None:
        return None
    at = max(since, marked_at)
    apr = history.apr_at(at)
    if apr is None:
        return None
    return KnownRate(platform, asset, apr, since, usual_rate(history, at), points)


def _held(uow: UnitOfWork) -> Iterator[Held]:
    open_ids = uow.figures.unsettled()
    for trade in uow.trades.some(open_ids):
        told = uow.figures.get(trade.id)
        if told is None or trade.deleted_at is not None or told.status != "open":
            continue
        yield Held(
            trade_id=trade.id,
            number=trade.number,
            platform=trade.platform,
            account=trade.account,
            equity=told.equity,
            exposure=told.exposure,
            positions=tuple(each for each in told.positions if each.quantity),
            collateral=told.collateral,
            debt=told.debt,
        )
