"""Parts one under another, each at the height that it asks for, whatever room there is."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from journal_app.ui.widgets.listed_layout import ListedLayout


class ColumnLayout(ListedLayout):
    """For what scrolls: nothing in it is squeezed until the page has grown.

    Qt's own column shares out the room that there is. Where a part grows, all parts shrink first,
    with all that they hold, and grow back once the page around them is as high as it must be.
    """

    def __init__(self, parent: QWidget | None = None, spacing: int = 0) -> None:
        super().__init__(parent, spacing)

    def add_layout(self, layout: QLayout) -> None:
        """Take a layout as one more part."""
        self.addChildLayout(layout)
        self.addItem(layout)

    def move(self, widget: QWidget, place: int) -> None:
        """Put a widget that it holds at another place."""
        self._items.insert(place, self._items.pop(self.indexOf(widget)))
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """To the side: it is as high as its parts are."""
        return Qt.Orientation.Horizontal

    def heightForWidth(self, width: int) -> int:
        """As high as its parts are at this width, with the room between and around them."""
        margins = self.contentsMargins()
        heights = self._heights(width - margins.left() - margins.right())
        between = self.spacing() * max(0, len(heights) - 1)
        return sum(height for _, height in heights) + between + margins.top() + margins.bottom()

    def setGeometry(self, rect: QRect) -> None:
        """Put all in their places."""
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        top = inner.top()
        for item, height in self._heights(inner.width()):
            item.setGeometry(QRect(inner.left(), top, inner.width(), height))
            top += height + self.spacing()

    def sizeHint(self) -> QSize:
        """As wide as the widest wants to be."""
        return self._size([each.sizeHint() for each in self._on_show()])

    def minimumSize(self) -> QSize:
        """Room for the widest."""
        return self._size([each.minimumSize() for each in self._on_show()])

    def _on_show(self) -> list[QLayoutItem]:
        return [each for each in self._items if not each.isEmpty()]

    def _heights(self, width: int) -> list[tuple[QLayoutItem, int]]:
        return [(each, _height_of(each, width)) for each in self._on_show()]

    def _size(self, sizes: list[QSize]) -> QSize:
        margins = self.contentsMargins()
        between = self.spacing() * max(0, len(sizes) - 1)
        return QSize(
            max((each.width() for each in sizes), default=0) + margins.left() + margins.right(),
            sum(each.height() for each in sizes) + between + margins.top() + margins.bottom(),
        )


def _height_of(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
