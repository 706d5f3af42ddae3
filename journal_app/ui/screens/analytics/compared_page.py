"""Two selections side by side: their figures with the difference, and their charts in pairs."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QGridLayout, QWidget

from journal_app.reports.comparison import Comparison, comparison_table
from journal_app.services.analysing import Analysis
from journal_app.ui.charts.head_button import HeadButton
from journal_app.ui.formatting import Formats
from journal_app.ui.models.cells import Column
from journal_app.ui.models.row_table import RowTable
from journal_app.ui.screens.analytics.analysis_charts import AnalysisCharts, Frames
from journal_app.ui.screens.analytics.comparison_words import figure_rows, remark_words
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import ElidedLabel, Sentence
from journal_app.ui.widgets.table import TableView

_SPACING: Final = 12
_EQUITY_HEIGHT: Final = 300


class ComparedPage(QWidget):
    """Made when it is first looked at. `sides` are the frames of both, the left one first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compared: Comparison | None = None
        self.sides = Frames("analytics.one", self), Frames("analytics.other", self)
        self._charts = tuple(AnalysisCharts(frames) for frames in self.sides)
        self._figures = TableView()
        self._figures.setObjectName("analytics.compared")
        self._figures.setAccessibleName(self.tr("Figures side by side"))
        self._figures.show_all_rows()
        self._remarks = Sentence(color="muted")
        self._card = Card(self.tr("Figures side by side"))
        self._export = HeadButton("download", self.tr("Export the data: figures side by side"))
        self._export.setObjectName("analytics.compared.export")
        self._export.clicked.connect(self._tell_export)
        self._card.add_to_head(self._export)
        self._card.body.addWidget(self._remarks)
        self._card.body.addWidget(self._figures)
        self._names = ElidedLabel(weight=600), ElidedLabel(weight=600)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(_SPACING)
        for column, (name, frames) in enumerate(zip(self._names, self.sides, strict=True)):
            frames["equity"].setMinimumHeight(_EQUITY_HEIGHT)
            grid.addWidget(name, 0, column)
            for row, frame in zip((1, 3, 4), frames.all.values(), strict=True):
                grid.addWidget(frame, row, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self._card, 2, 0, 1, 2)
        grid.setRowStretch(5, 1)

    def show_side(self, side: int, told: Analysis, formats: Formats) -> None:
        """Show the charts of one of the two."""
        if told.statistics.count:
            self._charts[side].show(told, formats)
            return
        for frame in self.sides[side].all.values():
            frame.set_aside("")
            frame.show_remark("")
            frame.show_sentence(self.tr("No trade that passes these filters was closed then."))

    def show_tables(self, *, shows: bool) -> None:
        """Show every chart as a table, or as it was."""
        for frames in self.sides:
            for frame in frames.all.values():
                frame.show_table(shows=shows)

    def show_figures(self, compared: Comparison, formats: Formats) -> None:
        """Show every figure of both, under the names they were given."""
        self._compared = compared
        for label, name in zip(self._names, (compared.one, compared.other), strict=True):
            label.setText(name)
        columns = [
            Column("figure", self.tr("Figure"), stretches=True, sorts=False),
            Column("one", compared.one, kind="number", sorts=False),
            Column("other", compared.other, kind="number", sorts=False),
            Column("difference", self.tr("Difference"), kind="number", sorts=False),
        ]
        model = RowTable(columns, self._figures)
        model.show_rows(figure_rows(compared, formats))
        before = self._figures.model()
        self._figures.setModel(model)
        if before is not None:
            before.deleteLater()
        said = remark_words(compared)
        self._remarks.setText(said)
        self._remarks.setVisible(bool(said))

    def _tell_export(self) -> None:
        if self._compared is not None:
            self.sides[0].export_asked.emit(comparison_table(self._compared))
