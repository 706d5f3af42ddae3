"""A mistake in one screen leaves the window and the other screens alone."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QStackedWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.desk import Desk
from journal_app.ui.screens.screen import Screen


class Failing(Screen):
    """A screen whose mistake the interpreter itself notices."""

    def refresh(self) -> None:
        len(5)  # type: ignore[arg-type]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[type[BaseException]]:
    found: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: found.append(kind))
    return found


def test_a_mistake_of_a_screen_is_told_and_reaches_nobody_else(
    desk_on: Callable[..., Desk], qtbot: QtBot, told: list[type[BaseException]]
) -> None:
    desk, pages = desk_on(), QStackedWidget()
    qtbot.addWidget(pages)
    sound, failing = Screen(desk, "Sound"), Failing(desk, "Failing")
    for page in (sound, failing):
        pages.addWidget(page)
    pages.show()
    pages.setCurrentWidget(failing)
    assert told == [TypeError]
    pages.setCurrentWidget(sound)
    assert sound.isVisible()
