"""The history in the window: newest first, searched, one trade's own, and what a step changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.ledger.drafts import Draft
from journal_app.services import history
from journal_app.services.describing import describe_trade
from journal_app.services.ports import Journal
from journal_app.services.preferences import change_settings
from journal_app.services.recording import correct_entry, record_entry
from journal_app.services.undo import undo
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.history_dialog import HistoryDialog
from journal_app.ui.screens.journal.screen import JournalScreen

Settle = Callable[[Desk], None]


class Driven:
    """The history of the demo journal, in which some more was done."""

    def __init__(self, desk: Desk, qtbot: QtBot, settle: Settle, number: int | None = None) -> None:
        self.desk, self._settle = desk, settle
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.dialog = HistoryDialog(desk, self.window, trade_number=number)
        self.dialog.open()
        self.settle()

    def settle(self) -> None:
        self._settle(self.desk)

    def steps(self) -> list[str]:
        model = self.dialog.model
        return [model.cell(row, 1).spoken for row in range(model.rowCount())]

    def shown(self) -> list[str]:
        labels = self.dialog.step.findChildren(QLabel)
        return [label.accessibleName() or label.text() for label in labels if label.isVisible()]

    def search(self, text: str) -> None:
        self.dialog.search.setText(text)
        self.settle()


def some_steps(desk: Desk) -> Callable[[Journal], None]:
    def work(journal: Journal) -> None:
        at = datetime(2026, 11, 10, tzinfo=UTC)
        note = Draft(kind="note", at=at, note="as it was")
        entry = record_entry(journal, desk.clock, 7, note)
        changed = Draft(kind="note", at=at, note="as it should be")
        correct_entry(journal, desk.clock, 7, entry.id, changed)
        describe_trade(journal, desk.clock, 12, notes="patience")
        change_settings(journal, desk.clock, {"capital": "12345.60"})
        undo(journal)

    return work


@pytest.fixture
def make(
    desk_on: Callable[..., Desk], demo_journal: Path, qtbot: QtBot, settle: Settle
) -> Callable[..., Driven]:
    def made(number: int | None = None) -> Driven:
        desk = desk_on(demo_journal)
        desk.bridge.change(some_steps(desk), owner=desk)
        settle(desk)
        return Driven(desk, qtbot, settle, number)

    return made


def test_steps_stand_newest_first_and_the_chosen_one_tells_what_it_changed(
    make: Callable[..., Driven],
) -> None:
    driven = make()
    assert driven.steps()[:4] == [
        "Settings changed: capital Undone",
        "Words on trade 12 changed",
        "Entry corrected in trade 7: note",
        "Entry recorded in trade 7: note",
    ]
    driven.dialog.search.setFocus()
    QTest.keyClick(driven.dialog.search, Qt.Key.Key_Down)
    assert driven.dialog.table.hasFocus()
    for _ in range(2):
        QTest.keyClick(driven.dialog.table, Qt.Key.Key_Down)
    driven.settle()
    shown = driven.shown()
    assert "Note of trade 7" in shown
    assert "as it was → as it should be" in shown
    assert [line for line in shown if line.startswith("Until ")]


def test_one_trade_and_words_are_found_and_nothing_is_said_calmly(
    make: Callable[..., Driven],
) -> None:
    driven = make(number=12)
    assert driven.steps()[0] == "Words on trade 12 changed"
    assert all("7" not in step for step in driven.steps())
    driven.search("entry recorded")
    assert driven.steps() == ["Entry recorded in trade 7: note"]
    driven.search("nothing like it")
    assert driven.steps() == []
    driven.search("#4711")
    assert driven.steps() == []
    QTest.keyClick(driven.dialog.search, Qt.Key.Key_Escape)
    driven.settle()
    assert len(driven.steps()) > 4


def test_an_undo_shows_at_once_in_the_list(make: Callable[..., Driven]) -> None:
    driven = make()
    driven.desk.bridge.change(undo, owner=driven.desk)
    driven.settle()
    driven.settle()
    assert driven.steps()[:2] == [
        "Settings changed: capital Undone", "Words on trade 12 changed Undone",
    ]  # fmt: skip


def test_the_next_page_comes_when_one_scrolls_to_the_end(
    make: Callable[..., Driven], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "PAGE", 2)
    driven = make()
    model = driven.dialog.model
    while model.canFetchMore():
        model.fetchMore()
        assert not model.canFetchMore()
        driven.settle()
    assert len(driven.steps()) >= 5
    assert len(set(map(model.key_at, range(model.rowCount())))) == model.rowCount()


def test_an_empty_journal_says_that_nothing_was_done(
    desk_on: Callable[..., Desk], qtbot: QtBot, settle: Settle
) -> None:
    driven = Driven(desk_on(), qtbot, settle)
    texts = [each.text() for each in driven.dialog.findChildren(QLabel) if each.isVisible()]
    assert "Nothing was done in this journal yet." in texts


def test_the_journal_asks_for_the_history_of_its_trade(
    desk_on: Callable[..., Desk], demo_journal: Path, qtbot: QtBot, settle: Settle
) -> None:
    desk = desk_on(demo_journal)
    screen = JournalScreen(desk)
    qtbot.addWidget(screen)
    screen.refresh()
    settle(desk)
    asked: list[int] = []
    desk.history_asked.connect(asked.append)
    screen.show_facts(trade_id=7, act="trade_history")
    settle(desk)
    settle(desk)
    assert asked == [7]
