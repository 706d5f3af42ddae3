"""Filters by keyboard and menu: one word or several, more kinds, and back to all."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from journal_app.ui.filters.filter_bar import FilterBar
from journal_app.ui.widgets.filter_chip import FilterChip


def chip_of(bar: FilterBar, kind: str) -> FilterChip:
    chip = bar.findChild(FilterChip, f"journal.filter.{kind}")
    assert chip is not None
    return chip


def test_words_are_ticked_in_a_menu_and_dropped_by_a_key(qtbot: QtBot) -> None:
    bar = FilterBar(str.title)
    qtbot.addWidget(bar)
    bar.show()
    status = chip_of(bar, "status")
    QTest.keyClick(status, Qt.Key.Key_Down)
    menu = status.findChild(QMenu)
    assert menu is not None
    actions = {action.text(): action for action in menu.actions()}
    actions["open"].trigger()
    status.toggle_word("closed")
    assert bar.chosen == {"status": ("open", "closed")}
    assert status.accessibleName() == "Status: open, closed"
    QTest.keyClick(status, Qt.Key.Key_Delete)
    assert bar.chosen == {}
    menu.close()


def test_of_some_kinds_one_word_alone_counts(qtbot: QtBot) -> None:
    bar = FilterBar(str.title)
    qtbot.addWidget(bar)
    period = chip_of(bar, "period")
    period.toggle_word("30")
    period.toggle_word("year")
    assert bar.chosen == {"period": ("year",)}
    period.toggle_word("year")
    assert bar.chosen == {}


def test_platforms_are_called_by_name_and_all_is_cleared(qtbot: QtBot) -> None:
    bar = FilterBar(str.title)
    qtbot.addWidget(bar)
    bar.offer("platform", ["aave", "gmx"])
    bar.choose("platform", ["gmx"])
    bar.choose("tag", ["news"])
    assert chip_of(bar, "platform").text() == "Platform: Gmx"
    assert not chip_of(bar, "tag").isHidden()
    with qtbot.waitSignal(bar.changed):
        bar.clear()
    assert bar.chosen == {}
    assert chip_of(bar, "tag").isHidden()
