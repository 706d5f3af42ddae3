"""What needs attention is snoozed and woken by keyboard alone, with its reason in the ledger."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journal_app.domain.ledger.entries import Note
from journal_app.domain.problems import JournalError, Refused
from journal_app.domain.watching.watch import Attention
from journal_app.services.snoozing import snoozes_in
from journal_app.services.undo import undo
from journal_app.ui.desk import Desk
from journal_app.ui.screens.today.attention_words import words_of
from journal_app.ui.screens.today.screen import TodayScreen
from journal_app.ui.screens.today.snooze_dialog import SnoozeDialog
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.tab_order import stops_of

DeskOn = Callable[..., Desk]
Settle = Callable[[Desk], None]
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


class Shown:
    """Today on the demo."""

    def __init__(self, desk: Desk, settle: Settle, qtbot: QtBot) -> None:
        self.desk, self._settle, self._qtbot = desk, settle, qtbot
        self.said: list[str] = []
        desk.noticed.connect(lambda text, *_: self.said.append(text))
        self.screen = TodayScreen(desk)
        qtbot.addWidget(self.screen)
        self.screen.resize(1080, 720)
        with qtbot.waitActive(self.screen):
            self.screen.show()
        self.settle()

    def settle(self) -> None:
        self._settle(self.desk)

    def wait_for(self, dialog: SnoozeDialog) -> None:
        self._qtbot.waitUntil(dialog.isActiveWindow, timeout=5_000)

    def buttons(self, name: str) -> list[QPushButton]:
        found = [each for each in self.screen.attention.buttons if each.objectName() == name]
        return [each for each in found if each.isVisibleTo(self.screen)]

    @property
    def dialog(self) -> SnoozeDialog:
        return next(each for each in self.screen.findChildren(SnoozeDialog) if each.isVisible())

    def snooze(self, place: int = 0, reason: str = "I know") -> None:
        QTest.keyClick(self.buttons("today.later")[place], ENTER)
        QTest.keyClicks(self.dialog.reason, reason)
        QTest.keyClick(self.dialog.reason, ENTER)
        self.settle()

    @property
    def rows(self) -> list[str]:
        """The names of the rows that can be snoozed."""
        names = [each.accessibleName() for each in self.buttons("today.later")]
        return [name.removeprefix("Snooze: ") for name in names]

    @property
    def notes(self) -> list[str]:
        found: list[str] = []

        def look(uow: object) -> list[str]:
            entries = [each.entry for each in uow.entries.of(148)]  # type: ignore[attr-defined]
            return [each.note for each in entries if isinstance(each, Note)]

        self.desk.bridge.read(look, found.extend, owner=self.screen)
        self.settle()
        return found

    @property
    def count(self) -> int:
        found: list[int] = []
        self.desk.bridge.read(
            lambda uow: len(snoozes_in(uow.settings.every())), found.append, owner=self.screen
        )
        self.settle()
        return found[0]


@pytest.fixture
def shown(qtbot: QtBot, desk_on: DeskOn, settle: Settle, demo_journal: Path) -> Shown:
    return Shown(desk_on(demo_journal), settle, qtbot)


def test_a_row_is_snoozed_by_keyboard_and_its_reason_kept(shown: Shown) -> None:
    first = shown.rows[0]
    assert first == "wstETH long"
    before = len(shown.rows)
    mend = shown.buttons("today.mend")[0]
    QTest.keyClick(mend, Qt.Key.Key_S)
    dialog = shown.dialog
    shown.wait_for(dialog)
    assert dialog.reason.hasFocus()
    assert [each.text() for each in dialog.how_long.buttons] == [
        "A day", "Three days", "A week", "Until it gets worse",
    ]  # fmt: skip
    QTest.keyClicks(dialog.reason, "More collateral comes on Tuesday")
    QTest.keyClick(dialog.reason, TAB)
    QTest.keyClick(dialog.how_long.buttons[0], Qt.Key.Key_Right)
    QTest.keyClick(dialog.how_long.buttons[1], ENTER)
    shown.settle()
    assert not isValid(dialog) or not dialog.isVisible()
    assert len(shown.rows) == before - 1
    assert shown.said == ["wstETH long: Snoozed until 25 Nov 12:00."]
    *_, note = shown.notes
    assert note.startswith("Snoozed until 25 Nov 12:00 (health factor 1.4")
    assert note.endswith("under your 1.50 line): More collateral comes on Tuesday")
    assert shown.buttons("today.snoozed")[0].text() == "1 snoozed · show"
    assert shown.screen.tiles.closest.figure.startswith("−29")


def test_without_a_reason_it_says_so_at_the_field(shown: Shown) -> None:
    QTest.keyClick(shown.buttons("today.later")[0], ENTER)
    dialog = shown.dialog
    QTest.keyClick(dialog.reason, ENTER)
    shown.settle()
    assert dialog.isVisible()
    assert dialog._fields["reason"].note == "Write down why this can wait"
    assert dialog.reason.hasFocus()
    QTest.keyClicks(dialog.reason, "s")
    assert dialog._fields["reason"].note == ""
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert shown.count == 0


def test_what_is_snoozed_is_opened_and_woken(shown: Shown) -> None:
    shown.snooze(0, "one")
    shown.snooze(0, "two")
    turn = shown.buttons("today.snoozed")[0]
    assert shown.buttons("today.wake") == []
    QTest.keyClick(turn, ENTER)
    QApplication.processEvents()
    assert turn.text() == "2 snoozed · hide"
    wakes = shown.buttons("today.wake")
    assert wakes[0].accessibleName() == "Wake: wstETH long"
    assert wakes[0].accessibleDescription().endswith("Snoozed until 23 Nov 12:00: one")
    QTest.keyClick(wakes[0], ENTER)
    shown.settle()
    assert shown.said[-1] == "wstETH long is shown again."
    assert shown.rows[0] == "wstETH long"
    assert [each.accessibleDescription()[-3:] for each in shown.buttons("today.wake")] == ["two"]
    shown.desk.bridge.change(undo, owner=shown.screen)
    shown.settle()
    assert shown.count == 2
    assert len(shown.buttons("today.wake")) == 2
    QTest.keyClick(turn, ENTER)
    assert shown.buttons("today.wake") == []


def test_where_all_is_snoozed_nothing_else_needs_the_trader(shown: Shown) -> None:
    while shown.rows:
        shown.snooze()
    calm = shown.screen.findChildren(Sentence, "today.calm")
    assert calm[-1].accessibleName().startswith("Nothing else is urgent.")  # two plans wait


def test_tab_leads_from_a_row_to_its_snooze_and_on_to_the_snoozed(shown: Shown) -> None:
    shown.snooze()
    QTest.keyClick(shown.buttons("today.snoozed")[0], ENTER)
    names = [each.objectName() for each in shown.screen.attention.buttons]
    assert names[:2] == ["today.mend", "today.later"]
    assert names[-2:] == ["today.snoozed", "today.wake"]
    stops = [each.objectName() for each in stops_of(shown.screen)]
    last = max(place for place, name in enumerate(stops) if name == "today.later")
    assert stops.index("today.snoozed") < stops.index("today.mend")  # it stands in the head
    assert stops[last + 1] == "today.wake"


def test_the_menu_of_a_row_offers_both(shown: Shown) -> None:
    row = shown.buttons("today.later")[0].parentWidget()
    assert row is not None
    at = QPoint(5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, row.mapToGlobal(at))
    QApplication.sendEvent(row, event)
    (menu,) = row.findChildren(QMenu)
    assert [each.text() for each in menu.actions()] == ["Compare rescues", "Snooze…"]
    menu.actions()[1].trigger()
    menu.close()
    assert shown.dialog.isVisible()


def test_a_journal_that_is_only_viewed_snoozes_nothing(
    qtbot: QtBot, desk_on: DeskOn, settle: Settle, demo_journal: Path, shown: Shown
) -> None:
    shown.snooze()
    shown.desk.bridge.stop()
    viewed = Shown(desk_on(demo_journal, read_only=True), settle, qtbot)
    assert viewed.rows == []
    mend = viewed.buttons("today.mend")[0]
    QTest.keyClick(mend, Qt.Key.Key_S)
    assert viewed.screen.findChildren(SnoozeDialog) == []
    turn = viewed.buttons("today.snoozed")[0]
    QTest.keyClick(turn, ENTER)
    assert viewed.buttons("today.wake") == []
    row = mend.parentWidget()
    assert row is not None
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), row.pos())
    QApplication.sendEvent(row, event)
    for menu in row.findChildren(QMenu):
        assert [each.text() for each in menu.actions()] == ["Open"]
        menu.close()


def test_what_is_refused_beside_the_fields_is_told_by_the_window(shown: Shown) -> None:
    QTest.keyClick(shown.buttons("today.later")[0], ENTER)
    failed: list[JournalError] = []
    shown.desk.bridge.failed.connect(failed.append)
    dialog = shown.dialog
    for error in (Refused.because("time", "before_all_trading"), JournalError("disk_full")):
        dialog.save.setEnabled(False)
        dialog._refuse(error)
        assert dialog.save.isEnabled()
    assert [each.code for each in failed] == ["before_all_trading", "disk_full"]


def test_the_ledger_keeps_an_amount_that_the_window_hides(shown: Shown) -> None:
    shown.desk.hide_amounts(hide=True)
    facts = {"cost": Decimal("12.34"), "planned_cost": Decimal(10)}
    attention = Attention("soon", "watch_cost_exceeded", 148, "wstETH long", facts)
    words = words_of(attention, shown.desk.formats)
    assert words.sentence == "it has cost •••, planned •••"
    dialog = SnoozeDialog(shown.desk, words, shown.screen)
    dialog.reason.setText("I know")
    dialog.keep()
    shown.settle()
    *_, note = shown.notes
    assert "(it has cost $12.34, planned $10.00): I know" in note
    shown.desk.hide_amounts(hide=False)
