"""The checklist, whenever its tab is shown: as on a first visit, with the keys in its form."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.desk import Desk
from journal_app.ui.screens.plan.screen import PlanScreen
from tests.ui.wizard.test_plan_screen import Settle, focus_name, plan, press

__all__ = ["plan"]

OF_ANOTHER_KIND = ("prices", "other_prices", "other_price", "average_20", "average_50")


@pytest.fixture(params=["steps", "page"])
def begun_elsewhere(
    request: pytest.FixtureRequest, desk_on: Callable[..., Desk], settle: Settle, qtbot: QtBot
) -> PlanScreen:
    """A planner was asked for before the checklist was ever on show."""
    desk = desk_on()
    desk.preferences.remember("plan.mode", request.param)
    settle(desk)
    screen = PlanScreen(desk)
    qtbot.addWidget(screen)
    screen.show_facts(planner="rescue", back="today")
    screen.resize(1080, 720)
    screen.show()
    qtbot.waitExposed(screen)
    settle(desk)
    return screen


def tab(screen: PlanScreen, page: int) -> QWidget:
    return screen.pages_switch.buttons[page]


def press_tab(screen: PlanScreen, page: int, settle: Settle) -> None:
    QTest.mouseClick(tab(screen, page), Qt.MouseButton.LeftButton)
    settle(screen.desk)
    QApplication.processEvents()


def test_the_checklist_that_was_never_on_show_asks_what_it_always_asks(
    begun_elsewhere: PlanScreen, settle: Settle
) -> None:
    screen = begun_elsewhere
    press_tab(screen, 0, settle)
    shown = [
        name
        for name in OF_ANOTHER_KIND
        if any(each.isVisible() for each in screen.checklist.findChildren(QWidget, f"plan.{name}"))
    ]
    assert shown == []
    assert focus_name() == "plan.platform"
    press("Aave")
    assert screen.wizard.proposal.platform.startswith("aave")


def test_the_keys_come_back_to_where_they_were(plan: PlanScreen, settle: Settle) -> None:
    thesis = plan.findChild(QWidget, "plan.thesis")
    assert thesis is not None
    thesis.setFocus()
    for page in (2, 0):
        press_tab(plan, page, settle)
    assert focus_name() == "plan.thesis"


def test_the_arrows_lead_through_the_tabs(plan: PlanScreen, settle: Settle) -> None:
    tab(plan, 0).setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Right):
        press(key)
        settle(plan.desk)
    assert plan.part == "calculator"
    assert QApplication.focusWidget() is tab(plan, 1)
