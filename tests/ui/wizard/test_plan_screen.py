"""The Plan screen by keyboard: from the first thought to the opened trade, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from journal_app.assembly.presets import PresetPlatforms
from journal_app.domain.figures import Figures
from journal_app.domain.money import Asset
from journal_app.domain.planning.checklist import CODES
from journal_app.domain.planning.questions import USUAL, Question
from journal_app.domain.trade import Direction, Status, Target, Trade, Verdict
from journal_app.services.ports import Journal, UnitOfWork
from journal_app.services.questions import keep_questions
from journal_app.services.undo import redo, undo
from journal_app.ui.desk import Desk
from journal_app.ui.formatting import Formats
from journal_app.ui.screens.plan.screen import PlanScreen
from journal_app.ui.theme import theme
from journal_app.ui.unfinished import keep_unfinished, read_unfinished
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.verdict_row import VerdictRow
from journal_app.ui.wizard.costs_form import CostsForm
from journal_app.ui.wizard.flow import Wizard
from journal_app.ui.wizard.margin_form import MarginForm
from journal_app.ui.wizard.note_box import NoteBox
from journal_app.ui.wizard.panels import LevelRows, ShownLevel
from journal_app.ui.wizard.thesis_form import ThesisForm
from journal_app.ui.wizard.wizard_page import WizardPage

D = Decimal
Settle = Callable[[Desk], None]


@pytest.fixture
def plan(desk_on: Callable[..., Desk], settle: Settle, qtbot: QtBot) -> PlanScreen:
    desk = desk_on()

    def put(journal: Journal) -> None:
        with journal.unit_of_work() as uow:
            uow.begin_action("settings", desk.now())
            uow.settings.put("capital", "20000")
            uow.settings.put("profile", "moderate")
            uow.commit()

    desk.bridge.change(put, owner=desk)
    settle(desk)
    screen = PlanScreen(desk)
    qtbot.addWidget(screen)
    screen.resize(1080, 720)
    screen.show()
    qtbot.waitExposed(screen)
    settle(desk)
    return screen


def press(*keys: str | Qt.Key) -> None:
    """Type texts and press keys, each into what has the focus by then."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        if isinstance(key, str):
            QTest.keyClicks(focus, key)
        else:
            QTest.keyClick(focus, key)
        QApplication.processEvents()


def press_ctrl_enter() -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, ENTER, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


def focus_name() -> str:
    focus = QApplication.focusWidget()
    return focus.objectName() if focus else ""


def step_of(screen: PlanScreen) -> str:
    return screen.wizard.step


def child(screen: PlanScreen, name: str) -> QWidget:
    found = screen.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def trades_in(desk: Desk, settle: Settle) -> list[Trade]:
    found: list[Trade] = []

    def read(uow: UnitOfWork) -> list[Trade]:
        return list(uow.trades.every())

    desk.bridge.read(read, found.extend, owner=desk)
    settle(desk)
    return found


TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return


def test_a_trade_is_planned_and_opened_by_keyboard_alone(plan: PlanScreen, settle: Settle) -> None:
    gone: list[tuple[str, object]] = []
    told: list[str] = []
    plan.desk.gone.connect(lambda screen, facts: gone.append((screen, facts)))
    plan.desk.noticed.connect(lambda text, *_: told.append(text))
    QApplication.processEvents()
    assert focus_name() == "plan.platform"
    press("Aave", TAB, "eth", TAB, TAB)
    press("main", TAB, "Trend following", TAB)
    press("Higher low above the 50-day average.", TAB, "A daily close below 1,860", ENTER)
    assert step_of(plan) == "levels"
    press("2000", TAB, "1860", TAB, "2400", ENTER, ENTER)
    assert step_of(plan) == "size"
    size = child(plan, "plan.units")
    while focus_name() != "plan.units":
        press(TAB)
    assert isinstance(size, QLineEdit)
    size.selectAll()
    press("2.5", ENTER)
    assert step_of(plan) == "size"  # 25 % of capital asks for its reason
    assert focus_name() == "plan.reason.position_above_profile"
    press("The other half is in cash", ENTER)
    press("6.2", TAB, "14", TAB, "0.05", ENTER, ENTER)
    assert step_of(plan) == "alerts"
    assert focus_name() == "plan.alert_place.1"  # the levels stand there as they are proposed
    press("order", TAB, "1700", TAB, "phone", TAB, "1500", TAB, "phone", ENTER)
    written = child(plan, "plan.exit_plan")
    assert isinstance(written, QPlainTextEdit)
    assert written.toPlainText() == (
        "Stop 1,860: close everything. Target 2,400: close everything. "
        "After 14 days: close what is left."
    )
    written.selectAll()
    press("Out at the stop, at 2,400, or after two weeks.", TAB, ENTER)
    settle(plan.desk)
    (planned,) = trades_in(plan.desk, settle)
    assert planned.status is Status.PLANNED
    assert planned.plan is not None
    verdicts = {each.question: each.verdict for each in planned.plan.checklist}
    assert verdicts.pop("size") is Verdict.BREACH
    assert set(verdicts.values()) == {Verdict.PASS}
    assert planned.plan.collateral == planned.plan.borrowed == {"USDC": D(2500)}
    assert "Higher low" in planned.plan.checklist[0].answer
    assert focus_name() == "plan.open_now"
    press(ENTER)
    settle(plan.desk)
    (opened,) = trades_in(plan.desk, settle)
    assert opened.status is Status.OPEN
    assert gone == [("journal", {"trade_id": opened.id})]
    assert told == ["Trade 1 is planned", "Trade 1 is open"]


def test_a_fee_is_recorded_as_it_was_typed_from_its_first_key_on(
    plan: PlanScreen, settle: Settle
) -> None:
    plan.wizard.put(
        platform="aave_v3", asset="ETH", entry=D(2000), stop=D(1900), units=D("0.1"),
        sized_by="units", leverage=D("1.5"), thesis="Higher low above the average of 50 days",
    )  # fmt: skip
    for answer in plan.wizard.judgement.answers:
        for code in answer.unreasoned:
            plan.wizard.give_reason(answer.question, code, "It is a test of the fee")
    plan.checklist.signed_off.emit()
    settle(plan.desk)
    fee = plan.opening.fee
    fee.setFocus(Qt.FocusReason.TabFocusReason)
    press("4.5")
    assert fee.text() == "4.5"
    plan.opening.open()
    settle(plan.desk)
    (trade,) = trades_in(plan.desk, settle)
    assert trade.status is Status.OPEN
    fees: list[Decimal] = []
    plan.desk.bridge.read(
        lambda uow: [each.entry.fee for each in uow.entries.of(trade.id) if each.entry.fee],
        lambda found: fees.extend(fee.value for fee in found),
        owner=plan,
    )
    settle(plan.desk)
    assert sum(fees) == D("4.5")


def test_a_plan_that_is_taken_back_and_comes_again_is_the_same(
    plan: PlanScreen, settle: Settle
) -> None:
    plan.wizard.put(
        platform="aave_v3", asset="ETH", entry=D(2000), units=D("0.1"), sized_by="units",
        reasons=dict.fromkeys(CODES, "meant"),
    )  # fmt: skip
    plan.checklist.signed_off.emit()
    settle(plan.desk)
    held = [plan.wizard.trade]
    for step in (undo, redo):
        plan.desk.bridge.change(step, owner=plan)
        settle(plan.desk)
        held.append(plan.wizard.trade)
        assert plan.wizard.is_worth_keeping == (step is undo)
    (trade,) = trades_in(plan.desk, settle)
    assert held == [trade, None, trade]
    plan.begin()
    settle(plan.desk)
    assert len(trades_in(plan.desk, settle)) == 1


def test_what_is_answered_whole_is_signed_off_from_any_step(
    plan: PlanScreen, settle: Settle
) -> None:
    sign_now = plan.checklist.sign_now
    assert not sign_now.isVisible()
    plan.show_facts(example=True)
    assert step_of(plan) == "thesis"
    assert sign_now.isVisible()
    plan.wizard.put(thesis="")
    assert not sign_now.isVisible()
    plan.wizard.put(thesis="A higher low, and the stop stands beneath it")
    for _ in range(2):  # a double click signs once
        sign_now.click()
    settle(plan.desk)
    (trade,) = trades_in(plan.desk, settle)
    assert trade.status is Status.PLANNED
    assert not sign_now.isVisible()


