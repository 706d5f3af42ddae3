"""The note of a day: the market, the mood, checked or not, why no trade; kept when it is left."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from journal_app.domain.periods import day_of
from journal_app.services.noting import day_note, note_day
from journal_app.services.ports import DayNote
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.theme import theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.check_box import CheckBox
from journal_app.ui.widgets.labels import ElidedLabel, Label, Sentence
from journal_app.ui.widgets.offered_edit import OfferedEdit

MOODS: Final[tuple[Any, ...]] = (
    QT_TRANSLATE_NOOP("DayNoteDialog", "calm"),
    QT_TRANSLATE_NOOP("DayNoteDialog", "focused"),
    QT_TRANSLATE_NOOP("DayNoteDialog", "patient"),
    QT_TRANSLATE_NOOP("DayNoteDialog", "tired"),
    QT_TRANSLATE_NOOP("DayNoteDialog", "tense"),
    QT_TRANSLATE_NOOP("DayNoteDialog", "impatient"),
    QT_TRANSLATE_NOOP("DayNoteDialog", "anxious"),
    QT_TRANSLATE_NOOP("DayNoteDialog", "greedy"),
)
"""What is offered; any other word can be typed."""

_DAY: Final = timedelta(days=1)


class _Text(QPlainTextEdit):
    """The text of the day; Tab goes on, and Ctrl+Enter is left to the dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Enter alone."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class DayNoteDialog(Dialog):
    """One day at a time; Alt+Left and Alt+Right go to the day before and after."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, day: date | None = None):
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("day_note")
        self.setWindowTitle(self.tr("Note of the day"))
        self.resize(560, 440)
        self._desk = desk
        self._today = day_of(desk.now(), desk.formats.zone)
        self.day = day or self._today
        self._note: DayNote | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(12)
        column.addLayout(self._made_head())
        column.addWidget(self._made_caption(self.tr("The market, and why you traded or did not")))
        column.addWidget(self._made_text(), 1)
        column.addLayout(self._made_mood())
        column.addWidget(self._made_check())
        column.addLayout(self._made_foot())
        for keys, days in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda days=days: self.go(self.day + days * _DAY))
        self._show_day()

    # Parts

    def _made_head(self) -> QHBoxLayout:
        self._title = Label("", 20, 700)
        self._which = ElidedLabel("", color="muted")
        self._before = button("", icon="chevron-left", name=self.tr("The day before (Alt+Left)"))
        self._before.setObjectName("day_note.before")
        self._before.clicked.connect(lambda: self.go(self.day - _DAY))
        self._after = button("", icon="chevron-right", name=self.tr("The day after (Alt+Right)"))
        self._after.setObjectName("day_note.after")
        self._after.clicked.connect(lambda: self.go(self.day + _DAY))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self._which, 1)
        row.addWidget(self._before)
        row.addWidget(self._after)
        return row

    def _made_caption(self, words: str) -> Label:
        self._caption = Label(words, color="muted")
        return self._caption

    def _made_text(self) -> QPlainTextEdit:
        self.text = _Text()
        self.text.setObjectName("day_note.text")
        self.text.setFont(theme().font())
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self._caption.text())
        self.text.setReadOnly(self._desk.bridge.is_read_only)
        self._caption.setBuddy(self.text)
        return self.text

    def _made_mood(self) -> QHBoxLayout:
        self.mood = OfferedEdit()
        self.mood.setObjectName("day_note.mood")
        self.mood.offer([QCoreApplication.translate("DayNoteDialog", word) for word in MOODS])
        self.mood.setReadOnly(self._desk.bridge.is_read_only)
        self.mood.setAccessibleName(self.tr("Mood"))
        self.mood.setMaximumWidth(240)
        caption = Label(self.tr("Mood"), color="muted")
        caption.setBuddy(self.mood)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(caption)
        row.addWidget(self.mood, 1)
        row.addStretch(1)
        return row

    def _made_check(self) -> CheckBox:
        self.checked = CheckBox(self.tr("Prices, health, stops and alerts are checked"))
        self.checked.setObjectName("day_note.checked")
        self.checked.setEnabled(not self._desk.bridge.is_read_only)
        return self.checked

    def _made_foot(self) -> QHBoxLayout:
        is_read_only = self._desk.bridge.is_read_only
        words = "" if is_read_only else self.tr("Kept when you leave it.")
        self._said = Sentence(words, 12, color="muted")
        done = button(self.tr("Done"), "primary")
        done.setObjectName("day_note.done")
        done.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._said, 1)
        row.addWidget(done)
        return row

    # The day

    def go(self, day: date) -> None:
        """Keep what is written, and show another day; there is none after today."""
        if day <= self._today:
            self._keep()
            self.day = day
            self._show_day()

    def _show_day(self) -> None:
        formats, day = self._desk.formats, self.day
        self._title.setText(f"{formats.weekday(day.weekday())} {formats.day(day)}")
        ago = (self._today - day).days
        words = {0: self.tr("today"), 1: self.tr("yesterday")}
        self._which.setText(words.get(ago, ""))
        self._after.setEnabled(ago > 0)
        self._note = None
        self._desk.bridge.read(
            lambda uow: day_note(uow, day), self._show_note, owner=self, replacing="note"
        )

    def _show_note(self, note: DayNote) -> None:
        self._note = note
        self.text.setPlainText(note.text)
        self.mood.setText(note.mood)
        self.checked.setChecked(note.checked)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        """Keep what is written, where anything is said that was not."""
        if self._note is None or self._desk.bridge.is_read_only:
            return
        note = DayNote(
            day=self._note.day,
            text=self.text.toPlainText().strip(),
            mood=self.mood.word,
            checked=self.checked.isChecked(),
        )
        if note == self._note:
            return
        self._note = note
        desk = self._desk
        desk.bridge.change(
            lambda journal: note_day(journal, desk.clock, note),
            lambda _: desk.notify(
                self.tr("The note is kept."), self.tr("Undo"), desk.actions["undo"].trigger
            ),
            owner=desk,  # the dialog may be gone by then
        )

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be done by Ctrl+Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is written, however the dialog is left."""
        self._keep()
        super().hideEvent(event)
