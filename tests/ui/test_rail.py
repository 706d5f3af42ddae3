"""The rail by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from journal_app.ui.rail import Rail


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    rail = Rail(QMenu)
    qtbot.addWidget(rail)
    rail.show_chosen("plan")
    rail.enable("review", is_enabled=False)
    rail.show()
    qtbot.waitActive(rail)
    return rail


def test_the_rail_is_one_stop_for_tab(rail: Rail) -> None:
    stops = [
        each.objectName()
        for each in rail.findChildren(QAbstractButton)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["rail.menu", "rail.plan"]


def test_arrows_walk_the_rail_past_what_is_disabled(rail: Rail) -> None:
    first = rail.findChild(QAbstractButton, "rail.plan")
    assert first is not None
    first.setFocus(Qt.FocusReason.TabFocusReason)
    passed = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
        focus = QApplication.focusWidget()
        assert focus is not None
        passed.append(focus.objectName())
    assert passed == ["rail.journal", "rail.analytics", "rail.journal"]
