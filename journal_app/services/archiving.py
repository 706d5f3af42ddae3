"""Carry a whole journal: all that the trader said, as one content, and back into an empty one.

What is reckoned from it and the history of changes do not travel: the first is reckoned anew, the
second belongs to the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from journal_app.domain.ledger.entries import KIND_OF, Entry
from journal_app.domain.market.observed import Mark
from journal_app.domain.pnl import NOTHING, ProfitAndLoss
from journal_app.domain.problems import JournalError, Refused
from journal_app.domain.terms import Terms
from journal_app.reports.observed import marks_in, rates_in
from journal_app.services.archive_parts import LISTS, ArchivedLink, Content, Parts
from journal_app.services.plain_values import plain_fields, plain_time
from journal_app.services.ports import (
    Attachment,
    Batch,
    Clock,
    Journal,
    Progress,
    RawRow,
    RecordedFlow,
    UnitOfWork,
    silent,
)

_REPORT_EVERY: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """What came out of an archive, or would; is_known: the journal held all of it already.

    closed: trades that are closed or liquidated, those in the trash aside. fees, net: of these, in
    the journal's currency; None where nothing was reckoned yet.
    """

    records: int
    trades: int
    entries: int
    closed: int
    fees: Decimal | None
    net: Decimal | None
    is_known: bool


def archived(journal: Journal, progress: Progress = silent) -> Content:
    """All that a journal holds, trash and raw rows too, in a fixed order."""
    with journal.reading() as uow:
        return _content(uow, progress)


def check_archive(journal: Journal, content: Content) -> Unpacked:
    """Tell what `unpack` would bring; nothing is written. Raises: as `unpack` does."""
    parts = Parts(content)
    with journal.reading() as uow:
        return _told(parts, None, is_known=_is_known(uow, parts.content))


def unpack(
    journal: Journal, clock: Clock, content: Content, progress: Progress = silent
) -> Unpacked:
    """Bring all of an archive into an empty journal, as one step.

    A journal that holds the very same already stays as it is.

    Raises: Refused, where something cannot be so, named by its path; JournalError
    `journal_not_empty`, where the journal holds something else.
    """
    parts = Parts(content)
    with journal.unit_of_work() as uow:
        if _is_known(uow, parts.content):
            return _told(parts, None, is_known=True)
        uow.begin_action("bring_archive", clock.now(), format="journal")
        parts.keep(uow, progress)
        _must_be_equal(_content(uow, silent), parts.content)
        total = _total_of_closed(uow)
        uow.commit()
    return _told(parts, total, is_known=False)


def _is_known(uow: UnitOfWork, content: Content) -> bool:
    """Whether the journal holds just this already; if not, it must hold nothing."""
    present = _content(uow, silent)
    if present == content:
        return True
    if any(present[name] for name in LISTS):
        raise JournalError("journal_not_empty")
    return False


def _total_of_closed(uow: UnitOfWork) -> ProfitAndLoss:
    trashed = {trade.id for trade in uow.trades.every() if trade.deleted_at is not None}
    return sum(
        (
            figures.total
            for trade_id, figures in uow.figures.every()
            if figures.status.is_counted and trade_id not in trashed
        ),
        NOTHING,
    )


def _told(parts: Parts, total: ProfitAndLoss | None, *, is_known: bool) -> Unpacked:
    entries = sum(map(len, parts.ledgers))
    return Unpacked(
        records=parts.record_count + entries,
        trades=len(parts.trades),
        entries=entries,
        closed=sum(t.status.is_counted and t.deleted_at is None for t in parts.trades),
        fees=total.fees if total else None,
        net=total.net if total else None,
        is_known=is_known,
    )


# out


def _content(uow: UnitOfWork, progress: Progress) -> Content:
    terms: list[Terms] = []
    rows: dict[int, int] = {}
    batches = [_plain_batch(batch, of_batch, rows) for batch, of_batch in uow.imports.every()]
    market = uow.observations.market()
    places: dict[int, int] = {}
    trades = list(_plain_trades(uow, terms, rows, places, progress))
    return {
        "settings": dict(sorted(uow.settings.every().items())),
        "accounts": [plain_fields(account) for account in uow.accounts()],
        "account_flows": [_plain_flow(each, rows) for each in uow.flows.every()],
        "terms": [plain_fields(each) for each in terms],
        "trades": trades,
        "marks": [plain_fields(mark) for mark in sorted(marks_in(market), key=_place_of_mark)],
        "rates": [plain_fields(point) for point in rates_in(market)],
        "exchange_rates": [plain_fields(rate) for rate in uow.exchange_rates()],
        "day_notes": [plain_fields(note) for note in uow.day_notes()],
        "batches": batches,
        "attachments": [_plain_attachment(each, places) for each in uow.attachments.every()],
        "saved_views": [plain_fields(view) for view in uow.saved_views()],
        "own_terms": [plain_fields(each) for each in uow.own_terms()],
        "links": _plain_links(uow),
        "reviews": [plain_fields(review) for review in uow.reviews.every()],
    }


def _plain_links(uow: UnitOfWork) -> list[Content]:
    """The links between trades, by the numbers of these."""
    links = uow.links()
    ids = dict.fromkeys(id_ for link in links for id_ in (link.trade_id, link.other_id))
    numbers = {trade.id: trade.number for trade in uow.trades.some(ids)}
    return [
        plain_fields(ArchivedLink(numbers[link.trade_id], numbers[link.other_id], link.kind))
        for link in links
    ]


def _place_of_mark(mark: Mark) -> tuple[str, datetime, str]:
    return mark.asset, mark.at, mark.platform


def _plain_attachment(attachment: Attachment, places: Mapping[int, int]) -> Content:
    """An attachment by its hash; what is in the file travels in a copy of the journal."""
    written = plain_fields(replace(attachment, id=0, trade_id=None))
    del written["id"]
    if attachment.trade_id is not None:
        written["trade"] = places[attachment.trade_id]
    return written


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
    uow: UnitOfWork,
    terms: list[Terms],
    rows: Mapping[int, int],
    places: dict[int, int],
    progress: Progress,
) -> Iterator[Content]:
    """The trades with their ledgers; notes at which place each of them goes."""
    ledgers = dict(uow.entries.of_all())
    known: dict[int, int] = {}
    for done, trade in enumerate(uow.trades.every(), start=1):
        if done % _REPORT_EVERY == 0:
            progress(done, max(done, len(ledgers)))
        places[trade.id] = len(places)
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


def _plain_flow(recorded: RecordedFlow, rows: Mapping[int, int]) -> Content:
    """A flow; its place among those of its time is that in the list."""
    written = plain_fields(replace(recorded.flow, sequence=0))
    raw_row = rows.get(recorded.raw_row_id) if recorded.raw_row_id else None
    return written if raw_row is None else {**written, "raw_row": raw_row}


def _plain_entry(recorded: Entry, raw_row: int | None) -> Content:
    written = {"kind": KIND_OF[type(recorded)], **plain_fields(recorded)}
    return written if raw_row is None else {**written, "raw_row": raw_row}


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
