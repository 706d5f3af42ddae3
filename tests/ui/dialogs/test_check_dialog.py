"""The journal checked and repaired from the window."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal_app.services.checking import Checked, check
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.check_dialog import CheckDialog
from journal_app.ui.widgets.labels import Label

DeskOn = Callable[..., Desk]
Settle = Callable[[Desk], None]
WRONG = "UPDATE trade_figures SET net = '99' WHERE trade_id = 7"
PROVEN = "UPDATE trades SET notes = 'x' WHERE id = 9"
LOST = "UPDATE trades SET notes = 'x', checksum = 'ffffffffffffffff' WHERE id = 5"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def shown(
    desk_on: DeskOn, window: QWidget, settle: Settle, demo_journal: Path
) -> Callable[..., CheckDialog]:
    """The dialog, once it has checked a demo journal that was changed behind its back."""

    def show(*changes: str, read_only: bool = False) -> CheckDialog:
        with closing(sqlite3.connect(demo_journal)) as connection, connection:
            for change in changes:
                connection.execute(change)
        desk = desk_on(demo_journal, read_only=read_only)
        dialog = CheckDialog(desk, window)
        dialog.show()
        settle(desk)
        return dialog

    return show


def said(place: QWidget) -> str:
    return "\n".join(each.text() for each in place.findChildren(Label) if each.isVisible())


def rows(dialog: CheckDialog) -> list[str]:
    model = dialog.table.table
    return [" | ".join(c.spoken for c in model.line(at)) for at in range(model.rowCount())]


def checked(path: Path) -> Checked:
    with open_journal(path, for_writing=False) as file:
        return check(SqliteJournal(file))


def test_a_whole_journal_is_said_to_be(shown: Callable[..., CheckDialog]) -> None:
    dialog = shown()
    assert "Your journal is whole" in said(dialog)
    assert not dialog.repair.isVisible()
    assert not dialog.backups.isVisible()


def test_findings_are_named_and_repaired_after_the_journal_was_kept(
    shown: Callable[..., CheckDialog], settle: Settle, demo_journal: Path
) -> None:
    dialog = shown(WRONG, PROVEN)
    first, second = rows(dialog)
    assert first.startswith("Trade 9: trades.notes is x, but ")
    assert second.startswith("Trade 7: trade_figures.net is kept as 99, but its entries give ")
    assert first.endswith("| Can be repaired")
    assert dialog.told.text().startswith("2 of 2 findings can be repaired.")
    assert "The history proves what was written" in dialog.whole.text()
    dialog.repair.click()
    settle(dialog._desk)
    assert "Your journal is whole" in said(dialog)
    assert "2 repaired. The journal as it was is kept as demo.journal.before-repair-" in said(
        dialog
    )
    assert len(list(demo_journal.parent.glob("demo.journal.before-repair-*"))) == 1
    assert checked(demo_journal).is_whole


def test_what_cannot_be_repaired_leads_to_the_backups(
    shown: Callable[..., CheckDialog], settle: Settle
) -> None:
    dialog = shown(WRONG, LOST)
    assert [row.rpartition(" | ")[2] for row in rows(dialog)] == ["Cannot", "Can be repaired"]
    assert "This cannot be repaired; a backup may have it whole." in dialog.whole.text()
    dialog.repair.click()
    settle(dialog._desk)
    (left,) = rows(dialog)
    assert left.startswith("Trade 5: trades.notes is x")
    assert not dialog.repair.isVisible()
    asked: list[bool] = []
    dialog._desk.actions["backups"].triggered.connect(lambda *_: asked.append(True))
    dialog.backups.click()
    assert asked == [True]


def test_a_journal_that_is_only_viewed_is_checked_and_not_repaired(
    shown: Callable[..., CheckDialog],
) -> None:
    dialog = shown(WRONG, read_only=True)
    assert len(rows(dialog)) == 1
    assert not dialog.repair.isVisible()


def test_the_window_reads_on_while_it_is_checked(
    desk_on: DeskOn, window: QWidget, settle: Settle, demo_journal: Path
) -> None:
    desk = desk_on(demo_journal)
    dialog = CheckDialog(desk, window)
    dialog.show()
    assert "is being checked" in said(dialog)
    seen: list[int] = []
    desk.bridge.read(lambda uow: sum(uow.lists.by_status().values()), seen.append, owner=desk)
    dialog.reject()
    settle(desk)
    assert seen == [150]
