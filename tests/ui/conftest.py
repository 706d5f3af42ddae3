"""One dressed application for all tests of the window, and desks on journals of their own."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.app import DeferredTools
from journal_app.resources import resource_folder
from journal_app.ui.actions import Actions
from journal_app.ui.application import dressed
from journal_app.ui.bridge import Bridge
from journal_app.ui.collecting import collect_if_due
from journal_app.ui.desk import Desk
from journal_app.ui.formatting import Formats
from journal_app.ui.main_window import MainWindow
from journal_app.ui.preferences import Preferences
from journal_app.ui.theme import theme
from journal_app.ui.widgets.icons import take_icons_from
from journal_app.ui.widgets.number_style import use_formats

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


class StandingClock:
    """A clock that shows what it was set to."""

    def __init__(self, at: datetime = NOW) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


@pytest.fixture(scope="session", autouse=True)
def look(qapp: QApplication) -> QApplication:
    """The program's fonts, palette and sheet on the one application of the tests."""
    qapp.setCursorFlashTime(0)
    take_icons_from(resource_folder("icons"))
    return dressed(qapp, resource_folder("fonts"), "light")


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """No worker's thread frees a widget, as in the program."""
    gc.disable()
    yield
    collect_if_due()
    gc.enable()


@pytest.fixture(autouse=True)
def light_again() -> Iterator[None]:
    """Each test starts in light, with numbers as usual and amounts told."""
    yield
    theme().choose("light")
    use_formats(Formats())


@pytest.fixture
def demo_journal(demo_file: Path, tmp_path: Path) -> Path:
    """A copy of the demo journal of one's own."""
    return Path(shutil.copy(demo_file, tmp_path / "demo.journal"))


@contextmanager
def desks(qtbot: QtBot, folder: Path) -> Iterator[Callable[..., Desk]]:
    """What makes a desk, on a journal that is open by then; all that it made goes at the end."""
    made: list[tuple[Desk, MainWindow]] = []

    def make(journal: Path | None = None, *, read_only: bool = False) -> Desk:
        tools = DeferredTools()
        window = MainWindow(Actions)
        desk = Desk(
            bridge=Bridge(),
            actions=window.actions_,
            preferences=Preferences(folder / "preferences.ini"),
            clock=StandingClock(),
            tools=tools,
        )
        made.append((desk, window))
        path = journal or folder / "new.journal"
        if journal is None:
            tools.create(path)
        desk.journal_path = path
        with qtbot.waitSignal(desk.bridge.opened, timeout=10_000):
            desk.bridge.open(lambda: tools.open(path, read_only=read_only))
        return desk

    yield make
    for desk, window in made:
        desk.bridge.stop()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def desk_on(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Make a desk, on a journal that is open by then: `desk_on(path)`, or a new one without."""
    with desks(qtbot, tmp_path) as make:
        yield make


@pytest.fixture
def settle(qtbot: QtBot) -> Callable[[Desk], None]:
    """Wait until everything that was asked of the worker has been answered and shown."""

    return lambda desk: settled(qtbot, desk)


def settled(qtbot: QtBot, desk: Desk) -> None:
    """Wait until everything that was asked of the worker has been answered and shown."""
    qtbot.waitUntil(lambda: not desk.bridge.is_busy, timeout=20_000)
