"""The bar of moments: steps by days and by entries, and back to now."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.services.trade_page import Times
from journal_app.ui.formatting import Formats
from journal_app.ui.screens.journal.moment_bar import MomentBar

FIRST = datetime(2026, 1, 5, 12, tzinfo=UTC)
ENTRIES = [FIRST, FIRST, FIRST + timedelta(days=2), FIRST + timedelta(days=9)]
NOW = FIRST + timedelta(days=10)
CTRL = Qt.KeyboardModifier.ControlModifier
LAST = timedelta(hours=11, minutes=59, seconds=59, milliseconds=999)
"""From noon to the end of the day."""


class Bar:
    """A bar, and what it asked for."""

    def __init__(self, qtbot: QtBot) -> None:
        self.bar = MomentBar()
        qtbot.addWidget(self.bar)
        self.bar.resize(320, 32)
        self.asked: list[datetime | None] = []
        self.bar.asked.connect(self.asked.append)
        self.bar.asked.connect(self.at)
        self.at(None)

    def at(self, moment: datetime | None) -> None:
        self.bar.show_times(Times(FIRST, NOW, moment or NOW), ENTRIES, Formats())

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> datetime | None:
        QTest.keyClick(self.bar, key, modifier)
        return self.asked[-1]


@pytest.fixture
def bar(qtbot: QtBot) -> Bar:
    return Bar(qtbot)


def test_days_are_stepped_through_to_the_first_entry_and_back_to_now(bar: Bar) -> None:
    assert bar.key(Qt.Key.Key_Left) == NOW - timedelta(days=1) + LAST
    assert bar.bar.accessibleName() == "Past: 14 Jan 2026"
    assert bar.key(Qt.Key.Key_Left) == NOW - timedelta(days=2) + LAST
    assert bar.key(Qt.Key.Key_Right) == NOW - timedelta(days=1) + LAST
    assert bar.key(Qt.Key.Key_Right) is None
    assert bar.bar.accessibleName() == "As of 15 Jan 2026 12:00"
    for _ in range(30):
        QTest.keyClick(bar.bar, Qt.Key.Key_Left)
    assert bar.asked[-1] == FIRST
    count = len(bar.asked)
    assert bar.key(Qt.Key.Key_Left) == FIRST
    assert len(bar.asked) == count, "nothing is asked for before the first entry"


def test_entries_are_stepped_through_with_control(bar: Bar) -> None:
    assert bar.key(Qt.Key.Key_Left, CTRL) == ENTRIES[3]
    assert bar.key(Qt.Key.Key_Left, CTRL) == ENTRIES[2]
    assert bar.key(Qt.Key.Key_Right, CTRL) == ENTRIES[3]
    assert bar.key(Qt.Key.Key_Right, CTRL) is None
    assert bar.key(Qt.Key.Key_Home) == FIRST
    assert bar.key(Qt.Key.Key_Left, CTRL) == FIRST
    assert bar.key(Qt.Key.Key_End) is None


def test_the_past_says_so_and_how_to_come_back(bar: Bar) -> None:
    assert bar.bar.back.isHidden()
    assert not bar.bar.later.isEnabled()
    bar.bar.earlier.click()
    assert not bar.bar.back.isHidden()
    assert bar.bar.later.isEnabled()
    bar.bar.back.click()
    assert bar.asked[-1] is None
    bar.key(Qt.Key.Key_Home)
    assert not bar.bar.earlier.isEnabled()
    assert bar.key(Qt.Key.Key_Escape) is None


def test_a_trade_without_entries_has_no_bar(bar: Bar) -> None:
    bar.bar.show_times(None, [], Formats())
    assert bar.bar.isHidden()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Escape):
        QTest.keyClick(bar.bar, key)
    assert bar.asked == []
