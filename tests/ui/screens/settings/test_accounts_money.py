"""Money into and out of an account, and exchange rates, by the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.records_dialog import RecordsDialog
from journal_app.ui.main_window import MainWindow
from journal_app.ui.screens.settings.flow_dialog import FlowDialog
from journal_app.ui.screens.settings.rates_dialog import RatesDialog
from journal_app.ui.screens.settings.screen import SettingsScreen
from journal_app.ui.widgets.choice import Choice
from journal_app.ui.widgets.offered_edit import OfferedEdit
from journal_app.ui.widgets.table import TableView
from tests.ui.screens.settings.test_settings_screen import offered_by, part, rows, window_on

__all__ = ["window_on"]

D = TypeVar("D", bound=RecordsDialog)
Settle = Callable[[Desk], None]
Windows = Callable[..., tuple[MainWindow, SettingsScreen]]


def opened(screen: SettingsScreen, name: str, kind: type[D], settle: Settle) -> D:
    QTest.keyClick(part(screen, QAbstractButton, name), Qt.Key.Key_Return)
    settle(screen.desk)
    dialog = screen.window().findChild(kind)
    assert dialog is not None
    return dialog


def type_into(dialog: QWidget, name: str, text: str) -> QLineEdit:
    field = part(dialog, QLineEdit, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    if isinstance(field, OfferedEdit):
        offered_by(field).hide()
    return field


def press(dialog: QWidget, name: str, settle: Settle, desk: Desk) -> None:
    QTest.keyClick(part(dialog, QAbstractButton, name), Qt.Key.Key_Return)
    settle(desk)


def first_account(screen: SettingsScreen) -> list[str]:
    return rows(screen, "settings.accounts")[0].split(" | ")


@pytest.fixture
def screen(window_on: Windows, demo_journal: Path) -> SettingsScreen:
    _, shown = window_on(demo_journal)
    table = part(shown, TableView, "settings.accounts")
    table.choose(table.table.key_at(0))
    return shown


def test_a_deposit_is_recorded_corrected_deleted_and_taken_back(
    screen: SettingsScreen, settle: Settle
) -> None:
    desk, before = screen.desk, first_account(screen)
    dialog = opened(screen, "settings.account.money", FlowDialog, settle)
    assert dialog.nothing.isVisibleTo(dialog)
    assert dialog.focusWidget() is dialog.amount
    field = type_into(dialog, "settings.flow.amount", "2,500.5")
    settle(desk)
    was, now = dialog.effect.before, dialog.effect.after
    assert was != now
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(desk)
    assert [row.split(" | ")[1:3] for row in rows(dialog, "settings.flow.list")] == [
        ["+2,500.5 USD", "+$2,500"]
    ]
    assert dialog.effect.before == now
    assert first_account(screen)[4] == "2,500"

    dialog.table.choose(dialog.rows.key_at(0))
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.save.text() == "Correct"
    assert dialog.effect.after == now
    dialog.way.choose(-1)
    type_into(dialog, "settings.flow.note", "rent")
    press(dialog, "settings.flow.save", settle, desk)
    (row,) = rows(dialog, "settings.flow.list")
    assert row.split(" | ")[1:] == ["−2,500.5 USD", "−$2,500", "rent"]

    dialog.table.choose(dialog.rows.key_at(0))
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    press(dialog, "settings.flow.delete", settle, desk)
    assert rows(dialog, "settings.flow.list") == []
    assert first_account(screen) == before
    press(dialog, "settings.flow.close", settle, desk)
    for put_in in ("−2,500", "2,500", before[4]):
        desk.actions["undo"].trigger()
        settle(desk)
        assert first_account(screen)[4] == put_in


def test_what_is_wrong_with_a_flow_stands_beside_its_field(
    screen: SettingsScreen, settle: Settle
) -> None:
    dialog = opened(screen, "settings.account.money", FlowDialog, settle)
    type_into(dialog, "settings.flow.asset", "??")
    type_into(dialog, "settings.flow.price", "much")
    QTest.keyClick(type_into(dialog, "settings.flow.at", "soon"), Qt.Key.Key_Return)
    settle(screen.desk)
    problems = {name: field.problem for name, field in dialog.fields.items() if field.problem}
    assert problems.keys() == {"asset", "price", "at"}
    assert rows(dialog, "settings.flow.list") == []
    type_into(dialog, "settings.flow.asset", "NOPE")
    type_into(dialog, "settings.flow.price", " ")
    type_into(dialog, "settings.flow.amount", "10")
    QTest.keyClick(type_into(dialog, "settings.flow.at", "2026-01-02 10:00"), Qt.Key.Key_Return)
    settle(screen.desk)
    assert dialog.fields["price"].problem == "No price of NOPE is known at that time; give one"
    type_into(dialog, "settings.flow.amount", "-1")
    dialog.keep()
    assert dialog.fields["amount"].problem
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_equity_is_read_in_a_currency_once_a_rate_of_it_is_recorded(
    screen: SettingsScreen, settle: Settle
) -> None:
    desk, before = screen.desk, first_account(screen)
    choice = part(screen, Choice, "settings.account.currency")
    assert not choice.isVisibleTo(screen)
    dialog = opened(screen, "settings.account.rates", RatesDialog, settle)
    dialog.keep()
    assert {name for name, field in dialog.fields.items() if field.problem} == {"currency", "rate"}
    type_into(dialog, "settings.rate.currency", "usd")
    type_into(dialog, "settings.rate.rate", "2")
    press(dialog, "settings.rate.save", settle, desk)
    assert "own currency" in dialog.fields["currency"].problem
    type_into(dialog, "settings.rate.currency", "eur")
    type_into(dialog, "settings.rate.at", "2020-01-02 10:00")
    press(dialog, "settings.rate.save", settle, desk)
    assert rows(dialog, "settings.rate.list") == ["EUR | 2020-01-02 10:00 | 2"]
    dialog.table.choose(dialog.rows.key_at(0))
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    type_into(dialog, "settings.rate.rate", "4")
    press(dialog, "settings.rate.save", settle, desk)
    assert rows(dialog, "settings.rate.list") == ["EUR | 2020-01-02 10:00 | 4"]
    press(dialog, "settings.rate.close", settle, desk)

    assert choice.isVisibleTo(screen)
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    settle(desk)
    seen = first_account(screen)
    assert abs(number(before[3]) / 4 - number(seen[3])) < 1
    assert seen[5].startswith(before[5])

    dialog = opened(screen, "settings.account.rates", RatesDialog, settle)
    dialog.table.choose(dialog.rows.key_at(0))
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    press(dialog, "settings.rate.delete", settle, desk)
    assert rows(dialog, "settings.rate.list") == []
    assert first_account(screen) == before
    press(dialog, "settings.rate.close", settle, desk)


def number(shown: str) -> float:
    return float(shown.replace(",", "").replace("−", "-"))


def test_a_journal_that_is_only_read_keeps_its_money(
    window_on: Windows,
    demo_journal: Path,
) -> None:
    _, shown = window_on(demo_journal, read_only=True)
    table = part(shown, TableView, "settings.accounts")
    table.choose(table.table.key_at(0))
    for name in ("money", "rates", "change", "add"):
        assert not part(shown, QAbstractButton, f"settings.account.{name}").isEnabled()
