"""The card around a chart: its title, its picture to copy, and the same values as a table."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStackedLayout, QWidget

from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.models.row_table import Row, RowTable
from journal_app.ui.theme import theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.crisp import draw_ring
from journal_app.ui.widgets.icons import paint_icon
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.table import TableView


class Charted(Protocol):
    """What a frame can hold: any chart that can tell its values as words."""

    def rows(self) -> tuple[list[str], list[list[str]]]:
        """The titles of its columns, and its rows."""
        ...


class ChartFrame(Card):
    """A titled chart with two small buttons. Signal: `copied(what)`, `picture` or `table`."""

    copied = Signal(str)

    def __init__(
        self, title: str, chart: QWidget, aside: str = "", *, name: str = "", margin: int = 16
    ) -> None:
        super().__init__(title, aside, margin=margin)
        self.chart = chart
        chart.setAccessibleName(title)
        self._table_button = HeadButton("table", self.tr("Show as a table: {}").format(title))
        self._table_button.setCheckable(True)
        self._table_button.toggled.connect(self._swap)
        self._copy_button = HeadButton("copy", self.tr("Copy: {}").format(title))
        self._copy_button.clicked.connect(self.copy)
        if name:
            self._table_button.setObjectName(f"{name}.table")
            self._copy_button.setObjectName(f"{name}.copy")
        self.add_to_head(self._table_button)
        self.add_to_head(self._copy_button)
        self._table: TableView | None = None
        self._empty = Sentence(color="muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedLayout()
        self.body.addLayout(self._pages, 1)  # first: it shows what it takes, in whose window ever
        self._pages.addWidget(chart)
        self._pages.addWidget(self._empty)

    @property
    def head_buttons(self) -> tuple[QAbstractButton, QAbstractButton]:
        """The buttons in the head, from left to right."""
        return self._table_button, self._copy_button

    @property
    def is_table(self) -> bool:
        """Whether the values are shown as a table."""
        return self._table_button.isChecked()

    def show_chart(self) -> None:
        """Show the chart, or its values as a table if that was asked for; take up new values."""
        self._enable(on=True)
        self._swap()

    def show_sentence(self, text: str) -> None:
        """Say why there is nothing to draw."""
        self._empty.setText(text)
        self._enable(on=False)
        self._pages.setCurrentWidget(self._empty)

    def copy(self) -> None:
        """Copy what is shown: the picture with its title, or the table as text."""
        clipboard = QGuiApplication.clipboard()
        if self.is_table:
            titles, rows = self._charted().rows()
            clipboard.setText("\n".join("\t".join(row) for row in [titles, *rows]))
            self.copied.emit("table")
            return
        buttons = self._table_button, self._copy_button
        for each in buttons:
            each.hide()
        clipboard.setPixmap(self.grab())
        for each in buttons:
            each.show()
        self.copied.emit("picture")

    def _enable(self, *, on: bool) -> None:
        for each in (self._table_button, self._copy_button):
            each.setEnabled(on)

    def _charted(self) -> Charted:
        return cast(Charted, self.chart)

    def _swap(self) -> None:
        if not self.is_table:
            self._pages.setCurrentWidget(self.chart)
            return
        titles, rows = self._charted().rows()
        columns = [
            Column(f"{place}", title, kind="number" if place else "text", stretches=not place)
            for place, title in enumerate(titles)
        ]
        table = TableView()
        table.setAccessibleName(self.title)
        table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        model = RowTable(columns, table)
        model.show_rows(
            [Row(place, [Cell(text) for text in row]) for place, row in enumerate(rows)]
        )
        table.setModel(model)
        if self._table is not None:
            self._pages.removeWidget(self._table)
            self._table.deleteLater()
        self._table = table
        self._pages.addWidget(table)
        self._pages.setCurrentWidget(table)


class HeadButton(KeyboardFocus, QAbstractButton):
    """A small button in the head of a card that shows an icon alone."""

    def __init__(self, icon_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Room for the icon, in the height of a title."""
        return QSize(24, 20)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw ground, icon and ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme()
        if self.isChecked() or self.underMouse():
            painter.setPen(look.color("accent_tint"))
            painter.setBrush(look.color("accent_tint"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        color = "accent" if self.isChecked() else "muted" if self.isEnabled() else "line"
        paint_icon(painter, QRectF(5, 3, 14, 14), self._icon_name, color)
        if self.has_ring:
            draw_ring(painter, QRectF(self.rect()), look.color("accent"), 4)
