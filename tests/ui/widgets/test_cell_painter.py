"""What a cell shows of itself where it has little room."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from journal_app.ui.models.cells import Cell
from journal_app.ui.widgets.cell_painter import PADDING, CellPainter


def painted(cell: Cell, room: int) -> QImage:
    image = QImage(240, 36, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    CellPainter().paint_heading(painter, 0, cell, QRect(0, 0, room + 2 * PADDING, 36))
    painter.end()
    return image


def test_a_chip_goes_before_its_text_does(qtbot: QtBot) -> None:
    name, both = Cell("wstETH"), Cell("wstETH", chip="Long", chip_tone="gain")
    assert painted(both, 60) == painted(name, 60)
    assert painted(both, 200) != painted(name, 200)
    # cut to no less than a few letters, it keeps the chip beside it
    assert painted(Cell("wstETH / stETH", chip="Long"), 110) != painted(Cell("wstETH / stETH"), 110)


def test_a_chip_alone_has_all_the_room(qtbot: QtBot) -> None:
    blank = painted(Cell(), 30)
    assert painted(Cell(chip="Long"), 30) != blank
