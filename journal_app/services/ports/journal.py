"""A journal file, a transaction on it, and the platforms and the clock beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Protocol

from journal_app.domain.figures import Figures
from journal_app.domain.terms import Terms
from journal_app.domain.trade import Trade
from journal_app.services.ports.attached import AttachedFiles, Attachments, SavedCopy
from journal_app.services.ports.checks import Check
from journal_app.services.ports.kept import (
    Account,
    Action,
    Backup,
    BackupKind,
    DayNote,
    ExchangeRate,
    SavedView,
    TradeLink,
)
from journal_app.services.ports.progress import Progress
from journal_app.services.ports.stores import (
    Entries,
    FiguresStore,
    Flows,
    History,
    Imports,
    Lists,
    Observations,
    Reviews,
    Settings,
    Trades,
)

Reckon = Callable[["UnitOfWork", Sequence[int]], Iterable[tuple[Trade, Trade, Figures]]]
"""Trades as they are kept, as their ledgers say they are, and their figures, without keeping any.

Raises: JournalError, where a ledger is not possible.
"""


class Soundness(Protocol):
    """Whether a journal is whole, within one transaction, and mending what can be mended.

    Mending raises JournalError `only_viewed` in a transaction for reading.
    """

    def checks(self, reckon: Reckon) -> list[Check]:
        """Ask every question of the journal itself."""
        ...

    def mend_rows(self) -> None:
        """Put rows back that are not what was written, where the history proves what was."""
        ...

    def mend_search(self) -> None:
        """Write anew what trades are found by."""
        ...

    def mend_index(self) -> None:
        """Sort the indexes anew, by the rows that they are of."""
        ...


class UnitOfWork(Protocol):
    """One transaction. Leaving it without `commit` takes everything back."""

    @property
    def trades(self) -> Trades:
        """Its trades."""
        ...

    @property
    def entries(self) -> Entries:
        """Its ledger entries."""
        ...

    @property
    def observations(self) -> Observations:
        """Its marks and rates."""
        ...

    @property
    def imports(self) -> Imports:
        """What was imported into it."""
        ...

    @property
    def settings(self) -> Settings:
        """Its own settings."""
        ...

    @property
    def figures(self) -> FiguresStore:
        """The figures derived of its trades."""
        ...

    @property
    def lists(self) -> Lists:
        """Its trades as lists show them."""
        ...

    @property
    def history(self) -> History:
        """What was done to it."""
        ...

    @property
    def attachments(self) -> Attachments:
        """The files attached to its trades and days, as rows."""
        ...

    @property
    def flows(self) -> Flows:
        """The deposits and withdrawals of its accounts."""
        ...

    @property
    def reviews(self) -> Reviews:
        """What is kept of its reviews."""
        ...

    @property
    def soundness(self) -> Soundness:
        """Whether it is whole."""
        ...

    def account(self, name: str) -> Account | None:
        """Return an account by name."""
        ...

    def keep_account(self, account: Account) -> None:
        """Keep an account, new or changed."""
        ...

    def accounts(self) -> list[Account]:
        """Return all accounts by name."""
        ...

    def keep_day_note(self, note: DayNote) -> None:
        """Keep the note of a day."""
        ...

    def day_note(self, day: str) -> DayNote | None:
        """Return the note of a day."""
        ...

    def day_notes(self) -> list[DayNote]:
        """Return all notes by day."""
        ...

    def keep_exchange_rate(self, rate: ExchangeRate) -> None:
        """Keep an exchange rate in the place of its currency and time."""
        ...

    def remove_exchange_rate(self, rate: ExchangeRate) -> None:
        """Take an exchange rate out; what it was stays in the history."""
        ...

    def exchange_rates(self) -> list[ExchangeRate]:
        """Return all exchange rates by time."""
        ...

    def own_terms(self) -> list[Terms]:
        """Return every version of the journal's own terms by platform and day."""
        ...

    def keep_own_terms(self, terms: Terms) -> None:
        """Keep a version; one of its platform and day gives way."""
        ...

    def remove_own_terms(self, terms: Terms) -> None:
        """Take a version out, what it was stays in the history. Raises: JournalError
        `no_such_terms`.
        """
        ...

    def keep_saved_view(self, view: SavedView) -> None:
        """Keep a view; one of its name on its screen gives way."""
        ...

    def remove_saved_view(self, screen: str, name: str) -> None:
        """Let go of a view. Raises: JournalError `no_such_view`."""
        ...

    def saved_views(self) -> list[SavedView]:
        """Return all saved views by screen and name."""
        ...

    def keep_link(self, link: TradeLink) -> None:
        """Keep a link between two trades, instead of the one that they had."""
        ...

    def remove_link(self, trade_id: int, other_id: int) -> None:
        """Take out the link between two trades, whichever way it goes, if there is one."""
        ...

    def links(self) -> list[TradeLink]:
        """Return all links, by the ids of their trades."""
        ...

    def links_of(self, trade_id: int) -> list[TradeLink]:
        """Return the links from a trade and to it, in the same order."""
        ...

    def begin_action(self, name: str, at: datetime, **facts: str) -> Action:
        """Group all that changes from here on as one step of undo."""
        ...

    def add_facts(self, **facts: str) -> None:
        """Let the action remember what became known while it was done, as a new trade's number."""
        ...

    def commit(self) -> None:
        """Make it durable: rows, changes and search index in one transaction."""
        ...


