"""The line chart tells exact values by mouse and keys, and follows data, size and theme."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.ui.charts.line_chart import Line, LineChart
from journal_app.ui.charts.plot import with_corners
from journal_app.ui.formatting import Formats
from journal_app.ui.theme import theme

START = datetime(2026, 1, 1, tzinfo=UTC)
EXACT = Decimal("1234.567890123456789012")
FORMATS = Formats()


def points(*values: Decimal) -> list[tuple[datetime, Decimal]]:
    return [(START + timedelta(days=day), value) for day, value in enumerate(values)]


@pytest.fixture
def chart(qtbot: QtBot) -> LineChart:
    made = LineChart("time")
    qtbot.addWidget(made)
    made.set_formats(FORMATS.plain, formats=FORMATS)
    made.show_series(
        [
            Line("Actual", points(Decimal(10), EXACT, Decimal(-5))),
            ("Planned", points(Decimal(1), Decimal(2), Decimal(3)), "muted", "dashed"),
        ]
    )
    made.resize(600, 300)
    made.show()
    return made


def test_keys_walk_along_the_points_with_their_exact_values(qtbot: QtBot, chart: LineChart) -> None:
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chart, Qt.Key.Key_End)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription() == (
        "2 Jan 2026 00:00: Actual 1234.567890123456789012, Planned 2"
    )
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.accessibleDescription() == ""


def test_the_mouse_finds_the_nearest_point(qtbot: QtBot, chart: LineChart) -> None:
    with qtbot.waitSignal(chart.moved) as moved:
        spot = QPointF(chart.width() - 40, 80)
        QApplication.sendEvent(
            chart,
            QMouseEvent(
                QEvent.Type.MouseMove,
                spot,
                chart.mapToGlobal(spot),
                Qt.MouseButton.NoButton,
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
            ),
        )
    assert moved.args == [START + timedelta(days=2)]


def test_a_table_says_the_same(chart: LineChart) -> None:
    titles, rows = chart.rows()
    assert titles == ["Time", "Actual", "Planned"]
    assert rows[1] == ["2 Jan 2026 00:00", "1234.567890123456789012", "2"]
    assert len(rows) == 3


def test_it_can_be_set_again_and_emptied(qtbot: QtBot, chart: LineChart) -> None:
    chart.show_series([Line("One", points(Decimal(4)))])
    chart.grab()
    chart.show_series([])
    chart.grab()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.found() == []
    assert chart.rows()[1] == []


def test_it_takes_up_the_theme(qtbot: QtBot, chart: LineChart) -> None:
    light = chart.grab().toImage()
    theme().choose("dark")
    assert chart.grab().toImage() != light
    theme().choose("light")
    assert chart.grab().toImage() == light


def test_figures_of_another_size_are_drawn_after_huge_ones(qtbot: QtBot) -> None:
    chart = LineChart("number")
    qtbot.addWidget(chart)
    chart.resize(400, 200)
    chart.show()
    for price in (Decimal("1e29"), Decimal(2)):
        across = [(price * step / 10, price * step) for step in range(11)]
        chart.show_series([Line("Equity", across, "accent", "line")])
    assert chart.grab().width() == 400


def test_a_line_of_steps_keeps_each_value_until_the_next(chart: LineChart) -> None:
    chart.show_series([Line("Held", points(Decimal(1), Decimal(3), Decimal(2)), style="steps")])
    chart.point_at(START + timedelta(days=1))
    assert chart.cursor_text() == "2 Jan 2026 00:00: Held 3"
    assert [row[1] for row in chart.rows()[1]] == ["1", "3", "2"]
    assert with_corners([0, 1, 2], [1, 3, 2]) == ([0, 1, 1, 2, 2], [1, 1, 3, 3, 2])
    assert with_corners([], []) == ([], [])
