"""Coming to a journal: the last one, another, a new one, or the demo; and leaving it again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from journal_app.domain.problems import JournalError
from journal_app.ui.desk import Desk
from journal_app.ui.formatting import Formats
from journal_app.ui.spoken_dates import spoken_dates

if TYPE_CHECKING:
    from journal_app.services.ports import SavedCopy, UnitOfWork
    from journal_app.ui.bridge import OpenedJournal

SUFFIX = ".journal"
_COPY = ".zip"


class Stage(Protocol):
    """What a window does while journals come and go."""

    def show_journal_name(self, name: str, below: str) -> None:
        """Say which journal this is."""
        ...

    def show_waiting(self, text: str) -> None:
        """Say what is being done while there is nothing else to show."""
        ...

    def show_first_start(self, error: JournalError | None = None) -> None:
        """Ask what to open, and say why the last one could not be."""
        ...

    def leave_journal(self) -> None:
        """Let go of what shows the journal that is left."""
        ...


class Opening(QObject):
    """Opens journals in the worker and tells the window what came of it."""

    def __init__(self, desk: Desk, window: Stage) -> None:
        super().__init__()
        self._desk = desk
        self._window = window
        self._before_demo: Path | None = None
        self._was_only_viewed = False
        self._shown_settings: dict[str, str] = {}
        desk.brought_back.connect(self.restore)
        desk.bridge.journal_changed.connect(self._look_at_settings)

    def get_ready(self) -> None:
        """Let the worker load what opening needs while the trader still chooses."""
        self._desk.bridge.prepare(self._desk.openings.get_ready, owner=self)

    def open(
        self,
        path: Path,
        *,
        read_only: bool = False,
        is_demo: bool = False,
        otherwise: Callable[[JournalError], object] | None = None,
    ) -> None:
        """Open a journal; where it cannot be opened, say what is safe and what to do.

        otherwise: what is done then instead.
        """

        def opened(_: OpenedJournal) -> None:
            self._take_up(path, is_demo=is_demo)

        self._desk.bridge.open(
            lambda: self._desk.openings.open(path, read_only=read_only),
            then=opened,
            otherwise=otherwise or self._window.show_first_start,
        )

    def create(self, path: Path) -> None:
        """Make a journal and open it."""
        self._desk.bridge.alone(
            lambda _: self._desk.openings.create(path),
            lambda _: self.open_other(path),
            owner=self,
        )

    def open_other(self, path: Path, *, read_only: bool = False, is_demo: bool = False) -> None:
        """Leave the journal that is shown for another."""
        self._window.leave_journal()
        self._window.show_waiting(self.tr("{name} is being opened…").format(name=path.stem))
        self.open(path, read_only=read_only, is_demo=is_demo)

    def open_demo(self) -> None:
        """Write a demo journal, in a moment, and open it."""
        if not self._desk.is_demo:
            self._before_demo = self._desk.journal_path
            self._was_only_viewed = self._desk.bridge.is_read_only
        self._window.show_waiting(self.tr("The demo is being written…"))
        self._desk.bridge.alone(
            self._desk.openings.make_demo,
            lambda path: self.open(path, is_demo=True),
            owner=self,
            otherwise=self._window.show_first_start,
        )

    def leave_demo(self) -> None:
        """Go back to where the demo was asked for."""
        before = self._before_demo
        if before is not None and before.exists():
            self.open_other(before, read_only=self._was_only_viewed)
            return
        self._desk.is_demo = False
        self._desk.journal_path = None
        self._desk.bridge.close_journal()
        self._window.leave_journal()
        self._window.show_first_start()

    def restore(self, backup: Path, journal: Path | None = None) -> None:
        """Let a backup take a journal's place, of the open one without another, and open it.

        The present journal is kept beside it; where the backup is no good, nothing changes.
        """
        from journal_app.services.safekeeping import restore

        desk, window = self._desk, self._window
        place = journal or desk.journal_path
        if place is None:
            return
        before = desk.journal_path
        is_demo = desk.is_demo and journal is None

        def restored(aside: Path | None) -> None:
            self.open(place, is_demo=is_demo)
            said = self.tr("Restored. What was there before is kept as {name}.")
            desk.notify(said.format(name=aside.name) if aside else self.tr("Restored."))

        def failed(error: JournalError) -> None:
            if before is None:
                window.show_first_start(error)
                return
            self.open(before, is_demo=desk.is_demo)
            desk.bridge.failed.emit(error)

        desk.bridge.close_journal()
        window.leave_journal()
        window.show_waiting(self.tr("The backup is verified and brought back…"))
        desk.bridge.alone(
            lambda _: restore(desk.files, backup, place, desk.clock),
            restored,
            owner=self,
            otherwise=failed,
        )

    def ask_new(self, parent: QWidget) -> None:
        """Ask where a new journal is to lie."""
        suggested = _free_name(self.usual_folder() / f"journal{SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(
            parent,
            self.tr("New journal"),
            str(suggested),
            self.tr("Journals (*.journal)"),
            options=QFileDialog.Option.DontConfirmOverwrite,  # nothing is ever overwritten
        )
        if chosen:
            path = Path(chosen)
            self.create(path if path.suffix else path.with_suffix(SUFFIX))

    def ask_open(self, parent: QWidget, *, read_only: bool = False) -> None:
        """Ask which journal to open, or to look at without changing it."""
        chosen, _ = QFileDialog.getOpenFileName(
            parent,
            self.tr("Open journal for viewing only") if read_only else self.tr("Open journal"),
            str(self.usual_folder()),
            self.tr("Journals and copies (*.journal *.zip);;All files (*)"),
        )
        if chosen and Path(chosen).suffix.lower() == _COPY:
            self._ask_place_of(Path(chosen), parent)
        elif chosen:
            self.open_other(Path(chosen), read_only=read_only)

    def ask_save_copy(self, parent: QWidget) -> None:
        """Ask where to save the journal with all that is attached to it, in one file."""
        journal = self._desk.journal_path
        if journal is None:
            return
        today = self._desk.now().astimezone(self._desk.formats.zone)
        suggested = self.usual_folder() / f"{journal.stem} {today:%Y-%m-%d}{_COPY}"
        chosen, _ = QFileDialog.getSaveFileName(
            parent,
            self.tr("Save a copy"),
            str(suggested),
            self.tr("Journal with its files (*.zip)"),
        )
        if chosen:
            path = Path(chosen)
            self.save_copy(path if path.suffix else path.with_suffix(_COPY))

    def save_copy(self, target: Path) -> None:
        """Save the journal with all that is attached to it, in one file."""
        from journal_app.services.safekeeping import save_copy
        from journal_app.ui.folders import tell_written

        desk, journal = self._desk, self._desk.journal_path
        if journal is None:
            return

        def saved(copy: SavedCopy) -> None:
            text = self.tr("Saved and verified: {name}").format(name=copy.path.name)
            if copy.missing:
                names = ", ".join(copy.missing)
                text += ". " + self.tr("Not in it, since missing: {names}").format(names=names)
            tell_written(copy.path, desk, text)

        desk.bridge.alone(
            lambda progress: save_copy(desk.files, journal, target, progress), saved, owner=self
        )

    def _ask_place_of(self, copy: Path, parent: QWidget) -> None:
        """Ask where the journal out of a copy is to lie, and bring it there."""
        self.usual_folder().mkdir(parents=True, exist_ok=True)
        suggested = _free_name(self.usual_folder() / f"{copy.stem}{SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(
            parent,
            self.tr("Put the journal of the copy here"),
            str(suggested),
            self.tr("Journals (*.journal)"),
        )
        if chosen:
            path = Path(chosen)
            self.restore(copy, path if path.suffix else path.with_suffix(SUFFIX))

    def create_usual(self) -> None:
        """Make the journal in the usual place, without asking where."""
        self.create(_free_name(self.usual_folder() / f"journal{SUFFIX}"))

    @staticmethod
    def usual_folder() -> Path:
        """Where journals lie if nobody says otherwise."""
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        return Path(documents or Path.home()) / "Margin Journal"

    def _take_up(self, path: Path, *, is_demo: bool) -> None:
        desk = self._desk
        desk.journal_path = path
        desk.is_demo = is_demo
        desk.is_backup_tried = False
        if not is_demo:
            desk.preferences.opened(path)
        name = self.tr("Demo journal") if is_demo else path.stem
        self._window.show_journal_name(name, "")
        self._shown_settings = {}
        self._look_at_settings()
        if not is_demo and not desk.bridge.is_read_only:
            self._back_up(path)

    def _look_at_settings(self) -> None:
        """See what the journal is set to, which any change and any undo may have changed."""
        bridge = self._desk.bridge
        if bridge.is_open:
            bridge.read(_own_settings, self._use_settings, owner=self, replacing="settings")

    def _use_settings(self, settings: dict[str, str]) -> None:
        desk = self._desk
        if settings == self._shown_settings:
            return
        self._shown_settings = settings
        currency = settings.get("currency") or "USD"
        below = self.tr("All accounts · {currency}").format(currency=currency)
        name = self.tr("Demo journal") if desk.is_demo else ""
        if desk.journal_path is not None:
            self._window.show_journal_name(name or desk.journal_path.stem, below)
        desk.use_formats(formats_of(desk.preferences.number_style, settings))

    def _back_up(self, path: Path) -> None:
        """Keep a backup of what was changed last time; a failure is said, and stops nothing."""
        from journal_app.domain.problems import Problem
        from journal_app.services.safekeeping import back_up_after_change

        desk = self._desk

        def failed(error: JournalError) -> None:
            from journal_app.ui.messages import say

            desk.tell_backup(Problem("", error.code, error.facts))
            desk.notify(
                self.tr("No backup could be made: {why}").format(why=say(error.code, error.facts))
            )

        desk.bridge.alone(
            lambda _: back_up_after_change(desk.files, path, desk.clock),
            lambda _: desk.tell_backup(),
            owner=self,
            otherwise=failed,
        )


def formats_of(number_style: str, settings: dict[str, str]) -> Formats:
    """How numbers and times are written, by the person's style and the journal's settings."""
    signs = (",", ".") if number_style == "comma" else (".", ",")
    zone = ZoneInfo(settings.get("zone") or "UTC")
    currency = settings.get("currency") or "USD"
    return Formats(*signs, currency=currency, zone=zone, dates=spoken_dates())


def _own_settings(uow: UnitOfWork) -> dict[str, str]:
    """What decides how the journal is written."""
    return {name: uow.settings.get(name) or "" for name in ("currency", "zone")}


def _free_name(path: Path) -> Path:
    """The first name of its kind that nothing has yet, as far as one may look."""
    number, free = 2, path
    with suppress(OSError):
        while free.exists():
            free = path.with_stem(f"{path.stem}-{number}")
            number += 1
    return free
