"""The card of what needs attention: a row each, the most urgent first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journal_app.ui.theme import theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.chip import Chip, chip_width
from journal_app.ui.widgets.crisp import draw_rule
from journal_app.ui.widgets.labels import Sentence

if TYPE_CHECKING:
    from journal_app.ui.screens.today.attention_words import AttentionWords
    from journal_app.ui.screens.today.snooze_words import SnoozedWords
    from journal_app.ui.screens.today.snoozed_rows import SnoozedRows

_ROW: Final = 48
_GAP: Final = 16
_CLOSE: Final = 4


class AttentionCard(Card):
    """Signals: `asked(words)`, a row whose button was pressed; `snooze_asked(words)`, one that is
    to wait; `woken(words)`, one of the snoozed that is not to wait any more.
    """

    asked = Signal(object)
    snooze_asked = Signal(object)
    woken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Needs attention"))
        self.setObjectName("today.attention")
        self._shown: tuple[Sequence[AttentionWords], bool] | None = None
        self._buttons: list[QPushButton] = []
        self._snoozed: SnoozedRows | None = None
        self._column: QVBoxLayout | None = None
        self._area: QScrollArea | None = None
        self.body.addStretch(1)  # the title stays at the top while nothing is known

    @property
    def buttons(self) -> list[QPushButton]:
        """What can be pressed, as it stands there."""
        return [*self._buttons, *(self._snoozed.buttons if self._snoozed else ())]

    def show_snoozed(self, rows: Sequence[SnoozedWords], *, can_wake: bool) -> None:
        """Show what is quiet, below the rows, once it is asked for."""
        if self._snoozed is None and rows:
            from journal_app.ui.screens.today.snoozed_rows import SnoozedRows

            self._snoozed = SnoozedRows()
            self._snoozed.woken.connect(self.woken)
            self._with_list()
            self._snoozed.opened.connect(self._bring_snoozed)
            self._outer.insertWidget(1, self._snoozed)
            self.add_to_head(self._snoozed.turn)
        if self._snoozed is not None:
            self._snoozed.show_rows(rows, can_wake=can_wake)

    def _bring_snoozed(self) -> None:
        """Scroll to what was opened, once it has its place."""
        QTimer.singleShot(0, self, self._scroll_to_snoozed)

    def _scroll_to_snoozed(self) -> None:
        if self._snoozed is not None and self._area is not None:
            self._area.verticalScrollBar().setValue(self._snoozed.y())

    def show_rows(
        self, rows: Sequence[AttentionWords], checked: str, *, are_all: bool = True
    ) -> None:
        """Show these rows; where there are none, say what was checked.

        are_all: whether nothing else is crossed, and quiet.
        """
        if (rows, are_all) == self._shown:
            return
        self._shown = rows, are_all
        self._buttons.clear()
        self.set_aside(str(len(rows)) if rows else "")
        column = self._with_list()
        while column.count():
            item = column.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if not rows:
            calm = Sentence()
            calm.setObjectName("today.calm")
            nothing = (
                self.tr("Nothing needs you.") if are_all else self.tr("Nothing else needs you.")
            )
            calm.show_parts([(nothing, 600, "text"), (" " + checked, 400, "muted")])
            column.addWidget(calm)
        wide = max((chip_width(row.chip) for row in rows), default=0)
        for place, words in enumerate(rows):
            made = _Row(words, wide, is_last=place == len(rows) - 1)
            made.asked.connect(self.asked)
            made.snooze_asked.connect(self.snooze_asked)
            column.addWidget(made)
            self._buttons += [made.button, *([made.later] if made.later else [])]

    def _with_list(self) -> QVBoxLayout:
        """The rows' column, made once there is something to show: after the first paint."""
        if self._column is None:
            rows = QWidget()
            self._outer = QVBoxLayout(rows)
            self._outer.setContentsMargins(0, 0, 0, 0)
            self._outer.setSpacing(0)
            self._column = QVBoxLayout()
            self._column.setSpacing(0)
            self._outer.addLayout(self._column)
            self._outer.addStretch(1)
            self._area = area = QScrollArea()
            area.setFrameShape(QScrollArea.Shape.NoFrame)
            area.setWidgetResizable(True)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.viewport().setAutoFillBackground(False)
            area.setWidget(rows)
            rows.setAutoFillBackground(False)
            self.body.setStretch(0, 0)
            self.body.addWidget(area, 1)
        return self._column


class _Row(QWidget):
    """A chip, a sentence and its buttons over a hairline. S, or its menu, lets it wait."""

    asked = Signal(object)
    snooze_asked = Signal(object)

    def __init__(self, words: AttentionWords, chip_room: int, *, is_last: bool) -> None:
        super().__init__()
        self._words, self._is_last = words, is_last
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(_ROW)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(_GAP)
        chip = Chip(words.chip, words.tone)
        row.addWidget(chip)
        row.addSpacing(chip_room - chip_width(words.chip))
        said = Sentence()
        mend = f" {words.mend}." if words.mend else ""
        said.show_parts(
            [
                (words.subject, 600, "text"),
                (f" — {words.sentence}.", 400, "text"),
                (mend, 400, "muted"),
            ]
        )
        row.addWidget(said, 1)
        self.button = button(words.button)
        self.button.setAccessibleName(f"{words.button}: {words.subject}")
        self.button.setObjectName("today.mend")
        self.button.clicked.connect(lambda: self.asked.emit(words))
        if not words.button:
            self.button.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(_CLOSE)
        buttons.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(buttons)
        self.later: QPushButton | None = None
        if words.waits is not None:
            from journal_app.ui.widgets.button_icons import icon

            self.later = button("", "quiet", "clock", name=self.tr("Snooze… (S)"))
            self.later.setIcon(icon("clock", "muted"))
            self.later.setAccessibleName(self.tr("Snooze: {subject}").format(subject=words.subject))
            self.later.setAccessibleDescription(said.accessibleName())
            self.later.setObjectName("today.later")
            self.later.clicked.connect(self._ask_to_wait)
            buttons.addWidget(self.later, 0, Qt.AlignmentFlag.AlignVCenter)

    def _ask_to_wait(self) -> None:
        self.snooze_asked.emit(self._words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let it wait by S."""
        if event.key() == Qt.Key.Key_S and not event.modifiers() and self.later is not None:
            self._ask_to_wait()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what its buttons do."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._words.button:
            menu.addAction(self._words.button).triggered.connect(self.button.click)
        if self.later is not None:
            menu.addAction(self.tr("Snooze…")).triggered.connect(self._ask_to_wait)
        if not menu.isEmpty():
            menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the hairline under all but the last row."""
        if not self._is_last:
            rect = QRectF(self.rect())
            draw_rule(QPainter(self), 0, rect.width(), rect.bottom(), theme().color("line"))
