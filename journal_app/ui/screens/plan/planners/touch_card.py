"""How likely an open position is to touch its levels, for a volatility that is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from journal_app.domain.planning.ranges import above_zero
from journal_app.ui.models.live_table import LiveTable
from journal_app.ui.screens.plan.planners.asked import Choose, Number, read
from journal_app.ui.screens.plan.planners.form import PlannerForm
from journal_app.ui.screens.plan.planners.planner import columns
from journal_app.ui.screens.plan.planners.stress_words import touch_rows
from journal_app.ui.screens.plan.planners.words import sentence_of
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.table import TableView
from journal_app.ui.words import sides_words

if TYPE_CHECKING:
    from journal_app.services.stressing import OpenLevels
    from journal_app.ui.desk import Desk

_ROW: Final = 32


class TouchCard(Card):
    """Liquidation, stop and target of one position, each with its probability."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._positions: Sequence[OpenLevels] = ()
        self.set_title(self.tr("How likely a level is touched"))
        self.set_aside(self.tr("a rough figure, without jumps"))
        self.form = PlannerForm(
            (
                Choose("position", self.tr("Position"), []),
                Number("volatility", self.tr("Volatility a year"), "percent", "60"),
                Number("touch_days", self.tr("Within days"), "days", "30", above_zero),
            )
        )
        self.form.edited.connect(self._reckon)
        self.table = LiveTable(
            columns(
                ("level", self.tr("Level")),
                ("price", self.tr("Price")),
                ("away", self.tr("Away")),
                ("chance", self.tr("Touched")),
            )
        )
        self.view = TableView(_ROW)
        self.view.setModel(self.table)
        self.view.setObjectName("planner.touch")
        self.view.setAccessibleName(self.title)
        self.view.show_all_rows()
        self.body.addWidget(self.form)
        self.body.addWidget(self.view)
        self.body.addWidget(
            Sentence(
                self.tr(
                    "The price is thought to walk at random, with this volatility and without a"
                    " drift. Markets jump and their volatility moves, so it may well be likelier."
                ),
                12,
                color="muted",
            )
        )
        self.hide()

    def show_positions(self, positions: Sequence[OpenLevels]) -> None:
        """Let choose among the open positions; without any there is nothing to ask."""
        self.setVisible(bool(positions))
        if positions == self._positions:
            return
        self._positions = positions
        words = self.tr("No. {number} {name}, {asset}")
        self.form.offer(
            {
                "position": [
                    (
                        (each.trade_id, each.asset),
                        words.format(
                            number=each.number, name=sides_words(each.name), asset=each.asset
                        ),
                    )
                    for each in positions
                ]
            }
        )
        self._reckon()

    def _reckon(self) -> None:
        formats = self._desk.formats
        reading = read(self.form.asked(), self.form.typed(), formats.read)
        told = {name: sentence_of(each, formats) for name, each in reading.problems.items()}
        self.form.show_problems(told)
        chosen = self.form.choices["position"]
        for each in self._positions:
            if reading.values is not None and (each.trade_id, each.asset) == chosen:
                values = reading.values
                volatility, days = values.number("volatility"), values.number("touch_days")
                self.table.show_rows(touch_rows(each, volatility, days, formats))
                self.view.fit_columns()
