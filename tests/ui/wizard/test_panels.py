"""What stands beside the steps: the levels with their notes, and the trader's rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.assembly.presets import PresetPlatforms
from journal_app.domain.trade import Target
from journal_app.ui.desk import Desk
from journal_app.ui.wizard.flow import Wizard
from journal_app.ui.wizard.panels import LevelRows, LevelsCard, RulesCard, ShownLevel
from tests.ui.wizard.test_flow import ETH, READY

D = Decimal


@pytest.fixture
def wizard() -> Wizard:
    made = Wizard(PresetPlatforms())
    made.prepare(READY)
    made.put(platform="aave_v3", asset=ETH, entry=D(3050), stop=D(2900))
    made.put(targets=(Target(D(3400), D(1)),))
    return made


@pytest.fixture
def desk(desk_on: Callable[..., Desk]) -> Desk:
    return desk_on()


@pytest.fixture
def levels(wizard: Wizard, desk: Desk, qtbot: QtBot) -> LevelsCard:
    made = LevelsCard(wizard, desk)
    qtbot.addWidget(made)
    return made


def told(levels: LevelsCard) -> str:
    """Liquidation as a screen reader says it."""
    return levels.rows.accessibleDescription().partition("; ")[0]


def test_the_price_names_the_leverage_that_nobody_chose(wizard: Wizard, levels: LevelsCard) -> None:
    proposed = wizard.proposal.leverage
    assert proposed is not None
    assert told(levels).startswith(f"Liquidation at {proposed:.2f}× ")
    wizard.put(leverage=D("1.5"))
    assert told(levels).startswith("Liquidation 1,")
    wizard.begin()
    assert told(levels).startswith("Liquidation —")  # nothing is reckoned for it yet


def test_where_the_leverage_comes_from_is_told(wizard: Wizard, levels: LevelsCard) -> None:
    said = levels.rows.toolTip()
    assert said.startswith("Nobody chose the leverage yet, so the price is for")
    assert "it is chosen at the step Margin. Above " in said
    assert said in levels.rows.accessibleDescription()
    wizard.put(leverage=D("1.5"))
    assert levels.rows.toolTip() == ""
    assert "chose" not in levels.rows.accessibleDescription()


def test_own_money_that_was_given_is_a_choice_of_leverage(
    wizard: Wizard, levels: LevelsCard
) -> None:
    wizard.put(own=D(5_000), backed_by="own")
    assert told(levels).startswith("Liquidation ")
    assert " at " not in told(levels).partition("threshold")[0]


def test_the_price_says_by_which_rule(wizard: Wizard, levels: LevelsCard) -> None:
    assert " threshold 83%, terms of 17 Feb 2026 " in told(levels)
    wizard.put(platform="hyperliquid")
    assert " maintenance 2%, before fees, terms of 19 Jul 2026 " in told(levels)
    wizard.put(leverage=D(1))
    assert told(levels) == "Liquidation —"


def test_a_note_adds_a_line(qtbot: QtBot) -> None:
    rows = LevelRows()
    qtbot.addWidget(rows)
    rows.show_rows((ShownLevel("Stop", "1", "text", ""), ShownLevel("Entry", "2", "text", "")))
    plain = rows.sizeHint().height()
    rows.show_rows(
        (ShownLevel("Stop", "1", "text", "", "so"), ShownLevel("Entry", "2", "text", ""))
    )
    assert rows.sizeHint().height() == plain + LevelRows.NOTE
    assert not rows.grab().isNull()


def test_a_rule_for_all_that_is_open_is_listed_once_it_is_broken(
    wizard: Wizard, desk: Desk, qtbot: QtBot
) -> None:
    card = RulesCard(wizard, desk)
    qtbot.addWidget(card)
    names = {"plan.rule.on_platform", "plan.rule.book"}
    assert names.isdisjoint(each.objectName() for each in card.children())
    around = replace(READY.around, exposure=D(10_000_000), own_money={"aave_v3": D(10_000_000)})
    wizard.prepare(READY._replace(around=around))
    shown = {each.objectName(): each for each in card.rows.values()}
    assert {shown[name].verdict for name in names} == {"breach"}
    assert "On one platform at most 40%" in shown["plan.rule.on_platform"].text.text()


def test_the_profile_leads_to_where_its_rules_are_changed(
    wizard: Wizard, desk: Desk, qtbot: QtBot
) -> None:
    gone: list[tuple[str, object]] = []
    desk.gone.connect(lambda screen, facts: gone.append((screen, facts)))
    card = RulesCard(wizard, desk)
    qtbot.addWidget(card)
    assert card.profile.text() == "Moderate profile"
    assert "Settings" in card.profile.toolTip()
    QTest.keyClick(card.profile, Qt.Key.Key_Return)
    assert gone == [("settings", {"card": "profile", "back": "plan"})]
