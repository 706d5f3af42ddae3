"""Take a file into the journal: shown first, then kept whole, as one step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.figures import Figures
from journal_app.domain.importing.imported import (
    Accepted,
    ImportedFile,
    MarketFill,
    RowRefused,
    Skipped,
)
from journal_app.domain.pnl import total_of
from journal_app.domain.problems import Problem
from journal_app.domain.texts import whole
from journal_app.domain.watching.crossings import Crossing
from journal_app.services.crossings import record_crossings, stood_before
from journal_app.services.importing import LedgerAfter, Origin, WorkedOut, let_go, work_out
from journal_app.services.marking import add_observations
from journal_app.services.ports import (
    Account,
    Clock,
    Journal,
    Platforms,
    Progress,
    UnitOfWork,
    silent,
)
from journal_app.services.reckoning import REPORT_EVERY, rederive
from journal_app.services.watching import watched_trades

ANYWHERE: Final = Origin()

_HALF_A_CENT: Final = Decimal("0.005")

ACCEPTED: Final = "accepted"
"""The outcome of a row by which the journal knows it again; others are kept with their reason."""


@dataclass(frozen=True, slots=True)
class Source:
    """The file that rows come from. name: as its folder has it. content_hash: of its bytes."""

    name: str
    content_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did, or would do. Every row is in one of the four counts.

    fees: of the accepted rows. net: of the trades that this closed. realised: what it adds to the
    realised profit; stated_net: what the file itself says of it, None where it says nothing.
    crossed: the lines that open trades crossed by its prices and rates.
    Units: the journal's currency.
    """

    file_format: str
    rows: int
    accepted: int
    skipped: tuple[Skipped, ...]
    refused: tuple[RowRefused, ...]
    duplicates: int
    trades_opened: int
    trades_closed: int
    fees: Decimal
    net: Decimal
    realised: Decimal
    stated_net: Decimal | None
    remarks: tuple[Problem, ...]
    crossed: tuple[Crossing, ...] = ()

    @property
    @exact
    def agrees(self) -> bool | None:
        """Whether the file's own column comes to the same, each of its rows rounded to cents.

        None where the file says nothing.
        """
        if self.stated_net is None:
            return None
        return abs(self.realised - self.stated_net) <= max(self.accepted, 1) * _HALF_A_CENT


def preview_import(
    journal: Journal,
    clock: Clock,
    platforms: Platforms,
    file: ImportedFile,
    origin: Origin = ANYWHERE,
) -> ImportReport:
    """Say what an import would do; nothing is written."""
    with journal.reading() as uow:
        return report_of(file, work_out(uow, file, origin, platforms, clock.now()))


def import_file(
    journal: Journal,
    clock: Clock,
    platforms: Platforms,
    file: ImportedFile,
    source: Source,
    origin: Origin = ANYWHERE,
    progress: Progress = silent,
) -> ImportReport:
    """Take all that is new in a file into the journal, in one transaction and one step of undo.

    Nothing is written where nothing is new.
    """
    source = replace(source, name=whole(source.name))
    with journal.unit_of_work() as uow:
        rows = len(file.outcomes)
        now = clock.now()
        worked_out = work_out(uow, file, origin, platforms, now, _share(progress, rows, 0, 40))
        crossings: tuple[Crossing, ...] = ()
        if worked_out.accepted:
            uow.begin_action("import", now, file=source.name)
            crossings = _keep(uow, clock, file, source, worked_out, progress)
            progress(rows, rows)  # the last moment at which it can be called off
            uow.commit()
        report = replace(report_of(file, worked_out), crossed=crossings)
    let_go(worked_out)
    return report


