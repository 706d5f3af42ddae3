"""The card that everything stands on: a surface with a hairline, a title and what it holds."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import CARD_RADIUS, fill_bordered
from journal_app.ui.widgets.labels import ElidedLabel

_LEAST_TITLE: Final = 120
"""Logical pixels that a title keeps before it is cut."""


class _Title(ElidedLabel):
    """Ends in dots where the card is narrow. `explained` stands in its tip."""

    explained = ""

    def minimumSizeHint(self) -> QSize:
        """Room to tell it from other titles."""
        hint = self.sizeHint()
        return QSize(min(_LEAST_TITLE, hint.width()), hint.height())

    def explain(self, text: str) -> None:
        """Say this as its tip."""
        self.explained = text
        self._judge()

    def _judge(self) -> None:
        super()._judge()
        told = (self.toolTip(), self.explained)
        self.setToolTip("\n".join(each for each in told if each))


class Card(QWidget):
    """A titled surface. `body` takes what it shows; `add_to_head` puts a control beside the title.

    margin: logical pixels between edge and contents.
    """

    def __init__(
        self, title: str = "", aside: str = "", *, margin: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._is_marked = False
        self._outside = QVBoxLayout(self)
        self._outside.setContentsMargins(margin, margin - 2, margin, margin)
        self._outside.setSpacing(8)
        self._head: QHBoxLayout | None = None
        self._title: _Title | None = None
        self._aside: ElidedLabel | None = None
        if title or aside:
            self.set_title(title)
            self.set_aside(aside)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        self._outside.addLayout(self.body, 1)
        theme().changed.connect(self.update)

    @property
    def title(self) -> str:
        """The title's words."""
        return self._title.text() if self._title else ""

    @property
    def aside(self) -> str:
        """The muted word beside it."""
        return self._aside.text() if self._aside else ""

    def set_title(self, title: str) -> None:
        """Call the card something else."""
        self._with_head()
        assert self._title
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_aside(self, text: str) -> None:
        """Show a muted word beside the title."""
        self._with_head()
        assert self._aside
        self._aside.setText(text)

    def explain(self, text: str) -> None:
        """Say under the mouse, and to a screen reader, what the figures in it mean."""
        self._with_head()
        assert self._title
        self._title.explain(text)
        self.setAccessibleDescription(text)

    def add_to_head(self, widget: QWidget) -> None:
        """Put a control at the right of the title."""
        self._with_head().addWidget(widget)

    def mark(self, *, on: bool) -> None:
        """Draw the border in the accent, as of the one that is chosen."""
        if on != self._is_marked:
            self._is_marked = on
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface; where something inside changed, neither border nor corners."""
        skin = theme()
        seen = event.rect()
        inside = self.rect().adjusted(CARD_RADIUS, CARD_RADIUS, -CARD_RADIUS, -CARD_RADIUS)
        if inside.contains(seen):
            QPainter(self).fillRect(seen, skin.color("surface"))
            return
        fill_bordered(
            QPainter(self),
            QRectF(self.rect()),
            ground=skin.color("surface"),
            border=skin.color("accent" if self._is_marked else "line"),
            lines=2 if self._is_marked else 1,
        )

    def _with_head(self) -> QHBoxLayout:
        if self._head is None:
            self._head = QHBoxLayout()
            self._head.setContentsMargins(0, 0, 0, 0)
            self._head.setSpacing(10)
            self._title = _Title(weight=700)
            self._aside = ElidedLabel(color="muted")
            self._aside.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._title.setFixedHeight(20)
            self._head.addWidget(self._title)
            self._head.addWidget(self._aside, 1)
            self._outside.insertLayout(0, self._head)
        return self._head
