from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app.app import DeferredTools
from journal_app.domain.problems import JournalError
from journal_app.domain.trade import Status
from journal_app.services.planning import proposal_of
from journal_app.services.ports import Journal
from journal_app.ui.actions import SCREENS
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.guide_dialog import GuideDialog
from journal_app.ui.main_window import SMALLEST, MainWindow
from journal_app.ui.opening import Opening
from journal_app.ui.rail import EDGE
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.tab_order import stops_of
from tests.ui.conftest import StandingClock
from tests.ui.window_spy import WindowSpy
from tests.ui.windows import leave, whole_window

FULL = 1120
"""Logical pixels from which on the rail shows all."""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, demo_journal: Path) -> Iterator[MainWindow]:
    window, opening = whole_window(tmp_path, StandingClock())
    desk = window.desk
    with qtbot.waitSignal(desk.bridge.opened, timeout=10_000):
        opening.open(demo_journal)
    qtbot.waitUntil(lambda: not desk.bridge.is_busy, timeout=20_000)
    yield window
    leave(window)


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
    "name", ["import", "export", "update_prices", "history", "trash", "note_day", "guide", "about"]
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


def test_an_offer_goes_with_the_journal_that_it_was_about(
    window: MainWindow, demo_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window.desk.notify("The capital is kept", "Undo", window.actions_["undo"].trigger)
    QApplication.processEvents()
    assert window.notices.isVisible()
    other = Path(shutil.copy(demo_file, tmp_path / "other.journal"))
    assert window.opening is not None
    with qtbot.waitSignal(window.desk.bridge.opened, timeout=10_000):
        window.opening.open_other(other)
        assert not window.notices.isVisible()


@pytest.mark.parametrize("way", ["hide", "disable"])
def test_the_keys_stay_on_the_screen_when_what_has_them_goes(window: MainWindow, way: str) -> None:
    """They went round to the first stop of the window, which is the journal's name."""
    window.show_screen("plan")
    QApplication.processEvents()
    screen = window.screen_of("plan")
    last = list(stops_of(screen))[-1]
    last.setFocus(Qt.FocusReason.TabFocusReason)
    assert last.hasFocus()
    if way == "hide":
        last.hide()
    else:
        last.setEnabled(False)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus is screen or screen.isAncestorOf(focus)


def test_a_notice_gives_the_keys_to_the_screen_where_what_had_them_is_gone(
    window: MainWindow,
) -> None:
    window.show_screen("plan")
    QApplication.processEvents()
    screen = window.screen_of("plan")
    before = list(stops_of(screen))[-1]
    before.setFocus()
    window.desk.notify("Draft 151 is kept", "Undo", before.hide)
    QApplication.processEvents()
    window.notices.button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(window.notices.button, Qt.Key.Key_Space)
    assert not window.notices.isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus is screen or screen.isAncestorOf(focus)


def test_what_is_said_moves_and_covers_nothing_and_is_seen_whole(window: MainWindow) -> None:
    window.resize(QSize(FULL, SMALLEST.height()))
    window.show_screen("plan")
    QApplication.processEvents()
    parts = [*window.rail.findChildren(QAbstractButton), window.pages]
    before = [(each.pos(), each.size()) for each in parts]
    path = "/home/somebody/Margin Journal/exports/2026-11-30-review-of-the-month-and-more.xlsx"
    window.desk.notify(f"{path} is written. {'Some more is said of it. ' * 12}", "Undo", print)
    for _ in range(3):
        QApplication.processEvents()
    assert [(each.pos(), each.size()) for each in parts] == before
    said = window.notices.findChild(Sentence)
    assert said is not None
    assert window.rail.rect().contains(window.notices.geometry())
    assert said.height() >= said.heightForWidth(said.width())
    assert said.toolTip() == said.accessibleName() == window.notices.text
    assert window.notices.button.isVisible()


def test_a_narrow_window_leaves_the_room_of_the_rail_to_the_screens(window: MainWindow) -> None:
    rail, full, frame = window.rail, window.rail.full_width, window.centralWidget()
    assert frame is not None
    for width, expected in ((FULL, full), (FULL - 1, 56), (SMALLEST.width(), 56), (FULL, full)):
        frame.resize(width, SMALLEST.height())
        assert rail.width() == expected, width  # at once: nothing else is painted in between
        assert window.pages.width() == width - expected


def test_what_is_said_beside_a_slim_rail_is_as_wide_as_ever_and_covers_no_part_of_it(
    window: MainWindow,
) -> None:
    window.resize(SMALLEST)
    window.desk.hide_amounts(hide=True)
    window.desk.notify("Draft 151 is kept", "Undo", print)
    for _ in range(3):
        QApplication.processEvents()
    card = window.notices.geometry()
    assert card.width() == window.rail.full_width - 2 * EDGE
    parts = [each for each in window.rail.findChildren(QAbstractButton) if each.isVisible()]
    assert {each.objectName() for each in parts} >= {
        "rail.hidden",
        "rail.settings",
        "rail.platforms",
    }
    assert not [each.objectName() for each in parts if each.geometry().intersects(card)]
    frame = window.centralWidget()
    assert frame is not None
    stops = list(stops_of(frame))
    at = stops.index(window.notices.button)
    assert stops[at - 1].objectName().startswith("rail.")
    assert window.pages.isAncestorOf(stops[at + 2])  # after its close button


def test_nothing_that_the_rail_tells_makes_it_narrower(window: MainWindow) -> None:
    window.resize(1280, 720)
    QApplication.processEvents()
    before = window.rail.width()
    window.rail.set_note("journal", "123,456")
    window.rail.journal.show_journal("A journal of a name that is longer than any rail is", "")
    window.pages.setMinimumWidth(1280)  # as a screen of long words may ask for
    for _ in range(3):
        QApplication.processEvents()
    assert window.rail.width() == before


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


def test_the_title_names_the_journal_that_is_shown_and_none_that_was_left(
    window: MainWindow,
    demo_journal: Path,
    settle: Callable[[Desk], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk, opening = window.desk, window.opening
    assert opening is not None
    demo = Path(shutil.copy(demo_journal, demo_journal.with_name("another.journal")))
    monkeypatch.setattr(DeferredTools, "make_demo", lambda *_: demo)
    opening.open_demo()
    settle(desk)
    assert window.windowTitle() == "Demo journal — Margin Journal"
    opening.leave_demo()
    settle(desk)
    assert window.windowTitle() == f"{demo_journal.stem} — Margin Journal"
    opening.open_demo()
    settle(desk)
    demo_journal.unlink()
    opening.leave_demo()
    settle(desk)
    assert window.windowTitle() == "Margin Journal"
    opening.open_demo()
    settle(desk)
    opening.open_other(demo_journal)
    settle(desk)
    assert not desk.bridge.is_open
    assert window.windowTitle() == "Margin Journal"


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


def test_the_menu_leads_to_another_journal_and_back_by_keyboard(
    window: MainWindow, demo_journal: Path, settle: Callable[[Desk], None], qtbot: QtBot
) -> None:
    desk = window.desk
    another = Path(shutil.copy(demo_journal, demo_journal.with_name("another.journal")))
    desk.preferences.opened(another)
    desk.preferences.opened(demo_journal)
    for expected in (another, demo_journal):
        window.activateWindow()
        qtbot.waitActive(window)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=5_000)
        QTest.keyClick(window, Qt.Key.Key_F10)
        assert window.menu.isVisible()
        for key in (Qt.Key.Key_R, Qt.Key.Key_1):
            popup = QApplication.activePopupWidget()
            assert popup is not None
            QTest.keyClick(popup, key)
        settle(desk)
        assert desk.journal_path == expected
        assert desk.bridge.is_open


@pytest.mark.parametrize(
    ("name", "is_only_viewed"), [("open_journal", False), ("view_journal", True)]
)
def test_a_journal_is_opened_or_only_viewed(
    name: str,
    is_only_viewed: bool,
    window: MainWindow,
    demo_journal: Path,
    settle: Callable[[Desk], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(demo_journal), ""))
    (shortcut,) = window.actions_[name].shortcuts()
    assert shortcut.toString() in ("Ctrl+O", "Ctrl+Shift+O")
    window.actions_[name].trigger()
    settle(window.desk)
    assert window.desk.bridge.is_read_only is is_only_viewed


def test_a_new_journal_never_takes_the_place_of_another(
    window: MainWindow,
    demo_journal: Path,
    settle: Callable[[Desk], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = demo_journal.read_bytes()
    chosen = [demo_journal, demo_journal.with_name("fresh")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(chosen[0]), ""))
    told: list[JournalError] = []
    monkeypatch.setattr(
        "journal_app.ui.dialogs.error_dialog.show_error", lambda _, e: told.append(e)
    )
    window.actions_["new_journal"].trigger()
    settle(window.desk)
    assert [each.code for each in told] == ["exists"]
    assert demo_journal.read_bytes() == before
    del chosen[0]
    window.actions_["new_journal"].trigger()
    settle(window.desk)
    assert window.desk.journal_path == demo_journal.with_name("fresh.journal")
    assert window.desk.bridge.is_open


def drop(window: MainWindow, path: Path) -> bool:
    """Drag a file over the window and let it fall; tell whether it was taken."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(), Qt.DropAction.CopyAction, mime, buttons, keys)
    enter.ignore()
    window.dragEnterEvent(enter)
    if enter.isAccepted():
        window.dropEvent(QDropEvent(QPointF(), Qt.DropAction.CopyAction, mime, buttons, keys))
    return enter.isAccepted()


def test_a_dropped_journal_is_opened_and_another_file_imported(
    window: MainWindow, demo_journal: Path, settle: Callable[[Desk], None]
) -> None:
    desk = window.desk
    another = Path(shutil.copy(demo_journal, demo_journal.with_name("Another.JOURNAL")))
    table = demo_journal.with_name("fills.csv")
    table.write_text("time,coin\n", encoding="utf-8")
    assert drop(window, another)
    settle(desk)
    assert desk.journal_path == another
    assert drop(window, table)
    settle(desk)
    (dialog,) = (each for each in window.findChildren(QDialog) if each.isVisible())
    assert not drop(window, demo_journal)  # the dialog would write into another journal
    dialog.reject()
    settle(desk)
    window.leave_journal()
    desk.bridge.close_journal()
    window.show_first_start()
    settle(desk)
    assert not drop(window, table)
    assert drop(window, demo_journal)
    settle(desk)
    assert desk.journal_path == demo_journal


def test_what_is_being_written_is_finished_before_another_journal_is_opened(
    window: MainWindow, demo_journal: Path, settle: Callable[[Desk], None]
) -> None:
    desk, opening = window.desk, window.opening
    assert opening is not None
    another = Path(shutil.copy(demo_journal, demo_journal.with_name("another.journal")))
    began = threading.Event()

    def work(journal: Journal) -> None:
        with journal.unit_of_work() as uow:
            uow.begin_action("change_settings", desk.now())
            began.set()
            time.sleep(0.2)
            uow.settings.put("capital", "12345")
            uow.commit()

    capitals: list[str | None] = []

    def note_capital() -> None:
        desk.bridge.read(lambda uow: uow.settings.get("capital"), capitals.append, owner=desk)
        settle(desk)

    desk.bridge.change(work, owner=desk)
    assert began.wait(10)
    opening.open_other(another)
    settle(desk)
    note_capital()
    opening.open_other(demo_journal)
    settle(desk)
    note_capital()
    assert capitals[0] != "12345"
    assert capitals[1] == "12345"


def test_a_journal_that_cannot_be_made_is_refused_calmly(
    window: MainWindow,
    settle: Callable[[Desk], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    refused: list[str] = []
    crashed: list[object] = []
    window.desk.bridge.failed.connect(lambda error: refused.append(error.code))
    window.desk.bridge.crashed.connect(crashed.append)
    assert window.opening is not None
    monkeypatch.setattr(Opening, "usual_folder", staticmethod(lambda: blocked / "Margin Journal"))
    window.opening.create_usual()
    settle(window.desk)
    monkeypatch.setattr(Opening, "usual_folder", staticmethod(lambda: tmp_path))
    window.opening.create(tmp_path / ("n" * 300 + ".journal"))
    settle(window.desk)
    assert (refused, crashed) == (["unreadable", "unreadable"], [])
    assert window.desk.bridge.is_open


def test_where_one_is_led_the_keys_go_too(
    window: MainWindow, settle: Callable[[Desk], None]
) -> None:
    window.show_screen("plan")
    settle(window.desk)
    window.rail.journal.setFocus()  # where Qt leaves the focus when what had it is hidden
    window.desk.go("journal", trade_id=148)
    settle(window.desk)
    focus = QApplication.focusWidget()
    journal = window.screen_of("journal")
    assert focus is not None
    assert focus is journal or journal.isAncestorOf(focus)


def test_a_backup_that_could_not_be_made_is_known_to_the_desk(
    window: MainWindow, qtbot: QtBot, settle: Callable[[Desk], None], demo_journal: Path
) -> None:
    """Tried once a journal is opened, and again by hand."""
    desk = window.desk
    settle(desk)
    qtbot.waitUntil(lambda: desk.is_backup_tried, timeout=10_000)
    assert desk.backup_fault is None
    folder = desk.files.backup_folder(demo_journal)
    shutil.rmtree(folder)
    folder.write_text("in the way")
    opening = Opening(desk, window)
    opening.open(demo_journal)
    qtbot.waitUntil(lambda: desk.backup_fault is not None, timeout=10_000)
    folder.unlink()
    desk.actions["back_up"].trigger()
    settle(desk)
    assert desk.backup_fault is None


def test_an_import_goes_by_keys_alone_and_is_taken_back(
    window: MainWindow, demo_journal: Path, settle: Callable[[Desk], None], qtbot: QtBot
) -> None:
    desk = window.desk
    table = demo_journal.with_name("fills.csv")
    table.write_text(
        "time,coin,dir,px,sz,ntl,fee,closedPnl\n"
        "13/03/2026 - 10:00:00,ETH,Open Long,2000,1,2000,1,-1\n"
        "14/03/2026 - 10:00:00,ETH,Close Long,2100,1,2100,1,99\n",
        encoding="utf-8",
    )
    before = number_of_trades(desk, settle)
    QTest.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    QTest.keyClick(focused(), Qt.Key.Key_Backtab)
    QTest.keyClicks(focused(), str(table))
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    settle(desk)
    assert focused().objectName() == "import.take"
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    settle(desk)
    assert number_of_trades(desk, settle) == before + 1
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    assert number_of_trades(desk, settle) == before


def focused() -> QWidget:
    """Where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def number_of_trades(desk: Desk, settle: Callable[[Desk], None]) -> int:
    """How many trades the journal holds."""
    found: list[int] = []
    desk.bridge.read(lambda uow: sum(uow.lists.by_status().values()), found.append, owner=desk)
    settle(desk)
    return found[0]


def guide_of(over: QWidget) -> GuideDialog:
    """The guide that is open over a window or a dialog."""
    (guide,) = over.findChildren(GuideDialog, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert guide.isVisible()
    return guide


def test_f1_opens_the_guide_at_what_is_on_show(
    window: MainWindow, settle: Callable[[Desk], None]
) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    guide = guide_of(window)
    assert guide.place == "today"
    for facts, place in (
        ({"page": "checklist"}, "planning"),
        ({"page": "calculator"}, "calculator"),
        ({"planner": "loop"}, "planners#loop"),
    ):
        window.show_screen("plan", **facts)
        settle(window.desk)
        window.actions_["guide"].trigger()
        assert guide.place == place
    window.show_screen("settings")
    QTest.keyClick(guide, Qt.Key.Key_F1)
    assert guide_of(window) is guide
    assert guide.place == "settings"


def test_f1_in_a_dialog_opens_the_guide_over_it(
    window: MainWindow, settle: Callable[[Desk], None]
) -> None:
    window.actions_["import"].trigger()
    settle(window.desk)
    (dialog,) = [each for each in window.findChildren(QDialog) if each.isVisible()]
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    assert guide_of(dialog).place == "imports"
    dialog.reject()


def test_before_a_journal_is_open_the_guide_begins_with_the_first_steps(
    window: MainWindow,
) -> None:
    window.show_first_start()
    window.actions_["guide"].trigger()
    assert guide_of(window).place == "first-steps"
