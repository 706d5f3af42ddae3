"""The evidence of a step: names and figures in two columns, drawn in one piece."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import draw_rule

_ROW: Final = 24
COLUMN_GAP: Final = 28
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class EvidenceGrid(QWidget):
    """Pairs of a name and a figure, read down the left column and then the right.

    columns: how many there are beside each other.
    """

    def __init__(self, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._pairs: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """What is shown."""
        return self._pairs

    def show_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show other figures."""
        shown = tuple(pairs)
        if shown == self._pairs:
            return
        if len(shown) != len(self._pairs):
            self.updateGeometry()
        self._pairs = shown
        self.setAccessibleName(self.tr("Evidence"))
        self.setAccessibleDescription("; ".join(f"{name}: {value}" for name, value in shown))
        self.setVisible(bool(shown))
        self.update()

    def sizeHint(self) -> QSize:
        """A row for each two of two columns."""
        return QSize(420, _ROW * self._row_count)

    @property
    def _row_count(self) -> int:
        return -(-len(self._pairs) // self._columns)

    def minimumSizeHint(self) -> QSize:
        """As high as it is."""
        return QSize(240, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pairs."""
        skin, painter = theme(), QPainter(self)
        font = skin.font(12)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        rows = self._row_count
        width = (self.width() - COLUMN_GAP * (self._columns - 1)) / self._columns
        for place, (name, value) in enumerate(self._pairs):
            column, row = divmod(place, rows)
            left, top = column * (width + COLUMN_GAP), row * _ROW
            room = metrics.horizontalAdvance(value) + 8
            painter.setPen(skin.color("muted"))
            words = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(width - room))
            painter.drawText(QRectF(left, top, width - room, _ROW), _LEFT, words)
            painter.setPen(skin.color("text"))
            painter.drawText(QRectF(left, top, width, _ROW), _RIGHT, value)
            if row < rows - 1 and place < len(self._pairs) - 1:
                draw_rule(painter, left, left + width, top + _ROW, skin.color("line"))
