"""Taking a file into a journal, a whole journal into an empty one, and writing exports."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from journal_app.assembly import exported_files
from journal_app.assembly.imported_files import archive_content, read
from journal_app.importers.options import Options
from journal_app.services.archiving import archived, unpack
from journal_app.services.exporting import selection_of
from journal_app.services.ports import silent
from journal_app.services.transferring import Source, import_file
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from tests.faults.steps import CLOCK, FILLS, PLATFORMS

FILE: Final = "fills.csv"
ARCHIVE: Final = "whole.json"
KINDS: Final = ("json", "csv", "xlsx")


def fills(count: int) -> str:
    """A trade history of so many round trips."""
    lines = []
    for number in range(count):
        day, hour = divmod(number, 24)
        for minute, word, price in ((0, "Open Long", 2000), (30, "Close Long", 2100)):
            at = f"{day % 28 + 1:02}/{day // 28 + 1:02}/2026 - {hour:02}:{minute:02}:00"
            lines.append(f"{at},ETH,{word},{price},1,{price},0.5,0\n")
    return FILLS + "".join(lines)


def take_file(path: Path) -> None:
    """Import the file beside the journal."""
    file, content_hash = read(path.with_name(FILE), Options(date_order="day_first"))
    with open_journal(path, for_writing=True) as opened:
        source = Source(FILE, content_hash)
        import_file(SqliteJournal(opened), CLOCK, PLATFORMS, file, source)


def bring_in(path: Path) -> None:
    """Bring in the export of a whole journal beside the empty one."""
    content = archive_content(path.with_name(ARCHIVE))
    with open_journal(path, for_writing=True) as opened:
        unpack(SqliteJournal(opened), CLOCK, content)


def export(path: Path, kind: str, out: Path) -> None:
    """Write one export of a journal, over the one before."""
    with open_journal(path, for_writing=False) as opened:
        journal = SqliteJournal(opened)
        if kind == "json":
            write = exported_files.archive_of(archived(journal))
        else:
            chosen = selection_of(journal, CLOCK)
            write = (
                exported_files.table_of(chosen, "ledger")
                if kind == "csv"
                else exported_files.workbook_of(chosen)
            )
    exported_files.write_whole(write, out, silent)
