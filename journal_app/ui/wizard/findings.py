"""What is found at a step: each warning and breach as a sentence, what mends it, and its reason."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from journal_app.domain.planning.alternatives import Alternative, Lever
from journal_app.domain.planning.checklist import ABSENCES, reason_key, verdict_of
from journal_app.domain.trade import Verdict
from journal_app.ui.desk import Desk
from journal_app.ui.messages import say
from journal_app.ui.theme import theme
from journal_app.ui.widgets.buttons import Button, button
from journal_app.ui.widgets.column_layout import ColumnLayout
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.verdict_row import VerdictMark
from journal_app.ui.wizard.flow import Wizard
from journal_app.ui.wizard.words import alternative_text, finding_text, verdict_word

_INDENT: Final = 26
"""What belongs to a sentence begins where it does."""

_WRITES: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
"""Keys that are held, or meant, while one writes."""

_PAUSE: Final = 40
"""Milliseconds after the last key, until what would mend it is reckoned: each is judged whole."""


class Finding(QWidget):
    """One finding. Signals: `reasoned(question, code, text)`, `taken(code, lever)`."""

    reasoned = Signal(str, str, str)
    taken = Signal(str, str)

    def __init__(self, question: str, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question, self.code = question, code
        verdict = verdict_of(code)
        self.sentence = Sentence(say(code))
        self.sentence.setAccessibleDescription(verdict_word(verdict))
        is_remark = verdict is Verdict.PASS
        mark = VerdictMark("open" if is_remark else verdict.value)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.sentence, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        self.alternatives: dict[Lever, Button] = {}
        self._offered: list[Lever] = []
        self._offers = QWidget()
        self._flow = FlowLayout(self._offers, 6)
        self._offers.hide()
        indented = QHBoxLayout()
        indented.setContentsMargins(_INDENT, 0, 0, 2)
        indented.addWidget(self._offers)
        column.addLayout(indented)
        self.reason: QLineEdit | None = None
        self.lacking: Sentence | None = None
        if verdict is Verdict.BREACH:
            self.reason = QLineEdit()
            self.reason.setFont(theme().font(13))
            self.reason.setObjectName(f"plan.reason.{reason_key(question, code)}")
            self.reason.setPlaceholderText(self.tr("Reason for going ahead, kept with the trade"))
            self.reason.setAccessibleName(self.tr("Reason"))
            self.reason.setAccessibleDescription(say(code))
            self.reason.textChanged.connect(self._reason)
            self.lacking = Sentence("", 12, 400, "danger")
            self.lacking.hide()
            under = QVBoxLayout()
            under.setContentsMargins(_INDENT, 0, 0, 4)
            under.setSpacing(4)
            under.addWidget(self.reason)
            under.addWidget(self.lacking)
            column.addLayout(under)

    def say(self, text: str) -> None:
        """Say it as it is said of the present trade: of a loan, or of a contract."""
        self.sentence.setText(text)
        if self.reason is not None:
            self.reason.setAccessibleDescription(text)

    def show_alternatives(self, offered: Collection[tuple[Alternative, str]]) -> None:
        """Offer what mends it, each as a button."""
        words = {each.lever: text for each, text in offered}
        self._offered = list(words)
        for lever, text in words.items():
            shown = self.alternatives.get(lever) or self._made(lever)
            shown.setText(text)
            shown.setAccessibleDescription(self.sentence.text())
        for lever, shown in self.alternatives.items():
            shown.setVisible(lever in words)
        self._offers.setVisible(bool(words))

    def _made(self, lever: Lever) -> Button:
        made = self.alternatives[lever] = button("", "offer")
        made.setObjectName(f"plan.alternative.{self.code}.{lever}")
        made.may_shrink()  # where an asset of a long name would make the page too wide
        made.clicked.connect(lambda: self.taken.emit(self.code, lever))
        made.installEventFilter(self)
        self._flow.addWidget(made)
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let what is written upon an offer begin the reason: who goes from one reason to the next
        by Tab comes by here, and the first space between two words would take the offer.
        """
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_written = event.text().isprintable() and bool(event.text().strip())
            is_command = event.modifiers() & ~_WRITES
            if self.reason is not None and is_written and not is_command:
                self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
                self.reason.insert(event.text())
                return True
        return super().eventFilter(watched, event)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops: what mends it, then the reason."""
        offered: list[QWidget] = [self.alternatives[lever] for lever in self._offered]
        return [*offered, self.reason] if self.reason is not None else offered

    def show_reason(self, text: str) -> None:
        """Show the reason that is kept."""
        if self.reason is not None and not self.reason.hasFocus() and self.reason.text() != text:
            self.reason.setText(text)
            self.reason.setCursorPosition(0)  # how it begins says what it is about

    def ask(self) -> None:
        """Say beside the field that a reason is needed, and go there."""
        if self.reason is not None and self.lacking is not None:
            is_absent = self.code in ABSENCES
            self.lacking.setText(
                say("neither_given_nor_explained" if is_absent else "reason_missing")
            )
            self.lacking.show()
            self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _reason(self, text: str) -> None:
        if self.lacking is not None and text.strip():
            self.lacking.hide()
        self.reasoned.emit(self.question, self.code, text)


class Findings(QWidget):
    """All that is found of a question: of the present step, or always of one.

    The alternatives follow when typing pauses: a key is answered sooner without them. Signal:
    `mended()`, once an alternative is taken.
    """

    mended = Signal()

    def __init__(
        self, wizard: Wizard, desk: Desk, question: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._wizard, self._desk, self._of = wizard, desk, question
        self._known: dict[tuple[str, str], Finding] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._offer)
        self._column = ColumnLayout(self, 8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, from top to bottom."""
        return [
            stop for key in self._to_say() if key in self._known for stop in self._known[key].stops
        ]

    def show_now(self) -> None:
        """Show what holds now; a field that is being typed in stays where it is."""
        keys = self._to_say()
        for key, finding in self._known.items():
            finding.setVisible(key in keys)
        for place, (question, code) in enumerate(keys):
            finding = self._known.get((question, code)) or self._made(question, code)
            if self._column.indexOf(finding) != place:
                self._column.move(finding, place)
            finding.say(finding_text(code, self._wizard.terms))
            finding.show_reason(self._wizard.reason(question, code))
            finding.show()
        self.setVisible(bool(keys))
        if keys:
            self._pause.start()

    def settle(self) -> None:
        """Show at once what would mend it, where that was to follow."""
        if self._pause.isActive():
            self._offer()

    def _offer(self) -> None:
        self._pause.stop()
        for question, code in self._to_say():
            if (finding := self._known.get((question, code))) is not None:
                finding.show_alternatives(self._alternatives(code))

    def _question(self) -> str:
        return self._of or self._wizard.step

    def _to_say(self) -> list[tuple[str, str]]:
        """What is said now: as long as an answer is missing that is needed, or its reason, nothing
        of those that may be missing.
        """
        question = self._question()
        codes = self._wizard.codes_to_say(question)
        unreasoned = self._wizard.judgement.answer(question).unreasoned
        if not ABSENCES.isdisjoint(unreasoned):
            codes = tuple(
                code for code in codes if code not in ABSENCES or verdict_of(code) is Verdict.BREACH
            )
        return [(question, code) for code in codes]

    def forget(self) -> None:
        """Forget what was said of one trade, with its reasons."""
        for finding in self._known.values():
            finding.hide()
            finding.deleteLater()
        self._known.clear()
        self._pause.stop()

    def ask(self, code: str) -> None:
        """Ask for the reason of a breach."""
        self.show_now()
        self.settle()
        self._known[self._question(), code].ask()

    def _alternatives(self, code: str) -> list[tuple[Alternative, str]]:
        wizard, formats = self._wizard, self._desk.formats
        return [
            (each, alternative_text(each, wizard.proposal, formats))
            for each in wizard.alternatives(code)
        ]

    def _take(self, code: str, lever: str) -> None:
        """Take what mends it now, should a key have changed it since it was offered."""
        for alternative in self._wizard.alternatives(code):
            if alternative.lever == lever:
                self._wizard.take(alternative)
                self.mended.emit()
                return

    def _made(self, question: str, code: str) -> Finding:
        finding = self._known[question, code] = Finding(question, code)
        self._column.addWidget(finding)
        finding.reasoned.connect(self._wizard.give_reason)
        finding.taken.connect(self._take)
        return finding
