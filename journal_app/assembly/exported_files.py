"""Write exports: the review workbook, one table, the whole journal; whole or not at all."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from journal_app.domain.problems import JournalError, JournalUnusable
from journal_app.exporters.archive import write_archive
from journal_app.exporters.calendar_text import write_calendar
from journal_app.exporters.csv_text import write_csv
from journal_app.reports.agenda import Agenda
from journal_app.reports.exported_tables import TABLES
from journal_app.reports.selection import Selection
from journal_app.reports.tables import Table
from journal_app.services.ports import Progress
from journal_app.storage.durable import publish
from journal_app.storage.exported import exported_file

Write = Callable[[Path, Progress], None]


def workbook_of(chosen: Selection) -> Write:
    """How the review workbook of a selection is written."""
    from journal_app.exporters.workbook.book import write_workbook

    return lambda path, tell: write_workbook(chosen, path, tell)


def table_of(chosen: Selection, table: str) -> Write:
    """How one of `TABLES` is written as CSV."""
    return report_of(TABLES[table](chosen))


def report_of(table: Table) -> Write:
    """How a table is written as CSV."""
    return lambda path, tell: write_csv(table, path, tell)


def archive_of(content: Mapping[str, Any]) -> Write:
    """How a journal's content is written as JSON."""
    return lambda path, tell: write_archive(content, path, tell)


def calendar_of(agenda: Agenda) -> Write:
    """How an agenda is written as a calendar file."""
    return lambda path, _tell: write_calendar(agenda, path)


def check_place(out: Path, journal: Path) -> None:
    """Raise JournalError where an export cannot be meant to lie there, or no file can."""
    with _faults_named(out):
        if out.is_dir():
            raise JournalError("is_a_folder", path=out)
        if out.exists() and journal.exists() and out.samefile(journal):
            raise JournalError("exports_onto_itself", path=out)


def make_folder(out: Path) -> None:
    """Make the folder in which an export is to lie, where it is not there yet.

    Raises: JournalUnusable, JournalError, where the system does not let it be made.
    """
    with _faults_named(out):
        out.parent.mkdir(parents=True, exist_ok=True)


def write_whole(write: Write, out: Path, progress: Progress) -> None:
    """Write a file that appears whole or not at all; an existing one is replaced.

    Raises: JournalUnusable, JournalError, where the system does not let it be written.
    """
    with _faults_named(out):
        place = out.resolve()
        with exported_file(place) as partial_out:
            write(partial_out, progress)
            _publish(partial_out, place, out)


def _publish(written: Path, place: Path, out: Path) -> None:
    """Give a written file its name. A workbook that is open on Windows keeps its own."""
    try:
        publish(written, place)
    except PermissionError:
        if place.exists():
            raise JournalError("cannot_replace", path=out) from None
        raise


@contextmanager
def _faults_named(out: Path) -> Iterator[None]:
    """Say what an error of the system means for the file that is written."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise JournalUnusable("no_space", path=out) from None
        reason = error.strerror or str(error)
        raise JournalError("cannot_write", path=out, reason=reason) from None
