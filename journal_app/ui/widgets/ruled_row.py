"""A line of a list in a card, with a hairline under it unless it is the last."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import draw_rule


class RuledRow(QWidget):
    """Paints its rule; what stands in it is the subclass's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_last = False
        theme().changed.connect(self.update)

    def set_last(self, *, is_last: bool) -> None:
        """Leave the rule out below the last line."""
        if is_last != self._is_last:
            self._is_last = is_last
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the rule."""
        if not self._is_last:
            draw_rule(QPainter(self), 0, self.width(), self.height(), theme().color("line"))
