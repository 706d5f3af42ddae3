"""The journals opened last, to be opened by a number or a button; what is gone can be taken off."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from journal_app.ui.preferences import Preferences, is_there
from journal_app.ui.recent_menu import shown_folder
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import ElidedLabel, Label

_SHOWN: Final = 4
_NUMBER_WIDTH: Final = 12


class RecentCard(Card):
    """Shown while there is anything to list. Signal: `wanted(path)`."""

    wanted = Signal(object)

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("first.recent")
        self.set_title(self.tr("Opened last"))
        self._preferences = preferences
        self._rows: list[QWidget] = []
        self._openers: list[QPushButton | None] = []
        clear = button(self.tr("Clear the list"), "quiet")
        clear.setObjectName("first.recent.clear")
        clear.clicked.connect(lambda: self._forget(preferences.recent_journals))
        self.add_to_head(clear)
        for number in range(1, _SHOWN + 1):
            key = QShortcut(QKeySequence(str(number)), self)
            key.activated.connect(partial(self._press, number))
        self._fill()

    def _fill(self) -> None:
        for row in self._rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        journals = self._preferences.recent_journals[:_SHOWN]
        self._openers = []
        self._rows = [self._row(number, path) for number, path in enumerate(journals, 1)]
        for row in self._rows:
            self.body.addWidget(row)
            row.show()  # at once, so that it can be given the focus
        if not journals:
            self.hide()

    def _row(self, number: int, path: Path) -> QWidget:
        is_gone = not is_there(path)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        numeral = Label("" if is_gone else str(number), color="muted")
        numeral.setFixedWidth(_NUMBER_WIDTH)
        line.addWidget(numeral)
        line.addWidget(ElidedLabel(path.stem, weight=600, color="muted" if is_gone else "text"))
        line.addWidget(ElidedLabel(shown_folder(path.parent), color="muted"), 1)
        if is_gone:
            line.addWidget(Label(self.tr("Not there any more"), color="muted"))
            off = button(
                self.tr("Take off the list"),
                "quiet",
                name=self.tr("Take {name} off the list").format(name=path.stem),
            )
            off.setObjectName(f"first.recent.forget.{number}")
            off.clicked.connect(lambda: self._forget([path]))
            line.addWidget(off)
            self._openers.append(None)
        else:
            again = button(self.tr("Open"), name=self.tr("Open {name}").format(name=path.stem))
            again.setObjectName(f"first.recent.{number}")
            again.clicked.connect(lambda: self.wanted.emit(path))
            line.addWidget(again)
            self._openers.append(again)
        line.setAlignment(numeral, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _press(self, number: int) -> None:
        if number <= len(self._openers) and (opener := self._openers[number - 1]) is not None:
            opener.click()

    def _forget(self, journals: Sequence[Path]) -> None:
        self._preferences.forget(journals)
        self._fill()
        if self._rows:
            first = self._rows[0].findChild(QPushButton)
            assert first is not None
            first.setFocus(Qt.FocusReason.TabFocusReason)
