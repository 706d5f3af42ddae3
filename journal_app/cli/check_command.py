"""`check`: whether a journal is whole, and every figure what its entries give."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from journal_app.cli.printing import print_json
from journal_app.services.reckoning import reckoned_anew
from journal_app.storage.check import Check, checks_of
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal

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
    with (
        open_journal(options.journal, for_writing=False) as file,
        SqliteJournal(file).reading() as reading,
    ):
        checks = list(checks_of(file.connection, reading, reckoned_anew))
    is_whole = all(check.is_passed for check in checks)
    if options.json:
        print_json({"ok": is_whole, "checks": [_document(check) for check in checks]})
    else:
        for check in checks:
            _print(check)
    return 0 if is_whole else 1


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
