"""What is found at a step: each warning and breach as a sentence, a breach with its reason."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from journal_app.domain.planning.checklist import CODES
from journal_app.domain.trade import Verdict
from journal_app.ui.messages import say
from journal_app.ui.theme import theme
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.verdict_row import VerdictMark
from journal_app.ui.wizard.flow import Wizard
from journal_app.ui.wizard.words import verdict_word


class Finding(QWidget):
    """One finding. Signal: `reasoned(code, text)`."""

    reasoned = Signal(str, str)

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = code
        verdict = CODES[code][1]
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
        self.reason: QLineEdit | None = None
        self.lacking: Sentence | None = None
        if verdict is Verdict.BREACH:
            self.reason = QLineEdit()
            self.reason.setFont(theme().font(13))
            self.reason.setObjectName(f"plan.reason.{code}")
            self.reason.setPlaceholderText(self.tr("Why all the same? Kept with the trade"))
            self.reason.setAccessibleName(self.tr("Reason"))
            self.reason.setAccessibleDescription(say(code))
            self.reason.textChanged.connect(self._reason)
            self.lacking = Sentence("", 12, 400, "danger")
            self.lacking.hide()
            under = QVBoxLayout()
            under.setContentsMargins(26, 0, 0, 4)
            under.setSpacing(4)
            under.addWidget(self.reason)
            under.addWidget(self.lacking)
            column.addLayout(under)

    def show_reason(self, text: str) -> None:
        """Show the reason that is kept."""
        if self.reason is not None and not self.reason.hasFocus() and self.reason.text() != text:
            self.reason.setText(text)

    def ask(self) -> None:
        """Say beside the field that a reason is needed, and go there."""
        if self.reason is not None and self.lacking is not None:
            self.lacking.setText(say("reason_missing"))
            self.lacking.show()
            self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _reason(self, text: str) -> None:
        if self.lacking is not None and text.strip():
            self.lacking.hide()
        self.reasoned.emit(self.code, text)


class Findings(QWidget):
    """All that is found at the present step."""

    def __init__(self, wizard: Wizard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wizard = wizard
        self._known: dict[str, Finding] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @property
    def fields(self) -> list[QLineEdit]:
        """Where reasons are written, from top to bottom."""
        shown = [self._known.get(code) for code in self._wizard.codes_to_say(self._wizard.step)]
        return [each.reason for each in shown if each is not None and each.reason is not None]

    def show_now(self) -> None:
        """Show what holds now; a field that is being typed in stays where it is."""
        codes = self._wizard.codes_to_say(self._wizard.step)
        for code, finding in self._known.items():
            finding.setVisible(code in codes)
        for place, code in enumerate(codes):
            finding = self._known.get(code) or self._made(code)
            if self._column.indexOf(finding) != place:
                self._column.removeWidget(finding)
                self._column.insertWidget(place, finding)
            finding.show_reason(self._wizard.proposal.reasons.get(code, ""))
            finding.show()
        self.setVisible(bool(codes))

    def forget(self) -> None:
        """Forget what was said of one trade, with its reasons."""
        for finding in self._known.values():
            finding.hide()
            finding.deleteLater()
        self._known.clear()

    def ask(self, code: str) -> None:
        """Ask for the reason of a breach."""
        self.show_now()
        self._known[code].ask()

    def _made(self, code: str) -> Finding:
        finding = self._known[code] = Finding(code)
        finding.reasoned.connect(self._wizard.give_reason)
        return finding
