"""Trades from the first thought to what was learnt: planned, carried, closed, written about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Final

from journal_app.domain.ledger.entries import Entry
from journal_app.domain.market.observed import Market
from journal_app.domain.terms import Terms
from journal_app.domain.trade import Status, Trade, Verdict
from journal_app.services.demo.carrying import HOUR, MINUTE, Carrying, Event, delayed
from journal_app.services.demo.course import Course, Ending
from journal_app.services.demo.ideas import Idea
from journal_app.services.demo.paper import positions_of, shorts_of
from journal_app.services.demo.plans import plan_of
from journal_app.services.demo.recipe import Recipe
from journal_app.services.demo.scouting import Scout
from journal_app.services.demo.sizing import Setup, appetite_of, sized
from journal_app.services.demo.walk import Walk
from journal_app.services.demo.writing import TradeLedger


@dataclass(frozen=True, slots=True)
class Told:
    """A trade with its whole ledger, not kept yet."""

    trade: Trade
    entries: tuple[Entry, ...]


class Trader:
    """Who has the ideas, trades them, and writes about them."""

    def __init__(
        self,
        recipe: Recipe,
        walk: Walk,
        terms: Mapping[str, Terms],
        market: Market,
        chance: Random,
        alike: int,
    ) -> None:
        """Have so many trades at once that are alike."""
        self.recipe: Final = recipe
        self.walk: Final = walk
        self.terms: Final = terms
        self.market: Final = market
        self.chance: Final = chance
        self._scout: Final = Scout(recipe, walk, chance, alike)

    # finding a trade

    def found(self, since: datetime, window: timedelta, *, is_win: bool) -> tuple[Setup, Course]:
        """A trade of a window of time that ends as it is wanted, if there is one."""
        idea, course = self._scout.found(since, window, is_win=is_win)
        return self.setup(idea), course

    def meant(self, since: datetime, window: timedelta) -> Setup:
        """A trade that is only planned."""
        return self.setup(self._scout.meant(since, window))

    def setup(self, idea: Idea) -> Setup:
        """An idea sized as the trader feels that day."""
        terms = self.terms[idea.venue.platform]
        appetite = appetite_of(self.chance)
        return sized(idea, appetite, self.recipe, self.walk, terms, self.chance)

    # telling it

    def planned_and_closed(self, setup: Setup, course: Course) -> Told:
        """A trade that went the whole way."""
        trade = self._planned(setup)
        ledger, carrying = self.begun(setup, course.ends_at)
        events = carrying.open(delayed(setup.idea.opens_at, self.chance))
        if self.chance.random() < 0.35:
            carrying.place_stops(ledger.last_at + MINUTE, "planned")
        carrying.carry([*events, *carrying.events(course)])
        carrying.close(course.ends_at)
        return Told(self._reviewed(trade, setup, course), tuple(ledger.entries))

    def unplanned_and_closed(self, setup: Setup, course: Course) -> Told:
        """A trade on an impulse; at times with a stop that came later."""
        trade = self._unplanned(setup)
        ledger, carrying = self.begun(setup, course.ends_at)
        opened_at = setup.idea.opens_at
        events = carrying.open(opened_at)
        later = opened_at + self.chance.randint(14, 30) * HOUR
        if self.chance.random() < 0.45 and later < course.ends_at:
            events.append(Event(later, partial(carrying.place_stops, occasion="later")))
        if course.first_target_at is not None:
            events.append(Event(course.first_target_at, carrying.take_half))
        carrying.carry(events)
        carrying.close(course.ends_at)
        occasion = "unplanned_won" if course.is_win else "unplanned_lost"
        return Told(
            replace(
                trade,
                grade=self.chance.choice("CDD"),
                lesson=self.chance.choice(self.recipe.said("lessons", occasion)),
                mistakes=self._some("mistakes", "unplanned", 2),
                emotions=self._some("emotions", "unplanned", 1),
            ),
            tuple(ledger.entries),
        )

    def still_open(self, setup: Setup) -> Told:
        """A trade that is open at the last mark, its stop in place."""
        trade = self._planned(setup)
        ledger, carrying = self.begun(setup, self.walk.last_at)
        events = carrying.open(delayed(setup.idea.opens_at, self.chance))
        carrying.place_stops(ledger.last_at + MINUTE, "planned")
        carrying.carry([*events, *carrying.quiet_events()])
        return Told(trade, tuple(ledger.entries))

    def only_planned(self, setup: Setup) -> Told:
        """A plan that waits for its price."""
        notes = self.chance.choice(self.recipe.said("planned", "notes"))
        return Told(replace(self._planned(setup), notes=notes), ())

    def cancelled(self, setup: Setup) -> Told:
        """A plan that was given up, with the reason."""
        notes = self.chance.choice(self.recipe.said("cancelled", "notes"))
        return Told(replace(self._planned(setup).cancelled(), notes=notes), ())

    def liquidated_review(self, setup: Setup) -> Trade:
        """What is written about a trade that the platform ended."""
        return replace(
            self._unplanned(setup),
            grade="D",
            lesson=self.chance.choice(self.recipe.said("lessons", "liquidation")),
            mistakes=self.recipe.said("mistakes", "liquidation"),
            emotions=self._some("emotions", "unplanned", 2),
        )

    def begun(self, setup: Setup, until: datetime) -> tuple[TradeLedger, Carrying]:
        """An empty ledger, and who carries the trade."""
        venue = setup.idea.venue
        ledger = TradeLedger(
            self.walk, venue, self.chance, shorts_of(setup), self.market.rates_of(venue.platform)
        )
        return ledger, Carrying(setup, ledger, self.recipe, self.chance, until)

    def _planned(self, setup: Setup) -> Trade:
        planned_at = setup.idea.opens_at - self.chance.randint(20, 1_500) * MINUTE
        plan = plan_of(setup, self.recipe, self.walk, self.chance, planned_at)
        return replace(self._trade(setup), created_at=planned_at).with_plan(plan)

    def _unplanned(self, setup: Setup) -> Trade:
        notes = self.chance.choice(self.recipe.said("unplanned", "notes"))
        return replace(self._trade(setup), notes=notes)

    def _trade(self, setup: Setup) -> Trade:
        idea = setup.idea
        return Trade(
            id=0,
            number=0,
            account=idea.venue.account,
            platform=idea.venue.platform,
            strategy=idea.strategy.name,
            tags=idea.strategy.tags,
            positions=positions_of(setup),
            status=Status.DRAFT,
            terms=setup.terms,
            created_at=idea.opens_at,
        )

    # what is learnt

    def _reviewed(self, trade: Trade, setup: Setup, course: Course) -> Trade:
        assert trade.plan is not None
        breached = [
            answer.question for answer in trade.plan.checklist if answer.verdict is Verdict.BREACH
        ]
        mistakes = tuple(self._some("mistakes", question, 1)[0] for question in breached)
        if not mistakes and course.ending.value in self.recipe.words["mistakes"]:
            chance_of_one = 0.35 if course.is_loss else 0.12
            if self.chance.random() < chance_of_one:
                mistakes = self._some("mistakes", course.ending.value, 1)
        lesson = ""
        if self.chance.random() < 0.7:
            lesson = self.chance.choice(self.recipe.said("lessons", _occasion(setup, course)))
        return replace(
            trade,
            grade=_grade(course, is_breach=bool(breached), has_mistake=bool(mistakes)),
            lesson=lesson,
            mistakes=mistakes,
            emotions=self._some("emotions", "won" if course.is_win else "lost", 1),
        )

    def _some(self, subject: str, occasion: str, most: int) -> tuple[str, ...]:
        words = self.recipe.said(subject, occasion)
        return tuple(self.chance.sample(words, self.chance.randint(1, most)))


def _occasion(setup: Setup, course: Course) -> str:
    match setup.idea.strategy.kind:
        case "pair":
            return "converged" if course.is_win else "diverged"
        case "hedge":
            return "lifted"
        case _:
            return course.ending.value


def _grade(course: Course, *, is_breach: bool, has_mistake: bool) -> str:
    """How well the plan was made and kept, not how much it earned."""
    if is_breach:
        return "C"
    if has_mistake:
        return "B"
    return "A" if course.ending in (Ending.TARGET, Ending.STOP, Ending.BREAK_EVEN) else "B"
