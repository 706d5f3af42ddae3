"""The weekly review from its first section to its signature, frozen, corrected; and the year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.importing.imported import draft_of
from journal_app.domain.ledger.entries import Close
from journal_app.services.ports import Journal, KeptReview
from journal_app.services.recording import correct_entry
from journal_app.services.signing_off import LONGEST
from journal_app.ui.charts.bar_chart import BarChart
from journal_app.ui.desk import Desk
from journal_app.ui.screens.review.screen import ReviewScreen
from journal_app.ui.widgets.buttons import Button
from journal_app.ui.widgets.head_choice import HeadWord
from journal_app.ui.widgets.labels import Label, Sentence
from journal_app.ui.widgets.plain_text import PlainText
from journal_app.ui.widgets.table import TableView
from journal_app.ui.widgets.tile import Tile

Settle = Callable[[Desk], None]


@pytest.fixture
def screen(
    qtbot: QtBot, desk_on: Callable[..., Desk], settle: Settle, demo_journal: Path
) -> ReviewScreen:
    desk = desk_on(demo_journal)
    made = ReviewScreen(desk)
    qtbot.addWidget(made)
    made.resize(1060, 720)
    made.show()
    settle(desk)
    return made


def week(screen: ReviewScreen, settle: Settle, name: str) -> None:
    screen.show_facts(unit="week", period=name)
    settle(screen.desk)


def lines(screen: ReviewScreen, name: str) -> list[str]:
    found = screen.findChild(TableView, f"review.{name}")
    assert found is not None
    model = found.table
    told = (" | ".join(cell.text for cell in model.line(row)) for row in range(model.rowCount()))
    return [line.replace("\u00a0", " ") for line in told]


def field(screen: ReviewScreen, name: str) -> PlainText:
    found = screen.findChild(PlainText, f"review.{name}")
    assert found is not None
    return found


def click(screen: ReviewScreen, name: str) -> None:
    found = screen.findChild(QPushButton, f"review.{name}")
    assert found is not None
    found.click()


def kept(screen: ReviewScreen, settle: Settle, period: str) -> KeptReview | None:
    found: list[KeptReview | None] = []
    screen.desk.bridge.read(lambda uow: uow.reviews.get(period), found.append, owner=screen)
    settle(screen.desk)
    return found[0]


# the week


def test_the_sections_of_a_week_tell_what_was_open_and_what_was_done(
    screen: ReviewScreen, settle: Settle
) -> None:
    week(screen, settle, "2026-W46")
    assert lines(screen, "week.open")[1].startswith(
        "BTC long | Compound v3, Ethereum USDC | 1.70 |"
    )
    assert lines(screen, "week.stops") == []  # an order placed as planned moves nothing
    assert lines(screen, "week.money")[-1] == "Net | −1,818 | −705 | −2,524"
    assert (
        "147 | AVAX long / LINK short | opened as planned | 11 Nov 18:02 | Pair | — | —"
        in lines(screen, "week.dealt")
    )
    assert lines(screen, "week.stress")[0].count(" | ") == 5
    chart = screen.findChild(BarChart, "review.week.waterfall")
    assert chart is not None
    assert chart.rows()[1][-1][:2] == ["Result", "−$2,523.78"]
    assert screen.findChild(Tile, "review.reward").figure == "−$2,524"  # type: ignore[union-attr]
    week(screen, settle, "2026-W45")
    (moved,) = lines(screen, "week.stops")
    assert moved.endswith("0.3860 → 0.4153 | Half is off. Stop to entry as planned.")


def test_a_line_that_was_crossed_is_told_with_what_was_done(
    screen: ReviewScreen, settle: Settle
) -> None:
    week(screen, settle, "2026-W46")
    while not lines(screen, "week.crossed"):
        click(screen, "earlier")
        settle(screen.desk)
    line = lines(screen, "week.crossed")[0].split(" | ")
    assert " reached " in line[2]
    assert line[3]


def test_a_week_long_ago_says_that_it_has_no_stress_run(
    screen: ReviewScreen, settle: Settle
) -> None:
    week(screen, settle, "2026-W20")
    assert lines(screen, "week.stress") == []
    said = [each.text() for each in screen.findChildren(Sentence)]
    assert any("Of this week none was kept." in text for text in said)


def test_who_comes_to_write_is_led_to_the_words(
    screen: ReviewScreen, settle: Settle, qtbot: QtBot
) -> None:
    week(screen, settle, "2026-W46")
    screen.activateWindow()
    screen.show_facts(unit="week", period="2026-W45", writes=True)
    settle(screen.desk)
    qtbot.waitUntil(lambda: screen._words.first_field.hasFocus())
    assert not screen._words.visibleRegion().isEmpty()


def test_the_stress_run_leads_to_its_planner(screen: ReviewScreen, settle: Settle) -> None:
    week(screen, settle, "2026-W46")
    asked: list[tuple[str, dict[str, object]]] = []
    screen.desk.gone.connect(lambda name, facts: asked.append((name, facts)))
    more = screen.findChild(HeadWord, "review.week.stress.more")
    assert more is not None
    more.click()
    assert asked == [("plan", {"planner": "stress", "book": "journal"})]


def test_the_keys_go_from_section_to_section(screen: ReviewScreen, settle: Settle) -> None:
    week(screen, settle, "2026-W46")
    screen.activateWindow()
    names = []
    for _ in range(8):
        QTest.keyClick(screen, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        focus = QApplication.focusWidget()
        names.append(focus.objectName() if focus else "")
    assert names[0] == "review.week.open"
    assert names[-1] == "review.edge"
    QTest.keyClick(screen, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "review.week.stress"


# the words


def test_words_are_kept_when_the_week_is_turned_or_the_screen_is_left(
    screen: ReviewScreen, settle: Settle
) -> None:
    week(screen, settle, "2026-W44")
    field(screen, "edge").setPlainText("waited")
    field(screen, "rule").setPlainText("half the size")
    click(screen, "later")
    settle(screen.desk)
    told = kept(screen, settle, "2026-W44")
    assert told is not None
    assert (told.edge, told.rule) == ("waited", "half the size")
    assert screen.header.title.text().startswith("Week 45")
    assert field(screen, "edge").toPlainText() != "waited"
    week(screen, settle, "2026-W43")
    field(screen, "leak").setPlainText("moved a stop")
    screen.leave()
    settle(screen.desk)
    told = kept(screen, settle, "2026-W43")
    assert told is not None
    assert told.leak == "moved a stop"


def test_the_last_rule_is_asked_for_and_answered(screen: ReviewScreen, settle: Settle) -> None:
    week(screen, settle, "2026-W47")
    said = [each.accessibleName() for each in screen.findChildren(Sentence)]
    assert any(text.startswith("The rule from week 46 of 2026: ") for text in said)
    click(screen, "rule_kept.2")
    settle(screen.desk)
    told = kept(screen, settle, "2026-W47")
    assert told is not None
    assert told.rule_kept is False


def test_a_rule_is_told_with_the_week_or_month_that_it_is_of_and_is_for(
    screen: ReviewScreen, settle: Settle
) -> None:
    """On Monday "next week" would be another one than the review's."""

    def captions() -> list[str]:
        return [each.text() for each in screen._words.findChildren(Label)]

    week(screen, settle, "2026-W47")
    assert "One rule for week 48 of 2026" in captions()
    assert field(screen, "rule").accessibleName() == "One rule for week 48 of 2026"
    screen.show_facts(unit="month", period="2026-11")
    settle(screen.desk)
    assert "One rule for December 2026" in captions()