def test_what_is_only_proposed_is_seen_before_it_is_signed_off(plan: PlanScreen) -> None:
    sign_now = plan.checklist.sign_now
    plan.wizard.put(platform="aave_v3", asset=Asset("ETH"), entry=D(2000), stop=D(1860))
    plan.wizard.put(thesis="A higher low, and the stop stands beneath it")
    assert plan.wizard.judgement.can_be_signed_off
    seen = []
    for step in (Question.LEVELS, Question.ALERTS, Question.EXIT, Question.THESIS):
        plan.wizard.go(step)
        seen.append(sign_now.isVisible())
    assert seen == [False, True, False, True]  # the last step has its own button


def test_sign_off_is_offered_from_the_size_on_and_shows_first_what_is_only_proposed(
    plan: PlanScreen, settle: Settle
) -> None:
    page, sign_now = plan.checklist, plan.checklist.sign_now
    plan.wizard.put(platform="aave_v3", asset=Asset("ETH"), entry=D(2000), stop=D(1860))
    plan.wizard.put(thesis="A higher low, and the stop stands beneath it")
    offered = []
    for step in (Question.THESIS, Question.LEVELS, Question.MARGIN, Question.SIZE):
        plan.wizard.go(step)
        offered.append(sign_now.isVisible())
    assert offered == [False, False, False, True]
    sign_now.click()
    settle(plan.desk)
    assert trades_in(plan.desk, settle) == []
    assert page.modes.data() == "page"
    assert step_of(plan) == Question.ALERTS  # what is proposed there
    assert "look" in page.missing.text().lower()
    page.sign_off.click()
    settle(plan.desk)
    assert [each.status for each in trades_in(plan.desk, settle)] == [Status.PLANNED]
    plan.begin()
    assert (page.modes.data(), page.express) == ("steps", None)  # the page was lent for this one
    assert plan.desk.preferences.text("plan.mode") != "page"


def test_a_step_that_was_left_says_by_its_tip_what_was_found(plan: PlanScreen) -> None:
    step = plan.checklist.steps.steps[Question.THESIS]
    ask = QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(1, 1), step.mapToGlobal(QPoint(1, 1)))
    tips = []
    for _ in range(2):
        QApplication.sendEvent(step, ask)
        tips.append(step.toolTip())
        plan.wizard.put(platform="aave_v3", asset=Asset("ETH"), thesis="A higher low held twice")
        plan.wizard.forward()
    assert tips[0] == ""
    assert "strategy" in tips[1].lower()


def test_what_keeps_the_liquidation_price_is_named(plan: PlanScreen) -> None:
    plan.wizard.go(Question.MARGIN)
    form = plan.checklist.form(Question.MARGIN)
    assert isinstance(form, MarginForm)
    words = []
    for answers in ({}, {"platform": "aave_v3", "asset": Asset("ETH")}, {"entry": D(2000)}):
        plan.wizard.put(**answers)
        words.append(form.binding.text())
    assert words[0] == "The liquidation price still needs the platform."
    assert words[1] == "The liquidation price still needs an entry."
    assert "needs" not in words[2]


def test_a_risk_below_the_usual_one_says_what_keeps_it_there(plan: PlanScreen) -> None:
    plan.wizard.put(platform="aave_v3", asset=Asset("ETH"), entry=D(3120), stop=D(3000))
    plan.wizard.go(Question.SIZE)
    field = child(plan, "plan.risk_fraction").parentWidget()
    assert isinstance(field, Field)
    notes = [field.note]
    plan.wizard.put(risk_fraction=D("0.005"))
    notes.append(field.note)
    assert notes == [
        "Your rule of 20% for one position, what is borrowed included, "
        "allows $4,000: a risk of 0.76%."
        " Your profile sets it: see Your rules.",
        "",
    ]


def test_the_line_of_the_leverage_says_no_figure_twice(plan: PlanScreen) -> None:
    plan.wizard.put(platform="aave_v3", asset=Asset("ETH"), entry=D(3000), stop=D(2800))
    told = []
    for leverage in (D("2.23"), D("1.5")):
        plan.wizard.put(leverage=leverage)
        row = child(plan, "plan.rule.leverage")
        assert isinstance(row, VerdictRow)
        told.append((row.text.text(), row.value.text()))
    assert told == [
        ("Leverage at most 3×", "2.23×"),
        ("Leverage at most 3×, here at most 2.23×", "1.50×"),
    ]


def test_an_objection_goes_with_the_ticker_it_was_about(plan: PlanScreen) -> None:
    editor = child(plan, "plan.asset")
    assert isinstance(editor, QLineEdit)
    plan.wizard.put(asset=Asset("foo bar"))
    form = plan.checklist.form(Question.THESIS)
    assert isinstance(form, ThesisForm)
    notes = [form.asset_field.note]
    plan.wizard.put(asset=None)
    notes.append(form.asset_field.note)
    assert "foo bar" in notes[0]
    assert notes[1] == ""


def test_what_was_answered_since_is_not_written_over_a_draft_that_comes_again(
    plan: PlanScreen, settle: Settle
) -> None:
    plan.wizard.put(platform="aave_v3", asset=Asset("ETH"), entry=D(2000))
    plan.save_draft()
    settle(plan.desk)
    plan.desk.bridge.change(undo, owner=plan)
    settle(plan.desk)
    plan.wizard.put(asset=Asset("BTC"), entry=D(60_000))
    plan.desk.bridge.change(redo, owner=plan)
    settle(plan.desk)
    assert plan.wizard.trade is None
    plan.save_draft()
    settle(plan.desk)
    held = [[each.asset for each in trade.positions] for trade in trades_in(plan.desk, settle)]
    assert sorted(held) == [["BTC"], ["ETH"]]


def test_a_fill_that_is_hardly_meant_is_asked_for_once(plan: PlanScreen, settle: Settle) -> None:
    plan.wizard.put(
        platform="aave_v3", asset="ETH", entry=D(2000), units=D("0.1"), sized_by="units",
        reasons=dict.fromkeys(CODES, "meant"),
    )  # fmt: skip
    plan.checklist.signed_off.emit()
    settle(plan.desk)
    page = plan.opening
    page.price.setText("2.000")
    assert "is it meant?" in page.price_field.note
    page.open()
    settle(plan.desk)
    (trade,) = trades_in(plan.desk, settle)
    assert (trade.status, page.open_now.text()) == (Status.PLANNED, "Open anyway")
    page.price.setText("2010")
    assert (page.price_field.note, page.open_now.text()) == ("", "Open now")
    page.open()
    settle(plan.desk)
    (trade,) = trades_in(plan.desk, settle)
    assert trade.status is Status.OPEN


def test_capital_that_the_journal_does_not_know_is_said_to_be_kept(
    plan: PlanScreen, settle: Settle
) -> None:
    plan.wizard.put(asset=Asset("ETH"), entry=D(3000), stop=D(2700), capital=D(30_000))
    plan.wizard.go(Question.SIZE)
    field = child(plan, "plan.capital").parentWidget()
    assert isinstance(field, Field)
    notes = [field.note]
    plan.desk.bridge.change(undo, owner=plan)
    settle(plan.desk)
    plan.wizard.put(capital=D(30_000))
    notes.append(field.note)
    kept = "Signing off keeps it as your capital, for Today and reviews too."
    assert notes == ["", f"All you trade with, not the stake of this trade. {kept}"]


def test_alt_left_goes_back_and_keeps_what_was_typed(plan: PlanScreen) -> None:
    plan.wizard.go(Question.LEVELS)
    QApplication.processEvents()
    press("2000")
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert step_of(plan) == "thesis"
    plan.wizard.forward()
    assert child(plan, "plan.entry").property("text") == "2000"


def test_a_field_refuses_beside_itself_and_blocks_nothing(plan: PlanScreen) -> None:
    plan.wizard.go(Question.LEVELS)
    QApplication.processEvents()
    press("-5", TAB, "18x0", TAB, "2400")
    assert plan.wizard.proposal.entry is None
    assert plan.wizard.proposal.stop is None
    assert plan.wizard.proposal.targets[0].price == 2400
    entry, stop = child(plan, "plan.entry"), child(plan, "plan.stop")
    assert entry.property("problem") is True
    assert stop.property("problem") is True
    assert (entry.property("text"), stop.property("text")) == ("-5", "18x0")
    plan.wizard.forward()
    assert step_of(plan) == "margin"


