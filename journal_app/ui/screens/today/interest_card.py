"""The card of what is owed on each platform, and what it costs a day."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.ui.formatting import Formats
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.models.row_table import Row, RowTable
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.table import TableView

if TYPE_CHECKING:
    from journal_app.domain.watching.interest_by_platform import OwedOn


class InterestCard(Card):
    """A row for each asset owed on a platform, the dearest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Interest per day by platform"))
        self.setObjectName("today.interest_card")
        self._model = RowTable(
            (
                Column("platform", self.tr("Platform"), stretches=True),
                Column("asset", self.tr("Owed")),
                Column("value", self.tr("Value"), kind="number"),
                Column("rate", self.tr("Rate"), kind="number"),
                Column("per_day", self.tr("Per day"), kind="number"),
            ),
            self,
        )
        self.table = TableView()
        self.table.setObjectName("today.interest_table")
        self.table.setAccessibleName(self.tr("Interest per day by platform"))
        self.table.setModel(self._model)
        self.table.show_all_rows()
        self._calm = Sentence(self.tr("Nothing is borrowed."), color="muted")
        self.body.addWidget(self.table)
        self.body.addWidget(self._calm)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_interest(self, owed: Sequence[OwedOn], per_day: Decimal, formats: Formats) -> None:
        """Show what is owed. per_day: of all of it."""
        self._model.show_rows(
            [Row((one.platform, one.asset), _cells(one, formats)) for one in owed]
        )
        self.table.setVisible(bool(owed))
        self._calm.setVisible(not owed)
        if not owed:
            self.set_aside("")
            return
        total = self.tr("{money} a day in all").format(money=formats.money(per_day, places=2))
        if all(one.per_day is not None for one in owed):
            self.set_aside(total)
        else:
            self.set_aside(self.tr("{total}, without what has no rate").format(total=total))


def _cells(one: OwedOn, formats: Formats) -> Sequence[Cell]:
    return (
        Cell(one.platform, order=one.platform.lower()),
        Cell(one.asset, weight=600, aside=formats.amount(one.amount), order=one.asset.lower()),
        Cell(formats.money(one.value), order=one.value),
        Cell(formats.percent(one.rate), order=one.rate),
        Cell(formats.money(one.per_day, places=2), order=one.per_day),
    )
