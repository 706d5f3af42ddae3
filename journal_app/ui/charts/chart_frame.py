"""The card around a chart: its title and meaning, its picture, its values as table and as file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, cast

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QStackedLayout, QWidget

from journal_app.ui.charts.legend import Legend, Named
from journal_app.ui.models.word_table import WordTable
from journal_app.ui.theme import theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.crisp import draw_ring
from journal_app.ui.widgets.icons import paint_icon
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.table import TableView


class Charted(Protocol):
    """What a frame can hold: any chart that can tell its values as words."""

    def rows(self) -> tuple[list[str], Sequence[list[str]]]:
        """The titles of its columns, and its rows."""
        ...


class ChartFrame(Card):
    """A titled chart with small buttons.

    Signals: `copied(what)`, `picture` or `table`; `export_asked()` for its values as a file.
    """

    copied = Signal(str)
    export_asked = Signal()

    def __init__(
        self, title: str, chart: QWidget, aside: str = "", *, name: str = "", margin: int = 16
    ) -> None:
        super().__init__(margin=margin)
        self.chart = chart
        self._table_button = HeadButton("table")
        self._table_button.setCheckable(True)
        self._table_button.toggled.connect(self._swap)
        self._copy_button = HeadButton("copy")
        self._copy_button.clicked.connect(self.copy)
        if name:
            self._table_button.setObjectName(f"{name}.table")
            self._copy_button.setObjectName(f"{name}.copy")
        self.set_title(title)
        self.set_aside(aside)
        self._buttons = [self._table_button, self._copy_button]
        tools = QWidget()
        self._tools = QHBoxLayout(tools)
        self._tools.setContentsMargins(0, 0, 0, 0)
        self._tools.setSpacing(4)
        for each in self._buttons:
            self._tools.addWidget(each)
        self.add_to_head(tools)
        self._table: TableView | None = None
        self._empty = Sentence(color="muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._legend = Legend()
        self._legend.hide()
        self._pages = QStackedLayout()
        self.body.addLayout(self._pages, 1)  # first: it shows what it takes, in whose window ever
        self.body.insertWidget(0, self._legend)
        self._pages.addWidget(chart)
        self._pages.addWidget(self._empty)

    def set_title(self, title: str) -> None:
        """Call the card something else, and its chart and buttons by it."""
        super().set_title(title)
        self.chart.setAccessibleName(title)
        self._table_button.call(self.tr("Show as a table: {}").format(title))
        self._copy_button.call(self.tr("Copy: {}").format(title))

    def offer(self, icon: str, words: str, act: Callable[[], object], name: str) -> HeadButton:
        """Put one more button into the head, at the right."""
        made = HeadButton(icon, words)
        made.setObjectName(name)
        made.clicked.connect(lambda: act())
        self._tools.addWidget(made)
        self._buttons.append(made)
        return made

    def offer_export(self, name: str) -> None:
        """Let the values be written into a file."""
        words = self.tr("Export the data: {}").format(self.title)
        self.offer("download", words, self.export_asked.emit, name)

    def show_table(self, *, shows: bool) -> None:
        """Show the values as a table, or the chart."""
        self._table_button.setChecked(shows)

    @property
    def is_table(self) -> bool:
        """Whether the values are shown as a table."""
        return self._table_button.isChecked()

    def show_legend(self, names: Sequence[Named]) -> None:
        """Say above the chart what its curves or colours are called."""
        self._legend.show_names(names)
        self._legend.setVisible(bool(names))

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
        hidden = [each for each in self._buttons if each.isVisibleTo(self)]
        for each in hidden:
            each.hide()
        clipboard.setPixmap(self.grab())
        for each in hidden:
            each.show()
        self.copied.emit("picture")

    def _enable(self, *, on: bool) -> None:
        for each in self._buttons:
            each.setEnabled(on)

    def _charted(self) -> Charted:
        return cast(Charted, self.chart)

    def _swap(self) -> None:
        if not self.is_table:
            self._pages.setCurrentWidget(self.chart)
            return
        table = TableView()
        table.setAccessibleName(self.title)
        table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        table.setModel(WordTable(*self._charted().rows(), table))
        if self._table is not None:
            self._pages.removeWidget(self._table)
            self._table.deleteLater()
        self._table = table
        self._pages.addWidget(table)
        self._pages.setCurrentWidget(table)


class HeadButton(KeyboardFocus, QAbstractButton):
    """A small button in the head of a card that shows an icon alone."""

    def __init__(self, icon_name: str, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.call(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def call(self, name: str) -> None:
        """Say what it does, under the mouse and to a screen reader."""
        self.setAccessibleName(name)
        self.setToolTip(name)

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
