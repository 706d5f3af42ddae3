"""Zeros of polynomials with few terms and high powers, each found once and for certain.

Dated payments are such a polynomial: their present value in powers of the discount of one day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Context, Decimal, localcontext
from itertools import accumulate, pairwise
from operator import mul
from typing import Final, NamedTuple, Self

from journal_app.domain.exact import CONTEXT, ONE, ZERO

PRECISE: Final = Context(prec=80, traps=[t for t, is_on in CONTEXT.traps.items() if is_on])
"""Room enough to tell a double zero from two that lie side by side."""

_NOISE: Final = Decimal("1e-60")
"""A value this small beside the terms that make it is 0."""

_APART: Final = Decimal("1e-25")
"""Zeros nearer to each other than this are one."""

_REACH: Final = 2
_ORDER: Final = 64
"""Over a stretch where every x^power changes by less than e^±reach, a Taylor series of this order
leaves out less than reach^order/order! ≈ 1e-70 of the terms: nothing beside `_NOISE`."""


class _Value(NamedTuple):
    """What a polynomial p is at a point x.

    up, down: Σ of its terms above 0, and −Σ of those below. slope_up, slope_down: the same of
    x·p′. zeros_below, zeros_above: at most so many zeros lie between 0 and x, and above x; where
    p(x) is not 0, fewer only by an even number.
    """

    up: Decimal
    down: Decimal
    slope_up: Decimal
    slope_down: Decimal
    zeros_below: int
    zeros_above: int

    @property
    def sign(self) -> int:
        return _sign(self.up - self.down, _NOISE * (self.up + self.down))


@dataclass(frozen=True, slots=True)
class SparsePolynomial:
    """Σ coefficient · x^power, powers rising from 0 and coefficients other than 0."""

    powers: tuple[int, ...]
    coefficients: tuple[Decimal, ...]
    _known: dict[Decimal, _Value] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, powers: Sequence[int], coefficients: Sequence[Decimal]) -> Self:
        """Put terms in order, without those that are 0 and without a common power of x."""
        terms = sorted((p, c) for p, c in zip(powers, coefficients, strict=True) if c)
        least = terms[0][0] if terms else 0
        return cls(tuple(p - least for p, _ in terms), tuple(c for _, c in terms))

    def zeros(self, low: Decimal, high: Decimal) -> Iterator[Decimal]:
        """Every zero from `low` to `high`, 0 < low < high ≤ 1, once whatever its multiplicity.

        Zeros come in no order, and only as far as they are asked for.
        """
        if len(self.powers) < 2:
            return
        seen: list[Decimal] = []
        with localcontext(PRECISE):
            for zero in self._found(low, high):
                if all(abs(zero - other) > _APART for other in seen):
                    seen.append(zero)
                    yield zero

    def _found(self, low: Decimal, high: Decimal) -> Iterator[Decimal]:
        """Zeros at both ends and between them.

        Intervals are halved until bounds show that the polynomial has no zero there, or one at
        most. What is undecided when it is short is decided by its Taylor series.
        """
        yield from (end for end in (low, high) if not self._at(end).sign)
        undecided = [(low, high)]
        while undecided:
            a, b = undecided.pop()
            at_a, at_b = self._at(a), self._at(b)
            most = _most_zeros(at_a, at_b)
            if most == 0:
                continue
            if _is_monotone(at_a, at_b) or (most == 1 and at_a.sign and at_b.sign):
                if at_a.sign * at_b.sign < 0:
                    yield self._crossing(a, b)
            elif self._growth(a, b) <= 2 * _REACH:
                yield from self._by_series(a, b)
            else:
                middle = (a + b) / 2
                if not self._at(middle).sign:
                    yield middle
                undecided += [(a, middle), (middle, b)]

    def _growth(self, a: Decimal, b: Decimal) -> Decimal:
        """The logarithm of how much the highest power grows between two points."""
        return (b / a).ln() * self.powers[-1]

    def _at(self, x: Decimal) -> _Value:
        """The value at x, kept: neighbouring intervals share it."""
        value = self._known.get(x)
        if value is None:
            terms = self._terms(x)
            slopes = list(map(mul, map(Decimal, self.powers), terms))
            value = self._known[x] = _Value(
                *_parted(terms), *_parted(slopes), _sign_changes(terms), _sign_changes(terms[::-1])
            )
        return value

    def _terms(self, x: Decimal) -> list[Decimal]:
        steps = [later - earlier for earlier, later in pairwise(self.powers)]
        factor = {step: x**step for step in set(steps)}
        powers_of_x = accumulate((factor[step] for step in steps), mul, initial=ONE)
        return list(map(mul, self.coefficients, powers_of_x))

    def _crossing(self, a: Decimal, b: Decimal) -> Decimal:
        """The only zero between points of opposite signs: halving first, then Newton's steps."""
        sign_a = self._at(a).sign
        x = (a + b) / 2
        while sign := self._at(x).sign:
            a, b = (x, b) if sign == sign_a else (a, x)
            if self._growth(a, b) > 1:
                x = (a + b) / 2
            else:
                at = self._at(x)
                x = _newton(a, b, x, at.up - at.down, (at.slope_up - at.slope_down) / x)
        return x

    def _by_series(self, a: Decimal, b: Decimal) -> Iterator[Decimal]:
        """The zeros between points a short stretch apart.

        With x = c·e^(r·u) and c the geometric middle, a and b stand at u = −1 and 1, and a term
        is its value at c times e^(power·r·u) = Σ (power·r)^k / k! · u^k.
        """
        c, r = (a * b).sqrt(), (b / a).ln() / 2
        terms = self._terms(c)
        noise = _NOISE * sum(map(abs, terms), ZERO)
        rates = [power * r for power in self.powers]
        series = []
        for k in range(1, _ORDER + 1):
            series.append(sum(terms, ZERO))
            shares = [rate / k for rate in rates]
            terms = list(map(mul, terms, shares))
        yield from (c * (r * u).exp() for u in _series_zeros(series, noise))


