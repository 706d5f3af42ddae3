"""The tables of a journal, as SQLModel rows without behaviour.

A number is `ExactDecimal`, a time `UtcTime`; `..._order` columns are derived, for sorting and
filtering alone. Every table that holds what the trader said carries a checksum a row. Tables are
STRICT, so that no value of another type slips in; there are no triggers, views or AUTOINCREMENT.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar, Final

from sqlalchemy import REAL, Integer, LargeBinary, MetaData, Text, UniqueConstraint, text
from sqlalchemy import Index as SqlIndex
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import Field, SQLModel

from journal_app.storage.columns import ExactDecimal, UtcTime

SEARCH_DDL: Final = (
    "CREATE VIRTUAL TABLE search USING fts5"
    "(body, tokenize = 'trigram case_sensitive 1', detail = none)"
)
"""One text per trade in lower case, found by any part of it; `search` writes it."""


def schema_ddl() -> tuple[str, ...]:
    """Every statement that makes an empty journal, in order."""
    dialect = sqlite.dialect()
    tables = [
        str(CreateTable(table).compile(dialect=dialect)).strip()
        for table in Row.metadata.sorted_tables
    ]
    indexes = [
        str(CreateIndex(index).compile(dialect=dialect))
        for table in Row.metadata.sorted_tables
        for index in sorted(table.indexes, key=lambda index: str(index.name))
    ]
    return (*tables, *indexes, SEARCH_DDL)


def _key() -> Any:
    return Field(sa_type=Integer, primary_key=True)


def _word() -> Any:
    return Field(sa_type=Text)


def _exact() -> Any:
    return Field(sa_type=ExactDecimal)


def _time() -> Any:
    return Field(sa_type=UtcTime)


def _count() -> Any:
    return Field(sa_type=Integer)


def _order() -> Any:
    return Field(sa_type=REAL)


def _of(row: str) -> Any:
    return Field(sa_type=Integer, foreign_key=f"{row}.id")


def _table(*parts: UniqueConstraint | SqlIndex) -> Any:
    return (*parts, {"sqlite_strict": True})


class Row(SQLModel):
    """What all rows share: one catalogue of tables of their own."""

    metadata: ClassVar[MetaData] = MetaData()


class RecordedRow(Row):
    """A row of what the trader said: named by a number, guarded by a checksum."""

    id: int = _key()
    checksum: str = _word()


class SettingRow(RecordedRow, table=True):
    """A setting of the journal itself: currency, zone, capital, week start, journal id."""

    __tablename__ = "settings"
    __table_args__ = _table(UniqueConstraint("name"))
    name: str = _word()
    value: str = _word()


class AccountRow(RecordedRow, table=True):
    """Where trades are held."""

    __tablename__ = "accounts"
    __table_args__ = _table(UniqueConstraint("name"))
    name: str = _word()
    network: str = _word()
    wallet: str = _word()
    subaccount: str = _word()
    note: str = _word()


class AccountFlowRow(RecordedRow, table=True):
    """Money that comes into an account (above 0) or leaves it, apart from any trade."""

    __tablename__ = "account_flows"
    __table_args__ = _table(
        SqlIndex("account_flows_at", "account", "at", "sequence"),
        SqlIndex(
            "account_flows_raw_row", "raw_row_id", sqlite_where=text("raw_row_id IS NOT NULL")
        ),
    )
    account: str = _word()
    at: datetime = _time()
    sequence: int = _count()
    asset: str = _word()
    amount: Decimal = _exact()
    price: Decimal = _exact()
    reference: str = _word()
    note: str = _word()
    raw_row_id: int | None = _of("raw_rows")


class TermsRow(RecordedRow, table=True):
    """Terms that trades were made under, once per content; never changed."""

    __tablename__ = "terms"
    __table_args__ = _table(UniqueConstraint("content_hash"))
    content_hash: str = _word()
    platform: str = _word()
    as_of: str = _word()
    body: str = _word()


class OwnTermsRow(RecordedRow, table=True):
    """A version of a platform's terms as the trader keeps it, from a day on."""

    __tablename__ = "own_terms"
    __table_args__ = _table(UniqueConstraint("platform", "as_of"))
    platform: str = _word()
    as_of: str = _word()
    body: str = _word()


class ProfileRow(RecordedRow, table=True):
    """A risk profile: limits, as exact texts in `body`."""

    __tablename__ = "profiles"
    __table_args__ = _table(UniqueConstraint("name"))
    name: str = _word()
    body: str = _word()


class TradeRow(RecordedRow, table=True):
    """A trade without its parts."""

    __tablename__ = "trades"
    __table_args__ = _table(
        UniqueConstraint("number"),
        SqlIndex("trades_label", "label", "platform", "account", sqlite_where=text("label <> ''")),
        SqlIndex("trades_status", "status"),
        SqlIndex("trades_terms", "terms_id"),
    )
    number: int = _count()
    account: str = _word()
    platform: str = _word()
    label: str = _word()
    margin_mode: str = _word()
    strategy: str = _word()
    status: str = _word()
    terms_id: int | None = _of("terms")
    created_at: datetime = _time()
    deleted_at: datetime | None = _time()
    notes: str = _word()
    grade: str = _word()
    lesson: str = _word()


