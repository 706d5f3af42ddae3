"""The first word picks the door: a command, or a journal for the window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journal_app.cli.commands import COMMANDS
from tests.ui.printing.pdf_file import PdfFile


def _called(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    without = {name: value for name, value in os.environ.items() if name not in _OF_DISPLAYS}
    return subprocess.run(
        [sys.executable, "-m", "journal_app", *arguments],
        capture_output=True,
        text=True,
        env=without | environ,
        check=False,
    )


_OF_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def test_without_a_console_it_starts_all_the_same() -> None:
    """As on Windows from a menu, where neither stream exists."""
    start = "import sys; sys.stdout = sys.stderr = None; sys.argv[1:] = ['platforms'];"
    start += "from journal_app.__main__ import main; sys.exit(main())"
    told = subprocess.run([sys.executable, "-c", start], capture_output=True, check=False)
    assert (told.returncode, told.stdout, told.stderr) == (0, b"", b"")


def test_help_lists_every_command_and_the_window() -> None:
    told = _called("--help")
    assert told.returncode == 0
    assert told.stderr == ""
    assert "opens the window" in told.stdout
    for name in COMMANDS:
        assert f"  {name} " in told.stdout


@pytest.mark.parametrize("arguments", [[], ["my.journal"], ["--demo"], ["dance"]])
def test_without_a_display_one_line_says_what_to_do(arguments: list[str]) -> None:
    told = _called(*arguments)
    assert told.returncode == 2
    assert told.stdout == ""
    assert told.stderr.count("\n") == 1
    assert "display" in told.stderr
    assert "review" in told.stderr  # which commands need none


@pytest.mark.parametrize(
    "arguments", [["--dance"], ["a.journal", "b.journal"], ["a.journal", "--demo"]]
)
def test_what_cannot_be_meant_is_refused_in_one_line(arguments: list[str]) -> None:
    told = _called(*arguments, QT_QPA_PLATFORM="offscreen")
    assert told.returncode == 2
    assert told.stderr.count("\n") == 1


def test_a_review_is_printed_without_a_display(tmp_path: Path) -> None:
    journal, one, other = (tmp_path / name for name in ("a.journal", "a.pdf", "b.pdf"))
    assert _called("demo", str(journal), "--trades", "20").returncode == 0
    told = _called("export", str(journal), str(one))
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout == f"{one} is written\n"
    assert _called("export", str(journal), str(other), QT_QPA_PLATFORM="xcb").returncode == 0
    file = PdfFile(one)
    assert file.title == "a: October 2026"
    assert file.fonts >= {"Inter-Regular", "Inter-Bold"}
    assert file.without_dates == PdfFile(other).without_dates


def test_where_a_library_is_missing_no_pdf_is_promised(tmp_path: Path) -> None:
    """The line that the window has for it, and nothing written."""
    journal, out = tmp_path / "a.journal", tmp_path / "a.pdf"
    assert _called("new", str(journal)).returncode == 0
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text("", encoding="utf-8")
    (tmp_path / "PySide6" / "QtGui.py").write_text("import no_such_library", encoding="utf-8")
    told = _called("export", str(journal), str(out), PYTHONPATH=str(tmp_path))
    assert told.returncode == 2
    assert told.stderr.startswith("a PDF cannot be drawn: the window needs no_such_library")
    assert told.stderr.count("\n") == 1
    assert not out.exists()


def test_a_first_start_is_painted_too(tmp_path: Path) -> None:
    told = _called("--exit-after-paint", QT_QPA_PLATFORM="offscreen", XDG_CONFIG_HOME=str(tmp_path))
    assert told.returncode == 0
    assert told.stdout.startswith('{"first_paint_ms": ')
