"""The checklist as a page: the steps, the form of the present one, and the panels beside it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.planning.questions import Question
from journal_app.ui.desk import Desk
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.wizard.alerts_form import AlertsForm
from journal_app.ui.wizard.collateral_form import CollateralForm
from journal_app.ui.wizard.costs_form import CostsForm
from journal_app.ui.wizard.evidence_grid import EvidenceGrid
from journal_app.ui.wizard.exit_form import ExitForm
from journal_app.ui.wizard.findings import Findings
from journal_app.ui.wizard.flow import Wizard
from journal_app.ui.wizard.levels_form import LevelsForm
from journal_app.ui.wizard.margin_form import MarginForm
from journal_app.ui.wizard.own_form import OwnForm
from journal_app.ui.wizard.panels import LevelsCard, RulesCard
from journal_app.ui.wizard.size_form import SizeForm
from journal_app.ui.wizard.step_form import StepForm
from journal_app.ui.wizard.steps_list import StepsList
from journal_app.ui.wizard.thesis_form import ThesisForm
from journal_app.ui.wizard.words import (
    evidence_name,
    evidence_value,
    question_text,
    step_title,
)

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
_LEAST_WIDTH: Final = 300
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class _Inside(QWidget):
    """What scrolls: as high as its texts are at the width there is, and no higher."""

    def minimumSizeHint(self) -> QSize:
        """Leave the height to the width; the hint of wrapped texts is that of a narrow column."""
        return QSize(super().minimumSizeHint().width(), 0)


class _Scrolling(QScrollArea):
    """What scrolls up and down only: never narrower than what it holds."""

    def minimumSizeHint(self) -> QSize:
        """The width of what is inside, with room for the bar."""
        inside = self.widget()
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(max(_LEAST_WIDTH, inside.minimumSizeHint().width() + bar if inside else 0), 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for more width when what is inside does."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def _scrolling(inside: QWidget) -> QScrollArea:
    """An area that scrolls up and down where there is no room for all of it."""
    area = _Scrolling()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    area.viewport().setAutoFillBackground(False)
    inside.setAutoFillBackground(False)
    return area


class WizardPage(QWidget):
    """Signal: `signed_off()`, once there is a position and every breach has its reason."""

    signed_off = Signal()

    def __init__(self, wizard: Wizard, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wizard, self._desk = wizard, desk
        self._forms: dict[str, StepForm] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._made_steps(), 0)
        row.addWidget(self._made_middle(), 9)
        row.addWidget(self._made_right(), 7)
        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(wizard.back)
        on = QShortcut(QKeySequence("Ctrl+Return"), self)
        on.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        on.activated.connect(self.go_on)
        wizard.restarted.connect(self._forget_forms)
        wizard.asked_anew.connect(self._forget_forms)
        wizard.moved.connect(self._show_step)
        wizard.changed.connect(self._refresh)
        desk.formats_changed.connect(self._refresh)
        self._show_step()

    # Parts

    def _made_steps(self) -> Card:
        card = Card(margin=12)
        self.steps = StepsList(self.wizard)
        self.steps.chosen.connect(self.wizard.go)
        card.body.addWidget(self.steps)
        card.body.addSpacing(8)
        kept = self.tr("Every answer is kept with the trade and compared with what you did.")
        said = Sentence(kept, 12, 400, "muted")
        said.setContentsMargins(4, 0, 0, 0)
        card.body.addWidget(said)
        card.body.addStretch(1)
        card.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        card.setMaximumWidth(max(172, min(self.steps.sizeHint().width() + 24, 232)))
        return card

    def _made_middle(self) -> Card:
        self.card = Card(" ")
        self.question = Sentence("", 13, 400, "muted")
        self.card.body.addWidget(self.question)
        self.card.body.addSpacing(4)
        inside = _Inside()
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 8, 0)
        self._inside.setSpacing(12)
        self._place = QVBoxLayout()
        self._inside.addLayout(self._place)
        self.findings = Findings(self.wizard, self._desk)
        self.findings.mended.connect(self._focus_first)
        self._inside.addWidget(self.findings)
        self.evidence = EvidenceGrid()
        self._inside.addWidget(self.evidence)
        self._inside.addStretch(1)
        self.scroll_area = _scrolling(inside)
        self.card.body.addWidget(self.scroll_area, 1)
        return self.card

    def _made_right(self) -> QWidget:
        panels = _Inside()
        stack = QVBoxLayout(panels)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(12)
        for card in (LevelsCard(self.wizard, self._desk), RulesCard(self.wizard, self._desk)):
            card.setMinimumWidth(300)
            stack.addWidget(card)
        stack.addStretch(1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(_scrolling(panels), 1)
        self.back = button(self.tr("Back"))
        self.back.setObjectName("plan.back")
        self.back.clicked.connect(self.wizard.back)
        self.next = button("", "primary")
        self.next.setObjectName("plan.next")
        self.next.clicked.connect(self.go_on)
        self.sign_off = button(self.tr("Sign off the plan"), "primary")
        self.sign_off.setObjectName("plan.sign_off")
        self.sign_off.clicked.connect(self.go_on)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(8)
        foot.addStretch(1)
        for each in (self.back, self.next, self.sign_off):
            foot.addWidget(each)
        column.addLayout(foot)
        return right

    # Steps

    def go_on(self) -> None:
        """Continue; a breach without its reason is asked for it first."""
        wizard = self.wizard
        lacking = wizard.try_step()
        if lacking is not None:
            self.findings.ask(lacking)
            self._reveal(self.findings)
            return
        if not wizard.is_at_the_end:
            wizard.forward()
            return
        wizard.try_all()
        if wizard.lacking is not None:
            wizard.go(wizard.lacking)
            return
        judgement = wizard.judgement
        unreasoned = next((each for each in judgement.answers if each.unreasoned), None)
        if unreasoned is None:
            self.signed_off.emit()
            return
        wizard.go(unreasoned.question)
        self.findings.ask(unreasoned.unreasoned[0])
        self._reveal(self.findings)

    def form(self, question: str) -> StepForm:
        """The form of a step, made when it is first shown."""
        if question not in self._forms:
            own = self.wizard.questions.own_question(question)
            made = self._forms[question] = (
                OwnForm(own, self.wizard, self._desk)
                if own
                else FORMS[question](self.wizard, self._desk)
            )
            self._place.addWidget(made)
        return self._forms[question]

    def _order_tabs(self) -> None:
        """Tab leads from the form over the reasons to the buttons, whenever each was made."""
        stops = [
            each
            for each in self._forms[self.wizard.step].findChildren(QWidget)
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        buttons = (self.back, self.next, self.sign_off)
        for before, after in pairwise([*stops[-1:], *self.findings.stops, *buttons]):
            self.setTabOrder(before, after)

    def _forget_forms(self) -> None:
        """Nothing that was typed for one trade is left for the next."""
        for form in self._forms.values():
            form.hide()
            form.deleteLater()
        self._forms.clear()
        self.findings.forget()

    def _show_step(self) -> None:
        step = self.wizard.step
        asked = self.wizard.questions.asked
        number = asked.index(step) + 1
        present = self.form(step)
        for form in self._forms.values():
            form.setVisible(form is present)
        self.card.set_title(step_title(step, self.wizard.questions))
        self.card.set_aside(
            self.tr("step {number} of {count}").format(number=number, count=len(asked))
        )
        is_own = self.wizard.questions.own_question(step) is not None
        self.question.setText("" if is_own else question_text(step, self.wizard.questions))
        self.question.setVisible(not is_own)
        self.back.setEnabled(number > 1)
        is_last = self.wizard.is_at_the_end
        self.next.setVisible(not is_last)
        self.sign_off.setVisible(is_last)
        self.scroll_area.verticalScrollBar().setValue(0)
        self._refresh()
        QTimer.singleShot(0, self._focus_first)

    def _focus_first(self) -> None:
        """Put the cursor into the first field, so that the keyboard goes on."""
        if not self.isVisible():
            return
        form = self._forms[self.wizard.step]
        first = form.first
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        wizard, formats = self.wizard, self._desk.formats
        self.form(wizard.step).refresh()
        self.findings.show_now()
        self._order_tabs()
        self.evidence.show_pairs(
            [
                (evidence_name(each), evidence_value(each, formats))
                for each in wizard.answer.evidence
            ]
        )
        count = len(wizard.breaches_to_say(wizard.step))
        if count == 0:
            self.next.setText(self.tr("Continue"))
        elif count == 1:
            self.next.setText(self.tr("Continue with 1 breach noted"))
        else:
            self.next.setText(self.tr("Continue with {count} breaches noted").format(count=count))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter continues from every field that has no use for it."""
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.go_on()
        else:
            super().keyPressEvent(event)

    def _reveal(self, widget: QWidget) -> None:
        self._inside.activate()
        self.scroll_area.ensureWidgetVisible(widget, 0, 24)
