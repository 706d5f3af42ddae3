"""What the keyboard meets with in a window: its stops, their names and roles, ring and order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QTextBrowser,
    QWidget,
)

Role = QAccessible.Role
ROLES: Final = frozenset({
    Role.Button, Role.ButtonMenu, Role.CheckBox, Role.RadioButton, Role.ComboBox, Role.SpinBox,
    Role.Slider, Role.EditableText, Role.StaticText, Role.List, Role.Table, Role.Tree, Role.Chart,
    Role.Grouping, Role.Pane,
})  # fmt: skip
"""What a stop may be; a reader calls anything else "unknown"."""

AROUND: Final = 4
"""A ring may stand so many pixels outside of its widget."""
LEAST_SEEN: Final = 24
"""A ring has at least so many pixels that differ clearly from what is there without it."""
CLEARLY: Final = 3.0
_SAME_ROW: Final = 12
_SAME_HEAD: Final = 24
"""What begins so near to the top of a window begins beside each other."""


def stops_of(window: QWidget) -> list[QWidget]:
    """Every widget on show that Tab should come to."""
    return [
        each
        for each in window.findChildren(QWidget)
        if each.isVisible()
        and each.isEnabled()
        and each.window() is window.window()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
    ]


def walked(
    window: QWidget, key: Qt.Key = Qt.Key.Key_Tab, at_each: Callable[[QWidget], object] = id
) -> list[QWidget]:
    """The widgets that Tab comes to, in their order, until the first comes again.

    at_each: what is done at each of them.
    """
    window.activateWindow()
    QApplication.processEvents()
    start: QWidget | None = window.focusWidget()
    if start is None or not start.isVisible():
        window.setFocus(Qt.FocusReason.OtherFocusReason)
    found: list[QWidget] = []
    while True:
        focus = _next(window, key)
        if focus in found:
            assert focus is found[0], f"Tab goes round from {called(found[-1])} to {called(focus)}"
            return found
        found.append(focus)
        at_each(focus)


def _next(window: QWidget, key: Qt.Key) -> QWidget:
    """Press Tab until something else has the focus; a page may lead over its links first."""
    before: QWidget | None = QApplication.focusWidget()
    links = before.toHtml().count("<a href") if isinstance(before, QTextBrowser) else 0
    found: QWidget | None = before
    for _ in range(1 + links):
        QTest.keyClick(found or window, key)
        QApplication.processEvents()
        found = QApplication.focusWidget()
        assert found is not None, f"Tab leads nowhere after {before and called(before)}"
        if found is not before:
            break
    assert found is not None
    return found


def called(widget: QWidget) -> str:
    """A widget in a message."""
    return f"{type(widget).__name__} {widget.objectName() or name_of(widget)}"


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it: a name, the words on it, or those of a label beside it."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def role_of(widget: QWidget) -> QAccessible.Role:
    """What a screen reader says that it is."""
    return QAccessible.queryAccessibleInterface(widget).role()


def shows_focus(widget: QWidget) -> bool:
    """Whether the pixels around a widget tell clearly that Tab came to it just now."""
    window = widget.window()
    place = QRect(widget.mapTo(window, QPoint()), widget.size())
    place = place.adjusted(-AROUND, -AROUND, AROUND, AROUND).intersected(window.rect())
    with_focus = window.grab(place).toImage()
    widget.clearFocus()
    without = window.grab(place).toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    return _differs(with_focus, without)


def _differs(one: QImage, other: QImage) -> bool:
    """Whether enough pixels differ clearly; a caret alone, which is a line, does not do."""
    before, after = _pixels(one), _pixels(other)
    differing = before != after
    changes, which = np.unique(before[differing] << 32 | after[differing], return_inverse=True)
    clearly = [
        contrast(QColor(change >> 32), QColor(change & 0xFFFFFFFF)) >= CLEARLY
        for change in changes.tolist()
    ]
    seen = np.zeros_like(differing)
    seen[differing] = np.array(clearly, dtype=bool)[which]
    return bool(seen.sum() >= LEAST_SEEN and seen.any(axis=0).sum() >= AROUND)


def _pixels(image: QImage) -> npt.NDArray[np.uint64]:
    """The colours of an image, row by row."""
    plain = image.convertToFormat(QImage.Format.Format_ARGB32)
    flat = np.frombuffer(bytes(plain.constBits()), dtype=np.uint32)
    return flat.reshape(plain.height(), plain.width()).astype(np.uint64)


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours as WCAG 2 reckons it, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def jumps_back(order: Sequence[QWidget]) -> Iterator[str]:
    """Where Tab goes against the way of reading: up, or to the left, within the same column.

    It begins with what stands first; from the last stop it goes back to there.
    """
    places = [_place(each, each.window()) for each in order]
    own = [each.mapTo(each.window(), each.rect().center()) for each in order]
    first = min(
        range(len(order)),
        key=lambda at: (
            places[at].top() // _SAME_HEAD, places[at].left(), own[at].y(), own[at].x()
        ),
    )  # fmt: skip
    turned = [*order[first:], *order[:first]]
    for before, after in pairwise(turned):
        within = _around_both(before, after)
        start, end = _place(before, within), _place(after, within)
        is_below = end.top() > start.bottom() - _SAME_ROW
        is_right = end.left() > start.right() - _SAME_ROW
        is_inside = before.isAncestorOf(after) or after.isAncestorOf(before)
        if not (is_below or is_right or is_inside):
            yield f"{called(before)} → {called(after)}"


def _around_both(one: QWidget, other: QWidget) -> QWidget:
    """The nearest widget that holds both."""
    found = one
    while found is not other and not found.isAncestorOf(other):
        above = found.parentWidget()
        assert above is not None, "both are in one window"
        found = above
    return found


def _place(widget: QWidget, within: QWidget) -> QRect:
    """Where one sees it: of what a page scrolls, the place of the page."""
    seen = widget
    above: QWidget | None = widget
    while above is not None and above is not within:
        above = above.parentWidget()
        if above is within:
            break
        if isinstance(above, QAbstractScrollArea):
            seen = above
    return QRect(seen.mapTo(widget.window(), QPoint()), seen.size())


def mnemonics_of(window: QWidget) -> list[str]:
    """The letters that press a button with Alt."""
    return [
        each.shortcut().toString()
        for each in window.findChildren(QAbstractButton)
        if each.isVisible() and not each.shortcut().isEmpty()
    ]
