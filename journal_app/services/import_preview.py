"""Show what an import would do, row by row, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from journal_app.domain.importing.imported import (
    Accepted,
    Content,
    ImportedFile,
    MarketFill,
    RowRefused,
    TradeEvent,
)
from journal_app.domain.importing.imported import Outcome as RowOutcome
from journal_app.domain.ledger.entries import Close, Entry, Liquidation
from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem
from journal_app.domain.progress import told
from journal_app.domain.trade import Direction
from journal_app.services.importing import LedgerAfter, Origin, WorkedOut, let_go, work_out
from journal_app.services.ports import Clock, Journal, Platforms, Progress, silent
from journal_app.services.stages import share
from journal_app.services.transferring import ANYWHERE, ImportReport, report_of

Becomes = Literal[
    "new_trade", "adds", "reduces", "closes", "closes_and_turns", "entry", "price", "rate",
    "duplicate", "skipped", "refused", "read",
]  # fmt: skip
_ENDS: Final = (Close, Liquidation)


class RowPreview(NamedTuple):
    """What a row of a file says, and what it becomes.

    said: the word of an entry's kind, `buy` or `sell` of a fill, `mark` of a price, empty where
    the row cannot be read; text: the row as it stands. trade_number: 0 of a trade that is new or
    of none. net: of a trade that the row closes. problem: why it is refused or skipped, with the
    cell's value. `read` is what nothing is known of yet but what it says.
    """

    line: int
    text: str
    becomes: Becomes
    said: str = ""
    at: datetime | None = None
    asset: Asset | None = None
    amount: Decimal | None = None
    price: Decimal | None = None
    apr: Decimal | None = None
    fee: Decimal | None = None
    direction: Direction | None = None
    trade_number: int = 0
    trade_label: str = ""
    net: Decimal | None = None
    problem: Problem | None = None
    value: str = ""


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import would do in all, and to each row, in the order of time where it has one."""

    report: ImportReport
    rows: Sequence[RowPreview]

    @property
    def first_at(self) -> datetime | None:
        """The time of the first row that can be read."""
        return next((row.at for row in self.rows if row.at is not None), None)


def preview_rows(
    journal: Journal,
    clock: Clock,
    platforms: Platforms,
    file: ImportedFile,
    origin: Origin = ANYWHERE,
    progress: Progress = silent,
) -> ImportPreview:
    """Say what an import would do with each row; nothing is written.

    Raises: Refused, where the file or the origin lacks something that all rows need.
    """
    with journal.reading() as uow:
        tell = share(progress, 0, 90)
        worked_out = work_out(uow, file, origin, platforms, clock.now(), tell)
    rows = list(_rows(file, worked_out, share(progress, 90, 100)))
    preview = ImportPreview(report_of(file, worked_out), rows)
    let_go(worked_out)
    return preview


def rows_as_read(file: ImportedFile) -> list[RowPreview]:
    """What the rows of a file say, before anybody asks what the journal makes of them."""
    return [_as_read(outcome) for outcome in file.outcomes]


def _as_read(outcome: RowOutcome) -> RowPreview:
    row = outcome.row
    said = RowPreview(row.line, row.text, "read")
    if isinstance(outcome, Accepted):
        return _said(said, outcome.content)._replace(becomes="read")
    if isinstance(outcome, RowRefused):
        return said._replace(becomes="refused", problem=outcome.problem, value=outcome.value)
    return said._replace(becomes="skipped", problem=outcome.problem)


class _Made(NamedTuple):
    """An entry that a row became, in its ledger; is_last: whether it is the one that closed it."""

    entry: Entry
    after: LedgerAfter
    is_last: bool


def _rows(file: ImportedFile, worked_out: WorkedOut, progress: Progress) -> Iterator[RowPreview]:
    made = _made_of(worked_out.ledgers)
    for place, outcome in enumerate(told(file.outcomes, len(file.outcomes), progress)):
        yield _row(place, outcome, worked_out, made.pop(place, ()))


def _made_of(ledgers: Iterable[LedgerAfter]) -> dict[int, list[_Made]]:
    made: dict[int, list[_Made]] = {}
    for after in ledgers:
        closing = None
        if after.is_closed_by_this:
            ends = (entry for entry, _ in reversed(after.ledger.added) if isinstance(entry, _ENDS))
            closing = next(ends, None)
        for entry, place in after.ledger.added:
            made.setdefault(place, []).append(_Made(entry, after, entry is closing))
    return made


def _row(
    place: int, outcome: RowOutcome, worked_out: WorkedOut, made: Sequence[_Made]
) -> RowPreview:
    row = outcome.row
    said = RowPreview(row.line, row.text, "entry")
    if isinstance(outcome, Accepted):
        said = _said(said, outcome.content)
    if (refused := worked_out.refused.get(place)) is not None:
        return said._replace(becomes="refused", problem=refused.problem, value=refused.value)
    if (skipped := worked_out.skipped.get(place)) is not None:
        return said._replace(becomes="skipped", problem=skipped.problem)
    if place in worked_out.duplicates:
        return said._replace(becomes="duplicate")
    return _with_effect(said, made) if made else said


def _said(row: RowPreview, content: Content) -> RowPreview:
    match content:
        case MarketFill():
            return row._replace(
                said="buy" if content.size > 0 else "sell",
                at=content.at,
                asset=content.market,
                amount=abs(content.size),
                price=content.price,
                fee=content.fee,
            )
        case TradeEvent(draft=draft):
            return row._replace(
                said=draft.kind,
                at=draft.at,
                asset=draft.asset,
                amount=draft.amount,
                price=draft.price,
                apr=draft.apr,
                fee=draft.fee,
                becomes="rate" if draft.kind == "rate" and not content.label else "entry",
            )
        case Mark():
            return row._replace(
                said="mark",
                at=content.at,
                asset=content.asset,
                price=content.price,
                becomes="price",
            )
        case RatePoint():
            return row._replace(
                said="rate", at=content.at, asset=content.asset, apr=content.apr, becomes="rate"
            )


def _with_effect(row: RowPreview, made: Sequence[_Made]) -> RowPreview:
    """What the row does to its trade; where it ends one and begins the next, to the first."""
    entry, after, is_last = made[0]
    trade = after.trade
    directions = {held.asset: held.direction for held in trade.positions}
    row = row._replace(
        trade_number=trade.number,
        trade_label=trade.label,
        direction=directions.get(row.asset) if row.asset else None,
        net=after.figures.total.net if is_last else None,
    )
    if len(made) > 1 and made[-1].after is not after:
        return row._replace(becomes="closes_and_turns")
    if after.ledger.is_new and entry is after.ledger.added[0][0]:
        return row._replace(becomes="new_trade")
    if is_last:
        return row._replace(becomes="closes")
    if row.said in ("buy", "sell"):
        is_more = (row.said == "buy") is (row.direction is Direction.LONG)
        return row._replace(becomes="adds" if is_more else "reduces")
    return row
