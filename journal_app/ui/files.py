"""How files are read and written, as `app` hands it to the dialogs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from journal_app.domain.exact import Separators
    from journal_app.domain.importing.imported import ImportedFile
    from journal_app.domain.importing.mapping import ColumnMapping
    from journal_app.domain.importing.table_sample import TableSample
    from journal_app.reports.agenda import Agenda
    from journal_app.reports.selection import Selection
    from journal_app.reports.tables import Table
    from journal_app.services.ports import Journal, Progress

DateOrder = Literal["day_first", "month_first"]


class TableRead(Protocol):
    """A table as it was read; what its rows say is asked as often as an answer changes that."""

    @property
    def content_hash(self) -> str:
        """The hash of the file's bytes."""
        ...

    @property
    def rows(self) -> int:
        """How many rows it has."""
        ...

    def read(
        self,
        *,
        zone: tzinfo | None = None,
        date_order: DateOrder | None = None,
        mapping: ColumnMapping | None = None,
        first: int | None = None,
        progress: Progress = ...,
    ) -> ImportedFile:
        """What its rows say, or the first of them, by a mapping or by its header. Raises: Refused,
        where that cannot be told.
        """
        ...

    def sample(self) -> TableSample:
        """A look at it, whatever its columns mean."""
        ...


class Readers(Protocol):
    """Reading files to import."""

    def formats(self) -> tuple[str, ...]:
        """The names of the formats that are known."""
        ...

    def table(self, path: Path, progress: Progress = ...) -> TableRead:
        """The table that a file holds. Raises: Refused."""
        ...

    def text(self, path: Path) -> str:
        """What a file says, whatever its encoding. Raises: Refused."""
        ...

    def pasted_rates(
        self, text: str, zone: tzinfo, separators: Separators, date_order: DateOrder | None
    ) -> list[tuple[datetime, Decimal]]:
        """Lines of a date and of a rate in percent a year. Raises: Refused."""
        ...

    def zone(self, text: str) -> tzinfo:
        """The zone that is called so: UTC, Europe/Berlin, +02:00. Raises: Refused."""
        ...

    def holds_archive(self, path: Path) -> bool:
        """Whether a file is a JSON export of a whole journal."""
        ...

    def archive_content(self, path: Path) -> dict[str, Any]:
        """The content of such an export. Raises: Refused."""
        ...


class Writers(Protocol):
    """Writing exports, whole or not at all."""

    @property
    def tables(self) -> Mapping[str, object]:
        """The tables that a CSV can hold."""
        ...

    def write_workbook(self, chosen: Selection, out: Path, progress: Progress) -> None:
        """The review workbook."""
        ...

    def write_table(self, chosen: Selection, table: str, out: Path, progress: Progress) -> None:
        """One table as CSV."""
        ...

    def write_report(self, table: Table, out: Path, progress: Progress) -> None:
        """Any other table as CSV."""
        ...

    def write_archive(self, journal: Journal, out: Path, progress: Progress) -> None:
        """The whole journal as JSON."""
        ...

    def write_calendar(self, agenda: Agenda, out: Path, progress: Progress) -> None:
        """An agenda as a calendar file."""
        ...

    def write_anonymous_archive(self, journal: Journal, out: Path, progress: Progress) -> None:
        """The whole journal as JSON, without its trader."""
        ...

    def write_drawn(
        self, draw: Callable[[Path, Progress], None], out: Path, progress: Progress
    ) -> None:
        """A file that the window draws."""
        ...

    def check_place(self, out: Path, journal: Path) -> None:
        """Raise JournalError where an export cannot be meant to lie there."""
        ...
