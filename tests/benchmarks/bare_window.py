"""The least that a PySide6 window costs: a process that paints one and leaves.

A floor: imports nothing of the program.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class BareWindow(QWidget):
    """Paints itself in one colour."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint, and leave once that is done."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().window())
        painter.end()
        QTimer.singleShot(0, _leave)


def _leave() -> None:
    os._exit(0)


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    window = BareWindow()
    window.resize(1280, 720)
    window.show()
    sys.exit(application.exec())
