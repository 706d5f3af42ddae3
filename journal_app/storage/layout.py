"""The rows of each table as plain tuples, and how they stand in the file.

Reading needs no more than this, so that the first list is shown before SQLModel is loaded; a test
holds it and `tables` together. A record is a row without its checksum.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from types import UnionType
from typing import Any, Final, Generic, NamedTuple, TypeVar, cast, get_args, get_type_hints

from journal_app.domain.exact import plain_many
from journal_app.storage.images import Stored, checksum, images
from journal_app.storage.stored import decimal_of, milliseconds_of, moment_of, text_of


class SettingRecord(NamedTuple):
    """One of the journal's own settings."""

    id: int
    name: str
    value: str


class AccountRecord(NamedTuple):
    """An account."""

    id: int
    name: str
    network: str
    wallet: str
    subaccount: str
    note: str


class AccountFlowRecord(NamedTuple):
    """A deposit or withdrawal of an account."""

    id: int
    account: str
    at: datetime
    sequence: int
    asset: str
    amount: Decimal
    price: Decimal
    reference: str
    note: str
    raw_row_id: int | None


class TermsRecord(NamedTuple):
    """Terms that trades were made under, once per content."""

    id: int
    content_hash: str
    platform: str
    as_of: str
    body: str


class OwnTermsRecord(NamedTuple):
    """A version of a platform's terms that the trader keeps."""

    id: int
    platform: str
    as_of: str
    body: str


class TradeRecord(NamedTuple):
    """A trade without its parts."""

    id: int
    number: int
    account: str
    platform: str
    label: str
    margin_mode: str
    strategy: str
    status: str
    terms_id: int | None
    created_at: datetime
    deleted_at: datetime | None
    notes: str
    grade: str
    lesson: str


class PositionRecord(NamedTuple):
    """A position of a trade."""

    id: int
    trade_id: int
    place: int
    asset: str
    direction: str
    kind: str


class TagRecord(NamedTuple):
    """A word a trade is filed under: a tag, a mistake or an emotion."""

    id: int
    trade_id: int
    kind: str
    place: int
    name: str


class PlanRecord(NamedTuple):
    """A plan; `breaches` counts the answers of its checklist that broke a rule."""

    id: int
    trade_id: int
    planned_at: datetime
    breaches: int
    body: str


class EntryRecord(NamedTuple):
    """A ledger entry; each kind uses the columns it has a meaning for."""

    id: int
    trade_id: int
    at: datetime
    sequence: int
    kind: str
    asset: str | None
    amount: Decimal | None
    price: Decimal | None
    apr: Decimal | None
    to_asset: str | None
    to_amount: Decimal | None
    to_price: Decimal | None
    penalty: Decimal | None
    fee_amount: Decimal | None
    fee_asset: str | None
    fee_price: Decimal | None
    reference: str
    note: str
    raw_row_id: int | None


class MarkRecord(NamedTuple):
    """A mark."""

    id: int
    asset: str
    at: datetime
    platform: str
    price: Decimal
    oracle_price: Decimal | None


class RateRecord(NamedTuple):
    """A point of a history of borrow rates."""

    id: int
    platform: str
    asset: str
    at: datetime
    apr: Decimal


class ExchangeRateRecord(NamedTuple):
    """An exchange rate."""

    id: int
    currency: str
    at: datetime
    rate: Decimal


class BatchRecord(NamedTuple):
    """An imported file."""

    id: int
    at: datetime
    file_name: str
    file_format: str
    file_hash: str


class RawRowRecord(NamedTuple):
    """A row of an imported file."""

    id: int
    batch_id: int
    line: int
    text: str
    fingerprint: str
    occurrence: int
    outcome: str


class AttachmentRecord(NamedTuple):
    """A file attached to a trade or to a day."""

    id: int
    trade_id: int | None
    day: str | None
    content_hash: str
    file_name: str
    media_type: str
    size_bytes: int
    added_at: datetime
    note: str


class TradeLinkRecord(NamedTuple):
    """What a trade has to do with another."""

    id: int
    trade_id: int
    other_id: int
    kind: str


class DayNoteRecord(NamedTuple):
    """The note of a day."""

    id: int
    day: str
    text: str
    mood: str
    checked: int


class ReviewRecord(NamedTuple):
    """What was written at a review and what it told; `body` is JSON."""

    id: int
    period: str
    signed_off_at: datetime | None
    body: str


