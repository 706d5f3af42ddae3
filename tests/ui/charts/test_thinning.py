"""Curves are thinned to what pixels can show, and nothing of their extremes is lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest

from journal_app.ui.charts.lazy_rows import LazyRows
from journal_app.ui.charts.thinning import Curve, Place, across, nearest, thinned

START = datetime(2026, 1, 1, tzinfo=UTC)


def walk(count: int) -> Curve:
    chance, level, values = Random(3), Decimal(0), []
    for _ in range(count):
        level += chance.randint(-9, 10)
        values.append(level)
    return [START + timedelta(hours=number) for number in range(count)], values


def test_extremes_ends_and_order_are_kept() -> None:
    places, values = walk(20_000)
    left, right = across(places[0]), across(places[-1])
    drawn, levels = thinned((places, values), left, right, 100)
    assert len(drawn) == len(levels) <= 2 * 100 + 2
    assert (min(levels), max(levels)) == (min(values), max(values))
    assert (drawn[0], levels[0]) == (places[0], values[0])
    assert (drawn[-1], levels[-1]) == (places[-1], values[-1])
    assert list(map(across, drawn)) == sorted(map(across, drawn))


def test_of_a_part_its_neighbours_are_drawn_too() -> None:
    places, values = walk(50)
    left, right = across(places[10]) + 1, across(places[20]) - 1
    assert thinned((places, values), left, right, 400) == (places[10:21], values[10:21])


def test_a_gap_without_points_is_passed() -> None:
    places: list[Place] = [*map(Decimal, range(1_000)), *map(Decimal, range(9_000, 10_000))]
    values = list(map(Decimal, range(2_000)))
    drawn, levels = thinned((places, values), 0.0, 9_999.0, 20)
    assert Decimal(999) in drawn
    assert Decimal(9_000) in drawn
    assert levels == sorted(levels)


def test_nothing_is_thinned_to_nothing() -> None:
    assert thinned(([], []), 0.0, 1.0, 100) == ([], [])


@pytest.mark.parametrize(("x", "at"), [(-1, 0), (4, 0), (6, 1), (14, 1), (99, 2)])
def test_nearest_place(x: int, at: int) -> None:
    assert nearest([Decimal(0), Decimal(10), Decimal(20)], Decimal(x)) == at


def test_rows_are_written_when_they_are_looked_at() -> None:
    written: list[int] = []

    def row(at: int) -> list[str]:
        written.append(at)
        return [str(at)]

    rows = LazyRows(1_000_000, row)
    assert (len(rows), rows[-1], rows[2:4]) == (1_000_000, ["999999"], [["2"], ["3"]])
    assert written == [999_999, 2, 3]
    assert LazyRows(2, row) == [["0"], ["1"]]
