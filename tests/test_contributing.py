"""The developer notes name what there is: files, names, commands."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NOTES = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PLACES = re.findall(r"`((?:[\w.]+/)+[\w.]*|\w+\.(?:py|toml))`", NOTES)
NAMES_IN = {
    "Account": "domain/margin/__init__.py",
    "Law": "domain/terms.py",
    "Accepted": "domain/importing/imported.py",
    "Skipped": "domain/importing/imported.py",
    "RowRefused": "domain/importing/imported.py",
    "ImportedFile": "domain/importing/imported.py",
    "Format": "importers/detect.py",
    "FORMATS": "importers/detect.py",
    "ChartFrame": "ui/charts/chart_frame.py",
    "STEPS": "storage/migrations/__init__.py",
    "SCHEMA_VERSION": "storage/header.py",
    "CALCULATIONS": "cli/calc/answering.py",
    "Table": "reports/tables.py",
    "Problem": "domain/problems.py",
    "JournalError": "domain/problems.py",
}


@pytest.mark.parametrize("place", sorted(set(PLACES)))
def test_every_place_is_there(place: str) -> None:
    assert any((root / place).exists() for root in (ROOT, ROOT / "journal_app"))


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`([A-Z]\w+)`", NOTES))))
def test_every_name_stands_where_it_is_said_to(name: str) -> None:
    text = (ROOT / "journal_app" / NAMES_IN[name]).read_text(encoding="utf-8")
    assert re.search(rf"^(class )?{name}\b", text, re.MULTILINE)


@pytest.mark.parametrize("module", sorted(set(re.findall(r"python -m ([\w.]+)", NOTES))))
def test_every_command_can_be_run(module: str) -> None:
    assert importlib.util.find_spec(module) is not None


def test_the_next_step_of_the_schema_is_the_one_named() -> None:
    steps = sorted((ROOT / "journal_app" / "storage" / "migrations").glob("v*.py"))
    assert f"`v{len(steps) + 1:03}_`" in NOTES
