"""The menu of the journals opened last, by keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.ui.desk import Desk
from journal_app.ui.preferences import MOST_RECENT, Preferences
from journal_app.ui.recent_menu import RecentMenu, names_of, shown_folder


class Opens:
    """Notes what was to be opened."""

    def __init__(self) -> None:
        self.wanted: list[Path] = []

    def open_other(self, path: Path, *, read_only: bool = False) -> None:
        self.wanted.append(path)


@pytest.fixture
def desk(desk_on: Callable[..., Desk]) -> Desk:
    return desk_on()


@pytest.fixture
def opens() -> Opens:
    return Opens()


@pytest.fixture
def menu(desk: Desk, opens: Opens, qtbot: QtBot) -> RecentMenu:
    menu = RecentMenu(desk, opens)
    qtbot.addWidget(menu)
    return menu


@pytest.fixture
def journals(desk: Desk, tmp_path: Path) -> list[Path]:
    """Three journals, two of one name, opened in turn; then the one that is open."""
    assert desk.journal_path is not None
    made = [tmp_path / "a" / "main.journal", tmp_path / "b" / "main.journal", tmp_path / "R&D.j"]
    for path in made:
        path.parent.mkdir(exist_ok=True)
        shutil.copy(desk.journal_path, path)
        desk.preferences.opened(path)
    desk.preferences.opened(desk.journal_path)
    return made


def texts(menu: RecentMenu) -> list[str]:
    menu.fill()
    return [each.text() for each in menu.actions() if not each.isSeparator()]


def action(menu: RecentMenu, name: str) -> QAction:
    menu.fill()
    found = menu.findChild(QAction, name)
    assert isinstance(found, QAction)
    return found


def test_newest_first_with_the_folder_where_names_are_equal(
    menu: RecentMenu, journals: list[Path], tmp_path: Path
) -> None:
    first, second, third, clear = texts(menu)
    assert first == "&1  R&&D"
    assert second.startswith("&2  main — ")
    assert third.startswith("&3  main — ")
    assert clear == "&Clear the list"
    assert names_of(journals) == [f"main — {tmp_path / 'a'}", f"main — {tmp_path / 'b'}", "R&D"]


def test_a_number_opens_a_journal(menu: RecentMenu, journals: list[Path], opens: Opens) -> None:
    menu.popup(menu.pos())
    QTest.keyClick(menu, Qt.Key.Key_2)
    assert opens.wanted == [journals[1]]
    menu.popup(menu.pos())
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(menu, key)
    assert opens.wanted == [journals[1], journals[0]]


def test_what_is_gone_says_so_and_can_be_taken_off(
    menu: RecentMenu, journals: list[Path], desk: Desk, opens: Opens
) -> None:
    said: list[tuple[str, str, Callable[[], object]]] = []
    desk.noticed.connect(lambda *told: said.append(told))
    journals[2].unlink()
    gone = action(menu, "recent.1")
    assert gone.text() == "&1  R&&D (not there any more)"
    assert not gone.isEnabled()
    action(menu, "recent.remove_gone").trigger()
    assert [text[:8] for text in texts(menu)[:2]] == ["&1  main", "&2  main"]
    assert len(texts(menu)) == 3
    _, word, undo = said[0]
    assert word == "Undo"
    desk.preferences.opened(new := journals[0].with_name("opened since.journal"))
    undo()
    assert "opened since" in texts(menu)[0]
    assert "R&&D (not there any more)" in texts(menu)[1]
    assert desk.preferences.recent_journals[0] == new


def test_clearing_keeps_the_journal_that_is_open(
    menu: RecentMenu, journals: list[Path], desk: Desk
) -> None:
    action(menu, "recent.clear").trigger()
    assert texts(menu) == ["No other journal was opened yet"]
    assert desk.preferences.recent_journals == [desk.journal_path]
    assert all(path.exists() for path in journals)


def test_a_long_name_is_cut_in_the_middle(menu: RecentMenu, desk: Desk, tmp_path: Path) -> None:
    desk.preferences.opened(tmp_path / f"{'long ' * 40}.journal")
    assert "…" in texts(menu)[0]
    assert menu.sizeHint().width() < 700


def test_two_windows_share_one_list(tmp_path: Path) -> None:
    one, other = Preferences(tmp_path / "p.ini"), Preferences(tmp_path / "p.ini")
    one.opened(tmp_path / "a.journal")
    one.look_again()
    other.opened(tmp_path / "b.journal")
    other.look_again()
    one.look_again()
    assert [path.stem for path in one.recent_journals] == ["b", "a"]
    for number in range(20):
        one.opened(tmp_path / f"{number}.journal")
    assert len(one.recent_journals) == MOST_RECENT


def test_ones_own_folder_is_written_short() -> None:
    assert shown_folder(Path.home() / "Documents") == "~/Documents"
    assert shown_folder(Path("/srv/journals")) == "/srv/journals"
