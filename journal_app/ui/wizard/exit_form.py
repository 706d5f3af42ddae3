"""Step 8: how the trade ends, all verdicts together, and the sign-off."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from journal_app.domain.planning.questions import Question
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.wizard.evidence_grid import COLUMN_GAP
from journal_app.ui.wizard.found_words import found_words
from journal_app.ui.wizard.step_chip import StepChip
from journal_app.ui.wizard.step_form import StepForm
from journal_app.ui.wizard.words import (
    VERDICT_TONES,
    finding_text,
    shortened,
    step_title,
    verdict_word,
)


class ExitForm(StepForm):
    """The exit plan with its stops of time and rate, and the summary."""

    question = Question.EXIT

    def build(self) -> None:
        """Lay the fields out."""
        self.plan = self.text(
            "exit_plan", self.tr("What is done at the stop, at each target, on each alert"), rows=4
        )
        self.plan_field = self.add_field(self.tr("Exit plan"), self.plan)
        self.days = self.amount("days", self.tr("days"))
        self.days.setObjectName("plan.time_stop")
        self.add_field(self.tr("Time stop"), self.days)
        self.rate = self.amount("rate_stop", self.tr("% a year, APR"), is_percent=True)
        self.add_field(self.tr("Rate stop"), self.rate)
        self.chips = {question: StepChip(question) for question in self.wizard.questions.asked}
        self.verdicts = QWidget()
        grid = QGridLayout(self.verdicts)
        grid.setContentsMargins(0, 8, 0, 8)
        grid.setVerticalSpacing(8)
        grid.setHorizontalSpacing(COLUMN_GAP)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        rows = -(-len(self.chips) // 2)
        for place, (question, chip) in enumerate(self.chips.items()):
            chip.clicked.connect(lambda _=False, question=question: self.wizard.go(question))
            grid.addWidget(chip, place % rows, place // rows, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.verdicts)
        self.found = Sentence("", 12)
        self.found.setObjectName("plan.found")
        self.column.addWidget(self.found)
        self.column.addWidget(
            Sentence(
                self.tr(
                    "The checklist reckons; it gives no advice. What is signed off is kept word "
                    "for word, and frozen when the trade opens."
                ),
                12,
                400,
                "muted",
            )
        )

    def tell(self) -> None:
        """Show the verdicts of all steps, and whose words the plan is."""
        proposal = self.wizard.proposal
        is_proposed = "exit_plan" in proposal.proposed and proposal.exit_plan
        self.plan_field.set_hint(
            self.tr("Proposed from your own levels and times; write it as you mean it.")
            if is_proposed
            else ""
        )
        terms = self.wizard.terms
        is_funded = terms is not None and terms.has_perpetuals
        self.rate.set_unit(self.tr("% a year") if is_funded else self.tr("% a year, APR"))
        self.found.setText(found_words(self.wizard))
        self.found.setVisible(bool(self.found.text()))
        for question, chip in self.chips.items():
            answer = self.wizard.judgement.answer(question)
            verdict = answer.verdict
            title = step_title(question, self.wizard.questions)
            word = f"{shortened(title)}: {verdict_word(verdict)}"
            reasons = [finding_text(code, terms) for code in answer.codes]
            chip.show_verdict(word, VERDICT_TONES[verdict], reasons)
