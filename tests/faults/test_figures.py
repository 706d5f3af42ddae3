"""The README tells what the long forms tried: every row, with no less than was promised."""

from __future__ import annotations

from tests.architecture.source_tree import ROOT
from tests.faults.figures import COMMAND, HEAD, ROWS, Row, line_of
from tests.written_section import README, section, with_lines


def test_every_row_stands_there_with_its_figures() -> None:
    lines = section(README.read_text(encoding="utf-8"), COMMAND)
    assert lines[:2] == list(HEAD)
    assert len(lines) == 2 + len(ROWS)
    for line, row in zip(lines[2:], ROWS.values(), strict=True):
        _, done, number, holds, _ = (cell.strip() for cell in line.split("|"))
        assert done == row.done
        assert int(number.replace(",", "")) >= row.least
        assert "{" not in holds


def test_the_tests_behind_a_row_are_there() -> None:
    for row in ROWS.values():
        for path in row.tests:
            file, _, name = path.partition("::")
            assert f"def {name}" in (ROOT / file).read_text(encoding="utf-8")


def test_a_row_is_written_and_found_again() -> None:
    row = Row((), "spoilt", ("spoilt files",), "{read} read", 1)
    line = row.line({"spoilt files": 1_200, "spoilt files: read": 7})
    assert line == "| spoilt | 1,200 | 7 read |"
    readme = with_lines(README.read_text(encoding="utf-8"), COMMAND, [*HEAD, line])
    assert line_of(row, section(readme, COMMAND)) == line
    assert line_of(row._replace(done="other"), section(readme, COMMAND)) is None