class PositionRow(RecordedRow, table=True):
    """A position of a trade."""

    __tablename__ = "positions"
    __table_args__ = _table(
        UniqueConstraint("trade_id", "place"), SqlIndex("positions_asset", "asset", "trade_id")
    )
    trade_id: int = _of("trades")
    place: int = _count()
    asset: str = _word()
    direction: str = _word()
    kind: str = _word()


class TagRow(RecordedRow, table=True):
    """A word a trade is filed under: kind `tag`, `mistake` or `emotion`."""

    __tablename__ = "tags"
    __table_args__ = _table(
        UniqueConstraint("trade_id", "kind", "place"), SqlIndex("tags_name", "name", "trade_id")
    )
    trade_id: int = _of("trades")
    kind: str = _word()
    place: int = _count()
    name: str = _word()


class PlanRow(RecordedRow, table=True):
    """A plan, word for word in `body`; `breaches` counts the rules its checklist broke."""

    __tablename__ = "plans"
    __table_args__ = _table(UniqueConstraint("trade_id"))
    trade_id: int = _of("trades")
    planned_at: datetime = _time()
    breaches: int = _count()
    body: str = _word()


class EntryRow(RecordedRow, table=True):
    """A ledger entry; each kind uses the columns it has a meaning for."""

    __tablename__ = "entries"
    __table_args__ = _table(
        UniqueConstraint("trade_id", "at", "sequence"),
        SqlIndex("entries_raw_row", "raw_row_id", sqlite_where=text("raw_row_id IS NOT NULL")),
    )
    trade_id: int = _of("trades")
    at: datetime = _time()
    sequence: int = _count()
    kind: str = _word()
    asset: str | None = _word()
    amount: Decimal | None = _exact()
    price: Decimal | None = _exact()
    apr: Decimal | None = _exact()
    to_asset: str | None = _word()
    to_amount: Decimal | None = _exact()
    to_price: Decimal | None = _exact()
    penalty: Decimal | None = _exact()
    fee_amount: Decimal | None = _exact()
    fee_asset: str | None = _word()
    fee_price: Decimal | None = _exact()
    reference: str = _word()
    note: str = _word()
    raw_row_id: int | None = _of("raw_rows")


class MarkRow(RecordedRow, table=True):
    """The price of an asset at a time."""

    __tablename__ = "marks"
    __table_args__ = _table(UniqueConstraint("asset", "at", "platform"), SqlIndex("marks_at", "at"))
    asset: str = _word()
    at: datetime = _time()
    platform: str = _word()
    price: Decimal = _exact()
    oracle_price: Decimal | None = _exact()


class RateRow(RecordedRow, table=True):
    """The borrow rate of an asset on a platform from a time on."""

    __tablename__ = "rates"
    __table_args__ = _table(UniqueConstraint("platform", "asset", "at"))
    platform: str = _word()
    asset: str = _word()
    at: datetime = _time()
    apr: Decimal = _exact()


class ExchangeRateRow(RecordedRow, table=True):
    """Units of the journal's currency for one of another, from a time on."""

    __tablename__ = "exchange_rates"
    __table_args__ = _table(UniqueConstraint("currency", "at"))
    currency: str = _word()
    at: datetime = _time()
    rate: Decimal = _exact()


class BatchRow(RecordedRow, table=True):
    """An imported file."""

    __tablename__ = "batches"
    __table_args__ = _table()
    at: datetime = _time()
    file_name: str = _word()
    file_format: str = _word()
    file_hash: str = _word()


class RawRowRow(RecordedRow, table=True):
    """A row of an imported file as it stood there."""

    __tablename__ = "raw_rows"
    __table_args__ = _table(SqlIndex("raw_rows_fingerprint", "fingerprint"))
    batch_id: int = Field(sa_type=Integer, foreign_key="batches.id", index=False)
    line: int = _count()
    text: str = _word()
    fingerprint: str = _word()
    occurrence: int = _count()
    outcome: str = _word()


class AttachmentRow(RecordedRow, table=True):
    """A file beside the journal, stored under its hash; the name it had is only kept."""

    __tablename__ = "attachments"
    __table_args__ = _table(SqlIndex("attachments_trade", "trade_id"))
    trade_id: int | None = _of("trades")
    day: str | None = _word()
    content_hash: str = _word()
    file_name: str = _word()
    media_type: str = _word()
    size_bytes: int = _count()
    added_at: datetime = _time()
    note: str = _word()


class TradeLinkRow(RecordedRow, table=True):
    """What a trade has to do with another: `hedge_of`, `continues` or `same_idea`."""

    __tablename__ = "trade_links"
    __table_args__ = _table(
        UniqueConstraint("trade_id", "other_id"), SqlIndex("trade_links_other", "other_id")
    )
    trade_id: int = _of("trades")
    other_id: int = _of("trades")
    kind: str = _word()


