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
from PySide6.QtGui import QAction, QKeyEvent, QPainter
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

_ONE_LINE: Final = 36
_TWO_LINES: Final = 50
_GAP: Final = 10
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
            return f"{row.text}\n{row.below}" if row.below else row.text
        return row.entry_id if role == KEY else None


class LedgerDelegate(QStyledItemDelegate):
    """Paints time, chip, what happened, and below it in muted letters what that did."""

    def __init__(self, model: LedgerModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._time_width = 0
        self._chip_width = 0

    def measure(self) -> None:
        """Give times and chips the width that the widest needs."""
        view = self.parent()
        assert isinstance(view, QWidget)
        metrics = view.fontMetrics()
        rows = self._model.rows
        self._time_width = max((metrics.horizontalAdvance(row.when) for row in rows), default=0)
        self._chip_width = max((chip_width(row.chip) for row in rows), default=0)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line, or two where there is something to say below."""
        below = self._model.rows[index.row()].below
        return QSize(120, _TWO_LINES if below else _ONE_LINE)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """Draw the row."""
        row, rect, skin = self._model.rows[index.row()], option.rect, theme()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(skin.color("accent_tint"))
            painter.drawRoundedRect(QRectF(rect.adjusted(0, 1, 0, -1)), 6, 6)
        else:
            painter.fillRect(
                QRect(rect.left() + _INSET, rect.bottom(), rect.width() - 2 * _INSET, 1),
                skin.color("line"),
            )
        line = QRect(rect.left() + _INSET, rect.top(), rect.width() - 2 * _INSET, _ONE_LINE - 2)
        painter.setFont(skin.font(12))
        painter.setPen(skin.color("muted"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, left, row.when)
        at = line.left() + self._time_width + _GAP
        paint_chip(
            painter, QRect(at, line.top(), self._chip_width, line.height()), row.chip, row.tone
        )
        at += self._chip_width + _GAP
        room = line.right() - at
        painter.setFont(skin.font())
        painter.setPen(skin.color("text"))
        metrics = painter.fontMetrics()
        words = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(at, line.top(), room, line.height()), left, words)
        if row.below:
            painter.setFont(skin.font(12))
            painter.setPen(skin.color("muted"))
            under = QRect(line.left(), line.bottom() - 3, line.width(), 16)
            metrics = painter.fontMetrics()
            words = metrics.elidedText(row.below, Qt.TextElideMode.ElideRight, under.width())
            painter.drawText(under, left, words)


class LedgerList(QListView):
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
        self.setMinimumHeight(96)
        self._rows = LedgerModel()
        self._delegate = LedgerDelegate(self._rows, self)
        self.is_read_only = False
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.customContextMenuRequested.connect(self._show_menu)
        self.doubleClicked.connect(lambda index: self._ask(index, self.correction_asked))
        theme().changed.connect(self.viewport().update)

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
        self.scrollToBottom()

    @property
    def rows(self) -> Sequence[LedgerRow]:
        """What is shown."""
        return self._rows.rows

    @property
    def chosen(self) -> int | None:
        """The id of the entry that is chosen."""
        index = self.currentIndex()
        return self._rows.rows[index.row()].entry_id if index.isValid() else None

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
