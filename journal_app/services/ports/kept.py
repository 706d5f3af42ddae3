"""What a journal keeps beside trades and entries, and what is asked of its lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Literal

from journal_app.domain.entries import Entry
from journal_app.domain.trade_line import TradeLine as TradeLine


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


@dataclass(frozen=True, slots=True)
class TradeLink:
    """What a trade has to do with another; two trades have one link at most.

    kind: `hedge_of`, `continues` or `same_idea`, read from `trade_id` to `other_id`.
    """

    trade_id: int
    other_id: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing the user did, as one step of undo. `name` is a code of `wording`."""

    id: int
    at: datetime
    name: str
    facts: Mapping[str, str] = field(default_factory=dict)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A verified copy of a journal. `sequence` counts up, whatever the clock did in between."""

    path: Path
    sequence: int
    at: datetime
