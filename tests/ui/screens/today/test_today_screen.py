"""Today on the demo, on an empty journal and on one where nothing is open; by keyboard too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.money import Asset
from journal_app.domain.planning.proposal import Proposal
from journal_app.domain.problems import Problem
from journal_app.domain.trade_line import TradeLine
from journal_app.domain.watching.watched import Attention
from journal_app.services.glancing import glance
from journal_app.services.planning import keep_draft
from journal_app.services.recording import open_trade, trash
from journal_app.services.safekeeping import back_up
from journal_app.services.undo import undo
from journal_app.storage.glance import first_look
from journal_app.ui.charts.line_chart import LineChart
from journal_app.ui.desk import Desk
from journal_app.ui.formatting import Formats
from journal_app.ui.screens.today.attention_card import AttentionCard
from journal_app.ui.screens.today.attention_words import AttentionWords, words_of
from journal_app.ui.screens.today.more_tiles import MoreTiles
from journal_app.ui.screens.today.screen import TodayScreen
from journal_app.ui.screens.today.waiting_words import waiting_words
from journal_app.ui.unfinished import Unfinished, keep_unfinished
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.tab_order import stops_of
from tests.ui.conftest import NOW, StandingClock

DeskOn = Callable[..., Desk]
Settle = Callable[[Desk], None]


@pytest.fixture
def today(qtbot: QtBot, desk_on: DeskOn, settle: Settle, demo_journal: Path) -> TodayScreen:
    return shown(qtbot, desk_on(demo_journal), settle)


def shown(qtbot: QtBot, desk: Desk, settle: Settle) -> TodayScreen:
    screen = TodayScreen(desk)
    qtbot.addWidget(screen)
    screen.resize(1080, 720)
    screen.show()
    settle(desk)
    return screen


def table_of(screen: TodayScreen) -> QTableView:
    table = screen.findChild(QTableView, "today.positions")
    assert isinstance(table, QTableView)
    return table


def mends_of(screen: TodayScreen) -> list[QPushButton]:
    return screen.findChildren(QPushButton, "today.mend")


def test_the_glance_is_completed_in_its_place(
    qtbot: QtBot, desk_on: DeskOn, settle: Settle, demo_journal: Path
) -> None:
    desk = desk_on(demo_journal)
    desk.glance = first_look(demo_journal, glance)
    screen = TodayScreen(desk)
    qtbot.addWidget(screen)
    screen.resize(1080, 720)
    tiles = screen.tiles
    each = (tiles.equity, tiles.exposure, tiles.net_of_open, tiles.interest, tiles.closest)
    first = [tile.figure for tile in each]
    rows = table_of(screen).model().rowCount()
    assert first == ["$65,254", "$31,792", "−$640", "$3.57", "−29.2%"]
    screen.is_stale = False  # so that it is first painted from the glance alone
    screen.show()
    QApplication.processEvents()
    places = [tile.geometry() for tile in each] + [table_of(screen).geometry()]
    screen.note_change()
    settle(desk)
    assert [tile.figure for tile in each] == first
    assert table_of(screen).model().rowCount() == rows == 4
    assert [tile.geometry() for tile in each] + [table_of(screen).geometry()] == places
    assert tiles.equity.below == "−0.5% this week"
    assert tiles.exposure.below == "0.49× of equity · limit 2×"
    assert tiles.interest.below == "$59 so far in Nov"
    chart = screen.findChild(LineChart, "today.equity_chart")
    assert chart is not None


def test_old_prices_are_told_and_lead_to_the_sheet(today: TodayScreen, qtbot: QtBot) -> None:
    """The demo was marked two days before the tests' present."""
    assert "prices marked 20 Nov 20:00" in today.header.subtitle.text()
    *_, last = mends_of(today)
    action = today.desk.actions["update_prices"]
    with qtbot.waitSignal(action.triggered, timeout=1_000):
        last.click()


def test_a_mend_is_started_by_keyboard(today: TodayScreen, qtbot: QtBot) -> None:
    went: list[tuple[str, dict[str, Any]]] = []
    today.desk.gone.connect(lambda screen, facts: went.append((screen, facts)))
    first = mends_of(today)[0]
    assert first.accessibleName() == "Compare rescues: wstETH long"
    QTest.keyClick(first, Qt.Key.Key_Return)
    ((screen, facts),) = went
    assert screen == "plan"
    assert (facts["planner"], facts["asset"], facts["back"]) == ("rescue", "wstETH", "today")