def test_the_present_period_and_the_last_are_told_from_the_others(
    screen: ReviewScreen, settle: Settle
) -> None:
    said = {}
    for unit, names in (
        ("week", ("2026-W47", "2026-W46", "2026-W45")),
        ("month", ("2026-11", "2026-10", "2026-09")),
        ("year", ("2026", "2025")),
    ):
        for name in names:
            screen.show_facts(unit=unit, period=name)
            settle(screen.desk)
            said[name] = screen.header.subtitle.text()
    assert said == {
        "2026-W47": "this week",
        "2026-W46": "last week",
        "2026-W45": "",
        "2026-11": "this month",
        "2026-10": "last month",
        "2026-09": "",
        "2026": "this year",
        "2025": "last year",
    }


def test_a_word_that_is_too_long_is_said_to_be_and_waits(
    screen: ReviewScreen, settle: Settle
) -> None:
    week(screen, settle, "2026-W44")
    field(screen, "edge").setPlainText("x" * (LONGEST + 1))
    screen.leave()
    settle(screen.desk)
    assert kept(screen, settle, "2026-W44") is None
    said = [each.text() for each in screen.findChildren(Sentence)]
    assert "2000 characters at most in each field: shorten it to keep it." in said


def aside(screen: ReviewScreen) -> str:
    """What is said beside the title of the words."""
    return screen._words.aside


