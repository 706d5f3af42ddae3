"""`demo`: write a demo journal; and what `--demo` shows of one."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from journal_app.cli import review_command
from journal_app.cli.journals import PresetPlatforms, open_for_reading, open_for_writing
from journal_app.domain.periods import Period
from journal_app.resources import resource_folder
from journal_app.services.demo.recipe import Recipe, recipe_of
from journal_app.services.demo.years import LAST_MARK_AT
from journal_app.services.demonstrating import MOST_TRADES, write_demo
from journal_app.services.reviewing import last_full_month
from journal_app.services.safekeeping import create_journal
from journal_app.storage.journal_files import FilesOnDisk
from journal_app.wording import sentence

EXAMPLE: Final = "journal-app demo demo.journal --trades 500 --seed 7"
TRADES: Final = 150
SEED: Final = 52
RARELY: Final = 50_000


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
    write(options.journal, options.trades, options.seed)
    print(sentence("created", {"path": options.journal}))
    return 0


def show() -> int:
    """Print the last full month of a demo journal that is thrown away."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "demo.journal"
        write(path, TRADES, SEED)
        print(sentence("no_window_yet", {}), file=sys.stderr)
        month = last_month_of(path)
        return review_command.run(
            argparse.Namespace(journal=path, week=None, month=month.name, json=False)
        )


def write(path: Path, trades: int, seed: int) -> None:
    """Write a demo journal. What was not finished does not stay."""
    create_journal(FilesOnDisk(), path)
    try:
        with open_for_writing(path) as journal, _collecting_rarely():
            write_demo(
                journal,
                PresetPlatforms(),
                shipped_recipe(),
                trades=trades,
                seed=seed,
                progress=_tell if sys.stderr.isatty() else lambda _done, _of: None,
            )
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def shipped_recipe() -> Recipe:
    """The recipe that comes with the program."""
    files = sorted(resource_folder("demo").glob("*.toml"))
    return recipe_of(file.read_text(encoding="utf-8") for file in files)


def last_month_of(path: Path) -> Period:
    """The last month that is over in a journal."""
    with open_for_reading(path) as journal, journal.reading() as uow:
        return last_full_month(uow, LAST_MARK_AT)


@contextmanager
def _collecting_rarely() -> Iterator[None]:
    """Look for circles of garbage rarely, of which a million trades make none: an eighth faster."""
    before = gc.get_threshold()
    gc.set_threshold(RARELY, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


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
