"""Importing by keyboard: chosen, asked about, shown, taken in, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.services.undo import undo
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.import_dialog import ImportDialog
from journal_app.ui.models.roles import SPOKEN
from journal_app.ui.widgets.table import TableView
from tests.importers.files import SAMPLES

HISTORY = SAMPLES / "hyperliquid_trade_history.csv"
NO_ZONE = "date,symbol,side,quantity,price\n2026-03-05 10:00:00,ETH,buy,1,2000\n"

Settle = Callable[[Desk], None]


class Driven:
    """The dialog on a new journal, driven by its object names."""

    def __init__(self, desk: Desk, qtbot: QtBot, settle: Settle) -> None:
        self.desk, self.qtbot, self._settle = desk, qtbot, settle
        self.notices: list[str] = []
        desk.noticed.connect(lambda text, _word, _act: self.notices.append(text))
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.dialog = ImportDialog(desk, self.window)
        self.dialog.open()
        self.settle()

    def part(self, name: str) -> Any:
        return self.dialog.findChild(QWidget, f"import.{name}")

    def settle(self) -> None:
        self._settle(self.desk)

    def type_path(self, path: Path) -> None:
        line: QLineEdit = self.part("path")
        QTest.keyClicks(line, str(path))
        QTest.keyClick(line, Qt.Key.Key_Return)
        self.settle()

    def trades(self) -> int:
        found: list[int] = []
        self.desk.bridge.read(
            lambda uow: sum(uow.lists.by_status().values()), found.append, owner=self.desk
        )
        self.settle()
        return found[0]


@pytest.fixture
def driven(desk_on: Callable[..., Desk], qtbot: QtBot, settle: Settle) -> Driven:
    return Driven(desk_on(), qtbot, settle)


def test_a_file_is_shown_then_taken_in_as_one_step(driven: Driven, qtbot: QtBot) -> None:
    take: QPushButton = driven.part("take")
    assert not take.isEnabled()
    driven.type_path(HISTORY)
    table: TableView = driven.part("rows")
    assert table.model().rowCount() == 48
    assert take.isEnabled()
    assert take.text() == "Import 48 rows"
    assert take.hasFocus()
    assert driven.trades() == 0
    QTest.keyClick(take, Qt.Key.Key_Return)
    assert not driven.dialog.isVisible()  # the window is free while it is taken in
    driven.settle()
    assert driven.trades() > 0
    assert driven.notices[-1] == f"48 rows imported from {HISTORY.name}"
    driven.desk.bridge.change(undo, owner=driven.desk)
    assert driven.trades() == 0


def test_what_the_file_does_not_say_is_asked_beside_its_field(
    driven: Driven, qtbot: QtBot, tmp_path: Path
) -> None:
    fills = tmp_path / "fills.csv"
    fills.write_text(NO_ZONE)
    driven.type_path(fills)
    zone: QLineEdit = driven.part("zone")
    assert zone.property("problem")
    assert zone.hasFocus()
    with qtbot.waitSignal(driven.dialog.answers.changed):
        QTest.keyClicks(zone, "Mars")
    driven.dialog.look_at(fills)
    driven.settle()
    assert zone.text() == "Mars"
    assert zone.property("problem")
    zone.setText("Europe/Berlin")
    driven.part("platform").choose("aave_v3")
    driven.dialog.look_at(fills)
    driven.settle()
    assert not zone.property("problem")
    assert driven.part("take").isEnabled()
    assert "09:00" in driven.part("rows").model().index(0, 1).data()  # UTC is the journal's zone


def test_an_order_of_dates_that_the_file_disproves_is_told_beside_its_field(
    driven: Driven,
) -> None:
    dates = driven.part("dates")
    dates.choose("month_first")
    driven.type_path(HISTORY)
    assert dates.property("problem")
    assert not driven.part("take").isEnabled()
    dates.choose("day_first")
    driven.dialog.look_at(HISTORY)
    driven.settle()
    assert not dates.property("problem")
    assert driven.part("take").text() == "Import 48 rows"


def test_a_refused_row_says_where_and_why(driven: Driven, tmp_path: Path) -> None:
    lines = HISTORY.read_text().splitlines()
    cells = lines[1].split(",")
    cells[3] = "abc"
    broken = tmp_path / "broken.csv"
    broken.write_text("\n".join([*lines, ",".join(cells)]))
    driven.type_path(broken)
    driven.part("show").choose("refused")
    model = driven.part("rows").model()
    assert model.rowCount() == 1
    assert model.index(0, 0).data() == "50"
    assert model.index(0, 6).data(SPOKEN) == "Refused"
    assert model.index(0, 7).data() == "px: 'abc' is not a number"


def test_no_file_is_a_calm_sentence_and_another_can_be_chosen(driven: Driven) -> None:
    driven.type_path(Path("/nowhere/at/all.csv"))
    assert "No such file" in driven.part("unread").text()
    assert not driven.part("take").isEnabled()
    assert driven.part("path").hasFocus()


def test_a_file_can_be_dropped(driven: Driven) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/a.csv"), QUrl.fromLocalFile(str(HISTORY))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(), Qt.DropAction.CopyAction, mime, buttons, keys)
    driven.dialog.dropEvent(drop)
    driven.settle()
    assert driven.part("rows").model().rowCount() == 48


def test_a_whole_journal_is_brought_into_an_empty_one(
    desk_on: Callable[..., Desk], demo_journal: Path, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    other, out = desk_on(demo_journal), tmp_path / "demo.json"
    other.bridge.long(
        lambda journal, progress: other.writers.write_archive(journal, out, progress),
        owner=other,
        changes=False,
    )
    settle(other)
    driven = Driven(desk_on(), qtbot, settle)
    driven.type_path(out)
    assert "150 trades" in driven.part("unread").text()
    driven.part("take").click()
    driven.settle()
    assert driven.trades() == 150


def test_what_is_no_table_is_told_the_formats_by_names_not_codes(
    driven: Driven, tmp_path: Path
) -> None:
    strange = tmp_path / "strange.csv"
    strange.write_text("Shoe size\n42\n")
    driven.type_path(strange)
    said = driven.part("unread").text()
    assert "Shoe size" in said
    assert "Hyperliquid trade history" in said
    assert "_" not in said
    assert not driven.part("take").isEnabled()


LARGE = 6_000
"""Rows beyond which the first ones are shown while the rest is read."""


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A file of many rows, two of them refused."""
    when, size = "22/03/2026 - 10:00:00", range(1, LARGE - 1)
    lines = [f"{when},ETH,Open Long,2000,{each},{2000 * each},0.5,-0.5" for each in size]
    torn = [f"{when},ETH,Open Long,abc,1,2000,0.5,-0.5", "torn"]
    path = tmp_path / "large.csv"
    path.write_text("\n".join(["time,coin,dir,px,sz,ntl,fee,closedPnl", *lines, *torn]))
    return path


