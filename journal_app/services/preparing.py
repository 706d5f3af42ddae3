"""Prepare for planning: all that the checklist is judged beside, read once when it begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.ledger.reckoning import Reckoned, parts_of, reckoned
from journal_app.domain.ledger.standing import Part
from journal_app.domain.ledger.trade_levels import stop_of
from journal_app.domain.market.observed import Market
from journal_app.domain.money import Asset
from journal_app.domain.planning.averages import daily_average
from journal_app.domain.planning.pasted_prices import LONG_AVERAGE, SHORT_AVERAGE
from journal_app.domain.planning.playbooks import PLAYBOOKS, Playbook
from journal_app.domain.planning.profiles import Profile
from journal_app.domain.planning.surroundings import Surroundings
from journal_app.domain.trade import Direction, MarginMode, Status, Trade
from journal_app.domain.watching.usual_rate import usual_rate
from journal_app.services.own_money import capital_now
from journal_app.services.planning import is_plan_changed, proposal_of
from journal_app.services.platforms_in_force import platforms_in_force
from journal_app.services.playbooks import every_playbook
from journal_app.services.ports import Platforms, TradeFilter, UnitOfWork
from journal_app.services.profiles import profile_in_force
from journal_app.services.questions import questions_of
from journal_app.services.reckoning import ledger_of, moment_of
from journal_app.services.watch_lines import accounts_with_lines, lines_planned_under

_OPEN: Final = TradeFilter(statuses=(Status.OPEN.value,))
_WAITING: Final = TradeFilter(statuses=(Status.DRAFT.value, Status.PLANNED.value))


class Preparation(NamedTuple):
    """What planning begins with.

    last_on: the newest trade of each platform, which a new one is filled from. averages: of the
    last 20 and 50 days by asset. waiting: drafts and planned trades, the newest first; theses:
    theirs, by trade id; changed: the ids of plans whose change is kept and not signed.
    """

    around: Surroundings
    accounts: Sequence[str]
    strategies: Sequence[str]
    last_on: Mapping[str, Trade]
    averages: Mapping[Asset, tuple[Decimal | None, Decimal | None]]
    waiting: Sequence[Trade]
    theses: Mapping[int, str]
    playbooks: Mapping[str, Playbook] = PLAYBOOKS
    changed: frozenset[int] = frozenset()


def profile_of(uow: UnitOfWork) -> Profile:
    """The risk profile that the trader has chosen for the journal."""
    return profile_in_force(uow.settings.every())


@exact
def prepared(uow: UnitOfWork, platforms: Platforms, now: datetime) -> Preparation:
    """Read everything around a new trade."""
    market = uow.observations.market()
    last_on = _last_on(uow)
    waiting = list(uow.trades.some(uow.lists.ids(_WAITING, sorted_by="number", descending=True)))
    return Preparation(
        around=_around(uow, platforms_in_force(uow, platforms, now), market, now),
        accounts=[account.name for account in uow.accounts()],
        strategies=uow.lists.words("strategy"),
        last_on=last_on,
        averages={
            asset: (
                daily_average(series, now, SHORT_AVERAGE),
                daily_average(series, now, LONG_AVERAGE),
            )
            for asset, series in market.prices.items()
        },
        waiting=waiting,
        theses={trade.id: _thesis_of(uow, trade) for trade in waiting},
        playbooks=every_playbook(uow.settings.every()),
        changed=frozenset(trade.id for trade in waiting if is_plan_changed(uow, trade)),
    )


def _thesis_of(uow: UnitOfWork, trade: Trade) -> str:
    if trade.plan is not None:
        return trade.plan.thesis
    proposal = proposal_of(uow, trade.id)
    return proposal.thesis if proposal else ""


def _around(uow: UnitOfWork, platforms: Platforms, market: Market, now: datetime) -> Surroundings:
    exposure = equity = open_risk = ZERO
    own_money: dict[str, Decimal] = {}
    crossed: dict[tuple[str, str], list[Reckoned]] = {}
    last_mark_at = uow.observations.last_mark_at()
    for trade in uow.trades.some(uow.lists.ids(_OPEN)):
        told = uow.figures.get(trade.id)
        if told is None:
            continue
        exposure += told.exposure
        equity += told.equity
        own_money[trade.platform] = own_money.get(trade.platform, ZERO) + told.equity
        entries = ledger_of(uow, trade.id)
        one = reckoned(trade, entries, market, moment_of(trade, entries, last_mark_at))
        if trade.margin_mode is MarginMode.CROSS:
            crossed.setdefault((trade.account, trade.platform), []).append(one)
        for held in told.positions:
            stop = stop_of(one, held.asset)
            if stop is not None:
                side = 1 if held.direction is Direction.LONG else -1
                open_risk += max(side * (held.average_entry - stop) * held.quantity, ZERO)
    usual, latest = _rates(platforms, market, now)
    marks = {
        asset: mark.price
        for asset, series in market.prices.items()
        if (mark := series.at(now)) is not None
    }
    profile = profile_of(uow)
    return Surroundings(
        profile=profile,
        questions=questions_of(uow.settings.every()),
        capital=capital_now(uow),
        exposure=exposure,
        equity=equity,
        open_risk=open_risk,
        own_money=own_money,
        usual=usual,
        latest=latest,
        marks=marks,
        crossed={place: _at_one_time(ones, market) for place, ones in crossed.items()},
        margin_line=lines_planned_under(uow, profile.id).margin,
        margin_lines={
            name: lines_planned_under(uow, profile.id, name).margin
            for name in accounts_with_lines(uow)
        },
    )


def _at_one_time(ones: Sequence[Reckoned], market: Market) -> Sequence[Part]:
    """The trades of one crossed margin account, at the latest time of any of them."""
    at = max(one.valuation.at for one in ones)
    first, *others = (reckoned(one.trade, one.entries, market, at) for one in ones)
    return parts_of(first, others, market)


def _rates(
    platforms: Platforms, market: Market, now: datetime
) -> tuple[dict[tuple[str, Asset], Decimal], dict[tuple[str, Asset], Decimal]]:
    """Usual and latest borrow rates under every name that an asset has on its platform."""
    usual: dict[tuple[str, Asset], Decimal] = {}
    latest: dict[tuple[str, Asset], Decimal] = {}
    for platform, by_asset in market.rates.items():
        terms = platforms.terms(platform)
        for asset, index in by_asset.items():
            median, apr = usual_rate(index, now), index.apr_at(now)
            for name in terms.names(asset) if terms else (asset,):
                if median is not None:
                    usual[platform, name] = median
                if apr is not None:
                    latest[platform, name] = apr
    return usual, latest


def _last_on(uow: UnitOfWork) -> dict[str, Trade]:
    found = {}
    for platform in uow.lists.words("platform"):
        wanted = TradeFilter(platforms=(platform,), is_planned=True)
        for trade_id in uow.lists.ids(wanted, sorted_by="number", descending=True)[:1]:
            found[platform] = uow.trades.get(trade_id)
    return found
