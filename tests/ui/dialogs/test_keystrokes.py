"""Recording takes no more keys than a row of a spreadsheet, which is what it replaces.

What is counted are the keys beyond the numbers themselves, from the journal on the screen to the
entry in it. Of the window every key counts that goes down, those that are held as well: Ctrl+E is
two. The spreadsheet is given every ease: the row is reached by two keys (to the last row, one
further), today by one, a word by its first letter alone, and each cell that is filled is left by
one. Notes cost the same in both, so their letters count in neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.app import DeferredTools
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.ledger.entries import KIND_OF
from journal_app.domain.ledger.entry_fields import ASKED
from journal_app.domain.money import Asset
from journal_app.domain.trade import Status, Trade
from journal_app.services.recording import open_trade
from journal_app.services.trade_page import TradePage, trade_page
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.close_dialog import CloseDialog
from journal_app.ui.dialogs.entry_dialog import EntryDialog
from journal_app.ui.main_window import MainWindow
from tests.ui.conftest import NOW, StandingClock
from tests.ui.windows import leave, whole_window

KEY, CTRL, SHIFT = (Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
BTC, ETH, USDC = Asset("BTC"), Asset("ETH"), Asset("USDC")
OF_NUMBERS = frozenset("0123456789.-%")

TO_THE_ROW = 2
TODAY = 1
A_WORD = 1
A_CELL = 1


def of_a_row(words: int, numbers: int) -> int:
    """The keys of a row with its date, so many words and so many numbers."""
    return TO_THE_ROW + TODAY + words * A_WORD + (1 + words + numbers) * A_CELL


@dataclass
class Row:
    """One kind of entry: the line, and the words and numbers that its row in a sheet would have."""

    kind: str
    line: str
    words: int
    numbers: int
    note: str = field(default="")


ROWS = [  # the words of a row are the kind and the asset, and where there is one the other asset
    Row("open", "o 1 2100", 2, 2),
    Row("add", "ad 1 2100", 2, 2),
    Row("reduce", "red 1 2100", 2, 2),
    Row("reduce", "red 1 2100 f 1.2", 2, 3),
    Row("close", "c 2100", 2, 1),
    Row("borrow", "b 500", 2, 1),
    Row("repay", "rep 500", 2, 1),
    Row("deposit", "d 0.1", 2, 1),
    Row("withdraw", "wi 0.1", 2, 1),
    Row("swap", "sw 0.1 6000 usdc", 3, 2),
    Row("rate", "ra 9.4", 2, 1),
    Row("interest", "i 12.5", 2, 1),
    Row("funding", "fu -3.2", 2, 1),
    Row("fee", "fe 2", 2, 1),
    Row("gas", "g 0.003", 2, 1),
    Row("yield", "y 0.01", 2, 1),
    Row("liquidation", "l 1 1900 1800 fee 90", 3, 4),
    Row("stop", "st 1900 n ", 2, 1, "lower low"),
    Row("target", "t 2600", 2, 1),
    Row("alert", "al 1950", 2, 1),
    Row("mark", "m 2050", 2, 1),
    Row("note", "n ", 1, 0, "held"),
]


class Keyboard:
    """Presses keys on whatever has the focus, and counts those that are no number's."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self._qtbot, self._desk = qtbot, desk
        self.count = 0

    def settle(self) -> None:
        QApplication.processEvents()
        self._qtbot.waitUntil(lambda: not self._desk.bridge.is_busy, timeout=20_000)
        QApplication.processEvents()

    def press(self, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        modifiers = Qt.KeyboardModifier.NoModifier
        for each in held:
            modifiers |= each
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key, modifiers)
        self.count += 1 + len(held)
        self.settle()

    def type(self, text: str) -> None:
        assert text.islower() or not any(map(str.isalpha, text)), "a capital takes two keys"
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, text)
        self.count += sum(letter not in OF_NUMBERS for letter in text)
        self.settle()


