"""Markdown rendered, to be read: nothing in it is loaded, and nothing acts by itself."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QImage,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import draw_ring
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus

_INDENT: Final = 16
_OPENED: Final = frozenset({"http", "https"})
_MARKDOWN: Final = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)


class MarkdownView(KeyboardFocus, QTextBrowser):
    """Shows Markdown. Links are followed by a click or Enter alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme().font())
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.anchorClicked.connect(self._open)
        theme().changed.connect(self.recolor)
        self.recolor()

    def loadResource(self, kind: int, name: QUrl | str) -> QImage | QByteArray:  # noqa: ARG002
        """Load nothing. What is returned has to be something: for nothing, Qt reads the file."""
        if kind == QTextDocument.ResourceType.ImageResource.value:
            nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
            nothing.fill(Qt.GlobalColor.transparent)
            return nothing
        return QByteArray(b" ")

    def show_markdown(self, text: str) -> None:
        """Show a text as Markdown; HTML in it is shown as it is written."""
        self.document().setMarkdown(text, _MARKDOWN)
        self.document().setIndentWidth(_INDENT)
        self.to_top()

    def to_top(self) -> None:
        """Show where it begins."""
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def follow(self, link: str) -> None:
        """Go where a link leads that is no page of the web: nowhere, its words stay words."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring over the text."""
        super().paintEvent(event)
        if self.has_ring:
            area = QRectF(self.viewport().rect())
            draw_ring(QPainter(self.viewport()), area, theme().color("accent"))

    def ring_changed(self) -> None:
        """Repaint where the ring is, or was."""
        self.viewport().update()

    def recolor(self) -> None:
        """Take the theme's colours, where neither palette nor sheet bring them."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Link, theme().color("accent"))
        self.setPalette(palette)

    def _open(self, url: QUrl) -> None:
        """Hand a page of the web to the browser."""
        if url.scheme().lower() in _OPENED:
            QDesktopServices.openUrl(url)
        else:
            self.follow(url.toString())
