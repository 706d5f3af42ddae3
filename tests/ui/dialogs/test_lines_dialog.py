"""Own lines are drawn by keyboard, judged as they are typed, in both ways of writing numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journal_app.domain.problems import JournalError, Refused
from journal_app.domain.watching.lines import LINES
from journal_app.domain.watching.own_lines import BOOK, Drawn, Held, Whose, bounds_of
from journal_app.services.watch_lines import drawn_lines
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.lines_dialog import LinesDialog
from journal_app.ui.formatting import Formats
from journal_app.ui.line_words import line_caption, line_unit, line_value, origin_words, whose_word

D = Decimal
HOT = Whose("account", "hot")
ENTER = Qt.Key.Key_Return
Settle = Callable[[Desk], None]


class Driven:
    """The lines of an account, over those for everything."""

    def __init__(self, desk: Desk, qtbot: QtBot, settle: Settle) -> None:
        self.desk, self._settle, self._qtbot = desk, settle, qtbot
        self.window = QWidget()
        qtbot.addWidget(self.window)

    def open(self, drawn: Drawn, *places: Whose, first: str = "") -> LinesDialog:
        dialog = LinesDialog(self.desk, drawn, places, first=first, parent=self.window)
        with self._qtbot.waitActive(dialog):
            dialog.open()
        self.settle()
        return dialog

    def settle(self) -> None:
        self._settle(self.desk)

    @property
    def kept(self) -> Mapping[Whose, Mapping[str, Decimal]]:
        found: list[Drawn] = []
        self.desk.bridge.read(
            lambda uow: drawn_lines(uow.settings.every()), found.append, owner=self.desk
        )
        self.settle()
        return found[0]


@pytest.fixture
def driven(desk_on: Callable[..., Desk], qtbot: QtBot, settle: Settle) -> Driven:
    return Driven(desk_on(), qtbot, settle)


def is_gone(dialog: LinesDialog) -> bool:
    return not isValid(dialog) or not dialog.isVisible()


def write(dialog: LinesDialog, line: str, text: str) -> None:
    editor = dialog.rows[line].editor
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, text)


def test_a_line_is_drawn_in_percent_and_kept_as_a_share(driven: Driven) -> None:
    dialog = driven.open({BOOK: {"health": D("1.625")}}, HOT, BOOK)
    health = dialog.rows["health"]
    assert health.editor.hasFocus()
    assert health.editor.accessibleName() == "Health factor below"
    assert health.editor.placeholderText() == "1.625"
    assert health.field.note == "1.625 for everything"
    margin = dialog.rows["margin"]
    assert (margin.editor.unit, margin.field.note) == ("%", "30% as usual")
    write(dialog, "margin", "32.5")
    assert margin.field.note == "Otherwise 30% as usual"
    QTest.keyClick(margin.editor, ENTER)
    driven.settle()
    assert is_gone(dialog)
    assert driven.kept == {HOT: {"margin": D("0.325")}}


def test_the_decimal_comma_is_read_and_written(driven: Driven) -> None:
    driven.desk.use_formats(Formats(",", "."))
    try:
        dialog = driven.open({BOOK: {"health": D("1.625")}}, BOOK)
        assert dialog.rows["health"].editor.text() == "1,625"
        write(dialog, "health", "1,75")
        QTest.keyClick(dialog.rows["health"].editor, ENTER)
        driven.settle()
    finally:
        driven.desk.use_formats(Formats())
    assert driven.kept == {BOOK: {"health": D("1.75")}}


@pytest.mark.parametrize(
    ("line", "typed", "said"),
    [
        ("health", "0.9", "0.9 is not between 1 and 100"),
        ("margin", "130", "130 is not between 0 and 100"),
        ("mark_age", "0", "0 is not between 1 and 8760"),
        ("distance", "abc", "'abc' is not a number"),
        ("usual_times", "-1", "-1 is not between 1 and 100"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_as_it_is_typed(
    driven: Driven, line: str, typed: str, said: str
) -> None:
    dialog = driven.open({}, BOOK)
    write(dialog, line, typed)
    row = dialog.rows[line]
    assert row.field.note == said
    others = [each for each in dialog.rows.values() if each is not row]
    assert not any(each.field.problem for each in others)
    dialog.rows["health"].editor.setFocus()
    QTest.keyClick(dialog.rows["health"].editor, ENTER)
    driven.settle()
    assert dialog.isVisible()
    assert row.editor.hasFocus()
    assert driven.kept == {}
    write(dialog, line, "50" if line != "usual_times" else "3")
    assert not row.field.problem


def test_what_was_only_begun_is_no_number(driven: Driven) -> None:
    dialog = driven.open({}, BOOK)
    write(dialog, "health", "-")
    QTest.keyClick(dialog.rows["health"].editor, ENTER)
    driven.settle()
    assert dialog.isVisible()
    assert dialog.rows["health"].field.problem == "'-' is not a number"


def test_a_line_is_left_as_it_lies_otherwise(driven: Driven) -> None:
    dialog = driven.open({}, HOT, BOOK)
    write(dialog, "health", "1.8")
    QTest.keyClick(dialog.rows["health"].editor, ENTER)
    driven.settle()
    again = driven.open(driven.kept, HOT, BOOK)
    row = again.rows["health"]
    assert row.field.note == "Otherwise 1.50 as usual"
    QTest.keyClick(row.reset, ENTER)
    assert row.editor.text() == ""
    assert row.editor.hasFocus()
    assert not row.reset.isEnabled()
    QTest.keyClick(row.editor, ENTER)
    driven.settle()
    assert driven.kept == {}


def test_nothing_changed_is_no_step(driven: Driven) -> None:
    said: list[str] = []
    driven.desk.noticed.connect(lambda text, *_: said.append(text))
    dialog = driven.open({}, HOT, BOOK)
    dialog.keep()
    driven.settle()
    assert is_gone(dialog)
    assert said == []


def test_only_lines_of_a_part_are_offered_for_it_and_the_one_asked_for_is_shown(
    driven: Driven,
) -> None:
    of_account = driven.open({}, HOT, BOOK)
    assert "check_after" not in of_account.rows
    assert of_account.windowTitle() == "Lines for account hot"
    of_account.reject()
    dialog = driven.open({}, BOOK, first="backup_age")
    assert dialog.windowTitle() == "Lines for everything"
    row = dialog.rows["backup_age"]
    assert row.editor.hasFocus()
    assert not row.visibleRegion().isEmpty()
    assert row.field.note == "1\u00a0day as usual"


def test_a_refusal_of_the_service_stands_at_its_line_or_with_the_window(driven: Driven) -> None:
    dialog = driven.open({}, BOOK)
    failed: list[JournalError] = []
    driven.desk.bridge.failed.connect(failed.append)
    dialog._refuse(Refused.because("health", "line_of_the_book"))
    assert dialog.rows["health"].field.problem.startswith("This line is drawn for everything")
    dialog._refuse(Refused.because("whose", "no_trade_with_number", number=7))
    dialog._refuse(JournalError("disk_full"))
    assert [each.code for each in failed] == ["no_trade_with_number", "disk_full"]


def test_every_line_has_words_of_its_own() -> None:
    """A new line shows its bare name until it is given a caption."""
    captions = [line_caption(line) for line in LINES._fields]
    assert len(set(captions)) == len(captions)
    bare = [line.replace("_", " ").capitalize() for line in LINES._fields]
    assert not set(captions) & set(bare)
    assert line_caption("moon_phase") == "Moon phase"


@pytest.mark.parametrize(
    ("line", "number", "words"),
    [
        ("health", "1.5", "1.50"),
        ("health", "1.625", "1.625"),
        ("margin", "0.3", "30%"),
        ("rate", "0.125", "12.5%"),
        ("usual_times", "2", "2×"),
        ("usual_times", "20", "20×"),
        ("check_after", "18", "18\u00a0hours"),
        ("mark_age", "1", "1\u00a0hour"),
        ("rate_age", "0.5", "0.5\u00a0days"),
    ],
)
def test_a_line_is_written_to_its_last_digit(line: str, number: str, words: str) -> None:
    assert line_value(line, D(number), Formats()) == words
    assert bounds_of(line).measure in ("ratio", "share", "times", "days", "hours")


def test_a_multiple_has_a_word_in_its_field() -> None:
    """A lone sign at the edge of a field looks like the button that empties it."""
    assert line_unit("usual_times") == "times"


def test_whose_a_line_is() -> None:
    assert whose_word(Whose("profile", "moderate")) == "profile Moderate"
    assert whose_word(Whose("trade", "148")) == "trade 148"
    assert origin_words(Held(D(1), HOT)) == "for account hot"
