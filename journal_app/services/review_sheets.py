"""Lay out a review: all that the page of a week, a month or a year shows, read at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.market.observed import Market
from journal_app.domain.periods import Period, month_of
from journal_app.domain.pnl import ProfitAndLoss, total_of
from journal_app.domain.statistics.of_trades import Statistics, blocks, statistics
from journal_app.domain.watching.stress import StressedBook
from journal_app.reports.closings import closings_of
from journal_app.reports.discipline import Rule, answered, rules_of
from journal_app.reports.grouping import grouped, statistics_of
from journal_app.reports.moved_stops import MovedStop, moved_stops
from journal_app.reports.rates_against_plan import RateAgainstPlan, rates_against_plan
from journal_app.reports.records import TradeRecord
from journal_app.reports.results import Result, results_by_day, results_by_period
from journal_app.reports.review import FEW, Review
from journal_app.reports.review_figures import (
    ChangedTrade,
    Difference,
    Hindsight,
    Values,
    changed_trades,
    differences,
    hindsight_of,
    review_figures,
    trade_values,
)
from journal_app.services.analysing import CLOSING, closing_of
from journal_app.services.browsing import EVERY
from journal_app.services.crossings import CrossedLine, crossings_between
from journal_app.services.own_money import own_money_in
from journal_app.services.ports import KeptReview, TradeFilter, UnitOfWork
from journal_app.services.review_stress import is_run_at, stress_of_review
from journal_app.services.reviewing import (
    counted_columns,
    latest_moment,
    review_in,
    statistics_in,
)
from journal_app.services.signing_off import rule_before

PERIODS_SHOWN: Final = 12
"""How many months or weeks stand beside the one that is reviewed."""

_MONTHS_OF_A_QUARTER: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekParts:
    """What a weekly review shows beside the rest.

    rates: by the ids of the open trades. stress: None where the book as it stands is not that of
    the week.
    """

    rates: Mapping[int, RateAgainstPlan]
    stops: Sequence[MovedStop]
    crossed: Sequence[CrossedLine]
    stress: Sequence[StressedBook] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSheet:
    """A review with all that its page shows.

    periods: results of it and the months or weeks before. total: profit of the closed trades.
    capital: own money at its end, None where none is known. figures: as they are now; before: of
    the week or month before. kept: what was written, and told when it was signed off.
    rule_before: the review that gave the last rule.
    """

    review: Review
    periods: Sequence[tuple[Period, Result]]
    days: Mapping[date, Result]
    strategies: Mapping[str, Statistics]
    total: ProfitAndLoss
    rules: Sequence[Rule]
    seen: Hindsight
    capital: Decimal | None
    figures: Values
    before: Values
    kept: KeptReview | None
    rule_before: KeptReview | None
    week: WeekParts | None = None

    @property
    def signed_at(self) -> datetime | None:
        """When it was signed off; None until then."""
        return self.kept.signed_at if self.kept else None

    @property
    def told(self) -> Values:
        """The figures that hold: frozen once it is signed off."""
        return self.kept.figures if self.kept and self.kept.signed_at else self.figures

    @property
    def differences(self) -> Sequence[Difference]:
        """What was told otherwise when it was signed off."""
        return differences(self.told, self.figures)

    @property
    def changed(self) -> Sequence[ChangedTrade]:
        """The trades that were others when it was signed off."""
        if self.kept is None or self.kept.signed_at is None:
            return ()
        return changed_trades(self.kept.trades, trade_values(self.review))


def review_sheet_in(uow: UnitOfWork, period: Period) -> ReviewSheet:
    """The review of a week or month, with the periods before it and its days."""
    market = uow.observations.market()
    latest = latest_moment(uow, period.last_moment)
    told, earlier = (review_in(uow, each, market=market) for each in (period, period.before()))
    seen, seen_before = (hindsight_of(each, market, latest) for each in (told, earlier))
    periods = period.trailing(PERIODS_SHOWN)
    span = replace(_closed_in(period), closed_from=periods[0].start)
    by_strategy = grouped(told.closed, "strategy", period.zone)
    return ReviewSheet(
        review=told,
        periods=results_by_period(
            [closing_of(*row) for row in uow.lists.counted(CLOSING, span)], periods
        ),
        days=results_by_day(closings_of(told.closed), period.zone),
        strategies={name: statistics_of(members) for name, members in by_strategy.items()},
        total=total_of(record.figures.total for record in told.closed),
        rules=rules_of(answered(told.closed)),
        seen=seen,
        capital=own_money_in(uow).until(period.last_moment) or None,
        figures=review_figures(told, seen),
        before=review_figures(earlier, seen_before),
        kept=uow.reviews.get(period.name),
        rule_before=rule_before(uow, period),
        week=_week_parts(uow, told, market, latest) if "W" in period.name else None,
    )


def _week_parts(uow: UnitOfWork, told: Review, market: Market, latest: datetime) -> WeekParts:
    period = told.period
    active = _active(told)
    return WeekParts(
        rates=rates_against_plan(told.open_at_end, market, min(latest, period.last_moment)),
        stops=moved_stops(active, period),
        crossed=crossings_between(uow, period.start, period.end),
        stress=stress_of_review(uow) if is_run_at(uow, period) else None,
    )


def _active(told: Review) -> list[TradeRecord]:
    """Each trade of a review once."""
    found = {each.trade.id: each for each in (*told.open_at_end, *told.opened, *told.closed)}
    return list(found.values())


# a year


class PartOfYear(NamedTuple):
    """A year, a quarter or a month. signed_at: of a month's review."""

    period: Period
    statistics: Statistics
    signed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearSheet:
    """A year looked back on. quarters: three months each. before: the year before it."""

    year: PartOfYear
    before: PartOfYear
    months: Sequence[PartOfYear]
    quarters: Sequence[PartOfYear]

    @property
    def is_first(self) -> bool:
        """Whether no trade was closed in it, nor in the year before."""
        return not self.year.statistics.count and not self.before.statistics.count

    @property
    def is_small_sample(self) -> bool:
        """Whether the closed trades are too few to conclude from."""
        return self.year.statistics.count < FEW