def test_what_the_size_lacks_is_gone_to_once(plan: PlanScreen) -> None:
    plan.wizard.put(platform="aave_v3", asset="ETH", entry=D(2000), stop=D(1900), capital=None)
    plan.wizard.go(Question.SIZE)
    QApplication.processEvents()
    child(plan, "plan.risk_fraction").setFocus()
    plan.checklist.go_on()
    assert step_of(plan) == "size"
    assert focus_name() == "plan.capital"
    plan.checklist.go_on()
    assert step_of(plan) != "size"


def test_what_cannot_be_read_is_not_passed_by(plan: PlanScreen) -> None:
    plan.wizard.put(platform="aave_v3", asset="ETH", entry=D(2000))
    plan.wizard.go(Question.COSTS)
    QApplication.processEvents()
    rate, days = child(plan, "plan.borrow_apr"), child(plan, "plan.days")
    assert isinstance(rate, AmountEdit)
    assert isinstance(days, AmountEdit)
    days.setText("thirty")
    rate.setFocus()
    plan.checklist.go_on()
    assert step_of(plan) == "costs"
    assert days.hasFocus()
    days.setText("30 days")
    assert plan.wizard.proposal.days == 30
    plan.checklist.go_on()
    assert step_of(plan) != "costs"


def test_what_cannot_be_read_is_mended_before_its_form_goes(plan: PlanScreen) -> None:
    plan.wizard.go(Question.COSTS)
    QApplication.processEvents()
    days = child(plan, "plan.days")
    assert isinstance(days, AmountEdit)
    days.setText("thirty")
    plan.checklist.modes.choose("page")
    assert plan.checklist.express is None
    assert plan.checklist.modes.data() == "steps"
    assert days.text() == "thirty"
    days.setText("30")
    plan.checklist.modes.choose("page")
    assert plan.checklist.express is not None


def test_a_row_of_alerts_that_cannot_be_read_keeps_its_place(plan: PlanScreen) -> None:
    plan.wizard.put(platform="aave_v3", asset="ETH", entry=D(2000))
    plan.wizard.go(Question.ALERTS)
    QApplication.processEvents()
    first, second = child(plan, "plan.alert.1"), child(plan, "plan.alert.2")
    assert isinstance(first, AmountEdit)
    assert isinstance(second, AmountEdit)
    first.setText("19o0")
    second.setText("1700")
    child(plan, "plan.asset").setFocus()
    plan.checklist.go_on()
    assert (first.text(), second.text()) == ("19o0", "1700")
    assert step_of(plan) == "alerts"
    assert first.hasFocus()


def test_alerts_are_said_to_be_proposed_until_one_is_changed(plan: PlanScreen) -> None:
    plan.wizard.put(platform="aave_v3", asset=Asset("ETH"), entry=D(2000), stop=D(1860))
    plan.wizard.put(leverage=D("1.5"))
    plan.wizard.go(Question.ALERTS)
    QApplication.processEvents()
    said, propose = child(plan, "plan.alerts_proposed"), child(plan, "plan.propose_alerts")
    price, place = child(plan, "plan.alert.3"), child(plan, "plan.alert_place.3")
    assert isinstance(price, AmountEdit)
    assert isinstance(place, QLineEdit)
    assert (price.amount(), place.text()) == (plan.wizard.proposal.alerts[2].price, "")
    assert (said.isVisible(), propose.isVisible()) == (True, False)
    place.setFocus()
    press("phone")
    assert (said.isVisible(), propose.isVisible()) == (False, True)
    for number in (1, 2, 3):
        level = child(plan, f"plan.alert.{number}")
        assert isinstance(level, AmountEdit)
        level.setFocus()
        level.selectAll()
        press(Qt.Key.Key_Delete)
    assert plan.wizard.proposal.alerts == ()
    plan.wizard.put(stop=D(1850))
    assert plan.wizard.proposal.alerts == ()


@pytest.mark.parametrize("mode", ["steps", "page"])
def test_nothing_is_signed_off_over_what_cannot_be_read(
    plan: PlanScreen, settle: Settle, mode: str
) -> None:
    plan.checklist.set_express(on=mode == "page")
    plan.wizard.put(
        platform="aave_v3", asset="ETH", entry=D(2000), units=D("0.1"), sized_by="units",
        reasons=dict.fromkeys(CODES, "meant"),
    )  # fmt: skip
    plan.wizard.go(Question.COSTS)
    settle(plan.desk)
    express = plan.checklist.express
    form = express.sections["costs"].form if express else plan.checklist.form("costs")
    days = form.findChild(AmountEdit, "plan.days")
    assert days is not None
    days.setText("thirty")
    plan.wizard.go(Question.EXIT)
    QApplication.processEvents()
    signed: list[bool] = []
    plan.checklist.signed_off.connect(lambda: signed.append(True))
    plan.checklist.go_on()
    QApplication.processEvents()
    assert step_of(plan) == "costs"
    assert days.hasFocus()
    said = "To sign off, mend what stands in Planned time, or empty it."
    assert plan.checklist.missing.text() == said
    assert signed == []
    days.setText("")
    plan.wizard.go(Question.ALERTS)  # what is proposed there is seen before it is signed
    plan.wizard.go(Question.EXIT)
    plan.checklist.go_on()
    settle(plan.desk)
    assert signed == [True]


def test_a_draft_waits_and_is_taken_up_again(plan: PlanScreen, settle: Settle) -> None:
    plan.wizard.put(platform="aave_v3", asset="ETH", thesis="Half a thought")
    plan.wizard.go(Question.COSTS)
    plan.save_draft()
    settle(plan.desk)
    assert plan.wizard.trade is not None
    plan.begin()
    assert plan.wizard.proposal.thesis == ""
    plan.show_page("waiting")
    settle(plan.desk)
    assert [plan.waiting.model.cell(0, 1).text, plan.waiting.model.cell(0, 5).text] == [
        "ETH long",
        "Half a thought",
    ]
    assert not child(plan, "plan.resume").isVisible()
    child(plan, "plan.go_on").setFocus()
    press(ENTER)
    settle(plan.desk)
    assert step_of(plan) == "costs"
    assert plan.wizard.proposal.thesis == "Half a thought"


def test_another_trade_begins_with_empty_fields_and_the_first_is_kept(
    plan: PlanScreen, settle: Settle
) -> None:
    plan.wizard.put(platform="aave_v3", asset="ETH")
    plan.wizard.go(Question.LEVELS)
    QApplication.processEvents()
    press("20x")
    plan.show_facts(new=True)
    settle(plan.desk)
    assert [trade.status for trade in trades_in(plan.desk, settle)] == [Status.DRAFT]
    assert step_of(plan) == "thesis"
    plan.wizard.go(Question.LEVELS)
    assert child(plan, "plan.entry").property("text") == ""


@pytest.mark.parametrize(("thesis", "drafts"), [("x", 0), (" a ", 0), ("ETH", 1)])
def test_a_letter_alone_makes_no_draft(
    plan: PlanScreen, settle: Settle, thesis: str, drafts: int
) -> None:
    plan.wizard.put(thesis=thesis)
    plan.begin()
    settle(plan.desk)
    assert len(trades_in(plan.desk, settle)) == drafts
    assert plan.wizard.proposal.thesis == ""


def test_a_draft_that_is_shortened_to_a_letter_is_kept_so(plan: PlanScreen, settle: Settle) -> None:
    plan.wizard.put(thesis="The first thought")
    plan.save_draft()
    settle(plan.desk)
    plan.wizard.put(thesis="x")
    plan.begin()
    settle(plan.desk)
    (draft,) = trades_in(plan.desk, settle)
    plan.resume(draft)
    settle(plan.desk)
    assert plan.wizard.proposal.thesis == "x"


def test_answers_are_kept_before_a_draft_is_taken_up(plan: PlanScreen, settle: Settle) -> None:
    plan.wizard.put(thesis="The first thought")
    plan.begin()
    settle(plan.desk)
    plan.wizard.put(thesis="The second thought")
    (first,) = trades_in(plan.desk, settle)
    plan.resume(first)
    settle(plan.desk)
    assert plan.wizard.proposal.thesis == "The first thought"
    assert plan.wizard.trade == first
    assert len(trades_in(plan.desk, settle)) == 2
    assert not plan.wizard.is_worth_keeping


