"""Many trades at once: selected by keys, tagged, put into the trash, exported, in groups."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.export_dialog import ExportDialog
from journal_app.ui.models.trade_table import GroupKey
from journal_app.ui.screens.journal.columns_dialog import ColumnsDialog
from journal_app.ui.screens.journal.words_dialog import WordsDialog
from tests.ui.screens.journal.test_screen import Shown

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shown(
    desk_on: Callable[..., Desk], demo_journal: Path, settle: Callable[[Desk], None], qtbot: QtBot
) -> Shown:
    made = Shown(desk_on(demo_journal), settle)
    qtbot.addWidget(made.screen)
    return made


def select(shown: Shown, count: int) -> list[int]:
    """Select so many of the first rows, by keys."""
    for _ in range(count - 1):
        QTest.keyClick(shown.screen.table, Qt.Key.Key_Down, SHIFT)
    shown.settle()
    return shown.screen.table.selected_ids


def chosen(shown: Shown) -> object:
    return shown.screen.table.chosen_key


def test_rows_are_selected_by_keys_and_stay_so_in_another_order(shown: Shown) -> None:
    table = shown.screen.table
    ids = select(shown, 3)
    QTest.keyClick(table, Qt.Key.Key_Down, CONTROL)
    QTest.keyClick(table, Qt.Key.Key_Down, CONTROL)
    QTest.keyClick(table, Qt.Key.Key_Space, CONTROL)
    assert len(table.selected_ids) == 4
    assert set(ids) < set(table.selected_ids)
    assert shown.screen.selection.told == "4 trades selected"
    before = set(table.selected_ids)
    shown.screen.model.sort(9)
    shown.settle()
    assert set(table.selected_ids) == before
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert len(table.selected_ids) == 1
    assert shown.screen.selection.isHidden()
    QTest.keyClick(table, Qt.Key.Key_A, CONTROL)
    assert len(table.selected_ids) == 150


def test_what_the_program_chooses_is_chosen_alone_whatever_is_held(
    shown: Shown, qtbot: QtBot
) -> None:
    table = shown.screen.table
    shown.screen.show()
    handle = shown.screen.window().windowHandle()
    for held in (SHIFT, CONTROL, CONTROL | SHIFT):
        table.choose(140)
        QTest.keyPress(handle, Qt.Key.Key_Shift, held)
        qtbot.waitUntil(lambda: bool(QApplication.keyboardModifiers()))
        assert QApplication.keyboardModifiers() == held
        table.choose(146)
        assert table.selected_ids == [146]
        QTest.keyRelease(handle, Qt.Key.Key_Shift)
        qtbot.waitUntil(lambda: not QApplication.keyboardModifiers())


def test_many_are_tagged_as_one_step(shown: Shown) -> None:
    ids = select(shown, 5)
    QTest.keyClick(shown.screen.selection.words, Qt.Key.Key_Return)
    shown.settle()
    dialog = shown.screen.findChild(WordsDialog)
    assert dialog is not None
    assert not dialog.save.isEnabled()
    for name, text in (("add", "reviewed, late"), ("strategy", "Second look")):
        editor = dialog.findChild(QLineEdit, f"journal.words.{name}")
        assert editor is not None
        QTest.keyClicks(editor, text)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    shown.settle()
    assert shown.said[-1] == "5 trades are changed."

    def tagged(uow: object) -> int:
        trades = (uow.trades.get(each) for each in ids)  # type: ignore[attr-defined]
        return sum("late" in each.tags and each.strategy == "Second look" for each in trades)

    assert shown.read(tagged) == 5
    assert "5 trades" in shown.desk.actions["undo"].text()
    shown.desk.actions["undo"].trigger()
    shown.settle()
    assert shown.read(tagged) == 0


def test_many_go_into_the_trash_and_come_back_by_the_bar(shown: Shown) -> None:
    screen = shown.screen
    select(shown, 4)
    QTest.keyClick(screen.table, Qt.Key.Key_Delete)
    shown.settle()
    assert shown.said[-1] == "4 trades are in the trash."
    assert screen.table.table.rowCount() == 146
    screen.filters.choose("trash", ["trashed"])
    shown.settle()
    assert len(select(shown, 4)) == 4
    assert screen.selection.trash.isHidden()
    assert [each.text() for each in screen.selected.made_menu().actions()][:3] == [
        "Export…",
        "Copy",
        "Bring 4 trades back",
    ]
    screen.selection.bring_back.click()
    shown.settle()
    screen.filters.clear()
    shown.settle()
    assert screen.table.table.rowCount() == 150


def test_only_the_selected_trades_are_exported(shown: Shown, tmp_path: Path, qtbot: QtBot) -> None:
    ids = select(shown, 3)
    shown.screen.selection.export.click()
    dialog = shown.screen.window().findChild(ExportDialog)
    assert dialog is not None
    shown.settle()
    dialog.findChild(QWidget, "export.as").choose("table")  # type: ignore[union-attr]
    dialog.findChild(QWidget, "export.table").choose("trades")  # type: ignore[union-attr]
    out = tmp_path / "some.csv"
    dialog.findChild(QLineEdit, "export.path").setText(str(out))  # type: ignore[union-attr]
    dialog.findChild(QWidget, "export.write").click()  # type: ignore[union-attr]
    shown.settle()
    with out.open(encoding="utf-8-sig", newline="") as text:
        numbers = {row[0] for row in list(csv.reader(text))[1:]}

    def numbers_of(uow: object) -> set[str]:
        return {str(uow.trades.get(each).number) for each in ids}  # type: ignore[attr-defined]

    assert numbers == shown.read(numbers_of)


def test_groups_fold_by_keys_and_mouse_and_keep_what_is_chosen(shown: Shown) -> None:
    screen, table = shown.screen, shown.screen.table
    screen.filters.show_choice({}, "month")
    shown.settle()
    first = screen.model.groups[0]
    assert (first.heading.text, table.table.rowCount()) == (
        "Not closed",
        150 + len(screen.model.groups),
    )
    assert chosen(shown) == first.trade_ids[0]
    QTest.keyClick(table, Qt.Key.Key_Left)
    assert chosen(shown) == GroupKey("")
    QTest.keyClick(table, Qt.Key.Key_Left)
    folded = screen.model.is_folded("")
    assert folded
    assert table.selected_ids == []
    heading = table.table.heading(0)
    assert heading is not None
    assert heading.text == "▸  Not closed"
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 20))
    folded = screen.model.is_folded("")
    assert not folded
    table.fold(screen.model.groups, away=True)
    assert table.table.rowCount() == len(screen.model.groups)
    last = screen.model.groups[-1]
    screen.show_facts(trade_id=last.trade_ids[0])
    shown.settle()
    assert table.chosen_key == last.trade_ids[0]
    table.choose(GroupKey(last.key))
    words = {each.text(): each for each in screen.selected.made_menu().actions()}
    words["Select its trades"].trigger()
    assert table.selected_ids == list(last.trade_ids)
    spoken = table.table.cell(0, 0).spoken
    assert spoken.startswith("Not closed")
    assert "Net P&L" in spoken


def test_columns_are_arranged_by_keys(shown: Shown) -> None:
    table = shown.screen.table
    words = {each.text(): each for each in table.column_menu().actions()}
    words["Arrange columns…"].trigger()
    dialog = shown.screen.findChild(ColumnsDialog)
    assert dialog is not None
    first = table.shown_columns[0]
    assert dialog.rows[0].key == first
    box = dialog.rows[1].box
    moved = dialog.rows[1].key
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(box, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [row.key for row in dialog.rows[:2]] == [moved, first]
    assert not dialog.rows[0].up.isEnabled()
    number = next(row for row in dialog.rows if row.key == "number")
    number.up.click()
    QTest.keyClick(number.box, Qt.Key.Key_Space)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert table.shown_columns[:2] == [moved, first]
    assert "number" in table.shown_columns
    table.open_columns()
    again = next(each for each in shown.screen.findChildren(ColumnsDialog) if each.isVisible())
    for row in again.rows:
        row.box.setChecked(False)
    assert not again.save.isEnabled()
    again.findChild(QWidget, "journal.columns.forget").click()  # type: ignore[union-attr]
    assert table.shown_columns[0] == "opened_at"


def test_columns_keep_their_order_and_widths(shown: Shown) -> None:
    table, preferences = shown.screen.table, shown.desk.preferences
    header = table.horizontalHeader()
    header.moveSection(header.visualIndex(9), 0)
    assert table.shown_columns[0] == "net"
    header.resizeSection(9, 133)
    assert preferences.text("journal_columns").split()[0] == "net"
    assert preferences.text("journal_widths") == "net:133"
    another = type(shown.screen)(shown.desk)
    assert another.table.shown_columns == table.shown_columns
    assert another.table.own_widths == {"net": 133}
    another.table.forget_columns()
    assert another.table.shown_columns[0] == "opened_at"
    assert another.table.own_widths == {}
