"""A scenario of one's own: its name, and what happens in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from journal_app.domain.exact import plain
from journal_app.domain.market.percents import in_percent
from journal_app.domain.money import Asset
from journal_app.domain.planning.ranges import price_move, share
from journal_app.domain.problems import JournalError, Problem, Refused
from journal_app.domain.watching.own_scenarios import OwnScenario
from journal_app.services.stress_scenarios import keep_scenario
from journal_app.ui.dialogs.short_form import ShortForm
from journal_app.ui.messages import say
from journal_app.ui.screens.plan.planners.asked import Asked, Number, Rows, Ticker, Values, read
from journal_app.ui.screens.plan.planners.form import PlannerForm
from journal_app.ui.screens.plan.planners.words import sentence_of
from journal_app.ui.theme import theme

if TYPE_CHECKING:
    from journal_app.ui.desk import Desk

translate = QCoreApplication.translate


class ScenarioDialog(ShortForm):
    """Keeps a new scenario, or other figures or another name of one that is known."""

    def __init__(
        self,
        desk: Desk,
        scenario: OwnScenario,
        instead_of: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        add = translate("ScenarioDialog", "Keep a scenario")
        change = translate("ScenarioDialog", "Change a scenario")
        super().__init__(add if instead_of is None else change, parent)
        self.setObjectName("planner.scenario_dialog")
        self.setMinimumWidth(420)
        self._desk, self._instead_of = desk, instead_of
        self.name = QLineEdit(scenario.id)
        self.name.setFont(theme().font())
        self.name.setObjectName("planner.scenario_dialog.name")
        self.name.setPlaceholderText(self.tr("As in March 2020"))
        self._field = self.form.add(self.tr("Name"), self.name)
        self.name.textEdited.connect(lambda _: self._field.clear_problem())
        self.figures = PlannerForm(_asked())
        self.form.add_widget(self.figures)
        self._fill(scenario)
        self.figures.edited.connect(lambda: self.figures.show_problems({}))
        self.add_buttons("planner.scenario_dialog", self.tr("Keep"))
        self.name.setFocus()

    def keep(self) -> None:
        """Keep what stands there, or say what it lacks."""
        if not self.save.isEnabled():
            return
        asked, typed = self.figures.asked(), self.figures.typed()
        reading = read(asked, typed, self._desk.formats.read)
        if reading.values is None:
            self._say(reading.problems)
            return
        if twice := _named_twice(reading.values):
            self._say({twice: Problem(twice, "given_twice")})
            return
        self.save.setEnabled(False)
        desk, instead_of = self._desk, self._instead_of
        scenario = _scenario(self.name.text(), reading.values)
        desk.bridge.change(
            lambda journal: keep_scenario(journal, desk.clock, scenario, instead_of),
            self._kept,
            owner=self,
            otherwise=self._refuse,
        )

    def _fill(self, scenario: OwnScenario) -> None:
        self.figures.fill(
            {
                "all_move": in_percent(scenario.all_move),
                "depeg": in_percent(scenario.depeg),
                "rate_times": scenario.rate_times,
                "days": scenario.days,
                "points": in_percent(scenario.points),
            }
        )
        moves = [[asset, plain(in_percent(move))] for asset, move in scenario.moves.items()]
        self.figures.rows("moves").show_lines(moves or [["", "0"]])

    def _kept(self, _: OwnScenario) -> None:
        self._desk.notify(
            self.tr("The scenario is kept."),
            self.tr("Undo"),
            self._desk.actions["undo"].trigger,
        )
        self.accept()

    def _refuse(self, error: JournalError) -> None:
        self.save.setEnabled(True)
        if not isinstance(error, Refused):
            self._desk.bridge.failed.emit(error)
            return
        problems = {problem.field: problem for problem in error.problems}
        named = problems.pop("name", None)
        if named is not None:
            self._field.show_problem(say(named.code, named.facts))
            self.name.setFocus()
        self._say(problems)

    def _say(self, problems: Mapping[str, Problem]) -> None:
        formats = self._desk.formats
        self.figures.show_problems(
            {field: sentence_of(problem, formats) for field, problem in problems.items()}
        )


def _asked() -> tuple[Asked, ...]:
    return (
        Number(
            "all_move", translate("ScenarioDialog", "All prices move"), "percent", "0", price_move
        ),
        Rows(
            "moves",
            translate("ScenarioDialog", "Single assets"),
            (
                Ticker("asset", translate("ScenarioDialog", "But this asset"), is_needed=False),
                Number(
                    "move", translate("ScenarioDialog", "Moves by %"), "percent", "", price_move
                ),
            ),
            (("", "0"),),
        ),
        Number("depeg", translate("ScenarioDialog", "Pegs slip"), "percent", "0", price_move),
        Number("rate_times", translate("ScenarioDialog", "Rates"), "times", "1"),
        Number("days", translate("ScenarioDialog", "For days"), "days", "0"),
        Number("points", translate("ScenarioDialog", "Thresholds fall by"), "percent", "0", share),
    )


def _named_twice(values: Values) -> str:
    """The cell that names an asset which a line above it names; empty where none does."""
    seen: set[Asset] = set()
    for place, line in enumerate(values.lines("moves")):
        asset = line.asset("asset")
        if asset and asset in seen:
            return f"moves/{place}/asset"
        seen.add(asset)
    return ""


def _scenario(name: str, values: Values) -> OwnScenario:
    moves = {line.asset("asset"): line.number("move") for line in values.lines("moves")}
    return OwnScenario(
        id=name,
        all_move=values.number("all_move"),
        moves={asset: move for asset, move in moves.items() if asset},
        rate_times=values.number("rate_times"),
        days=values.number("days"),
        points=values.number("points"),
        depeg=values.number("depeg"),
    )
