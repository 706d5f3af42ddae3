from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from journal_app.domain.problems import JournalError
from journal_app.services.ports import Journal, Progress
from journal_app.ui.desk import Desk

DeskOn = Callable[..., Desk]
Settle = Callable[[Desk], None]


def _just(number: int) -> Callable[[object], int]:
    return lambda _: number


def test_what_is_read_comes_back(desk_on: DeskOn, settle: Settle, demo_journal: Path) -> None:
    desk, seen = desk_on(demo_journal), list[int]()
    owner = QObject()
    desk.bridge.read(lambda uow: sum(uow.lists.by_status().values()), seen.append, owner=owner)
    settle(desk)
    assert seen == [150]


def test_only_the_newest_of_one_kind_is_answered(desk_on: DeskOn, settle: Settle) -> None:
    desk, seen = desk_on(), list[int]()
    owner = QObject()
    for number in range(20):
        desk.bridge.read(_just(number), seen.append, owner=owner, replacing="page")
    settle(desk)
    assert seen[-1] == 19
    assert len(seen) < 20


def test_an_owner_that_is_gone_hears_nothing(desk_on: DeskOn, settle: Settle) -> None:
    desk, seen = desk_on(), list[int]()
    owner = QObject()
    desk.bridge.read(lambda _: 1, seen.append, owner=owner)
    owner.deleteLater()
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    settle(desk)
    assert seen == []


def test_a_refusal_goes_to_who_asked_and_an_error_to_the_window(
    desk_on: DeskOn, settle: Settle, qtbot: QtBot
) -> None:
    desk, told = desk_on(), list[str]()
    owner = QObject()

    def fail(_: Journal) -> None:
        raise JournalError("nothing_to_do")

    desk.bridge.change(fail, owner=owner, otherwise=lambda error: told.append(error.code))
    settle(desk)
    assert told == ["nothing_to_do"]
    with qtbot.waitSignal(desk.bridge.failed):
        desk.bridge.change(fail, owner=owner)


def test_our_own_fault_is_told_and_the_worker_goes_on(
    desk_on: DeskOn, settle: Settle, qtbot: QtBot
) -> None:
    desk, seen = desk_on(), list[int]()
    owner = QObject()
    with qtbot.waitSignal(desk.bridge.crashed) as crash:
        desk.bridge.read(lambda _: 1 // 0, seen.append, owner=owner)
    assert isinstance(crash.args[0], ZeroDivisionError)
    desk.bridge.read(lambda _: 7, seen.append, owner=owner)
    settle(desk)
    assert seen == [7]


def test_a_change_tells_everybody(desk_on: DeskOn, qtbot: QtBot) -> None:
    desk = desk_on()
    with qtbot.waitSignal(desk.bridge.journal_changed):
        desk.bridge.change(lambda _: None, owner=desk)


def test_long_work_tells_how_far_it_is_and_can_be_called_off(
    desk_on: DeskOn, settle: Settle
) -> None:
    desk, steps, codes = desk_on(), list[int](), list[str]()

    def count(_: Journal, progress: Progress) -> None:
        for step in range(1_000_000):
            progress(step, 1_000_000)

    def told(done: int, _: int) -> None:
        steps.append(done)
        task.cancel()

    task = desk.bridge.long(
        count, owner=desk, on_progress=told, otherwise=lambda error: codes.append(error.code)
    )
    settle(desk)
    assert steps[0] == 0
    assert codes == ["cancelled"]


def test_reading_does_not_wait_for_long_work(
    desk_on: DeskOn, settle: Settle, demo_journal: Path, qtbot: QtBot
) -> None:
    desk, seen, go_on = desk_on(demo_journal), list[int](), Event()
    owner = QObject()
    desk.bridge.long(lambda _journal, _progress: go_on.wait(20), owner=owner)
    desk.bridge.read(lambda uow: sum(uow.lists.by_status().values()), seen.append, owner=owner)
    qtbot.waitUntil(lambda: seen == [150], timeout=10_000)
    assert desk.bridge.is_busy
    go_on.set()
    settle(desk)


def test_what_is_no_longer_asked_is_not_answered(desk_on: DeskOn, settle: Settle) -> None:
    desk, seen = desk_on(), list[int]()
    owner = QObject()
    desk.bridge.read(lambda _: 1, seen.append, owner=owner, replacing="look")
    desk.bridge.drop(owner, "look")
    desk.bridge.drop(owner, "look")
    settle(desk)
    assert seen == []


def test_who_waits_is_freed_by_our_own_fault(desk_on: DeskOn, settle: Settle, qtbot: QtBot) -> None:
    desk, told = desk_on(), list[str]()
    owner = QObject()
    with qtbot.waitSignal(desk.bridge.crashed):
        desk.bridge.change(
            lambda _: 1 // 0, owner=owner, otherwise=lambda error: told.append(error.code)
        )
    assert told == ["own_mistake"]
