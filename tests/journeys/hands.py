"""A trader's hands on the keyboard: Tab to a field, type, press a key; nothing else is touched.

Fields are found by walking there with Tab, as a person would; a field that the keyboard cannot
reach fails the journey.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

_LONGEST_WALK: Final = 160


class Hands:
    """Types into whatever has the focus."""

    def __init__(self, qtbot: QtBot, is_settled: Callable[[], bool]) -> None:
        self._qtbot = qtbot
        self._is_settled = is_settled

    def settle(self) -> None:
        """Wait until what was asked for is there."""
        QApplication.processEvents()
        self._qtbot.waitUntil(self._is_settled, timeout=20_000)
        QApplication.processEvents()

    @property
    def focus(self) -> QWidget:
        """What the keys go to."""
        found = QApplication.focusWidget() or QApplication.activeWindow()
        assert found is not None, "no window has the focus"
        return found

    def press(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press one key, and let the window answer."""
        QTest.keyClick(self.focus, key, modifiers)
        self.settle()

    def press_ctrl(self, key: Qt.Key) -> None:
        """Press a key with Ctrl."""
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def walk_to(self, name: str) -> None:
        """Press Tab until a widget has the focus."""
        seen: list[str] = []
        while self.focus.objectName() != name:
            seen.append(self.focus.objectName() or type(self.focus).__name__)
            assert len(seen) < _LONGEST_WALK, f"Tab never comes to {name}: {seen}"
            QTest.keyClick(self.focus, Qt.Key.Key_Tab)

    def type_into(self, name: str, text: str) -> None:
        """Put a text into a field, in place of what stands there."""
        self.walk_to(name)
        QTest.keyClick(self.focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(self.focus, text)
        self.settle()

    def choose(self, name: str, words: str) -> None:
        """Choose from a list by typing how the choice begins."""
        self.walk_to(name)
        QTest.keyClicks(self.focus, words)
        self.settle()

    def activate(self, name: str) -> None:
        """Walk to a button and press it."""
        self.walk_to(name)
        self.press(Qt.Key.Key_Space)
