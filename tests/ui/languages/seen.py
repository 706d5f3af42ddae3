"""Every text that a widget and all in it shows, tells on hovering, or has read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGraphicsScene,
    QHeaderView,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

TOLD: Final = (
    "text", "title", "placeholderText", "toolTip", "statusTip", "accessibleName",
    "accessibleDescription", "windowTitle", "prefix", "suffix",
)  # fmt: skip
_ROLES: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
_ROOT: Final = QModelIndex()
MOST_ROWS: Final = 60


def seen_texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """Each text with the name of the widget that has it; of what is hidden, too."""
    for widget in [root, *root.findChildren(QWidget)]:
        where = f"{type(widget).__name__} {widget.objectName()}".strip()
        for told in TOLD:
            yield from _said(where, getattr(widget, told, None))
        match widget:
            case QComboBox():
                for place in range(widget.count()):
                    yield where, widget.itemText(place)
            case QTabBar():
                for place in range(widget.count()):
                    yield where, widget.tabText(place)
            case QPlainTextEdit() | QTextEdit():
                yield where, widget.toPlainText()
            case QAbstractItemView() if not isinstance(widget, QHeaderView):
                if widget.model() is not None:
                    yield from _of_model(where, widget.model())
    for action in root.findChildren(QAction):
        if isinstance(action.parent(), QGraphicsScene):
            continue  # a menu of the chart library that is off
        for own in (action.text(), action.toolTip()):
            yield f"action {action.objectName()}", own
    for menu in root.findChildren(QMenu):
        yield "menu", menu.title()


@contextmanager
def painted_texts() -> Iterator[list[str]]:
    """Whatever is drawn meanwhile by a painter that Python calls."""
    drawn: list[str] = []
    draws = QPainter.drawText

    def draw(painter: QPainter, *given: Any) -> Any:
        drawn.extend(each for each in given if isinstance(each, str))
        return draws(painter, *given)

    QPainter.drawText = draw  # type: ignore[method-assign, assignment]
    try:
        yield drawn
    finally:
        QPainter.drawText = draws  # type: ignore[method-assign]


def _said(where: str, told: Any) -> Iterator[tuple[str, str]]:
    try:
        text = told() if callable(told) else None
    except TypeError:  # it asks for something, and so is no text of the widget
        return
    if isinstance(text, str) and text:
        yield where, text


def _of_model(where: str, model: QAbstractItemModel) -> Iterator[tuple[str, str]]:
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount(_ROOT))
    for column in columns:
        for role in _ROLES:
            told = model.headerData(column, Qt.Orientation.Horizontal, role)
            if isinstance(told, str):
                yield f"{where} header", told
    for row in range(min(MOST_ROWS, model.rowCount(_ROOT))):
        for column in columns:
            for role in _ROLES:
                told = model.index(row, column).data(role)
                if isinstance(told, str):
                    yield f"{where} cell", told
