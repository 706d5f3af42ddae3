"""The settings by mouse and key: kept at once, named for undo, and a backup brought back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.services.questions import questions_of
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.backups_dialog import BackupsDialog
from journal_app.ui.dialogs.error_dialog import ErrorDialog
from journal_app.ui.dialogs.restore_dialog import RestoreDialog
from journal_app.ui.dialogs.word_lists_dialog import WordListsDialog
from journal_app.ui.main_window import MainWindow
from journal_app.ui.screens.settings.account_dialog import AccountDialog
from journal_app.ui.screens.settings.clear_dialog import ClearDialog
from journal_app.ui.screens.settings.profile_dialog import ProfileDialog
from journal_app.ui.screens.settings.question_dialog import QuestionDialog
from journal_app.ui.screens.settings.screen import SettingsScreen
from journal_app.ui.theme import theme
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.offered_edit import OfferedEdit
from journal_app.ui.widgets.table import TableView
from tests.ui.conftest import StandingClock
from tests.ui.windows import leave, whole_window

W = TypeVar("W", bound=QWidget)
Settle = Callable[[Desk], None]


@pytest.fixture
def window_on(
    qtbot: QtBot, tmp_path: Path, settle: Settle
) -> Iterator[Callable[..., tuple[MainWindow, SettingsScreen]]]:
    made: list[MainWindow] = []

    def make(journal: Path | None, *, read_only: bool = False) -> tuple[MainWindow, SettingsScreen]:
        window, opening = whole_window(tmp_path, StandingClock())
        made.append(window)
        desk = window.desk
        if journal is None:
            window.show_first_start()
        else:
            with qtbot.waitSignal(desk.bridge.opened, timeout=10_000):
                opening.open(journal, read_only=read_only)
        window.show_screen("settings")
        settle(desk)
        screen = window.screen_of("settings")
        assert isinstance(screen, SettingsScreen)
        return window, screen

    yield make
    for window in made:
        leave(window)


def part(screen: QWidget, kind: type[W], name: str) -> W:
    found = screen.findChild(kind, name)
    assert found is not None, name
    return found


def write(screen: QWidget, name: str, text: str) -> QLineEdit:
    """Type over what stands in a field, and leave it by Enter."""
    field = part(screen, QLineEdit, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    if isinstance(field, OfferedEdit):
        offered_by(field).hide()
    QTest.keyClick(field, Qt.Key.Key_Return)
    return field


def offered_by(field: QLineEdit) -> QWidget:
    popup = field.completer().popup()
    assert popup is not None
    return popup


def rows(screen: QWidget, name: str) -> list[str]:
    model = part(screen, TableView, name).table
    return [" | ".join(c.text for c in model.line(at)) for at in range(model.rowCount())]


def test_one_press_leads_back_to_the_plan(
    window_on: Callable[..., tuple[MainWindow, SettingsScreen]], demo_journal: Path, settle: Settle
) -> None:
    window, screen = window_on(demo_journal)
    window.show_screen("plan")
    settle(window.desk)
    window.desk.go("settings", card="profile", back="plan")
    settle(window.desk)
    assert (screen.back.isVisible(), screen.back.text()) == (True, "Back to the plan")
    screen.back.click()
    assert window.pages.currentWidget() is window.screen_of("plan")
    window.show_screen("settings")  # from nowhere in particular
    assert not screen.back.isVisible()


def test_another_screen_leads_to_the_profile_in_force(
    window_on: Callable[..., tuple[MainWindow, SettingsScreen]], demo_journal: Path, settle: Settle
) -> None:
    window, screen = window_on(demo_journal)
    in_force = screen.profile.buttons["conservative"]
    for _ in range(2):  # also where the screen was on show before
        window.show_screen("plan")
        settle(window.desk)
        window.desk.go("settings", card="profile")
        settle(window.desk)
        assert in_force.hasFocus()
        assert not in_force.visibleRegion().isEmpty()


def test_the_profile_is_chosen_by_key_and_taken_back(
    window_on: Callable[..., tuple[MainWindow, SettingsScreen]], demo_journal: Path, settle: Settle
) -> None:
    window, screen = window_on(demo_journal)
    first = part(screen, QAbstractButton, "settings.profile.conservative")
    moderate = part(screen, QAbstractButton, "settings.profile.moderate")
    assert first.isChecked()
    assert "Health factor at least 1.50" in moderate.accessibleDescription()
    QTest.keyClick(moderate, Qt.Key.Key_Return)
    settle(screen.desk)
    assert (first.isChecked(), moderate.isChecked()) == (False, True)
    assert window.actions_["undo"].text() == "Undo: settings changed: profile"
    window.actions_["undo"].trigger()
    settle(screen.desk)
    assert first.isChecked()


def test_what_a_profile_asks_is_a_rule_as_in_the_checklist(
    window_on: Callable[..., tuple[MainWindow, SettingsScreen]], demo_journal: Path
) -> None:
    """The same figures stand beside a plan as *Your rules*; under another name nobody finds them
    again. A line is what Today watches.
    """
    _, screen = window_on(demo_journal)
    change = part(screen, QAbstractButton, "settings.profile_change")
    assert change.text() == "Change the rules…"
    said = " ".join(label.text() for label in screen.profile.findChildren(QLabel))
    said += " ".join(each.text() for each in screen.profile.findChildren(QAbstractButton))
    assert "rules bind each other" in said
    assert not re.search(r"\blines?\b", said)


def test_a_profile_is_copied_changed_and_dropped_by_key(
    window_on: Callable[..., tuple[MainWindow, SettingsScreen]], demo_journal: Path, settle: Settle
) -> None:
    window, screen = window_on(demo_journal)
    part(screen, QAbstractButton, "settings.profile_copy").click()
    dialog = part(screen, ProfileDialog, "settings.profile_dialog")
    assert "at most 1.70×" in dialog.binding.text()
    name = part(dialog, QLineEdit, "settings.profile_dialog.name")
    assert name.text() == "Conservative, mine"
    name.selectAll()
    QTest.keyClicks(name, "Mine")
    leverage = part(dialog, AmountEdit, "settings.profile_dialog.most_leverage")
    assert leverage.unit == "times"
    leverage.selectAll()
    QTest.keyClicks(leverage, "0")
    QTest.keyClick(leverage, Qt.Key.Key_Return)
    settle(screen.desk)
    assert leverage.property("problem") is True
    leverage.selectAll()
    QTest.keyClicks(leverage, "1.5")
    QTest.keyClick(leverage, Qt.Key.Key_Return)
    settle(screen.desk)
    mine = part(screen, QAbstractButton, "settings.profile.Mine")
    assert mine.isChecked()
    assert "Leverage at most 1.50×" in mine.accessibleDescription()
    assert window.actions_["undo"].text() == "Undo: profile Mine changed"
    delete = part(screen, QAbstractButton, "settings.profile_delete")
    assert delete.isVisible()
    delete.click()
    settle(screen.desk)
    assert part(screen, QAbstractButton, "settings.profile.conservative").isChecked()
    assert not delete.isVisible()


def test_questions_are_added_moved_and_switched_off_by_key(
    window_on: Callable[..., tuple[MainWindow, SettingsScreen]], demo_journal: Path, settle: Settle
) -> None:
    window, screen = window_on(demo_journal)
    part(screen, QAbstractButton, "settings.question_add").click()
    dialog = part(screen, QuestionDialog, "settings.question_dialog")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle(screen.desk)
    text = part(dialog, QLineEdit, "settings.question_dialog.text")
    QTest.keyClicks(text, "Have I slept?")
    QTest.keyClick(text, Qt.Key.Key_Return)
    settle(screen.desk)
    assert screen.questions.rows["own_1"].text.text() == "Have I slept?"
    assert window.actions_["undo"].text() == "Undo: questions of the checklist changed"
    earlier = part(screen, QAbstractButton, "settings.question.own_1.earlier")
    QTest.keyClick(earlier, Qt.Key.Key_Return)
    settle(screen.desk)
    QTest.keyClick(screen.questions.rows["costs"].box, Qt.Key.Key_Space)
    settle(screen.desk)
    assert not screen.questions.rows["thesis"].box.isEnabled()
    kept = questions_of(screen.kept_settings)
    assert kept.asked[-2:] == ("own_1", "exit")
    assert "costs" not in kept.asked
    part(screen, QAbstractButton, "settings.question.own_1.drop").click()
    settle(screen.desk)
    assert "own_1" not in screen.questions.rows
    part(screen, QAbstractButton, "settings.questions_usual").click()
    settle(screen.desk)
    assert not screen.questions.usual.isVisible()


def test_a_field_refuses_beside_itself_and_blocks_no_other(
    window_on: Callable[..., tuple[MainWindow, SettingsScreen]], demo_journal: Path, settle: Settle
) -> None:
    window, screen = window_on(demo_journal)
    fields = screen.journal.fields
    zone = write(screen, "settings.zone", "Europe/Nowhere")
    capital = write(screen, "settings.capital", "-5")
    settle(screen.desk)
    assert "Europe/Nowhere" in fields["zone"].problem
    assert fields["capital"].problem
    assert (zone.text(), capital.text()) == ("Europe/Nowhere", "-5")
    write(screen, "settings.currency", "eur")
    write(screen, "settings.zone", "europe/berlin")
    settle(screen.desk)
    assert not fields["zone"].problem
    assert zone.text() == "Europe/Berlin"
    assert screen.desk.formats.currency == "EUR"
    assert (capital.text(), bool(fields["capital"].problem)) == ("-5", True)
    assert "nothing is converted" in fields["currency"].note
    for _ in range(2):
        window.actions_["undo"].trigger()
        settle(screen.desk)
    assert screen.desk.formats.currency == "USD"
    assert part(screen, QLineEdit, "settings.currency").text() == "USD"


def test_a_zone_is_taken_from_the_list(
    qtbot: QtBot,
    window_on: Callable[..., tuple[MainWindow, SettingsScreen]],
    demo_journal: Path,
    settle: Settle,
) -> None:
    _, screen = window_on(demo_journal)
    zone = part(screen, QLineEdit, "settings.zone")
    zone.setFocus()
    zone.selectAll()
    QTest.keyClicks(zone, "tokyo")
    offered = offered_by(zone)
    qtbot.waitUntil(offered.isVisible)
    QTest.keyClick(offered, Qt.Key.Key_Down)
    QTest.keyClick(offered, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: str(screen.desk.formats.zone) == "Asia/Tokyo")
    settle(screen.desk)
    assert (zone.text(), screen.journal.fields["zone"].problem) == ("Asia/Tokyo", "")


def test_a_capital_that_cannot_be_is_refused_as_it_is_typed(
    window_on: Callable[..., tuple[MainWindow, SettingsScreen]], demo_journal: Path
) -> None:
    _, screen = window_on(demo_journal)
    capital = part(screen, QLineEdit, "settings.capital")
    capital.selectAll()
    QTest.keyClicks(capital, "-5")
    assert "-5 is not above zero" in screen.journal.fields["capital"].problem
    QTest.keyClick(capital, Qt.Key.Key_Home)
    QTest.keyClick(capital, Qt.Key.Key_Delete)
    assert capital.text() == "5"
    assert not screen.journal.fields["capital"].problem


def test_numbers_and_theme_change_everything_at_once(
    window_on: Callable[..., tuple[MainWindow, SettingsScreen]], demo_journal: Path, settle: Settle
) -> None:
    _, screen = window_on(demo_journal)
    part(screen, QAbstractButton, "settings.theme.dark").click()
    assert theme().is_dark
    part(screen, QAbstractButton, "settings.numbers.1").click()
    settle(screen.desk)
    moderate = part(screen, QAbstractButton, "settings.profile.moderate")
    assert "Health factor at least 1,50" in moderate.accessibleDescription()
    capital = write(screen, "settings.capital", "1.250,5")
    settle(screen.desk)
    assert capital.text() == "1250,5"
    assert screen.desk.preferences.theme == "dark"
    assert screen.desk.preferences.number_style == "comma"


def test_an_account_is_added_and_one_of_its_name_refused(
    window_on: Callable[..., tuple[MainWindow, SettingsScreen]], demo_journal: Path, settle: Settle
) -> None:
    window, screen = window_on(demo_journal)
    add = part(screen, QAbstractButton, "settings.account.add")
    add.click()
    dialog = window.findChild(AccountDialog)
    assert dialog is not None
    QTest.keyClicks(part(dialog, QLineEdit, "settings.account.name"), "main")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle(screen.desk)
    assert dialog.isVisible()
    assert part(dialog, QLineEdit, "settings.account.name").property("problem")
    write(dialog, "settings.account.name", "cold store")
    settle(screen.desk)
    assert [row.split(" | ")[0] for row in rows(screen, "settings.accounts")] == [
        "cold store",
        "main",
        "perps",
        "staking",
    ]
    assert window.actions_["undo"].text() == "Undo: account cold store kept"


def test_a_backup_is_made_and_brought_back(
    qtbot: QtBot,
    window_on: Callable[..., tuple[MainWindow, SettingsScreen]],
    demo_journal: Path,
    settle: Settle,
) -> None:
    window, screen = window_on(demo_journal)
    part(screen, QAbstractButton, "settings.back_up").click()
    settle(screen.desk)
    assert screen.backups.newest.text().startswith("The newest: 22 Nov 2026 12:00, by hand.")
    write(screen, "settings.capital", "77")
    settle(screen.desk)
    part(screen, QAbstractButton, "settings.backups").click()
    settle(screen.desk)
    backups = next(each for each in window.findChildren(BackupsDialog) if each.isVisible())
    part(backups, QAbstractButton, "backups.restore").click()
    dialog = backups.findChild(RestoreDialog)
    assert dialog is not None
    with qtbot.waitSignal(window.desk.bridge.opened, timeout=10_000):
        part(dialog, QAbstractButton, "restore.confirm").click()
    window.show_screen("settings")
    settle(window.desk)
    again = window.screen_of("settings")
    assert part(again, QLineEdit, "settings.capital").text() == "60000"
    beside = [file.name for file in demo_journal.parent.glob("demo.journal.*") if file.is_file()]
    assert any(name in window.notices.text for name in beside)


def test_a_backup_that_is_no_good_changes_nothing(
    qtbot: QtBot,
    window_on: Callable[..., tuple[MainWindow, SettingsScreen]],
    demo_journal: Path,
    tmp_path: Path,
    settle: Settle,
) -> None:
    window, _ = window_on(demo_journal)
    before = demo_journal.read_bytes()
    torn = tmp_path / "torn.journal"
    torn.write_bytes(before[:5000])
    with qtbot.waitSignal(window.desk.bridge.opened, timeout=10_000):
        window.desk.bring_back(torn)
    settle(window.desk)
    assert demo_journal.read_bytes() == before
    told = window.findChild(ErrorDialog)
    assert told is not None
    assert told.isVisible()
    told.reject()


def test_the_lists_are_opened_from_here(
    window_on: Callable[..., tuple[MainWindow, SettingsScreen]], demo_journal: Path, settle: Settle
) -> None:
    window, screen = window_on(demo_journal)
    QTest.keyClick(part(screen, QAbstractButton, "settings.lists"), Qt.Key.Key_Return)
    settle(screen.desk)
    dialog = window.findChild(WordListsDialog)
    assert dialog is not None
    dialog.lists["mistakes"].setPlainText("mine")
    dialog.keep()
    settle(screen.desk)
    assert window.actions_["undo"].text() == "Undo: list of mistakes changed"


def test_files_that_nothing_needs_are_cleared_once_that_is_confirmed(
    window_on: Callable[..., tuple[MainWindow, SettingsScreen]], demo_journal: Path, settle: Settle
) -> None:
    window, screen = window_on(demo_journal)
    clear = part(screen, QAbstractButton, "settings.clear")
    clear.click()
    settle(screen.desk)
    assert window.notices.text.startswith("There is nothing to clear")
    for content in (b"nobody names this", b"nor this"):
        screen.desk.bridge.attached_files.take_in_content(content)
    for answer, left in (("cancel", 2), ("confirm", 0)):
        QTest.keyClick(clear, Qt.Key.Key_Return)
        settle(screen.desk)
        dialog = next(each for each in window.findChildren(ClearDialog) if each.isVisible())
        assert part(dialog, QAbstractButton, "settings.clear.cancel").hasFocus()
        assert part(dialog, QAbstractButton, "settings.clear.confirm").text() == "Remove 2 files"
        part(dialog, QAbstractButton, f"settings.clear.{answer}").click()
        settle(screen.desk)
        assert len(screen.desk.bridge.attached_files.every()) == left
    assert window.notices.text == "2 files are removed, 1 kB."
    screen.desk.bridge.attached_files.take_in_content(b"one more")
    clear.click()
    settle(screen.desk)
    dialog = next(each for each in window.findChildren(ClearDialog) if each.isVisible())
    assert part(dialog, QAbstractButton, "settings.clear.confirm").text() == "Remove the file"
    dialog.accept()
    settle(screen.desk)
    assert window.notices.text == "One file is removed, 1 kB."


def test_nothing_is_cleared_while_a_backup_cannot_be_read(
    window_on: Callable[..., tuple[MainWindow, SettingsScreen]],
    demo_journal: Path,
    settle: Settle,
) -> None:
    window, screen = window_on(demo_journal)
    screen.desk.bridge.attached_files.take_in_content(b"nobody names this")
    part(screen, QAbstractButton, "settings.back_up").click()
    settle(screen.desk)
    backup = screen.desk.files.backups(demo_journal)[-1].path
    backup.write_bytes(b"damaged")
    part(screen, QAbstractButton, "settings.clear").click()
    settle(screen.desk)
    assert window.notices.text.startswith("No file is removed. ")
    assert backup.name in window.notices.text
    assert window.findChild(ClearDialog) is None
    assert len(screen.desk.bridge.attached_files.every()) == 1


def test_a_journal_that_is_only_viewed_is_not_changed(
    window_on: Callable[..., tuple[MainWindow, SettingsScreen]], demo_journal: Path
) -> None:
    _, screen = window_on(demo_journal, read_only=True)
    assert part(screen, QLineEdit, "settings.capital").isReadOnly()
    for name in ("profile.moderate", "account.add", "clear"):
        assert not part(screen, QAbstractButton, f"settings.{name}").isEnabled()
    assert part(screen, QAbstractButton, "settings.theme.dark").isEnabled()


def test_without_a_journal_the_window_alone_is_set(
    window_on: Callable[..., tuple[MainWindow, SettingsScreen]],
) -> None:
    _, screen = window_on(None)
    assert not screen.profile.isVisible()
    assert not screen.backups.isVisible()
    assert part(screen, QAbstractButton, "settings.theme.dark").isVisible()
