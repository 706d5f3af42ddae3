"""The analytics of the demo: what each chart tells, filters, and what cannot be drawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal_app.services.analysing import Span
from journal_app.ui.charts.bar_chart import BarChart
from journal_app.ui.charts.equity_chart import EquityChart
from journal_app.ui.desk import Desk
from journal_app.ui.screens.analytics.screen import AnalyticsScreen
from journal_app.ui.widgets.choice import Choice
from journal_app.ui.widgets.heat_map import HeatMap
from journal_app.ui.widgets.table import TableView

Settle = Callable[[Desk], None]


@pytest.fixture
def screen(
    qtbot: QtBot, desk_on: Callable[..., Desk], settle: Settle, demo_journal: Path
) -> AnalyticsScreen:
    desk = desk_on(demo_journal)
    made = AnalyticsScreen(desk)
    qtbot.addWidget(made)
    made.resize(1060, 720)
    made.show()
    settle(desk)
    return made


def test_the_last_twelve_months_are_shown_first(screen: AnalyticsScreen) -> None:
    assert screen.header.subtitle.text() == "136 trades closed · last 12 months"
    components = screen.findChild(BarChart, "analytics.components")
    assert components is not None
    names = [row[0] for row in components.rows()[1]]
    assert names[0] == "Price"
    assert {"Funding", "Interest", "Fees, gas and swaps"} < set(names)
    equity = screen.findChild(EquityChart)
    assert equity is not None
    titles, points = equity.rows()
    assert titles == ["Time", "Result", "Plan", "Set and forget", "Drawdown"]
    assert points[-1][1] == "+$7,234.78"
    hours = screen.findChild(HeatMap, "analytics.hours")
    assert hours is not None
    assert 40 < len(hours.rows()[1]) < 7 * 12


def test_filters_and_span_narrow_everything(screen: AnalyticsScreen, settle: Settle) -> None:
    screen.filters.choose("asset", ("ETH",))
    screen.filters.choose("direction", ("long",))
    screen.filters.choose_span(Span.ALL)
    settle(screen.desk)
    few = screen.header.subtitle.text()
    assert few.endswith("trades closed · all time")
    assert int(few.split()[0]) < 100
    screen.filters.clear()
    settle(screen.desk)
    assert screen.header.subtitle.text() == "138 trades closed · all time"


def test_what_a_rule_earns_is_told_where_it_can_be(screen: AnalyticsScreen) -> None:
    table = screen.findChild(TableView, "analytics.rules")
    assert table is not None
    lines = [table.table.line(row) for row in range(table.table.rowCount())]
    told = {line[0].text: [cell.text for cell in line[1:]] for line in lines}
    assert told["Liquidation far enough"][0] == "93%"
    assert told["Alerts set"][2:] == ["—", "—"]


def test_trades_are_grouped_as_chosen(screen: AnalyticsScreen, settle: Settle) -> None:
    table = screen.findChild(TableView, "analytics.groups")
    by = screen.findChild(Choice, "analytics.by")
    assert table is not None
    assert by is not None
    assert "Trend" in {table.table.cell(row, 0).text for row in range(table.table.rowCount())}
    by.choose("direction")
    settle(screen.desk)
    found = {table.table.cell(row, 0).text for row in range(table.table.rowCount())}
    assert found == {"long", "short", "pairs"}


def test_a_selection_without_trades_says_so_and_keeps_the_layout(
    screen: AnalyticsScreen, settle: Settle
) -> None:
    screen.filters.choose("strategy", ("Never used",))
    settle(screen.desk)
    components = screen.findChild(BarChart, "analytics.components")
    assert components is not None
    assert not components.isVisible()
    assert screen.filters.isVisible()
    assert screen.header.subtitle.text() == "0 trades closed · last 12 months"


def test_an_empty_journal_says_what_charts_begin_with(
    qtbot: QtBot, desk_on: Callable[..., Desk], settle: Settle
) -> None:
    desk = desk_on()
    made = AnalyticsScreen(desk)
    qtbot.addWidget(made)
    made.show()
    settle(desk)
    empty = made.findChild(QWidget, "analytics.empty")
    assert empty is not None
    assert empty.isVisible()
    assert not made.filters.isVisible()
