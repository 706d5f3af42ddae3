"""The guide's window: contents, search, pages that lead to each other, and help by its key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QColor, QDesktopServices, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.dialogs.guide_dialog import GuideDialog, show_guide
from journal_app.ui.theme import theme
from journal_app.ui.tokens import DARK, LIGHT


@pytest.fixture
def desk(desk_on: Callable[..., Desk]) -> Desk:
    return desk_on()


@pytest.fixture
def guide(desk: Desk, qtbot: QtBot) -> GuideDialog:
    dialog = GuideDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show_place("today")
    dialog.show()
    return dialog


def listed(guide: GuideDialog) -> list[str]:
    return [guide.list.cell(row, 0).spoken for row in range(guide.list.rowCount())]


def top_line(guide: GuideDialog) -> str:
    block = guide.view.cursorForPosition(guide.view.viewport().rect().topLeft()).block()
    return block.text()


def test_the_contents_stand_at_the_left_with_the_page_chosen(guide: GuideDialog) -> None:
    assert listed(guide) == [page.title for page in guide.pages.values()]
    assert guide.table.chosen_key == "today"
    assert guide.view.toPlainText().startswith("Today, lines and alerts\nThe tiles\n")


def test_what_is_typed_is_found_walked_and_gone_to(guide: GuideDialog) -> None:
    guide.search.setFocus()
    QTest.keyClicks(guide.search, "margin ratio")
    assert listed(guide)[0] == "Margin ratio What each figure means"
    QTest.keyClick(guide.search, Qt.Key.Key_Down)
    chosen = str(guide.table.chosen_key)
    assert guide.place == "today"
    QTest.keyClick(guide.search, Qt.Key.Key_Up)
    QTest.keyClick(guide.search, Qt.Key.Key_Return)
    assert guide.place == "figures#margin-ratio" != chosen
    assert top_line(guide) == "Margin ratio"


def test_found_words_are_marked_until_the_search_is_empty(guide: GuideDialog) -> None:
    guide.search.setText("Sortino")
    QTest.keyClick(guide.search, Qt.Key.Key_Return)
    marked = {mark.cursor.selectedText() for mark in guide.view.extraSelections()}
    assert marked == {"Sortino"}
    guide.search.clear()
    guide.show_place("figures")
    assert guide.view.extraSelections() == []


def test_a_search_without_a_hit_says_so(guide: GuideDialog) -> None:
    guide.search.setText("xyzzy")
    assert listed(guide) == []
    assert not guide.table.isVisible()
    QTest.keyClick(guide.search, Qt.Key.Key_Return)
    assert guide.place == "today"


def test_a_click_goes_where_it_says(guide: GuideDialog) -> None:
    row = guide.list.row_of("imports")
    where = guide.table.visualRect(guide.list.index(row, 0)).center()
    QTest.mouseClick(guide.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert guide.place == "imports"


def test_links_lead_to_pages_and_back_leads_back(guide: GuideDialog) -> None:
    guide.view.anchorClicked.emit(QUrl("margin-laws.md#lending"))
    assert guide.place == "margin-laws#lending"
    guide.view.anchorClicked.emit(QUrl("#ratios"))
    assert guide.place == "margin-laws#ratios"
    guide.view.anchorClicked.emit(QUrl("no-such-page.md"))
    assert guide.place == "margin-laws#ratios"
    QTest.keyClick(guide, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(guide, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert guide.place == "today"
    assert not guide.back.isEnabled()
    QTest.keyClick(guide, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(guide, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert guide.place == "margin-laws#lending"
    guide.show_place("margin-laws#lending")
    guide.forward.click()
    assert guide.place == "margin-laws#ratios"
    guide.back.click()
    guide.show_place("limits")
    assert not guide.forward.isEnabled()


def test_only_a_page_of_the_web_is_handed_to_the_browser(
    guide: GuideDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    guide.view.anchorClicked.emit(QUrl("https://example.org/a"))
    guide.view.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert opened == ["https://example.org/a"]
    assert guide.place == "today"


def test_enter_goes_somewhere_only_where_one_searches(guide: GuideDialog) -> None:
    guide.search.setText("sortino")
    guide.view.setFocus()
    QTest.keyClick(guide.view, Qt.Key.Key_Return)
    assert guide.place == "today"


def test_the_keys_of_the_window(guide: GuideDialog) -> None:
    guide.view.setFocus()
    QTest.keyClick(guide, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert guide.search.hasFocus()
    QTest.keyClick(guide.search, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_a_page_can_be_copied(guide: GuideDialog) -> None:
    guide.view.moveCursor(QTextCursor.MoveOperation.Start)
    guide.view.moveCursor(QTextCursor.MoveOperation.EndOfLine, QTextCursor.MoveMode.KeepAnchor)
    guide.view.copy()
    assert QGuiApplication.clipboard().text() == "Today, lines and alerts"


def test_a_page_follows_the_theme_where_it_stands(guide: GuideDialog) -> None:
    guide.show_place("margin-laws#perpetuals")

    def ground() -> QColor:
        cursor = guide.view.document().find("liquidation           (E")
        return cursor.currentTable().cellAt(0, 0).format().background().color()

    place = guide.view.verticalScrollBar().value()
    assert ground() == QColor(LIGHT.neutral_tint)
    theme().choose("dark")
    assert ground() == QColor(DARK.neutral_tint)
    assert guide.view.verticalScrollBar().value() == place > 0


def test_every_page_is_shown(guide: GuideDialog) -> None:
    for name, page in guide.pages.items():
        guide.show_place(name)
        assert guide.view.toPlainText().startswith(page.title)
        assert "```" not in guide.view.toPlainText()
        assert "**" not in guide.view.toPlainText()


def test_its_size_is_remembered(guide: GuideDialog, desk: Desk, qtbot: QtBot) -> None:
    guide.resize(720, 540)
    guide.close()
    again = GuideDialog(desk)
    qtbot.addWidget(again)
    assert again.size() == guide.size()


def test_what_takes_keys_has_a_name(guide: GuideDialog) -> None:
    for each in (guide.search, guide.table, guide.view, guide.back, guide.forward):
        assert each.accessibleName()


def test_one_guide_is_open_over_a_window(desk: Desk, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    show_guide(desk, window, "limits")
    show_guide(desk, window, "keyboard")
    (guide,) = window.findChildren(GuideDialog)
    assert guide.place == "keyboard"
    assert not guide.isModal()


def test_a_dialog_asks_its_window_for_help(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    action = QAction(window)
    action.setObjectName("action.guide")
    action.setShortcut("F1")
    below = Dialog(window)
    dialog = Dialog(below)
    with qtbot.waitSignal(action.triggered):
        QTest.keyClick(dialog, Qt.Key.Key_F1)
    alone = Dialog()
    qtbot.addWidget(alone)
    QTest.keyClick(alone, Qt.Key.Key_F1)
    alone.show()
    QTest.keyClick(alone, Qt.Key.Key_Escape)
    assert not alone.isVisible()
