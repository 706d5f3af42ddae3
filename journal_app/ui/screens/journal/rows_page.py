"""Names and values in rows with a hairline under each, scrolling where there are many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.labels import ElidedLabel, Label, Sentence
from journal_app.ui.widgets.scroll_page import ReadingPage

_HEIGHT = 32
Row = tuple[str, str, str, str]
"""Name, aside, value, and the token of the value."""


class RowsPage(ReadingPage):
    """Rows of figures; a sentence may stand below. name: what a screen reader calls them."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setSpacing(0)
        self._head = Label(pixels=12, color="muted")
        self._below = Sentence(color="muted")
        self._rows: list[FigureRow] = []
        self._after_rows = 3  # room, the sentence, and what is left empty
        self._column.addWidget(self._head, 0, Qt.AlignmentFlag.AlignRight)
        self._column.addSpacing(8)
        self._column.addWidget(self._below)
        self._column.addStretch(1)
        super().__init__(page, name, parent)

    def show_rows(self, rows: Sequence[Row], *, head: str = "", below: str = "") -> None:
        """Show these rows; `head` stands over the values, `below` under all of them."""
        while len(self._rows) < len(rows):
            row = FigureRow()
            self._column.insertWidget(self._column.count() - self._after_rows, row)
            self._rows.append(row)
        for place, widget in enumerate(self._rows):
            widget.setVisible(place < len(rows))
            if place < len(rows):
                widget.show_row(*rows[place])
        self._head.setText(head)
        self._head.setVisible(bool(head))
        self._below.setText(below)
        self._below.setVisible(bool(below))

    def add_below(self, widget: QWidget) -> None:
        """Let something stand under the sentence."""
        self._column.insertSpacing(self._column.count() - 1, 8)
        self._column.insertWidget(self._column.count() - 1, widget)
        self._after_rows += 2


class FigureRow(QWidget):
    """A name, an aside and a value on one line, with a hairline under them."""

    def __init__(self, pixels: int = 13) -> None:
        super().__init__()
        self._name = ElidedLabel(pixels=pixels)
        self._aside = Label(pixels=12, color="muted")
        self._value = Label(pixels=pixels)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._name, 1)
        self._row.addWidget(self._aside)
        self._row.addWidget(self._value)
        self.setMinimumHeight(_HEIGHT)
        theme().changed.connect(self.update)

    def set_indent(self, pixels: int) -> None:
        """Let its name begin further to the right."""
        self._row.setContentsMargins(pixels, 0, 0, 0)

    def show_row(self, name: str, aside: str, value: str, tone: str) -> None:
        """Show another figure."""
        self._name.setText(name)
        self._aside.setText(aside)
        self._value.setText(value)
        self._value.set_color(tone)
        self.setAccessibleName(f"{name} {value} {aside}".strip())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the hairline."""
        painter = QPainter(self)
        line = QRect(0, self.height() - 1, self.width(), 1)
        painter.fillRect(line, theme().color("line"))
