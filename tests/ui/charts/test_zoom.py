"""A part of a chart is looked at by wheel, by drawing over it and by keys, in both panes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.ui.charts.equity_chart import EquityChart
from journal_app.ui.charts.line_chart import Line
from journal_app.ui.charts.zoom import Zoom
from journal_app.ui.charts.zoom_chart import ZoomChart
from journal_app.ui.formatting import Formats

START = datetime(2026, 1, 1, tzinfo=UTC)
FORMATS = Formats()


def points(count: int) -> list[tuple[datetime, Decimal]]:
    return [(START + timedelta(days=day), Decimal(day)) for day in range(count)]


@pytest.fixture
def panes(qtbot: QtBot) -> EquityChart:
    made = EquityChart()
    qtbot.addWidget(made)
    made.set_formats(FORMATS.number, formats=FORMATS)
    made.show_curves([Line("Result", points(101))], Line("Drawdown", points(101)))
    made.resize(600, 400)
    made.show()
    return made


def turn(chart: ZoomChart, *, up: bool, with_ctrl: bool = True) -> bool:
    middle = QPointF(chart.rect().center())
    event = QWheelEvent(
        middle,
        chart.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120 if up else -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier if with_ctrl else Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chart, event)
    return event.isAccepted()


def length(chart: ZoomChart) -> float:
    left, right = chart.zoom.part
    return (right - left) / 86_400


def test_a_stretch_is_narrowed_moved_and_left() -> None:
    zoom = Zoom()
    zoom.begin((0.0, 100.0))
    assert not zoom.move(1)
    assert zoom.by(0.5, 20.0)
    assert zoom.part == (10.0, 60.0)
    assert zoom.move(-4)
    assert zoom.part == (0.0, 50.0)
    assert not zoom.bring(30.0)
    assert zoom.bring(90.0)
    assert zoom.part == (50.0, 100.0)
    zoom.begin((0.0, 100.0))
    assert zoom.is_on
    assert zoom.to(40.0, 40.0)
    assert zoom.part == pytest.approx((39.995, 40.005))
    assert zoom.to(-5.0, 200.0)
    assert not zoom.show_all()
    assert zoom.part == (0.0, 100.0)
    zoom.to(1.0, 2.0)
    zoom.begin((0.0, 7.0))
    assert zoom.part == (0.0, 7.0)


def test_the_wheel_zooms_both_panes_and_a_double_click_shows_all(
    qtbot: QtBot, panes: EquityChart
) -> None:
    told: list[bool] = []
    panes.zoomed.connect(told.append)
    assert turn(panes.above, up=True)
    assert length(panes.above) == pytest.approx(80)
    assert panes.below.zoom.part == panes.above.zoom.part
    for _ in range(2):
        turn(panes.below, up=False)
    assert not panes.above.zoom.is_on
    turn(panes.above, up=True)
    QTest.mouseDClick(panes.above, Qt.MouseButton.LeftButton)
    assert not panes.below.zoom.is_on
    assert told[0]
    assert told[-3:] == [False, True, False]
    turn(panes.above, up=True)
    panes.show_all()
    assert not panes.below.zoom.is_on


def test_without_focus_and_ctrl_the_page_scrolls(panes: EquityChart) -> None:
    panes.above.clearFocus()
    assert not turn(panes.above, up=True, with_ctrl=False)
    assert not panes.above.zoom.is_on
    panes.above.setFocus()
    assert turn(panes.above, up=True, with_ctrl=False)


def test_what_is_drawn_over_is_shown(qtbot: QtBot, panes: EquityChart) -> None:
    chart = panes.above
    before = chart.grab().toImage()
    QTest.mousePress(chart, Qt.MouseButton.LeftButton, pos=QPoint(200, 60))
    spot = QPointF(300, 60)
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        spot,
        chart.mapToGlobal(spot),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(chart, move)
    assert chart.grab().toImage() != before
    QTest.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=QPoint(300, 60))
    assert 10 < length(chart) < 25
    part = chart.zoom.part
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(300, 60))
    assert chart.zoom.part == part


def test_keys_zoom_around_the_cursor_which_stays_in_sight(qtbot: QtBot, panes: EquityChart) -> None:
    chart = panes.above
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(8):
        QTest.keyClick(chart, Qt.Key.Key_Plus)
    assert length(chart) == pytest.approx(100 * 0.8**8)
    QTest.keyClick(chart, Qt.Key.Key_Minus)
    assert length(chart) == pytest.approx(100 * 0.8**7)
    before = chart.zoom.part
    QTest.keyClick(chart, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert chart.zoom.part[0] > before[0]
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert chart.zoom.part[1] == chart.zoom.whole[1]
    assert chart.cursor_text().startswith("11 Apr 2026")
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.zoom.is_on
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert not panes.below.zoom.is_on


def test_upward_a_part_takes_the_room_that_it_needs(panes: EquityChart) -> None:
    chart = panes.above
    chart.show_part((START.timestamp(), START.timestamp() + 10 * 86_400))
    assert [word for _, word in chart._upward()][-1] == "10"
