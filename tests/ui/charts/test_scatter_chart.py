"""Points tell what they are of by mouse and keys, and can be opened."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.ui.charts.legend import Legend, Named
from journal_app.ui.charts.scatter_chart import Dot, ScatterChart
from journal_app.ui.formatting import Formats
from journal_app.ui.theme import theme


def dot(key: int, x: str, y: str, tone: str = "gain") -> Dot:
    return Dot(key, Decimal(x), Decimal(y), tone, f"No. {key}", [("Worst", x), ("Best", y)])


@pytest.fixture
def chart(qtbot: QtBot) -> ScatterChart:
    made = ScatterChart()
    qtbot.addWidget(made)
    made.set_formats(Formats())
    made.show_dots([dot(7, "-1.5", "0.25", "loss"), dot(8, "-0.5", "2")], "Worst, R", "Best, R")
    made.resize(500, 300)
    made.show()
    return made


def spot_of(chart: ScatterChart, at: int) -> QPointF:
    return QPointF(*chart._placing()(chart._dots[at]))


def test_keys_walk_and_open(qtbot: QtBot, chart: ScatterChart) -> None:
    opened: list[object] = []
    chart.chosen.connect(opened.append)
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert chart.accessibleDescription() == "No. 8: Worst -0.5, Best 2"
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.cursor_text() == "No. 7: Worst -1.5, Best 0.25"
    QTest.keyClick(chart, Qt.Key.Key_Space)
    chart.grab()
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert (opened, chart.cursor_text()) == ([7], "")


def test_the_mouse_tells_the_nearest_and_opens_it(qtbot: QtBot, chart: ScatterChart) -> None:
    opened: list[object] = []
    chart.chosen.connect(opened.append)
    spot = spot_of(chart, 1) + QPointF(4, 4)
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        spot,
        chart.mapToGlobal(spot),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(chart, move)
    assert chart.cursor_text().startswith("No. 8")
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=spot.toPoint())
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(200, 260))
    assert opened == [8]
    chart.clearFocus()
    QApplication.sendEvent(chart, QEvent(QEvent.Type.Leave))
    assert chart.cursor_text() == ""


def test_a_table_says_the_same(chart: ScatterChart) -> None:
    titles, rows = chart.rows()
    assert titles == ["", "Worst", "Best"]
    assert rows[0] == ["No. 7", "-1.5", "0.25"]
    chart.show_dots([], "", "")
    chart.grab()
    assert chart.rows() == ([""], [])


def test_it_takes_up_the_theme(chart: ScatterChart) -> None:
    light = chart.grab().toImage()
    theme().choose("dark")
    assert chart.grab().toImage() != light


def test_a_legend_tells_its_names_and_leaves_out_what_has_no_room(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.show_names([Named("Result", "accent"), Named("Plan", "muted", "dashed")])
    assert legend.accessibleName() == "Result, Plan"
    legend.resize(200, 20)
    whole = legend.grab().toImage()
    legend.show_names([Named("Result", "accent"), Named("P" * 60, "muted", "square")])
    assert legend.grab().toImage() != whole
