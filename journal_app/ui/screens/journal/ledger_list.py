"""The ledger of one trade: a row for each entry, with what it did below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from journal_app.ui.models.roles import DISPLAY, KEY, SPOKEN, TOOL_TIP
from journal_app.ui.screens.journal.ledger_words import LedgerRow
from journal_app.ui.theme import theme
from journal_app.ui.widgets.chip import chip_width, paint_chip
from journal_app.ui.widgets.crisp import draw_ring, draw_rule
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus
from journal_app.ui.widgets.measures import width_of

_HEIGHT: Final = 48
_LINE: Final = 17
_MOST_LINES: Final = 3
"""Of what happened, and below it: only a note is so long that it is cut after them."""

_ABOVE: Final = 20
"""A line of what happened. Units: logical pixels."""

_LARGE: Final = 13
_SMALL: Final = 12
_BETWEEN: Final = " · "
_GAP: Final = 8
_INSET: Final = 8

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class LedgerModel(QAbstractListModel):
    """The rows of one ledger."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[LedgerRow] = ()

    def show_rows(self, rows: Sequence[LedgerRow]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many entries there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """The row as words, for screen readers and for typing ahead."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (DISPLAY, SPOKEN):
            return row.spoken
        if role == TOOL_TIP:
            return "\n".join(part for part in (row.text, row.when, row.below) if part)
        return row.entry_id if role == KEY else None


class LedgerDelegate(QStyledItemDelegate):
    """Paints a chip and what happened, and below in muted letters when, and what that did.

    Both go on in further lines where one is too short: a figure that is cut is a wrong one.
    """

    def __init__(self, model: LedgerModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._model, self._view = model, view
        self._chip_width = 0

    def measure(self) -> None:
        """Give all chips the room that the widest needs."""
        self._chip_width = max((chip_width(row.chip) for row in self._model.rows), default=0)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines, or as many as its words need."""
        room = self._view.viewport().width() - 2 * _INSET
        row = self._model.rows[index.row()]
        above = self.lines_above(row, room - self._chip_width - _GAP)
        below = self.lines_below(row, room)
        return QSize(120, _HEIGHT + (len(above) - 1) * _ABOVE + (len(below) - 1) * _LINE)

    @staticmethod
    def lines_above(row: LedgerRow, room: int) -> list[str]:
        """What happened, broken between two words.

        room: logical pixels.
        """
        first, *rest = row.text.split(" ")
        lines = [first]
        for word in rest:
            joined = f"{lines[-1]} {word}"
            if width_of(joined, _LARGE) <= room or len(lines) == _MOST_LINES:
                lines[-1] = joined
            else:
                lines.append(word)
        return lines

    @staticmethod
    def lines_below(row: LedgerRow, room: int) -> list[str]:
        """When it was, what it did and what it cost, broken between two of these.

        room: logical pixels.
        """
        wide = QFontMetrics(theme().font(_SMALL)).horizontalAdvance
        first, *rest = _BETWEEN.join(filter(None, (row.when, row.below))).split(_BETWEEN)
        lines = [first]
        for part in rest:
            joined = f"{lines[-1]}{_BETWEEN}{part}"
            if wide(joined) <= room or len(lines) == _MOST_LINES:
                lines[-1] = joined
            else:
                lines.append(part)
        return lines

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """Draw the row."""
        row, rect, skin = self._model.rows[index.row()], option.rect, theme()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(skin.color("accent_tint"))
            painter.drawRoundedRect(QRectF(rect.adjusted(0, 0, 0, -1)), 6, 6)
        inner = rect.adjusted(_INSET, 0, -_INSET, 0)
        draw_rule(painter, inner.left(), inner.right(), rect.bottom() + 1, skin.color("line"))
        above = QRect(inner.left(), rect.top() + 5, inner.width(), _ABOVE)
        chip = QRect(above.left(), above.top(), self._chip_width, above.height())
        paint_chip(painter, chip, row.chip, "neutral" if row.is_later else row.tone)
        above.setLeft(chip.left() + chip.width() + _GAP)
        for words in self.lines_above(row, above.width()):
            self._write(painter, above, words, _LARGE, "muted" if row.is_later else "text")
            above.translate(0, _ABOVE)
        under = QRect(inner.left(), above.top() + 1, inner.width(), _LINE)
        for words in self.lines_below(row, inner.width()):
            self._write(painter, under, words, _SMALL, "muted")
            under.translate(0, _LINE)

    @staticmethod
    def _write(painter: QPainter, room: QRect, text: str, pixels: int, color: str) -> None:
        painter.setFont(theme().font(pixels))
        painter.setPen(theme().color(color))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class LedgerList(KeyboardFocus, QListView):
    """The list. Signals: `correction_asked(entry_id)`, `deletion_asked(entry_id)`."""

    correction_asked = Signal(int)
    deletion_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("journal.ledger")
        self.setAccessibleName(self.tr("Ledger"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(theme().font(12))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMinimumHeight(2 * _HEIGHT)
        self.setWordWrap(True)  # lays rows out anew where only the width has changed
        self._rows = LedgerModel()
        self._delegate = LedgerDelegate(self._rows, self)
        self.is_read_only = False
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.customContextMenuRequested.connect(self._show_menu)
        self.doubleClicked.connect(lambda index: self._ask(index, self.correction_asked))
        theme().changed.connect(self.viewport().update)
        self._follows_end = True
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._follow_range)
        bar.actionTriggered.connect(self._stay)
        self.selectionModel().currentChanged.connect(self._stay)

    def _follow_end(self) -> None:
        """Keep the newest entry in sight while rows find their heights, until one looks around."""
        self._follows_end = True
        self.scrollToBottom()

    def _follow_range(self, _least: int, most: int) -> None:
        if self._follows_end:
            self.verticalScrollBar().setValue(most)

    def _stay(self) -> None:
        self._follows_end = False

    def show_rows(self, rows: Sequence[LedgerRow]) -> None:
        """Show another ledger, or the same one as it is now; the newest entry is in sight."""
        if list(rows) == list(self._rows.rows):
            return
        chosen = self.chosen
        self._rows.show_rows(rows)
        self._delegate.measure()
        for place, row in enumerate(rows):
            if row.entry_id == chosen:
                self.setCurrentIndex(self._rows.index(place))
                return
        self._follow_end()

    @property
    def rows(self) -> Sequence[LedgerRow]:
        """What is shown."""
        return self._rows.rows

    @property
    def chosen(self) -> int | None:
        """The id of the entry that is chosen."""
        index = self.currentIndex()
        return self._rows.rows[index.row()].entry_id if index.isValid() else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the newest entry when a key brings the focus, so that keys have something."""
        was_chosen = self.currentIndex().isValid()
        super().focusInEvent(event)  # which chooses the first, where none was
        if self.has_ring and not was_chosen and self._rows.rows:
            self.setCurrentIndex(self._rows.index(len(self._rows.rows) - 1))
        elif self.has_ring:
            self.scrollTo(self.currentIndex())

    def ring_changed(self) -> None:
        """Repaint where the ring is, or was."""
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring round the chosen row."""
        super().paintEvent(event)
        if self.has_ring and self.currentIndex().isValid():
            ring = QRectF(self.visualRect(self.currentIndex()).adjusted(0, 0, 0, -1))
            draw_ring(QPainter(self.viewport()), ring, theme().color("accent"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter corrects the chosen entry, Delete takes it out."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask(self.currentIndex(), self.correction_asked)
        elif event.key() == Qt.Key.Key_Delete:
            self._ask(self.currentIndex(), self.deletion_asked)
        else:
            super().keyPressEvent(event)

    def _ask(self, index: Index, asked: Any) -> None:
        if index.isValid() and not self.is_read_only:
            asked.emit(self._rows.rows[index.row()].entry_id)

    def _show_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if not index.isValid() or self.is_read_only:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, asked in (
            (self.tr("Correct…"), self.correction_asked),
            (self.tr("Delete"), self.deletion_asked),
        ):
            action = QAction(text, menu)
            action.triggered.connect(lambda _=False, asked=asked: self._ask(index, asked))
            menu.addAction(action)
        menu.popup(self.viewport().mapToGlobal(at))
