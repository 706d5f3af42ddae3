"""Tab leads as one reads: along the layouts, whenever each widget was made.

Qt's own order is that of the making. What is made late, as rows, charts and pages are, would come
after the buttons at the foot.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QGridLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSplitter,
    QWidget,
)

from journal_app.ui.widgets.keyboard_focus import KeyboardFocus


def lead_by_tab(window: QWidget) -> None:
    """Put what is on show in the order in which it is read."""
    for before, after in pairwise(stops_of(window)):
        QWidget.setTabOrder(before, after)


def stops_of(widget: QWidget) -> Iterator[QWidget]:
    """Where Tab stops in a widget and all that is laid out in it, as far as it is on show."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    for each in _inside(widget):
        if each.isVisible() and not each.isWindow():
            yield from stops_of(each)


def _inside(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    if isinstance(widget, QScrollArea):
        if (page := widget.widget()) is not None:
            yield page
    elif isinstance(widget, QSplitter):
        yield from filter(None, map(widget.widget, range(widget.count())))
    elif layout is not None and not isinstance(widget, QAbstractScrollArea | QComboBox):
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for item in _items(layout):
        if (widget := item.widget()) is not None:
            yield widget
        elif (within := item.layout()) is not None:
            yield from _laid_out(within)


def _items(layout: QLayout) -> list[QLayoutItem]:
    """The items of a layout as they are read; those of a grid line by line."""
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: layout.getItemPosition(place)[:2])  # type: ignore[index]
    return [item for place in places if (item := layout.itemAt(place)) is not None]


def show_where_tab_led(window: QWidget) -> None:
    """Bring what has the focus now on show in all pages around it, with its ring.

    Qt scrolls only where Tab began inside the page, and tells nothing where there is but one stop.
    """
    focus: QWidget | None = window.focusWidget()
    if focus is None:
        return
    above = focus.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(focus)
            # what comes into sight may be filled in only now, and push it away
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            above.ensureWidgetVisible(focus)
        above = above.parentWidget()
    if isinstance(focus, KeyboardFocus) and not focus.has_ring:
        focus.has_ring = True
        focus.ring_changed()