class SavedViewRecord(NamedTuple):
    """Filters and order of a list, saved under a name; `body` is JSON."""

    id: int
    screen: str
    name: str
    body: str


class FiguresRecord(NamedTuple):
    """The derived figures of a trade; `..._order` are for sorting and filtering alone."""

    trade_id: int
    at: datetime
    status: str
    opened_at: datetime | None
    closed_at: datetime | None
    net: Decimal
    gross: Decimal
    interest: Decimal
    funding: Decimal
    fees: Decimal
    gas: Decimal
    swap_cost: Decimal
    penalty: Decimal
    collateral_yield: Decimal
    price_change: Decimal
    collateral_change: Decimal
    borrowed_change: Decimal
    r_initial: Decimal | None
    r_managed: Decimal | None
    risk: Decimal | None
    risk_basis: str | None
    equity: Decimal
    deposits: Decimal
    exposure: Decimal
    health_factor: Decimal | None
    margin_ratio: Decimal | None
    leverage: Decimal | None
    interest_per_day: Decimal
    realised_interest: Decimal
    realised_funding: Decimal
    realised_fees: Decimal
    realised_gas: Decimal
    realised_swap_cost: Decimal
    realised_penalty: Decimal
    realised_collateral_yield: Decimal
    realised_price_change: Decimal
    realised_collateral_change: Decimal
    realised_borrowed_change: Decimal
    positions: str
    debt: str
    collateral: str
    asset: str
    direction: str
    is_unsettled: int
    held_ms_order: int | None
    net_order: float
    gross_order: float
    interest_order: float
    funding_order: float
    fees_order: float
    r_initial_order: float | None
    risk_order: float | None
    equity_order: float
    exposure_order: float
    health_factor_order: float | None
    margin_ratio_order: float | None
    leverage_order: float | None
    interest_per_day_order: float
    quantity_order: float | None
    average_entry_order: float | None


R = TypeVar("R", bound=tuple[Any, ...])

_CONVERSIONS: Final[dict[Any, tuple[Callable[[Any], Stored], Callable[[Any], object]]]] = {
    Decimal: (text_of, decimal_of),
    datetime: (milliseconds_of, moment_of),
}
"""How a kind of value is written, and read."""


def _texts_of(numbers: Sequence[Decimal | None]) -> list[Stored]:
    """A column of numbers, each as `text_of` has it; in many a column all of them are zeros."""
    present = set(map(type, numbers))
    if present == {Decimal}:
        if not any(numbers):
            return ["0"] * len(numbers)
        written = cast(Sequence[Decimal], numbers)
        if all(map(Decimal.is_finite, written)):
            return list(plain_many(written))
    return [None if number is None else text_of(number) for number in numbers]


def _times_of(moments: Sequence[datetime | None]) -> list[Stored]:
    return [None if moment is None else milliseconds_of(moment) for moment in moments]


_COLUMNS: Final[dict[Any, Callable[[Sequence[Any]], list[Stored]]]] = {
    text_of: _texts_of,
    milliseconds_of: _times_of,
}
"""How a column of such values is written."""


