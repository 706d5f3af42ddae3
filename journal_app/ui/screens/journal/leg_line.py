"""One leg of a pair or a hedge in a line above its ladder: what it is, and what it won or lost."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.ui.widgets.figure_grid import Figure
from journal_app.ui.widgets.labels import ElidedLabel, Label


class LegLine(QWidget):
    """The leg's name, its figures, and its profit at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Label(pixels=12, weight=600)
        self._told = ElidedLabel(pixels=12, color="muted")
        self._profit = Label(pixels=12, weight=600)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._name)
        row.addWidget(self._told, 1)
        row.addWidget(self._profit)

    def show_leg(self, name: str, told: str, profit: Figure | None) -> None:
        """Show another leg; profit: None of one that is only planned."""
        self._name.setText(name)
        self._told.setText(told)
        self._profit.setText(profit.value if profit else "")
        self._profit.set_color(profit.tone if profit else "text")
        self.setAccessibleName(" ".join(part for part in (name, told, self._profit.text()) if part))