class DayNoteRow(RecordedRow, table=True):
    """What the trader wrote about a day."""

    __tablename__ = "day_notes"
    __table_args__ = _table(UniqueConstraint("day"))
    day: str = _word()
    text: str = _word()
    mood: str = _word()
    checked: int = _count()


class ReviewRow(RecordedRow, table=True):
    """The review of a week or a month: what was written, and told once it was signed off."""

    __tablename__ = "reviews"
    __table_args__ = _table(UniqueConstraint("period"))
    period: str = _word()
    signed_off_at: datetime | None = _time()
    body: str = _word()


class SavedViewRow(RecordedRow, table=True):
    """Filters and columns of a list, saved under a name."""

    __tablename__ = "saved_views"
    __table_args__ = _table(UniqueConstraint("screen", "name"))
    screen: str = _word()
    name: str = _word()
    body: str = _word()


class ActionRow(Row, table=True):
    """One thing the user did: `done`, `undone`, or `replaced` by what was done afterwards."""

    __tablename__ = "actions"
    __table_args__ = _table(SqlIndex("actions_state", "state", "id"))
    id: int = _key()
    at: datetime = _time()
    name: str = _word()
    facts: str = _word()
    state: str = _word()


class ChangeRow(Row, table=True):
    """Rows of one table before and after an action; None where there were none.

    An image is the JSON of the rows' values in the order of `columns`, packed where it is long.
    The rows of one change follow each other by id.
    """

    __tablename__ = "changes"
    __table_args__ = _table(
        SqlIndex("changes_action", "action_id"), SqlIndex("changes_row", "table_name", "first_id")
    )
    id: int = _key()
    action_id: int = _of("actions")
    table_name: str = _word()
    first_id: int = _count()
    row_count: int = _count()
    columns: str = _word()
    before: bytes | None = Field(sa_type=LargeBinary)
    after: bytes | None = Field(sa_type=LargeBinary)
    checksum: str = _word()


class TradeFiguresRow(Row, table=True):
    """The derived figures of a trade, which a replay of its entries gives again."""

    __tablename__ = "trade_figures"
    __table_args__ = _table(
        SqlIndex("trade_figures_closed", "closed_at", "opened_at"),
        SqlIndex("trade_figures_net", "trade_id", "net"),
        SqlIndex("trade_figures_unsettled", "is_unsettled", sqlite_where=text("is_unsettled = 1")),
    )
    trade_id: int = Field(
        sa_type=Integer, primary_key=True, foreign_key="trades.id", ondelete="CASCADE"
    )
    at: datetime = _time()
    status: str = _word()
    opened_at: datetime | None = _time()
    closed_at: datetime | None = _time()
    net: Decimal = _exact()
    gross: Decimal = _exact()
    interest: Decimal = _exact()
    funding: Decimal = _exact()
    fees: Decimal = _exact()
    gas: Decimal = _exact()
    swap_cost: Decimal = _exact()
    penalty: Decimal = _exact()
    collateral_yield: Decimal = _exact()
    price_change: Decimal = _exact()
    collateral_change: Decimal = _exact()
    borrowed_change: Decimal = _exact()
    r_initial: Decimal | None = _exact()
    r_managed: Decimal | None = _exact()
    risk: Decimal | None = _exact()
    risk_basis: str | None = _word()
    equity: Decimal = _exact()
    deposits: Decimal = _exact()
    exposure: Decimal = _exact()
    health_factor: Decimal | None = _exact()
    margin_ratio: Decimal | None = _exact()
    leverage: Decimal | None = _exact()
    interest_per_day: Decimal = _exact()
    realised_interest: Decimal = _exact()
    realised_funding: Decimal = _exact()
    realised_fees: Decimal = _exact()
    realised_gas: Decimal = _exact()
    realised_swap_cost: Decimal = _exact()
    realised_penalty: Decimal = _exact()
    realised_collateral_yield: Decimal = _exact()
    realised_price_change: Decimal = _exact()
    realised_collateral_change: Decimal = _exact()
    realised_borrowed_change: Decimal = _exact()
    positions: str = _word()
    debt: str = _word()
    collateral: str = _word()
    asset: str = _word()
    direction: str = _word()
    is_unsettled: int = _count()
    held_ms_order: int | None = _count()
    net_order: float = _order()
    gross_order: float = _order()
    interest_order: float = _order()
    funding_order: float = _order()
    fees_order: float = _order()
    r_initial_order: float | None = _order()
    risk_order: float | None = _order()
    equity_order: float = _order()
    exposure_order: float = _order()
    health_factor_order: float | None = _order()
    margin_ratio_order: float | None = _order()
    leverage_order: float | None = _order()
    interest_per_day_order: float = _order()
    quantity_order: float | None = _order()
    average_entry_order: float | None = _order()
