"""What a borrow rate does to a position: its interest, where it stops paying, how long it lasts.

Notation: k what the rate adds to what is owed, as a share of it; r yearly rate, Y seconds of a
year, t seconds. What a position consists of is linear in k, and so is what it has above its line
and what it loses at a price: both are solved for k, under any law. A loan compounds each second,
k = (1 + r / Y)^t − 1; a contract borrows nothing, and its funding is simple, k = r·t / Y.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import ONE, ZERO, exact, settled
from journal_app.domain.market.interest import (
    MOST_LOG_GROWTH,
    PER_SECOND,
    SIMPLE,
    Convention,
    Segment,
    log_growth_per_millisecond,
)
from journal_app.domain.money import YEAR_DAYS, YEAR_SECONDS, apy_from_apr
from journal_app.domain.planning.isolated_position import IsolatedPosition
from journal_app.domain.problems import Problem, Refused

RATES: Final = tuple(
    Decimal(percent).scaleb(-2) for percent in (5, 10, 15, 20, 30, 40, 50, 60, 70, 80)
)
"""The yearly rates that a table of interest shows, from usual to desperate."""

UTILISATIONS: Final = tuple(Decimal(percent).scaleb(-2) for percent in range(0, 101, 5))
"""Where a utilisation curve is read."""

DAY_SECONDS: Final = Decimal(86_400)
_MILLISECONDS: Final = Decimal(1_000)


class RateRow(NamedTuple):
    """A rate and what it costs. interest: of the whole time; per_day: of its first day."""

    apr: Decimal
    apy: Decimal
    per_day: Decimal
    interest: Decimal
    balance: Decimal


class CurvePoint(NamedTuple):
    """What borrowing costs while so much is lent out."""

    utilisation: Decimal
    apr: Decimal
    apy: Decimal


class DatedRate(NamedTuple):
    """A yearly rate from a moment on."""

    at: datetime
    apr: Decimal


@exact
def interest_table(
    owed: Decimal,
    days: Decimal,
    convention: Convention = PER_SECOND,
    rates: Iterable[Decimal] = RATES,
) -> tuple[RateRow, ...]:
    """What a debt costs in a time at each rate. Units: of the debt.

    Raises: Refused, under `rates/0`, …, where a debt grows out of range.
    """
    return tuple(
        _row(owed, days, convention, apr, f"rates/{place}") for place, apr in enumerate(rates)
    )


def _row(owed: Decimal, days: Decimal, convention: Convention, apr: Decimal, field: str) -> RateRow:
    try:
        if abs(apr) > MOST_LOG_GROWTH:
            raise Refused.because(field, "growth_out_of_range")
        first = convention.factor_over([Segment(apr, DAY_SECONDS)])
        whole = convention.factor_over([Segment(apr, days * DAY_SECONDS)])
    except Refused as refused:
        raise Refused.because(field, refused.code, **refused.facts) from None
    return RateRow(apr, apy_from_apr(apr), owed * (first - ONE), owed * (whole - ONE), owed * whole)


@exact
def curve_points(
    borrow_apr: Callable[[Decimal], Decimal], utilisations: Iterable[Decimal] = UTILISATIONS
) -> tuple[CurvePoint, ...]:
    """A utilisation curve, read where it is worth a look.

    Raises: Refused, where the curve is too steep for a yearly yield.
    """
    points = []
    for utilisation in utilisations:
        apr = borrow_apr(utilisation)
        if abs(apr) > MOST_LOG_GROWTH:
            raise Refused.because("curve", "growth_out_of_range")
        points.append(CurvePoint(utilisation, apr, apy_from_apr(apr)))
    return tuple(points)


@exact
def segments(rates: Sequence[DatedRate], until: datetime) -> tuple[Segment, ...]:
    """Dated rates as stretches of time, the last until a moment, to the millisecond.

    Raises: Refused, under `schedule/0/at`, …, unless each begins after the one before, and all
    before the end.
    """
    if not rates:
        raise Refused.because("schedule", "missing")
    ends = [*(rate.at for rate in rates[1:]), until]
    problems = [
        Problem(f"schedule/{place + 1}/at" if place + 1 < len(rates) else "until", "not_later")
        for place, (rate, end) in enumerate(zip(rates, ends, strict=True))
        if end <= rate.at
    ]
    if problems:
        raise Refused(problems)
    return tuple(
        Segment(rate.apr, _seconds(end - rate.at)) for rate, end in zip(rates, ends, strict=True)
    )


def _seconds(span: timedelta) -> Decimal:
    return Decimal(span // timedelta(milliseconds=1)) / _MILLISECONDS


@dataclass(frozen=True, slots=True)
class RatedPosition:
    """A position that bears a rate, while the market stands at a price."""

    position: IsolatedPosition
    price: Decimal

    @property
    def is_loan(self) -> bool:
        """Whether something is borrowed, so that interest bears interest."""
        return bool(self.position.borrowed)

    @property
    def bearing(self) -> Decimal:
        """The value that bears the rate. Units: money."""
        return self.position.financing.rate_bearing_value(self.position.spent)

    @property
    def convention(self) -> Convention:
        """How its rate is reckoned."""
        return PER_SECOND if self.is_loan else SIMPLE

    # Until the line

    @property
    @exact
    def growth_to_line(self) -> Decimal | None:
        """The k at which the position stands just at its line while its price stands still.

        R(k) = R(0) − (R(0) − R(1))·k = 0. Zero where it is at the line or past it already; None
        where nothing that is owed could bring it there.
        """
        room, room_of_one = self._room(ZERO), self._room(ONE)
        if room <= 0:
            return ZERO
        eaten = room - room_of_one
        return settled(room / eaten) if eaten > 0 else None

    @exact
    def days_to_line(self, apr: Decimal) -> Decimal | None:
        """The days until the rate alone brings the position to its line.

        In closed form: t = ln(1 + k) / ln(1 + r / Y) of a loan, t = k·Y / r of a contract.
        None where the rate never does.
        """
        return self.days_to_line_under((Segment(apr, ZERO),))

    @exact
    def days_to_line_under(self, schedule: Sequence[Segment]) -> Decimal | None:
        """The same under rates that follow each other, the last of which goes on for ever.

        Each stretch is passed whole, and the one in which the line lies is solved in closed form.
        None where the line is never reached.
        """
        growth = self.growth_to_line
        if growth is None:
            return None
        left = (ONE + growth).ln() if self.is_loan else growth
        passed = ZERO
        for place, segment in enumerate(schedule, start=1):
            if not left:
                break
            by_second = self._growth_per_second(segment.apr)
            needed = left / by_second if by_second > 0 else None
            if needed is not None and (needed <= segment.seconds or place == len(schedule)):
                return (passed + needed) / DAY_SECONDS
            passed += segment.seconds
            left -= by_second * segment.seconds
        return None if left else passed / DAY_SECONDS

    def _growth_per_second(self, apr: Decimal) -> Decimal:
        """ln(1 + r / Y) of a loan; r / Y of a contract."""
        if not self.is_loan:
            return apr / YEAR_SECONDS
        return log_growth_per_millisecond(apr) * _MILLISECONDS

    def _room(self, growth: Decimal) -> Decimal:
        held = self.position.financing.holding(self.position.stake, growth)
        return self.position.law.account(held, self.price).room

    # Until the profit is eaten

    @exact
    def growth_that_eats(self, target: Decimal) -> Decimal | None:
        """The k at which closing at the target gains nothing, fees included; None without any."""
        loss, loss_of_one = self._loss(ZERO, target), self._loss(ONE, target)
        return settled(-loss / (loss_of_one - loss)) if loss_of_one > loss else None

    @exact
    def break_even_apr(self, target: Decimal, days: Decimal) -> Decimal | None:
        """The rate that eats the whole profit at the target in so many days.

        r = Y·((1 + k)^(1 / t) − 1) of a loan, r = k·Y / t of a contract. Negative where fees alone
        eat it. None without time, where no rate matters, where none is low enough, and where the
        time is so short that the rate is beyond all reckoning.
        """
        growth, seconds = self.growth_that_eats(target), days * DAY_SECONDS
        if growth is None or not seconds:
            return None
        if not self.is_loan:
            return growth * YEAR_SECONDS / seconds
        if growth <= -1:
            return None
        by_second = (ONE + growth).ln() / seconds
        if by_second > MOST_LOG_GROWTH:
            return None
        return YEAR_SECONDS * (by_second.exp() - ONE)

    def _loss(self, growth: Decimal, price: Decimal) -> Decimal:
        """What closing at a price loses once the rate has added its share."""
        of_a_year = replace(self.position.costs, borrow_apr=growth, days=YEAR_DAYS)
        return replace(self.position, costs=of_a_year).loss_at(price)


class UnderSchedule(NamedTuple):
    """What dated rates do until a moment. days_to_line: None where the last never leads there."""

    interest: Decimal
    balance: Decimal
    factor: Decimal
    days_to_line: Decimal | None


@exact
def scheduled(
    rated: RatedPosition, rates: Sequence[DatedRate], until: datetime, convention: Convention
) -> UnderSchedule:
    """A position under rates that follow each other: what bears them grows by all stretches.

    Raises: Refused, as `segments` and `Convention.factor_over` do.
    """
    stretches = segments(rates, until)
    factor = convention.factor_over(stretches)
    bearing = rated.bearing
    return UnderSchedule(
        bearing * (factor - ONE), bearing * factor, factor, rated.days_to_line_under(stretches)
    )
