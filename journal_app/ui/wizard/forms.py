"""The form of each question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from journal_app.domain.planning.questions import Question
from journal_app.ui.desk import Desk
from journal_app.ui.wizard.alerts_form import AlertsForm
from journal_app.ui.wizard.collateral_form import CollateralForm
from journal_app.ui.wizard.costs_form import CostsForm
from journal_app.ui.wizard.exit_form import ExitForm
from journal_app.ui.wizard.flow import Wizard
from journal_app.ui.wizard.levels_form import LevelsForm
from journal_app.ui.wizard.margin_form import MarginForm
from journal_app.ui.wizard.own_form import OwnForm
from journal_app.ui.wizard.size_form import SizeForm
from journal_app.ui.wizard.step_form import StepForm
from journal_app.ui.wizard.thesis_form import ThesisForm

FORMS: Final[Mapping[str, type[StepForm]]] = {
    Question.THESIS: ThesisForm,
    Question.LEVELS: LevelsForm,
    Question.MARGIN: MarginForm,
    Question.SIZE: SizeForm,
    Question.COSTS: CostsForm,
    Question.COLLATERAL: CollateralForm,
    Question.ALERTS: AlertsForm,
    Question.EXIT: ExitForm,
}


def form_for(question: str, wizard: Wizard, desk: Desk) -> StepForm:
    """A new form of a question."""
    own = wizard.questions.own_question(question)
    return OwnForm(own, wizard, desk) if own else FORMS[question](wizard, desk)
