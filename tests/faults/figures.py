"""Run the long forms of the tests of faults, and write what they tried into the README.

`python -m tests.faults.figures` runs all of them, which takes the better part of an hour;
`python -m tests.faults.figures kills numbers` those alone, and leaves the other rows as they are.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import pytest

from tests.architecture.source_tree import ROOT
from tests.faults.counted import COUNTED
from tests.written_section import README, section, with_lines

COMMAND: Final = "tests.faults.figures"
HEAD: Final = ("| what is done to it | how often | what holds |", "|---|---|---|")


class Row(NamedTuple):
    """One row: the tests behind it, what they do, what they count, and what holds every time."""

    tests: tuple[str, ...]
    done: str
    counts: tuple[str, ...]
    holds: str
    least: int

    def line(self, counted: Mapping[str, int]) -> str:
        """The row with its figures."""
        told = {name.split(": ")[-1].replace(" ", "_"): f"{n:,}" for name, n in counted.items()}
        number = sum(counted.get(name, 0) for name in self.counts)
        return f"| {self.done} | {number:,} | {self.holds.format_map(told)} |"


FAULTS: Final = "tests/faults/"
ROWS: Final[Mapping[str, Row]] = {
    "kills": Row(
        (f"{FAULTS}test_kill.py::test_a_killed_writer_loses_nothing_it_acknowledged",),
        "killed (kill −9) while it records",
        ("kills while recording",),
        "nothing acknowledged is lost, no trade is torn, it opens within two seconds",
        500,
    ),
    "work": Row(
        (
            f"{FAULTS}test_kill.py::test_a_killed_backup_counts_only_when_it_is_whole",
            f"{FAULTS}test_kill.py::test_a_killed_restore_leaves_one_journal_or_the_other",
            f"{FAULTS}test_kill.py::test_a_killed_upgrade_leaves_one_version_or_the_other",
            f"{FAULTS}test_killed_transfers.py",
        ),
        "killed while it backs up, restores, upgrades, imports, brings in a journal, exports",
        (
            "kills while backing up",
            "kills while restoring",
            "kills while upgrading",
            "kills: take_file",
            "kills: bring_in",
            "kills: export",
        ),
        "the old state or the new; what was left half done is gone at the next start",
        300,
    ),
    "flips": Row(
        (f"{FAULTS}test_damage.py::test_a_flipped_byte_is_refused_found_or_harmless",),
        "a bit of the file flipped",
        ("bits flipped",),
        "{refused} refused and left as they are, {found} found by a checksum, {harmless} harmless",
        2_000,
    ),
    "columns": Row(
        (f"{FAULTS}test_tampering.py",),
        "a value changed by hand, each column of each table",
        ("columns changed",),
        "`check` names trade and column",
        100,
    ),
    "forgeries": Row(
        (f"{FAULTS}test_forged.py",),
        "a value forged, with the checksum it needs",
        ("values forged",),
        "read, or refused in one line",
        100,
    ),
    "backups": Row(
        (f"{FAULTS}test_backups_of_random_steps.py",),
        "backups of a thousand random steps",
        ("backups made",),
        "each of the {backups_restored} that are kept comes back as the journal was",
        50,
    ),
    "undo": Row(
        (f"{FAULTS}test_undo.py::test_undo_and_redo_through_a_thousand_steps",),
        "random steps taken back and done again, with restarts",
        ("steps taken back and done again",),
        "equal bytes, there and back",
        1_000,
    ),
    "files": Row(
        ("tests/importers/test_mutated_files.py",),
        "files spoilt: cells, lines and bytes of every format",
        ("files spoilt",),
        "every row accepted, skipped, refused or known; {files_spoilt_and_read} could still be "
        "read",
        5_000,
    ),
    "requests": Row(
        (f"{FAULTS}test_mutated_requests.py",),
        "requests of `calc` and JSON exports spoilt",
        ("requests spoilt", "exports spoilt"),
        "an answer or a refusal; an export comes in whole or not at all",
        3_000,
    ),
    "numbers": Row(
        ("tests/domain/test_exact.py",),
        "numbers written and read in eight locales",
        ("numbers written and read in a locale",),
        "exact, or refused",
        80_000,
    ),
}


def line_of(row: Row, lines: Sequence[str]) -> str | None:
    """The line of a row among those that stand there."""
    return next((line for line in lines if line.startswith(f"| {row.done} |")), None)


def main(names: Sequence[str]) -> int:
    """Run the rows that are named, or all; write each as soon as its tests have passed."""
    for name in names or ROWS:
        row = ROWS[name]
        COUNTED.clear()
        paths = [str(ROOT / path) for path in row.tests]
        if pytest.main(["-m", "long", "-n", "0", "-p", "no:cacheprovider", *paths]) != 0:
            return 1
        readme = README.read_text(encoding="utf-8")
        present = section(readme, COMMAND)
        lines = {each: line_of(told, present) for each, told in ROWS.items()}
        lines[name] = row.line(COUNTED)
        kept = [line for line in lines.values() if line]
        README.write_text(with_lines(readme, COMMAND, [*HEAD, *kept]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
