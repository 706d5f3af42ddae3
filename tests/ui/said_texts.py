"""Every text that a window can show or say: of its widgets, their models, and what is painted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

MOST_ROWS: Final = 40
_OF_A_WIDGET: Final = (
    "text", "toPlainText", "title", "toolTip", "statusTip", "whatsThis", "windowTitle",
    "accessibleName", "accessibleDescription", "placeholderText", "cursor_text",
)  # fmt: skip
_ROLES: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.StatusTipRole,
)


def texts_of(window: QWidget) -> Iterator[tuple[str, str]]:
    """Each text of what is on show, with where it stands; what a person types is left out."""
    for action in window.findChildren(QAction):
        yield f"action {action.objectName()}", f"{action.text()} {action.toolTip()}"
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        place = f"{type(widget).__name__} {widget.objectName()}"
        for name in _OF_A_WIDGET:
            if name == "text" and isinstance(widget, QLineEdit):
                name = "displayText"
            if name == "toPlainText" and _is_typed(widget):
                continue
            if text := _told_by(widget, name):
                yield f"{place}.{name}", text
        rows = getattr(widget, "rows", None)
        if callable(rows) and not isinstance(widget, QAbstractItemView):
            yield from _of_rows(place, rows)
        if isinstance(widget, QComboBox):
            for item in range(widget.count()):
                yield f"{place} {item}", widget.itemText(item)
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from _of_model(place, widget.model())


def _told_by(widget: QWidget, name: str) -> str:
    """What a method without arguments, or a property, tells; empty where there is none such."""
    told = getattr(widget, name, "")
    if callable(told):
        try:
            told = told()
        except TypeError:  # a method of the same name that asks for something
            return ""
    return told if isinstance(told, str) else ""


def _is_typed(widget: QWidget) -> bool:
    return isinstance(widget, QPlainTextEdit | QTextEdit) and not widget.isReadOnly()


def _of_rows(place: str, rows: Any) -> Iterator[tuple[str, str]]:
    """The values of a chart, as its table shows them."""
    try:
        titles, lines = rows()
    except TypeError:
        return
    for line in (titles, *list(lines)[:MOST_ROWS]):
        for cell in line:
            yield f"{place}.rows", str(cell)


def _of_model(place: str, model: QAbstractItemModel) -> Iterator[tuple[str, str]]:
    root = QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(root)
    for column in range(columns):
        yield place, str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(MOST_ROWS, model.rowCount(root))):
            for role in _ROLES:
                text = model.data(model.index(row, column, root), role)
                if isinstance(text, str):
                    yield f"{place} {row},{column} {role.name}", text


@contextmanager
def painted_texts(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Note all that is written with a painter of our own meanwhile."""
    seen: list[str] = []
    draw = QPainter.drawText

    def noting(self: QPainter, *arguments: Any) -> Any:
        seen.extend(each for each in arguments if isinstance(each, str))
        return draw(self, *arguments)

    with monkeypatch.context() as patched:
        patched.setattr(QPainter, "drawText", noting)
        yield seen
