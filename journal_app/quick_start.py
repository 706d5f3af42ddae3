"""What makes the first paint come sooner: collecting, compiling and reading that can wait or go.

PySide carries a part of itself as source, and compiles it anew at every start, which is a sixth
of the time until a window shows. What it compiled is kept beside our own bytecode, as Python keeps
that of modules, and taken from there as long as the source is the same.
"""

from __future__ import annotations

import builtins
import gc
import marshal
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from pathlib import Path
from types import CodeType
from typing import Any, Final

_Key = tuple[str, bytes]
"""A file's name and the hash of its source."""
_Import = Callable[..., Any]

KEPT_CODE: Final = Path(cache_from_source(str(Path(__file__).with_name("pyside_source.py"))))


class Haste:
    """What is left undone until the first paint, collecting garbage, or for good: reading sources.

    PySide puts an import of its own in place of Python's, which reads the source of every module
    for a switch that is not used here, and keeps all of it: 35 MB for the libraries of storage and
    charts. Star imports from PySide alone need it, as in the charts.
    """

    def __init__(self) -> None:
        gc.disable()
        self._code = KeptCode(KEPT_CODE)
        self._plain_import = self._stars_import = builtins.__import__

    @contextmanager
    def importing_pyside(self) -> Iterator[None]:
        """Around the first import of PySide; an error of it passes."""
        with self._code.in_use():
            yield
        self._stars_import = builtins.__import__
        builtins.__import__ = self._plain_import

    def end(self) -> None:
        """Once the window is painted; who collects from then on is the window's affair."""
        builtins.__import__ = _import_by(self._stars_import, self._plain_import)
        gc.freeze()  # what a start made stays: no later collection need look through it
        self._code.keep()


def _import_by(for_stars: _Import, otherwise: _Import) -> _Import:
    def imported(
        name: str,
        globals: Any = None,  # noqa: A002 - Python calls it so
        locals: Any = None,  # noqa: A002
        fromlist: Any = (),
        level: int = 0,
    ) -> Any:
        is_star = fromlist and "*" in fromlist and name.startswith("PySide6")
        wanted = for_stars if is_star else otherwise
        return wanted(name, globals, locals, fromlist, level)

    return imported


class KeptCode:
    """Compiled code in a file of Python's own cache; a file that does not serve is no fault."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept: dict[_Key, CodeType] = {}
        self._used: dict[_Key, CodeType] = {}

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Take from here what is compiled within."""
        self._kept = _read(self._path)
        compile_anew = builtins.compile

        def compiled(source: Any, filename: Any, mode: str, *args: Any, **options: Any) -> Any:
            if not isinstance(source, str | bytes) or mode != "exec" or args or options:
                return compile_anew(source, filename, mode, *args, **options)
            text = source.encode() if isinstance(source, str) else source
            key = str(filename), source_hash(text)
            code = self._kept.get(key)
            if code is None:
                code = compile_anew(source, filename, mode, dont_inherit=True)
            self._used[key] = code
            return code

        setattr(builtins, "compile", compiled)  # noqa: B010 (its type has overloads)
        try:
            yield
        finally:
            setattr(builtins, "compile", compile_anew)  # noqa: B010

    def keep(self) -> None:
        """Write what was used, unless it is what the file holds, or Python is to write none."""
        if sys.dont_write_bytecode or self._used.keys() == self._kept.keys():
            return
        new = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(MAGIC_NUMBER + marshal.dumps(self._used))
            new.replace(self._path)
        except OSError:  # an installation that only others may write into
            with suppress(OSError):
                new.unlink()


def _read(path: Path) -> dict[_Key, CodeType]:
    try:
        data = path.read_bytes()
    except OSError:
        return {}
    if not data.startswith(MAGIC_NUMBER):
        return {}
    try:
        kept = marshal.loads(data[len(MAGIC_NUMBER) :])
    except (EOFError, TypeError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}
