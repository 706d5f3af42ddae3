"""R3 in the window: where the disk is full or the journal held, every form keeps what was typed.

The refusal is said in words, nothing is recorded, and the same form saves once there is room.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.planning.checklist import CODES
from journal_app.domain.problems import JournalError
from journal_app.domain.trade import Status
from journal_app.services.attaching import attach_content
from journal_app.services.recording import trash
from journal_app.services.trade_page import TradePage, trade_page
from journal_app.storage import connection
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.alerts_dialog import AlertsDialog
from journal_app.ui.dialogs.close_dialog import CloseDialog
from journal_app.ui.dialogs.day_note_dialog import DayNoteDialog
from journal_app.ui.dialogs.entry_dialog import EntryDialog
from journal_app.ui.dialogs.error_dialog import ErrorDialog
from journal_app.ui.dialogs.trash_dialog import TrashDialog
from journal_app.ui.screens.journal.screen import JournalScreen
from journal_app.ui.screens.plan.screen import PlanScreen
from journal_app.ui.screens.review.screen import ReviewScreen

if sys.platform == "win32":
    pytest.skip("needs a small file system", allow_module_level=True)

from tests.faults.disks import Disk, small_disk

OPEN = 148
"""A trade of the demo that is open."""
NOTES, FILES = 3, 4


class Storage(Protocol):
    """A place for a journal that takes nothing for a while."""

    folder: Path
    said: str

    def refuse(self) -> None:
        """Take nothing from now on."""

    def allow(self) -> None:
        """Take everything again."""


class FullDisk:
    """A disk without space."""

    def __init__(self, disk: Disk) -> None:
        self.folder = disk.folder
        self._disk = disk
        self.said = {"no_space": "no space left", "unreadable": "cannot be used"}[disk.sign]

    def refuse(self) -> None:
        """Fill it."""
        self._disk.fill()

    def allow(self) -> None:
        """Free it."""
        self._disk.free()


class HeldJournal:
    """A journal in which another program is writing."""

    said = "another program holds"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._other: sqlite3.Connection | None = None

    def refuse(self) -> None:
        """Begin to write."""
        self._other = sqlite3.connect(self.folder / "demo.journal", isolation_level=None)
        self._other.execute("BEGIN IMMEDIATE")

    def allow(self) -> None:
        """Be done with it."""
        assert self._other is not None
        self._other.close()


@pytest.fixture(params=["mounted", "limited", "held"])
def storage(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Storage]:
    if request.param == "held":
        monkeypatch.setattr(connection, "BUSY_TIMEOUT_SECONDS", 0.1)
        yield HeldJournal(tmp_path)
        return
    with small_disk(request.param, tmp_path) as disk:
        yield FullDisk(disk)


class Driven:
    """The demo journal on a storage that will refuse."""

    def __init__(
        self, storage: Storage, desk: Desk, settle: Callable[[Desk], None], path: Path
    ) -> None:
        self.storage, self.desk, self.path = storage, desk, path
        self._settle = settle
        self.told: list[str] = []
        desk.bridge.failed.connect(self._tell)

    def _tell(self, error: JournalError) -> None:
        """As the window does, which puts it into a dialog."""
        told = ErrorDialog.of(error)
        self.told.append(told.happened)
        told.deleteLater()

    def settle(self) -> None:
        self._settle(self.desk)

    def page(self) -> TradePage:
        found: list[TradePage] = []
        self.desk.bridge.read(lambda uow: trade_page(uow, OPEN), found.append, owner=self.desk)
        self.settle()
        return found[0]

    def count(self, table: str, where: str = "1") -> int:
        """Rows of a table, as another program sees them."""
        with closing(sqlite3.connect(self.path)) as other:
            (rows,) = other.execute(f"SELECT count(*) FROM {table} WHERE {where}").fetchone()
        return int(rows)

    def is_clear(self, text: str) -> bool:
        """Whether a sentence says what is the matter."""
        return self.storage.said in text.casefold()


@pytest.fixture
def driven(
    storage: Storage,
    demo_file: Path,
    desk_on: Callable[..., Desk],
    settle: Callable[[Desk], None],
) -> Driven:
    path = Path(shutil.copy(demo_file, storage.folder / "demo.journal"))
    return Driven(storage, desk_on(path), settle, path)


def child(parent: QWidget, name: str) -> QWidget:
    found = parent.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def text_of(parent: QWidget, name: str) -> str:
    editor = child(parent, name)
    assert isinstance(editor, QLineEdit | QPlainTextEdit)
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()


def kept_at_the_third_try(
    driven: Driven, dialog: EntryDialog | CloseDialog, typed: Callable[[], object]
) -> None:
    """Twice the storage refuses: the dialog says so and holds what was typed; then it is kept."""
    before = typed(), driven.count("entries"), driven.count("actions")
    driven.storage.refuse()
    for _ in range(2):
        dialog.keep()
        driven.settle()
        assert dialog.isVisible()
        assert driven.is_clear(dialog._problem.text()), dialog._problem.text()
        assert (typed(), driven.count("entries"), driven.count("actions")) == before
    driven.storage.allow()
    dialog.keep()
    driven.settle()


def test_an_entry(driven: Driven) -> None:
    dialog = EntryDialog(driven.desk, driven.page())
    dialog.begin("repay")
    dialog.show()
    said: list[str] = []
    dialog.recorded.connect(said.append)
    form = dialog.form
    QTest.keyClicks(form.amounts["amount"], "500")
    QTest.keyClicks(form.amounts["fee"], "1.25")
    form.time.setText("2026-11-21 10:00")
    form.note.setPlainText("from the cash")
    driven.settle()

    def typed() -> tuple[object, ...]:
        return form.draft(), form.time.text(), form.note.toPlainText(), dialog.line.text

    entries = driven.count("entries")
    kept_at_the_third_try(driven, dialog, typed)
    assert said == ["repay"]
    assert driven.count("entries") == entries + 1
    assert driven.count("entries", "kind = 'repay' AND note = 'from the cash'") == 1


def test_an_exit(driven: Driven) -> None:
    dialog = CloseDialog(driven.desk, driven.page())
    dialog.show()
    said: list[str] = []
    dialog.recorded.connect(said.append)
    form = dialog.form
    form.price.setText("3700")
    form.note.setText("the target")
    driven.settle()
    form.grade.choose("B")
    form.mistakes.setText("late exit")

    def typed() -> tuple[object, ...]:
        return form.leaving, form.own_settled, form.note.text(), form.learnt

    actions = driven.count("actions")
    kept_at_the_third_try(driven, dialog, typed)
    assert len(said) == 1
    assert driven.count("actions") == actions + 1
    trade = driven.page().trade
    assert (trade.status, trade.grade, trade.mistakes) == (Status.CLOSED, "B", ("late exit",))


def test_alerts(driven: Driven, qtbot: QtBot) -> None:
    dialog = AlertsDialog(driven.desk, driven.page())
    qtbot.addWidget(dialog)
    dialog.show()
    driven.settle()
    said: list[bool] = []
    dialog.kept.connect(lambda: said.append(True))
    dialog.rows[0].level.setText("1234.5")
    before = driven.count("actions")
    driven.storage.refuse()
    for _ in range(2):
        dialog.keep()
        driven.settle()
        assert driven.is_clear(dialog._said.text()), dialog._said.text()
        assert dialog.rows[0].level.text() == "1234.5"
        dialog._said.clear()
    assert driven.count("actions") == before
    driven.storage.allow()
    dialog.keep()
    driven.settle()
    assert said == [True]
    assert driven.count("actions") == before + 1


def test_trades_in_the_trash(driven: Driven, qtbot: QtBot) -> None:
    desk = driven.desk
    desk.bridge.change(lambda journal: trash(journal, desk.clock, [OPEN]), owner=desk)
    driven.settle()
    dialog = TrashDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    driven.settle()
    back = child(dialog, "trash.bring_back")
    assert isinstance(back, QPushButton)
    driven.storage.refuse()
    for _ in range(2):
        back.click()
        driven.settle()
        assert driven.is_clear(driven.told.pop()), driven.told
    driven.storage.allow()
    back.click()
    driven.settle()
    assert driven.page().trade.deleted_at is None


@pytest.fixture
def plan(driven: Driven, qtbot: QtBot) -> PlanScreen:
    screen = PlanScreen(driven.desk)
    qtbot.addWidget(screen)
    screen.resize(1080, 720)
    screen.show()
    driven.settle()
    for name, text in (("plan.thesis", "A higher low"), ("plan.wrong_if", "A close below 1,860")):
        QTest.keyClicks(child(screen, name), text)
    return screen


def test_a_draft(driven: Driven, plan: PlanScreen) -> None:
    """Also where it is kept because another trade is begun, or taken up."""
    wizard, before = plan.wizard, driven.count("trades")
    proposal = wizard.proposal
    draft = next(iter(plan.waiting._trades.values()))
    driven.storage.refuse()
    for leave in (plan.save_draft, plan.begin, lambda: plan.resume(draft)):
        driven.told.clear()
        leave()
        driven.settle()
        assert len(driven.told) == 1
        assert driven.is_clear(driven.told[0]), driven.told
        assert (wizard.proposal, wizard.is_worth_keeping) == (proposal, True)
        assert text_of(plan, "plan.thesis") == "A higher low"
        assert text_of(plan, "plan.wrong_if") == "A close below 1,860"
    assert driven.count("trades") == before
    driven.storage.allow()
    plan.begin()
    driven.settle()
    assert driven.count("trades") == before + 1
    assert wizard.proposal.thesis == ""
    plan.begin()
    driven.settle()
    assert driven.count("trades") == before + 1


def test_a_plan(driven: Driven, plan: PlanScreen) -> None:
    wizard, before = plan.wizard, driven.count("trades", "status = 'planned'")
    wizard.put(
        platform="aave_v3", asset="ETH", entry=Decimal(2000), units=Decimal("0.1"),
        sized_by="units", reasons=dict.fromkeys(CODES, "meant"),
    )  # fmt: skip
    proposal = wizard.proposal
    driven.storage.refuse()
    plan._sign_off()
    driven.settle()
    assert driven.is_clear(driven.told[0]), driven.told
    assert wizard.proposal == proposal
    assert plan.checklist.sign_off.isEnabled()
    driven.storage.allow()
    plan._sign_off()
    driven.settle()
    assert driven.count("trades", "status = 'planned'") == before + 1


class TestDayNote:
    """Which is kept when it is left."""

    DAY = date(2026, 11, 19)

    @pytest.fixture
    def dialog(self, driven: Driven, qtbot: QtBot) -> Iterator[DayNoteDialog]:
        window = QWidget()
        qtbot.addWidget(window)
        made = DayNoteDialog(driven.desk, window, day=self.DAY)
        made.open()
        driven.settle()
        made.text.setPlainText("Quiet. No setup, no trade.")
        made.mood.setText("calm")
        made.checked.setChecked(True)
        yield made
        window.close()

    @staticmethod
    def typed(dialog: DayNoteDialog) -> tuple[object, ...]:
        return (
            dialog.day, dialog.text.toPlainText(), dialog.mood.text(), dialog.checked.isChecked(),
        )  # fmt: skip

    def test_it_stays_until_it_is_kept(self, driven: Driven, dialog: DayNoteDialog) -> None:
        typed, before = self.typed(dialog), driven.count("actions")
        driven.storage.refuse()
        for leave in (
            dialog.accept, dialog.reject, dialog.close, lambda: dialog.go(date(2026, 11, 18)),
        ):  # fmt: skip
            leave()
            driven.settle()
            assert dialog.isVisible()
            assert self.typed(dialog) == typed
            assert driven.is_clear(dialog._said.text()), dialog._said.text()
        assert driven.count("actions") == before
        driven.storage.allow()
        dialog.go(date(2026, 11, 18))
        driven.settle()
        assert dialog.day == date(2026, 11, 18)
        assert dialog._said.text() == "Kept when you leave it."
        assert not dialog._give_up.isVisible()
        dialog.go(self.DAY)
        driven.settle()
        assert self.typed(dialog) == typed
        dialog.accept()
        driven.settle()
        assert driven.count("actions") == before + 1

    def test_it_can_be_given_up(self, driven: Driven, dialog: DayNoteDialog) -> None:
        before = driven.count("actions")
        driven.storage.refuse()
        dialog.accept()
        driven.settle()
        give_up = child(dialog, "day_note.give_up")
        assert isinstance(give_up, QPushButton)
        give_up.click()
        driven.settle()
        driven.storage.allow()
        assert driven.count("actions") == before


def test_the_words_of_a_review(driven: Driven, qtbot: QtBot) -> None:
    """Which are kept when they are left, also where another month is turned to."""
    screen = ReviewScreen(driven.desk)
    qtbot.addWidget(screen)
    screen.resize(1060, 720)
    screen.show()
    driven.settle()
    before = driven.count("actions")
    edge, leak = child(screen, "review.edge"), child(screen, "review.leak")
    QTest.keyClicks(edge, "waiting")
    QTest.keyClicks(leak, "size")

    def typed() -> tuple[str, str]:
        return text_of(screen, "review.edge"), text_of(screen, "review.leak")

    driven.storage.refuse()
    screen._words.keep()
    driven.settle()
    screen.refresh()
    driven.settle()
    assert typed() == ("waiting", "size")
    assert driven.is_clear(driven.told[0]), driven.told
    QTest.keyClick(screen, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    driven.settle()
    assert "waiting" not in typed()
    assert driven.count("actions") == before
    driven.storage.allow()
    QTest.keyClick(screen, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    driven.settle()
    assert typed() == ("waiting", "size")
    for _ in range(2):
        screen.leave()
        driven.settle()
    assert driven.count("actions") == before + 1
    assert driven.count("reviews", "body LIKE '%waiting%'") == 1


class TestTradesPage:
    """What is said of a trade, and of what is attached to it, is kept when it is left."""

    @pytest.fixture
    def screen(self, driven: Driven, qtbot: QtBot) -> JournalScreen:
        made = JournalScreen(driven.desk)
        qtbot.addWidget(made)
        made.resize(1080, 700)
        made.show()
        driven.settle()
        return made

    @staticmethod
    def choose(driven: Driven, screen: JournalScreen, row: int) -> None:
        screen.show_facts(trade_id=row)
        driven.settle()

    def test_what_is_said_of_a_trade(self, driven: Driven, screen: JournalScreen) -> None:
        screen.panel.parts.choose(NOTES)
        self.choose(driven, screen, OPEN)
        page, before = screen.panel.about, driven.count("actions")
        page._notes.editor.setPlainText("Too early, by an hour.")
        page._lines["mistakes"].setText("fomo, too large")
        page.grade.choose("C")
        driven.storage.refuse()
        page.keep()
        driven.settle()
        assert driven.is_clear(driven.told[0]), driven.told
        assert page._notes.text() == "Too early, by an hour."
        self.choose(driven, screen, OPEN - 1)
        assert page._notes.text() != "Too early, by an hour."
        assert driven.count("actions") == before
        driven.storage.allow()
        self.choose(driven, screen, OPEN)
        assert page._notes.text() == "Too early, by an hour."
        assert (page._lines["mistakes"].text(), page.grade.grade) == ("fomo, too large", "C")
        for _ in range(2):
            page.keep()
            driven.settle()
        assert driven.count("actions") == before + 1
        trade = driven.page().trade
        assert (trade.notes, trade.mistakes, trade.grade) == (
            "Too early, by an hour.", ("fomo", "too large"), "C",
        )  # fmt: skip

    def test_a_note_on_an_attachment(self, driven: Driven, screen: JournalScreen) -> None:
        desk, clock = driven.desk, driven.desk.clock
        screen.panel.parts.choose(FILES)
        self.choose(driven, screen, OPEN)
        desk.bridge.change(
            lambda journal: [
                attach_content(journal, clock, name.encode(), name, trade_id=OPEN)
                for name in ("one.txt", "two.txt")
            ],
            owner=desk,
        )
        driven.settle()
        page, before = screen.panel.attachments, driven.count("actions")
        one, two = (file.attachment.id for file in page.list.model_.files)
        page.list.choose(one)
        QTest.keyClicks(page.note, "the retest")
        driven.storage.refuse()
        for _ in range(2):
            QTest.keyClick(page.note, Qt.Key.Key_Return)
            driven.settle()
            assert page.note.text() == "the retest"
            assert driven.is_clear(driven.told.pop()), driven.told
        page.list.choose(two)
        driven.settle()
        assert page.note.text() == ""
        driven.storage.allow()
        page.list.choose(one)
        assert page.note.text() == "the retest"
        for _ in range(2):
            QTest.keyClick(page.note, Qt.Key.Key_Return)
            driven.settle()
        assert driven.count("actions") == before + 1
        assert driven.count("attachments", "note = 'the retest'") == 1
