"""`restore`: bring a journal back from a backup."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from journal_app.assembly.clock import SystemClock
from journal_app.cli.notices import say
from journal_app.services.safekeeping import restore
from journal_app.storage.journal_files import FilesOnDisk
from journal_app.wording import sentence

EXAMPLE: Final = """journal-app restore \\
  my.journal.backups/my-000012-2026-11-22T214501Z.journal my.journal"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("backup", metavar="BACKUP", type=Path)
    parser.add_argument("journal", metavar="JOURNAL", type=Path, help="the journal it becomes")


def run(options: argparse.Namespace) -> int:
    """Verify it, set the present journal aside, and put it in its place."""
    aside = restore(FilesOnDisk(say), options.backup, options.journal, SystemClock())
    print(sentence("restored", {"path": options.journal, "copy": options.backup}))
    if aside is not None:
        print(sentence("set_aside", {"path": aside}))
    return 0
