"""What a journal keeps beside trades and entries, and what is asked of its lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Literal, NamedTuple

from journal_app.domain.ledger.account_flow import AccountFlow
from journal_app.domain.ledger.entries import Entry
from journal_app.domain.market.exchange import ExchangeRate as ExchangeRate
from journal_app.domain.trade_line import TradeLine as TradeLine


@dataclass(frozen=True, slots=True)
class RecordedEntry:
    """An entry in its place: its own id, its trade, and the file row it was made of, if any."""

    id: int
    trade_id: int
    entry: Entry
    raw_row_id: int | None = None


@dataclass(frozen=True, slots=True)
class RecordedFlow:
    """A deposit or withdrawal of an account under its own id, and the file row it was made of."""

    id: int
    flow: AccountFlow
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
class PastAction:
    """An action as the history tells it. `replaced` was undone, and then something else was done,
    so that it can no longer be done again.
    """

    action: Action
    state: Literal["done", "undone", "replaced"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryFilter:
    """Which actions are asked for; what is left out lets every one pass.

    trade_id: those that concern this trade. words: each is found in the facts of the action, or
    the action has one of the names that stand beside the word.
    """

    trade_id: int | None = None
    words: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One thing before an action and after it; None where it was not there.

    table: what kind of thing, as `entries`. Values are texts, counts, decimals and moments; a plan
    is told by its own fields.
    """

    table: str
    row_id: int
    trade_id: int | None
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeFilter:
    """Which trades a list shows; what is left empty lets every trade pass.

    Several words of one kind mean any of them; several kinds mean all of them. text: every word
    of it, anywhere in what was written about the trade. Those in the trash are shown apart.
    trade_ids: no others than these.
    """

    trade_ids: tuple[int, ...] = ()
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
class SavedView:
    """What a list was narrowed to and ordered by, under a name of the trader's.

    screen: whose list it is. chosen: the words of each kind of filter. grouped_by, sorted_by:
    empty for what the list does by itself.
    """

    screen: str
    name: str
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    text: str = ""
    sorted_by: str = ""
    is_descending: bool = False
    grouped_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReview:
    """What the trader wrote at the review of a week or a month, and what it told him then.

    period: its name. rule_kept: whether the rule of the review before was; None where not answered.
    figures, trades: as told when it was signed off, by their codes, and net and R by the numbers of
    the trades; nothing before.
    """

    period: str
    edge: str = ""
    leak: str = ""
    rule: str = ""
    rule_kept: bool | None = None
    signed_at: datetime | None = None
    figures: Mapping[str, Decimal | None] = field(default_factory=dict)
    trades: Mapping[str, tuple[Decimal, Decimal | None]] = field(default_factory=dict)


BackupKind = Literal["opening", "import", "upgrade", "repair", "hand", "aside", ""]
"""Why a copy was made: after an opening, before an import, an upgrade or a repair, by hand; or it
is the journal that a restored one replaced. Empty where its name does not say.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A verified copy of a journal. `sequence` counts up, whatever the clock did in between; a
    journal that was set aside has none.
    """

    path: Path
    sequence: int
    at: datetime
    kind: BackupKind = ""


class TradeWritten(NamedTuple):
    """All that is recorded of a trade, as a fingerprint that changes with any of it."""

    created_at: datetime
    is_deleted: bool
    fingerprint: str


class Written(NamedTuple):
    """All that is recorded in a journal, as fingerprints: of trades by their ids, and of what
    belongs to no trade by its table.
    """

    trades: Mapping[int, TradeWritten]
    others: Mapping[str, str]
