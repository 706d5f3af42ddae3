"""The way of a journal's first trade: all steps while it is empty, then the next one alone."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.services.first_trade import STEPS, FirstStep, FirstTrade
from journal_app.ui.screens.today.first_trade_words import words_of_step
from journal_app.ui.theme import theme
from journal_app.ui.widgets.buttons import Button, button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import Label, Sentence

_WIDEST: Final = 600
_MARK: Final = 22


class StepMark(QWidget):
    """The number of a step in a disc; the next one stands out."""

    def __init__(self, number: int, *, is_next: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._tone = number, "accent" if is_next else "neutral"
        self.setFixedSize(_MARK, _MARK)
        theme().changed.connect(self.update)

    def show_number(self, number: int) -> None:
        """Show another step."""
        self._number = number
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw it."""
        skin, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(skin.color(f"{self._tone}_tint"))
        painter.drawEllipse(self.rect())
        painter.setPen(skin.color("accent" if self._tone == "accent" else "muted"))
        painter.setFont(skin.font(12, 600))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, str(self._number))


class FirstTradeCard(Card):
    """What an empty journal shows: the five steps, and three ways to begin. Signal: `came()`, each
    time that it is shown.
    """

    came = Signal()
    plan_asked = Signal()
    example_asked = Signal()
    import_asked = Signal()
    demo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Your first trade"))
        self.set_aside(self.tr("this journal is empty"))
        self.setMaximumWidth(_WIDEST)
        self.body.setSpacing(12)
        for number, step in enumerate(STEPS, start=1):
            self.body.addLayout(_row(number, step))
        self._buttons: dict[str, Button] = {}
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 8, 0, 0)
        buttons.setSpacing(8)
        for name, text, role, asked in (
            ("plan", words_of_step(FirstStep.PLAN).button, "primary", self.plan_asked),
            ("example", self.tr("Try it with an example"), "", self.example_asked),
            ("import", self.tr("Import a file"), "quiet", self.import_asked),
            ("demo", self.tr("Look at the demo"), "quiet", self.demo_asked),
        ):
            made = button(text, role) if role else button(text)
            made.setObjectName(f"today.first.{name}")
            made.clicked.connect(asked)
            buttons.addWidget(made)
            self._buttons[name] = made
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self.setAccessibleName(self.tr("Your first trade"))

    def tell_begun(self, *, is_begun: bool) -> None:
        """Offer to go on with a plan that was left in the middle."""
        words = self.tr("Go on planning") if is_begun else words_of_step(FirstStep.PLAN).button
        self._buttons["plan"].setText(words)

    def showEvent(self, event: QShowEvent) -> None:
        """Say that it is seen."""
        super().showEvent(event)
        self.came.emit()

    def minimumSizeHint(self) -> QSize:
        """As wide as its buttons are; its sentences take more lines."""
        return QSize(min(_WIDEST, 420), super().minimumSizeHint().height())


def _row(number: int, step: FirstStep) -> QHBoxLayout:
    words = words_of_step(step)
    row = QHBoxLayout()
    row.setSpacing(12)
    mark = StepMark(number, is_next=number == 1)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    said = QVBoxLayout()
    said.setSpacing(1)
    said.addWidget(Label(words.name, weight=600))
    said.addWidget(Sentence(words.told, 13, 400, "muted"))
    row.addLayout(said, 1)
    return row


class NextStepStrip(Card):
    """The next step of the first trade in one line over the figures."""

    wanted = Signal()
    hidden = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=10, parent=parent)
        row = QHBoxLayout()
        row.setContentsMargins(6, 0, 0, 0)
        row.setSpacing(12)
        self._mark = StepMark(1, is_next=True)
        self.name = Label("", weight=600)
        self.told = Sentence("", 13, 400, "muted")
        self.go_on = button("")
        self.go_on.setObjectName("today.first.go_on")
        self.go_on.clicked.connect(self.wanted)
        hide = button(self.tr("Hide"), "quiet")
        hide.setObjectName("today.first.hide")
        hide.setToolTip(self.tr("Show the steps of a first trade no more"))
        hide.clicked.connect(self.hidden)
        row.addWidget(self._mark)
        row.addWidget(self.name)
        row.addWidget(self.told, 1)
        row.addWidget(self.go_on)
        row.addWidget(hide)
        self.body.addLayout(row)

    def show_step(self, first: FirstTrade) -> None:
        """Show the step that comes next."""
        words = words_of_step(first.step)
        self._mark.show_number(first.number)
        self.name.setText(self.tr("Your first trade · {step}").format(step=words.name))
        self.told.setText(words.told)
        is_begun = first.step is FirstStep.PLAN and first.trade_id is not None
        self.go_on.setText(self.tr("Go on planning") if is_begun else words.button)
        step = self.tr("Your first trade, step {number} of {count}: {step}")
        self.setAccessibleName(step.format(number=first.number, count=len(STEPS), step=words.name))
