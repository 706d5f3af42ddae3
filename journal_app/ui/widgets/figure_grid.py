"""A few figures in a grid: a muted caption over each value, all of one height."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from journal_app.ui.widgets.labels import ElidedLabel


class Figure(NamedTuple):
    """One figure: what it is called, its value as words, and the token it is written in."""

    caption: str
    value: str
    tone: str = "text"


class FigureGrid(QWidget):
    """Shows up to as many figures as it was made for."""

    def __init__(self, count: int, columns: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        self._cells = [_Cell() for _ in range(count)]
        for place, cell in enumerate(self._cells):
            grid.addWidget(cell, place // columns, place % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these in their order; cells beyond them stay empty."""
        for place, cell in enumerate(self._cells):
            cell.show_figure(figures[place] if place < len(figures) else Figure("", ""))


class _Cell(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._caption = ElidedLabel("", 12, 400, "muted")
        self._value = ElidedLabel("", 14, 600)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._caption)
        column.addWidget(self._value)

    def show_figure(self, figure: Figure) -> None:
        self._caption.setText(figure.caption)
        self._value.setText(figure.value)
        self._value.set_color(figure.tone)
        self.setAccessibleName(f"{figure.caption} {figure.value}".strip())
