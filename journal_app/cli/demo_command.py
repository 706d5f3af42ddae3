"""`demo`: write a demo journal."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from journal_app.assembly.demo_journal import SEED, TRADES, write_demo_journal
from journal_app.services.demonstrating import MOST_TRADES
from journal_app.services.ports import silent
from journal_app.wording import sentence

EXAMPLE: Final = "journal-app demo demo.journal --trades 500 --seed 7"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("journal", metavar="JOURNAL", type=Path, help="the file to make")
    parser.add_argument(
        "--trades", type=_count, default=TRADES, metavar="N", help="how many (default: %(default)s)"
    )
    parser.add_argument(
        "--seed",
        type=int,
        default=SEED,
        metavar="S",
        help="another seed is another year; the same one is always the same (default: %(default)s)",
    )


def run(options: argparse.Namespace) -> int:
    """Write it; refuse to overwrite."""
    progress = _tell if sys.stderr.isatty() else silent
    write_demo_journal(options.journal, options.trades, options.seed, progress)
    print(sentence("created", {"path": options.journal}))
    return 0


def _tell(done: int, of: int) -> None:
    end = "\n" if done == of else ""
    print(f"\r{done:,} of {of:,} trades", end=end, file=sys.stderr, flush=True)


def _count(text: str) -> int:
    try:
        trades = int(text)
    except ValueError:
        trades = 0
    if not 1 <= trades <= MOST_TRADES:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to {MOST_TRADES:,}")
    return trades
