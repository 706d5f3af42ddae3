"""Domain objects to records and back: two pure functions for each aggregate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final, NamedTuple

from journal_app.domain.ledger.account_flow import AccountFlow
from journal_app.domain.ledger.entries import KIND_OF, KINDS, Cost, Entry
from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.money import Asset
from journal_app.domain.terms import Terms
from journal_app.domain.trade import (
    Direction,
    MarginMode,
    Plan,
    Position,
    PositionKind,
    Status,
    Trade,
    Verdict,
)
from journal_app.services.ports import (
    Account,
    DayNote,
    ExchangeRate,
    RawRow,
    RecordedEntry,
    RecordedFlow,
    SavedView,
)
from journal_app.storage.bodies import (
    content_hash,
    plan_body,
    plan_of,
    terms_body,
    view_body,
    view_of,
)
from journal_app.storage.layout import (
    AccountFlowRecord,
    AccountRecord,
    DayNoteRecord,
    EntryRecord,
    ExchangeRateRecord,
    MarkRecord,
    OwnTermsRecord,
    PlanRecord,
    PositionRecord,
    RateRecord,
    RawRowRecord,
    SavedViewRecord,
    TagRecord,
    TermsRecord,
    TradeRecord,
)
from journal_app.storage.legible import legible

TAG, MISTAKE, EMOTION = "tag", "mistake", "emotion"


class TradeParts(NamedTuple):
    """Records that hang on a trade. Their own ids are 0 until they are kept."""

    positions: list[PositionRecord]
    tags: list[TagRecord]
    plan: PlanRecord | None


# trades


def trade_record(trade: Trade, terms_id: int | None, number: int | None = None) -> TradeRecord:
    """A trade without its parts. number: in place of its own."""
    return TradeRecord(
        id=trade.id,
        number=trade.number if number is None else number,
        account=trade.account,
        platform=trade.platform,
        label=trade.label,
        margin_mode=trade.margin_mode.value,
        strategy=trade.strategy,
        status=trade.status.value,
        terms_id=terms_id,
        created_at=trade.created_at,
        deleted_at=trade.deleted_at,
        notes=trade.notes,
        grade=trade.grade,
        lesson=trade.lesson,
    )


def trade_parts(trade_id: int, trade: Trade) -> TradeParts:
    """What hangs on a trade: its positions, the words it is filed under, its plan."""
    return TradeParts(
        positions=[
            PositionRecord(0, trade_id, place, held.asset, held.direction.value, held.kind.value)
            for place, held in enumerate(trade.positions)
        ],
        tags=[
            TagRecord(0, trade_id, kind, place, name)
            for kind, names in (
                (TAG, trade.tags),
                (MISTAKE, trade.mistakes),
                (EMOTION, trade.emotions),
            )
            for place, name in enumerate(names)
        ],
        plan=None if trade.plan is None else _plan_record(trade_id, trade.plan),
    )


def _plan_record(trade_id: int, plan: Plan) -> PlanRecord:
    breaches = sum(answer.verdict is Verdict.BREACH for answer in plan.checklist)
    return PlanRecord(0, trade_id, plan.planned_at, breaches, plan_body(plan))


@legible
def trade_of(record: TradeRecord, parts: TradeParts, terms: Terms | None) -> Trade:
    """A trade from its records; positions and tags are in the order of their places."""
    words: dict[str, list[str]] = {TAG: [], MISTAKE: [], EMOTION: []}
    for tag in parts.tags:
        words[tag.kind].append(tag.name)
    return Trade(
        id=record.id,
        number=record.number,
        account=record.account,
        platform=record.platform,
        label=record.label,
        margin_mode=MarginMode(record.margin_mode),
        strategy=record.strategy,
        tags=tuple(words[TAG]),
        positions=tuple(
            Position(Asset(held.asset), Direction(held.direction), PositionKind(held.kind))
            for held in parts.positions
        ),
        status=Status(record.status),
        plan=None if parts.plan is None else plan_of(parts.plan.body),
        terms=terms,
        created_at=record.created_at,
        deleted_at=record.deleted_at,
        notes=record.notes,
        grade=record.grade,
        lesson=record.lesson,
        mistakes=tuple(words[MISTAKE]),
        emotions=tuple(words[EMOTION]),
    )


def terms_record(terms: Terms) -> TermsRecord:
    """Terms under the hash of their content. `bodies.terms_of` reads them."""
    body = terms_body(terms)
    return TermsRecord(0, content_hash(body), terms.platform, terms.as_of.isoformat(), body)


def own_terms_record(terms: Terms) -> OwnTermsRecord:
    """A version of the trader's own terms. `bodies.terms_of` reads it."""
    return OwnTermsRecord(0, terms.platform, terms.as_of.isoformat(), terms_body(terms))


# entries

_SHARED: Final = frozenset({"at", "sequence", "fee", "reference", "note"})
_COLUMN: Final[Mapping[str, str]] = {
    "size": "amount",
    "borrow_apr": "apr",
    "debt_asset": "to_asset",
    "debt_amount": "to_amount",
    "debt_price": "to_price",
    "line": "to_asset",
    "measured": "amount",
    "bound": "to_amount",
}
"""Where a field stands in another column than the one of its name."""

