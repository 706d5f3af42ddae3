"""Tables on leaves: columns as wide as they need, heads again on each leaf, texts in lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from journal_app.ui.printing.leaves import HEAD, HEADING, STRONG, TEXT, Ink, Leaves, points

_PADDING: Final = points(2.75)
_GAP: Final = points(8)
_LEAST: Final = points(26)
_LEAST_OF_TEXT: Final = points(60)
_MEASURED: Final = 400
"""A column is as wide as the widest of so many of its first cells."""

Report = Callable[[int, int], None]
_REPORT_EVERY: Final = 200


class Heading(NamedTuple):
    """The head of a column. gives_way: it is made narrower where not all have room, and its texts
    then stand in lines.
    """

    title: str
    is_number: bool = False
    gives_way: bool = True


class Written(NamedTuple):
    """What stands in a cell."""

    text: str
    tone: str = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table in words. total: its last row, if any. empty: what is said where no row is."""

    title: str
    headings: Sequence[Heading]
    rows: Sequence[Sequence[Written]]
    total: Sequence[Written] | None = None
    empty: str = ""


def draw_table(leaves: Leaves, sheet: Sheet, report: Report) -> None:
    """Draw a table below what is there, over as many leaves as it needs."""
    line = leaves.line_height(TEXT)
    leaves.make_room(points(34) + 3 * (line + 2 * _PADDING))
    leaves.y += points(10)
    leaves.write(leaves.left, leaves.y + points(11), sheet.title, HEADING)
    leaves.y += points(18)
    if not sheet.rows:
        leaves.paragraph(sheet.empty, TEXT._replace(color="muted"))
        return
    columns = _placed(leaves, sheet)
    _draw_heads(leaves, columns)
    for done, row in enumerate(sheet.rows):
        if done % _REPORT_EVERY == 0:
            report(done, len(sheet.rows))
        _draw_row(leaves, columns, row, TEXT)
    if sheet.total is not None:
        leaves.make_room(line + 2 * _PADDING)
        leaves.rule(leaves.left, leaves.y, leaves.width, "muted")
        _draw_row(leaves, columns, sheet.total, STRONG, is_last=True)


class _Placed(NamedTuple):
    heading: Heading
    x: float
    width: float


def _placed(leaves: Leaves, sheet: Sheet) -> list[_Placed]:
    wishes = _wishes(leaves, sheet)
    room = leaves.width - _GAP * (len(wishes) - 1)
    widths = _fitted(wishes, [each.gives_way for each in sheet.headings], room)
    placed: list[_Placed] = []
    x = leaves.left
    for heading, width in zip(sheet.headings, widths, strict=True):
        placed.append(_Placed(heading, x, width))
        x += width + _GAP
    return placed


class _Wish(NamedTuple):
    """How wide a column would be if there were room for all, how wide its cells mostly are, and
    how wide it has to be.
    """

    most: float
    usual: float
    least: float


def _wishes(leaves: Leaves, sheet: Sheet) -> list[_Wish]:
    sample = [*sheet.rows[:_MEASURED], *([sheet.total] if sheet.total else [])]
    wishes: list[_Wish] = []
    for place, heading in enumerate(sheet.headings):
        head = max(leaves.advance(heading.title, HEAD), _LEAST)
        widths = [leaves.advance(row[place].text, STRONG) for row in sample]
        usual = max(head, sum(widths) / len(widths))
        wishes.append(_Wish(max(head, *widths), usual, max(head, _LEAST_OF_TEXT)))
    return wishes


def _fitted(wishes: Sequence[_Wish], gives_way: Sequence[bool], room: float) -> list[float]:
    """Widths that fill the room: those that give way share what the others leave."""
    widths = [wish.most for wish in wishes]
    texts = sorted((p for p, each in enumerate(gives_way) if each), key=widths.__getitem__)
    left = room - sum(width for place, width in enumerate(widths) if place not in texts)
    spare = max(0.0, left - sum(widths[place] for place in texts)) / max(1, len(texts))
    usual = sum(wishes[place].usual for place in texts)
    for place in texts:
        share = max(wishes[place].least, left * wishes[place].usual / usual)
        widths[place] = widths[place] + spare if spare else min(widths[place], share)
        left -= widths[place]
        usual -= wishes[place].usual
    return widths


def _draw_heads(leaves: Leaves, columns: Sequence[_Placed]) -> None:
    baseline = leaves.y + points(HEAD.size)
    for column in columns:
        _write(leaves, column, baseline, column.heading.title, HEAD)
    leaves.y += leaves.line_height(HEAD) + points(2)
    leaves.rule(leaves.left, leaves.y, leaves.width, "muted")


def _draw_row(
    leaves: Leaves,
    columns: Sequence[_Placed],
    row: Sequence[Written],
    ink: Ink,
    *,
    is_last: bool = False,
) -> None:
    """Draw a row; one that is higher than what a leaf holds goes on on the next."""
    cells = [
        leaves.wrapped(cell.text, ink, column.width) if column.heading.gives_way else [cell.text]
        for column, cell in zip(columns, row, strict=True)
    ]
    step = leaves.line_height(ink)
    lines = max(map(len, cells))
    if lines * step + 2 * _PADDING > leaves.room:
        _turn(leaves, columns)
    drawn = 0
    while drawn < lines:
        if drawn:
            _turn(leaves, columns)
        fitting = max(1, int((leaves.room - 2 * _PADDING) / step))
        part = min(fitting, lines - drawn)
        top = leaves.y + _PADDING + points(ink.size) * 0.94
        for column, texts, cell in zip(columns, cells, row, strict=True):
            for place, text in enumerate(texts[drawn : drawn + part]):
                toned = ink._replace(color=cell.tone)
                _write(leaves, column, top + place * step, text, toned)
        drawn += part
        leaves.y += part * step + 2 * _PADDING
    if not is_last:
        leaves.rule(leaves.left, leaves.y, leaves.width)


def _turn(leaves: Leaves, columns: Sequence[_Placed]) -> None:
    leaves.turn()
    _draw_heads(leaves, columns)


def _write(leaves: Leaves, column: _Placed, baseline: float, text: str, ink: Ink) -> None:
    if column.heading.is_number:
        leaves.write(column.x + column.width, baseline, text, ink, "right")
    else:
        leaves.write(column.x, baseline, text, ink)
