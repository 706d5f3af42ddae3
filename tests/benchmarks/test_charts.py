"""How long the charts of a review take to be set anew and painted, against QPainter alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from statistics import median

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from journal_app.reports.results import Result
from journal_app.resources import resource_folder
from journal_app.ui.application import dressed
from journal_app.ui.charts.bar_chart import Bar, BarChart, steps
from journal_app.ui.formatting import Formats
from journal_app.ui.result_words import day_cell
from journal_app.ui.widgets.heat_map import CalendarMap
from tests.benchmarks.bars_floor import PlainBars, PlainCalendar
from tests.benchmarks.floors import cpu_seconds
from tests.benchmarks.measured import milliseconds, tell

pytestmark = pytest.mark.benchmark

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
COMPONENTS = ("Price", "Holdings", "Yield", "Funding", "Interest", "Costs", "Penalty", "Result")
FIRST = date(2026, 6, 1)
DAYS = [FIRST + timedelta(days=place) for place in range(30)]
MOST = 2.0
REFRESHES = 20
ROUNDS = 15


def values(chance: Random, count: int) -> list[Decimal]:
    """Results by chance, none of them nothing."""
    return [Decimal(chance.randrange(-90_000, 90_001) * 2 + 1) / 20 for _ in range(count)]


def refreshed(show: Callable[[], object], widgets: list[QWidget]) -> float:
    """The processor's time for setting new values and painting them, some times over."""

    def some() -> None:
        for _ in range(REFRESHES):
            show()
            for widget in widgets:
                widget.repaint()

    return cpu_seconds(some) / REFRESHES


def placed(widgets: list[QWidget], qapp: QApplication) -> list[QWidget]:
    """The charts in the sizes that they have on the page."""
    for widget, size in zip(widgets, ((640, 190), (480, 190), (360, 220)), strict=True):
        widget.resize(*size)
        widget.show()
    qapp.processEvents()
    return widgets


def test_the_charts_of_a_review_are_refreshed(qapp: QApplication) -> None:
    dressed(qapp, resource_folder("fonts"), "light")
    chance, formats = Random(1), Formats()
    bars, waterfall, calendar = BarChart(), BarChart(), CalendarMap()
    weekdays = [formats.weekday(day)[:1] for day in range(7)]

    def show() -> None:
        results = zip(MONTHS, values(chance, len(MONTHS)), strict=True)
        bars.show_bars([Bar(name, value) for name, value in results], marked=11)
        components = list(zip(COMPONENTS, values(chance, len(COMPONENTS)), strict=True))
        waterfall.show_bars(steps(components))
        nets = zip(DAYS, values(chance, len(DAYS)), strict=True)
        cells = {day: day_cell(day, Result(net, 1), formats) for day, net in nets}
        calendar.show_days(FIRST, DAYS[-1] + timedelta(days=1), weekdays, cells)

    charts = placed([bars, waterfall, calendar], qapp)
    show()
    assert bars.rows()[1][0][0] == "Jan"
    assert len(waterfall.rows()[1]) == len(COMPONENTS)
    assert len(calendar.rows()[1]) == len(DAYS)

    plain = PlainBars(MONTHS), PlainBars(COMPONENTS), PlainCalendar()

    def show_plainly() -> None:
        for widget, count in zip(plain, (len(MONTHS), len(COMPONENTS), len(DAYS)), strict=True):
            widget.show_values([float(value) for value in values(chance, count)])

    show_plainly()
    plainly = placed(list(plain), qapp)
    rounds = [(refreshed(show, charts), refreshed(show_plainly, plainly)) for _ in range(ROUNDS)]
    ours, floor = (median(times) for times in zip(*rounds, strict=True))
    tell("P9 charts", f"{ours / floor:.2f} ({milliseconds(ours)}, {milliseconds(floor)})")
    assert ours <= MOST * floor
