"""The whole window on a journal: shows the screens that are named, says so, and stays.

`python settled_window.py JOURNAL today journal`
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtWidgets import QApplication  # noqa: E402

from journal_app.assembly.clock import SystemClock  # noqa: E402
from journal_app.resources import resource_folder  # noqa: E402
from journal_app.ui.application import dressed  # noqa: E402
from journal_app.ui.bridge import Bridge  # noqa: E402
from journal_app.ui.widgets.icons import take_icons_from  # noqa: E402
from tests.ui.windows import whole_window  # noqa: E402

REST = 1.0
"""Seconds in which nothing is asked any more."""


def settle(bridge: Bridge) -> None:
    """Let the window work until it has been at rest for a while."""
    quiet_since = monotonic()
    while monotonic() - quiet_since < REST:
        QApplication.processEvents()
        if bridge.is_busy or not bridge.is_open:
            quiet_since = monotonic()


def main(journal: Path, screens: list[str]) -> None:
    """Show them, one after the other."""
    application = QApplication(sys.argv[:1])
    take_icons_from(resource_folder("icons"))
    dressed(application, resource_folder("fonts"), "light")
    with TemporaryDirectory() as folder:
        window, opening = whole_window(Path(folder), SystemClock())
        opening.open(journal)
        settle(window.desk.bridge)
        for name in screens:
            window.show_screen(name)
            settle(window.desk.bridge)
        print("settled", flush=True)
        application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
