"""What every screen is given: the journal's bridge, the clock, the formats, and ways to go on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from journal_app.ui.formatting import Formats
from journal_app.ui.widgets.number_style import use_formats

if TYPE_CHECKING:
    from pathlib import Path

    from journal_app.domain.terms import Terms
    from journal_app.services.glancing import Glance
    from journal_app.services.ports import Clock, JournalFiles, Progress
    from journal_app.ui.actions import Actions
    from journal_app.ui.bridge import Bridge, OpenedJournal
    from journal_app.ui.files import Readers, Writers
    from journal_app.ui.preferences import Preferences


class KnownPlatforms(Protocol):
    """The platforms that can be chosen."""

    def terms(self, platform: str) -> Terms | None:
        """The terms of a platform by its id."""
        ...

    def every(self) -> tuple[Terms, ...]:
        """The terms of every platform."""
        ...


class Openings(Protocol):
    """The ways to come to a journal; handed in by `app`, which knows how files are opened."""

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
    def platforms(self) -> KnownPlatforms:
        """The platforms that can be chosen."""
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


class Desk(QObject):
    """One window's surroundings. Signals: `gone(screen, facts)`, `noticed(text, word, act)`,
    `brought_back(backup)` once a backup is to take the journal's place, `history_asked(number)` of
    a trade.
    """

    gone = Signal(str, object)
    noticed = Signal(str, str, object)
    formats_changed = Signal()
    brought_back = Signal(object)
    history_asked = Signal(int)

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
        self.formats = Formats()
        self.glance: Glance | None = None
        self.journal_path: Path | None = None
        self.is_demo = False

    @property
    def platforms(self) -> KnownPlatforms:
        """The platforms that can be chosen."""
        return self._tools.platforms

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

    def notify(
        self, text: str, action_text: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """Say at the window's foot what was done, with one thing that can be done about it."""
        self.noticed.emit(text, action_text, on_action)

    def use_formats(self, formats: Formats) -> None:
        """Write numbers and times in another way from now on."""
        self.formats = formats
        use_formats(formats)
        self.formats_changed.emit()
