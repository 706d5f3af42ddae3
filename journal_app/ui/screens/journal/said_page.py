"""What the trader says about a trade: notes, tags, strategy, and what was learnt from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QWidget

from journal_app.ui.screens.journal.links_box import LinksBox
from journal_app.ui.screens.journal.notes import Notes
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.grade_choice import GradeChoice
from journal_app.ui.widgets.labels import Label
from journal_app.ui.widgets.scroll_page import ScrollPage
from journal_app.ui.widgets.words_edit import WordsEdit

if TYPE_CHECKING:
    from journal_app.domain.trade import Trade


class SaidPage(ScrollPage):
    """Fields that are kept when they are left, or by the button. What could not be kept comes back
    with its trade. Signals: `said(fields)`, and `lists_asked()` to change what is offered for
    mistakes and emotions.
    """

    said = Signal(object)
    lists_asked = Signal()
    refused = Signal(int)
    """Of text with a line of so many characters, which nobody could write on in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        page = QWidget()
        form = QFormLayout(page)
        super().__init__(page, parent)
        self._trade: Trade | None = None
        self._refused: dict[int, Mapping[str, Any]] = {}
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        self._notes = Notes()
        self._notes.setMinimumHeight(96)
        self._notes.refused.connect(self.refused)
        self._lines = {name: WordsEdit() if name in _LISTS else QLineEdit() for name in _LINES}
        self._add(form, self.tr("Notes"), self._notes, "notes")
        self._add(form, self.tr("Tags"), self._lines["tags"], "tags", self.tr("swing, news"))
        self._add(form, self.tr("Strategy"), self._lines["strategy"], "strategy")
        self.grade = GradeChoice()
        self.grade.chosen.connect(self._judge)
        self._add_row(form, self.tr("Grade"), self.grade, self.grade, "grade")
        self._add(form, self.tr("Learnt"), self._lines["lesson"], "lesson")
        self._add(form, self.tr("Mistakes"), self._lines["mistakes"], "mistakes")
        self._add(form, self.tr("Emotions"), self._lines["emotions"], "emotions")
        self._edit_lists = button(self.tr("Change these lists…"), "quiet")
        self._edit_lists.setObjectName("journal.said.lists")
        self._edit_lists.may_shrink()
        self._edit_lists.setAccessibleName(self.tr("Change the lists of mistakes and emotions"))
        self._edit_lists.clicked.connect(self.lists_asked)
        form.addRow("", self._edit_lists)
        self.links = LinksBox()
        label = Label(self.tr("Linked"), color="muted")
        label.setBuddy(self.links.kind)
        form.addRow(label)
        form.addRow(self.links)
        self._save = button(self.tr("Save"))
        self._save.setObjectName("journal.said.save")
        self._save.clicked.connect(self.keep)
        form.addRow("", self._save)
        self._judge()

    def _add(
        self,
        form: QFormLayout,
        caption: str,
        editor: QLineEdit | Notes,
        name: str,
        hint: str = "",
    ) -> None:
        field = editor.editor if isinstance(editor, Notes) else editor
        field.setPlaceholderText(hint)
        editor.textChanged.connect(self._judge)
        self._add_row(form, caption, editor, field, name)

    def _add_row(
        self, form: QFormLayout, caption: str, editor: QWidget, field: QWidget, name: str
    ) -> None:
        """Put an editor under its caption. field: what of the editor has the keyboard."""
        label = Label(caption, color="muted")
        label.setBuddy(field)
        field.setObjectName(f"journal.said.{name}")
        editor.setAccessibleName(caption)
        field.installEventFilter(self)
        form.addRow(label, editor)

    def offer(self, words: Mapping[str, Sequence[str]]) -> None:
        """Offer words to the fields that take several: tags, mistakes and emotions."""
        for name, of in words.items():
            editor = self._lines.get(name)
            if isinstance(editor, WordsEdit):
                editor.offer(of)

    def show_trade(self, trade: Trade) -> None:
        """Show what is said of a trade; what is being typed about it stays."""
        before = self._trade
        if before is not None and before.id != trade.id:
            self.keep()
        self._trade = trade
        refused = self._refused.pop(trade.id, {})
        is_typed = before is not None and before.id == trade.id and self._difference(before)
        if is_typed and self._difference(trade):
            return
        said = _said_of(trade) | _shown(refused)
        self._notes.set_text(said["notes"])
        for name, editor in self._lines.items():
            if editor.text() != said[name]:
                editor.setText(said[name])
                editor.setCursorPosition(0)
        self.grade.show_grade(said["grade"])
        self._judge()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let be read and not written."""
        self.links.set_read_only(is_read_only=is_read_only)
        self._notes.set_read_only(is_read_only=is_read_only)
        for editor in self._lines.values():
            editor.setReadOnly(is_read_only)
        self.grade.setEnabled(not is_read_only)
        self._save.setVisible(not is_read_only)

    def keep(self) -> None:
        """Tell what was changed, so that it is kept."""
        changed = self._changed()
        if self._trade is not None and changed:
            self._refused.pop(self._trade.id, None)
            self.said.emit({"trade_id": self._trade.id, **changed})

    def take_back(self, trade_id: int, fields: Mapping[str, Any]) -> None:
        """They could not be kept: they stay as typed, and are kept when the page is left again."""
        self._refused[trade_id] = fields

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep by Ctrl+Enter, and when the page is left."""
        if event.type() is QEvent.Type.FocusOut:
            self._keep_if_left()
        if event.type() is QEvent.Type.KeyPress:
            key = event
            is_enter = key.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)  # type: ignore[attr-defined]
            if is_enter and key.modifiers() & Qt.KeyboardModifier.ControlModifier:  # type: ignore[attr-defined]
                self.keep()
                return True
        return super().eventFilter(watched, event)

    def _keep_if_left(self) -> None:
        focus = QApplication.focusWidget()
        while focus is not None and focus is not self:
            focus = focus.parentWidget()  # also out of a list that drops down, which is a window
        if focus is None:
            self.keep()

    def _judge(self) -> None:
        self._save.setEnabled(bool(self._changed()))

    def _changed(self) -> dict[str, Any]:
        return self._difference(self._trade) if self._trade is not None else {}

    def _difference(self, trade: Trade) -> dict[str, Any]:
        """The fields that say something else than is kept of a trade."""
        shown = {"notes": self._notes.text(), "grade": self.grade.grade}
        shown |= {name: editor.text() for name, editor in self._lines.items()}
        typed, kept = _read(shown), _read(_said_of(trade))
        return {name: value for name, value in typed.items() if value != kept[name]}


_LINES = ("tags", "strategy", "lesson", "mistakes", "emotions")
_LISTS = frozenset({"tags", "mistakes", "emotions"})


def _read(shown: Mapping[str, str]) -> dict[str, Any]:
    """What the fields say; what is shown of a trade reads the same, however it was recorded."""
    return {
        name: tuple(dict.fromkeys(word for each in text.split(",") if (word := each.strip())))
        if name in _LISTS
        else text.strip()
        for name, text in shown.items()
    }


def _shown(fields: Mapping[str, Any]) -> dict[str, str]:
    """Fields as they are typed."""
    return {name: ", ".join(value) if name in _LISTS else value for name, value in fields.items()}


def _said_of(trade: Trade) -> dict[str, str]:
    return _shown({name: getattr(trade, name) for name in ("notes", *_LINES, "grade")})
