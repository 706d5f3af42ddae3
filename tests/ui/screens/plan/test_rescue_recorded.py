"""A rescue that is reckoned of an open trade, recorded, brings the trade to the line aimed at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal_app.services.trade_page import TradePage, trade_page
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.rescue_dialog import RescueDialog
from journal_app.ui.main_window import MainWindow
from journal_app.ui.screens.plan.planners.page import PlannerPage
from journal_app.ui.screens.plan.screen import PlanScreen
from tests.ui.conftest import StandingClock
from tests.ui.windows import leave, whole_window

ENDANGERED = 148
AIM = Decimal("1.75")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, demo_journal: Path) -> Iterator[MainWindow]:
    window, opening = whole_window(tmp_path, StandingClock())
    desk = window.desk
    with qtbot.waitSignal(desk.bridge.opened, timeout=10_000):
        opening.open(demo_journal)
    yield window
    leave(window)


def planned(window: MainWindow, settle: Callable[[Desk], None]) -> PlannerPage:
    window.actions_["planners"].trigger()
    settle(window.desk)
    plan = window.screen_of("plan")
    assert isinstance(plan, PlanScreen)
    plan.show_facts(planner="rescue")
    assert plan.planners is not None
    page = plan.planners.page("rescue")
    settle(window.desk)
    source = page.form.choice("source")
    source.setCurrentIndex(source.count() - 1)  # type: ignore[union-attr]
    return page


def health(window: MainWindow, settle: Callable[[Desk], None]) -> Decimal:
    found: list[TradePage] = []
    window.desk.bridge.read(
        lambda uow: trade_page(uow, ENDANGERED), found.append, owner=window.desk
    )
    settle(window.desk)
    told = found[0].figures.health_factor
    assert told is not None
    return told


def recording(window: MainWindow, settle: Callable[[Desk], None], way: str) -> RescueDialog:
    page = planned(window, settle)
    name = f"planner.record.{way}"
    button = next(each for each in page.record_buttons() if each.objectName() == name)
    button.click()
    settle(window.desk)
    (dialog,) = (each for each in window.findChildren(RescueDialog) if each.isVisible())
    settle(window.desk)
    return dialog


def test_the_keyboard_stays_where_it_was_put(
    window: MainWindow, settle: Callable[[Desk], None]
) -> None:
    dialog = recording(window, settle, "add_collateral")
    assert dialog.focusWidget() is dialog.save
    dialog._cancel.setFocus()
    settle(window.desk)
    assert dialog.focusWidget() is dialog._cancel


@pytest.mark.parametrize("way", ["add_collateral", "partial_close"])
def test_a_recorded_rescue_reaches_its_aim(
    window: MainWindow, settle: Callable[[Desk], None], way: str
) -> None:
    assert health(window, settle) < AIM
    dialog = recording(window, settle, way)
    assert dialog.table.rowCount() == (1 if way == "add_collateral" else 2)
    assert dialog.effect.isVisible()
    dialog.keep()
    settle(window.desk)
    assert AIM <= health(window, settle) < AIM + Decimal("0.000001")
