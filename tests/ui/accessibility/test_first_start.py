"""The window without a journal, walked by the keyboard as it opens on each day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journal_app.domain.problems import JournalError, JournalUnusable
from journal_app.ui.opening import Opening
from journal_app.ui.preferences import Preferences
from tests.pictures.studio import Studio
from tests.ui.accessibility.keyboard import called, walked
from tests.ui.accessibility.walk import faults_of

WAYS: Final = ["first.create", "first.open", "first.demo", "first.elsewhere"]
REFUSALS: Final[dict[str, JournalError]] = {
    "gone": JournalUnusable("missing_file", path="Main.journal"),
    "in use": JournalUnusable("locked", path="Main.journal", process=7, host="desk", since="noon"),
    "damaged": JournalUnusable("truncated", path="Main.journal", backup="backup.journal"),
}
ACTS: Final = {
    "gone": ["first.retry"],
    "in use": ["first.view", "first.retry"],
    "damaged": ["first.restore", "first.retry"],
}
CALM: Final = {
    "": "first.create",
    "gone": "first.retry",
    "in use": "first.view",
    "damaged": "first.retry",
}
"""Where the keys begin: of what is refused at what changes no file, however often Enter comes."""
LISTED: Final = ["first.recent.clear", "first.recent.1", "first.recent.forget.2"]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked for; nothing of it is done."""
    found: list[str] = []
    for name in ("create_usual", "ask_new", "ask_open", "open_other", "restore", "open_demo"):
        monkeypatch.setattr(Opening, name, lambda *_, name=name, **__: found.append(name))
    return found


@pytest.fixture
def start(look: QApplication, asked: list[str], tmp_path: Path) -> Iterator[Callable[..., Studio]]:
    """Open the window without a journal: `start()`, with a refusal, or with a list of journals."""
    made: list[Studio] = []

    def begin(refusal: str = "", *, is_listed: bool = False) -> Studio:
        if is_listed:
            preferences = Preferences(tmp_path / "preferences.ini")
            for name in ("gone", "there"):
                preferences.opened(tmp_path / f"{name}.journal")
            (tmp_path / "there.journal").touch()
        made.append(Studio(None, "light", tmp_path, quiet=0.06))
        if refusal:
            made[-1].window.show_first_start(REFUSALS[refusal])
            made[-1].settle()
        made[-1].window.activateWindow()
        QApplication.processEvents()
        return made[-1]

    yield begin
    for each in made:
        each.close()


def of_the_page(found: list[QWidget]) -> list[str]:
    """The stops of the page, from its first to its last."""
    names = [each.objectName() for each in found]
    at = names.index("rail.menu")
    turned = names[at:] + names[:at]
    return [name for name in turned if name.startswith("first.")]


@pytest.mark.parametrize("is_listed", [False, True])
@pytest.mark.parametrize("refusal", ["", *REFUSALS])
def test_walk(refusal: str, is_listed: bool, start: Callable[..., Studio]) -> None:
    studio = start(refusal, is_listed=is_listed)
    wrong = faults_of(studio.window)
    assert not wrong, "\n".join(wrong)
    assert of_the_page(walked(studio.window)) == [
        *ACTS.get(refusal, []), *WAYS, *(LISTED if is_listed else []),
    ]  # fmt: skip


@pytest.mark.parametrize("refusal", ["", *REFUSALS])
def test_the_keys_begin_at_what_is_calm(refusal: str, start: Callable[..., Studio]) -> None:
    studio = start(refusal)
    focus = studio.window.focusWidget()
    assert focus.objectName() == CALM[refusal], called(focus)


def test_what_happened_is_told_with_the_first_way_on(start: Callable[..., Studio]) -> None:
    focus = start("damaged").window.focusWidget()
    assert "Main.journal" in focus.accessibleDescription()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_goes_the_way_that_has_the_focus(
    key: Qt.Key, start: Callable[..., Studio], asked: list[str]
) -> None:
    studio = start("damaged", is_listed=True)
    does = {
        "first.restore": "restore",
        "first.retry": "open_other",
        "first.create": "create_usual",
        "first.open": "ask_open",
        "first.demo": "open_demo",
        "first.elsewhere": "ask_new",
        "first.recent.1": "open_other",
    }
    for each in walked(studio.window):
        if (act := does.pop(each.objectName(), None)) is not None:
            each.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(each, key)
            assert asked.pop() == act
            assert not asked
    assert not does


def test_escape_leaves_all_as_it_is(start: Callable[..., Studio], asked: list[str]) -> None:
    studio = start("in use", is_listed=True)
    page, before = studio.window.pages.currentWidget(), studio.window.grab().toImage()
    for each in walked(studio.window):
        each.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(each, Qt.Key.Key_Escape)
        studio.settle()
        assert studio.window.isVisible()
        assert studio.window.pages.currentWidget() is page
        assert QApplication.focusWidget() is each
        each.clearFocus()
        assert studio.window.grab().toImage() == before
    assert not asked
