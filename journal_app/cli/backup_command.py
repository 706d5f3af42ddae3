"""`backup`: write a verified copy of a journal."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from journal_app.assembly.clock import SystemClock
from journal_app.cli.notices import say
from journal_app.domain.problems import Notice, Refused
from journal_app.services.safekeeping import back_up, back_up_to
from journal_app.storage.journal_files import FilesOnDisk
from journal_app.wording import sentence

EXAMPLE: Final = "journal-app backup my.journal /media/stick"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("journal", metavar="JOURNAL", type=Path)
    parser.add_argument(
        "folder",
        metavar="DIR",
        type=Path,
        nargs="?",
        help="where to write it, and nothing is removed there (default: JOURNAL.backups, which "
        "keeps the latest 10, and the last of 7 days, 4 weeks and 12 months)",
    )


def run(options: argparse.Namespace) -> int:
    """Write it; print its path."""
    files, clock = FilesOnDisk(say), SystemClock()
    if options.folder is not None:
        if options.folder.exists() and not options.folder.is_dir():
            raise Refused.because(str(options.folder), "not_a_folder")
        written = back_up_to(files, options.journal, options.folder, clock)
    else:
        done = back_up(files, options.journal, clock)
        written = done.backup
        for dropped in done.removed:
            say(Notice("backup_dropped", {"path": dropped.path}))
    print(sentence("backed_up", {"path": written.path}))
    return 0
