"""A plan that was changed and not signed anew says so in the list, and leads back to the change."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from pytestqt.qtbot import QtBot

from journal_app.ui.desk import Desk
from journal_app.ui.screens.plan.screen import PlanScreen
from tests.ui.wizard.test_signed import planned

D = Decimal
Settle = Callable[[Desk], None]


def chip(plan: PlanScreen) -> str:
    assert plan.waiting.model.rowCount() == 1
    return plan.waiting.model.cell(0, 2).chip


def test_a_change_that_was_left_is_marked_and_led_back_to(
    desk_on: Callable[..., Desk], settle: Settle, qtbot: QtBot
) -> None:
    plan = planned(desk_on, settle, qtbot)
    plan.checklist.signed_off.emit()
    settle(plan.desk)
    assert "not signed" not in plan.opening.said.text()
    plan.show_page("waiting")
    assert chip(plan) == "Planned"
    assert plan.waiting.go_on.text() == "Open the trade…"
    trade = plan.opening.trade
    assert trade is not None
    plan.resume(trade)
    settle(plan.desk)
    plan.wizard.put(leverage=D("1.2"))
    plan.show_page("waiting")
    assert chip(plan) == "Changed, not signed"
    plan.save_draft()  # kept in the journal, it is no more signed than before
    settle(plan.desk)
    plan.begin()
    settle(plan.desk)
    plan.show_page("waiting")
    assert chip(plan) == "Changed, not signed"
    assert plan.waiting.go_on.text() == "Go on with the change"
    assert not plan.waiting.change.isVisible()
    plan.show_facts(trade_id=trade.id, open=True)  # from another screen
    settle(plan.desk)
    assert "not signed" in plan.opening.said.text()
    assert plan.opening.change.text() == "Go on with the change"
    plan.show_page("waiting")
    plan.waiting.go_on.click()
    settle(plan.desk)
    assert plan.part == "checklist"
    assert plan.wizard.proposal.leverage == D("1.2")
    plan.checklist.signed_off.emit()
    settle(plan.desk)
    plan.show_page("waiting")
    assert chip(plan) == "Planned"
