"""Parts one under another in what scrolls."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.column_layout import ColumnLayout
from journal_app.ui.widgets.scroll_page import ScrollPage


class Block(QWidget):
    """As high as it is told to be, and counts how often it is given another size."""

    def __init__(self, height: int, policy: QSizePolicy.Policy) -> None:
        super().__init__()
        self.wanted, self.sizes = height, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, policy)

    def grow(self, height: int) -> None:
        self.wanted = height
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(100, self.wanted)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, min(self.wanted, 40) if self._may_shrink else self.wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sizes += 1

    @property
    def _may_shrink(self) -> bool:
        return self.sizePolicy().verticalPolicy() is not QSizePolicy.Policy.Fixed


def test_what_does_not_change_is_not_moved_about_when_its_neighbours_grow(qtbot: QtBot) -> None:
    said = Block(30, QSizePolicy.Policy.Fixed)
    said.hide()
    chart, rows = Block(120, QSizePolicy.Policy.Expanding), Block(60, QSizePolicy.Policy.Fixed)
    whole = QWidget()
    column = ColumnLayout(whole, 12)
    column.addWidget(said)
    for each in (chart, rows):
        card = Card("Card")
        card.body.addWidget(each)
        column.addWidget(card)
    page = ScrollPage(whole)
    qtbot.addWidget(page)
    page.resize(300, 320)
    page.show()
    qtbot.waitExposed(page)
    QApplication.processEvents()
    before, chart.sizes = chart.height(), 0

    said.show()
    rows.grow(400)
    qtbot.waitUntil(lambda: whole.height() > page.viewport().height())

    assert (said.height(), rows.height()) == (30, 400)
    assert (chart.sizes, chart.height()) == (0, before)


def test_a_part_goes_to_another_place_and_one_that_is_gone_leaves_none(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    column = ColumnLayout(whole, 10)
    parts = [Block(height, QSizePolicy.Policy.Fixed) for height in (20, 30, 40)]
    for each in parts:
        column.addWidget(each)
    column.move(parts[2], 0)
    parts[0].hide()
    whole.resize(200, 300)
    whole.show()
    qtbot.waitExposed(whole)

    assert [(each.y(), each.height()) for each in (parts[2], parts[1])] == [(0, 40), (50, 30)]
    assert column.heightForWidth(200) == column.sizeHint().height() == 80
    column.removeWidget(parts[1])
    assert column.count() == 2
    assert column.itemAt(5) is None
