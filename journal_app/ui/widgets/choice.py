"""One of several: a drop-down list, or two to four buttons of which one is pressed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from journal_app.ui.theme import theme
from journal_app.ui.widgets.buttons import Button
from journal_app.ui.widgets.icons import paint_icon
from journal_app.ui.widgets.typed_word import TypedWord

Choices = Sequence[tuple[Any, str]]
"""Each what it means, and its words."""

_ARROW: Final = 14
_MOST_AT_ONCE: Final = 16
"""Items that drop down without scrolling."""
_EDGE: Final = 8


class Choice(QComboBox):
    """A list that drops down. `chosen(data)` tells a new choice, by hand or by program."""

    chosen = Signal(object)

    def __init__(self, choices: Choices = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme().font())
        self.view().setFont(theme().font())
        self.setItemDelegate(QStyledItemDelegate(self))  # its own leaves the sheet's room out
        self.setMaxVisibleItems(_MOST_AT_ONCE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self._meanings: list[Any] = []
        self._typed = TypedWord()
        self.view().installEventFilter(self)
        self.set_choices(choices)
        self.currentIndexChanged.connect(self._tell)
        theme().changed.connect(self.update)

    def set_choices(self, choices: Choices) -> None:
        """Offer these; what was chosen stays chosen, else the first is."""
        if [(meaning, self.itemText(at)) for at, meaning in enumerate(self._meanings)] == list(
            choices
        ):
            return
        before, had = self.data(), bool(self._meanings)
        self.blockSignals(True)
        self.clear()
        self._meanings = [meaning for meaning, _ in choices]
        self.addItems([words for _, words in choices])
        self.setCurrentIndex(self._meanings.index(before) if before in self._meanings else 0)
        self.blockSignals(False)
        self.update()
        if had and self.data() != before:
            self._tell()

    def data(self) -> Any:
        """What the choice means; None where there is none."""
        at = self.currentIndex()
        return self._meanings[at] if 0 <= at < len(self._meanings) else None

    def choose(self, meaning: Any) -> bool:
        """Choose by meaning; False where it is not offered."""
        if meaning not in self._meanings:
            return False
        self.setCurrentIndex(self._meanings.index(meaning))
        return True

    def showPopup(self) -> None:
        """Let the list be as wide as its longest words."""
        scrolls = self.count() > _MOST_AT_ONCE
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent) if scrolls else 0
        wanted = self.view().sizeHintForColumn(0) + bar + 2 * _EDGE
        self.view().setMinimumWidth(min(wanted, self.screen().availableGeometry().width()))
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by typing."""
        at = self._typed.place_of(event, self._words, self.currentIndex())
        if at is None:
            super().keyPressEvent(event)
        else:
            self.setCurrentIndex(at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go by typing through the list that has dropped down."""
        if watched is self.view() and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            at = self._typed.place_of(event, self._words, self.view().currentIndex().row())
            if at is not None:
                self.view().setCurrentIndex(self.model().index(at, 0))
                return True
        return super().eventFilter(watched, event)

    @property
    def _words(self) -> list[str]:
        return [self.itemText(at) for at in range(self.count())]

    def minimumSizeHint(self) -> QSize:
        """Room for a short word and the arrow."""
        return QSize(88, self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a list that is not open is never changed by the wheel."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words, with dots where they are cut, and the arrow; the style draws neither."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        control = QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(control, option, field, self).width() - _EDGE
        whole = option.currentText
        option.currentText = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room)
        cut = whole if option.currentText != whole else ""
        if self.toolTip() != cut:
            self.setToolTip(cut)
        styled = QStylePainter(self)
        styled.drawComplexControl(control, option)
        styled.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        styled.end()
        left, top = self.width() - _EDGE - _ARROW, (self.height() - _ARROW) / 2
        arrow = QRectF(left, top, _ARROW, _ARROW)
        paint_icon(QPainter(self), arrow, "chevron-down", "muted")

    def _tell(self) -> None:
        self.chosen.emit(self.data())


class Segment(Button):
    """One of the buttons; pressed already, it leaves Enter to the form."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter pass where it would change nothing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.isChecked():
            event.ignore()
        else:
            super().keyPressEvent(event)


class Segments(QWidget):
    """Two to four buttons, one of them pressed; one stop for Tab, arrows go from one to the next.

    `chosen(data)` tells a new choice, `pressed_again(data)` that the same was pressed once more.
    gap: between two of them, in logical pixels.
    """

    chosen = Signal(object)
    pressed_again = Signal(object)

    def __init__(
        self, choices: Choices = (), parent: QWidget | None = None, *, gap: int = 8
    ) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        self._row.addStretch(1)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.idToggled.connect(self._tell)
        self._group.idPressed.connect(self._note_pressed)
        self._group.idClicked.connect(self._tell_again)
        self._pressed_over = -1
        self._meanings: list[Any] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_choices(choices)

    def set_choices(self, choices: Choices) -> None:
        """Offer these; what was chosen stays chosen, else the first is. The keys stay here."""
        before, there = self.data(), self.buttons
        had_keys = any(each.hasFocus() for each in there)
        self._group.blockSignals(True)
        self._meanings = [meaning for meaning, _ in choices]
        for at, (_, words) in enumerate(choices):
            if at < len(there):
                there[at].setText(words)
            else:
                self._add(at, words)
        if choices:
            at = self._meanings.index(before) if before in self._meanings else 0
            self._group.button(at).setChecked(True)
        self._group.blockSignals(False)
        self._stop_at_chosen()
        if had_keys:
            self.setFocus()
        for surplus in there[len(choices) :]:
            self._group.removeButton(surplus)
            self._row.removeWidget(surplus)
            surplus.deleteLater()

    def _add(self, at: int, words: str) -> None:
        made = Segment(words)
        made.setCheckable(True)
        made.setAutoExclusive(True)  # by which a screen reader knows that it is one of several
        self._row.insertWidget(at, made)
        made.show()  # the layout would, later; until then it takes no keys
        if at:
            self.setTabOrder(self._group.button(at - 1), made)
        self._group.addButton(made, at)
        if self.objectName():
            made.setObjectName(f"{self.objectName()}.{at}")

    @property
    def buttons(self) -> list[Button]:
        """The buttons from left to right."""
        return [b for b in self._group.buttons() if isinstance(b, Button)]

    def data(self) -> Any:
        """What the choice means; None where there is none."""
        at = self._group.checkedId()
        return self._meanings[at] if at >= 0 else None

    def choose(self, meaning: Any) -> bool:
        """Choose by meaning; False where it is not offered."""
        if meaning not in self._meanings:
            return False
        self._group.button(self._meanings.index(meaning)).setChecked(True)
        return True

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keys to the button that is pressed. (As a proxy it would be a stop twice.)"""
        pressed = self._group.checkedButton()
        if pressed is not None:
            pressed.setFocus(reason)

    def setObjectName(self, name: str) -> None:
        """Name the buttons with the whole: `name.0`, `name.1` …"""
        super().setObjectName(name)
        for at, each in enumerate(self.buttons):
            each.setObjectName(f"{name}.{at}")

    def _note_pressed(self, _at: int) -> None:
        self._pressed_over = self._group.checkedId()

    def _tell_again(self, at: int) -> None:
        if at == self._pressed_over:
            self.pressed_again.emit(self._meanings[at])

    def _tell(self, at: int, is_on: bool) -> None:  # noqa: FBT001 - Qt's signature
        if is_on:
            self._stop_at_chosen()
            self.chosen.emit(self._meanings[at])

    def _stop_at_chosen(self) -> None:
        """Let Tab stop at the one that is pressed; the arrows lead on to the others."""
        for each in self._group.buttons():
            stop = Qt.FocusPolicy.StrongFocus if each.isChecked() else Qt.FocusPolicy.ClickFocus
            each.setFocusPolicy(stop)
