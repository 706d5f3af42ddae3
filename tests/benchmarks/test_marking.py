"""From saving new prices of a wide book to Today painted anew; and a key in their sheet."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import quantiles
from time import perf_counter, process_time
from typing import Final

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal_app.app import DeferredTools
from journal_app.resources import resource_folder
from journal_app.services.marking import Marked
from journal_app.services.price_sheet import Typed, observed_in, update_prices
from journal_app.services.watching import Standing, standing_now, standing_with
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.ui.actions import Actions
from journal_app.ui.application import dressed
from journal_app.ui.bridge import Bridge
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.prices_dialog import PricesDialog
from journal_app.ui.main_window import MainWindow
from journal_app.ui.preferences import Preferences
from journal_app.ui.screens.today.screen import TodayScreen
from journal_app.ui.widgets.icons import take_icons_from
from tests.benchmarks.wide_book import BEGUN, DAY, USDC, assets, price_of, wide_book

pytestmark = pytest.mark.benchmark

POSITIONS: Final = 200
MARKED_DAYS: Final = 60
ROUNDS: Final = 7
MOST_MILLISECONDS: Final = 150.0
MOST_OF_A_KEY: Final = 16.0
SPIN: Final = 0.05
LOOK: Final = BEGUN + (MARKED_DAYS + 1) * DAY


class LaterClock:
    """It is always the same time, after all that is marked here."""

    def now(self) -> datetime:
        return LOOK + 2 * DAY


class Paints(QObject):
    """Counts the paints of a window."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.UpdateRequest
        return False


def slowed() -> float:
    """How many times longer things take here than their own time, for what else goes on."""
    wall, process = perf_counter(), process_time()
    while process_time() - process < SPIN:
        pass
    return (perf_counter() - wall) / (process_time() - process)


def typed_in(round_: int) -> Typed:
    """New prices of all assets, and a new rate."""
    fallen = Decimal(1_000 - 3 * round_) / 1_000
    prices = {asset: price_of(number) * fallen for number, asset in enumerate(assets(POSITIONS))}
    return Typed(prices, {("lending", USDC): Decimal("7.1") + round_})


def until(is_done: object) -> None:
    """Let the window live until something is so."""
    assert callable(is_done)
    while not is_done():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("wide") / "wide.journal"
    return wide_book(path, POSITIONS, MARKED_DAYS)


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, book: Path) -> Iterator[Desk]:
    take_icons_from(resource_folder("icons"))
    dressed(qapp, resource_folder("fonts"), "light")
    tools = DeferredTools()
    made = Desk(
        bridge=Bridge(),
        actions=MainWindow(Actions).actions_,
        preferences=Preferences(tmp_path / "preferences.ini"),
        clock=LaterClock(),
        tools=tools,
    )
    made.bridge.open(lambda: tools.open(book, read_only=False))
    until(lambda: made.bridge.is_open)
    yield made
    made.bridge.stop()


def test_today_is_painted_at_once_after_marking(desk: Desk) -> None:
    screen = TodayScreen(desk)
    screen.resize(1084, 720)
    paints = Paints()
    screen.installEventFilter(paints)
    screen.show()
    until(lambda: not desk.bridge.is_busy)
    gc.collect()
    gc.freeze()  # as the program does once its window is painted
    seen: list[Standing] = []
    show = screen._show_standing

    def shown(standing: Standing) -> None:
        show(standing)
        seen.append(standing)

    screen._show_standing = shown  # type: ignore[method-assign]
    walls, processes = [], []
    for round_ in range(ROUNDS):
        at, typed, marked = LOOK + timedelta(minutes=round_), typed_in(round_), list[Marked]()
        seen.clear()
        times_slowed = slowed()
        wall, process = perf_counter(), process_time()
        desk.bridge.change(
            lambda journal, at=at, typed=typed: update_prices(journal, desk.clock, at, typed),  # type: ignore[misc]
            marked.append,
            owner=screen,
        )
        until(lambda: seen)
        before = paints.count
        until(lambda before=before: paints.count > before)
        walls.append((perf_counter() - wall) * 1e3 / max(1, times_slowed))
        processes.append((process_time() - process) * 1e3)
        assert [(each.marks, each.rates) for each in marked] == [(POSITIONS, 1)]
        assert len(seen[0].positions) == POSITIONS
        until(lambda: not desk.bridge.is_busy)
    print(
        f"\n{POSITIONS} assets marked and Today painted in {min(walls):.0f} ms"
        f" (had it a processor for itself), {min(processes):.0f} ms of processors"
    )
    screen.close()
    assert min(processes) <= MOST_MILLISECONDS
    assert min(walls) <= MOST_MILLISECONDS


def test_services_alone(book: Path) -> None:
    """What is foretold is what comes, and each part of the way."""
    with open_journal(book, for_writing=True) as file:
        journal = SqliteJournal(file)
        parts: dict[str, list[float]] = {"foretold": [], "kept": [], "standing": []}
        for round_ in range(ROUNDS):
            at, typed = LOOK + timedelta(hours=1, minutes=round_), typed_in(round_)
            with journal.reading() as uow:
                begun = process_time()
                told = standing_with(uow, LaterClock().now(), *observed_in(at, typed))
                parts["foretold"].append(process_time() - begun)
            begun = process_time()
            update_prices(journal, LaterClock(), at, typed)
            parts["kept"].append(process_time() - begun)
            with journal.reading() as uow:
                begun = process_time()
                assert standing_now(uow, LaterClock().now()) == told
                parts["standing"].append(process_time() - begun)
    print("\n" + ", ".join(f"{name} {min(took) * 1e3:.0f} ms" for name, took in parts.items()))


def test_a_key_in_the_sheet(desk: Desk) -> None:
    """From the key to its paint, while the worker tells the book of the key before."""
    dialog = PricesDialog(desk)
    dialog.show()
    until(lambda: not desk.bridge.is_busy)
    gc.collect()
    gc.freeze()
    field = dialog._grid.rows[3].editor
    field.setFocus()
    times = []
    for _ in range(40):
        times_slowed = max(1, slowed())
        for key in (Qt.Key.Key_1, Qt.Key.Key_5, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace):
            QApplication.processEvents()
            begun = perf_counter()
            QTest.keyClick(field, key)
            QApplication.processEvents()
            times.append((perf_counter() - begun) * 1e3 / times_slowed)
    until(lambda: dialog._grid.is_resting and not desk.bridge.is_busy)
    slowest = quantiles(times, n=100)[98]
    print(f"\na key in a sheet of {POSITIONS} assets: 99th percentile {slowest:.1f} ms")
    dialog.close()
    assert slowest <= MOST_OF_A_KEY
