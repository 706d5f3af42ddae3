"""The README says what is so: its commands exist, its promises are kept."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

from journal_app.cli.calc.answering import CALCULATIONS
from journal_app.cli.commands import COMMANDS

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_the_second_command_runs_the_tests() -> None:
    assert BLOCKS[1].strip() == (
        'python3 -m venv .venv && .venv/bin/pip install -e ".[dev]" && .venv/bin/pytest'
    )


def test_the_first_command_shows_the_demo() -> None:
    assert BLOCKS[0].strip() == (
        "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/journal-app --demo"
    )


def test_it_says_how_to_come_by_it_and_out_of_the_demo() -> None:
    before, _, after = README.partition(BLOCKS[0])
    assert "git clone" in before
    assert "*Leave the demo*" in after.partition("```sh")[0]


def test_the_first_question_is_answered_as_promised() -> None:
    request = next(word for word in shlex.split(BLOCKS[2]) if word.startswith("{"))
    answered = subprocess.run(
        [sys.executable, "-m", "journal_app", "calc", "-"],
        input=request,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    promised = re.search(r'"liquidation_price": "\d+"', README)
    assert promised is not None
    assert promised.group() in answered


def test_the_table_holds_every_command() -> None:
    assert re.findall(r"^\| `journal-app (\w+)", README, re.MULTILINE) == list(COMMANDS)


def test_every_calculation_is_named() -> None:
    for name in CALCULATIONS:
        assert f"`{name}`" in README


def test_it_says_in_one_sentence_that_it_gives_no_advice() -> None:
    assert README.count("gives no advice") == 1
