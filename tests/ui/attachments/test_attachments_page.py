"""Attachments by keyboard, paste and drop: added, looked at, noted, taken off, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.problems import JournalError
from journal_app.storage.attachment_store import attachment_folder
from journal_app.ui.attachments.attachments_page import AttachmentsPage
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.picture_dialog import PictureDialog
from journal_app.ui.pictures import as_png, decoded
from journal_app.ui.screens.journal.screen import JournalScreen
from journal_app.ui.undoing import Undoing

FILES = 4


def picture(color: str = "#2366db", size: QSize = QSize(64, 48)) -> QImage:  # noqa: B008
    made = QImage(size, QImage.Format.Format_RGB32)
    made.fill(QColor(color))
    return made


class Shown:
    """The journal's screen with the files of its first trade in view."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk, self._qtbot = desk, qtbot
        self.said: list[str] = []
        desk.noticed.connect(lambda text, *_: self.said.append(text))
        self.undoing = Undoing(desk)
        self.screen = JournalScreen(desk)
        qtbot.addWidget(self.screen)
        self.screen.resize(1080, 640)
        self.screen.show()
        self.settle()
        self.screen.panel.parts.choose(FILES)
        self.settle()

    @property
    def page(self) -> AttachmentsPage:
        return self.screen.panel.attachments

    @property
    def names(self) -> list[str]:
        return [file.name for file in self.page.list.model_.files]

    def settle(self) -> None:
        def is_quiet() -> bool:
            return not self.desk.bridge.is_busy and not self.page.pictures.is_busy

        self._qtbot.waitUntil(is_quiet, timeout=20_000)

    def drop(self, onto: QWidget, mime: QMimeData) -> bool:
        enter = QDragEnterEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        enter.ignore()
        QApplication.sendEvent(onto, enter)
        if not enter.isAccepted():
            return False
        drop = QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(onto, drop)
        self.settle()
        return True


@pytest.fixture
def shown(desk_on: Callable[..., Desk], demo_journal: Path, qtbot: QtBot) -> Shown:
    return Shown(desk_on(demo_journal), qtbot)


@pytest.fixture
def chart(tmp_path: Path) -> Path:
    path = tmp_path / "chart.png"
    path.write_bytes(as_png(picture()))
    return path


def files_of(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_the_empty_page_says_how_to_begin(
    shown: Shown, chart: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shown.page.empty.isVisible()
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(chart)], ""))
    assert shown.page.empty.button is not None
    QTest.keyClick(shown.page.empty.button, Qt.Key.Key_Space)
    shown.settle()
    assert shown.names == ["chart.png"]
    assert shown.said == ["Attached: chart.png"]
    (file,) = shown.page.list.model_.files
    assert file.picture is not None
    assert file.spoken == "chart.png, picture, 1 kB"
    assert shown.desk.preferences.text("attach_folder") == str(chart.parent)


def test_a_picture_is_pasted_as_png_and_undone(shown: Shown) -> None:
    QGuiApplication.clipboard().setImage(picture())
    shown.page.empty.setFocus()
    shown.page._paste.trigger()
    shown.settle()
    assert shown.names == ["2026-11-22 12.00.png"]
    (file,) = shown.page.list.model_.files
    assert file.attachment.media_type == "image/png"
    shown.desk.actions["undo"].trigger()
    shown.settle()
    shown.screen.refresh()
    shown.settle()
    assert shown.names == []


def test_a_clipboard_without_picture_is_said(shown: Shown) -> None:
    QGuiApplication.clipboard().setText("no picture")
    shown.page._paste.trigger()
    assert shown.said == ["The clipboard holds no picture and no file."]


def test_paste_belongs_to_the_page_only_while_it_is_shown(shown: Shown) -> None:
    assert shown.page._paste.isEnabled()
    shown.screen.panel.parts.choose(3)
    assert not shown.page._paste.isEnabled()


