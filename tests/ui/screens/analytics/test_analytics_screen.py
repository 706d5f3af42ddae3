"""The analytics of the demo: what each chart tells, filters, and what cannot be drawn."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QMenu,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app.services.analysing import Span
from journal_app.services.browsing import EVERY
from journal_app.services.saving_views import save_view
from journal_app.ui.charts.bar_chart import BarChart
from journal_app.ui.charts.equity_chart import EquityChart
from journal_app.ui.charts.line_chart import LineChart
from journal_app.ui.charts.scatter_chart import ScatterChart
from journal_app.ui.desk import Desk
from journal_app.ui.screens.analytics.chart_words import groupings
from journal_app.ui.screens.analytics.screen import AnalyticsScreen
from journal_app.ui.widgets.choice import Choice
from journal_app.ui.widgets.heat_map import HeatMap
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.table import TableView
from tests.ui.conftest import desks, settled

Settle = Callable[[Desk], None]


def shown_screen(qtbot: QtBot, desk: Desk) -> AnalyticsScreen:
    """The screen, complete."""
    made = AnalyticsScreen(desk)
    made.resize(1060, 720)
    made.show()
    settled(qtbot, desk)
    return made


@pytest.fixture
def screen(qtbot: QtBot, desk_on: Callable[..., Desk], demo_journal: Path) -> AnalyticsScreen:
    """A screen of one's own, to choose and to change on."""
    made = shown_screen(qtbot, desk_on(demo_journal))
    qtbot.addWidget(made)
    return made


@pytest.fixture(scope="module")
def read_screen(
    look: QApplication,
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    demo_file: Path,
) -> Iterator[AnalyticsScreen]:
    """One screen for all who only read it: who turns or groups something leaves all else alone."""
    folder, waiting = tmp_path_factory.mktemp("read"), QtBot(request)
    with desks(waiting, folder) as desk_on:
        made = shown_screen(waiting, desk_on(Path(shutil.copy(demo_file, folder))))
        yield made
        made.close()
        made.deleteLater()


def test_the_last_twelve_months_are_shown_first(read_screen: AnalyticsScreen) -> None:
    assert read_screen.header.subtitle.text() == "136 trades closed · last 12 months"
    components = read_screen.findChild(BarChart, "analytics.components")
    assert components is not None
    names = [row[0] for row in components.rows()[1]]
    assert names[0] == "Price"
    assert {"Funding", "Interest", "Fees, gas and swaps"} < set(names)
    equity = read_screen.findChild(EquityChart)
    assert equity is not None
    titles, points = equity.rows()
    assert titles == ["Time", "Result", "Plan", "Set and forget", "Drawdown"]
    assert points[-1][1] == "+$7,234.78"
    hours = read_screen.findChild(HeatMap, "analytics.hours")
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


def test_what_a_rule_earns_is_told_where_it_can_be(read_screen: AnalyticsScreen) -> None:
    table = read_screen.findChild(TableView, "analytics.rules")
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


def button(screen: AnalyticsScreen, name: str) -> QAbstractButton:
    found = screen.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def test_plan_and_set_and_forget_stand_over_the_result(read_screen: AnalyticsScreen) -> None:
    equity = read_screen.findChild(EquityChart, "analytics.equity")
    assert equity is not None
    last = equity.rows()[1][-1]
    assert last[1] != last[2] != last[3]
    assert read_screen.page.frames["equity"].accessibleDescription().startswith("Net P&L: ")
    assert "Plan line: " in read_screen.page.frames["equity"].accessibleDescription()


def test_interest_chance_and_extremes_are_told(read_screen: AnalyticsScreen) -> None:
    carry = read_screen.findChild(BarChart, "analytics.carry")
    chance = read_screen.findChild(LineChart, "analytics.chance")
    extremes = read_screen.findChild(ScatterChart, "analytics.extremes")
    said = read_screen.findChild(Sentence, "analytics.chance.said")
    hindsight = read_screen.findChild(TableView, "analytics.hindsight")
    assert carry is not None
    assert chance is not None
    assert extremes is not None
    assert said is not None
    assert hindsight is not None
    titles, rows = carry.rows()
    assert titles == ["", "Interest", "Funding", "Yield", "Together"]
    assert len(rows) == 12
    assert chance.rows()[0] == ["At", "95th percentile", "5th percentile", "Median"]
    assert chance.rows()[1][0] == ["after 0 trades", "0.0%", "0.0%", "0.0%"]
    assert "50%: " in said.text()
    assert len(extremes.rows()[1]) > 100
    told = {hindsight.table.cell(row, 0).text: row for row in range(hindsight.table.rowCount())}
    assert hindsight.table.cell(told["Right on price, lost on cost"], 1).text == "0"


