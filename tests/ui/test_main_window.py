from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.app import DeferredTools
from journal_app.domain.trade import Status
from journal_app.services.planning import proposal_of
from journal_app.services.ports import Journal
from journal_app.ui.actions import SCREENS, Actions
from journal_app.ui.bridge import Bridge
from journal_app.ui.desk import Desk
from journal_app.ui.main_window import MainWindow
from journal_app.ui.opening import Opening
from journal_app.ui.preferences import Preferences
from tests.ui.conftest import StandingClock


class WindowSpy(QObject):
    """Notes every window that comes up beside the one that is meant to."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}".strip())
        return False


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, demo_journal: Path) -> Iterator[MainWindow]:
    window = MainWindow(Actions)
    desk = Desk(
        bridge=Bridge(),
        actions=window.actions_,
        preferences=Preferences(tmp_path / "preferences.ini"),
        clock=StandingClock(),
        tools=DeferredTools(),
    )
    window.furnish(desk)
    window.show()
    opening = Opening(desk, window)
    window.complete(opening)
    with qtbot.waitSignal(desk.bridge.opened, timeout=10_000):
        opening.open(demo_journal)
    qtbot.waitUntil(lambda: not desk.bridge.is_busy, timeout=20_000)
    yield window
    window.close()


def test_every_screen_opens_and_nothing_flashes_up_beside_it(
    window: MainWindow, qapp: QApplication, settle: Callable[[Desk], None]
) -> None:
    spy = WindowSpy()
    qapp.installEventFilter(spy)
    for name in SCREENS:
        window.actions_[name].trigger()
        settle(window.desk)
    qapp.removeEventFilter(spy)
    assert spy.seen == [], spy.seen


@pytest.mark.parametrize(
    "name", ["import", "export", "update_prices", "history", "trash", "note_day", "about"]
)
def test_each_dialog_opens_alone(
    name: str, window: MainWindow, qapp: QApplication, settle: Callable[[Desk], None]
) -> None:
    spy = WindowSpy()
    qapp.installEventFilter(spy)
    window.actions_[name].trigger()
    settle(window.desk)
    qapp.removeEventFilter(spy)
    opened = [each for each in window.findChildren(QDialog) if each.isVisible()]
    assert len(opened) == 1
    assert len(spy.seen) == 1
    opened[0].reject()


def test_every_widget_of_a_screen_that_takes_keys_has_a_name(
    window: MainWindow, settle: Callable[[Desk], None]
) -> None:
    nameless = set[str]()
    for name in SCREENS:
        window.show_screen(name)
        settle(window.desk)
        nameless |= {
            f"{name}: {type(each).__name__} {each.objectName()}"
            for each in window.screen_of(name).findChildren(QWidget)
            if each.isVisible() and _takes_keys(each) and not _name_of(each)
        }
    assert nameless == set()


def _takes_keys(widget: QWidget) -> bool:
    from PySide6.QtCore import Qt

    policy = widget.focusPolicy()
    return bool(policy & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _name_of(widget: QWidget) -> str:
    """What a screen reader says: a name, the words on it, or those of a label beside it."""
    from PySide6.QtGui import QAccessible

    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def test_an_offer_to_undo_goes_with_the_next_change(
    window: MainWindow, settle: Callable[[Desk], None]
) -> None:
    desk = window.desk

    def put(value: str, said: str) -> None:
        def work(journal: Journal) -> None:
            with journal.unit_of_work() as uow:
                uow.begin_action("change_settings", desk.now())
                uow.settings.put("capital", value)
                uow.commit()

        then = (lambda _: desk.notify(said, "Undo", desk.actions["undo"].trigger)) if said else None
        desk.bridge.change(work, then, owner=desk)
        settle(desk)

    put("20000", "The capital is kept")
    assert window.notices.isVisible()
    put("30000", "")
    assert not window.notices.isVisible()


def test_a_damaged_journal_is_answered_and_its_backup_brought_back(
    window: MainWindow, demo_journal: Path, settle: Callable[[Desk], None]
) -> None:
    desk = window.desk
    window.actions_["back_up"].trigger()
    desk.bridge.close_journal()
    settle(desk)
    whole = demo_journal.read_bytes()
    demo_journal.write_bytes(whole[:-7])
    window.leave_journal()
    opening = window.opening
    assert opening is not None
    opening.open(demo_journal)
    settle(desk)
    restore = window.findChild(QAbstractButton, "first.restore")
    assert restore is not None
    restore.click()
    settle(desk)
    assert desk.bridge.is_open
    (aside,) = demo_journal.parent.glob("*before-restore*")
    assert aside.read_bytes() == whole[:-7]


def test_who_only_viewed_a_journal_still_only_views_it_after_the_demo(
    window: MainWindow,
    demo_journal: Path,
    settle: Callable[[Desk], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    demo = Path(shutil.copy(demo_journal, demo_journal.with_name("another.journal")))
    monkeypatch.setattr(DeferredTools, "make_demo", lambda *_: demo)
    opening, desk = window.opening, window.desk
    assert opening is not None
    opening.open_other(demo_journal, read_only=True)
    settle(desk)
    opening.open_demo()
    settle(desk)
    assert (desk.is_demo, desk.bridge.is_read_only) == (True, False)
    opening.leave_demo()
    settle(desk)
    assert (desk.is_demo, desk.bridge.is_read_only) == (False, True)


def test_a_plan_that_was_begun_is_kept_when_another_journal_is_opened(
    window: MainWindow, demo_journal: Path, settle: Callable[[Desk], None]
) -> None:
    desk = window.desk
    another = Path(shutil.copy(demo_journal, demo_journal.with_name("another.journal")))
    window.actions_["plan_trade"].trigger()
    settle(desk)
    thesis = window.findChild(QPlainTextEdit, "plan.thesis")
    assert thesis is not None
    thesis.setPlainText("Half a thought")
    opening = window.opening
    assert opening is not None
    for path in (another, demo_journal):
        opening.open_other(path)
        settle(desk)
    found: list[str] = []
    desk.bridge.read(
        lambda uow: [
            proposal.thesis
            for trade in uow.trades.every()
            if trade.status is Status.DRAFT and (proposal := proposal_of(uow, trade.id))
        ],
        found.extend,
        owner=desk,
    )
    settle(desk)
    assert "Half a thought" in found