def test_any_file_can_be_dropped_on_the_page(shown: Shown, chart: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("bounced", encoding="utf-8")
    assert shown.drop(shown.page, files_of(chart, notes))
    assert shown.names == ["chart.png", "notes.txt"]
    assert not shown.drop(shown.page, QMimeData())


def test_only_pictures_are_taken_by_the_panel_and_shown(
    shown: Shown, chart: Path, tmp_path: Path
) -> None:
    panel = shown.screen.panel
    panel.parts.choose(3)
    fills = tmp_path / "fills.csv"
    fills.write_text("a,b\n", encoding="utf-8")
    assert not shown.drop(panel, files_of(fills))
    assert shown.drop(panel, files_of(chart))
    assert panel.parts.data() == FILES
    assert shown.names == ["chart.png"]


def test_what_cannot_be_attached_is_said_with_the_reason(
    shown: Shown, chart: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    shown.page.attach_files([chart, empty])
    shown.settle()
    assert shown.said.pop() == ("Attached: chart.png. Not attached: empty.txt, the file is empty.")
    shown.page.attach_files([chart, empty])
    shown.settle()
    assert shown.said.pop() == ("Not attached: chart.png, this is attached already. And 1 more.")


def test_by_keyboard_opened_noted_and_taken_off(shown: Shown, chart: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.png"
    other.write_bytes(as_png(picture("#c0400c")))
    shown.page.attach_files([chart, other])
    shown.settle()
    files = shown.page.list
    files.setFocus(Qt.FocusReason.TabFocusReason)
    assert files.currentIndex().row() == 0
    QTest.keyClick(files, Qt.Key.Key_Right)
    assert files.currentIndex().row() == 1

    QTest.keyClick(files, Qt.Key.Key_Return)
    shown.settle()
    (viewer,) = shown.screen.findChildren(PictureDialog)
    assert (viewer.place, viewer.windowTitle()) == (1, "other.png")
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    assert viewer.place == 1
    QTest.keyClick(viewer, Qt.Key.Key_Left)
    shown.settle()
    assert viewer.name.text() == "chart.png"
    assert not viewer.previous.isEnabled()
    QTest.keyClick(viewer, Qt.Key.Key_End)
    assert viewer.place == 1
    QTest.keyClick(viewer, Qt.Key.Key_Home)
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    shown.settle()
    assert files.currentIndex().row() == 0

    QTest.keyClicks(shown.page.note, "the retest")
    QTest.keyClick(shown.page.note, Qt.Key.Key_Return)
    shown.settle()
    shown.screen.refresh()
    shown.settle()
    assert files.model_.files[0].told == "1 kB · the retest"
    assert files.currentIndex().row() == 0

    QTest.keyClick(files, Qt.Key.Key_Delete)
    shown.settle()
    shown.screen.refresh()
    shown.settle()
    assert shown.names == ["other.png"]
    shown.desk.actions["undo"].trigger()
    shown.settle()
    shown.screen.refresh()
    shown.settle()
    assert shown.names == ["chart.png", "other.png"]


def test_another_file_is_saved_elsewhere_and_never_run(
    shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "run me.exe"
    program.write_bytes(b"MZ\0\0")
    shown.page.attach_files([program])
    shown.settle()
    proposed: list[str] = []

    def ask(_parent: QWidget, _title: str, name: str) -> tuple[str, str]:
        proposed.append(name)
        return str(tmp_path / "copy.exe"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    shown.page.list.opened.emit(shown.page.list.model_.files[0].attachment.id)
    shown.settle()
    assert [Path(each).name for each in proposed] == ["run me.exe"]
    assert (tmp_path / "copy.exe").read_bytes() == b"MZ\0\0"
    assert shown.said[-1] == "Saved: copy.exe"


def test_a_missing_file_is_said_where_its_picture_would_be(
    shown: Shown, chart: Path, demo_journal: Path
) -> None:
    shown.page.attach_files([chart])
    shown.settle()
    for file in attachment_folder(demo_journal).rglob("*"):
        if file.is_file():
            file.unlink()
    (kept,) = shown.page.list.model_.files
    shown.page.pictures._kept.clear()
    shown.page.list.show_files([])
    shown.page.look_again()
    shown.settle()
    (file_now,) = shown.page.list.model_.files
    assert file_now.fault == "File missing"
    assert file_now.why.startswith("The file of chart.png is missing")
    shown.page.save_to(kept.attachment, demo_journal.with_name("copy.png"))
    shown.settle()
    assert shown.said[-1].startswith("The file of chart.png is missing")


def test_a_journal_that_is_only_viewed_shows_and_takes_nothing(
    desk_on: Callable[..., Desk], demo_journal: Path, chart: Path, qtbot: QtBot
) -> None:
    shown = Shown(desk_on(demo_journal, read_only=True), qtbot)
    assert shown.page.none.isVisible()
    assert not shown.drop(shown.page, files_of(chart))
    assert not shown.page._paste.isEnabled()


def test_a_small_picture_is_decoded_small_and_a_false_one_is_refused(shown: Shown) -> None:
    large = as_png(picture(size=QSize(4_000, 1_000)))
    shown.page.attach_picture(picture(size=QSize(4_000, 1_000)))
    shown.settle()
    (file,) = shown.page.list.model_.files
    attachment = file.attachment
    assert decoded(large, attachment, QSize(200, 200)).size() == QSize(200, 50)
    with pytest.raises(JournalError, match="picture_unreadable"):
        decoded(b"<svg/>", attachment, QSize(200, 200))
