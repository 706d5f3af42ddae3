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
    QSpacerItem,
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
_GAP: Final = 12
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
        self._shown: tuple[object, ...] | None = None
        self._rows: list[_Row] = []
        self._calm: Sentence | None = None
        self._snoozed: SnoozedRows | None = None
        self._column: QVBoxLayout | None = None
        self._area: QScrollArea | None = None
        self.body.addStretch(1)  # the title stays at the top while nothing is known

    @property
    def buttons(self) -> list[QPushButton]:
        """What can be pressed, as it stands there."""
        of_rows = [each for row in self._rows for each in row.buttons]
        return [*of_rows, *(self._snoozed.buttons if self._snoozed else ())]

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
        self,
        rows: Sequence[AttentionWords],
        checked: str,
        *,
        are_all: bool = True,
        waiting: Sequence[AttentionWords] = (),
    ) -> None:
        """Show these rows; where there are none, say what was checked, and below it what waits.

        Rows that stand there take the new words: prices change more often than what they mean.
        are_all: whether nothing else is crossed, and quiet. waiting: what is not urgent.
        """
        checked, waiting = ("", ()) if rows else (checked, waiting)
        shown = rows, checked, are_all, waiting
        if shown == self._shown:
            return
        self._shown = shown
        self.set_aside(str(len(rows)) if rows else "")
        column = self._with_list()
        self._show_calm(checked, are_all=are_all, is_all_done=not waiting)
        rows = rows or waiting
        wide = max((chip_width(row.chip) for row in rows), default=0)
        for row in self._rows[len(rows) :]:
            row.hide()
            row.deleteLater()
        del self._rows[len(rows) :]
        for place, words in enumerate(rows):
            is_last = place == len(rows) - 1
            if place < len(self._rows):
                self._rows[place].show_words(words, wide, is_last=is_last)
                continue
            row = _Row(words, wide, is_last=is_last)
            row.asked.connect(self.asked)
            row.snooze_asked.connect(self.snooze_asked)
            column.addWidget(row)
            self._rows.append(row)

    def _show_calm(self, checked: str, *, are_all: bool, is_all_done: bool) -> None:
        """Say what was checked, where nothing was found."""
        if self._calm is not None:
            self._calm.hide()
            self._calm.deleteLater()
            self._calm = None
        if not checked:
            return
        if is_all_done:
            nothing = (
                self.tr("Nothing needs you.") if are_all else self.tr("Nothing else needs you.")
            )
        else:
            nothing = (
                self.tr("Nothing is urgent.") if are_all else self.tr("Nothing else is urgent.")
            )
        self._calm = Sentence()
        self._calm.setObjectName("today.calm")
        self._calm.show_parts([(nothing, 600, "text"), (" " + checked, 400, "muted")])
        self._with_list().insertWidget(0, self._calm)

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
        self._chip = Chip()
        self._beside_chip = QSpacerItem(0, 0)
        self._said = Sentence()
        self.button = button("")
        self.button.setObjectName("today.mend")
        self.button.clicked.connect(lambda: self.asked.emit(self._words))
        self._later: QPushButton | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(_ROW)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(_GAP)
        row.addWidget(self._chip)
        row.addItem(self._beside_chip)
        row.addWidget(self._said, 1)
        self._both = QHBoxLayout()
        self._both.setSpacing(_CLOSE)
        self._both.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._both)
        self.show_words(words, chip_room, is_last=is_last)

    @property
    def buttons(self) -> list[QPushButton]:
        """What can be pressed in it."""
        later = self._later if self._words.waits is not None else None
        return [self.button, *([later] if later is not None else [])]

    def show_words(self, words: AttentionWords, chip_room: int, *, is_last: bool) -> None:
        """Show what is to be said now."""
        self._words = words
        room = chip_room - chip_width(words.chip)
        if self._beside_chip.sizeHint().width() != room:
            self._beside_chip.changeSize(room, 0)
            self._both.invalidate()
        if is_last != self._is_last:
            self._is_last = is_last
            self.update()
        if (self._chip.text(), self._chip.tone) != (words.chip, words.tone):
            self._chip.show_word(words.chip, words.tone)
        mend = f" {words.mend}." if words.mend else ""
        self._said.show_parts(
            [
                (words.subject, 600, "text"),
                (f" — {words.sentence}.", 400, "text"),
                (mend, 400, "muted"),
            ]
        )
        if self.button.text() != words.button:
            self.button.setText(words.button)
        self.button.setVisible(bool(words.button))
        self.button.setAccessibleName(f"{words.button}: {words.subject}")
        self._offer_to_wait(words)

    def _offer_to_wait(self, words: AttentionWords) -> None:
        """A button that lets it wait, where it can; made for the first that can."""
        if words.waits is not None and self._later is None:
            from journal_app.ui.widgets.button_icons import icon

            self._later = button("", "quiet", "clock", name=self.tr("Snooze… (S)"))
            self._later.setIcon(icon("clock", "muted"))
            self._later.setObjectName("today.later")
            self._later.clicked.connect(self._ask_to_wait)
            self._both.addWidget(self._later, 0, Qt.AlignmentFlag.AlignVCenter)
        if self._later is not None:
            self._later.setVisible(words.waits is not None)
            self._later.setAccessibleName(
                self.tr("Snooze: {subject}").format(subject=words.subject)
            )
            self._later.setAccessibleDescription(self._said.accessibleName())

    def _ask_to_wait(self) -> None:
        self.snooze_asked.emit(self._words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let it wait by S."""
        if event.key() == Qt.Key.Key_S and not event.modifiers() and self._words.waits is not None:
            self._ask_to_wait()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what its buttons do."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._words.button:
            menu.addAction(self._words.button).triggered.connect(self.button.click)
        if self._words.waits is not None:
            menu.addAction(self.tr("Snooze…")).triggered.connect(self._ask_to_wait)
        if not menu.isEmpty():
            menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the hairline under all but the last row."""
        if not self._is_last:
            rect = QRectF(self.rect())
            draw_rule(QPainter(self), 0, rect.width(), rect.bottom(), theme().color("line"))
