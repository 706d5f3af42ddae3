"""What the commands of a bundle run."""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping
from typing import Final

from journal_app.__main__ import main

_SET_BY_THE_BUNDLE: Final = ("LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH")


def leave_own_libraries(environ: MutableMapping[str, str]) -> None:
    """Say no more where the bundle's libraries lie; what it loads itself is found all the same.

    A browser or a window of files that is opened from here is another program, and would take
    these libraries and plugins for its own. What PyInstaller found set, it kept under another name.
    """
    for name in _SET_BY_THE_BUNDLE:
        environ.pop(name, None)
    before = environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before:
        environ["LD_LIBRARY_PATH"] = before


if __name__ == "__main__":
    if sys.platform.startswith("linux"):
        leave_own_libraries(os.environ)
    sys.exit(main())
