"""An area that scrolls up and down where there is no room for all of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

_LEAST_WIDTH: Final = 300


class Inside(QWidget):
    """What scrolls: as high as its texts are at the width there is, and no higher."""

    def minimumSizeHint(self) -> QSize:
        """Leave the height to the width; the hint of wrapped texts is that of a narrow column."""
        return QSize(super().minimumSizeHint().width(), 0)


class Scrolling(QScrollArea):
    """What scrolls up and down only: never narrower than what it holds."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        """The width of what is inside, with room for the bar."""
        inside = self.widget()
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(max(_LEAST_WIDTH, inside.minimumSizeHint().width() + bar if inside else 0), 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for more width when what is inside does."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class Steady(QObject):
    """Keeps the field that has the keyboard where it is on the screen, whatever grows above it.

    A part that another one pushes away moves, and the area goes with it before anything is painted.
    """

    def __init__(self, area: Scrolling, inside: QWidget) -> None:
        super().__init__(area)
        self._area, self._inside = area, inside
        self._field: QWidget | None = None
        self._top = 0
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def watch(self, part: QWidget) -> None:
        """Look out for a part that moves or grows."""
        part.installEventFilter(self)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        is_inside = new is not None and self._inside.isAncestorOf(new)
        self._field = new if is_inside else None
        self._top = self._top_now()

    def _top_now(self) -> int:
        """Logical pixels from the top of all that is inside."""
        if self._field is None:
            return 0
        return self._field.mapTo(self._inside, QPoint()).y()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go with the field once a part was laid out anew."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._go_with_it()
        return super().eventFilter(watched, event)

    def _go_with_it(self) -> None:
        was, self._top = self._top, self._top_now()
        bar = self._area.verticalScrollBar()
        was_seen = 0 <= was - bar.value() < self._area.viewport().height()
        if self._top != was and was_seen:
            value = bar.value() + self._top - was
            bar.setMaximum(max(bar.maximum(), value))  # the area learns of its new height later
            bar.setValue(value)
