"""Compile what PySide would compile at every start: `python installer/kept_code.py FOLDER`.

A bundle writes nothing where it is installed, so it brings the file that a start would leave.
"""

from __future__ import annotations

import sys
from pathlib import Path


def compile_into(folder: Path) -> None:
    """Write the file under the name that a start looks for."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from journal_app.quick_start import KEPT_CODE, KeptCode

    sys.dont_write_bytecode = False
    kept = KeptCode(folder / KEPT_CODE.name)
    with kept.in_use():
        import PySide6.QtWidgets  # noqa: F401
    kept.keep()


if __name__ == "__main__":
    compile_into(Path(sys.argv[1]))