def year_sheet_in(uow: UnitOfWork, year: Period) -> YearSheet:
    """A year by its months and quarters, by the closing time of its trades."""
    months = _months_of(year)
    quarters = [
        _joined(months[place : place + _MONTHS_OF_A_QUARTER])
        for place in range(0, len(months), _MONTHS_OF_A_QUARTER)
    ]
    return YearSheet(
        year=_whole(uow, year),
        before=_whole(uow, year.before()),
        months=[_part(uow, month) for month in months],
        quarters=[_part(uow, quarter) for quarter in quarters],
    )


def _months_of(year: Period) -> list[Period]:
    first = month_of(year.first_day, year.zone)
    months = [first]
    while months[-1].day_after < year.day_after:
        months.append(months[-1].after())
    return months


def _joined(months: Sequence[Period]) -> Period:
    first, last = months[0], months[-1]
    number = (first.first_day.month - 1) // _MONTHS_OF_A_QUARTER + 1
    name = f"{first.first_day.year}-Q{number}"
    return Period(name, first.first_day, last.day_after, first.zone)


def _part(uow: UnitOfWork, period: Period) -> PartOfYear:
    """A part of a year; its drawdown starts from nothing."""
    told = statistics(blocks(counted_columns(uow, _closed_in(period))))
    kept = uow.reviews.get(period.name)
    return PartOfYear(period, told, kept.signed_at if kept else None)


def _whole(uow: UnitOfWork, year: Period) -> PartOfYear:
    """A year; its drawdown starts from own money and all that was won or lost before."""
    return PartOfYear(year, statistics_in(uow, _closed_in(year)))


def _closed_in(period: Period) -> TradeFilter:
    return replace(EVERY, closed_from=period.start, closed_before=period.end)
