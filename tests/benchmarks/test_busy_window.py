"""The window while 100,000 rows are shown and imported: no event waits long, nor does a paint."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.app import DeferredTools
from journal_app.assembly.clock import SystemClock
from journal_app.resources import resource_folder
from journal_app.services.import_preview import ImportPreview
from journal_app.services.ports import Journal, Progress
from journal_app.services.transferring import ImportReport
from journal_app.ui.actions import Actions
from journal_app.ui.application import dressed
from journal_app.ui.bridge import Bridge
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.import_work import Asked, ImportWork
from journal_app.ui.main_window import MainWindow
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.models.row_table import Row, RowTable
from journal_app.ui.preferences import Preferences
from journal_app.ui.widgets.table import TableView
from tests.benchmarks.test_import import FILLS, History

pytestmark = pytest.mark.benchmark

MOST_MILLISECONDS: Final = 100
BEAT: Final = 10


class PaintedTable(TableView):
    """A table that notes how long its slowest paint took."""

    slowest = 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        began = time.perf_counter()
        super().paintEvent(event)
        self.slowest = max(self.slowest, time.perf_counter() - began)


class Heartbeat(QObject):
    """Repaints the table at every beat, and notes how late each beat came."""

    def __init__(self, table: TableView) -> None:
        super().__init__()
        self.late: list[int] = []
        self._since = QElapsedTimer()
        self._since.start()
        self._table = table
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT)

    def _beat(self) -> None:
        self.late.append(max(0, self._since.restart() - BEAT))
        self._table.viewport().update()


def table_of_rows() -> PaintedTable:
    """Some twenty rows of eight cells on show."""
    model = RowTable([Column(f"c{place}", f"Column {place}") for place in range(8)])
    model.show_rows(
        [Row(number, [Cell(f"{number} · {place}") for place in range(8)]) for number in range(200)]
    )
    table = PaintedTable()
    table.setModel(model)
    table.resize(1084, 800)
    return table


def test_the_window_stays_usable(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    dressed(qapp, resource_folder("fonts"), "light")
    fills = tmp_path / "fills.csv"
    fills.write_text("\n".join(History(FILLS).lines), encoding="utf-8")
    tools, bridge = DeferredTools(), Bridge()
    desk = Desk(
        bridge=bridge,
        actions=MainWindow(Actions).actions_,
        preferences=Preferences(tmp_path / "preferences.ini"),
        clock=SystemClock(),
        tools=tools,
    )
    path = tmp_path / "a.journal"
    tools.create(path)
    with qtbot.waitSignal(bridge.opened, timeout=10_000):
        bridge.open(lambda: tools.open(path, read_only=False))

    work = ImportWork(desk)

    def imported(journal: Journal, progress: Progress) -> ImportReport:
        asked = Asked(fills, date_order="day_first")
        shown = work.preview(journal, progress, asked)
        report = work.take(journal, progress, asked)
        assert isinstance(shown, ImportPreview)
        assert shown.report == report
        work.let_go()
        return report

    table = table_of_rows()
    qtbot.addWidget(table)
    table.show()
    qtbot.waitExposed(table)
    heart = Heartbeat(table)
    qtbot.wait(500)
    at_rest, table.slowest, heart.late = table.slowest, 0.0, []
    reports: list[ImportReport] = []
    bridge.long(imported, reports.append, owner=bridge)
    qtbot.waitUntil(lambda: not bridge.is_busy, timeout=600_000)  # as long as the machine takes
    bridge.stop()
    late = sorted(heart.late)
    print(
        f"window while {reports[0].accepted:,} rows are shown and imported: {len(late)} beats,"
        f" late by {late[len(late) // 2]} ms at the median, {late[len(late) * 99 // 100]} ms at"
        f" 99 %, {late[-1]} ms at most; slowest paint {table.slowest * 1000:.0f} ms,"
        f" {at_rest * 1000:.0f} ms at rest"
    )
    assert reports[0].rows > FILLS
    assert late[-1] <= MOST_MILLISECONDS
