"""Which columns the journal's table shows and in which order, by keyboard as well as by mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.widgets.buttons import Button, button
from journal_app.ui.widgets.check_box import CheckBox
from journal_app.ui.widgets.labels import Label, Sentence
from journal_app.ui.widgets.scroll_page import ScrollPage

_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ColumnRow(QWidget):
    """One column: whether it is shown, and the way up and down. Signal: `moved(steps)`."""

    moved = Signal(int)

    def __init__(self, key: str, title: str, *, is_shown: bool) -> None:
        super().__init__()
        self.key = key
        self.box = CheckBox(title.replace("&", "&&"))
        self.box.setObjectName(f"journal.columns.{key}")
        self.box.setChecked(is_shown)
        self.up = self._made("chevron-up", self.tr("Move {column} up").format(column=title), -1)
        self.down = self._made(
            "chevron-down", self.tr("Move {column} down").format(column=title), 1
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 4, 0)
        row.setSpacing(4)
        row.addWidget(self.box, 1)
        row.addWidget(self.up)
        row.addWidget(self.down)
        for part in (self.box, self.up, self.down):
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move by Alt and an arrow, before the part in focus takes the arrow for itself."""
        if event.type() is QEvent.Type.KeyPress:
            pressed = cast("QKeyEvent", event)
            step = _STEPS.get(Qt.Key(pressed.key()))
            if step is not None and pressed.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.moved.emit(step)
                return True
        return super().eventFilter(watched, event)

    def _made(self, icon: str, name: str, step: int) -> Button:
        made = button("", "quiet", icon, name=name)
        made.clicked.connect(lambda: self.moved.emit(step))
        return made


class ColumnsDialog(Dialog):
    """Signals: `arranged(keys)` of the columns to show, in their order; `forgotten()`."""

    arranged = Signal(object)
    forgotten = Signal()

    def __init__(
        self,
        columns: Sequence[tuple[str, str]],
        shown: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setObjectName("journal.columns")
        self.setWindowTitle(self.tr("Columns"))
        self.setMinimumWidth(380)
        self.resize(380, 520)
        self.rows = [ColumnRow(key, title, is_shown=key in shown) for key, title in columns]
        page = QWidget()
        self._list = QVBoxLayout(page)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        for row in self.rows:
            self._list.addWidget(row)
            row.moved.connect(lambda step, row=row: self._move(row, step))
            row.box.toggled.connect(self._judge)
        self._list.addStretch(1)
        self.save = button(self.tr("Show these"), "primary")
        self.save.setObjectName("journal.columns.save")
        self.save.setDefault(True)
        self.save.clicked.connect(self.keep)
        forget = button(self.tr("As at first"))
        forget.setObjectName("journal.columns.forget")
        forget.clicked.connect(self._forget)
        cancel = button(self.tr("Cancel"))
        cancel.setObjectName("journal.columns.cancel")
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(forget)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(12)
        column.addWidget(Label(self.tr("Columns"), 16, 700))
        column.addWidget(
            Sentence(
                self.tr("From the left to the right. Alt and an arrow moves one."), color="muted"
            )
        )
        column.addWidget(ScrollPage(page), 1)
        column.addLayout(buttons)
        self._judge()

    def keep(self) -> None:
        """Show what is ticked, in this order."""
        if self.save.isEnabled():
            self.arranged.emit([row.key for row in self.rows if row.box.isChecked()])
            self.accept()

    def _move(self, row: ColumnRow, step: int) -> None:
        place = self.rows.index(row) + step
        if not 0 <= place < len(self.rows):
            return
        self.rows.remove(row)
        self.rows.insert(place, row)
        focus = self.focusWidget()
        self._list.removeWidget(row)
        self._list.insertWidget(place, row)
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._judge()

    def _judge(self) -> None:
        for place, row in enumerate(self.rows):
            row.up.setEnabled(place > 0)
            row.down.setEnabled(place < len(self.rows) - 1)
        self.save.setEnabled(any(row.box.isChecked() for row in self.rows))

    def _forget(self) -> None:
        self.forgotten.emit()
        self.accept()
