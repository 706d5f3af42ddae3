"""Reading and writing files as the window asks for it: `ui.files` with concrete formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, tzinfo
from decimal import Decimal
from pathlib import Path
from secrets import randbelow
from typing import Any, Final

from journal_app.assembly import exported_files, imported_files
from journal_app.assembly.presets import PresetPlatforms
from journal_app.domain.exact import Separators
from journal_app.domain.importing.imported import ImportedFile, Row
from journal_app.domain.importing.mapping import ColumnMapping
from journal_app.domain.importing.table_sample import TableSample, sampled
from journal_app.importers.delimited import Table as TableRead
from journal_app.importers.detect import file_of
from journal_app.importers.options import DateOrder, Options
from journal_app.importers.pasted_rates import read_pasted_rates
from journal_app.importers.zones import zone_named
from journal_app.reports.agenda import Agenda
from journal_app.reports.exported_tables import TABLES, Tabulate
from journal_app.reports.selection import Selection
from journal_app.reports.tables import Table
from journal_app.services.anonymising import anonymous_archive
from journal_app.services.archiving import archived
from journal_app.services.ports import Journal, Progress, silent
from journal_app.services.stages import stage
from journal_app.services.uncollected import uncollected


class TableOnFile:
    """A table as it was read; what its rows say is asked as often as an answer changes that."""

    def __init__(self, table: TableRead, content_hash: str) -> None:
        self._table = table
        self.content_hash: Final = content_hash

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return len(self._table.rows)

    def read(
        self,
        *,
        zone: tzinfo | None = None,
        date_order: DateOrder | None = None,
        mapping: ColumnMapping | None = None,
        first: int | None = None,
        progress: Progress = silent,
    ) -> ImportedFile:
        """What its rows say, or the first of them, by a mapping or by its header. Raises: Refused,
        where that cannot be told.
        """
        table = replace(self._table, rows=self._table.rows[:first], progress=progress)
        with uncollected():
            return file_of(table, Options(zone=zone, date_order=date_order), mapping=mapping)

    def sample(self) -> TableSample:
        """A look at it, whatever its columns mean."""
        rows = (row.cells for row in self._table.rows if isinstance(row, Row))
        return sampled(self._table.columns, rows)


class FileReaders:
    """Reading files to import."""

    def formats(self) -> tuple[str, ...]:
        """The names of the formats that are known."""
        return imported_files.format_names()

    def zone(self, text: str) -> tzinfo:
        """The zone that is called so. Raises: Refused."""
        return zone_named(text, "zone")

    def text(self, path: Path) -> str:
        """What a file says, whatever its encoding. Raises: Refused."""
        return imported_files.text(path)

    def pasted_rates(
        self, text: str, zone: tzinfo, separators: Separators, date_order: DateOrder | None
    ) -> list[tuple[datetime, Decimal]]:
        """Lines of a date and of a rate in percent a year. Raises: Refused."""
        return [*read_pasted_rates(text, zone, separators, date_order)]

    def table(self, path: Path, progress: Progress = silent) -> TableOnFile:
        """The table that a file holds. Raises: Refused."""
        with uncollected():
            return TableOnFile(*imported_files.table_and_hash(path, progress))

    def holds_archive(self, path: Path) -> bool:
        """Whether a file is a JSON export of a whole journal."""
        return imported_files.holds_archive(path)

    def archive_content(self, path: Path) -> dict[str, Any]:
        """The content of such an export. Raises: Refused."""
        return imported_files.archive_content(path)


class FileWriters:
    """Writing exports, whole or not at all."""

    @property
    def tables(self) -> Mapping[str, Tabulate]:
        """The tables that a CSV can hold."""
        return TABLES

    def write_workbook(self, chosen: Selection, out: Path, progress: Progress) -> None:
        """The review workbook."""
        _write(exported_files.workbook_of(chosen), out, progress)

    def write_table(self, chosen: Selection, table: str, out: Path, progress: Progress) -> None:
        """One table as CSV."""
        _write(exported_files.table_of(chosen, table), out, progress)

    def write_report(self, table: Table, out: Path, progress: Progress) -> None:
        """Any other table as CSV."""
        _write(exported_files.report_of(table), out, progress)

    def write_archive(self, journal: Journal, out: Path, progress: Progress) -> None:
        """The whole journal as JSON."""
        content = archived(journal, stage(progress, 1, 2))
        _write(exported_files.archive_of(content), out, stage(progress, 2, 2))

    def write_anonymous_archive(self, journal: Journal, out: Path, progress: Progress) -> None:
        """The whole journal as JSON, without its trader."""
        read = stage(progress, 1, 2)
        content = anonymous_archive(journal, PresetPlatforms(), randbelow, read)
        _write(exported_files.archive_of(content), out, stage(progress, 2, 2))

    def write_drawn(self, draw: exported_files.Write, out: Path, progress: Progress) -> None:
        """A file that the window draws."""
        _write(draw, out, progress)

    def write_calendar(self, agenda: Agenda, out: Path, progress: Progress) -> None:
        """An agenda as a calendar file."""
        _write(exported_files.calendar_of(agenda), out, progress)

    def check_place(self, out: Path, journal: Path) -> None:
        """Raise JournalError where an export cannot be meant to lie there."""
        exported_files.check_place(out, journal)


def _write(write: exported_files.Write, out: Path, progress: Progress) -> None:
    """Write an export whole, into a folder that need not be there yet."""
    exported_files.make_folder(out)
    exported_files.write_whole(write, out, progress)
