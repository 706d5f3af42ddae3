"""A frame shows a chart's values as a table, and copies what it shows."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from journal_app.ui.charts.bar_chart import Bar, BarChart
from journal_app.ui.charts.chart_frame import ChartFrame
from journal_app.ui.formatting import Formats
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.table import TableView


@pytest.fixture
def frame(qtbot: QtBot) -> ChartFrame:
    chart = BarChart()
    chart.set_formats(Formats().plain, y_title="Net")
    chart.show_bars([Bar("Oct", Decimal("-5.5")), Bar("Nov", Decimal(7))])
    made = ChartFrame("Net by month", chart, "since May", name="review.bars")
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def button(frame: ChartFrame, name: str) -> QAbstractButton:
    found = frame.findChild(QAbstractButton, name)
    assert found is not None
    return found


def shown_tables(frame: ChartFrame) -> list[TableView]:
    return [each for each in frame.findChildren(TableView) if each.isVisible()]


def test_the_table_twin_follows_the_chart(frame: ChartFrame) -> None:
    QTest.keyClick(button(frame, "review.bars.table"), Qt.Key.Key_Space)
    assert [each.table.line(0)[1].text for each in shown_tables(frame)] == ["-5.5"]
    assert isinstance(frame.chart, BarChart)
    frame.chart.show_bars([Bar("Dec", Decimal(9))])
    frame.show_chart()
    assert [each.table.line(0)[1].text for each in shown_tables(frame)] == ["9"]
    QTest.keyClick(button(frame, "review.bars.table"), Qt.Key.Key_Space)
    assert frame.chart.isVisible()


def test_copying_takes_the_picture_or_the_table(frame: ChartFrame) -> None:
    copied: list[str] = []
    frame.copied.connect(copied.append)
    button(frame, "review.bars.copy").click()
    assert not QGuiApplication.clipboard().image().isNull()
    button(frame, "review.bars.table").click()
    button(frame, "review.bars.copy").click()
    assert QGuiApplication.clipboard().text() == "\tNet\nOct\t-5.5\nNov\t7"
    assert copied == ["picture", "table"]


def test_what_cannot_be_drawn_says_why(frame: ChartFrame) -> None:
    frame.show_sentence("No trade was closed yet.")
    assert not frame.chart.isVisible()
    assert not button(frame, "review.bars.copy").isEnabled()
    frame.show_chart()
    assert frame.chart.isVisible()


def test_what_is_too_long_for_the_head_stands_below_it(frame: ChartFrame) -> None:
    def shown() -> list[str]:
        return [each.text() for each in frame.findChildren(Sentence) if each.isVisible()]

    words = "mean +0.19 R · SQN 0.7 of money · 7 trades without a stop"
    frame.show_remark(words)
    assert shown() == [words]
    frame.show_remark("")
    assert not shown()
