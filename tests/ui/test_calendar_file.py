"""File, Export calendar: a file where one says, or nothing and why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.problems import JournalError
from journal_app.ui.calendar_file import ask_calendar, save_calendar
from journal_app.ui.desk import Desk

Settle = Callable[[Desk], None]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_the_file_is_written_where_one_says(
    desk_on: Callable[..., Desk],
    demo_journal: Path,
    window: QWidget,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    desk, said, asked = desk_on(demo_journal), list[str](), list[str]()
    desk.noticed.connect(lambda text, *_: said.append(text))

    def choose(_parent: QWidget, _title: str, suggested: str, _kinds: str) -> tuple[str, str]:
        asked.append(suggested)
        return str(tmp_path / "next"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    ask_calendar(desk, window)
    settle(desk)
    assert asked == [str(demo_journal.with_suffix(".ics"))]
    text = (tmp_path / "next.ics").read_bytes().decode()
    assert "SUMMARY:Weekly review of 2026-W47\r\n" in text
    assert "wstETH long" in text
    assert said == ["next.ics is written"]


def test_nothing_is_written_where_none_is_chosen(
    desk_on: Callable[..., Desk],
    window: QWidget,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    desk = desk_on()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    ask_calendar(desk, window)
    desk.journal_path = None
    ask_calendar(desk, window)
    settle(desk)
    assert list(tmp_path.glob("*.ics")) == []


def test_a_folder_is_no_place_for_it(
    desk_on: Callable[..., Desk], window: QWidget, settle: Settle, tmp_path: Path
) -> None:
    desk, failed = desk_on(), list[JournalError]()
    desk.bridge.failed.connect(failed.append)
    save_calendar(desk, window, tmp_path)
    settle(desk)
    assert [each.code for each in failed] == ["is_a_folder"]
