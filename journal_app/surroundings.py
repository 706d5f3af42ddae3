"""What the window needs of the machine, looked for before Qt is loaded, which would abort.

On Linux a window needs a display and some libraries that the distribution holds. Where all are
there, the search costs a few looks into folders; only where one is not found is it loaded, to be
sure.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

_STARTED: Final = time.monotonic()

_QT: Final = {
    "libEGL.so.1": ("libegl1", "mesa-libEGL"),
    "libGL.so.1": ("libgl1", "mesa-libGL"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libX11.so.6": ("libx11-6", "libX11"),
    "libzstd.so.1": ("libzstd1", "libzstd"),
    "libz.so.1": ("zlib1g", "zlib"),
}
_X11: Final = {
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    "libxcb.so.1": ("libxcb1", "libxcb"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
}
_WAYLAND: Final = {
    "libwayland-client.so.0": ("libwayland-client0", "libwayland-client"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "libwayland-cursor"),
}
LIBRARIES: Final = _QT | _X11 | _WAYLAND
"""Libraries that no wheel brings, and the packages of Debian and of Fedora that hold them.

Source: `objdump -p` of Qt 6.11's libraries and platform plugins; packages.debian.org 13 and
packages.fedoraproject.org 43, read in November 2026.
"""

_OF_PLATFORM: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "xcb": _X11,
    "wayland": _WAYLAND,
}
_WITHOUT_DISPLAY: Final = frozenset(
    {"offscreen", "minimal", "minimalegl", "vnc", "linuxfb", "eglfs", "vkkhrdisplay"}
)
_FOLDERS: Final = ("/usr/lib64", "/lib64", "/usr/lib", "/lib")
_SOCKETS: Final = "/tmp/.X11-unix/X"
"""Where X servers of this machine listen, each under its number."""


def missing_for_a_window(environ: Mapping[str, str], commands: Iterable[str] = ()) -> str:
    """One line on what to install or set before the window can open; empty where it can.

    commands: those that need no display, which are named in it.
    """
    found = _missing_here(environ) if sys.platform.startswith("linux") else None
    return "" if found is None else _said(*found, commands)


def missing_in_qt(error: ImportError, commands: Iterable[str] = ()) -> str:
    """The same line where Qt itself could not be loaded."""
    if isinstance(error, ModuleNotFoundError):
        return _said("qt_missing", {"module": error.name or "PySide6"}, commands)
    name = str(error).partition(":")[0]
    if ".so" not in name or "/" in name:
        return _said("qt_unusable", {"reason": error}, commands)
    return _said("libraries_missing", _facts([name]), commands)


def missing_libraries(
    names: Iterable[str],
    folders: Sequence[str],
    is_loadable: Callable[[str], bool] | None = None,
) -> list[str]:
    """Those that neither lie in a folder of libraries nor can be loaded from elsewhere."""
    absent = [name for name in names if not _lies_in(folders, name)]
    loadable = is_loadable or _is_loadable
    return [name for name in absent if not loadable(name)]


def _missing_here(environ: Mapping[str, str]) -> tuple[str, Mapping[str, object]] | None:
    asked = environ.get("QT_QPA_PLATFORM", "")
    platforms = list(_platforms(asked, environ))
    if not platforms:
        return "no_display", {}
    display = environ.get("DISPLAY", "")
    if platforms == ["xcb"] and not _is_served(display):
        return "no_such_display", {"display": display}
    # A folder that is set for this process may shadow the others: then only loading tells.
    folders = () if environ.get("LD_LIBRARY_PATH") else _library_folders()
    missing: list[list[str]] = []
    for platform in platforms:
        absent = missing_libraries({**_QT, **_OF_PLATFORM.get(platform, {})}, folders)
        if not absent:
            return None
        missing.append(absent)
    return "libraries_missing", _facts(missing[0])


def _platforms(asked: str, environ: Mapping[str, str]) -> Iterator[str]:
    """The ways to a display that Qt will try, of which one must work."""
    by_name = {"xcb": environ.get("DISPLAY"), "wayland": environ.get("WAYLAND_DISPLAY")}
    if asked:
        for name in asked.split(";"):
            kind = name.partition(":")[0].partition("-")[0]
            if kind in _WITHOUT_DISPLAY or by_name.get(kind):
                yield kind
    else:
        order = ["xcb", "wayland"]
        if environ.get("XDG_SESSION_TYPE") == "wayland":
            order.reverse()
        yield from (name for name in order if by_name[name])


def _is_served(display: str) -> bool:
    """Whether an X server of this machine listens; of another machine nothing is known."""
    host, _, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if host not in ("", "unix") or not number.isdigit() or Path(_SOCKETS + number).exists():
        return True
    try:
        with Path("/proc/net/unix").open(encoding="utf-8", errors="replace") as sockets:
            return any(line.rstrip().endswith("@" + _SOCKETS + number) for line in sockets)
    except OSError:
        return True


def _library_folders() -> tuple[str, ...]:
    multiarch = getattr(sys.implementation, "_multiarch", "")
    return (f"/usr/lib/{multiarch}", f"/lib/{multiarch}", *_FOLDERS)


def _lies_in(folders: Sequence[str], name: str) -> bool:
    return any(Path(folder, name).exists() for folder in folders)


def _is_loadable(name: str) -> bool:
    from ctypes import CDLL

    try:
        CDLL(name)
    except OSError:
        return False
    return True


def _facts(names: Sequence[str]) -> Mapping[str, object]:
    """The packages to install; the libraries themselves where their package is not known."""
    debian, fedora = zip(*(LIBRARIES.get(name, (name, name)) for name in names), strict=True)
    return {
        "libraries": ", ".join(names),
        "debian": " ".join(dict.fromkeys(debian)),
        "fedora": " ".join(dict.fromkeys(fedora)),
    }


def _said(code: str, facts: Mapping[str, object], commands: Iterable[str]) -> str:
    from journal_app.wording import sentence

    line = sentence(code, facts)
    names = ", ".join(commands)
    return f"{line}; {sentence('without_display', {'commands': names})}" if names else line


def milliseconds_since_start() -> float:
    """How long this process has been running."""
    try:
        ticks = int(Path("/proc/self/stat").read_bytes().rpartition(b")")[2].split()[19])
        began = ticks / os.sysconf("SC_CLK_TCK")
        return (time.clock_gettime(time.CLOCK_BOOTTIME) - began) * 1000
    except (OSError, AttributeError, ValueError):
        return (time.monotonic() - _STARTED) * 1000
