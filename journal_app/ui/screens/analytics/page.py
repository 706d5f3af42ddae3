"""All charts of one selection, from the result down to its days."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from journal_app.domain.statistics.of_trades import Statistics
from journal_app.domain.statistics.resampling import Resampled
from journal_app.reports.charted import (
    day_table,
    earned_table,
    extremes_table,
    fan_table,
    group_statistics_table,
    hour_table,
)
from journal_app.reports.discipline import Rule
from journal_app.reports.followed_figures import figure_table
from journal_app.reports.interest import carry_table
from journal_app.reports.plan_lines import plan_lines
from journal_app.services.analysing import Analysis, Span
from journal_app.services.following import (
    Followed,
    Following,
    carried_in,
    hindsight_of,
    instead_in,
)
from journal_app.ui.charts.bar_chart import BarChart
from journal_app.ui.charts.head_button import HeadButton
from journal_app.ui.charts.line_chart import LineChart
from journal_app.ui.charts.scatter_chart import ScatterChart
from journal_app.ui.definition_words import definition_tip
from journal_app.ui.formatting import Formats
from journal_app.ui.models.cells import Column
from journal_app.ui.models.row_table import RowTable
from journal_app.ui.result_words import group_columns, group_rows
from journal_app.ui.screens.analytics import analysis_words, chart_words
from journal_app.ui.screens.analytics.analysis_charts import AnalysisCharts, Frames
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.choice import Choice
from journal_app.ui.widgets.heat_map import HeatMap
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.table import TableView

_MAP_HEIGHT: Final = 252
_GROUPS_HEIGHT: Final = 340
_PAIR_HEIGHT: Final = 344
_RULES_HEIGHT: Final = 424
_HOUR_CELL, _DAY_CELL = 44, 16
_SPACING: Final = 12


class ChartsPage(QWidget):
    """Charts in cards. Signals: `grouped(by)` as another grouping is chosen, `opened(trade_id)`."""

    grouped = Signal(object)
    opened = Signal(object)

    def __init__(self, platform_name: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._platform_name = platform_name
        self._told: Analysis | None = None
        self.frames = Frames("analytics", self)
        self._charts = AnalysisCharts(self.frames)
        self._make_rules()
        self._make_maps()
        self._make_groups()
        self._make_followed()
        self._days = HeatMap()
        self._days.set_highest_cell(_DAY_CELL)
        self.frames.add("days", self.tr("P&L by day of closing"), self._days, "net")
        self._lay_out()

    # Parts, in the order in which they are read, which is Tab's

    def _make_rules(self) -> None:
        self._rules = TableView()
        self._rules.setObjectName("analytics.rules")
        self._rules.setAccessibleName(self.tr("What your rules earn"))
        self._rules.show_all_rows()
        kept, cost = definition_tip("plan_kept"), definition_tip("cost_of_breach")
        mean = definition_tip("r", "expectancy")
        self._rules.setModel(
            RowTable(
                [
                    Column("rule", self.tr("Rule"), stretches=True),
                    Column("kept", self.tr("Kept"), kind="number", tip=kept),
                    Column("kept_r", self.tr("Kept earns"), kind="number", tip=mean),
                    Column("broken_r", self.tr("Broken earns"), kind="number", tip=mean),
                    Column("cost", self.tr("Cost of breaking"), kind="number", tip=cost),
                ],
                self._rules,
            )
        )
        self._no_rules = Sentence(color="muted")
        self._rules_card = Card(self.tr("What your rules earn"))
        self._rules_card.explain(definition_tip("plan_kept", "cost_of_breach"))
        self._add_export(self._rules_card, "rules")
        self._rules_card.setMinimumHeight(_RULES_HEIGHT)  # as of the eight questions
        self._rules_card.body.addWidget(self._rules)
        self._rules_card.body.addWidget(self._no_rules)
        self._rules_card.body.addStretch(1)

    def _add_export(self, card: Card, name: str) -> None:
        """Let the rows of a card be written into a file."""
        made = HeadButton("download", self.tr("Export the data: {}").format(card.title))
        made.setObjectName(f"analytics.{name}.export")
        made.clicked.connect(lambda: self.frames.export(name))
        card.add_to_head(made)

    def _make_maps(self) -> None:
        self._hours = HeatMap()
        self._hours.set_highest_cell(_HOUR_CELL)
        title = self.tr("P&L by weekday and hour of opening")
        self.frames.add("hours", title, self._hours, "net").setMinimumHeight(_MAP_HEIGHT)

    def _make_groups(self) -> None:
        self._by = Choice(chart_words.groupings())
        self._by.setObjectName("analytics.by")
        self._by.setAccessibleName(self.tr("Group trades"))
        self._by.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._by.chosen.connect(self.grouped)
        self._group_bars = BarChart()
        self._group_bars.set_shows_upward(shows=False)
        frame = self.frames.add(
            "groups", self.tr("P&L by group"), self._group_bars, "net", "expectancy"
        )
        frame.setMinimumHeight(_GROUPS_HEIGHT)
        self._groups = TableView()
        self._groups.setObjectName("analytics.groups")
        self._groups.setAccessibleName(self.tr("Groups of trades"))
        self._groups.setModel(RowTable(group_columns(self.tr("Group")), self._groups))
        self._groups_card = Card(self.tr("Groups of trades"))
        self._groups_card.add_to_head(self._by)
        self._groups_card.body.addWidget(self._groups, 100)
        self._groups_card.body.addStretch(1)

    def _make_followed(self) -> None:
        self._carry = BarChart()
        title = self.tr("Interest and funding over time")
        self.frames.add("carry", title, self._carry, "interest")
        self._chance = LineChart("number")
        title = self.tr("What chance could make of it")
        frame = self.frames.add("chance", title, self._chance, "resampled_low")
        self._chance_said = Sentence(pixels=12, color="muted")
        self._chance_said.setObjectName("analytics.chance.said")
        frame.body.addWidget(self._chance_said)
        self._extremes = ScatterChart()
        self._extremes.chosen.connect(self.opened)
        title = self.tr("Worst and best moment of each trade")
        self.frames.add("extremes", title, self._extremes, "worst")
        self._hindsight = TableView()
        self._hindsight.setObjectName("analytics.hindsight")
        self._hindsight.setAccessibleName(self.tr("Plans in hindsight"))
        self._hindsight.show_all_rows()
        self._hindsight.setModel(
            RowTable(
                [
                    Column("figure", self.tr("Figure"), stretches=True, sorts=False),
                    Column("value", self.tr("Value"), kind="number", sorts=False),
                    Column("sample", self.tr("Trades"), kind="number", sorts=False),
                ],
                self._hindsight,
            )
        )
        self._hindsight_card = Card(self.tr("Plans in hindsight"))
        self._add_export(self._hindsight_card, "hindsight")
        self._hindsight_card.body.addWidget(self._hindsight)
        self._hindsight_card.body.addStretch(1)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(_SPACING)
        grid.addWidget(self.frames["equity"], 0, 0, 2, 1)
        grid.addWidget(self.frames["components"], 0, 1)
        grid.addWidget(self.frames["r"], 1, 1)
        grid.addWidget(self._rules_card, 2, 0)
        grid.addWidget(self.frames["hours"], 2, 1)
        grid.setColumnStretch(0, 8)
        grid.setColumnStretch(1, 5)
        groups, followed = QHBoxLayout(), QGridLayout()
        groups.addWidget(self.frames["groups"], 4)
        groups.addWidget(self._groups_card, 6)
        for row, left, right in (
            (0, self.frames["carry"], self.frames["chance"]),
            (1, self.frames["extremes"], self._hindsight_card),
        ):
            followed.addWidget(left, row, 0)
            followed.addWidget(right, row, 1)
            left.setMinimumHeight(_PAIR_HEIGHT)
            followed.setColumnStretch(row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_SPACING)
        column.addLayout(grid)
        for part in (groups, followed):
            part.setSpacing(_SPACING)
            column.addLayout(part)
        column.addWidget(self.frames["days"])
        column.addStretch(1)

    # What is shown

    @property
    def by(self) -> str:
        """What trades are grouped by."""
        return str(self._by.data())

    def show_tables(self, *, shows: bool) -> None:
        """Show every chart as a table, or as it was."""
        for frame in self.frames.all.values():
            frame.show_table(shows=shows)

    def show_nothing(self) -> None:
        """Keep the layout, and say why it is empty."""
        self._told = None
        for name in self.frames.all:
            self._empty_frame(name, self._nothing())

    def _nothing(self) -> str:
        return self.tr("No trade that passes these filters was closed then.")

    def _empty_frame(self, name: str, why: str) -> None:
        """Show a sentence where there is nothing to draw, and nothing that is said of a chart."""
        frame = self.frames[name]
        frame.set_aside("")
        frame.show_remark("")
        frame.show_legend(())
        frame.show_sentence(why)

    def show_analysis(self, told: Analysis, span: Span, formats: Formats) -> None:
        """Show what is known from kept figures."""
        self._told = told
        self._charts.show(told, formats)
        weekdays = [formats.weekday(number) for number in range(7)]
        hours = analysis_words.hour_cells(told, formats)
        self._hours.show_cells(weekdays, analysis_words.hour_names(), hours)
        self.frames.take_table("hours", lambda: hour_table(told.by_hour))
        self.frames["hours"].show_chart()
        names, days = analysis_words.day_map(told, span.first_day(told.last_day), formats)
        self._days.show_cells(weekdays, names, days)
        self.frames.take_table("days", lambda: day_table(told.by_day))
        self.frames["days"].show_chart()

    def show_groups(self, by: str, groups: Mapping[str, Statistics], formats: Formats) -> None:
        """Show groups as bars and as a table."""
        frame = self.frames["groups"]
        called = dict(chart_words.groupings())[by].lower()
        frame.set_title(self.tr("P&L {by_what}").format(by_what=called))
        model = self._groups.table
        assert isinstance(model, RowTable)
        model.show_rows(
            group_rows(
                groups,
                formats,
                lambda name: chart_words.group_name(by, name, self._platform_name),
            )
        )
        self._groups.setVisible(bool(groups))
        self._groups_card.set_aside("" if groups else self.tr("no trade was closed"))
        self._group_bars.set_formats(
            lambda value: formats.money(value, signed=True, places=2),
            y_title=self.tr("Net"),
            formats=formats,
            labels=lambda value: formats.brief(value, signed=True),
        )
        bars = chart_words.group_bars(by, groups, formats, self._platform_name)
        self._group_bars.show_bars(bars)
        self.frames.take_table("groups", lambda: group_statistics_table(by, groups))
        if groups:
            frame.show_chart()

    def show_rules(self, rules: Sequence[Rule], formats: Formats) -> None:
        """Show what each rule earned."""
        self.frames.take_table("rules", lambda: earned_table(rules))
        model = self._rules.table
        assert isinstance(model, RowTable)
        model.show_rows(analysis_words.rule_rows(rules, formats))
        self._rules.setVisible(bool(rules))
        self._no_rules.setVisible(not rules)
        self._no_rules.setText(
            self.tr(
                "Rules are weighed once trades that were planned with the checklist are closed."
            )
        )

    def show_chance(self, made: Resampled | None, formats: Formats) -> None:
        """Show what chance could have made of the trades that have an R."""
        frame = self.frames["chance"]
        self._chance_said.setVisible(made is not None)
        if made is None:
            no_r = self.tr("None of these trades has a stop, so none has an R.")
            self._empty_frame("chance", no_r if self._told else self._nothing())
            return
        self._chance.set_formats(
            lambda percent: formats.number(percent, 1, signed=True) + "%",
            lambda after: self.tr("after {trades} trades").format(
                trades=formats.number(after)  # type: ignore[arg-type]
            ),
            formats=formats,
            scale=formats.number,
        )
        self._chance.show_series(chart_words.fan_lines(made))
        warning = chart_words.chance_warning(made, formats)
        self._chance_said.set_color("warning" if warning else "muted")
        self._chance_said.setText(f"{chart_words.chance_words(made, formats)} {warning}".rstrip())
        frame.set_aside(chart_words.chance_unit(made, formats))
        frame.show_legend(chart_words.fan_names())
        self.frames.take_table("chance", lambda: fan_table(made))
        frame.show_chart()

    def show_progress(self, done: int, of: int, formats: Formats) -> None:
        """Say that trades are being followed, and how many were."""
        said = self.tr("Following each trade along its marks: {done} of {of}").format(
            done=formats.count(done), of=formats.count(of)
        )
        for name in ("carry", "extremes"):
            self._empty_frame(name, said)

    def show_followed(
        self, task: Following, followed: Sequence[Followed], formats: Formats
    ) -> None:
        """Show what following trades along their marks told."""
        self._show_carry(task, followed, formats)
        told = self._told
        if told is None:
            self._empty_frame("extremes", self._nothing())
        else:
            points = told.equity.equity.points
            if len(points) == len(task.counted) + 1:  # else it was changed between two readings
                lines = plan_lines(points, task.counted, instead_in(followed))
                self._charts.show_lines(lines, formats)
            self._show_extremes(task, followed, formats)
        self._show_hindsight(task, followed, formats)

    def _show_hindsight(
        self, task: Following, followed: Sequence[Followed], formats: Formats
    ) -> None:
        figures = hindsight_of(task, followed)
        model = self._hindsight.table
        assert isinstance(model, RowTable)
        model.show_rows(chart_words.hindsight_rows(figures, formats))
        title = self._hindsight_card.title
        self.frames.take_table("hindsight", lambda: figure_table(title, figures))

    def _show_carry(self, task: Following, followed: Sequence[Followed], formats: Formats) -> None:
        frame = self.frames["carry"]
        carried = carried_in(task, followed)
        self.frames.take_table("carry", lambda: carry_table(frame.title, carried))
        if not any(any(carry) for _, carry in carried):
            self._empty_frame(
                "carry", self.tr("No interest, funding or yield accrued in this time.")
            )
            return
        self._carry.set_formats(
            lambda value: formats.money(value, signed=True, places=2),
            y_title=self.tr("Together"),
            formats=formats,
        )
        self._carry.show_bars(chart_words.carry_bars(carried, formats))
        frame.set_aside(chart_words.carry_words(carried, formats))
        frame.show_legend(chart_words.carry_names())
        frame.show_chart()

    def _show_extremes(
        self, task: Following, followed: Sequence[Followed], formats: Formats
    ) -> None:
        frame = self.frames["extremes"]
        by_id = {each.trade_id: each for each in followed}
        counted = [by_id[each] for each in task.counted if each in task.followed]
        dots = chart_words.extreme_dots(counted, formats)
        found = [
            (each.number, each.name, each.found, each.net, each.r)
            for each in counted
            if each.found is not None
        ]
        self.frames.take_table("extremes", lambda: extremes_table(found))
        if not dots:
            no_marks = self.tr("None of these trades has a stop and 2 marks while it was open.")
            self._empty_frame("extremes", no_marks)
            return
        self._extremes.set_formats(formats)
        self._extremes.show_dots(dots, self.tr("Worst (MAE), R"), self.tr("Best (MFE), R"))
        frame.show_remark(chart_words.extreme_words(len(dots), len(task.counted), formats))
        frame.show_chart()
