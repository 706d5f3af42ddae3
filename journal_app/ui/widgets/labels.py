"""Texts that follow the theme: a label, one that elides, and a sentence that wraps.

All of them show text as it stands; nothing that a person typed is read as markup.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from journal_app.ui.theme import theme

_INK = QPalette.ColorRole.WindowText

_ANYWHERE: Final = "\u200b"
"""A sign that is not seen, after which a line may end."""

_LONG_WORD: Final = re.compile(r"\w{24,}")
_PART: Final = re.compile(r"\w{8}(?=\w)")
"""No language of the program has words that long: they are names, and asked for all their width."""


class Label(QLabel):
    """One line of text in a size, a weight and a token's colour."""

    def __init__(
        self,
        text: str = "",
        pixels: int = 13,
        weight: int = 400,
        color: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme().font(pixels, weight))  # a font given after the first show is lost
        self._color = "text"
        self._follows = False
        self.setText(text)
        self.set_color(color)

    def set_color(self, color: str) -> None:
        """Write in the colour of a token."""
        if color == self._color:
            return
        self._color = color
        self._follow_theme()
        self._recolor()

    @property
    def color(self) -> str:
        """The token that it is written in."""
        return self._color

    def showEvent(self, event: QShowEvent) -> None:
        """Take the colour again: one that was set between polishing and showing is lost."""
        super().showEvent(event)
        if self._follows:
            self._recolor()

    def _follow_theme(self) -> None:
        if not self._follows:  # most labels have the palette's colour, which follows by itself
            self._follows = True
            theme().changed.connect(self._recolor)

    def _recolor(self) -> None:
        color = theme().color(self._color)
        palette = self.palette()
        if palette.color(_INK) != color:
            palette.setColor(_INK, color)
            self.setPalette(palette)


class ElidedLabel(Label):
    """One line that ends in dots where there is no room, and then says all of it as tooltip."""

    def __init__(
        self,
        text: str = "",
        pixels: int = 13,
        weight: int = 400,
        color: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, pixels, weight, color, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self.updateGeometry()
        self._judge()

    def minimumSizeHint(self) -> QSize:
        """Room for the dots and little more."""
        return QSize(min(24, super().sizeHint().width()), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether the text still fits."""
        super().resizeEvent(event)
        self._judge()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw what fits."""
        painter = QPainter(self)
        room = self.contentsRect()
        painter.setPen(theme().color(self._color))
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, self.alignment(), words)

    def _judge(self) -> None:
        needed = self.fontMetrics().horizontalAdvance(self.text())
        self.setToolTip(self.text() if needed > self.contentsRect().width() else "")


class Sentence(Label):
    """Text that wraps and grows in height; parts of it may be bold or coloured.

    A name too long for a line goes on in the next.
    """

    def __init__(
        self,
        text: str = "",
        pixels: int = 13,
        weight: int = 400,
        color: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        self._parts: tuple[tuple[str, int, str], ...] = ()
        super().__init__(text, pixels, weight, color, parent)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_parts(self, parts: Sequence[tuple[str, int, str]]) -> None:
        """Show texts one after the other, each with its weight and its token."""
        self._parts = tuple(parts)
        self._follow_theme()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAccessibleName("".join(text for text, _, _ in parts))
        self._write()

    def setText(self, text: str) -> None:
        """Show one plain text."""
        self._parts = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        broken = _broken(text)
        self.setAccessibleName("" if broken == text else text)
        super().setText(broken)

    def text(self) -> str:
        """What is shown, as it was given."""
        return super().text().replace(_ANYWHERE, "")

    def _recolor(self) -> None:
        super()._recolor()
        if self._parts:
            self._write()

    def _write(self) -> None:
        from html import escape  # with its table of entities, which the first paint needs not

        spans = "".join(
            f'<span style="font-weight:{weight};color:{theme().color(color).name()}">'
            f"{_broken(escape(text))}</span>"
            for text, weight, color in self._parts
        )
        super().setText(f'<div style="line-height:118%">{spans}</div>')


def _broken(text: str) -> str:
    return _LONG_WORD.sub(lambda word: _PART.sub(f"\\g<0>{_ANYWHERE}", word[0]), text)
