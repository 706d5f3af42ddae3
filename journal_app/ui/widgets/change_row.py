"""A figure before and after: what a step would change, before it is taken."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from journal_app.ui.widgets.labels import ElidedLabel, Label
from journal_app.ui.widgets.ruled_row import RuledRow

_BESIDE, _ABOVE = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class ChangeRow(RuledRow):
    """Caption, the figure as it is, an arrow, and what it would be; bold where it moves.

    Figures too long to stand beside their caption stand below it, whole.
    """

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = ElidedLabel(caption, color="muted")
        self._before = Label()
        self._arrow = Label("→", color="muted")
        self._after = Label()
        self._moved = Label(weight=700)
        self._figures = QHBoxLayout()
        self._figures.setSpacing(8)
        self._figures.addStretch(1)
        for label in (self._before, self._arrow, self._after, self._moved):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._figures.addWidget(label)
        self._row = QBoxLayout(_BESIDE, self)
        self._row.setContentsMargins(8, 8, 8, 9)
        self._row.setSpacing(8)
        self._row.addWidget(self._caption, 1)
        self._row.addLayout(self._figures)
        self.show_change("—", "—")

    @property
    def before(self) -> str:
        """The figure as it is."""
        return self._before.text()

    @property
    def after(self) -> str:
        """The figure as it would be."""
        return self._after.text()

    def show_change(self, before_text: str, after_text: str, tone: str = "text") -> None:
        """Show both figures; the second in a token's colour where it differs."""
        moves = before_text != after_text
        self._before.setText(before_text)
        self._after.setText(after_text)
        self._moved.setText(after_text)
        self._after.setVisible(not moves)
        self._moved.setVisible(moves)
        self._moved.set_color(tone)
        if moves:
            words = self.tr("{caption}: {before}, then {after}")
        else:
            words = self.tr("{caption}: {before}, unchanged")
        self.setAccessibleName(
            words.format(caption=self._caption.text(), before=before_text, after=after_text)
        )
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the figures where there is room for them."""
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        """Room for the figures alone, which may stand below the caption."""
        margins = self._row.contentsMargins()
        least = self._figures.minimumSize().width() + margins.left() + margins.right()
        return QSize(least, super().minimumSizeHint().height())

    def _place(self) -> None:
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self._row.spacing()
        needed = self._caption.sizeHint().width() + self._figures.minimumSize().width()
        self._row.setDirection(_BESIDE if needed <= room else _ABOVE)
