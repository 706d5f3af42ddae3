"""The steps at the left: each with its mark once it was left, the present one in the accent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from journal_app.domain.trade import Verdict
from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import draw_ring
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus
from journal_app.ui.widgets.verdict_row import paint_mark
from journal_app.ui.wizard.flow import Wizard
from journal_app.ui.wizard.words import finding_text, step_title, verdict_word

_PILL: Final = (22, 20)
_LONG: Final = 18
"""A title of more letters may be cut."""


class StepButton(KeyboardFocus, QAbstractButton):
    """One step: its number or its verdict, and its title. found: what its tip says of it."""

    def __init__(
        self,
        question: str,
        title: str,
        number: int,
        found: Callable[[], Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.question = question
        self._found = found
        self._number = number
        self._verdict: Verdict | None = None
        self._is_present = False
        self.setObjectName(f"plan.step.{question}")
        self.setText(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_state(self, verdict: Verdict | None, *, is_present: bool) -> None:
        """Show how the step stands, and whether it is the present one."""
        if (verdict, is_present) == (self._verdict, self._is_present) and self.accessibleName():
            return
        self._verdict, self._is_present = verdict, is_present
        described = self.tr("step {number}, {verdict}").format(
            number=self._number, verdict=verdict_word(verdict)
        )
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(described)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Say by the tip what was found, and the whole of a long title."""
        if event.type() is QEvent.Type.ToolTip:
            title = [self.text()] if len(self.text()) > _LONG else []
            self.setToolTip("\n".join([*title, *self._found()]))
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk the steps; Enter goes to the one that has the focus."""
        match event.key():
            case Qt.Key.Key_Down:
                self.focusNextChild()
            case Qt.Key.Key_Up:
                self.focusPreviousChild()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case _:
                super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Wide enough for the title in bold."""
        text = self.fontMetrics().horizontalAdvance(self.text()) * 11 // 10
        return QSize(16 + _PILL[0] + 10 + text, 32)

    def minimumSizeHint(self) -> QSize:
        """The mark and a few letters; the rest is elided."""
        return QSize(88, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        skin, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse() and not self._is_present:
            painter.setBrush(skin.color("neutral_tint"))
            painter.drawRoundedRect(self.rect(), 6, 6)
        pill = QRectF(4, (self.height() - _PILL[1]) / 2, *_PILL)
        if self._verdict is not None and not self._is_present:
            paint_mark(painter, pill.adjusted(1, 0, -1, 0), self._verdict.value)
        else:
            tone = "accent" if self._is_present else "neutral"
            painter.setBrush(skin.color(tone + "_tint"))
            painter.drawRoundedRect(pill, _PILL[1] / 2, _PILL[1] / 2)
            painter.setPen(skin.color("accent" if self._is_present else "muted"))
            painter.setFont(skin.font(12, 600))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, str(self._number))
        is_ahead = self._verdict is None and not self._is_present
        painter.setFont(skin.font(13, 600 if self._is_present else 400))
        painter.setPen(
            skin.color("accent" if self._is_present else "muted" if is_ahead else "text")
        )
        room = self.rect().adjusted(4 + _PILL[0] + 10, 0, -4, 0)
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        if self.has_ring:
            draw_ring(painter, QRectF(self.rect()), skin.color("accent"))


class StepsList(QWidget):
    """All steps in their order. Signal: `chosen(question)`."""

    chosen = Signal(object)

    def __init__(self, wizard: Wizard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wizard = wizard
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.steps: dict[str, StepButton] = {}
        self.setAccessibleName(self.tr("Steps of the checklist"))
        wizard.asked_anew.connect(self._list_anew)
        wizard.changed.connect(self._show)
        self._list_anew()
        self._show()

    def _list_anew(self) -> None:
        """List the questions that are asked now."""
        for step in self.steps.values():
            step.hide()
            step.deleteLater()
        questions = self._wizard.questions
        self.steps = {
            question: StepButton(
                question, step_title(question, questions), number, partial(self._found, question)
            )
            for number, question in enumerate(questions.asked, start=1)
        }
        for question, step in self.steps.items():
            step.clicked.connect(lambda _=False, question=question: self.chosen.emit(question))
            self._column.addWidget(step)
        self.updateGeometry()

    def _found(self, question: str) -> list[str]:
        """What is found at a step, once it was left."""
        is_left = self._wizard.is_tried(question)
        codes, terms = self._wizard.codes_to_say(question), self._wizard.terms
        return [finding_text(code, terms) for code in codes] if is_left else []

    def _show(self) -> None:
        for question, step in self.steps.items():
            is_present = question == self._wizard.step
            step.show_state(self._wizard.verdict(question), is_present=is_present)
