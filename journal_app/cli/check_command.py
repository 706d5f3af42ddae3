"""`check`: whether a journal is whole, every figure what its entries give; and mending it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from journal_app.assembly.clock import SystemClock
from journal_app.cli.journals import open_for_reading, open_for_writing
from journal_app.cli.notices import say
from journal_app.cli.printing import print_json
from journal_app.cli.progress import shown_progress
from journal_app.domain.problems import Notice
from journal_app.services.checking import Checked, Repaired, check, repair
from journal_app.services.ports import Check
from journal_app.storage.journal_files import FilesOnDisk
from journal_app.wording import finding, mend_words, sentence

EXAMPLE: Final = """journal-app check my.journal --json
  journal-app check my.journal --repair"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("journal", metavar="JOURNAL", type=Path)
    parser.add_argument(
        "--json",
        action="store_true",
        help='{"ok", "checks": [{"name", "ok", "details": '
        '[{"trade", "column", "stored", "expected"}]}]}; with --repair these are of what is left, '
        'beside "repaired" (a count), "kept" (a path or null) and "cleared" (a count)',
    )
    parser.add_argument(
        "--repair",
        action="store_true",
        help="keep the journal as it is, then mend what can be: rows that the history proves, "
        "derived figures, the search, indexes, and attached files that nothing needs",
    )


def run(options: argparse.Namespace) -> int:
    """Check it, and mend it where that is asked; 1 where anything is not as it should be."""
    if options.repair:
        return _repair(options.journal, as_json=options.json)
    with open_for_reading(options.journal) as journal, shown_progress("check") as progress:
        checked = check(journal, progress)
    if checked.unneeded:
        say(Notice("files_unneeded", {"count": checked.unneeded}))
    if options.json:
        print_json(_told(checked))
    else:
        for each in checked.checks:
            _print(each)
    return 0 if checked.is_whole else 1


def _repair(path: Path, *, as_json: bool) -> int:
    with open_for_writing(path) as journal, shown_progress("repair") as progress:
        done = repair(journal, FilesOnDisk(say), path, SystemClock(), progress)
    count = len(done.before.findings) - len(done.after.findings)
    if as_json:
        kept = None if done.kept is None else str(done.kept)
        told = {"repaired": count, "kept": kept, "cleared": done.cleared}
        print_json({**_told(done.after), **told})
    else:
        _print_repaired(done, count)
    return 0 if done.after.is_whole else 1


def _print_repaired(done: Repaired, count: int) -> None:
    if done.kept is not None:
        print(sentence("set_aside", {"path": done.kept}))
    for name, each in done.before.mendable:
        print(f"  {finding(name, each.trade, each.column, each.stored, each.expected)}")
    print(sentence("repaired", {"count": count, "left": len(done.after.findings)}))
    if done.cleared:
        print(sentence("files_cleared", {"count": done.cleared}))
    for each_check in done.after.checks:
        _print(each_check)


def _told(checked: Checked) -> dict[str, object]:
    return {"ok": checked.is_whole, "checks": [_document(each) for each in checked.checks]}


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
    for each in check.details:
        found = finding(check.name, each.trade, each.column, each.stored, each.expected)
        print(f"  {found}; {mend_words(each.mend)}")
