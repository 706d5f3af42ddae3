"""Tab leads through a step as it is read: its fields and reasons, the profile, the buttons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout
from pytestqt.qtbot import QtBot

from journal_app.domain.money import Asset
from journal_app.domain.planning.questions import Question
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.wizard.flow import Wizard
from journal_app.ui.wizard.wizard_page import WizardPage


@pytest.fixture
def page(desk_on: Callable[..., Desk], qtbot: QtBot) -> Iterator[WizardPage]:
    """The step of the margin, where one rule is broken."""
    desk = desk_on()
    wizard = Wizard(desk.platforms)
    page = WizardPage(wizard, desk)
    dialog = Dialog()
    QVBoxLayout(dialog).addWidget(page)
    qtbot.addWidget(dialog)
    dialog.resize(1080, 720)
    dialog.show()
    qtbot.waitActive(dialog)
    wizard.put(platform="aave_v3", asset=Asset("ETH"), leverage=Decimal(2), days=Decimal(14))
    wizard.put(entry=Decimal(2000), stop=Decimal(1850), units=Decimal(4), sized_by="units")
    wizard.go(Question.MARGIN)
    yield page
    dialog.close()


@pytest.mark.usefixtures("page")
def test_tab_leads_from_the_fields_over_the_reasons_to_the_buttons() -> None:
    QApplication.processEvents()
    passed = []
    for _ in range(8):
        focus = QApplication.focusWidget()
        assert focus is not None
        passed.append(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert passed == [
        "plan.leverage",
        "plan.leverage_slider",
        "plan.use_most",
        "plan.alternative.health_below_profile.leverage",
        "plan.reason.health_below_profile",
        "plan.profile",
        "plan.back",
        "plan.next",
    ]


def test_what_is_written_upon_an_offer_begins_the_reason_and_takes_nothing(
    page: WizardPage,
) -> None:
    """From one reason Tab comes by the offers of the next: the first space took one of them."""
    page.findings.settle()
    QApplication.processEvents()
    offer = page.findChild(QAbstractButton, "plan.alternative.health_below_profile.leverage")
    assert offer is not None
    offer.setFocus()
    for key in "Stop is near":
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, key)
    assert page.wizard.proposal.leverage == 2
    assert page.wizard.reason(Question.MARGIN, "health_below_profile") == "Stop is near"
    offer.setFocus()
    QTest.keyClick(offer, Qt.Key.Key_Space)  # and by itself it is taken as ever
    assert page.wizard.proposal.leverage != 2
