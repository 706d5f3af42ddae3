"""The history of a borrow rate: typed, pasted, corrected, beside its course and its usual level."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.domain.market.observed import RatePoint
from journal_app.domain.problems import JournalError, Problem, Refused
from journal_app.services.rate_histories import (
    RateHistory,
    correct_rate,
    delete_rate,
    rate_history,
    rate_point,
    record_rates,
)
from journal_app.services.typed_terms import percent_of
from journal_app.ui.charts.line_chart import Line, LineChart
from journal_app.ui.dialogs.records_dialog import RecordsDialog
from journal_app.ui.messages import explain
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.models.row_table import Row
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.choice import Choice
from journal_app.ui.widgets.labels import Sentence

if TYPE_CHECKING:
    from journal_app.domain.money import Asset
    from journal_app.services.ports import UnitOfWork
    from journal_app.ui.desk import Desk

_CHART_HEIGHT: Final = 150
_SHOWN_PROBLEMS: Final = 3


class BorrowRatesDialog(RecordsDialog):
    """The dated borrow rates of one asset on one platform. names: all that the asset is called."""

    def __init__(
        self,
        desk: Desk,
        platform: str,
        called: str,
        names: Collection[Asset],
        parent: QWidget | None = None,
    ) -> None:
        self._platform = platform
        self._names = tuple(names)
        self._asset = self._names[0]
        self._corrected: RatePoint | None = None
        self._points: dict[str, RatePoint] = {}
        super().__init__(
            "platforms.rates",
            self.tr("Borrow rate of {asset} on {platform}").format(
                asset=self._asset, platform=called
            ),
            desk,
            [
                Column("at", self.tr("From"), stretches=True),
                Column("asset", self.tr("Asset")),
                Column("rate", self.tr("A year"), kind="number"),
            ],
            parent,
        )
        self.resize(940, 560)
        self.rate = AmountEdit("%")
        self.add_field("apr", self.tr("Rate a year"), self.rate, self.tr("APR, simple interest"))
        self.add_field("at", self.tr("From"), self.time)
        self.dates = Choice(
            [
                (None, self.tr("As the lines show")),
                ("day_first", self.tr("Day first: 07/12 is in December")),
                ("month_first", self.tr("Month first: 07/12 is in July")),
            ]
        )
        self.paste = button(self.tr("Paste rates"))
        self.paste.setObjectName("platforms.rates.paste")
        self.paste.clicked.connect(self.take_pasted)
        self.add_field(
            "dates",
            self.tr("Pasted dates"),
            self.dates,
            self.tr("Two columns from a table: a date, and the rate in percent."),
        )
        self.form.add_widget(self.paste)
        self._level = Sentence(color="muted")
        self._level.setObjectName("platforms.rates.level")
        self.chart = LineChart("time")
        self.chart.setFixedHeight(_CHART_HEIGHT)
        self.chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.chart.setAccessibleName(self.tr("Course of the borrow rate"))
        self.right.insertWidget(0, self._level)
        self.right.insertWidget(1, self.chart)
        can_write = desk.bridge.is_open and not desk.bridge.is_read_only
        for each in (self.rate, self.time):
            each.setReadOnly(not can_write)
        for control in (self.paste, self.dates):
            control.setEnabled(can_write)
        self._can_write = can_write
        self.start()

    def begin(self) -> None:
        """Ask for a new rate."""
        self._corrected = None
        self.rate.clear()
        self.take_up(self.desk.now(), is_new=True)
        self.rate.setFocus()

    def correct(self, key: object) -> None:
        """Ask for the corrections of a rate."""
        point = self._points.get(str(key))
        if point is None or not self._can_write:
            return
        self._corrected = point
        self.rate.set_amount(percent_of(point.apr))
        self.take_up(point.at, is_new=False)
        self.rate.setFocus()

    def take_up(self, at: datetime, *, is_new: bool) -> None:
        """Let the form stand for a rate; where nothing may be changed, nothing can be kept."""
        super().take_up(at, is_new=is_new)
        self.save.setEnabled(self._can_write)

    def keep(self) -> None:
        """Record what stands there, or say what it lacks."""
        if not self.save.isEnabled():
            return
        try:
            point = self._typed()
        except Refused as refused:
            self.show_problems(refused.problems)
            return
        clock, corrected = self.desk.clock, self._corrected
        if corrected is None:
            self.change(
                lambda journal: record_rates(journal, clock, [point]),
                self.tr("The rate is recorded."),
            )
        else:
            self.change(
                lambda journal: correct_rate(journal, clock, corrected, point),
                self.tr("The rate is corrected."),
            )

    def delete(self) -> None:
        """Delete the rate that is being corrected."""
        clock, corrected = self.desk.clock, self._corrected
        if corrected is not None:
            self.change(
                lambda journal: delete_rate(journal, clock, corrected),
                self.tr("The rate is deleted."),
            )

    def take_pasted(self) -> None:
        """Record all rates that the clipboard holds as one step, or say which lines are wrong."""
        if not self.paste.isEnabled():
            return
        desk = self.desk
        try:
            found = desk.readers.pasted_rates(
                QGuiApplication.clipboard().text(),
                desk.formats.zone,
                desk.formats.separators,
                self.dates.data(),
            )
        except Refused as refused:
            self._say_wrong_lines(refused)
            return
        points = [rate_point(self._platform, self._asset, at, percent) for at, percent in found]
        self.change(
            lambda journal: record_rates(journal, desk.clock, points),
            self.tr("{count} rates are recorded.").format(count=desk.formats.count(len(points))),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste rates by Ctrl+V where no field takes it."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.take_pasted()
        else:
            super().keyPressEvent(event)

    def read_sheet(self, uow: UnitOfWork, now: datetime) -> RateHistory:
        """Read the history."""
        return rate_history(uow, self._platform, self._names, now)

    def show_sheet(self, sheet: RateHistory) -> None:
        """Show the rates, the newest first, their course and what is usual."""
        formats = self.desk.formats
        self._points = {f"{each.asset} {each.at.isoformat()}": each for each in sheet.points}
        self.show_rows(
            [
                Row(
                    key,
                    [
                        Cell(formats.full_time(each.at), order=each.at),
                        Cell(each.asset, "muted"),
                        Cell(formats.percent(each.apr, 2), order=each.apr),
                    ],
                )
                for key, each in reversed(self._points.items())
            ]
        )
        words = self.tr("In force {rate}, usual {usual} (median of the last 90 days)")
        self._level.setText(
            words.format(rate=formats.percent(sheet.apr, 2), usual=formats.percent(sheet.usual, 2))
        )
        self._level.setVisible(bool(sheet.points))
        self.chart.setVisible(len(sheet.points) > 1)
        self._draw(sheet)

    def _draw(self, sheet: RateHistory) -> None:
        formats = self.desk.formats
        self.chart.set_formats(
            lambda percent: formats.number(percent, 2) + "%", formats=formats, scale=formats.number
        )
        course: list[Any] = [(each.at, percent_of(each.apr)) for each in sheet.points]
        now = self.desk.now()
        if course and course[-1][0] < now:
            course.append((now, course[-1][1]))
        lines = [Line(self.tr("Rate"), course, "accent", "steps")]
        usual = percent_of(sheet.usual)
        if usual is not None and course:
            ends = [(course[0][0], usual), (course[-1][0], usual)]
            lines.append(Line(self.tr("Usual"), ends, "muted", "dashed"))
        self.chart.show_series(lines)

    def _words_for_nothing(self) -> str:
        return self.tr("No rate yet. With a history, what is usual is known, and what is not.")

    def _typed(self) -> RatePoint:
        """What stands there. Raises: Refused, where something is missing or cannot be read."""
        problems = []
        percent = self.rate.amount()
        if percent is None:
            code = "not_a_number" if self.rate.text().strip() else "empty"
            problems.append(Problem("apr", code, {"text": self.rate.text()}))
        at = None
        try:
            at = self.moment()
        except Refused as refused:
            problems += [Problem("at", each.code, each.facts) for each in refused.problems]
        if problems or percent is None or at is None:
            raise Refused(problems)
        asset = self._corrected.asset if self._corrected else self._asset
        return rate_point(self._platform, asset, at, percent)

    def _say_wrong_lines(self, refused: Refused) -> None:
        if any(each.code == "date_order_unknown" for each in refused.problems):
            self.show_problems([Problem("dates", "date_order_open")])
            return
        self.show_problems([])
        told = [explain(each) for each in refused.problems[:_SHOWN_PROBLEMS]]
        more = len(refused.problems) - len(told)
        if more:
            told.append(self.tr("and {count} more").format(count=self.desk.formats.count(more)))
        self.say(". ".join(told))

    def _refuse(self, error: JournalError) -> None:
        super()._refuse(error)
        self.save.setEnabled(self._can_write)
