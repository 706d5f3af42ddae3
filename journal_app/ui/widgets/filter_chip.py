"""Chips that can be pressed: a quiet word, and a filter that opens its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.chip import chip_width, paint_chip
from journal_app.ui.widgets.crisp import draw_ring
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus

_HEIGHT: Final = 28
_NAMED_WORDS: Final = 2
"""So many words stand on a chip; of more their number does."""
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})

WordOf = Callable[[str], str]


class ChipButton(KeyboardFocus, QAbstractButton):
    """A word in a chip, pressed by mouse, Space or Enter."""

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setObjectName(name)
        self.setFont(theme().font(12))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme().changed.connect(self.update)

    @property
    def is_on(self) -> bool:
        """Whether it is shown in the accent."""
        return self.underMouse()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press by Enter too."""
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(chip_width(self.text()), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """All of its words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self.text(), "accent" if self.is_on else "neutral")
        if self.has_ring:
            draw_ring(painter, QRectF(self.rect().adjusted(0, 3, 0, -3)), theme().color("accent"))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Rest."""
        super().leaveEvent(event)
        self.update()


class FilterChip(ChipButton):
    """What is chosen of one kind, and a menu of its words. Signal: `changed()`.

    is_single: of this kind one word alone can be chosen. nothing: what is said without a choice.
    """

    changed = Signal()

    def __init__(
        self,
        title: str,
        name: str,
        word_of: WordOf = str,
        *,
        words: Sequence[str] = (),
        is_single: bool = False,
        nothing: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", name, parent)
        self.title = title
        self.chosen: tuple[str, ...] = ()
        self._word_of = word_of
        self._words = tuple(words)
        self._is_single = is_single
        self._nothing = nothing or self.tr("any")
        self.clicked.connect(self.open_menu)
        self._write()

    @property
    def is_on(self) -> bool:
        """Chosen, or pointed at."""
        return bool(self.chosen) or self.underMouse()

    def offer(self, words: Sequence[str]) -> None:
        """Offer these words; what is chosen stays offered."""
        self._words = tuple(dict.fromkeys((*words, *self.chosen)))

    def choose(self, words: Sequence[str]) -> None:
        """Choose these words, none for any."""
        if tuple(words) != self.chosen:
            self.chosen = tuple(words)
            self._write()
            self.changed.emit()

    def toggle_word(self, word: str) -> None:
        """Choose a word, or no longer."""
        if word in self.chosen:
            self.choose([each for each in self.chosen if each != word])
        else:
            self.choose([word] if self._is_single else [*self.chosen, word])

    def open_menu(self) -> None:
        """Show the words; more than one can be ticked, but of kinds that have one alone."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def fill(self, menu: QMenu) -> None:
        """Put what can be chosen into the menu."""
        self.add_choice(menu, self.tr("Any"), lambda: self.choose(()), is_on=not self.chosen)
        menu.addSeparator()
        for word in self._words:
            self.add_choice(
                menu,
                self._word_of(word),
                lambda word=word: self.toggle_word(word),  # type: ignore[misc]
                is_on=word in self.chosen,
            )

    def add_choice(
        self, menu: QMenu, text: str, act: Callable[[], object], *, is_on: bool
    ) -> QAction:
        """Add one line that can be ticked."""
        action = QAction(text.replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setChecked(is_on)
        action.triggered.connect(lambda: act())
        menu.addAction(action)
        return action

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by the arrow down too; Delete and Backspace let everything pass."""
        if event.key() == Qt.Key.Key_Down:
            self.open_menu()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.choose(())
        else:
            super().keyPressEvent(event)

    def words_shown(self) -> str:
        """What stands on it."""
        words = ", ".join(map(self._word_of, self.chosen[:_NAMED_WORDS]))
        if len(self.chosen) > _NAMED_WORDS:
            words += f" +{len(self.chosen) - _NAMED_WORDS}"
        return f"{self.title}: {words or self._nothing}"

    def _write(self) -> None:
        self.setText(self.words_shown())
        words = ", ".join(map(self._word_of, self.chosen))
        self.setAccessibleName(f"{self.title}: {words or self._nothing}")
        self.setToolTip(words if len(self.chosen) > _NAMED_WORDS else "")
        self.updateGeometry()
        self.update()
