"""The margin step says which rule binds, and what its mode changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from journal_app.assembly.presets import PresetPlatforms
from journal_app.domain.money import Asset
from journal_app.domain.planning.profiles import CONSERVATIVE
from journal_app.domain.trade import MarginMode
from journal_app.ui.desk import Desk
from journal_app.ui.wizard.flow import Wizard
from journal_app.ui.wizard.margin_form import MarginForm
from tests.ui.wizard.test_account_box import held
from tests.ui.wizard.test_flow import ETH, READY

D = Decimal
AROUND = replace(READY.around, profile=CONSERVATIVE)


@pytest.fixture
def form(desk_on: Callable[..., Desk], qtbot: QtBot) -> MarginForm:
    wizard = Wizard(PresetPlatforms())
    wizard.prepare(READY._replace(around=AROUND))
    wizard.put(platform="aave_v3", asset=ETH, entry=D(2000), stop=D(1850))
    made = MarginForm(wizard, desk_on())
    qtbot.addWidget(made)
    made.refresh()
    return made


def test_the_rule_that_binds_is_named_as_it_is_listed(form: MarginForm) -> None:
    def said(**answers: object) -> str:
        form.wizard.put(**answers)
        form.refresh()
        return form.binding.text()

    assert said().startswith("Above 1.70× your rule “Health factor at least 2.00” is broken.")
    contract = said(platform="hyperliquid")
    assert contract.startswith("Above 2.00× your rule “Leverage at most 2×” is broken.")
    far = replace(AROUND, profile=replace(CONSERVATIVE, most_leverage=D(10)))
    form.wizard.prepare(READY._replace(around=far))
    assert "× your rule “Liquidation at least 30% away” is broken." in said()
    lax = replace(
        CONSERVATIVE, most_leverage=D(100), least_liquidation_distance=D("0.001"),
        least_health_factor=D(1),
    )  # fmt: skip
    form.wizard.prepare(READY._replace(around=replace(AROUND, profile=lax)))
    assert said().startswith("Above 25.00× the platform does not open it.")


def test_the_unit_of_the_leverage_is_a_word(form: MarginForm) -> None:
    """A lone sign at the edge of a field looks like the button that empties it."""
    assert form.leverage.unit == "times"
    form.leverage.setText("1.5x")
    assert form.wizard.proposal.leverage == D("1.5")


def test_the_mode_says_what_it_changes(form: MarginForm) -> None:
    def hint(**answers: object) -> str:
        form.wizard.put(**answers)
        form.refresh()
        return form.mode_field.note

    assert "pools all collateral of an account" in hint()
    assert hint(platform="hyperliquid") == "Only the own money of this position stands behind it."
    alone = hint(margin_mode=MarginMode.CROSS)
    assert alone.endswith("as if this were the account's only position.")


def test_the_account_that_is_counted_is_pointed_to(form: MarginForm) -> None:
    around = replace(AROUND, crossed={("main", "aave_v3"): [held()]})
    form.wizard.prepare(READY._replace(around=around))
    form.wizard.put(asset=Asset("WBTC"), entry=D(50_000), stop=D(46_000), leverage=D("1.5"))
    form.wizard.put(margin_mode=MarginMode.CROSS)
    form.refresh()
    assert form.account.isVisibleTo(form)
    assert form.mode_field.note.endswith("How it stands with the others is shown below.")
