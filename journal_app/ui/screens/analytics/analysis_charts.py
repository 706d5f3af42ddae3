"""The three charts that every analysis has: result, components, and distribution of R."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from journal_app.reports.charted import class_table, component_table, curve_table
from journal_app.reports.plan_lines import PlanLines
from journal_app.reports.tables import Table
from journal_app.services.analysing import Analysis
from journal_app.ui.charts.bar_chart import BarChart
from journal_app.ui.charts.chart_frame import ChartFrame
from journal_app.ui.charts.equity_chart import EquityChart
from journal_app.ui.definition_words import definition_tip
from journal_app.ui.formatting import Formats
from journal_app.ui.screens.analytics import analysis_words

CHART_HEIGHT: Final = 204

translate = QCoreApplication.translate


class Frames(QObject):
    """Framed charts under their names, each with what it is exported as.

    Signals: `copied(what)` of any of them, `export_asked(table)`.
    """

    copied = Signal(str)
    export_asked = Signal(object)

    def __init__(self, prefix: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._prefix = prefix
        self._frames: dict[str, ChartFrame] = {}
        self._tables: dict[str, Callable[[], Table]] = {}

    def __getitem__(self, name: str) -> ChartFrame:
        return self._frames[name]

    @property
    def all(self) -> Mapping[str, ChartFrame]:
        """All of them, in the order in which they were made."""
        return self._frames

    def add(self, name: str, title: str, chart: QWidget, *figures: str) -> ChartFrame:
        """Frame a chart. figures: the keys of those that it shows, which are explained."""
        named = f"{self._prefix}.{name}"
        chart.setObjectName(named)
        frame = ChartFrame(title, chart, name=named)
        frame.setMinimumHeight(CHART_HEIGHT)
        frame.explain(definition_tip(*figures))
        frame.offer_export(f"{named}.export")
        frame.copied.connect(self.copied)
        frame.export_asked.connect(lambda: self.export(name))
        self._frames[name] = frame
        return frame

    def take_table(self, name: str, table: Callable[[], Table]) -> None:
        """Say what a chart is exported as, made when it is asked for."""
        self._tables[name] = table

    def export(self, name: str) -> None:
        """Ask for the values of a chart to be written, if there are any."""
        if name in self._tables:
            self.export_asked.emit(self._tables[name]())


class AnalysisCharts:
    """Result, components and R of one selection, framed among others under a prefix."""

    def __init__(self, frames: Frames) -> None:
        self.frames = frames
        self._told: Analysis | None = None
        self._equity = EquityChart()
        equity = frames.add(
            "equity",
            translate("Analytics", "Result of trades"),
            self._equity,
            "net", "drawdown", "plan_line", "left_alone_line",
        )  # fmt: skip
        self._whole = equity.offer(
            "rotate-ccw",
            translate("Analytics", "Show all of the time"),
            self._equity.show_all,
            f"{self._equity.objectName()}.whole",
        )
        self._equity.zoomed.connect(self._whole.setEnabled)
        self._components = BarChart()
        self._components.set_shows_upward(shows=False)
        title = translate("Analytics", "Where the money came from")
        frames.add("components", title, self._components, "net")
        self._r = BarChart()
        self._r.set_shows_upward(shows=False)
        title = translate("Analytics", "Trades by R")
        frames.add("r", title, self._r, "r", "expectancy", "sqn")

    def show(self, told: Analysis, formats: Formats) -> None:
        """Show an analysis with at least one trade."""
        self._told = told
        self._show_curves(told, None, formats)
        self._show_components(told, formats)
        self._show_r(told, formats)

    def show_lines(self, lines: PlanLines, formats: Formats) -> None:
        """Show the lines of the plan over the result that is shown, once they are known."""
        if self._told is not None:
            self._show_curves(self._told, lines, formats)

    def _show_curves(self, told: Analysis, lines: PlanLines | None, formats: Formats) -> None:
        frame = self.frames["equity"]
        self._equity.set_formats(
            lambda value: formats.money(value, signed=True, places=2), formats=formats
        )
        curves, drawdown = analysis_words.equity_lines(told, lines)
        self._equity.show_curves(curves, drawdown)
        frame.set_aside(analysis_words.drawdown_words(told, formats))
        frame.show_legend(analysis_words.equity_names(curves))
        self.frames.take_table("equity", lambda: curve_table(told.equity, lines))
        frame.show_chart()
        self._whole.setEnabled(self._equity.above.zoom.is_on)

    def _show_components(self, told: Analysis, formats: Formats) -> None:
        frame = self.frames["components"]
        self._components.set_formats(
            lambda value: formats.money(value, signed=True, places=2),
            y_title=translate("Analytics", "Amount"),
            formats=formats,
            labels=lambda value: formats.quantity(value, signed=True),
            brief_labels=lambda value: formats.brief(value, signed=True),
        )
        self._components.show_bars(analysis_words.component_bars(told))
        frame.set_aside(analysis_words.net_words(told, formats))
        self.frames.take_table("components", lambda: component_table(told.total))
        frame.show_chart()

    def _show_r(self, told: Analysis, formats: Formats) -> None:
        frame = self.frames["r"]
        self._r.set_formats(
            formats.count,
            y_title=translate("Analytics", "Trades"),
            formats=formats,
            scale=formats.number,
        )
        bars, words = analysis_words.r_bars(told, formats)
        self._r.show_bars(bars, words=words)
        frame.show_remark(analysis_words.r_words(told, formats))
        self.frames.take_table("r", lambda: class_table(told.r_classes))
        if told.with_r:
            frame.show_chart()
        else:
            frame.show_sentence(
                translate("Analytics", "None of these trades has a stop, so none has an R.")
            )
