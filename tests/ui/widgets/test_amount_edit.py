"""A number at the door: read at every key, kept as typed, and refused in words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from journal_app.ui.formatting import Formats
from journal_app.ui.hiding import HidingFormats
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.number_style import use_formats


@pytest.fixture(autouse=True)
def points() -> Iterator[None]:
    use_formats(Formats())
    yield
    use_formats(Formats())


@pytest.fixture
def field(qtbot: QtBot) -> Field:
    made = Field("Entry price", AmountEdit("USDC"), "Where you get in")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def edit_of(field: Field) -> AmountEdit:
    assert isinstance(field.editor, AmountEdit)
    return field.editor


def test_each_key_is_read(field: Field, qtbot: QtBot) -> None:
    told: list[object] = []
    edit = edit_of(field)
    edit.amount_changed.connect(told.append)
    QTest.keyClicks(edit, "1,250.5")
    assert edit.amount() == Decimal("1250.5")
    assert told[0] == Decimal(1)
    assert told[-1] == Decimal("1250.5")


def test_what_is_no_number_is_said_at_once_and_stays(field: Field, qtbot: QtBot) -> None:
    edit = edit_of(field)
    QTest.keyClicks(edit, "2q")
    assert edit.text() == "2q"
    assert edit.amount() is None
    assert "not a number" in field.note
    assert "not a number" in edit.accessibleDescription()
    assert edit.property("problem") is True
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    assert field.note == "Where you get in"
    assert edit.amount() == Decimal(2)


def test_what_has_only_begun_is_refused_when_it_is_left(field: Field, qtbot: QtBot) -> None:
    other = QLineEdit()
    qtbot.addWidget(other)
    edit = edit_of(field)
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    QTest.keyClicks(edit, "-")
    assert not field.problem
    edit.clearFocus()
    qtbot.waitUntil(lambda: not edit.hasFocus())
    assert field.problem


def test_both_decimal_styles(field: Field, qtbot: QtBot) -> None:
    use_formats(Formats(",", "."))
    edit = edit_of(field)
    QTest.keyClicks(edit, "1.250,5")
    assert edit.amount() == Decimal("1250.5")
    edit.set_amount(Decimal("0.25"))
    assert edit.text() == "0,25"


@pytest.mark.parametrize(
    ("pasted", "read"),
    [(" $1,250.40 ", "1250.40"), ("1 250 USDC", "1250"), ("−12.5", "-12.5"), ("€3", "3")],
)
def test_pasted_with_signs_and_spaces(field: Field, qtbot: QtBot, pasted: str, read: str) -> None:
    QApplication.clipboard().setText(pasted)
    edit = edit_of(field)
    edit.paste()
    assert edit.amount() == Decimal(read)
    assert edit.text().strip() == pasted.strip()


def test_how_it_was_read_is_said_where_it_was_written_otherwise(field: Field) -> None:
    edit = edit_of(field)
    edit.clearFocus()
    for typed, note in (
        ("1e3", "= 1,000"),
        ("25k", "= 25,000"),
        ("3.000", "= 3"),
        ("2.750", "= 2.75"),
        ("2,750", "Where you get in"),
        ("2.755", "Where you get in"),
        ("0.250", "Where you get in"),
        ("2,000.00", "Where you get in"),
        ("2000", None),
    ):
        edit.setText(typed)
        assert field.note == (note or "Where you get in")


def test_leverage_is_typed_as_one_says_it(field: Field) -> None:
    edit = edit_of(field)
    for unit in ("×", "times"):
        edit.set_unit(unit)
        for typed in ("2x", "2 X", "2×", "x2", "2"):
            edit.setText(typed)
            assert (edit.amount(), edit.problem) == (Decimal(2), "")
    edit.set_unit("USD")
    edit.setText("2x")
    assert edit.amount() is None


@pytest.mark.parametrize(
    ("unit", "typed", "read"),
    [
        ("% a year, APR", "5%", "5"),
        ("% APR", "5 % apr", "5"),
        ("% · $250", "1%", "1"),
        ("USD per ETH", "3000 usd", "3000"),
        ("USD per ETH", "USD 3,000", "3000"),
        ("ETH · $2,500", "2 eth", "2"),
        ("days", "30d", "30"),
        ("days", "30 days", "30"),
        ("×", "x2", "2"),
        ("times", "2 times", "2"),
        ("USDC", "3k usdc", "3000"),
    ],
)
def test_its_unit_may_be_typed(field: Field, unit: str, typed: str, read: str) -> None:
    edit = edit_of(field)
    edit.set_unit(unit)
    edit.setText(typed)
    assert (edit.amount(), edit.problem) == (Decimal(read), "")


@pytest.mark.parametrize(
    ("unit", "typed", "read", "note"),
    [
        ("M", "1.5m", "1500000", "= 1,500,000"),
        ("K", "25k K", None, None),
        ("K", "25kk", None, None),
        ("B", "2b", "2000000000", "= 2,000,000,000"),
        ("42", "42.5", "42.5", ""),
        ("42", "2 42", "2", ""),
        ("4", "1234", "1234", ""),
        ("1INCH", "11INCH", None, None),
        ("1INCH", "1 1INCH", "1", ""),
        ("1INCH", "11", "11", ""),
        ("ETH", "2 ETH ETH", None, None),
    ],
)
def test_no_digit_and_no_million_is_taken_for_a_unit(
    field: Field, unit: str, typed: str, read: str | None, note: str | None
) -> None:
    edit = edit_of(field)
    edit.set_unit(unit)
    edit.clearFocus()
    edit.setText(typed)
    assert edit.amount() == (None if read is None else Decimal(read))
    if note is not None:
        assert field.note == (note or "Where you get in")
    if read is not None:
        edit.set_amount(Decimal(read))
        assert edit.amount() == Decimal(read)


def test_another_unit_reads_what_stands_there_anew(field: Field) -> None:
    edit = edit_of(field)
    edit.set_unit("ETH")
    edit.setText("5 ETH")
    told: list[Decimal | None] = []
    edit.amount_changed.connect(told.append)
    edit.set_unit("WBTC")
    assert (edit.amount(), told) == (None, [None])
    assert edit.problem == "A number (WBTC) is needed here, not '5 ETH'"
    edit.set_unit("ETH")
    assert told == [None, Decimal(5)]
    edit.setText("7")
    edit.set_unit("WBTC")
    assert told == [None, Decimal(5), Decimal(7)]


@pytest.mark.parametrize(
    ("unit", "typed"), [("USD", "5%"), ("", "30d"), ("USD", "USD"), ("%", "%5%x")]
)
def test_another_unit_is_none_of_its_own(field: Field, unit: str, typed: str) -> None:
    edit = edit_of(field)
    edit.set_unit(unit)
    edit.setText(typed)
    assert edit.amount() is None


@pytest.mark.parametrize(
    ("unit", "typed", "said"),
    [
        ("USD", "10%", "A number (USD) is needed here, not '10%'"),
        ("USD", "2 ETH", "A number (USD) is needed here, not '2 ETH'"),
        ("% a year", "5 USD", "A number (% a year) is needed here, not '5 USD'"),
        ("USD", "ten", "'ten' is not a number"),
        ("USD", "%", "'%' is not a number"),
        ("", "5 USD", "'5 USD' is not a number"),
    ],
)
def test_a_number_in_another_unit_is_told_from_none(
    field: Field, unit: str, typed: str, said: str
) -> None:
    edit = field.editor
    assert isinstance(edit, AmountEdit)
    edit.set_unit(unit)
    edit.setText(typed)
    assert edit.problem == said


def test_the_objection_of_a_form_goes_with_the_next_key(field: Field, qtbot: QtBot) -> None:
    edit = edit_of(field)
    edit.setText("5")
    edit.show_problem("That is too much")
    assert field.note == "That is too much"
    QTest.keyClicks(edit, "0")
    assert field.note == "Where you get in"


def test_it_is_read_while_its_signals_are_blocked(field: Field) -> None:
    edit = edit_of(field)
    edit.blockSignals(True)
    edit.setText("abc")
    assert field.problem
    edit.set_amount(Decimal(7))
    assert edit.amount() == 7
    assert not field.problem
    edit.blockSignals(False)


def test_what_was_typed_is_quoted_as_it_stands(field: Field) -> None:
    edit_of(field).setText("$1,234.50 EUR")
    assert field.problem == "A number (USDC) is needed here, not '$1,234.50 EUR'"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("3.000,50", "Write it as 3000.50 or 3,000.50"),
        ("3000,5", "Write it as 3000.5 or 3,000.5"),
        ("-0,25 USDC", "Write it as -0.25"),
        ("1.000.000", "Write it as 1000000 or 1,000,000"),
        ("3'000.50", "Write it as 3000.50 or 3,000.50"),
        ("3.000,5.0", "'3.000,5.0' is not a number"),
    ],
)
def test_of_another_style_it_says_how_to_write_it_here(field: Field, typed: str, said: str) -> None:
    edit_of(field).setText(typed)
    assert edit_of(field).amount() is None
    assert field.problem == said


def test_of_another_style_it_says_how_to_write_it_with_a_comma(field: Field) -> None:
    use_formats(Formats(",", "."))
    edit_of(field).setText("3,000.50")
    assert field.problem == "Write it as 3000,50 or 3.000,50"


def test_up_and_down_change_nothing(field: Field, qtbot: QtBot) -> None:
    edit = edit_of(field)
    edit.setText("5")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(edit, key)
    assert edit.text() == "5"


def test_it_is_called_by_its_caption_and_described_by_its_unit(field: Field) -> None:
    assert edit_of(field).accessibleName() == "Entry price"
    assert edit_of(field).accessibleDescription() == "USDC"
    field.set_caption("Fill price")
    assert edit_of(field).accessibleName() == "Fill price"
    edit_of(field).set_unit("% of capital · $876 and a good deal more")
    assert edit_of(field).textMargins().right() <= edit_of(field).width() // 2


def test_what_tells_wealth_is_dots_until_somebody_types(field: Field, qtbot: QtBot) -> None:
    edit = edit_of(field)
    edit.hide_with_amounts()
    edit.set_amount(Decimal("1234.5"))
    assert edit.displayText() == "1234.5"
    use_formats(HidingFormats.of(Formats()))
    assert (edit.displayText(), edit.amount()) == ("", Decimal("1234.5"))
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    assert edit.displayText() == ""
    edit.end(False)
    QTest.keyClicks(edit, "6")
    assert (edit.displayText(), edit.amount()) == ("1234.56", Decimal("1234.56"))
    edit.clearFocus()
    assert edit.displayText() == ""
    use_formats(Formats())
    assert edit.displayText() == "1234.56"


def test_how_a_hidden_number_was_read_is_not_told(field: Field) -> None:
    edit = edit_of(field)
    edit.hide_with_amounts()
    edit.setText("1e3")
    assert edit.understood == "1,000"
    use_formats(HidingFormats.of(Formats()))
    assert edit.understood == ""
    assert not edit.grab().isNull()
