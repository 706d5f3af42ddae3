"""Attach files to trades and days: add them, say something about them, take them off, read them.

A file is copied beside the journal first and named in it second, so that the journal never names
what is not there. Taken off, it stays where it is, since undo may want it back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from journal_app.domain.attached_files import shown_name
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.texts import whole
from journal_app.services.ports import (
    AttachedFiles,
    Attachment,
    Clock,
    Journal,
    StoredFile,
    UnitOfWork,
)

_SHOWN_NAMES = 3


@dataclass(frozen=True, slots=True)
class Attached:
    """What was attached, and what was not and why; a problem's field is the name of the file."""

    attachments: Sequence[Attachment]
    refused: Sequence[Problem]


@dataclass(frozen=True, slots=True)
class Cleared:
    """How many files nothing named any more, and how many bytes they took."""

    files: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class CheckedFiles:
    """Attachments whose file is missing or changed, with the code that says so; and the hashes of
    files that neither the journal nor its history names, which is no fault.
    """

    faults: Sequence[tuple[Attachment, str]]
    unnamed: Sequence[str]


def attach(
    journal: Journal,
    clock: Clock,
    paths: Sequence[Path],
    *,
    trade_id: int | None = None,
    day: str | None = None,
) -> Attached:
    """Attach files to a trade or to a day as one step; those that cannot be are told.

    Raises: Refused, where none of them can be; JournalError `only_viewed`, `no_such_trade`.
    """
    files = journal.attached_files
    taken = [(path.name, lambda path=path: files.take_in(path)) for path in paths]
    return _attach(journal, clock, taken, trade_id, day)


def attach_content(
    journal: Journal,
    clock: Clock,
    content: bytes,
    name: str,
    *,
    trade_id: int | None = None,
    day: str | None = None,
) -> Attached:
    """Attach what was no file yet, as a picture from the clipboard. Raises: as `attach` does."""
    files = journal.attached_files
    return _attach(journal, clock, [(name, lambda: files.take_in_content(content))], trade_id, day)


def describe_attachment(
    journal: Journal, clock: Clock, attachment_id: int, note: str
) -> Attachment:
    """Say something else about an attachment. Raises: JournalError `no_such_attachment`."""
    with journal.unit_of_work() as uow:
        before = uow.attachments.get(attachment_id)
        uow.begin_action("describe_attachment", clock.now(), **_facts(uow, [before]))
        after = replace(before, note=note.strip())
        if after != before:
            uow.attachments.save(after)
            uow.commit()
        return after


def detach(journal: Journal, clock: Clock, attachment_ids: Sequence[int]) -> list[Attachment]:
    """Take attachments off as one step. Raises: JournalError `no_such_attachment`."""
    with journal.unit_of_work() as uow:
        taken_off = [uow.attachments.get(each) for each in dict.fromkeys(attachment_ids)]
        uow.begin_action("detach", clock.now(), **_facts(uow, taken_off))
        for each in taken_off:
            uow.attachments.remove(each.id)
        uow.commit()
        return taken_off


def unneeded_files(uow: UnitOfWork, files: AttachedFiles) -> Cleared:
    """Tell what `clear_unneeded` would remove.

    Raises: JournalUnusable, where a backup cannot be read.
    """
    unneeded = _unneeded(uow, files)
    return Cleared(len(unneeded), sum(unneeded.values()))


def clear_unneeded(journal: Journal) -> Cleared:
    """Remove the files that neither the journal, its history nor a kept backup names.

    Raises: JournalUnusable, where a backup cannot be read; nothing is removed then.
    """
    files = journal.attached_files
    with journal.unit_of_work() as uow:  # nobody attaches meanwhile
        unneeded = _unneeded(uow, files)
        for each in unneeded:
            files.remove(each)
    return Cleared(len(unneeded), sum(unneeded.values()))


def _unneeded(uow: UnitOfWork, files: AttachedFiles) -> dict[str, int]:
    named = uow.attachments.named_hashes() | files.named_in_backups()
    return {each: size for each, size in files.every().items() if each not in named}


def check_files(uow: UnitOfWork, files: AttachedFiles) -> CheckedFiles:
    """Read every attached file, and tell which are not as they were attached."""
    told = [(each, files.fault(each)) for each in uow.attachments.every()]
    named = uow.attachments.named_hashes()
    unnamed = [each for each in files.every() if each not in named]
    return CheckedFiles([(each, fault) for each, fault in told if fault], unnamed)


def count_missing(uow: UnitOfWork, files: AttachedFiles) -> int:
    """How many attached files do not lie beside the journal, as after an archive was brought in."""
    return len({each.content_hash for each in uow.attachments.every()} - set(files.every()))


def _attach(
    journal: Journal,
    clock: Clock,
    taken: Iterable[tuple[str, Callable[[], StoredFile]]],
    trade_id: int | None,
    day: str | None,
) -> Attached:
    with journal.reading() as uow:
        facts = _place(uow, trade_id, day)
        present = {each.content_hash for each in _present(uow, trade_id, day)}
    new: list[Attachment] = []
    refused: list[Problem] = []
    for name, take_in in taken:
        try:
            file = take_in()
        except Refused as problem:
            refused += [each._replace(field=_shown(name)) for each in problem.problems]
            continue
        if file.content_hash in present:
            refused.append(Problem(_shown(name), "attached_already"))
            continue
        present.add(file.content_hash)
        new.append(_attachment(file, name, trade_id, day, clock))
    if refused and not new:
        raise Refused(refused)
    with journal.unit_of_work() as uow:
        action = "attach" if trade_id is not None else "attach_to_day"
        uow.begin_action(action, clock.now(), files=_names(new), **facts)
        added = [uow.attachments.add(each) for each in new]
        uow.commit()
    return Attached(added, refused)


def _attachment(
    file: StoredFile, name: str, trade_id: int | None, day: str | None, clock: Clock
) -> Attachment:
    return Attachment(
        id=0,
        trade_id=trade_id,
        day=day,
        content_hash=file.content_hash,
        file_name=whole(name),
        media_type=file.media_type,
        size_bytes=file.size_bytes,
        added_at=clock.now(),
    )


def _place(uow: UnitOfWork, trade_id: int | None, day: str | None) -> dict[str, str]:
    """What an action remembers of where something was attached. Raises: where that is nowhere."""
    if trade_id is not None:
        return {"number": str(uow.trades.get(trade_id).number), "trade_id": str(trade_id)}
    if day is None:
        raise Refused.because("day", "attached_to_nothing")
    try:
        date.fromisoformat(day)
    except ValueError:
        raise Refused.because("day", "not_a_date", text=day[:40]) from None
    return {"day": day}


def _present(uow: UnitOfWork, trade_id: int | None, day: str | None) -> list[Attachment]:
    if trade_id is not None:
        return uow.attachments.of_trade(trade_id)
    return uow.attachments.of_day(day or "")


def _facts(uow: UnitOfWork, attachments: Sequence[Attachment]) -> dict[str, str]:
    """What an action remembers of attachments: their names, and their trade where it is one."""
    facts = {"files": _names(attachments)}
    trade_ids = {each.trade_id for each in attachments}
    if len(trade_ids) == 1 and (trade_id := trade_ids.pop()) is not None:
        facts |= _place(uow, trade_id, None)
    return facts


def _names(attachments: Sequence[Attachment]) -> str:
    names = [_shown(each.file_name) for each in attachments]
    more = ["…"] if len(names) > _SHOWN_NAMES else []
    return ", ".join([*names[:_SHOWN_NAMES], *more])


def _shown(name: str) -> str:
    return shown_name(whole(name))