class Noted:
    """What the dialog showed, one after the other."""

    def __init__(self, driven: Driven) -> None:
        self.rows: list[int] = []
        model = driven.part("rows").model()
        model.modelReset.connect(lambda: self.rows.append(model.rowCount()))


def test_the_first_rows_of_a_large_file_are_shown_at_once(driven: Driven, large: Path) -> None:
    noted = Noted(driven)
    driven.type_path(large)
    assert next(count for count in noted.rows if count) == 200
    assert driven.part("rows").model().rowCount() == LARGE
    assert driven.part("take").hasFocus()
    driven.part("take").click()
    driven.settle()
    assert "imported" in driven.notices[-1]


def test_reading_is_told_from_its_beginning_to_its_end(driven: Driven, large: Path) -> None:
    told: list[float] = []
    bar = driven.dialog.findChild(QProgressBar)
    assert bar is not None
    bar.valueChanged.connect(lambda value: told.append(value / bar.maximum()))
    driven.type_path(large)
    assert len([each for each in told if 0 < each < 0.25]) > 5
    assert len([each for each in told if 0.25 < each < 1]) > 5
    assert not bar.isVisible()


@pytest.mark.parametrize("step", [1, 3, 8, 12, 20, 30])
def test_another_file_calls_off_the_one_that_is_read(
    driven: Driven, large: Path, step: int
) -> None:
    """Whatever it was at: splitting, reading, working out."""
    bar = driven.dialog.findChild(QProgressBar)
    assert bar is not None
    heard: list[int] = []

    def look_elsewhere(value: int) -> None:
        heard.append(value)
        if len(heard) == step:
            driven.dialog.look_at(HISTORY)

    bar.valueChanged.connect(look_elsewhere)
    driven.type_path(large)
    driven.settle()
    assert len(heard) >= step
    assert driven.part("rows").model().rowCount() == 48
    assert driven.part("take").isEnabled()
    driven.part("take").click()
    driven.settle()
    assert driven.notices[-1] == f"48 rows imported from {HISTORY.name}"


