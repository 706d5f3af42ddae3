"""The backups by mouse and key: none, some, forty; one that is damaged; and the way back."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from journal_app.services.ports import Backup
from journal_app.services.preferences import change_settings
from journal_app.services.recording import trash
from journal_app.services.safekeeping import back_up
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import FilesOnDisk
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs import backups_dialog
from journal_app.ui.dialogs.backups_dialog import BackupsDialog
from journal_app.ui.dialogs.restore_dialog import RestoreDialog
from journal_app.ui.main_window import MainWindow
from journal_app.ui.widgets.labels import Label
from journal_app.ui.widgets.table import TableView
from tests.ui.conftest import NOW, StandingClock
from tests.ui.windows import leave, whole_window

W = TypeVar("W", bound=QWidget)
Settle = Callable[[Desk], None]
Show = Callable[..., tuple[MainWindow, BackupsDialog]]
FILES = FilesOnDisk()


def backed_up(journal: Path, days: int = 0) -> Backup:
    """Made as many days before now."""
    return back_up(FILES, journal, StandingClock(NOW - timedelta(days=days))).backup


@pytest.fixture
def show(
    qtbot: QtBot, tmp_path: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Show]:
    """Open a window on a journal, without the backup that follows an opening, and the dialog."""
    monkeypatch.setattr("journal_app.services.safekeeping.back_up_after_change", lambda *_: None)
    made: list[MainWindow] = []

    def make(journal: Path, *, read_only: bool = False) -> tuple[MainWindow, BackupsDialog]:
        window, opening = whole_window(tmp_path, StandingClock())
        window.resize(1280, 720)
        made.append(window)
        desk = window.desk
        with qtbot.waitSignal(desk.bridge.opened, timeout=10_000):
            opening.open(journal, read_only=read_only)
        settle(desk)
        window.actions_["backups"].trigger()
        qtbot.waitUntil(lambda: not desk.bridge.is_busy, timeout=60_000)  # forty take a while
        return window, dialog_of(window)

    yield make
    for window in made:
        leave(window)


def dialog_of(window: MainWindow) -> BackupsDialog:
    return next(each for each in window.findChildren(BackupsDialog) if each.isVisible())


def part(place: QWidget, kind: type[W], name: str) -> W:
    found = place.findChild(kind, name)
    assert found is not None, name
    return found


def press(place: QWidget, name: str) -> None:
    part(place, QAbstractButton, name).click()


def lines(dialog: QWidget, name: str = "backups.list") -> list[str]:
    model = part(dialog, TableView, name).table
    return [" | ".join(c.spoken for c in model.line(at)) for at in range(model.rowCount())]


def said(place: QWidget) -> list[str]:
    return [each.text() for each in place.findChildren(Label) if each.isVisible()]


def test_no_backup_is_said_and_made(
    show: Show, demo_journal: Path, settle: Settle, qtbot: QtBot
) -> None:
    _, dialog = show(demo_journal)
    assert any(text.startswith("No backup yet.") for text in said(dialog))
    assert not dialog.restore.isEnabled()
    assert not dialog.card.isVisible()
    dialog.now.click()
    settle(dialog._desk)
    (line,) = lines(dialog)
    assert line.startswith("22 Nov 2026 12:00 | By hand | 150 | It holds all that")
    assert dialog.restore.isEnabled()
    assert dialog.card.since.text() == "It holds all that your journal holds now."
    assert len(lines(dialog, "backups.trades")) == 150


def test_what_has_changed_since_is_told_of_each(
    show: Show, demo_journal: Path, settle: Settle
) -> None:
    backed_up(demo_journal, days=2)
    window, dialog = show(demo_journal)
    desk = window.desk
    desk.bridge.change(lambda journal: trash(journal, desk.clock, [3, 4]), owner=window)
    settle(desk)
    dialog.now.click()
    desk.bridge.change(
        lambda journal: change_settings(journal, desk.clock, {"capital": "77"}), owner=window
    )
    settle(desk)
    newest, oldest = lines(dialog)
    assert "148 | Since then no trade was touched. These differ, too: settings." in newest
    assert "150 | Since then 2 were deleted. These differ, too: settings." in oldest
    table = part(dialog, TableView, "backups.list")
    QTest.keyClick(table, Qt.Key.Key_Down)
    settle(desk)
    assert dialog.card.title == "20 Nov 2026 12:00"
    assert len(lines(dialog, "backups.trades")) == 150


def test_a_damaged_backup_is_shown_as_such_and_cannot_be_restored(
    show: Show, demo_journal: Path, settle: Settle
) -> None:
    torn, changed, good = (backed_up(demo_journal, days) for days in (3, 2, 1))
    torn.path.write_bytes(torn.path.read_bytes()[:5000])
    with closing(sqlite3.connect(changed.path)) as connection, connection:
        connection.execute("UPDATE trades SET label = 'x' WHERE id = 1")
    _, dialog = show(demo_journal)
    first, second, third = lines(dialog)
    assert "Damaged" not in first
    assert "By hand | – | Damaged" in second
    assert "By hand | – | Damaged" in third
    table = part(dialog, TableView, "backups.list")
    for path in (torn.path, changed.path):
        table.choose(path)
        assert not dialog.restore.isEnabled()
        assert any(text.startswith("This backup cannot be restored:") for text in said(dialog))
    table.choose(good.path)
    assert dialog.restore.isEnabled()


def test_the_chosen_backup_is_restored_and_the_present_journal_is_listed(
    show: Show, demo_journal: Path, settle: Settle, qtbot: QtBot
) -> None:
    with open_journal(demo_journal, for_writing=True) as file:
        backed_up(demo_journal, days=1)
        trash(SqliteJournal(file), StandingClock(), [1, 2, 3])
    window, dialog = show(demo_journal)
    dialog.restore.click()
    settle(window.desk)
    asked = next(each for each in dialog.findChildren(RestoreDialog) if each.isVisible())
    assert "Since then 3 were deleted." in said(asked)
    assert asked.focusWidget() is part(asked, QAbstractButton, "restore.cancel")
    with qtbot.waitSignal(window.desk.bridge.opened, timeout=10_000):
        press(asked, "restore.confirm")
    settle(window.desk)
    assert not [each for each in window.findChildren(BackupsDialog) if each.isVisible()]
    window.actions_["backups"].trigger()
    settle(window.desk)
    again = dialog_of(window)
    told = lines(again)
    aside = next(line for line in told if "Set aside" in line)
    assert "147 | Since then 3 trades were added." in aside


def test_forty_backups_are_examined_without_the_window_waiting(
    show: Show, demo_journal: Path, settle: Settle
) -> None:
    folder = FILES.backup_folder(demo_journal)
    first = FILES.write_backup(demo_journal, folder, NOW - timedelta(days=40), "opening").path
    for number in range(2, 41):
        at = f"{NOW - timedelta(days=41 - number):%Y-%m-%dT%H%M%SZ}"
        shutil.copy(first, folder / f"demo-{number:06}-{at}-opening.journal")
    _, dialog = show(demo_journal)
    told = lines(dialog)
    assert len(told) == 40
    assert all("After opening | 150 | It holds all" in line for line in told)
    assert dialog.height() <= 720


def test_a_large_backup_is_examined_when_it_is_chosen(
    show: Show, demo_journal: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups_dialog, "_LARGE", 1000)
    backed_up(demo_journal, days=2)
    other = backed_up(demo_journal, days=1)
    _, dialog = show(demo_journal)
    newest, oldest = lines(dialog)
    assert "150" in newest
    assert "… | …" in oldest
    table = part(dialog, TableView, "backups.list")
    assert table.chosen_key == other.path
    QTest.keyClick(table, Qt.Key.Key_Down)
    settle(dialog._desk)
    assert "… | …" not in lines(dialog)[1]


def test_a_journal_that_is_only_viewed_is_not_replaced(
    show: Show, demo_journal: Path, settle: Settle
) -> None:
    backed_up(demo_journal)
    _, dialog = show(demo_journal, read_only=True)
    assert len(lines(dialog)) == 1
    assert not dialog.restore.isEnabled()
    assert not dialog.other.isEnabled()
    assert dialog.now.isEnabled()


def test_copies_go_elsewhere_and_the_folder_is_shown(
    show: Show,
    demo_journal: Path,
    tmp_path: Path,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = backed_up(demo_journal)
    window, dialog = show(demo_journal)
    stick, bundle = tmp_path / "stick", tmp_path / "copy.zip"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(bundle), ""))
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    dialog.elsewhere.click()
    settle(window.desk)
    assert len(list(stick.iterdir())) == 1
    dialog.copy.click()
    settle(window.desk)
    assert bundle.is_file()
    dialog.folder.click()
    assert opened == [str(kept.path.parent)]


def test_a_saved_copy_is_restored_from_here(
    show: Show,
    demo_journal: Path,
    tmp_path: Path,
    qtbot: QtBot,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bundle = tmp_path / "copy.zip"
    FILES.save_copy(demo_journal, bundle, lambda *_: None)
    with open_journal(demo_journal, for_writing=True) as file:
        trash(SqliteJournal(file), StandingClock(), [1])
    window, dialog = show(demo_journal)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(bundle), ""))
    dialog.other.click()
    asked = next(each for each in dialog.findChildren(RestoreDialog) if each.isVisible())
    with qtbot.waitSignal(window.desk.bridge.opened, timeout=10_000):
        press(asked, "restore.confirm")
    settle(window.desk)
    seen: list[int] = []
    window.desk.bridge.read(
        lambda uow: sum(uow.lists.by_status().values()), seen.append, owner=window
    )
    settle(window.desk)
    assert seen == [150]
