"""The alerts of an open trade by keyboard: proposed, written, refused, kept as one step."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.watching.alerts import AlertKind, TradeAlert
from journal_app.services.alerting import alert_sheet, keep_alerts
from journal_app.services.recording import trash
from journal_app.services.trade_page import TradePage, trade_page
from journal_app.services.watching import OPEN
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.alerts_dialog import AlertsDialog
from journal_app.ui.formatting import Formats

Settle = Callable[[Desk], None]
D = Decimal


class Driven:
    """The alerts of the first open trade of the demo."""

    def __init__(self, desk: Desk, qtbot: QtBot, settle: Settle, *, is_gone: bool = False) -> None:
        self.desk, self._settle = desk, settle
        self.window = QWidget()
        qtbot.addWidget(self.window)
        pages: list[TradePage] = []
        desk.bridge.read(lambda uow: trade_page(uow, uow.lists.ids(OPEN)[0]), pages.append,
                         owner=self.window)  # fmt: skip
        self.settle()
        self.trade_id = pages[0].trade.id
        if is_gone:
            desk.bridge.change(
                lambda journal: trash(journal, desk.clock, [self.trade_id]), owner=self.window
            )
            self.settle()
        self.dialog = AlertsDialog(desk, pages[0], self.window)
        self.kept: list[bool] = []
        self.dialog.kept.connect(lambda: self.kept.append(True))
        self.dialog.open()
        self.settle()

    def settle(self) -> None:
        self._settle(self.desk)

    def part(self, name: str) -> Any:
        return self.dialog.findChild(QWidget, f"alerts.{name}")

    def press(self, key: Qt.Key) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)

    def alerts(self) -> list[TradeAlert]:
        found: list[TradeAlert] = []
        self.desk.bridge.read(
            lambda uow: alert_sheet(uow, self.trade_id).alerts, found.extend, owner=self.window
        )
        self.settle()
        return found


@pytest.fixture
def driven(
    desk_on: Callable[..., Desk], demo_journal: Path, qtbot: QtBot, settle: Settle
) -> Driven:
    return Driven(desk_on(demo_journal), qtbot, settle)


def test_the_alerts_of_the_plan_stand_there_and_nothing_is_to_be_kept(driven: Driven) -> None:
    rows = driven.dialog.rows
    assert len(rows) == len(driven.alerts()) == 3
    assert all(row.place.text() for row in rows)
    assert "now" in rows[0].said.text().lower()
    assert not driven.part("save").isEnabled()
    driven.dialog.keep()
    assert driven.kept == []


def test_an_alert_of_the_health_is_added_by_keyboard_and_kept(driven: Driven) -> None:
    driven.part("add").setFocus()
    driven.press(Qt.Key.Key_Return)
    row = driven.dialog.rows[-1]
    assert row.watches.hasFocus()
    row.watches.choose((AlertKind.HEALTH, None))
    driven.press(Qt.Key.Key_Tab)
    assert row.level.hasFocus()
    QTest.keyClicks(row.level, "1.3")
    driven.press(Qt.Key.Key_Tab)
    QTest.keyClicks(row.place, "DeFi Saver")
    driven.press(Qt.Key.Key_Return)
    driven.settle()
    assert driven.kept == [True]
    assert driven.alerts()[-1] == TradeAlert(
        kind=AlertKind.HEALTH, level=D("1.3"), place="DeFi Saver"
    )


def test_what_is_proposed_is_added_once(driven: Driven) -> None:
    driven.part("add").click()
    driven.part("propose").click()
    count = len(driven.dialog.rows)
    kinds = {row.watches.data()[0] for row in driven.dialog.rows}
    assert AlertKind.PRICE in kinds
    assert count > 3
    driven.part("propose").click()
    assert len(driven.dialog.rows) == count
    assert driven.part("save").isEnabled()


def test_a_level_that_cannot_be_is_refused_beside_it(driven: Driven) -> None:
    row = driven.dialog.rows[0]
    row.level.setText("-5")
    assert row.said.text()
    assert not driven.part("save").isEnabled()
    row.level.setText("five")
    assert row.level.problem
    assert not driven.part("save").isEnabled()
    row.watches.choose((AlertKind.MARGIN, None))
    row.level.setText("40")
    assert row.alert() == TradeAlert(
        kind=AlertKind.MARGIN, level=D("0.4"), place=row.place.text(), asset=None
    )
    assert driven.part("save").isEnabled()


def test_percents_are_written_and_read_in_the_traders_signs(
    desk_on: Callable[..., Desk], demo_journal: Path, qtbot: QtBot, settle: Settle
) -> None:
    desk = desk_on(demo_journal)
    desk.use_formats(Formats(decimal_sign=",", group_sign="."))
    driven = Driven(desk, qtbot, settle)
    driven.dialog.rows[0].show_alert(
        TradeAlert(kind=AlertKind.RATE, level=D("0.125"), way="rises", place="phone")
    )
    row = driven.dialog.rows[0]
    assert row.level.text() == "12,5"
    row.level.setText("17,25")
    read = row.alert()
    assert read is not None
    assert (read.level, read.way) == (D("0.1725"), "rises")
    desk.use_formats(Formats())


def test_rows_are_taken_out_and_the_focus_stays_near(driven: Driven) -> None:
    first = driven.dialog.rows[0].drop
    first.click()
    first.click()
    assert len(driven.dialog.rows) == 2
    assert driven.dialog.rows[0].drop.hasFocus()
    for _ in range(2):
        driven.dialog.rows[-1].drop.click()
    assert driven.dialog.rows == []
    assert driven.part("add").hasFocus()
    driven.part("save").click()
    driven.settle()
    assert driven.alerts() == []


def test_kept_alerts_come_back_with_their_way(driven: Driven) -> None:
    level = D("1000000")
    high = TradeAlert(kind=AlertKind.PRICE, level=level, place="order")
    driven.desk.bridge.change(
        lambda journal: keep_alerts(journal, driven.desk.clock, driven.trade_id, [high]),
        owner=driven.window,
    )
    driven.settle()
    (kept,) = driven.alerts()
    assert kept.way == "rises"


def test_a_trade_that_is_gone_says_so(
    desk_on: Callable[..., Desk], demo_journal: Path, qtbot: QtBot, settle: Settle
) -> None:
    driven = Driven(desk_on(demo_journal), qtbot, settle, is_gone=True)
    assert not driven.part("add").isEnabled()
    assert "is not open" in " ".join(
        each.text() for each in driven.dialog.findChildren(QWidget) if hasattr(each, "text")
    )
