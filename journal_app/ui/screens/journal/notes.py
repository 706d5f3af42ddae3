"""A trade's notes: written plain, shown as Markdown, with nothing in them that acts by itself."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QTextBrowser, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import draw_ring
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus

LONGEST_LINE: Final = 10_000
"""A line beyond this is laid out so slowly that one could not write on."""
_LONGEST_RENDERED: Final = 50_000
"""A note beyond this is shown as it is written. Units: characters."""

_PREVIEW: Final = 2_000
_INDENT: Final = 16
_OPENED: Final = frozenset({"http", "https"})
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MARKDOWN: Final = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)


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


class NotesView(KeyboardFocus, QTextBrowser):
    """The notes rendered. Links are opened by a click or Enter alone, and nothing is loaded."""

    edit_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme().font())
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.anchorClicked.connect(self._open)
        self.highlighted.connect(lambda url: self.setToolTip(url.toDisplayString()))
        theme().changed.connect(self._recolor)
        self._recolor()

    def loadResource(self, kind: int, name: QUrl | str) -> QImage | QByteArray:  # noqa: ARG002
        """Load nothing. What is returned has to be something: for nothing, Qt reads the file."""
        if kind == QTextDocument.ResourceType.ImageResource.value:
            nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
            nothing.fill(Qt.GlobalColor.transparent)
            return nothing
        return QByteArray(b" ")

    def show_markdown(self, text: str) -> None:
        """Show notes as Markdown; HTML in them is shown as it is written."""
        self.document().setMarkdown(text, _MARKDOWN)
        self.document().setIndentWidth(_INDENT)
        self._to_top()

    def show_plain(self, text: str) -> None:
        """Show text as it stands."""
        self.document().setPlainText(text)
        self._to_top()

    def _to_top(self) -> None:
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring over the text."""
        super().paintEvent(event)
        if self.has_ring:
            area = QRectF(self.viewport().rect())
            draw_ring(QPainter(self.viewport()), area, theme().color("accent"))

    def ring_changed(self) -> None:
        """Repaint where the ring is, or was."""
        self.viewport().update()

    def _open(self, url: QUrl) -> None:
        """Hand a page of the web to the browser; whatever else is linked stays words."""
        if url.scheme().lower() in _OPENED:
            QDesktopServices.openUrl(url)

    def _recolor(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Link, theme().color("accent"))
        self.setPalette(palette)
