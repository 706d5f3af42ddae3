"""Curves of more points than pixels, thinned to the lowest and highest of each; no Qt here.

What is drawn of a million points are some thousands, and only these are turned into numbers for
drawing: a long curve costs little more than looking at each of its values once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final

Place = datetime | Decimal
Curve = tuple[Sequence[Place], Sequence[Decimal]]
"""Places across, in order, and the value at each."""

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
POINTS_OF_A_PIXEL: Final = 4
"""More points than this on every pixel are thinned."""


def thinned(curve: Curve, left: float, right: float, pixels: int) -> Curve:
    """The part of a curve between two places, with one neighbour on either side.

    Of each pixel with many points two are left, which have its lowest and its highest value, in
    the order in which the curve went on the whole.
    """
    places, values = curve
    start = max(0, _place_of(places, left, bisect_left) - 1)
    stop = min(len(places), _place_of(places, right, bisect_right) + 1)
    if stop - start <= pixels * POINTS_OF_A_PIXEL:
        return places[start:stop], values[start:stop]
    step = (right - left) / pixels
    edges = (
        _place_of(places, left + step * pixel, bisect_left, start, stop)
        for pixel in range(1, pixels)
    )
    drawn, levels = [places[start]], [values[start]]
    before = start
    for after in (*edges, stop):
        if after > before:
            part = values[before:after]
            ends = [min(part), max(part)]
            if part[0] > part[-1]:
                ends.reverse()
            drawn += places[before], places[after - 1]
            levels += ends
            before = after
    return [*drawn, places[stop - 1]], [*levels, values[stop - 1]]


def nearest(places: Sequence[Place], wanted: Place) -> int:
    """Which of the places, in order, is nearest to one."""
    after = bisect_left(places, wanted)
    if after == 0:
        return 0
    if after == len(places):
        return len(places) - 1
    x = across(wanted)
    return after if across(places[after]) - x < x - across(places[after - 1]) else after - 1


def across(place: Place) -> float:
    """A place as it is drawn."""
    if isinstance(place, datetime):
        return (place - EPOCH).total_seconds()
    return float(place)


def place_at(x: float, alike: Place) -> Place:
    """The place that is drawn there, a time or a number as another one."""
    if isinstance(alike, datetime):
        return EPOCH + timedelta(seconds=x)
    return Decimal(x)


def _place_of(
    places: Sequence[Place],
    x: float,
    bisect: Callable[..., int],
    low: int = 0,
    high: int | None = None,
) -> int:
    return bisect(places, place_at(x, places[0]), low, high) if places else 0
