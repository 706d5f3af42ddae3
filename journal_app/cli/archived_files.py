"""Bring a JSON export of a whole journal into an empty one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from journal_app.assembly.clock import SystemClock
from journal_app.assembly.imported_files import archive_content
from journal_app.cli.journals import open_for_reading, open_for_writing
from journal_app.cli.notices import say
from journal_app.cli.printing import number, print_json, print_pairs
from journal_app.cli.progress import shown_progress
from journal_app.domain.problems import Notice
from journal_app.services.archiving import Unpacked, check_archive, unpack
from journal_app.services.attaching import count_missing

FORMAT: Final = "journal"


def bring_in(journal: Path, path: Path, *, is_dry_run: bool, as_json: bool) -> int:
    """Bring it in, or tell what it would bring; the same export twice adds nothing."""
    content = archive_content(path)
    if is_dry_run:
        with open_for_reading(journal) as opened:
            told = check_archive(opened, content)
    else:
        with open_for_writing(journal) as opened, shown_progress(f"reading {path.name}") as report:
            told = unpack(opened, SystemClock(), content, report)
            with opened.reading() as uow:
                missing = count_missing(uow, opened.attached_files)
        if missing:
            say(Notice("attachments_elsewhere", {"count": missing, "path": journal}))
    if as_json:
        print_json(_document(told, is_dry_run=is_dry_run))
    else:
        print_pairs([("format", FORMAT), *_lines(told)])
        if is_dry_run:
            print("nothing was written")
    return 0


def _document(told: Unpacked, *, is_dry_run: bool) -> dict[str, object]:
    """The keys of every import. A journal that is known opens and closes nothing."""
    brought = 0 if told.is_known else 1
    return {
        "format": FORMAT,
        "rows": told.records,
        "accepted": told.records * brought,
        "skipped": [],
        "refused": [],
        "duplicates": told.records * (1 - brought),
        "trades_opened": told.trades * brought,
        "trades_closed": told.closed * brought,
        "fees": "0" if told.is_known else number(told.fees),
        "net": "0" if told.is_known else number(told.net),
        "dry_run": is_dry_run,
    }


def _lines(told: Unpacked) -> list[tuple[str, str]]:
    return [
        ("records", f"{told.records:,}"),
        ("duplicates", f"{told.records if told.is_known else 0:,}"),
        ("trades", f"{told.trades:,}"),
        ("entries", f"{told.entries:,}"),
    ]
