"""The rail by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
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


@pytest.fixture(params=[False, True], ids=["full", "slim"])
def either_rail(rail: Rail, request: pytest.FixtureRequest) -> Rail:
    rail.set_slim(is_slim=request.param)
    return rail


def test_arrows_walk_the_rail_past_what_is_disabled(either_rail: Rail) -> None:
    first = either_rail.findChild(QAbstractButton, "rail.plan")
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


def test_a_slim_rail_says_by_its_tips_what_is_not_to_be_seen(rail: Rail) -> None:
    rail.journal.show_journal("My journal", "All accounts · USD")
    rail.set_note("journal", "150")
    shows = QAction("Hide amounts")
    rail.show_hidden(shows, are_hidden=True)
    full = _tips(rail)
    assert full["rail.menu"] == "My journal"
    assert full["rail.journal"] == full["rail.plan"] == ""
    names = [each.accessibleName() for each in rail.findChildren(QAbstractButton)]
    rail.set_slim(is_slim=True)
    slim = _tips(rail)
    assert slim["rail.menu"] == "My journal\nAll accounts · USD"
    assert slim["rail.journal"] == "Journal · 150"
    assert slim["rail.plan"] == "Plan"
    assert slim["rail.hidden"] == "Show amounts again"
    assert [each.accessibleName() for each in rail.findChildren(QAbstractButton)] == names
    assert rail.sizeHint().width() == 56
    rail.set_slim(is_slim=False)
    assert _tips(rail) == full
    assert rail.sizeHint().width() == rail.full_width


def test_the_sign_of_hidden_amounts_comes_slim_into_a_slim_rail(rail: Rail) -> None:
    rail.set_slim(is_slim=True)
    rail.show_hidden(QAction("Hide amounts", rail), are_hidden=True)
    sign = rail.findChild(QAbstractButton, "rail.hidden")
    assert sign is not None
    assert sign.sizeHint().width() == 36


def _tips(rail: Rail) -> dict[str, str]:
    return {each.objectName(): each.toolTip() for each in rail.findChildren(QAbstractButton)}
