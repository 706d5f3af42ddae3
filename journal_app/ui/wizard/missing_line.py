"""What keeps a plan from being signed off, in a line above the button that does it."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from journal_app.domain.planning.checklist import ABSENCES
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.wizard.flow import Wizard
from journal_app.ui.wizard.words import answer_name

_ANSWERS: Final = ABSENCES - {"liquidation_unknown"}
"""What is missing, and can be given."""


class MissingLine(Sentence):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__("", 12, 400, "danger")
        self.setObjectName("plan.missing")
        self.hide()

    def say(self, words: str, color: str = "danger") -> None:
        """Show these words; nothing where they are empty."""
        self.set_color(color)
        self.setText(words)
        self.setVisible(bool(words))

    def say_look_first(self) -> None:
        """Say why one was led to a proposal that was never on show as it stands; it is no fault."""
        self.say(
            self.tr(
                "Look over what is proposed, and change what is not meant; then sign off once more."
            ),
            "text",
        )

    def tell(self, wizard: Wizard, unread: QWidget | None) -> None:
        """Say what is lacking. unread: the first field in which something stands that is no
        answer.
        """
        words = ""
        unreasoned = wizard.judgement.unreasoned
        count, are_absent = len(unreasoned), _ANSWERS.issuperset(unreasoned)
        if unread is not None:
            words = self.tr("To sign off, mend what stands in {field}, or empty it.").format(
                field=unread.accessibleName()
            )
        elif wizard.lacking is not None:
            words = self.tr("To sign off, this is needed: {field}.")
            if count == 1:
                words = self.tr(
                    "To sign off, this is needed: {field}, and 1 more answer or reason."
                )
            elif count:
                words = self.tr(
                    "To sign off, this is needed: {field}, and {count} more answers or reasons."
                )
            words = words.format(field=answer_name(wizard.lacking), count=count)
        elif count == 1 and are_absent:
            words = self.tr("To sign off, 1 answer is missing: give it, or say why not.")
        elif count and are_absent:
            words = self.tr(
                "To sign off, {count} answers are missing: give them, or say why not."
            ).format(count=count)
        elif count == 1:
            words = self.tr("To sign off, 1 breach needs its reason.")
        elif count:
            words = self.tr("To sign off, {count} breaches need their reasons.").format(count=count)
        self.say(words)
