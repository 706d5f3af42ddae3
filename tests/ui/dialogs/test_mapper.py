"""A table of no known format: asked about by keyboard, shown live, saved, offered again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from journal_app.services.import_mappings import own_mappings
from journal_app.ui.desk import Desk
from journal_app.ui.widgets.choice import Choice
from tests.ui.dialogs.test_import_dialog import Driven, Settle

GERMAN = (
    "Datum;Uhrzeit;Markt;Richtung;Menge;Kurs;Gebühr;Gewinn;Stand\n"
    "05.03.2026;10:00;ETH;Kauf;1,5;2.000,50;1,25;0;erledigt\n"
    "06.03.2026;11:30;ETH;Verkauf;1,5;2.100,50;0,75;150;erledigt\n"
    "07.03.2026;11:30;ETH;Kauf;1,5;2.100,50;0,75;0;offen\n"
)
STRANGE = "When;Token;Dir;How many;At\n2026-03-05 10:00;ETH;kaufen;1;2000,5\n"


class Asked(Driven):
    """The dialog, by the names of the mapper's parts."""

    def choice(self, name: str) -> Choice:
        found = self.dialog.findChild(Choice, f"mapping.{name}")
        assert found is not None, name
        return found

    def column(self, place: int) -> Choice:
        return self.choice(f"column.{place}")

    def look(self) -> None:
        """Wait until the file was looked at with all that was answered."""
        self.dialog._pause.stop()
        self.dialog._look()
        self.settle()

    def open(self, path: Path) -> None:
        self.type_path(path)
        self.settle()
        self.part("platform").choose("aave_v3")
        self.part("zone").setText("Europe/Berlin")
        self.look()

    def said(self) -> str:
        labels = self.part("card").findChildren(QLabel)
        return " | ".join(label.text() for label in labels)

    @property
    def name(self) -> QLineEdit:
        found = self.dialog.findChild(QLineEdit, "mapping.name")
        assert isinstance(found, QLineEdit)
        return found

    def rows(self) -> list[tuple[str, str]]:
        model = self.part("rows").model()
        return [
            (model.index(row, 4).data(), model.cell(row, 6).chip) for row in range(model.rowCount())
        ]


@pytest.fixture
def asked(desk_on: Callable[..., Desk], qtbot: QtBot, settle: Settle) -> Asked:
    return Asked(desk_on(), qtbot, settle)


