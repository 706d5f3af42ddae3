"""The window's composition root: the only code that knows every concrete class.

Nothing heavy is loaded before the first paint. What the window shows then comes of a glance at
the journal; the worker opens it in full while the trader already reads.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from journal_app.quick_start import Haste
from journal_app.surroundings import (
    milliseconds_since_start,
    missing_for_a_window,
    missing_in_qt,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from tempfile import TemporaryDirectory

    from PySide6.QtWidgets import QApplication

    from journal_app.assembly.files import FileReaders, FileWriters
    from journal_app.assembly.presets import PresetPlatforms
    from journal_app.domain.problems import JournalError
    from journal_app.reports.selection import Selection
    from journal_app.services.ports import Journal, Progress
    from journal_app.storage.database import JournalFile
    from journal_app.storage.journal_files import FilesOnDisk
    from journal_app.ui.desk import Desk
    from journal_app.ui.main_window import MainWindow
    from journal_app.ui.preferences import Preferences
    from journal_app.ui.printing.leaves import PaperName

BAD_USAGE: Final = 2
_TOKEN: Final = "XDG_ACTIVATION_TOKEN"
"""What Qt shows a Wayland desktop when a window wants to the front; a launcher sets it."""

_OFF_SCREEN: Final = ["journal-app", "-platform", "offscreen"]
_FLAGS: Final = frozenset({"--demo", "--read-only", "--exit-after-paint"})


def run_window(arguments: list[str], commands: Iterable[str] = ()) -> int:
    """Open the window; leaves when it is closed. commands: those that need no display."""
    options = _Options(arguments)
    if reason := options.refusal or missing_for_a_window(os.environ, commands):
        print(reason, file=sys.stderr)
        return BAD_USAGE
    haste = Haste()
    try:
        with haste.importing_pyside():
            from PySide6.QtWidgets import QApplication
    except ImportError as error:
        print(missing_in_qt(error, commands), file=sys.stderr)
        return BAD_USAGE

    from journal_app.ui.application import STYLE_ARGUMENTS
    from journal_app.ui.preferences import Preferences

    preferences = Preferences()
    path = _journal_to_show(options, preferences)
    second = _SecondStart(path, options)
    if second.is_handed_over():
        return 0
    application = QApplication([sys.argv[0], *STYLE_ARGUMENTS])
    tools = DeferredTools()
    window = _furnished(application, options, preferences, path, second, tools, haste)
    window.show()
    code = application.exec()
    tools.clean_up()
    return code


def printed_review(
    chosen: Selection, paper: PaperName, journal: str
) -> Callable[[Path, Progress], None]:
    """How a review is drawn as PDF, where there need be no display.

    Raises: JournalError, where Qt or a library that it needs is missing.
    """
    from journal_app.domain.problems import JournalError

    os.environ["QT_HASH_SEED"] = "0"  # equal journals are equal files, but for their date
    if reason := missing_for_a_window({"QT_QPA_PLATFORM": "offscreen"}):
        raise JournalError("cannot_print", reason=reason)
    try:
        from PySide6.QtGui import QGuiApplication
    except ImportError as error:
        raise JournalError("cannot_print", reason=missing_in_qt(error)) from None

    from journal_app.assembly.presets import PresetPlatforms
    from journal_app.resources import resource_folder
    from journal_app.ui.application import FONTS, load_fonts
    from journal_app.ui.formatting import Formats
    from journal_app.ui.printing.printing import print_review
    from journal_app.ui.printing.review_leaves import Printed

    application = QGuiApplication.instance() or QGuiApplication(_OFF_SCREEN)
    load_fonts(resource_folder("fonts") / name for name in FONTS)
    formats = Formats(currency=chosen.currency, zone=chosen.zone)
    names = {terms.platform: terms.name for terms in PresetPlatforms().every()}
    wanted = Printed(chosen, journal, formats, lambda word: names.get(word, word), paper)

    def write(path: Path, report: Progress) -> None:
        assert application is not None, "without one there are no fonts"
        print_review(wanted, path, report)

    return write


class _Options:
    """What the window was called with."""

    def __init__(self, arguments: list[str]) -> None:
        self._flags = {word for word in arguments if word.startswith("-")}
        self._journals = [word for word in arguments if not word.startswith("-")]
        self.journal = Path(self._journals[0]) if self._journals else None
        self.is_demo = "--demo" in self._flags
        self.is_read_only = "--read-only" in self._flags
        self.leaves_after_paint = "--exit-after-paint" in self._flags

    @property
    def is_content_with_another_window(self) -> bool:
        """Whether a window that has the journal open already may serve as well."""
        return not (self.is_demo or self.is_read_only or self.leaves_after_paint)

    @property
    def refusal(self) -> str:
        """Why the arguments cannot be meant; empty where they can."""
        if unknown := sorted(self._flags - _FLAGS):
            return f"{unknown[0]}: there is no such option; --help lists them"
        if len(self._journals) > 1:
            return f"{self._journals[1]}: one journal at a time"
        if self._journals and self.is_demo:
            return f"{self._journals[0]}: the demo is a journal of its own; leave one of them out"
        return ""


class _SecondStart:
    """A start on a journal that may be open in another window, which is asked once at most."""

    def __init__(self, path: Path | None, options: _Options) -> None:
        self._path = path if options.is_content_with_another_window else None

    def is_handed_over(self) -> bool:
        """Look for a lock before anything is shown; most often there is none."""
        if self._path is None:
            return False
        from journal_app.storage.header import lock_path

        try:
            is_locked = lock_path(self._path.resolve()).exists()
        except (OSError, RuntimeError):  # no such name, no way in, or a link to itself
            return False  # opening it says which
        return is_locked and self._is_held(self._path) and self.ask()

    @staticmethod
    def _is_held(path: Path) -> bool:
        """Whether the lock is more than what a process that died has left."""
        from journal_app.storage.lock import holder_here

        return holder_here(path.resolve()) is not None

    @property
    def can_ask(self) -> bool:
        """Whether the other window was not asked yet."""
        return self._path is not None

    def ask(self) -> bool:
        """Wait for the other window to come to the front, and say so if it does."""
        from journal_app.storage.second_start import hand_over
        from journal_app.wording import sentence

        path, self._path = self._path, None
        if path is None or not hand_over(path, os.environ.get(_TOKEN, "")):
            return False
        print(sentence("handed_over", {"path": path}), flush=True)
        return True


class DeferredTools:
    """`ui.desk.Tools`, each made when it is first asked for."""

    def __init__(self) -> None:
        self._demos: list[TemporaryDirectory[str]] = []

    @cached_property
    def platforms(self) -> PresetPlatforms:
        """The platforms that ship with the program."""
        from journal_app.assembly.presets import PresetPlatforms

        return PresetPlatforms()

    @cached_property
    def files(self) -> FilesOnDisk:
        """Journals as whole files."""
        from journal_app.storage.journal_files import FilesOnDisk

        return FilesOnDisk()

    @cached_property
    def readers(self) -> FileReaders:
        """The importers."""
        from journal_app.assembly.files import FileReaders

        return FileReaders()

    @cached_property
    def writers(self) -> FileWriters:
        """The exporters."""
        from journal_app.assembly.files import FileWriters

        return FileWriters()

    @property
    def guide(self) -> Path:
        """The folder of the user guide's pages."""
        from journal_app.resources import resource_folder

        return resource_folder("guide")

    @property
    def translations(self) -> Path:
        """The folder of the languages that the window speaks."""
        from journal_app.resources import resource_folder

        return resource_folder("translations")

    @property
    def openings(self) -> DeferredTools:
        """The ways to come to a journal: these methods."""
        return self

    def get_ready(self) -> None:
        """Load what opens a journal and writes into it, SQLModel above all."""
        import journal_app.storage.database
        import journal_app.storage.unit_of_work  # noqa: F401

    def open(self, path: Path, *, read_only: bool) -> _Opened:
        """Open a journal; SQLModel is loaded with it, so that the first change need not wait."""
        from journal_app.storage.database import open_journal

        opened = _Opened(open_journal(path, for_writing=not read_only))
        if not read_only:
            self.get_ready()
        return opened

    def create(self, path: Path) -> None:
        """Make an empty journal."""
        from journal_app.services.safekeeping import create_journal
        from journal_app.storage.connection import faults_named

        with faults_named(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        create_journal(self.files, path)

    def lock_of(self, path: Path) -> Path:
        """The file beside a journal that a second start touches."""
        from journal_app.storage.header import lock_path

        return lock_path(path.resolve())

    def take_request(self, path: Path) -> bool:
        """Answer a second start, and take from it what lets the window come to the front."""
        from journal_app.storage.second_start import take_request

        request = take_request(path)
        if request is not None and request.token:
            os.environ[_TOKEN] = request.token
        return request is not None

    def make_demo(self, progress: Progress) -> Path:
        """Write a demo journal into a folder that goes when the program ends."""
        from tempfile import TemporaryDirectory

        from journal_app.assembly.demo_journal import write_demo_journal

        folder = TemporaryDirectory(prefix="margin-journal-")
        self._demos.append(folder)
        path = Path(folder.name) / "Demo.journal"
        write_demo_journal(path, progress=progress)
        return path

    def clean_up(self) -> None:
        """Throw the demos away."""
        for folder in self._demos:
            folder.cleanup()


class _Opened:
    """`ui.bridge.OpenedJournal` over a journal file."""

    def __init__(self, file: JournalFile) -> None:
        from journal_app.storage.journal import SqliteJournal

        self._file = file
        self.journal: Journal = SqliteJournal(file)
        self.is_read_only = file.is_read_only
        self.notices = file.notices

    @contextmanager
    def look(self) -> Iterator[Journal]:
        """Look at it on a connection of one's own."""
        from journal_app.storage.database import JournalFile
        from journal_app.storage.journal import SqliteJournal

        path = self._file.path
        with JournalFile(path, self._file.connect_for_viewing(), None, ()) as beside:
            yield SqliteJournal(beside)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def _furnished(
    application: QApplication,
    options: _Options,
    preferences: Preferences,
    path: Path | None,
    second: _SecondStart,
    tools: DeferredTools,
    haste: Haste,
) -> MainWindow:
    """The window with all that its first paint shows; the rest follows right after it."""
    from PySide6.QtCore import Qt

    from journal_app.assembly.clock import SystemClock
    from journal_app.resources import resource_folder
    from journal_app.ui.actions import Actions
    from journal_app.ui.application import prepare
    from journal_app.ui.bridge import Bridge
    from journal_app.ui.collecting import Collector
    from journal_app.ui.desk import Desk
    from journal_app.ui.languages import ENGLISH, speak
    from journal_app.ui.main_window import MainWindow
    from journal_app.ui.theme import theme
    from journal_app.ui.widgets.icons import take_icons_from

    if preferences.language != ENGLISH:
        speak(application, tools.translations, preferences.language)
    prepare(application, resource_folder("fonts"), preferences.theme)
    take_icons_from(resource_folder("icons"))
    window = MainWindow(lambda of: Actions(of, preferences.keys))
    desk = Desk(
        bridge=Bridge(),
        actions=window.actions_,
        preferences=preferences,
        clock=SystemClock(),
        tools=tools,
    )
    if path is not None:
        from journal_app.services.glancing import glance
        from journal_app.storage.glance import first_look

        desk.journal_path = path
        desk.glance = first_look(path, glance)
    window.furnish(desk)
    theme().apply()

    def painted() -> None:
        taken = milliseconds_since_start()
        haste.end()
        Collector(window)
        if options.leaves_after_paint:
            _tell_and_leave(taken)
        _complete(window, desk, path, options, second)

    window.painted.connect(painted, Qt.ConnectionType.SingleShotConnection)
    return window


def _journal_to_show(options: _Options, preferences: Preferences) -> Path | None:
    if options.is_demo:
        return None
    if options.journal is not None:
        return options.journal.absolute()
    from journal_app.ui.preferences import is_there

    return next((path for path in preferences.recent_journals if is_there(path)), None)


def _complete(
    window: MainWindow,
    desk: Desk,
    path: Path | None,
    options: _Options,
    second: _SecondStart,
) -> None:
    """All that the first paint did not need."""
    from journal_app.ui.crashes import Crashes
    from journal_app.ui.opening import Opening
    from journal_app.ui.second_starts import SecondStarts

    Crashes(desk, window).watch()
    opening = Opening(desk, window)
    window.complete(opening)
    SecondStarts(desk, window)

    def refused(error: JournalError) -> None:
        """A window that was started a moment earlier may have taken the journal meanwhile."""
        if error.code != "locked" or not second.can_ask:
            window.show_first_start(error)
            return
        desk.bridge.alone(
            lambda _: second.ask(),
            lambda is_handed_over: (
                window.close() if is_handed_over else window.show_first_start(error)
            ),
            owner=window,
        )

    if options.is_demo:
        opening.open_demo()
    elif path is None:
        window.show_first_start()
    else:
        opening.open(path, read_only=options.is_read_only, otherwise=refused)


def _tell_and_leave(taken: float) -> NoReturn:
    """Say how many milliseconds the first paint took and what was loaded, and leave at once."""
    loaded = sorted({name.partition(".")[0] for name in tuple(sys.modules)})
    modules = ", ".join(f'"{name}"' for name in loaded)  # names need no JSON library to be JSON
    print(f'{{"first_paint_ms": {taken:.3f}, "modules": [{modules}]}}', flush=True)
    os._exit(0)
