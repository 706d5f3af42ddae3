"""The window answers while the worker is busy: pure Python there must not starve it.

The large form, 100,000 rows, is in `tests/benchmarks/test_busy_window.py`.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from journal_app.domain.problems import JournalError
from journal_app.importers.options import Options
from journal_app.services.ports import Journal, Progress
from journal_app.services.transferring import ImportReport, Source, import_file
from journal_app.ui.desk import Desk
from tests.importers.files import read

ROWS = 3_000
MOST_SECONDS = 0.1
ROUNDS = 3


class Heartbeat(QObject):
    """Notes how long the event loop let a timer wait."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._due = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin anew."""
        self.longest, self._due = 0.0, time.perf_counter() + 0.005
        self._timer.start(5)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._due)
        self._due = now + 0.005


def history(rows: int) -> str:
    """So many fills: longs opened, and closed by the next row."""
    lines = ["time,coin,dir,px,sz,ntl,fee,closedPnl"]
    for place in range(rows):
        second, word = place % 60, "Close Long" if place % 2 else "Open Long"
        minute, hour, day = place // 60 % 60, place // 3600 % 24, 13 + place // 86_400
        lines.append(
            f"{day:02}/01/2026 - {hour:02}:{minute:02}:{second:02},ETH,{word},2000,1,2000,0.5,0"
        )
    return "\n".join(lines)


@pytest.fixture
def desk(desk_on: Callable[..., Desk]) -> Desk:
    return desk_on()


def importing(desk: Desk) -> Callable[[Journal, Progress], ImportReport]:
    """What the import does in the worker, from reading the text on."""

    def work(journal: Journal, progress: Progress) -> ImportReport:
        file = read(history(ROWS), Options())
        source = Source("history.csv", "hash")
        return import_file(journal, desk.clock, desk.platforms, file, source, progress=progress)

    return work


def test_no_event_waits_while_a_file_is_imported(
    desk: Desk, qtbot: QtBot, settle: Callable[[Desk], None]
) -> None:
    heart = Heartbeat()
    reports: list[ImportReport] = []
    told: list[tuple[int, int]] = []
    longest: list[float] = []
    for _ in range(ROUNDS):  # another process may take the processor away once
        heart.start()
        desk.bridge.long(
            importing(desk),
            reports.append,
            owner=desk,
            on_progress=lambda done, of: told.append((done, of)),
        )
        settle(desk)
        longest.append(heart.longest)
    assert reports[0].accepted == ROWS
    assert reports[1].duplicates == ROWS
    first = told[: told.index((ROWS, ROWS))]
    assert len(first) > 3
    assert first == sorted(first)
    assert min(longest) < MOST_SECONDS


def test_an_import_that_is_called_off_leaves_nothing(
    desk: Desk, settle: Callable[[Desk], None]
) -> None:
    errors: list[JournalError] = []
    task = desk.bridge.long(
        importing(desk),
        owner=desk,
        otherwise=errors.append,
        on_progress=lambda _done, _of: task.cancel(),
    )
    settle(desk)
    assert [error.code for error in errors] == ["cancelled"]
    counts: list[int] = []
    desk.bridge.read(lambda uow: sum(uow.lists.by_status().values()), counts.append, owner=desk)
    settle(desk)
    assert counts == [0]
