"""Mistakes of the program: written down, told calmly, and nothing else is touched by them."""

from __future__ import annotations

import logging
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.services.ports import Journal, UnitOfWork
from journal_app.services.preferences import change_settings
from journal_app.ui import crashes as crashes_module
from journal_app.ui.crashes import CrashDialog, Crashes, log_folder
from journal_app.ui.desk import Desk

DeskOn = Callable[..., Desk]
Settle = Callable[[Desk], None]


NOTHING: Final[dict[str, str]] = {}


class Place(QWidget):
    """A window with two buttons, of which one makes a mistake."""

    def __init__(self) -> None:
        super().__init__()
        self.said = QLabel()
        self.bad, self.good = QPushButton("bad"), QPushButton("good")
        self.bad.clicked.connect(lambda: 1 // int())  # noqa: UP018 - a mistake
        self.good.clicked.connect(lambda: self.said.setText("done"))
        column = QVBoxLayout(self)
        for each in (self.said, self.bad, self.good):
            column.addWidget(each)


class Unpaintable(QWidget):
    """A part of a screen that goes wrong at every paint, with its painter open."""

    paints = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paints += 1
        painter.drawText(self.rect(), 0, NOTHING["missing"])


@pytest.fixture
def place(qtbot: QtBot) -> Place:
    window = Place()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def desk(desk_on: DeskOn) -> Desk:
    return desk_on()


@pytest.fixture
def crashes(desk: Desk, place: Place, tmp_path: Path) -> Iterator[Crashes]:
    hooked = sys.excepthook
    made = Crashes(desk, place, tmp_path / "log")
    made.watch()
    yield made
    sys.excepthook = hooked


def dialogs(place: QWidget) -> list[CrashDialog]:
    return [each for each in place.findChildren(CrashDialog) if each.isVisible()]


def press(dialog: QWidget, name: str) -> None:
    found = dialog.findChild(QPushButton, name)
    assert found is not None
    found.click()


def test_a_mistake_in_a_slot_is_written_down_and_told_one_dialog_at_a_time(
    crashes: Crashes, place: Place, qtbot: QtBot
) -> None:
    place.bad.click()
    place.bad.click()
    (dialog,) = dialogs(place)
    assert crashes.log_file.read_text("utf-8").count("ZeroDivisionError") == 2
    press(dialog, "crash.copy")
    assert "Margin Journal" in QGuiApplication.clipboard().text()
    assert "in <lambda>" in QGuiApplication.clipboard().text()
    press(dialog, "crash.close")
    place.good.click()
    assert place.said.text() == "done"
    place.bad.click()  # what is done again is told again
    assert len(dialogs(place)) == 1


def test_a_mistake_in_the_worker_leaves_the_journal_and_the_worker_alone(
    crashes: Crashes, place: Place, desk: Desk, settle: Settle
) -> None:
    def fails(journal: Journal) -> None:
        with journal.unit_of_work() as uow:
            uow.begin_action("change_settings", desk.now())
            uow.settings.put("capital", "1")
            raise KeyError("planted")

    desk.bridge.change(
        lambda journal: change_settings(journal, desk.clock, {"capital": "500"}), owner=place
    )
    desk.bridge.change(fails, owner=place)
    settle(desk)
    assert len(dialogs(place)) == 1
    assert "planted" in crashes.log_file.read_text("utf-8")
    seen: list[str | None] = []

    def capital(uow: UnitOfWork) -> str | None:
        return uow.settings.get("capital")

    desk.bridge.read(capital, seen.append, owner=place)
    settle(desk)
    assert seen == ["500"]


def test_a_mistake_at_painting_is_told_once_however_often_it_is_painted(
    crashes: Crashes, place: Place, qtbot: QtBot
) -> None:
    bad = Unpaintable()
    bad.setMinimumSize(40, 20)
    layout = place.layout()
    assert layout is not None
    layout.addWidget(bad)
    qtbot.waitUntil(lambda: bool(dialogs(place)))
    press(dialogs(place)[0], "crash.close")
    before = bad.paints
    bad.update()
    qtbot.waitUntil(lambda: bad.paints > before)
    assert dialogs(place) == []
    assert crashes.log_file.read_text("utf-8").count("KeyError") == 1
    place.good.click()
    assert place.said.text() == "done"


def test_its_buttons_lead_to_the_log_and_to_the_backups(
    crashes: Crashes, place: Place, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    asked: list[str] = []
    desk.actions["backups"].triggered.connect(lambda: asked.append("backups"))
    place.bad.click()
    (dialog,) = dialogs(place)
    press(dialog, "crash.folder")
    assert opened == [str(crashes.log_file.parent)]
    press(dialog, "crash.backups")
    assert asked == ["backups"]
    assert dialogs(place) == []


def test_a_folder_that_nothing_shows_is_named(
    crashes: Crashes, place: Place, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    said: list[str] = []
    desk.noticed.connect(lambda text, *_: said.append(text))
    place.bad.click()
    press(dialogs(place)[0], "crash.folder")
    assert said == [f"The folder is {crashes.log_file.parent}"]


def test_the_log_rotates_and_is_its_owners_alone(
    crashes: Crashes, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crashes_module, "_LARGEST_LOG", 2_000)
    for _ in range(40):
        place.bad.click()
    logs = sorted(crashes.log_file.parent.iterdir())
    assert [each.name for each in logs] == [
        "margin-journal.log",
        *(f"margin-journal.log.{number}" for number in (1, 2, 3)),
    ]
    assert max(each.stat().st_size for each in logs) <= 2_000
    if sys.platform != "win32":
        assert {stat.S_IMODE(each.stat().st_mode) for each in logs} == {0o600}
        assert stat.S_IMODE(crashes.log_file.parent.stat().st_mode) == 0o700


def test_it_lies_where_the_system_keeps_the_state_of_programs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if sys.platform.startswith("linux"):
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
        assert log_folder().is_relative_to(tmp_path)
    assert log_folder().name == "margin-journal"


def test_the_log_can_be_missing(
    desk: Desk, place: Place, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "a file").write_text("")
    made = Crashes(desk, place, tmp_path / "a file" / "log")
    with caplog.at_level(logging.CRITICAL):
        made.note(KeyError, KeyError("x"), None)
    assert len(dialogs(place)) == 1


def test_nothing_is_hooked_before_it_is_asked(desk: Desk, place: Place, tmp_path: Path) -> None:
    assert sys.excepthook != Crashes(desk, place, tmp_path).note