class Layout(Generic[R]):
    """A table: its record, and the way of each value into the file and back."""

    def __init__(self, table: str, record: type[R], *, trade_place: int | None = None) -> None:
        hints = get_type_hints(record)
        self.table: Final = table
        self.columns: Final = tuple(hints)
        self.trade_place: Final = (
            self.columns.index("trade_id") if "trade_id" in self.columns else trade_place
        )
        self.record_type: Final = record
        conversions = [
            (place, _CONVERSIONS.get(_scalar(hint))) for place, hint in enumerate(hints.values())
        ]
        self._write: Final = tuple((place, each[0]) for place, each in conversions if each)
        self._write_all: Final = tuple(
            (place, _COLUMNS[each[0]]) for place, each in conversions if each
        )
        self._read: Final = tuple((place, each[1]) for place, each in conversions if each)

    @property
    def select(self) -> str:
        """`SELECT` of every column of a record, and of its checksum."""
        return f"SELECT {', '.join(self.columns)}, checksum FROM {self.table}"

    def with_id(self, record: R, row_id: int) -> R:
        """The record under its own id."""
        return self.record_type._make((row_id, *record[1:]))  # type: ignore[attr-defined,no-any-return]

    def values(self, record: R) -> dict[str, Any]:
        """A record's values by column."""
        return dict(zip(self.columns, record, strict=True))

    def stored(self, record: R) -> tuple[Stored, ...]:
        """A record's values as they stand in the file."""
        return tuple(self._written(list(record)))

    def stored_many(self, records: Sequence[R]) -> list[tuple[Stored, ...]]:
        """The same of many records, which is quicker column by column."""
        return list(zip(*self._columns(list(zip(*records, strict=True))), strict=True))

    def stored_columns(self, columns: Mapping[str, Sequence[Any]]) -> list[tuple[Stored, ...]]:
        """Rows as they stand in the file, of values by column."""
        in_order = [columns[name] for name in self.columns]
        return list(zip(*self._columns(in_order), strict=True))

    def new_rows(
        self, records: Sequence[R], ids: Sequence[int]
    ) -> tuple[list[tuple[Stored, ...]], list[bytes]]:
        """New rows under these ids as they stand in the file, checksums and all; their images."""
        columns = self._columns(list(zip(*records, strict=True)))
        columns[0] = ids
        written = images(list(zip(*columns, strict=True)))
        return list(zip(*columns, map(checksum, written), strict=True)), written

    def _columns(self, columns: list[Sequence[Any]]) -> list[Sequence[Any]]:
        for place, write_all in self._write_all:
            columns[place] = write_all(columns[place])
        return columns

    def _written(self, values: list[Any]) -> list[Stored]:
        for place, write in self._write:
            value = values[place]
            if value is not None:
                values[place] = write(value)
        return values

    def records(self, stored: Sequence[Sequence[Stored]]) -> Iterator[R]:
        """The records that stand in the file so, which is quicker column by column."""
        columns: list[Sequence[Any]] = list(zip(*stored, strict=True))
        for place, read in self._read if stored else ():
            columns[place] = [None if it is None else read(it) for it in columns[place]]
        make: Callable[[Iterable[Any]], R] = self.record_type._make  # type: ignore[attr-defined]
        return map(make, zip(*columns, strict=True))

    def record(self, stored: Sequence[Stored]) -> R:
        """The record that stands in the file so."""
        values: list[Any] = list(stored)
        for place, read in self._read:
            value = values[place]
            if value is not None:
                values[place] = read(value)
        return self.record_type._make(values)  # type: ignore[attr-defined,no-any-return]


def _scalar(hint: Any) -> Any:
    if isinstance(hint, UnionType):
        return next(kind for kind in get_args(hint) if kind is not type(None))
    return hint


SETTINGS: Final = Layout("settings", SettingRecord)
ACCOUNTS: Final = Layout("accounts", AccountRecord)
ACCOUNT_FLOWS: Final = Layout("account_flows", AccountFlowRecord)
TERMS: Final = Layout("terms", TermsRecord)
OWN_TERMS: Final = Layout("own_terms", OwnTermsRecord)
TRADES: Final = Layout("trades", TradeRecord, trade_place=0)
POSITIONS: Final = Layout("positions", PositionRecord)
TAGS: Final = Layout("tags", TagRecord)
PLANS: Final = Layout("plans", PlanRecord)
ENTRIES: Final = Layout("entries", EntryRecord)
MARKS: Final = Layout("marks", MarkRecord)
RATES: Final = Layout("rates", RateRecord)
EXCHANGE_RATES: Final = Layout("exchange_rates", ExchangeRateRecord)
BATCHES: Final = Layout("batches", BatchRecord)
RAW_ROWS: Final = Layout("raw_rows", RawRowRecord)
ATTACHMENTS: Final = Layout("attachments", AttachmentRecord)
TRADE_LINKS: Final = Layout("trade_links", TradeLinkRecord)
DAY_NOTES: Final = Layout("day_notes", DayNoteRecord)
REVIEWS: Final = Layout("reviews", ReviewRecord)
SAVED_VIEWS: Final = Layout("saved_views", SavedViewRecord)
FIGURES: Final = Layout("trade_figures", FiguresRecord)

RECORDED: Final[dict[str, Layout[Any]]] = {
    layout.table: layout
    for layout in (
        SETTINGS,
        ACCOUNTS,
        TERMS,
        BATCHES,
        RAW_ROWS,
        ACCOUNT_FLOWS,
        TRADES,
        POSITIONS,
        TAGS,
        PLANS,
        ENTRIES,
        MARKS,
        RATES,
        EXCHANGE_RATES,
        ATTACHMENTS,
        DAY_NOTES,
        REVIEWS,
        SAVED_VIEWS,
        OWN_TERMS,
        TRADE_LINKS,
    )
}
"""Tables whose rows carry a checksum and whose changes are kept, what is referred to first."""
