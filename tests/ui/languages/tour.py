"""Every screen and every dialog of the window, one after the other, over the demo journal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from journal_app.domain.ledger.entries import KINDS
from journal_app.domain.problems import JournalError
from journal_app.services.attaching import Cleared
from journal_app.services.ports import SavedView, UnitOfWork
from journal_app.services.profiles import profile_in_force
from journal_app.ui.actions import SCREENS
from journal_app.ui.closing import ClosingDialog
from journal_app.ui.crashes import CrashDialog
from journal_app.ui.dialogs.error_dialog import ErrorDialog
from journal_app.ui.dialogs.form_dialog import DropDialog
from journal_app.ui.dialogs.import_dialog import ImportDialog
from journal_app.ui.dialogs.restore_dialog import RestoreDialog
from journal_app.ui.main_window import MainWindow
from journal_app.ui.screens.plan.screen import PlanScreen
from journal_app.ui.screens.settings.clear_dialog import ClearDialog
from journal_app.ui.screens.settings.screen import SettingsScreen
from journal_app.ui.wizard.playbook_box import KeepPlaybookDialog
from tests.pictures.imports import shots
from tests.pictures.studio import Studio

Stop = tuple[str, QWidget]

FROM_ANYWHERE: Final = ("import", "export", "prices", "history", "trash", "day_note", "backups",
                        "check", "palette", "shortcuts")  # fmt: skip
_MOST: Final = 1_000
"""Rows of a file; reading more takes its time, and so does making them."""


@dataclass
class Tour:
    """Goes through a window; every stop is what is to be looked at, with its name."""

    studio: Studio
    folder: Path

    @property
    def foreign(self) -> Iterator[str]:
        """What the files that are imported say, and what is typed."""
        for shot in shots(_MOST):
            for line in shot.lines:
                yield line
                yield from re.split("[,;]", line)
                yield from (part.strip('"') for part in re.split("[,;]", line))

    @property
    def window(self) -> MainWindow:
        return self.studio.window

    def stops(self) -> Iterator[Stop]:
        """All of it."""
        yield "window", self.window
        yield from self.screens()
        yield from self.planning()
        yield from self.trades()
        yield from self.dialogs()
        yield from self.settings()
        yield from self.imports()
        yield from self.rare()

    # Screens

    def screens(self) -> Iterator[Stop]:
        """Each screen as it opens, and its further pages."""
        for name in SCREENS:
            yield self.at(name)
        today: Any = self.screen("today")
        today.disclosure.setChecked(True)
        yield self.at("today")
        for unit in ("week", "month", "year"):
            yield self.at("review", unit=unit)
        analytics: Any = self.screen("analytics")
        yield self.at("analytics")
        analytics._table.setChecked(True)
        yield self.at("analytics")
        analytics.compare.setChecked(True)
        yield self.at("analytics")
        platforms: Any = self.screen("platforms")
        self.at("platforms")
        for place in range(platforms.list.model().rowCount()):
            key = platforms.list.model().key_at(place)
            yield self.at("platforms", platform=key)

    def planning(self) -> Iterator[Stop]:
        """The checklist empty and full, step by step; the calculator and every planner."""
        self.at("plan", new=True)
        plan = self.screen("plan")
        assert isinstance(plan, PlanScreen)
        plan.wizard.try_all()
        for question in plan.wizard.questions.asked:
            plan.wizard.go(question)
            yield self.at("plan")
        for trade_id in self.ids_of("planned"):
            self.at("plan", trade_id=trade_id)
            for question in plan.wizard.questions.asked:
                plan.wizard.go(question)
                yield self.at("plan")
            yield from self.opened(
                "keep a playbook", KeepPlaybookDialog(plan.wizard, self.studio.desk, plan).open
            )
            plan.checklist.set_express(on=True)
            yield self.at("plan")
            plan.checklist.set_express(on=False)
            yield self.at("plan", trade_id=trade_id, open=True)
        yield self.at("plan", page="waiting")
        yield self.at("plan", page="calculator")
        self.at("plan", page="planners")
        assert plan.planners is not None
        for name in plan.planners.names:
            plan.planners.show_planner(name)
            yield self.at("plan", planner=name)
        yield self.at("plan", planner="stress", book="journal")

    def trades(self) -> Iterator[Stop]:
        """A trade of each kind with all its pages, and what is asked about it."""
        journal: Any = self.screen("journal")
        for status in ("planned", "cancelled", "liquidated", "closed", "open"):
            for trade_id in self.ids_of(status)[:4]:
                self.at("journal", trade_id=trade_id)
                for part in range(journal.panel._pages.count()):
                    journal.panel._show_part(part)
                    self.studio.settle()
                    yield f"trade {status} {part}", journal
        chosen = journal.chosen
        journal.table.select_keys(self.ids_of("closed")[:3])
        self.studio.settle()
        yield "trades selected", journal
        journal.selected.made_menu()
        yield from self.opened("words of trades", journal.selected.open_words)
        yield from self.opened("columns", journal.table.open_columns)
        views = journal._views
        yield from self.opened(
            "view", lambda: views._name_view(SavedView(screen="journal", name=""), is_new=True)
        )
        self.at("journal", trade_id=self.ids_of("open")[0])
        for kind in ("", *KINDS):
            yield from self.opened(f"entry {kind}", partial(chosen.open_entry, kind))
        yield from self.opened("close", chosen.open_closing)
        yield from self.opened("alerts", chosen.open_alerts)
        yield from self.opened("lines", chosen._open_lines)
        yield from self.opened("lists", chosen._open_lists)

    # Dialogs

    def dialogs(self) -> Iterator[Stop]:
        """Those that belong to no screen."""
        for name in FROM_ANYWHERE:
            yield from self.opened(name, partial(self.window.open_dialog, name))
        for name in ("guide", "about"):
            yield from self.opened(name, self.window.actions_[name].trigger)

    def settings(self) -> Iterator[Stop]:
        """What the settings ask."""
        self.at("settings")
        settings = self.screen("settings")
        assert isinstance(settings, SettingsScreen)
        accounts: Any = settings.accounts
        kept = profile_in_force(settings.kept_settings)
        for is_new in (True, False):
            yield from self.opened("profile", partial(settings._open_profile, kept, is_new=is_new))
        yield from self.opened("question", lambda: settings._open_question(""))
        yield from self.opened("account", accounts.add.click)
        yield from self.opened("exchange rates", accounts.rates.click)
        for name in accounts._accounts:
            yield from self.opened("money", partial(accounts._open_money, name))
            yield from self.opened("account", partial(accounts._open, name))
        yield from self.opened("lines", lambda: settings.lines._open(""))
        today: Any = self.screen("today")
        words = next(each for each in today.attention._shown[0] if each.waits is not None)
        yield from self.opened("snooze", lambda: today._ask_to_snooze(words))
        platforms: Any = self.screen("platforms")
        self.at("platforms", platform="aave_v3")
        yield from self.opened("new platform", platforms._begin)
        for key in ("aave_v3", "gmx_v2", "spot_margin"):
            self.at("platforms", platform=key)
            yield from self.opened("own terms", platforms._change)
        yield from self.opened("borrow rates", lambda: platforms._open_rates("USDC"))
        plan: Any = self.screen("plan")
        self.at("plan", planner="stress", book="journal")
        yield from self.opened("scenario", plan.planners.page("stress")._add_scenario)

    def imports(self) -> Iterator[Stop]:
        """Files of every kind: known, to be told, refused."""
        for shot in shots(_MOST):
            file = self.folder / f"{shot.name}.csv"
            file.write_text("\n".join(shot.lines), encoding="utf-8")
            yield from self.opened(
                f"import {shot.name}",
                ImportDialog(self.studio.desk, self.window, path=file).open,
            )

    def rare(self) -> Iterator[Stop]:
        """What is shown when something went wrong, or before something is lost."""
        desk, window = self.studio.desk, self.window
        backup = self.folder / "any.backup"
        made: dict[str, QDialog] = {
            "restore": RestoreDialog(backup, "", "", backup, window),
            "clear": ClearDialog(Cleared(2, 12_345), desk.formats, window),
            "closing": ClosingDialog(desk.bridge, window),
            "drop": DropDialog(window),
            "crash": CrashDialog("", desk, self.folder / "any.log", window),
            "error": ErrorDialog.of(JournalError("only_viewed"), window),
        }
        for name, dialog in made.items():
            yield from self.opened(name, dialog.open)

    # Going there

    def at(self, screen: str, **facts: Any) -> Stop:
        """Show a screen, with what it is to show."""
        self.window.show_screen(screen, **facts)
        self.studio.settle()
        return f"{screen} {' '.join(map(str, facts.values()))}".strip(), self.screen(screen)

    def screen(self, name: str) -> QWidget:
        """A screen that was shown."""
        if self.window.screen_of(name) is None:
            self.window.show_screen(name)
            self.studio.settle()
        found = self.window.screen_of(name)
        assert found is not None
        return found

    def opened(self, name: str, act: Callable[[], object]) -> Iterator[Stop]:
        """Whatever dialog is open once something was asked for; it is closed again."""
        act()
        self.studio.settle()
        shown = [
            each
            for each in QApplication.topLevelWidgets()
            if isinstance(each, QDialog) and each.isVisible()
        ]
        assert shown, f"{name} opens nothing"
        for dialog in shown:
            yield f"dialog {name}", dialog
            dialog.reject()
        self.studio.settle()

    def ids_of(self, status: str) -> list[int]:
        """The trades of a status, the oldest first."""
        found: list[list[int]] = []

        def ask(uow: UnitOfWork) -> list[int]:
            return [trade.id for trade in uow.trades.every() if trade.status.value == status]

        self.studio.desk.bridge.read(ask, found.append, owner=self.window)
        self.studio.settle()
        return found[0]
