"""The story by keyboard alone, through the real window: keys in, figures out.

Nothing here calls a service or sets a model. The clock goes where the story goes, as time does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.app import DeferredTools
from journal_app.resources import resource_folder
from journal_app.services.undo import undo
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.ui.application import dressed
from journal_app.ui.desk import Desk
from journal_app.ui.main_window import MainWindow
from journal_app.ui.widgets.icons import take_icons_from
from tests.journeys.by_services import told_by_services
from tests.journeys.hands import Hands
from tests.journeys.outcome import Outcome, cells_of, figures_of, review_figures
from tests.journeys.story import (
    CAPITAL,
    CLOSE,
    EMOTIONS,
    GRADE,
    LESSON,
    MISTAKES,
    OPENED,
    PLANNED,
    PROFILE,
    STEPS,
    Left,
    Row,
    StoryClock,
    moment,
)
from tests.ui.windows import leave, whole_window

KEY = Qt.Key
_KINDS = {"rate": "Rate", "deposit": "Deposit", "stop": "Stop"}
"""How the choice of a kind begins."""


@dataclass
class Seat:
    """A trader before the window, on a journal of one's own."""

    window: MainWindow
    desk: Desk
    clock: StoryClock
    hands: Hands
    journal: Path


@pytest.fixture
def seat(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Seat]:
    dressed(qapp, resource_folder("fonts"), "light")
    take_icons_from(resource_folder("icons"))
    tools, clock = DeferredTools(), StoryClock()
    window, opening = whole_window(tmp_path, clock)
    desk = window.desk
    journal = tmp_path / "story.journal"
    tools.create(journal)

    with open_journal(journal, for_writing=True) as _f, SqliteJournal(_f).unit_of_work() as _u:
        _u.begin_action("change_settings", clock.now())
        _u.settings.put("profile", PROFILE)
        _u.commit()
    opening.open(journal)
    hands = Hands(qtbot, lambda: not desk.bridge.is_busy)
    hands.settle()
    yield Seat(window, desk, clock, hands, journal)
    leave(window)


def test_the_story_by_keyboard_and_by_services_ends_in_equal_numbers(
    seat: Seat, tmp_path: Path
) -> None:
    (tmp_path / "by services").mkdir()
    with told_by_services(tmp_path / "by services") as told:
        _say_who_trades(seat)
        _plan(seat)
        _open(seat)
        for step in STEPS:
            seat.clock.go_to(moment(step.at))
            if isinstance(step, Row):
                _record(seat, step)
            else:
                _leave(seat, step)
        workbook = _review_and_export(seat)
        at_the_end, review = _looked_at(seat)
        assert at_the_end == told.at_the_end
        assert review == told.review
        assert cells_of(workbook) == told.cells

        seat.hands.press_ctrl(KEY.Key_Z)
        after, _ = _looked_at(seat)
        undo(told.journal)
        assert after == figures_of(told.journal)
        assert after["#1 status"] == "open"


def _looked_at(seat: Seat) -> tuple[Outcome, Outcome]:
    """The figures as anybody beside the window finds them in the file."""
    with open_journal(seat.journal, for_writing=False) as file:
        journal = SqliteJournal(file)
        return figures_of(journal), review_figures(journal)


def _say_who_trades(seat: Seat) -> None:
    hands = seat.hands
    hands.press_ctrl(KEY.Key_7)
    hands.activate(f"settings.profile.{PROFILE}")
    hands.type_into("settings.capital", CAPITAL)
    hands.press(KEY.Key_Tab)


def _plan(seat: Seat) -> None:
    hands = seat.hands
    hands.press_ctrl(KEY.Key_N)
    hands.choose("plan.platform", "Aave")
    hands.type_into("plan.asset", PLANNED.asset)
    hands.type_into("plan.strategy", PLANNED.strategy)
    hands.type_into("plan.thesis", PLANNED.thesis)
    hands.type_into("plan.wrong_if", PLANNED.invalidation)
    hands.press_ctrl(KEY.Key_Return)
    hands.type_into("plan.entry", PLANNED.entry)
    hands.type_into("plan.stop", PLANNED.stop)
    hands.type_into("plan.target", PLANNED.target)
    hands.press_ctrl(KEY.Key_Return)
    hands.type_into("plan.leverage", PLANNED.leverage)
    hands.press_ctrl(KEY.Key_Return)
    hands.type_into("plan.units", PLANNED.units)
    hands.type_into(f"plan.reason.{PLANNED.breach}", PLANNED.reason)
    hands.press_ctrl(KEY.Key_Return)
    hands.type_into("plan.borrow_apr", PLANNED.borrow_rate)
    hands.type_into("plan.days", PLANNED.days)
    hands.type_into("plan.fee_rate", PLANNED.fee_rate)
    hands.press_ctrl(KEY.Key_Return)
    hands.press_ctrl(KEY.Key_Return)
    for number, (price, where) in enumerate(PLANNED.alerts, start=1):
        hands.type_into(f"plan.alert.{number}", price)
        hands.type_into(f"plan.alert_place.{number}", where)
    hands.type_into("plan.rate_alert", PLANNED.rate_alert)
    hands.press_ctrl(KEY.Key_Return)
    hands.type_into("plan.exit_plan", PLANNED.exit_plan)
    hands.type_into("plan.rate_stop", PLANNED.rate_stop)
    hands.activate("plan.sign_off")


def _open(seat: Seat) -> None:
    hands = seat.hands
    seat.clock.go_to(moment(OPENED.at))
    hands.type_into("plan.open.time", OPENED.at)
    hands.type_into("plan.open.price", OPENED.price)
    hands.type_into("plan.open.fee", OPENED.fee)
    hands.activate("plan.open_now")


def _record(seat: Seat, row: Row) -> None:
    hands = seat.hands
    hands.press_ctrl(KEY.Key_E)
    hands.choose("entry.kind", _KINDS[row.kind])
    if row.amount:
        hands.type_into("entry.amount", row.amount)
    if row.price:
        hands.type_into("entry.price", row.price)
    if row.rate:
        hands.type_into("entry.apr", row.rate)
    if row.note:
        hands.type_into("entry.note", row.note)
    hands.activate("entry.save")


def _leave(seat: Seat, left: Left) -> None:
    hands = seat.hands
    hands.press(KEY.Key_W, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    hands.type_into("close.amount", left.amount)
    hands.type_into("close.price", left.price)
    hands.type_into("close.fee", left.fee)
    if left is CLOSE:
        hands.choose("close.grade", GRADE)
        hands.type_into("close.mistakes", ", ".join(MISTAKES))
        hands.type_into("close.emotions", ", ".join(EMOTIONS))
        hands.type_into("close.lesson", LESSON)
    hands.activate("close.save")


def _review_and_export(seat: Seat) -> Path:
    hands = seat.hands
    hands.press_ctrl(KEY.Key_4)
    hands.walk_to("review.unit.1")  # the month; the week is at its left
    hands.press(KEY.Key_Left)
    hands.activate("review.export")
    workbook = seat.journal.with_name("week.xlsx")
    hands.type_into("export.path", str(workbook))
    hands.activate("export.write")
    return workbook
