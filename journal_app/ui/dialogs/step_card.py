"""What one step changed: each thing with its fields before and after, and how an entry stood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.formatting import NONE, Formats
from journal_app.ui.history_words import ChangeWords, action_words, change_words, state_word
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.labels import ElidedLabel, Label, Sentence
from journal_app.ui.widgets.ruled_row import RuledRow
from journal_app.ui.widgets.scroll_page import ReadingPage

if TYPE_CHECKING:
    from journal_app.services.history import ActionTold

_CAPTIONS: Final = 116


class StepCard(Card):
    """The step that is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("history.step")
        self._what = Sentence("", 15, 600)
        self._when = ElidedLabel("", color="muted")
        self._state = Chip()
        self._state.hide()
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._when, 1)
        below.addWidget(self._state)
        self.body.addWidget(self._what)
        self.body.addLayout(below)
        self._inside = QWidget()
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.page = ReadingPage(self._inside, self.tr("What the step changed"))
        self.body.addWidget(self.page, 1)

    def show_step(self, told: ActionTold, formats: Formats) -> None:
        """Show what an action changed."""
        at, word = told.past.action.at, state_word(told.past)
        self._what.setText(action_words(told.past))
        self._when.setText(f"{formats.day(at)} {formats.clock(at)}")
        self._state.show_word(word, "neutral")
        self._state.setVisible(bool(word))
        while (item := self._rows.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for changed in told.changes:
            words = change_words(changed, told.numbers, told.lives.get(changed.row_id, ()), formats)
            self._add(_Thing(words))
        left = told.whole - len(told.changes)
        if left > 0:
            more = Sentence(self.tr("and {count} more").format(count=formats.count(left)))
            more.set_color("muted")
            more.setContentsMargins(0, 10, 0, 0)
            self._add(more)
        if not told.changes:
            self._add(Sentence(self.tr("Nothing of it is kept any more."), color="muted"))
        self._rows.addStretch(1)
        self._inside.updateGeometry()
        self.page.verticalScrollBar().setValue(0)

    def _add(self, row: QWidget) -> None:
        """Add a row and show it at once: the page is as high as what is shown in it."""
        self._rows.addWidget(row)
        row.show()


class _Thing(RuledRow):
    """One thing: what it is, what became of it, and its fields."""

    def __init__(self, words: ChangeWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 12)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(ElidedLabel(words.title, weight=600), 1)
        head.addWidget(Chip(words.verb, words.tone))
        column.addLayout(head)
        fields = QGridLayout()
        fields.setHorizontalSpacing(8)
        fields.setVerticalSpacing(4)
        fields.setColumnMinimumWidth(0, _CAPTIONS)
        fields.setColumnStretch(1, 1)
        for place, field in enumerate(words.fields):
            caption = Label(field.caption, color="muted")
            value = Sentence()
            value.show_parts(_parts(field.before, field.after))
            fields.addWidget(caption, place, 0, Qt.AlignmentFlag.AlignTop)
            fields.addWidget(value, place, 1)
        column.addLayout(fields)
        for place, line in enumerate(words.life):
            said = Sentence(line, 12, color="muted")
            said.setContentsMargins(0, 4 if not place else 0, 0, 0)
            column.addWidget(said)


def _parts(before: str, after: str) -> list[tuple[str, int, str]]:
    """Both where both are; what is gone in muted letters."""
    if before == NONE:
        return [(after, 400, "text")]
    if after == NONE:
        return [(before, 400, "muted")]
    return [(before, 400, "muted"), (" → ", 400, "muted"), (after, 600, "text")]
