"""File, Save a copy: one file out, and a journal of it again where one says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from journal_app.domain.problems import JournalError
from journal_app.services.attaching import attach_content
from journal_app.storage.attachment_store import attachment_folder
from journal_app.ui.opening import Opening
from tests.ui.conftest import StandingClock
from tests.ui.windows import leave, whole_window


class Open:
    """A window on the demo with one attachment, and what it said."""

    def __init__(self, qtbot: QtBot, journal: Path, folder: Path) -> None:
        self._qtbot = qtbot
        self.window, self.opening = whole_window(folder, StandingClock())
        self.desk = self.window.desk
        self.said: list[str] = []
        self.failed: list[JournalError] = []
        self.desk.noticed.connect(lambda text, *_: self.said.append(text))
        self.desk.bridge.failed.disconnect()
        self.desk.bridge.failed.connect(self.failed.append)
        self.opening.open(journal)
        self.settle()
        self.desk.bridge.change(
            lambda journal: attach_content(
                journal, self.desk.clock, b"bounced", "notes.txt", trade_id=148
            ),
            owner=self.window,
        )
        self.settle()

    def settle(self) -> None:
        self._qtbot.waitUntil(lambda: not self.desk.bridge.is_busy, timeout=20_000)

    def names(self) -> list[str]:
        found: list[list[str]] = []
        self.desk.bridge.read(
            lambda uow: [each.file_name for each in uow.attachments.every()],
            found.append,
            owner=self.window,
        )
        self.settle()
        return found[0]


@pytest.fixture
def opened(qtbot: QtBot, demo_journal: Path, tmp_path: Path) -> Iterator[Open]:
    opened = Open(qtbot, demo_journal, tmp_path)
    yield opened
    leave(opened.window)


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Answer the questions for a file to open and for one to save."""

    def answered(*, to_open: Path | None = None, to_save: Path | None = None) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(to_open or ""), ""))
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(to_save or ""), ""))

    return answered


def test_a_copy_is_saved_and_becomes_a_journal_again(
    opened: Open, answer: Callable[..., None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Opening, "usual_folder", staticmethod(lambda: tmp_path / "usual"))
    answer(to_save=tmp_path / "copy")
    opened.window.actions_["save_copy"].trigger()
    opened.settle()
    assert opened.said[-1] == "Saved and verified: copy.zip"

    answer(to_open=tmp_path / "copy.zip", to_save=tmp_path / "again")
    opened.window.actions_["open_journal"].trigger()
    opened.settle()
    assert opened.desk.journal_path == tmp_path / "again.journal"
    assert "Restored." in opened.said
    assert opened.names() == ["notes.txt"]
    assert len(opened.desk.bridge.attached_files.every()) == 1


def test_missing_files_are_named_when_a_copy_is_saved(opened: Open, tmp_path: Path) -> None:
    assert opened.desk.journal_path is not None
    for path in attachment_folder(opened.desk.journal_path).rglob("*"):
        if path.is_file():
            path.unlink()
    opened.opening.save_copy(tmp_path / "copy.zip")
    opened.settle()
    assert opened.said[-1] == ("Saved and verified: copy.zip. Not in it, since missing: notes.txt")


def test_a_copy_that_is_none_leaves_the_present_journal_open(
    opened: Open, answer: Callable[..., None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Opening, "usual_folder", staticmethod(lambda: tmp_path / "usual"))
    false = tmp_path / "false.zip"
    false.write_bytes(b"PK\x03\x04 and nothing more")
    before = opened.desk.journal_path
    answer(to_open=false, to_save=tmp_path / "again.journal")
    opened.window.actions_["open_journal"].trigger()
    opened.settle()
    assert [error.code for error in opened.failed] == ["damaged"]
    assert opened.desk.journal_path == before
    assert opened.names() == ["notes.txt"]
    assert not (tmp_path / "again.journal").exists()


def test_nothing_is_saved_where_the_question_is_called_off(
    opened: Open, answer: Callable[..., None]
) -> None:
    answer()
    said = len(opened.said)
    opened.window.actions_["save_copy"].trigger()
    opened.settle()
    assert len(opened.said) == said
