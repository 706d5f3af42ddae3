"""Where each answer is given, also where its own step is not asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal_app.assembly.presets import PresetPlatforms
from journal_app.domain.planning.checklist import ABSENCES, CODES, verdict_of
from journal_app.domain.planning.questions import USUAL, QuestionList
from journal_app.domain.trade import Verdict
from journal_app.ui.desk import Desk
from journal_app.ui.wizard.flow import Wizard
from journal_app.ui.wizard.forms import form_for
from journal_app.ui.wizard.where import field_that_is_empty, place_of

ANSWERS = (
    "platform", "asset", "entry", "stop", "leverage", "collateral_price", "units", "capital",
    "risk_fraction", "own",
)  # fmt: skip
NARROW = USUAL.switched("margin", on=False)


@pytest.mark.parametrize("questions", [USUAL, NARROW])
@pytest.mark.parametrize("answer", ANSWERS)
def test_every_answer_has_its_field(
    answer: str, questions: QuestionList, desk_on: Callable[..., Desk], qtbot: QtBot
) -> None:
    place = place_of(answer, questions)
    assert place.question in questions.asked
    form = form_for(place.question, Wizard(PresetPlatforms()), desk_on())
    qtbot.addWidget(form)
    assert form.findChild(QWidget, place.field) is not None


def test_every_breach_of_something_absent_has_its_field(
    desk_on: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk = desk_on()
    for code in ABSENCES & CODES.keys():
        if verdict_of(code) is not Verdict.BREACH or code == "liquidation_unknown":
            continue
        question = CODES[code][0]
        form = form_for(question, Wizard(PresetPlatforms()), desk)
        qtbot.addWidget(form)
        assert form.findChild(QWidget, field_that_is_empty(question, code)) is not None
    assert field_that_is_empty("margin", "health_below_profile") == ""
