"""The rail at the left: the journal's name with the menu behind it, and the screens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QVBoxLayout, QWidget

from journal_app.ui.actions import SCREENS, Actions
from journal_app.ui.theme import theme
from journal_app.ui.widgets.icons import paint_icon
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus

_ICONS: Final = {
    "today": "sun",
    "plan": "clipboard-list",
    "journal": "book-open",
    "review": "calendar-check",
    "analytics": "chart-line",
    "platforms": "layers",
    "settings": "settings",
}


_SLIM: Final = 36
"""Logical pixels of a part that shows its icon alone."""

EDGE: Final = 10
_END: Final = 12
_GAP: Final = 2
"""Logical pixels beside the parts, above and below all of them, and between two."""

_NARROWEST: Final = 196
_WIDEST: Final = 280
"""Logical pixels of the rail that shows all, in whatever language."""


class _RailPart(KeyboardFocus, QAbstractButton):
    """A part of the rail that can be pressed; slim, it shows its icon and its tip the rest."""

    _height = 36

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._is_slim = False
        theme().changed.connect(self.update)

    @property
    def full_width(self) -> int:
        """Logical pixels in which all its words have room."""
        raise NotImplementedError

    def set_slim(self, *, is_slim: bool) -> None:
        """Show the icon alone, or all."""
        self._is_slim = is_slim
        self.tell()
        self.updateGeometry()
        self.update()

    def tell(self) -> None:
        """Say by the tip what is not to be seen."""

    def sizeHint(self) -> QSize:
        """As wide as what it shows."""
        return QSize(_SLIM if self._is_slim else self.full_width, self._height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk the rail; Enter presses, as Space does."""
        match event.key():
            case Qt.Key.Key_Down:
                self._walk(1)
            case Qt.Key.Key_Up:
                self._walk(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case _:
                super().keyPressEvent(event)

    def _walk(self, by: int) -> None:
        rail = self.parentWidget()
        assert rail is not None
        parts = [each for each in rail.findChildren(_RailPart) if each.isEnabled()]
        at = parts.index(self) + by
        if 0 <= at < len(parts):
            parts[at].setFocus(Qt.FocusReason.TabFocusReason)

    def paint_ground(self, painter: QPainter, ground: str | None) -> None:
        """The ground and the ring; what stands on it comes after."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if ground is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color(ground))
            painter.drawRoundedRect(self.rect(), 6, 6)
        if self.has_ring:
            painter.setPen(QPen(theme().color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)


class RailButton(_RailPart):
    """One screen: its icon, its name, and a short note at the right."""

    def __init__(self, name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName(f"rail.{name}")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self._icon = _ICONS[name]
        self._note = ""

    def set_note(self, note: str) -> None:
        """Show a short note at the right, as a count."""
        self._note = note
        self.setAccessibleDescription(note)
        self.tell()
        self.updateGeometry()
        self.update()

    @property
    def full_width(self) -> int:
        """Wide enough for the name in bold and the note."""
        metrics = self.fontMetrics()
        text = metrics.horizontalAdvance(self.text()) * 11 // 10
        return 36 + text + metrics.horizontalAdvance(self._note) + 28

    def tell(self) -> None:
        """Slim, the tip is the name and the note."""
        words = f"{self.text()} · {self._note}" if self._note else self.text()
        self.setToolTip(words if self._is_slim else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        is_on = self.isChecked()
        ground = "accent_tint" if is_on else "neutral_tint" if self.underMouse() else None
        self.paint_ground(painter, ground)
        color = "accent" if is_on else "text" if self.isEnabled() else "muted"
        paint_icon(painter, QRectF(10, (self.height() - 16) / 2, 16, 16), self._icon, color)
        if self._is_slim:
            return
        note_width = 0
        if self._note:
            painter.setFont(theme().font(11))
            painter.setPen(theme().color("muted"))
            note_width = painter.fontMetrics().horizontalAdvance(self._note) + 8
            painter.drawText(
                self.rect().adjusted(0, 0, -10, 0),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                self._note,
            )
        painter.setFont(theme().font(13, 600 if is_on else 400))
        painter.setPen(theme().color(color))
        room = self.rect().adjusted(36, 0, -10 - note_width, 0)
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


class JournalButton(_RailPart):
    """The name of the journal; pressing it opens the menu of the program."""

    _height = 48
    full_width = 180

    def __init__(self, menu: Callable[[], QMenu], parent: QWidget | None = None) -> None:
        super().__init__("Margin Journal", parent)
        self.setObjectName("rail.menu")
        self._menu = menu
        self._below = ""
        self.clicked.connect(self.show_menu)

    def show_journal(self, name: str, below: str) -> None:
        """Say which journal is open."""
        self.setText(name)
        self._below = below
        self.tell()
        self.setAccessibleName(self.tr("{name}, menu").format(name=name))
        self.update()

    def show_menu(self) -> None:
        """Open the menu under the name."""
        self._menu().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def tell(self) -> None:
        """The tip is the whole name; slim, also what stands below it."""
        has_more = self._is_slim and self._below
        self.setToolTip(f"{self.text()}\n{self._below}" if has_more else self.text())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        self.paint_ground(painter, "neutral_tint" if self.underMouse() else None)
        if self._is_slim:
            paint_icon(painter, QRectF(10, (self.height() - 16) / 2, 16, 16), "menu", "text")
            return
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme().font(13, 600))
        painter.setPen(theme().color("text"))
        room = QRect(10, 4, self.width() - 36, 22)
        metrics = painter.fontMetrics()
        painter.drawText(
            room, left, metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        )
        paint_icon(painter, QRectF(self.width() - 24, 7, 14, 14), "chevron-down", "muted")
        painter.setFont(theme().font(12))
        painter.setPen(theme().color("muted"))
        below = painter.fontMetrics().elidedText(
            self._below, Qt.TextElideMode.ElideRight, self.width() - 20
        )
        painter.drawText(QRect(10, 25, self.width() - 20, 18), left, below)


class HiddenSign(_RailPart):
    """Says that amounts are hidden; pressing it shows them again."""

    def __init__(self, shows: QAction, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Amounts hidden"), parent)
        self.setObjectName("rail.hidden")
        self._shows = shows
        self.clicked.connect(shows.trigger)
        shows.changed.connect(self.tell)
        self.tell()

    @property
    def full_width(self) -> int:
        """Wide enough for its words."""
        return 36 + self.fontMetrics().horizontalAdvance(self.text()) + 20

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it, on the ground of what is worth a look."""
        painter = QPainter(self)
        self.paint_ground(painter, "warning_tint")
        paint_icon(painter, QRectF(10, (self.height() - 16) / 2, 16, 16), "eye-off", "warning")
        if self._is_slim:
            return
        painter.setFont(theme().font(13))
        painter.setPen(theme().color("text"))
        room = self.rect().adjusted(36, 0, -10, 0)
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def tell(self) -> None:
        """The tip is what a press does."""
        keys = self._shows.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        said = self.tr("Show amounts again ({keys})").format(keys=keys)
        said = said if keys else self.tr("Show amounts again")
        self.setToolTip(said)
        self.setAccessibleDescription(said)


class Rail(QWidget):
    """All of it, in full or slim. Signals: `chosen(screen)`, `foot_changed()`."""

    chosen = Signal(str)
    foot_changed = Signal()

    def __init__(self, menu: Callable[[], QMenu], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Screens"))
        self.journal = JournalButton(menu)
        self._buttons = {name: RailButton(name, Actions.text(name)) for name in SCREENS}
        self._hidden: HiddenSign | None = None
        self._is_slim = False
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, _END, EDGE, _END)
        column.setSpacing(_GAP)
        column.addWidget(self.journal)
        column.addSpacing(8)
        self._foot = QVBoxLayout()
        self._foot.setSpacing(_GAP)
        for name, each in self._buttons.items():
            (self._foot if name == "settings" else column).addWidget(each)
            each.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
        column.addStretch(1)
        column.addLayout(self._foot)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self.update)

    def show_chosen(self, name: str) -> None:
        """Mark the screen that is on show."""
        self._buttons[name].setChecked(True)
        for each in self._buttons.values():  # the arrows lead on to the others
            stop = Qt.FocusPolicy.StrongFocus if each.isChecked() else Qt.FocusPolicy.ClickFocus
            each.setFocusPolicy(stop)

    def show_nothing_chosen(self) -> None:
        """Mark none, while there is no journal to show."""
        for each in self._buttons.values():
            each.setAutoExclusive(False)
            each.setChecked(False)
            each.setAutoExclusive(True)
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_hidden(self, shows: QAction, *, are_hidden: bool) -> None:
        """Say that amounts are hidden, and let them be shown again by a press; or say nothing."""
        if self._hidden is None:
            if not are_hidden:
                return
            self._hidden = HiddenSign(shows)
            self._hidden.set_slim(is_slim=self._is_slim)
            self._foot.insertWidget(0, self._hidden)  # above the settings, where it moves nothing
        self._hidden.setVisible(are_hidden)
        self.foot_changed.emit()

    @property
    def full_width(self) -> int:
        """Logical pixels of the rail that shows all."""
        widest = max(each.full_width for each in self._parts)
        return max(_NARROWEST, min(widest + 2 * EDGE, _WIDEST))

    @property
    def foot_height(self) -> int:
        """Logical pixels at the lower end in which parts stand that are always there."""
        return self._foot.sizeHint().height() + _END + _GAP

    @property
    def _parts(self) -> list[_RailPart]:
        return self.findChildren(_RailPart)

    def set_slim(self, *, is_slim: bool) -> None:
        """Show the icons alone, to leave their room to the screens, or all."""
        if is_slim != self._is_slim:
            self._is_slim = is_slim
            for each in self._parts:
                each.set_slim(is_slim=is_slim)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as what it shows; wider only for its longest words."""
        width = _SLIM + 2 * EDGE if self._is_slim else self.full_width
        return QSize(width, super().sizeHint().height())

    def set_note(self, name: str, note: str) -> None:
        """Show a short note beside a screen's name."""
        self._buttons[name].set_note(note)

    def enable(self, name: str, *, is_enabled: bool) -> None:
        """Let a screen be chosen or not."""
        self._buttons[name].setEnabled(is_enabled)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.fillRect(QRect(self.width() - 1, 0, 1, self.height()), theme().color("line"))
