from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from journal_app.domain.problems import JournalError
from journal_app.resources import resource_folder
from journal_app.wording import sentence

ROOT = Path(__file__).resolve().parents[1]


def test_a_source_tree_keeps_resources_beside_the_package() -> None:
    assert resource_folder("presets") == ROOT / "resources" / "presets"


def test_what_lies_inside_the_package_comes_first(tmp_path: Path) -> None:
    inside, beside = tmp_path / "inside", tmp_path / "beside"
    (beside / "presets").mkdir(parents=True)
    assert resource_folder("presets", (inside, beside)) == beside / "presets"
    (inside / "presets").mkdir(parents=True)
    assert resource_folder("presets", (inside, beside)) == inside / "presets"


def test_a_missing_folder_is_named() -> None:
    with pytest.raises(JournalError) as raised:
        resource_folder("no-such-folder")
    assert "no-such-folder" in sentence(raised.value.code, raised.value.facts)


@pytest.mark.long
def test_a_wheel_carries_its_resources(tmp_path: Path) -> None:
    wheels, installed = tmp_path / "wheels", tmp_path / "installed"
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", str(wheels), str(ROOT)], check=True)
    (wheel,) = wheels.glob("*.whl")
    subprocess.run([*pip, "install", "--no-deps", "-t", str(installed), str(wheel)], check=True)
    found = subprocess.run(
        [
            sys.executable,
            "-c",
            "from journal_app.resources import resource_folder\n"
            "print(resource_folder('presets'), resource_folder('guide'), sep='\\n')",
        ],
        cwd=installed,  # `-c` puts the working folder first, before the editable install
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    shipped = installed.resolve() / "journal_app" / "_resources"
    for folder, name, files in zip(
        map(Path, found.splitlines()), ("presets", "guide"), ("*.toml", "*.md"), strict=True
    ):
        assert folder == shipped / name
        there = {each.name for each in (ROOT / "resources" / name).glob(files)}
        assert {each.name for each in folder.glob(files)} == there != set()
