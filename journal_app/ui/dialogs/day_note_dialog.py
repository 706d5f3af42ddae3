"""The note of a day: the market, the mood, checked or not, why no trade; kept when it is left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QMimeData, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.periods import day_of
from journal_app.domain.problems import JournalError
from journal_app.services.noting import day_note, note_day
from journal_app.services.ports import DayNote
from journal_app.ui.attachments.attachment_list import ROW_HEIGHT
from journal_app.ui.attachments.attachments_page import AttachedTo, AttachmentsPage
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.messages import say
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.check_box import CheckBox
from journal_app.ui.widgets.labels import ElidedLabel, Label, Sentence
from journal_app.ui.widgets.notices import NoticeBar
from journal_app.ui.widgets.offered_edit import OfferedEdit
from journal_app.ui.widgets.plain_text import PlainText

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
_WITHOUT_FILES: Final = 112
_WITH_FILES: Final = ROW_HEIGHT + 48


class _Text(PlainText):
    """The text of the day; files and pictures that come into it are attached to the day."""

    def __init__(self, attachments: AttachmentsPage) -> None:
        super().__init__()
        self._attachments = attachments

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text, and what can be attached."""
        return super().canInsertFromMimeData(source) or self._attachments.can_take(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Write text, and attach what is none; a file's path is no text that was meant."""
        is_text = source.hasText() and not source.hasUrls()
        if is_text or not (self._attachments.can_take(source) and self._attachments.take(source)):
            super().insertFromMimeData(source)


class DayNoteDialog(Dialog):
    """One day at a time; Alt+Left and Alt+Right go to the day before and after."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, day: date | None = None):
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("day_note")
        self.setWindowTitle(self.tr("Note of the day"))
        self.resize(600, 640)
        self._desk = desk
        self._today = day_of(desk.now(), desk.formats.zone)
        self.day = day or self._today
        self._note: DayNote | None = None
        self._is_keeping = False
        self._notices = NoticeBar()
        self.attachments = AttachmentsPage(desk, tell=self._tell)
        self.attachments.serve(self)
        self.attachments.counted.connect(self._make_room)
        self._make_room(0)
        desk.bridge.journal_changed.connect(self.attachments.look_again)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(12)
        column.addLayout(self._made_head())
        column.addWidget(self._made_caption(self.tr("The market, and why you traded or did not")))
        column.addWidget(self._made_text(), 1)
        column.addWidget(self.attachments)
        column.addLayout(self._made_mood())
        column.addWidget(self._made_check())
        column.addWidget(self._notices)
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

    def _made_text(self) -> PlainText:
        self.text = _Text(self.attachments)
        self.text.setObjectName("day_note.text")
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
        self._said = Sentence("", 12, color="muted")
        self._give_up = button(self.tr("Leave without it"))
        self._give_up.setObjectName("day_note.give_up")
        self._give_up.clicked.connect(self._leave_without)
        self._give_up.hide()
        self._done = button(self.tr("Done"), "primary")
        self._done.setObjectName("day_note.done")
        self._done.setDefault(True)
        self._done.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._said, 1)
        row.addWidget(self._give_up)
        row.addWidget(self._done)
        return row

    # The day

    def go(self, day: date) -> None:
        """Show another day once what is written is kept; there is none after today."""
        if day <= self._today:
            self._keep_first(lambda: self._turn_to(day))

    def done(self, result: int) -> None:
        """Close once what is written is kept, however the dialog is left."""
        self._keep_first(lambda: Dialog.done(self, result))

    def _turn_to(self, day: date) -> None:
        self._notices.hide()  # what it offers to undo may not be the last step any more
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
        can_write = not self._desk.bridge.is_read_only
        self._say_state(self.tr("Kept when you leave it.") if can_write else "")
        self.attachments.show_place(AttachedTo(day=day.isoformat()), can_write=can_write)
        self._desk.bridge.read(
            lambda uow: day_note(uow, day), self._show_note, owner=self, replacing="note"
        )

    def _show_note(self, note: DayNote) -> None:
        self._note = note
        self.text.setPlainText(note.text)
        self.mood.setText(note.mood)
        self.checked.setChecked(note.checked)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    # Keeping

    def _keep_first(self, then: Callable[[], object]) -> None:
        """Do what leaves the day once it is kept; where it cannot be, say so and stay with it."""
        note, desk = self._unkept(), self._desk
        if note is None:
            then()
            return
        if self._is_keeping:
            return

        def kept(_: object) -> None:
            self._let_leave(is_allowed=True)
            self._note = note
            desk.notify(self.tr("The note is kept."), self.tr("Undo"), desk.actions["undo"].trigger)
            self._keep_first(then)  # more may have been written meanwhile

        self._let_leave(is_allowed=False)
        desk.bridge.change(
            lambda journal: note_day(journal, desk.clock, note),
            kept,
            owner=self,
            otherwise=self._refuse,
        )

    def _unkept(self) -> DayNote | None:
        """What stands here, where it says anything that is not kept."""
        if self._note is None or self._desk.bridge.is_read_only:
            return None
        note = DayNote(
            day=self._note.day,
            text=self.text.toPlainText().strip(),
            mood=self.mood.word,
            checked=self.checked.isChecked(),
        )
        return None if note == self._note else note

    def _refuse(self, error: JournalError) -> None:
        """Say why it is not kept. It is tried again when the day is left again, or given up."""
        self._let_leave(is_allowed=True)
        why = say(error.code, error.facts)
        self._say_state(self.tr("Not kept. {why}").format(why=why), is_refused=True)

    def _leave_without(self) -> None:
        self._note = None
        self.reject()

    def _let_leave(self, *, is_allowed: bool) -> None:
        self._is_keeping = not is_allowed
        self._done.setEnabled(is_allowed)
        self._give_up.setEnabled(is_allowed)

    def _say_state(self, words: str, *, is_refused: bool = False) -> None:
        self._said.set_color("danger" if is_refused else "muted")
        self._said.setText(words)
        self._give_up.setVisible(is_refused)

    # What is attached

    def _make_room(self, count: int) -> None:
        """Room for a line of pictures, or for the sentence that none is there."""
        self.attachments.setFixedHeight(_WITH_FILES if count else _WITHOUT_FILES)

    def _tell(
        self, text: str, action_text: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """Say here what was done: the window's own line is out of reach meanwhile."""
        self._notices.say(text, action_text, on_action)