def test_what_is_answered_while_a_draft_is_kept_is_kept_with_it(
    plan: PlanScreen, settle: Settle
) -> None:
    plan.wizard.put(thesis="Half a thought")
    plan.begin()
    plan.wizard.put(thesis="Half a thought, and more")
    settle(plan.desk)
    assert plan.wizard.proposal.thesis == ""
    (draft,) = trades_in(plan.desk, settle)
    plan.resume(draft)
    settle(plan.desk)
    assert plan.wizard.proposal.thesis == "Half a thought, and more"


def test_a_part_that_was_filled_is_opened_as_it_was(plan: PlanScreen, settle: Settle) -> None:
    plan.wizard.put(
        platform="aave_v3", asset="ETH", entry=D(2000), units=D(1), sized_by="units",
        leverage=D(2), reasons=dict.fromkeys(CODES, "meant"),
    )  # fmt: skip
    plan.checklist.signed_off.emit()
    settle(plan.desk)
    page = plan.opening
    assert (page.units.amount(), page.own.amount()) == (D(1), D(1000))
    for editor, wrong in ((page.units, "0"), (page.own, "-1")):
        right = editor.text()
        editor.setText(wrong)
        assert editor.problem
        assert not page.open_now.isEnabled()
        editor.setText(right)
    page.units.setText("25")  # of which own money pays a fiftieth
    page.open()
    settle(plan.desk)
    assert page.open_now.text() == "Open anyway"
    assert "liquidated as it opens" in page.own_field.note
    page.units.setText("0.6")
    page.own.setText("900")
    assert page.open_now.text() == "Open now"
    assert ("Leverage then", "1.33×") in page.rows.pairs
    page.open()
    settle(plan.desk)
    (trade,) = trades_in(plan.desk, settle)
    told: list[Decimal] = []
    plan.desk.bridge.read(
        lambda uow: [
            getattr(e.entry, "size", getattr(e.entry, "amount", D(0)))
            for e in uow.entries.of(trade.id)
        ],
        told.extend,
        owner=plan,
    )
    settle(plan.desk)
    assert told == [D(900), D(300), D("0.6")]


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("platform", ["hyperliquid", "aave_v3", "gmx_v2"])
def test_what_the_opening_leads_to_is_told_as_the_ledger_tells_it(
    plan: PlanScreen, settle: Settle, platform: str, direction: Direction
) -> None:
    """Its fee is paid from what would keep a contract open."""
    plan.wizard.put(
        platform=platform, asset="ETH", direction=direction, entry=D(2000), units=D(1),
        sized_by="units", leverage=D(3), fee_rate=D("0.001"), reasons=dict.fromkeys(CODES, "meant"),
    )  # fmt: skip
    plan.checklist.signed_off.emit()
    settle(plan.desk)
    page, formats = plan.opening, plan.desk.formats
    assert page.fee.amount() == 2
    said = dict(page.rows.pairs)
    page.open()
    settle(plan.desk)
    (trade,) = trades_in(plan.desk, settle)
    told: list[Figures | None] = []
    plan.desk.bridge.read(lambda uow: uow.figures.get(trade.id), told.append, owner=plan)
    settle(plan.desk)
    (figures,) = told
    assert figures is not None
    assert said["Liquidation then"] == formats.price(figures.positions[0].liquidation_price)
    assert said["Leverage then"] == formats.times(figures.leverage, 2)
    assert (platform == "aave_v3") == ("Health factor then" in said)


def test_own_money_that_no_plan_had_is_told_in_what_it_is_put_in(
    plan: PlanScreen, settle: Settle
) -> None:
    plan.wizard.put(
        platform="hyperliquid", asset="ETH", entry=D(2000), units=D(1), sized_by="units",
        own=D(0), backed_by="own", reasons=dict.fromkeys(CODES, "meant"),
    )  # fmt: skip
    plan.checklist.signed_off.emit()
    settle(plan.desk)
    page = plan.opening
    page.own.setText("700")
    assert page.own.unit == "USDC"
    assert page.rows.pairs[0] == ("Deposit", "700 USDC")


def test_collateral_that_is_worth_nothing_is_put_in_for_nothing(
    plan: PlanScreen, settle: Settle
) -> None:
    plan.wizard.put(
        platform="aave_v3", asset="ETH", entry=D(2000), units=D(1), sized_by="units",
        leverage=D(2), collateral="LINK", collateral_price=D(15),
        reasons=dict.fromkeys(CODES, "meant"),
    )  # fmt: skip
    plan.checklist.signed_off.emit()
    settle(plan.desk)
    page = plan.opening
    for wrong in ("0", "-3"):
        page.collateral_price.setText(wrong)
        assert page.collateral_price.problem == f"{wrong} is not above zero"
        assert not page.open_now.isEnabled()
    page.collateral_price.setText("15")
    assert page.open_now.isEnabled()


def test_a_number_of_another_trade_is_refused_no_more(plan: PlanScreen, settle: Settle) -> None:
    plan.wizard.put(
        platform="aave_v3", asset="ETH", entry=D(2000), units=D(1), sized_by="units",
        leverage=D(2), reasons=dict.fromkeys(CODES, "meant"),
    )  # fmt: skip
    plan.checklist.signed_off.emit()
    settle(plan.desk)
    page = plan.opening
    page.units.setText("0")
    assert page.units.problem
    assert page.trade is not None
    page.show_trade(page.trade)
    assert (page.units.text(), page.units.problem) == ("1", "")


def test_a_plan_that_is_opened_leaves_the_answers_about_another_trade(
    plan: PlanScreen, settle: Settle
) -> None:
    plan.wizard.put(
        platform="aave_v3", asset="ETH", entry=D(2000), units=D("0.1"), sized_by="units",
        reasons=dict.fromkeys(CODES, "meant"),
    )  # fmt: skip
    plan.wizard.go(Question.ALERTS)  # what is proposed there is seen before it is signed
    plan.wizard.go(Question.EXIT)
    plan.checklist.go_on()
    settle(plan.desk)
    (planned,) = trades_in(plan.desk, settle)
    plan.begin()
    plan.wizard.put(thesis="About another one")
    plan.show_facts(trade_id=planned.id, open=True)
    settle(plan.desk)
    plan.opening.open()
    settle(plan.desk)
    assert [trade.status for trade in trades_in(plan.desk, settle)] == [Status.OPEN]
    assert plan.wizard.proposal.thesis == "About another one"
    assert plan.wizard.is_worth_keeping


def test_what_was_not_kept_is_kept_when_the_window_closes(plan: PlanScreen, settle: Settle) -> None:
    plan.wizard.put(thesis="Half a thought")
    plan.close()
    (draft,) = trades_in(plan.desk, settle)
    assert draft.status is Status.DRAFT


def test_every_field_has_a_name_and_a_place(plan: PlanScreen) -> None:
    for question in Question:
        plan.wizard.go(question)
        for editor in plan.checklist.form(question).findChildren(QLineEdit):
            if editor.objectName().startswith("plan."):
                assert editor.accessibleName(), editor.objectName()
                assert editor.focusPolicy() & Qt.FocusPolicy.TabFocus, editor.objectName()


def test_a_target_that_cannot_be_is_no_target_and_loses_nothing(plan: PlanScreen) -> None:
    plan.wizard.put(platform="aave_v3", asset="ETH", units=D(1), sized_by="units")
    plan.wizard.go(Question.LEVELS)
    for name, text in (("entry", "2000"), ("stop", "1860"), ("target", "2400")):
        field = child(plan, f"plan.{name}")
        QTest.keyClicks(field, text)
    target, share = child(plan, "plan.target"), child(plan, "plan.share")
    assert isinstance(target, QLineEdit)
    assert isinstance(share, QLineEdit)
    assert share.text() == "100"
    target.setFocus()
    for wrong in ("0", "-5"):
        target.selectAll()
        target.insert(wrong)
        assert targets_in(plan) == []
    target.selectAll()
    target.insert("2400")
    assert targets_in(plan) == [Target(D(2400), D(1))]
    share.setFocus()
    for wrong in ("150", "-20"):
        share.selectAll()
        share.insert(wrong)
        child(plan, "plan.entry").setFocus()
        assert targets_in(plan) == []
        assert (target.text(), share.text()) == ("2400", wrong)


