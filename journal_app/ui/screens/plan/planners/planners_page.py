"""All planners: a list at the left, and the page of the one that is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from journal_app.ui.desk import Desk
from journal_app.ui.screens.plan.planners import (
    arbitrage,
    collateral,
    compare,
    cross_isolated,
    flash_loan,
    hedge,
    loop,
    pair,
    rates,
    rescue,
    stress,
)
from journal_app.ui.screens.plan.planners.page import PlannerPage
from journal_app.ui.screens.plan.planners.planner import Planner
from journal_app.ui.screens.plan.planners.side_list import SideList
from journal_app.ui.screens.plan.planners.stress_page import StressPage
from journal_app.ui.widgets.card import Card

_LIST_WIDTH: Final = 152
_PAGES: Final[Mapping[str, type[PlannerPage]]] = {"stress": StressPage}
"""The pages that show more than a form and its tables."""


class PlannersPage(QWidget):
    """Pages are made when they are first chosen, and keep what was typed while the window is open.

    Signal: `use_in_plan(taken)`, as of `PlannerPage`.
    """

    use_in_plan = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._planners = {made.name: made for made in _every(desk)}
        self._made: dict[str, PlannerPage] = {}
        self.list = SideList([(name, each.title) for name, each in self._planners.items()])
        self.list.setAccessibleName(self.tr("Planners"))
        self.list.chosen.connect(self._show)
        card = Card(margin=8)
        card.setFixedWidth(_LIST_WIDTH)
        card.body.addWidget(self.list, 1)
        self.pages = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(card)
        row.addWidget(self.pages, 1)
        self.show_planner(self.names[0])

    @property
    def names(self) -> tuple[str, ...]:
        """The planners in their order."""
        return tuple(self._planners)

    @property
    def chosen(self) -> str:
        """The planner that is on show."""
        return next(name for name, page in self._made.items() if page is self.pages.currentWidget())

    @property
    def is_over(self) -> bool:
        """Whether the trade is over that the planner on show began with."""
        return self.page(self.chosen).is_over

    def page(self, name: str) -> PlannerPage:
        """The page of a planner."""
        if name not in self._made:
            page = _PAGES.get(name, PlannerPage)
            made = page(self._planners[name], self.desk)
            made.use_in_plan.connect(self.use_in_plan)
            self._made[name] = made
            self.pages.addWidget(made)
        return self._made[name]

    def show_planner(self, name: str, asked: Mapping[str, Any] | None = None) -> None:
        """Choose a planner; `asked`: what it begins with, and where it leads back to (`back`)."""
        self.list.choose(name)
        if asked:
            self.page(name).begin(asked)

    def show_open_book(self) -> None:
        """Let the present planner start from the open trades of the journal."""
        page = self.pages.currentWidget()
        assert isinstance(page, PlannerPage)
        page.form.choice("book").choose("journal")

    def _show(self, name: str) -> None:
        self.pages.setCurrentWidget(self.page(name))


def _every(desk: Desk) -> tuple[Planner, ...]:
    return (
        rescue.planner(),
        rates.planner(),
        cross_isolated.planner(),
        collateral.planner(),
        loop.planner(),
        pair.planner(),
        hedge.planner(),
        arbitrage.planner(),
        compare.planner(desk.platforms.every()),
        flash_loan.planner(),
        stress.planner(),
    )
