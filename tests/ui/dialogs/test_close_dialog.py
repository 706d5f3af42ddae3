"""Closing: what is proposed is settled, own figures stand, and a part stays a part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal as D
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journal_app.domain.ledger.closing import Exit, Settled
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.money import Asset
from journal_app.domain.trade import Status
from journal_app.services.recording import record_entries
from journal_app.services.trade_page import TradePage, trade_page
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.close_dialog import CloseDialog
from journal_app.ui.dialogs.close_form import CloseForm
from tests.ui.conftest import StandingClock


class Closing:
    """A close dialog on an open trade of the demo."""

    def __init__(self, desk: Desk, wait: Callable[[Desk], None]) -> None:
        self.desk, self._wait = desk, wait
        self.dialog = CloseDialog(desk, self.page())
        self.form = self.dialog.form
        self.said: list[str] = []
        self.dialog.recorded.connect(self.said.append)
        self.settle()

    def settle(self) -> None:
        self._wait(self.desk)

    def page(self) -> TradePage:
        found: list[TradePage] = []
        self.desk.bridge.read(lambda uow: trade_page(uow, 148), found.append, owner=self.desk)
        self.settle()
        return found[0]

    def settled(self) -> dict[str, str]:
        return {f"{kind} {asset}": e.text() for (kind, asset), e in self.form._settled.items()}


@pytest.fixture
def closing(
    desk_on: Callable[..., Desk], demo_journal: Path, settle: Callable[[Desk], None]
) -> Iterator[Closing]:
    closing = Closing(desk_on(demo_journal), settle)
    yield closing
    if isValid(closing.dialog):  # it is gone once it has recorded
        closing.dialog.close()


def test_a_whole_exit_settles_everything(closing: Closing) -> None:
    form = closing.form
    assert set(closing.settled()) == {"repay USDC", "withdraw USDC"}
    form.grade.choose("B")
    form.mistakes.setText("late exit, , late exit")
    form.fee.setText("2.5")
    closing.settle()
    closing.dialog.keep()
    closing.settle()
    page = closing.page()
    (paid,) = {each.fee for each in page.reckoned.entries[-3:] if each.fee}
    assert (paid.amount, paid.asset) == (D("2.5"), form.fee.unit)
    assert page.trade.status is Status.CLOSED
    assert (page.trade.grade, page.trade.mistakes) == ("B", ("late exit",))
    assert not page.figures.debt
    assert abs(page.figures.equity) < 1
    assert "148" in closing.said[0]


def test_what_is_known_of_an_exit_is_filled_in(closing: Closing) -> None:
    form = closing.form
    usdc = Asset("USDC")
    form.prefill(
        asset=Asset("wstETH"), amount=D("0.5"), price=D(3_700), fee=D(2), repay={usdc: D(1_848)}
    )
    closing.settle()
    assert form.leaving == Exit(Asset("wstETH"), D("0.5"), D(3_700), D(2), usdc)
    assert form.own_settled == Settled({usdc: D(1_848)}, {})
    assert closing.settled() == {"repay USDC": "1848", "withdraw USDC": "0"}


def fee_at(closing: Closing, rate: str) -> str:
    """What of the exit as it stands is told as the fee, by hand."""
    leaving = closing.form.leaving
    assert leaving is not None
    return f"{(leaving.amount * leaving.price * D(rate)).quantize(D('0.01')).normalize():f}"


def with_rates(closing: Closing, planned: str | None, terms: str | None) -> CloseForm:
    """The form of the same trade, as if its plan and its terms told these."""
    page, keep = closing.page(), [None if each is None else D(each) for each in (planned, terms)]
    trade = page.trade
    assert trade.plan is not None
    assert trade.terms is not None
    told = replace(
        trade,
        plan=replace(trade.plan, fee_rate=keep[0]),
        terms=replace(trade.terms, fee_rate=keep[1]),
    )
    return CloseForm(closing.desk, replace(page, reckoned=replace(page.reckoned, trade=told)))


def test_the_fee_is_proposed_by_the_plan_until_one_is_typed(closing: Closing) -> None:
    form = closing.form = with_rates(closing, "0.0005", "0.00045")
    field = form._fields["fee"]
    assert form.leaving is not None
    assert form.leaving.fee > 1
    assert form.fee.text() == fee_at(closing, "0.0005")
    assert field.note == "0.05% of what is closed, as planned"
    form.share.choose(2)
    form._take_share(2)
    form.price.setText("4000")
    assert form.fee.text() == fee_at(closing, "0.0005")
    form.price.clear()
    assert form.fee.text() == field.note == ""
    form.fee.setText("7")
    form.price.setText("3900")
    assert (form.fee.text(), field.note) == ("7", "")
    form.fee.clear()
    form.price.setText("3800")
    assert form.leaving.fee == 0


def test_without_a_planned_rate_the_fee_is_that_of_the_terms(closing: Closing) -> None:
    form = closing.form = with_rates(closing, None, "0.00045")
    assert form.fee.text() == fee_at(closing, "0.00045")
    assert form._fields["fee"].note == "0.045% of what is closed, the platform's taker fee"
    for planned, terms in ((None, None), ("0", "0.00045")):
        form = with_rates(closing, planned, terms)
        assert form.fee.text() == form._fields["fee"].note == ""


def test_more_than_is_shown_as_owed_says_why(closing: Closing) -> None:
    field = closing.form._fields["repay.USDC"]
    (owed,) = closing.page().figures.debt.values()
    assert D(closing.settled()["repay USDC"]) > owed
    assert field.note.startswith(closing.desk.formats.quantity(owed, 4))
    assert field.note.endswith("interest since, rounded up")
    closing.form._take_share(2)
    closing.settle()
    assert field.note == ""


def test_half_is_proposed_anew_and_own_figures_stand(closing: Closing) -> None:
    whole = closing.settled()["repay USDC"]
    closing.form.share.choose(2)
    closing.settle()
    half = closing.settled()["repay USDC"]
    assert float(half) == pytest.approx(float(whole) / 2, abs=0.02)
    repay = closing.form._settled[next(iter(closing.form._settled))]
    repay.clear()
    QTest.keyClicks(repay, "1000")
    closing.settle()
    closing.form.price.setText("3700")
    closing.settle()
    assert closing.settled()["repay USDC"] == "1000"
    closing.dialog.keep()
    closing.settle()
    page = closing.page()
    assert page.trade.status is Status.OPEN
    (held,) = page.figures.positions
    assert held.quantity * 2 == held.entered
    (owed,) = page.figures.debt.values()
    assert 4816 < owed < 4818


def test_what_cannot_be_is_said_beside_its_field(closing: Closing) -> None:
    closing.form.amount.setText("99")
    closing.settle()
    assert "2.565" in closing.form._fields["amount"].problem
    closing.form.price.clear()
    closing.dialog.keep()
    assert "needed" in closing.form._fields["price"].problem
    closing.form.amount.setText("1")
    closing.form.price.setText("3750")
    closing.settle()
    assert not closing.form._fields["amount"].problem


def test_an_exit_of_the_same_minute_comes_after_what_is_recorded(closing: Closing) -> None:
    clock = closing.desk.clock
    assert isinstance(clock, StandingClock)
    just_now = clock.at + timedelta(seconds=20)
    clock.at += timedelta(seconds=40)
    closing.dialog.close()
    put_in = Draft(kind="deposit", at=just_now, asset=Asset("USDC"), amount=D(10), price=D(1))
    closing.desk.bridge.change(
        lambda journal: record_entries(journal, clock, 148, [put_in]), owner=closing.desk
    )
    closing.settle()
    again = CloseDialog(closing.desk, closing.page())
    assert again.form.at == clock.at
    assert not again.form.problems()
    again.close()


def test_what_is_wrong_gets_the_keys(closing: Closing, qtbot: QtBot) -> None:
    with qtbot.waitActive(closing.dialog):
        closing.dialog.show()
    closing.form.time.setText("2020-01-01 00:00")
    closing.settle()
    closing.dialog.keep()
    closing.settle()
    assert closing.form.time.hasFocus()
    assert closing.said == []


def test_a_price_that_is_hardly_meant_is_asked_for_once(closing: Closing) -> None:
    form, dialog = closing.form, closing.dialog
    assert form._fields["price"].note.startswith("last mark of")
    form.price.setText("3.700")
    closing.settle()
    assert "is it meant?" in form._fields["price"].note
    dialog.keep()
    closing.settle()
    assert closing.said == []
    assert dialog.save.text() == "Close anyway"
    form.price.setText("3.710")
    closing.settle()
    dialog.keep()  # another one: asked anew
    closing.settle()
    assert closing.said == []
    dialog.keep()
    closing.settle()
    assert len(closing.said) == 1


def test_what_is_asked_once_stays_asked_until_it_is_answered(closing: Closing) -> None:
    """The look at the exit that a price has begun comes back after the question."""
    closing.form.price.setText("3.700")
    closing.dialog.keep()
    closing.settle()
    assert closing.dialog.save.text() == "Close anyway"
    closing.form.price.setText("3700")
    closing.settle()
    assert closing.dialog.save.text() == "Close trade"


def test_a_price_near_the_mark_is_taken_without_a_word(closing: Closing) -> None:
    closing.form.price.setText("3650")
    closing.settle()
    assert closing.form._fields["price"].note == ""
    closing.dialog.keep()
    closing.settle()
    assert len(closing.said) == 1


def test_more_rows_of_what_it_does_leave_the_dialog_as_large_as_it_is(closing: Closing) -> None:
    closing.dialog.show()
    before = closing.dialog.size()
    closing.form.amount.setText("0.5")
    closing.form.price.setText("61")
    closing.settle()
    assert closing.dialog.effect.sizeHint().height() > 300
    assert closing.dialog.size() == before
