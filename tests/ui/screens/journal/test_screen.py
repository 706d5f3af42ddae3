"""The journal by keyboard: found, chosen, narrowed, added to, corrected, taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.money import Asset
from journal_app.domain.trade import Status, Trade
from journal_app.services.ports import Journal, TradeFilter, UnitOfWork
from journal_app.services.recording import open_trade, record_entry, trash
from journal_app.ui.charts.chart_frame import ChartFrame
from journal_app.ui.charts.line_chart import LineChart
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.entry_dialog import EntryDialog
from journal_app.ui.dialogs.prices_dialog import PricesDialog
from journal_app.ui.filters.kinds import KINDS, PERIODS, trade_filter
from journal_app.ui.formatting import Formats
from journal_app.ui.models.cells import Cell
from journal_app.ui.screens.journal.page_words import AnswerWords, key_figures, plan_words
from journal_app.ui.screens.journal.profit_words import profit_rows
from journal_app.ui.screens.journal.screen import Found, JournalScreen
from journal_app.ui.screens.journal.trade_cells import columns
from journal_app.ui.undoing import Undoing
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.cell_painter import CellPainter
from tests.ui.conftest import NOW

OPEN_TRADE = 148


class Shown:
    """A journal screen on a desk of its own, and what it said in the rail."""

    def __init__(self, desk: Desk, wait: Callable[[Desk], None]) -> None:
        self.desk, self._wait = desk, wait
        self.said: list[str] = []
        desk.noticed.connect(lambda text, *_: self.said.append(text))
        self.undoing = Undoing(desk)
        self.screen = JournalScreen(desk)
        self.screen.resize(1080, 700)
        self.screen.show()
        self.settle()

    def settle(self) -> None:
        self._wait(self.desk)

    def read(self, work: Callable[[UnitOfWork], object]) -> object:
        found: list[object] = []
        self.desk.bridge.read(work, found.append, owner=self.screen)
        self.settle()
        return found[0]

    @property
    def number(self) -> int:
        """The number of the trade that is shown."""
        page = self.screen.panel.page
        return page.trade.number if page else 0

    def dialog(self) -> EntryDialog:
        return next(each for each in self.screen.findChildren(EntryDialog) if each.isVisible())


@pytest.fixture
def shown(
    desk_on: Callable[..., Desk],
    demo_journal: Path,
    settle: Callable[[Desk], None],
    qtbot: QtBot,
) -> Shown:
    shown = Shown(desk_on(demo_journal), settle)
    qtbot.addWidget(shown.screen)
    return shown


def test_every_trade_is_there_and_the_first_is_shown(shown: Shown) -> None:
    table = shown.screen.table
    assert table.table.rowCount() == 150
    assert shown.number == 150
    QTest.keyClick(table, Qt.Key.Key_Down)
    shown.settle()
    assert shown.number + 1 == 150
    assert table.table.cell(2, 1).text == "wstETH"


def test_search_and_filters_narrow_and_are_taken_back(shown: Shown) -> None:
    screen = shown.screen
    QTest.keyClicks(screen.search, "#148")
    shown.settle()
    assert screen.header.subtitle.text() == "1 of 150 trades"
    assert shown.number == OPEN_TRADE
    screen._show_found(Found([1], 1, None), None)
    assert screen.header.subtitle.text() == "1 trade"
    QTest.keyClick(screen.search, Qt.Key.Key_Escape)
    screen.filters.choose("status", ["liquidated"])
    shown.settle()
    assert 0 < screen.table.table.rowCount() < 150
    QTest.keyClicks(screen.search, "no such word")
    shown.settle()
    assert screen.panel.page is None
    screen.show_facts(trade_id=OPEN_TRADE)
    shown.settle()
    assert screen.table.chosen_key == OPEN_TRADE
    assert screen.header.subtitle.text() == "150 trades"


def test_what_is_chosen_stays_through_sorting_and_changes(shown: Shown) -> None:
    screen = shown.screen
    screen.show_facts(trade_id=OPEN_TRADE)
    shown.settle()
    screen.model.sort(next(i for i, c in enumerate(columns()) if c.key == "net"))
    shown.settle()
    assert screen.table.chosen_key == OPEN_TRADE
    nets = [screen.model.row_of(each) for each in screen.model.ids[:3]]
    assert nets == [0, 1, 2]


def test_an_entry_is_added_from_a_link_and_undone(shown: Shown) -> None:
    screen = shown.screen
    screen.show_facts(trade_id=OPEN_TRADE, entry="gas", asset="ETH", amount=1)
    shown.settle()
    dialog = shown.dialog()
    assert dialog.form.word == "gas"
    before = len(screen.panel.ledger.rows)
    QTest.keyClick(dialog.form.amounts["amount"], Qt.Key.Key_Return)
    shown.settle()
    assert len(screen.panel.ledger.rows) == before + 1
    assert "Gas" in shown.said[-1]
    shown.desk.actions["undo"].trigger()
    shown.settle()
    assert len(screen.panel.ledger.rows) == before


def test_an_entry_is_corrected_and_deleted_by_keys(shown: Shown) -> None:
    screen = shown.screen
    screen.show_facts(trade_id=OPEN_TRADE)
    shown.settle()
    ledger = screen.panel.ledger
    last = len(ledger.rows) - 1
    ledger.setCurrentIndex(ledger.model().index(last, 0))
    QTest.keyClick(ledger, Qt.Key.Key_Return)
    dialog = shown.dialog()
    assert dialog.form.word == "note"
    dialog.form.note.setPlainText("said otherwise")
    dialog.keep()
    shown.settle()
    assert ledger.rows[last].text == "said otherwise"
    QTest.keyClick(ledger, Qt.Key.Key_Delete)
    shown.settle()
    assert len(ledger.rows) == last
    opening = next(i for i, row in enumerate(ledger.rows) if row.chip == "Borrowed")
    ledger.setCurrentIndex(ledger.model().index(opening, 0))
    QTest.keyClick(ledger, Qt.Key.Key_Delete)
    shown.settle()
    assert shown.said


def test_delete_puts_a_trade_into_the_trash_and_undo_brings_it_back(shown: Shown) -> None:
    screen = shown.screen
    screen.show_facts(trade_id=OPEN_TRADE)
    shown.settle()
    QTest.keyClick(screen.table, Qt.Key.Key_Delete)
    shown.settle()
    assert screen.table.table.rowCount() == 149
    shown.desk.actions["undo"].trigger()
    shown.settle()
    assert screen.table.table.rowCount() == 150


def test_the_trash_can_be_looked_at_and_gives_trades_back(shown: Shown) -> None:
    screen = shown.screen
    QTest.keyClick(screen.table, Qt.Key.Key_Delete)
    shown.settle()
    screen.filters.choose("trash", ["trashed"])
    shown.settle()
    assert screen.table.table.rowCount() == 1
    screen.panel.bring_back.click()
    shown.settle()
    assert screen.table.table.rowCount() == 0
    screen.filters.clear()
    shown.settle()
    assert screen.table.table.rowCount() == 150


def test_notes_are_kept_when_another_trade_is_chosen(shown: Shown) -> None:
    screen = shown.screen
    screen.show_facts(trade_id=OPEN_TRADE)
    shown.settle()
    screen.panel.parts.choose(3)
    notes = screen.panel.about.findChild(QPlainTextEdit, "journal.said.notes")
    assert notes is not None
    notes.setPlainText("mine")
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    shown.settle()
    assert shown.read(lambda uow: uow.trades.get(OPEN_TRADE).notes) == "mine"
    screen.show_facts(trade_id=OPEN_TRADE)
    shown.settle()
    assert notes.toPlainText() == "mine"
    count = len(shown.said)
    shown.desk.actions["undo"].trigger()
    shown.settle()
    assert notes.toPlainText() == ""
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    shown.settle()
    assert len(shown.said) == count + 1


def test_a_journal_that_is_only_viewed_offers_no_change(
    desk_on: Callable[..., Desk], demo_journal: Path, settle: Callable[[Desk], None], qtbot: QtBot
) -> None:
    shown = Shown(desk_on(demo_journal, read_only=True), settle)
    qtbot.addWidget(shown.screen)
    shown.screen.show_facts(trade_id=OPEN_TRADE, entry="deposit")
    shown.settle()
    panel = shown.screen.panel
    assert not panel.add_entry.isVisible()
    assert not panel.close_trade.isVisible()
    assert not shown.screen.findChildren(EntryDialog)


def change(shown: Shown, work: Callable[[Journal], object]) -> None:
    shown.desk.bridge.change(work, lambda _: None, owner=shown.screen)
    shown.settle()


@pytest.mark.parametrize("act", ["add_entry", "close_trade"])
def test_by_key_too_nothing_is_recorded_in_the_trash(shown: Shown, act: str) -> None:
    change(shown, lambda journal: trash(journal, shown.desk.clock, [OPEN_TRADE]))
    shown.screen.filters.choose("trash", ["trashed"])
    shown.settle()
    assert shown.number == OPEN_TRADE
    shown.screen.show_facts(act=act)
    shown.settle()
    assert not [each for each in shown.screen.findChildren(QDialog) if each.isVisible()]
    assert shown.said[-1] == "The trade is in the trash. Bring it back first."


@pytest.mark.parametrize("status", ["planned", "cancelled"])
def test_by_key_too_nothing_is_recorded_in_a_plan(shown: Shown, status: str) -> None:
    shown.screen.filters.choose("status", [status])
    shown.settle()
    shown.screen.show_facts(act="add_entry")
    shown.settle()
    assert not shown.screen.findChildren(EntryDialog)
    assert shown.said[-1] == "The trade was never opened, so nothing is recorded in it."


def test_to_look_at_a_trade_changes_no_word_of_it(shown: Shown) -> None:
    def say(journal: Journal) -> None:
        """As a file may say it: with blanks around it, and a comma in a tag."""
        with journal.unit_of_work() as uow:
            uow.begin_action("describe_trade", NOW)
            trade = uow.trades.get(OPEN_TRADE)
            trade = replace(trade, notes="one\ntwo\n", lesson="wait ", tags=("x, y",))
            uow.trades.save(trade)
            uow.commit()

    change(shown, say)
    shown.screen.show_facts(trade_id=OPEN_TRADE)
    shown.settle()
    QTest.keyClick(shown.screen.table, Qt.Key.Key_Down)
    shown.settle()
    kept = cast("Trade", shown.read(lambda uow: uow.trades.get(OPEN_TRADE)))
    assert (kept.notes, kept.tags) == ("one\ntwo\n", ("x, y",))
    assert not shown.said


def test_a_trade_is_shown_from_among_those_in_the_trash(shown: Shown) -> None:
    change(shown, lambda journal: trash(journal, shown.desk.clock, [3, 4]))
    shown.screen.filters.choose("trash", ["trashed"])
    shown.settle()
    assert shown.number in (3, 4)
    shown.screen.show_facts(trade_id=OPEN_TRADE)
    shown.settle()
    assert shown.number == OPEN_TRADE


def test_undo_from_another_screen_leaves_the_filters_that_hide_nothing(shown: Shown) -> None:
    screen = shown.screen
    QTest.keyClicks(screen.search, f"#{OPEN_TRADE}")
    shown.settle()
    screen.hide()
    change(shown, lambda journal: trash(journal, shown.desk.clock, [OPEN_TRADE]))
    screen.show()
    shown.settle()
    assert screen.panel.page is None
    screen.hide()

    def go(_: str, facts: dict[str, int]) -> None:
        screen.show()
        screen.show_facts(**facts)

    shown.desk.gone.connect(go)
    shown.desk.actions["undo"].trigger()
    shown.settle()
    assert screen.table.chosen_key == OPEN_TRADE
    assert screen.search.text() == f"#{OPEN_TRADE}"


def test_what_is_recorded_is_shown_where_a_heading_is_chosen(shown: Shown) -> None:
    screen = shown.screen
    screen.show_facts(trade_id=OPEN_TRADE)
    screen.filters.show_choice({}, "month")
    screen._search()
    shown.settle()
    screen.table.fold(screen.table.trades.groups, away=True)
    shown.settle()
    assert not isinstance(screen.table.chosen_key, int)
    note = Draft(kind="note", at=NOW, note="seen")
    change(shown, lambda journal: record_entry(journal, shown.desk.clock, OPEN_TRADE, note))
    assert screen.panel.page is not None
    assert screen.panel.page.ledger[-1].recorded.entry.note == "seen"


def test_an_empty_journal_says_how_to_begin(
    desk_on: Callable[..., Desk], settle: Callable[[Desk], None], qtbot: QtBot
) -> None:
    shown = Shown(desk_on(), settle)
    qtbot.addWidget(shown.screen)
    assert shown.screen.header.subtitle.text() == "0 trades"
    assert not shown.screen.panel.isVisible()


def test_every_column_can_be_sorted_by(shown: Shown) -> None:
    def sorted_by_each(uow: UnitOfWork) -> int:
        return len({column.key for column in columns() if uow.lists.ids(TradeFilter(), column.key)})

    assert shown.read(sorted_by_each) == len(columns())


def test_filters_of_all_kinds_combine() -> None:
    zone = NOW.tzinfo
    assert zone is not None
    chosen: dict[str, tuple[str, ...]] = {
        **dict.fromkeys(("status", "platform", "account", "strategy", "asset"), ("x",)),
        "direction": ("long",),
        "tag": ("a", "b"),
        "period": ("30",),
        "closing": ("last_month",),
        "result": ("loss",),
        "plan": ("unplanned",),
        "rule": ("broken",),
        "trash": ("trashed",),
    }
    made = trade_filter(chosen, " words ", NOW.date(), zone)
    assert set(chosen) == set(KINDS)
    assert (made.text, made.tags, made.result) == ("words", ("a", "b"), "loss")
    assert (made.is_planned, made.has_breach) == (False, True)
    assert made.opened_from is not None
    assert made.opened_from.date().isoformat() == "2026-10-23"
    assert made.opened_before is None


def test_a_draft_is_not_called_opened(shown: Shown) -> None:
    page = shown.screen.panel.page
    assert page is not None

    def words(status: Status) -> str:
        trade = replace(page.trade, plan=None, status=status)
        return plan_words(replace(page, reckoned=replace(page.reckoned, trade=trade)), Formats())

    assert words(Status.OPEN).startswith("This trade was opened without a plan.")
    assert words(Status.DRAFT).startswith("This is a draft")


@pytest.mark.parametrize(
    ("word", "first", "after"),
    [
        ("365", "2025-11-22", None),
        ("month", "2026-11-01", None),
        ("last_month", "2026-10-01", "2026-11-01"),
        ("year", "2026-01-01", None),
        ("last_year", "2025-01-01", "2026-01-01"),
    ],
)
def test_a_period_is_of_the_opening_or_of_the_closing(
    word: str, first: str, after: str | None
) -> None:
    assert word in PERIODS
    for kind in ("period", "closing"):
        made = trade_filter({kind: (word,)}, "", NOW.date(), UTC)
        opened, closed = (made.opened_from, made.opened_before), (
            made.closed_from, made.closed_before
        )  # fmt: skip
        bounds, others = (opened, closed) if kind == "period" else (closed, opened)
        assert [day and day.date().isoformat() for day in bounds] == [first, after]
        assert others == (None, None)


def test_the_past_of_a_trade_is_shown_and_left_by_keys(shown: Shown) -> None:
    screen = shown.screen
    screen.show_facts(trade_id=OPEN_TRADE)
    shown.settle()
    panel = screen.panel
    assert panel.page is not None
    now = panel.page.figures
    QTest.keyClick(panel.moment, Qt.Key.Key_Home)
    shown.settle()
    assert panel.page.is_past
    assert panel.page.figures.total.net != now.total.net
    later = [row.is_later for row in panel.ledger.rows]
    assert later == sorted(later)
    assert later[-1]
    assert panel.add_entry.isHidden()
    screen.show_facts(act="add_entry")
    shown.settle()
    shown.dialog().reject()
    assert panel.page.figures == now, "what is recorded is recorded now"
    QTest.keyClick(panel.moment, Qt.Key.Key_Left)
    shown.settle()
    assert panel.page.is_past
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    shown.settle()
    assert not panel.page.is_past


def test_a_component_shows_the_entries_behind_it(shown: Shown) -> None:
    screen = shown.screen
    screen.show_facts(trade_id=OPEN_TRADE)
    shown.settle()
    page = screen.panel.page
    assert page is not None
    rows = {row.key: row for row in profit_rows(page, shown.desk.formats)}
    assert set(page.shares) < set(rows)
    assert all(len(rows[name].parts) == len(of) for name, of in page.shares.items())
    assert rows["interest"].parts[-1][0] == "Accrued, not charged yet"
    assert rows["fees"].parts[0][0] == "Opened"
    many = replace(page, shares={"fees": list(page.shares["fees"]) * 100})
    (fees, *_) = profit_rows(many, shown.desk.formats)
    assert fees.parts[0][0].endswith("earlier shares")
    assert len(fees.parts) == 61


def test_the_way_of_a_trade_is_drawn_when_its_plan_is_looked_at(shown: Shown) -> None:
    screen = shown.screen
    screen.show_facts(trade_id=OPEN_TRADE)
    shown.settle()
    plan = screen.panel.plan
    assert plan.frame is None, "charts are loaded when one is looked at"
    screen.panel.parts.choose(2)
    frame = cast("ChartFrame | None", plan.frame)
    assert frame is not None
    titles, rows = cast(LineChart, frame.chart).rows()
    assert titles == ["Time", "Mark", "Liquidation"]
    page = screen.panel.page
    assert page is not None
    assert len(rows) == len(page.way)
    frame.copy()
    assert shown.said[-1] == "The picture is copied."
    screen.panel.moment.asked.emit(page.ledger[0].recorded.entry.at)
    shown.settle()
    assert frame.isHidden()


def test_the_checklist_is_shown_as_it_was_answered(shown: Shown) -> None:
    screen = shown.screen
    answers = [
        AnswerWords("Is it clear?", "pass", "It is", ""),
        AnswerWords("Is it small?", "breach", "No", "Went ahead: a hedge"),
    ]
    answered = screen.panel.plan.answered
    answered.show_answers(answers)
    assert [row.accessibleName() for row in answered.rows if not row.isHidden()] == [
        "Is it clear? kept It is",
        "Is it small? broken No Went ahead: a hedge",
    ]
    answered.show_answers([])
    assert answered.isHidden()


def test_a_trade_without_a_plan_can_be_given_a_stop_later(shown: Shown) -> None:
    screen = shown.screen
    drafts = [
        Draft(kind="open", at=NOW, asset=Asset("ETH"), amount=Decimal(2), price=Decimal(2000))
    ]

    def begin(journal: Journal) -> Trade:
        clock, platforms = shown.desk.clock, shown.desk.platforms
        return open_trade(journal, clock, platforms, drafts, account="main", platform="aave_v3")

    begun: list[Trade] = []
    shown.desk.bridge.change(begin, begun.append, owner=screen)
    shown.settle()
    screen.show_facts(trade_id=begun[0].id)
    shown.settle()
    screen.panel.parts.choose(2)
    plan = screen.panel.plan
    assert not plan.give_stop.isHidden()
    QTest.keyClick(plan.give_stop, Qt.Key.Key_Return)
    dialog = shown.dialog()
    assert dialog.form.word == "stop"
    dialog.form.prefill(price=Decimal(1900))
    dialog.keep()
    shown.settle()
    page = screen.panel.page
    assert page is not None
    assert (page.figures.risk, page.figures.risk_basis) == (Decimal(200), "later_stop")
    assert plan.give_stop.isHidden()
    assert "R (later stop)" in [row.caption for row in key_figures(page, shown.desk.formats)]
    shown.desk.actions["undo"].trigger()
    shown.settle()
    assert not plan.give_stop.isHidden()


def test_trades_are_linked_followed_and_let_go(shown: Shown) -> None:
    screen = shown.screen
    screen.show_facts(trade_id=OPEN_TRADE)
    shown.settle()
    screen.panel.parts.choose(3)
    links = screen.panel.about.links
    QTest.keyClicks(links.number, "147")
    QTest.keyClick(links.number, Qt.Key.Key_Return)
    shown.settle()
    assert shown.said[-1] == "Linked with #147."
    opens = links.findChild(QPushButton, "journal.links.open.147")
    assert isinstance(opens, QPushButton)
    assert opens.accessibleName() == "Hedge of #147 · AVAX / LINK pair · closed"
    QTest.keyClick(opens, Qt.Key.Key_Return)
    shown.settle()
    assert shown.number == 147
    back = links.findChild(QPushButton, f"journal.links.open.{OPEN_TRADE}")
    assert isinstance(back, QPushButton)
    assert back.text().startswith("Hedged by #148")
    gone = links.findChild(QPushButton, f"journal.links.remove.{OPEN_TRADE}")
    assert isinstance(gone, QPushButton)
    gone.click()
    shown.settle()
    assert screen.panel.page is not None
    assert screen.panel.page.linked == []
    shown.desk.actions["undo"].trigger()
    shown.settle()
    assert len(screen.panel.page.linked) == 1
    QTest.keyClicks(links.number, "147")
    links.add.click()
    shown.settle()
    assert shown.said[-1] == "It cannot be linked: This is trade 147 itself"


def test_a_thesis_is_marked_invalid_from_the_plan_and_holds_again(shown: Shown) -> None:
    screen = shown.screen
    screen.show_facts(trade_id=OPEN_TRADE)
    shown.settle()
    screen.panel.parts.choose(2)
    mark = screen.panel.plan.mark_thesis
    assert (mark.text(), mark.isHidden()) == ("Mark thesis invalid", False)
    QTest.keyClick(mark, Qt.Key.Key_Return)
    shown.settle()
    page = screen.panel.page
    assert page is not None
    assert page.trade.is_thesis_invalid
    assert "watch_thesis_invalid" in page.crossed
    assert mark.text() == "Thesis holds again"
    QTest.keyClick(mark, Qt.Key.Key_Return)
    shown.settle()
    assert screen.panel.page is not None
    assert not screen.panel.page.trade.is_thesis_invalid


def test_the_position_has_its_room_beside_the_panel_of_the_narrowest_window(shown: Shown) -> None:
    shown.screen.resize(904, 600)  # the window's least less its slim rail
    shown.settle()
    table = shown.screen.table
    place = [each.key for each in table.table.columns].index("asset")
    wanted = CellPainter().width_of(Cell("wstETH", weight=600, chip="Short"))
    assert shown.screen.width() == 904
    assert shown.screen.panel.isVisible()
    assert table.columnWidth(place) >= wanted
    assert table.horizontalScrollBar().maximum() == 0


def test_a_long_position_is_cut_before_a_column_of_figures_goes(shown: Shown) -> None:
    """As wide as beside the rail of a window of 1280: the entry is looked for first."""
    table = shown.screen.table
    painter, room = CellPainter(), table.viewport().width()
    figures = ("leverage", "average_entry", "liquidation_price", "r_initial", "net")
    keys = [each.key for each in table.table.columns]
    assert shown.screen.width() == 1080
    assert shown.screen.panel.isVisible()
    assert set(figures) <= set(table.shown_columns)
    for key in figures:
        place = keys.index(key)
        cells = [table.table.cell(row, place) for row in range(15)]
        assert max(map(painter.width_of, cells)) <= table.columnWidth(place)
    assert sum(table.columnWidth(keys.index(key)) for key in table.shown_columns) <= room
    assert table.horizontalScrollBar().maximum() == 0
    shown.screen.resize(1700, 700)  # with room for all, nothing is cut or gone
    shown.settle()
    assert {"strategy", "platform"} <= set(table.shown_columns)
    position = keys.index("asset")
    wanted = [painter.width_of(table.table.cell(row, position)) for row in range(15)]
    assert max(wanted) <= table.columnWidth(position)


def test_a_price_of_the_chosen_trade_is_said_from_the_journal(shown: Shown, qtbot: QtBot) -> None:
    screen = shown.screen
    screen.show_facts(trade_id=OPEN_TRADE)
    shown.settle()
    page = screen.panel.page
    assert page is not None
    asset = next(held.asset for held in page.figures.positions if held.quantity)
    acts = {each.text(): each for each in screen.selected.made_menu().actions()}
    acts["Say a price…"].trigger()
    shown.settle()
    (sheet,) = (each for each in screen.findChildren(PricesDialog) if each.isVisible())
    field = sheet.findChild(AmountEdit, f"prices.{asset.lower()}")
    assert field is not None
    qtbot.waitUntil(field.hasFocus)
    sheet.reject()
    closed = cast(list[int], shown.read(lambda uow: [
        each.id for each in uow.trades.every() if each.status is Status.CLOSED
    ]))  # fmt: skip
    screen.show_facts(trade_id=closed[0])
    shown.settle()
    acts["Say a price…"].trigger()
    shown.settle()
    assert not [each for each in screen.findChildren(PricesDialog) if each.isVisible()]
