"""The code that PySide compiles at every start is kept, and only as long as it is the same."""

from __future__ import annotations

import builtins
import os
import subprocess
import sys
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType

import pytest

from journal_app.quick_start import KeptCode

ROOT = Path(__file__).parents[1]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "__pycache__" / "kept.pyc"


def compiled(path: Path, source: str, name: str = "part.py") -> CodeType:
    """What a start compiles, which is kept after it."""
    kept = KeptCode(path)
    with kept.in_use():
        code = compile(source, name, "exec")
    kept.keep()
    return code


def value(code: CodeType) -> object:
    names: dict[str, object] = {}
    exec(code, names)
    return names["a"]


def test_code_is_compiled_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert value(compiled(path, "a = 1")) == 1

    def refuse(*_: object, **__: object) -> CodeType:
        raise AssertionError("compiled again")

    monkeypatch.setattr(builtins, "compile", refuse)
    kept = KeptCode(path)
    with kept.in_use():
        code = compile("a = 1", "part.py", "exec")
    assert value(code) == 1


def test_another_source_is_compiled_anew_and_replaces_what_was_kept(path: Path) -> None:
    compiled(path, "a = 1")
    before = path.read_bytes()
    assert value(compiled(path, "a = 2")) == 2
    assert path.read_bytes() != before
    assert value(compiled(path, "a = 2")) == 2


def test_no_future_of_ours_reaches_into_what_is_compiled(path: Path) -> None:
    assert value(compiled(path, "def f(x: int): ...\na = f.__annotations__['x']")) is int


def test_what_is_not_a_file_of_source_is_left_to_python(path: Path) -> None:
    kept = KeptCode(path)
    with kept.in_use():
        assert eval(compile("1 + 1", "sum", "eval")) == 2
        with pytest.raises(SyntaxError):
            compile("a =", "part.py", "exec")
    kept.keep()
    assert not path.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"of another Python",
        MAGIC_NUMBER,
        MAGIC_NUMBER + b"\xff\xff",
        MAGIC_NUMBER + b"{",
        MAGIC_NUMBER + b"i\x01\x00\x00\x00",
    ],
)
def test_a_file_that_does_not_serve_is_replaced(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert value(compiled(path, "a = 3")) == 3
    assert path.read_bytes().startswith(MAGIC_NUMBER)
    assert len(path.read_bytes()) > len(content)


def test_nothing_is_kept_where_python_keeps_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert value(compiled(path, "a = 1")) == 1
    assert not path.exists()


def test_a_folder_that_takes_no_file_is_no_fault(path: Path) -> None:
    path.parent.write_text("a file where the folder should be")
    assert value(compiled(path, "a = 1")) == 1


def test_compile_is_pythons_own_again_after_an_error(path: Path) -> None:
    before = builtins.compile
    with pytest.raises(ImportError), KeptCode(path).in_use():
        raise ImportError
    assert builtins.compile is before


def test_a_window_keeps_what_pyside_compiles(tmp_path: Path) -> None:
    environ = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path),
        "PYTHONPYCACHEPREFIX": str(tmp_path / "cache"),
    }
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-m", "journal_app", "--exit-after-paint"],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
            env=environ,
            cwd=ROOT,
        )
        assert '"PySide6"' in done.stdout
        assert done.stderr == ""
        (kept,) = (tmp_path / "cache").rglob("pyside_source*")
        assert kept.stat().st_size > 50_000


def test_after_the_paint_no_sources_are_read_and_stars_still_come() -> None:
    """In a process of its own, since PySide's import would stay."""
    told = subprocess.run(
        [sys.executable, "-c", _STARS],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    ).stdout
    assert told.split() == ["True", "True", "True"]


_STARS = """
import linecache
from journal_app.quick_start import Haste
haste = Haste()
with haste.importing_pyside():
    from PySide6.QtWidgets import QApplication
haste.end()
import pyqtgraph
names = {}
exec("from PySide6.QtCore import *", names)
print("QObject" in names, pyqtgraph.QtCore.QObject is names["QObject"])
print(sum(len(each[2]) for each in linecache.cache.values() if len(each) > 2) < 20_000)
"""