def test_a_journal_that_is_only_viewed_starts_no_mend(
    desk_on: DeskOn, settle: Settle, demo_journal: Path, qtbot: QtBot
) -> None:
    screen = shown(qtbot, desk_on(demo_journal, read_only=True), settle)
    rows = screen.attention.buttons
    assert {each.text() for each in rows} == {"Open", ""}
    assert all(each.isVisibleTo(screen) is bool(each.text()) for each in rows)


def test_enter_opens_the_trade(today: TodayScreen, qtbot: QtBot) -> None:
    went: list[tuple[str, dict[str, Any]]] = []
    today.desk.gone.connect(lambda screen, facts: went.append((screen, facts)))
    table = table_of(today)
    table.setCurrentIndex(table.model().index(3, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert went == [("journal", {"trade_id": 148})]


def test_tab_leads_through_all_of_it(today: TodayScreen) -> None:
    seen = [each.objectName() for each in stops_of(today)]
    assert seen.index("today.plan_trade") < seen.index("today.mend")
    assert seen.index("today.mend") < seen.index("today.equity_chart")
    assert seen.index("today.equity_chart") < seen.index("today.positions")


def test_an_empty_journal_asks_for_its_first_trade(
    qtbot: QtBot, desk_on: DeskOn, settle: Settle
) -> None:
    screen = shown(qtbot, desk_on(), settle)
    empty = screen.findChild(QWidget, "today.empty")
    assert empty is not None
    assert empty.isVisible()
    assert not screen.tiles.isVisible()


def test_an_empty_journal_leads_to_the_demo_in_one_press(
    qtbot: QtBot, desk_on: DeskOn, settle: Settle
) -> None:
    desk = desk_on()
    screen = shown(qtbot, desk, settle)
    demo = screen.findChild(QPushButton, "today.first.demo")
    assert demo is not None
    assert demo.isVisible()
    with qtbot.waitSignal(desk.actions["open_demo"].triggered):
        QTest.keyClick(demo, Qt.Key.Key_Return)


def test_an_empty_journal_has_no_more_figures_though_they_were_asked_for_in_another(
    qtbot: QtBot, desk_on: DeskOn, settle: Settle
) -> None:
    desk = desk_on()
    desk.preferences.remember("today.more", "shown")
    screen = shown(qtbot, desk, settle)
    assert screen.disclosure.isHidden()
    empty = screen.findChild(QWidget, "today.empty")
    assert empty is not None
    draft = Proposal(thesis="Half a thought")
    desk.bridge.change(
        lambda kept: keep_draft(kept, desk.clock, desk.shipped, draft, None), owner=desk
    )
    settle(desk)
    assert screen.findChildren(MoreTiles)
    assert screen.disclosure.isVisible()
    desk.bridge.change(undo, owner=desk)
    settle(desk)
    assert screen.disclosure.isHidden()
    assert empty.isVisible()
    assert not screen.tiles.isVisible()


def test_a_plan_that_was_left_in_the_middle_is_offered_in_an_empty_journal(
    qtbot: QtBot, desk_on: DeskOn, settle: Settle
) -> None:
    desk = desk_on()
    screen = shown(qtbot, desk, settle)
    plan = screen.findChild(QPushButton, "today.first.plan")
    assert plan is not None
    assert plan.text() == "Plan a trade"
    assert desk.journal_path is not None
    keep_unfinished(desk.journal_path, Unfinished(proposal=Proposal(thesis="Half a thought")))
    screen.hide()
    screen.show()
    assert plan.text() == "Go on planning"
    gone: list[tuple[str, object]] = []
    desk.gone.connect(lambda name, facts: gone.append((name, facts)))
    plan.click()
    assert gone == [("plan", {"page": "checklist"})]


def test_where_nothing_is_open_nothing_needs_the_trader(
    qtbot: QtBot, desk_on: DeskOn, settle: Settle, demo_journal: Path
) -> None:
    desk = desk_on(demo_journal)
    screen = shown(qtbot, desk, settle)
    desk.bridge.change(
        lambda journal: trash(journal, StandingClock(NOW), [135, 141, 146, 148]),
        owner=screen,
    )
    settle(desk)
    calm = screen.findChildren(Sentence, "today.calm")
    assert calm[-1].accessibleName() == "Nothing is urgent. No position is open."
    planned = [each.accessibleName() for each in screen.attention.buttons]
    assert planned == ["Open the trade…: wstETH long / ETH short", "Open the trade…: BTC short"]
    desk.bridge.change(lambda journal: trash(journal, StandingClock(NOW), [149, 150]), owner=screen)
    settle(desk)
    calm = screen.findChildren(Sentence, "today.calm")
    assert "Nothing needs you." in calm[-1].accessibleName()
    assert screen.attention.buttons == []
    no_positions = screen.findChild(Sentence, "today.no_positions")
    assert no_positions is not None
    assert no_positions.isVisible()
    assert screen.tiles.closest.figure == "—"


def test_what_was_checked_is_told_anew_though_nothing_is_found_again(qtbot: QtBot) -> None:
    card = AttentionCard()
    qtbot.addWidget(card)
    for checked in ("No position is open.", "Checked: health and margin."):
        card.show_rows([], checked)
        (calm,) = (
            each for each in card.findChildren(Sentence, "today.calm") if not each.isHidden()
        )
        assert calm.accessibleName() == f"Nothing needs you. {checked}"


def test_the_calm_tells_what_is_snoozed_from_what_waits(qtbot: QtBot) -> None:
    card = AttentionCard()
    qtbot.addWidget(card)
    waits = AttentionWords("Draft", "neutral", "ETH long", "number 1 is begun", "", "Go on")
    for are_all, waiting, said in (
        (True, [], "Nothing needs you. Checked."),
        (False, [], "Nothing else needs you. Checked."),
        (True, [waits], "Nothing is urgent. Checked."),
        (False, [waits], "Nothing else is urgent. Checked."),
    ):
        card.show_rows([], "Checked.", are_all=are_all, waiting=waiting)
        (calm,) = (
            each for each in card.findChildren(Sentence, "today.calm") if not each.isHidden()
        )
        assert calm.accessibleName() == said
        assert [each.text() for each in card.buttons] == ["Go on"] * len(waiting)
    card.show_rows([waits._replace(button="Open")], "Checked.", waiting=[waits])
    assert [each.text() for each in card.buttons] == ["Open"]  # what needs one leaves no room


def test_what_waits_in_a_journal_that_is_only_viewed_leads_to_the_trade() -> None:
    line = TradeLine(
        7, 3, "", "main", "aave_v3", "", "planned", "ETH BTC", "long short", None, *[None] * 9
    )  # fmt: skip
    row = waiting_words(line, Formats(), is_read_only=True)
    assert (row.subject, row.button, row.screen) == ("ETH long / BTC short", "Open", "journal")
    row = waiting_words(line, Formats())
    assert (row.button, row.screen, row.facts) == (
        "Open the trade…",
        "plan",
        {"trade_id": 7, "open": True},
    )


def test_a_backup_is_told_once_it_was_tried_and_made_from_its_row(
    today: TodayScreen, settle: Settle, qtbot: QtBot
) -> None:
    """Nothing is said of backups before the program tried to make one."""
    desk = today.desk
    assert "Back up now" not in {each.text() for each in mends_of(today)}
    desk.tell_backup(Problem("", "no_space", {"path": "backups"}))
    settle(desk)
    (row,) = [each for each in today.attention.buttons if each.text() == "Back up now"]
    with qtbot.waitSignal(desk.actions["back_up"].triggered, timeout=1_000):
        row.click()
    assert desk.journal_path is not None
    back_up(desk.files, desk.journal_path, desk.clock)
    desk.tell_backup()
    settle(desk)
    assert "Back up now" not in {each.text() for each in today.attention.buttons}


def test_trades_that_wait_to_be_opened_are_told_and_led_to(
    qtbot: QtBot, desk_on: DeskOn, settle: Settle
) -> None:
    desk = desk_on()
    screen = shown(qtbot, desk, settle)
    gone: list[tuple[str, dict[str, Any]]] = []
    desk.gone.connect(lambda name, facts: gone.append((name, facts)))

    def draft(thesis: str) -> None:
        proposal = Proposal(thesis=thesis)
        desk.bridge.change(
            lambda journal: keep_draft(journal, desk.clock, desk.shipped, proposal, None),
            owner=screen,
        )
        settle(desk)
        screen.refresh()
        settle(desk)

    def word() -> QAbstractButton | None:
        found = screen.findChild(QAbstractButton, "today.waiting")
        return found if found is not None and found.isVisible() else None

    assert word() is None
    draft("One thought")
    assert word() is None  # the way through the first trade leads to it
    draft("Another thought")
    told = word()
    assert told is not None
    assert told.text() == "2 drafts"
    told.setFocus()
    QTest.keyClick(told, Qt.Key.Key_Space)
    assert gone == [("plan", {"page": "waiting"})]


def test_a_draft_that_waits_is_named_where_nothing_is_urgent(
    qtbot: QtBot, desk_on: DeskOn, settle: Settle
) -> None:
    desk = desk_on()
    screen = shown(qtbot, desk, settle)
    gone: list[tuple[str, dict[str, Any]]] = []
    desk.gone.connect(lambda name, facts: gone.append((name, facts)))
    draft = Proposal(platform="aave_v3", asset=Asset("ETH"), thesis="Half a thought")
    desk.bridge.change(
        lambda journal: keep_draft(journal, desk.clock, desk.shipped, draft, None), owner=screen
    )
    settle(desk)
    (calm,) = screen.findChildren(Sentence, "today.calm")
    assert calm.accessibleName() == "Nothing is urgent. No position is open."
    (row,) = mends_of(screen)
    assert row.accessibleName() == "Go on planning: ETH long"
    row.click()
    assert gone == [("plan", {"trade_id": 1})]


def test_a_first_trade_that_is_begun_is_gone_on_with(
    qtbot: QtBot, desk_on: DeskOn, settle: Settle
) -> None:
    """The strip above the figures does not offer to plan another."""
    desk = desk_on()
    screen = shown(qtbot, desk, settle)
    draft = Proposal(thesis="Half a thought")
    desk.bridge.change(
        lambda journal: keep_draft(journal, desk.clock, desk.shipped, draft, None), owner=screen
    )
    settle(desk)
    go_on = screen.findChild(QPushButton, "today.first.go_on")
    assert go_on is not None
    assert go_on.text() == "Go on planning"
    (row,) = mends_of(screen)
    assert row.accessibleName() == "Go on planning: Draft of a trade"


def test_the_curve_begins_with_the_first_trade(
    qtbot: QtBot, desk_on: DeskOn, settle: Settle
) -> None:
    """A line of one height, or of none, since August tells nothing of a journal that is new."""
    desk = desk_on()
    screen = shown(qtbot, desk, settle)
    draft = Proposal(platform="aave_v3", asset=Asset("ETH"), thesis="Half a thought")
    desk.bridge.change(
        lambda journal: keep_draft(journal, desk.clock, desk.shipped, draft, None), owner=screen
    )
    settle(desk)
    nothing = screen.findChild(EmptyState, "today.no_curve")
    assert nothing is not None
    assert nothing.isVisible()
    assert screen.findChild(LineChart, "today.equity_chart") is None
    opening = Draft(
        kind="open", at=NOW - timedelta(days=2), asset=Asset("ETH"), amount=Decimal(1),
        price=Decimal(2000),
    )  # fmt: skip
    desk.bridge.change(
        lambda journal: open_trade(
            journal, desk.clock, desk.shipped, [opening], account="main", platform="aave_v3"
        ),
        owner=screen,
    )
    settle(desk)
    assert not nothing.isVisible()
    chart, periods = screen.equity.chart, screen.equity.periods
    assert chart is not None
    assert periods is not None
    qtbot.waitUntil(lambda: chart.isVisible() and periods.isVisible())
    desk.bridge.change(undo, owner=screen)
    settle(desk)
    assert nothing.isVisible()
    assert not chart.isVisible()
    assert not periods.isVisible()


def test_an_unknown_rate_is_asked_for_at_its_own_field(today: TodayScreen, qtbot: QtBot) -> None:
    facts = {"assets": "USDC", "asset": "USDC", "platform": "aave"}
    unknown = Attention("routine", "watch_without_rate", 3, "ETH long", facts)
    with qtbot.waitSignal(today.desk.rate_asked) as asked:
        today._start_mend(words_of(unknown, today.desk.formats))
    assert asked.args == ["aave", "USDC"]