_PLACES: Final[Mapping[str, tuple[tuple[str, int], ...]]] = {
    word: tuple(
        (field.name, EntryRecord._fields.index(_COLUMN.get(field.name, field.name)))
        for field in fields(kind)
        if field.name not in _SHARED
    )
    for word, kind in KINDS.items()
}
"""Of each kind of entry its own fields, and the places of their columns in a record."""

_ASSET_PLACE: Final = EntryRecord._fields.index("asset")
_NOTHING: Final = (None,) * 8


def entry_record(
    entry_id: int, trade_id: int, entry: Entry, raw_row_id: int | None = None
) -> EntryRecord:
    """An entry in its place."""
    word = KIND_OF[type(entry)]
    values: list[Any] = [entry_id, trade_id, entry.at, entry.sequence, word, *_NOTHING]
    for name, place in _PLACES[word]:
        values[place] = getattr(entry, name)
    fee = entry.fee
    values += (None, None, None) if fee is None else (fee.amount, fee.asset, fee.price)
    values += (entry.reference, entry.note, raw_row_id)
    return EntryRecord._make(values)


@legible
def recorded_entry(record: EntryRecord) -> RecordedEntry:
    """An entry from its record."""
    fee = None
    if record.fee_amount is not None:
        assert record.fee_asset is not None
        assert record.fee_price is not None
        fee = Cost(record.fee_amount, Asset(record.fee_asset), record.fee_price)
    own = {name: record[place] for name, place in _PLACES[record.kind]}
    entry = KINDS[record.kind](
        at=record.at,
        sequence=record.sequence,
        fee=fee,
        reference=record.reference,
        note=record.note,
        **own,
    )
    return RecordedEntry(record.id, record.trade_id, entry, record.raw_row_id)


# what was observed


def mark_record(mark: Mark) -> MarkRecord:
    """A mark."""
    return MarkRecord(0, mark.asset, mark.at, mark.platform, mark.price, mark.oracle_price)


def mark_of(record: MarkRecord) -> Mark:
    """A mark from its record."""
    return Mark(Asset(record.asset), record.at, record.price, record.oracle_price, record.platform)


def rate_record(point: RatePoint) -> RateRecord:
    """A point of a history of rates."""
    return RateRecord(0, point.platform, point.asset, point.at, point.apr)


def rate_of(record: RateRecord) -> RatePoint:
    """A point of a history of rates from its record."""
    return RatePoint(record.platform, Asset(record.asset), record.at, record.apr)


# what stands for itself


def account_record(account: Account) -> AccountRecord:
    """An account."""
    return AccountRecord(
        0, account.name, account.network, account.wallet, account.subaccount, account.note
    )


def account_of(record: AccountRecord) -> Account:
    """An account from its record."""
    return Account(
        name=record.name,
        network=record.network,
        wallet=record.wallet,
        subaccount=record.subaccount,
        note=record.note,
    )


def flow_record(recorded: RecordedFlow) -> AccountFlowRecord:
    """A deposit or withdrawal."""
    flow = recorded.flow
    return AccountFlowRecord(
        id=recorded.id,
        account=flow.account,
        at=flow.at,
        sequence=flow.sequence,
        asset=flow.asset,
        amount=flow.amount,
        price=flow.price,
        reference=flow.reference,
        note=flow.note,
        raw_row_id=recorded.raw_row_id,
    )


def flow_of(record: AccountFlowRecord) -> RecordedFlow:
    """A deposit or withdrawal from its record."""
    flow = AccountFlow(
        account=record.account,
        at=record.at,
        sequence=record.sequence,
        asset=Asset(record.asset),
        amount=record.amount,
        price=record.price,
        reference=record.reference,
        note=record.note,
    )
    return RecordedFlow(record.id, flow, record.raw_row_id)


def exchange_rate_record(rate: ExchangeRate) -> ExchangeRateRecord:
    """An exchange rate."""
    return ExchangeRateRecord(0, rate.currency, rate.at, rate.rate)


def exchange_rate_of(record: ExchangeRateRecord) -> ExchangeRate:
    """An exchange rate from its record."""
    return ExchangeRate(currency=record.currency, at=record.at, rate=record.rate)


def day_note_record(note: DayNote) -> DayNoteRecord:
    """The note of a day."""
    return DayNoteRecord(0, note.day, note.text, note.mood, int(note.checked))


def day_note_of(record: DayNoteRecord) -> DayNote:
    """The note of a day from its record."""
    return DayNote(day=record.day, text=record.text, mood=record.mood, checked=bool(record.checked))


def saved_view_record(view: SavedView) -> SavedViewRecord:
    """A saved view."""
    return SavedViewRecord(0, view.screen, view.name, view_body(view))


def saved_view_of(record: SavedViewRecord) -> SavedView:
    """A saved view from its record."""
    return view_of(record.screen, record.name, record.body)


def raw_row_of(record: RawRowRecord) -> RawRow:
    """A row of a file from its record."""
    return RawRow(
        id=record.id,
        batch_id=record.batch_id,
        line=record.line,
        text=record.text,
        fingerprint=record.fingerprint,
        occurrence=record.occurrence,
        outcome=record.outcome,
    )
