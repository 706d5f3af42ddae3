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
from journal_app.ui.widgets.choice import Segments
from journal_app.ui.wizard.flow import Wizard
from journal_app.ui.wizard.margin_form import MarginForm
from journal_app.ui.wizard.words import finding_text
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


def test_the_most_leverage_says_why_where_it_stands_alone(form: MarginForm) -> None:
    """At the size the slider stands without the sentence of this step."""
    why = "Above 1.70× your rule “Health factor at least 2.00” is broken."
    assert form.slider.below.toolTip() == why
    assert form.slider.below.accessibleDescription() == why


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

    isolated = MarginMode.ISOLATED
    assert "pools all collateral of an account" in hint(margin_mode=isolated)
    assert hint(platform="hyperliquid") == "Only the own money of this position stands behind it."
    alone = hint(margin_mode=MarginMode.CROSS)
    assert alone.endswith("as if this were the account's only position.")


def mode(form: MarginForm) -> str:
    return form.wizard.proposal.margin_mode.value


def offered(form: MarginForm) -> list[str]:
    form.refresh()
    assert isinstance(form.mode, Segments)
    return [each.text() + "!" * each.isChecked() for each in form.mode.buttons]


def test_only_what_the_platform_has_is_offered_and_proposed(form: MarginForm) -> None:
    wizard = form.wizard
    assert offered(form) == ["Cross!"]
    assert mode(form) == "cross"
    wizard.put(platform="hyperliquid")
    assert offered(form) == ["Isolated!", "Cross"]
    wizard.put(margin_mode=MarginMode.CROSS)
    wizard.put(platform="gmx_v2")  # which has no such margin, whoever chose it elsewhere
    assert offered(form) == ["Isolated!"]
    assert mode(form) == "isolated"
    wizard.put(playbook="trend", platform="aave_v3")
    assert offered(form) == ["Cross!"]
    assert mode(form) == "cross"


def test_the_keyboard_stays_at_the_modes_where_others_are_offered(
    form: MarginForm, qtbot: QtBot
) -> None:
    """On one page a part is brought up to date when the keyboard comes to it."""
    form.wizard.put(platform="hyperliquid")
    assert isinstance(form.mode, Segments)
    form.refresh()
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.mode.setFocus()
    assert form.mode.buttons[0].hasFocus()
    form.wizard.put(platform="aave_v3")
    form.refresh()
    assert [(each.text(), each.hasFocus()) for each in form.mode.buttons] == [("Cross", True)]


def test_a_mode_that_was_kept_before_is_shown_and_can_be_mended(form: MarginForm) -> None:
    kept = replace(form.wizard.proposal, margin_mode=MarginMode.ISOLATED)
    form.wizard.take_up(kept, None)
    assert offered(form) == ["Isolated!", "Cross"]
    assert isinstance(form.mode, Segments)
    form.mode.buttons[1].click()
    assert form.wizard.proposal.margin_mode is MarginMode.CROSS
    assert offered(form) == ["Isolated", "Cross!"]  # none goes from under the keyboard


def test_a_pool_is_told_of_as_what_nobody_chose(form: MarginForm) -> None:
    wizard = form.wizard
    assert finding_text("cross_margin", wizard.terms).startswith("The platform pools all")
    wizard.put(platform="hyperliquid")
    assert finding_text("cross_margin", wizard.terms).startswith("With cross margin")


def test_the_account_that_is_counted_is_pointed_to(form: MarginForm) -> None:
    around = replace(AROUND, crossed={("main", "aave_v3"): [held()]})
    form.wizard.prepare(READY._replace(around=around))
    form.wizard.put(asset=Asset("WBTC"), entry=D(50_000), stop=D(46_000), leverage=D("1.5"))
    form.wizard.put(margin_mode=MarginMode.CROSS)
    form.refresh()
    assert form.account.isVisibleTo(form)
    assert form.mode_field.note.endswith("How it stands with the others is shown below.")
