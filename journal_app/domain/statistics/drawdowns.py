"""Drawdowns: how far equity fell from its running peak, in money and in percent.

Equity stands at points: point 0 is the start, point k stands after the k-th trade. The start is
the first peak. Own money that comes in or goes out moves equity and its peak alike, so that a
withdrawal is no fall; it changes what a fall is a part of. A long series is walked in stretches,
each known by its `Path`; two paths one after the other add up to the path of both.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from functools import reduce
from itertools import accumulate, pairwise
from operator import add, itemgetter, sub, truediv
from typing import Final, NamedTuple

from journal_app.domain.exact import SUMS, ZERO, exact


@dataclass(frozen=True, slots=True)
class Path:
    """Where equity went over a stretch of trades, relative to where it stood at its point 0.

    high is met last at `high_at`, low first at `low_at`; fall is the largest one in money, from
    the height `peak`, met last at `peak_at`, to `bottom_at`, the first point that far below.
    """

    length: int = 0
    total: Decimal = ZERO
    high: Decimal = ZERO
    high_at: int = 0
    low: Decimal = ZERO
    low_at: int = 0
    fall: Decimal = ZERO
    peak: Decimal = ZERO
    peak_at: int = 0
    bottom_at: int = 0

    def __add__(self, later: Path) -> Path:
        with localcontext(SUMS):
            n, total = self.length, self.total
            high, low = total + later.high, total + later.low
            is_higher, is_lower = high >= self.high, low < self.low
            fall, peak = self.fall, self.peak
            peak_at, bottom_at = self.peak_at, self.bottom_at
            across = self.high - low
            if later.fall > fall:
                fall, peak = later.fall, total + later.peak
                peak_at, bottom_at = n + later.peak_at, n + later.bottom_at
            if across > fall or (across == fall and n + later.low_at < bottom_at):
                fall, peak = across, self.high
                peak_at, bottom_at = self.high_at, n + later.low_at
            return Path(
                length=n + later.length,
                total=total + later.total,
                high=high if is_higher else self.high,
                high_at=n + later.high_at if is_higher else self.high_at,
                low=low if is_lower else self.low,
                low_at=n + later.low_at if is_lower else self.low_at,
                fall=fall,
                peak=peak,
                peak_at=peak_at,
                bottom_at=bottom_at,
            )


def path_of(nets: Sequence[Decimal]) -> Path:
    """The path of a stretch of trades by their nets."""
    with localcontext(SUMS):
        points = list(accumulate(nets, initial=ZERO))
        peaks = list(accumulate(points, max))
        falls = list(map(sub, peaks, points))
    fall, low, high = max(falls), min(points), peaks[-1]
    bottom_at = falls.index(fall)
    peak = peaks[bottom_at]
    return Path(
        length=len(nets),
        total=points[-1],
        high=high,
        high_at=_last(points, high, len(nets)),
        low=low,
        low_at=points.index(low),
        fall=fall,
        peak=peak,
        peak_at=_last(points, peak, bottom_at),
        bottom_at=bottom_at,
    )


def _last(points: Sequence[Decimal], height: Decimal, until: int) -> int:
    """The last point at this height, up to and with `until`."""
    return until - points[until::-1].index(height)


@dataclass(frozen=True, slots=True)
class Drawdown:
    """A fall of equity below its running peak.

    Units: `amount` and `peak` in money, the peak with the own money of when equity was lowest.
    began, bottomed, recovered: after how many trades; 0 is the start. recovered: when all of the
    fall was won back, if it was.
    """

    amount: Decimal
    peak: Decimal
    began: int
    bottomed: int
    recovered: int | None

    @property
    @exact
    def fraction(self) -> Decimal | None:
        """The fall as a part of its peak; there is none where the peak was no capital."""
        if not self.amount:
            return ZERO
        return self.amount / self.peak if self.peak > 0 else None


@dataclass(frozen=True, slots=True)
class Drawdowns:
    """The largest drawdown in money and the largest in percent; of equal ones the first.

    in_percent is None where equity fell, but never from a peak above 0.
    """

    in_money: Drawdown
    in_percent: Drawdown | None


class Stretch(NamedTuple):
    """The nets of consecutive trades, and their path."""

    nets: Sequence[Decimal]
    path: Path


Flows = Sequence[tuple[int, Decimal]]
"""Own money that came in (below 0: went out), each after how many trades, in order."""


@exact
def drawdowns(
    stretches: Sequence[Stretch], start_capital: Decimal = ZERO, flows: Flows = ()
) -> Drawdowns:
    """The drawdowns of equity that starts with `start_capital` and goes these stretches."""
    path = reduce(add, (stretch.path for stretch in stretches), Path())
    if not path.fall:
        none = Drawdown(ZERO, start_capital, 0, 0, 0)
        return Drawdowns(none, none)
    entered = list(_entered(_cut(stretches, flows), start_capital, flows))
    bottom = next(one for one in entered if one.before + one.stretch.path.length >= path.bottom_at)
    with localcontext(SUMS):
        peak = bottom.own + path.peak
    recovered = _recovered(entered, path.peak, path.bottom_at)
    in_money = Drawdown(path.fall, peak, path.peak_at, path.bottom_at, recovered)
    return Drawdowns(in_money, _largest_in_percent(entered))


def _cut(stretches: Sequence[Stretch], flows: Flows) -> Iterator[Stretch]:
    """The same trades, no stretch with a flow inside."""
    before = 0
    for stretch in stretches:
        length = stretch.path.length
        inside = {place - before for place, _ in flows if before < place < before + length}
        cuts = [0, *sorted(inside), length]
        if inside:
            pieces = [stretch.nets[start:stop] for start, stop in pairwise(cuts)]
            yield from (Stretch(nets, path_of(nets)) for nets in pieces)
        else:
            yield stretch
        before += length


class _Entered(NamedTuple):
    """A stretch, how many trades came before it, and how things stand when it begins.

    own: own money all through it. level, peak: what was won and lost, and its running peak; equity
    and its peak are these and the own money.
    """

    stretch: Stretch
    before: int
    own: Decimal
    level: Decimal
    peak: Decimal
    peak_at: int

    def levels(self) -> list[Decimal]:
        with localcontext(SUMS):
            return list(accumulate(self.stretch.nets, initial=self.level))


def _entered(
    stretches: Iterable[Stretch], start_capital: Decimal, flows: Flows
) -> Iterator[_Entered]:
    before, own, level, peak, peak_at = 0, start_capital, ZERO, ZERO, 0
    coming = list(flows)
    for stretch in stretches:
        while coming and coming[0][0] <= before:
            with localcontext(SUMS):
                own += coming.pop(0)[1]
        yield _Entered(stretch, before, own, level, peak, peak_at)
        path = stretch.path
        with localcontext(SUMS):
            high = level + path.high
            level += path.total
        if high >= peak:
            peak, peak_at = high, before + path.high_at
        before += path.length


def _recovered(entered: Sequence[_Entered], peak: Decimal, bottomed: int) -> int | None:
    for one in entered:
        path = one.stretch.path
        if one.before + path.length > bottomed and one.level + path.high >= peak:
            for point, level in enumerate(one.levels(), one.before):
                if point > bottomed and level >= peak:
                    return point
    return None


class _Bottom(NamedTuple):
    """A fall in percent; height: what was won at its peak, own money aside."""

    fraction: Decimal
    height: Decimal
    drawdown: Drawdown


_UNBOUNDED: Final = Decimal("Infinity")


def _largest_in_percent(entered: Sequence[_Entered]) -> Drawdown | None:
    """The largest fraction; stretches that cannot hold it are not looked through."""
    deepest: _Bottom | None = None
    by_bound = sorted(((_most_fraction(one), one) for one in entered), key=itemgetter(0))
    for bound, one in reversed(by_bound):
        if not bound or (deepest and bound < deepest.fraction):
            break
        found = _deepest_in(one)
        if found and (deepest is None or _comes_before(found, deepest)):
            deepest = found
    if deepest is None:
        return None
    fall = deepest.drawdown
    return replace(fall, recovered=_recovered(entered, deepest.height, fall.bottomed))


def _comes_before(one: _Bottom, other: _Bottom) -> bool:
    if one.fraction == other.fraction:
        return one.drawdown.bottomed < other.drawdown.bottomed
    return one.fraction > other.fraction


def _most_fraction(entered: _Entered) -> Decimal:
    """A bound: no fall within a stretch is more than this part of its peak.

    max(peak − lowest, largest fall inside) / peak, with the peak the stretch is entered with: it
    only rises from there.
    """
    path, peak = entered.stretch.path, entered.peak
    fall = max(path.fall, peak - (entered.level + path.low))
    if not fall:
        return ZERO
    equity = entered.own + peak
    return fall / equity if equity > 0 else _UNBOUNDED


def _deepest_in(entered: _Entered) -> _Bottom | None:
    levels = entered.levels()
    heights = list(accumulate(levels, max, initial=entered.peak))[1:]
    with localcontext(SUMS):
        peaks = [entered.own + height for height in heights]
    first = bisect_right(peaks, ZERO)
    fractions = list(map(truediv, map(sub, heights[first:], levels[first:]), peaks[first:]))
    fraction = max(fractions, default=ZERO)
    if not fraction:
        return None
    at = first + fractions.index(fraction)
    height = heights[at]
    peak_at = entered.peak_at
    if height in levels[: at + 1]:
        peak_at = entered.before + _last(levels, height, at)
    fall = Drawdown(height - levels[at], peaks[at], peak_at, entered.before + at, None)
    return _Bottom(fraction, height, fall)
