"""Where the menu of a table's rows is to open."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView


def menu_point(view: QAbstractItemView, event: QContextMenuEvent) -> QPoint:
    """At the mouse, or by the menu key below the chosen row; a global point."""
    at = event.pos()
    if event.reason() is QContextMenuEvent.Reason.Keyboard:
        at = view.visualRect(view.currentIndex()).bottomLeft()
    return view.viewport().mapToGlobal(at)
