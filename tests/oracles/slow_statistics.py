"""Every statistic once more, in fractions and the slow way, from its definition alone.

Imports nothing of the program. None where a figure does not exist.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import isqrt

ZERO = Fraction(0)
_DIGITS = 60


def root(square: Fraction) -> Fraction:
    """The square root to sixty digits after the point."""
    return Fraction(
        isqrt(square.numerator * 10 ** (2 * _DIGITS) // square.denominator), 10**_DIGITS
    )


def mean(values: Sequence[Fraction]) -> Fraction | None:
    return sum(values, ZERO) / len(values) if values else None


def deviation(values: Sequence[Fraction]) -> Fraction | None:
    """With n − 1; None for fewer than two."""
    middle = mean(values)
    if middle is None or len(values) < 2:
        return None
    return root(sum(((each - middle) ** 2 for each in values), ZERO) / (len(values) - 1))


def figures_of_trades(
    nets: Sequence[Fraction], rs: Sequence[Fraction | None], managed: Sequence[Fraction | None]
) -> dict[str, Fraction | None]:
    """By the keys under which the program tells them; what was lost stands below zero."""
    wins, losses = [net for net in nets if net > 0], [net for net in nets if net < 0]
    known = [r for r in rs if r is not None]
    win_rate = Fraction(len(wins), len(nets)) if nets else None
    average_win, average_loss = mean(wins), mean(losses)
    has_odds = average_win is not None and average_loss is not None
    payoff = average_win / -average_loss if has_odds else None  # type: ignore[operator]
    measured = known if nets and len(known) == len(nets) else list(nets)
    middle, spread = mean(measured), deviation(measured)
    return {
        "count": Fraction(len(nets)),
        "wins": Fraction(len(wins)),
        "losses": Fraction(len(losses)),
        "break_even": Fraction(sum(net == 0 for net in nets)),
        "net": sum(nets, ZERO),
        "win_rate": win_rate,
        "gross_profit": sum(wins, ZERO),
        "gross_loss": sum(losses, ZERO),
        "profit_factor": sum(wins, ZERO) / -sum(losses, ZERO) if losses else None,
        "expectancy": mean(nets),
        "expectancy_ratio": (mean(nets) or ZERO) / -average_loss if average_loss else None,
        "expectancy_r": mean(known),
        "expectancy_managed": mean([r for r in managed if r is not None]),
        "average_win": average_win,
        "average_loss": average_loss,
        "payoff": payoff,
        "sqn": None
        if middle is None or not spread
        else root(Fraction(len(measured))) * middle / spread,
        "kelly": None if win_rate is None or payoff is None else win_rate - (1 - win_rate) / payoff,
    }


@dataclass(frozen=True)
class SlowDrawdown:
    """A fall, and after how many trades it began, was deepest and was won back."""

    amount: Fraction
    peak: Fraction
    began: int
    bottomed: int
    recovered: int | None


def equity_points(nets: Sequence[Fraction], start: Fraction) -> list[Fraction]:
    points = [start]
    for net in nets:
        points.append(points[-1] + net)
    return points


def falls(points: Sequence[Fraction]) -> Iterator[SlowDrawdown]:
    """The fall at every point."""
    for bottom, point in enumerate(points):
        peak = max(points[: bottom + 1])
        began = max(at for at in range(bottom + 1) if points[at] == peak)
        later = range(bottom + 1, len(points))
        recovered = next((at for at in later if points[at] >= peak), None)
        yield SlowDrawdown(peak - point, peak, began, bottom, recovered)


def deepest_in_money(points: Sequence[Fraction]) -> SlowDrawdown:
    return max(falls(points), key=lambda fall: (fall.amount, -fall.bottomed))


def deepest_in_percent(points: Sequence[Fraction]) -> SlowDrawdown | None:
    from_something = [fall for fall in falls(points) if fall.peak > 0]
    return max(
        from_something, key=lambda fall: (fall.amount / fall.peak, -fall.bottomed), default=None
    )


def figures_of_returns(
    returns: Sequence[Fraction], periods: int, minimum: Fraction
) -> dict[str, Fraction | None]:
    """annual_growth is the growth of the whole to the power of `periods`, to be rooted by n."""
    spread, middle = deviation(returns), mean(returns)
    short = mean([min(each - minimum, ZERO) ** 2 for each in returns])
    values = [Fraction(1)]
    for each in returns:
        values.append(values[-1] * (1 + each))
    lost = [value / max(values[: at + 1]) - 1 for at, value in enumerate(values)]
    yearly = root(Fraction(periods))
    return {
        "sharpe": middle / spread * yearly if middle is not None and spread else None,
        "volatility": spread * yearly if spread else None,
        "sortino": (middle - minimum) * periods / (root(short) * yearly)
        if middle is not None and short
        else None,
        "annual_growth": values[-1] ** periods if returns else None,
        "max_drawdown": min(lost) if returns else None,
    }


def worth(flows: Sequence[tuple[int, Fraction]], growth: Fraction) -> Fraction:
    """What flows of whole years are worth at the last one when money grows so much a year."""
    last = max((year for year, _ in flows), default=0)
    return sum((amount * growth ** (last - year) for year, amount in flows), ZERO)


def every_path(rs: Sequence[Fraction]) -> list[tuple[Fraction, Fraction]]:
    """Of every way to draw as many R as there are: the lowest point and the end."""
    found = []
    for drawn in product(rs, repeat=len(rs)):
        points = equity_points(drawn, ZERO)[1:]
        found.append((min(points), points[-1]))
    return found
