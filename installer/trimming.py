"""What a bundle leaves out of all that lies in the wheels it is made of."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

UNUSED_MODULES: Final = (
    # No connection is ever opened: what could open a safe one is not even there.
    *("ssl", "_ssl", "_hashlib", "PySide6.QtNetwork", "ftplib", "smtplib", "imaplib", "poplib"),
    *("PySide6.QtTest", "PySide6.QtDBus", "PySide6.QtQml", "PySide6.QtQuick"),
    *("tkinter", "curses", "readline", "_curses", "_uuid", "lzma", "_lzma", "bz2", "_bz2"),
    *("unittest", "test", "pytest", "doctest", "pydoc_data", "lib2to3"),
    *("distutils", "setuptools", "pip", "pkg_resources", "ensurepip", "venv", "idlelib"),
    *("numpy.f2py", "numpy.distutils", "numpy.testing", "pyqtgraph.examples", "pyqtgraph.opengl"),
    *("sqlalchemy.dialects.mysql", "sqlalchemy.dialects.oracle", "sqlalchemy.dialects.mssql"),
    *("scipy", "pandas", "matplotlib", "PIL", "lxml", "IPython", "mypy", "hypothesis", "greenlet"),
)
"""Modules that what is bundled could import and never does."""

_PLUGINS: Final = {
    "platforms": ("xcb", "wayland", "offscreen", "minimal", "windows", "cocoa"),
    "imageformats": ("gif", "ico", "jpeg", "svg", "webp"),  # PNG and BMP are in the library
    "platforminputcontexts": ("composeplatforminputcontext", "ibusplatforminputcontext"),
    "platformthemes": ("xdgdesktopportal",),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "wayland-shell-integration": ("xdg-shell", "qt-shell"),
}
"""Qt's plugins that serve a window, by their kind."""

_OF_QT_UNUSED: Final = re.compile(
    r"Qt6?(Network|Test|Egl[Ff][Ss]\w*|Sql|Qml\w*|Quick\w*|VirtualKeyboard|Pdf|"
    r"WlShellIntegration|Concurrent|PrintSupport|Xml)(\.so[.\d]*|\.abi3\.so|\.dll|\.pyd|\.dylib|$)"
)
_DOCUMENTS: Final = re.compile(
    r"(^|/)(tests?|(Qt|PySide6)/translations|include|qml|examples|metatypes|typesystems|glue)/"
    r"|\.(pyi|pxd|h|hpp|a|lib|cmake|rst)$"
    r"|^pyqtgraph/(colors|icons/peegee)/"
    r"|/translations/margin_journal_xx\.qm$"  # a language that only tests speak
)
_TEXTS_OF_QT: Final = re.compile(r"(?:^|/)translations/qtbase_(\w+)\.qm$")
_SYSTEM: Final = re.compile(r"^(/usr)?/lib(32|64|x32)?/")
_OF_PYTHON: Final = re.compile(r"^lib(ffi|sqlite3|mpdec|expat|python\d[.\d]*)\.so|^libpython3")


def is_wanted(name: str, source: str, languages: Collection[str] = ()) -> bool:
    """Whether a file of that name in the bundle, taken from that place, belongs into it.

    languages: those that the window speaks beside English, as `de` or `pt_BR`.

    Libraries of the system stay where they are, but for those that Python itself is made with:
    Qt's are those of the desktop, which has to be there anyway, in the version that fits it.
    """
    path = name.replace("\\", "/")
    file = path.rpartition("/")[2]
    if plugin := re.search(r"(?:^|/)plugins/([^/]+)/(?:lib)?([^/.]+)\.(?:so|dll|dylib)$", path):
        kind, called = plugin.groups()
        return bool({called, called.removeprefix("q")} & set(_PLUGINS.get(kind, ())))
    if told := _TEXTS_OF_QT.search(path):  # `qtbase_pt` serves `pt_BR` too
        return any(f"{language}_".startswith(f"{told[1]}_") for language in languages)
    if _OF_QT_UNUSED.search(file) or _DOCUMENTS.search(path):
        return False
    return not _SYSTEM.match(source) or "python3" in source or bool(_OF_PYTHON.match(file))
