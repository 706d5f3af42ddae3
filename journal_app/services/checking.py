"""Check a journal and mend it: what can be proven or reckoned anew, after a copy of it was kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from journal_app.domain.attached_files import shown_name
from journal_app.domain.figures import Figures
from journal_app.domain.problems import JournalUnusable
from journal_app.domain.trade import Trade
from journal_app.services.attaching import check_files, clear_unneeded
from journal_app.services.ports import (
    AttachedFiles,
    Attachment,
    Check,
    Clock,
    Detail,
    Journal,
    JournalFiles,
    Progress,
    Reckon,
    UnitOfWork,
    silent,
)
from journal_app.services.reckoning import reckoned_anew

_FAULTS: Final = {"attachment_missing": "missing", "attachment_changed": "changed"}


class Checked(NamedTuple):
    """What was found. unneeded: how many attached files neither the journal nor its history names,
    which is no fault.
    """

    checks: Sequence[Check]
    unneeded: int

    @property
    def is_whole(self) -> bool:
        """Whether everything is as it should be."""
        return all(check.is_passed for check in self.checks)

    @property
    def findings(self) -> list[tuple[str, Detail]]:
        """All that is not, each with the name of its check."""
        return [(check.name, detail) for check in self.checks for detail in check.details]

    @property
    def mendable(self) -> list[tuple[str, Detail]]:
        """What of it can be mended."""
        return [(name, detail) for name, detail in self.findings if detail.mend]


class Repaired(NamedTuple):
    """What was found, what is left of it, and where the journal lies as it was; None where there
    was nothing to mend. cleared: how many files that nothing needs were removed.
    """

    before: Checked
    after: Checked
    kept: Path | None
    cleared: int


def check(journal: Journal, progress: Progress = silent) -> Checked:
    """Check a journal and the files attached to it."""
    with journal.reading() as uow:
        found = uow.soundness.checks(_watched(uow, progress))
        attachments, unneeded = _attachments(uow, journal.attached_files)
    return Checked([*found, attachments], unneeded)


def repair(
    journal: Journal, files: JournalFiles, path: Path, clock: Clock, progress: Progress = silent
) -> Repaired:
    """Mend what can be mended, after the journal was kept as it is.

    Nothing that the trader wrote is changed: rows are put back only as the history proves that they
    were written, and the rest is derived of them.

    Raises: JournalUnusable, where no copy can be kept, and then nothing is mended.
    """
    before = check(journal, progress)
    cleared = _cleared(journal) if before.unneeded else 0
    if not before.mendable:
        return Repaired(before, check(journal) if cleared else before, None, cleared)
    kept = files.keep_before_repair(path, clock.now())
    with journal.unit_of_work() as uow:
        uow.soundness.mend_rows()
        if any(detail.mend == "index" for _, detail in before.mendable):
            uow.soundness.mend_index()
        _mend_figures(uow, progress)
        uow.soundness.mend_search()
        uow.commit()
    return Repaired(before, check(journal), kept, cleared)


def _mend_figures(uow: UnitOfWork, progress: Progress) -> None:
    """Keep the figures that the ledgers give, where others are kept."""
    found = uow.soundness.checks(_watched(uow, progress))
    numbers = {
        detail.trade
        for check in found
        for detail in check.details
        if detail.mend == "figures" and detail.trade is not None
    }
    trades = [uow.trades.with_number(number) for number in sorted(numbers)]
    ids = [trade.id for trade in trades if trade is not None]
    uow.figures.put_many((kept.id, told) for kept, _, told in reckoned_anew(uow, ids))


def _watched(uow: UnitOfWork, progress: Progress) -> Reckon:
    """Reckon trades anew, and tell how far it is."""
    whole, done = sum(uow.lists.by_status().values()), 0

    def reckon(uow: UnitOfWork, ids: Sequence[int]) -> Iterable[tuple[Trade, Trade, Figures]]:
        nonlocal done
        progress(min(done, whole), whole)
        done += len(ids)
        return reckoned_anew(uow, ids)

    return reckon


def _cleared(journal: Journal) -> int:
    """Remove what nothing needs; nothing, where a backup that may need it cannot be read."""
    try:
        return clear_unneeded(journal).files
    except JournalUnusable:
        return 0


def _attachments(uow: UnitOfWork, files: AttachedFiles) -> tuple[Check, int]:
    """Whether every attached file lies beside the journal as it was attached."""
    try:
        checked = check_files(uow, files)
        faults = [_detail(uow, each, fault) for each, fault in checked.faults]
    except JournalUnusable as error:  # the checksums have said where
        return Check("attachments", (Detail(None, "attachments", error.code, "sound rows"),)), 0
    return Check("attachments", tuple(faults)), len(checked.unnamed)


def _detail(uow: UnitOfWork, attachment: Attachment, fault: str) -> Detail:
    trade_id = attachment.trade_id
    number = None if trade_id is None else uow.trades.get(trade_id).number
    told = f"{shown_name(attachment.file_name)}: {_FAULTS[fault]}"
    return Detail(number, "attachments.content_hash", told, attachment.content_hash)
