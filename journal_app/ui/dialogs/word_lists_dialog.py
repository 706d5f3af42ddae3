"""The trader's own lists of mistakes and of emotions, one word or phrase a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.problems import JournalError
from journal_app.services.describing import USUAL_WORDS, keep_lists, listed_words
from journal_app.services.ports import UnitOfWork
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.labels import Label, Sentence
from journal_app.ui.widgets.plain_text import PlainText


class WordListsDialog(Dialog):
    """Both lists side by side; what is said of trades already stays as it is."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setObjectName("word_lists")
        title = self.tr("Mistakes and emotions")
        self.setWindowTitle(title)
        self.resize(560, 440)
        self._desk = desk
        self._kept: Mapping[str, str] = {}
        captions = {"mistakes": self.tr("Mistakes"), "emotions": self.tr("Emotions")}
        self.lists = {kind: PlainText() for kind in captions}
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(12)
        column.addWidget(Label(title, 16, 700))
        column.addWidget(
            Sentence(
                self.tr(
                    "These are offered when you say what was learnt from a trade, in this order."
                    " What you have said of trades stays, whether it is in a list or not."
                ),
                color="muted",
            )
        )
        beside = QHBoxLayout()
        beside.setSpacing(16)
        for kind, caption in captions.items():
            beside.addLayout(self._made_list(kind, caption), 1)
        column.addLayout(beside, 1)
        column.addLayout(self._made_foot())
        self._judge()
        desk.bridge.read(_lists, self._show, owner=self)

    def _made_list(self, kind: str, caption: str) -> QVBoxLayout:
        editor = self.lists[kind]
        editor.setObjectName(f"word_lists.{kind}")
        editor.setAccessibleName(caption)
        editor.setAccessibleDescription(self.tr("One on each line"))
        editor.setPlaceholderText(self.tr("One on each line"))
        editor.setReadOnly(True)  # until what is kept stands in it
        editor.textChanged.connect(self._judge)
        label = Label(caption, color="muted")
        label.setBuddy(editor)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(editor, 1)
        return column

    def _made_foot(self) -> QHBoxLayout:
        can_write = not self._desk.bridge.is_read_only
        self.usual = button(self.tr("The usual words"), "quiet")
        self.usual.setObjectName("word_lists.usual")
        self.usual.setToolTip(self.tr("Write the words that every journal begins with"))
        self.usual.clicked.connect(lambda: self._write(USUAL_WORDS))
        leave = button(self.tr("Cancel") if can_write else self.tr("Close"))
        leave.setObjectName("word_lists.cancel")
        leave.clicked.connect(self.reject)
        self.save = button(self.tr("Save"), "primary")
        self.save.setObjectName("word_lists.save")
        self.save.setDefault(True)
        self.save.clicked.connect(self.keep)
        if not can_write:
            self.usual.hide()
            self.save.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.usual)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(self.save)
        return row

    # Showing

    def _show(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._write(lists)
        self._kept = self._typed()
        for editor in self.lists.values():
            editor.setReadOnly(self._desk.bridge.is_read_only)
        self.lists["mistakes"].setFocus(Qt.FocusReason.OtherFocusReason)
        self._judge()

    def _write(self, lists: Mapping[str, Sequence[str]]) -> None:
        """Write other words over what stands there; the editors' own undo leads back."""
        for kind, words in lists.items():
            cursor = self.lists[kind].textCursor()
            cursor.select(cursor.SelectionType.Document)
            cursor.insertText("\n".join(words))

    # Keeping

    def keep(self) -> None:
        """Keep what stands there."""
        if not self.save.isEnabled() or self._desk.bridge.is_read_only:
            return
        self.save.setEnabled(False)
        clock = self._desk.clock
        typed = {kind: text.splitlines() for kind, text in self._typed().items()}
        self._desk.bridge.change(
            lambda journal: keep_lists(journal, clock, typed),
            self._done,
            owner=self,
            otherwise=self._fail,
        )

    def _done(self, is_another: bool) -> None:  # noqa: FBT001 - the service's answer
        if is_another:
            desk = self._desk
            desk.notify(
                self.tr("The lists are kept."), self.tr("Undo"), desk.actions["undo"].trigger
            )
        self.accept()

    def _fail(self, error: JournalError) -> None:
        self._judge()
        self._desk.bridge.failed.emit(error)

    def _typed(self) -> dict[str, str]:
        return {kind: editor.toPlainText() for kind, editor in self.lists.items()}

    def _judge(self) -> None:
        self.save.setEnabled(bool(self._kept) and self._typed() != self._kept)


def _lists(uow: UnitOfWork) -> dict[str, Sequence[str]]:
    return {kind: listed_words(uow, kind) for kind in USUAL_WORDS}
