"""A whole crossed account in the rescue planner, and recorded through its dialog."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal as D
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from journal_app.domain.market.observed import Mark
from journal_app.domain.money import Asset
from journal_app.domain.trade import MarginMode
from journal_app.services.marking import mark
from journal_app.services.recording import open_trade
from journal_app.services.trade_page import TradePage, trade_page
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.rescue_dialog import RescueDialog
from journal_app.ui.screens.plan.planners.page import PlannerPage
from journal_app.ui.screens.plan.planners.planners_page import PlannersPage
from tests.services.test_rescue_recorded import (
    BTC_PERP_SHORT,
    ETH_PERP,
    MARKED,
    Clock,
    Platforms,
)


@pytest.fixture
def crossed(tmp_path: Path) -> Path:
    path = tmp_path / "crossed.journal"
    create_journal(path)
    with open_journal(path, for_writing=True) as file:
        journal = SqliteJournal(file)
        for drafts in (ETH_PERP, BTC_PERP_SHORT):
            open_trade(
                journal, Clock(), Platforms(), drafts,
                account="main", platform="perp", margin_mode=MarginMode.CROSS,
            )  # fmt: skip
        prices = {Asset("ETH"): D(1750), Asset("BTC"): D(70_000)}
        mark(journal, Clock(MARKED), [Mark(of, MARKED, at) for of, at in prices.items()], [])
    return path


def page_of(
    crossed: Path, desk_on: Callable[..., Desk], settle: Callable[[Desk], None], qtbot: QtBot
) -> tuple[Desk, PlannersPage]:
    desk = desk_on(crossed)
    planners = PlannersPage(desk)
    qtbot.addWidget(planners)
    planners.show()
    planners.show_planner("rescue")
    settle(desk)
    page = planners.page("rescue")
    settle(desk)
    source = page.form.choice("source")
    source.setCurrentIndex(source.count() - 1)  # type: ignore[union-attr]
    return desk, planners


def captions(page: PlannerPage) -> list[str]:
    table = page.tables["ways"]
    return [table.line(place)[0].text for place in range(table.rowCount())]


def test_all_positions_of_an_account(
    crossed: Path, desk_on: Callable[..., Desk], settle: Callable[[Desk], None], qtbot: QtBot
) -> None:
    _, planners = page_of(crossed, desk_on, settle, qtbot)
    page = planners.page("rescue")
    assert page.form.choice("source").currentText() == "All of main, perp"  # type: ignore[union-attr]
    assert {"Liquidation ETH", "Liquidation BTC"} <= set(captions(page))
    assert page.tables["ways"].line(0)[3].text == "2 positions"
    page.form.choice("margin_target").choose("liquidation_price")
    page.form.edit("liquidation_price").setText("100000")
    priced = page.form.text("priced")
    assert isinstance(priced, QLineEdit)
    priced.setText("BTC")
    assert page.found is not None
    assert len(page.record_buttons()) == 2
    priced.setText("SOL")
    assert "SOL" in page.form.problem("priced")


def test_an_account_is_recorded_in_each_of_its_trades(
    crossed: Path, desk_on: Callable[..., Desk], settle: Callable[[Desk], None], qtbot: QtBot
) -> None:
    desk, planners = page_of(crossed, desk_on, settle, qtbot)
    page = planners.page("rescue")
    assert page.found is not None
    closing = next(each for each in page.found.records if each.key == "partial_close")
    wanted = closing.facts["wanted"]
    shown: list[TradePage] = []
    desk.bridge.read(lambda uow: trade_page(uow, 1), shown.append, owner=desk)
    settle(desk)
    dialog = RescueDialog(desk, shown[0], wanted)
    qtbot.addWidget(dialog)
    dialog.show()
    settle(desk)
    assert dialog.table.rowCount() == 2
    said: list[str] = []
    dialog.recorded.connect(said.append)
    dialog.keep()
    dialog.keep()
    settle(desk)
    assert said == ["The rescue is recorded."]
    for trade_id in (1, 2):
        desk.bridge.read(partial(trade_page, trade_id=trade_id), shown.append, owner=desk)
    settle(desk)
    for each in shown[1:]:
        assert each.figures.margin_ratio is not None
        assert D("0.5") <= each.figures.margin_ratio < D("0.500001")


def test_what_cannot_be_recorded_is_said_below(
    crossed: Path, desk_on: Callable[..., Desk], settle: Callable[[Desk], None], qtbot: QtBot
) -> None:
    desk, planners = page_of(crossed, desk_on, settle, qtbot)
    page = planners.page("rescue")
    assert page.found is not None
    wanted = page.found.records[0].facts["wanted"]._replace(way="swap_collateral")
    shown: list[TradePage] = []
    desk.bridge.read(lambda uow: trade_page(uow, 1), shown.append, owner=desk)
    settle(desk)
    dialog = RescueDialog(desk, shown[0], wanted)
    qtbot.addWidget(dialog)
    dialog.show()
    settle(desk)
    assert not dialog.save.isEnabled()
    assert "nothing to swap" in dialog._problem.text()


def test_a_rescue_calls_assets_as_its_trades_do(
    tmp_path: Path, desk_on: Callable[..., Desk], settle: Callable[[Desk], None], qtbot: QtBot
) -> None:
    """The platform knows WETH as ETH; the trade was typed as WETH."""
    weth = Asset("WETH")
    path = tmp_path / "named.journal"
    create_journal(path)
    with open_journal(path, for_writing=True) as file:
        journal = SqliteJournal(file)
        eth = [replace(each, asset=weth) for each in ETH_PERP if each.kind == "open"]
        rest = [each for each in ETH_PERP if each.kind != "open"]
        for drafts in ([*rest, *eth], BTC_PERP_SHORT):
            open_trade(
                journal, Clock(), Platforms(), drafts,
                account="main", platform="perp", margin_mode=MarginMode.CROSS,
            )  # fmt: skip
        prices = {weth: D(1750), Asset("BTC"): D(70_000)}
        mark(journal, Clock(MARKED), [Mark(of, MARKED, at) for of, at in prices.items()], [])
    _, planners = page_of(path, desk_on, settle, qtbot)
    page = planners.page("rescue")
    assert {"Liquidation WETH", "Liquidation BTC"} <= set(captions(page))
    assert "WETH" in page.tables["ways"].line(0)[3].tip
    source = page.form.choice("source")
    source.setCurrentIndex(1)  # type: ignore[union-attr]
    assert source.currentText() == "No. 1 WETH long, perp"  # type: ignore[union-attr]
    page.form.choice("margin_target").choose("margin_ratio")
    page.form.edit("margin_ratio").setText("60")
    assert page.found is not None
    assert "14.7404 WETH would be needed" in page.found.remarks[0].detail
    page.form.edit("margin_ratio").setText("12")
    assert page.tables["ways"].line(0)[3].text.endswith(" WETH")
