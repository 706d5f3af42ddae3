"""What Today shows on demand, of what it is unsure, and how it stands hundreds of positions."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.levels import Levels
from journal_app.domain.watching.book import Book, Holding, OpenPosition
from journal_app.services.book_figures import BookFigures
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.book_card import BookCard
from journal_app.ui.formatting import Formats
from journal_app.ui.screens.today.screen import TodayScreen
from journal_app.ui.screens.today.tiles import BookTiles
from journal_app.ui.widgets.labels import ElidedLabel, Sentence
from journal_app.ui.widgets.tab_order import stops_of
from tests.pictures.open_books import FORGOTTEN, UNKNOWN, write_open_book
from tests.ui.conftest import NOW, StandingClock

DeskOn = Callable[..., Desk]
Settle = Callable[[Desk], None]
D = Decimal


@pytest.fixture(scope="session")
def many_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("many") / "many.journal"
    write_open_book(path, 48)
    return path


@pytest.fixture
def many_journal(many_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(many_file, tmp_path / "many.journal"))


def shown(qtbot: QtBot, desk: Desk, settle: Settle) -> TodayScreen:
    screen = TodayScreen(desk)
    qtbot.addWidget(screen)
    screen.resize(1080, 720)
    screen.show()
    settle(desk)
    return screen


@pytest.fixture
def today(qtbot: QtBot, desk_on: DeskOn, settle: Settle, demo_journal: Path) -> TodayScreen:
    return shown(qtbot, desk_on(demo_journal), settle)


@pytest.fixture
def many(qtbot: QtBot, desk_on: DeskOn, settle: Settle, many_journal: Path) -> TodayScreen:
    return shown(qtbot, desk_on(many_journal), settle)


def press(widget: QWidget, key: Qt.Key = Qt.Key.Key_Space) -> None:
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(widget, key)


def found(screen: QWidget, kind: type[QWidget], name: str) -> QWidget:
    (widget,) = screen.findChildren(kind, name)
    return widget


# on demand


def test_the_rest_is_asked_for_by_key_and_remembered(
    today: TodayScreen, settle: Settle, qtbot: QtBot
) -> None:
    press(today.disclosure)
    settle(today.desk)
    assert today.more is not None
    tiles = today.more.tiles
    assert tiles.risk.figure == "$2,133"
    assert tiles.risk.below == "3.3% of capital · 2% a trade"
    assert tiles.cash.figure == "$50,224"
    assert tiles.cash.below == "stress asks for $4,404"
    assert "“All −60%”" in tiles.cash.accessibleDescription()
    assert (tiles.margin.figure, tiles.margin.below) == ("$15,030", "23.0% of capital")
    assert (tiles.time_stop.figure, tiles.time_stop.below) == (
        "in 18 days",
        "wstETH long on Morpho Blue",
    )
    assert (tiles.platform.figure, tiles.platform.below) == ("6.5%", "dYdX v4 · limit 30%")
    again = shown(qtbot, today.desk, settle)
    assert again.more is not None
    press(again.disclosure)
    assert not again.more.tiles.isVisible()
    assert not again.more.exposure.isVisible()
    assert again.disclosure.accessibleName() == "Show more figures"
    assert again.desk.preferences.text("today.more") == ""


def test_tab_leads_on_to_what_was_asked_for(
    today: TodayScreen, settle: Settle, qtbot: QtBot
) -> None:
    today.disclosure.click()
    settle(today.desk)
    # a row that was just laid out is shown in the next turn of events
    qtbot.waitUntil(lambda: all(each.isVisible() for each in today.attention.buttons))
    order = [each.objectName() for each in stops_of(today)]
    names = (
        "today.more",
        "today.mend",
        "today.period.120",
        "today.equity_chart",
        "today.positions",
        "today.exposure_card.table",
        "today.exposure_bars",
        "today.interest_table",
    )
    places = [order.index(name) for name in names]
    assert places == sorted(places)


def test_the_exposure_is_walked_by_keys_and_shown_as_a_table(
    today: TodayScreen, settle: Settle
) -> None:
    today.disclosure.click()
    settle(today.desk)
    assert today.more is not None
    bars = today.more.exposure.bars
    press(bars, Qt.Key.Key_Down)
    assert bars.accessibleDescription().startswith("BTC: Long $5,404, Short $9,065, Net −$3,660")
    press(bars, Qt.Key.Key_Right)
    assert bars.accessibleDescription().startswith("dYdX v4: ")
    assert bars.accessibleDescription().endswith("Own money $4,272, Limit 30%")
    press(bars, Qt.Key.Key_Down)
    assert bars.accessibleDescription().startswith("Aave v3")
    QTest.keyClick(bars, Qt.Key.Key_Escape)
    assert bars.accessibleDescription() == ""
    QTest.mouseMove(bars, bars.rect().topLeft() + bars._place(2, 0).center())
    bars.leaveEvent(None)  # type: ignore[arg-type]
    titles, rows = bars.rows()
    assert titles[-2:] == ["Of capital", "Limit"]
    assert [row[0] for row in rows][:2] == ["Asset: BTC", "Asset: wstETH"]
    button = found(today, QAbstractButton, "today.exposure_card.table")
    assert isinstance(button, QAbstractButton)
    button.click()
    assert today.more.exposure.is_table


def test_interest_is_told_by_platform(today: TodayScreen, settle: Settle) -> None:
    today.disclosure.click()
    settle(today.desk)
    table = found(today, QTableView, "today.interest_table")
    assert isinstance(table, QTableView)
    model = table.model()
    first = [model.index(0, place).data() for place in range(model.columnCount())]
    assert first == ["Morpho Blue, Ethereum dollar markets", "USDC", "$5,814", "9.1%",
                     "$1.44"]  # fmt: skip
    assert model.rowCount() == 3


def test_another_period_of_the_equity_by_key(today: TodayScreen, settle: Settle) -> None:
    chart = today.equity.chart
    assert chart is not None
    assert len(chart.rows()[1]) == 120
    day = found(today, QAbstractButton, "today.period.120")
    day.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(day, Qt.Key.Key_Left)
    settle(today.desk)
    assert len(chart.rows()[1]) == 30
    assert today.desk.preferences.text("today.equity_days") == "30"
    QTest.keyClick(chart.above, Qt.Key.Key_End)
    assert "Drawdown −$9" in chart.above.accessibleDescription()
    every = found(today, QAbstractButton, "today.period.all")
    assert isinstance(every, QAbstractButton)
    every.click()
    settle(today.desk)
    assert len(chart.rows()[1]) > 365


def test_a_low_card_leaves_the_drawdown_to_its_words(today: TodayScreen) -> None:
    chart = today.equity.chart
    assert chart is not None
    assert chart.below.isVisible()
    assert "off peak" in " ".join(label.text() for label in today.equity.findChildren(ElidedLabel))
    chart.resize(chart.width(), 120)
    assert not chart.below.isVisible()
    chart.resize(chart.width(), 220)
    assert chart.below.isVisible()


# what cannot be trusted


def test_figures_on_old_prices_say_so(many: TodayScreen) -> None:
    for tile in (many.tiles.equity, many.tiles.exposure, many.tiles.net_of_open):
        assert f"{FORGOTTEN}: price of 14 Nov 20:00" in tile.accessibleDescription()
    assert FORGOTTEN not in many.tiles.closest.accessibleDescription()
    assert "no liquidation price is known" in many.tiles.closest.accessibleDescription()
    model = many.positions.table.model()
    rows = [row for row in range(model.rowCount()) if FORGOTTEN in model.index(row, 0).data()]
    assert rows
    for row in rows:
        spoken = model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert "Nov" in spoken
        assert "price of" in model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_a_dash_says_why(many: TodayScreen) -> None:
    model = many.positions.table.model()
    row = next(row for row in range(model.rowCount()) if UNKNOWN in model.index(row, 1).data())
    assert [model.index(row, column).data() for column in (3, 4, 5)] == ["—"] * 3
    tip = model.index(row, 3).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Nothing is known of this platform's margin rules"


def test_a_clock_that_was_set_back_is_told(
    qtbot: QtBot, desk_on: DeskOn, settle: Settle, demo_journal: Path
) -> None:
    desk = desk_on(demo_journal)
    clock = StandingClock(NOW - timedelta(days=9))
    desk.clock = clock
    screen = shown(qtbot, desk, settle)
    said = screen.header.subtitle.text()
    assert said.endswith("the clock is behind the last prices, of 20 Nov 20:00")


@pytest.mark.parametrize(
    ("distance", "figure"),
    [("0.2", "−20.0%"), ("0.0003", "<0.1%"), ("0", "At it"), ("-0.1", "Past it")],
)
def test_nothing_is_never_a_distance(qtbot: QtBot, distance: str, figure: str) -> None:
    tiles = BookTiles()
    qtbot.addWidget(tiles)
    holding = Holding(1, D(1), D(0), D(0), D(0), D(distance))
    book = Book(D(1), D(1), D(1), D(0), D(0), D(0), holding)
    position = OpenPosition(1, 1, "ETH", "long", "Aave", "isolated", Levels("long"))
    tiles.show_book(book, position, Formats())
    assert tiles.closest.figure == figure


@pytest.mark.parametrize(
    ("per_day", "without_rate", "figure"),
    [(None, 1, "—"), (None, 0, "—"), ("0.15", 1, "$0.15, 1 unknown"), ("0", 0, "$0.00")],
)
def test_interest_that_nobody_knows_is_not_nothing(
    qtbot: QtBot, per_day: str | None, without_rate: int, figure: str
) -> None:
    tiles = BookTiles()
    qtbot.addWidget(tiles)
    known = None if per_day is None else D(per_day)
    book = Book(D(1), D(1), D(1), D(0), D(0), known, None, without_rate)
    tiles.show_book(book, None, Formats())
    assert tiles.interest.figure == figure
    told = BookFigures(D(1), D(0), D(1), known, None, "", None, None, 0, without_rate)
    card = BookCard(Formats())
    qtbot.addWidget(card)
    card.show_change(told, told)
    assert figure in card.rows["interest_per_day"].accessibleName()


# nothing, and hundreds


def test_with_nothing_open_it_says_so(
    qtbot: QtBot, desk_on: DeskOn, settle: Settle, tmp_path: Path
) -> None:
    path = tmp_path / "none.journal"
    write_open_book(path, 0)
    screen = shown(qtbot, desk_on(path), settle)
    screen.disclosure.click()
    settle(screen.desk)
    assert screen.more is not None
    tiles = screen.more.tiles
    assert [tile.figure for tile in (tiles.risk, tiles.time_stop, tiles.platform)] == ["—"] * 3
    assert tiles.cash.below == "nothing to hold it against"
    assert not screen.more.interest.table.isVisible()
    said = [each.text() for each in screen.more.exposure.findChildren(Sentence)]
    assert "No position is open." in said


def test_of_hundreds_the_most_urgent_are_made_first(many: TodayScreen) -> None:
    every = many.findChild(QAbstractButton, "today.every_row")
    assert isinstance(every, QAbstractButton)
    first = len(many.attention.buttons)
    assert every.text() == f"Show all {len(many._rows)}"
    press(every)
    assert len(many.attention.buttons) > first
    assert every.text() == "Show the first 12"
    press(every)
    assert len(many.attention.buttons) == first


def test_without_a_stop_and_above_the_line_are_named(many: TodayScreen, settle: Settle) -> None:
    many.disclosure.click()
    settle(many.desk)
    assert many.more is not None
    risk = many.more.tiles.risk
    assert risk.below.endswith("without a stop")
    assert "Without a stop, and so not in it: " in risk.accessibleDescription()
    assert " × " in risk.accessibleDescription()


def test_longer_words_are_cut_nowhere_that_matters(
    qtbot: QtBot, desk_on: DeskOn, settle: Settle, many_journal: Path
) -> None:
    stretched = _Stretched()
    QCoreApplication.installTranslator(stretched)
    try:
        screen = shown(qtbot, desk_on(many_journal), settle)
        screen.disclosure.click()
        settle(screen.desk)
        QApplication.processEvents()
        assert screen.width() == 1080
        for word in screen.findChildren(QAbstractButton):
            if word.isVisible():
                assert word.width() >= word.sizeHint().width() - 1, word.objectName()
    finally:
        QCoreApplication.removeTranslator(stretched)


class _Stretched(QTranslator):
    """Every text is 1.6 times as long."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return text + "x" * (len(text) * 6 // 10)

    def isEmpty(self) -> bool:
        return False
