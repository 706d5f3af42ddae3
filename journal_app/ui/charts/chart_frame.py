"""The card around a chart: its title and meaning, its picture, its values as table and as file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.ui.charts.head_button import HeadButton
from journal_app.ui.charts.legend import Legend, Named
from journal_app.ui.charts.table_twin import TableTwin
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import Sentence


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
        self._twin = TableTwin(chart, self.body)
        self._copy_button = HeadButton("copy")
        self._copy_button.clicked.connect(self.copy)
        if name:
            self._twin.button.setObjectName(f"{name}.table")
            self._copy_button.setObjectName(f"{name}.copy")
        self.set_title(title)
        self.set_aside(aside)
        self._buttons = [self._twin.button, self._copy_button]
        tools = QWidget()
        self._tools = QHBoxLayout(tools)
        self._tools.setContentsMargins(0, 0, 0, 0)
        self._tools.setSpacing(4)
        for each in self._buttons:
            self._tools.addWidget(each)
        self.add_to_head(tools)
        self._empty = Sentence(color="muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._legend = Legend()
        self._legend.hide()
        self.body.insertWidget(0, self._legend)
        self._remark: Sentence | None = None
        self._twin.addWidget(self._empty)

    def set_title(self, title: str) -> None:
        """Call the card something else, and its chart and buttons by it."""
        super().set_title(title)
        self._twin.call(title)
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
        self._twin.button.setChecked(shows)

    @property
    def is_table(self) -> bool:
        """Whether the values are shown as a table."""
        return self._twin.is_table

    def show_legend(self, names: Sequence[Named]) -> None:
        """Say above the chart what its curves or colours are called."""
        self._legend.show_names(names)
        self._legend.setVisible(bool(names))

    def show_remark(self, text: str) -> None:
        """Say under the title what is too long to stand beside it; nothing with an empty text."""
        if self._remark is None:
            if not text:
                return
            self._remark = Sentence(pixels=12, color="muted")
            self.body.insertWidget(0, self._remark)
        self._remark.setText(text)
        self._remark.setVisible(bool(text))

    def show_chart(self) -> None:
        """Show the chart, or its values as a table if that was asked for; take up new values."""
        self._enable(on=True)
        self._twin.show_values()

    def show_sentence(self, text: str) -> None:
        """Say why there is nothing to draw."""
        self._empty.setText(text)
        self._enable(on=False)
        self._twin.setCurrentWidget(self._empty)

    def copy(self) -> None:
        """Copy what is shown: the picture with its title, or the table as text."""
        clipboard = QGuiApplication.clipboard()
        if self.is_table:
            titles, rows = self._twin.rows()
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
