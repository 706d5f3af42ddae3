"""What every screen is given: the journal's bridge, the clock, the formats, and ways to go on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from journal_app.ui.formatting import Formats
from journal_app.ui.spoken_dates import spoken_dates
from journal_app.ui.widgets.number_style import use_formats

if TYPE_CHECKING:
    from pathlib import Path

    from journal_app.domain.problems import Problem
    from journal_app.domain.terms import Terms
    from journal_app.services.glancing import Glance
    from journal_app.services.ports import Clock, JournalFiles, Platforms, Progress, UnitOfWork
    from journal_app.ui.actions import Actions
    from journal_app.ui.bridge import Bridge, OpenedJournal
    from journal_app.ui.files import Readers, Writers
    from journal_app.ui.preferences import Preferences


class Openings(Protocol):
    """The ways to come to a journal; handed in by `app`, which knows how files are opened."""

    def get_ready(self) -> None:
        """Load what opening needs, in the worker, while the trader still chooses."""
        ...

    def open(self, path: Path, *, read_only: bool) -> OpenedJournal:
        """Open a journal, in the worker. Raises: JournalUnusable."""
        ...

    def create(self, path: Path) -> None:
        """Make an empty journal, in the worker. Raises: JournalError."""
        ...

    def lock_of(self, path: Path) -> Path:
        """The file beside a journal that a second start touches."""
        ...

    def take_request(self, path: Path) -> bool:
        """Answer a second start on a journal that is open here; tell whether there is one."""
        ...

    def make_demo(self, progress: Progress) -> Path:
        """Write a demo journal that is thrown away when the program ends, in the worker."""
        ...


class Tools(Protocol):
    """What `app` hands in, each made when it is first needed: most is not before the paint."""

    @property
    def platforms(self) -> Platforms:
        """The platforms that are shipped."""
        ...

    @property
    def files(self) -> JournalFiles:
        """Journals as whole files."""
        ...

    @property
    def openings(self) -> Openings:
        """The ways to come to a journal."""
        ...

    @property
    def readers(self) -> Readers:
        """Reading files to import."""
        ...

    @property
    def writers(self) -> Writers:
        """Writing exports."""
        ...

    @property
    def guide(self) -> Path:
        """The folder of the user guide's pages."""
        ...

    @property
    def translations(self) -> Path:
        """The folder of the languages that the window speaks."""
        ...


