"""The weekly review: a calm sequence of sections, from what is open to what the stress run asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from journal_app.services.review_sheets import ReviewSheet
from journal_app.ui.charts.bar_chart import BarChart
from journal_app.ui.charts.chart_frame import ChartFrame
from journal_app.ui.formatting import Formats
from journal_app.ui.models.cells import Column
from journal_app.ui.screens.review import week_words
from journal_app.ui.screens.review.parts import EquityCard, ListCard, number
from journal_app.ui.widgets.head_choice import HeadWord
from journal_app.ui.widgets.labels import Sentence

translate = QCoreApplication.translate

_CHART_HEIGHT: Final = 264


class WeekPage(QWidget):
    """Sections one after the other. Signals: `opened(trade_id)`, `copied(what)` of a chart, and
    `stress_asked()`, for all that is behind the stress run.
    """

    opened = Signal(int)
    copied = Signal(str)
    stress_asked = Signal()

    def __init__(self, platform_name: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._platform_name = platform_name
        self._make_lists()
        self._waterfall = BarChart()
        self._waterfall.setObjectName("review.week.waterfall")
        self._frame = ChartFrame("", self._waterfall, name="review.week.waterfall")
        self._frame.setMinimumHeight(_CHART_HEIGHT)
        self._frame.copied.connect(self.copied)
        self._equity = EquityCard("review.week.equity")
        self._stress_note = Sentence(pixels=12, color="muted")
        self._stress.body.insertWidget(0, self._stress_note)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        grid.addWidget(self._frame, 0, 0)
        grid.addWidget(self._money, 0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._open)
        column.addWidget(self._stops)
        column.addWidget(self._crossed)
        column.addLayout(grid)
        column.addWidget(self._equity)
        column.addWidget(self._dealt)
        column.addWidget(self._stress)
        self._titles = (
            (self._open, self.tr("Open positions")),
            (self._stops, self.tr("Stops moved, and why")),
            (self._crossed, self.tr("Lines crossed, and what was done")),
            (self._frame, self.tr("Result by component")),
            (self._dealt, self.tr("Opened and closed")),
            (self._stress, self.tr("Stress run")),
        )
        for place, (card, title) in enumerate(self._titles, start=1):
            card.set_title(f"{place} · {title}")

    @property
    def sections(self) -> Sequence[QWidget]:
        """The sections from the first to the last, each by what takes the keyboard in it."""
        return [
            self._open.table_view,
            self._stops.table_view,
            self._crossed.table_view,
            self._waterfall,
            self._dealt.table_view,
            self._stress.table_view,
        ]

    def _make_lists(self) -> None:
        self._open = ListCard(
            "review.week.open",
            self.tr("Open positions"),
            [
                Column("name", self.tr("Position"), stretches=True),
                Column("platform", self.tr("Platform")),
                number("health", self.tr("Health")),
                number("margin", self.tr("Margin ratio")),
                number("rate", self.tr("Rate now")),
                number("planned", self.tr("Planned")),
                number("usual", self.tr("Usual")),
                number("net", self.tr("Net so far")),
            ],
            self.tr("Nothing was open at the end of the week."),
        )
        self._stops = ListCard(
            "review.week.stops",
            self.tr("Stops moved, and why"),
            [
                Column("at", self.tr("When")),
                Column("name", self.tr("Position")),
                Column("moved", self.tr("From → to")),
                Column("reason", self.tr("Reason"), stretches=True),
            ],
            self.tr("No stop was moved."),
        )
        self._crossed = ListCard(
            "review.week.crossed",
            self.tr("Lines crossed, and what was done"),
            [
                Column("at", self.tr("When")),
                Column("name", self.tr("Position")),
                Column("line", self.tr("What")),
                Column("done", self.tr("Done within a day"), stretches=True),
            ],
            self.tr("No line was crossed."),
        )
        self._money = ListCard(
            "review.week.money",
            self.tr("Realised and unrealised"),
            [
                Column("component", self.tr("Component"), stretches=True, sorts=False),
                number("realised", self.tr("Realised"), sorts=False),
                number("unrealised", self.tr("Unrealised"), sorts=False),
                number("total", self.tr("Both"), sorts=False),
            ],
        )
        self._dealt = ListCard(
            "review.week.dealt",
            self.tr("Opened and closed"),
            [
                number("number", self.tr("No.")),
                Column("name", self.tr("Position"), stretches=True),
                Column("what", self.tr("What")),
                Column("at", self.tr("When")),
                Column("strategy", self.tr("Strategy")),
                number("r", self.tr("R")),
                number("net", self.tr("Net")),
            ],
            self.tr("No trade was opened or closed."),
        )
        self._stress = ListCard(
            "review.week.stress",
            self.tr("Stress run"),
            [
                Column("scenario", self.tr("If"), sorts=False),
                Column("liquidated", self.tr("Liquidated"), stretches=True, sorts=False),
                number("left", self.tr("Equity left"), sorts=False),
                number("share", self.tr("Of now"), sorts=False),
                number("needed", self.tr("To be added before"), sorts=False),
                number("short", self.tr("Beyond free cash"), sorts=False),
            ],
            self.tr("No scenario was run."),
        )
        more = HeadWord(
            self.tr("Stress the open book"), self.tr("Show the planner of the stress run")
        )
        more.setObjectName("review.week.stress.more")
        more.clicked.connect(self.stress_asked)
        self._stress.add_to_head(more)
        self._open.opened.connect(self._open_trade)
        for card in (self._stops, self._crossed, self._dealt):
            card.opened.connect(self._open_trade)

    def show_sheet(self, sheet: ReviewSheet, formats: Formats) -> None:
        """Show a week."""
        review, parts = sheet.review, sheet.week
        assert parts is not None, "the sheet of a week has the parts of a week"
        assert review.equity is not None, "a review of every trade has the equity of every account"
        self._open.show_rows(
            week_words.position_rows(review.open_at_end, parts.rates, formats, self._platform_name)
        )
        self._stops.show_rows(week_words.stop_rows(parts.stops, formats))
        self._crossed.show_rows(
            week_words.crossed_rows(parts.crossed, formats),
            week_words.crossed_words(parts.crossed),
        )
        self._waterfall.set_formats(
            lambda value: formats.money(value, signed=True, places=2),
            y_title=self.tr("Result"),
            formats=formats,
        )
        bars = week_words.waterfall(review)
        self._waterfall.show_bars(bars, marked=len(bars) - 1)
        if len(bars) > 1:
            self._frame.show_chart()
        else:
            self._frame.show_sentence(self.tr("The week neither won nor lost anything."))
        self._money.show_rows(week_words.money_rows(review, formats))
        self._equity.show_equity(review.equity, formats)
        self._dealt.show_rows(week_words.dealt_rows(review, formats))
        run = parts.stress
        is_kept = run is None
        self._stress_note.setText(
            week_words.stress_kept_words(sheet.kept, formats)
            if is_kept
            else self.tr("The book as it stands at the last mark.")
        )
        self._stress.show_rows(week_words.stress_rows(run or (), formats))

    def _open_trade(self, key: object) -> None:
        self.opened.emit(key[0] if isinstance(key, tuple) else key)
