"""Where the levels of a position lie on the ladder: fractions of its width, for drawing only.

The axis runs from low to high prices, so that a short is the mirror of a long by itself. What
lies absurdly far away (or at zero) is put at the edge behind a break of the axis, so that the
levels that matter keep their room.
"""

# No postponed annotations: a NamedTuple compiles each of them, before the first paint.
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from journal_app.domain.levels import Levels

NAMES: Final = ("liquidation", "stop", "entry", "break_even", "mark", "target")
_CORE: Final = ("stop", "entry", "target")
"""What a trade is planned by; the scale is made for these."""

_FAR: Final = 3
"""Beyond so many spans of the core a level is put behind a break."""
_LEAST_SPAN: Final = 0.04
"""The core is never taken for narrower than this part of the price."""
_LEAST_PRICE: Final = 1e-300
_END: Final = 0.045
"""Free room between the outermost level and the end of the axis."""
_BREAK: Final = 0.1
"""Room of what lies behind a break."""


class Band(NamedTuple):
    """A stretch of the axis in one tone: danger, loss or gain."""

    left: float
    right: float
    tone: str


class LadderScale(NamedTuple):
    """Fractions of the width, 0 at the left. at: the levels there are. breaks: where it is cut."""

    at: Mapping[str, float]
    bands: tuple[Band, ...]
    breaks: tuple[float, ...]
    is_liquidated: bool


EMPTY: Final = LadderScale({}, (), (), is_liquidated=False)


@lru_cache(maxsize=512)
def ladder_scale(levels: Levels) -> LadderScale:
    """Lay out the levels. A level that is None, or a liquidation at no real price, is left out."""
    prices = {
        name: float(price)
        for name in NAMES
        if (price := _level(levels, name)) is not None and price.is_finite()
    }
    if not prices:
        return EMPTY
    low, high = _near(prices)
    near = {name: price for name, price in prices.items() if low <= price <= high}
    lowest, highest = min(near.values()), max(near.values())
    below = any(price < low for price in prices.values())
    above = any(price > high for price in prices.values())
    start = _BREAK + _END / 2 if below else _END
    end = 1 - (_BREAK + _END / 2 if above else _END)

    def place(price: float) -> float:
        if price < low:
            return _END
        if price > high:
            return 1 - _END
        if highest == lowest:
            return (start + end) / 2
        return start + (end - start) * (price - lowest) / (highest - lowest)

    at = {name: place(price) for name, price in prices.items()}
    breaks = (*([_BREAK - _END / 2] if below else []), *([1 - _BREAK + _END / 2] if above else []))
    return LadderScale(at, _bands(levels, at), breaks, _is_liquidated(levels))


def place_labels(
    wanted: Sequence[tuple[float, float]], width: float, gap: float = 8
) -> list[float | None]:
    """Where labels begin, in the order of their importance; None for one that finds no room.

    wanted: for each its tick and its width. All are kept inside `width`. The first two are
    shown if there is room for both: where they would meet, they are moved aside. Others give way.
    """
    placed = _foremost(wanted[:2], width, gap)
    taken = [
        (left, left + size)
        for left, (_, size) in zip(placed, wanted[:2], strict=True)
        if left is not None
    ]
    for tick, size in wanted[2:]:
        left = _centred(tick, size, width)
        if size > width or _meets(left, size, taken, gap):
            placed.append(None)
            continue
        placed.append(left)
        taken.append((left, left + size))
    return placed


def _level(levels: Levels, name: str) -> Decimal | None:
    price: Decimal | None = getattr(levels, name)
    return price


def _near(prices: Mapping[str, float]) -> tuple[float, float]:
    """The prices that are drawn to scale: the core, and so far around it."""
    core = [prices[name] for name in _CORE if name in prices]
    if len(core) < 2 and "mark" in prices:
        core.append(prices["mark"])
    core = core or list(prices.values())
    lowest, highest = min(core), max(core)
    span = max(highest - lowest, _LEAST_SPAN * abs(highest))
    if len(set(core)) == 1 and len(prices) > 1:  # nothing to measure by: let all of it be near
        span = max(span, abs(highest) / _FAR)
    low = lowest - _FAR * span
    if lowest > 0:  # nobody pays nothing: what would fall to zero has left the scale
        low = max(low, _LEAST_PRICE)
    return low, highest + _FAR * span


def _bands(levels: Levels, at: Mapping[str, float]) -> tuple[Band, ...]:
    sign = 1 if levels.direction == "long" else -1
    bands = []
    entry = at.get("entry")
    for name, tone, side in (("stop", "loss", -1), ("target", "gain", 1)):
        if entry is not None and name in at and (at[name] - entry) * side * sign > 0:
            bands.append(Band(min(entry, at[name]), max(entry, at[name]), tone))
    if "liquidation" in at:  # last: whatever else a price means, beyond it nothing is left
        edge = at["liquidation"]
        bands.append(Band(0, edge, "danger") if sign > 0 else Band(edge, 1, "danger"))
    return tuple(bands)


def _is_liquidated(levels: Levels) -> bool:
    if levels.judging is None or levels.liquidation is None:
        return False
    if levels.direction == "long":
        return levels.judging <= levels.liquidation
    return levels.judging >= levels.liquidation


def _meets(left: float, size: float, taken: Sequence[tuple[float, float]], gap: float) -> bool:
    return any(left < end + gap and left + size + gap > start for start, end in taken)


def _centred(tick: float, size: float, width: float) -> float:
    """Under its tick, as far as the edges allow."""
    return min(max(tick - size / 2, 0), max(width - size, 0))


def _foremost(
    wanted: Sequence[tuple[float, float]], width: float, gap: float
) -> list[float | None]:
    """Where the first two stand, which nothing moves any more once the others are placed."""
    lefts = [_centred(tick, size, width) for tick, size in wanted]
    if len(wanted) < 2:
        return [*lefts]
    (_, first_size), (_, second_size) = wanted
    first, second = lefts
    if not _meets(second, second_size, [(first, first + first_size)], gap):
        return [first, second]
    if first_size + gap + second_size > width:
        return [first, None]
    if second + second_size / 2 >= first + first_size / 2:  # each stays on the side of its tick
        second = min(first + first_size + gap, width - second_size)
        return [min(first, second - gap - first_size), second]
    second = max(first - gap - second_size, 0)
    return [max(first, second + second_size + gap), second]
