"""The review screen: a month of the demo by keys, its bars, its days and its export."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.ledger.account_flow import FlowDraft
from journal_app.domain.money import Asset
from journal_app.domain.planning.checklist import CODES
from journal_app.services.account_flows import record_flow
from journal_app.ui.charts.bar_chart import BarChart
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.export_dialog import ExportDialog
from journal_app.ui.messages import say
from journal_app.ui.screens.review.screen import ReviewScreen
from journal_app.ui.widgets.buttons import Button
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.figure_grid import FigureGrid
from journal_app.ui.widgets.table import TableView
from journal_app.ui.widgets.tile import Tile

Part = Callable[[str], QWidget]


@pytest.fixture
def screen(
    qtbot: QtBot,
    desk_on: Callable[..., Desk],
    settle: Callable[[Desk], None],
    demo_journal: Path,
) -> ReviewScreen:
    desk = desk_on(demo_journal)
    made = ReviewScreen(desk)
    qtbot.addWidget(made)
    made.resize(1060, 720)
    made.show()
    settle(desk)
    return made


def tile(screen: ReviewScreen, name: str) -> Tile:
    found = screen.findChild(Tile, f"review.{name}")
    assert found is not None
    return found


def press(screen: ReviewScreen, name: str) -> None:
    found = screen.findChild(Button, f"review.{name}")
    assert found is not None
    found.click()


def table(screen: ReviewScreen, name: str) -> list[str]:
    found = screen.findChild(TableView, f"review.{name}")
    assert found is not None
    model = found.table
    lines = (" | ".join(cell.text for cell in model.line(row)) for row in range(model.rowCount()))
    return [line.replace("\u00a0", " ") for line in lines]


def test_the_latest_month_is_shown_first(screen: ReviewScreen) -> None:
    assert screen.header.title.text() == "November 2026"
    assert (tile(screen, "net").figure, tile(screen, "net").below) == (
        "−$600",
        "−1.0% · gross −$286",
    )
    assert tile(screen, "won").figure == "6 / 5"
    assert table(screen, "strategies")[0] == "Pair | 3 | 67% | 1.7 | +0.69 R | +869 | 0"
    assert table(screen, "components")[-1].startswith("Net | −600 | ")
    assert len(table(screen, "open")) == 4


def test_a_rule_that_was_broken_is_told_with_its_reason(
    screen: ReviewScreen, settle: Callable[[Desk], None]
) -> None:
    while not table(screen, "broken"):
        press(screen, "earlier")
        settle(screen.desk)
    _, position, rule, reason, _ = table(screen, "broken")[0].split(" | ")
    assert position
    assert set(rule.split("; ")) <= {say(code) for code in CODES}
    assert len(reason) > 5


def test_a_cost_that_is_not_known_says_why(
    screen: ReviewScreen, settle: Callable[[Desk], None]
) -> None:
    kept = tile(screen, "kept")
    while "breach" not in kept.below:
        press(screen, "earlier")
        settle(screen.desk)
    assert kept.below == "1 breach, cost not known"
    kept.grab()
    assert kept.toolTip().startswith("Too few trades to tell their cost: it takes 5 ")


def equity(screen: ReviewScreen) -> list[str]:
    found = screen.findChild(FigureGrid, "review.equity")
    assert found is not None
    return [cell.accessibleName() for cell in found.findChildren(QWidget) if cell.accessibleName()]


def test_equity_is_what_it_was_and_what_flowed_and_what_was_won(
    screen: ReviewScreen, settle: Callable[[Desk], None]
) -> None:
    assert equity(screen) == [
        "At the start $68,513",
        "Deposits less withdrawals $0",
        "Result, open trades too −$3,259",
        "At the end $65,254",
        "Return, time-weighted −4.76%",
    ]
    deposit = FlowDraft(
        account=account_of(screen, settle),
        at=datetime(2026, 11, 10, 12, tzinfo=UTC),
        asset=Asset("USDC"),
        amount=Decimal(1000),
    )
    desk = screen.desk
    desk.bridge.change(
        lambda journal: record_flow(journal, desk.clock, deposit), lambda _: None, owner=screen
    )
    settle(desk)
    screen.refresh()
    settle(desk)
    told = equity(screen)
    assert told[1:4] == [
        "Deposits less withdrawals +$1,000",
        "Result, open trades too −$3,259",
        "At the end $66,254",
    ]
    assert told[4] != "Return, time-weighted −4.76%"


def account_of(screen: ReviewScreen, settle: Callable[[Desk], None]) -> str:
    found: list[str] = []
    screen.desk.bridge.read(lambda uow: uow.accounts()[0].name, found.append, owner=screen)
    settle(screen.desk)
    return found[0]


def test_months_are_turned_by_button_and_bar(
    screen: ReviewScreen, settle: Callable[[Desk], None]
) -> None:
    press(screen, "earlier")
    settle(screen.desk)
    assert screen.header.title.text() == "October 2026"
    bars = screen.findChild(BarChart, "review.bars")
    assert bars is not None
    assert bars.rows()[1][-1] == ["October 2026", "+$2,487.08", "11 trades"]
    bars.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(bars, Qt.Key.Key_End)
    QTest.keyClick(bars, Qt.Key.Key_Left)
    QTest.keyClick(bars, Qt.Key.Key_Return)
    settle(screen.desk)
    assert screen.header.title.text() == "September 2026"


def test_a_week_of_the_month_on_show(screen: ReviewScreen, settle: Callable[[Desk], None]) -> None:
    press(screen, "earlier")
    press(screen, "unit.0")
    settle(screen.desk)
    assert screen.header.title.text() == "Week 44 · 26 Oct – 1 Nov 2026"
    press(screen, "unit.1")
    settle(screen.desk)
    assert screen.header.title.text() == "November 2026"


def test_the_export_is_of_what_is_shown(
    screen: ReviewScreen, settle: Callable[[Desk], None]
) -> None:
    press(screen, "earlier")
    press(screen, "export")
    settle(screen.desk)
    dialog = screen.findChild(ExportDialog)
    assert dialog is not None
    chosen = dialog.findChild(QWidget, "export.period")
    assert chosen is not None
    assert chosen.property("currentText") == "October 2026"
    dialog.reject()


def test_an_empty_journal_asks_for_a_plan(
    qtbot: QtBot, desk_on: Callable[..., Desk], settle: Callable[[Desk], None]
) -> None:
    desk = desk_on()
    made = ReviewScreen(desk)
    qtbot.addWidget(made)
    made.show()
    settle(desk)
    empty = made.findChild(QWidget, "review.empty")
    assert empty is not None
    for unit in ("month", "week", "year"):
        made.show_facts(unit=unit)
        settle(desk)
        assert empty.isVisible(), unit
        assert not tile(made, "net").isVisible()


def state(screen: ReviewScreen) -> str:
    found = screen.findChild(Chip, "review.state")
    assert found is not None
    return found.text()


def test_a_review_is_signed_off_and_taken_back(
    screen: ReviewScreen, settle: Callable[[Desk], None]
) -> None:
    """The demo's October is signed off, November is not over, and September waits."""
    desk, sign = screen.desk, screen.findChild(Button, "review.sign_off")
    assert sign is not None
    assert sign.isHidden()
    assert state(screen) == "Not over yet"
    screen.show_facts(unit="month", period="2026-10")
    settle(desk)
    assert screen.header.title.text() == "October 2026"
    assert state(screen) == "Signed off 1 Nov"
    assert sign.isHidden()
    screen.show_facts(unit="month", period="2026-09")
    settle(desk)
    assert not sign.isHidden()
    assert state(screen) == "Not signed off"
    QTest.keyClick(sign, Qt.Key.Key_Return)
    settle(desk)
    screen.refresh()
    settle(desk)
    assert state(screen) == "Signed off 22 Nov"
    assert sign.isHidden()
    desk.actions["undo"].trigger()
    settle(desk)
    screen.refresh()
    settle(desk)


def test_the_period_that_is_asked_for_before_any_is_known_is_shown_once_it_is(
    qtbot: QtBot,
    desk_on: Callable[..., Desk],
    settle: Callable[[Desk], None],
    demo_journal: Path,
) -> None:
    desk = desk_on(demo_journal, read_only=True)
    made = ReviewScreen(desk)
    qtbot.addWidget(made)
    made.show_facts(unit="week", period="2026-W40")
    made.show()
    settle(desk)
    assert made.header.title.text().startswith("Week 40")
    sign = made.findChild(Button, "review.sign_off")
    assert sign is not None
    assert sign.isHidden()