def _keep(
    uow: UnitOfWork,
    clock: Clock,
    file: ImportedFile,
    source: Source,
    worked_out: WorkedOut,
    progress: Progress,
) -> tuple[Crossing, ...]:
    rows = len(file.outcomes)
    marked, rated = worked_out.marks, worked_out.rates
    seen_at = [*(mark.at for mark in marked), *(point.at for point in rated)]
    before = stood_before(uow) if seen_at else None
    tell = _share(progress, rows, 40, 55)
    row_ids = _keep_rows(uow, clock, file, source, worked_out, tell)
    for account in sorted({after.trade.account for after in worked_out.ledgers}):
        if uow.account(account) is None:
            uow.keep_account(Account(name=account))
    if seen_at:
        add_observations(uow, list(marked), list(rated))
    begun = [after for after in worked_out.ledgers if after.ledger.is_new]
    new_ids = uow.trades.add_many([after.trade for after in begun], _share(progress, rows, 55, 60))
    continued = [after for after in worked_out.ledgers if not after.ledger.is_new]
    for after in continued:
        uow.trades.save(after.trade)
    trade_ids = [*new_ids, *(after.trade.id for after in continued)]
    entries = [
        (trade_id, entry, row_ids[place])
        for trade_id, after in zip(trade_ids, [*begun, *continued], strict=True)
        for entry, place in after.ledger.added
    ]
    uow.entries.add_many(entries, _share(progress, rows, 60, 80))
    tell = _share(progress, rows, 80, 95)
    uow.figures.put_many(_told(new_ids, begun, tell))
    if continued:
        rederive(uow, [after.trade.id for after in continued])
    return () if before is None else record_crossings(uow, before, watched_trades(uow), seen_at)


def _told(
    trade_ids: Sequence[int], begun: Sequence[LedgerAfter], progress: Progress
) -> Iterator[tuple[int, Figures]]:
    for done, (trade_id, after) in enumerate(zip(trade_ids, begun, strict=True)):
        if done % REPORT_EVERY == 0:
            progress(done, len(begun))
        yield trade_id, after.figures


def _share(progress: Progress, rows: int, start: int, end: int) -> Progress:
    """The progress of one stage, told in rows of the file. start, end: percent of the whole."""

    def tell(done: int, of: int) -> None:
        reached = start + (end - start) * min(done / of, 1) if of else end
        progress(int(rows * reached / 100), rows)

    return tell


def _keep_rows(
    uow: UnitOfWork,
    clock: Clock,
    file: ImportedFile,
    source: Source,
    worked_out: WorkedOut,
    progress: Progress,
) -> dict[int, int]:
    """Keep every row that is no duplicate, with what was made of it; return ids by place."""
    batch = uow.imports.add(clock.now(), source.name, file.file_format, source.content_hash)
    accepted, refused = worked_out.accepted, worked_out.refused
    places = []
    rows = []
    for place, outcome in enumerate(file.outcomes):
        row = outcome.row
        if place in accepted:
            rows.append((row.line, row.text, *accepted[place], ACCEPTED))
        elif place in refused:
            rows.append((row.line, row.text, "", 0, refused[place].problem.code))
        elif place in worked_out.skipped:
            rows.append((row.line, row.text, "", 0, worked_out.skipped[place].problem.code))
        else:
            continue
        places.append(place)
    return dict(zip(places, uow.imports.add_rows(batch, rows, progress), strict=True))


@exact
def report_of(file: ImportedFile, worked_out: WorkedOut) -> ImportReport:
    """What was worked out, in numbers."""
    closed = [after for after in worked_out.ledgers if after.is_closed_by_this]
    realised = total_of(after.realised for after in worked_out.ledgers)
    return ImportReport(
        file_format=file.file_format,
        rows=len(file.outcomes),
        accepted=len(worked_out.accepted),
        skipped=tuple(worked_out.skipped[place] for place in sorted(worked_out.skipped)),
        refused=tuple(worked_out.refused[place] for place in sorted(worked_out.refused)),
        duplicates=len(worked_out.duplicates),
        trades_opened=sum(after.ledger.is_new for after in worked_out.ledgers),
        trades_closed=len(closed),
        fees=realised.fees,
        net=total_of(after.figures.total for after in closed).net,
        realised=realised.net,
        stated_net=_stated_net(file, worked_out, realised.fees),
        remarks=(*file.remarks, *worked_out.remarks),
    )


def _stated_net(file: ImportedFile, worked_out: WorkedOut, fees: Decimal) -> Decimal | None:
    """What the file's own column comes to, less all fees where it is before them."""
    fills = [
        content
        for place in worked_out.accepted
        if isinstance(outcome := file.outcomes[place], Accepted)
        and isinstance(content := outcome.content, MarketFill)
    ]
    net = [fill.stated_net for fill in fills if fill.stated_net is not None]
    gross = [fill.stated_gross for fill in fills if fill.stated_gross is not None]
    if not net and not gross:
        return None
    return sum(net, ZERO) + (sum(gross, ZERO) - fees if gross else ZERO)
