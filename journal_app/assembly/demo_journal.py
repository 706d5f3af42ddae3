"""Write the demo journal that ships as a recipe."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from journal_app.assembly.presets import PresetPlatforms
from journal_app.resources import resource_folder
from journal_app.services.demo.recipe import Recipe, recipe_of
from journal_app.services.demonstrating import write_demo
from journal_app.services.ports import Progress, silent
from journal_app.services.safekeeping import create_journal
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import FilesOnDisk

TRADES: Final = 150
SEED: Final = 52
_RARELY: Final = 50_000


def write_demo_journal(
    path: Path, trades: int = TRADES, seed: int = SEED, progress: Progress = silent
) -> None:
    """Write a demo journal. What was not finished does not stay."""
    create_journal(FilesOnDisk(), path)
    try:
        with open_journal(path, for_writing=True) as file, _collecting_rarely():
            write_demo(
                SqliteJournal(file),
                PresetPlatforms(),
                shipped_recipe(),
                trades=trades,
                seed=seed,
                progress=progress,
            )
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def shipped_recipe() -> Recipe:
    """The recipe that comes with the program."""
    files = sorted(resource_folder("demo").glob("*.toml"))
    return recipe_of(file.read_text(encoding="utf-8") for file in files)


@contextmanager
def _collecting_rarely() -> Iterator[None]:
    """Look for circles of garbage rarely, of which a million trades make none: an eighth faster."""
    before = gc.get_threshold()
    gc.set_threshold(_RARELY, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
