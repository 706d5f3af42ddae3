"""The screen of analytics: any selection of counted trades, looked at from several sides."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from journal_app.domain.statistics.of_trades import Statistics
from journal_app.reports.discipline import Rule
from journal_app.reports.review import FEW
from journal_app.services.analysing import (
    Analysis,
    GroupedBy,
    Words,
    analysis_in,
    groups_in,
    rules_in,
    spanning,
    words_in,
)
from journal_app.services.ports import UnitOfWork
from journal_app.ui.charts.bar_chart import BarChart
from journal_app.ui.charts.chart_frame import ChartFrame
from journal_app.ui.charts.equity_chart import EquityChart
from journal_app.ui.desk import Desk
from journal_app.ui.models.cells import Column
from journal_app.ui.models.row_table import RowTable
from journal_app.ui.result_words import group_columns, group_rows, group_word, trades
from journal_app.ui.screens.analytics import analysis_words
from journal_app.ui.screens.analytics.filters import AnalyticsFilters
from journal_app.ui.screens.screen import Screen
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.choice import Choice
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.heat_map import HeatMap
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.scroll_page import BAR, ScrollPage
from journal_app.ui.widgets.table import TableView

_CHART_HEIGHT: Final = 204
_MAP_HEIGHT: Final = 252
_HOUR_CELL, _DAY_CELL = 38, 16


class AnalyticsScreen(Screen):
    """Equity, components, R, rules, hours and days of the trades that pass the filters."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, self.tr("Analytics"), parent)
        self._few = Chip("", "warning")
        self._few.hide()
        self.header.add(self._few)
        self.filters = AnalyticsFilters(self._platform_name)
        self.filters.changed.connect(self._ask)
        self._frames: dict[str, ChartFrame] = {}
        self._make_charts()
        self._empty = EmptyState(
            self.tr("Charts begin with the first trade that is closed."),
            self.tr("Plan a trade"),
            desk.actions["plan_trade"].trigger,
        )
        self._empty.setObjectName("analytics.empty")
        self._empty.hide()
        self._lay_out()

    # Parts

    def _make_charts(self) -> None:
        """Make charts and frames in the order in which they are read, which is Tab's."""
        self._equity = EquityChart()
        self._add_frame("equity", self.tr("Result of trades"), self._equity)
        self._components = BarChart()
        self._components.set_shows_upward(shows=False)
        self._add_frame("components", self.tr("Where the money came from"), self._components)
        self._r = BarChart()
        self._r.set_shows_upward(shows=False)
        self._add_frame("r", self.tr("Distribution of R"), self._r)
        self._make_rules()
        self._hours = HeatMap()
        self._hours.set_highest_cell(_HOUR_CELL)
        self._add_frame("hours", self.tr("P&L by weekday and hour of opening"), self._hours)
        self._frames["hours"].setMinimumHeight(_MAP_HEIGHT)
        self._make_groups()
        self._days = HeatMap()
        self._days.set_highest_cell(_DAY_CELL)
        self._add_frame("days", self.tr("P&L by day of closing"), self._days)

    def _add_frame(self, name: str, title: str, chart: QWidget) -> None:
        chart.setObjectName(f"analytics.{name}")
        frame = ChartFrame(title, chart, name=f"analytics.{name}")
        frame.setMinimumHeight(_CHART_HEIGHT)
        frame.copied.connect(self._tell_copied)
        self._frames[name] = frame

    def _make_rules(self) -> None:
        self._rules = TableView()
        self._rules.setObjectName("analytics.rules")
        self._rules.setAccessibleName(self.tr("What your rules earn"))
        self._rules.show_all_rows()
        self._rules.setModel(
            RowTable(
                [
                    Column("rule", self.tr("Rule"), stretches=True),
                    Column("kept", self.tr("Kept"), kind="number"),
                    Column("kept_r", self.tr("Kept earns"), kind="number"),
                    Column("broken_r", self.tr("Broken earns"), kind="number"),
                    Column("cost", self.tr("Cost of breaking"), kind="number"),
                ],
                self._rules,
            )
        )
        self._no_rules = Sentence(color="muted")
        self._rules_card = Card(self.tr("What your rules earn"))
        self._rules_card.body.addWidget(self._rules)
        self._rules_card.body.addWidget(self._no_rules)
        self._rules_card.body.addStretch(1)

    def _make_groups(self) -> None:
        self._by = Choice(
            [
                ("strategy", self.tr("By strategy")),
                ("platform", self.tr("By platform")),
                ("asset", self.tr("By asset")),
                ("direction", self.tr("By direction")),
                ("account", self.tr("By account")),
            ]
        )
        self._by.setObjectName("analytics.by")
        self._by.setAccessibleName(self.tr("Group trades"))
        self._by.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._by.chosen.connect(self._ask_groups)
        self._groups = TableView()
        self._groups.setObjectName("analytics.groups")
        self._groups.setAccessibleName(self.tr("Groups of trades"))
        self._groups.show_all_rows()
        self._groups.setModel(RowTable(group_columns(self.tr("Group")), self._groups))
        self._groups_card = Card(self.tr("Groups of trades"))
        self._groups_card.add_to_head(self._by)
        self._groups_card.body.addWidget(self._groups)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(self.SPACING)
        grid.addWidget(self._frames["equity"], 0, 0, 2, 1)
        grid.addWidget(self._frames["components"], 0, 1)
        grid.addWidget(self._frames["r"], 1, 1)
        grid.addWidget(self._rules_card, 2, 0)
        grid.addWidget(self._frames["hours"], 2, 1)
        grid.addWidget(self._groups_card, 3, 0, 1, 2)
        grid.addWidget(self._frames["days"], 4, 0, 1, 2)
        grid.setColumnStretch(0, 8)
        grid.setColumnStretch(1, 5)
        self._whole = QWidget()
        column = QVBoxLayout(self._whole)
        column.setSpacing(self.SPACING)
        column.addLayout(grid)
        column.addStretch(1)
        self._page = ScrollPage(self._whole)
        self.body.setContentsMargins(self.MARGIN, 16, self.MARGIN - BAR, 16)
        self.header.setContentsMargins(0, 0, BAR, 0)
        self.body.addWidget(self.filters)
        self.body.addWidget(self._page, 1)
        self.body.addWidget(self._empty, 1)

    # What is shown

    def refresh(self) -> None:
        """Ask for the words in use, then for everything that is shown."""
        self.desk.bridge.read(words_in, self._offer, owner=self, replacing="words")
        self._ask()

    def _offer(self, words: Words) -> None:
        self.filters.offer(words)

    def _ask(self) -> None:
        """Ask for the figures, and then for the rules, which take longer to read."""
        now, span, wanted = self.desk.now(), self.filters.span, self.filters.wanted()

        def analysis(uow: UnitOfWork) -> Analysis:
            return analysis_in(uow, spanning(uow, span, wanted, now), now)

        def rules(uow: UnitOfWork) -> list[Rule]:
            return rules_in(uow, spanning(uow, span, wanted, now))

        bridge = self.desk.bridge
        bridge.read(analysis, self._show_analysis, owner=self, replacing="analysis")
        self._ask_groups()
        bridge.read(rules, self._show_rules, owner=self, replacing="rules")

    def _ask_groups(self, *_: object) -> None:
        now, span, wanted = self.desk.now(), self.filters.span, self.filters.wanted()
        by = self._by.data()
        self.desk.bridge.read(
            lambda uow: groups_in(uow, spanning(uow, span, wanted, now), by),
            lambda groups: self._show_groups(by, groups),
            owner=self,
            replacing="groups",
        )

    def _show_analysis(self, told: Analysis) -> None:
        formats = self.desk.formats
        self._page.setVisible(told.has_closed)
        self.filters.setVisible(told.has_closed)
        self._empty.setVisible(not told.has_closed)
        count = told.statistics.count
        subtitle = analysis_words.counted(told, self.filters.span, formats)
        self.header.set_subtitle(subtitle if told.has_closed else "")
        self._few.setVisible(0 < count < FEW)
        self._few.show_word(self.tr("Small sample"), "warning")
        self._few.setToolTip(
            self.tr("{trades} closed: fewer than {few}, too few to conclude from.").format(
                trades=trades(count, formats), few=FEW
            )
        )
        if not count:
            self._show_nothing()
            return
        self._show_curves(told)
        self._show_bars(told)
        self._show_maps(told)

    def _show_nothing(self) -> None:
        """Keep the layout, and say why it is empty."""
        for frame in self._frames.values():
            frame.set_aside("")
            frame.show_sentence(self.tr("No trade that passes these filters was closed then."))

    def _show_curves(self, told: Analysis) -> None:
        formats = self.desk.formats
        self._equity.set_formats(
            lambda value: formats.money(value, signed=True, places=2), formats=formats
        )
        self._equity.show_curves(*analysis_words.equity_lines(told))
        self._frames["equity"].set_aside(analysis_words.drawdown_words(told, formats))
        self._frames["equity"].show_chart()

    def _show_bars(self, told: Analysis) -> None:
        formats = self.desk.formats
        self._components.set_formats(
            lambda value: formats.money(value, signed=True, places=2),
            y_title=self.tr("Amount"),
            formats=formats,
            labels=lambda value: formats.number(value, signed=True),
            brief_labels=lambda value: formats.brief(value, signed=True),
        )
        self._components.show_bars(analysis_words.component_bars(told))
        self._frames["components"].set_aside(analysis_words.net_words(told, formats))
        self._frames["components"].show_chart()
        self._r.set_formats(formats.count, y_title=self.tr("Trades"), formats=formats)
        bars, words = analysis_words.r_bars(told, formats)
        self._r.show_bars(bars, words=words)
        self._frames["r"].set_aside(analysis_words.r_words(told, formats))
        if told.with_r:
            self._frames["r"].show_chart()
        else:
            self._frames["r"].show_sentence(
                self.tr("None of these trades has a stop, so none has an R.")
            )

    def _show_maps(self, told: Analysis) -> None:
        formats = self.desk.formats
        weekdays = [formats.weekday(number) for number in range(7)]
        hours = analysis_words.hour_cells(told, formats)
        self._hours.show_cells(weekdays, analysis_words.hour_names(), hours)
        self._frames["hours"].show_chart()
        first_day = self.filters.span.first_day(told.last_day)
        names, days = analysis_words.day_map(told, first_day, formats)
        self._days.show_cells(weekdays, names, days)
        self._frames["days"].show_chart()

    def _show_groups(self, by: GroupedBy, groups: dict[str, Statistics]) -> None:
        def name_of(word: str) -> str:
            return self._platform_name(word) if by == "platform" else group_word(by, word)

        model = self._groups.table
        assert isinstance(model, RowTable)
        model.show_rows(group_rows(groups, self.desk.formats, name_of))
        self._groups.setVisible(bool(groups))
        self._groups_card.set_aside("" if groups else self.tr("no trade was closed"))

    def _show_rules(self, rules: list[Rule]) -> None:
        model = self._rules.table
        assert isinstance(model, RowTable)
        model.show_rows(analysis_words.rule_rows(rules, self.desk.formats))
        self._rules.setVisible(bool(rules))
        self._no_rules.setVisible(not rules)
        self._no_rules.setText(
            self.tr(
                "Rules are weighed once trades that were planned with the checklist are closed."
            )
        )

    # What can be done

    def _platform_name(self, word: str) -> str:
        terms = self.desk.platforms.terms(word)
        return terms.name if terms else word

    def _tell_copied(self, what: str) -> None:
        self.desk.notify(
            self.tr("The picture is copied.")
            if what == "picture"
            else self.tr("The table is copied.")
        )
