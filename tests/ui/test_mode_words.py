"""How a trade's margin is called, wherever it is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from journal_app.services.glancing import glance
from journal_app.storage.glance import first_look
from journal_app.ui.desk import Desk
from journal_app.ui.screens.journal.screen import JournalScreen
from journal_app.ui.screens.today.screen import TodayScreen
from journal_app.ui.widgets.labels import ElidedLabel
from journal_app.ui.words import mode_words

DeskOn = Callable[..., Desk]
Settle = Callable[[Desk], None]
MEANT = "Reckoned as the only trade of its account there"


@pytest.mark.parametrize(
    ("mode", "is_pooled", "words"),
    [
        ("isolated", True, ("alone in its account", MEANT)),
        ("isolated", False, ("isolated", "")),
        ("cross", True, ("cross", "")),
        ("cross", False, ("cross", "")),
    ],
)
def test_nothing_is_called_isolated_where_the_platform_isolates_nothing(
    mode: str,
    is_pooled: bool,
    words: tuple[str, str],
) -> None:
    assert mode_words(mode, is_pooled_there=is_pooled) == words


def test_the_panel_and_today_say_the_same(
    qtbot: QtBot, desk_on: DeskOn, settle: Settle, demo_journal: Path
) -> None:
    desk = desk_on(demo_journal)
    today = TodayScreen(desk)
    qtbot.addWidget(today)
    today.show()
    settle(desk)
    table = today.positions.table.table
    said = {
        cell.text: (cell.aside, cell.tip)
        for row in range(table.rowCount())
        for cell in [table.cell(row, 1)]
    }
    assert said["Aave v3"] == ("· Alone in its account", MEANT)
    assert said["Morpho Blue"] == ("· Isolated", "")
    journal = JournalScreen(desk)
    qtbot.addWidget(journal)
    journal.show()
    settle(desk)
    row = next(row for row in range(9) if table.cell(row, 1).text == "Aave v3")
    key, _ = cast("tuple[int, str]", table.key_at(row))
    journal.show_facts(trade_id=key)
    settle(desk)
    told = [each for each in journal.panel.findChildren(ElidedLabel) if "Aave v3" in each.text()]
    assert told[0].text().endswith("· Aave v3 · alone in its account")
    assert told[0].accessibleDescription() == MEANT


def test_the_first_paint_knows_which_platforms_pool(demo_journal: Path) -> None:
    seen = first_look(demo_journal, glance)
    assert seen is not None
    pooled = {each.platform: each.is_pooled_there for each in seen.positions}
    assert pooled["Aave v3"] is True
    assert pooled["Morpho Blue"] is False