def _parted(terms: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """Σ of the terms above 0, and −Σ of those below.

    Each by itself: as a difference of sums the smaller one would be lost in the larger.
    """
    return sum((t for t in terms if t > 0), ZERO), -sum((t for t in terms if t < 0), ZERO)


def _sign(value: Decimal, noise: Decimal) -> int:
    if abs(value) <= noise:
        return 0
    return 1 if value > 0 else -1


def _sign_changes(terms: Sequence[Decimal]) -> int:
    """How often the running sum of the terms at x changes sign: a bound on zeros below x.

    Source: E. Laguerre's extension of Descartes' rule of signs. In reverse order it bounds the
    zeros above x.
    """
    signs = [total > 0 for total in accumulate(terms) if total]
    return sum(one != other for one, other in pairwise(signs))


def _most_zeros(at_a: _Value, at_b: _Value) -> int:
    """A bound on the zeros between a and b; 0 where up and down, which only rise, stay apart."""
    if at_a.up > at_b.down or at_a.down > at_b.up:
        return 0
    return min(at_a.zeros_above, at_b.zeros_below)


def _is_monotone(at_a: _Value, at_b: _Value) -> bool:
    """Whether the slope surely keeps one sign from a to b."""
    return at_a.slope_up > at_b.slope_down or at_a.slope_down > at_b.slope_up


def _series_zeros(series: Sequence[Decimal], noise: Decimal) -> list[Decimal]:
    """The zeros of Σ series[k]·u^k for −1 < u < 1.

    Between neighbouring zeros of its slope a function only rises or only falls, so it has a zero
    there where its signs differ; and a zero of the slope may be one itself.
    """
    if abs(series[0]) > sum(map(abs, series[1:]), noise):
        return []
    slope = [k * one for k, one in enumerate(series)][1:]
    turns = _series_zeros(slope, _REACH * noise) if len(slope) > 1 else []
    zeros = [u for u in turns if not _sign(_at(series, u), noise)]
    for a, b in pairwise([-ONE, *turns, ONE]):
        if _sign(_at(series, a), noise) * _sign(_at(series, b), noise) < 0:
            zeros.append(_series_crossing(series, slope, noise, a, b))
    return sorted(zeros)


def _series_crossing(
    series: Sequence[Decimal], slope: Sequence[Decimal], noise: Decimal, a: Decimal, b: Decimal
) -> Decimal:
    sign_a = _sign(_at(series, a), noise)
    u = (a + b) / 2
    while sign := _sign(value := _at(series, u), noise):
        a, b = (u, b) if sign == sign_a else (a, u)
        u = _newton(a, b, u, value, _at(slope, u))
    return u


def _at(series: Sequence[Decimal], u: Decimal) -> Decimal:
    value = ZERO
    for coefficient in reversed(series):
        value = value * u + coefficient
    return value


def _newton(a: Decimal, b: Decimal, x: Decimal, value: Decimal, slope: Decimal) -> Decimal:
    """The next guess from x: where the tangent meets 0, or the middle where that leads astray."""
    step = value / slope if slope else b - a
    return x - step if a < x - step < b and 2 * abs(step) < b - a else (a + b) / 2
