"""One page of the guide, its links followed within it, and what was searched for marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QBrush, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from journal_app.ui.guide.dressing import dress
from journal_app.ui.guide.pages import Page, anchor_of
from journal_app.ui.guide.searching import folded
from journal_app.ui.theme import theme
from journal_app.ui.widgets.markdown_view import MarkdownView


class GuidePageView(MarkdownView):
    """Signal: `followed(link)`, a link to a page of the guide, as it is written there."""

    followed = Signal(str)

    _page: Page | None = None
    _sought: Sequence[str] = ()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide.page")
        self.setProperty("role", "page")
        self.setAccessibleName(self.tr("Page of the guide"))

    def show_page(self, page: Page, anchor: str = "", sought: str = "") -> None:
        """Show a page from a heading on, and mark the words that were searched for."""
        if page is not self._page:
            self._page = page
            self._render(page)
        self._sought = folded(sought).split()
        self._mark()
        self.to_top()
        heading = self._heading(anchor)
        if heading is not None:
            top = self.document().documentLayout().blockBoundingRect(heading).top()
            self.verticalScrollBar().setValue(int(top))
            self.setTextCursor(QTextCursor(heading))

    def follow(self, link: str) -> None:
        """Tell which page a link means."""
        self.followed.emit(link)

    def recolor(self) -> None:
        """Dress the page anew; what is on show stays there."""
        super().recolor()
        if self._page is not None:
            place = self.verticalScrollBar().value()
            self._render(self._page)
            self._mark()
            self.verticalScrollBar().setValue(place)

    def _render(self, page: Page) -> None:
        self.show_markdown(page.markdown)
        dress(self.document())

    def _heading(self, anchor: str) -> QTextBlock | None:
        block = self.document().begin()
        while anchor and block.isValid():
            if block.blockFormat().headingLevel() and anchor_of(block.text()) == anchor:
                return block
            block = block.next()
        return None

    def _mark(self) -> None:
        marks = []
        look = QTextCharFormat()
        look.setBackground(QBrush(theme().color("warning_tint")))
        look.setForeground(QBrush(theme().color("text")))
        for start, end in self._places():
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.document())
            mark.cursor.setPosition(start)
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.format = look
            marks.append(mark)
        self.setExtraSelections(marks)

    def _places(self) -> Iterator[tuple[int, int]]:
        """Where the words stand that were searched for."""
        text = folded(self.document().toRawText()) if self._sought else ""
        for word in self._sought:
            at = text.find(word)
            while at >= 0:
                yield at, at + len(word)
                at = text.find(word, at + len(word))
