"""The field that a number is typed into: read at every key, its unit beside it, nothing lost.

What was typed stays as it was typed, right or wrong; what it cannot be is said at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from journal_app.domain.exact import IN_SHORT
from journal_app.domain.problems import Refused
from journal_app.ui.theme import theme
from journal_app.ui.widgets.number_style import formats, number_style

_EDGE: Final = 10
_CURRENCY_SIGNS: Final = "$€£¥"
_COMING: Final = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
        Qt.FocusReason.OtherFocusReason,
    }
)
_SIGN_OF_TIMES: Final = "\u00d7"
_AS_TYPED: Final[dict[str, tuple[str, ...]]] = {
    _SIGN_OF_TIMES: ("x",), "times": (_SIGN_OF_TIMES, "x"), "days": ("d",),
}  # fmt: skip
"""What is typed for units that no keyboard has, or that are short in every mouth."""
_MAY_BE_THOUSANDS: Final = re.compile(r"\u2212?[1-9][0-9]{0,2} [0-9]{2}0")
"""A decimal, with a space for its sign, that others write for a round number: `3.000`."""
_SPACES: Final = " \t\u00a0\u202f"
_UNIT_BEHIND: Final = re.compile(r"[\s]*(?:[%\u00d7]|[^\W\d_]{2,})$")
"""A sign or a word after a number."""
_BEGINNINGS: Final = frozenset({"", "+", "-", "\u2212", ".", ",", "-.", "-,", "\u2212.", "\u2212,"})
"""What a number may begin with while it is typed; wrong only when the field is left."""


class AmountEdit(QLineEdit):
    """A number with its unit. `amount_changed(amount)` tells each change, None where none stands.

    A refusal of its own (what is typed is no number) and one of the form (`show_problem`) are
    shown by the `Field` around it. An empty field is no problem of its own.
    """

    amount_changed = Signal(object)

    def __init__(self, unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme().font())
        self._unit = ""
        self._amount: Decimal | None = None
        self._refusal = ""
        self._problem = ""
        self._taken = ""
        self._tells_wealth = False
        self.shown: Callable[[], object] | None = None
        """Called when problem or note change; set by the field, which survives blocked signals."""
        self.set_unit(unit)
        self.textChanged.connect(self._take_and_tell)
        theme().changed.connect(self.update)

    # The number

    def amount(self) -> Decimal | None:
        """The number as it was typed; None where nothing stands or it is no number."""
        return self._amount

    def set_amount(self, amount: Decimal | None) -> None:
        """Write a number in the trader's way of writing."""
        self.setText(formats().plain(amount))

    def retype(self, amount: Decimal) -> None:
        """Write a number as if it was typed: the field's own undo takes it back."""
        self.selectAll()
        self.insert(formats().plain(amount))

    def setText(self, text: str | None) -> None:
        """Write a text and read it, even while signals are blocked."""
        super().setText(text or "")
        if self._taken != self.text():
            self._take()
        self._hide_or_show()
        if not self.hasFocus():
            self.setCursorPosition(0)  # the first digits of a number are the ones that count

    @property
    def understood(self) -> str:
        """How the number was read, where that is not what stands there: `1,000` for `1e3`."""
        style = formats()
        if self._amount is None or self._is_hidden:
            return ""
        typed = _bare(self.text(), self._unit).lstrip("+").replace("-", "\u2212")
        ways = (style.plain(self._amount).replace("-", "\u2212"), style.exactly(self._amount))
        sign = style.decimal_sign
        if _MAY_BE_THOUSANDS.fullmatch(typed.replace(sign, " ")):
            return ways[1]
        if any(_trimmed(typed, sign) == _trimmed(way, sign) for way in ways):
            return ""
        return ways[1]

    def hide_with_amounts(self) -> None:
        """Show dots while amounts are hidden, until somebody types here and as long as he does."""
        self._tells_wealth = True
        self.textEdited.connect(lambda _: self._hide_or_show(is_typing=True))
        number_style().changed.connect(self._hide_or_show)
        self._hide_or_show()

    # What is wrong with it

    @property
    def problem(self) -> str:
        """What is wrong, as a sentence; empty where nothing is."""
        return self._refusal or self._problem

    def show_problem(self, text: str) -> None:
        """Say what the form finds wrong; it goes with the next change of the text."""
        if text != self._problem:
            self._problem = text
            self._show()

    def clear_problem(self) -> None:
        """Take the form's objection back."""
        self.show_problem("")

    # The unit

    @property
    def unit(self) -> str:
        """What the number counts, as `USDC`."""
        return self._unit

    def set_unit(self, unit: str) -> None:
        """Show another unit, or what follows from the number, at the right of the field."""
        if unit != self._unit:
            self._unit = unit
            self._leave_room()
            self._describe()
            self.update()
            self._read_anew()

    def _read_anew(self) -> None:
        """What stands here with a unit may be another number now, or none."""
        before = self._amount
        if self.text():
            self._take()
        if self._amount != before:
            self.amount_changed.emit(self._amount)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Up and Down pass: a number is never changed by accident."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Judge what was only begun, and say how the number was read."""
        super().focusOutEvent(event)
        self._take()
        self._hide_or_show()
        self._show()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all for who came by key, and take the note on the reading away."""
        super().focusInEvent(event)
        if event.reason() in _COMING:
            self.selectAll()
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the unit to half of the field."""
        super().resizeEvent(event)
        self._leave_room()

    def minimumSizeHint(self) -> QSize:
        """Room for a few digits and the unit."""
        return QSize(96, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the unit after the text, or after the dots that stand for it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(self.font())
        if self.echoMode() is QLineEdit.EchoMode.NoEcho and self.text():
            from journal_app.ui.hiding import HIDDEN

            painter.setPen(theme().color("text"))
            whole = self.rect().adjusted(_EDGE + 2, 0, -_EDGE, 0)
            painter.drawText(
                whole, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, HIDDEN
            )
        if not self._unit:
            return
        painter.setPen(theme().color("muted"))
        room = self._unit_room()
        words = self.fontMetrics().elidedText(self._unit, Qt.TextElideMode.ElideRight, room)
        area = QRect(self.width() - _EDGE - room, 0, room, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    # Hiding

    @property
    def _is_hidden(self) -> bool:
        return self._tells_wealth and formats().hides_amounts

    def _hide_or_show(self, *, is_typing: bool = False) -> None:
        is_dotted = self._is_hidden and not is_typing
        mode = QLineEdit.EchoMode.NoEcho if is_dotted else QLineEdit.EchoMode.Normal
        if self.echoMode() is not mode:
            self.setEchoMode(mode)

    # Reading

    def _take_and_tell(self) -> None:
        self._problem = ""
        self._take()
        self.amount_changed.emit(self._amount)

    def _take(self) -> None:
        self._taken = self.text()
        bare = _bare(self._taken, self._unit)
        self._amount, self._refusal = None, ""
        if not (bare in _BEGINNINGS and (not bare or self.hasFocus())):
            try:
                self._amount = formats().read(bare)
            except Refused as refused:
                from journal_app.ui.messages import say, say_of_number

                typed = self._taken.strip()
                if self._unit and _counts_otherwise(bare):
                    self._refusal = say("another_unit", {"text": typed, "unit": self._unit})
                else:
                    self._refusal = say_of_number(refused, bare, typed)
        self._show()

    def _show(self) -> None:
        is_wrong = bool(self.problem)
        if bool(self.property("problem")) != is_wrong:
            self.setProperty("problem", is_wrong)
            self.style().unpolish(self)
            self.style().polish(self)
        self._describe()
        if self.shown is not None:
            self.shown()

    def _describe(self) -> None:
        self.setAccessibleDescription(". ".join(filter(None, (self._unit, self.problem))))

    def _unit_room(self) -> int:
        wanted = QFontMetrics(self.font()).horizontalAdvance(self._unit) + 1
        return min(wanted, max(0, self.width() // 2 - _EDGE)) if self._unit else 0

    def _leave_room(self) -> None:
        room = self._unit_room()
        self.setTextMargins(0, 0, room + _EDGE if room else 0, 0)


def _bare(text: str, unit: str) -> str:
    """The number in what was typed or pasted: without its currency sign, and without its own unit,
    of which the first word does, as `%` of `% a year`.
    """
    bare = text.strip(_SPACES)
    first = unit.partition(" ")[0]
    for own in (unit, first, *_AS_TYPED.get(first, ())):
        if own and own.casefold() not in IN_SHORT and (rest := _without(own, bare)) is not None:
            bare = rest
            break
    return bare.strip(_CURRENCY_SIGNS).strip(_SPACES)


def _counts_otherwise(bare: str) -> bool:
    """Whether what was refused is a number with a unit that is not the field's own."""
    number = _UNIT_BEHIND.sub("", bare)
    if number == bare:
        return False
    try:
        formats().read(number)
    except Refused:
        return False
    return True


def _without(unit: str, text: str) -> str | None:
    """A text without a unit before or after it; None where it has none.

    A name of digits is one only where it stands apart: `42.5` counts no `42`.
    """
    folded, own = text.casefold(), unit.casefold()
    if folded.endswith(own) and (rest := text[: -len(unit)]):
        touches = unit[0].isdigit() and rest[-1] not in _SPACES
        return None if touches else rest.rstrip(_SPACES)
    if folded.startswith(own) and (rest := text[len(unit) :]):
        touches = unit[-1].isdigit() and rest[0] not in _SPACES
        return None if touches else rest.lstrip(_SPACES)
    return None


def _trimmed(number: str, decimal_sign: str) -> str:
    """A number without the zeros that say nothing."""
    return number.rstrip("0").rstrip(decimal_sign) if decimal_sign in number else number
