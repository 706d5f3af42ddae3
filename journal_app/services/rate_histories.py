"""The history of a borrow rate: read it, write points of it, correct and delete them.

A rate that is dated back changes the interest of trades that were open then.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from journal_app.domain.entry_times import time_problem
from journal_app.domain.exact import exact
from journal_app.domain.market.interest import RateIndex, rate_problem
from journal_app.domain.market.observed import RatePoint
from journal_app.domain.money import Asset
from journal_app.domain.problems import JournalError, Problem, Refused
from journal_app.domain.watching.usual_rate import usual_rate
from journal_app.reports.observed import rates_in
from journal_app.services.marking import follow_rates, keep_observations
from journal_app.services.ports import Clock, Journal, UnitOfWork


class RateHistory(NamedTuple):
    """What a journal knows of a borrow rate, oldest first, whatever name its asset had.

    apr: in force now. usual: see `usual_rate`. Units: fractions a year.
    """

    points: Sequence[RatePoint]
    apr: Decimal | None
    usual: Decimal | None


def rate_history(
    uow: UnitOfWork, platform: str, names: Collection[Asset], now: datetime
) -> RateHistory:
    """The history of an asset on a platform under any of its names."""
    points = sorted(
        (
            point
            for point in rates_in(uow.observations.market(names))
            if point.platform == platform and point.asset in names
        ),
        key=lambda point: (point.at, point.asset),
    )
    history = RateIndex((point.at, point.apr) for point in points)
    return RateHistory(points, history.apr_at(now), usual_rate(history, now))


@exact
def rate_point(platform: str, asset: Asset, at: datetime, percent: Decimal) -> RatePoint:
    """A point of a history from a rate in percent a year."""
    return RatePoint(platform, asset, at, percent.scaleb(-2))


def record_rates(journal: Journal, clock: Clock, points: Sequence[RatePoint]) -> int:
    """Keep points of one history as one step; a point of the same time gives way.

    Return how many were new or different. Raises: Refused with every problem: of one point
    under `at` or `apr`, of several under their places, as `rate 3`.
    """
    _must_be_possible(clock, points)
    with journal.unit_of_work() as uow:
        uow.begin_action("record_rates", clock.now(), asset=points[0].asset if points else "")
        kept = keep_observations(uow, [], list(points))
        uow.commit()
        return kept.rates


def correct_rate(journal: Journal, clock: Clock, present: RatePoint, point: RatePoint) -> None:
    """Replace a point by what it should have been; the history of changes keeps what was.

    Raises: Refused, as recording does, and where there is a point of that time already;
    JournalError `no_such_point`.
    """
    _must_be_possible(clock, [point])
    with journal.unit_of_work() as uow:
        _must_be_kept(uow, present)
        if point.at != present.at and _is_kept(uow, point):
            raise Refused.because("at", "rate_of_that_time", asset=point.asset)
        uow.begin_action("correct_rate", clock.now(), asset=point.asset)
        uow.observations.remove_rate(present)
        keep_observations(uow, [], [point])
        follow_rates(uow, [present])
        uow.commit()


def delete_rate(journal: Journal, clock: Clock, present: RatePoint) -> None:
    """Take a point out; the history of changes keeps it. Raises: JournalError `no_such_point`."""
    with journal.unit_of_work() as uow:
        uow.begin_action("delete_rate", clock.now(), asset=present.asset)
        uow.observations.remove_rate(present)
        follow_rates(uow, [present])
        uow.commit()


def _must_be_possible(clock: Clock, points: Sequence[RatePoint]) -> None:
    now = clock.now()
    problems: list[Problem | None] = []
    for place, point in enumerate(points, start=1):
        at, apr = ("at", "apr") if len(points) == 1 else (f"rate {place}",) * 2
        problems += [time_problem(at, point.at, now), rate_problem(apr, point.apr)]
    if found := [each for each in problems if each is not None]:
        raise Refused(found)


def _must_be_kept(uow: UnitOfWork, point: RatePoint) -> None:
    if not _is_kept(uow, point):
        raise JournalError("no_such_point")


def _is_kept(uow: UnitOfWork, point: RatePoint) -> bool:
    place = (point.platform, point.asset, point.at)
    known = rates_in(uow.observations.market([point.asset]))
    return any((each.platform, each.asset, each.at) == place for each in known)
