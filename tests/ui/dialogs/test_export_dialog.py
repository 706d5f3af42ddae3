"""Exporting: only what is left open is asked, and the file is there afterwards, whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.export_dialog import ExportDialog
from journal_app.ui.dialogs.export_work import SUFFIXES
from tests.ui.printing.pdf_file import PdfFile

Settle = Callable[[Desk], None]


class Driven:
    """The dialog on the demo journal."""

    def __init__(self, desk: Desk, qtbot: QtBot, settle: Settle) -> None:
        self.desk = desk
        self.notices: list[str] = []
        self.offered: list[str] = []
        desk.noticed.connect(lambda text, _word, _act: self.notices.append(text))
        desk.noticed.connect(lambda _text, word, _act: self.offered.append(word))
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.dialog = ExportDialog(desk, self.window)
        self.dialog.open()
        settle(desk)

    def part(self, name: str) -> Any:
        return self.dialog.findChild(QWidget, f"export.{name}")


@pytest.fixture
def driven(
    desk_on: Callable[..., Desk], demo_journal: Path, qtbot: QtBot, settle: Settle
) -> Driven:
    return Driven(desk_on(demo_journal), qtbot, settle)


def test_the_last_full_week_becomes_a_workbook(
    driven: Driven, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    week = driven.part("period").data()
    assert week.startswith("2026-W")
    assert f"-{week}.xlsx" in driven.part("path").text()
    path = driven.part("path")
    path.selectAll()
    QTest.keyClicks(path, str(tmp_path / "new folder" / "week"))
    QTest.keyClick(path, Qt.Key.Key_Return)
    settle(driven.desk)
    written = tmp_path / "new folder" / "week.xlsx"
    assert driven.notices[-1] == f"{written.name} is written"
    assert driven.offered[-1] == "Show folder"
    assert load_workbook(written, read_only=True).properties.title.endswith(week)


def test_only_what_is_open_is_asked(driven: Driven) -> None:
    def asked() -> set[str]:
        names = ("of", "period", "table", "paper", "anonymous", "platform", "strategy")
        return {name for name in names if driven.part(name).isVisible()}

    assert asked() == {"of", "period", "platform", "strategy"}
    driven.part("as").choose("table")
    driven.part("of").choose("all")
    assert asked() == {"of", "table", "platform", "strategy"}
    assert driven.part("path").text().endswith("-ledger.csv")
    driven.part("as").choose("review")
    assert asked() == {"of", "paper", "platform", "strategy"}
    assert driven.part("path").text().endswith(".pdf")
    driven.part("as").choose("journal")
    assert asked() == {"anonymous"}
    assert driven.part("path").text().endswith(".json")


def test_what_cannot_be_written_is_said_in_the_dialog(
    driven: Driven, qtbot: QtBot, settle: Settle
) -> None:
    journal = driven.desk.journal_path
    assert journal is not None
    before = journal.read_bytes()
    driven.part("as").choose("journal")
    onto = journal.with_suffix(".json")
    onto.hardlink_to(journal)
    driven.part("path").setText(str(onto))
    QTest.keyClick(driven.part("write"), Qt.Key.Key_Return)
    settle(driven.desk)
    assert driven.dialog.isVisible()
    assert "journal" in driven.part("said").text()
    assert journal.read_bytes() == before


def test_the_ending_follows_the_kind_and_what_is_there_is_told(
    driven: Driven, tmp_path: Path
) -> None:
    path, said = driven.part("path"), driven.part("said")
    (tmp_path / "mine.csv").write_text("")
    path.setText(str(tmp_path / "mine.xlsx"))
    assert "replaced" not in said.text()
    driven.part("as").choose("table")
    assert path.text() == str(tmp_path / "mine.csv")
    assert "replaced" in said.text()
    path.setText(str(tmp_path / "mine"))  # which gets the ending when it is written
    assert "replaced" in said.text()
    for odd in ("/", "~nobody-of-this-name/x.csv", "."):
        path.setText(odd)  # is begun, and breaks nothing


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("a" * 300, "File name too long"),
        ("a" * 300 + "/week", "File name too long"),
    ],
)
def test_a_place_that_no_file_can_have_is_refused_as_it_is_typed(
    driven: Driven, tmp_path: Path, place: str, why: str
) -> None:
    path, said = driven.part("path"), driven.part("said")
    path.setText(str(tmp_path / place))
    assert said.text().endswith(why)
    QTest.keyClick(driven.part("write"), Qt.Key.Key_Return)
    assert driven.dialog.isVisible()
    assert said.text().endswith(why)
    path.setText(str(tmp_path / "week"))
    assert why not in said.text()


def test_a_folder_that_cannot_be_made_is_no_mistake_of_the_program(
    driven: Driven, settle: Settle, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    driven.part("path").setText(str(tmp_path / "file" / "week.xlsx"))
    QTest.keyClick(driven.part("write"), Qt.Key.Key_Return)
    settle(driven.desk)
    assert driven.dialog.isVisible()
    assert "cannot be written" in driven.part("said").text()


def test_a_sign_that_no_path_has_is_left_out(
    driven: Driven, settle: Settle, tmp_path: Path
) -> None:
    driven.part("path").setText(str(tmp_path / "we\0ek.xlsx"))
    QTest.keyClick(driven.part("write"), Qt.Key.Key_Return)
    settle(driven.desk)
    assert (tmp_path / "week.xlsx").exists()


def test_a_review_is_printed_on_the_paper_that_is_remembered(
    driven: Driven, settle: Settle, tmp_path: Path
) -> None:
    driven.part("as").choose("review")
    driven.part("of").choose("month")
    assert driven.part("paper").data() in ("a4", "letter")
    driven.part("paper").choose("letter")
    driven.part("path").setText(str(tmp_path / "month.pdf"))
    QTest.keyClick(driven.part("write"), Qt.Key.Key_Return)
    settle(driven.desk)
    file = PdfFile(tmp_path / "month.pdf")
    assert file.size == (612, 792)
    assert file.title.endswith(": October 2026")
    assert any("Aave v3, Ethereum core" in page for page in file.pages())
    assert "is being written: " in driven.notices[0]
    assert "100%" in driven.notices[-2]
    again = ExportDialog(driven.desk, driven.window)
    paper: Any = again.findChild(QWidget, "export.paper")
    assert paper.data() == "letter"


def test_a_copy_to_show_says_what_it_is_and_names_nobody(
    driven: Driven, settle: Settle, tmp_path: Path
) -> None:
    driven.part("as").choose("journal")
    driven.part("anonymous").setChecked(True)
    assert "secret factor" in driven.part("said").text()
    assert driven.part("path").text().endswith("anonymised-journal.json")
    out = tmp_path / "copy.json"
    driven.part("path").setText(str(out))
    QTest.keyClick(driven.part("write"), Qt.Key.Key_Return)
    settle(driven.desk)
    content = json.loads(out.read_text(encoding="utf-8"))["content"]
    assert content["accounts"][0] == {"name": "account 1"}
    assert "Hardware wallet" not in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["workbook", "review", "table", "journal"])
def test_writing_is_called_off_and_leaves_no_file(
    driven: Driven, settle: Settle, tmp_path: Path, kind: str
) -> None:
    """The offer to stop is taken as soon as it is made; the worker has not begun by then."""
    stops: list[Callable[[], object]] = []
    driven.desk.noticed.connect(lambda _text, _word, act: stops.append(act))
    driven.part("as").choose(kind)
    driven.part("path").setText(str(tmp_path / "out"))
    QTest.keyClick(driven.part("write"), Qt.Key.Key_Return)
    stops[0]()
    settle(driven.desk)
    assert driven.notices[-1] == "The export was stopped; no file was written"
    assert [path.name for path in tmp_path.iterdir() if "out" in path.name] == []
    assert driven.desk.bridge.is_open


@pytest.mark.parametrize("kind", ["workbook", "review", "table", "journal"])
def test_a_file_that_is_open_elsewhere_is_named_and_another_can_be_chosen(
    driven: Driven,
    settle: Settle,
    tmp_path: Path,
    kind: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def held(_written: Path, _place: Path) -> Path:
        raise PermissionError

    driven.part("as").choose(kind)
    out = tmp_path / f"mine{SUFFIXES[kind]}"  # type: ignore[index]
    out.write_text("before", encoding="utf-8")
    driven.part("path").setText(str(out))
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", held)
        QTest.keyClick(driven.part("write"), Qt.Key.Key_Return)
        settle(driven.desk)
    said = driven.part("said").text()
    assert str(out) in said
    assert "close it" in said
    assert driven.dialog.isVisible()
    assert out.read_text(encoding="utf-8") == "before"
    QTest.keyClick(driven.part("write"), Qt.Key.Key_Return)  # it was closed there
    settle(driven.desk)
    assert driven.notices[-1] == f"{out.name} is written"


def test_longer_words_are_cut_nowhere(
    desk_on: Callable[..., Desk], demo_journal: Path, qtbot: QtBot, settle: Settle
) -> None:
    stretched = _Stretched()
    QCoreApplication.installTranslator(stretched)
    try:
        driven = Driven(desk_on(demo_journal), qtbot, settle)
        for kind in ("review", "journal"):
            driven.part("as").choose(kind)
            driven.part("anonymous").setChecked(True)
            QApplication.processEvents()
            driven.dialog.adjustSize()
            assert driven.dialog.width() <= 1_280
            assert driven.dialog.height() <= 720
            for word in driven.dialog.findChildren(QAbstractButton):
                if word.isVisible():
                    assert word.width() >= word.sizeHint().width() - 1, word.text()
    finally:
        QCoreApplication.removeTranslator(stretched)


class _Stretched(QTranslator):
    """Every text is 1.6 times as long."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return text + "x" * (len(text) * 6 // 10)

    def isEmpty(self) -> bool:
        return False