def test_of_a_target_and_its_share_that_is_marked_which_is_wrong_and_the_first_is_told(
    plan: PlanScreen,
) -> None:
    plan.wizard.put(platform="aave_v3", asset="ETH", units=D(1), sized_by="units")
    plan.wizard.go(Question.LEVELS)
    target, share = child(plan, "plan.target"), child(plan, "plan.share")
    field = next(each for each in plan.findChildren(Field) if each.isAncestorOf(target))
    assert isinstance(target, AmountEdit)
    assert isinstance(share, AmountEdit)

    def found() -> tuple[bool, bool, str]:
        return bool(target.property("problem")), bool(share.property("problem")), field.note

    target.setFocus()
    target.insert("1e5")
    share.setFocus()
    share.selectAll()
    share.insert("150")
    assert found() == (False, True, share.problem)
    assert target.accessibleDescription() == target.unit
    target.setFocus()
    target.insert("e")
    assert found() == (True, True, target.problem)
    share.setFocus()
    share.selectAll()
    share.insert("100")
    assert found() == (True, False, target.problem)


def targets_in(plan: PlanScreen) -> list[Target]:
    return list(plan.wizard.proposal.targets)


def test_what_was_typed_stands_as_it_was_typed(plan: PlanScreen) -> None:
    plan.wizard.put(platform="aave_v3", asset="ETH", entry=D(2000), stop=D(1860))
    plan.wizard.go(Question.SIZE)
    risk = child(plan, "plan.risk_fraction")
    assert isinstance(risk, QLineEdit)
    risk.setFocus()
    risk.selectAll()
    QTest.keyClicks(risk, "1.234")
    child(plan, "plan.capital").setFocus()
    plan.wizard.put(days=D(3))
    assert risk.text() == "1.234"
    assert plan.wizard.proposal.risk_fraction == D("0.01234")


def test_a_plan_that_is_taken_back_can_no_longer_be_opened(
    plan: PlanScreen, settle: Settle
) -> None:
    plan.wizard.put(
        platform="aave_v3", asset="ETH", entry=D(2000), units=D("0.1"), sized_by="units",
        reasons=dict.fromkeys(CODES, "meant"),
    )  # fmt: skip
    plan.wizard.go(Question.ALERTS)  # what is proposed there is seen before it is signed
    plan.wizard.go(Question.EXIT)
    plan.checklist.go_on()
    settle(plan.desk)
    assert plan.pages.currentWidget() is plan.opening
    assert plan.pages_switch.data() == "waiting"
    plan.desk.bridge.change(undo, owner=plan)
    settle(plan.desk)
    assert plan.pages.currentWidget() is plan.checklist


def test_what_an_answer_cannot_be_is_said_at_once_and_never_reckoned(plan: PlanScreen) -> None:
    plan.wizard.put(
        platform="aave_v3", asset="ETH", entry=D(2000), units=D(1), sized_by="units",
        collateral="wstETH", collateral_price=D(2500),
    )  # fmt: skip
    for question, name, wrong in (
        (Question.MARGIN, "leverage", "1e29"),
        (Question.SIZE, "units", "1e29"),
        (Question.COSTS, "borrow_apr", "1e29"),
        (Question.COSTS, "borrow_apr", "-150"),
        (Question.COLLATERAL, "depeg_to", "95"),
        (Question.COLLATERAL, "depeg_to", ""),
    ):
        plan.wizard.go(question)
        field = child(plan, f"plan.{name}")
        assert isinstance(field, QLineEdit)
        field.selectAll()
        field.insert(wrong)
        assert field.text() == wrong
        if wrong and name != "units":
            assert getattr(plan.wizard.proposal, name) is None


