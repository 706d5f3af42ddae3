"""Where no window can open, one line says what to install or set; nothing is traced back."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from journal_app.cli.commands import COMMANDS
from journal_app.surroundings import missing_for_a_window, missing_in_qt, missing_libraries

ROOT = Path(__file__).parents[1]
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has these")


def started(environ: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "journal_app", "--exit-after-paint"],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
        env={**kept, **environ},
        cwd=ROOT,
    )


def the_line(done: subprocess.CompletedProcess[str]) -> str:
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    (line,) = done.stderr.splitlines()
    assert all(command in line for command in COMMANDS)
    return line


@LINUX
@pytest.mark.parametrize(
    ("environ", "told"),
    [
        ({}, "set DISPLAY"),
        ({"QT_QPA_PLATFORM": "xcb"}, "set DISPLAY"),
        ({"QT_QPA_PLATFORM": "nonsense"}, "set DISPLAY"),
        ({"DISPLAY": ":9876"}, "display :9876"),
    ],
)
def test_without_a_display_one_line_says_what_to_set(environ: Mapping[str, str], told: str) -> None:
    assert told in the_line(started(environ))


@LINUX
def test_a_missing_library_is_named_with_its_packages(tmp_path: Path) -> None:
    (tmp_path / "libEGL.so.1").write_bytes(b"no library")
    line = the_line(started({"QT_QPA_PLATFORM": "offscreen", "LD_LIBRARY_PATH": str(tmp_path)}))
    assert "libEGL.so.1" in line
    assert "libegl1 (Debian" in line
    assert "mesa-libEGL (Fedora" in line


@LINUX
def test_the_libraries_of_x11_are_looked_for_where_it_is_the_only_way(tmp_path: Path) -> None:
    (tmp_path / "libxcb-cursor.so.0").write_bytes(b"no library")
    shadowed = {"DISPLAY": "elsewhere:0", "LD_LIBRARY_PATH": str(tmp_path)}
    assert "libxcb-cursor0" in the_line(started(shadowed))
    assert started(shadowed | {"QT_QPA_PLATFORM": "offscreen"}).returncode == 0


@LINUX
@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc", "offscreen:size=800x600"])
def test_what_draws_without_a_display_counts_as_one(platform: str) -> None:
    assert missing_for_a_window({"QT_QPA_PLATFORM": platform}) == ""


def test_only_what_neither_lies_there_nor_loads_is_missing(tmp_path: Path) -> None:
    (tmp_path / "liba.so.1").touch()
    names = ["liba.so.1", "libb.so.1", "libc.so.1"]
    assert missing_libraries(names, [str(tmp_path)], lambda name: name == "libb.so.1") == [
        "libc.so.1"
    ]


def test_what_qt_itself_lacks_is_said_in_the_same_way() -> None:
    lacks = ImportError("libfoo.so.7: cannot open shared object file: No such file or directory")
    assert "install libfoo.so.7" in missing_in_qt(lacks)
    assert "PySide6-Essentials" in missing_in_qt(ModuleNotFoundError("none", name="PySide6"))
    assert "odd" in missing_in_qt(ImportError("odd"))


@LINUX
def test_the_look_costs_next_to_nothing() -> None:
    missing_for_a_window({"QT_QPA_PLATFORM": "offscreen"})
    start = time.perf_counter()
    missing_for_a_window({"QT_QPA_PLATFORM": "offscreen"})
    assert time.perf_counter() - start < 0.002
