"""Leaves of paper: what stands where, before any of it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)

from journal_app.ui.theme import FAMILY
from journal_app.ui.tokens import LIGHT

Paint = Callable[[QPainter], None]
PaperName = Literal["a4", "letter"]
Side = Literal["left", "right", "centre"]

UNITS_PER_POINT: Final = 20
"""A twentieth of a point, so that every size of a font is a whole number of units."""

_MARGIN, _TOP, _BOTTOM = 42, 44, 56
_FOOTER: Final = 30
_HAIR: Final = 0.5


def points(count: float) -> float:
    """So many points, in units."""
    return count * UNITS_PER_POINT


class Paper(NamedTuple):
    """A size of paper. Units: points."""

    name: PaperName
    width: int
    height: int


PAPERS: Final[dict[PaperName, Paper]] = {
    "a4": Paper("a4", 595, 842),
    "letter": Paper("letter", 612, 792),
}


class Ink(NamedTuple):
    """How a text looks. size: in points; color: a token."""

    size: float = 8.5
    weight: int = 400
    color: str = "text"


TITLE: Final = Ink(20, 700)
HEADING: Final = Ink(11.5, 600)
SUBTITLE: Final = Ink(9, 400, "muted")
SMALL: Final = Ink(7.5, 400, "muted")
TEXT: Final = Ink()
STRONG: Final = Ink(8.5, 600)
HEAD: Final = Ink(7.5, 500, "muted")


@dataclass(slots=True)
class Leaf:
    """One page. texts: what is written on it, in its order."""

    paints: list[Paint] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def draw(self, painter: QPainter) -> None:
        """Draw all of it."""
        for paint in self.paints:
            paint(painter)


class Leaves:
    """Leaves that are filled from top to bottom; `y` is how far the last one is.

    foot: what stands at the foot of each, left of its number.
    """

    def __init__(self, paper: Paper, foot: str) -> None:
        self.paper = paper
        self.left = points(_MARGIN)
        self.right = points(paper.width - _MARGIN)
        self.bottom = points(paper.height - _BOTTOM)
        self._foot = foot
        self._fonts: dict[tuple[float, int], QFont] = {}
        self._metrics: dict[tuple[float, int], QFontMetricsF] = {}
        self.all: list[Leaf] = []
        self.turn()

    @property
    def width(self) -> float:
        """From margin to margin."""
        return self.right - self.left

    @property
    def room(self) -> float:
        """What is left of the last leaf."""
        return self.bottom - self.y

    def turn(self) -> None:
        """Begin another leaf."""
        self.all.append(Leaf())
        self.y = points(_TOP)

    def make_room(self, height: float) -> None:
        """Begin another leaf where so much does not fit on this one."""
        if height > self.room:
            self.turn()

    def draw(self, paint: Paint) -> None:
        """Have something drawn on the last leaf."""
        self.all[-1].paints.append(paint)

    def number(self) -> None:
        """Write the foot of every leaf, now that it is known how many there are."""
        y = points(self.paper.height - _FOOTER)
        for number, leaf in enumerate(self.all, start=1):
            shown = f"{number} / {len(self.all)}"
            room = self.width - self.advance(shown, SMALL) - points(12)
            self._write_on(leaf, self.left, y, self.cut(self._foot, SMALL, room), SMALL, "left")
            self._write_on(leaf, self.right, y, shown, SMALL, "right")

    # Texts

    def write(self, x: float, baseline: float, text: str, ink: Ink, side: Side = "left") -> None:
        """Write a text; x is its left end, its right end or its middle."""
        self._write_on(self.all[-1], x, baseline, text, ink, side)

    def advance(self, text: str, ink: Ink) -> float:
        """How wide a text is."""
        return self._metrics_of(ink).horizontalAdvance(text)

    def line_height(self, ink: Ink) -> float:
        """From one line to the next."""
        return points(ink.size) * 1.36

    def cut(self, text: str, ink: Ink, width: float) -> str:
        """As much of a text as has room, with an ellipsis where that is not all."""
        metrics = self._metrics_of(ink)
        return metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, width)

    def wrapped(self, text: str, ink: Ink, width: float) -> list[str]:
        """A text in lines of at most this width; a word that is longer is broken."""
        return [
            line for part in text.splitlines() or [""] for line in self._lines(part, ink, width)
        ]

    def paragraph(self, text: str, ink: Ink) -> None:
        """Write a text over the whole width, line below line, over leaves if need be."""
        step = self.line_height(ink)
        for line in self.wrapped(text, ink, self.width):
            self.make_room(step)
            self.write(self.left, self.y + points(ink.size), line, ink)
            self.y += step

    def font(self, ink: Ink) -> QFont:
        """The font of a text.

        Without figures of one width, and without signs that fit themselves to their neighbours: a
        PDF knows no letter for these, so that nobody could search for a number or copy it.
        """
        key = ink.size, ink.weight
        if key not in self._fonts:
            font = QFont(FAMILY)
            font.setPixelSize(round(points(ink.size)))
            font.setWeight(QFont.Weight(ink.weight))
            font.setFeature(QFont.Tag("calt"), 0)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[key] = font
        return self._fonts[key]

    # Lines

    def rule(self, x: float, y: float, width: float, color: str = "line") -> None:
        """Draw a hairline."""

        def paint(painter: QPainter) -> None:
            painter.setPen(pen(color))
            painter.drawLine(QPointF(x, y), QPointF(x + width, y))

        self.draw(paint)

    def frame(self, area: QRectF) -> None:
        """Draw a box with soft corners."""

        def paint(painter: QPainter) -> None:
            painter.setPen(pen("line"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, points(4), points(4))

        self.draw(paint)

    def _write_on(
        self, leaf: Leaf, x: float, baseline: float, text: str, ink: Ink, side: Side
    ) -> None:
        if not text:
            return
        if side != "left":
            x -= self.advance(text, ink) * (0.5 if side == "centre" else 1)
        font = self.font(ink)

        def paint(painter: QPainter) -> None:
            painter.setFont(font)
            painter.setPen(fill(ink.color))
            painter.drawText(QPointF(x, baseline), text)

        leaf.texts.append(text)
        leaf.paints.append(paint)

    def _lines(self, text: str, ink: Ink, width: float) -> Iterator[str]:
        layout = QTextLayout(text, self.font(ink))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            yield text[line.textStart() : line.textStart() + line.textLength()].strip()
        layout.endLayout()

    def _metrics_of(self, ink: Ink) -> QFontMetricsF:
        key = ink.size, ink.weight
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(self.font(ink))
        return self._metrics[key]


def pen(color: str, width: float = _HAIR) -> QPen:
    """A pen of a token's colour. width: in points."""
    made = QPen(QColor(getattr(LIGHT, color)), points(width))
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    return made


def fill(color: str) -> QColor:
    """The colour of a token."""
    return QColor(getattr(LIGHT, color))