def test_few_trades_warn_of_what_chance_tells(screen: AnalyticsScreen, settle: Settle) -> None:
    screen.filters.choose("strategy", ("Hedge",))
    settle(screen.desk)
    said = screen.findChild(Sentence, "analytics.chance.said")
    assert said is not None
    assert said.color == "warning"
    assert said.text().endswith("with an R, fewer than 20: it says little.")


def test_a_trade_is_opened_from_its_point(read_screen: AnalyticsScreen) -> None:
    gone: list[tuple[str, object]] = []
    read_screen.desk.gone.connect(lambda where, facts: gone.append((where, facts)))
    extremes = read_screen.findChild(ScatterChart, "analytics.extremes")
    assert extremes is not None
    QTest.keyClick(extremes, Qt.Key.Key_Home)
    QTest.keyClick(extremes, Qt.Key.Key_Return)
    assert gone[0][0] == "journal"


@pytest.mark.parametrize("by", [by for by, _ in groupings()])
def test_every_grouping_is_charted_and_told(
    read_screen: AnalyticsScreen, settle: Settle, by: str
) -> None:
    choice = read_screen.findChild(Choice, "analytics.by")
    bars = read_screen.findChild(BarChart, "analytics.groups")
    assert choice is not None
    assert bars is not None
    choice.choose(by)
    settle(read_screen.desk)
    names = [row[0] for row in bars.rows()[1]]
    table = read_screen.findChild(TableView, "analytics.groups")
    assert table is not None
    assert names == [table.table.cell(row, 0).text for row in range(table.table.rowCount())]
    assert read_screen.page.frames["groups"].title == f"P&L {dict(groupings())[by].lower()}"


def test_all_charts_turn_into_tables_and_back(read_screen: AnalyticsScreen) -> None:
    button(read_screen, "analytics.table").click()
    frames = read_screen.page.frames.all.values()
    assert all(frame.is_table for frame in frames)
    tables = [each for each in read_screen.findChildren(TableView) if each.isVisibleTo(read_screen)]
    assert all(each.table.rowCount() for each in tables)
    button(read_screen, "analytics.table").click()
    assert not any(frame.is_table for frame in frames)


def test_the_whole_page_is_copied_as_a_picture(read_screen: AnalyticsScreen) -> None:
    button(read_screen, "analytics.copy").click()
    picture = QGuiApplication.clipboard().pixmap()
    assert picture.height() > read_screen.page.height()


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("equity", "at,result,drawdown,plan,left_alone"),
        ("components", "component,amount"),
        ("r", "from,to,trades"),
        ("rules", "rule,kept_share,"),
        ("hours", "weekday,hour,trades,net"),
        ("groups", "group,trades,win_rate,"),
        ("carry", "span,interest,funding,yield,carry"),
        ("chance", "trades,low,median,high"),
        ("extremes", "number,position,worst,best,"),
        ("hindsight", "key,figure,value,sample"),
        ("days", "day,trades,net"),
    ],
)
def test_every_chart_is_exported(
    read_screen: AnalyticsScreen,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    head: str,
) -> None:
    out = tmp_path / "folder" / f"{name}.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    said: list[str] = []
    read_screen.desk.noticed.connect(lambda text, *_: said.append(text))
    button(read_screen, f"analytics.{name}.export").click()
    settle(read_screen.desk)
    assert out.read_text(encoding="utf-8").startswith(head)
    assert said == [f"{name}.csv is written"]


def test_an_export_onto_the_journal_is_refused_and_none_without_a_place(
    read_screen: AnalyticsScreen, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[object] = []
    read_screen.desk.bridge.failed.connect(failed.append)
    places = iter([str(read_screen.desk.journal_path), ""])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (next(places), ""))
    for _ in range(2):
        button(read_screen, "analytics.days.export").click()
        settle(read_screen.desk)
    assert len(failed) == 1


