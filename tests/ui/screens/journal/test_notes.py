"""Notes: written plain, shown as Markdown, with nothing in them that acts by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.screens.journal.notes import LONGEST_LINE, Notes, has_endless_line
from journal_app.ui.widgets.words_edit import WordsEdit

_IMAGE = QTextDocument.ResourceType.ImageResource
MILLION = "a **bold** line of a long note\n" * 34_000


@pytest.fixture
def notes(qtbot: QtBot) -> Iterator[Notes]:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    notes = Notes()
    for each in (QLineEdit(), notes):
        column.addWidget(each)
    window.resize(300, 200)
    window.show()
    yield notes
    window.close()


def test_notes_are_rendered_until_they_are_edited(notes: Notes) -> None:
    assert notes.currentWidget() is notes.editor, "where nothing is written, one writes"
    notes.set_text("# Why\n\nIt **holds**.\n\n- one\n- two")
    assert notes.currentWidget() is notes.view
    assert notes.view.toPlainText().split("\n") == ["Why", "It holds.", "one", "two"]
    QTest.keyClick(notes.view, Qt.Key.Key_Return)
    assert notes.currentWidget() is notes.editor
    assert notes.editor.hasFocus()
    QTest.keyClicks(notes.editor, "x")
    notes.editor.clearFocus()
    assert notes.currentWidget() is notes.view
    assert notes.view.toPlainText().startswith("xWhy") or notes.text().startswith("x#")
    QTest.mouseDClick(notes.view.viewport(), Qt.MouseButton.LeftButton)
    assert notes.currentWidget() is notes.editor
    notes.editor.clearFocus()
    notes.set_text("")
    assert notes.currentWidget() is notes.editor


def test_what_is_only_read_is_not_edited(notes: Notes) -> None:
    notes.set_text("*mine*")
    notes.set_read_only(is_read_only=True)
    QTest.keyClick(notes.view, Qt.Key.Key_Return)
    assert notes.currentWidget() is notes.view


def test_html_and_images_are_inert(notes: Notes, tmp_path: Path) -> None:
    image = tmp_path / "a.png"
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    assert picture.save(str(image))
    address = QUrl.fromLocalFile(str(image)).toString()
    notes.set_text(
        f"<b>raw</b> <script>alert(1)</script> ![local]({address}) ![far](https://e.org/a.png)"
    )
    shown = notes.view.toPlainText()
    assert "<b>raw</b>" in shown
    assert "<script>" in shown
    for url in (address, "https://e.org/a.png"):
        loaded = notes.view.document().resource(_IMAGE, QUrl(url))
        assert (loaded.width(), loaded.height()) == (1, 1)
    styles = QTextDocument.ResourceType.StyleSheetResource
    assert notes.view.document().resource(styles, QUrl("style.css")) == QByteArray(b" ")


def test_a_link_is_opened_by_who_chooses_it_alone(
    notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    notes.set_text("[far](https://example.org/a) [here](file:///etc/passwd) [odd](javascript:1)")
    assert opened == []
    notes.view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(notes.view, Qt.Key.Key_Tab)
    QTest.keyClick(notes.view, Qt.Key.Key_Return)
    assert opened == ["https://example.org/a"]
    for inert in ("file:///etc/passwd", "javascript:1"):
        notes.view.anchorClicked.emit(QUrl(inert))
    assert len(opened) == 1
    assert notes.view.toPlainText() == "far here odd"


def test_a_million_characters_are_kept_whole(notes: Notes) -> None:
    notes.set_text(MILLION)
    assert notes.text() == MILLION
    assert notes.currentWidget() is notes.editor, "so long a note is shown as it is written"
    QTest.keyClicks(notes.editor, "!")
    assert notes.text() == "!" + MILLION


def test_an_endless_line_is_refused_and_one_that_is_kept_stays(notes: Notes, qtbot: QtBot) -> None:
    notes.set_text("mine")
    notes.edit()
    pasted = QMimeData()
    pasted.setText("x" * 1_000_000)
    with qtbot.waitSignal(notes.refused) as refused:
        notes.editor.insertFromMimeData(pasted)
    assert refused.args == [1_000_000]
    assert notes.text() == "mine"
    pasted.setText(MILLION)
    notes.editor.insertFromMimeData(pasted)
    assert len(notes.text()) == len(MILLION) + 4
    notes.editor.clearFocus()
    kept = "y" * 1_000_000
    notes.set_text(kept)
    assert notes.text() == kept
    assert notes.currentWidget() is notes.view
    notes.edit()
    assert notes.currentWidget() is notes.view
    assert "kept whole" in notes.view.toPlainText()
    assert not has_endless_line("x" * LONGEST_LINE)


def test_several_words_are_completed_one_by_one(qtbot: QtBot) -> None:
    field = WordsEdit()
    qtbot.addWidget(field)
    field.show()
    field.offer(["no stop", "too large", "слишком рано"])
    field.offer(["no stop", "too large", "слишком рано"])
    field.insert("слиш")
    field._take("слишком рано")
    QTest.keyClicks(field, ", large")
    field._take("too large")
    assert field.text() == "слишком рано, too large"
    field.setCursorPosition(0)
    field._take("no stop")
    assert field.text() == "no stop, too large"
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClicks(field, ",")
