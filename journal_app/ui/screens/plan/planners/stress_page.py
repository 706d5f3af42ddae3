"""The page of the stress planner: its tables, and what follows from one scenario of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from journal_app.domain.exact import ZERO
from journal_app.domain.watching.own_scenarios import FIRST_OWN, OwnScenario
from journal_app.domain.watching.stress import (
    Scenario,
    StressedAccount,
    StressedBook,
    stressed,
    together,
)
from journal_app.domain.watching.stress_grid import StressGrid, stress_grid
from journal_app.services.stress_scenarios import delete_scenario, move_scenario
from journal_app.ui.charts.chart_frame import ChartFrame
from journal_app.ui.desk import Desk
from journal_app.ui.formatting import Formats
from journal_app.ui.models.cells import Cell
from journal_app.ui.scenario_words import scenario_word
from journal_app.ui.screens.plan.planners.page import PlannerPage
from journal_app.ui.screens.plan.planners.planner import Found, Planner
from journal_app.ui.screens.plan.planners.scenario_dialog import ScenarioDialog
from journal_app.ui.screens.plan.planners.scenarios_card import ScenariosCard
from journal_app.ui.screens.plan.planners.stress import StressAnswer
from journal_app.ui.screens.plan.planners.stress_words import (
    grid_cells,
    grid_names,
    order_rows,
    scenario_row,
)
from journal_app.ui.screens.plan.planners.touch_card import TouchCard
from journal_app.ui.widgets.check_box import CheckBox
from journal_app.ui.widgets.choice import Choice
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.heat_map import HeatMap
from journal_app.ui.widgets.labels import Sentence

_MAP_HEIGHT: Final = 348
_CELL_HEIGHT: Final = 38
_MOST_HEIGHT: Final = 420
"""What goes first scrolls by itself beyond twelve liquidations, so that the map stays near."""
_TOGETHER: Final = "together"
_WORST: Final = "worst"
_WHOLE_BOOK: Final = -1
_PAUSE: Final = 40
"""Milliseconds after the last key, until a map is asked for: it takes as long as many scenarios."""


class StressPage(PlannerPage):
    """Adds scenarios together, tells one of them in its order, shows the map and the touches."""

    def __init__(self, planner: Planner, desk: Desk, parent: QWidget | None = None) -> None:
        self._boxes: dict[str, CheckBox] = {}
        self._runs: Sequence[StressedBook] = ()
        self._mapped: tuple[Any, ...] = ()
        self._ordered: tuple[StressedBook | None, Formats | None, Sequence[tuple[Cell, ...]]] = (
            None,
            None,
            (),
        )
        self._wanted: tuple[Sequence[StressedAccount], Decimal] = ((), ZERO)
        self._pause = QTimer(singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._map_anew)
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
                    "A crossed margin account closes one position after the other, the one that"
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
        return (self._made_map(), self.own, self.touch)

    def _made_map(self) -> ChartFrame:
        self.map = HeatMap()
        self.map.setObjectName("planner.map")
        self.map.set_highest_cell(_CELL_HEIGHT)
        self.map.set_value_title(self.tr("Equity"))
        self.map_frame = ChartFrame(
            self.tr("Prices and rates"),
            self.map,
            self.tr("how the equity changes; how many accounts are liquidated"),
            name="planner.map",
        )
        self.map_frame.setMinimumHeight(_MAP_HEIGHT)
        self.map_frame.copied.connect(lambda _: self.desk.notify(self.tr("The map is copied")))
        self.of = Choice()
        self.of.setObjectName("planner.map.of")
        self.of.setAccessibleName(self.tr("Account"))
        self.of.chosen.connect(self._show_again)
        self.map_frame.add_to_head(self.of)
        return self.map_frame

    # What follows

    def _show(self, found: Found) -> None:
        told: StressAnswer = found.more
        scenarios = {_key(each.scenario): each for each in told.runs}
        self._show_boxes({key: scenario_word(each.scenario) for key, each in scenarios.items()})
        checked = [each.scenario for key, each in scenarios.items() if self._is_checked(key)]
        self._runs = told.runs
        rows = dict(found.rows)
        if checked:
            both = self._together(told, checked)
            self._runs = (*told.runs, both)
            rows["scenarios"] = [*rows["scenarios"], scenario_row(both, self.desk.formats)]
        self._offer_details()
        detailed = self._detailed()
        if detailed is not None:
            rows["order"] = self._order_of(detailed)
            words = self.tr("{scenario}: by how much of it has come")
            self.cards["order"].set_aside(words.format(scenario=scenario_word(detailed.scenario)))
        super()._show(replace(found, rows=rows))
        self.cards["order"].setVisible(bool(told.book))
        self.cards["scenarios"].setVisible(bool(told.book))
        self._show_map(told)
        self._show_own(told)

    def _order_of(self, detailed: StressedBook) -> Sequence[tuple[Cell, ...]]:
        """What goes first; kept while it is the same, since sparing each account is sought."""
        seen, formats, rows = self._ordered
        if seen is not detailed or formats is not self.desk.formats:
            rows = order_rows(detailed, self.desk.formats)
            self._ordered = detailed, self.desk.formats, rows
        return rows

    def _show_again(self, *_: object) -> None:
        self.recalculate()

    def _together(self, told: StressAnswer, checked: Sequence[Scenario]) -> StressedBook:
        return stressed(told.book, together(checked), told.free_cash)

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
        self._order_boxes()
        self._checks.updateGeometry()

    def _order_boxes(self) -> None:
        """Tab leads through them as they stand."""
        boxes = list(self._boxes.values())
        for before, after in pairwise(boxes):
            self.setTabOrder(before, after)

    def _is_checked(self, key: str) -> bool:
        return self._boxes[key].isChecked()

    def _offer_details(self) -> None:
        """Let choose among the scenarios; the worst of them stands for itself until one is."""
        words = [(_key(each.scenario), scenario_word(each.scenario)) for each in self._runs]
        self.detail.set_choices([(_WORST, self.tr("The worst")), *words])

    def _detailed(self) -> StressedBook | None:
        chosen = self.detail.data()
        for each in self._runs:
            if _key(each.scenario) == chosen:
                return each
        return max(self._runs, key=lambda each: each.needed, default=None)

    # The map

    def _show_map(self, told: StressAnswer) -> None:
        self.map_frame.setVisible(bool(told.book))
        names = [(place, each.name) for place, each in enumerate(told.book)]
        self.of.set_choices([(_WHOLE_BOOK, self.tr("Whole book")), *names])
        place = self.of.data()
        book: Sequence[StressedAccount] = told.book
        if place is not None and 0 <= place < len(book):
            book = [book[place]]
        seen = (tuple(map(_seen, book)), told.days, self.desk.formats)
        if not book or seen == self._mapped:
            return
        self._mapped = seen
        self._wanted = book, told.days
        self._pause.start()

    def _map_anew(self) -> None:
        """Reckon the map beside the window; a book that was typed without a journal is small."""
        book, days = self._wanted
        bridge = self.desk.bridge
        if not bridge.is_open:
            self._show_grid(stress_grid(book, days), days)
            return
        bridge.read(
            lambda _: stress_grid(book, days),
            lambda grid: self._show_grid(grid, days),
            owner=self,
            replacing="map",
        )

    def _show_grid(self, grid: StressGrid, days: Decimal) -> None:
        formats = self.desk.formats
        rows, columns = grid_names(grid, formats)
        self.map.show_cells(rows, columns, grid_cells(grid, formats))
        self.map_frame.set_aside(
            self.tr("change of the equity after {days} days; the number of liquidations").format(
                days=formats.amount(days)
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
