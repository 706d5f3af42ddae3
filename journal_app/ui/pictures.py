"""Attached pictures, read and decoded beside the window's thread, no larger than they are shown.

A picture comes from anywhere: only a few kinds are decoded, each by its own decoder, and only up to
a size; what cannot be decoded is told like a file that is missing.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader
from shiboken6 import isValid

from journal_app.domain.problems import JournalError

if TYPE_CHECKING:
    from journal_app.services.ports import AttachedFiles, Attachment

Shown = Callable[["QImage | JournalError"], object]

_DECODERS: Final = {
    "image/png": b"png",
    "image/jpeg": b"jpeg",
    "image/gif": b"gif",
    "image/webp": b"webp",
    "image/bmp": b"bmp",
}
_MOST_PIXELS: Final = 100_000_000
_MOST_MEGABYTES: Final = 512
"""What one picture may take while it is decoded: the most pixels, with some to spare."""

_KEPT: Final = 200
_SMALL_BYTES: Final = 1_000_000
"""Thumbnails are kept, and what is shown large is not."""


class Pictures(QObject):
    """Hands out pictures in the order in which they were asked for; thumbnails are kept."""

    _answered = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[tuple[str, int, int], QImage] = OrderedDict()
        self._worker: ThreadPoolExecutor | None = None
        self._waiting: list[Future[QImage]] = []
        self._answered.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether anything that was asked for is not shown yet."""
        return bool(self._waiting)

    def ask(
        self, files: AttachedFiles, attachment: Attachment, most: QSize, show: Shown, owner: QObject
    ) -> None:
        """Show a picture that fits into a size in device pixels, or say why there is none."""
        key = (attachment.content_hash, most.width(), most.height())
        if (kept := self._kept.get(key)) is not None:
            self._kept.move_to_end(key)
            show(kept)
            return
        if self._worker is None:
            self._worker = ThreadPoolExecutor(1, thread_name_prefix="pictures")
        future = self._worker.submit(lambda: decoded(files.read(attachment), attachment, most))
        self._waiting.append(future)

        def shown(image: QImage | JournalError) -> None:
            if isinstance(image, QImage) and image.sizeInBytes() <= _SMALL_BYTES:
                self._keep(key, image)
            if isValid(owner):
                show(image)

        future.add_done_callback(lambda done: self._tell(done, shown))

    def drop(self) -> None:
        """Let go of what was asked for and is not shown yet."""
        for future in self._waiting:
            future.cancel()

    def stop(self) -> None:
        """Finish what is being decoded, and let go of the rest."""
        if self._worker is not None:
            self._worker.shutdown(cancel_futures=True)
            self._worker = None

    def _tell(self, future: Future[QImage], shown: Shown) -> None:
        if isValid(self):
            self._answered.emit(future, shown)

    @Slot(object, object)
    def _answer(self, future: Future[QImage], shown: Shown) -> None:
        self._waiting.remove(future)
        if future.cancelled():
            return
        try:
            image: QImage | JournalError = future.result()
        except JournalError as error:
            image = error
        shown(image)

    def _keep(self, key: tuple[str, int, int], image: QImage) -> None:
        self._kept[key] = image
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)


def decoded(content: bytes, attachment: Attachment, most: QSize) -> QImage:
    """The picture, turned as it was taken, and made smaller where it is larger than this.

    Raises: JournalError `picture_unreadable`, `picture_too_large`.
    """
    from journal_app.domain.attached_files import shown_name

    name = shown_name(attachment.file_name)
    decoder = _DECODERS.get(attachment.media_type)
    if decoder is None:
        raise JournalError("picture_unreadable", name=name)
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(_MOST_MEGABYTES)
    reader = QImageReader(buffer, decoder)
    reader.setAutoTransform(True)
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    if size.width() * size.height() > _MOST_PIXELS:
        raise JournalError("picture_too_large", name=name, most=_MOST_PIXELS // 1_000_000)
    box = most
    if reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90:
        box = most.transposed()
    if size.isValid() and (size.width() > box.width() or size.height() > box.height()):
        smaller = size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(smaller.expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        raise JournalError("picture_unreadable", name=name)
    return image


def as_png(image: QImage) -> bytes:
    """The bytes of a picture as a PNG file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())
