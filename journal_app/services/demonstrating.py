"""Write a demo journal: believable trades over a year or more, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC
from itertools import islice
from random import Random
from typing import Final
from uuid import UUID

from journal_app.domain.exact import plain
from journal_app.domain.figures import Figures
from journal_app.domain.ledger.reckoning import figures, reckoned
from journal_app.domain.market.observed import Market
from journal_app.domain.periods import Period, day_of, month_of, week_of
from journal_app.domain.terms import Terms
from journal_app.domain.trade import Trade
from journal_app.services.demo.recipe import Recipe
from journal_app.services.demo.stories import Told, Trader
from journal_app.services.demo.walk import Walk
from journal_app.services.demo.years import LAST_MARK_AT, alike, day_notes, first_mark_at, told
from journal_app.services.ports import (
    Journal,
    KeptReview,
    Platforms,
    Progress,
    UnitOfWork,
    silent,
)
from journal_app.services.reckoning import moment_of
from journal_app.services.signing_off import signed

MOST_TRADES: Final = 1_000_000

IN_A_TRANSACTION: Final = 4_000
"""Trades that are kept at once; what a transaction changes lies in memory until it is over."""

WEEKS_REVIEWED: Final = 2
RULES_KEPT: Final = 0.7
"""The share of the rules that the trader says he kept."""

ACTION: Final = "write_demo"


def write_demo(
    journal: Journal,
    platforms: Platforms,
    recipe: Recipe,
    *,
    trades: int,
    seed: int,
    progress: Progress = silent,
) -> None:
    """Fill an empty journal with a demo; its content follows from `trades` and `seed` alone.

    Nothing asks a clock: every step is dated at the end of the demo.
    """
    walk = Walk(recipe, seed, first_mark_at(trades), LAST_MARK_AT)
    market = _keep_frame(journal, recipe, walk, seed)
    chance = Random(f"{seed} trades")
    trader = Trader(recipe, walk, _terms(recipe, platforms), market, chance, alike(trades))
    rest = told(trader, trades)
    done = 0
    while portion := list(islice(rest, IN_A_TRANSACTION)):
        with journal.unit_of_work() as uow:
            uow.begin_action(ACTION, LAST_MARK_AT)
            _keep(uow, portion, market)
            uow.commit()
        done += len(portion)
        progress(done, trades)
    _keep_reviews(journal, recipe, seed)


def _keep_frame(journal: Journal, recipe: Recipe, walk: Walk, seed: int) -> Market:
    """Keep all that is no trade: settings, accounts, marks, rates, notes of days."""
    chance = Random(f"{seed} journal")
    settings = {
        "journal_id": str(UUID(int=chance.getrandbits(128), version=4)),
        "currency": "USD",
        "zone": "UTC",
        "week_start": "monday",
        "capital": plain(recipe.capital),
    }
    with journal.unit_of_work() as uow:
        uow.begin_action(ACTION, LAST_MARK_AT)
        for name, value in settings.items():
            uow.settings.put(name, value)
        for account in recipe.accounts:
            uow.keep_account(account)
        uow.observations.add_marks(walk.marks())
        uow.observations.add_rates(walk.rate_points())
        for note in day_notes(recipe, walk, seed):
            uow.keep_day_note(note)
        market = uow.observations.market()
        uow.commit()
    return market


def _keep_reviews(journal: Journal, recipe: Recipe, seed: int) -> None:
    """Sign off the reviews of the last full weeks and of the last full month."""
    chance = Random(f"{seed} reviews")
    with journal.unit_of_work() as uow:
        uow.begin_action(ACTION, LAST_MARK_AT)
        for period in _reviewed():
            edge, leak, rule = (
                chance.choice(recipe.said("reviews", name)) for name in ("edge", "leak", "rule")
            )
            kept = KeptReview(
                period=period.name,
                edge=edge,
                leak=leak,
                rule=rule,
                rule_kept=chance.random() < RULES_KEPT,
            )
            uow.reviews.put(signed(uow, period, kept, period.end))
        uow.commit()


def _reviewed() -> Iterator[Period]:
    """The last full weeks and the last full month, whose reviews are signed off in the demo."""
    today = day_of(LAST_MARK_AT, UTC)
    yield from week_of(today, UTC).before().trailing(WEEKS_REVIEWED)
    yield month_of(today, UTC).before()


def _keep(uow: UnitOfWork, portion: Iterable[Told], market: Market) -> None:
    """Keep trades with their ledgers and figures, in the fast way."""
    reckoned_anew = [(*_reckoned(each, market), each.entries) for each in portion]
    ids = uow.trades.add_many(trade for trade, _, _ in reckoned_anew)
    uow.entries.add_many(
        (trade_id, entry, None)
        for trade_id, (_, _, entries) in zip(ids, reckoned_anew, strict=True)
        for entry in entries
    )
    uow.figures.put_many(zip(ids, (found for _, found, _ in reckoned_anew), strict=True))


def _reckoned(one: Told, market: Market) -> tuple[Trade, Figures]:
    """The trade with the status that its ledger says, and its figures at the last mark."""
    moment = moment_of(one.trade, one.entries, LAST_MARK_AT)
    now = reckoned(one.trade, one.entries, market, moment)
    return now.trade, figures(now, market)


def _terms(recipe: Recipe, platforms: Platforms) -> Mapping[str, Terms]:
    """The terms of every venue's platform."""
    found = {venue.platform: platforms.terms(venue.platform) for venue in recipe.venues}
    return {platform: terms for platform, terms in found.items() if terms is not None}
