"""P9: an equity curve of a million exact points, set and painted.

The floor draws the same points, each a moment and a decimal, as a bare polyline of the same size.
The processor's time counts: other work on the machine would blur a fraction of a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random
from statistics import median
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication

from journal_app.resources import resource_folder
from journal_app.ui.application import dressed
from journal_app.ui.charts.equity_chart import EquityChart
from journal_app.ui.charts.line_chart import Line
from journal_app.ui.charts.zoom_chart import ZoomChart
from tests.benchmarks.floors import cpu_seconds, painted_polyline
from tests.benchmarks.measured import milliseconds, tell

pytestmark = pytest.mark.benchmark

POINTS: Final = 1_000_000
WIDTH, HEIGHT = 640, 300
ROUNDS: Final = 5
START: Final = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def curve() -> list[tuple[datetime, Decimal]]:
    chance, level = Random(9), 6_000_000
    points = []
    for number in range(POINTS):
        level += chance.randint(-900, 905)
        points.append((START + timedelta(minutes=3 * number), Decimal(level).scaleb(-2)))
    return points


@pytest.fixture(scope="module", autouse=True)
def look(qapp: QApplication) -> None:
    dressed(qapp, resource_folder("fonts"), "light")


def made(curve: Sequence[tuple[datetime, Decimal]]) -> ZoomChart:
    chart = ZoomChart("time")
    chart.resize(WIDTH, HEIGHT)
    chart.show()
    chart.show_series([Line("Result", curve)])
    return chart


def test_a_million_points_set_and_painted(curve: list[tuple[datetime, Decimal]]) -> None:
    chart = made(curve)
    chart.point_at(curve[777_777][0])
    assert chart.found() == [(Line("Result", curve), curve[777_777])]

    def set_and_painted() -> None:
        chart.show_series([Line("Result", curve)])
        chart.grab()

    floor = median(
        cpu_seconds(lambda: painted_polyline(curve, WIDTH, HEIGHT)) for _ in range(ROUNDS)
    )
    took = median(cpu_seconds(set_and_painted) for _ in range(ROUNDS))
    zoomed = cpu_seconds(lambda: _zoomed_in(chart))
    tell(
        "P9 curve",
        f"{took / floor:.2f} ({milliseconds(took)}, {milliseconds(floor)});"
        f" a turn of the wheel {milliseconds(zoomed)}",
    )
    assert took <= 4 * floor
    chart.close()


def test_a_million_points_with_their_drawdown(curve: list[tuple[datetime, Decimal]]) -> None:
    """Two panes are two curves, and cost no more than two."""
    chart = EquityChart()
    chart.resize(WIDTH, HEIGHT)
    chart.show()

    def set_and_painted() -> None:
        chart.show_curves([Line("Result", curve)], Line("Drawdown", curve, "loss", "filled"))
        chart.grab()

    set_and_painted()
    floor = cpu_seconds(lambda: painted_polyline(curve, WIDTH, HEIGHT)) * 2
    took = median(cpu_seconds(set_and_painted) for _ in range(ROUNDS))
    print(f"\nP9, both panes: {took * 1e3:.0f} ms, floor {floor * 1e3:.0f} ms")
    assert took <= 4 * floor
    chart.close()


def _zoomed_in(chart: ZoomChart) -> None:
    left, right = chart.zoom.part
    chart.show_part((left + (right - left) / 10, right))
    chart.grab()
