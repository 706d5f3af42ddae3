"""Interest on a debt: the conventions of the platforms, and the index of a history of rates.

Notation: r yearly rate (APR) as a fraction, t seconds, Y seconds of a year, x = r·t / Y. A factor
is what one unit of debt has become; interest = principal·(factor − 1).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Context, Decimal
from functools import lru_cache
from itertools import accumulate, pairwise
from types import MappingProxyType
from typing import Final

from journal_app.domain.exact import LARGEST_EXPONENT, ONE, ZERO, exact, plain
from journal_app.domain.money import YEAR_SECONDS
from journal_app.domain.problems import Problem, Refused

MOST_GROWTH: Final = Decimal(10) ** LARGEST_EXPONENT
"""A debt that grows beyond this, or shrinks as far, is a slip of the keyboard."""

MOST_LOG_GROWTH: Final = Decimal(69)
"""Its logarithm, rounded down."""

MOST_APR: Final = Decimal(10)
"""1,000 % a year, the most that Aave lets a market charge; more in a ledger is a slip."""

_MOST_LEDGER_LOG_GROWTH: Final = Decimal(2_000)  # of two hundred years at the highest rate

# Growth in the ledger: to 1e-31 of the debt, in half the time that fifty digits take.
_GROWTH: Final = Context(prec=32)
_MILLISECONDS: Final = Decimal(1_000)


# One constant rate


@exact
def linear_factor(apr: Decimal, seconds: Decimal) -> Decimal:
    """Growth that is not compounded: 1 + x.

    Source: Aave v3, MathUtils.calculateLinearInterest; Compound Comet, accruedInterestIndices.
    """
    return ONE + apr * seconds / YEAR_SECONDS


@exact
def per_second_factor(apr: Decimal, seconds: Decimal) -> Decimal:
    """Growth that is compounded each second: (1 + r / Y)^t = e^(t·ln(1 + r / Y)).

    Source: Aave utilities, calculateCompoundedRate.
    """
    return _within_bounds(seconds * _MILLISECONDS * log_growth_per_millisecond(apr)).exp()


@exact
def taylor_factor(apr: Decimal, seconds: Decimal) -> Decimal:
    """The first terms of e^x, as chains reckon it: 1 + x + x²/2 + x³/6.

    Source: Aave v3.7, MathUtils.calculateCompoundedInterest; Morpho Blue,
    MathLib.wTaylorCompounded.
    """
    x = apr * seconds / YEAR_SECONDS
    return ONE + x + x**2 / 2 + x**3 / 6


@exact
def binomial_factor(apr: Decimal, seconds: Decimal) -> Decimal:
    """The first terms of (1 + r / Y)^t: 1 + n·q + n(n − 1)/2·q² + n(n − 1)(n − 2)/6·q³.

    q = r / Y and n = t, of which nothing is taken below 0.
    Source: Aave v3.0, MathUtils.calculateCompoundedInterest.
    """
    q = apr / YEAR_SECONDS
    n, n_less_1, n_less_2 = seconds, max(ZERO, seconds - 1), max(ZERO, seconds - 2)
    return ONE + n * q + n * n_less_1 / 2 * q**2 + n * n_less_1 * n_less_2 / 6 * q**3


@exact
def accrual_factor(apr: Decimal, milliseconds: int) -> Decimal:
    """The `per_second_factor` of the ledger: over whole milliseconds, and to 32 digits.

    Raises: Refused, where the rate is below −100 % or the growth beyond all bounds.
    """
    return _grown(milliseconds * log_growth_per_millisecond(apr))


@lru_cache(maxsize=16_384)
@exact
def log_growth_per_millisecond(apr: Decimal) -> Decimal:
    """The logarithm of a millisecond's growth: ln(1 + r / Y) / 1000.

    Raises: Refused, where the rate is below −100 %.
    """
    if apr < -1:
        raise Refused.because("apr", "rate_below_minus_one", text=plain(apr))
    return (ONE + apr / YEAR_SECONDS).ln() / _MILLISECONDS


def rate_problem(field: str, apr: Decimal) -> Problem | None:
    """What is wrong with a rate that a ledger or a history is to hold; None where nothing is."""
    if apr <= -1:
        return Problem(field, "rate_takes_everything", {"text": plain(apr)})
    if apr > MOST_APR:
        return Problem(field, "rate_beyond_belief", {"text": plain(apr)})
    return None


def _grown(log_growth: Decimal) -> Decimal:
    if abs(log_growth) > _MOST_LEDGER_LOG_GROWTH:
        raise Refused.because("apr", "growth_out_of_range")
    return _GROWTH.exp(log_growth)


def _within_bounds(log_growth: Decimal) -> Decimal:
    if not -MOST_LOG_GROWTH <= log_growth <= MOST_LOG_GROWTH:
        raise Refused.because("apr", "growth_out_of_range")
    return log_growth


# Rates that follow each other


@dataclass(frozen=True, slots=True)
class Segment:
    """A rate and for how long it holds."""

    apr: Decimal
    seconds: Decimal


@exact
def compounded(growth: Decimal, factor: Decimal) -> Decimal:
    """Interest on interest: a segment grows what the ones before it left."""
    return growth * factor


@exact
def added_up(growth: Decimal, factor: Decimal) -> Decimal:
    """No interest on interest: the growth of each segment is of the principal alone."""
    return growth + factor - ONE


@dataclass(frozen=True, slots=True)
class Convention:
    """How a platform reckons interest: within a segment, and from one segment to the next."""

    factor: Callable[[Decimal, Decimal], Decimal]
    join: Callable[[Decimal, Decimal], Decimal]

    @exact
    def factor_over(self, schedule: Sequence[Segment]) -> Decimal:
        """What one unit of debt becomes under rates that follow each other.

        Raises: Refused, under `schedule/0/apr`, `schedule/1/apr`, …, where it grows out of range.
        """
        growth = ONE
        for place, segment in enumerate(schedule):
            try:
                growth = self.join(growth, self.factor(segment.apr, segment.seconds))
            except Refused as refused:
                raise _refused_at(place, refused) from None
            if abs(growth) > MOST_GROWTH:
                raise _refused_at(place, Refused.because("", "growth_out_of_range"))
        return growth


def _refused_at(place: int, refused: Refused) -> Refused:
    return Refused.because(f"schedule/{place}/apr", refused.code, **refused.facts)


SIMPLE: Final = Convention(linear_factor, added_up)
PER_SECOND: Final = Convention(per_second_factor, compounded)
AAVE_V3: Final = Convention(taylor_factor, compounded)
AAVE_V3_BINOMIAL: Final = Convention(binomial_factor, compounded)
COMET: Final = Convention(linear_factor, compounded)
"""Linear between two touches of the market, compounding at each."""
MORPHO: Final = Convention(taylor_factor, compounded)

CONVENTIONS: Final[Mapping[str, Convention]] = MappingProxyType(
    {
        "simple": SIMPLE,
        "per_second": PER_SECOND,
        "aave_v3": AAVE_V3,
        "aave_v3_binomial": AAVE_V3_BINOMIAL,
        "comet": COMET,
        "morpho": MORPHO,
    }
)
"""The word of each convention in files and calculations."""


# A history of rates


_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND: Final = timedelta(milliseconds=1)
_DAY: Final = 86_400_000


def _milliseconds(at: datetime) -> int:
    since = at - _EPOCH
    return since.days * _DAY + since.seconds * 1_000 + since.microseconds // 1_000


class RateIndex:
    """The cumulative index of one history of rates: the growth between any two moments.

    Λ(t) = Σ milliseconds·ln(1 + r / Y) / 1000 over the rates in force until t, so that the growth
    from one moment to another is e^(Λ(end) − Λ(start)): two look-ups, however many rates lie
    between. Before the first rate none is known, and nothing accrues.
    """

    __slots__ = ("_aprs", "_logs", "_sums", "_times")

    @exact
    def __init__(self, points: Iterable[tuple[datetime, Decimal]]) -> None:
        """Take rates with the moment from which each is in force; of two at once the later said.

        Raises: Refused, under `points/0`, …, where a rate is −100 % or below.
        """
        rates: dict[int, Decimal] = {}
        for place, (at, apr) in enumerate(points):
            if apr <= -1:
                raise Refused.because(
                    f"points/{place}/apr", "rate_takes_everything", text=plain(apr)
                )
            rates[_milliseconds(at)] = apr
        self._times: Final = sorted(rates)
        self._aprs: Final = [rates[time] for time in self._times]
        self._logs: Final = [log_growth_per_millisecond(apr) for apr in self._aprs]
        spans = (later - earlier for earlier, later in pairwise(self._times))
        growths = (span * log for span, log in zip(spans, self._logs, strict=False))
        self._sums: Final = list(accumulate(growths, initial=ZERO))

    @exact
    def factor(self, start: datetime, end: datetime) -> Decimal:
        """What one unit of debt becomes from `start` to `end`.

        Raises: Refused, where the growth is beyond all bounds.
        """
        return _grown(self._log_growth_until(end) - self._log_growth_until(start))

    def next_change(self, after: datetime | None) -> datetime | None:
        """When the first rate later than a moment comes into force; the first of all for None."""
        place = 0 if after is None else bisect_right(self._times, _milliseconds(after))
        if place == len(self._times):
            return None
        return _EPOCH + self._times[place] * _MILLISECOND

    @property
    def last_change(self) -> datetime | None:
        """When the last rate of all came into force; None without any."""
        return _EPOCH + self._times[-1] * _MILLISECOND if self._times else None

    def apr_at(self, moment: datetime) -> Decimal | None:
        """The rate in force at a moment; None before the first."""
        place = bisect_right(self._times, _milliseconds(moment)) - 1
        return self._aprs[place] if place >= 0 else None

    def daily(self, at: datetime, days: int) -> list[Decimal]:
        """The rates in force at a moment and a day, two days … before it, as far as known."""
        time = _milliseconds(at)
        place = bisect_right(self._times, time) - 1
        known = []
        for _ in range(days):
            while place >= 0 and self._times[place] > time:
                place -= 1
            if place < 0:
                break
            known.append(self._aprs[place])
            time -= _DAY
        return known

    def _log_growth_until(self, at: datetime) -> Decimal:
        time = _milliseconds(at)
        place = bisect_right(self._times, time) - 1
        if place < 0:
            return ZERO
        return self._sums[place] + (time - self._times[place]) * self._logs[place]