class Desk(QObject):
    """One window's surroundings. Signals: `gone(screen, facts)`, `noticed(text, word, act)`,
    `brought_back(backup)` once a backup is to take the journal's place, `history_asked(number)` of
    a trade, `rate_asked(platform, asset)` of a debt, `backup_tried` once a backup was made
    or could not be, `crossed(crossings)` of the lines that were crossed by what was just observed.
    """

    gone = Signal(str, object)
    noticed = Signal(str, str, object)
    formats_changed = Signal()
    formats: Formats
    """How this window writes; `in_full` writes what leaves it."""
    brought_back = Signal(object)
    platforms_changed = Signal()
    history_asked = Signal(int)
    rate_asked = Signal(str, str)
    backup_tried = Signal()
    crossed = Signal(object)

    def __init__(
        self,
        *,
        bridge: Bridge,
        actions: Actions,
        preferences: Preferences,
        clock: Clock,
        tools: Tools,
    ) -> None:
        super().__init__()
        self.bridge = bridge
        self.actions = actions
        self.preferences = preferences
        self.clock = clock
        self._tools = tools
        self._in_full = Formats(dates=spoken_dates())
        self._hide_or_not()
        self.glance: Glance | None = None
        self.journal_path: Path | None = None
        self.is_demo = False
        self.is_backup_tried = False
        self.backup_fault: Problem | None = None
        self._own_terms: tuple[Terms, ...] = ()
        self._in_force: Platforms | None = None
        self._in_force_on: date | None = None
        bridge.opened.connect(self._look_at_terms)
        bridge.journal_changed.connect(self._look_at_terms)

    def tell_backup(self, fault: Problem | None = None) -> None:
        """Let it be known that a backup was tried, and why it failed, if it did."""
        self.is_backup_tried = True
        self.backup_fault = fault
        self.backup_tried.emit()

    @property
    def shipped(self) -> Platforms:
        """The platforms that are shipped, which services put the journal's own terms before."""
        return self._tools.platforms

    @property
    def platforms(self) -> Platforms:
        """The platforms that can be chosen today: the journal's own terms before the shipped."""
        from journal_app.services.platforms_in_force import PlatformsInForce

        now = self.now()
        today = now.astimezone(self.formats.zone).date()
        if self._in_force is None or self._in_force_on != today:
            own = PlatformsInForce(self.shipped, self._own_terms, now, self.formats.zone)
            self._in_force, self._in_force_on = own, today
        return self._in_force

    @property
    def files(self) -> JournalFiles:
        """Journals as whole files."""
        return self._tools.files

    @property
    def openings(self) -> Openings:
        """The ways to come to a journal."""
        return self._tools.openings

    @property
    def readers(self) -> Readers:
        """Reading files to import."""
        return self._tools.readers

    @property
    def writers(self) -> Writers:
        """Writing exports."""
        return self._tools.writers

    @property
    def guide(self) -> Path:
        """The folder of the user guide's pages."""
        return self._tools.guide

    @property
    def translations(self) -> Path:
        """The folder of the languages that the window speaks."""
        return self._tools.translations

    def now(self) -> datetime:
        """The present in UTC."""
        return self.clock.now()

    def go(self, screen: str, **facts: Any) -> None:
        """Show a screen, with what it is to show."""
        self.gone.emit(screen, facts)

    def bring_back(self, backup: Path) -> None:
        """Let a backup take the place of the journal that is open."""
        self.brought_back.emit(backup)

    def open_history(self, trade_number: int) -> None:
        """Show what was done to one trade."""
        self.history_asked.emit(trade_number)

    def ask_for_rate(self, platform: str, asset: str) -> None:
        """Ask what borrowing an asset costs on a platform now."""
        self.rate_asked.emit(platform, asset)

    def notify(
        self, text: str, action_text: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """Say in the rail what was done, with one thing that can be done about it."""
        self.noticed.emit(text, action_text, on_action)

    @property
    def in_full(self) -> Formats:
        """How numbers are written where nothing is hidden: in files that are asked for."""
        return self._in_full

    def use_formats(self, formats: Formats) -> None:
        """Write numbers and times in another way from now on; amounts stay hidden if they are."""
        self._in_full = formats
        self._in_force = None  # its days are those of the zone
        self._hide_or_not()
        self.formats_changed.emit()

    def hide_amounts(self, *, hide: bool) -> None:
        """Tell nowhere in the window how much there is, from now on; or tell it again."""
        if hide != self.preferences.hides_amounts:
            self.preferences.hides_amounts = hide
            self._hide_or_not()
            self.formats_changed.emit()

    def _hide_or_not(self) -> None:
        self.formats = self._in_full
        if self.preferences.hides_amounts:
            from journal_app.ui.hiding import HidingFormats

            self.formats = HidingFormats.of(self._in_full)
        use_formats(self.formats)

    def _look_at_terms(self) -> None:
        """See which terms the journal has of its own, which any change or undo may have changed."""
        if self.bridge.is_open:
            self.bridge.read(_own_terms, self._take_terms, owner=self, replacing="terms")

    def _take_terms(self, own: tuple[Terms, ...]) -> None:
        if own != self._own_terms:
            self._own_terms, self._in_force = own, None
            self.platforms_changed.emit()


def _own_terms(uow: UnitOfWork) -> tuple[Terms, ...]:
    return tuple(uow.own_terms())
