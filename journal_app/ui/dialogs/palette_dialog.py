"""The command palette: every action of the window, found by a few letters and done by Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.finding import found
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.models.row_table import Row, RowTable
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.table import TableView

_ITSELF: Final = "palette"
_WALKING: Final = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
)


class PaletteDialog(Dialog):
    """Shows what can be done now; the rest stands below it, muted, so that it can be found too."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("palette")
        self.setWindowTitle(self.tr("Find an action"))
        self.setModal(True)
        self.resize(560, 460)
        self._actions = {}
        self._keys = {}
        for name in desk.actions:
            if name != _ITSELF:
                action = desk.actions[name]
                word = action.text().rstrip("…")
                self._actions[word] = action
                self._keys[word] = desk.actions.keys_text(name)
        self.edit = QLineEdit()
        self.edit.setObjectName("palette.edit")
        self.edit.setPlaceholderText(self.tr("What do you want to do?"))
        self.edit.setAccessibleName(self.tr("What do you want to do?"))
        self.edit.setClearButtonEnabled(True)
        self.edit.textChanged.connect(self._show)
        self.model = RowTable(
            [
                Column("action", self.tr("Action"), stretches=True, sorts=False),
                Column("keys", self.tr("Keys"), sorts=False),
            ],
            self,
        )
        self.table = TableView()
        self.table.setObjectName("palette.actions")
        self.table.setAccessibleName(self.tr("Actions"))
        self.table.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # one types, and walks, in the field
        self.table.setModel(self.model)
        self.table.opened.connect(self._do)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(EmptyState(self.tr("Nothing matches.")))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.edit)
        column.addWidget(self._pages, 1)
        self._show("")
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the list while typing, and do what is chosen by Enter."""
        if event.key() in _WALKING:
            self.table.keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do(self.table.chosen_key)
        else:
            super().keyPressEvent(event)

    def _show(self, typed: str) -> None:
        words = found(typed, self._actions)
        now = [word for word in words if self._actions[word].isEnabled()]
        later = [word for word in words if not self._actions[word].isEnabled()]
        self.model.show_rows([*self._rows(now, "text"), *self._rows(later, "muted")])
        self._pages.setCurrentIndex(0 if words else 1)
        if words:
            self.table.choose((now or later)[0])

    def _rows(self, words: Sequence[str], tone: str) -> list[Row]:
        is_on = self.tr("on")
        return [
            Row(
                word,
                (
                    Cell(word, tone, chip=is_on if self._actions[word].isChecked() else ""),
                    Cell(self._keys[word], "muted"),
                ),
            )
            for word in words
        ]

    def _do(self, word: object) -> None:
        action = self._actions.get(str(word))
        if action is not None and action.isEnabled():
            self.accept()
            QTimer.singleShot(0, action, action.trigger)  # once the keyboard is the window's again
