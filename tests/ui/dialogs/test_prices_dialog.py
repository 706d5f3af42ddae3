"""The sheet of prices and rates: down the column by keyboard, questioned inline, one step."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal as D
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.market.observed import Mark, Market
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.services.book_figures import BookFigures, book_figures
from journal_app.services.marking import mark
from journal_app.services.price_sheet import PriceSheet, price_sheet
from journal_app.services.undo import undo
from journal_app.services.watching import standing_now
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs import prices_dialog
from journal_app.ui.dialogs.prices_dialog import PricesDialog
from journal_app.ui.widgets.card import Card
from tests.ui.conftest import StandingClock

Settle = Callable[[Desk], None]


class Driven:
    """The sheet of the demo journal."""

    def __init__(self, desk: Desk, qtbot: QtBot, settle: Settle) -> None:
        self.desk, self.qtbot, self._settle = desk, qtbot, settle
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.dialog = PricesDialog(desk, self.window)
        self.dialog.open()
        self.settle()

    def part(self, name: str) -> Any:
        return self.dialog.findChild(QWidget, f"prices.{name}")

    def settle(self) -> None:
        self._settle(self.desk)

    def type_here(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, text)

    def press(self, key: Qt.Key) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)

    def rest(self) -> None:
        """Wait until the keys rest and the book has been told."""
        self.qtbot.waitUntil(lambda: self.dialog._grid.is_resting)
        self.settle()

    def book(self) -> dict[str, tuple[str, str]]:
        return {name: (row.before, row.after) for name, row in self.dialog._book.rows.items()}

    def kept_book(self) -> BookFigures:
        found: list[BookFigures] = []
        self.desk.bridge.read(
            lambda uow: book_figures(standing_now(uow, self.desk.now())),
            found.append,
            owner=self.desk,
        )
        self.settle()
        return found[0]

    def price(self, asset: str) -> str:
        return str(self.mark(asset).price)

    def mark(self, asset: str) -> Mark:
        found: list[Market] = []
        self.desk.bridge.read(lambda uow: uow.observations.market(), found.append, owner=self.desk)
        self.settle()
        return found[0].prices[Asset(asset)].every()[-1]


@pytest.fixture
def driven(
    desk_on: Callable[..., Desk], demo_journal: Path, qtbot: QtBot, settle: Settle
) -> Driven:
    return Driven(desk_on(demo_journal), qtbot, settle)


def test_a_rate_that_is_asked_for_has_the_keys(driven: Driven) -> None:
    driven.dialog.reject()
    asked = list(driven.dialog._grid._rates)[-1]
    main = PricesDialog(driven.desk, driven.window, rate=asked)
    main.open()
    driven.settle()
    assert main._grid._rates[asked].editor.hasFocus()
    main.reject()
    other = PricesDialog(driven.desk, driven.window, rate=("nowhere", "ETH"))
    other.open()
    driven.settle()
    assert other._grid.rows[0].editor.hasFocus()


def test_prices_are_typed_down_the_column_and_kept_as_one_step(driven: Driven) -> None:
    assert driven.part("btc").hasFocus()
    before = driven.price("BTC"), driven.price("ETH")
    driven.type_here("91500")
    driven.press(Qt.Key.Key_Return)
    driven.type_here("3,050.25")
    driven.press(Qt.Key.Key_Up)
    assert driven.part("btc").hasFocus()
    driven.part("save").click()
    driven.settle()
    assert not driven.dialog.isVisible()
    assert (driven.price("BTC"), driven.price("ETH")) == ("91500", "3050.25")
    driven.desk.bridge.change(undo, owner=driven.desk)
    assert (driven.price("BTC"), driven.price("ETH")) == before


def test_the_first_price_has_the_keyboard_however_late_it_is_known(
    desk_on: Callable[..., Desk], demo_journal: Path, qtbot: QtBot, settle: Settle
) -> None:
    desk = desk_on(demo_journal)
    may_go_on = threading.Event()
    desk.bridge.read(lambda _: may_go_on.wait(10), lambda _: None, owner=desk)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = PricesDialog(desk, window)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert not dialog._at.hasFocus()
    may_go_on.set()
    settle(desk)
    first = dialog.findChild(QWidget, "prices.btc")
    assert first is not None
    qtbot.waitUntil(first.hasFocus)


def test_a_tenth_of_the_last_price_is_questioned_once(driven: Driven) -> None:
    save = driven.part("save")
    driven.type_here("9150")
    save.click()
    assert driven.dialog.isVisible()
    assert save.text() == "Save anyway"
    assert "BTC" in driven.part("said").text()
    save.click()
    driven.settle()
    assert driven.price("BTC") == "9150"


def test_a_column_is_pasted_from_where_one_stands(driven: Driven) -> None:
    QGuiApplication.clipboard().setText("3.050,25\n3725")
    driven.press(Qt.Key.Key_Down)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert driven.part("eth").text() == "3.050,25"
    assert driven.part("wsteth").text() == "3725"
    QGuiApplication.clipboard().setText("wsteth 3726\nBTC 91600\nDOGE 1")
    driven.part("paste").click()
    assert (driven.part("btc").text(), driven.part("wsteth").text()) == ("91600", "3726")
    assert driven.part("said").text() == "2 fields filled. No row here for DOGE."


def test_the_oracle_is_asked_for_again_below_its_asset(
    desk_on: Callable[..., Desk], demo_journal: Path, qtbot: QtBot, settle: Settle
) -> None:
    desk = desk_on(demo_journal)
    seen = Mark(Asset("wstETH"), datetime(2026, 11, 22, 11, tzinfo=UTC), D(3700), D(3650))
    desk.bridge.change(
        lambda journal: mark(journal, desk.clock, [seen], []), lambda _: None, owner=desk
    )
    settle(desk)
    driven = Driven(desk, qtbot, settle)
    oracle = driven.part("oracle.wsteth")
    driven.part("wsteth").setFocus()
    driven.press(Qt.Key.Key_Down)
    assert oracle.hasFocus()
    driven.type_here("3,640")
    driven.part("save").click()
    driven.settle()
    assert "the market's price is needed" in driven.part("said").text()
    driven.part("wsteth").setText("3690")
    driven.part("save").click()
    driven.settle()
    assert not driven.dialog.isVisible()
    assert (driven.price("wstETH"), driven.mark("wstETH").oracle_price) == ("3690", D(3640))


def test_what_cannot_be_a_price_is_said_beside_it_and_keeps_the_others(driven: Driven) -> None:
    driven.type_here("abc")
    driven.press(Qt.Key.Key_Return)
    driven.type_here("3050")
    assert driven.part("btc").property("problem")
    assert not driven.part("save").isEnabled()
    driven.part("btc").clear()
    assert driven.part("save").isEnabled()
    assert driven.part("eth").text() == "3050"


def test_the_whole_book_is_told_while_one_types(driven: Driven) -> None:
    before = driven.book()
    assert all(old == new for old, new in before.values())
    assert before["equity"][0] == "$65,254"
    driven.type_here("70000")
    driven.rest()
    told = driven.book()
    assert told["equity"][0] == before["equity"][0] != told["equity"][1]
    driven.press(Qt.Key.Key_Backspace)
    driven.type_here("1")
    driven.rest()
    told = driven.book()
    driven.part("save").click()  # it is far below the last price
    driven.part("save").click()
    driven.settle()
    driven.dialog._book.show_change(driven.dialog._sheet.book, driven.kept_book())  # type: ignore[union-attr]
    assert driven.book() == told


def test_what_is_taken_back_leaves_the_book_as_it_is(driven: Driven) -> None:
    driven.type_here("70000")
    driven.rest()
    driven.part("btc").clear()
    driven.rest()
    assert all(old == new for old, new in driven.book().values())
    driven.part("btc").setText("70000")
    driven.part("at").setText("soon")
    driven.rest()
    assert all(old == new for old, new in driven.book().values())
    assert not driven.part("save").isEnabled()


def test_an_answer_to_an_earlier_key_is_never_shown(driven: Driven) -> None:
    driven.type_here("70000")
    driven.dialog._ask_for_book()  # on its way while the next key comes
    driven.part("btc").clear()
    driven.dialog._ask_for_book()
    driven.settle()
    assert all(old == new for old, new in driven.book().values())


def test_a_rate_that_no_ledger_can_have_is_said_beside_the_book(driven: Driven) -> None:
    driven.dialog._show_no_book(Refused.because("apr", "growth_out_of_range"))
    assert "grows beyond" in driven.part("book_words").text()
    driven.type_here("91000")
    driven.rest()
    assert driven.part("book_words").text() == ""


def test_a_price_that_stood_still_is_questioned(driven: Driven) -> None:
    last = driven.price("ETH")
    driven.part("eth").setText(last)
    assert not driven.dialog._grid.doubted
    driven.part("btc").setText("91000")
    assert driven.dialog._grid.doubted == ["ETH"]
    (row,) = [row for row in driven.dialog._grid.rows if row.name == "ETH"]
    driven.rest()
    assert row.said == "The same as the last price, while others moved; is it of today?"
    assert row.said in row.editor.accessibleDescription()
    driven.part("btc").clear()
    driven.rest()
    assert row.said == ""


def test_old_prices_that_stay_are_named_with_their_age(driven: Driven) -> None:
    driven.rest()
    assert "BTC (1 d)" in driven.part("old").text()
    driven.type_here("91000")
    driven.rest()
    assert "BTC" not in driven.part("old").text()


def test_an_earlier_moment_than_the_last_prices_is_questioned(driven: Driven) -> None:
    driven.type_here("91000")
    driven.part("at").setText("2026-11-01 08:00")
    assert "newer prices are known" in driven.part("said_of_time").text().lower()
    driven.part("save").click()
    assert driven.part("save").text() == "Save anyway"
    assert "the time" in driven.part("said").text()
    driven.part("at").setText("2027-11-01 08:00")
    assert not driven.part("save").isEnabled()
    assert "is in the future" in driven.part("said_of_time").text()


def test_a_clock_behind_the_last_prices_is_said(
    desk_on: Callable[..., Desk], demo_journal: Path, qtbot: QtBot, settle: Settle
) -> None:
    desk = desk_on(demo_journal)
    assert isinstance(desk.clock, StandingClock)
    desk.clock.at = datetime(2026, 11, 1, tzinfo=UTC)
    driven = Driven(desk, qtbot, settle)
    assert "The clock of this machine is behind" in driven.part("said_of_time").text()
    driven.type_here("91000")
    driven.part("save").click()
    driven.settle()
    assert not driven.dialog.isVisible()
    assert driven.price("BTC") == "91000"


def drop(dialog: PricesDialog, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dialog.dropEvent(event)


def test_a_dropped_file_fills_the_sheet_and_writes_nothing(driven: Driven, tmp_path: Path) -> None:
    before = driven.price("BTC")
    file = tmp_path / "prices.csv"
    file.write_text(
        "time,asset,price\n"
        "2026-11-22T10:00Z,BTC,90000\n2026-11-22T11:00Z,BTC,91000\n"
        "2026-11-22T11:00Z,DOGE,0.2\n2026-11-20T11:00Z,ETH,3000\n2026-11-22T11:00Z,SOL,x\n"
    )
    drop(driven.dialog, file)
    driven.settle()
    assert (driven.part("btc").text(), driven.part("eth").text()) == ("91000", "")
    assert driven.part("at").text() == "2026-11-22 11:00"
    said = driven.part("said").text()
    assert said == (
        "1 field filled. No row here for DOGE. Older in the file, and left out: ETH. "
        "Lines that cannot be read: 1."
    )
    assert driven.price("BTC") == before
    driven.part("save").click()
    driven.settle()
    assert driven.price("BTC") == "91000"


def test_a_file_of_rates_and_oracle_prices_finds_its_fields(
    desk_on: Callable[..., Desk], demo_journal: Path, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    desk = desk_on(demo_journal)
    seen = Mark(Asset("wstETH"), datetime(2026, 11, 22, 11, tzinfo=UTC), D(3700), D(3650))
    desk.bridge.change(
        lambda journal: mark(journal, desk.clock, [seen], []), lambda _: None, owner=desk
    )
    settle(desk)
    driven = Driven(desk, qtbot, settle)
    prices, rates = tmp_path / "prices.csv", tmp_path / "rates.csv"
    prices.write_text(
        "time,asset,price,oracle_price\n2026-11-22T11:30Z,wstETH,3690,3640\n"
        "2026-11-22T11:30Z,ETH,3010,3010\n2026-11-22T11:30Z,BTC,90000,89000\n"
    )
    driven.dialog.take_file(prices)
    driven.settle()
    assert driven.part("oracle.wsteth").text() == "3640"
    assert driven.part("said").text() == "4 fields filled. No row here for BTC oracle."
    (row, *_) = [row for row in driven.dialog._grid.rows if row.called.kind == "rate"]
    platform = row.called.platforms[0]
    rates.write_text(
        f"time,platform,asset,borrow_apr\n2026-11-22T11:30Z,{platform},{row.name},0.0715\n"
    )
    driven.dialog.take_file(rates)
    driven.settle()
    assert row.editor.text() == "7.15"
    assert driven.part("said").text() == "1 field filled."


def test_a_table_without_times_is_taken_as_it_would_be_pasted(
    driven: Driven, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "coins.csv"
    file.write_text("asset,price\nETH,3010\nBTC,91000\n")
    chosen = (str(file), "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: chosen)
    driven.part("from_file").click()
    driven.settle()
    assert (driven.part("btc").text(), driven.part("eth").text()) == ("91000", "3010")
    chosen = ("", "")
    driven.part("from_file").click()
    assert not driven.desk.bridge.is_busy


def test_a_file_of_something_else_is_refused(driven: Driven, tmp_path: Path) -> None:
    file = tmp_path / "fills.csv"
    head, line = "time,coin,dir,px,sz,ntl,fee,closedPnl", "ETH,Open Long,2000,1,2000,0.7,-0.7"
    for day, said in (("13/03", "neither prices nor borrow rates"), ("7/3", "Import asks")):
        file.write_text(f"{head}\n{day}/2025 - 10:00:00,{line}\n")
        driven.dialog.take_file(file)
        driven.settle()
        assert said in driven.part("said").text()
    driven.dialog.take_file(tmp_path / "none.csv")
    driven.settle()
    assert "none.csv" in driven.part("said").text()


def test_only_files_are_dropped_and_only_where_something_is_open(
    driven: Driven, tmp_path: Path
) -> None:
    def entering(mime: QMimeData) -> bool:
        event = QDragEnterEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        event.ignore()
        driven.dialog.dragEnterEvent(event)
        return event.isAccepted()

    files, words = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.csv"))])
    words.setText("BTC 5")
    assert entering(files)
    assert not entering(words)


def test_enter_leads_past_the_last_field_to_saving(driven: Driven) -> None:
    driven.press(Qt.Key.Key_Up)  # there is nothing above the first
    assert driven.part("btc").hasFocus()
    rows = driven.dialog._grid.rows
    driven.dialog._grid.go_to(len(rows) - 1)
    driven.part("btc").setText("91000")
    driven.press(Qt.Key.Key_Return)
    assert driven.part("save").hasFocus()


def test_one_pasted_number_is_left_to_its_field(driven: Driven) -> None:
    QGuiApplication.clipboard().setText("91,000")
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert driven.part("btc").text() == "91,000"
    assert driven.part("said").text() == ""


def test_many_names_are_counted(driven: Driven) -> None:
    QGuiApplication.clipboard().setText("A1 1\nB1 1\nC1 1\nD1 1\nE1 1\nF1 1\nBTC 91000")
    driven.part("paste").click()
    assert driven.part("said").text() == (
        "1 field filled. No row here for A1, B1, C1, D1 and 2 more."
    )


def test_without_an_open_trade_there_is_nothing_to_fill(
    desk_on: Callable[..., Desk], qtbot: QtBot, settle: Settle
) -> None:
    driven = Driven(desk_on(), qtbot, settle)
    assert not driven.part("paste").isEnabled()
    assert not driven.part("from_file").isEnabled()
    assert not driven.part("save").isEnabled()
    assert driven.book()["equity"] == ("—", "—")


def test_one_row_stands_right_under_its_headings(
    desk_on: Callable[..., Desk],
    demo_journal: Path,
    qtbot: QtBot,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = price_sheet

    def first_alone(*asked: Any) -> PriceSheet:
        sheet = whole(*asked)
        return sheet._replace(prices=sheet.prices[:1], rates=sheet.rates[:1])

    monkeypatch.setattr(prices_dialog, "price_sheet", first_alone)
    driven = Driven(desk_on(demo_journal), qtbot, settle)
    cards = driven.dialog._grid.findChildren(Card)
    assert len(cards) == 2
    assert [card.height() for card in cards] == [card.sizeHint().height() for card in cards]


@pytest.mark.parametrize(("asset", "name"), [("wstETH", "wsteth"), ("NONE", "btc")])
def test_the_keys_go_to_the_asset_that_was_asked_for(
    desk_on: Callable[..., Desk],
    demo_journal: Path,
    qtbot: QtBot,
    settle: Settle,
    asset: str,
    name: str,
) -> None:
    desk, window = desk_on(demo_journal), QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = PricesDialog(desk, window, asset=Asset(asset))
    dialog.open()
    settle(desk)
    field = dialog.findChild(QWidget, f"prices.{name}")
    assert field is not None
    qtbot.waitUntil(field.hasFocus)
