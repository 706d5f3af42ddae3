"""The sheet of prices and rates: down the column by keyboard, questioned inline, one step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal as D
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.market.observed import Mark, Market
from journal_app.domain.money import Asset
from journal_app.services.marking import mark
from journal_app.services.undo import undo
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.prices_dialog import PricesDialog

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


def test_a_tenth_of_the_last_price_is_questioned_once(driven: Driven) -> None:
    save = driven.part("save")
    driven.type_here("9150")
    save.click()
    assert driven.dialog.isVisible()
    assert save.text() == "Save all the same"
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
    assert "1 of 3" in driven.part("said").text()


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