def test_two_selections_stand_side_by_side(
    screen: AnalyticsScreen, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    button(screen, "analytics.compare").click()
    settle(screen.desk)
    assert screen.other.span is Span.TWELVE_BEFORE
    screen.other.choose_span(Span.TWELVE_MONTHS)
    screen.filters.choose("direction", ("long",))
    screen.other.choose("direction", ("short",))
    settle(screen.desk)
    figures = screen.findChild(TableView, "analytics.compared")
    assert figures is not None
    lines = {
        figures.table.cell(row, 0).text: [cell.text for cell in figures.table.line(row)[1:]]
        for row in range(figures.table.rowCount())
    }
    longs, shorts, difference = lines["Trades"]
    assert int(longs) > int(shorts) > 20
    assert difference.startswith("−")
    assert [each.title for each in figures.table.columns[1:3]] == [
        "Last 12 months · long",
        "Last 12 months · short",
    ]
    other = screen.findChild(EquityChart, "analytics.other.equity")
    assert other is not None
    assert len(other.rows()[1]) == int(shorts) + 1
    out = tmp_path / "compared.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    button(screen, "analytics.compared.export").click()
    settle(screen.desk)
    assert out.read_text(encoding="utf-8").startswith("key,figure,one,")
    screen.other.choose("strategy", ("Never used",))
    settle(screen.desk)
    assert not other.isVisible()
    button(screen, "analytics.table").click()
    button(screen, "analytics.copy").click()
    button(screen, "analytics.compare").click()
    settle(screen.desk)
    assert screen.header.subtitle.text().endswith("trades closed · last 12 months")
    assert not screen.other.isVisible()


def test_a_view_keeps_the_span_and_the_filters(screen: AnalyticsScreen, settle: Settle) -> None:
    screen.filters.choose("asset", ("ETH",))
    screen.filters.choose_span(Span.ALL)
    view = screen.filters.view("ETH, all of it")
    desk = screen.desk
    desk.bridge.change(
        lambda journal: save_view(journal, desk.clock, view, is_new=True), owner=screen
    )
    settle(desk)
    screen.filters.clear()
    screen.filters.choose_span(Span.YEAR)
    settle(desk)
    menu = QMenu()
    screen.filters.bar.views.fill(menu)
    next(each for each in menu.actions() if each.text() == view.name).trigger()
    settle(desk)
    assert screen.filters.view(view.name) == view
    assert screen.filters.bar.views.text() == "View: ETH, all of it"
    assert screen.filters.words == "All time · ETH"


def test_what_changed_while_nobody_looked_is_followed_anew(
    screen: AnalyticsScreen, settle: Settle
) -> None:
    desk, following = screen.desk, screen._following
    following.begin(Span.ALL, EVERY)
    settle(desk)
    following.halt()
    desk.bridge.journal_changed.emit()
    told: list[object] = []
    following.done.connect(lambda *_: told.append(1))
    following.go_on()
    assert told == []
    following.begin(Span.ALL, EVERY)
    settle(desk)
    assert told == [1]


def test_trades_are_followed_no_further_while_nobody_looks(
    qtbot: QtBot, desk_on: Callable[..., Desk], settle: Settle, demo_journal: Path
) -> None:
    desk = desk_on(demo_journal)
    made = AnalyticsScreen(desk)
    qtbot.addWidget(made)
    told: list[int] = []
    made._following.went_on.connect(lambda done, _: told.append(done))
    made.show()
    qtbot.waitUntil(lambda: len(told) >= 2, timeout=20_000)
    made.hide()
    settle(desk)
    seen = len(told)
    assert seen < 4
    extremes = made.findChild(ScatterChart, "analytics.extremes")
    assert extremes is not None
    assert extremes.rows()[1] == []
    made.show()
    settle(desk)
    assert told[:seen] == sorted(told[:seen])
    assert len(extremes.rows()[1]) > 100
    made.filters.choose("direction", ("long",))
    settle(desk)
    assert len(extremes.rows()[1]) < 120


def test_longer_words_have_room(
    qtbot: QtBot, desk_on: Callable[..., Desk], settle: Settle, demo_journal: Path
) -> None:
    stretched = _Stretched()
    QCoreApplication.installTranslator(stretched)
    try:
        desk = desk_on(demo_journal)
        made = AnalyticsScreen(desk)
        qtbot.addWidget(made)
        made.resize(1060, 720)
        made.show()
        settle(desk)
        for each in made.findChildren(QPushButton):
            if each.isVisibleTo(made):
                assert each.width() >= each.sizeHint().width(), each.text()
        assert made.header.geometry().right() <= made.width()
        assert made.page.minimumSizeHint().width() <= 1060
    finally:
        QCoreApplication.removeTranslator(stretched)


class _Stretched(QTranslator):
    """Every text is 1.6 times as long."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, _context: str, text: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str:
        return text + "x" * (len(text) * 6 // 10)
