"""The history of a borrow rate in the window: typed, pasted, corrected, deleted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.domain.money import Asset
from journal_app.ui.desk import Desk
from journal_app.ui.screens.platforms.rates_dialog import BorrowRatesDialog
from journal_app.ui.screens.platforms.screen import PlatformsScreen
from journal_app.ui.widgets.labels import Sentence

Settle = Callable[[Desk], None]


@pytest.fixture
def dialog(desk_on: Callable[..., Desk], settle: Settle, qtbot: QtBot) -> BorrowRatesDialog:
    desk = desk_on()
    shown = BorrowRatesDialog(desk, "aave_v3", "Aave v3", [Asset("WETH"), Asset("ETH")])
    qtbot.addWidget(shown)
    shown.show()
    settle(desk)
    return shown


def rows(dialog: BorrowRatesDialog) -> list[list[str]]:
    model = dialog.rows
    return [[cell.spoken for cell in model.line(row)] for row in range(model.rowCount())]


def record(dialog: BorrowRatesDialog, settle: Settle, rate: str, at: str) -> None:
    dialog.rate.setText(rate)
    dialog.time.setText(at)
    dialog.keep()
    settle(dialog.desk)


def test_rates_are_typed_corrected_and_deleted(dialog: BorrowRatesDialog, settle: Settle) -> None:
    assert dialog.nothing.isVisible()
    record(dialog, settle, "5.2", "2026-11-01 10:00")
    record(dialog, settle, "6", "2026-11-10 10:00")
    assert rows(dialog) == [
        ["2026-11-10 10:00", "WETH", "6.00%"],
        ["2026-11-01 10:00", "WETH", "5.20%"],
    ]
    level = dialog.findChild(Sentence, "platforms.rates.level")
    assert level is not None
    assert level.text().startswith("In force 6.00%, usual 6.00%")
    assert dialog.chart.isVisible()
    dialog.correct(dialog.rows.key_at(1))
    assert dialog.rate.text() == "5.2"
    record(dialog, settle, "7", "2026-11-02 10:00")
    assert rows(dialog)[1] == ["2026-11-02 10:00", "WETH", "7.00%"]
    dialog.correct(dialog.rows.key_at(0))
    dialog.delete()
    settle(dialog.desk)
    assert rows(dialog) == [["2026-11-02 10:00", "WETH", "7.00%"]]
    assert not dialog.chart.isVisible()


def test_what_is_missing_is_said(dialog: BorrowRatesDialog, settle: Settle) -> None:
    record(dialog, settle, "", "2026-11-01 10:00")
    assert dialog.fields["apr"].problem
    record(dialog, settle, "5", "some day")
    assert dialog.fields["at"].problem
    record(dialog, settle, "5", "2027-01-01 10:00")
    assert dialog.fields["at"].problem
    assert rows(dialog) == []


def test_columns_are_pasted(dialog: BorrowRatesDialog, settle: Settle) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("date\trate\n01/02/2026\t5.2\n03/02/2026\t6")
    dialog.paste.click()
    assert "both ways" in dialog.fields["dates"].problem
    dialog.dates.choose("day_first")
    dialog.paste.click()
    settle(dialog.desk)
    assert [row[0] for row in rows(dialog)] == ["2026-02-03 00:00", "2026-02-01 00:00"]
    clipboard.setText("\n".join(f"2026-99-0{day} 5" for day in range(1, 6)))
    dialog.table.setFocus()
    QTest.keyClick(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    said = " ".join(each.text() for each in dialog.findChildren(Sentence) if each.isVisible())
    assert "Line 1" in said
    assert "and 2 more" in said
    clipboard.setText("2027-01-01 5\n2027-01-02 6")
    dialog.paste.click()
    settle(dialog.desk)
    assert len(rows(dialog)) == 2


def test_a_journal_that_is_only_looked_at_shows_them(
    desk_on: Callable[..., Desk], settle: Settle, qtbot: QtBot, demo_journal: Path
) -> None:
    desk = desk_on(demo_journal, read_only=True)
    screen = PlatformsScreen(desk)
    qtbot.addWidget(screen)
    screen.show()
    settle(desk)
    screen.list.choose("aave_v3")
    assets = screen.findChild(type(screen.list), "platforms.assets")
    assert assets is not None
    assets.choose("WETH")
    assets.opened.emit("WETH")
    (dialog,) = screen.window().findChildren(BorrowRatesDialog)
    settle(desk)
    assert len(rows(dialog)) > 10
    assert not dialog.save.isEnabled()
    assert not dialog.paste.isEnabled()
    dialog.correct(dialog.rows.key_at(0))
    assert not dialog.remove.isVisible()
    dialog.take_pasted()
    dialog.keep()
    assert not desk.bridge.is_busy
    dialog.close()
