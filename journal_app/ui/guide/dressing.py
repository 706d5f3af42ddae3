"""Dress a page of the guide in the theme: what Markdown marks, in the program's own type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, cast

from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontDatabase,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCell,
    QTextTableFormat,
)

from journal_app.ui.theme import theme

_HEADINGS: Final = {1: (20, 700, 0, 12), 2: (15, 700, 24, 6), 3: (13, 700, 18, 4)}
"""By level: pixels, weight, and the room above and below."""

_LINE_HEIGHT: Final = 135
_LINE_HEIGHT_IN_CELL: Final = 118
_ROOM: Final = 8
_ROOM_OF_ITEM: Final = 4
_CODE_PIXELS: Final = 12
_CELL_ROOM: Final = 6
_TABLE_WIDTH: Final = 99
"""Percent of the page; the borders of a table come on top of it."""


def dress(document: QTextDocument) -> None:
    """Give every block and every piece of text its looks, in the colours in force.

    All as one edit: after each of many the page would be laid out anew.
    """
    whole = QTextCursor(document)
    whole.beginEditBlock()
    tables = [each for each in document.rootFrame().childFrames() if isinstance(each, QTextTable)]
    for block in _blocks(document):
        _dress_block(block)
    for table in tables:
        _dress_table(table)
    for first, last in _runs_of_code(document):
        _set_code(whole, first, last)
    whole.endEditBlock()


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _dress_block(block: QTextBlock) -> None:
    shape = block.blockFormat()
    level = shape.headingLevel()
    cursor = QTextCursor(block)
    if level:
        _, _, above, below = _HEADINGS[level]
        shape.setTopMargin(above)
        shape.setBottomMargin(below)
    else:
        shape.setTopMargin(0)
        is_in_cell, is_item = cursor.currentTable() is not None, block.textList() is not None
        shape.setBottomMargin(0 if is_in_cell else _ROOM_OF_ITEM if is_item else _ROOM)
        shape.setLineHeight(_LINE_HEIGHT_IN_CELL if is_in_cell else _LINE_HEIGHT, _proportional())
    cursor.setBlockFormat(shape)
    for start, length, letters in _pieces(block):
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        _dress_letters(letters, level)
        cursor.setCharFormat(letters)


def _pieces(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Where each run of like letters lies, all told before any of them is changed."""
    pieces = cast("Iterable[QTextBlock.iterator]", block)
    fragments = [each.fragment() for each in pieces]
    return [(each.position(), each.length(), each.charFormat()) for each in fragments]


def _dress_letters(letters: QTextCharFormat, level: int) -> None:
    is_anchor = letters.isAnchor()
    if letters.fontFixedPitch():
        _fix_pitch(letters)
        letters.setBackground(QBrush(theme().color("neutral_tint")))
    elif level:
        pixels, weight, _, _ = _HEADINGS[level]
        letters.clearProperty(QTextFormat.Property.FontSizeAdjustment)
        letters.setFont(theme().font(pixels, weight))
    elif letters.fontWeight() > QFont.Weight.Normal:
        letters.setFontWeight(QFont.Weight.DemiBold)
    if is_anchor:
        letters.setForeground(QBrush(theme().color("accent")))
        letters.setFontUnderline(False)


def _dress_table(table: QTextTable) -> None:
    shape = QTextTableFormat(table.format())
    shape.setBorder(1)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QBrush(theme().color("line")))
    shape.setBorderCollapse(True)
    shape.setCellPadding(_CELL_ROOM)
    shape.setCellSpacing(0)
    shape.setTopMargin(4)
    shape.setBottomMargin(_ROOM)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, _TABLE_WIDTH))
    table.setFormat(shape)
    for column in range(table.columns()):
        _set_ground(table.cellAt(0, column))


def _set_ground(cell: QTextTableCell) -> None:
    given = cell.format()
    given.setBackground(QBrush(theme().color("neutral_tint")))
    cell.setFormat(given)


def _runs_of_code(document: QTextDocument) -> list[tuple[int, int]]:
    """Where each block of code begins and ends; the last first, since its place moves the rest."""
    runs: list[tuple[int, int]] = []
    is_within = False
    for block in _blocks(document):
        is_code = block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)
        if is_code:
            begins = runs.pop()[0] if is_within else block.position()
            runs.append((begins, block.position() + block.length() - 1))
        is_within = is_code
    return runs[::-1]


def _set_code(cursor: QTextCursor, first: int, last: int) -> None:
    """Put a block of code on a ground of its own: a table of one cell, which alone has a margin."""
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    code = cursor.selectedText()
    cursor.removeSelectedText()
    cursor.setBlockFormat(QTextBlockFormat())
    shape = QTextTableFormat()
    shape.setBorder(0)
    shape.setCellPadding(_ROOM)
    shape.setCellSpacing(0)
    shape.setBottomMargin(_ROOM + 2)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, _TABLE_WIDTH))
    cell = cursor.insertTable(1, 1, shape).cellAt(0, 0)
    _set_ground(cell)
    inside = cell.firstCursorPosition()
    lines = QTextBlockFormat()
    lines.setNonBreakableLines(True)
    lines.setLineHeight(_LINE_HEIGHT_IN_CELL, _proportional())
    inside.setBlockFormat(lines)
    letters = QTextCharFormat()
    _fix_pitch(letters)
    inside.insertText(code, letters)


def _fix_pitch(letters: QTextCharFormat) -> None:
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    letters.setFontFamilies([fixed.family()])
    letters.setProperty(QTextFormat.Property.FontPixelSize, _CODE_PIXELS)


def _proportional() -> int:
    return int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