def test_an_alternative_is_taken_by_key_and_taken_back_in_its_field(plan: PlanScreen) -> None:
    plan.wizard.put(
        platform="aave_v3", asset="ETH", entry=D(2000), stop=D(1880), units=D(1), sized_by="units",
        targets=(Target(D(2400), D(1)),), days=D(14), leverage=D(3),
    )  # fmt: skip
    plan.wizard.go(Question.MARGIN)
    QApplication.processEvents()
    offer = child(plan, "plan.alternative.health_below_profile.leverage")
    assert offer.property("text") == "Leverage 2.23×"
    offer.setFocus()
    press(ENTER)
    assert plan.wizard.proposal.leverage == D("2.23")
    assert plan.wizard.codes_to_say(Question.MARGIN) == ()
    assert focus_name() == "plan.leverage"
    leverage = child(plan, "plan.leverage")
    QTest.keyClick(leverage, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert plan.wizard.proposal.leverage == D(3)
    assert "health_below_profile" in plan.wizard.codes_to_say(Question.MARGIN)


def test_alternatives_follow_when_typing_pauses_and_mend_what_holds_then(
    plan: PlanScreen, qtbot: QtBot
) -> None:
    plan.wizard.put(
        platform="aave_v3", asset="ETH", entry=D(2000), stop=D(1880), units=D(1), sized_by="units",
        targets=(Target(D(2400), D(1)),), days=D(14), leverage=D(2),
    )  # fmt: skip
    plan.wizard.go(Question.MARGIN)
    leverage = child(plan, "plan.leverage")
    assert isinstance(leverage, QLineEdit)
    name = "plan.alternative.health_below_profile.leverage"
    leverage.selectAll()
    QTest.keyClick(leverage, Qt.Key.Key_3)
    assert plan.findChild(QWidget, name) is None
    qtbot.waitUntil(lambda: plan.findChild(QWidget, name) is not None)
    offer = child(plan, name)
    assert offer.property("text") == "Leverage 2.23×"

    plan.wizard.put(leverage=D("2.5"), borrow_apr=D("0.9"))
    before = plan.wizard.proposal.leverage
    offer.setFocus()
    press(ENTER)  # sooner than a person could
    assert before is not None
    assert plan.wizard.proposal.leverage is not None
    assert plan.wizard.proposal.leverage < before
    assert "health_below_profile" not in plan.wizard.codes_to_say(Question.MARGIN)


def test_questions_of_ones_own_are_steps_and_kept_as_they_were_asked(
    plan: PlanScreen, settle: Settle
) -> None:
    questions = USUAL.with_own("Have I slept?", "yes").with_own("Who is selling?", "text")
    questions = questions.moved("own_1", -9).switched("alerts", on=False)
    clock = plan.desk.clock
    plan.desk.bridge.change(lambda journal: keep_questions(journal, clock, questions), owner=plan)
    settle(plan.desk)
    plan.refresh()
    settle(plan.desk)
    assert list(plan.checklist.steps.steps) == list(questions.asked)
    plan.begin()
    QApplication.processEvents()
    assert (step_of(plan), focus_name()) == ("own_1", "plan.own_1")
    press(ENTER)
    assert focus_name() == "plan.reason.own_1"
    child(plan, "plan.own_1").setFocus()
    press(Qt.Key.Key_Space, ENTER)
    assert step_of(plan) == "thesis"
    plan.wizard.put(
        platform="aave_v3", asset="ETH", entry=D(2000), units=D("0.1"), sized_by="units",
        reasons=dict.fromkeys(CODES, "meant"),
    )  # fmt: skip
    plan.wizard.go("own_2")
    QApplication.processEvents()
    assert child(plan, "plan.sign_off").isVisible()
    press("A fund", ENTER)
    child(plan, "plan.sign_off").setFocus()
    press(ENTER)
    settle(plan.desk)
    (trade,) = trades_in(plan.desk, settle)
    assert trade.plan is not None
    kept = {each.question: each for each in trade.plan.checklist}
    assert "alerts" not in kept
    assert (kept["own_1"].asked, kept["own_1"].answer) == ("Have I slept?", "Yes")
    assert (kept["own_2"].asked, kept["own_2"].answer) == ("Who is selling?", "A fund")


def test_the_whole_checklist_is_gone_through_on_one_page_by_keyboard(
    plan: PlanScreen, settle: Settle
) -> None:
    plan.wizard.put(thesis="A thought that was begun before")
    plan.checklist.set_express(on=True)
    QApplication.processEvents()
    assert child(plan, "plan.thesis").property("plainText") == plan.wizard.proposal.thesis
    assert focus_name() == "plan.platform"
    press("Aave", TAB, "eth", TAB, TAB, "main", TAB, "Trend", TAB, TAB, "Below 1,860", TAB, TAB)
    assert (focus_name(), step_of(plan)) == ("plan.entry", "levels")
    press("2000", TAB, "1860", TAB, "2400")
    assert plan.wizard.verdict("thesis") is Verdict.PASS
    assert plan.wizard.verdict("margin") is None
    plan.wizard.put(days=D(14), leverage=D("1.5"), borrow_apr=D("0.05"), capital=None)
    plan.wizard.put(alerts=(), exit_plan="")
    press(ENTER)  # goes on to the next field, and signs nothing
    missing = child(plan, "plan.missing")
    assert (focus_name(), missing.isVisible()) == ("plan.share", False)
    press_ctrl_enter()
    settle(plan.desk)
    assert trades_in(plan.desk, settle) == []
    assert focus_name() == "plan.capital"
    assert missing.property("text") == (
        "To sign off, this is needed: your capital or the size of the position, "
        "and 2 more answers or reasons."
    )
    press("20000")
    press_ctrl_enter()
    assert focus_name() == "plan.alert.1"  # what is missing is filled in, rather than excused
    assert str(missing.property("text")).endswith("answers are missing: give them, or say why not.")
    press_ctrl_enter()
    assert focus_name() == "plan.reason.alerts_missing"
    plan.wizard.put(reasons=dict.fromkeys(CODES, "meant"))
    assert not missing.isVisible()
    child(plan, "plan.sign_off").setFocus()
    press(ENTER)
    settle(plan.desk)
    (trade,) = trades_in(plan.desk, settle)
    assert trade.status is Status.PLANNED
    assert trade.plan is not None
    assert [each.question for each in trade.plan.checklist] == list(Question)


def test_enter_on_one_page_comes_to_no_button_that_it_would_press(
    plan: PlanScreen, settle: Settle
) -> None:
    plan.wizard.put(
        platform="aave_v3", asset="ETH", entry=D(2000), units=D(1), sized_by="units",
        leverage=D(2), reasons=dict.fromkeys(CODES, "meant"),
    )  # fmt: skip
    plan.checklist.set_express(on=True)
    QApplication.processEvents()
    assert plan.checklist.express is not None
    leverage = plan.checklist.express.findChild(QWidget, "plan.leverage")
    assert isinstance(leverage, QWidget)
    leverage.setFocus()
    visited: list[str] = []
    while not isinstance(QApplication.focusWidget(), QPlainTextEdit) and len(visited) < 40:
        press(ENTER)
        visited.append(focus_name())
    settle(plan.desk)
    assert {"plan.capital", "plan.borrow_apr", "plan.alert.1"} < set(visited)
    assert not {"plan.use_most", "plan.propose_alerts"} & set(visited)
    assert plan.wizard.proposal.leverage == 2
    assert trades_in(plan.desk, settle) == []


def test_steps_and_page_show_the_same(plan: PlanScreen) -> None:
    plan.wizard.put(
        platform="aave_v3", asset="ETH", entry=D(2000), stop=D(1600), leverage=D(3), days=D(14)
    )
    plan.wizard.try_all()
    shown = {}
    for question in Question:
        plan.wizard.go(question)
        shown[question.value] = plan.checklist.evidence.pairs
    plan.checklist.set_express(on=True)
    express = plan.checklist.express
    assert express is not None
    for name, section in express.sections.items():
        express.reveal(name)
        QApplication.processEvents()
        assert section.evidence.pairs == shown[name]
    plan.checklist.set_express(on=False)
    assert plan.checklist.card.isVisible()
    assert step_of(plan) == "exit"


def test_what_the_program_ended_over_is_there_again(
    plan: PlanScreen, settle: Settle, qtbot: QtBot
) -> None:
    desk = plan.desk
    plan.wizard.put(platform="aave_v3", asset="ETH", thesis="Half a thought", entry=D(2000))
    plan.wizard.go(Question.COSTS)
    assert desk.journal_path is not None
    assert read_unfinished(desk.journal_path) is not None
    pauses = plan.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    qtbot.waitUntil(lambda: not any(timer.isActive() for timer in pauses))
    other = PlanScreen(desk)  # as if the first one had gone with its program
    qtbot.addWidget(other)
    other.refresh()
    settle(desk)
    assert other.wizard.proposal == plan.wizard.proposal
    assert (step_of(other), other.wizard.is_touched) == ("costs", True)
    other.save_draft()
    settle(desk)
    assert read_unfinished(desk.journal_path) is None
    (draft,) = trades_in(desk, settle)
    assert draft.status is Status.DRAFT


def typed_unread(plan: PlanScreen) -> None:
    """Words in a field for a number, one that it cannot be, and a price that is none."""
    plan.wizard.put(platform="aave_v3", asset="ETH", thesis="Half a thought", entry=D(2000))
    plan.wizard.go(Question.COSTS)
    QApplication.processEvents()
    for name, text in (("plan.days", "-5"), ("plan.borrow_apr", "eight or so")):
        editor = child(plan, name)
        assert isinstance(editor, AmountEdit)
        editor.setText(text)


def assert_unread_is_there(plan: PlanScreen) -> None:
    QApplication.processEvents()
    assert step_of(plan) == "costs"
    days, rate = child(plan, "plan.days"), child(plan, "plan.borrow_apr")
    assert isinstance(days, AmountEdit)
    assert isinstance(rate, AmountEdit)
    assert (days.text(), rate.text()) == ("-5", "eight or so")
    assert days.problem
    assert rate.problem
    assert (plan.wizard.proposal.days, plan.wizard.proposal.borrow_apr) == (None, None)


def test_what_is_no_number_comes_back_with_its_draft(
    plan: PlanScreen, settle: Settle, qtbot: QtBot
) -> None:
    typed_unread(plan)
    plan.leave()
    settle(plan.desk)
    (draft,) = trades_in(plan.desk, settle)
    other = PlanScreen(plan.desk)
    qtbot.addWidget(other)
    other.show()
    other.refresh()
    settle(plan.desk)
    other.resume(draft)
    settle(plan.desk)
    assert_unread_is_there(other)
    days = child(other, "plan.days")
    assert isinstance(days, AmountEdit)
    days.setText("30")
    assert other.wizard.proposal.days == 30
    assert "costs.days" not in other.wizard.proposal.unread
    other.wizard.begin()
    assert other.wizard.proposal.unread == {}


def test_what_is_no_number_comes_back_after_the_program_ended(
    plan: PlanScreen, settle: Settle, qtbot: QtBot
) -> None:
    typed_unread(plan)
    desk = plan.desk
    pauses = plan.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    qtbot.waitUntil(lambda: not any(timer.isActive() for timer in pauses))
    other = PlanScreen(desk)  # as if the first one had gone with its program
    qtbot.addWidget(other)
    other.show()
    other.refresh()
    settle(desk)
    assert_unread_is_there(other)


def test_prices_that_cannot_be_read_come_back_with_their_draft(
    plan: PlanScreen, settle: Settle
) -> None:
    plan.wizard.put(
        platform="aave_v3", asset="ETH", thesis="Half a thought", playbook="trend_following"
    )
    QApplication.processEvents()
    series = plan.findChild(QPlainTextEdit, "plan.prices")
    assert series is not None
    series.setPlainText("1900\nabout 2000")
    plan.begin()
    settle(plan.desk)
    (draft,) = trades_in(plan.desk, settle)
    plan.resume(draft)
    settle(plan.desk)
    QApplication.processEvents()
    again = plan.checklist.form("thesis").findChild(QPlainTextEdit, "plan.prices")
    assert again is not None
    assert again is not series
    assert again.toPlainText() == "1900\nabout 2000"


def test_nothing_is_signed_off_over_what_was_left_unread_in_a_draft(
    plan: PlanScreen, settle: Settle
) -> None:
    """Its step was not gone to since."""
    plan.wizard.put(
        platform="aave_v3", asset="ETH", entry=D(2000), units=D("0.1"), sized_by="units",
        reasons=dict.fromkeys(CODES, "meant"), unread={"costs.days": "a month or so"},
    )  # fmt: skip
    plan.wizard.go(Question.EXIT)
    settle(plan.desk)
    signed: list[bool] = []
    plan.checklist.signed_off.connect(lambda: signed.append(True))
    plan.checklist.go_on()
    QApplication.processEvents()
    assert (step_of(plan), signed) == ("costs", [])
    days = child(plan, "plan.days")
    assert isinstance(days, AmountEdit)
    assert days.text() == "a month or so"
    assert days.hasFocus()


def after_its_draft_was_kept_unheard(plan: PlanScreen, settle: Settle, qtbot: QtBot) -> PlanScreen:
    """Another start: the draft was finished once nobody heard of it any more, and the answers
    stand beside.
    """
    desk = plan.desk
    plan.wizard.put(platform="aave_v3", asset="ETH", thesis="Half a thought", entry=D(2000))
    plan.wizard.go(Question.COSTS)
    assert desk.journal_path is not None
    left = read_unfinished(desk.journal_path)
    assert left is not None
    plan.leave()
    settle(desk)
    keep_unfinished(desk.journal_path, left)
    other = PlanScreen(desk)
    qtbot.addWidget(other)
    return other


def test_what_was_kept_as_the_program_ended_is_not_kept_twice(
    plan: PlanScreen, settle: Settle, qtbot: QtBot
) -> None:
    desk = plan.desk
    other = after_its_draft_was_kept_unheard(plan, settle, qtbot)
    other.refresh()
    settle(desk)
    assert other.wizard.trade is not None
    other.wizard.put(entry=D(2100))
    other.save_draft()
    settle(desk)
    (draft,) = trades_in(desk, settle)
    assert draft.id == other.wizard.trade.id


def test_what_was_kept_as_the_program_ended_is_taken_up_and_not_kept_twice(
    plan: PlanScreen, settle: Settle, qtbot: QtBot
) -> None:
    """Whoever goes on with the draft does so before it is found that the answers are its own."""
    desk = plan.desk
    other = after_its_draft_was_kept_unheard(plan, settle, qtbot)
    (kept,) = trades_in(desk, settle)
    asked: list[bool] = []

    def go_on() -> None:
        if not asked and other.wizard.is_touched:
            asked.append(True)
            QTimer.singleShot(0, lambda: other.resume(kept))

    other.wizard.changed.connect(go_on)
    other.refresh()
    QTest.qWait(1)
    settle(desk)
    assert asked
    assert [each.id for each in trades_in(desk, settle)] == [kept.id]
    assert other.wizard.trade == kept
    assert other.wizard.proposal.thesis == "Half a thought"


def test_a_plan_is_duplicated_without_its_reasons(plan: PlanScreen, settle: Settle) -> None:
    plan.wizard.put(
        platform="aave_v3", asset="ETH", entry=D(2000), units=D("0.1"), sized_by="units",
        reasons=dict.fromkeys(CODES, "meant"), thesis="Again and again",
    )  # fmt: skip
    plan.wizard.go(Question.ALERTS)  # what is proposed there is seen before it is signed
    plan.wizard.go(Question.EXIT)
    plan.checklist.go_on()
    settle(plan.desk)
    plan.show_page("waiting")
    child(plan, "plan.copy").setFocus()
    press(ENTER)
    settle(plan.desk)
    assert plan.wizard.trade is None
    told = plan.wizard.proposal
    assert (told.thesis, told.entry, told.units, told.reasons) == (
        "Again and again", D(2000), D("0.1"), {},
    )  # fmt: skip
    plan.save_draft()
    settle(plan.desk)
    assert sorted(trade.status for trade in trades_in(plan.desk, settle)) == ["draft", "planned"]


def test_a_playbook_fills_in_what_is_not_typed_and_is_kept_as_ones_own(
    plan: PlanScreen, settle: Settle
) -> None:
    plan.wizard.put(platform="aave_v3", asset="ETH", strategy="My own word")
    choice = plan.checklist.playbook.choice
    choice.setFocus()
    press("Trend")
    told = plan.wizard.proposal
    assert (told.playbook, told.strategy, told.days) == ("trend", "My own word", D(21))
    prices = child(plan, "plan.prices")
    assert isinstance(prices, QPlainTextEdit)
    assert prices.isVisible()
    prices.setPlainText("\n".join(str(1000 + 10 * day) for day in range(60)))
    assert (plan.wizard.proposal.average_20, len(plan.wizard.proposal.prices)) == (D(1495), 60)
    prices.setPlainText("10\nx")
    assert plan.wizard.proposal.prices == ()  # what cannot be read answers nothing
    plan.wizard.go(Question.LEVELS)
    QApplication.processEvents()
    press("2000")
    assert plan.wizard.proposal.stop == D(1840)
    press(TAB, "1900")
    assert plan.wizard.proposal.stop == D(1900)
    plan.wizard.put(playbook="hedge")
    told = plan.wizard.proposal
    assert (told.direction.value, told.stop, told.strategy) == ("short", D(1900), "My own word")
    child(plan, "plan.playbook_keep").setFocus()
    press(ENTER)
    name = child(plan, "plan.playbook_dialog.name")
    assert isinstance(name, QLineEdit)
    for taken in ("Hedge", "trend following"):
        name.setText(taken)
        QTest.keyClick(name, ENTER)
        settle(plan.desk)
        assert name.isVisible()
    name.setText("My hedge")
    QTest.keyClick(name, ENTER)
    settle(plan.desk)
    plan.refresh()
    settle(plan.desk)
    assert "My hedge" in plan.wizard.playbooks
    plan.wizard.put(playbook="My hedge")
    drop = child(plan, "plan.playbook_drop")
    assert drop.isVisible()
    drop.setFocus()
    press(ENTER)
    settle(plan.desk)
    plan.refresh()
    settle(plan.desk)
    assert "My hedge" not in plan.wizard.playbooks


def test_a_playbook_keeps_no_prices_in_its_exit_plan(plan: PlanScreen, settle: Settle) -> None:
    plan.wizard.put(platform="aave_v3", asset=Asset("ETH"), entry=D(2000), stop=D(1900))
    plan.wizard.go(Question.EXIT)
    field = child(plan, "plan.exit_plan").parentWidget()
    assert isinstance(field, Field)
    for name, words in (("Proposed", ""), ("Written", "Out at the stop, whatever they say")):
        assert field.note.startswith("Proposed from") == (not words)
        child(plan, "plan.playbook_keep").setFocus()
        press(ENTER)
        edit = child(plan, "plan.playbook_dialog.name")
        assert isinstance(edit, QLineEdit)
        edit.setText(name)
        QTest.keyClick(edit, ENTER)
        settle(plan.desk)
        plan.refresh()
        settle(plan.desk)
        assert plan.wizard.playbooks[name].exit_plan == words
        plan.wizard.put(exit_plan="Out at the stop, whatever they say")


def test_a_refused_number_is_told_as_the_trader_writes_numbers(plan: PlanScreen) -> None:
    plan.desk.use_formats(Formats(",", "."))
    plan.wizard.go(Question.MARGIN)
    QApplication.processEvents()
    field = child(plan, "plan.leverage")
    assert isinstance(field, AmountEdit)
    field.setText("1234,5")
    said = field.problem
    plan.desk.use_formats(Formats())
    assert said == "1234,5 is not between 1 and 1000"


def test_a_planned_trade_leads_to_its_opening_and_can_be_changed(
    plan: PlanScreen, settle: Settle
) -> None:
    plan.wizard.put(
        platform="aave_v3", asset="ETH", entry=D(2000), units=D("0.1"), sized_by="units",
        reasons=dict.fromkeys(CODES, "meant"),
    )  # fmt: skip
    plan.checklist.signed_off.emit()
    settle(plan.desk)
    plan.begin()
    plan.show_page("waiting")
    settle(plan.desk)
    assert plan.waiting.go_on.text() == "Open the trade…"
    plan.waiting.go_on.click()
    settle(plan.desk)
    assert plan.pages.currentWidget() is plan.opening
    assert plan.pages_switch.data() == "waiting"
    QTest.mouseClick(child(plan, "plan.page.3"), Qt.MouseButton.LeftButton)
    assert plan.pages.currentWidget() is plan.waiting
    plan.waiting.change.click()
    settle(plan.desk)
    assert plan.pages.currentWidget() is plan.checklist
    assert plan.wizard.proposal.units == D("0.1")


def test_one_page_is_remembered(plan: PlanScreen, qtbot: QtBot) -> None:
    plan.checklist.modes.chosen.emit("page")
    assert plan.checklist.express is not None
    again = WizardPage(Wizard(PresetPlatforms()), plan.desk)
    qtbot.addWidget(again)
    assert again.express is not None
    again.modes.chosen.emit("steps")
    later = WizardPage(Wizard(PresetPlatforms()), plan.desk)
    qtbot.addWidget(later)
    assert later.express is None


def test_costs_without_a_rate_say_that_they_are_not_known(plan: PlanScreen, settle: Settle) -> None:
    plan.wizard.put(
        platform="aave_v3", asset=Asset("ETH"), strategy="Trend", entry=D(2000), stop=D(1900),
        targets=(Target(D(2400), D(1)),), capital=D(20_000), leverage=D("1.5"), borrow_apr=None,
        days=D(14), reasons=dict.fromkeys(CODES, "meant"),
    )  # fmt: skip
    plan.wizard.go("costs")
    form = plan.checklist.form("costs")
    assert isinstance(form, CostsForm)
    assert form.rate_field.note.startswith("Without it interest and break‑even are not known")
    shown = dict(plan.checklist.evidence.pairs)
    assert (shown["Interest a day"], shown["Interest in all"]) == ("—", "—")
    plan.wizard.put(borrow_apr=D(0))
    assert dict(plan.checklist.evidence.pairs)["Interest in all"] == "$0.00"
    assert "not known" not in form.rate_field.note
    plan.wizard.put(borrow_apr=None)
    plan.checklist.signed_off.emit()
    settle(plan.desk)
    assert dict(plan.opening.figures.pairs)["Expected costs"] == "not known: no borrow rate"


def test_without_a_rate_the_costs_say_where_it_is_found_and_go_on(plan: PlanScreen) -> None:
    plan.wizard.put(platform="aave_v3", asset=Asset("ETH"), entry=D(2000), stop=D(1900))
    plan.wizard.go(Question.COSTS)
    form = plan.checklist.form(Question.COSTS)
    assert isinstance(form, CostsForm)
    assert "Aave v3 shows it on its own page of USDC" in form.rate_field.note
    plan.wizard.put(direction=Direction.SHORT, stop=D(2100))
    assert "Aave v3 shows it on its own page of ETH" in form.rate_field.note
    form.days.setFocus()
    press("14")
    press_ctrl_enter()
    assert step_of(plan) == "collateral"
    assert plan.wizard.verdict(Question.COSTS) is Verdict.WARNING
    plan.wizard.back()
    plan.wizard.put(borrow_apr=D("0.05"))
    assert "its own page" not in form.rate_field.note


def test_a_line_that_costs_cross_at_a_step_before_is_told_with_the_costs(
    plan: PlanScreen,
) -> None:
    plan.wizard.put(
        platform="hyperliquid", asset=Asset("ETH"), entry=D(2000), stop=D(1800),
        risk_fraction=D("0.0195"), days=D(30), fee_rate=D("0.0005"),
    )  # fmt: skip
    for step in (Question.SIZE, Question.COSTS):
        plan.wizard.go(step)
    note = child(plan, "plan.breaches_by_costs")
    assert isinstance(note, NoteBox)
    assert note.isVisible()
    assert "smaller, so that the costs fit the risk" in note.sentence.text()
    plan.wizard.put(sized_by="units", units=D("1.9"), borrow_apr=D("0.01"))
    assert not note.isVisible()
    plan.wizard.put(borrow_apr=D("0.9"))
    assert note.isVisible()
    told = "Size and risk: The loss at the stop is more than"
    assert told in note.sentence.text()


def test_the_buttons_of_the_head_keep_their_places(plan: PlanScreen) -> None:
    def places() -> list[int]:
        return [each.x() for each in (plan.pages_switch, plan.new, plan.save)]

    first = places()
    assert not plan.save.isEnabled()
    plan.wizard.put(thesis="A thought")
    assert plan.save.isEnabled()
    plan.show_page("waiting")
    QApplication.processEvents()
    assert places() == first
    assert not plan.save.isEnabled()
    plan.show_page("checklist")
    assert plan.save.isEnabled()
    assert plan.save.isVisible()


def test_on_one_page_the_field_stays_where_it_is_while_what_is_above_it_grows(
    plan: PlanScreen, settle: Settle
) -> None:
    plan.wizard.put(
        platform="aave_v3", asset=Asset("ETH"), entry=D(3050), stop=D(2900), capital=D(60_000)
    )
    plan.checklist.set_express(on=True)
    plan.wizard.go("size")
    settle(plan.desk)
    express = plan.checklist.express
    assert express is not None
    area = express.scroll_area
    units = express.sections["size"].form.findChild(QWidget, "plan.units")
    assert units is not None
    units.setFocus()
    area.ensureWidgetVisible(units, 0, 4)
    settle(plan.desk)

    def top() -> int:
        return units.mapTo(area.viewport(), QPoint()).y()

    before, longest = top(), area.verticalScrollBar().maximum()
    press("30")
    settle(plan.desk)
    QTest.qWait(100)  # what would mend the breaches is told a moment later
    assert area.verticalScrollBar().maximum() > longest
    assert top() == before


def test_a_size_that_lacks_its_capital_is_told_at_the_field(plan: PlanScreen) -> None:
    plan.wizard.put(platform="aave_v3", asset="ETH", entry=D(2000), stop=D(1900), capital=None)
    plan.wizard.go(Question.SIZE)
    QApplication.processEvents()
    press(ENTER)
    plan.wizard.back()
    QApplication.processEvents()
    told = [each.problem for each in plan.checklist.form("size").findChildren(Field)]
    assert [each for each in told if each] == ["Your capital or the size of the position is needed"]
    child(plan, "plan.capital").setFocus()
    press("20000")
    told = [each.problem for each in plan.checklist.form("size").findChildren(Field)]
    assert not any(told)


def test_the_mouse_goes_on_where_the_keyboard_does(plan: PlanScreen) -> None:
    """A click takes the keys from the field that it has led to."""
    QApplication.processEvents()
    press("Aave", TAB, TAB, TAB, TAB, "Trend following", TAB)
    press("Higher low above the 50-day average.", TAB, "A daily close below 1,860")
    for led_to in ("plan.asset", "plan.entry"):
        QTest.mouseClick(plan.checklist.next, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        assert focus_name() == led_to
    assert step_of(plan) == "levels"


def test_no_step_follows_the_first_without_a_platform(plan: PlanScreen) -> None:
    plan.wizard.put(asset=Asset("ETH"), thesis="A higher low above the average held twice")
    field = child(plan, "plan.platform").parentWidget()
    assert isinstance(field, Field)
    for press_on in (plan.checklist.go_on, plan.checklist.next.click, plan.checklist.go_on):
        child(plan, "plan.asset").setFocus()
        press_on()
        QApplication.processEvents()
        assert step_of(plan) == "thesis"
        assert focus_name() == "plan.platform"
        assert "platform is needed" in field.problem
        press_on()  # with the keys there already
        assert step_of(plan) == "thesis"
    assert plan.checklist.next.text() == "Go to what is missing"
    plan.wizard.put(platform="aave_v3")
    assert field.problem == ""
    plan.checklist.go_on()
    assert step_of(plan) == "levels"


@pytest.mark.parametrize("width", [904, 1080])
def test_an_asset_of_a_long_name_makes_no_step_wider_than_its_window(
    plan: PlanScreen, settle: Settle, width: int
) -> None:
    plan.resize(width, 600)  # beside a slim rail, and beside a full one
    plan.wizard.put(
        platform="aave_v3", asset=Asset("LONGNAME" * 5), strategy="Trend", entry=D(2000),
        stop=D(1860), targets=(Target(D(2400), D(1)),), leverage=D(3), days=D(14), units=D(30),
        sized_by="units",
    )  # fmt: skip
    wide: list[tuple[str, int]] = []
    for question in USUAL.asked:
        plan.wizard.go(question)
        settle(plan.desk)
        QTest.qWait(60)  # what mends a breach is offered when typing pauses
        wide += [
            (question, area.horizontalScrollBar().maximum())
            for area in plan.findChildren(QScrollArea)
            if area.isVisible() and area.horizontalScrollBar().maximum()
        ]
    assert wide == []
    assert plan.width() == width


def test_the_levels_stand_closer_before_a_name_is_cut(qtbot: QtBot) -> None:
    rows = LevelRows()
    qtbot.addWidget(rows)
    rows.resize(200, 34)
    assert not rows.grab().isNull()  # with nothing to show yet
    words = ("Liquidation", "1,378.01", "−54.8% · −$1,374")
    name, price, meaning = map(QFontMetrics(theme().font()).horizontalAdvance, words)
    rows.show_rows((ShownLevel(words[0], words[1], "danger", words[2]),))

    def room(width: int) -> int:
        rows.resize(width, 34)
        return rows.name_room

    whole = [width for width in range(200, 500) if room(width) >= name]
    assert whole == list(range(name + price + meaning + 16, 500))
    assert room(499) == 499 - price - meaning - 44  # with air between all, where there is room
