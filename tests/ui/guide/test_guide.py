"""The guide is whole, in step with the program, and says what is so."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from journal_app.cli.commands import COMMANDS
from journal_app.cli.main import run
from journal_app.domain.ledger.entry_line import said_in
from journal_app.reports.definitions import DEFINITIONS
from journal_app.resources import resource_folder
from journal_app.ui.actions import SCREENS
from journal_app.ui.desk import Desk
from journal_app.ui.guide import places
from journal_app.ui.guide.pages import START, Page, anchor_of, read_guide
from journal_app.ui.screens.plan.planners import PlannersPage
from tests.architecture.source_tree import ROOT
from tests.domain.ledger.test_entry_line import LENT
from tests.ui.guide.examples import blocks, examples, wrong_in
from tests.ui.guide.parts import GUIDE, parts_in, with_parts

PAGES = read_guide(resource_folder("guide"))
LINK = re.compile(r"\]\(([^)]+)\)")
LANGUAGES = {"calc", "entry", "sh", "text"}
WIDEST = 80


def every_page() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))


def is_there(place: str) -> bool:
    name, _, anchor = place.partition("#")
    page = PAGES.get(name)
    anchors = {section.anchor for section in page.sections} if page else set()
    return page is not None and (not anchor or anchor in anchors)


def test_the_contents_name_every_page_by_its_title() -> None:
    assert {path.stem for path in GUIDE.glob("*")} == set(PAGES)
    named = re.findall(r"^- \[(.+)\]\((.+)\.md\)$", PAGES[START].markdown, re.MULTILINE)
    assert named == [(page.title, page.name) for page in PAGES.values() if page.name != START]


@every_page()
def test_a_page_has_one_title_and_no_heading_twice(page: Page) -> None:
    assert page.markdown.startswith(f"# {page.title}\n")
    assert page.markdown.count("\n# ") == 0
    anchors = [section.anchor for section in page.sections]
    assert len(anchors) == len(set(anchors))
    assert "<!--" not in page.markdown


@every_page()
def test_every_link_goes_somewhere(page: Page) -> None:
    for link in LINK.findall(page.markdown):
        file, _, anchor = link.partition("#")
        name = file.removesuffix(".md") or page.name
        assert is_there(f"{name}#{anchor}" if anchor else name), link


@every_page()
def test_every_part_is_in_step(page: Page, desk_on: Callable[..., Desk]) -> None:
    """Mended by `python -m tests.ui.guide.parts`."""
    markdown = (GUIDE / f"{page.name}.md").read_text(encoding="utf-8")
    if parts_in(markdown):
        assert with_parts(markdown, desk_on()) == markdown


@every_page()
def test_every_calculation_is_answered_as_it_says(page: Page) -> None:
    for example in examples(page.markdown):
        assert example.told, example.request
        assert wrong_in(example) == [], example.request


def test_a_wrong_example_would_be_seen() -> None:
    (example,) = examples(
        '```calc\n{"calc": "flash_loan", "own": 1, "ltv": "0.5"}\n= most_loan: 2\n```\n'
    )
    assert wrong_in(example) == ["most_loan: 1, not 2"]
    (refused,) = examples('```calc\n{"calc": "flash_loan"}\n= most_loan: 1\n```\n')
    assert "missing" in wrong_in(refused)[0]


@every_page()
def test_code_is_of_a_known_kind_and_fits_the_page(page: Page) -> None:
    assert set(re.findall(r"^```(\w*)\n(?:.|\n)*?^```$", page.markdown, re.MULTILINE)) <= LANGUAGES
    for language in LANGUAGES:
        for block in blocks(page.markdown, language):
            assert max(map(len, block.splitlines())) <= WIDEST, block


@every_page()
def test_every_line_for_the_ledger_is_understood(page: Page) -> None:
    for block in blocks(page.markdown, "entry"):
        for line in block.splitlines():
            said = said_in(line, LENT)
            assert [*said.misread, *said.missing()] == [], line


@every_page()
def test_every_command_is_one(page: Page, capsys: pytest.CaptureFixture[str]) -> None:
    for block in blocks(page.markdown, "sh"):
        for line in block.splitlines():
            program, command, *words = shlex.split(line)
            assert program == "journal-app"
            assert command in COMMANDS
            with pytest.raises(SystemExit):
                run([command, "--help"])
            told = capsys.readouterr().out
            assert [word for word in words if word.startswith("--") and word not in told] == []


def test_every_definition_stands_in_it_with_a_heading_of_its_own() -> None:
    sections = {section.heading: section.words for section in PAGES["figures"].sections}
    for each in DEFINITIONS:
        told = sections[each.figure]
        assert each.definition.split(" ")[-1] in told
        assert each.missing in told


def test_every_screen_and_every_planner_has_its_page(desk_on: Callable[..., Desk]) -> None:
    planners = PlannersPage(desk_on())
    wanted = {*SCREENS, "plan.calculator", *(f"plan.{name}" for name in planners.names)}
    assert wanted <= set(places.SCREENS)
    planners.deleteLater()
    told = (*places.SCREENS.values(), *places.DIALOGS.values(), places.FIRST)
    assert [place for place in told if not is_there(place)] == []
    assert places.place_of("plan", "loop") == "planners#loop"
    assert places.place_of("plan", "checklist") == "planning"
    assert places.place_of("") == places.FIRST
    assert places.place_of("today", dialog="import") == "imports"
    assert places.place_of("settings", dialog="settings.profile_dialog") == "settings"


def test_a_page_is_cut_at_its_headings_and_not_within_code(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# All\n\n- [One](one.md)\n", encoding="utf-8")
    (tmp_path / "one.md").write_text(
        "# One\n\nA `b` *c* [d](e.md).\n\n## Two, & three\n\n```text\n# no heading\n```\n"
        "<!-- part: x -->\n| a | b |\n|---|---|\n| c\\|d | e |\n<!-- end -->\n",
        encoding="utf-8",
    )
    page = read_guide(tmp_path)["one"]
    assert [each.heading for each in page.sections] == ["One", "Two, & three"]
    assert page.sections[0].words == "A b c d."
    assert page.sections[1].anchor == "two--three"
    assert "no heading" in page.sections[1].words
    assert "part" not in page.sections[1].words
    assert anchor_of("Net P&L") == "net-pl"


def test_nothing_of_it_is_loaded_before_it_is_asked_for() -> None:
    """Neither by the window nor by any screen or its dialogs' common ground."""
    program = """
import sys
from importlib import import_module
from journal_app import app
from journal_app.ui.actions import SCREENS
from journal_app.ui import main_window
for name in (*SCREENS, "first_start"):
    import_module(f"journal_app.ui.screens.{name}.screen")
import_module("journal_app.ui.dialogs.about_dialog")
print([name for name in sys.modules if "guide" in name])
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"
