"""The rows of a file in a card: all of them, or those that become one thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from journal_app.services.import_preview import ImportPreview, RowPreview
from journal_app.services.transferring import ImportReport
from journal_app.ui.desk import Desk
from journal_app.ui.models.import_table import ImportTable
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.choice import Segments
from journal_app.ui.widgets.table import TableView

_CHOICE_HEIGHT: Final = 32


class ImportRows(Card):
    """A table of rows, and the choice of what is shown of them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", margin=12, parent=parent)
        self.setObjectName("import.card")
        self.set_title(self.tr("Rows"))
        self._desk = desk
        self._model = ImportTable(lambda: desk.formats, self)
        self.table = TableView()
        self.table.setObjectName("import.rows")
        self.table.setAccessibleName(self.tr("The rows of the file and what each becomes"))
        self.table.setModel(self._model)
        self._filter = Segments()
        self._filter.setObjectName("import.show")
        self._filter.setMinimumHeight(_CHOICE_HEIGHT)
        policy = self._filter.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the rows stay where they are
        self._filter.setSizePolicy(policy)
        self._filter.chosen.connect(self._show_only)
        self.add_to_head(self._filter)
        self.body.addWidget(self.table, 1)

    def show_preview(self, preview: ImportPreview, aside: str) -> None:
        """Show all rows and what each becomes."""
        self.set_aside(aside)
        self._offer(preview.report)
        self._model.show_rows(preview.rows)
        self._show_only(self._filter.data())

    def show_unknown(self, aside: str, rows: Sequence[RowPreview] = ()) -> None:
        """Show rows, or none, of which it is not known yet what they become."""
        self.set_aside(aside)
        self._model.show_rows(rows)
        self._filter.hide()

    def let_go(self) -> None:
        """Show no rows any more."""
        self._model.show_rows(())

    def _offer(self, report: ImportReport) -> None:
        parts = [("", self.tr("All {count}"), report.rows)]
        parts.append(("refused", self.tr("Refused {count}"), len(report.refused)))
        parts.append(("duplicate", self.tr("Duplicates {count}"), report.duplicates))
        parts.append(("skipped", self.tr("Left out {count}"), len(report.skipped)))
        count = self._desk.formats.count
        offered = [
            (word, text.format(count=count(number))) for word, text, number in parts if number
        ]
        self._filter.set_choices(offered)
        self._filter.setVisible(len(offered) > 1)

    def _show_only(self, becomes: str) -> None:
        self._model.show_only(becomes)
