"""The few pictures that the README shows: `python -m tests.pictures.for_readme`, off-screen."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journal_app.assembly.demo_journal import write_demo_journal
from journal_app.resources import resource_folder
from journal_app.ui.application import dressed
from journal_app.ui.widgets.icons import take_icons_from
from tests.journeys.story import PLANNED
from tests.pictures.studio import Studio

FOLDER: Final = Path(__file__).parents[2] / "resources" / "screenshots"
OPEN_TRADE: Final = "wstETH"


def main() -> None:
    """Take them anew."""
    application = QApplication([])
    application.setCursorFlashTime(0)
    dressed(application, resource_folder("fonts"), "light")
    take_icons_from(resource_folder("icons"))
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        journal = Path(folder) / "Main journal.journal"
        write_demo_journal(journal)
        studio = Studio(journal, "light", Path(folder))
        _take(studio, "today")
        _take(studio, "review")
        studio.window.show_screen("journal", trade_id=_open_trade(studio))
        _take(studio, "journal")
        studio.window.show_screen("plan", new=True)
        studio.settle()
        _plan(studio)
        _take(studio, "plan")
        studio.close()
        dark = Studio(journal, "dark", Path(folder))
        _take(dark, "analytics", "analytics-dark")
        dark.close()


def _take(studio: Studio, screen: str, name: str = "") -> None:
    studio.window.show_screen(screen)
    studio.settle()
    studio.take(studio.window, FOLDER / f"{name or screen}.png")


def _open_trade(studio: Studio) -> int:
    assert studio.desk.glance is not None
    return next(each.trade_id for each in studio.desk.glance.positions if each.asset == OPEN_TRADE)


def _plan(studio: Studio) -> None:
    """Answer the first steps as the journeys' story does, up to the size."""
    answers = (
        {"platform": "Aave", "asset": PLANNED.asset, "strategy": PLANNED.strategy,
         "thesis": PLANNED.thesis, "wrong_if": PLANNED.invalidation},
        {"entry": "3050", "stop": "2900", "target": "3500"},
        {"leverage": "1.6"},
        {"units": "3.1", f"reason.{PLANNED.breach}": PLANNED.reason},
    )  # fmt: skip
    page = studio.window
    for step, answered in enumerate(answers):
        for name, text in answered.items():
            field = next(
                each for each in page.findChildren(QWidget, f"plan.{name}") if each.isVisible()
            )
            field.setFocus()
            QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            QTest.keyClicks(field, text)
            studio.settle()
        studio.settle()
        if step < len(answers) - 1:
            following = page.findChild(QWidget, "plan.next")
            assert following is not None
            following.click()  # type: ignore[attr-defined]
            studio.settle()


if __name__ == "__main__":
    main()
