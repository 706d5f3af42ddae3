"""A row that goes on in the next line where there is no room, as words do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from journal_app.ui.widgets.listed_layout import ListedLayout


class FlowLayout(ListedLayout):
    """Items side by side at their own size, in as many lines as they need.

    One that is wider than a line gives way as far as it may.
    """

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent, spacing)

    def expandingDirections(self) -> Qt.Orientation:
        """None: it is as high as its lines are."""
        return Qt.Orientation(0)

    def heightForWidth(self, width: int) -> int:
        """As high as its lines are at this width."""
        return self._laid_out(QRect(0, 0, width, 0), is_test=True)

    def setGeometry(self, rect: QRect) -> None:
        """Put all in their places."""
        super().setGeometry(rect)
        self._laid_out(rect, is_test=False)

    def sizeHint(self) -> QSize:
        """All in one line."""
        seen = [each.sizeHint() for each in self._items if not each.isEmpty()]
        width = sum(each.width() + self.spacing() for each in seen)
        return QSize(max(0, width - self.spacing()), max((s.height() for s in seen), default=0))

    def minimumSize(self) -> QSize:
        """Room for the widest."""
        seen = [each.minimumSize() for each in self._items if not each.isEmpty()]
        return QSize(
            max((each.width() for each in seen), default=0),
            max((each.height() for each in seen), default=0),
        )

    def _laid_out(self, rect: QRect, *, is_test: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            size.setWidth(max(item.minimumSize().width(), min(size.width(), rect.width())))
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if not is_test:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            line = max(line, size.height())
        return y + line - rect.y()
