"""Every figure that is told has its one definition."""

from __future__ import annotations

from datetime import UTC

from journal_app.domain.market.observed import NO_MARKET
from journal_app.domain.problems import Problem
from journal_app.domain.statistics.of_trades import Columns, blocks, statistics
from journal_app.reports.daily_returns import DailyReturns, rate_figure, return_figures
from journal_app.reports.definitions import DEFINITIONS, definition_of, definitions
from journal_app.reports.drawdown_dates import every_drawdown
from journal_app.reports.hindsight import three_lines
from journal_app.reports.told_discipline import (
    chance_figures,
    discipline_figures,
    hindsight_figures,
)
from journal_app.reports.told_figures import trade_figures
from journal_app.reports.trades_in_order import RUNNING
from tests.services.samples import NEW_YEAR


def test_every_figure_that_is_told_has_a_definition() -> None:
    nothing = statistics(blocks(Columns(())))
    daily = DailyReturns(UTC, (), Problem("", "return_on_nothing"))
    told = [
        *trade_figures(nothing),
        *every_drawdown(nothing, [], UTC),
        *return_figures(daily),
        rate_figure(daily, None),
        *discipline_figures([]),
        *hindsight_figures(three_lines([], NO_MARKET, NEW_YEAR), [], [], None),
        *chance_figures(None),
    ]
    assert [figure.key for figure in told if definition_of(figure.key) is None] == []
    assert definition_of("no such figure") is None


def test_every_running_figure_of_the_trades_is_defined_by_its_title() -> None:
    names = {name for each in DEFINITIONS for name in each.figure.split(", ")}
    assert {column.title for column in RUNNING} <= names


def test_a_figure_is_defined_once() -> None:
    keys = [key for each in DEFINITIONS for key in each.keys]
    assert len(keys) == len(set(keys))
    names = definitions().column("figure")
    assert len(names) == len(set(names)) == len(DEFINITIONS)
