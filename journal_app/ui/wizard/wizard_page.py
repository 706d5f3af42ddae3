"""The checklist as a page: the steps, the form of the present one, and the panels beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from journal_app.ui.desk import Desk
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.choice import Segment, Segments
from journal_app.ui.widgets.column_layout import ColumnLayout
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.wizard.evidence_grid import EvidenceGrid
from journal_app.ui.wizard.express_sheet import ExpressSheet
from journal_app.ui.wizard.findings import Findings
from journal_app.ui.wizard.flow import Wizard
from journal_app.ui.wizard.forms import form_for
from journal_app.ui.wizard.found_words import left_words
from journal_app.ui.wizard.missing_line import MissingLine
from journal_app.ui.wizard.next_field import go_to_next_field
from journal_app.ui.wizard.next_words import next_words
from journal_app.ui.wizard.panels import LevelsCard, RulesCard
from journal_app.ui.wizard.playbook_box import PlaybookBox
from journal_app.ui.wizard.scrolling import Inside, Scrolling
from journal_app.ui.wizard.step_form import StepForm
from journal_app.ui.wizard.steps_list import StepsList
from journal_app.ui.wizard.where import field_that_is_empty, place_of
from journal_app.ui.wizard.words import evidence_pairs, question_text, step_title

_MODE: Final = "plan.mode"
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class WizardPage(QWidget):
    """Signal: `signed_off()`, once there is a position and every breach has its reason."""

    signed_off = Signal()

    def __init__(self, wizard: Wizard, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wizard, self._desk = wizard, desk
        self._forms: dict[str, StepForm] = {}
        self.express: ExpressSheet | None = None
        self._is_to_be_signed = self._is_page_lent = False
        self._led_to = ""
        self._seeing = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._made_steps(), 0)
        self._middle = QStackedLayout()
        row.addLayout(self._middle, 9)  # before anything is in it: what has no parent is a window
        self._middle.addWidget(self._made_middle())
        row.addWidget(self._made_right(), 7)
        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(wizard.back)
        on = QShortcut(QKeySequence("Ctrl+Return"), self)
        on.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        on.activated.connect(self.go_on)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)
        wizard.restarted.connect(self._begin_anew)
        wizard.asked_anew.connect(self._forget_forms)
        wizard.moved.connect(self._show_step)
        wizard.changed.connect(self._refresh)
        desk.formats_changed.connect(self._refresh)
        self._show_step()
        if desk.preferences.text(_MODE) == "page":
            self.set_express(on=True)

    # Parts

    def _made_steps(self) -> Card:
        card = Card(margin=12)
        self.steps = StepsList(self.wizard)
        self.steps.chosen.connect(self._go_to_step)
        card.body.addWidget(self.steps)
        card.body.addSpacing(8)
        self.modes = Segments([("steps", self.tr("Steps")), ("page", self.tr("One page"))])
        self.modes.setObjectName("plan.mode")
        self.modes.setAccessibleName(self.tr("Question by question, or all on one page"))
        self.modes.choose("steps")
        self.modes.chosen.connect(self._choose_mode)
        card.body.addWidget(self.modes)
        card.body.addSpacing(4)
        self.playbook = PlaybookBox(self.wizard, self._desk)
        card.body.addWidget(self.playbook)
        self.aside = Sentence("", 12, 400, "muted")
        self.aside.setObjectName("plan.aside")
        self.aside.setContentsMargins(4, 0, 0, 0)
        card.body.addWidget(self.aside)
        card.body.addStretch(1)
        card.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        card.setMaximumWidth(max(172, min(self.steps.sizeHint().width() + 24, 232)))
        return card

    def _made_middle(self) -> Card:
        self.card = Card(" ")
        self.question = Sentence("", 13, 400, "muted")
        self.card.body.addWidget(self.question)
        self.card.body.addSpacing(4)
        inside = Inside()
        self._inside = ColumnLayout(inside, 12)
        self._inside.setContentsMargins(0, 0, 8, 0)
        self.findings = Findings(self.wizard, self._desk)
        self.findings.mended.connect(self._focus_first)
        self._inside.addWidget(self.findings)
        self.evidence = EvidenceGrid()
        self._inside.addWidget(self.evidence)
        self.scroll_area = Scrolling(inside)
        self.card.body.addWidget(self.scroll_area, 1)
        return self.card

    def _made_right(self) -> QWidget:
        panels = Inside()
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
        column.addWidget(Scrolling(panels), 1)
        self.sign_now = button(self.tr("Sign off now"))
        self.sign_now.setObjectName("plan.sign_now")
        self.sign_now.setToolTip(self.tr("What is only proposed is shown before, on one page."))
        self.sign_now.clicked.connect(self._sign_now)
        self.back = button(self.tr("Back"))
        self.back.setObjectName("plan.back")
        self.back.clicked.connect(self.wizard.back)
        self.next = button("", "primary")
        self.next.setObjectName("plan.next")
        self.next.clicked.connect(self.go_on)
        self.sign_off = button(self.tr("Sign off the plan"), "primary")
        self.sign_off.setObjectName("plan.sign_off")
        self.sign_off.clicked.connect(self.go_on)
        self.missing = MissingLine()
        column.addWidget(self.missing)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(8)
        foot.addStretch(1)
        for each in (self.sign_now, self.back, self.next, self.sign_off):
            foot.addWidget(each)
        column.addLayout(foot)
        return right

    # Steps

    def _go_to_step(self, question: str) -> None:
        """Go to a step; on one page also to the one that the keyboard is in, scrolled away."""
        self.wizard.go(question)
        if self.express is not None:
            self.express.reveal(question)

    def go_on(self) -> None:
        """Continue; what cannot be read, or a breach without its reason, is asked for first."""
        wizard, self._seeing = self.wizard, ""
        if self.express is not None or wizard.is_at_the_end:
            self._is_to_be_signed = True
            wizard.try_all()
        present = ((wizard.step, self._shown_form),)
        if self._go_to_unread(self._filled_in if self._is_to_be_signed else present):
            return
        if self.express is None:
            unreasoned = wizard.try_step()
            if unreasoned is not None:
                if not self._go_to_lacking():
                    self._ask(unreasoned)
                return
            if self._go_to_lacking():  # said once: from there it goes on
                return
            if not wizard.is_at_the_end:
                wizard.forward()
                return
        if wizard.lacking is not None:
            question, field = place_of(wizard.lacking, wizard.questions)
            wizard.go(question)
            self._go_to(field)
            return
        answers = wizard.judgement.answers
        found = next((each for each in answers if each.unreasoned), None)
        if found is None:
            if self._go_to_unseen():
                return
            self._is_to_be_signed = False
            self.signed_off.emit()
            return
        wizard.go(found.question)
        self._ask(found.unreasoned[0])

    def _go_to_unseen(self) -> bool:
        """Go to what is only proposed and was not on show as it stands: once, as it is then."""
        question = self.wizard.unseen
        self._seeing = question or ""
        if question is not None:
            self.wizard.go(question)
            if self.express is not None:  # all of it is on this page, and one is sent there once
                self.wizard.note_all_seen()
        return question is not None

    def _sign_now(self) -> None:
        """Sign off from any step, as all of them are answered; what is only proposed is seen first,
        on one page, which the next trade finds in steps again.
        """
        if self._go_to_unread(self._filled_in):
            return
        if self.wizard.unseen is None:
            self.signed_off.emit()
            return
        self._is_page_lent = True
        self.set_express(on=True)
        self.go_on()

    def _go_to_unread(self, forms: Iterable[tuple[str, StepForm]]) -> bool:
        """Go to the first field of these forms in which something stands that cannot be read."""
        for question, form in forms:
            if (editor := form.unread) is not None:
                self.wizard.go(question)
                self._give_keys(editor)
                return True
        return False

    @property
    def _filled_in(self) -> Iterator[tuple[str, StepForm]]:
        """The forms that there are by now, and those in which something unread was left, in the
        order of their questions.
        """
        forms = self._forms
        if self.express is None:
            for key in self.wizard.proposal.unread:
                self._make_aside(key.partition(".")[0])
        if self.express is not None:
            forms = {each: section.form for each, section in self.express.sections.items()}
        yield from ((each, forms[each]) for each in self.wizard.questions.asked if each in forms)

    def _go_to_lacking(self) -> bool:
        """Go to a field of the present step without which there is no position, if one is empty;
        once, however often the mouse, which takes the keys from it, asks to go on: but for the
        platform, without which nothing after it can be reckoned.
        """
        if self.wizard.lacking is None:
            return False
        question, field = place_of(self.wizard.lacking, self.wizard.questions)
        if self.wizard.is_held:
            self._go_to(field)
            return True
        if question != self.wizard.step or self._led_to == field or not self._go_to(field):
            return False
        self._led_to = field
        return True

    def _ask(self, code: str) -> None:
        """Go to the field that a breach of the present step finds empty, or ask for its reason."""
        empty = field_that_is_empty(self.wizard.step, code)
        if empty and self._go_to(empty):
            return
        findings = self._findings
        findings.ask(code)
        self._inside.activate()
        self._area.ensureWidgetVisible(findings, 0, 24)

    def _go_to(self, field: str) -> bool:
        """Put the cursor into a field of the present step; False where it is already."""
        editor = self._shown_form.findChild(QWidget, field)
        if editor is None or editor.hasFocus():
            return False
        self._give_keys(editor)
        return True

    def _give_keys(self, editor: QWidget) -> None:
        editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._area.ensureWidgetVisible(editor, 0, 24)

    def _tell_missing(self) -> None:
        """Once it was to be signed off: what keeps it from that."""
        if not self._is_to_be_signed:
            self.missing.say("")
        elif self._seeing == self.wizard.step:
            self.missing.say_look_first()
        else:
            unread = next((form.unread for _, form in self._filled_in if form.unread), None)
            self.missing.tell(self.wizard, unread)

    @property
    def _findings(self) -> Findings:
        """What is found at the present step."""
        express, step = self.express, self.wizard.step
        return self.findings if express is None else express.sections[step].findings

    @property
    def _shown_form(self) -> StepForm:
        """The form of the present step."""
        express, step = self.express, self.wizard.step
        return self.form(step) if express is None else express.sections[step].form

    @property
    def _area(self) -> Scrolling:
        """What scrolls the present step."""
        return self.scroll_area if self.express is None else self.express.scroll_area

    def form(self, question: str) -> StepForm:
        """The form of a step, made when it is first shown."""
        if question not in self._forms:
            made = self._forms[question] = form_for(question, self.wizard, self._desk)
            self._inside.addWidget(made)
            self._inside.move(made, 0)
        return self._forms[question]

    def _make_aside(self, question: str) -> None:
        """Make a form that is not on show yet, with what stands in it."""
        if question in self.wizard.questions.asked and question not in self._forms:
            self.form(question).hide()
            self.form(question).refresh()

    def _choose_mode(self, mode: str) -> None:
        if self._go_to_unread(self._filled_in):  # it would be gone with its form
            self.modes.choose("steps" if self.express is None else "page")
            return
        self._is_page_lent = False
        self._desk.preferences.remember(_MODE, mode)
        self.set_express(on=mode == "page")

    def set_express(self, *, on: bool) -> None:
        """Ask all questions on one page, or one after the other; nothing is lost between them."""
        if on == (self.express is not None):
            return
        self._show_mode("page" if on else "steps")
        self._forget_forms()
        if on:
            self._make_express()
        self._show_step()

    def _make_express(self) -> None:
        self.express = ExpressSheet(self.wizard, self._desk)
        for section in self.express.sections.values():
            section.findings.mended.connect(self._focus_first)
        self._middle.addWidget(self.express)
        self._middle.setCurrentWidget(self.express)

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """On one page the step is where the keyboard is, with all that is known in its fields."""
        question = self.express.section_with(new) if self.express is not None else ""
        if self.express is not None and question:
            self.express.sections[question].catch_up(is_just_reached=True)
            if question != self.wizard.step:
                self.wizard.go(question)

    def _begin_anew(self) -> None:
        if self._is_page_lent:
            self._show_mode("steps")
        self._is_page_lent = False
        self._forget_forms()

    def _show_mode(self, mode: str) -> None:
        """Mark the way of asking that is on show: it is remembered only where it was chosen."""
        self.modes.blockSignals(True)
        self.modes.choose(mode)
        self.modes.blockSignals(False)

    def _forget_forms(self) -> None:
        """Nothing that was typed for one trade is left for the next."""
        self._is_to_be_signed, self._seeing = False, ""
        self._tell_missing()
        for form in self._forms.values():
            form.hide()
            form.deleteLater()
        self._forms.clear()
        self.findings.forget()
        if self.express is not None:
            was, self.express = self.express, None
            self._middle.removeWidget(was)
            self._middle.setCurrentIndex(0)
            was.hide()
            was.deleteLater()
            if self.modes.data() == "page":
                self._make_express()

    def _show_step(self) -> None:
        self._led_to = ""
        step = self.wizard.step
        if self.express is not None:
            self._show_section(self.express, step)
            return
        wizard, asked = self.wizard, self.wizard.questions.asked
        number = asked.index(step) + 1
        present = self.form(step)
        for form in self._forms.values():
            form.setVisible(form is present)
        self.card.set_title(step_title(step, wizard.questions))
        self.card.set_aside(
            self.tr("step {number} of {count}").format(number=number, count=len(asked))
        )
        is_own = wizard.questions.own_question(step) is not None
        self.question.setText("" if is_own else question_text(step, wizard.questions, wizard.terms))
        self.question.setVisible(not is_own)
        self.back.show()
        self.back.setEnabled(number > 1)
        is_last = self.wizard.is_at_the_end
        self.next.setVisible(not is_last)
        self.sign_off.setVisible(is_last)
        self.scroll_area.verticalScrollBar().setValue(0)
        self._refresh()
        self.findings.settle()
        QTimer.singleShot(0, self._focus_first)

    def _show_section(self, express: ExpressSheet, step: str) -> None:
        self.back.hide()
        self.next.hide()
        self.sign_off.show()
        self._refresh()
        if express.section_with(QApplication.focusWidget()) != step:
            express.reveal(step)
            QTimer.singleShot(0, self._focus_first)

    def _focus_first(self) -> None:
        """Put the cursor into the first field, so that the keyboard goes on."""
        if not self.isVisible():
            return
        at, form = QApplication.focusWidget(), self._shown_form
        if at in self._findings.stops or (at is not None and form.isAncestorOf(at)):
            return  # something is asked for there
        if self.express is not None:  # by now the parts above may have another height
            self.express.reveal(self.wizard.step)
        first = form.first
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keys, as on a first visit, once what was shown before has let go of them; but
        not from a row of tabs, which the arrows lead through.
        """
        super().showEvent(event)
        at = QApplication.focusWidget()
        is_walked = isinstance(at, Segment) and at.has_ring
        if not (event.spontaneous() or is_walked):
            QTimer.singleShot(0, self, self.take_keys)

    def take_keys(self) -> None:
        """Go where the keys were last in the present form, or else into its first field."""
        form, last = self._shown_form, self.focusWidget()
        if last in form.findChildren(QWidget) and last.isVisible():
            last.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_first()

    def _refresh(self) -> None:
        self._show_now()
        self.sign_now.setVisible(
            self.next.isVisibleTo(self) and self.sign_off.isEnabled() and self.wizard.may_be_signed
        )
        if self._is_to_be_signed:
            self._tell_missing()

    def _show_now(self) -> None:
        wizard, formats = self.wizard, self._desk.formats
        kept = self.tr("Every answer is kept with the trade and compared with what you did.")
        left = "" if self.express is not None or wizard.is_at_the_end else left_words(wizard)
        self.aside.setText(left or kept)
        if self.express is not None:
            self.express.refresh()
            return
        self.form(wizard.step).refresh()
        self.findings.show_now()
        self.evidence.show_pairs(evidence_pairs(wizard.answer.evidence, formats))
        self.next.setText(next_words(wizard))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter continues from every field that has no use for it: a step on, or on one page to
        the next field; a plan is signed off there by its button, or with Ctrl.
        """
        is_next = self.express is not None and not event.modifiers() & _CTRL
        if event.key() in _ENTER and not event.isAutoRepeat():
            if is_next and not self.sign_off.hasFocus():
                go_to_next_field(self, self._area, self.sign_off)
            else:
                self.go_on()
        else:
            super().keyPressEvent(event)
