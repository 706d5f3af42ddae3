"""A window walked by the keyboard, and what is wrong with it for who has nothing else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journal_app.ui.widgets.notices import Notice
from tests.pictures.studio import Studio
from tests.ui.accessibility.keyboard import (
    ROLES,
    called,
    jumps_back,
    mnemonics_of,
    name_of,
    role_of,
    shows_focus,
    stops_of,
    walked,
)
from tests.ui.accessibility.tones import said_by_colours


def hush(studio: Studio) -> None:
    """Let the last word go, which would go by itself in the midst of a walk."""
    for notice in studio.window.findChildren(Notice):
        notice.hide()


def faults_of(window: QWidget) -> list[str]:
    """What is wrong with names, roles, order, ring, colours and letters of a window."""
    found, unseen = _seen_by_walking(window)
    if not set(found) >= set(stops_of(window)):  # what is asked once a field was left
        found, unseen = _seen_by_walking(window)
    wrong = [f"Tab never comes to {called(each)}" for each in stops_of(window) if each not in found]
    wrong += [f"{called(each)} has no name" for each in found if not name_of(each)]
    wrong += [
        f"{called(each)} is a {role_of(each).name}" for each in found if role_of(each) not in ROLES
    ]
    wrong += [f"Only a colour says {each}" for each in said_by_colours(window) if each.is_alone]
    wrong += [f"Back: {each}" for each in jumps_back(found)]
    wrong += [f"{called(each)} shows no focus" for each in unseen]
    letters = mnemonics_of(window)
    wrong += [f"Alt+{each} twice" for each in set(letters) if letters.count(each) > 1]
    back = walked(window, Qt.Key.Key_Backtab)
    wrong += [f"Only one way leads to {called(each)}" for each in set(back) ^ set(found)]
    return wrong


def _seen_by_walking(window: QWidget) -> tuple[list[QWidget], list[QWidget]]:
    """Where Tab comes to, and where it is not seen that it did."""
    unseen: list[QWidget] = []
    found = walked(window, at_each=lambda at: None if shows_focus(at) else unseen.append(at))
    return found, unseen
