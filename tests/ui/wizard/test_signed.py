"""What a plan was signed off with is seen, though nobody may have looked at it before."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.domain.money import Asset
from journal_app.domain.planning.questions import Question
from journal_app.domain.trade import Plan, Target
from journal_app.storage.bodies import plan_body, plan_of
from journal_app.ui.desk import Desk
from journal_app.ui.messages import say
from journal_app.ui.screens.plan.screen import PlanScreen
from journal_app.ui.wizard.exit_form import ExitForm
from journal_app.ui.wizard.flow import Wizard
from journal_app.ui.wizard.signed_box import only_proposed

D = Decimal
Settle = Callable[[Desk], None]


def planned(desk_on: Callable[..., Desk], settle: Settle, qtbot: QtBot) -> PlanScreen:
    screen = PlanScreen(desk_on())
    qtbot.addWidget(screen)
    screen.resize(1080, 720)
    screen.show()
    qtbot.waitExposed(screen)
    settle(screen.desk)
    wizard = screen.wizard
    wizard.put(platform="aave_v3", asset=Asset("ETH"), entry=D(3050), stop=D(2900))
    wizard.put(targets=(Target(D(3400), D(1)),), capital=D(1_000_000), days=D(14))
    wizard.put(thesis="A higher low above the average", borrow_apr=D("0.05"))
    return screen


def test_the_page_after_signing_lists_what_stood_and_what_was_only_proposed(
    desk_on: Callable[..., Desk], settle: Settle, qtbot: QtBot
) -> None:
    plan = planned(desk_on, settle, qtbot)
    plan.checklist.signed_off.emit()
    settle(plan.desk)
    signed = plan.opening.signed
    assert signed.isVisible()
    listed = {row.text.text(): row.verdict for row in signed.rows}
    assert listed[say("alert_place_missing")] == "warning"
    assert set(listed.values()) == {"warning"}
    told = signed.proposed.text()
    assert told.endswith(": leverage, risk per trade, alerts, exit plan.")
    trade = plan.opening.trade
    assert trade is not None
    plan.show_page("waiting")
    plan.waiting.opening.emit(trade)  # what nobody had given is told as it is signed, not later
    assert not signed.proposed.isVisible()
    assert len(signed.rows) == len(listed)


def test_a_breach_is_listed_with_its_reason_and_what_was_given_is_not_proposed(
    desk_on: Callable[..., Desk], settle: Settle, qtbot: QtBot
) -> None:
    plan = planned(desk_on, settle, qtbot)
    plan.wizard.put(leverage=D(3), units=D(1), sized_by="units", exit_plan="Out at the stop, all")
    for code in plan.wizard.judgement.unreasoned:
        plan.wizard.give_reason(Question.MARGIN, code, "A hedge stands beside it")
    assert only_proposed(plan.wizard) == ("alerts",)
    plan.checklist.signed_off.emit()
    settle(plan.desk)
    broken = [row for row in plan.opening.signed.rows if row.verdict == "breach"]
    assert broken
    assert all("A hedge stands beside it" in row.detail.text() for row in broken)


def test_each_breach_stands_with_the_reason_that_was_given_for_it(
    desk_on: Callable[..., Desk], settle: Settle, qtbot: QtBot
) -> None:
    plan = planned(desk_on, settle, qtbot)
    plan.wizard.put(leverage=D(4), units=D(1), sized_by="units", exit_plan="Out at the stop, all")
    codes = plan.wizard.judgement.answer(Question.MARGIN).unreasoned
    assert len(codes) > 1
    for place, code in enumerate(codes):
        plan.wizard.give_reason(Question.MARGIN, code, f"Reason {place}")
    for code in plan.wizard.judgement.unreasoned:
        plan.wizard.give_reason(Question.SIZE, code, "Meant so")
    plan.checklist.signed_off.emit()
    settle(plan.desk)
    told = {row.detail.text() for row in plan.opening.signed.rows if row.verdict == "breach"}
    assert {f"Reason {place}" for place in range(len(codes))} <= told
    assert plan.opening.trade is not None
    assert plan.opening.trade.plan is not None
    answer = next(
        each for each in plan.opening.trade.plan.checklist if each.question == Question.MARGIN
    )
    assert answer.reason == "; ".join(f"Reason {place}" for place in range(len(codes)))
    kept = plan_of(plan_body(plan.opening.trade.plan))
    assert [kept_answer.reasons for kept_answer in kept.checklist if kept_answer.reasons] == [
        answer.reasons
    ]


def test_of_a_contract_what_is_not_known_is_its_funding(
    desk_on: Callable[..., Desk], settle: Settle, qtbot: QtBot
) -> None:
    plan = planned(desk_on, settle, qtbot)
    plan.wizard.put(platform="hyperliquid", borrow_apr=None)
    for code in plan.wizard.judgement.unreasoned:
        plan.wizard.give_reason(Question.MARGIN, code, "Meant so")
    plan.checklist.signed_off.emit()
    settle(plan.desk)
    told = " ".join(row.text.text() for row in plan.opening.signed.rows)
    assert "funding" in told
    assert "orrow" not in told


def test_nothing_is_listed_where_nothing_stood(
    desk_on: Callable[..., Desk], settle: Settle, qtbot: QtBot
) -> None:
    plan = planned(desk_on, settle, qtbot)
    assert only_proposed(Wizard(plan.desk.platforms)) == ()
    box = plan.opening.signed
    box.show_plan(Plan(planned_at=plan.desk.now()), (), None)
    assert not box.isVisibleTo(plan.opening)


def test_a_verdict_of_the_last_step_leads_to_its_step_and_says_why(
    desk_on: Callable[..., Desk], settle: Settle, qtbot: QtBot
) -> None:
    plan = planned(desk_on, settle, qtbot)
    plan.wizard.go(Question.EXIT)
    QApplication.processEvents()
    form = plan.checklist.form(Question.EXIT)
    assert isinstance(form, ExitForm)
    alerts, levels = form.chips["alerts"], form.chips["levels"]
    assert alerts.text() == "Alerts: warning"
    assert alerts.toolTip() == say("alert_place_missing")
    assert levels.toolTip() == ""
    assert alerts.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert not levels.focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.keyClick(alerts, Qt.Key.Key_Return)
    assert plan.wizard.step == "alerts"
    plan.wizard.go(Question.EXIT)
    QTest.mouseClick(levels, Qt.MouseButton.LeftButton)
    assert plan.wizard.step == "levels"
