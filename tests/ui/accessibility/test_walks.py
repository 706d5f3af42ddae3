"""Every screen and every dialog walked by the keyboard, stop by stop."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from decimal import Decimal
from importlib import import_module

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

import journal_app.ui
from journal_app.domain.money import Asset
from journal_app.domain.planning.checklist import CODES
from journal_app.domain.planning.questions import Question
from journal_app.domain.trade import Direction
from journal_app.ui.charts.table_twin import TableTwin
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.screens.plan.screen import PlanScreen
from journal_app.ui.widgets.table import TableView
from tests.pictures.places import DIALOGS, SCREENS, go
from tests.pictures.studio import Studio
from tests.ui.accessibility.keyboard import walked
from tests.ui.accessibility.walk import faults_of, hush
from tests.ui.window_spy import WindowSpy

PLACES = {**SCREENS, **DIALOGS}


def dialogs_of(kind: type[QDialog]) -> Iterator[type[QDialog]]:
    """The dialogs that are opened; what others are made of is none."""
    below = kind.__subclasses__()
    if not below:
        yield kind
    for each in below:
        yield from dialogs_of(each)


def test_every_dialog_is_walked() -> None:
    for module in pkgutil.walk_packages(journal_app.ui.__path__, "journal_app.ui."):
        import_module(module.name)
    every = {
        each.__name__ for each in dialogs_of(QDialog) if each.__module__.startswith("journal_app.")
    }
    assert every == set(DIALOGS)
    assert all(issubclass(each, Dialog) for each in dialogs_of(Dialog))


@pytest.mark.parametrize("place", ["today", "plan-levels", "journal-plan"])
def test_the_last_word_comes_between_rail_and_screen(place: str, studio: Studio) -> None:
    studio.desk.notify("Kept.", "Undo", lambda: None)
    SCREENS[place](studio)
    studio.desk.notify("Kept.", "Undo", lambda: None)
    studio.settle()
    found = [each.objectName() for each in walked(studio.window)]
    at = found.index("rail.menu")
    around = (found + found)[at : at + 4]
    assert around == ["rail.menu", f"rail.{place.split('-')[0]}", "notice.act", "notice.close"]


@pytest.mark.parametrize("place", PLACES)
def test_walk(place: str, studio: Studio, qapp: QApplication) -> None:
    spy = WindowSpy()
    qapp.installEventFilter(spy)
    PLACES[place](studio)
    qapp.removeEventFilter(spy)
    window = studio.shown
    assert len(spy.seen) == (place in DIALOGS), spy.seen
    assert (type(window).__name__ if place in DIALOGS else place) == place
    hush(studio)
    wrong = faults_of(window)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("place", DIALOGS)
def test_escape_leaves_a_dialog(place: str, studio: Studio) -> None:
    DIALOGS[place](studio)
    dialog = studio.shown
    assert isinstance(dialog, QDialog)
    focus: QWidget | None = dialog.focusWidget()
    QTest.keyClick(focus or dialog, Qt.Key.Key_Escape)
    studio.settle()
    assert studio.shown is not dialog


def test_what_is_only_proposed_is_come_to_at_its_head(studio: Studio) -> None:
    """The page finds its heights in the moment in which it is come to."""
    plan = go(studio, "plan", new=True)
    assert isinstance(plan, PlanScreen)
    plan.checklist.set_express(on=False)
    plan.wizard.put(platform="hyperliquid", asset=Asset("BTC"), direction=Direction.SHORT)
    plan.wizard.put(entry=Decimal(96_000), stop=Decimal(99_000))
    plan.wizard.put(thesis="Lower high", leverage=Decimal(5), days=Decimal(10))
    plan.wizard.put(borrow_apr=Decimal("-0.11"), reasons=dict.fromkeys(CODES, "meant"))
    plan.wizard.go(Question.SIZE)
    studio.settle()
    plan.checklist.sign_now.click()
    studio.settle()
    express = plan.checklist.express
    assert express is not None
    head = express.sections[Question.ALERTS].y()
    assert 0 < head == express.scroll_area.verticalScrollBar().value()
    plan.checklist.set_express(on=False)


def drawn(studio: Studio) -> list[TableTwin]:
    """The charts on show, without those where a sentence says why there is nothing to draw."""
    every = studio.window.findChildren(TableTwin)
    return [each for each in every if each.chart.isVisible() and len(each.rows()[1])]


CHARTS = ("planner-stress", "journal-plan", "review-week", "review-month", "review-year",
          "analytics", "analytics-compared", "today", "today-more")  # fmt: skip


@pytest.mark.parametrize("place", CHARTS)
def test_a_chart_has_its_table_at_a_key(place: str, studio: Studio, qtbot: QtBot) -> None:
    SCREENS[place](studio)
    qtbot.waitUntil(lambda: bool(drawn(studio)), timeout=5_000)
    for twin in drawn(studio):
        titles, rows = twin.rows()
        twin.button.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(twin.button, Qt.Key.Key_Space)
        studio.settle()
        table = twin.currentWidget()
        assert isinstance(table, TableView)
        assert table.isVisible()
        assert [column.title for column in table.table.columns] == titles
        assert table.table.rowCount() == len(rows) > 0
        shown = [[cell.text for cell in table.table.line(at) or ()] for at in range(len(rows))]
        assert shown == [list(row) for row in rows]
        QTest.keyClick(twin.button, Qt.Key.Key_Space)
        studio.settle()
        assert twin.chart.isVisible()


def test_no_two_entries_of_a_menu_have_one_letter(studio: Studio) -> None:
    menus = [studio.window.menu, *studio.window.menu.findChildren(QMenu)]
    for menu in menus:
        letters = [
            text[text.index("&") + 1].lower()
            for action in menu.actions()
            if "&" in (text := action.text().replace("&&", ""))
        ]
        assert len(letters) == len(set(letters)), menu.title()
