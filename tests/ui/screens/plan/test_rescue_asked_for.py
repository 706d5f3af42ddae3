"""The way into the Rescue planner from Today and from the Journal, by keyboard, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal as D
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.market.percents import in_percent
from journal_app.domain.money import Asset
from journal_app.domain.trade import Trade
from journal_app.domain.watching.rescue import HealthFactor, LiquidationPrice, MarginRatio, Target
from journal_app.services.recording import open_trade, trash
from journal_app.services.trade_page import TradePage, trade_page
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.trade_dialog import TradeDialog
from journal_app.ui.main_window import MainWindow
from journal_app.ui.screens.journal.screen import JournalScreen
from journal_app.ui.screens.plan.planners.page import PlannerPage
from journal_app.ui.screens.plan.screen import PlanScreen
from journal_app.ui.screens.today.screen import TodayScreen
from tests.ui.conftest import StandingClock
from tests.ui.windows import leave, whole_window

ENDANGERED, CLOSED = 148, 117
Settle = Callable[[Desk], None]


@pytest.fixture
def window(
    qtbot: QtBot, tmp_path: Path, demo_journal: Path, settle: Settle
) -> Iterator[MainWindow]:
    window, opening = whole_window(tmp_path, StandingClock())
    desk = window.desk
    with qtbot.waitSignal(desk.bridge.opened, timeout=10_000):
        opening.open(demo_journal)
    settle(desk)
    yield window
    leave(window)


def today(window: MainWindow) -> TodayScreen:
    screen = window.screen_of("today")
    assert isinstance(screen, TodayScreen)
    return screen


def journal(window: MainWindow) -> JournalScreen:
    screen = window.screen_of("journal")
    assert isinstance(screen, JournalScreen)
    return screen


def planner(window: MainWindow) -> PlannerPage:
    plan = window.screen_of("plan")
    assert isinstance(plan, PlanScreen)
    assert plan.planners is not None
    return plan.planners.page("rescue")


def shown(window: MainWindow) -> str:
    """The screen on show."""
    current = window.pages.currentWidget()
    assert current is not None
    return current.accessibleName()


def compared(window: MainWindow, settle: Settle) -> PlannerPage:
    """The planner, as the first row of Today opens it by the keyboard."""
    QTest.keyClick(today(window).attention.buttons[0], Qt.Key.Key_Return)
    settle(window.desk)
    return planner(window)


def test_a_row_of_today_opens_its_rescues_at_the_target_of_its_line(
    window: MainWindow, settle: Settle
) -> None:
    assert today(window).attention.buttons[0].text() == "Compare rescues"
    page = compared(window, settle)
    assert shown(window) == "Plan"
    assert page.isVisible()
    choices = page.form.choices
    assert choices["source"][1] == ENDANGERED
    assert choices["lending_target"] == "health_factor"
    assert page.form.edit("health_factor").amount() == D("1.75")
    assert page.record_buttons() != []


@pytest.mark.parametrize("by", ["button", "escape"])
def test_it_leads_back_to_today(window: MainWindow, settle: Settle, by: str) -> None:
    page = compared(window, settle)
    back = page.findChild(QPushButton, "planner.back")
    assert back is not None
    assert (back.isVisible(), back.text()) == (True, "Back to Today")
    if by == "button":
        QTest.keyClick(back, Qt.Key.Key_Space)
    else:
        QTest.keyClick(page.form.edit("health_factor"), Qt.Key.Key_Escape)
    assert shown(window) == "Today"
    window.show_screen("plan", page="planners")
    assert not back.isVisible()
    QTest.keyClick(page.form.edit("health_factor"), Qt.Key.Key_Escape)
    assert shown(window) == "Plan", "who came by himself is led nowhere"


def test_what_is_recorded_leads_back_to_today_and_what_is_not_to_the_rescues(
    window: MainWindow, settle: Settle
) -> None:
    page = compared(window, settle)
    record = next(b for b in page.record_buttons() if b.objectName().endswith("add_collateral"))
    record.click()
    settle(window.desk)
    (dialog,) = (each for each in window.findChildren(TradeDialog) if each.isVisible())
    dialog.reject()
    settle(window.desk)
    assert shown(window) == "Plan"
    assert page.findChild(QPushButton, "planner.back").isVisible()  # type: ignore[union-attr]
    record.click()
    settle(window.desk)
    (dialog,) = (each for each in window.findChildren(TradeDialog) if each.isVisible())
    dialog.keep()
    settle(window.desk)
    assert shown(window) == "Today"


# from the journal


def test_the_chosen_trade_is_rescued_by_key_by_button_and_from_the_menu(
    window: MainWindow, settle: Settle
) -> None:
    window.show_screen("journal", trade_id=ENDANGERED)
    settle(window.desk)
    screen = journal(window)
    menu = screen.selected.made_menu()
    in_menu = next(each for each in menu.actions() if each.text() == "Rescue…")
    for ask in (
        window.actions_["compare_rescues"].trigger,
        screen.panel.rescue.click,
        in_menu.trigger,
    ):
        ask()
        settle(window.desk)
        page = planner(window)
        assert page.isVisible()
        assert page.form.choices["source"][1] == ENDANGERED
        back = page.findChild(QPushButton, "planner.back")
        assert back is not None
        assert back.text() == "Back to the trade"
        back.click()
        assert shown(window) == "Journal"


def test_a_closed_trade_has_no_rescue(window: MainWindow, settle: Settle) -> None:
    said: list[str] = []
    window.desk.noticed.connect(lambda text, *_: said.append(text))
    window.show_screen("journal", trade_id=CLOSED)
    settle(window.desk)
    assert not journal(window).panel.rescue.isVisible()
    window.actions_["compare_rescues"].trigger()
    settle(window.desk)
    assert shown(window) == "Journal"
    assert said == ["Nothing is open in this trade."]


def test_a_trade_without_rules_is_told(window: MainWindow, settle: Settle) -> None:
    said: list[str] = []
    window.desk.noticed.connect(lambda text, *_: said.append(text))
    window.show_screen("plan", planner="rescue", trade_id=CLOSED, back="today")
    settle(window.desk)
    assert said == ["This planner has no rules for that trade."]


@pytest.mark.parametrize(
    ("target", "kind", "number"),
    [
        (HealthFactor(D("1.6")), "health_factor", D("1.6")),
        (MarginRatio(D("0.45")), "margin_ratio", D(45)),
        (LiquidationPrice(Asset("wstETH"), D(2_500)), "liquidation_price", D(2_500)),
    ],
)
def test_every_kind_of_target(
    window: MainWindow, settle: Settle, target: Target, kind: str, number: D
) -> None:
    facts = {"trade_id": ENDANGERED, "asset": "wstETH", "target": target}
    window.show_screen("plan", planner="rescue", **facts)
    settle(window.desk)
    page = planner(window)
    assert page.form.choices["lending_target"] == kind
    assert page.form.edit(kind).amount() == number


# the menu of a position


def test_the_menu_of_a_position(window: MainWindow, settle: Settle) -> None:
    table = today(window).positions.table
    table.setCurrentIndex(table.model().index(3, 0))
    acts = {each.text(): each for each in table.made_menu().actions()}
    assert list(acts) == ["Open", "Rescue…", "Add entry…", "Close…"]
    acts["Rescue…"].trigger()
    settle(window.desk)
    assert planner(window).form.choices["source"][1:3] == (ENDANGERED, "wstETH")
    assert planner(window).form.edit("health_factor").amount() == D("1.75")
    assert planner(window).form.edit("margin_ratio").amount() == in_percent(D("0.4"))
    for words in ("Add entry…", "Close…"):
        acts[words].trigger()
        settle(window.desk)
        assert shown(window) == "Journal"
        (dialog,) = (each for each in window.findChildren(TradeDialog) if each.isVisible())
        dialog.reject()
        settle(window.desk)
        assert shown(window) == "Journal"
    window.show_screen("today")
    acts["Open"].trigger()
    settle(window.desk)
    page = journal(window).panel.page
    assert page is not None
    assert page.trade.number == ENDANGERED


def test_the_menu_opens_by_mouse_and_by_key(window: MainWindow) -> None:
    table = today(window).positions.table
    empty = QPoint(10, table.viewport().height() - 1)
    for reason, at in (
        (QContextMenuEvent.Reason.Mouse, table.visualRect(table.model().index(1, 0)).center()),
        (QContextMenuEvent.Reason.Keyboard, empty),
    ):
        event = QContextMenuEvent(reason, at, table.viewport().mapToGlobal(at))
        QApplication.sendEvent(table.viewport(), event)
        assert table.chosen_key is not None
        (menu,) = (each for each in table.findChildren(QMenu) if each.isVisible())
        assert len(menu.actions()) == 4
        menu.close()
        QApplication.sendPostedEvents()


def test_a_journal_that_is_only_viewed_offers_to_open(window: MainWindow) -> None:
    table = today(window).positions.table
    table.setCurrentIndex(table.model().index(0, 0))
    table.is_read_only = True
    assert [each.text() for each in table.made_menu().actions()] == ["Open"]


# a loop


@pytest.fixture
def loop(window: MainWindow, settle: Settle) -> int:
    """A loop of the demo's journal: own 10 ETH, and 10 more bought with a loan."""
    at = datetime(2026, 11, 20, 12, tzinfo=UTC)
    eth, usdc = Asset("ETH"), Asset("USDC")
    rows = [
        Draft(kind="deposit", at=at, asset=eth, amount=D(10)),
        Draft(kind="borrow", at=at, asset=usdc, amount=D(30_000), apr=D("0.06")),
        Draft(kind="open", at=at, asset=eth, amount=D(10), price=D(3_000)),
    ]
    desk, made = window.desk, list[Trade]()
    desk.bridge.change(
        lambda kept: open_trade(
            kept, desk.clock, desk.shipped, rows, account="Main", platform="aave_v3"
        ),
        made.append,
        owner=desk,
    )
    settle(desk)
    return made[0].id


