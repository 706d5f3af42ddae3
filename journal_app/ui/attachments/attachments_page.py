"""What is attached to a trade or a day: files added by button, by paste and by drop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QHideEvent,
    QImage,
    QKeySequence,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.attached_files import file_name_for, is_picture, shown_name
from journal_app.domain.problems import JournalError, Problem, Refused
from journal_app.services.attaching import (
    Attached,
    attach,
    attach_content,
    describe_attachment,
    detach,
)
from journal_app.ui.attachments.attachment_list import AttachmentList, ShownFile
from journal_app.ui.desk import Desk
from journal_app.ui.messages import clause, say
from journal_app.ui.models.roles import KEY
from journal_app.ui.pictures import Pictures, as_png
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from journal_app.services.ports import Attachment, Journal, UnitOfWork

_PICTURE_ENDINGS: Final = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp")
_NOTE_LENGTH: Final = 500


Tell = Callable[..., object]
"""Says something, with a word for what can be done about it and what that does."""


class AttachedTo(NamedTuple):
    """A trade by its id, or a day as it is kept: `2026-11-22`."""

    trade_id: int | None = None
    day: str | None = None

    def found(self, uow: UnitOfWork) -> list[Attachment]:
        """What is attached there."""
        if self.trade_id is not None:
            return uow.attachments.of_trade(self.trade_id)
        return uow.attachments.of_day(self.day or "")


class AttachmentsPage(QWidget):
    """The attachments of a trade or of a day. Signals: `brought()` when something was dropped on,
    or pasted into, the panel around it, which then shows this page; `counted(number)` of what is
    shown.

    tell: says what was done; where it is not given, the window does.
    """

    brought = Signal()
    counted = Signal(int)

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, tell: Tell | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tell = tell or desk.notify
        self._place: AttachedTo | None = None
        self._can_write = False
        self._is_stale = True
        self.pictures = Pictures(self)
        self.destroyed.connect(self.pictures.stop)
        self.list = AttachmentList()
        self.list.opened.connect(self._open)
        self.list.removal_asked.connect(self._detach)
        self.list.chosen.connect(self._show_note)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self._make_note()
        self.add = button(self.tr("Attach…"), name=self.tr("Attach files"))
        self.add.setObjectName("journal.attach")
        self.add.clicked.connect(self._ask_files)
        self.add.setToolTip(self.tr("Files can also be pasted, or dropped here."))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.note, 1)
        row.addWidget(self.add)
        files = QWidget()
        column = QVBoxLayout(files)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self.empty = EmptyState(
            self.tr("Nothing is attached. Drop a chart here, or paste a screenshot."),
            self.tr("Attach files…"),
            self._ask_files,
            role="plain",
        )
        self.none = EmptyState(self.tr("Nothing is attached."))
        self._stack = QStackedWidget()
        for page in (files, self.empty, self.none):
            self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._paste = QAction(self)
        self._paste.setText(self.tr("Paste"))
        self._paste.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        self._paste.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._paste.triggered.connect(self._take_clipboard)
        self.addAction(self._paste)
        self.setAcceptDrops(True)

    def _make_note(self) -> None:
        self.note = QLineEdit()
        self.note.setObjectName("journal.attachment.note")
        self.note.setAccessibleName(self.tr("Note on the attachment"))
        self.note.setPlaceholderText(self.tr("Note on the attachment"))
        self.note.setMaxLength(_NOTE_LENGTH)
        self.note.editingFinished.connect(self._keep_note)
        self._noted: Attachment | None = None
        self._refused: dict[int, str] = {}

    # Showing

    def serve(self, panel: QWidget) -> None:
        """Take pictures that are dropped anywhere on a panel, and what is pasted into it while
        this page is shown.
        """
        panel.setAcceptDrops(True)
        panel.installEventFilter(self)
        panel.addAction(self._paste)

    def show_place(self, place: AttachedTo, *, can_write: bool) -> None:
        """Show what is attached to a trade or to a day, once it is looked at."""
        if place != self._place:
            self._keep_note()
            self.pictures.drop()
            self._noted = None
            self.list.show_files(())
        self._place, self._can_write = place, can_write
        self.add.setVisible(can_write)
        self.note.setReadOnly(not can_write)
        self._enable_paste()
        self.look_again()

    def look_again(self) -> None:
        """Show what is attached by now, once it is looked at."""
        self._is_stale = True
        if self.isVisible():
            self._load()

    def showEvent(self, event: QShowEvent) -> None:
        """Look, now that it is seen."""
        super().showEvent(event)
        self._enable_paste()
        if self._is_stale:
            self._load()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the keys to whatever is shown instead."""
        super().hideEvent(event)
        self._enable_paste()

    def _enable_paste(self) -> None:
        self._paste.setEnabled(self._can_write and self.isVisible())

    def _load(self) -> None:
        place = self._place
        if place is not None:
            self._is_stale = False
            self._desk.bridge.read(
                place.found,
                lambda attachments: self._show(place, attachments),
                owner=self,
                replacing="attachments",
            )

    def _show(self, place: AttachedTo, attachments: Sequence[Attachment]) -> None:
        if place != self._place:
            return
        self.counted.emit(len(attachments))
        self._stack.setCurrentIndex(0 if attachments else 1 if self._can_write else 2)
        shown = [file.attachment for file in self.list.model_.files]
        if list(attachments) == shown:
            return
        self.list.show_files([self._shown(each) for each in attachments])
        for file in self.list.model_.files:
            if file.is_picture:
                self._ask_picture(file)

    def _shown(self, attachment: Attachment) -> ShownFile:
        size = self._desk.formats.file_size(attachment.size_bytes)
        seen = is_picture(attachment.media_type)
        name = shown_name(attachment.file_name)
        told = f"{size} · {attachment.note}" if attachment.note else size
        kind = self.tr("picture") if seen else self.tr("file")
        return ShownFile(attachment, name, told, f"{name}, {kind}, {told}", seen)

    def _ask_picture(self, file: ShownFile) -> None:
        def come(picture: QImage | JournalError) -> None:
            if isinstance(picture, QImage):
                picture.setDevicePixelRatio(self.devicePixelRatioF())
                file.picture = picture
            else:
                file.fault, file.why = self._fault(picture), say(picture.code, picture.facts)
            self.list.model_.changed(file)

        files = self._desk.bridge.attached_files
        self.pictures.ask(files, file.attachment, self.list.picture_size, come, self)

    def _fault(self, error: JournalError) -> str:
        """What is wrong with a file, in a word or two."""
        if error.code == "attachment_missing":
            return self.tr("File missing")
        if error.code == "attachment_changed":
            return self.tr("File changed")
        return self.tr("Cannot be shown")

    # Adding

    def _ask_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(
            self.window(), self.tr("Attach files"), self._desk.preferences.text("attach_folder")
        )
        if chosen:
            self._desk.preferences.remember("attach_folder", str(Path(chosen[0]).parent))
            self.attach_files([Path(each) for each in chosen])

    def attach_files(self, paths: Sequence[Path]) -> None:
        """Attach files to what is shown."""
        clock, place = self._desk.clock, self._place
        if place is not None and self._can_write:
            self._change(lambda journal: attach(journal, clock, paths, **place._asdict()))

    def attach_picture(self, image: QImage) -> None:
        """Attach a picture that was no file, as a PNG named after the time."""
        desk, place = self._desk, self._place
        if place is None or not self._can_write:
            return
        at = desk.now().astimezone(desk.formats.zone)
        name = f"{at:%Y-%m-%d %H.%M}.png"
        self._change(
            lambda journal: attach_content(
                journal, desk.clock, as_png(image), name, **place._asdict()
            )
        )

    def _change(self, work: object) -> None:
        self._desk.bridge.change(work, self._attached, owner=self, otherwise=self._refuse)  # type: ignore[arg-type]

    def _attached(self, attached: Attached) -> None:
        names = [shown_name(each.file_name) for each in attached.attachments]
        if len(names) == 1:
            text = self.tr("Attached: {name}").format(name=names[0])
        else:
            text = self.tr("{count} files attached").format(count=len(names))
        if attached.refused:
            text = f"{text}. {self._refusals(attached.refused)}"
        self._say(text)

    def _refuse(self, error: JournalError) -> None:
        problems = error.problems if isinstance(error, Refused) else ()
        self._tell(self._refusals(problems) or say(error.code, error.facts))

    def _refusals(self, problems: Sequence[Problem]) -> str:
        """The first reason, and how many more there are."""
        if not problems:
            return ""
        field, code, facts = problems[0]
        why = clause(code, {"field": field, **facts})
        first = self.tr("Not attached: {name}, {why}.").format(name=field, why=why)
        more = len(problems) - 1
        also = self.tr("And {count} more.").format(count=more)
        return f"{first} {also}" if more else first

    def _take_clipboard(self) -> None:
        mime = QGuiApplication.clipboard().mimeData()
        if not self.take(mime):
            self._tell(self.tr("The clipboard holds no picture and no file."))

    def can_take(self, mime: QMimeData) -> bool:
        """Whether there is anything in it that can be attached."""
        return self._can_write and bool(_files_in(mime) or mime.hasImage())

    def take(self, mime: QMimeData) -> bool:
        """Attach what is pasted or dropped; tell whether there was anything."""
        if paths := _files_in(mime):
            self.attach_files(paths)
        elif mime.hasImage():
            image = mime.imageData()
            if not isinstance(image, QImage) or image.isNull():
                return False
            self.attach_picture(image)
        else:
            return False
        return True

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures while they can be attached."""
        if self.can_take(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        if self.take(event.mimeData()):
            event.acceptProposedAction()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take pictures dropped on the panel; other files are for the window, which imports."""
        if isinstance(event, QDropEvent) and self._can_write and _holds_pictures(event.mimeData()):
            if event.type() is QEvent.Type.Drop:
                self.brought.emit()
                self.take(event.mimeData())
            event.acceptProposedAction()
            return True
        return super().eventFilter(watched, event)

    # What is done with one

    def _file(self, attachment_id: int) -> ShownFile:
        files = self.list.model_.files
        return next(file for file in files if file.attachment.id == attachment_id)

    def _open(self, attachment_id: int) -> None:
        """Look at a picture; any other file is saved elsewhere, and never run from here."""
        file = self._file(attachment_id)
        if not file.is_picture:
            self._ask_place(file.attachment)
            return
        from journal_app.ui.dialogs.picture_dialog import PictureDialog

        shown = [each.attachment for each in self.list.model_.files if each.is_picture]
        dialog = PictureDialog(
            self._desk.bridge.attached_files,
            self.pictures,
            shown,
            shown.index(file.attachment),
            self.window(),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.saving_asked.connect(self._ask_place)
        dialog.finished.connect(lambda _: self.list.choose(shown[dialog.place].id))
        dialog.open()

    def _ask_place(self, attachment: Attachment) -> None:
        name = file_name_for(attachment.file_name)
        folder = self._desk.preferences.text("attach_folder")
        chosen, _ = QFileDialog.getSaveFileName(
            self.window(), self.tr("Save the attachment"), str(Path(folder) / name)
        )
        if chosen:
            self.save_to(attachment, Path(chosen))

    def save_to(self, attachment: Attachment, target: Path) -> None:
        """Write a copy of an attachment elsewhere."""
        files = self._desk.bridge.attached_files
        self._desk.bridge.alone(
            lambda _: files.write_out(attachment, target),
            lambda _: self._tell(self.tr("Saved: {name}").format(name=target.name)),
            owner=self,
            otherwise=lambda error: self._tell(say(error.code, error.facts)),
        )

    def _detach(self) -> None:
        ids = self.list.selected_ids
        if not ids or not self._can_write:
            return

        def done(taken_off: Sequence[Attachment]) -> None:
            if len(taken_off) == 1:
                name = shown_name(taken_off[0].file_name)
                self._say(self.tr("Taken off: {name}").format(name=name))
            else:
                self._say(self.tr("{count} attachments taken off.").format(count=len(taken_off)))

        clock = self._desk.clock
        self._desk.bridge.change(lambda journal: detach(journal, clock, ids), done, owner=self)

    def _show_note(self, attachment_id: int | None) -> None:
        """Show the note of the chosen one; what was typed about another is kept first."""
        self._keep_note()
        self._noted = None if attachment_id is None else self._file(attachment_id).attachment
        self.note.setEnabled(self._noted is not None)
        self.note.setText("" if self._noted is None else self._text_of(self._noted))

    def _text_of(self, noted: Attachment) -> str:
        """What is noted on it, or was to be and could not be kept."""
        return self._refused.pop(noted.id, noted.note)

    def _keep_note(self) -> None:
        noted, text = self._noted, self.note.text().strip()
        if noted is None or not self._can_write or text == noted.note:
            return
        clock, self._noted = self._desk.clock, None
        self._refused.pop(noted.id, None)

        def describe(journal: Journal) -> Attachment:
            return describe_attachment(journal, clock, noted.id, text)

        def kept(attachment: Attachment) -> None:
            if self._noted is None:
                self._noted = attachment
            name = shown_name(attachment.file_name)
            self._say(self.tr("Noted on {name}").format(name=name))

        def refused(error: JournalError) -> None:
            self._refused[noted.id] = text
            if self._noted is None and self.list.currentIndex().data(KEY) == noted.id:
                self._noted = noted  # it is still on show, as it was typed
            self._desk.bridge.failed.emit(error)

        self._desk.bridge.change(describe, kept, owner=self, otherwise=refused)

    def _show_menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        if not index.isValid():
            return
        file = self.list.model_.files[index.row()]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if file.is_picture:
            menu.addAction(self.tr("Open")).triggered.connect(
                lambda: self._open(file.attachment.id)
            )
        menu.addAction(self.tr("Save as…")).triggered.connect(
            lambda: self._ask_place(file.attachment)
        )
        if self._can_write:
            menu.addAction(self.tr("Take off")).triggered.connect(self._detach)
        menu.popup(self.list.viewport().mapToGlobal(at))

    def _say(self, text: str) -> None:
        """Say what was done, with the way back."""
        self._tell(text, self.tr("Undo"), self._desk.actions["undo"].trigger)


def _files_in(mime: QMimeData) -> list[Path]:
    """The files of this machine among what is dropped or pasted."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def _holds_pictures(mime: QMimeData) -> bool:
    """Whether all that is dropped is called like a picture, or is one without a file."""
    paths = _files_in(mime)
    if not paths:
        return mime.hasImage()
    return all(path.suffix.lower() in _PICTURE_ENDINGS for path in paths)
