"""The page of the stress planner: its tables, and what follows from one scenario of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journal_app.domain.problems import Problem
from journal_app.domain.watching.own_scenarios import FIRST_OWN, OwnScenario
from journal_app.domain.watching.stress import (
    Scenario,
    StressedAccount,
    StressedBook,
    together,
)
from journal_app.domain.watching.stress_grid import StressGrid
from journal_app.services.stress_scenarios import delete_scenario, move_scenario
from journal_app.ui.charts.chart_frame import ChartFrame
from journal_app.ui.desk import Desk
from journal_app.ui.models.live_table import greyed
from journal_app.ui.scenario_words import scenario_word
from journal_app.ui.screens.plan.planners.page import PlannerPage
from journal_app.ui.screens.plan.planners.piecewise import Answered, Piecewise
from journal_app.ui.screens.plan.planners.planner import Found, Planner
from journal_app.ui.screens.plan.planners.scenario_dialog import ScenarioDialog
from journal_app.ui.screens.plan.planners.scenarios_card import ScenariosCard
from journal_app.ui.screens.plan.planners.stress import StressAnswer
from journal_app.ui.screens.plan.planners.stress_pieces import (
    grid_in_pieces,
    runs_in_pieces,
    whole,
)
from journal_app.ui.screens.plan.planners.stress_words import (
    Row,
    awaited_row,
    grid_cells,
    grid_names,
    order_rows,
    remarks,
    scenario_row,
)
from journal_app.ui.screens.plan.planners.touch_card import TouchCard
from journal_app.ui.screens.plan.planners.words import sentence_of
from journal_app.ui.widgets.check_box import CheckBox
from journal_app.ui.widgets.choice import Choice
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.heat_map import HeatMap
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.words import sides_words

_MAP_HEIGHT: Final = 348
_CELL_HEIGHT: Final = 38
_MOST_HEIGHT: Final = 420
"""What goes first scrolls by itself beyond twelve liquidations, so that the map stays near."""
_TOGETHER: Final = "together"
_WORST: Final = "worst"
_WHOLE_BOOK: Final = -1


class StressPage(PlannerPage):
    """Adds scenarios together, tells one of them in its order, shows the map and the touches."""

    def __init__(self, planner: Planner, desk: Desk, parent: QWidget | None = None) -> None:
        self._boxes: dict[str, CheckBox] = {}
        self._book: Sequence[StressedAccount] = ()
        self._seen: object = None
        self._mapped: object = None
        super().__init__(planner, desk, parent)

    def more_cards(self) -> Sequence[QWidget]:
        """Checks under the scenarios, a choice over their order, and the cards below."""
        self._checks = QWidget()
        self._flow = FlowLayout(self._checks)
        self._adds = Sentence(
            self.tr("Together: check what comes at once, as a fall, a lost peg and dear money."),
            12,
            color="muted",
        )
        scenarios, order = self.cards["scenarios"], self.cards["order"]
        scenarios.body.addWidget(self._adds)
        scenarios.body.addWidget(self._checks)
        self.detail = Choice()
        self.detail.setObjectName("planner.detail")
        self.detail.setAccessibleName(self.tr("Scenario"))
        self.detail.chosen.connect(self._show_again)
        order.add_to_head(self.detail)
        self.views["order"].setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.views["order"].setMaximumHeight(_MOST_HEIGHT)
        order.body.addWidget(
            Sentence(
                self.tr(
                    "At is how much of the scenario has come by then."
                    " A crossed margin account closes one position after the other, the one that"
                    " the scenario costs most first, since no platform tells an order; a loan at"
                    " Aave is repaid by halves. Any other account is closed whole at its line."
                ),
                12,
                color="muted",
            )
        )
        self.own = ScenariosCard()
        self.own.adding.connect(self._add_scenario)
        self.own.changing.connect(self._change_scenario)
        self.own.dropping.connect(self._drop_scenario)
        self.own.moving.connect(self._move_scenario)
        self.touch = TouchCard(self.desk)
        self._typed_runs: Piecewise[Sequence[StressedBook]] = self._piecewise()
        self._order: Piecewise[Sequence[Row]] = self._piecewise()
        self._grid: Piecewise[StressGrid] = self._piecewise()
        return (self._made_map(), self.own, self.touch)

    def _piecewise(self) -> Piecewise[Any]:
        made: Piecewise[Any] = Piecewise(self)
        made.came.connect(self.recalculate)
        made.failed.connect(self._say_that_there_is_none)
        return made

    def _say_that_there_is_none(self) -> None:
        """What was told before stands grey."""
        self._grey(is_stale=True)
        problem = Problem("", "cannot_be_reckoned")
        self._show_reason({"": sentence_of(problem, self.desk.formats)}, set())

    def _made_map(self) -> ChartFrame:
        self.map = HeatMap()
        self.map.setObjectName("planner.map")
        self.map.set_highest_cell(_CELL_HEIGHT)
        self.map.set_value_title(self.tr("Equity"))
        self.map_frame = ChartFrame(self.tr("Prices and rates"), self.map, name="planner.map")
        self.map_frame.show_remark(
            self.tr("how the equity changes; how many accounts are liquidated")
        )
        self.map_frame.setMinimumHeight(_MAP_HEIGHT)
        self.map_frame.copied.connect(lambda _: self.desk.notify(self.tr("The map is copied")))
        self.of = Choice()
        self.of.setObjectName("planner.map.of")
        self.of.setAccessibleName(self.tr("Account"))
        self.of.chosen.connect(self._show_again)
        self.map_frame.add_to_head(self.of)
        return self.map_frame

    @property
    def is_at_work(self) -> bool:
        """Whether something of the journal's book is still being reckoned."""
        return any(each.is_at_work for each in (self._typed_runs, self._order, self._grid))

    # What follows

    def _show(self, found: Found) -> None:
        told: StressAnswer = found.more
        every = (*(each.scenario for each in told.known), *told.scenarios)
        self._show_boxes({_key(each): scenario_word(each) for each in every})
        checked = [each for each in every if self._is_checked(_key(each))]
        asked = (*told.scenarios, *([together(checked)] if checked else ()))
        ran = self._ran(told, asked)
        before = {_key(each.scenario): each for each in ran.value or ()}
        typed = [(scenario, before.get(_key(scenario))) for scenario in asked]
        runs = (*told.known, *(run for _, run in typed if run is not None))
        self._offer_details((*every, *asked[len(told.scenarios) :]))
        formats = self.desk.formats
        untold = told.gathered.untold if told.gathered is not None and told.free is not None else ()
        super()._show(
            replace(
                found,
                rows={
                    "scenarios": [
                        *(scenario_row(each, formats) for each in told.known),
                        *(
                            scenario_row(run, formats)
                            if ran.is_current and run is not None
                            else awaited_row(scenario, run, formats)
                            for scenario, run in typed
                        ),
                    ],
                    "order": self._order_of(self._detailed(runs), is_typed=told.free is None),
                },
                remarks=list(remarks(told.book, runs, told.free, untold, formats)),
            )
        )
        self.cards["order"].setVisible(bool(told.book))
        self.cards["scenarios"].setVisible(bool(told.book))
        self._show_map(told)
        self._show_own(told)

    def _ran(
        self, told: StressAnswer, asked: Sequence[Scenario]
    ) -> Answered[Sequence[StressedBook]]:
        """The runs of what is typed. A typed book is small, and answers with the key."""
        book, cash = told.book, told.free_cash
        pieces = partial(runs_in_pieces, book, asked, cash)
        if told.free is None:
            return Answered(whole(pieces()), is_current=True)
        return self._typed_runs.ask((book, asked, cash), pieces)

    def _order_of(self, detailed: StressedBook | None, *, is_typed: bool) -> Sequence[Row]:
        """What goes first, which takes its time, since what spares each account is sought."""
        if detailed is None:
            return ()
        self.cards["order"].set_aside(scenario_word(detailed.scenario))
        formats = self.desk.formats
        pieces = partial(order_rows, detailed, formats)
        if is_typed:
            return whole(pieces())
        found = self._order.ask((detailed, formats), pieces)
        return found.value or () if found.is_current else [greyed(row) for row in found.value or ()]

    def _show_again(self, *_: object) -> None:
        self.recalculate()

    def _show_boxes(self, words: dict[str, str]) -> None:
        """A box for each scenario in its order; one that stays keeps its check."""
        if {key: box.text() for key, box in self._boxes.items()} == words and list(
            self._boxes
        ) == list(words):
            return
        for key in self._boxes.keys() - words.keys():
            gone = self._boxes.pop(key)
            self._flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for key, word in words.items():
            box = self._boxes.pop(key, None)
            if box is None:
                box = CheckBox(word)
                box.setObjectName(f"planner.together.{key}")
                box.toggled.connect(self._show_again)
            else:
                self._flow.removeWidget(box)
            box.setText(word)
            self._boxes[key] = box
            self._flow.addWidget(box)
        self._checks.updateGeometry()

    def _is_checked(self, key: str) -> bool:
        return self._boxes[key].isChecked()

    def _offer_details(self, scenarios: Sequence[Scenario]) -> None:
        """Let choose among the scenarios; the worst of them stands for itself until one is."""
        words = [(_key(each), scenario_word(each)) for each in scenarios]
        self.detail.set_choices([(_WORST, self.tr("The worst")), *words])

    def _detailed(self, runs: Sequence[StressedBook]) -> StressedBook | None:
        chosen = self.detail.data()
        for each in runs:
            if _key(each.scenario) == chosen:
                return each
        return max(runs, key=lambda each: each.needed, default=None)

    # The map

    def _show_map(self, told: StressAnswer) -> None:
        if told.book is not self._book:
            self._book, self._seen = told.book, tuple(map(_seen, told.book))
            names = [(place, sides_words(each.name)) for place, each in enumerate(told.book)]
            self.of.set_choices([(_WHOLE_BOOK, self.tr("Whole book")), *names])
            self.map_frame.setVisible(bool(told.book))
        if not told.book:
            return
        place, days = self.of.data(), told.days
        is_one = place is not None and 0 <= place < len(told.book)
        pieces = partial(grid_in_pieces, [told.book[place]] if is_one else told.book, days)
        found = self._grid.ask((self._seen, place, days), pieces)
        if found.is_current and found.value is not None:
            self._show_grid(found.value, days)

    def _show_grid(self, grid: StressGrid, days: Decimal) -> None:
        formats = self.desk.formats
        if self._mapped == (seen := (grid, formats)):
            return
        self._mapped = seen
        rows, columns = grid_names(grid, formats)
        self.map.show_cells(rows, columns, grid_cells(grid, formats))
        self.map_frame.show_remark(
            self.tr("change of the equity after {days} days; the number of liquidations").format(
                days=formats.exactly(days)
            )
        )
        self.map_frame.show_chart()

    # One's own scenarios

    def _show_own(self, told: StressAnswer) -> None:
        bridge = self.desk.bridge
        kept = told.gathered.own if told.gathered is not None else ()
        can_change = bridge.is_open and not bridge.is_read_only
        self.own.show_scenarios(kept, self.desk.formats, can_change=can_change)
        positions = told.gathered.positions if told.gathered is not None else ()
        self.touch.show_positions(positions)
        self._tried = told.tried

    def _add_scenario(self) -> None:
        """Begin with what is tried out."""
        begun = self._tried or FIRST_OWN
        ScenarioDialog(self.desk, begun, parent=self).open()

    def _change_scenario(self, scenario: OwnScenario) -> None:
        ScenarioDialog(self.desk, scenario, instead_of=scenario.id, parent=self).open()

    def _drop_scenario(self, scenario_id: str) -> None:
        desk = self.desk
        desk.bridge.change(
            lambda journal: delete_scenario(journal, desk.clock, scenario_id),
            lambda _: desk.notify(
                self.tr("The scenario is deleted."),
                self.tr("Undo"),
                desk.actions["undo"].trigger,
            ),
            owner=self,
        )

    def _move_scenario(self, scenario_id: str, by: int) -> None:
        desk = self.desk
        desk.bridge.change(
            lambda journal: move_scenario(journal, desk.clock, scenario_id, by),
            lambda _: None,
            owner=self,
        )


def _key(scenario: Scenario) -> str:
    """What a scenario is known by while others come and go."""
    if scenario.name == _TOGETHER:
        return _TOGETHER
    return f"own:{scenario.label}" if scenario.name == "own" else scenario.name


def _seen(account: StressedAccount) -> tuple[object, ...]:
    """What an account's cells depend on."""
    held = account.account
    return account.name, held.law, held.beside, account.cost_per_year, account.penalty, account.rule
