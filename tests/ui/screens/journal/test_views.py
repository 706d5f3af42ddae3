"""Saved views: saved under a name, chosen, overwritten, renamed, deleted, all taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from journal_app.services.ports import SavedView
from journal_app.ui.desk import Desk
from journal_app.ui.filters.view_dialog import ViewDialog
from tests.ui.screens.journal.test_screen import Shown


@pytest.fixture
def shown(
    desk_on: Callable[..., Desk], demo_journal: Path, settle: Callable[[Desk], None], qtbot: QtBot
) -> Shown:
    made = Shown(desk_on(demo_journal), settle)
    qtbot.addWidget(made.screen)
    return made


def do(shown: Shown, words: str) -> None:
    """Choose a line of the chip's menu."""
    menu = QMenu()
    shown.screen.filters.views.fill(menu)
    next(each for each in menu.actions() if each.text().startswith(words)).trigger()
    shown.settle()


def save_as(shown: Shown, name: str, line: str = "Save as") -> ViewDialog:
    do(shown, line)
    dialog = next(each for each in shown.screen.findChildren(ViewDialog) if each.isVisible())
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, name)
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    shown.settle()
    return dialog


def test_a_view_is_saved_chosen_and_changed(shown: Shown) -> None:
    screen, chip = shown.screen, shown.screen.filters.views
    assert chip.text() == "Views"
    screen.filters.choose("result", ["loss"])
    screen.filters.show_choice(screen.filters.chosen, "month")
    screen.model.sort(9)
    QTest.keyClicks(screen.search, "eth")
    shown.settle()
    rows = list(screen.model.ids)
    save_as(shown, "Losses in ETH")
    assert chip.text() == "View: Losses in ETH"
    assert shown.said[-1] == "View Losses in ETH is saved."
    screen.search.clear()
    shown.settle()
    assert chip.text() == "View: Losses in ETH *"
    screen.filters.clear()
    screen.filters.show_choice({}, "")
    shown.settle()
    do(shown, "Losses in ETH")
    assert list(screen.model.ids) == rows
    assert (screen.search.text(), screen.model.sorted_by) == ("eth", "net")
    assert chip.text() == "View: Losses in ETH"
    screen.search.clear()
    shown.settle()
    do(shown, "Save changes")
    assert chip.text() == "View: Losses in ETH"
    shown.desk.actions["undo"].trigger()
    shown.settle()
    assert chip.text() == "View: Losses in ETH *"


def test_a_view_is_renamed_and_deleted(shown: Shown) -> None:
    chip = shown.screen.filters.views
    save_as(shown, "One")
    save_as(shown, "Two")
    dialog = save_as(shown, "one", "Rename")
    assert dialog.isVisible()
    QTest.keyClicks(dialog.name, " & only")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    shown.settle()
    assert chip.text() == "View: one & only"
    do(shown, "Delete")
    assert chip.text() == "Views"
    shown.desk.actions["undo"].trigger()
    shown.settle()
    do(shown, "one && only")
    assert chip.text() == "View: one & only"


def test_a_view_of_what_is_no_more_shows_what_it_can(shown: Shown) -> None:
    odd = SavedView(
        screen="journal",
        name="Odd",
        chosen={"moon": ("full",), "result": ("profit", "loss", "none"), "tag": ("gone",)},
        sorted_by="moon",
        grouped_by="moon",
    )
    shown.screen.filters.views.chosen.emit(odd)
    shown.settle()
    assert shown.screen.filters.chosen == {"result": ("profit",), "tag": ("gone",)}
    assert shown.screen.filters.grouped_by is None
    assert shown.screen.model.sorted_by == "number"


def test_a_journal_that_is_only_viewed_saves_no_view(
    desk_on: Callable[..., Desk], demo_journal: Path, settle: Callable[[Desk], None], qtbot: QtBot
) -> None:
    shown = Shown(desk_on(demo_journal, read_only=True), settle)
    qtbot.addWidget(shown.screen)
    menu = QMenu()
    shown.screen.filters.views.fill(menu)
    assert [each.text() for each in menu.actions()] == ["No view is saved yet"]
