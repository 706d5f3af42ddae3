"""The ledger of a trade as it is drawn: nothing that an entry did is cut."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QScrollBar
from pytestqt.qtbot import QtBot

from journal_app.ui.screens.journal.ledger_list import LedgerDelegate, LedgerList
from journal_app.ui.screens.journal.ledger_words import LedgerRow
from journal_app.ui.theme import theme

PLAIN = LedgerRow(1, "16 Oct 19:15", "Gas", "neutral", "Paid 0.003175 ETH", "")
LONG = LedgerRow(
    2,
    "16 Oct 19:15",
    "Opened",
    "accent",
    "Bought 2.56 ETH at 3,146.76",
    "liquidation 1,692.25 · health 0.97 → 1.86 · leverage 5.2× → 1.8×",
)


def test_what_an_entry_did_goes_on_in_a_second_line() -> None:
    wide = QFontMetrics(theme().font(12)).horizontalAdvance
    lines = LedgerDelegate.lines_below(LONG, 290)
    assert lines == [
        "16 Oct 19:15 · liquidation 1,692.25",
        "health 0.97 → 1.86 · leverage 5.2× → 1.8×",
    ]
    assert all(wide(line) <= 290 for line in lines)
    costly = LONG._replace(below=f"{LONG.below} · fee 2.48571429 USDC · late · and small")
    assert LedgerDelegate.lines_below(costly, 290) == [
        *lines,
        "fee 2.48571429 USDC · late · and small",
    ]
    assert LedgerDelegate.lines_below(costly, 20)[2].endswith(
        "fee 2.48571429 USDC · late · and small"
    )
    assert LedgerDelegate.lines_below(LONG, 900) == [f"{LONG.when} · {LONG.below}"]
    assert LedgerDelegate.lines_below(PLAIN, 20) == [PLAIN.when]
    unbroken = LONG._replace(when="", below="An effect that has no place to break")
    assert LedgerDelegate.lines_below(unbroken, 20) == [unbroken.below]


def test_no_figure_of_what_happened_is_cut() -> None:
    wide = QFontMetrics(theme().font(13)).horizontalAdvance
    borrowed = PLAIN._replace(text="Borrowed 991.05976 USDC at 5.20%")
    stretched = PLAIN._replace(text="Borrowed stretched 991.05976 USDC at stretched 5.20%")
    for row, room in ((borrowed, 215), (stretched, 215), (stretched, 150)):
        lines = LedgerDelegate.lines_above(row, room)
        assert " ".join(lines) == row.text
        assert len(lines) > 1
        assert all(wide(line) <= room for line in lines)
    assert LedgerDelegate.lines_above(borrowed, 900) == [borrowed.text]
    note = PLAIN._replace(text="word " * 200)
    assert len(LedgerDelegate.lines_above(note, 215)) == 3


def test_a_row_is_as_high_as_its_words_need(qtbot: QtBot) -> None:
    made = LedgerList()
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.show_rows([PLAIN, LONG])
    made.show()

    def heights() -> list[int]:
        return [made.visualRect(made.model().index(row, 0)).height() for row in range(2)]

    narrow = heights()
    assert narrow[1] > narrow[0]
    made.show_rows([PLAIN._replace(text="Borrowed 991.05976 USDC, of the second account"), LONG])
    assert heights()[0] > narrow[0]
    made.resize(900, 400)
    qtbot.waitUntil(lambda: len(set(heights())) == 1)


def test_the_newest_entry_is_in_sight_until_one_looks_around(qtbot: QtBot) -> None:
    made = LedgerList()
    qtbot.addWidget(made)
    made.resize(900, 200)
    made.show_rows([LONG._replace(entry_id=number) for number in range(1, 30)])
    made.show()
    bar = made.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    wide = bar.maximum()
    made.resize(300, 200)
    qtbot.waitUntil(lambda: bar.maximum() > wide)
    assert bar.value() == bar.maximum()
    made.resize(900, 200)
    qtbot.waitUntil(lambda: bar.maximum() == wide)
    assert bar.value() == bar.maximum()
    bar.triggerAction(QScrollBar.SliderAction.SliderToMinimum)
    made.resize(300, 200)
    qtbot.waitUntil(lambda: bar.maximum() > wide)
    assert bar.value() < bar.maximum()