@pytest.mark.parametrize("step", [1, 5, 15, 25])
def test_an_import_that_is_stopped_leaves_nothing(
    driven: Driven, large: Path, step: int, qtbot: QtBot
) -> None:
    driven.type_path(large)
    stops: list[Callable[[], object]] = []

    def stop_at(_text: str, word: str, act: Callable[[], object]) -> None:
        if word == "Stop":
            stops.append(act)
            if len(stops) == step:
                act()

    driven.desk.noticed.connect(stop_at)
    driven.part("take").click()
    driven.settle()
    assert len(stops) >= step
    assert driven.notices[-1] == "The import was stopped; nothing was changed"
    assert driven.trades() == 0
    again = Driven(driven.desk, qtbot, driven._settle)
    again.type_path(large)
    again.part("take").click()
    again.settle()
    assert again.trades() > 0


def test_a_dialog_that_is_left_while_it_reads_leaves_nothing(driven: Driven, large: Path) -> None:
    bar = driven.dialog.findChild(QProgressBar)
    assert bar is not None
    bar.valueChanged.connect(lambda value: driven.dialog.reject() if value > 100 else None)
    driven.type_path(large)
    driven.settle()
    assert not driven.desk.bridge.is_busy
    assert driven.trades() == 0


def test_what_is_shown_of_the_rows_stays_as_another_answer_is_given(
    driven: Driven, large: Path
) -> None:
    driven.type_path(large)
    driven.part("show").choose("refused")
    model = driven.part("rows").model()
    assert model.rowCount() == 2
    driven.part("account").setText("other")
    driven.dialog._look()
    driven.settle()
    assert driven.part("show").data() == "refused"
    assert model.rowCount() == 2


def test_a_folder_and_a_journal_are_told_apart_from_tables(
    driven: Driven, demo_journal: Path
) -> None:
    driven.type_path(demo_journal.parent)
    assert "folder" in driven.part("unread").text()
    driven.dialog.look_at(demo_journal)
    driven.settle()
    assert "a journal is opened" in driven.part("unread").text()
    driven.dialog.look_at(HISTORY)
    driven.settle()
    assert driven.part("take").isEnabled()


def test_of_several_dropped_files_the_first_is_looked_at_and_the_rest_is_said(
    driven: Driven, large: Path
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in (HISTORY, large)])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    driven.dialog.dropEvent(QDropEvent(QPointF(), Qt.DropAction.CopyAction, mime, buttons, keys))
    driven.settle()
    assert driven.part("rows").model().rowCount() == 48
    assert driven.notices[-1].startswith(
        f"2 files were dropped, and one is looked at: {HISTORY.name}"
    )
