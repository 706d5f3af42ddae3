"""The way that Enter takes on one page: from field to field, past the buttons between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def go_to_next_field(page: QWidget, area: QScrollArea, last: QWidget) -> None:
    """Pass by the buttons on the way, which Enter would press when it is pressed next, but for the
    last one; the field that it comes to is brought into sight, as Tab does.
    """
    first = QApplication.focusWidget()
    while page.focusNextChild():
        at = QApplication.focusWidget()
        is_pressed_by_enter = isinstance(at, QPushButton) and not at.isCheckable()
        if at in (first, last) or not is_pressed_by_enter:
            if at is not None and area.isAncestorOf(at):
                area.ensureWidgetVisible(at, 0, 24)
            return
