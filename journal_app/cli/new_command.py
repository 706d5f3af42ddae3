"""`new`: create an empty journal."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from journal_app.services.safekeeping import create_journal
from journal_app.storage.journal_files import FilesOnDisk
from journal_app.wording import sentence

EXAMPLE: Final = "journal-app new my.journal"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("journal", metavar="JOURNAL", type=Path, help="the file to make")


def run(options: argparse.Namespace) -> int:
    """Make it; refuse to overwrite."""
    create_journal(FilesOnDisk(), options.journal)
    print(sentence("created", {"path": options.journal}))
    return 0
