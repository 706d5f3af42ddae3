"""All pictures, a process for each scale."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Final

from journal_app.assembly.demo_journal import write_demo_journal
from journal_app.services.safekeeping import create_journal
from journal_app.storage.journal_files import FilesOnDisk
from tests.benchmarks.large_journal import large_journal
from tests.pictures.heavy import write_heavy_journal
from tests.pictures.open_books import write_open_book

STATES: Final = ("empty", "typical", "heavy", "error")

SCALES: Final = ("1", "1.5")
THEMES: Final = ("light", "dark")
OPEN_POSITIONS: Final = (0, 4, 60, 400)
TRADES_REVIEWED: Final = ("none", "three", "150", "100000")


def main(arguments: list[str]) -> None:
    """The folder, and the kinds of journals: none, empty, demo, large (default: all of these).

    today: the screen of Today alone, with 0, 4, 60 and 400 open positions. review: reviews and
    Analytics alone, of no trade, of 3, 150 and 100,000; one of them by its name, as review-150.
    import: the dialog of an import alone, over files of every kind and size. states: the window
    empty, typical, heavy and in error, each with a sheet of all; one of them as state-heavy.
    references: the small pictures that a test compares the main screens with, written anew.
    """
    if not arguments or arguments[0].startswith("-"):
        print(main.__doc__)
        return
    out = Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    if "references" in arguments[1:]:
        from tests.pictures.references import write_references

        write_references()
        return
    kinds = arguments[1:] or ["none", "empty", "demo", "large"]
    if "today" in kinds:
        kinds.remove("today")
        kinds += [f"today-{count}" for count in OPEN_POSITIONS]
    if "review" in kinds:
        kinds.remove("review")
        kinds += [f"review-{count}" for count in TRADES_REVIEWED]
    if "states" in kinds:
        kinds.remove("states")
        kinds += [f"state-{name}" for name in STATES]
    with TemporaryDirectory() as folder:
        for kind in kinds:
            journal = _journal(kind, Path(folder))
            for scale in SCALES:
                for choice in THEMES:
                    with TemporaryDirectory() as own:  # what one run leaves is none of the next
                        taken = copy(journal, own) if journal else "-"
                        _take(str(taken), choice, out, f"{kind}-{scale}-{choice}", scale)


def _journal(kind: str, folder: Path) -> Path | None:
    path = folder / f"{kind}.journal"
    match kind:
        case "none":
            return None
        case "empty" | "import" | "review-none" | "state-empty":
            create_journal(FilesOnDisk(), path)
        case "demo" | "review-150" | "state-typical" | "state-error":
            write_demo_journal(path)
        case "state-heavy":
            write_heavy_journal(path)
        case "review-three":
            large_journal(path, 3)
        case "review-100000":
            large_journal(path, 100_000)
        case _ if kind.startswith("today-"):
            write_open_book(path, int(kind.removeprefix("today-")))
        case _:
            write_demo_journal(path, 20_000)
    return path


def _take(journal: str, choice: str, out: Path, prefix: str, scale: str) -> None:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "QT_SCALE_FACTOR": scale,
    }
    taking = "imports" if prefix.startswith("import-") else "taking"
    facts = [journal, choice, str(out), prefix]
    if prefix.startswith("state-"):
        taking, facts = "states", [prefix.split("-")[1], *facts]
    command = [sys.executable, "-m", f"tests.pictures.{taking}", *facts]
    subprocess.run(command, env=environment, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
