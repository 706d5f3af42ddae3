"""The profit by component; each opens into the entries behind it, whose shares add up to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.screens.journal.rows_page import FigureRow, Row
from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import draw_ring
from journal_app.ui.widgets.icons import paint_icon
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus
from journal_app.ui.widgets.scroll_page import ScrollPage

_ARROW: Final = 14
_INDENT: Final = 18


class ProfitRow(NamedTuple):
    """One row; what has parts can be opened. key: by which it stays open when it is shown anew."""

    key: str
    row: Row
    parts: Sequence[Row] = ()


class ProfitPage(ScrollPage):
    """Rows of which some open. Arrow keys go from row to row, Enter opens and shuts.

    hint: what a screen reader says of a row that is shut.
    """

    def __init__(self, name: str, parent: QWidget | None = None, *, hint: str = "") -> None:
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        super().__init__(page, parent)
        self.setAccessibleName(name)
        self.hint = hint or self.tr("Enter shows the entries behind it")
        self._groups: list[_Group] = []
        self._open: set[str] = set()

    def show_rows(self, rows: Sequence[ProfitRow]) -> None:
        """Show these rows; what was open stays open."""
        while len(self._groups) < len(rows):
            group = _Group(self)
            self._column.insertWidget(self._column.count() - 1, group)
            self._groups.append(group)
        for place, group in enumerate(self._groups):
            is_shown = place < len(rows)
            if is_shown:
                group.show_row(rows[place], is_open=rows[place].key in self._open)
            group.setVisible(is_shown)

    def toggle(self, key: str) -> None:
        """Open a row, or shut it."""
        self._open ^= {key}
        for group in self._groups:
            if group.key == key and not group.isHidden():
                group.set_open(is_open=key in self._open)

    def is_open(self, key: str) -> bool:
        """Whether the entries behind a row are shown."""
        return key in self._open

    def go(self, start: HeadRow, by: int) -> None:
        """Take the focus to the next row that opens, downwards or upwards."""
        heads = [each.head for each in self._groups if not each.isHidden() and each.has_parts]
        place = heads.index(start) + by
        if 0 <= place < len(heads):
            heads[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(heads[place])


class HeadRow(KeyboardFocus, FigureRow):
    """A row that opens, with an arrow before its name."""

    spoken_role = QAccessible.Role.Button

    def __init__(self, page: ProfitPage) -> None:
        super().__init__()
        self._page = page
        self._is_open = False
        self._opens = False
        self.key = ""

    def set_opens(self, key: str, *, opens: bool, is_open: bool) -> None:
        """Say whether it opens, and whether it is open."""
        self.key, self._opens, self._is_open = key, opens, is_open
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if opens else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        self.set_indent(_INDENT if opens else 0)
        if opens:
            state = self.tr("open") if is_open else self._page.hint
            self.setAccessibleDescription(state)
        else:
            self.setAccessibleDescription("")
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open or shut."""
        if self._opens and event.button() == Qt.MouseButton.LeftButton:
            self._page.toggle(self.key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take it, for the press was taken."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter, the space bar or the arrow to the right; go by the arrows."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self._page.toggle(self.key)
            case Qt.Key.Key_Right if not self._is_open:
                self._page.toggle(self.key)
            case Qt.Key.Key_Left if self._is_open:
                self._page.toggle(self.key)
            case Qt.Key.Key_Down:
                self._page.go(self, 1)
            case Qt.Key.Key_Up:
                self._page.go(self, -1)
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow and the ring."""
        super().paintEvent(event)
        painter = QPainter(self)
        if self._opens:
            icon = "chevron-down" if self._is_open else "chevron-right"
            at = QRectF(0, (self.height() - _ARROW) / 2, _ARROW, _ARROW)
            paint_icon(painter, at, icon, "muted")
        if self.has_ring:
            area = QRectF(self.rect()).adjusted(0, 0, 0, -1)
            draw_ring(painter, area, theme().color("accent"))


class _Group(QWidget):
    """A row with the rows that it opens into, which are made when it is opened first."""

    def __init__(self, page: ProfitPage) -> None:
        super().__init__()
        self.head = HeadRow(page)
        self._row: ProfitRow | None = None
        self._parts: list[FigureRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)

    @property
    def key(self) -> str:
        return self._row.key if self._row else ""

    @property
    def has_parts(self) -> bool:
        return self._row is not None and bool(self._row.parts)

    def show_row(self, row: ProfitRow, *, is_open: bool) -> None:
        self._row = row
        self.head.show_row(*row.row)
        self.set_open(is_open=is_open)

    def set_open(self, *, is_open: bool) -> None:
        assert self._row is not None
        self.head.set_opens(self._row.key, opens=bool(self._row.parts), is_open=is_open)
        parts = self._row.parts if is_open else ()
        while len(self._parts) < len(parts):
            part = FigureRow(pixels=12)
            part.set_indent(_INDENT)
            self._column.addWidget(part)
            self._parts.append(part)
        for place, widget in enumerate(self._parts):
            if place < len(parts):
                widget.show_row(*parts[place])
            widget.setVisible(place < len(parts))
