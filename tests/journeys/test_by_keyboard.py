"""The story by keyboard alone, through the real window: keys in, figures out.

Nothing here calls a service or sets a model. The clock goes where the story goes, as time does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.app import DeferredTools
from journal_app.resources import resource_folder
from journal_app.ui.actions import Actions
from journal_app.ui.application import dressed
from journal_app.ui.bridge import Bridge
from journal_app.ui.desk import Desk
from journal_app.ui.main_window import MainWindow
from journal_app.ui.opening import Opening
from journal_app.ui.preferences import Preferences
from journal_app.ui.widgets.icons import take_icons_from
from tests.journeys.hands import Hands
from tests.journeys.story import CAPITAL, PLANNED, StoryClock

KEY = Qt.Key


@dataclass
class Seat:
    """A trader before the window, on a journal of one's own."""

    window: MainWindow
    desk: Desk
    clock: StoryClock
    hands: Hands
    journal: Path


@pytest.fixture
def seat(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Seat]:
    dressed(qapp, resource_folder("fonts"), "light")
    take_icons_from(resource_folder("icons"))
    tools, clock = DeferredTools(), StoryClock()
    window = MainWindow(Actions)
    desk = Desk(
        bridge=Bridge(),
        actions=window.actions_,
        preferences=Preferences(tmp_path / "preferences.ini"),
        clock=clock,
        tools=tools,
    )
    window.furnish(desk)
    window.show()
    opening = Opening(desk, window)
    window.complete(opening)
    journal = tmp_path / "story.journal"
    tools.create(journal)
    opening.open(journal)
    hands = Hands(qtbot, lambda: not desk.bridge.is_busy)
    hands.settle()
    yield Seat(window, desk, clock, hands, journal)
    window.close()


def test_the_story_by_keyboard(seat: Seat) -> None:
    _plan(seat)
    seat.window.grab().save("/tmp/p/journey.png")


def _plan(seat: Seat) -> None:
    hands = seat.hands
    hands.press_ctrl(KEY.Key_N)
    hands.choose("plan.platform", "Aave")
    hands.type_into("plan.asset", PLANNED.asset)
    hands.type_into("plan.strategy", PLANNED.strategy)
    hands.type_into("plan.thesis", PLANNED.thesis)
    hands.type_into("plan.wrong_if", PLANNED.invalidation)
    hands.press_ctrl(KEY.Key_Return)
    hands.type_into("plan.entry", PLANNED.entry)
    hands.type_into("plan.stop", PLANNED.stop)
    hands.type_into("plan.target", PLANNED.target)
    hands.press_ctrl(KEY.Key_Return)
    hands.type_into("plan.leverage", PLANNED.leverage)
    hands.press_ctrl(KEY.Key_Return)
    hands.type_into("plan.capital", CAPITAL)
    hands.type_into("plan.own", PLANNED.collateral)
    hands.settle()
    seat.window.grab().save("/tmp/p/journey-size.png")
    hands.type_into("plan.reason.position_above_profile", PLANNED.reason)
    hands.press_ctrl(KEY.Key_Return)
    seat.window.grab().save("/tmp/p/journey-costs.png")
