"""Figures of a series of returns of equal periods: Sharpe, Sortino, volatility, Calmar.

Returns are time-weighted fractions of one period each, from −1 (all lost) on; flat periods count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import accumulate, pairwise
from operator import mul
from typing import Final, NamedTuple

from journal_app.domain.exact import LARGEST_EXPONENT, ONE, SUMS, ZERO, exact
from journal_app.domain.problems import Refused
from journal_app.domain.samples import deviation, mean


@dataclass(frozen=True, slots=True)
class Performance:
    """Figures of a series of returns; None where one does not exist.

    Units: `volatility`, `downside_risk` and `annual_return` are fractions a year, `max_drawdown`
    is a fraction from 0 down to −1, the others are ratios.
    """

    sharpe: Decimal | None
    sortino: Decimal | None
    volatility: Decimal | None
    downside_risk: Decimal | None
    annual_return: Decimal | None
    max_drawdown: Decimal | None
    calmar: Decimal | None


class Level(NamedTuple):
    """Equity at a moment, and the own money that came in just then, which is in it already."""

    equity: Decimal
    flow: Decimal = ZERO


def is_at_rest(before: Level, after: Level) -> bool:
    """Whether there was no equity between two levels, and none was won."""
    return before.equity == after.equity - after.flow == 0


@exact
def time_weighted(levels: Sequence[Level]) -> Decimal | None:
    """The return from the first level to the last, deposits and withdrawals taken out.

    Π (equity_k − flow_k) / equity_(k−1) − 1. Exact where there is a level at each flow. While there
    is no equity and none is won there is no return either, and it goes on with the next deposit.
    None where equity was not above 0 otherwise, for then it is a part of nothing.
    Source: GIPS standards, time-weighted return with a valuation at each external flow.
    """
    growth, has_any = ONE, len(levels) < 2
    for before, after in pairwise(levels):
        if is_at_rest(before, after):
            continue
        if before.equity <= 0:
            return None
        growth, has_any = growth * ((after.equity - after.flow) / before.equity), True
    return growth - ONE if has_any else None


@exact
def performance(
    returns: Sequence[Decimal],
    periods_per_year: Decimal,
    risk_free: Decimal = ZERO,
    minimum_return: Decimal = ZERO,
) -> Performance:
    """Every figure of a series of returns.

    Units: `risk_free` and `minimum_return` are fractions of one period.
    Raises: Refused `rate_below_minus_one` for a return below −1.
    """
    for place, one in enumerate(returns):
        if one < -1:
            raise Refused.because(f"returns/{place}", "rate_below_minus_one", text=str(one))
    annual = annual_return(returns, periods_per_year)
    deepest = max_drawdown(returns)
    return Performance(
        sharpe=sharpe(returns, periods_per_year, risk_free),
        sortino=sortino(returns, periods_per_year, minimum_return),
        volatility=volatility(returns, periods_per_year),
        downside_risk=downside_risk(returns, periods_per_year, minimum_return),
        annual_return=annual,
        max_drawdown=deepest,
        calmar=annual / -deepest if annual is not None and deepest else None,
    )


@exact
def sharpe(
    returns: Sequence[Decimal], periods_per_year: Decimal, risk_free: Decimal = ZERO
) -> Decimal | None:
    """Mean return above the risk-free one over the deviation, for a year.

    (mean(r) − r_f) / s · √periods. None for fewer than two returns or a deviation of 0.
    Source: W. F. Sharpe, The Sharpe Ratio, 1994.
    """
    spread = deviation(returns)
    if not spread:
        return None
    return (mean(returns) - risk_free) / spread * periods_per_year.sqrt()


@exact
def volatility(returns: Sequence[Decimal], periods_per_year: Decimal) -> Decimal | None:
    """Sample standard deviation of the returns, for a year.

    s · √periods. None for fewer than two returns or a deviation of 0.
    """
    spread = deviation(returns)
    return spread * periods_per_year.sqrt() if spread else None


@exact
def downside_risk(
    returns: Sequence[Decimal], periods_per_year: Decimal, minimum_return: Decimal = ZERO
) -> Decimal | None:
    """Deviation below the minimum acceptable return (MAR), over all periods, for a year.

    √(mean of min(r − MAR, 0)²) · √periods. None without returns, 0 where none is below MAR.
    """
    if not returns:
        return None
    with localcontext(SUMS):
        short = [min(r - minimum_return, ZERO) for r in returns]
        squares = sum(map(mul, short, short), ZERO)
    return (squares / len(returns)).sqrt() * periods_per_year.sqrt()


@exact
def sortino(
    returns: Sequence[Decimal], periods_per_year: Decimal, minimum_return: Decimal = ZERO
) -> Decimal | None:
    """Mean return above the minimum acceptable one (MAR) over the downside risk, for a year.

    (mean(r) − MAR) · periods / downside risk. None where no return is below MAR.
    Source: F. Sortino, R. van der Meer, Downside Risk, 1991.
    """
    risk = downside_risk(returns, periods_per_year, minimum_return)
    return (mean(returns) - minimum_return) * periods_per_year / risk if risk else None


_LARGEST_GROWTH_LN: Final = LARGEST_EXPONENT * Decimal(10).ln()


@exact
def annual_return(returns: Sequence[Decimal], periods_per_year: Decimal) -> Decimal | None:
    """The compounded growth of a year.

    (Π(1 + r))^(periods / n) − 1. None without returns, and where the growth of a year is above
    10^30, a figure of no meaning.
    """
    if not returns:
        return None
    growth = ONE
    for r in returns:
        growth *= ONE + r
    if not growth:
        return -ONE
    growth_ln = growth.ln() * periods_per_year / len(returns)
    return growth_ln.exp() - ONE if growth_ln <= _LARGEST_GROWTH_LN else None


@exact
def max_drawdown(returns: Sequence[Decimal]) -> Decimal | None:
    """The deepest fall of compounded value from its running peak, the start being the first.

    min(V / peak − 1), 0 or below. None without returns.
    """
    if not returns:
        return None
    values = list(accumulate((ONE + r for r in returns), mul, initial=ONE))
    peaks = accumulate(values, max)
    return min(value / peak for value, peak in zip(values, peaks, strict=True)) - ONE