def written(folder: Path, text: str, name: str = "rows.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def names(asked: Asked) -> list[str]:
    found: list[list[str]] = []
    asked.desk.bridge.read(
        lambda uow: [each.id for each in own_mappings(uow.settings.every())],
        found.append,
        owner=asked.desk,
    )
    asked.settle()
    return found[0]


def test_a_guessed_table_is_shown_as_what_it_becomes(asked: Asked, tmp_path: Path) -> None:
    asked.open(written(tmp_path, GERMAN))
    roles = [asked.column(place).data() for place in range(9)]
    assert roles == ["time", "time", "market", "side", "size", "price", "fee", "stated", ""]
    assert asked.choice("word.side.0").data() == "buy"
    assert asked.rows()[:2] == [("1.5 at 2,000.50", "New trade"), ("1.5 at 2,100.50", "Closes")]
    assert "file says" in asked.said()
    take = asked.part("take")
    assert take.text() == "Import 3 rows"
    take.click()
    asked.settle()
    assert asked.trades() == 2


def test_columns_are_told_by_the_keyboard(asked: Asked, tmp_path: Path) -> None:
    asked.open(written(tmp_path, STRANGE))
    assert not asked.part("take").isEnabled()
    assert "Still to choose: Size or amount, Price" in asked.said()
    size, price = asked.column(3), asked.column(4)
    size.setFocus()
    QTest.keyClicks(size, "Size")  # a list is searched by its words
    assert size.data() == "size"
    QTest.keyClicks(price, "Price")
    asked.look()
    assert QApplication.focusWidget() is size  # a preview takes nobody's keyboard
    assert asked.rows() == [("1 at 2,000.50", "New trade")]
    assert asked.part("take").isEnabled()


def test_the_keyboard_goes_from_columns_to_words_to_styles(asked: Asked, tmp_path: Path) -> None:
    asked.open(written(tmp_path, GERMAN))
    asked.column(0).setFocus()
    passed: list[str] = []
    for _ in range(17):
        focused = QApplication.focusWidget()
        assert focused is not None
        passed.append(focused.objectName().removeprefix("mapping."))
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert passed[8:14] == [
        "column.8", "word.side.0", "word.side.1", "style.decimal", "style.held", "style.market",
    ]  # fmt: skip


def test_a_word_without_meaning_is_refused_and_given_one(asked: Asked, tmp_path: Path) -> None:
    asked.open(written(tmp_path, GERMAN.replace("Verkauf", "Raus")))
    assert [becomes for _, becomes in asked.rows()] == ["New trade", "Refused", "Adds"]
    asked.choice("word.side.1").choose("sell")
    asked.look()
    assert [becomes for _, becomes in asked.rows()] == ["New trade", "Closes", "New trade"]


def test_rows_are_left_out_by_the_values_of_a_column(asked: Asked, tmp_path: Path) -> None:
    asked.open(written(tmp_path, GERMAN))
    asked.column(8).choose("skip")
    asked.choice("word.skip.3").choose("left_out")
    asked.look()
    assert [becomes for _, becomes in asked.rows()] == ["New trade", "Closes", "Left out"]
    assert asked.part("take").text() == "Import 2 rows"


def test_a_mapping_is_saved_offered_next_time_and_dropped(asked: Asked, tmp_path: Path) -> None:
    asked.open(written(tmp_path, GERMAN))
    asked.choice("style.decimal").choose("comma")
    name = asked.name
    QTest.keyClicks(name, "My broker")
    QTest.keyClick(name, Qt.Key.Key_Return)
    asked.settle()
    assert names(asked) == ["My broker"]
    assert asked.dialog.isVisible()
    asked.dialog.look_at(written(tmp_path, STRANGE, "strange.csv"))
    asked.settle()
    assert asked.choice("saved").data() == ""
    asked.dialog.look_at(written(tmp_path, GERMAN, "other.csv"))
    asked.settle()
    assert asked.choice("saved").data() == "My broker"
    assert asked.choice("style.decimal").data() == "comma"
    assert asked.part("zone").text() == "Europe/Berlin"
    asked.choice("saved").choose("")
    assert asked.choice("style.decimal").data() == "auto"
    asked.choice("saved").choose("My broker")
    delete = asked.dialog.findChild(QPushButton, "mapping.delete")
    assert isinstance(delete, QPushButton)
    delete.click()
    asked.settle()
    assert names(asked) == []
    assert asked.choice("saved").data() == ""


def test_a_mapping_that_cannot_be_kept_says_why(asked: Asked, tmp_path: Path) -> None:
    asked.open(written(tmp_path, STRANGE))
    name = asked.name
    name.setText("x")
    QTest.keyClick(name, Qt.Key.Key_Return)
    asked.settle()
    said = asked.dialog.findChild(QLabel, "mapping.said")
    assert isinstance(said, QLabel)
    assert "no column" in said.text()
    assert names(asked) == []


def test_numbers_that_can_be_read_both_ways_are_asked_about(asked: Asked, tmp_path: Path) -> None:
    asked.open(written(tmp_path, "Datum;Markt;Menge;Kurs\n2026-03-05;ETH;1;2.000\n"))
    decimal = asked.choice("style.decimal")
    assert decimal.hasFocus()
    assert "both ways" in asked.said()
    assert not asked.part("take").isEnabled()
    decimal.choose("comma")
    asked.look()
    assert asked.rows() == [("1 at 2,000", "New trade")]


def test_numbers_of_a_known_table_that_can_be_read_both_ways_open_the_mapper(
    asked: Asked, tmp_path: Path
) -> None:
    asked.open(written(tmp_path, "Date;Symbol;Side;Qty;Price\n2026-03-05;ETH;buy;1;2.000\n"))
    asked.choice("style.decimal").choose("point")
    asked.look()
    assert asked.rows() == [("1 at 2.00", "New trade")]


def test_the_zone_that_a_header_names_goes_before_that_of_the_last_file(
    asked: Asked, tmp_path: Path
) -> None:
    asked.part("zone").setText("Europe/Berlin")
    asked.type_path(written(tmp_path, "Time (UTC);Market;Amount;Px\n2026-03-05;ETH;1;2\n"))
    assert asked.part("zone").text() == "UTC"


def test_everything_has_a_name_for_a_screen_reader(asked: Asked, tmp_path: Path) -> None:
    asked.open(written(tmp_path, GERMAN))
    asked.column(8).choose("kind")
    for box in asked.dialog.findChildren(QComboBox):
        if box.isVisible():
            assert box.accessibleName(), box.objectName()
    assert asked.column(2).accessibleName() == "What the column Markt is"
    assert asked.column(2).accessibleDescription() == "ETH"
    assert asked.choice("word.side.0").accessibleName() == "What Kauf in the column Richtung means"
