"""The profit by component, opened by keys and by the mouse into what it is made of."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.ui.screens.journal.profit_page import HeadRow, ProfitPage, ProfitRow
from journal_app.ui.screens.journal.rows_page import FigureRow

PRICE = ProfitRow(
    "price",
    ("Price", "", "+$30.00", "gain"),
    [("Closed", "4 Jan", "+$10.00", "gain"), ("Not realised yet", "5 Jan", "+$20.00", "gain")],
)
FEES = ProfitRow("fees", ("Fees", "", "−$1.00", "loss"), [("Opened", "3 Jan", "−$1.00", "loss")])
NET = ProfitRow("net", ("Net", "", "+$29.00", "gain"))


@pytest.fixture
def page(qtbot: QtBot) -> ProfitPage:
    page = ProfitPage("P&L")
    qtbot.addWidget(page)
    page.resize(320, 300)
    page.show_rows([PRICE, FEES, NET])
    page.show()
    return page


def seen(page: ProfitPage) -> list[str]:
    return [each.accessibleName() for each in page.findChildren(FigureRow) if each.isVisible()]


def heads(page: ProfitPage) -> list[HeadRow]:
    return page.findChildren(HeadRow)


def test_enter_shows_what_a_component_is_made_of_and_hides_it_again(page: ProfitPage) -> None:
    assert seen(page) == ["Price +$30.00", "Fees −$1.00", "Net +$29.00"]
    price = heads(page)[0]
    price.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(price, Qt.Key.Key_Return)
    assert seen(page)[:3] == [
        "Price +$30.00",
        "Closed +$10.00 4 Jan",
        "Not realised yet +$20.00 5 Jan",
    ]
    QTest.keyClick(price, Qt.Key.Key_Right)
    assert page.is_open("price")
    QTest.keyClick(price, Qt.Key.Key_Left)
    assert len(seen(page)) == 3
    QTest.keyClick(price, Qt.Key.Key_Left)
    assert not page.is_open("price")


def test_arrow_keys_go_from_one_that_opens_to_the_next(page: ProfitPage) -> None:
    price, fees, net = heads(page)
    price.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(price, Qt.Key.Key_Down)
    assert cast(HeadRow, QApplication.focusWidget()) is fees
    QTest.keyClick(fees, Qt.Key.Key_Down)
    assert fees.hasFocus(), "the net opens into nothing"
    assert net.focusPolicy() == Qt.FocusPolicy.NoFocus
    QTest.keyClick(fees, Qt.Key.Key_Space)
    assert page.is_open("fees")
    QTest.keyClick(fees, Qt.Key.Key_Up)
    assert price.hasFocus()


def test_a_click_opens_and_what_is_open_stays_open_when_shown_anew(page: ProfitPage) -> None:
    price, _, net = heads(page)
    QTest.mouseClick(price, Qt.MouseButton.LeftButton)
    QTest.mouseClick(net, Qt.MouseButton.LeftButton)
    page.show_rows([FEES, PRICE, NET])
    assert page.is_open("price")
    assert seen(page)[2] == "Closed +$10.00 4 Jan"
    page.show_rows([NET])
    assert seen(page) == ["Net +$29.00"]
    page.show_rows([PRICE])
    assert len(seen(page)) == 3
