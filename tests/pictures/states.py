"""Take one state of the window in one process: empty, typical, heavy, or in error."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit

from journal_app.resources import resource_folder
from journal_app.ui.application import dressed
from journal_app.ui.dialogs.import_dialog import ImportDialog
from journal_app.ui.theme import Choice
from journal_app.ui.widgets.icons import take_icons_from
from tests.pictures.places import DIALOGS, SCREENS, Come, act, find, go, press, pressing
from tests.pictures.studio import Studio

_ACROSS: Final = 4
_THUMB: Final = 480


def _refused_field(studio: Studio) -> None:
    """An account without a name."""
    pressing("settings", "settings.account.add")(studio)
    find(studio, QLineEdit, "settings.account.name").clear()
    press(studio, "settings.account.save")


def _refused_import(studio: Studio) -> None:
    """A file that is no table that anything could be made of."""
    assert studio.desk.journal_path is not None
    file = studio.desk.journal_path.with_name("shoes.csv")
    file.write_text('Shoe size,"never closed\n42\n', encoding="utf-8")
    ImportDialog(studio.desk, studio.window, path=file).open()
    studio.settle()


def _damaged(studio: Studio) -> None:
    """Two figures and a note changed behind the program's back."""
    assert studio.desk.journal_path is not None
    with closing(sqlite3.connect(studio.desk.journal_path)) as connection, connection:
        connection.execute("UPDATE trade_figures SET net = '99' WHERE trade_id IN (7, 8)")
        connection.execute("UPDATE trades SET notes = 'x', checksum = 'f' WHERE id = 5")
    act(studio, "check")


EMPTY: Final[Mapping[str, Come]] = {
    **{
        name: SCREENS[name]
        for name in (
            "today", "plan-thesis", "plan-waiting", "plan-calculator", "review-week",
            "review-month", "review-year", "platforms", "settings",
        )
    },
    "journal": lambda studio: go(studio, "journal"),
    "analytics": lambda studio: go(studio, "analytics"),
    **{name: DIALOGS[name] for name in ("HistoryDialog", "TrashDialog", "BackupsDialog")},
    "PricesDialog": DIALOGS["PricesDialog"],
    "ImportDialog": DIALOGS["ImportDialog"],
}  # fmt: skip
_WITH_MUCH: Final = ("today", "journal", "review", "analytics", "platforms", "settings")
HEAVY: Final[Mapping[str, Come]] = {
    **{name: come for name, come in SCREENS.items() if name.split("-")[0] in _WITH_MUCH},
    "planner-stress": SCREENS["planner-stress"],
    **{
        name: DIALOGS[name]
        for name in ("CloseDialog", "EntryDialog", "AlertsDialog", "HistoryDialog", "PricesDialog")
    },
}
ERROR: Final[Mapping[str, Come]] = {
    "field": _refused_field,
    "import": _refused_import,
    "save": DIALOGS["ErrorDialog"],
    "mistake": DIALOGS["CrashDialog"],
    "check": _damaged,
}
PLACES: Final[Mapping[str, Mapping[str, Come]]] = {
    "empty": EMPTY,
    "typical": {**SCREENS, **DIALOGS},
    "heavy": HEAVY,
    "error": ERROR,
}


def take_state(state: str, journal: Path, choice: Choice, out: Path, prefix: str) -> None:
    """Take every place of a state, and lay them together on one sheet."""
    taken: list[Path] = []
    with TemporaryDirectory() as folder:
        studio = Studio(journal, choice, Path(folder), quiet=0.15)
        for name, come in PLACES[state].items():
            come(studio)
            taken.append(out / f"{prefix}-{name}.png")
            studio.take(studio.shown, taken[-1])
            studio.dismiss()
        if state == "error":
            studio.close()
            taken.append(out / f"{prefix}-unreadable.png")
            _take_unreadable(Path(folder), choice, taken[-1])
        else:
            studio.close()
    lay_together(taken, out / f"{prefix}-sheet.png")


def _take_unreadable(folder: Path, choice: Choice, file: Path) -> None:
    """A journal that cannot be opened."""
    spoilt = folder / "Spoilt.journal"
    spoilt.write_bytes(b"no journal at all")
    studio = Studio(None, choice, folder)
    assert studio.window.opening is not None
    studio.window.opening.open(spoilt)
    studio.settle()
    studio.take(studio.window, file)
    studio.close()


def lay_together(files: list[Path], sheet: Path) -> None:
    """Put pictures on one sheet, small enough to be looked at together."""
    height = _THUMB * 9 // 16
    rows = -(-len(files) // _ACROSS)
    whole = QImage(_ACROSS * _THUMB, rows * height, QImage.Format.Format_RGB32)
    whole.fill(Qt.GlobalColor.gray)
    painter = QPainter(whole)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for place, file in enumerate(files):
        picture = QImage(str(file))
        picture.setDevicePixelRatio(1)
        picture = picture.scaled(
            _THUMB - 8, height - 8,
            Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation,
        )  # fmt: skip
        left, top = place % _ACROSS * _THUMB + 4, place // _ACROSS * height + 4
        painter.drawImage(QRectF(left, top, picture.width(), picture.height()), picture)
    painter.end()
    whole.save(str(sheet))


def main(arguments: list[str]) -> None:
    """STATE, JOURNAL, light or dark, the folder, the first part of each name."""
    state, journal, choice, out, prefix = arguments
    application = QApplication([])
    application.setCursorFlashTime(0)
    dressed(application, resource_folder("fonts"), "light")
    take_icons_from(resource_folder("icons"))
    chosen: Choice = "dark" if choice == "dark" else "light"
    take_state(state, Path(journal), chosen, Path(out), prefix)


if __name__ == "__main__":
    main(sys.argv[1:])
