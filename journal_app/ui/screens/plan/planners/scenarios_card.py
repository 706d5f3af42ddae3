"""One's own scenarios: what happens in each, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.screens.plan.planners.stress_words import own_scenario_words
from journal_app.ui.widgets.buttons import Button, button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import ElidedLabel, Sentence
from journal_app.ui.widgets.ruled_row import RuledRow

if TYPE_CHECKING:
    from journal_app.domain.watching.own_scenarios import OwnScenario
    from journal_app.ui.formatting import Formats


class ScenarioRow(RuledRow):
    """One scenario. Signals: `changing()`, `dropping()`, `moving(by)`."""

    changing = Signal()
    dropping = Signal()
    moving = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ElidedLabel("", weight=600)
        self.words = ElidedLabel("", color="muted")
        self.change = button("", "quiet", "pencil", name=self.tr("Change the scenario"))
        self.drop = button("", "quiet", "trash-2", name=self.tr("Delete the scenario"))
        self.earlier = button("", "quiet", "chevron-up", name=self.tr("Run it earlier"))
        self.later = button("", "quiet", "chevron-down", name=self.tr("Run it later"))
        self.change.clicked.connect(self.changing)
        self.drop.clicked.connect(self.dropping)
        self.earlier.clicked.connect(lambda: self.moving.emit(-1))
        self.later.clicked.connect(lambda: self.moving.emit(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 4)
        row.setSpacing(4)
        row.addWidget(self.name, 2)
        row.addWidget(self.words, 3)
        for each in self.buttons:
            row.addWidget(each)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """What can be done, in the order of Tab."""
        return self.change, self.drop, self.earlier, self.later

    def show_scenario(
        self, scenario: OwnScenario, formats: Formats, *, place: int, count: int, can_change: bool
    ) -> None:
        """Show one, and where it stands among so many."""
        self.name.setText(scenario.id)
        self.words.setText(own_scenario_words(scenario, formats))
        for each, part in zip(self.buttons, ("change", "drop", "earlier", "later"), strict=True):
            each.setObjectName(f"planner.scenario.{place}.{part}")
            each.setAccessibleDescription(scenario.id)
            each.setEnabled(can_change)
        self.earlier.setEnabled(can_change and place > 0)
        self.later.setEnabled(can_change and place < count - 1)
        self.set_last(is_last=place == count - 1)


class ScenariosCard(Card):
    """Signals: `adding()`, `changing(scenario)`, `dropping(id)`, `moving(id, by)`."""

    adding = Signal()
    changing = Signal(object)
    dropping = Signal(str)
    moving = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Your scenarios"))
        self.set_aside(self.tr("run with the others"))
        self.add = button(self.tr("Keep what is tried…"))
        self.add.setObjectName("planner.scenario.add")
        self.add.clicked.connect(self.adding)
        self.add_to_head(self.add)
        self.rows: list[ScenarioRow] = []
        self._shown: Sequence[OwnScenario] = ()
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addLayout(self._column)
        self._none = Sentence(
            self.tr("None yet. Type one at the left and keep it under a name."), 12, color="muted"
        )
        self.body.addWidget(self._none)

    def show_scenarios(
        self, scenarios: Sequence[OwnScenario], formats: Formats, *, can_change: bool
    ) -> None:
        """Show them in their order."""
        self._shown = scenarios
        while len(self.rows) < len(scenarios):
            self._add_row()
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(scenarios))
            if place < len(scenarios):
                row.show_scenario(
                    scenarios[place],
                    formats,
                    place=place,
                    count=len(scenarios),
                    can_change=can_change,
                )
        self.add.setEnabled(can_change)
        self._none.setVisible(not scenarios)

    def _add_row(self) -> None:
        row, place = ScenarioRow(), len(self.rows)
        row.changing.connect(lambda: self.changing.emit(self._shown[place]))
        row.dropping.connect(lambda: self.dropping.emit(self._shown[place].id))
        row.moving.connect(lambda by: self.moving.emit(self._shown[place].id, by))
        self.rows.append(row)
        self._column.addWidget(row)
