"""Carry a whole journal: all that the trader said, as one content, and back into an empty one.

What is reckoned from it and the history of changes do not travel: the first is reckoned anew, the
second belongs to the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, Final
from zoneinfo import ZoneInfo

from journal_app.domain.drafts import entry
from journal_app.domain.entries import KIND_OF, KINDS, Entry
from journal_app.domain.exact import ONE, ZERO, NotANumberError, parse_decimal
from journal_app.domain.imported import draft_of
from journal_app.domain.market import Mark, RatePoint
from journal_app.domain.problems import JournalError, Refused
from journal_app.domain.terms import Terms
from journal_app.domain.trade import Trade
from journal_app.reports.observed import marks_in, rates_in
from journal_app.services.plain_values import (
    plain_fields,
    plain_time,
    read_at,
    read_list,
    read_object,
    read_value,
    within,
)
from journal_app.services.ports import (
    Account,
    Batch,
    Clock,
    DayNote,
    ExchangeRate,
    Journal,
    Progress,
    RawRow,
    UnitOfWork,
    silent,
)
from journal_app.services.reckoning import rederive
from journal_app.services.recording import must_replay

Content = dict[str, Any]
"""All of a journal, as JSON knows it."""

LISTS: Final = (
    "accounts", "terms", "trades", "marks", "rates", "exchange_rates", "day_notes", "batches",
)  # fmt: skip
PARTS: Final = ("settings", *LISTS)

_REPORT_EVERY: Final = 500
_OF_TRADE: Final = frozenset({"id", "terms"})


@dataclass(frozen=True, slots=True)
class Unpacked:
    """How much came out of an archive; nothing where the journal was equal already."""

    trades: int
    entries: int
    records: int
    is_known: bool


def archived(journal: Journal, progress: Progress = silent) -> Content:
    """All that a journal holds, trash and raw rows too, in a fixed order."""
    with journal.reading() as uow:
        return _content(uow, progress)


def unpack(
    journal: Journal, clock: Clock, content: Content, progress: Progress = silent
) -> Unpacked:
    """Bring all of an archive into an empty journal, as one step.

    A journal that holds the very same already stays as it is.

    Raises: Refused, where something cannot be so, named by its path; JournalError
    `journal_not_empty`, where the journal holds something else.
    """
    parts = _Parts(content)
    with journal.unit_of_work() as uow:
        present = _content(uow, silent)
        if present == content:
            return parts.counted(is_known=True)
        if any(present[name] for name in LISTS):
            raise JournalError("journal_not_empty")
        uow.begin_action("import", clock.now(), format="journal")
        parts.keep(uow, progress)
        _must_be_equal(_content(uow, silent), content)
        uow.commit()
    return parts.counted(is_known=False)


# out


def _content(uow: UnitOfWork, progress: Progress) -> Content:
    terms: list[Terms] = []
    rows: dict[int, int] = {}
    batches = [_plain_batch(batch, of_batch, rows) for batch, of_batch in uow.imports.every()]
    market = uow.observations.market()
    trades = list(_plain_trades(uow, terms, rows, progress))
    return {
        "settings": dict(sorted(uow.settings.every().items())),
        "accounts": [plain_fields(account) for account in uow.accounts()],
        "terms": [plain_fields(each) for each in terms],
        "trades": trades,
        "marks": [plain_fields(mark) for mark in sorted(marks_in(market), key=_place_of_mark)],
        "rates": [plain_fields(point) for point in rates_in(market)],
        "exchange_rates": [plain_fields(rate) for rate in uow.exchange_rates()],
        "day_notes": [plain_fields(note) for note in uow.day_notes()],
        "batches": batches,
    }


def _place_of_mark(mark: Mark) -> tuple[str, str, str]:
    return mark.asset, plain_time(mark.at), mark.platform


def _plain_batch(batch: Batch, of_batch: Sequence[RawRow], rows: dict[int, int]) -> Content:
    """A batch; notes under which number each of its rows goes."""
    for row in of_batch:
        rows[row.id] = len(rows)
    return {
        "at": plain_time(batch.at),
        "file_name": batch.file_name,
        "file_format": batch.file_format,
        "file_hash": batch.file_hash,
        "rows": [
            [row.line, row.text, row.fingerprint, row.occurrence, row.outcome] for row in of_batch
        ],
    }


def _plain_trades(
    uow: UnitOfWork, terms: list[Terms], rows: Mapping[int, int], progress: Progress
) -> Iterator[Content]:
    ledgers = dict(uow.entries.of_all())
    known: dict[int, int] = {}
    for done, trade in enumerate(uow.trades.every(), start=1):
        if done % _REPORT_EVERY == 0:
            progress(done, max(done, len(ledgers)))
        written = plain_fields(replace(trade, id=0, terms=None))
        del written["id"]
        if trade.terms is not None:
            written["terms"] = _numbered(trade.terms, terms, known)
        written["entries"] = [
            _plain_entry(each.entry, rows.get(each.raw_row_id) if each.raw_row_id else None)
            for each in ledgers.get(trade.id, ())
        ]
        yield written


def _numbered(wanted: Terms, terms: list[Terms], known: dict[int, int]) -> int:
    """The number of terms among those seen; many trades share one object."""
    if id(wanted) not in known:
        if wanted not in terms:
            terms.append(wanted)
        known[id(wanted)] = terms.index(wanted)
    return known[id(wanted)]


def _plain_entry(recorded: Entry, raw_row: int | None) -> Content:
    written = {"kind": KIND_OF[type(recorded)], **plain_fields(recorded)}
    return written if raw_row is None else {**written, "raw_row": raw_row}


# back


@dataclass(frozen=True, slots=True)
class _Batch:
    batch: Batch
    rows: list[tuple[int, str, str, int, str]]


class _Parts:
    """The parts of an archive, each read and found possible."""

    def __init__(self, content: Content) -> None:
        told = read_object(content)
        for name in told:
            if name not in PARTS:
                raise Refused.because(name[:40], "unknown_field")
        for name in PARTS:
            if name not in told:
                raise Refused.because(name, "missing")
        self.settings: dict[str, str] = read_at("settings", Mapping[str, str], told["settings"])
        self._check_settings()
        self.accounts: tuple[Account, ...] = _all(told, "accounts", Account)
        self.terms: tuple[Terms, ...] = _all(told, "terms", Terms)
        self.marks: tuple[Mark, ...] = _all(told, "marks", Mark)
        self.rates: tuple[RatePoint, ...] = _all(told, "rates", RatePoint)
        self.exchange_rates: tuple[ExchangeRate, ...] = _all(told, "exchange_rates", ExchangeRate)
        self.day_notes: tuple[DayNote, ...] = _all(told, "day_notes", DayNote)
        self.batches = [
            _at("batches", place, _read_batch, each)
            for place, each in enumerate(_list_of(told, "batches"))
        ]
        self.row_count = sum(len(each.rows) for each in self.batches)
        self.trades: list[Trade] = []
        self.ledgers: list[list[tuple[Entry, int | None]]] = []
        for place, each in enumerate(_list_of(told, "trades")):
            trade, ledger = _at("trades", place, self._read_trade, each)
            self.trades.append(trade)
            self.ledgers.append(ledger)
        self._check_observations()
        _check_unique("trades", "number", [trade.number for trade in self.trades])

    def counted(self, *, is_known: bool) -> Unpacked:
        """How much there is."""
        entries = sum(map(len, self.ledgers))
        others = (self.accounts, self.marks, self.rates, self.exchange_rates, self.day_notes)
        records = len(self.trades) + entries + self.row_count + sum(map(len, others))
        return Unpacked(len(self.trades), entries, records, is_known)

    def keep(self, uow: UnitOfWork, progress: Progress) -> None:
        """Write all of it."""
        for name, value in self.settings.items():
            uow.settings.put(name, value)
        for account in self.accounts:
            uow.keep_account(account)
        row_ids: list[int] = []
        for each in self.batches:
            batch = each.batch
            kept = uow.imports.add(batch.at, batch.file_name, batch.file_format, batch.file_hash)
            row_ids += uow.imports.add_rows(kept, each.rows)
        trades = uow.trades.add_many(self.trades)
        uow.entries.add_many(
            [
                (trade.id, each, None if raw_row is None else row_ids[raw_row])
                for trade, ledger in zip(trades, self.ledgers, strict=True)
                for each, raw_row in ledger
            ],
            progress,
        )
        uow.observations.add_marks(self.marks)
        uow.observations.add_rates(self.rates)
        for rate in self.exchange_rates:
            uow.keep_exchange_rate(rate)
        for note in self.day_notes:
            uow.keep_day_note(note)
        try:
            rederive(uow, [trade.id for trade in trades], progress=progress)
        except ArithmeticError:
            raise Refused.because("trades", "cannot_be_reckoned") from None

    def _read_trade(self, given: Any) -> tuple[Trade, list[tuple[Entry, int | None]]]:
        told = dict(read_object(given))
        entries = read_list(told.pop("entries", []))
        number = told.pop("terms", None)
        if "id" in told:
            raise Refused.because("id", "unknown_field")
        terms = None if number is None else self.terms[_index("terms", number, len(self.terms))]
        trade: Trade = replace(read_value(Trade, {**told, "id": 0}), terms=terms)
        if trade.number < 1:
            raise Refused.because("number", "not_positive", text=str(trade.number))
        ledger = [
            _at("entries", place, self._read_entry, each) for place, each in enumerate(entries)
        ]
        _check_unique("entries", "sequence", [(each.at, each.sequence) for each, _ in ledger])
        try:
            must_replay(trade, [each for each, _ in ledger])
        except Refused as refused:
            raise within("entries", refused) from None
        except ArithmeticError:
            raise Refused.because("entries", "cannot_be_reckoned") from None
        return trade, ledger

    def _read_entry(self, given: Any) -> tuple[Entry, int | None]:
        told = dict(read_object(given))
        kind = KINDS.get(read_at("kind", str, told.pop("kind", "")))
        if kind is None:
            raise Refused.because("kind", "not_a_choice", text="", choices=", ".join(KINDS))
        raw_row = told.pop("raw_row", None)
        if raw_row is not None:
            _index("raw_row", raw_row, self.row_count)
        recorded: Entry = read_value(kind, told)
        entry(draft_of(recorded), lambda _asset, _at: ONE)  # refuses amounts that cannot be
        return recorded, raw_row

    def _check_settings(self) -> None:
        try:
            ZoneInfo(self.settings.get("zone") or "UTC")
        except (OSError, ValueError, KeyError):
            raise Refused.because("settings/zone", "not_a_zone", text="") from None
        try:
            parse_decimal(self.settings.get("capital") or "0")
        except NotANumberError as error:
            raise Refused.because("settings/capital", error.code, text=error.text[:40]) from None

    def _check_observations(self) -> None:
        for place, mark in enumerate(self.marks):
            if mark.price <= ZERO:
                text = str(mark.price)
                raise Refused.because(f"marks/{place}/price", "not_positive", text=text)
        for place, point in enumerate(self.rates):
            if point.apr <= -ONE:
                text = str(point.apr)
                raise Refused.because(f"rates/{place}/apr", "rate_below_minus_one", text=text)
        for place, rate in enumerate(self.exchange_rates):
            if rate.rate <= ZERO:
                text = str(rate.rate)
                raise Refused.because(f"exchange_rates/{place}/rate", "not_positive", text=text)
        for place, note in enumerate(self.day_notes):
            read_at(f"day_notes/{place}/day", date, note.day)


def _read_batch(given: Any) -> _Batch:
    told = dict(read_object(given))
    rows = read_list(told.pop("rows", []))
    batch: Batch = read_value(Batch, {**told, "id": 0})
    hint = tuple[int, str, str, int, str]
    read = partial(read_value, hint)
    return _Batch(batch, [_at("rows", place, read, row) for place, row in enumerate(rows)])


def _list_of(told: Content, name: str) -> list[Any]:
    try:
        return read_list(told[name])
    except Refused as refused:
        raise within(name, refused) from None


def _all(told: Content, name: str, kind: Any) -> tuple[Any, ...]:
    return read_at(name, tuple[kind, ...], told[name])  # type: ignore[no-any-return]


def _at(name: str, place: int, read: Any, given: Any) -> Any:
    try:
        return read(given)
    except Refused as refused:
        raise within(f"{name}/{place}", refused) from None


def _index(name: str, given: Any, count: int) -> int:
    if type(given) is not int or not 0 <= given < count:
        raise Refused.because(name, "not_a_count", least=0, most=count - 1)
    return given


def _check_unique(name: str, field: str, keys: Iterable[Any]) -> None:
    seen: set[Any] = set()
    for place, key in enumerate(keys):
        if key in seen:
            raise Refused.because(f"{name}/{place}/{field}", "given_twice")
        seen.add(key)


def _must_be_equal(kept: Any, wanted: Any, path: str = "") -> None:
    """Raise where what was kept is not what was given, at the first difference."""
    if kept == wanted:
        return
    if isinstance(kept, dict) and isinstance(wanted, dict):
        for key in [*wanted, *kept]:
            _must_be_equal(kept.get(key), wanted.get(key), f"{path}/{key}")
    if isinstance(kept, list) and isinstance(wanted, list) and len(kept) == len(wanted):
        for place, (one, other) in enumerate(zip(kept, wanted, strict=True)):
            _must_be_equal(one, other, f"{path}/{place}")
    raise Refused.because(path.removeprefix("/"), "not_as_kept")
