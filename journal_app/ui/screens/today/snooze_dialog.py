"""Snooze what needs attention: for how long, and the reason, which is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from journal_app.domain.problems import JournalError, Refused
from journal_app.services.snoozing import snooze
from journal_app.ui.dialogs.short_form import ShortForm
from journal_app.ui.messages import say
from journal_app.ui.screens.today.attention_words import sentence_of
from journal_app.ui.screens.today.snooze_words import choices, note_words, until_words
from journal_app.ui.theme import theme
from journal_app.ui.widgets.choice import Segments
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.labels import Sentence

if TYPE_CHECKING:
    from journal_app.domain.watching.snoozes import Snooze
    from journal_app.ui.desk import Desk
    from journal_app.ui.screens.today.attention_words import AttentionWords


_WIDTH: Final = 620
_CAPTION: Final = 74
"""So much wider than the least is a caption in a wide form."""


class SnoozeDialog(ShortForm):
    """Asks for both, and keeps them."""

    def __init__(self, desk: Desk, words: AttentionWords, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("SnoozeDialog", "Snooze"), parent)
        assert words.waits is not None, "only what can wait is snoozed"
        self.setObjectName("today.snooze_dialog")
        self._desk, self._words, self._attention = desk, words, words.waits
        said = Sentence()
        said.show_parts([(words.subject, 600, "text"), (f" — {words.sentence}.", 400, "text")])
        self._add_sentence(said)
        self.reason = QLineEdit()
        self.reason.setFont(theme().font())
        self.reason.setObjectName("today.snooze_dialog.reason")
        self.reason.setPlaceholderText(self.tr("Why it can wait"))
        self.reason.textEdited.connect(lambda _: self._fields["reason"].clear_problem())
        self.how_long = Segments(choices(self._attention))
        self.how_long.setObjectName("today.snooze_dialog.how_long")
        self._fields: dict[str, Field] = {
            "reason": self.form.add(self.tr("Reason"), self.reason),
            "how_long": self.form.add(self.tr("For"), self.how_long),
        }
        hint = (
            self.tr(
                "Before that it is shown as soon as it is more urgent, or worse by a tenth. The"
                " reason is kept in the ledger of the trade."
            )
            if self._attention.trade_id is not None
            else self.tr("Before that it is shown as soon as it is more urgent.")
        )
        self._add_sentence(Sentence(hint, 12, color="muted"))
        self.add_buttons("today.snooze_dialog", self.tr("Snooze"))
        width = max(_WIDTH, self._column.totalMinimumSize().width() + _CAPTION)
        self.setMinimumWidth(width)
        self.resize(width, self._column.totalHeightForWidth(width))
        self.reason.setFocus()

    def _add_sentence(self, sentence: Sentence) -> None:
        """As high as its words need at this width, and no higher."""
        sentence.setMinimumHeight(sentence.fontMetrics().height())
        self.form.add_widget(sentence)

    def keep(self) -> None:
        """Keep what stands there, or say what it lacks."""
        if not self.save.isEnabled():
            return
        self.save.setEnabled(False)
        desk, attention, how_long = self._desk, self._attention, self.how_long.data()
        reason = self.reason.text()
        formats = desk.in_full
        words = note_words(sentence_of(attention, formats), how_long, desk.now(), formats)
        desk.bridge.change(
            lambda journal: snooze(
                journal, desk.clock, attention, how_long=how_long, reason=reason, words=words
            ),
            self._kept,
            owner=self,
            otherwise=self._refuse,
        )

    def _kept(self, made: Snooze) -> None:
        desk = self._desk
        said = f"{self._words.subject}: {until_words(made.until, desk.formats)}."
        desk.notify(said, self.tr("Undo"), desk.actions["undo"].trigger)
        self.accept()

    def _refuse(self, error: JournalError) -> None:
        self.save.setEnabled(True)
        if not isinstance(error, Refused):
            self._desk.bridge.failed.emit(error)
            return
        others = []
        for problem in error.problems:
            field = self._fields.get(problem.field)
            if field is None:
                others.append(problem)
            else:
                field.show_problem(say(problem.code, problem.facts))
        if others:  # the ledger does not take the note
            self._desk.bridge.failed.emit(error)
        else:
            self._fields[error.problems[0].field].editor.setFocus()
