"""Bars tell exact values by keys, can be chosen, and add up as steps."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.ui.charts.bar_chart import Bar, BarChart, Part, steps
from journal_app.ui.formatting import Formats

D = Decimal
FORMATS = Formats()


@pytest.fixture
def chart(qtbot: QtBot) -> BarChart:
    made = BarChart()
    qtbot.addWidget(made)
    made.set_formats(FORMATS.plain, y_title="Net", formats=FORMATS)
    made.show_bars(
        [
            Bar("Oct", D("-599.123456789012345678"), title="October", note="11 trades"),
            Bar("Nov", D(0)),
            Bar("Dec", D(1200)),
        ]
    )
    made.resize(600, 240)
    made.show()
    return made


def test_keys_walk_over_the_bars_and_choose_one(qtbot: QtBot, chart: BarChart) -> None:
    chart.set_can_choose(can=True)
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleDescription() == "October: -599.123456789012345678, 11 trades"
    QTest.keyClick(chart, Qt.Key.Key_End)
    with qtbot.waitSignal(chart.chosen) as chosen:
        QTest.keyClick(chart, Qt.Key.Key_Return)
    assert chosen.args == [2]
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.cursor_text() == ""


def test_a_click_chooses_the_bar_under_it(qtbot: QtBot, chart: BarChart) -> None:
    chosen: list[int] = []
    chart.chosen.connect(chosen.append)
    spot = QPoint(round(chart.width() * 0.55), 100)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=spot)
    chart.set_can_choose(can=True)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=spot)
    assert chosen == [1]


def test_a_table_says_the_same(chart: BarChart) -> None:
    assert chart.rows() == (
        ["", "Net", ""],
        [
            ["October", "-599.123456789012345678", "11 trades"],
            ["Nov", "0", ""],
            ["Dec", "1200", ""],
        ],
    )


def test_each_step_begins_where_the_one_before_ended(chart: BarChart) -> None:
    made = steps([("Price", D(100)), ("Interest", D(-30)), ("Costs", D("-0.1"))])
    assert [(bar.base, bar.value) for bar in made] == [
        (D(0), D(100)),
        (D(100), D(-30)),
        (D(70), D("-0.1")),
    ]


@pytest.mark.parametrize("values", [[], [D(0)], [D("1e-18")], [D("-1e12"), D("1e-12")]])
def test_any_values_can_be_drawn(chart: BarChart, values: list[Decimal]) -> None:
    chart.show_bars([Bar(f"{value}", value) for value in values])
    chart.grab()


def test_parts_stand_on_each_other_and_are_told(qtbot: QtBot) -> None:
    chart = BarChart()
    qtbot.addWidget(chart)
    chart.set_formats(Formats().plain, y_title="Together")
    parts = (
        Part("Interest", Decimal(-30), "loss"),
        Part("Funding", Decimal(-10), "accent"),
        Part("Yield", Decimal(5), "gain"),
    )
    chart.show_bars([Bar("Nov", Decimal(-35), title="November", parts=parts)])
    chart.resize(300, 200)
    chart.show()
    assert chart._span == (Decimal(-40), Decimal(5))
    assert chart.rows() == (
        ["", "Interest", "Funding", "Yield", "Together"],
        [["November", "-30", "-10", "5", "-35"]],
    )
    QTest.keyClick(chart, Qt.Key.Key_Right)
    chart.grab()
    assert chart.cursor_text() == "November: -35, Interest -30, Funding -10, Yield 5"


def test_long_names_are_cut_rather_than_left_out(qtbot: QtBot) -> None:
    chart = BarChart()
    qtbot.addWidget(chart)
    chart.resize(400, 200)
    chart.show_bars([Bar(name, Decimal(1)) for name in ("Mean reversion", "Breakout", "Pair")])
    wide = [word for _, word in chart._names(200)]
    assert wide == ["Mean reversion", "Breakout", "Pair"]
    assert [word for _, word in chart._names(80)] == wide  # there is room beside a short one
    narrow = [word for _, word in chart._names(64)]
    assert narrow[0].startswith("Mean")
    assert narrow[0].endswith("…")
    assert narrow[1:] == ["Breakout", "Pair"]
    assert [word for _, word in chart._names(20)] == wide  # what meets its neighbour is left out
