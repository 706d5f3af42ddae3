"""The menu of the journals opened last: numbered, newest first, what is gone said so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from journal_app.ui.preferences import is_there

if TYPE_CHECKING:
    from journal_app.ui.desk import Desk

_WIDEST: Final = 360
"""Pixels of a name with its folder; the middle of a longer one is left out."""


class Opens(Protocol):
    """What opens a journal; `ui.opening.Opening` does."""

    def open_other(self, path: Path, *, read_only: bool = False) -> None:
        """Leave the journal that is shown for another."""


class RecentMenu(QMenu):
    """Filled each time it is opened. A number opens a journal at once."""

    def __init__(self, desk: Desk, opens: Opens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._opens = opens
        self.setTitle(self.tr("Open &recent"))
        self.setObjectName("menu.recent")
        self.menuAction().setObjectName("action.recent")
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List the journals as they are now; the one that is open is not among them."""
        self.clear()
        journals = self._others()
        gone = [path for path in journals if not is_there(path)]
        for number, (path, name) in enumerate(zip(journals, names_of(journals), strict=True), 1):
            self.addAction(self._made(number, path, name, is_gone=path in gone))
        if not journals:
            none = QAction(self)
            none.setText(self.tr("No other journal was opened yet"))
            none.setEnabled(False)
            self.addAction(none)
            return
        self.addSeparator()
        if gone:
            self._add(self.tr("&Take off those that are not there"), "recent.remove_gone", gone)
        self._add(self.tr("&Clear the list"), "recent.clear", journals)

    def _others(self) -> list[Path]:
        desk = self._desk
        desk.preferences.look_again()
        shown = desk.journal_path if desk.bridge.is_open else None
        return [path for path in desk.preferences.recent_journals if path != shown]

    def _made(self, number: int, path: Path, name: str, *, is_gone: bool) -> QAction:
        metrics = self.fontMetrics()
        short = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, _WIDEST)
        words = f"&{number}  {short.replace('&', '&&')}"
        action = QAction(self)
        action.setObjectName(f"recent.{number}")
        if is_gone:
            words = self.tr("{journal} (not there any more)").format(journal=words)
            action.setEnabled(False)
        action.setText(words)
        action.setToolTip(str(path))
        action.triggered.connect(lambda: self._opens.open_other(path))
        return action

    def _add(self, words: str, name: str, forgotten: Sequence[Path]) -> None:
        action = QAction(self)
        action.setText(words)
        action.setObjectName(name)
        action.setToolTip(self.tr("The files themselves stay as they are"))
        action.triggered.connect(partial(self._forget, forgotten))
        self.addAction(action)

    def _forget(self, journals: Sequence[Path], *_: object) -> None:
        desk, preferences = self._desk, self._desk.preferences
        before = preferences.recent_journals
        preferences.forget(journals)

        def bring_back() -> None:
            since = [path for path in preferences.recent_journals if path not in before]
            preferences.recent_journals = [*since, *before]

        desk.notify(
            self.tr("Taken off the list; the files stay as they are"), self.tr("Undo"), bring_back
        )


def names_of(journals: Sequence[Path]) -> list[str]:
    """The name of each journal, with its folder where two names are equal."""
    how_many = Counter(path.stem.casefold() for path in journals)
    return [
        path.stem
        if how_many[path.stem.casefold()] == 1
        else f"{path.stem} — {shown_folder(path.parent)}"
        for path in journals
    ]


def shown_folder(folder: Path) -> str:
    """A folder as a person writes it, with ~ for their own."""
    home = Path.home()
    return str(Path("~") / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)
