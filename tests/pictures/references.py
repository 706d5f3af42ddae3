"""Small pictures of the main screens, by which a test sees that a part of one is gone.

Each is so coarse that letters are grey there: another hinting or rasteriser changes nothing that
counts, while a card, a chart or a column that is missing does.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from journal_app.assembly.demo_journal import write_demo_journal
from journal_app.resources import resource_folder
from journal_app.ui.application import dressed
from journal_app.ui.theme import Choice
from journal_app.ui.widgets.icons import take_icons_from
from tests.pictures.places import SCREENS
from tests.pictures.studio import Studio

FOLDER: Final = Path(__file__).parent / "references"
MAIN: Final = (
    "today", "plan-margin", "plan-calculator", "planner-rescue", "journal-ledger", "review-month",
    "analytics", "platforms", "settings",
)  # fmt: skip
THEMES: Final[tuple[Choice, ...]] = ("light", "dark")
GRID: Final = QSize(64, 36)
WHOLE: Final = 2.0
"""So much a whole picture may differ from its reference, on the mean of all cells and colours."""
PART: Final = 6.0
"""So much any stretch of it may, of as many cells as a small card has."""
_STRETCH: Final = QSize(8, 6)


def small(widget: QWidget) -> QImage:
    """A picture of a window as a grid of mean colours."""
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return picture.scaled(
        GRID, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def difference(one: QImage, other: QImage) -> tuple[float, float]:
    """How far two grids are apart, from 0 to 255: as wholes, and where it is most."""
    apart = [[_apart(one, other, x, y) for x in range(64)] for y in range(36)]
    whole = sum(map(sum, apart)) / (64 * 36)
    wide, high = _STRETCH.width(), _STRETCH.height()
    part = max(
        sum(sum(row[x : x + wide]) for row in apart[y : y + high]) / (wide * high)
        for y in range(0, 36 - high + 1, 2)
        for x in range(0, 64 - wide + 1, 2)
    )
    return whole, part


def _apart(one: QImage, other: QImage, x: int, y: int) -> float:
    first, second = one.pixelColor(x, y), other.pixelColor(x, y)
    return (
        abs(first.red() - second.red())
        + abs(first.green() - second.green())
        + abs(first.blue() - second.blue())
    ) / 3


def main_screens(journal: Path, choice: Choice, folder: Path) -> Iterator[tuple[str, Studio]]:
    """The main screens one after the other, on show."""
    studio = Studio(journal, choice, folder)
    for name in MAIN:
        SCREENS[name](studio)
        studio.settle()
        focus: QWidget | None = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()
        studio.settle()
        yield name, studio
    studio.close()


def write_references() -> None:
    """Write all of them anew."""
    application = QApplication([])
    application.setCursorFlashTime(0)
    dressed(application, resource_folder("fonts"), "light")
    take_icons_from(resource_folder("icons"))
    FOLDER.mkdir(exist_ok=True)
    for choice in THEMES:
        with TemporaryDirectory() as folder:
            journal = Path(folder) / "Main journal.journal"
            write_demo_journal(journal)
            for name, studio in main_screens(journal, choice, Path(folder)):
                small(studio.window).save(str(FOLDER / f"{name}-{choice}.png"))
