"""Gather the licences of everything in a bundle into one text.

`python installer/licences.py MODULE...` prints them for what those modules come from. Who builds
a bundle must be able to rely on it: a part whose licence is not found is an error.
"""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parents[1]
_LICENCE_FILE: Final = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
_OF_QT: Final = frozenset({"pyside6_essentials", "shiboken6"})
_LINE: Final = "=" * 98

_INTRODUCTION: Final = """\
What this program is made of, and the licence of each part.

Margin Journal itself is under the MIT licence. Qt and PySide6 are under the GNU Lesser General
Public License 3, which gives you the right to put your own build of them in the place of the
libraries that lie here in the folder PySide6; their source is at https://download.qt.io. Parts of
others within Qt are listed at https://doc.qt.io/qt-6/licenses-used-in-qt.html.
"""


class Part(NamedTuple):
    """One thing in a bundle and the terms it comes under."""

    name: str
    licence: str
    texts: tuple[Path, ...]


class LicenceMissingError(Exception):
    """A part whose licence was not found."""


def gathered(parts: Iterable[Part]) -> str:
    """The text that goes with a bundle."""
    pieces = [_INTRODUCTION]
    for part in parts:
        if not part.texts:
            raise LicenceMissingError(part.name)
        head = f"{part.name}: {part.licence}" if part.licence else part.name
        pieces.append(f"{_LINE}\n{head}\n{_LINE}\n")
        pieces.extend(path.read_text(encoding="utf-8", errors="replace") for path in part.texts)
    return "\n".join(pieces)


def shipped_parts() -> Iterator[Part]:
    """What every bundle holds beside libraries: the program, its font and icons, Python."""
    yield Part("Margin Journal", "MIT", (ROOT / "LICENSE",))
    yield Part("Inter", "OFL-1.1", (ROOT / "resources" / "fonts" / "OFL.txt",))
    yield Part("Lucide", "ISC", (ROOT / "resources" / "icons" / "LICENSE",))
    version = f"Python {sys.version_info.major}.{sys.version_info.minor}"
    yield Part(version, "PSF-2.0", tuple(_of_python()))
    # The small program that starts the bundle is PyInstaller's; its licence allows that for any.
    yield part_of("pyinstaller")


def parts_of(modules: Iterable[str]) -> list[Part]:
    """The distributions that modules come from, each once; those of Python itself are no part."""
    known = packages_distributions()
    tops = {module.partition(".")[0] for module in modules} - {"journal_app"}
    names = {name for top in tops for name in known.get(top, ())} - {"margin-journal"}
    return [part_of(name) for name in sorted(names, key=str.lower)]


def part_of(name: str) -> Part:
    """One installed distribution."""
    found = distribution(name)
    key = re.sub(r"[-.]+", "_", name).lower()
    texts = tuple(sorted(_texts(found)))
    if not texts and key in _OF_QT:
        folder = ROOT / "installer" / "licence_texts"
        texts = (folder / "LGPL-3.0.txt", folder / "GPL-3.0.txt")  # the first builds on the second
    told = found.metadata.json
    licence = str(told.get("license_expression") or told.get("license") or "")
    return Part(f"{name} {found.version}", licence.partition("\n")[0], texts)


def parts_of_system(libraries: Iterable[Path]) -> list[Part]:
    """The packages of the system, if it is a Debian, whose libraries are bundled."""
    packages = {package for library in libraries if (package := _package_of(library))}
    return [
        Part(package, "", tuple(_existing(Path("/usr/share/doc", package, "copyright"))))
        for package in sorted(packages)
    ]


def _texts(found: Distribution) -> Iterator[Path]:
    for file in found.files or ():
        if ".dist-info" in file.parts[0] and _LICENCE_FILE.search(file.name):
            yield Path(str(file.locate()))


def _of_python() -> list[Path]:
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    places = (
        Path(sysconfig.get_path("stdlib"), "LICENSE.txt"),
        Path(sys.base_prefix, "LICENSE.txt"),
        Path("/usr/share/doc", version, "copyright"),
    )
    return [path for path in places if path.is_file()][:1]


def _package_of(library: Path) -> str:
    """The Debian package that holds a library; the index may know it without the `/usr`."""
    real = str(library.resolve())
    for path in (real, real.removeprefix("/usr")):
        try:
            told = subprocess.run(
                ["dpkg-query", "-S", path], capture_output=True, text=True, check=False
            ).stdout
        except FileNotFoundError:
            return ""
        if told:
            return told.partition(":")[0]
    return ""


def _existing(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path


if __name__ == "__main__":
    print(gathered(parts_of(sys.argv[1:])))
