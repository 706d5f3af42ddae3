"""Closing the window: what is being written is finished first, or called off where one says so."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from journal_app.ui.bridge import Bridge
from journal_app.ui.dialogs.asking import Asking
from journal_app.ui.widgets.buttons import button

_UNSAID_SECONDS: Final = 0.25
"""What is done within so long is waited for without a word."""


class Closing(QObject):
    """Decides whether a window may close now, and closes it later where it may not."""

    def __init__(self, bridge: Bridge, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._window = window
        self._asking: ClosingDialog | None = None

    def may_close(self) -> bool:
        """Whether nothing is being written; if something is, it is said."""
        if self._bridge.finish(_UNSAID_SECONDS):
            if self._asking is not None:
                self._asking.reject()
            return True
        if self._asking is None:
            self._asking = ClosingDialog(self._bridge, self._window)
            self._asking.finished.connect(self._forget)
            self._bridge.written.connect(self._window.close)
            self._asking.open()
        return False

    def _forget(self) -> None:
        self._bridge.written.disconnect(self._window.close)
        self._asking = None


class ClosingDialog(Asking):
    """Says that something is still being written. Waiting is what happens without an answer."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__("closing", self.tr("Your journal is still being written"), 480, parent)
        self.say(
            self.tr(
                "The window closes by itself as soon as everything is kept. There is nothing to do."
            )
        )
        if bridge.can_be_called_off:
            said = self.tr("If you call it off, the journal stands as it did before.")
            self.say(said, color="muted")
        self.call_off = button(self.tr("Call it off and close"))
        self.call_off.setObjectName("closing.call_off")
        self.call_off.clicked.connect(bridge.call_off)
        self.call_off.clicked.connect(lambda: self.call_off.setEnabled(False))
        if not bridge.can_be_called_off:
            self.call_off.hide()
        stay = button(self.tr("Keep the window open"), "primary")
        stay.setObjectName("closing.stay")
        stay.clicked.connect(self.reject)
        self.let_choose(self.call_off, stay, default=stay)
