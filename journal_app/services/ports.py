"""What the services need from the outside, as protocols: the journal file, the clock.

`storage` satisfies them with SQLite, the tests with a fake, and one contract suite runs on both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

from journal_app.domain.entries import Entry
from journal_app.domain.figures import Figures
from journal_app.domain.market import Mark, Market, RatePoint
from journal_app.domain.money import Asset
from journal_app.domain.terms import Terms
from journal_app.domain.trade import Trade

Progress = Callable[[int, int], None]
"""Told how many of how many are done; may raise `Cancelled` to stop, which leaves nothing."""


class Cancelled(Exception):  # noqa: N818 - what the user did
    """The user stopped a long task; its transaction is rolled back."""


def silent(_done: int, _of: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class RecordedEntry:
    """An entry in its place: its own id, its trade, and the file row it was made of, if any."""

    id: int
    trade_id: int
    entry: Entry
    raw_row_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Where trades are held."""

    name: str
    network: str = ""
    wallet: str = ""
    subaccount: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeRate:
    """Units of the journal's currency for one unit of `currency`, from a time on."""

    currency: str
    at: datetime
    rate: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One imported file."""

    id: int
    at: datetime
    file_name: str
    file_format: str
    file_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRow:
    """A row of an imported file as it stood there.

    fingerprint: what tells it from other rows of its format and account, so that a second import
    of it is known; equal rows of one file are told apart by `occurrence`.
    """

    id: int
    batch_id: int
    line: int
    text: str
    fingerprint: str
    occurrence: int
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayNote:
    """What the trader wrote about a day (ISO date in the journal's zone)."""

    day: str
    text: str = ""
    mood: str = ""
    checked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing the user did, as one step of undo. `name` is a code of `wording`."""

    id: int
    at: datetime
    name: str
    facts: Mapping[str, str] = field(default_factory=dict)


class Trades(Protocol):
    """The trades of a journal. Reading gives trades that are not in the trash, unless named."""

    def get(self, trade_id: int) -> Trade:
        """Return a trade, from the trash too. Raises: JournalError `no_such_trade`."""
        ...

    def some(self, trade_ids: Iterable[int]) -> Iterator[Trade]:
        """Return trades in the order of these ids, in the fast way. Raises: `no_such_trade`."""
        ...

    def with_number(self, number: int) -> Trade | None:
        """Return the trade with this number."""
        ...

    def labelled(self, account: str, platform: str, label: str) -> Trade | None:
        """Return the trade that a file calls so."""
        ...

    def every(self) -> Iterator[Trade]:
        """Return all trades by id, those in the trash too."""
        ...

    def add(self, trade: Trade) -> Trade:
        """Keep a new trade; its id is given here, and its number where it is 0."""
        ...

    def add_many(self, trades: Iterable[Trade]) -> list[Trade]:
        """Keep many, in the fast way."""
        ...

    def save(self, trade: Trade) -> None:
        """Keep a changed trade."""
        ...


class Entries(Protocol):
    """The ledger entries."""

    def of(self, trade_id: int) -> list[RecordedEntry]:
        """Return a trade's entries by time and sequence."""
        ...

    def of_some(self, trade_ids: Iterable[int]) -> Iterator[tuple[int, list[RecordedEntry]]]:
        """Return the entries of trades in the order of these ids, in the fast way."""
        ...

    def of_all(self) -> Iterator[tuple[int, list[RecordedEntry]]]:
        """Return every trade's id and entries, by trade id; those without entries are left out."""
        ...

    def add(self, trade_id: int, entry: Entry, raw_row_id: int | None = None) -> RecordedEntry:
        """Keep an entry."""
        ...

    def add_many(
        self,
        entries: Iterable[tuple[int, Entry, int | None]],
        progress: Progress = silent,
    ) -> int:
        """Keep many (trade id, entry, raw row id), in the fast way; return how many."""
        ...

    def last_at(self) -> datetime | None:
        """Return the time of the latest entry of all."""
        ...

    def replace(self, recorded: RecordedEntry) -> None:
        """Keep a corrected entry; what it was stays in the history."""
        ...

    def remove(self, recorded: RecordedEntry) -> None:
        """Take an entry out; what it was stays in the history."""
        ...


class Observations(Protocol):
    """Marks and rate histories."""

    def market(self, assets: Iterable[Asset] | None = None) -> Market:
        """Return all observations, or those of some assets."""
        ...

    def last_mark_at(self) -> datetime | None:
        """Return the time of the latest mark."""
        ...

    def add_marks(self, marks: Iterable[Mark]) -> int:
        """Keep marks that are not kept yet (asset, time, platform); a different price at the same
        place replaces. Return how many were new or different.
        """
        ...

    def add_rates(self, points: Iterable[RatePoint]) -> int:
        """Keep points of rate histories, likewise."""
        ...


class Imports(Protocol):
    """What was imported, with the rows as they stood in the file."""

    def known(self, fingerprints: Iterable[str]) -> dict[str, int]:
        """Return how often each fingerprint was imported already (0 is left out)."""
        ...

    def add(self, at: datetime, file_name: str, file_format: str, file_hash: str) -> Batch:
        """Begin a batch."""
        ...

    def add_rows(self, batch: Batch, rows: Sequence[tuple[int, str, str, int, str]]) -> list[int]:
        """Keep rows (line, text, fingerprint, occurrence, outcome); return their ids."""
        ...

    def every(self) -> Iterator[tuple[Batch, list[RawRow]]]:
        """Return all batches with their rows, by id."""
        ...


class Settings(Protocol):
    """The journal's own settings: currency, zone, capital, week start, journal id."""

    def get(self, name: str) -> str | None:
        """Return a setting."""
        ...

    def put(self, name: str, value: str) -> None:
        """Keep a setting."""
        ...

    def every(self) -> dict[str, str]:
        """Return all settings."""
        ...


class FiguresStore(Protocol):
    """Derived figures, kept for order, filters and speed; they can always be computed anew."""

    def put(self, trade_id: int, figures: Figures) -> None:
        """Keep the figures of a trade."""
        ...

    def put_many(self, figures: Iterable[tuple[int, Figures]]) -> None:
        """Keep many, in the fast way."""
        ...

    def get(self, trade_id: int) -> Figures | None:
        """Return what is kept."""
        ...

    def every(self) -> Iterator[tuple[int, Figures]]:
        """Return what is kept of every trade, by id."""
        ...

    def unsettled(self) -> list[int]:
        """Return the ids of trades whose figures move with the market: the open ones, and closed
        ones in which collateral or debt was left.
        """
        ...

    def closed_since(self, platform: str, moment: datetime) -> list[int]:
        """Return the ids of a platform's trades that were closed later than a moment."""
        ...

    def active_between(self, start: datetime, end: datetime) -> list[int]:
        """Return the ids of trades that were opened before `end` and in which value moved at or
        after `start`, or which are open still; not those in the trash.
        """
        ...

    def drop_all(self) -> None:
        """Forget all, before they are computed anew."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeFilter:
    """Which trades a list shows; what is left empty lets every trade pass.

    Several words of one kind mean any of them; several kinds mean all of them. text: every word
    of it, anywhere in what was written about the trade. Those in the trash are shown apart.
    """

    statuses: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    strategies: tuple[str, ...] = ()
    assets: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    opened_from: datetime | None = None
    opened_before: datetime | None = None
    closed_from: datetime | None = None
    closed_before: datetime | None = None
    result: Literal["profit", "loss", "break_even"] | None = None
    is_planned: bool | None = None
    has_breach: bool | None = None
    is_deleted: bool = False
    text: str = ""


class TradeLine(NamedTuple):
    """A trade as one line of a list, from its kept figures; None where it has none."""

    id: int
    number: int
    label: str
    account: str
    platform: str
    strategy: str
    status: str
    assets: str
    directions: str
    opened_at: datetime | None
    closed_at: datetime | None
    net: Decimal | None
    r_initial: Decimal | None
    interest: Decimal | None
    fees: Decimal | None
    health_factor: Decimal | None
    leverage: Decimal | None


class Lists(Protocol):
    """Trades as lists show them: ids in an order, then a page of lines by their ids."""

    def ids(
        self, wanted: TradeFilter, sorted_by: str = "number", *, descending: bool = False
    ) -> Sequence[int]:
        """Return the ids that pass, in order; trades without the figure come last.

        Raises: ValueError for a column that nothing can be sorted by.
        """
        ...

    def lines(self, trade_ids: Sequence[int]) -> list[TradeLine]:
        """Return a page of lines in the order of these ids."""
        ...

    def counted(
        self, columns: Sequence[str], wanted: TradeFilter
    ) -> list[tuple[str | int | None, ...]]:
        """Return columns of the closed and liquidated trades that pass: by closing time, opening
        time and number. Numbers are exact texts, times milliseconds since 1970.
        """
        ...

    def by_status(self) -> Mapping[str, int]:
        """Return how many trades there are of each status, without those in the trash."""
        ...

    def words(self, column: str) -> list[str]:
        """Return the words in use in a column: `platform`, `account`, `strategy`, `tag`, `asset`.

        Raises: ValueError for another column.
        """
        ...


class History(Protocol):
    """The user's actions and the changes that each made; the source of undo and redo."""

    def newest_done(self) -> Action | None:
        """Return what undo would take back."""
        ...

    def oldest_undone(self) -> Action | None:
        """Return what redo would do again."""
        ...

    def revert(self, action: Action) -> set[int]:
        """Put the images before the action back; return the ids of the trades it touched.

        Raises: JournalError `changed_since`, where the present is not what the action left.
        """
        ...

    def repeat(self, action: Action) -> set[int]:
        """Put the images after the action back; return the ids of the trades it touched."""
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

    def day_notes(self) -> list[DayNote]:
        """Return all notes by day."""
        ...

    def keep_exchange_rate(self, rate: ExchangeRate) -> None:
        """Keep an exchange rate."""
        ...

    def exchange_rates(self) -> list[ExchangeRate]:
        """Return all exchange rates by time."""
        ...

    def begin_action(self, name: str, at: datetime, **facts: str) -> Action:
        """Group all that changes from here on as one step of undo."""
        ...

    def commit(self) -> None:
        """Make it durable: rows, changes and search index in one transaction."""
        ...


class Journal(Protocol):
    """An open journal file."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A verified copy of a journal. `sequence` counts up, whatever the clock did in between."""

    path: Path
    sequence: int
    at: datetime


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

    def is_backed_up(self, journal: Path) -> bool:
        """Whether the newest backup holds the journal's last change."""
        ...

    def write_backup(self, journal: Path, folder: Path, at: datetime) -> Backup:
        """Write a copy that is verified before it gets its name."""
        ...

    def remove_backup(self, backup: Backup) -> None:
        """Remove a backup."""
        ...

    def bring_back(self, backup: Path, journal: Path, at: datetime) -> Path | None:
        """Put a verified copy of a backup in a journal's place; return where the present journal
        was set aside, if there was one.
        """
        ...


class Clock(Protocol):
    """Where the present comes from."""

    def now(self) -> datetime:
        """Return the present time in UTC, to the millisecond."""
        ...
