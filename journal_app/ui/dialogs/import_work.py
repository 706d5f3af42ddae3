"""What the import does in the worker: reading, showing what would be, keeping, bringing back.

A file is split into its cells once, and its cells are read anew where an answer changes what they
say.
"""

from __future__ import annotations

from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from journal_app.domain.importing.imported import ImportedFile
from journal_app.domain.importing.mapping import ColumnMapping
from journal_app.domain.importing.table_sample import TableSample
from journal_app.domain.problems import Refused
from journal_app.services.archiving import Unpacked, check_archive, unpack
from journal_app.services.import_mappings import mapping_fitting, own_mappings
from journal_app.services.import_preview import (
    ImportPreview,
    RowPreview,
    preview_rows,
    rows_as_read,
)
from journal_app.services.importing import Origin
from journal_app.services.ports import Journal, Progress, silent
from journal_app.services.safekeeping import back_up_after_change
from journal_app.services.stages import share
from journal_app.services.transferring import ImportReport, Source, import_file

if TYPE_CHECKING:
    from journal_app.ui.desk import Desk
    from journal_app.ui.files import DateOrder, TableRead

_PORTION: Final = 1_000
_LARGE: Final = 5_000
"""Rows of a file whose first ones are shown while the rest is read: it takes most of a second."""
_AT_ONCE: Final = 200
_SPLIT: Final = 15
"""Percent of the time of reading that goes to parting the cells; the rest to what they say."""
_READ: Final = 25
"""Percent of the whole time that goes to reading."""


class Asked(NamedTuple):
    """What the trader says about a file; what is empty is left to the file."""

    path: Path
    zone_text: str = ""
    date_order: DateOrder | None = None
    account: str = ""
    platform: str = ""
    mapping: ColumnMapping | None = None

    @property
    def origin(self) -> Origin:
        """Where the rows belong."""
        return Origin(self.account, self.platform)


class WholeJournal(NamedTuple):
    """A file that is an export of a whole journal, and what it would bring."""

    told: Unpacked


Shown = ImportPreview | WholeJournal


class Sampled(NamedTuple):
    """A look at a table, the saved mappings that fit it, and the one that fits best."""

    sample: TableSample
    fitting: list[ColumnMapping]
    best: ColumnMapping | None


class ImportWork:
    """Works for one dialog, in the worker alone; keeps the file that was read last."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._readers = desk.readers
        self._platforms = desk.shipped
        self._clock = desk.clock
        self._read_as: tuple[object, ...] = ()
        self._file: ImportedFile | None = None
        self._table: TableRead | None = None
        self._table_of: tuple[object, ...] = ()
        self._content: dict[str, Any] | None = None

    def first_rows(self, progress: Progress, asked: Asked) -> list[RowPreview]:
        """What the first rows of a large file say, while the rest waits; none of another file.

        Raises: Refused, where no table is there.
        """
        if self._readers.holds_archive(asked.path):
            return []
        table = self._table_at(asked.path, progress)
        if table.rows < _LARGE:
            return []
        try:
            return rows_as_read(
                table.read(
                    zone=self._zone(asked),
                    date_order=asked.date_order,
                    mapping=asked.mapping,
                    first=_AT_ONCE,
                )
            )
        except Refused:
            return []  # all rows together may tell what the first do not

    def preview(self, journal: Journal, progress: Progress, asked: Asked) -> Shown:
        """Say what the import would do. Raises: Refused, JournalError."""
        if self._readers.holds_archive(asked.path):
            self._content = self._readers.archive_content(asked.path)
            return WholeJournal(check_archive(journal, self._content))
        file = self._read(asked, share(progress, 0, _READ))
        return preview_rows(
            journal,
            self._clock,
            self._platforms,
            file,
            asked.origin,
            share(progress, _READ, 100),
        )

    def sample(self, journal: Journal, path: Path) -> Sampled:
        """Look at a table of no known format, and for mappings that fit it. Raises: Refused."""
        sample = self._table_at(path, silent).sample()
        with journal.reading() as uow:
            own = own_mappings(uow.settings.every())
        fitting = [each for each in own if not each.missing_in(sample.header)]
        return Sampled(sample, fitting, mapping_fitting(fitting, sample.header))

    def take(self, journal: Journal, progress: Progress, asked: Asked) -> ImportReport:
        """Take what is new in the file into the journal. Raises: Refused, JournalError."""
        file = self._read(asked, progress)
        if self._desk.journal_path is not None:
            back_up_after_change(self._desk.files, self._desk.journal_path, self._clock, "import")
        source = Source(asked.path.name, self._table_at(asked.path, progress).content_hash)
        return import_file(
            journal, self._clock, self._platforms, file, source, asked.origin, progress
        )

    def take_journal(self, journal: Journal, progress: Progress) -> Unpacked:
        """Bring a whole journal into this one, which is empty. Raises: Refused, JournalError."""
        assert self._content is not None
        return unpack(journal, self._clock, self._content, progress)

    def let_go(self) -> None:
        """Free the file bit by bit: all at once, a large one would stop the window."""
        self._content = None
        self._let_go_of_file()
        self._table, self._table_of = None, ()

    def _let_go_of_file(self) -> None:
        if self._file is not None:
            rest = list(self._file.outcomes)
            self._file, self._read_as = None, ()
            while rest:
                del rest[-_PORTION:]

    def _table_at(self, path: Path, progress: Progress) -> TableRead:
        """The table of a file, read anew where the file is another or was changed."""
        wanted = path, path.stat().st_mtime_ns if path.exists() else 0
        if self._table is None or wanted != self._table_of:
            self.let_go()
            self._table = self._readers.table(path, progress)
            self._table_of = wanted
        return self._table

    def _read(self, asked: Asked, progress: Progress) -> ImportedFile:
        table = self._table_at(asked.path, share(progress, 0, _SPLIT))
        wanted = (asked.zone_text, asked.date_order, asked.mapping)
        if self._file is None or wanted != self._read_as:
            self._let_go_of_file()
            self._file = table.read(
                zone=self._zone(asked),
                date_order=asked.date_order,
                mapping=asked.mapping,
                progress=share(progress, _SPLIT, 100),
            )
            self._read_as = wanted
        return self._file

    def _zone(self, asked: Asked) -> tzinfo | None:
        return self._readers.zone(asked.zone_text) if asked.zone_text else None


class Leaving:
    """Frees a file and its preview in the worker, bit by bit."""

    def __init__(self, work: ImportWork, shown: Shown | None) -> None:
        self._work = work
        self._shown = shown

    def run(self, _progress: object) -> None:
        """Free them."""
        self._work.let_go()
        if isinstance(self._shown, ImportPreview):
            rows = self._shown.rows
            self._shown = None
            while isinstance(rows, list) and rows:
                del rows[-1_000:]
