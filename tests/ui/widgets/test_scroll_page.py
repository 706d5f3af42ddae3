"""A page that scrolls as a whole."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.widgets.card import Card
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
    column = QVBoxLayout(whole)
    column.addWidget(said)
    for each in (chart, rows):
        card = Card("Card")
        card.body.addWidget(each)
        column.addWidget(card)
    column.addStretch(1)
    page = ScrollPage(whole)
    qtbot.addWidget(page)
    page.resize(300, 320)
    page.show()
    qtbot.waitExposed(page)
    QApplication.processEvents()
    before, chart.sizes = chart.height(), 0

    with page.laid_out_once():
        said.show()
        rows.grow(400)
    QApplication.processEvents()

    assert rows.height() == 400
    assert said.height() == 30
    assert whole.height() > page.viewport().height()
    assert chart.sizes <= 1
    assert chart.height() <= before
