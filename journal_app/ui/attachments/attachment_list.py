"""Attachments side by side: pictures small, other files by their kind and size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from journal_app.ui.models.roles import DISPLAY, KEY, SPOKEN, TOOL_TIP
from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import clip_rounded, draw_ring, fill_bordered
from journal_app.ui.widgets.icons import paint_icon
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus

if TYPE_CHECKING:
    from journal_app.services.ports import Attachment

PICTURE_HEIGHT: Final = 96
_WIDTH: Final = 132
ROW_HEIGHT: Final = PICTURE_HEIGHT + 56
"""One line of pictures with what is written under them."""
_INSET: Final = 6
_ICON: Final = 28

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(slots=True)
class ShownFile:
    """One attachment in words, with its small picture once that is there."""

    attachment: Attachment
    name: str
    told: str
    spoken: str
    is_picture: bool
    picture: QImage | None = None
    fault: str = ""
    why: str = ""


class AttachmentModel(QAbstractListModel):
    """The attachments of one place."""

    def __init__(self) -> None:
        super().__init__()
        self.files: Sequence[ShownFile] = ()

    def show_files(self, files: Sequence[ShownFile]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.files = files
        self.endResetModel()

    def changed(self, file: ShownFile) -> None:
        """Tell that a picture has come, or why it has not."""
        for place, each in enumerate(self.files):
            if each is file:
                self.dataChanged.emit(self.index(place), self.index(place))

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.files)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """The name for typing ahead, and all that is known for screen readers."""
        if not index.isValid():
            return None
        file = self.files[index.row()]
        if role == DISPLAY:
            return file.name
        if role == SPOKEN:
            return f"{file.spoken}, {file.why}" if file.why else file.spoken
        if role == TOOL_TIP:
            note = file.attachment.note
            return "\n".join(part for part in (file.name, file.told, note, file.why) if part)
        return file.attachment.id if role == KEY else None


class AttachmentDelegate(QStyledItemDelegate):
    """Paints the picture or the kind of file, the name below it, and below that its size."""

    def __init__(self, model: AttachmentModel, parent: QListView) -> None:
        super().__init__(parent)
        self._model = model
        self._list = parent

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """As wide as its place."""
        return self._list.gridSize()

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """Draw one."""
        file, skin = self._model.files[index.row()], theme()
        place = QRectF(option.rect).adjusted(2, 2, -2, -2)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(skin.color("accent_tint"))
            painter.drawRoundedRect(place, 6, 6)
        inner = place.adjusted(_INSET, _INSET, -_INSET, -_INSET)
        frame = QRectF(inner.left(), inner.top(), inner.width(), PICTURE_HEIGHT)
        fill_bordered(
            painter,
            frame,
            ground=skin.color("neutral_tint"),
            border=skin.color("line"),
            radius=6,
        )
        self._paint_content(painter, frame.adjusted(1, 1, -1, -1), file)
        painter.restore()
        words = QRect(int(inner.left()), int(frame.bottom()) + 4, int(inner.width()), 18)
        self._write(painter, words, file.name, 12, "text", Qt.TextElideMode.ElideMiddle)
        words.translate(0, 17)
        told = file.fault or file.told
        color = "danger" if file.fault else "muted"
        self._write(painter, words, told, 11, color, Qt.TextElideMode.ElideRight)

    @staticmethod
    def _paint_content(painter: QPainter, frame: QRectF, file: ShownFile) -> None:
        if file.picture is None:
            name = "triangle-alert" if file.fault else ("image" if file.is_picture else "file")
            icon = QRectF(0, 0, _ICON, _ICON)
            icon.moveCenter(frame.center())
            paint_icon(painter, icon, name, "danger" if file.fault else "muted")
            return
        size = file.picture.deviceIndependentSize()
        if size.width() > frame.width() or size.height() > frame.height():
            size.scale(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
        room = QRectF(frame.topLeft(), size)
        room.moveCenter(frame.center())
        clip_rounded(painter, frame, 5)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(room, file.picture)

    @staticmethod
    def _write(
        painter: QPainter, room: QRect, text: str, pixels: int, color: str, cut: Qt.TextElideMode
    ) -> None:
        painter.setFont(theme().font(pixels))
        painter.setPen(theme().color(color))
        shown = painter.fontMetrics().elidedText(text, cut, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, shown)


class AttachmentList(KeyboardFocus, QListView):
    """The list. Signals: `opened(id)` by Enter or a double click, `removal_asked()` by Delete,
    `chosen(id)` when another one is looked at, None where none is.
    """

    opened = Signal(int)
    removal_asked = Signal()
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("journal.attachments")
        self.setAccessibleName(self.tr("Attachments"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(theme().font(12))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setDragEnabled(False)
        self.setAcceptDrops(False)  # the page takes what is dropped
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.model_ = AttachmentModel()
        self.setModel(self.model_)
        self.setItemDelegate(AttachmentDelegate(self.model_, self))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(KEY)))
        self.selectionModel().currentChanged.connect(
            lambda index, _: self.chosen.emit(index.data(KEY))
        )
        theme().changed.connect(self.viewport().update)

    @property
    def picture_size(self) -> QSize:
        """The room for a small picture in device pixels."""
        width = self.gridSize().width() - 2 * (_INSET + 3)
        return QSize(width, PICTURE_HEIGHT - 2) * self.devicePixelRatioF()

    @property
    def selected_ids(self) -> list[int]:
        """The ids of those that are selected, in their order."""
        return [index.data(KEY) for index in sorted(self.selectedIndexes())]

    def show_files(self, files: Sequence[ShownFile]) -> None:
        """Show these; the one that was looked at stays the one."""
        before = self.currentIndex().data(KEY)
        self.model_.show_files(files)
        for place, file in enumerate(files):
            if file.attachment.id == before:
                self.setCurrentIndex(self.model_.index(place))
                return
        self.chosen.emit(None)

    def choose(self, attachment_id: int) -> None:
        """Look at one."""
        for place, file in enumerate(self.model_.files):
            if file.attachment.id == attachment_id:
                self.setCurrentIndex(self.model_.index(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among as many as there is room for."""
        width = event.size().width()
        columns = max(1, width // _WIDTH)
        self.setGridSize(QSize((width - 1) // columns, ROW_HEIGHT))
        super().resizeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first when a key brings the focus, so that keys have something."""
        super().focusInEvent(event)
        if self.has_ring and not self.currentIndex().isValid() and self.model_.files:
            self.setCurrentIndex(self.model_.index(0))

    def ring_changed(self) -> None:
        """Repaint where the ring is, or was."""
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring round the chosen one."""
        super().paintEvent(event)
        if self.has_ring and self.currentIndex().isValid():
            ring = QRectF(self.visualRect(self.currentIndex())).adjusted(2, 2, -2, -2)
            draw_ring(QPainter(self.viewport()), ring, theme().color("accent"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the chosen one, Delete takes the selected ones off."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(index.data(KEY))
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit()
        else:
            super().keyPressEvent(event)
