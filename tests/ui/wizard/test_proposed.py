"""What the checklist proposes, as it is shown, changed and seen before it is signed off."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from journal_app.domain.money import Asset
from journal_app.domain.planning.checklist import CODES
from journal_app.domain.planning.proposal import Alert
from journal_app.domain.planning.questions import Question
from journal_app.domain.trade import Status, Target
from journal_app.ui.screens.plan.screen import PlanScreen
from journal_app.ui.widgets.amount_edit import AmountEdit
from tests.ui.wizard.test_plan_screen import (
    ENTER,
    TAB,
    Settle,
    child,
    focus_name,
    plan,
    press,
    press_ctrl_enter,
    step_of,
    trades_in,
)

__all__ = ["plan"]

D = Decimal
ETH = Asset("ETH")
LEVELS = {"platform": "hyperliquid", "asset": ETH, "entry": D(2000), "stop": D(1900)}


def on_the_page(screen: PlanScreen, name: str) -> QWidget:
    express = screen.checklist.express
    assert express is not None
    found = express.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def go_by_key_to(screen: PlanScreen, name: str, key: Qt.Key) -> None:
    """From the thesis, on one page, with the levels typed on the way."""
    on_the_page(screen, "plan.wrong_if").setFocus()
    typed = {"plan.entry": "2000", "plan.stop": "1900"}
    for _ in range(80):
        press(TAB if isinstance(QApplication.focusWidget(), QPlainTextEdit) else key)
        if focus_name() in typed:
            press(typed[focus_name()])
        if focus_name() == name:
            return
    raise AssertionError(name)


@pytest.mark.parametrize("key", [TAB, ENTER])
def test_on_one_page_the_rows_of_alerts_show_what_is_proposed_before_they_are_typed_in(
    plan: PlanScreen, settle: Settle, key: Qt.Key
) -> None:
    plan.checklist.set_express(on=True)
    plan.wizard.put(platform="hyperliquid", asset=ETH, thesis="A higher low held twice")
    settle(plan.desk)
    go_by_key_to(plan, "plan.alert.1", key)
    settle(plan.desk)
    prices = [on_the_page(plan, f"plan.alert.{number}") for number in (1, 2, 3)]
    proposed = plan.wizard.proposal.alerts
    assert [price.amount() for price in prices if isinstance(price, AmountEdit)] == [
        alert.price for alert in proposed
    ]
    assert not prices[0].visibleRegion().isEmpty()
    press("1960", TAB, "phone")  # in the place of what stood there
    first, *others = plan.wizard.proposal.alerts
    assert (first.price, first.place) == (D(1960), "phone")
    assert others == list(proposed[1:])


def test_on_one_page_an_alert_shows_the_levels_that_are_put_while_it_has_the_keyboard(
    plan: PlanScreen, settle: Settle
) -> None:
    plan.checklist.set_express(on=True)
    plan.wizard.put(**LEVELS)
    settle(plan.desk)
    place = on_the_page(plan, "plan.alert_place.1")
    place.setFocus()
    plan.wizard.put(stop=D(1800))
    price = on_the_page(plan, "plan.alert.1")
    assert isinstance(price, AmountEdit)
    assert price.amount() == 1900
    press("phone")
    plan.wizard.put(stop=D(1900))
    assert price.amount() == plan.wizard.proposal.alerts[0].price == D(1900)


def test_on_one_page_the_exit_plan_shows_its_proposed_words_when_the_keyboard_comes_to_it(
    plan: PlanScreen, settle: Settle
) -> None:
    plan.checklist.set_express(on=True)
    plan.wizard.put(platform="hyperliquid", asset=ETH, thesis="A higher low held twice")
    settle(plan.desk)
    go_by_key_to(plan, "plan.exit_plan", TAB)
    written = on_the_page(plan, "plan.exit_plan")
    assert isinstance(written, QPlainTextEdit)
    assert written.toPlainText() == "Stop 1,900: close everything."
    plan.wizard.put(stop=D(1850))
    assert written.toPlainText() == "Stop 1,850: close everything."
    written.selectAll()
    press("Mine")
    plan.wizard.put(stop=D(1800))
    assert written.toPlainText() == plan.wizard.proposal.exit_plan == "Mine"


def test_on_one_page_a_field_out_of_sight_shows_its_answer_before_it_is_typed_in(
    plan: PlanScreen, settle: Settle
) -> None:
    alerts = tuple(Alert(D(price), "phone") for price in (1900, 1800, 1700))
    targets = (Target(D(2200), D("0.5")), Target(D(2400), D("0.5")))
    plan.checklist.set_express(on=True)
    plan.wizard.put(platform="aave_v3", asset=ETH, thesis="A higher low held twice")
    plan.wizard.put(entry=D(2000), stop=D(1900), borrow_apr=D("0.062"))
    plan.wizard.put(alerts=alerts, targets=targets)
    settle(plan.desk)
    on_the_page(plan, "plan.wrong_if").setFocus()
    read: dict[str, tuple[Decimal | None, bool]] = {}
    for _ in range(80):
        press(TAB if isinstance(QApplication.focusWidget(), QPlainTextEdit) else ENTER)
        at = QApplication.focusWidget()
        if isinstance(at, AmountEdit):
            read.setdefault(at.objectName(), (at.amount(), at.selectedText() == at.text()))
        if focus_name() == "plan.alert.1":
            break
    assert read["plan.borrow_apr"] == (D("6.2"), True)
    assert read["plan.alert.1"] == (D(1900), True)
    press("1950")
    assert plan.wizard.proposal.alerts == (Alert(D(1950), "phone"), *alerts[1:])
    plan.checklist.set_express(on=False)
    plan.wizard.go(Question.THESIS)
    plan.checklist.set_express(on=True)
    settle(plan.desk)
    share = on_the_page(plan, "plan.share")
    share.setFocus()  # where no scrolling goes before
    assert isinstance(share, AmountEdit)
    assert share.amount() == 50
    press("40")
    assert [target.share for target in plan.wizard.proposal.targets] == [D("0.4"), D("0.5")]


@pytest.mark.parametrize("mode", ["steps", "page"])
def test_what_is_proposed_and_was_not_seen_as_it_stands_is_gone_to_before_it_is_signed(
    plan: PlanScreen, settle: Settle, mode: str
) -> None:
    said = "Look over what is proposed, and change what is not meant; then sign off once more."
    plan.checklist.set_express(on=mode == "page")
    plan.wizard.put(**LEVELS, reasons=dict.fromkeys(CODES, "meant"))
    plan.wizard.go(Question.ALERTS)  # they were seen, but not as they are now
    plan.wizard.go(Question.LEVELS)
    settle(plan.desk)
    plan.wizard.put(stop=D(1800))
    plan.wizard.go(Question.EXIT)
    settle(plan.desk)
    plan.checklist.go_on()
    settle(plan.desk)
    assert step_of(plan) == Question.ALERTS
    assert plan.checklist.missing.text() == said
    assert plan.checklist.missing.isVisible()
    assert trades_in(plan.desk, settle) == []
    plan.wizard.put(reasons={})
    plan.checklist.go_on()
    plan.checklist.go_on()
    assert plan.checklist.missing.isVisible()
    assert plan.checklist.missing.text() != said  # it is said once
    plan.wizard.put(reasons=dict.fromkeys(CODES, "meant"))
    plan.wizard.go(Question.EXIT)
    assert not plan.checklist.missing.isVisible()
    plan.checklist.go_on()
    settle(plan.desk)
    (trade,) = trades_in(plan.desk, settle)
    assert trade.status is Status.PLANNED


def test_on_one_page_one_is_sent_once_to_all_that_is_proposed(
    plan: PlanScreen, settle: Settle
) -> None:
    """A second refusal in the same words looked as if nothing had been pressed."""
    plan.checklist.set_express(on=True)
    plan.wizard.put(**LEVELS, reasons=dict.fromkeys(CODES, "meant"))
    settle(plan.desk)
    plan.checklist.go_on()
    settle(plan.desk)
    assert step_of(plan) == Question.ALERTS
    assert plan.checklist.missing.color == "text"  # nothing is wrong
    assert trades_in(plan.desk, settle) == []
    plan.checklist.go_on()
    settle(plan.desk)
    (trade,) = trades_in(plan.desk, settle)
    assert trade.status is Status.PLANNED


def test_on_one_page_what_stands_in_sight_is_seen(plan: PlanScreen, settle: Settle) -> None:
    plan.checklist.set_express(on=True)
    plan.resize(1400, 4000)
    plan.wizard.put(**LEVELS, reasons=dict.fromkeys(CODES, "meant"))
    settle(plan.desk)
    QTest.qWait(50)
    assert plan.wizard.unseen is None
    press_ctrl_enter()
    settle(plan.desk)
    (trade,) = trades_in(plan.desk, settle)
    assert trade.status is Status.PLANNED


def test_a_place_that_was_typed_first_stays_beside_the_level_that_comes(
    plan: PlanScreen, settle: Settle
) -> None:
    plan.wizard.put(platform="hyperliquid", asset=ETH)
    plan.wizard.go(Question.ALERTS)
    settle(plan.desk)
    place, propose = child(plan, "plan.alert_place.2"), child(plan, "plan.propose_alerts")
    assert isinstance(place, QLineEdit)
    place.setFocus()
    press("phone")
    plan.wizard.go(Question.LEVELS)
    plan.wizard.put(**LEVELS)
    plan.wizard.go(Question.ALERTS)
    settle(plan.desk)
    propose.setFocus()
    press(Qt.Key.Key_Space)
    assert place.text() == "phone"
    told = [(alert.price, alert.place) for alert in plan.wizard.proposal.alerts]
    assert [where for _, where in told] == ["", "phone", ""]
