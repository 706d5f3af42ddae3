"""Own terms in the window: begun, corrected, refused field by field, and seen everywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from journal_app.services.planning import plan_trade
from journal_app.ui.desk import Desk
from journal_app.ui.screens.plan.screen import PlanScreen
from journal_app.ui.screens.platforms.screen import PlatformsScreen
from journal_app.ui.screens.platforms.terms_dialog import TermsDialog
from journal_app.ui.widgets.buttons import Button
from journal_app.ui.widgets.table import TableView
from tests.services.samples import PLAN

Settle = Callable[[Desk], None]


def texts(table: TableView) -> list[list[str]]:
    model = table.table
    return [[cell.spoken for cell in model.line(row)] for row in range(model.rowCount())]


@pytest.fixture
def screen(desk_on: Callable[..., Desk], settle: Settle, qtbot: QtBot) -> PlatformsScreen:
    desk = desk_on()
    shown = PlatformsScreen(desk)
    qtbot.addWidget(shown)
    shown.resize(1060, 720)
    shown.show()
    settle(desk)
    return shown


def press(screen: PlatformsScreen, name: str) -> None:
    found = screen.findChild(Button, name)
    assert found is not None
    found.click()


def dialog(screen: PlatformsScreen) -> TermsDialog:
    (found,) = (each for each in screen.window().findChildren(QDialog) if each.isVisible())
    assert isinstance(found, TermsDialog)
    return found


def typed(asked: TermsDialog, row: int, **figures: str) -> None:
    for name, text in figures.items():
        asked.grid.rows[row].editors[name].setText(text)


def keep(screen: PlatformsScreen, settle: Settle) -> None:
    asked = dialog(screen)
    QTest.keyClick(asked.name, Qt.Key.Key_Return)
    settle(screen.desk)


def test_a_shipped_platform_gets_own_terms_and_goes_back(
    screen: PlatformsScreen, settle: Settle
) -> None:
    screen.list.choose("aave_v3")
    press(screen, "platforms.change")
    asked = dialog(screen)
    assert asked.as_of.text() == "2026-11-22"
    assert asked.grid.rows[0].typed().ticker == "WETH"
    typed(asked, 0, max_ltv="70")
    asked.source.setText("vote 412")
    keep(screen, settle)
    terms = screen.desk.platforms.terms("aave_v3")
    assert terms is not None
    assert (terms.source, str(terms.as_of)) == ("vote 412", "2026-11-22")
    assert screen.list.chosen_key == "aave_v3"
    assert "Aave v3, Ethereum core own" in [row[0] for row in texts(screen.list)]
    versions = screen.findChild(TableView, "platforms.versions")
    assert versions is not None
    assert [row[1] for row in texts(versions)] == ["in force", "shipped"]
    press(screen, "platforms.restore")
    settle(screen.desk)
    assert screen.desk.platforms.terms("aave_v3") == screen.desk.shipped.terms("aave_v3")
    screen.desk.actions["undo"].trigger()


def test_each_problem_stands_at_its_field(screen: PlatformsScreen, settle: Settle) -> None:
    press(screen, "platforms.new")
    keep(screen, settle)
    asked = dialog(screen)
    assert asked.fields["name"].problem == "Name is needed"
    asked.name.setText("My pool")
    asked.as_of.setText("soon")
    typed(asked, 0, ticker="ETH", max_ltv="much", liquidation_threshold="83", others="1")
    keep(screen, settle)
    assert "soon" in asked.fields["as_of"].problem
    assert "Most LTV" in asked.grid.rows[0].problem
    assert "Also called" in asked.grid.rows[0].problem
    asked.as_of.setText("2026-11-01")
    typed(asked, 0, ticker="ETH", max_ltv="120", liquidation_threshold="", others="")
    keep(screen, settle)
    assert asked.grid.rows[0].problem.splitlines() == [
        "Threshold: Threshold is needed",
        "Most LTV: 120% is not between 0 and 100%",
    ]
    assert asked.grid.rows[0].editors["max_ltv"].hasFocus() or not asked.isActiveWindow()
    asked.grid.rows[0].editors["max_ltv"].textEdited.emit("")
    assert asked.grid.rows[0].problem == ""
    asked.law.choose("perp")
    typed(asked, 0, tiers="20 @ 0; 30 @ 100")
    keep(screen, settle)
    assert asked.grid.rows[0].problem.startswith("Tiers: A larger notional")
    asked.law.choose("equity_ratio")
    typed(asked, 0, tiers="", initial_margin="20", maintenance_margin="30")
    keep(screen, settle)
    assert asked.grid.rows[0].problem.startswith("Maintenance: A position would be")
    typed(asked, 0, maintenance_margin="10")
    keep(screen, settle)
    own = screen.desk.platforms.terms("my_pool")
    assert own is not None
    assert own.law == "equity_ratio"
    assert screen.list.chosen_key == "my_pool"


def test_a_version_is_corrected_and_deleted(screen: PlatformsScreen, settle: Settle) -> None:
    screen.list.choose("hyperliquid")
    press(screen, "platforms.copy")
    asked = dialog(screen)
    asked.name.setText("Mine")
    asked.grid.rows[1].remove.click()
    asked.grid.add.click()
    assert len(asked.grid.rows) == 14
    asked.as_of.setText("2026-12-24")
    keep(screen, settle)
    assert screen.desk.platforms.terms("mine") is None  # it is yet to come
    versions = screen.findChild(TableView, "platforms.versions")
    assert versions is not None
    assert [row[1] for row in texts(versions)] == ["to come"]
    versions.choose(versions.table.key_at(0))
    versions.opened.emit(versions.chosen_key)
    asked = dialog(screen)
    asked.as_of.setText("2026-11-01")
    keep(screen, settle)
    own = screen.desk.platforms.terms("mine")
    assert own is not None
    assert len(own.assets) == 13
    versions.opened.emit(versions.table.key_at(0))
    dialog(screen).delete.click()
    settle(screen.desk)
    assert screen.desk.platforms.terms("mine") is None
    assert "mine" not in [row[0].lower() for row in texts(screen.list)]


def test_only_looking_changes_nothing(
    desk_on: Callable[..., Desk], settle: Settle, qtbot: QtBot, demo_journal: Path
) -> None:
    desk = desk_on(demo_journal, read_only=True)
    screen = PlatformsScreen(desk)
    qtbot.addWidget(screen)
    screen.show()
    settle(desk)
    for name in ("platforms.new", "platforms.change", "platforms.copy"):
        found = screen.findChild(Button, name)
        assert found is not None
        assert not found.isEnabled()


def test_own_terms_are_offered_to_plans_at_once(
    screen: PlatformsScreen, settle: Settle, qtbot: QtBot
) -> None:
    desk = screen.desk
    plan = PlanScreen(desk)
    qtbot.addWidget(plan)
    plan.show()
    plan.show_page("calculator")
    settle(desk)
    press(screen, "platforms.new")
    asked = dialog(screen)
    asked.name.setText("My pool")
    typed(asked, 0, ticker="ETH", max_ltv="70", liquidation_threshold="75")
    keep(screen, settle)
    plan.wizard.put(platform="my_pool")
    assert plan.wizard.terms == desk.platforms.terms("my_pool")
    assert plan.calculator is not None
    assert plan.calculator.form.rules.choose("my_pool")
    desk.bridge.change(
        lambda journal: plan_trade(
            journal, desk.clock, desk.shipped, PLAN, account="main", platform="my_pool"
        ),
        lambda trade: kept.append(trade.terms),
        owner=screen,
    )
    kept: list[object] = []
    settle(desk)
    assert kept == [desk.platforms.terms("my_pool")]
