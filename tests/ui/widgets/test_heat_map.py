"""Maps of gains and losses: by keys, in words, and in colours that leave text readable."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.ui.theme import theme
from journal_app.ui.widgets.heat_map import CalendarMap, HeatCell, HeatMap
from tests.ui.accessibility.keyboard import contrast

D = Decimal


@pytest.fixture
def heat_map(qtbot: QtBot) -> HeatMap:
    made = HeatMap("By weekday and hour")
    qtbot.addWidget(made)
    cells = {
        (0, 0): HeatCell(D(400), "Mon 00", "+$400.00"),
        (0, 2): HeatCell(D(-100), "Mon 04", "−$100.00"),
        (1, 2): HeatCell(None, "Tue 04", ""),
    }
    made.show_cells(["Mon", "Tue"], ["00", "02", "04"], cells)
    made.resize(200, 100)
    made.show()
    return made


def test_keys_walk_from_cell_to_cell(qtbot: QtBot, heat_map: HeatMap) -> None:
    heat_map.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(heat_map, Qt.Key.Key_Right)
    if not heat_map.accessibleDescription():
        QTest.keyClick(heat_map, Qt.Key.Key_Right)
    QTest.keyClick(heat_map, Qt.Key.Key_Right)
    assert heat_map.accessibleDescription() == "Mon 04: −$100.00"
    QTest.keyClick(heat_map, Qt.Key.Key_Down)
    with qtbot.waitSignal(heat_map.chosen) as chosen:
        QTest.keyClick(heat_map, Qt.Key.Key_Return)
    assert chosen.args == [1, 2]


def test_a_table_says_what_has_a_value(heat_map: HeatMap) -> None:
    assert heat_map.rows()[1] == [["Mon 00", "+$400.00"], ["Mon 04", "−$100.00"]]


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_text_stays_readable_on_the_strongest_cell(heat_map: HeatMap, choice: str) -> None:
    theme().choose("dark" if choice == "dark" else "light")
    grounds = _plain(heat_map)
    assert all(ground.saturation() > 30 for ground in grounds)
    assert min(contrast(theme().color("text"), ground) for ground in grounds) >= 4.5


def test_a_month_begins_on_its_weekday(qtbot: QtBot) -> None:
    calendar = CalendarMap("November by day")
    qtbot.addWidget(calendar)
    day = date(2026, 11, 1)
    cells = {day: HeatCell(D(5), "1 Nov 2026", "+$5", label="1", short="+5")}
    calendar.show_days(day, date(2026, 12, 1), list("MTWTFSS"), cells)
    calendar.resize(300, 260)
    calendar.show()
    assert calendar.day_at(0, 6) == day
    assert calendar.day_at(5, 0) == date(2026, 11, 30)
    assert calendar.day_at(0, 0) is None
    chosen: list[tuple[int, int]] = []
    calendar.chosen.connect(lambda row, column: chosen.append((row, column)))
    QTest.mouseClick(calendar, Qt.MouseButton.LeftButton, pos=QPoint(290, 40))
    assert chosen == [(0, 6)]


def _plain(heat_map: HeatMap) -> list[QColor]:
    """The grounds of the cells, away from letters."""
    picture = heat_map.grab().toImage()
    found = []
    for place in ((0, 0), (0, 2)):
        rect = heat_map._rect(place).toRect()
        found.append(picture.pixelColor(rect.left() + 5, rect.top() + 4))
    return found
