"""An entry as one line: it fills the form, shows what it does, and is recorded by Enter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journal_app.domain.ledger.entry_line import draft_in
from journal_app.services.trade_page import TradePage, trade_page
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.entry_dialog import EntryDialog
from journal_app.ui.dialogs.form_dialog import DropDialog

KEY, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier


class Written:
    """An entry dialog on an open trade of the demo, with the keyboard in its line."""

    def __init__(self, desk: Desk, wait: Callable[[Desk], None]) -> None:
        self.desk, self._wait = desk, wait
        self.dialog = EntryDialog(desk, self.page())
        self.form, self.line = self.dialog.form, self.dialog.line
        self.said: list[str] = []
        self.dialog.recorded.connect(self.said.append)
        self.dialog.begin()
        self.dialog.show()
        QApplication.processEvents()

    def settle(self) -> None:
        self._wait(self.desk)

    def page(self) -> TradePage:
        found: list[TradePage] = []
        self.desk.bridge.read(lambda uow: trade_page(uow, 148), found.append, owner=self.desk)
        self.settle()
        return found[0]

    def write(self, text: str) -> None:
        QTest.keyClicks(self.line.edit, text)
        self.settle()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        QTest.keyClick(self.line.edit, key, modifiers or Qt.KeyboardModifier.NoModifier)
        self.settle()


@pytest.fixture
def line(
    desk_on: Callable[..., Desk], demo_journal: Path, settle: Callable[[Desk], None]
) -> Iterator[Written]:
    written = Written(desk_on(demo_journal), settle)
    yield written
    if isValid(written.dialog):  # it is gone once it has recorded
        written.dialog.forget_typed()  # else it asks
        written.dialog.close()


def test_a_line_fills_the_form_shows_its_effect_and_is_recorded(line: Written) -> None:
    assert line.line.edit.hasFocus()
    assert "wstETH" in line.line.edit.placeholderText()
    line.write("red 1 @ 3,800 fee 1.2")
    form = line.form
    assert (form.word, form.amounts["amount"].text()) == ("reduce", "1")
    assert (form.amounts["price"].text(), form.amounts["fee"].text()) == ("3800", "1.2")
    assert form.assets["asset"].text() == "wstETH"
    assert form.assets["fee_asset"].text() == "USDC"
    health = line.dialog.effect._rows["health"]
    assert health.isVisible()
    assert health.before == "1.41"
    before = len(line.page().ledger)
    line.press(KEY.Key_Return)
    assert line.said == ["reduce"]
    assert len(line.page().ledger) == before + 1


def test_a_sale_that_leaves_the_loan_says_so(line: Written) -> None:
    words = line.dialog.effect._words
    line.write("reduce 1 @ 3800")
    assert words.isVisible()
    assert "The loan stays as it is." in words.text()
    line.line.edit.clear()
    line.write("deposit 100")
    assert "loan" not in words.text()


def test_line_and_form_never_disagree(line: Written) -> None:
    line.write("reduce 1 @ 3800")
    form = line.form
    QTest.keyClick(form.amounts["amount"], KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(form.amounts["amount"], "2")
    assert line.line.text == "reduce 2 wstETH @ 3800"
    form.amounts["amount"].clear()
    assert line.line.text == ""
    form.amounts["amount"].setText("1.5")
    form.time.setText("2026-11-21 10:00")
    form.note.setPlainText("half")
    assert line.line.text == "reduce 1.5 wstETH @ 3800 on 2026-11-21 10:00 note half"
    assert draft_in(line.line.text, form.setting()) == form.draft()
    for note in ("two\nlines", "long " * 500):
        form.note.setPlainText(note)
        assert line.line.text == ""
    line.write("deposit 100")
    assert form.note.toPlainText() == ""
    assert form.time.text() == "2026-11-22 12:00"
    assert draft_in(line.line.text, form.setting()) == form.draft()
    line.line.edit.selectAll()
    line.press(KEY.Key_Delete)
    assert form.amounts["amount"].text() == ""


def test_yesterday_alone_is_shown_at_once(line: Written) -> None:
    line.write("deposit 100 yesterday")
    assert line.form.time.text() == "2026-11-21 12:00"


def test_a_whole_entry_in_the_line_is_asked_for_before_it_is_dropped(line: Written) -> None:
    much = []
    for words in ("reduce 1", " @ 3800"):
        line.write(words)
        much.append(line.dialog.is_much_typed)
    assert much == [False, True]
    line.press(KEY.Key_Escape)
    (asking,) = line.dialog.findChildren(DropDialog)
    asking.reject()
    line.press(KEY.Key_Return, SHIFT)
    assert line.said == ["reduce"]
    assert not line.dialog.is_much_typed


def test_a_slip_is_told_at_its_word_and_not_while_it_is_written(line: Written) -> None:
    line.write("reduce 1 frm")
    assert not line.line.note.text() or "frm" not in line.line.note.text()
    line.write(" @ 3800")
    assert "'frm' is not understood" in line.line.note.text()
    slip = line.line._under.contentsMargins().left()
    assert abs(slip - line.line.edit.place_of(len("reduce 1 "))) < 2
    line.press(KEY.Key_Return)
    assert line.said == []
    assert line.line.text == "reduce 1 frm @ 3800"
    assert "frm" in line.line.edit.accessibleDescription()


def test_what_is_still_to_say_is_told_quietly_and_on_enter_beside_the_field(line: Written) -> None:
    line.write("reduce 1")
    assert line.line.note.text() == "Still to say: Price"
    line.press(KEY.Key_Return)
    assert line.said == []
    assert "needed" in line.form._fields["price"].problem
    line.write(" 99999999")
    line.press(KEY.Key_Home)
    line.press(KEY.Key_End)
    line.line.edit.setText("")
    line.write("reduce 99 3800")
    assert "2.565" in line.form._fields["amount"].problem
    line.press(KEY.Key_Return)
    assert line.said == []


def test_words_are_taken_by_tab_and_by_enter(line: Written, qtbot: QtBot) -> None:
    edit = line.line.edit
    line.write("dep")
    assert edit.is_offering
    line.press(KEY.Key_Tab)
    assert edit.text() == "deposit "
    assert edit.hasFocus()
    line.write("100 u")
    assert edit.is_offering
    edit._popup.setCurrentIndex(edit._popup.model().index(0, 0))
    line.press(KEY.Key_Return)
    assert edit.text() == "deposit 100 USDC "
    assert line.said == []
    assert edit._popup.isHidden()
    line.press(KEY.Key_Tab)
    assert not edit.hasFocus()


def test_the_arrow_down_offers_what_may_come(line: Written) -> None:
    line.press(KEY.Key_Down)
    assert line.line.edit.is_offering
    assert "liquidation" in line.line.edit._offers.words


def test_several_fills_are_recorded_in_a_row(line: Written) -> None:
    before = line.page().figures.positions[0].quantity
    line.write("reduce 0.5 3800")
    line.press(KEY.Key_Return, SHIFT)
    assert line.said == ["reduce"]
    assert line.dialog.isVisible()
    assert line.line.text == ""
    assert line.line.edit.hasFocus()
    assert "Recorded" in line.line.note.text()
    assert line.form.amounts["amount"].text() == ""
    line.write("reduce 0.5 3810")
    line.press(KEY.Key_Return)
    assert line.said == ["reduce", "reduce"]
    assert line.page().figures.positions[0].quantity == before - Decimal(1)


def test_several_fills_in_a_row_from_the_form(line: Written) -> None:
    line.dialog.begin("reduce")
    amounts = line.form.amounts
    for amount in ("0.25", "0.5"):
        assert amounts["amount"].hasFocus()
        QTest.keyClicks(amounts["amount"], amount)
        QTest.keyClicks(amounts["price"], "3800")
        QTest.keyClick(amounts["price"], KEY.Key_Return, SHIFT)
        line.settle()
        line.settle()
        assert line.form.word == "reduce"
    assert line.said == ["reduce", "reduce"]


def test_a_mark_is_seen_and_kept(line: Written) -> None:
    line.write("mark 3000")
    assert line.dialog.effect._rows["equity"].isVisible()
    foretold = line.dialog.effect._rows["equity"].after
    line.press(KEY.Key_Return)
    assert line.said == ["mark"]
    assert line.desk.formats.money(line.page().figures.equity) == foretold


def test_the_oracle_s_price_stands_in_line_and_form_and_judges_the_health(line: Written) -> None:
    line.write("mark 3000")
    health = line.dialog.effect._rows["health"]
    by_market = health.after
    line.write(" oracle 2900")
    assert line.form.amounts["oracle_price"].amount() == Decimal(2900)
    assert not line.form._fields["oracle_price"].isHidden()
    assert float(health.after) < float(by_market)
    foretold = health.after
    line.form.amounts["oracle_price"].setText("-1")
    assert "above zero" in line.form._fields["oracle_price"].problem
    line.form.amounts["oracle_price"].setText("2900")
    line.settle()
    assert line.line.text.endswith("@ 3000 oracle 2900")
    line.dialog.keep()
    line.settle()
    assert line.desk.formats.ratio(line.page().figures.health_factor) == foretold


def test_the_oracle_s_price_is_not_asked_for_where_the_market_liquidates(line: Written) -> None:
    trade = line.page().trade
    assert trade.terms is not None
    by_market = replace(trade, terms=replace(trade.terms, liquidates_on="market"))
    line.form.begin_anew(by_market)
    line.form.show_kind("mark")
    assert line.form._fields["oracle_price"].isHidden()
    assert not line.form._fields["price"].isHidden()


def test_an_entry_among_others_says_so_and_an_hour_that_was_twice_is_asked(line: Written) -> None:
    line.write("deposit 100 on 2026-11-19 10:00")
    assert "before the latest entry" in line.form._fields["time"].note
    line.line.edit.setText("")
    line.form.time.setText("2026-02-30 10:00")
    assert "not a date and time" in line.form._fields["time"].problem
