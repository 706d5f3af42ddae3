"""Check the journal: what is not as it should be, what of it can be repaired, and repairing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal_app.services.checking import Checked, Repaired, check, repair
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.messages import found_words, mending_words, say
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.models.row_table import Row, RowTable
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.labels import Label, Sentence
from journal_app.ui.widgets.table import TableView

if TYPE_CHECKING:
    from journal_app.domain.problems import JournalError
    from journal_app.services.ports import Detail
    from journal_app.ui.desk import Desk

_SIZE: Final = (860, 520)
_LIST, _WORDS = range(2)
_MOST_ON_SHOW: Final = 500


class CheckDialog(Dialog):
    """Checks when it opens; the window goes on meanwhile."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("check")
        title = self.tr("Check the journal")
        self.setWindowTitle(title)
        self.resize(*_SIZE)
        self._desk = desk
        self.told = Sentence()
        self.told.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(12)
        column.addWidget(Label(title, 20, 700))
        column.addWidget(self.told)
        column.addWidget(self._made_pages(), 1)
        column.addLayout(self._made_foot())
        self._task = desk.bridge.long(
            check,
            self._show,
            owner=self,
            otherwise=self._refuse,
            on_progress=self._show_progress,
            changes=False,
        )
        self.finished.connect(lambda _: self._task.cancel())

    # Parts

    def _made_pages(self) -> QStackedWidget:
        self.table = TableView()
        self.table.setObjectName("check.findings")
        self.table.setAccessibleName(self.tr("What was found"))
        self._rows = RowTable(
            [
                Column("found", self.tr("Found"), stretches=True, sorts=False),
                Column("mend", self.tr("Repair"), sorts=False),
            ],
            self.table,
        )
        self.table.setModel(self._rows)
        self.table.chosen.connect(self._explain)
        self.whole = Sentence(color="muted")
        card = Card(margin=8)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.whole)
        self._words = EmptyState(self.tr("Every row and every figure is being checked…"))
        self._pages = QStackedWidget()
        self._pages.addWidget(card)
        self._pages.addWidget(self._words)
        self._pages.setCurrentIndex(_WORDS)
        return self._pages

    def _made_foot(self) -> QHBoxLayout:
        self.backups = button(self.tr("Show the backups"))
        self.backups.setObjectName("check.backups")
        self.backups.clicked.connect(self.accept)
        self.backups.clicked.connect(self._desk.actions["backups"].trigger)
        self.backups.hide()
        close = button(self.tr("Close"))
        close.setObjectName("check.close")
        close.clicked.connect(self.reject)
        self.repair = button(self.tr("Repair"), "primary")
        self.repair.setObjectName("check.repair")
        self.repair.clicked.connect(self._repair)
        self.repair.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.backups)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.repair)
        return row

    # Showing

    def _show_progress(self, done: int, of: int) -> None:
        formats = self._desk.formats
        self._words.set_sentence(
            self.tr("{done} of {of} trades are checked…").format(
                done=formats.count(done), of=formats.count(of)
            )
        )

    def _show(self, checked: Checked) -> None:
        found, mendable = checked.findings, checked.mendable
        is_ours = not self._desk.bridge.is_read_only
        if checked.is_whole:
            self._words.set_sentence(
                self.tr(
                    "Your journal is whole: every row is what was written, and every figure is"
                    " what its entries give."
                )
            )
            self._pages.setCurrentIndex(_WORDS)
        else:
            self._tell(
                self.tr(
                    "{mendable} of {found} findings can be repaired. The journal is kept as it is"
                    " first; nothing that you wrote is changed but to what the history proves."
                ).format(
                    mendable=self._desk.formats.count(len(mendable)),
                    found=self._desk.formats.count(len(found)),
                )
            )
            self._show_findings(found)
        self.repair.setVisible(bool(mendable) and is_ours)
        self.backups.setVisible(len(mendable) < len(found))

    def _show_findings(self, found: list[tuple[str, Detail]]) -> None:
        self._found = found[:_MOST_ON_SHOW]
        can, cannot = self.tr("Can be repaired"), self.tr("Cannot")
        self._rows.show_rows(
            [
                Row(
                    place,
                    [
                        Cell(said := self._said(name, each), tip=said),
                        Cell(chip=can, chip_tone="gain")
                        if each.mend
                        else Cell(chip=cannot, chip_tone="danger"),
                    ],
                )
                for place, (name, each) in enumerate(self._found)
            ]
        )
        self._pages.setCurrentIndex(_LIST)
        self.table.choose(0)
        self._explain(0)

    def _explain(self, key: object) -> None:
        """Say the chosen finding in full, and what can be done about it."""
        if isinstance(key, int) and key < len(self._found):
            name, each = self._found[key]
            self.whole.setText(f"{self._said(name, each)}. {mending_words(each.mend)}.")

    def _said(self, name: str, each: Detail) -> str:
        stored, expected = (
            None if value is None else self._desk.formats.told(str(value))
            for value in (each.stored, each.expected)
        )
        return found_words(name, each.trade, each.column, stored, expected)

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.show()

    def _refuse(self, error: JournalError) -> None:
        self._words.set_sentence(say(error.code, error.facts))
        self._pages.setCurrentIndex(_WORDS)
        self.repair.hide()

    # Repairing

    def _repair(self) -> None:
        desk, path = self._desk, self._desk.journal_path
        if path is None:
            return
        self.repair.setEnabled(False)
        self._words.set_sentence(self.tr("The journal is kept as it is, then repaired…"))
        self._pages.setCurrentIndex(_WORDS)
        desk.bridge.long(
            lambda journal, progress: repair(journal, desk.files, path, desk.clock, progress),
            self._show_repaired,
            owner=self,
            otherwise=self._refuse,
        )

    def _show_repaired(self, done: Repaired) -> None:
        formats = self._desk.formats
        self._show(done.after)
        count = len(done.before.findings) - len(done.after.findings)
        kept = "" if done.kept is None else done.kept.name
        said = self.tr("{count} repaired. The journal as it was is kept as {name}.")
        self._tell(said.format(count=formats.count(count), name=kept))
        self.repair.hide()
        self._desk.tell_backup()
