"""A table that no format knows, asked about: saved mappings above, its columns below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.importing.mapping import ColumnMapping
from journal_app.domain.importing.table_sample import TableSample
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.import_answers import ImportAnswers
from journal_app.ui.dialogs.import_work import Sampled
from journal_app.ui.dialogs.mapping_bar import MappingBar
from journal_app.ui.dialogs.mapping_form import MappingForm


class Mapper(QWidget):
    """Signal: `changed()`, at every answer. It is hidden as long as there is nothing to ask."""

    changed = Signal()

    def __init__(self, desk: Desk, answers: ImportAnswers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers = answers
        self._sample = TableSample(())
        self.is_asked = False
        self._form = MappingForm()
        self._bar = MappingBar(desk, lambda: answers.into(self._form.mapping()))
        self._form.add_to_head(self._bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._form)
        self._bar.taken.connect(self._take)
        self._form.changed.connect(self.changed)
        self.hide()

    def ask(self, sampled: Sampled) -> None:
        """Ask about a table, beginning with the saved mapping that fits it best."""
        self._sample = sampled.sample
        self.is_asked = True
        self._bar.offer(sampled.fitting, sampled.best)
        self._take(sampled.best)
        self.show()
        self._form.focus_first()

    def let_go(self) -> None:
        """Ask no more: another file is looked at."""
        self.is_asked = False
        self.hide()

    @property
    def mapping(self) -> ColumnMapping | None:
        """The mapping that is told; None where something is still missing."""
        return None if self.missing else self._form.mapping()

    @property
    def missing(self) -> str:
        """Why rows cannot be read yet; empty where they can."""
        return self._form.missing

    def ask_for_decimal_sign(self) -> None:
        """Bring the keyboard to how numbers are written."""
        self._form.ask_for_decimal_sign()

    def _take(self, mapping: ColumnMapping | None) -> None:
        self._answers.take_from(self._form.show_table(self._sample, mapping))
