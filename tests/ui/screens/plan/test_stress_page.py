"""The stress page on a journal: together, in order, mapped, kept, and how likely levels are."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.domain.levels import Levels
from journal_app.domain.margin.lending import Collateral, Debt, LendingAccount
from journal_app.domain.margin.moves import MovableAccount
from journal_app.domain.money import Asset
from journal_app.domain.problems import JournalError
from journal_app.domain.watching.own_scenarios import OwnScenario
from journal_app.domain.watching.stress import Scenario, StressedAccount, stressed
from journal_app.services.ports import Journal
from journal_app.services.preferences import change_settings
from journal_app.services.stress_scenarios import delete_scenario, own_scenarios
from journal_app.services.stressing import FreeCash, OpenLevels
from journal_app.services.undo import undo
from journal_app.ui.desk import Desk
from journal_app.ui.formatting import Formats
from journal_app.ui.screens.plan.planners import PlannersPage
from journal_app.ui.screens.plan.planners.scenario_dialog import ScenarioDialog
from journal_app.ui.screens.plan.planners.stress_page import StressPage
from journal_app.ui.screens.plan.planners.stress_pieces import whole
from journal_app.ui.screens.plan.planners.stress_words import (
    order_rows,
    own_scenario_words,
    remarks,
    touch_rows,
)
from journal_app.ui.screens.plan.screen import PlanScreen

D = Decimal
ETH = Asset("ETH")
Settle = Callable[[Desk], None]


@pytest.fixture
def desk(demo_journal: Path, desk_on: Callable[..., Desk]) -> Desk:
    return desk_on(demo_journal)


@pytest.fixture
def planners(desk: Desk, qtbot: QtBot) -> PlannersPage:
    planners = PlannersPage(desk)
    qtbot.addWidget(planners)
    planners.resize(1040, 640)
    planners.show()
    return planners


@pytest.fixture
def page(planners: PlannersPage, desk: Desk, settle: Settle) -> StressPage:
    planners.show_planner("stress")
    planners.show_open_book()
    settle(desk)
    found = planners.page("stress")
    assert isinstance(found, StressPage)
    return found


def cells(page: StressPage, table: str) -> list[list[str]]:
    """What a table says once all of it is reckoned."""
    reckoned(page)
    shown = page.tables[table]
    return [[cell.spoken for cell in shown.line(at)] for at in range(shown.rowCount())]


def reckoned(page: StressPage) -> None:
    """Let the window be idle until all that was asked for is there."""
    deadline = QDeadlineTimer(10_000)
    while page.is_at_work and not deadline.hasExpired():
        QCoreApplication.processEvents()
    assert not page.is_at_work


def tones(page: StressPage, row: int) -> set[str]:
    return {cell.tone for cell in page.tables["scenarios"].line(row)}


def change(desk: Desk, act: Callable[[Journal], object]) -> None:
    """What another part of the program does meanwhile."""
    desk.bridge.change(act, lambda _: None, owner=desk)


def kept(desk: Desk, settle: Settle) -> list[str]:
    found: list[str] = []
    desk.bridge.read(
        lambda uow: [each.id for each in own_scenarios(uow.settings.every())],
        found.extend,
        owner=desk,
    )
    settle(desk)
    return found


def named(page: StressPage, settle: Settle, name: str, all_move: str = "-50") -> None:
    """Keep a scenario by its dialog."""
    page.own.add.click()
    dialog = page.findChildren(ScenarioDialog)[-1]
    dialog.name.setText(name)
    edit = dialog.figures.edit("all_move")
    edit.selectAll()
    QTest.keyClicks(edit, all_move)
    dialog.save.click()
    settle(page.desk)


# The scenarios


def test_what_comes_at_once_stands_below_the_scenarios(page: StressPage) -> None:
    words = [row[0] for row in cells(page, "scenarios")]
    assert words == [
        "All −30%", "All −60%", "wstETH −60%", "Pegs −5%", "Rates × 3", "Lines −5 pts", "Tried",
    ]  # fmt: skip
    boxes = page._boxes
    assert [box.text() for box in boxes.values()] == words
    boxes["fall"].setChecked(True)
    alone = cells(page, "scenarios")[-1]
    assert alone[0] == "Together"
    assert alone[1:] == cells(page, "scenarios")[0][1:]
    boxes["thresholds"].setChecked(True)
    assert cells(page, "scenarios")[-1][1:] != alone[1:]
    boxes["fall"].setChecked(False)
    boxes["thresholds"].setChecked(False)
    assert len(cells(page, "scenarios")) == len(words)


def test_any_scenario_is_told_in_its_order(page: StressPage) -> None:
    worst = cells(page, "order")
    assert worst[0][0].startswith("wstETH long No. ")
    assert worst[0][4].startswith("$")
    assert worst[0][5].endswith("%")
    assert page.detail.choose("rates")
    page.detail.chosen.emit("rates")
    assert cells(page, "order") == []
    page._boxes["deep_fall"].setChecked(True)
    assert page.detail.choose("together")
    page.recalculate()
    together = cells(page, "order")
    page.detail.choose("deep_fall")
    page.recalculate()
    assert cells(page, "order") == together
    assert "50% of debt" in [row[2] for row in together]
    assert any(row[0].endswith("again") for row in together)


def test_nothing_tried_is_no_scenario(page: StressPage) -> None:
    for field in ("all_move", "one_move", "days"):
        edit = page.form.edit(field)
        edit.selectAll()
        QTest.keyClicks(edit, "0")
    assert "Tried" not in [row[0] for row in cells(page, "scenarios")]
    page.own.add.click()
    dialog = page.findChildren(ScenarioDialog)[-1]
    assert dialog.figures.edit("all_move").text() == "-30"


def test_free_cash_is_said_or_why_it_is_not(page: StressPage, desk: Desk, settle: Settle) -> None:
    change(desk, lambda journal: change_settings(journal, desk.clock, {"capital": "60000"}))
    settle(desk)
    assert any("behind no open trade" in remark for remark in page.remarks())
    assert "—" not in {row[4] for row in cells(page, "scenarios")}
    change(desk, lambda journal: change_settings(journal, desk.clock, {"capital": "1"}))
    settle(desk)
    assert any("more lies in open trades" in remark for remark in page.remarks())
    assert any(remark.startswith("All −60% would ask for") for remark in page.remarks())
    assert {row[4] for row in cells(page, "scenarios")} == {"—"}


def test_what_is_missing_is_said() -> None:
    unknown, formats = FreeCash(None, "own_money_unknown"), Formats()
    said = [each.text for each in remarks((), (), unknown, ["SOL long"], formats)]
    assert "say your capital in Settings" in said[1]
    assert said[2].startswith("No scenario reaches SOL long")


# The map


def test_the_map_is_walked_by_keys_and_told_as_a_table(page: StressPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(page.map.rows()[1]))
    page.map.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.map, Qt.Key.Key_Right)
    QTest.keyClick(page.map, Qt.Key.Key_Left)
    said = page.map.accessibleDescription()
    assert said.startswith("prices −60%, rates × 0.5: ")
    assert "liquidated" in said
    titles, rows = page.map.rows()
    assert titles == ["", "Equity"]
    assert len(rows) == 54
    assert "\n" not in rows[0][1]
    page.of.choose(2)
    page.of.chosen.emit(2)
    qtbot.waitUntil(lambda: page.map.rows()[1] != rows)


def test_what_is_typed_is_reckoned_after_the_key_and_grey_until_then(page: StressPage) -> None:
    before = cells(page, "scenarios")
    known = page.found.more.known if page.found is not None else ()
    last = len(before) - 1
    assert "text" in tones(page, last)
    moves = page.form.edit("all_move")
    moves.setFocus()
    moves.selectAll()
    QTest.keyClicks(moves, "-55")
    assert page.is_at_work
    assert tones(page, last) == {"muted"}
    assert [cell.spoken for cell in page.tables["scenarios"].line(last)] == before[last]
    assert [each.spoken for each in page.tables["scenarios"].line(0)] == before[0]
    after = cells(page, "scenarios")
    assert tones(page, last) != {"muted"}
    assert after[last] != before[last]
    assert after[:last] == before[:last]
    assert page.found is not None
    assert page.found.more.known is known


def test_a_key_while_it_is_reckoned_begins_anew(page: StressPage, qtbot: QtBot) -> None:
    reckoned(page)
    moves = page.form.edit("all_move")
    moves.setFocus()
    moves.selectAll()
    QTest.keyClicks(moves, "-55")
    qtbot.wait(45)
    QTest.keyClick(moves, Qt.Key.Key_Backspace)
    QTest.keyClick(moves, Qt.Key.Key_0)
    typed = cells(page, "scenarios")[-1]
    moves.selectAll()
    QTest.keyClicks(moves, "-50")
    assert cells(page, "scenarios")[-1] == typed


def test_what_cannot_be_reckoned_is_said(page: StressPage, monkeypatch: pytest.MonkeyPatch) -> None:
    def beyond(*_: object) -> object:
        raise InvalidOperation

    monkeypatch.setattr(StressedAccount, "under", beyond)
    days = page.form.edit("days")
    days.setFocus()
    days.selectAll()
    QTest.keyClicks(days, "99")
    reckoned(page)
    assert page.remarks() == ["These numbers lead nowhere"]
    assert tones(page, 0) == {"muted"}


def test_a_scenario_that_was_never_run_has_its_place_at_once(page: StressPage) -> None:
    rows = len(cells(page, "scenarios"))
    page._boxes["fall"].setChecked(True)
    table = page.tables["scenarios"]
    assert table.rowCount() == rows + 1
    assert [each.spoken for each in table.line(rows)] == ["Together", "", "", "", ""]
    assert cells(page, "scenarios")[rows][1:] == cells(page, "scenarios")[0][1:]


# Keeping


def test_what_is_tried_is_kept_changed_moved_and_taken_back(
    page: StressPage, desk: Desk, settle: Settle
) -> None:
    named(page, settle, "Crash")
    named(page, settle, "Winter", "-90")
    assert kept(desk, settle) == ["Crash", "Winter"]
    assert [row[0] for row in cells(page, "scenarios")][-3:] == ["Crash", "Winter", "Tried"]
    first = page.own.rows[0]
    assert first.words.text() == "all −50% · ETH −40% · rates × 2 for 14 days"
    assert not first.earlier.isEnabled()
    first.later.click()
    settle(desk)
    assert kept(desk, settle) == ["Winter", "Crash"]
    page.own.rows[1].change.click()
    dialog = page.findChildren(ScenarioDialog)[-1]
    assert dialog.figures.typed().texts["moves/0/asset"] == "ETH"
    dialog.name.setText("Dip")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle(desk)
    assert kept(desk, settle) == ["Winter", "Dip"]
    page.own.rows[0].drop.click()
    settle(desk)
    assert kept(desk, settle) == ["Dip"]
    change(desk, undo)
    settle(desk)
    assert kept(desk, settle) == ["Winter", "Dip"]


def test_what_a_scenario_lacks_stands_beside_it(
    page: StressPage, desk: Desk, settle: Settle
) -> None:
    named(page, settle, "")
    dialog = page.findChildren(ScenarioDialog)[-1]
    assert dialog._field.problem == "A name is needed"
    edit = dialog.figures.edit("points")
    edit.selectAll()
    QTest.keyClicks(edit, "200")
    dialog.save.click()
    assert "100" in dialog.figures.problem("points")
    edit.selectAll()
    QTest.keyClicks(edit, "1")
    assert not dialog.figures.problem("points")
    dialog.name.setText("Crash")
    dialog.figures.rows("moves").show_lines([["ETH", "-10"], ["ETH", "-20"]])
    dialog.save.click()
    settle(desk)
    assert kept(desk, settle) == []
    dialog.figures.rows("moves").show_lines([["ETH", "-10"], ["", "0"]])
    dialog.save.click()
    settle(desk)
    assert kept(desk, settle) == ["Crash"]


def test_one_that_is_gone_meanwhile_is_said_to_be(
    page: StressPage, desk: Desk, settle: Settle, qtbot: QtBot
) -> None:
    named(page, settle, "Crash")
    page.own.rows[0].change.click()
    dialog = page.findChildren(ScenarioDialog)[-1]
    change(desk, lambda journal: delete_scenario(journal, desk.clock, "Crash"))
    settle(desk)
    with qtbot.waitSignal(desk.bridge.failed) as failed:
        dialog.save.click()
    assert isinstance(failed.args[0], JournalError)
    assert dialog.save.isEnabled()


def test_a_journal_that_is_only_viewed_keeps_nothing(
    demo_journal: Path, desk_on: Callable[..., Desk], settle: Settle, qtbot: QtBot
) -> None:
    desk = desk_on(demo_journal, read_only=True)
    planners = PlannersPage(desk)
    qtbot.addWidget(planners)
    planners.show_planner("stress")
    settle(desk)
    page = planners.page("stress")
    assert isinstance(page, StressPage)
    assert not page.own.add.isEnabled()


# Touching


def test_levels_of_a_position_are_told_with_their_probability(page: StressPage) -> None:
    touch = page.touch
    lines = [[cell.spoken for cell in touch.table.line(at)] for at in range(3)]
    assert [line[0] for line in lines] == ["Liquidation", "Stop", "Target"]
    assert all("%" in line[3] for line in lines if line[2])
    before = lines[1][3]
    edit = touch.form.edit("touch_days")
    edit.selectAll()
    QTest.keyClicks(edit, "365")
    assert touch.table.line(1)[3].spoken != before
    edit.selectAll()
    QTest.keyClicks(edit, "0")
    assert "not above zero" in touch.form.problem("touch_days")


# The way there


def test_the_action_leads_to_the_open_book(desk: Desk, settle: Settle, qtbot: QtBot) -> None:
    screen = PlanScreen(desk)
    qtbot.addWidget(screen)
    screen.show()
    screen.show_facts(planner="stress", book="journal")
    settle(desk)
    assert screen.planners is not None
    page = screen.planners.page("stress")
    assert page.form.choices["book"] == "journal"
    assert desk.actions["show_stress"].isEnabled()


# Words


def test_a_scenario_is_summed_up_in_a_line() -> None:
    scenario = OwnScenario(
        id="All of it", moves={ETH: D("-0.7")}, depeg=D("-0.03"), points=D("0.02")
    )
    assert own_scenario_words(scenario, Formats()) == "ETH −70% · pegs −3% · lines −2%"


def test_where_nothing_helps_it_is_said() -> None:
    held = Collateral(ETH, D(10), D(2000), D("0.8"), D("0.83"))
    account = LendingAccount((held,), (Debt(Asset("USDC"), D(21_000), D(1)),))
    book = [StressedAccount("under water", MovableAccount(account))]
    found = stressed(book, Scenario("fall", D("-0.3")))
    (row,) = whole(order_rows(found, Formats()))
    assert [row[0].spoken, row[5].text] == ["under water", "—"]
    assert "spares" in row[5].tip
    assert [each.text for each in remarks(book, [found], None, (), Formats())] == [
        "Free cash does not cover the worst: $9,380 is missing"
    ]


def test_what_is_hardly_possible_is_not_told_to_be_impossible() -> None:
    levels = Levels("long", liquidation=D(1), stop=D(1_999), mark=D(2_000))
    position = OpenLevels(1, 7, "ETH long", ETH, levels)
    liquidation, stop, target = touch_rows(position, D("0.6"), D(30), Formats())
    assert liquidation[3].text == "0.0%"
    near = levels._replace(liquidation=D(1_000))
    hardly, *_ = touch_rows(position._replace(levels=near), D("0.6"), D(30), Formats())
    assert hardly[3].text == "< 0.1%"
    assert stop[3].text.startswith("9")
    assert [target[1].text, target[3].text] == ["—", ""]
