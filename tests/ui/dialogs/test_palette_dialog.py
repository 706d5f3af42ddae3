"""The command palette: every action found by letters, walked and done by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.palette_dialog import PaletteDialog


@pytest.fixture
def desk(demo_journal: Path, desk_on: Callable[..., Desk]) -> Desk:
    return desk_on(demo_journal)


@pytest.fixture
def palette(desk: Desk, qtbot: QtBot) -> PaletteDialog:
    dialog = PaletteDialog(desk)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.show()
    return dialog


def shown(palette: PaletteDialog) -> list[str]:
    return [str(palette.model.key_at(row)) for row in range(palette.model.rowCount())]


def test_every_action_but_itself_is_there_with_its_keys(palette: PaletteDialog, desk: Desk) -> None:
    texts = {desk.actions[name].text().rstrip("…") for name in desk.actions if name != "palette"}
    assert set(shown(palette)) == texts
    assert len(shown(palette)) == len(texts)
    keys = palette.model.cell(palette.model.row_of("Import a file"), 1).text
    assert keys == "Ctrl+I"


def test_letters_find_and_enter_does(palette: PaletteDialog, desk: Desk, qtbot: QtBot) -> None:
    QTest.keyClicks(palette.edit, "pric")
    assert shown(palette)[0] == "Update prices and rates"
    with qtbot.waitSignal(desk.actions["update_prices"].triggered):
        QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    assert not palette.isVisible()


def test_the_arrows_walk_while_one_types(palette: PaletteDialog) -> None:
    QTest.keyClicks(palette.edit, "journal")
    QTest.keyClick(palette.edit, Qt.Key.Key_Down)
    assert palette.table.chosen_key == shown(palette)[1]
    assert palette.edit.hasFocus()
    QTest.keyClick(palette.edit, Qt.Key.Key_Up)
    assert palette.table.chosen_key == shown(palette)[0]


def test_what_cannot_be_done_now_stands_last_and_does_nothing(
    palette: PaletteDialog, desk: Desk, qtbot: QtBot
) -> None:
    desk.actions["import"].setEnabled(False)
    palette.edit.setText("i")
    palette.edit.setText("")
    assert shown(palette)[-1] == "Import a file"
    assert palette.model.cell(palette.model.rowCount() - 1, 0).tone == "muted"
    palette.edit.setText("import a file")
    with qtbot.assertNotEmitted(desk.actions["import"].triggered, wait=50):
        QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_what_is_called_otherwise_is_said(palette: PaletteDialog) -> None:
    palette.edit.setText("xyzzy")
    assert shown(palette) == []
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    assert palette.isVisible()
