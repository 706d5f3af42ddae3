"""What is said by a colour on a screen, and the words that stand with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from PySide6.QtWidgets import QWidget

from journal_app.ui.screens.plan.calculator.figure_list import FigureList
from journal_app.ui.widgets.change_row import ChangeRow
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.labels import Label
from journal_app.ui.widgets.table import TableView
from journal_app.ui.widgets.tile import Tile
from journal_app.ui.widgets.verdict_row import VerdictMark

SPEAKING: Final = frozenset({"gain", "loss", "warning", "danger"})
_ROWS: Final = 60
_SIGN_OR_WORD: Final = re.compile(r"^[+−±✓✕!≥≤<>]|[^\W\d_]{3,}")


class Said(NamedTuple):
    """A tone, the text that is painted in it, and where."""

    tone: str
    text: str
    where: str

    @property
    def is_alone(self) -> bool:
        """Whether nothing but the colour tells it."""
        return not _SIGN_OR_WORD.search(self.text)


def said_by_colours(window: QWidget) -> Iterator[Said]:
    """Everything on show whose colour means something."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        where = widget.objectName() or f"{type(widget).__name__} {widget.accessibleName()}"
        for tone, text in _said_by(widget):
            if tone in SPEAKING and text.strip(" —"):
                yield Said(tone, text, where)


def _said_by(widget: QWidget) -> Iterator[tuple[str, str]]:
    match widget:
        case Tile():
            yield widget.tone, widget.figure
        case Chip():
            yield widget.tone, widget.text()
        case VerdictMark():
            yield "danger", widget.accessibleName()
        case Label():
            row = widget.parentWidget()
            is_change = isinstance(row, ChangeRow)  # where both figures stand side by side
            yield widget.color, row.accessibleName() if row and is_change else widget.text()
        case FigureList():
            for figure in widget.figures:
                yield figure.tone, f"{figure.caption} {figure.value}"
        case TableView() if widget.model() is not None:
            for place in range(min(widget.table.rowCount(), _ROWS)):
                for cell in widget.table.line(place) or ():
                    marked = "!" if cell.is_marked else ""
                    yield cell.tone, f"{marked}{cell.text} {cell.chip}"
                    yield cell.chip_tone if cell.chip else "", cell.chip
        case _:
            pass
