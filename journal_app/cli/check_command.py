"""`check`: whether a journal is whole, and every figure what its entries give."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from journal_app.cli.notices import say
from journal_app.cli.printing import print_json
from journal_app.domain.attached_files import shown_name
from journal_app.domain.problems import JournalUnusable, Notice
from journal_app.services.attaching import check_files
from journal_app.services.ports import AttachedFiles, Attachment, UnitOfWork
from journal_app.services.reckoning import reckoned_anew
from journal_app.storage.check import Check, Detail, checks_of
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal

_FAULTS: Final = {"attachment_missing": "missing", "attachment_changed": "changed"}

EXAMPLE: Final = "journal-app check my.journal --json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("journal", metavar="JOURNAL", type=Path)
    parser.add_argument(
        "--json",
        action="store_true",
        help='{"ok", "checks": [{"name", "ok", "details": '
        '[{"trade", "column", "stored", "expected"}]}]}',
    )


def run(options: argparse.Namespace) -> int:
    """Check it; 1 where anything is not as it should be."""
    with open_journal(options.journal, for_writing=False) as file:
        journal = SqliteJournal(file)
        with journal.reading() as reading:
            checks = list(checks_of(file.connection, reading, reckoned_anew))
            checks.append(_attachments(reading, journal.attached_files))
    is_whole = all(check.is_passed for check in checks)
    if options.json:
        print_json({"ok": is_whole, "checks": [_document(check) for check in checks]})
    else:
        for check in checks:
            _print(check)
    return 0 if is_whole else 1


def _attachments(reading: UnitOfWork, files: AttachedFiles) -> Check:
    """Whether every attached file lies beside the journal as it was attached.

    Files that nothing names any more are worth a line and no fault.
    """
    try:
        checked = check_files(reading, files)
        faults = [_detail(reading, each, fault) for each, fault in checked.faults]
    except JournalUnusable as error:  # the checksums have said where
        return Check("attachments", (Detail(None, "attachments", error.code, "sound rows"),))
    if checked.unnamed:
        say(Notice("files_unneeded", {"count": len(checked.unnamed)}))
    return Check("attachments", tuple(faults))


def _detail(reading: UnitOfWork, attachment: Attachment, fault: str) -> Detail:
    trade_id = attachment.trade_id
    number = None if trade_id is None else reading.trades.get(trade_id).number
    told = f"{shown_name(attachment.file_name)}: {_FAULTS[fault]}"
    return Detail(number, "attachments.content_hash", told, attachment.content_hash)


def _document(check: Check) -> dict[str, object]:
    return {
        "name": check.name,
        "ok": check.is_passed,
        "details": [
            {
                "trade": detail.trade,
                "column": detail.column,
                "stored": detail.stored,
                "expected": detail.expected,
            }
            for detail in check.details
        ],
    }


def _print(check: Check) -> None:
    print(f"{check.name:<14}{'ok' if check.is_passed else 'FAILED'}")
    for detail in check.details:
        trade = "" if detail.trade is None else f"trade {detail.trade}, "
        print(f"  {trade}{detail.column}: {detail.stored!r}, expected {detail.expected!r}")
