"""Which words of a widget have no room: cut without a sign of it, or beyond what is seen."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QWidget,
)

from journal_app.ui.widgets.labels import ElidedLabel

_SLACK = 1
"""Pixels that rounding may take."""


def clipped(root: QWidget) -> Iterator[str]:
    """Say of each visible widget whose words are cut which it is, and by how much."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root) or widget.visibleRegion().isEmpty():
            continue
        match widget:
            case ElidedLabel():
                pass  # says all of it as its tip
            case QLabel() if widget.text():
                yield from _of_label(widget)
            case QPushButton() | QCheckBox() | QRadioButton() if widget.text():
                yield from _of_button(widget)
            case QAbstractScrollArea() if not isinstance(widget, QAbstractItemView):
                beyond = widget.horizontalScrollBar().maximum()
                if beyond > _SLACK:
                    yield f"{_name(widget)} scrolls sideways by {beyond}"


def _of_label(label: QLabel) -> Iterator[str]:
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height() + _SLACK:
            yield f"{_name(label)} is {label.height()} high of {needed}: {label.text()[:60]}"
        return
    needed = label.sizeHint().width()
    if needed > label.width() + _SLACK and not label.toolTip():
        yield f"{_name(label)} is {label.width()} wide of {needed}: {label.text()[:60]}"


def _of_button(made: QAbstractButton) -> Iterator[str]:
    needed = made.sizeHint().width()
    if needed > made.width() + _SLACK and not made.toolTip():
        yield f"{_name(made)} is {made.width()} wide of {needed}: {made.text()[:60]}"


def _name(widget: QWidget) -> str:
    above = widget.parentWidget()
    while above is not None and not above.objectName():
        above = above.parentWidget()
    place = above.objectName() if above is not None and not widget.objectName() else ""
    return f"{type(widget).__name__} {widget.objectName() or f'in {place}'}"
