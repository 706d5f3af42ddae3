"""Take the pictures of one journal in one process, since the scale is fixed when Qt starts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication, QDialog

from journal_app.resources import resource_folder
from journal_app.ui.actions import SCREENS
from journal_app.ui.application import dressed
from journal_app.ui.main_window import MainWindow
from journal_app.ui.screens.plan.screen import PlanScreen
from journal_app.ui.screens.today.screen import TodayScreen
from journal_app.ui.theme import Choice
from journal_app.ui.widgets.icons import take_icons_from
from journal_app.ui.widgets.scroll_page import ScrollPage
from tests.pictures.studio import Studio


def take_all(journal: Path | None, choice: Choice, out: Path, prefix: str) -> None:
    """Every screen, and every dialog that opens without a question."""
    with TemporaryDirectory() as folder:
        studio = Studio(journal, choice, Path(folder))
        if journal is None:
            studio.take(studio.window, out / f"{prefix}-first-start.png")
        else:
            for name in SCREENS:
                studio.window.show_screen(name)
                studio.settle()
                studio.take(studio.window, out / f"{prefix}-{name}.png")
            for name in _show_planners(studio.window):
                studio.settle()
                studio.take(studio.window, out / f"{prefix}-planner-{name}.png")
            for name, act in _dialogs(studio.window):
                act()
                studio.settle()
                for dialog in studio.window.findChildren(QDialog):
                    if dialog.isVisible():
                        studio.take(dialog, out / f"{prefix}-dialog-{name}.png")
                        dialog.reject()
                studio.settle()
        studio.close()


def take_today(journal: Path, choice: Choice, out: Path, prefix: str) -> None:
    """Today as it opens, and with all that it shows on demand, from its top to its end."""
    with TemporaryDirectory() as folder:
        studio = Studio(journal, choice, Path(folder))
        studio.take(studio.window, out / f"{prefix}.png")
        today = studio.window.screen_of("today")
        assert isinstance(today, TodayScreen)
        if today.tiles.isVisible():
            today.disclosure.click()
            studio.settle()
            studio.take(studio.window, out / f"{prefix}-more.png")
            page = today.findChild(ScrollPage)
            assert page is not None
            page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
            studio.take(studio.window, out / f"{prefix}-more-end.png")
        studio.close()


def take_reviews(journal: Path, choice: Choice, out: Path, prefix: str) -> None:
    """Reviews of each length and every chart of Analytics, down to the end of each page."""
    with TemporaryDirectory() as folder:
        studio = Studio(journal, choice, Path(folder))
        for unit in ("week", "month", "year"):
            studio.window.show_screen("review", unit=unit)
            studio.settle()
            _take_down(studio, "review", out, f"{prefix}-{unit}")
        studio.window.show_screen("analytics")
        studio.settle()
        _take_down(studio, "analytics", out, f"{prefix}-analytics")
        studio.close()


def _take_down(studio: Studio, screen: str, out: Path, name: str) -> None:
    """A picture of each stretch of a page that is seen at once."""
    shown = studio.window.screen_of(screen)
    assert shown is not None
    pages = [page for page in shown.findChildren(ScrollPage) if page.isVisible()]
    if not pages:
        studio.take(studio.window, out / f"{name}.png")
    for page in pages:
        bar = page.verticalScrollBar()
        places = [*range(0, bar.maximum(), bar.pageStep()), bar.maximum()]
        for number, value in enumerate(places, 1):
            bar.setValue(value)
            studio.take(studio.window, out / f"{name}-{number}.png")


def _show_planners(window: MainWindow) -> Iterator[str]:
    """Show one planner after the other, and tell its name."""
    window.show_screen("plan", page="planners")
    plan = window.screen_of("plan")
    assert isinstance(plan, PlanScreen)
    assert plan.planners is not None
    for name in plan.planners.names:
        plan.planners.show_planner(name)
        yield name


def _dialogs(window: MainWindow) -> Iterator[tuple[str, Callable[[], object]]]:
    for name in ("import", "export", "prices", "history", "trash", "day_note"):
        yield name, lambda name=name: window.open_dialog(name)  # type: ignore[misc]
    yield "guide", lambda: window.actions_["guide"].trigger()
    yield "about", lambda: window.actions_["about"].trigger()


def main(arguments: list[str]) -> None:
    """JOURNAL or -, light or dark, the folder, the first part of each name; of Today alone, or of
    what looks back, where that says so.
    """
    journal, choice, out, prefix = arguments
    application = QApplication([])
    application.setCursorFlashTime(0)
    dressed(application, resource_folder("fonts"), "light")
    take_icons_from(resource_folder("icons"))
    chosen: Choice = "dark" if choice == "dark" else "light"
    if prefix.startswith("today-"):
        take_today(Path(journal), chosen, Path(out), prefix)
    elif prefix.startswith("review-"):
        take_reviews(Path(journal), chosen, Path(out), prefix)
    else:
        take_all(None if journal == "-" else Path(journal), chosen, Path(out), prefix)


if __name__ == "__main__":
    main(sys.argv[1:])
