"""The last step shows what an older version kept, and lets it be mended."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from pytestqt.qtbot import QtBot

from journal_app.assembly.presets import PresetPlatforms
from journal_app.domain.planning.proposal import Proposal
from journal_app.services.plain_values import read_value
from journal_app.ui.desk import Desk
from journal_app.ui.wizard.exit_form import ExitForm
from journal_app.ui.wizard.flow import Wizard
from tests.ui.wizard.test_flow import READY

D = Decimal
OLD_DRAFT = {
    "thesis": "A higher low",
    "platform": "aave_v3",
    "asset": "ETH",
    "entry": "2000",
    "stop": "1850",
    "rate_stop": "0.15",
    "step": "levels",
}
"""As it was kept before drafts knew what of their answers is only proposed."""


def rate_stop(wizard: Wizard) -> Decimal | None:
    return wizard.proposal.rate_stop


def test_the_rate_stop_of_an_old_draft_is_shown_and_can_be_mended(
    desk_on: Callable[..., Desk], qtbot: QtBot
) -> None:
    wizard = Wizard(PresetPlatforms())
    wizard.prepare(READY)
    wizard.take_up(read_value(Proposal, OLD_DRAFT), None)
    form = ExitForm(wizard, desk_on())
    qtbot.addWidget(form)
    form.refresh()
    assert (form.rate.text(), form.rate.problem) == ("15", "")
    assert not form.rate.isHidden()
    wizard.put(platform="hyperliquid")  # what else is answered leaves it
    wizard.put(platform="aave_v3", days=D(14))
    form.refresh()
    assert form.rate.text() == "15"
    form.rate.setText("12.5")
    assert rate_stop(wizard) == D("0.125")
    form.rate.setText("-3")
    assert form.rate.problem
    form.rate.setText("")
    assert (rate_stop(wizard), form.rate.problem) == (None, "")
