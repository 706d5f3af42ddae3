"""The README tells what was measured: every goal, by the test that stands behind it."""

from __future__ import annotations

import re

from tests.architecture.source_tree import ROOT
from tests.benchmarks.figures import COMMAND, GOALS, HEAD, Goal, line_of
from tests.written_section import README, section, with_lines


def test_every_goal_stands_there_with_what_was_measured() -> None:
    lines = section(README.read_text(encoding="utf-8"), COMMAND)
    assert lines[:2] == list(HEAD)
    assert len(lines) == 2 + len(GOALS)
    for line, goal in zip(lines[2:], GOALS.values(), strict=True):
        _, work, floor, target, measured, _ = (cell.strip() for cell in line.split("|"))
        assert (work, floor, target) == (goal.work, goal.floor, goal.target)
        assert any(letter.isdigit() for letter in measured)


def test_the_tests_behind_a_goal_are_there_and_tell_of_it() -> None:
    for name, goal in GOALS.items():
        file, _, test = goal.test.partition("::")
        text = (ROOT / "tests" / "benchmarks" / file).read_text(encoding="utf-8")
        assert re.search(rf'tell\(\s*"{name}"', text), name
        assert f"def {test}" in text


def test_a_line_is_written_and_found_again() -> None:
    goal = Goal("test_it.py", "all of it", "nothing", "2 times")
    line = goal.line("1.9 (2 ms, 1 ms)")
    assert line == "| all of it | nothing | 2 times | 1.9 (2 ms, 1 ms) |"
    readme = with_lines(README.read_text(encoding="utf-8"), COMMAND, [*HEAD, line])
    assert line_of(goal, section(readme, COMMAND)) == line
    assert line_of(goal._replace(work="some of it"), section(readme, COMMAND)) is None
