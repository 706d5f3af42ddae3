"""`mark`: take prices and rates from a file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from journal_app.assembly.clock import SystemClock
from journal_app.assembly.imported_files import read
from journal_app.cli.imported_files import add_zone_argument, say_refused, zone
from journal_app.cli.journals import open_for_writing
from journal_app.domain.importing.imported import Accepted, RowRefused
from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.problems import Refused
from journal_app.importers.observations import PRICES, RATES
from journal_app.importers.options import Options
from journal_app.services.marking import mark

EXAMPLE: Final = "journal-app mark my.journal prices.csv"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("journal", metavar="JOURNAL", type=Path)
    parser.add_argument(
        "file",
        metavar="FILE.csv",
        type=Path,
        help="columns time, asset, price; or time, platform, asset, borrow_apr (or borrow_apy)",
    )
    add_zone_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Keep what is new; 1 where rows were refused."""
    with open_for_writing(options.journal) as journal:
        file, _ = read(options.file, Options(zone=zone(options.timezone)))
        if file.file_format not in (PRICES, RATES):
            raise Refused.because(str(options.file), "not_of_format", name=f"{PRICES} or {RATES}")
        said = [each.content for each in file.outcomes if isinstance(each, Accepted)]
        marked = mark(
            journal,
            SystemClock(),
            [each for each in said if isinstance(each, Mark)],
            [each for each in said if isinstance(each, RatePoint)],
        )
    refused = [each for each in file.outcomes if isinstance(each, RowRefused)]
    say_refused(refused)
    print(f"{marked.marks:,} prices and {marked.rates:,} rates were new or different")
    return 1 if refused else 0
