"""A trade that joins a crossed account shows the whole of it, before and after."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from journal_app.assembly.presets import PresetPlatforms
from journal_app.domain.ledger.entries import Borrow, Deposit, Open
from journal_app.domain.ledger.replay import replay
from journal_app.domain.ledger.standing import Part
from journal_app.domain.ledger.valuation import value
from journal_app.domain.market.observed import NO_MARKET
from journal_app.domain.money import Asset
from journal_app.domain.trade import MarginMode, Target
from journal_app.ui.formatting import Formats
from journal_app.ui.wizard.account_box import AccountBox
from journal_app.ui.wizard.flow import Wizard
from tests.ui.wizard.test_flow import ETH, NOON, READY

D = Decimal
WBTC, USDC = Asset("WBTC"), Asset("USDC")


def held() -> Part:
    """10 ETH at 2,000, half of it borrowed for: liquidated at 10,000 / (10 · 0.83)."""
    entries = [
        Deposit(at=NOON, sequence=0, asset=USDC, amount=D(10_000), price=D(1)),
        Borrow(at=NOON, sequence=1, asset=USDC, amount=D(10_000), price=D(1)),
        Open(at=NOON, sequence=2, asset=ETH, size=D(10), price=D(2_000)),
    ]
    return Part(replay(entries), value(replay(entries), NOON + timedelta(1), NO_MARKET, "aave_v3"))


@pytest.fixture
def wizard() -> Wizard:
    made = Wizard(PresetPlatforms())
    around = replace(READY.around, crossed={("main", "aave_v3"): [held()]})
    made.prepare(READY._replace(around=around))
    made.put(platform="aave_v3", asset=WBTC, entry=D(50_000), stop=D(46_000))
    made.put(targets=(Target(D(60_000), D(1)),), leverage=D(3), days=D(10))
    made.put(risk_fraction=D("0.2"))
    return made


@pytest.fixture
def box(qtbot: QtBot) -> AccountBox:
    made = AccountBox(Formats())
    qtbot.addWidget(made)
    return made


def test_every_line_of_the_account_moves_with_the_trade(wizard: Wizard, box: AccountBox) -> None:
    wizard.put(margin_mode=MarginMode.CROSS)
    box.show_account(wizard.account_change)
    shown = {caption: (before, after) for caption, before, after in box.lines}
    assert list(shown) == [
        "Equity",
        "Health factor",
        "Leverage",
        "Liquidation of WETH",
        "Liquidation of WBTC",
        "Equity if all fall 30%",
        "Equity if WETH falls 30%",
        "Equity if WBTC falls 30%",
    ]
    assert shown["Health factor"][0] == "1.66"
    assert shown["Liquidation of WETH"][0] == "1,204.82"
    assert shown["Liquidation of WBTC"][0] == "—"
    assert shown["Equity if WETH falls 30%"][0] == "$4,000"
    assert shown["Equity if WBTC falls 30%"][0] == "$10,000"
    assert "liquidated at" in shown["Equity if all fall 30%"][1]


def test_an_isolated_trade_and_an_empty_account_show_none(wizard: Wizard, box: AccountBox) -> None:
    wizard.put(margin_mode=MarginMode.ISOLATED)
    box.show_account(wizard.account_change)
    assert box.lines == []
    wizard.put(margin_mode=MarginMode.CROSS, account="another")
    assert wizard.account_change is None
    box.show_account(wizard.account_change)
    assert box.isHidden()
