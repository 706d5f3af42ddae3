"""Labels, buttons, choices and rows: what they say, what keys do, and that nothing is cut."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app.domain.levels import Levels
from journal_app.ui.theme import theme
from journal_app.ui.widgets.buttons import Button, button
from journal_app.ui.widgets.change_row import ChangeRow
from journal_app.ui.widgets.choice import Choice, Segments
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.labels import ElidedLabel, Label, Sentence
from journal_app.ui.widgets.leverage_slider import LeverageSlider
from journal_app.ui.widgets.notices import NoticeBar
from journal_app.ui.widgets.price_ladder import PriceLadder
from journal_app.ui.widgets.tile import Tile
from journal_app.ui.widgets.verdict_row import VerdictRow

Shown = Callable[[QWidget], QWidget]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    return show


def test_what_a_person_typed_is_never_markup(qtbot: QtBot) -> None:
    label = Label("<b>ETH</b>")
    sentence = Sentence()
    qtbot.addWidget(label)
    qtbot.addWidget(sentence)
    assert label.textFormat() is Qt.TextFormat.PlainText
    sentence.show_parts([("<img src=x>", 700, "text"), (" & more", 400, "muted")])
    assert "&lt;img" in sentence.text()
    assert sentence.accessibleName() == "<img src=x> & more"


def test_colours_follow_the_theme_whenever_they_were_given(shown: Shown) -> None:
    box = QWidget()
    row = QHBoxLayout(box)
    early, late = Label("a", color="danger"), Label("b")
    row.addWidget(early)
    row.addWidget(late)
    late.setVisible(True)
    late.set_color("danger")
    shown(box)
    for choice in ("dark", "light"):
        theme().choose(choice)
        for label in (early, late):
            ink = label.palette().color(QPalette.ColorRole.WindowText)
            assert ink == theme().color("danger")


def test_a_tooltip_only_where_words_are_cut(shown: Shown) -> None:
    label = ElidedLabel("A strategy with a long name")
    shown(label)
    label.resize(400, 20)
    assert label.toolTip() == ""
    label.resize(60, 20)
    assert label.toolTip() == "A strategy with a long name"
    label.setText("Short")
    assert label.toolTip() == ""


def test_a_button_is_pressed_by_enter_and_space_and_ringed_by_key_alone(
    shown: Shown, qtbot: QtBot
) -> None:
    made = button("Plan a trade", "primary", "plus")
    pressed: list[bool] = []
    made.clicked.connect(lambda: pressed.append(True))
    shown(made)
    made.clearFocus()
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    rings = [made.has_ring]
    made.clearFocus()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    rings.append(made.has_ring)
    assert rings == [False, True]
    QTest.keyClick(made, Qt.Key.Key_Return)
    QTest.keyClick(made, Qt.Key.Key_Space)
    assert len(pressed) == 3
    assert button("", icon="chevron-left", name="Earlier").accessibleName() == "Earlier"


def test_segments_are_one_stop_and_go_by_arrows(shown: Shown, qtbot: QtBot) -> None:
    segments = Segments([("week", "Week"), ("month", "Month")])
    told: list[object] = []
    segments.chosen.connect(told.append)
    shown(segments)
    week, _ = segments.buttons
    week.setFocus()
    QTest.keyClick(week, Qt.Key.Key_Right)
    assert segments.data() == "month"
    assert told == ["month"]
    segments.set_choices([("month", "Month"), ("year", "Year")])
    assert segments.data() == "month"
    assert told == ["month"]


@pytest.mark.parametrize("offered", [["cross"], ["isolated", "cross"], ["any", "cross", "none"]])
def test_segments_that_offer_others_keep_the_keys_and_their_place_for_tab(
    shown: Shown, offered: list[str]
) -> None:
    form = QWidget()
    row = QHBoxLayout(form)
    first, segments, last = QLineEdit(), Segments([("isolated", "I"), ("cross", "C")]), QLineEdit()
    for each in (first, segments, last):
        row.addWidget(each)
    segments.choose("cross")
    shown(form)
    segments.setFocus()
    segments.set_choices([(each, each.title()) for each in offered])
    assert segments.data() == "cross"
    focused = QApplication.focusWidget()
    assert isinstance(focused, Button)
    assert focused.text() == "Cross"
    QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert last.hasFocus()
    QTest.keyClick(last, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is focused


MARKETS = ["Aave v3, core", "Aave v3, e-mode", "Compound v3, USDC", "Compound v3, USDT", "GMX v2"]


@pytest.mark.parametrize("is_open", [False, True])
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("aave", 0),
        ("aave v3, e", 1),
        ("compound v3, usdt", 3),
        ("c", 2),
        ("cc", 3),
        ("ccc", 2),
        ("gmxx", 4),
        ("usdt", 3),
        ("e-m", 1),
        ("zz", 4),
    ],
)
def test_a_choice_is_found_by_typing(
    shown: Shown, typed: str, found: int, *, is_open: bool
) -> None:
    choice = Choice([(at, words) for at, words in enumerate(MARKETS)])
    choice.setCurrentIndex(4)
    shown(choice)
    if is_open:
        choice.showPopup()
    keys = choice.view() if is_open else choice
    QTest.keyClicks(keys, typed)
    if is_open:
        assert choice.view().currentIndex().row() == found
        QTest.keyClick(keys, Qt.Key.Key_Return)
    assert choice.data() == found


def test_a_letter_typed_after_a_pause_leads_on(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    choice = Choice(list(enumerate(MARKETS)))
    shown(choice)
    now = [0.0]
    monkeypatch.setattr("journal_app.ui.widgets.typed_word.monotonic", lambda: now[0])
    for place in (2, 3, 2):
        now[0] += 5
        QTest.keyClicks(choice, "c")
        assert choice.data() == place
    now[0] += 5
    for letter in "comp":
        now[0] += 0.2
        QTest.keyClicks(choice, letter)
    assert choice.data() == 2


def test_a_choice_keeps_what_was_chosen(shown: Shown, qtbot: QtBot) -> None:
    choice = Choice([(1, "One"), (2, "Two")])
    told: list[object] = []
    choice.chosen.connect(told.append)
    shown(choice)
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert told == [2]
    choice.set_choices([(2, "Two"), (3, "Three")])
    assert choice.data() == 2
    assert told == [2]
    choice.set_choices([(3, "Three")])
    assert told == [2, 3]
    assert not choice.choose(9)


def test_a_field_names_and_marks_any_editor(shown: Shown) -> None:
    for editor in (QLineEdit(), QPlainTextEdit(), Choice([(1, "One")])):
        field = Field("Reason", editor)
        shown(field)
        field.show_problem("A reason is needed")
        assert editor.property("problem") is True
        assert editor.accessibleName() == "Reason"
        assert editor.accessibleDescription() == "A reason is needed"
        assert field.note == "A reason is needed"
        field.clear_problem()
        assert field.note == ""


def test_the_ladder_names_its_levels(qtbot: QtBot) -> None:
    ladder = PriceLadder()
    qtbot.addWidget(ladder)
    assert "no levels" in ladder.accessibleName()
    ladder.show_levels(
        Levels("short", liquidation=Decimal(97400), entry=Decimal(70000), target=Decimal(54100))
    )
    assert "short" in ladder.accessibleName()
    assert ladder.accessibleDescription() == "Target 54,100, Entry 70,000, Liquidation 97,400"


def test_a_tile_shrinks_its_figure_before_it_cuts_it(shown: Shown) -> None:
    tile = Tile("Equity")
    shown(tile)
    tile.resize(192, 92)
    tile.show_figure("$17,421,214,123.42", "so far", "gain")
    assert tile.accessibleName() == "Equity: $17,421,214,123.42, so far"
    tile.repaint()
    assert tile.toolTip() == ""
    tile.resize(120, 92)
    tile.repaint()
    assert "$17,421,214,123.42" in tile.toolTip()


def test_leverage_by_keys_is_told_and_by_program_is_not(shown: Shown, qtbot: QtBot) -> None:
    slider = LeverageSlider(Decimal(5))
    told: list[object] = []
    slider.leverage_changed.connect(told.append)
    shown(slider)
    slider.set_leverage(Decimal("2.37"))
    assert told == []
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert told == [Decimal("2.47")]
    slider.set_most(Decimal(2))
    assert slider.leverage() == 2
    assert slider.accessibleDescription() == "2.00×"


def test_a_notice_offers_its_undo_once(shown: Shown, qtbot: QtBot) -> None:
    box = QWidget()
    bar = NoticeBar()
    QVBoxLayout(box).addWidget(bar)
    shown(box)
    done: list[str] = []
    bar.say("Closed ETH long", "Undo", lambda: done.append("undone"))
    QTest.keyClick(bar.button, Qt.Key.Key_Space)
    assert done == ["undone"]
    assert not bar.isVisible()
    bar.say("Saved")
    assert not bar.button.isVisible()
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_a_notice_has_the_keys_while_it_acts_and_stays_when_that_says_more(shown: Shown) -> None:
    box = QWidget()
    bar, text = NoticeBar(), QLineEdit()
    column = QVBoxLayout(box)
    column.addWidget(text)
    column.addWidget(bar)
    shown(box)
    focused: list[bool] = []

    def act() -> None:
        focused.append(text.hasFocus())
        bar.say("Undone")

    bar.say("Closed ETH long", "Undo", act)
    text.setFocus()
    QTest.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    assert focused == [False]
    assert bar.isVisible()
    assert bar.text == "Undone"
    assert not bar.has_offer


def test_a_notice_gives_the_keys_back_as_it_goes(shown: Shown, qtbot: QtBot) -> None:
    box = QWidget()
    first, bar, text = QLineEdit(), NoticeBar(), QLineEdit()
    column = QVBoxLayout(box)
    for each in (first, bar, text):
        column.addWidget(each)
    shown(box)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Escape):
        bar.say("Closed ETH long", "Undo", lambda: None)
        text.setFocus()
        bar.button.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(bar.button, key)
        assert not bar.isVisible()
        assert text.hasFocus()


def test_rows_are_spoken_whole(qtbot: QtBot) -> None:
    verdict = VerdictRow("Leverage at most 2×", "breach", "2.40×", "A reason is needed")
    change = ChangeRow("Health factor")
    empty = EmptyState("No trade is open.", "Plan a trade", lambda: None)
    for widget in (verdict, change, empty):
        qtbot.addWidget(widget)
    assert verdict.accessibleName() == "Leverage at most 2×, 2.40×, broken, A reason is needed"
    change.show_change("1.42", "1.75", "gain")
    assert change.accessibleName() == "Health factor: 1.42, then 1.75"
    change.show_change("1.42", "1.42")
    assert change.accessibleName() == "Health factor: 1.42, unchanged"
    assert empty.button is not None


def test_longer_words_are_not_cut(shown: Shown) -> None:
    """Texts of another language take 1.6 times the room: buttons grow, sentences wrap."""
    short, long = button("Plan a trade"), button("Plan a trade".ljust(20, "m"))
    words = long.fontMetrics().horizontalAdvance(long.text())
    assert long.sizeHint().width() - words >= short.sizeHint().width() - (
        short.fontMetrics().horizontalAdvance(short.text())
    )
    assert shown(long).width() == long.sizeHint().width()
    field = Field("Own collateral and what it is worth here", QLineEdit(), "A hint " * 12)
    shown(field)
    field.resize(300, 40)
    tall = field.heightForWidth(300)
    assert tall > field.heightForWidth(900) > 0


def test_a_name_too_long_for_a_line_goes_on_in_the_next(qtbot: QtBot) -> None:
    name = "LONGNAME" * 5
    plain, rich, usual = Sentence(f"3 {name} more"), Sentence(), Sentence("3 LONGNAME more")
    rich.show_parts([(f"3 {name}", 600, "text"), (" more", 400, "muted")])
    for each in (plain, rich, usual):
        qtbot.addWidget(each)
    assert plain.minimumSizeHint().width() < 2 * usual.minimumSizeHint().width()
    assert rich.minimumSizeHint().width() < 2 * usual.minimumSizeHint().width()
    assert plain.text() == plain.accessibleName() == f"3 {name} more"
    assert rich.accessibleName() == f"3 {name} more"
    assert usual.accessibleName() == ""
    assert usual.text() == "3 LONGNAME more"


def test_what_is_wider_than_a_line_of_others_gives_way(qtbot: QtBot) -> None:
    whole = QWidget()
    flow = FlowLayout(whole)
    short, long = Button("Short"), Button("A button of many more words than there is room for")
    long.may_shrink()
    for each in (short, long):
        flow.addWidget(each)
    qtbot.addWidget(whole)
    whole.resize(160, 200)
    whole.show()
    assert short.width() == short.sizeHint().width()
    assert long.geometry().right() < 160
    assert long.y() > short.y()
    assert long.toolTip() == long.text()
