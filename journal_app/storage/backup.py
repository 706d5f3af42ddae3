"""Verified copies of a journal: written, checked, and only then given their name.

A backup is called after its journal, a number that counts up, the time and why it was made, as
`trades-000012-2026-11-22T214501Z-import.journal`. The number orders them, since a clock can be set
back; why is not said by the oldest ones.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, cast, get_args

from journal_app.domain.problems import JournalUnusable
from journal_app.services.ports import Backup, BackupKind
from journal_app.storage import header
from journal_app.storage.connection import faults_named, open_unchecked
from journal_app.storage.durable import PARTIAL, leftovers, partial_file, publish_new
from journal_app.storage.header import check_header, lock_path, rollback_journal, write_ahead_log
from journal_app.storage.images import checksum, image
from journal_app.storage.layout import RECORDED
from journal_app.storage.lock import acquire_lock
from journal_app.storage.soundness import verify

_AT_FAULT: Final = frozenset(
    {
        "missing_file",
        "empty_file",
        "not_a_journal",
        "truncated",
        "damaged",
        "untrusted_schema",
        "newer",
        "unreadable",
    }
)
"""Refusals that a backup helps out of."""

_ASIDE: Final = ".before-restore-"
_UNREPAIRED: Final = ".before-repair-"
UNPACKING: Final = ".bundle"
"""Ends the name, beside a journal, of what comes out of a bundle for it."""

_LOCK: Final = "backups"
_TIME: Final = "%Y-%m-%dT%H%M%SZ"
_MOMENT: Final = r"\d{4}-\d\d-\d\dT\d{6}Z"
_KINDS: Final = "|".join(kind for kind in get_args(BackupKind) if kind)


def backup_folder(journal: Path) -> Path:
    """Where the backups of a journal lie unless somebody asked for another place."""
    return journal.with_name(f"{journal.name}.backups")


def backups_in(folder: Path, journal: Path) -> list[Backup]:
    """The backups of a journal in a folder, oldest first."""
    names = _backup_names(journal)
    found = []
    if folder.is_dir():
        for path in folder.iterdir():
            if match := names.fullmatch(path.name):
                kind = cast(BackupKind, match[3] or "")
                found.append(
                    Backup(path=path, sequence=int(match[1]), at=_moment(match[2]), kind=kind)
                )
    return sorted(found, key=lambda backup: backup.sequence)


def journals_set_aside(journal: Path) -> list[Path]:
    """The journals that a restored or a repaired one replaced, as they lie beside it."""
    aside = [
        path
        for path in sorted(journal.parent.iterdir())
        if path.name.startswith((f"{journal.name}{_ASIDE}", f"{journal.name}{_UNREPAIRED}"))
        and not path.name.endswith(PARTIAL)
    ]
    beside = {of(path) for path in aside for of in (rollback_journal, write_ahead_log)}
    return [path for path in aside if path not in beside]


def set_aside(journal: Path) -> list[Backup]:
    """The same as backups, oldest first."""
    ways = "|".join(map(re.escape, (_ASIDE, _UNREPAIRED)))
    name = re.compile(rf"{re.escape(journal.name)}(?:{ways})({_MOMENT})(-\d+)?")
    found = [
        Backup(path=path, sequence=0, at=_moment(match[1]), kind="aside")
        for path in journals_set_aside(journal)
        if (match := name.fullmatch(path.name))
    ]
    return sorted(found, key=lambda aside: aside.at)


def newest_good_backup(journal: Path) -> Path | None:
    """The newest backup that opens and passes its checks; none where one may not look."""
    try:
        found = backups_in(backup_folder(journal), journal)
    except OSError:
        return None
    for backup in reversed(found):
        try:
            verify_file(backup.path)
        except (JournalUnusable, sqlite3.Error, UnicodeDecodeError, OSError):
            continue
        return backup.path
    return None


@contextmanager
def way_out_named(journal: Path) -> Iterator[None]:
    """Refuse with the newest good backup, where the file itself is at fault.

    Raises: JournalUnusable instead of sqlite3.Error and OSError.
    """
    try:
        with faults_named(journal):
            yield
    except JournalUnusable as refused:
        if refused.code in _AT_FAULT and (good := newest_good_backup(journal)):
            raise JournalUnusable(refused.code, **refused.facts, backup=good) from refused
        raise


def write_backup(journal: Path, folder: Path, at: datetime, kind: BackupKind = "hand") -> Backup:
    """Copy a journal into a folder, under the next number.

    It gets the journal's time of last change, which tells later whether there is anything new.

    Raises: JournalUnusable, sqlite3.Error, OSError; then no backup is left.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    with acquire_lock(folder / _LOCK):
        before = backups_in(folder, journal)
        sequence = before[-1].sequence + 1 if before else 1
        made = f"{sequence:06}-{at.astimezone(UTC):{_TIME}}-{kind}"
        name = f"{journal.stem}-{made}{journal.suffix}"
        changed_ns = journal.stat().st_mtime_ns
        with partial_file(folder / name) as partial:
            write_copy(journal, partial)
            os.utime(partial, ns=(changed_ns, changed_ns))
            publish_new(partial, folder / name)
        return Backup(path=folder / name, sequence=sequence, at=at, kind=kind)