class Seat:
    """A window whose journal shows one trade: ether bought with a loan against bitcoin."""

    def __init__(self, window: MainWindow, desk: Desk, trade_id: int, keyboard: Keyboard) -> None:
        self.window, self.desk, self.trade_id = window, desk, trade_id
        self.keyboard = keyboard

    def page(self) -> TradePage:
        found: list[TradePage] = []
        self.desk.bridge.read(
            lambda uow: trade_page(uow, self.trade_id), found.append, owner=self.desk
        )
        self.keyboard.settle()
        return found[0]


@pytest.fixture
def seat(qtbot: QtBot, tmp_path: Path) -> Iterator[Seat]:
    tools, clock = DeferredTools(), StandingClock()
    window, opening = whole_window(tmp_path, clock)
    desk = window.desk
    journal = tmp_path / "one.journal"
    tools.create(journal)
    opening.open(journal)
    keyboard = Keyboard(qtbot, desk)
    keyboard.settle()
    at = NOW - timedelta(days=9)
    found: list[Trade] = []
    drafts = [
        Draft(kind="deposit", at=at, asset=BTC, amount=Decimal(1), price=Decimal(60_000)),
        Draft(kind="borrow", at=at, asset=USDC, amount=Decimal(20_000), apr=Decimal("0.05")),
        Draft(kind="open", at=at, asset=ETH, amount=Decimal(10), price=Decimal(2_000)),
    ]
    desk.bridge.change(
        lambda kept: open_trade(
            kept, clock, desk.platforms, drafts, account="main", platform="aave_v3"
        ),
        found.append,
        owner=desk,
    )
    keyboard.settle()
    desk.go("journal", trade_id=found[0].id)
    keyboard.settle()
    yield Seat(window, desk, found[0].id, keyboard)
    leave(window)


def kinds_of(page: TradePage) -> list[str]:
    return [KIND_OF[type(line.recorded.entry)] for line in page.ledger]


def test_every_kind_is_counted() -> None:
    assert {row.kind for row in ROWS} == set(ASKED)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.line.strip())
def test_an_entry_takes_no_more_keys_than_a_row_of_a_spreadsheet(seat: Seat, row: Row) -> None:
    keyboard = seat.keyboard
    before = kinds_of(seat.page())
    keyboard.count = 0
    keyboard.press(KEY.Key_E, CTRL)
    keyboard.type(row.line)
    counted = keyboard.count
    keyboard.type(row.note)
    keyboard.count = counted
    keyboard.press(KEY.Key_Return)
    assert not seat.window.findChildren(EntryDialog)
    after = kinds_of(seat.page())
    added = list(after)
    for kind in before:
        added.remove(kind)
    assert added == ([] if row.kind == "mark" else [row.kind])
    has_note = bool(row.note)
    assert keyboard.count <= of_a_row(row.words, row.numbers) + has_note * A_CELL


def test_the_next_fill_takes_still_fewer(seat: Seat) -> None:
    keyboard = seat.keyboard
    keyboard.press(KEY.Key_E, CTRL)
    for _ in range(3):
        keyboard.count = 0
        keyboard.type("red 1 2100")
        keyboard.press(KEY.Key_Return, SHIFT)
        assert keyboard.count <= of_a_row(2, 2) - 3
    assert kinds_of(seat.page()).count("reduce") == 3


def test_closing_takes_no_more_keys_than_its_cells_in_the_row_of_the_trade(seat: Seat) -> None:
    keyboard = seat.keyboard
    keyboard.count = 0
    keyboard.press(KEY.Key_W, CTRL, SHIFT)
    keyboard.press(KEY.Key_Tab)
    keyboard.type("2300")
    keyboard.press(KEY.Key_Return)
    assert not seat.window.findChildren(CloseDialog)
    page = seat.page()
    assert page.trade.status is Status.CLOSED
    assert page.ledger[-1].recorded.entry.at == NOW
    # the day of the exit, its price, and that the trade is closed
    assert keyboard.count <= of_a_row(words=1, numbers=1)
    # without the rows that a sheet would need for the loan repaid and the collateral taken out
    assert {"close", "repay", "withdraw"} <= set(kinds_of(page))
