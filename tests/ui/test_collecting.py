"""Garbage is collected by the window's timer, and nowhere else."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from journal_app.ui import collecting
from journal_app.ui.collecting import Collector, collect_if_due


class Knot:
    """Refers to itself, so that only the collector can free it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    was_enabled = gc.isenabled()
    yield
    if was_enabled:
        gc.enable()


def test_the_timer_collects(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collecting, "_EVERY", 1)
    parent = QObject()
    Collector(parent)
    assert not gc.isenabled()
    gone = weakref.ref(Knot())
    assert gone() is not None
    many = [[] for _ in range(2 * gc.get_threshold()[0])]  # type: ignore[var-annotated]
    qtbot.waitUntil(lambda: gone() is None)
    assert many


def test_an_older_generation_has_its_turn_less_often(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int] = []
    monkeypatch.setattr(gc, "collect", told.append)
    counts = iter([(10, 99, 99), (701, 3, 99), (701, 11, 3), (701, 11, 11)])
    monkeypatch.setattr(gc, "get_count", lambda: next(counts))
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    for _ in range(4):
        collect_if_due()
    assert told == [0, 1, 2]
