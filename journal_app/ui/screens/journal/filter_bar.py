"""The filters over the journal's table: a chip for each kind, which opens its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from journal_app.ui.screens.journal.filters import AT_FIRST, FIXED, KINDS, SINGLE, Chosen
from journal_app.ui.theme import theme
from journal_app.ui.widgets.chip import chip_width, paint_chip
from journal_app.ui.widgets.crisp import draw_ring
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus
from journal_app.ui.words import direction_word, status_word

_CONTEXT: Final = "FilterBar"
_HEIGHT: Final = 28

_TITLES: Final[dict[str, Any]] = {
    "status": QT_TRANSLATE_NOOP("FilterBar", "Status"),
    "platform": QT_TRANSLATE_NOOP("FilterBar", "Platform"),
    "strategy": QT_TRANSLATE_NOOP("FilterBar", "Strategy"),
    "period": QT_TRANSLATE_NOOP("FilterBar", "Opened"),
    "account": QT_TRANSLATE_NOOP("FilterBar", "Account"),
    "asset": QT_TRANSLATE_NOOP("FilterBar", "Asset"),
    "direction": QT_TRANSLATE_NOOP("FilterBar", "Direction"),
    "tag": QT_TRANSLATE_NOOP("FilterBar", "Tag"),
    "result": QT_TRANSLATE_NOOP("FilterBar", "Result"),
    "plan": QT_TRANSLATE_NOOP("FilterBar", "Plan"),
    "rule": QT_TRANSLATE_NOOP("FilterBar", "Rules"),
    "trash": QT_TRANSLATE_NOOP("FilterBar", "Trash"),
}
_WORDS: Final[dict[str, Any]] = {
    "30": QT_TRANSLATE_NOOP("FilterBar", "last 30 days"),
    "90": QT_TRANSLATE_NOOP("FilterBar", "last 90 days"),
    "365": QT_TRANSLATE_NOOP("FilterBar", "last 365 days"),
    "year": QT_TRANSLATE_NOOP("FilterBar", "this year"),
    "profit": QT_TRANSLATE_NOOP("FilterBar", "profit"),
    "loss": QT_TRANSLATE_NOOP("FilterBar", "loss"),
    "break_even": QT_TRANSLATE_NOOP("FilterBar", "break\u2011even"),
    "planned": QT_TRANSLATE_NOOP("FilterBar", "planned"),
    "unplanned": QT_TRANSLATE_NOOP("FilterBar", "unplanned"),
    "kept": QT_TRANSLATE_NOOP("FilterBar", "all kept"),
    "broken": QT_TRANSLATE_NOOP("FilterBar", "one broken"),
    "trashed": QT_TRANSLATE_NOOP("FilterBar", "only what is in it"),
}

WordOf = Callable[[str, str], str]


class FilterChip(KeyboardFocus, QAbstractButton):
    """One kind: what is chosen of it, and a menu of its words. Signal: `changed()`."""

    changed = Signal()

    def __init__(self, kind: str, word_of: WordOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.chosen: tuple[str, ...] = ()
        self._word_of = word_of
        self._words: tuple[str, ...] = FIXED.get(kind, ())
        self._nothing = self.tr("not shown") if kind == "trash" else self.tr("any")
        self.setObjectName(f"journal.filter.{kind}")
        self.setFont(theme().font(12))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self.open_menu)
        theme().changed.connect(self.update)
        self._write()

    @property
    def title(self) -> str:
        """What the kind is called."""
        return QCoreApplication.translate(_CONTEXT, _TITLES[self.kind])

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
        """Choose a word, or no longer; of some kinds one alone."""
        if word in self.chosen:
            self.choose([each for each in self.chosen if each != word])
        else:
            self.choose([word] if self.kind in SINGLE else [*self.chosen, word])

    def open_menu(self) -> None:
        """Show the words; of several kinds more than one can be ticked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._action(menu, "", self.tr("Any"), is_on=not self.chosen))
        menu.addSeparator()
        for word in self._words:
            menu.addAction(
                self._action(menu, word, self._word_of(self.kind, word), is_on=word in self.chosen)
            )
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter and the arrow down too; Delete and Backspace let everything pass."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.open_menu()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.choose(())
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
        is_on = bool(self.chosen) or self.underMouse()
        paint_chip(painter, self.rect(), self.text(), "accent" if is_on else "neutral")
        if self.has_ring:
            draw_ring(painter, QRectF(self.rect().adjusted(0, 3, 0, -3)), theme().color("accent"))

    def enterEvent(self, event: Any) -> None:
        """Show that it can be clicked."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: Any) -> None:
        """Rest."""
        super().leaveEvent(event)
        self.update()

    def _action(self, menu: QMenu, word: str, text: str, *, is_on: bool) -> QAction:
        action = QAction(text.replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setChecked(is_on)
        action.setData(word)
        action.triggered.connect(lambda: self.toggle_word(word) if word else self.choose(()))
        return action

    def _write(self) -> None:
        words = ", ".join(self._word_of(self.kind, word) for word in self.chosen)
        self.setText(f"{self.title}: {words or self.tr('any')}")
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()


class FilterBar(QWidget):
    """All filters. Signal: `changed()`."""

    changed = Signal()

    def __init__(self, platform_name: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._platform_name = platform_name
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._chips = {kind: FilterChip(kind, self.word_of) for kind in KINDS}
        for kind, chip in self._chips.items():
            row.addWidget(chip)
            chip.setVisible(kind in AT_FIRST)
            chip.changed.connect(self.changed)
        self._more = FilterButton(self.tr("+ Filter"), "journal.filter.more")
        self._more.clicked.connect(self._offer_more)
        self._clear = FilterButton(self.tr("Clear"), "journal.filter.clear")
        self._clear.clicked.connect(self.clear)
        row.addWidget(self._more)
        row.addWidget(self._clear)
        row.addStretch(1)
        self.changed.connect(self._judge)
        self._judge()

    @property
    def chosen(self) -> Chosen:
        """The words chosen of each kind."""
        return {kind: chip.chosen for kind, chip in self._chips.items() if chip.chosen}

    def choose(self, kind: str, words: Sequence[str]) -> None:
        """Choose words of a kind."""
        self._chips[kind].show()
        self._chips[kind].choose(words)

    def clear(self) -> None:
        """Let every trade pass."""
        for kind, chip in self._chips.items():
            chip.choose(())
            chip.setVisible(kind in AT_FIRST)

    def offer(self, kind: str, words: Sequence[str]) -> None:
        """Offer the words that the journal has of a kind."""
        self._chips[kind].offer(words)

    def word_of(self, kind: str, word: str) -> str:
        """What a word of a kind is called."""
        if kind == "platform":
            return self._platform_name(word)
        if kind == "status":
            return status_word(word).lower()
        if kind == "direction":
            return direction_word(word)
        if kind in FIXED:
            return QCoreApplication.translate(_CONTEXT, _WORDS[word])
        return word

    def _offer_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for chip in self._chips.values():
            if chip.isHidden():
                action = menu.addAction(chip.title)
                action.triggered.connect(lambda _=False, chip=chip: self._take_up(chip))
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _take_up(self, chip: FilterChip) -> None:
        chip.show()
        chip.setFocus(Qt.FocusReason.ShortcutFocusReason)
        chip.open_menu()
        self._judge()

    def _judge(self) -> None:
        self._clear.setVisible(bool(self.chosen))
        self._more.setVisible(any(chip.isHidden() for chip in self._chips.values()))


class FilterButton(KeyboardFocus, QAbstractButton):
    """A quiet word among the chips."""

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setObjectName(name)
        self.setFont(theme().font(12))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme().changed.connect(self.update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press by Enter too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(chip_width(self.text()), _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the word."""
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self.text(), "neutral")
        if self.has_ring:
            draw_ring(painter, QRectF(self.rect().adjusted(0, 3, 0, -3)), theme().color("accent"))