def test_it_is_said_when_words_are_kept_and_nothing_moves(
    screen: ReviewScreen, settle: Settle
) -> None:
    week(screen, settle, "2026-W44")
    screen.activateWindow()
    assert aside(screen) == ""
    edge, leak = field(screen, "edge"), field(screen, "leak")
    edge.setFocus()
    place = edge.geometry()
    edge.setPlainText("waited")
    assert aside(screen) == "Your words are kept when you leave the field"
    leak.setFocus()
    settle(screen.desk)
    told = kept(screen, settle, "2026-W44")
    assert told is not None
    assert told.edge == "waited"
    assert aside(screen) == "Your words are kept · 12:00"
    assert edge.geometry() == place
    leak.setPlainText("moved a stop")
    assert aside(screen) == "Your words are kept when you leave the field"
    leak.setPlainText("")
    assert aside(screen) == "Your words are kept · 12:00"
    week(screen, settle, "2026-W43")
    assert aside(screen) == ""
    week(screen, settle, "2026-W44")
    assert aside(screen) == "Your words are kept · 12:00"
    week(screen, settle, "2026-W46")
    assert field(screen, "edge").isReadOnly()
    assert aside(screen) == ""  # the signature says more


def test_words_that_were_kept_before_are_said_to_be(screen: ReviewScreen, settle: Settle) -> None:
    week(screen, settle, "2026-W46")
    click(screen, "reopen")
    settle(screen.desk)
    screen.refresh()
    settle(screen.desk)
    assert aside(screen) == "Your words are kept"


def test_words_that_are_too_long_are_not_said_to_be_kept(
    screen: ReviewScreen, settle: Settle
) -> None:
    week(screen, settle, "2026-W44")
    field(screen, "edge").setPlainText("x" * (LONGEST + 1))
    assert aside(screen) == "Your words are not kept yet"


def test_what_is_typed_stays_while_the_journal_changes(
    screen: ReviewScreen, settle: Settle
) -> None:
    week(screen, settle, "2026-W44")
    field(screen, "edge").setPlainText("half a thou")
    screen.refresh()
    settle(screen.desk)
    assert field(screen, "edge").toPlainText() == "half a thou"


# signed off, corrected, opened again


def test_a_signed_week_keeps_its_figures_and_tells_a_correction(
    screen: ReviewScreen, settle: Settle
) -> None:
    desk = screen.desk
    week(screen, settle, "2026-W46")
    assert field(screen, "edge").isReadOnly()
    assert lines(screen, "differences") == []
    before = screen.findChild(Tile, "review.net").figure  # type: ignore[union-attr]

    def correct(journal: Journal) -> None:
        with journal.reading() as uow:
            trade = uow.trades.with_number(142)
            assert trade is not None
            closing = next(
                each for each in uow.entries.of(trade.id) if isinstance(each.entry, Close)
            )
        draft = draft_of(closing.entry)
        assert draft.price is not None
        cheaper = replace(draft, price=draft.price - 1)
        correct_entry(journal, desk.clock, trade.id, closing.id, cheaper)

    desk.bridge.change(correct, lambda _: None, owner=screen)
    settle(desk)
    screen.refresh()
    settle(desk)
    assert screen.findChild(Tile, "review.net").figure == before  # type: ignore[union-attr]
    told = lines(screen, "differences")
    assert told[0].startswith("Net of the trades closed | −$639.72 | ")
    (changed,) = lines(screen, "changed_trades")
    assert changed.startswith("142 | LINK long | −$1,190.46 · −1.37 R | ")
    went: list[object] = []
    desk.gone.connect(lambda screen_name, facts: went.append((screen_name, facts)))
    trades = screen.findChild(TableView, "review.changed_trades")
    assert trades is not None
    trades.opened.emit(trades.table.key_at(0))
    assert went
    click(screen, "reopen")
    settle(desk)
    screen.refresh()
    settle(desk)
    assert lines(screen, "differences") == []
    assert not field(screen, "edge").isReadOnly()


