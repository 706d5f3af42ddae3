"""The form of entries: only what a kind needs, problems beside the fields, effects live."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journal_app.domain.ledger.drafts import draft_of
from journal_app.domain.ledger.entries import KINDS
from journal_app.domain.ledger.entry_fields import ASKED
from journal_app.domain.money import Asset
from journal_app.services.trade_page import TradePage, trade_page
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.entry_dialog import EntryDialog

LENT = 142
"""A long bought with a loan, with every kind of care taken of it."""


class Asked:
    """An entry dialog on one trade of the demo."""

    def __init__(self, desk: Desk, wait: Callable[[Desk], None], trade_id: int) -> None:
        self.desk, self._wait = desk, wait
        self.page = self.read_page(trade_id)
        self.dialog = EntryDialog(desk, self.page)
        self.form = self.dialog.form

    def settle(self) -> None:
        self._wait(self.desk)

    def read_page(self, trade_id: int) -> TradePage:
        found: list[TradePage] = []
        self.desk.bridge.read(lambda uow: trade_page(uow, trade_id), found.append, owner=self.desk)
        self.settle()
        return found[0]

    def problem(self, name: str) -> str:
        return self.form._fields[name].problem


@pytest.fixture
def asked(
    desk_on: Callable[..., Desk], demo_journal: Path, settle: Callable[[Desk], None]
) -> Iterator[Asked]:
    asked = Asked(desk_on(demo_journal), settle, 148)
    yield asked
    if isValid(asked.dialog):  # it is gone once it has recorded
        asked.dialog.forget_typed()  # else it asks
        asked.dialog.close()


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_shows_its_own_fields_and_no_others(asked: Asked, kind: str) -> None:
    asked.dialog.begin(kind)
    asked.dialog.show()
    hidden = {name for name, field in asked.form._fields.items() if field.isHidden()}
    wanted = set(ASKED[kind].fields) - {"price"}
    assert not wanted & hidden
    assert {"direction", "to_asset", "to_amount", "apr"} - wanted <= hidden
    assert "kind" not in hidden


def test_an_effect_is_shown_live_and_recorded(asked: Asked) -> None:
    asked.dialog.begin("repay", amount=Decimal(500))
    asked.settle()
    health = asked.dialog.effect._rows["health"]
    foretold = health.after
    assert health.before == "1.41"
    assert float(foretold) > 1.41
    said: list[str] = []
    asked.dialog.recorded.connect(said.append)
    asked.dialog.keep()
    asked.dialog.keep()
    asked.settle()
    assert said == ["repay"]
    after = asked.read_page(148)
    assert asked.desk.formats.ratio(after.figures.health_factor) == foretold


def test_two_fields_that_were_typed_are_asked_for(asked: Asked, qtbot: QtBot) -> None:
    asked.dialog.begin("reduce")
    with qtbot.waitActive(asked.dialog):
        asked.dialog.show()
    for name, text in (("amount", "2"), ("price", "3100")):
        editor = asked.form.amounts[name]
        editor.setFocus()
        editor.selectAll()
        QTest.keyClicks(editor, text)
    asked.settle()
    assert asked.dialog.is_much_typed


def test_the_minute_of_the_latest_entry_is_not_before_it(asked: Asked) -> None:
    state = asked.page.reckoned.state.copy()
    assert state.last is not None
    last = (state.last[0].replace(second=27), state.last[1])
    state.last = last
    form = asked.form
    form.begin_anew(state=state)
    form.prefill(amount=Decimal(1), price=Decimal(3800))
    form.show_kind("reduce")
    form.time.setText(asked.desk.formats.full_time(last[0].replace(second=0)))
    assert form._fields["time"].note == ""
    told = form.draft()
    assert told is not None
    assert told.at == last[0]


def test_problems_stand_beside_their_fields_and_nothing_is_lost(asked: Asked) -> None:
    form = asked.form
    asked.dialog.begin("reduce")
    asked.dialog.show()
    asked.dialog.keep()
    assert "needed" in asked.problem("amount")
    form.amounts["amount"].setText("99")
    form.amounts["price"].setText("3,800")
    asked.settle()
    assert "99" in asked.problem("amount")
    assert "2.565" in asked.problem("amount")
    form.amounts["price"].setText("3800,x")
    form.time.setText("yesterday")
    assert asked.problem("price")
    assert asked.problem("time")
    assert form.amounts["amount"].text() == "99"
    form.amounts["price"].setText("3800")
    form.time.setText("2026-11-21 10:00")
    form.amounts["amount"].setText("1")
    asked.settle()
    assert not any(asked.problem(name) for name in form._fields)
    draft = form.draft()
    assert draft is not None
    assert (draft.at.hour, draft.amount, draft.asset) == (10, Decimal(1), Asset("wstETH"))


def test_a_number_is_refused_while_the_others_are_still_missing(asked: Asked) -> None:
    asked.dialog.begin("swap")
    form = asked.form
    for name in ("amount", "price", "to_amount"):
        form.amounts[name].setText("-5")
        assert asked.problem(name)
    assert "-5 is not above zero" in asked.problem("to_amount")
    form.amounts["to_amount"].setText("5")
    assert not asked.problem("to_amount")
    assert asked.problem("amount")


def test_a_stablecoin_is_not_worth_what_another_kind_was_dealt_at(asked: Asked) -> None:
    asked.dialog.begin("liquidation", amount=Decimal("0.1"), price=Decimal(1500))
    asked.form.show_kind("deposit")
    assert asked.form.assets["asset"].asset() == Asset("USDC")
    assert not asked.form.amounts["price"].text()
    assert asked.form.amounts["amount"].text() == "0.1"


def test_an_opening_takes_its_side_from_the_direction_alone(asked: Asked) -> None:
    asked.dialog.begin("open", asset="BTC", amount=Decimal(2), price=Decimal(100))
    asked.form.direction.choose("short")
    draft = asked.form.draft()
    assert draft is not None
    assert (draft.amount, draft.asset) == (Decimal(-2), Asset("BTC"))
    asked.form.amounts["amount"].setText("-2")
    assert asked.form.draft() is None


def test_a_rate_is_typed_in_percent_with_its_yield_beside(asked: Asked) -> None:
    asked.dialog.begin("rate")
    asked.form.amounts["apr"].setText("9.4")
    draft = asked.form.draft()
    assert draft is not None
    assert draft.apr == Decimal("0.094")
    assert "9.86% APY" in asked.form._fields["apr"].note
    asked.form.amounts["apr"].setText("94000")
    assert asked.form.draft() is None


def test_every_recorded_entry_can_be_shown_and_stays_what_it_was(
    asked: Asked, qtbot: QtBot
) -> None:
    kinds = set()
    for trade_id in (LENT, 128, 53, 117, 148):
        page = asked.read_page(trade_id)
        dialog = EntryDialog(asked.desk, page)
        qtbot.addWidget(dialog)
        for line in page.ledger:
            draft = draft_of(line.recorded.entry)
            kinds.add(draft.kind)
            dialog.form.show_draft(draft)
            shown = dialog.form.draft()
            assert shown is not None
            assert replace(shown, fee_asset=draft.fee_asset) == draft
            assert shown.fee_asset == draft.fee_asset or draft.fee is None
    assert len(kinds) > 8


def test_no_effect_is_shown_of_what_no_longer_stands(asked: Asked) -> None:
    asked.dialog.begin("repay", amount=Decimal(500))
    asked.dialog.show()
    asked.form.time.setText("2026-02-30 10:00")
    asked.settle()
    assert asked.problem("time")
    assert not any(row.isVisible() for row in asked.dialog.effect._rows.values())
    asked.form.time.setText("2062-11-20 10:00")
    assert "in the future" in asked.problem("time")


def test_of_two_corrections_the_second_is_refused_and_what_was_typed_stays(
    asked: Asked, qtbot: QtBot
) -> None:
    line = next(
        each for each in asked.page.ledger if draft_of(each.recorded.entry).kind == "deposit"
    )
    draft = draft_of(line.recorded.entry)
    dialogs = [EntryDialog(asked.desk, asked.page) for _ in range(2)]
    for dialog, note in zip(dialogs, ("one", "other"), strict=True):
        dialog.correct(line.recorded.id, draft)
        dialog.show()
        dialog.form.note.setPlainText(note)
        asked.settle()
        assert not dialog.line.isVisible()
        assert not dialog.save_and_next.isVisible()
        assert not dialog.form._fields["time"].note  # it stands where it stood
    one, other = dialogs
    one.keep()
    asked.settle()
    other.keep()
    asked.settle()
    assert other.isVisible()
    assert other.form.note.toPlainText() == "other"
    assert "meanwhile" in other.form._fields["kind"].problem
    assert other.save.isEnabled()
    kept = {each.recorded.id: each.recorded.entry.note for each in asked.read_page(148).ledger}
    assert kept[line.recorded.id] == "one"
    other.close()


def test_an_hour_that_was_skipped_or_was_twice_is_asked_about(asked: Asked) -> None:
    asked.desk.formats.zone = ZoneInfo("Europe/Berlin")
    asked.dialog.begin("deposit", amount=Decimal(1))
    asked.dialog.show()
    form = asked.form
    form.time.setText("2026-03-29 02:30")
    assert "put forward" in asked.problem("time")
    form.time.setText("2026-10-25 02:30")
    assert "+02:00 or +01:00" in asked.problem("time")
    assert form.draft() is None
    form.time.setText("2026-10-25 02:30 +01:00")
    draft = form.draft()
    assert draft is not None
    assert (draft.at.day, draft.at.hour, draft.at.minute) == (25, 1, 30)
    form.show_draft(draft)
    assert form.time.text() == "2026-10-25 02:30 +01:00"


def test_a_note_without_words_is_no_entry(asked: Asked) -> None:
    asked.dialog.begin("note")
    asked.dialog.show()
    asked.dialog.keep()
    assert "needed" in asked.problem("note")