class Journal(Protocol):
    """An open journal file."""

    @property
    def attached_files(self) -> AttachedFiles:
        """The files attached to it, which lie beside it."""
        ...

    def unit_of_work(self) -> AbstractContextManager[UnitOfWork]:
        """Begin a transaction for writing; one at a time."""
        ...

    def reading(self) -> AbstractContextManager[UnitOfWork]:
        """Begin a transaction for reading."""
        ...


class Platforms(Protocol):
    """The platforms whose terms are known."""

    def terms(self, platform: str) -> Terms | None:
        """Return the terms in force of a platform by its id; None of an unknown one."""
        ...

    def every(self) -> tuple[Terms, ...]:
        """Return the terms in force of every platform, by id."""
        ...


class JournalFiles(Protocol):
    """Journals as whole files. Every act raises JournalUnusable where it cannot be done."""

    def create(self, journal: Path) -> None:
        """Make an empty journal; nothing is overwritten."""
        ...

    def backup_folder(self, journal: Path) -> Path:
        """Return where a journal's own backups lie."""
        ...

    def backups(self, journal: Path) -> list[Backup]:
        """Return the backups in the journal's own folder, oldest first."""
        ...

    def set_aside(self, journal: Path) -> list[Backup]:
        """Return the journals that restored ones replaced, as they lie beside it, oldest first."""
        ...

    def look_into(self, copy: Path) -> AbstractContextManager[UnitOfWork]:
        """Verify a backup and read it, an older one as it would be upgraded; it stays as it is."""
        ...

    def is_backed_up(self, journal: Path) -> bool:
        """Whether the newest backup holds the journal's last change."""
        ...

    def write_backup(
        self, journal: Path, folder: Path, at: datetime, kind: BackupKind = "hand"
    ) -> Backup:
        """Write a copy that is verified before it gets its name, which says its kind."""
        ...

    def remove_backup(self, backup: Backup) -> None:
        """Remove a backup."""
        ...

    def keep_before_repair(self, journal: Path, at: datetime) -> Path:
        """Keep a journal that is open here as it is: as a backup, or set aside where it is too
        damaged for one.
        """
        ...

    def save_copy(self, journal: Path, target: Path, progress: Progress) -> SavedCopy:
        """Write a journal and its attached files into one file, verified; it may be replaced."""
        ...

    def bring_back(self, backup: Path, journal: Path, at: datetime) -> Path | None:
        """Put a verified copy of a backup, or of what `save_copy` wrote, in a journal's place;
        return where the present journal
        was set aside, if there was one.
        """
        ...


class Clock(Protocol):
    """Where the present comes from."""

    def now(self) -> datetime:
        """Return the present time in UTC, to the millisecond."""
        ...
