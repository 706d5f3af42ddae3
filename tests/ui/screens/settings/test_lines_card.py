"""The lines in the settings and on a trade's page: shown with what drew them, and changed there."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.watching.own_lines import BOOK, Drawn, OwnLines, Whose
from journal_app.services.undo import undo
from journal_app.services.watch_lines import drawn_lines, keep_lines
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.lines_dialog import LinesDialog
from journal_app.ui.screens.journal.screen import JournalScreen
from journal_app.ui.screens.settings.screen import SettingsScreen

D = Decimal
DeskOn = Callable[..., Desk]
Settle = Callable[[Desk], None]
ENTER = Qt.Key.Key_Return


def shown(qtbot: QtBot, desk: Desk, settle: Settle) -> SettingsScreen:
    screen = SettingsScreen(desk)
    qtbot.addWidget(screen)
    screen.resize(1080, 720)
    with qtbot.waitActive(screen):
        screen.show()
    settle(desk)
    return screen


def rows(screen: SettingsScreen) -> list[list[str]]:
    table = screen.lines.table.table
    return [[cell.text for cell in table.line(at)] for at in range(table.rowCount())]


def dialog_in(screen: QWidget) -> LinesDialog:
    return next(each for each in screen.window().findChildren(LinesDialog) if each.isVisible())


def drawn(desk: Desk, settle: Settle) -> Drawn:
    found: list[Drawn] = []
    desk.bridge.read(lambda uow: drawn_lines(uow.settings.every()), found.append, owner=desk)
    settle(desk)
    return found[0]


def keep(desk: Desk, settle: Settle, own: OwnLines) -> None:
    desk.bridge.change(lambda journal: keep_lines(journal, desk.clock, own), owner=desk)
    settle(desk)


def test_each_line_is_shown_with_what_drew_it_and_is_changed_by_keyboard(
    qtbot: QtBot, desk_on: DeskOn, settle: Settle, demo_journal: Path
) -> None:
    desk = desk_on(demo_journal)
    screen = shown(qtbot, desk, settle)
    assert rows(screen)[0] == ["Health factor below", "1.50", "as usual", ""]
    assert rows(screen)[-1][0] == "Backup older than"
    table = screen.lines.table
    table.setFocus()
    table.setCurrentIndex(table.table.index(3, 0))
    QTest.keyClick(table, ENTER)
    dialog = dialog_in(screen)
    margin = dialog.rows["margin"].editor
    QTest.keyClicks(margin, "35")
    QTest.keyClick(margin, ENTER)
    settle(desk)
    assert rows(screen)[3] == ["Margin ratio below", "35%", "for everything", ""]
    assert drawn(desk, settle) == {BOOK: {"margin": D("0.35")}}
    desk.bridge.change(undo, owner=screen)
    settle(desk)
    assert rows(screen)[3][1] == "30%"


def test_the_lines_of_an_account_lie_over_those_for_everything(
    qtbot: QtBot, desk_on: DeskOn, settle: Settle, demo_journal: Path
) -> None:
    desk = desk_on(demo_journal)
    keep(desk, settle, OwnLines(level="book", lines={"health": D("1.6"), "rate": D("0.15")}))
    keep(desk, settle, OwnLines(level="trade", name="148", lines={"health": D("1.3")}))
    screen = shown(qtbot, desk, settle)
    place = screen.lines.place
    assert place.itemText(0) == "Everything"
    assert rows(screen)[0][2:] == ["for everything", "trade 148 1.30"]
    place.choose(Whose("account", "main"))
    assert rows(screen)[0] == ["Health factor below", "1.60", "for everything", "trade 148 1.30"]
    assert "Day not checked after" not in [row[0] for row in rows(screen)]
    QTest.keyClick(screen.lines.change, ENTER)
    dialog = dialog_in(screen)
    assert dialog.windowTitle() == "Lines for account main"
    QTest.keyClicks(dialog.rows["health"].editor, "1.9")
    QTest.keyClick(dialog.rows["health"].editor, ENTER)
    settle(desk)
    assert rows(screen)[0][1:3] == ["1.90", "for account main"]
    assert rows(screen)[0][3] == "everything 1.60 · trade 148 1.30"


def test_a_journal_that_is_only_viewed_draws_nothing(
    qtbot: QtBot, desk_on: DeskOn, settle: Settle, demo_journal: Path
) -> None:
    screen = shown(qtbot, desk_on(demo_journal, read_only=True), settle)
    assert not screen.lines.change.isEnabled()
    screen.lines.table.opened.emit("health")
    assert screen.findChildren(LinesDialog) == []


def test_a_trade_has_lines_of_its_own(
    qtbot: QtBot, desk_on: DeskOn, settle: Settle, demo_journal: Path
) -> None:
    desk = desk_on(demo_journal)
    screen = JournalScreen(desk)
    qtbot.addWidget(screen)
    screen.resize(1080, 720)
    with qtbot.waitActive(screen):
        screen.show()
    settle(desk)
    screen.show_facts(trade_id=148)
    settle(desk)
    screen.panel.parts.choose(2)
    made = screen.findChild(QPushButton, "journal.own_lines")
    assert made is not None
    QTest.keyClick(made, ENTER)
    settle(desk)
    dialog = dialog_in(screen)
    assert dialog.windowTitle() == "Lines for trade 148"
    assert "check_after" not in dialog.rows
    QTest.keyClicks(dialog.rows["health"].editor, "1.2")
    QTest.keyClick(dialog.rows["health"].editor, ENTER)
    settle(desk)
    assert drawn(desk, settle) == {Whose("trade", "148"): {"health": D("1.2")}}
    screen.show_facts(trade_id=1)
    settle(desk)
    assert not made.isVisibleTo(screen)  # it is closed
    screen.panel.show_nothing()
    made.click()
    settle(desk)
    assert [each for each in screen.findChildren(LinesDialog) if each.isVisible()] == []