def test_a_loop_shows_its_way_back_and_records_it(
    window: MainWindow, settle: Settle, loop: int
) -> None:
    window.show_screen("plan", planner="rescue", trade_id=loop, back="today")
    settle(window.desk)
    page = planner(window)
    page.form.edit("unwind_health").set_amount(D("1.5"))
    table = page.tables["unwind"]
    assert page.views["unwind"].isVisible()
    assert table.rowCount() == 3
    assert [cell.spoken for cell in table.line(2)][4:] == ["0", "2.15", "—"]
    record = next(b for b in page.record_buttons() if b.objectName().endswith("unwind"))
    assert record.text() == "Record: unwind in 3 steps"
    record.click()
    settle(window.desk)
    assert shown(window) == "Today"
    told: list[TradePage] = []
    window.desk.bridge.read(lambda uow: trade_page(uow, loop), told.append, owner=window.desk)
    settle(window.desk)
    assert told[0].figures.debt == {}
    assert told[0].figures.health_factor is None


def test_a_loop_until_its_line_ends_there_and_without_a_way_says_so(
    window: MainWindow, settle: Settle, loop: int
) -> None:
    window.show_screen("plan", planner="rescue", trade_id=loop)
    settle(window.desk)
    page = planner(window)
    page.form.choice("unwind_until").choose("target")
    record = next(b for b in page.record_buttons() if b.objectName().endswith("unwind"))
    assert record.text() == "Record: unwind in a single step"
    page.form.edit("unwind_health").set_amount(D(2))
    assert "Unwind the loop" in page.remarks()
    assert not page.views["unwind"].isVisible()
    page.form.edit("unwind_health").set_amount(D("1.05"))
    page.form.edit("health_factor").set_amount(D("1.2"))
    assert page.tables["unwind"].rowCount() == 0
    page.form.edit("health_factor").set_amount(D("1.75"))
    record.click()
    settle(window.desk)
    assert shown(window) == "Journal"
    chosen = journal(window).panel.page
    assert chosen is not None
    assert chosen.figures.health_factor is not None
    assert chosen.figures.health_factor >= D("1.75")


def test_what_is_no_loop_has_no_way_back(window: MainWindow, settle: Settle) -> None:
    page = compared(window, settle)
    assert not page.views["unwind"].isVisible()
    assert not page.form.edit("unwind_health").isVisible()


def test_plan_leads_to_the_checklist_once_the_trade_is_over(
    window: MainWindow, settle: Settle
) -> None:
    page = compared(window, settle)
    plan = window.screen_of("plan")
    window.show_screen("journal")
    window.show_screen("plan")
    assert plan.part == "rescue"  # as long as there is something to rescue
    assert page.example.isHidden()
    window.show_screen("journal")
    trade_id = page.form.choices["source"][1]
    desk = window.desk
    desk.bridge.change(lambda journal: trash(journal, desk.clock, [trade_id]), owner=desk)
    settle(desk)
    window.show_screen("plan")
    assert plan.part == "checklist"
    assert not page.example.isHidden()  # what stands there now is nobody's
