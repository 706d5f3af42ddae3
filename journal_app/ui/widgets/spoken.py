"""What a screen reader says that the widgets are which paint themselves, of which Qt knows nothing.

A class tells it by `spoken_role`; those that inherit from it are the same.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget


def speak_of_own_widgets() -> None:
    """Answer for such widgets from now on; asked only while a screen reader listens."""
    QAccessible.installFactory(_interface)


def _interface(_class_name: str, of: QObject) -> QAccessibleInterface | None:
    role = getattr(of, "spoken_role", None)
    if role is None or not isinstance(of, QWidget):
        return None
    return QAccessibleWidget(of, role)
