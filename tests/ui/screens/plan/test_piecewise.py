"""Work in pieces: begun after a pause, left for another question, and never begun over and over."""

from __future__ import annotations

from collections.abc import Callable
from decimal import InvalidOperation

import pytest
from PySide6.QtCore import QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from journal_app.ui.screens.plan.planners.piecewise import Answered, Pieces, Piecewise


@pytest.fixture
def parent(qtbot: QtBot) -> QObject:
    return QObject()


def counted(to: int, begun: list[int]) -> Callable[[], Pieces[int]]:
    def pieces() -> Pieces[int]:
        begun.append(to)
        for _ in range(to):
            yield
        return to

    return pieces


def test_an_answer_stays_until_another_has_come(parent: QObject, qtbot: QtBot) -> None:
    work: Piecewise[int] = Piecewise(parent)
    begun: list[int] = []
    assert work.ask("few", counted(3, begun)) == Answered(None, is_current=False)
    with qtbot.waitSignal(work.came):
        pass
    assert not work.is_at_work
    assert work.ask("few", counted(3, begun)) == Answered(3, is_current=True)
    assert work.ask("more", counted(5, begun)) == Answered(3, is_current=False)
    assert work.ask("more", counted(5, begun)) == Answered(3, is_current=False)
    with qtbot.waitSignal(work.came):
        pass
    assert work.ask("more", counted(5, begun)) == Answered(5, is_current=True)
    assert begun == [3, 5]


def test_what_is_asked_back_is_known_and_the_other_left(parent: QObject, qtbot: QtBot) -> None:
    work: Piecewise[int] = Piecewise(parent)
    begun: list[int] = []
    work.ask("few", counted(3, begun))
    with qtbot.waitSignal(work.came):
        pass
    work.ask("endless", counted(10**9, begun))
    qtbot.waitUntil(lambda: begun == [3, 10**9])
    assert work.ask("few", counted(3, begun)) == Answered(3, is_current=True)
    assert not work.is_at_work


def test_numbers_beyond_all_bounds_are_told(parent: QObject, qtbot: QtBot) -> None:
    work: Piecewise[int] = Piecewise(parent)

    def vast() -> Pieces[int]:
        yield
        raise InvalidOperation

    work.ask("vast", vast)
    with qtbot.waitSignal(work.failed):
        pass
    assert not work.is_at_work


def test_a_mistake_of_ours_comes_once(parent: QObject, qtbot: QtBot) -> None:
    work: Piecewise[int] = Piecewise(parent)

    def mistaken() -> Pieces[int]:
        yield
        raise KeyError

    with capture_exceptions() as mistakes:
        work.ask("mistaken", mistaken)
        qtbot.waitUntil(lambda: bool(mistakes))
        qtbot.wait(100)
    assert len(mistakes) == 1
    assert not work.is_at_work
