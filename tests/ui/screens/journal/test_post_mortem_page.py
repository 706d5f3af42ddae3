"""A liquidated trade of the demo looked back at on its page; the words of every case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journal_app.domain.margin.lending import LendingAccount
from journal_app.domain.money import Asset
from journal_app.domain.watching.post_mortem import Crossing, Outcome, PostMortem
from journal_app.domain.watching.rescue_ways import Way
from journal_app.domain.watching.watch import Attention
from journal_app.ui.desk import Desk
from journal_app.ui.formatting import Formats
from journal_app.ui.screens.journal.post_mortem_words import (
    line_rows,
    loss_rows,
    span_words,
    summary,
)
from journal_app.ui.screens.journal.rows_page import FigureRow
from journal_app.ui.screens.journal.screen import JournalScreen
from journal_app.ui.widgets.labels import Sentence

DeskOn = Callable[..., Desk]
Settle = Callable[[Desk], None]

D = Decimal
FORMATS = Formats()
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
LIQUIDATED = 118
CLOSED = 117
BARE = PostMortem(
    at=NOON,
    asset=Asset("ETH"),
    price=D(1_180),
    marks=1,
    crossings=(),
    reason="",
    deposits=D(10_000),
    equity=D(1_800),
    penalty=D(500),
    left=D(1_300),
)
NO_STOP = Crossing(
    NOON, timedelta(hours=3, minutes=5), None, Attention("soon", "watch_stop_missing", 1, ""), {}
)


@pytest.fixture
def screen(qtbot: QtBot, desk_on: DeskOn, settle: Settle, demo_journal: Path) -> JournalScreen:
    desk = desk_on(demo_journal)
    made = JournalScreen(desk)
    qtbot.addWidget(made)
    made.resize(1080, 720)
    made.show()
    made.show_facts(trade_id=LIQUIDATED)
    settle(desk)
    return made


def shown(screen: JournalScreen) -> list[str]:
    page = screen.panel.post_mortem
    return [each.accessibleName() for each in page.findChildren(FigureRow) if each.isVisible()]


def test_it_is_looked_back_at_by_a_button_and_left_by_it(
    screen: JournalScreen, settle: Settle
) -> None:
    button = screen.findChild(QPushButton, "journal.look_back")
    assert button is not None
    assert not screen.panel.post_mortem.isVisible()
    QTest.keyClick(button, Qt.Key.Key_Space)
    settle(screen.desk)
    told = screen.findChild(Sentence, "journal.post_mortem.told")
    assert told is not None
    assert told.text().startswith("Liquidated on 27 Sep 20:04 at 15.2320. The first line was")
    assert told.text().endswith("Reconstructed from 20 marks.")
    assert shown(screen)[:4] == [
        "Health 1.39 under 1.50 21.2540 19 d 23 h",
        "Adding 117.042 LINK would stand $2,488",
        "Closing 24.5% would stand no cash",
        "Swapping collateral not possible",
    ]
    assert shown(screen)[-2:] == ["Penalty −$481.51", "Left $490.06"]
    assert not screen.panel.parts.isVisible()
    button.click()
    assert screen.panel.parts.isVisible()
    assert not screen.panel.post_mortem.isVisible()


def test_another_trade_has_none_and_the_next_one_is_looked_back_at_again(
    screen: JournalScreen, settle: Settle
) -> None:
    screen.panel.look_back.click()
    screen.show_facts(trade_id=CLOSED)
    settle(screen.desk)
    assert not screen.panel.look_back.isVisible()
    assert screen.panel.parts.isVisible()
    screen.show_facts(trade_id=LIQUIDATED)
    settle(screen.desk)
    assert screen.panel.post_mortem.isVisible()
    assert shown(screen)[0].startswith("Health 1.39")


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            BARE._replace(reason="post_mortem_without_marks", marks=0),
            "What went before cannot be told: no price was marked between the opening and the "
            "liquidation.",
        ),
        (
            BARE,
            "At none of its marks had a line been crossed. Reconstructed from a single mark.",
        ),
        (
            BARE._replace(crossings=[NO_STOP], marks=2),
            "The first line was crossed 3 h 5 min before. Reconstructed from 2 marks.",
        ),
    ],
)
def test_what_is_said(found: PostMortem, said: str) -> None:
    assert summary(found, FORMATS) == f"Liquidated on 5 Jan 12:00 at 1,180. {said}"


def test_spans_of_every_length() -> None:
    spans = [timedelta(days=2, hours=3), timedelta(hours=1), timedelta(minutes=4)]
    assert [span_words(each, FORMATS) for each in spans] == ["2 d 3 h", "1 h 0 min", "4 min"]


def test_a_rescue_that_would_not_have_held_is_told_with_its_price() -> None:
    account, eth = LendingAccount((), ()), Asset("ETH")
    way = Way(
        asset=eth,
        amount=D("0.5"),
        share=D("0.05"),
        cash=D(0),
        cost=D("2.5"),
        realised=None,
        closed={eth: D("0.5")},
        repaid={},
        paid={},
        into=None,
        received=None,
        after=account,
    )
    lost = NO_STOP._replace(
        line=Attention("soon", "watch_near_liquidation", 1, "", {"distance": D("0.291")}),
        rescues={"partial_close": Outcome(way, D("0.9"), stands=False)},
    )
    found = BARE._replace(crossings=[lost])
    assert "No rescue back to a line would have left it standing." in summary(found, FORMATS)
    ((_, row, parts),) = line_rows(found, FORMATS)
    assert row == ("29.1% to liquidation", "3 h 5 min", "—", "text")
    assert parts == [("Closing 5.0%", "$2.50 cost", "liquidated too", "loss")]


def test_what_was_lost_without_a_penalty() -> None:
    rows = {each.key: each.row for each in loss_rows(BARE._replace(penalty=D(0)), FORMATS)}
    assert rows["penalty"] == ("Penalty", "", "$0.00", "text")
    assert rows["left"] == ("Left", "", "$1,300.00", "text")
