"""Run the benchmarks, and write what they measured into the README.

`python -m tests.benchmarks.figures` runs all of them, which takes the better part of an hour on a
machine that is otherwise at rest; `python -m tests.benchmarks.figures P1 P5` those goals alone.
What misses its target is written all the same, and the command then leaves with 1.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Final, NamedTuple

import pytest

from tests.architecture.source_tree import ROOT
from tests.benchmarks.measured import MEASURED
from tests.written_section import README, section, with_lines

COMMAND: Final = "tests.benchmarks.figures"
HEAD: Final = ("| what is measured | against | at most | measured |", "|---|---|---|---|")


class Goal(NamedTuple):
    """A line of the table: the test behind it, the work, its floor, and the target."""

    test: str
    work: str
    floor: str
    target: str

    def line(self, measured: str) -> str:
        """The line with what was measured."""
        return f"| {self.work} | {self.floor} | {self.target} | {measured} |"


GOALS: Final[Mapping[str, Goal]] = {
    "P1": Goal(
        "test_first_paint.py",
        "start to the first painted window, 5,000 trades",
        "a bare window of PySide6",
        "1.5 times",
    ),
    "P2": Goal(
        "test_storage.py::test_a_page_first_and_deep",
        "200 rows of the journal at the top, and at row 90,000",
        "raw sqlite3 tuples of the same rows",
        "2.5 times; deep 2 times the top",
    ),
    "P3 order": Goal(
        "test_list.py::test_order_by_any_column",
        "100,000 trades in the order of any column",
        "QSortFilterProxyModel",
        "a fiftieth",
    ),
    "P3 filter": Goal(
        "test_list.py::test_a_keystroke_in_the_filter",
        "a key in the filter over 100,000 trades",
        "QSortFilterProxyModel",
        "a tenth",
    ),
    "P4": Goal(
        "test_import.py::test_a_file_of_fills_is_imported",
        "100,000 fills from CSV to trades, with changes and search index",
        "csv.reader and executemany of the very rows",
        "4 times",
    ),
    "P5": Goal(
        "test_storage.py::test_one_entry_durable",
        "an entry saved for good",
        "raw sqlite3 writing the same rows",
        "3 times",
    ),
    "P6": Goal(
        "test_interest.py",
        "interest of 10,000 trades over 365 daily rates, exact",
        "dense numpy in float64",
        "4 times",
    ),
    "P7 replay": Goal(
        "test_replay.py::test_all_trades_are_replayed_at_fifty_thousand_entries_a_second",
        "ledgers of 100,000 trades replayed",
        "",
        "20 µs an entry",
    ),
    "P7 read": Goal(
        "test_import.py::test_a_large_journal_is_rebuilt",
        "the same, read from the journal and verified row by row",
        "",
        "20 µs an entry",
    ),
    "P7 entry": Goal(
        "test_replay.py::test_one_more_entry_of_a_long_ledger_is_known_at_once",
        "one entry more in a ledger of a thousand",
        "",
        "10 ms",
    ),
    "P8": Goal(
        "test_statistics.py",
        "all statistics of 100,000 trades, first and after an entry",
        "fetching and summing the columns",
        "1.5 times; 0.05 times",
    ),
    "P9 curve": Goal(
        "test_curve.py",
        "a curve of 1,000,000 exact points, set and painted",
        "QPainter drawing the extremes",
        "4 times",
    ),
    "P9 charts": Goal(
        "test_charts.py",
        "the charts of a review refreshed",
        "QPainter drawing the bars",
        "2 times",
    ),
    "P10": Goal(
        "test_window.py",
        "a key in calculator, planners and checklist, to the last pixel",
        "",
        "16 ms, of 100 keys 99",
    ),
    "P11": Goal(
        "test_stress.py::test_a_book_goes_through_twelve_scenarios_at_once",
        "200 positions in 12 scenarios",
        "",
        "100 ms",
    ),
    "P12 time": Goal(
        "test_workbook.py::test_the_review_workbook_takes_at_most_twice_the_time",
        "the review workbook of 10,000 trades",
        "openpyxl writing its values without style",
        "2 times",
    ),
    "P12 memory": Goal(
        "test_workbook.py::test_the_review_workbook_takes_at_most_twice_the_memory",
        "its memory",
        "the same",
        "2 times",
    ),
    "P13": Goal(
        "test_memory.py",
        "memory with a journal of 100,000 trades open",
        "with 200 trades",
        "1.3 times",
    ),
    "P14": Goal(
        "test_storage.py",
        "growth from 1,000 over 10,000 to 100,000 trades",
        "the step before",
        "12 times what is read whole, 2 times the rest",
    ),
}


def line_of(goal: Goal, lines: Sequence[str]) -> str | None:
    """The line of a goal among those that stand there."""
    return next((line for line in lines if line.startswith(f"| {goal.work} |")), None)


def measured_by(test: str) -> tuple[int, Mapping[str, str]]:
    """Run the tests of some goals: whether they hold, and what was measured."""
    path = str(ROOT / "tests" / "benchmarks" / test)
    code = pytest.main(["-m", "benchmark", "-n", "0", "-s", "-p", "no:cacheprovider", path])
    return int(code), dict(MEASURED)


def in_a_fresh_process(test: str) -> tuple[int, Mapping[str, str]]:
    """The same, without what tests before have left in memory."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(measured_by, test).result()


def main(names: Sequence[str]) -> int:
    """Measure what is named, or all; write each as soon as it is known."""
    worst = 0
    wanted = dict.fromkeys(GOALS[name].test for name in names or GOALS)
    for test in wanted:
        code, told = in_a_fresh_process(test)
        worst |= code
        readme = README.read_text(encoding="utf-8")
        present = section(readme, COMMAND)
        lines = {name: line_of(goal, present) for name, goal in GOALS.items()}
        lines |= {name: GOALS[name].line(words) for name, words in told.items()}
        kept = [line for line in lines.values() if line]
        README.write_text(with_lines(readme, COMMAND, [*HEAD, *kept]), encoding="utf-8")
    return int(worst != 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
