"""The first step says what it needs, and one thing at a time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from journal_app.domain.money import Asset
from journal_app.domain.planning.questions import Question
from journal_app.ui.desk import Desk
from journal_app.ui.widgets.choice import Choice
from journal_app.ui.wizard.findings import Finding
from journal_app.ui.wizard.flow import Wizard
from journal_app.ui.wizard.thesis_form import ThesisForm
from journal_app.ui.wizard.wizard_page import WizardPage
from tests.ui.languages.pseudo import pseudo


@pytest.fixture
def page(desk_on: Callable[..., Desk], qtbot: QtBot) -> WizardPage:
    desk = desk_on()
    made = WizardPage(Wizard(desk.platforms), desk)
    qtbot.addWidget(made)
    made.resize(1080, 720)
    made.show()
    qtbot.waitExposed(made)
    made.wizard.put(platform="aave_v3", asset=Asset("ETH"))
    return made


def said(page: WizardPage) -> list[str]:
    findings = page.findings.findChildren(Finding)
    return [each.code for each in findings if each.isVisible()]


def test_what_is_needed_is_said_before_what_may_be_missing(page: WizardPage) -> None:
    page.go_on()
    assert said(page) == ["thesis_missing"]
    page.wizard.put(thesis="A higher low above the rising average")
    assert said(page) == ["strategy_missing", "invalidation_missing"]
    page.go_on()
    assert page.wizard.step == "levels"


def test_a_reason_does_as_well(page: WizardPage) -> None:
    page.go_on()
    page.wizard.give_reason(Question.THESIS, "thesis_missing", "Only a hedge")
    assert said(page) == ["thesis_missing", "strategy_missing", "invalidation_missing"]


def test_every_field_says_whether_it_is_needed(page: WizardPage) -> None:
    form = page.form(Question.THESIS)
    assert isinstance(form, ThesisForm)
    for name, word in (
        ("account", "Optional, as "),
        ("strategy", "Better said, as "),  # without them the step ends in a warning
        ("wrong_if", "Better said, as "),
    ):
        line = getattr(form, name)
        assert isinstance(line, QLineEdit)
        assert line.placeholderText().startswith(word)
    assert isinstance(form.thesis, QPlainTextEdit)
    assert form.thesis.placeholderText().startswith("Needed: ")


def test_trend_and_playbook_are_explained(page: WizardPage) -> None:
    form = page.form(Question.THESIS)
    assert isinstance(form, ThesisForm)
    assert "averages" in form.follows_field.note
    assert "fills in" in page.playbook.toolTip()  # which the choice has none of its own against
    assert "fills in" in page.playbook.choice.accessibleDescription()
    assert "asset is needed" in page.playbook.keep.toolTip()


def test_it_says_where_a_platform_or_an_asset_is_added(page: WizardPage) -> None:
    form = page.form(Question.THESIS)
    assert isinstance(form, ThesisForm)
    assert form.asset_field.note == ""
    page.wizard.put(asset=Asset("DOGE"))
    assert form.asset_field.note.endswith("has no terms for DOGE yet; Platforms takes them.")
    page.wizard.put(platform="")
    assert form.asset_field.note == ""
    assert isinstance(form.platform, Choice)
    assert form.platform.currentText() == "Choose…"
    assert form.platform_field.note == "Others are added under Platforms."
    page.wizard.put(platform="aave_v3")
    assert form.platform_field.note == ""


def test_the_list_of_platforms_says_all_of_it_in_a_longer_language_too(page: WizardPage) -> None:
    form = page.form(Question.THESIS)
    assert isinstance(form, ThesisForm)
    assert isinstance(form.platform, Choice)
    page.wizard.put(platform="")
    form.platform.setItemText(0, pseudo(form.platform.itemText(0)))
    page.resize(1014, 620)  # what a window of 1280 × 720 leaves it
    form.platform.grab()
    assert form.platform.toolTip() == ""  # which says what is cut
