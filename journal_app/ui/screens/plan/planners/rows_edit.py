"""Lines of fields under each other; lines are added and taken away, and each is named by its cells.

What is wrong with a cell is said below the lines, since there is no room beside it.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.exact import parse_decimal
from journal_app.ui.screens.plan.planners.asked import AMOUNTS, Day, Number, Rows, Ticker
from journal_app.ui.theme import theme
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.field import Note
from journal_app.ui.widgets.labels import ElidedLabel
from journal_app.ui.widgets.number_style import formats

MOST_ROWS: Final = 20
_NARROWEST: Final = 44
_REMOVER: Final = 32

Cell = AmountEdit | QLineEdit


class RowsEdit(QWidget):
    """Signal: `edited()`, at every key, and when a line comes or goes."""

    edited = Signal()

    def __init__(self, rows: Rows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._lines: list[dict[str, Cell]] = []
        self._removers: list[QWidget] = []
        self._note = Note()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(4)
        for at, column in enumerate(rows.columns):
            caption = ElidedLabel(column.caption, 12, 400, "muted")
            self._grid.addWidget(caption, 0, at)
            self._grid.setColumnStretch(at, _share_of(column))
        self.add = button(self.tr("Add a line"), "quiet", "plus")
        self.add.setObjectName(f"planner.{rows.name}.add")
        self.add.clicked.connect(self._add)
        column_of_parts = QVBoxLayout(self)
        column_of_parts.setContentsMargins(0, 0, 0, 0)
        column_of_parts.setSpacing(4)
        column_of_parts.addLayout(self._grid)
        column_of_parts.addWidget(self._note)
        column_of_parts.addWidget(self.add)
        self.reset()

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def cells(self) -> dict[str, Cell]:
        """Every cell by its name."""
        return {
            f"{self._rows.name}/{place}/{name}": cell
            for place, line in enumerate(self._lines)
            for name, cell in line.items()
        }

    def show_lines(self, lines: list[list[str]]) -> None:
        """Show these texts instead of all that stands here; tells once."""
        while self._lines:
            self._take_away(len(self._lines) - 1)
        for texts in lines:
            self._append(texts)
        self._arrange()
        self.edited.emit()

    def reset(self) -> None:
        """Begin again with the example."""
        self.show_lines([[str(text) for text in line] for line in self._rows.start])

    def show_problems(self, sentences: dict[str, str]) -> None:
        """Mark the cells that are wrong, and say below what is wrong with the first of them."""
        said = ""
        for name, cell in self.cells().items():
            sentence = sentences.get(name, "")
            if isinstance(cell, AmountEdit):
                cell.show_problem(sentence)
                sentence = cell.problem
            elif bool(cell.property("problem")) != bool(sentence):
                cell.setProperty("problem", bool(sentence))
                cell.setAccessibleDescription(sentence)
                cell.style().unpolish(cell)
                cell.style().polish(cell)
            if sentence and not said:
                place = int(name.split("/")[1]) + 1
                words = self.tr("Line {place}: {sentence}")
                said = words.format(place=place, sentence=sentence)
        self._note.say(said, is_problem=True)

    # Lines

    def _add(self) -> None:
        last = self._rows.start[-1] if self._rows.start else []
        self._append([str(text) for text in last])
        self._arrange()
        first = next(iter(self._lines[-1].values()))
        first.setFocus()
        first.selectAll()
        self.edited.emit()

    def _remove(self, remover: QWidget) -> None:
        self._take_away(self._removers.index(remover))
        self._arrange()
        self.add.setFocus()
        self.edited.emit()

    def _append(self, texts: list[str]) -> None:
        line: dict[str, Cell] = {}
        for column, text in zip(self._rows.columns, texts, strict=True):
            cell: Cell
            if isinstance(column, Number):
                cell = AmountEdit()
                if column.kind in AMOUNTS:
                    cell.hide_with_amounts()
                cell.setText(_written(text))
                cell.amount_changed.connect(self.edited)
            else:
                cell = QLineEdit(text)
                cell.setFont(theme().font())
                cell.setCursorPosition(0)
                cell.textChanged.connect(self.edited)
            cell.setProperty("role", "cell")
            cell.setMinimumWidth(_NARROWEST)
            line[column.name] = cell
        self._lines.append(line)
        remover = button("", "quiet", "x", name=self.tr("Take this line away"))
        remover.setFixedWidth(_REMOVER)
        remover.clicked.connect(lambda: self._remove(remover))
        self._removers.append(remover)

    def _take_away(self, place: int) -> None:
        for widget in (*self._lines.pop(place).values(), self._removers.pop(place)):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _arrange(self) -> None:
        for place, (line, remover) in enumerate(zip(self._lines, self._removers, strict=True)):
            for at, column in enumerate(self._rows.columns):
                cell = line[column.name]
                cell.setObjectName(f"planner.{self._rows.name}.{place}.{column.name}")
                words = self.tr("{caption}, line {place}")
                cell.setAccessibleName(words.format(caption=column.caption, place=place + 1))
                self._grid.addWidget(cell, place + 1, at)
            self._grid.addWidget(remover, place + 1, len(self._rows.columns))
            remover.setObjectName(f"planner.{self._rows.name}.{place}.remove")
            remover.setEnabled(len(self._lines) > 1)
        self.add.setEnabled(len(self._lines) < MOST_ROWS)


def _share_of(column: Number | Ticker | Day) -> int:
    """How much of the width a column asks for, beside the others."""
    if isinstance(column, Number):
        return 4 if column.kind == "percent" else 7
    return 6


def _written(text: str) -> str:
    """A plain number as the trader writes it."""
    return formats().exactly(parse_decimal(text)) if text else ""
