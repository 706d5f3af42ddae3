"""What a plan was signed off with: what was found and stood, and what was only proposed.

On one page, and by *Sign off now*, a plan can be signed with parts of it never seen; this is where
they are seen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.planning.checklist import CODES, OWN_CODES, verdict_of
from journal_app.domain.terms import Terms
from journal_app.domain.trade import ChecklistAnswer, Plan, Verdict
from journal_app.ui.widgets.labels import Label, Sentence
from journal_app.ui.widgets.verdict_row import VerdictRow
from journal_app.ui.wizard.flow import Wizard
from journal_app.ui.wizard.words import finding_text, said

_PROPOSED = {
    "leverage": QT_TRANSLATE_NOOP("Wizard", "leverage"),
    "risk_fraction": QT_TRANSLATE_NOOP("Wizard", "risk per trade"),
    "alerts": QT_TRANSLATE_NOOP("Wizard", "alerts"),
    "exit_plan": QT_TRANSLATE_NOOP("Wizard", "exit plan"),
}
"""What is filled in and decides something, in the order of the questions."""


def only_proposed(wizard: Wizard) -> tuple[str, ...]:
    """Which of the answers that decide something nobody has given: leverage or risk only where
    the position follows from them.
    """
    proposal = wizard.proposal
    unused = {
        *(() if proposal.backed_by == "leverage" else ("leverage",)),
        *(() if proposal.sized_by == "risk" else ("risk_fraction",)),
    }
    return tuple(each for each in _PROPOSED if each not in unused and wizard.is_proposed(each))


class SignedBox(QWidget):
    """Lists them under the figures of a plan; hidden where there is nothing to list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.setSpacing(0)
        self._title = Label(self.tr("Signed off with"), 13, 600)
        self._column.addWidget(self._title)
        self.rows: list[VerdictRow] = []
        self.proposed = Sentence("", 12, 400, "muted")
        self.proposed.setObjectName("plan.signed.proposed")
        self.proposed.setContentsMargins(0, 6, 0, 0)
        self._column.addWidget(self.proposed)

    def show_plan(self, plan: Plan, proposed: Collection[str], terms: Terms | None) -> None:
        """Show what stood when it was signed. proposed: the answers that nobody had given. terms:
        by which it was made.
        """
        for row in self.rows:
            row.hide()
            row.deleteLater()
        stood = list(_found(plan.checklist, terms))
        self.rows = [VerdictRow(text, verdict.value, "", reason) for verdict, text, reason in stood]
        for place, row in enumerate(self.rows, start=1):
            row.set_last(is_last=row is self.rows[-1])
            self._column.insertWidget(place, row)
        names = ", ".join(said(_PROPOSED[each]) for each in proposed)
        self.proposed.setText(
            self.tr("Only proposed, and signed as it stood: {names}.").format(names=names)
        )
        self.proposed.setVisible(bool(names))
        self._title.setVisible(bool(stood))
        self.setVisible(bool(stood or names))


def _found(
    answers: Collection[ChecklistAnswer], terms: Terms | None
) -> Iterator[tuple[Verdict, str, str]]:
    """Every warning and breach with its sentence and the reason that was given."""
    for answer in answers:
        for code in answer.codes:
            if code not in CODES and code not in OWN_CODES:
                continue  # of a journal that a later version wrote
            verdict = verdict_of(code)
            if verdict is Verdict.PASS:
                continue
            found = finding_text(code, terms)
            text = f"{answer.asked} {found}" if code in OWN_CODES else found
            yield verdict, text, answer.reason_for(code) if verdict is Verdict.BREACH else ""
