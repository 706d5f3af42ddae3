"""Tables by keyboard: choosing, opening, sorting, copying; a row stays chosen through changes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.domain.levels import Levels
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.models.roles import ALIGNMENT, SPOKEN, TO_THE_RIGHT
from journal_app.ui.models.row_table import Row, RowTable
from journal_app.ui.widgets.table import TableView

COLUMNS = (
    Column("asset", "Asset"),
    Column("levels", "Levels", kind="ladder", sorts=False, stretches=True),
    Column("net", "Net", kind="number"),
)
LEVELS = Levels("long", entry=Decimal(5), target=Decimal(7))


def row(key: int, asset: str, net: int | None) -> Row:
    words = "—" if net is None else f"{net:+}"
    order = None if net is None else Decimal(net)
    cells = (Cell(asset, weight=700, chip="Long"), Cell(levels=LEVELS), Cell(words, order=order))
    return Row(key, cells)


ROWS = [row(1, "ETH", 10), row(2, "SOL", None), row(3, "BTC", -4), row(4, "AVAX", 200)]


@pytest.fixture
def view(qtbot: QtBot) -> TableView:
    made = TableView(44)
    qtbot.addWidget(made)
    made.setModel(RowTable(COLUMNS, made))
    rows_of(made).show_rows(ROWS)
    made.resize(640, 240)
    made.show()
    qtbot.waitExposed(made)
    return made


def rows_of(view: TableView) -> RowTable:
    assert isinstance(view.table, RowTable)
    return view.table


def keys(view: TableView) -> list[object]:
    return [view.table.key_at(at) for at in range(view.table.rowCount())]


def test_keys_choose_and_open(view: TableView, qtbot: QtBot) -> None:
    opened: list[object] = []
    view.opened.connect(opened.append)
    view.choose(1)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.chosen_key == 2
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened == [2]


def test_the_header_sorts_and_what_has_no_value_stays_last(view: TableView, qtbot: QtBot) -> None:
    header = view.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(2) + 20, 10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert keys(view) == [4, 1, 3, 2]
    assert view.table.headerData(2, Qt.Orientation.Horizontal) == "Net ↓"
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert keys(view) == [3, 1, 4, 2]
    view.table.sort(-1)
    assert keys(view) == [1, 2, 3, 4]


def test_a_row_stays_chosen_while_it_is_there(view: TableView) -> None:
    told: list[object] = []
    view.choose(3)
    view.chosen.connect(told.append)
    view.table.sort(2)
    rows_of(view).show_rows([row(9, "NEW", 1), *ROWS])
    assert (view.chosen_key, view.currentIndex().row()) == (3, view.table.row_of(3))
    assert told == []
    rows_of(view).show_rows(ROWS[:2])
    assert (view.chosen_key, told) == (None, [None])


def test_a_row_is_copied_as_it_is_spoken(view: TableView, qtbot: QtBot) -> None:
    view.choose(1)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "ETH Long\t\t+10"
    assert view.table.data(view.table.index(0, 0), SPOKEN) == "ETH Long"
    assert view.table.data(view.table.index(0, 2), ALIGNMENT) == TO_THE_RIGHT


def test_the_columns_menu_sorts_and_hides(view: TableView) -> None:
    words = {action.text(): action for action in view.column_menu().actions()}
    words["Net"].trigger()  # the last of that name shows or hides
    assert view.hidden_columns == {"net"}
    view.hide_columns(["asset", "levels", "net"])
    assert view.hidden_columns == {"levels", "net"}


def test_the_stretching_column_takes_the_room_that_is_left(view: TableView) -> None:
    assert view.horizontalHeader().length() == view.viewport().width()
    before = view.columnWidth(2)
    view.resize(900, 240)
    assert view.columnWidth(2) == before
    assert view.horizontalHeader().length() == view.viewport().width()


def test_rows_are_of_one_height_and_tab_leaves(view: TableView) -> None:
    assert {view.rowHeight(at) for at in range(4)} == {44}
    assert not view.tabKeyNavigation()
    view.show_all_rows()
    assert view.sizeHint().height() == view.horizontalHeader().height() + 4 * 44
