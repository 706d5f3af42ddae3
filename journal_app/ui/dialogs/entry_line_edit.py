"""The line that an entry can be written into: words offered as they are begun, slips marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.ledger.entry_line import Misread, Said, completions, said_in
from journal_app.domain.ledger.line_words import Setting
from journal_app.domain.ledger.written_line import example_for
from journal_app.ui.theme import theme
from journal_app.ui.widgets.completion import Completion
from journal_app.ui.widgets.field import Note

_WAVE: Final = 2
"""Half of the height and of the length of the wave under a word. Units: logical pixels."""

_ROOM_FOR_WORDS: Final = 320
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EntryLineEdit(QLineEdit):
    """One line. `written()` tells each change by hand; Enter is left to the dialog."""

    written = Signal()

    def __init__(self, setting: Callable[[], Setting], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme().font())
        self.setMaxLength(2_000)
        self._setting = setting
        self._marked: Sequence[Misread] = ()
        self._offers = Completion(parent=self)
        self._offers.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._offers.setMaxVisibleItems(8)
        self._offers.setWidget(self)
        self._popup = self._offers.list
        self._offers.activated.connect(self._take)
        self.textEdited.connect(self._tell)
        theme().changed.connect(self.update)

    # What is wrong

    def mark(self, misread: Sequence[Misread]) -> None:
        """Draw a wave under the words that are not understood."""
        self._marked = misread
        self.update()

    def place_of(self, index: int) -> int:
        """Where a letter of the line stands, from the left of the field."""
        advance = self.fontMetrics().horizontalAdvance
        text, at = self.text(), self.cursorPosition()
        here = self.cursorRect().center().x()
        return max(0, here + advance(text[:index]) - advance(text[:at]))

    # What is offered

    @property
    def is_offering(self) -> bool:
        """Whether words are offered just now."""
        return self._popup.isVisible()

    def offer(self) -> None:
        """Offer the words that the last one may become, or that may follow."""
        before = self.text()[: self.cursorPosition()]
        words = completions(before, self._setting()) if before == self.text() else []
        self._offers.offer(words)
        if not words or not self.isVisible():
            self._withdraw()
            return
        widest = max(self.fontMetrics().horizontalAdvance(word) for word in words)
        begun = len(before) - len(before.rsplit(" ", 1)[-1])
        self._offers.complete(QRect(self.place_of(begun), 0, widest + 48, self.height()))
        self._popup.setCurrentIndex(QModelIndex())

    def _withdraw(self) -> None:
        """Offer nothing."""
        self._popup.hide()

    def event(self, event: QEvent) -> bool:
        """Let Tab take what is offered, before it leads on to the form."""
        is_tab = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        if is_tab and event.type() == QEvent.Type.KeyPress and self.is_offering:
            chosen = self._popup.currentIndex()
            self._take(str(chosen.data()) if chosen.isValid() else self._offers.words[0])
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the word that was gone to, else the line; the arrow down offers words."""
        if event.key() in _ENTER:
            chosen = self._popup.currentIndex() if self.is_offering else None
            self._withdraw()
            if chosen is not None and chosen.isValid():
                self._take(str(chosen.data()))
            else:
                event.ignore()
        elif event.key() == Qt.Key.Key_Down and not self.is_offering:
            self.offer()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the waves under what is not understood."""
        super().paintEvent(event)
        if not self._marked:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("danger"), 1))
        bottom = (self.height() + self.fontMetrics().height()) // 2 + 1
        for slip in self._marked:
            left, right = self.place_of(slip.start), self.place_of(slip.end)
            steps = range(left, right + 1, _WAVE)
            painter.drawPolyline(
                QPolygonF([QPointF(x, bottom + _WAVE * (at % 2)) for at, x in enumerate(steps)])
            )

    def _take(self, word: str) -> None:
        """Put an offered word in the place of what was begun, and go on after it."""
        text = self.text()
        kept = text[: len(text) - len(text.rsplit(" ", 1)[-1])]
        self._withdraw()
        self.setText(f"{kept}{word} ")
        self.written.emit()

    def _tell(self) -> None:
        self.written.emit()
        last = self.text().rsplit(" ", 1)[-1]
        if last:
            self.offer()
        else:
            self._withdraw()


class EntryLine(QWidget):
    """The line, and under it what is wrong with a word or still to be said.

    `said(what)` tells at every key how the line is understood.
    """

    said = Signal(object)

    def __init__(
        self,
        setting: Callable[[], Setting],
        sentence_of: Callable[[Misread], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._setting, self._sentence_of = setting, sentence_of
        self.edit = EntryLineEdit(setting)
        self.edit.setObjectName("entry.line")
        self.edit.setAccessibleName(self.tr("The entry as one line"))
        self.note = Note()
        self._under = QHBoxLayout()
        self._under.setContentsMargins(0, 0, 0, 0)
        self._under.addStrut(self.note.fontMetrics().height() + 4)  # the form stays where it is
        self._under.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.edit)
        column.addLayout(self._under)
        self.understood = Said("", {}, ())
        self._keys = self.tr(
            "The arrow down shows the words, Tab takes one. Enter records, Shift+Enter stays for "
            "the next."
        )
        self.say_hint(self._keys)
        self.edit.written.connect(self._read)
        self.show_example()

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self.edit.text()

    def show_example(self) -> None:
        """Show in the empty line what could be written of the trade as it stands."""
        self.edit.setPlaceholderText(
            self.tr("For example: {line}").format(line=example_for(self._setting()))
        )

    def show_line(self, text: str) -> None:
        """Write what stands in the form, or nothing."""
        if text != self.edit.text():
            self.edit.setText(text)
            self.edit.setCursorPosition(len(text))
        self.understood = said_in(text, self._setting())
        self.say_hint("" if text else self._keys)

    def show_misread(self, *, is_whole: bool) -> bool:
        """Say at its word what is not understood; of the last word only once the line is whole."""
        slips = [
            slip
            for slip in self.understood.misread
            if is_whole or slip.end < len(self.text) or self.edit.cursorPosition() < slip.end
        ]
        self.edit.mark(slips)
        if slips:
            first = slips[0]
            room = max(0, self.width() - _ROOM_FOR_WORDS)
            self._say(self._sentence_of(first), min(self.edit.place_of(first.start), room))
        return bool(slips)

    def say_hint(self, text: str) -> None:
        """Say something quietly under the line; nothing is wrong with it."""
        self.edit.mark(())
        self._under.setContentsMargins(0, 0, 0, 0)
        self.note.say(text, is_problem=False)
        self.edit.setAccessibleDescription(text)

    def _say(self, sentence: str, indent: int) -> None:
        self._under.setContentsMargins(indent, 0, 0, 0)
        self.note.say(sentence, is_problem=True)
        self.edit.setAccessibleDescription(sentence)

    def _read(self) -> None:
        self.understood = said_in(self.text, self._setting())
        self.said.emit(self.understood)
