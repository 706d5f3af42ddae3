"""The paged table: pages when they are seen, never a wait, and rows found by their trade."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.models.trade_table import KEPT_PAGES, PAGE, TradeTable

COLUMNS = [Column("number", "No."), Column("net", "Net", kind="number", sorts=False)]


class Line:
    """As much of a line as the test's cells need."""

    def __init__(self, trade_id: int, net: str) -> None:
        self.id = trade_id
        self.net = net


class Source:
    """Answers pages when it is told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[Sequence[int], Callable[[Any], object]]] = []
        self.net = "1"

    def fetch(self, ids: Sequence[int], take: Callable[[Any], object]) -> None:
        self.asked.append((ids, take))

    def answer(self) -> None:
        asked, self.asked = self.asked, []
        for ids, take in asked:
            take([Line(each, self.net) for each in ids])


def table_of(source: Source) -> TradeTable:
    return TradeTable(
        COLUMNS,
        lambda line: (Cell(str(line.id)), Cell(str(line.net))),
        source.fetch,
    )


def settle(qtbot: QtBot, source: Source) -> None:
    qtbot.waitUntil(lambda: bool(source.asked), timeout=500)


def test_a_page_comes_with_its_neighbours_and_nothing_waits(qtbot: QtBot) -> None:
    source = Source()
    table = table_of(source)
    table.show_ids(range(100_000, 0, -1))
    assert table.rowCount() == 100_000
    assert table.cell(5 * PAGE, 0).text == ""
    settle(qtbot, source)
    assert [ids[0] for ids, _ in source.asked] == [100_000 - page * PAGE for page in (4, 5, 6)]
    source.answer()
    assert table.cell(5 * PAGE, 0).text == str(100_000 - 5 * PAGE)
    assert table.row_of(100_000 - 5 * PAGE) == 5 * PAGE
    assert (table.row_of(0), table.key_at(0), table.key_at(-1)) == (-1, 100_000, None)


def test_what_is_known_stays_until_it_is_told_anew(qtbot: QtBot) -> None:
    source = Source()
    table = table_of(source)
    table.show_ids([1, 2, 3])
    table.cell(0, 0)
    settle(qtbot, source)
    source.answer()
    source.net = "2"
    with qtbot.waitSignal(table.dataChanged):
        table.show_ids([1, 2, 3])
    assert table.cell(0, 1).text == "1"
    settle(qtbot, source)
    late = source.asked.pop()[1]
    table.show_ids([3, 1])
    assert table.cell(0, 1).text == "1"
    late([Line(3, "late")])
    assert table.cell(0, 1).text == "1"
    settle(qtbot, source)
    source.answer()
    assert table.cell(0, 1).text == "2"


def test_far_pages_are_let_go(qtbot: QtBot) -> None:
    source = Source()
    table = table_of(source)
    table.show_ids(range(1, 40 * PAGE))
    for page in range(40):
        table.cell(page * PAGE, 0)
    settle(qtbot, source)
    source.answer()
    known = sum(table.cell(page * PAGE, 0).text != "" for page in range(40))
    assert known == KEPT_PAGES


def test_sorting_is_asked_for_and_shown_in_the_head(qtbot: QtBot) -> None:
    table = table_of(Source())
    with qtbot.waitSignal(table.sort_asked) as asked:
        table.sort(0, Qt.SortOrder.DescendingOrder)
    assert asked.args == ["number", True]
    assert table.headerData(0, Qt.Orientation.Horizontal) == "No. ↓"
    table.sort(1)
    assert table.sorted_by == "number"
