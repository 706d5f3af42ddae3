"""The parts of a journal, each a protocol: trades, entries, observations, lists, history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from journal_app.domain.figures import Figures
from journal_app.domain.ledger.account_flow import AccountFlow
from journal_app.domain.ledger.entries import Entry
from journal_app.domain.market.observed import Mark, Market, RatePoint
from journal_app.domain.money import Asset
from journal_app.domain.trade import Trade
from journal_app.services.ports.kept import (
    Action,
    Batch,
    Changed,
    HistoryFilter,
    KeptReview,
    PastAction,
    RawRow,
    RecordedEntry,
    RecordedFlow,
    TradeFilter,
    TradeLine,
    Written,
)
from journal_app.services.ports.progress import Progress, silent


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

    def add_many(self, trades: Iterable[Trade], progress: Progress = silent) -> list[int]:
        """Keep many, in the fast way; return their ids."""
        ...

    def save(self, trade: Trade) -> None:
        """Keep a changed trade."""
        ...

    def save_many(self, trades: Iterable[Trade], progress: Progress = silent) -> None:
        """Keep many changed trades, in the fast way."""
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


class Flows(Protocol):
    """Deposits and withdrawals of accounts."""

    def every(self) -> list[RecordedFlow]:
        """Return all by time, account and sequence."""
        ...

    def get(self, flow_id: int) -> RecordedFlow:
        """Return one. Raises: JournalError `no_such_flow`."""
        ...

    def add(self, flow: AccountFlow, raw_row_id: int | None = None) -> RecordedFlow:
        """Keep one; of those of its account at its time it is the last."""
        ...

    def replace(self, recorded: RecordedFlow) -> None:
        """Keep a corrected one; what it was stays in the history."""
        ...

    def remove(self, recorded: RecordedFlow) -> None:
        """Take one out; what it was stays in the history."""
        ...


class Observations(Protocol):
    """Marks and rate histories, read together with the exchange rates."""

    def market(self, assets: Iterable[Asset] | None = None) -> Market:
        """Return all observations, or those of some assets."""
        ...

    def latest_market(self) -> Market:
        """Return of each asset the newest mark alone, and all else: what is as it would be with
        every mark, at the time of the newest of all and later.
        """
        ...

    def last_mark_at(self) -> datetime | None:
        """Return the time of the latest mark or exchange rate."""
        ...

    def add_marks(self, marks: Iterable[Mark]) -> int:
        """Keep marks that are not kept yet (asset, time, platform); a different price at the same
        place replaces. Return how many were new or different.
        """
        ...

    def add_rates(self, points: Iterable[RatePoint]) -> int:
        """Keep points of rate histories, likewise."""
        ...

    def remove_rate(self, point: RatePoint) -> None:
        """Take a point out; what it was stays in the history. Raises: `no_such_point`."""
        ...


class Imports(Protocol):
    """What was imported, with the rows as they stood in the file."""

    def known(self, fingerprints: Iterable[str]) -> dict[str, int]:
        """Return how often each fingerprint was imported already (0 is left out)."""
        ...

    def known_texts(self, file_format: str, texts: Iterable[str]) -> dict[str, int]:
        """Return how often a row of each text was accepted from files of a format; 0 is left out.

        The rows of that format are read through for it.
        """
        ...

    def add(self, at: datetime, file_name: str, file_format: str, file_hash: str) -> Batch:
        """Begin a batch."""
        ...

    def add_rows(
        self,
        batch: Batch,
        rows: Sequence[tuple[int, str, str, int, str]],
        progress: Progress = silent,
    ) -> list[int]:
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


class Reviews(Protocol):
    """What is kept of reviews, by the names of their periods."""

    def get(self, period: str) -> KeptReview | None:
        """Return what is kept of one."""
        ...

    def every(self) -> list[KeptReview]:
        """Return all in the order of their names."""
        ...

    def put(self, review: KeptReview) -> None:
        """Keep one; what was kept of its period gives way."""
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

    def some(self, trade_ids: Iterable[int]) -> Mapping[int, Figures]:
        """Return what is kept of trades, by their ids, in the fast way."""
        ...

    def every(self) -> Iterator[tuple[int, Figures]]:
        """Return what is kept of every trade, by id."""
        ...

    def unsettled(self) -> list[int]:
        """Return the ids of trades whose figures move with the market: all but closed ones in
        which neither collateral nor debt was left.
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

    def listed(
        self,
        columns: Sequence[str],
        wanted: TradeFilter,
        sorted_by: str = "number",
        *,
        descending: bool = False,
    ) -> list[tuple[str | int | None, ...]]:
        """Return columns of all trades that pass, in the order of `ids`; values as of `counted`.

        Raises: ValueError as `ids`.
        """
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

    def written(self) -> Written:
        """Return all that is recorded, as fingerprints; what is derived of it aside."""
        ...

    def words(self, column: str) -> list[str]:
        """Return the words in use in a column.

        `platform`, `account`, `strategy`, `tag`, `mistake`, `emotion` or `asset`.
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

    def actions(
        self, wanted: HistoryFilter, *, before: int | None = None, limit: int
    ) -> list[PastAction]:
        """Return a page of what was done, newest first: those with ids below `before`."""
        ...

    def changed(
        self, action_id: int, *, trade_id: int | None = None, limit: int
    ) -> tuple[list[Changed], int]:
        """Return what an action changed, each thing once, so many at most, and the count of all.

        trade_id: what belongs to this trade alone; then the count is of what is returned.
        Raises: JournalUnusable `row_damaged`, where an image is not what was written.
        """
        ...

    def versions(self, trade_id: int, entry_id: int) -> list[tuple[PastAction, Changed]]:
        """Return every change of one entry of a trade, oldest first. Raises: `row_damaged`."""
        ...
