"""The platforms: the terms of each, what the journal knows of its rates, and what is held."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal_app.domain.market.observed import RatePoint
from journal_app.domain.money import Asset
from journal_app.services.marking import mark
from journal_app.services.surveying import Survey, survey
from journal_app.ui.desk import Desk
from journal_app.ui.screens.platforms.screen import PlatformsScreen
from journal_app.ui.widgets.table import TableView


def texts(table: TableView) -> list[list[str]]:
    model = table.table
    return [[cell.spoken for cell in model.line(row)] for row in range(model.rowCount())]


def titles(table: TableView) -> list[str]:
    return [column.title for column in table.table.columns]


@pytest.fixture
def shown(
    desk_on: Callable[..., Desk], settle: Callable[[Desk], None], qtbot: QtBot
) -> Callable[..., PlatformsScreen]:
    def show(journal: Path | None = None) -> PlatformsScreen:
        desk = desk_on(journal)
        screen = PlatformsScreen(desk)
        qtbot.addWidget(screen)
        screen.resize(1060, 720)
        screen.show()
        settle(desk)
        return screen

    return show


def named(screen: PlatformsScreen, name: str) -> TableView:
    found = screen.findChild(TableView, name)
    assert isinstance(found, TableView)
    return found


def test_every_platform_is_listed_without_a_trade(shown: Callable[..., PlatformsScreen]) -> None:
    screen = shown()
    assert len(texts(screen.list)) == len(screen.desk.platforms.every())
    assert all(row[1] == "—" for row in texts(screen.list))
    assert not named(screen, "platforms.held").isVisible()


def test_what_lies_there_comes_first_and_is_opened(
    shown: Callable[..., PlatformsScreen], demo_journal: Path
) -> None:
    screen = shown(demo_journal)
    assert [row[1] != "—" for row in texts(screen.list)[:5]] == [True] * 4 + [False]
    screen.list.choose("morpho_blue")
    held = named(screen, "platforms.held")
    ((trade, account, position, *_),) = texts(held)
    assert (trade, account) == ("#148", "staking")
    assert position.endswith("wstETH long")
    gone: list[tuple[str, object]] = []
    screen.desk.gone.connect(lambda name, facts: gone.append((name, facts)))
    held.choose(148)
    held.opened.emit(held.chosen_key)
    assert gone == [("journal", {"trade_id": 148})]


def test_each_law_shows_the_terms_it_asks_for(
    shown: Callable[..., PlatformsScreen], demo_journal: Path
) -> None:
    screen = shown(demo_journal)
    assets = named(screen, "platforms.assets")
    screen.list.choose("aave_v3")
    assert titles(assets)[1:3] == ["Most LTV", "Threshold"]
    weth = next(row for row in texts(assets) if row[0].startswith("WETH"))
    assert weth[1:4] == ["80.5%", "83.0%", "5.0%"]
    assert "—" not in weth  # the history of ETH is that of WETH
    screen.list.choose("hyperliquid")
    assert titles(assets)[1:] == ["Most leverage", "Maintenance", "Last mark"]
    assert texts(assets)[0][:3] == ["BTC WBTC", "40×", "1.25%"]


def test_the_survey_says_what_the_journal_knows(
    desk_on: Callable[..., Desk], demo_journal: Path, settle: Callable[[Desk], None]
) -> None:
    desk = desk_on(demo_journal)
    found: list[Survey] = []
    desk.bridge.read(lambda uow: survey(uow, desk.now()), found.append, owner=desk)
    settle(desk)
    eth = next(rate for rate in found[0].rates if rate[:2] == ("aave_v3", "ETH"))
    usual = eth.usual
    assert usual is not None
    assert 0 < usual < eth.apr * 2
    assert eth.since <= desk.now()
    assert {each.number for each in found[0].held} == {135, 141, 146, 148}


def test_a_platform_without_terms_is_not_left_out(
    desk_on: Callable[..., Desk],
    settle: Callable[[Desk], None],
    qtbot: QtBot,
    demo_journal: Path,
) -> None:
    desk = desk_on(demo_journal)
    point = RatePoint("own_pool", Asset("USDC"), desk.now(), Decimal("0.07"))
    desk.bridge.change(lambda journal: mark(journal, desk.clock, [], [point]), owner=desk)
    screen = PlatformsScreen(desk)
    qtbot.addWidget(screen)
    screen.show()
    settle(desk)
    assert "own_pool no terms" in [row[0] for row in texts(screen.list)]
    screen.list.choose("own_pool")
    assert texts(named(screen, "platforms.assets")) == [["USDC", "7.0%", "7.0%"]]