def test_nothing_is_written_in_a_journal_that_is_only_looked_at(
    qtbot: QtBot, desk_on: Callable[..., Desk], settle: Settle, demo_journal: Path
) -> None:
    desk = desk_on(demo_journal, read_only=True)
    made = ReviewScreen(desk)
    qtbot.addWidget(made)
    made.show()
    settle(desk)
    week(made, settle, "2026-W46")
    reopen = made.findChild(Button, "review.reopen")
    assert reopen is not None
    assert not reopen.isEnabled()
    assert field(made, "rule").isReadOnly()
    field(made, "rule").setPlainText("other")
    made.leave()
    settle(desk)


# the year


def test_a_year_is_told_by_its_months_and_quarters(screen: ReviewScreen, settle: Settle) -> None:
    click(screen, "unit.2")
    settle(screen.desk)
    assert screen.header.title.text() == "2026"
    rows = lines(screen, "year.months")
    assert len(rows) == 18
    assert rows[3].startswith("Quarter 1 | 37 | 57% |")
    assert rows[16].startswith("2026 | 129 | 52% | 1.17 |")
    assert rows[17].startswith("2025 | 9 |")
    assert screen.findChild(Tile, "review.kept").figure == "−$7,178"  # type: ignore[union-attr]
    assert not field(screen, "edge").isVisible()
    click(screen, "earlier")
    settle(screen.desk)
    assert screen.header.title.text() == "2025"


def test_a_month_of_the_year_is_opened_from_its_row_and_its_bar(
    screen: ReviewScreen, settle: Settle
) -> None:
    screen.show_facts(unit="year")
    settle(screen.desk)
    table = screen.findChild(TableView, "review.year.months")
    assert table is not None
    table.opened.emit("2026-Q1")
    settle(screen.desk)
    assert screen.header.title.text() == "2026"
    table.opened.emit("2026-02")
    settle(screen.desk)
    assert screen.header.title.text() == "February 2026"
    screen.show_facts(unit="year")
    settle(screen.desk)
    chart = screen.findChild(BarChart, "review.year.bars")
    assert chart is not None
    chart.chosen.emit(8)
    settle(screen.desk)
    assert screen.header.title.text() == "September 2026"


def test_a_month_is_held_against_the_one_before(screen: ReviewScreen, settle: Settle) -> None:
    screen.show_facts(unit="month", period="2026-10")
    settle(screen.desk)
    rows = lines(screen, "compared")
    assert rows[0] == "Net of the trades closed | −$5,114 | +$2,487 | +$7,601"
    assert "Win rate | 43.8% | 54.5% | +10.8 pts" in rows
    assert lines(screen, "compared_money")[0].startswith("Result, open trades too | ")
    screen.show_facts(unit="month", period="2026-09")
    settle(screen.desk)
    assert any(line.endswith("R") for line in lines(screen, "paid"))


class Longer(QTranslator):
    """Every text, 1.6 times as long."""

    def translate(self, context: str, text: str, *_: object) -> str:
        del context
        return text if "{" in text else text + "x" * (len(text) * 6 // 10)


@pytest.mark.parametrize("unit", ["week", "month", "year"])
def test_longer_words_widen_no_page(
    qtbot: QtBot, desk_on: Callable[..., Desk], settle: Settle, demo_journal: Path, unit: str
) -> None:
    translator = Longer()
    QCoreApplication.installTranslator(translator)
    try:
        desk = desk_on(demo_journal)
        made = ReviewScreen(desk)
        qtbot.addWidget(made)
        made.resize(1060, 720)
        made.show()
        settle(desk)
        made.show_facts(unit=unit)
        settle(desk)
        assert made.width() == 1060
        for each in made.findChildren(QPushButton):
            if each.isVisible():
                assert each.width() >= each.minimumSizeHint().width(), each.objectName()
        page = made.findChild(QWidget, "review.counts")
        assert page is not None
        whole = page.parentWidget()
        assert whole is not None
        assert whole.minimumSizeHint().width() <= 1060
    finally:
        QCoreApplication.removeTranslator(translator)
