"""A trade's notes: written plain, shown as Markdown, with nothing in them that acts by itself."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.markdown_view import MarkdownView

LONGEST_LINE: Final = 10_000
"""A line beyond this is laid out so slowly that one could not write on."""
_LONGEST_RENDERED: Final = 50_000
"""A note beyond this is shown as it is written. Units: characters."""

_PREVIEW: Final = 2_000
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


def has_endless_line(text: str) -> bool:
    """Whether a line is longer than one can work on."""
    return len(text) > LONGEST_LINE and any(len(line) > LONGEST_LINE for line in text.split("\n"))


class Notes(QStackedWidget):
    """Shows notes rendered until they are edited, by Enter or a double click.

    Signals: `textChanged`; `refused(length)` of a paste with an endless line.
    """

    textChanged = Signal()  # noqa: N815 - as every field of Qt calls it
    refused = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = NotesEditor()
        self.view = NotesView()
        self.addWidget(self.editor)
        self.addWidget(self.view)
        self._kept_whole: str | None = None
        self._is_stale = True
        self.editor.textChanged.connect(self._changed)
        self.editor.left.connect(self._settle)
        self.editor.refused.connect(self.refused)
        self.view.edit_asked.connect(self.edit)

    def setAccessibleName(self, name: str) -> None:
        """Call both the same."""
        super().setAccessibleName(name)
        self.editor.setAccessibleName(name)
        self.view.setAccessibleName(name)

    def text(self) -> str:
        """What is written, whole even where only its beginning is shown."""
        return self.editor.toPlainText() if self._kept_whole is None else self._kept_whole

    def set_text(self, text: str) -> None:
        """Show other notes. Those with an endless line are shown in part, and kept as they are."""
        if text == self.text():
            return
        is_endless = has_endless_line(text)
        self._kept_whole = text if is_endless else None
        self._is_stale = True
        self.editor.setPlainText("" if is_endless else text)
        self._settle()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let be read and not written."""
        self.editor.setReadOnly(is_read_only)
        self._settle()

    def edit(self) -> None:
        """Show what is written, to be changed."""
        if self._kept_whole is None and not self.editor.isReadOnly():
            self.setCurrentWidget(self.editor)
            self.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _changed(self) -> None:
        self._is_stale = True
        self.textChanged.emit()

    def _settle(self) -> None:
        """Show the notes rendered, unless there are none, or somebody writes."""
        text = self.text()
        if self.editor.hasFocus() or not text.strip() or self._is_plain_only(text):
            self.setCurrentWidget(self.editor)
            return
        if self._is_stale:
            self._is_stale = False
            self._render(text)
        self.setCurrentWidget(self.view)

    def _is_plain_only(self, text: str) -> bool:
        return self._kept_whole is None and len(text) > _LONGEST_RENDERED

    def _render(self, text: str) -> None:
        if self._kept_whole is None:
            self.view.show_markdown(text)
            return
        why = self.tr(
            "These notes are {count} characters long and have a line that is too long to work on. "
            "They are kept whole; this is how they begin:"
        ).format(count=len(text))
        self.view.show_plain(f"{why}\n\n{text[:_PREVIEW]}…")


class NotesEditor(QPlainTextEdit):
    """The notes as they are written."""

    left = Signal()
    refused = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFont(theme().font())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the writing is done; a menu or another window only interrupts it."""
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in passing:
            self.left.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take text as text; refuse an endless line, so that writing stays possible."""
        text = source.text()
        if has_endless_line(text):
            self.refused.emit(max(map(len, text.split("\n"))))
        else:
            self.insertPlainText(text)


class NotesView(MarkdownView):
    """The notes rendered. Signal: `edit_asked()`, by Enter or a double click beside a link."""

    edit_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.highlighted.connect(lambda url: self.setToolTip(url.toDisplayString()))

    def show_plain(self, text: str) -> None:
        """Show text as it stands."""
        self.document().setPlainText(text)
        self.to_top()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the link that the keyboard stands on, else edit."""
        is_on_link = self.textCursor().hasSelection() and self.textCursor().charFormat().isAnchor()
        if event.key() in _ENTER and not is_on_link and not event.modifiers():
            self.edit_asked.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit, unless a link was meant."""
        if not self.anchorAt(event.position().toPoint()):
            self.edit_asked.emit()