def is_backed_up(journal: Path) -> bool:
    """Whether the newest backup holds the journal's last change."""
    backups = backups_in(backup_folder(journal), journal)
    return bool(backups) and (backups[-1].path.stat().st_mtime_ns == journal.stat().st_mtime_ns)


def write_copy(journal: Path, target: Path) -> None:
    """Fill an empty file with what is committed in a journal, and verify what was written.

    The journal is verified first: of a damaged one a sound copy with fewer rows could be made.

    Raises: JournalUnusable, sqlite3.Error, OSError.
    """
    with faults_named(journal):
        check_header(journal)
        connection = open_unchecked(journal, "ro")
    with closing(connection):
        with faults_named(journal):
            verify(connection, journal)
        connection.execute("PRAGMA query_only=OFF")  # which would forbid to write the copy, too
        # as bytes: a name need not be text
        connection.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(target),))
    verify_file(target)


def verify_file(path: Path) -> None:
    """Check a journal file that nobody writes: header, schema, pages, references and rows.

    The rows of an older version are not checked one by one: what they hold is known by its steps
    alone.

    Raises: JournalUnusable, sqlite3.Error, OSError.
    """
    check_header(path)
    with closing(open_unchecked(path, "ro")) as connection:
        verify(connection, path)
        (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            raise JournalUnusable("damaged", path=path, found=found)
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == header.SCHEMA_VERSION:
            _verify_rows(connection, path)


def _verify_rows(connection: sqlite3.Connection, path: Path) -> None:
    for layout in RECORDED.values():
        for row in connection.execute(layout.select):
            if checksum(image(row[:-1])) != row[-1]:
                found = f"row {row[0]} of {layout.table} is not what was written"
                raise JournalUnusable("damaged", path=path, found=found)


def keep_unrepaired(journal: Path, at: datetime) -> Path:
    """Copy a journal page by page, damaged as it is, and return where it lies.

    Raises: sqlite3.Error, OSError; then there is no copy.
    """
    aside = set_aside_name(journal, at, _UNREPAIRED)
    with partial_file(aside) as partial:
        with (
            closing(open_unchecked(journal, "ro")) as present,
            closing(sqlite3.connect(partial)) as copy,
        ):
            present.backup(copy)
        publish_new(partial, aside)
    return aside


def set_aside_name(journal: Path, at: datetime, way: str = _ASIDE) -> Path:
    """A free name for the journal that a restored one replaces."""
    wanted = f"{journal.name}{way}{at.astimezone(UTC):{_TIME}}"
    endings = ("", *(f"-{count}" for count in range(2, 1000)))
    paths = (journal.with_name(f"{wanted}{ending}") for ending in endings)
    return next(
        path
        for path in paths
        if not (path.exists() or rollback_journal(path).exists() or write_ahead_log(path).exists())
    )


def clear_leftovers(journal: Path) -> Iterator[Path]:
    """Remove what processes that died were writing; the caller holds the journal's lock.

    So is the second name of the journal itself, which a restore that died had just given it: two
    names of one file would not share a rollback journal. A backup that is being written now is
    left alone.
    """
    name, aside = re.escape(journal.name), f"{journal.name}{_ASIDE}"
    ways = "|".join(map(re.escape, (_ASIDE, _UNREPAIRED, ".request.")))
    kinds = rf"{re.escape(UNPACKING)}|({ways}).*"
    unfinished = leftovers(journal.parent, re.compile(rf"{name}({kinds})?"))
    second_names = [
        path
        for path in journal.parent.iterdir()
        if path.name.startswith(aside) and path not in unfinished and path.samefile(journal)
    ]
    for path in (*unfinished, *second_names):
        path.unlink()
        yield path
    folder = backup_folder(journal)
    lock = folder / _LOCK
    if lock_path(lock).exists() or leftovers(folder, _backup_names(journal)):
        with suppress(JournalUnusable), acquire_lock(lock):
            for path in leftovers(folder, _backup_names(journal)):
                path.unlink()
                yield path


def _backup_names(journal: Path) -> re.Pattern[str]:
    stem, suffix = re.escape(journal.stem), re.escape(journal.suffix)
    return re.compile(rf"{stem}-(\d{{6,}})-({_MOMENT})(?:-({_KINDS}))?{suffix}")


def _moment(text: str) -> datetime:
    return datetime.strptime(text, _TIME).replace(tzinfo=UTC)
