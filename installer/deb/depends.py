"""Say which Debian packages a bundle needs: `python installer/deb/depends.py FOLDER`.

They hold the libraries that something in the bundle names and that do not lie in it.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_NEEDED: Final = re.compile(r"^\s+NEEDED\s+(\S+)", re.MULTILINE)
_VERSION: Final = re.compile(r"\bGLIBC_(\d+)\.(\d+)\b")
_COMPILERS: Final = {"libstdc++.so.6": "libstdc++6", "libgcc_s.so.1": "libgcc-s1"}
_OF_LIBC: Final = re.compile(
    r"^(lib(c|m|dl|rt|pthread|util|resolv)\.so\.\d|ld-linux[\w-]*\.so\.2)$"
)


class UnknownLibraryError(Exception):
    """A library of which no package is known: the bundle would not start without it."""


def depends(needed: Iterable[str], versions: Iterable[tuple[int, int]]) -> str:
    """The field of the control file. versions: those of the C library that symbols are of."""
    from journal_app.surroundings import LIBRARIES

    packages = set()
    for name in needed:
        if _OF_LIBC.match(name):
            continue
        if name not in _COMPILERS and name not in LIBRARIES:
            raise UnknownLibraryError(name)
        packages.add(_COMPILERS.get(name) or LIBRARIES[name][0])
    least = ".".join(str(number) for number in max(versions))
    return ", ".join([f"libc6 (>= {least})", *sorted(packages)])


def read(bundle: Path) -> str:
    """Look through every program and library of a bundle."""
    files = [path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink()]
    programs = [str(path) for path in files if path.read_bytes()[:4] == b"\x7fELF"]
    told = subprocess.run(
        ["objdump", "-p", *programs], capture_output=True, text=True, check=True
    ).stdout
    here = {path.name for path in bundle.rglob("*")}
    versions = [(int(major), int(minor)) for major, minor in _VERSION.findall(told)]
    return depends(set(_NEEDED.findall(told)) - here, versions)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    print(read(Path(sys.argv[1])))
