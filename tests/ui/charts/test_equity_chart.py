"""Equity and drawdown move under one cursor, and tell both."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.ui.charts.equity_chart import EquityChart
from journal_app.ui.charts.line_chart import Line
from journal_app.ui.formatting import Formats

START = datetime(2026, 1, 1, tzinfo=UTC)
FORMATS = Formats()


def line(name: str, *values: int) -> Line:
    days = (START + timedelta(days=number) for number in range(len(values)))
    return Line(name, list(zip(days, map(Decimal, values), strict=True)))


def test_one_cursor_tells_both(qtbot: QtBot) -> None:
    chart = EquityChart()
    qtbot.addWidget(chart)
    chart.setAccessibleName("Result of trades")
    chart.set_formats(FORMATS.number, formats=FORMATS)
    chart.show_curves([line("Result", 0, 9_000, 4_000)], line("Drawdown", 0, 0, -5_000))
    chart.resize(500, 400)
    chart.show()
    assert chart.above.left_width() != chart.below.left_width()
    assert chart.above._plot.drawn_in().left() == chart.below._plot.drawn_in().left()
    chart.above.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chart.above, Qt.Key.Key_End)
    assert chart.above.accessibleName() == "Result of trades"
    assert chart.above.accessibleDescription() == (
        "3 Jan 2026 00:00: Result 4,000; 3 Jan 2026 00:00: Drawdown −5,000"
    )
    assert chart.rows()[1][-1] == ["3 Jan 2026 00:00", "4,000", "−5,000"]
    QTest.keyClick(chart.above, Qt.Key.Key_Escape)
    assert chart.below.found() == []
