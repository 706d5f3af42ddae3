"""Attached pictures at a size to look at: one at a time, fitted to the window, arrows go on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from journal_app.domain.attached_files import shown_name
from journal_app.domain.problems import JournalError
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.messages import say
from journal_app.ui.theme import theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.labels import ElidedLabel, Label

if TYPE_CHECKING:
    from journal_app.services.ports import AttachedFiles, Attachment
    from journal_app.ui.pictures import Pictures

_LARGEST: Final = QSize(4_096, 4_096)
_USUAL: Final = QSize(1_280, 800)
_FORWARD: Final = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space)
_BACK: Final = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)


class _PictureArea(QWidget):
    """A picture as large as it fits, never larger than it is; or a sentence in its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._sentence = ""
        self.setMinimumSize(320, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self.update)

    def show_picture(self, image: QImage) -> None:
        """Show a picture."""
        self._image, self._sentence = image, ""
        self.update()

    def say(self, sentence: str) -> None:
        """Say something instead."""
        self._image, self._sentence = None, sentence
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the middle."""
        painter, room = QPainter(self), QRectF(self.rect())
        painter.fillRect(room, theme().color("neutral_tint"))
        if self._image is None:
            painter.setFont(theme().font())
            painter.setPen(theme().color("muted"))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(room.adjusted(24, 24, -24, -24), flags, self._sentence)
            return
        size = self._image.size().toSizeF() / self.devicePixelRatioF()
        if size.width() > room.width() or size.height() > room.height():
            size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        fitted = QRectF(room.topLeft(), size)
        fitted.moveCenter(room.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(fitted, self._image)


class PictureDialog(Dialog):
    """The pictures of a trade. Signal: `saving_asked(attachment)`."""

    saving_asked = Signal(object)

    def __init__(
        self,
        files: AttachedFiles,
        pictures: Pictures,
        shown: Sequence[Attachment],
        place: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("picture")
        self._files, self._pictures = files, pictures
        self._shown = shown
        self.place = place
        self.area = _PictureArea()
        self.name = ElidedLabel(pixels=13, weight=600)
        self._count = Label(color="muted")
        self.previous = button("", icon="chevron-left", name=self.tr("Previous picture"))
        self.previous.setObjectName("picture.previous")
        self.next = button("", icon="chevron-right", name=self.tr("Next picture"))
        self.next.setObjectName("picture.next")
        self._save = button(self.tr("Save as…"))
        self._save.setObjectName("picture.save")
        self._close = button(self.tr("Close"))
        self._close.setObjectName("picture.close")
        self.previous.clicked.connect(lambda: self._go(-1))
        self.next.clicked.connect(lambda: self._go(1))
        self._save.clicked.connect(lambda: self.saving_asked.emit(self._shown[self.place]))
        self._close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        row.addWidget(self._count)
        row.addSpacing(8)
        row.addWidget(self.name, 1)
        row.addWidget(self._save)
        row.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(12)
        column.addWidget(self.area, 1)
        column.addLayout(row)
        self.resize((parent.window().size() if parent else _USUAL) * 0.9)
        for several in (self.previous, self.next, self._count):
            several.setVisible(len(shown) > 1)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go on and back, Home and End to the first and the last, Escape closes."""
        key, last = event.key(), len(self._shown) - 1
        if key in _FORWARD:
            self._go(1)
        elif key in _BACK:
            self._go(-1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go((0 if key == Qt.Key.Key_Home else last) - self.place)
        else:
            super().keyPressEvent(event)

    def _go(self, by: int) -> None:
        place = min(max(self.place + by, 0), len(self._shown) - 1)
        if place != self.place:
            self.place = place
            self._show()

    def _show(self) -> None:
        attachment = self._shown[self.place]
        name = shown_name(attachment.file_name)
        self.setWindowTitle(name)
        note = attachment.note
        self.name.setText(f"{name} · {note}" if note else name)
        of = self.tr("{place} of {count}").format(place=self.place + 1, count=len(self._shown))
        self._count.setText(of)
        self.area.setAccessibleName(name)
        self.previous.setEnabled(self.place > 0)
        self.next.setEnabled(self.place < len(self._shown) - 1)
        self.area.say(self.tr("The picture is being read…"))

        def shown(picture: QImage | JournalError) -> None:
            if self._shown[self.place] is not attachment:
                return  # gone on meanwhile
            if isinstance(picture, QImage):
                self.area.show_picture(picture)
            else:
                self.area.say(say(picture.code, picture.facts))

        self._pictures.ask(self._files, attachment, _LARGEST, shown, self)
