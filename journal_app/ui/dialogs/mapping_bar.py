"""The saved mappings that fit a table: chosen, named and kept, or dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.importing.mapping import ColumnMapping
from journal_app.domain.problems import JournalError, Refused
from journal_app.services.import_mappings import delete_mapping, keep_mapping
from journal_app.ui.desk import Desk
from journal_app.ui.messages import explain, say
from journal_app.ui.theme import theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.choice import Choice
from journal_app.ui.widgets.labels import Label


class MappingBar(QWidget):
    """Signal: `taken(mapping)`, None for what the header says.

    answered: the mapping as it stands, with all that was said about the file.
    """

    taken = Signal(object)

    def __init__(
        self, desk: Desk, answered: Callable[[], ColumnMapping], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._answered = answered
        self._saved: list[ColumnMapping] = []
        self._choice = Choice()
        self._choice.setObjectName("mapping.saved")
        self._choice.setAccessibleName(self.tr("Saved mapping"))
        self._choice.setMinimumWidth(180)
        self._name = QLineEdit()
        self._name.setFont(theme().font())
        self._name.setObjectName("mapping.name")
        self._name.setPlaceholderText(self.tr("Name"))
        self._name.setAccessibleName(self.tr("Name to save the mapping under"))
        self._name.setFixedWidth(160)
        self._save = button(self.tr("Save"))
        self._save.setObjectName("mapping.save")
        self._delete = button(self.tr("Delete"), "quiet")
        self._delete.setObjectName("mapping.delete")
        self._said = Label("", 12, 400, "muted")
        self._said.setObjectName("mapping.said")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Label(self.tr("Mapping"), color="muted"))
        row.addWidget(self._choice)
        row.addWidget(self._delete)
        row.addWidget(self._said, 1)
        row.addWidget(Label(self.tr("Save as"), color="muted"))
        row.addWidget(self._name)
        row.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        self._choice.chosen.connect(self._take)
        self._name.textChanged.connect(self._judge)
        self._name.returnPressed.connect(self._keep)
        self._save.clicked.connect(self._keep)
        self._delete.clicked.connect(self._drop)
        self.offer([])

    def offer(self, saved: Sequence[ColumnMapping], chosen: ColumnMapping | None = None) -> None:
        """Offer the mappings that fit, one of them chosen."""
        self._saved = [*saved]
        self._choice.blockSignals(True)
        self._choice.set_choices(
            [("", self.tr("By the header")), *((each.id, each.id) for each in saved)]
        )
        self._choice.choose("" if chosen is None else chosen.id)
        self._choice.blockSignals(False)
        self._name.setText("" if chosen is None else chosen.id)
        self._judge()

    @property
    def _chosen(self) -> ColumnMapping | None:
        name = self._choice.data()
        return next((each for each in self._saved if each.id == name), None)

    def _judge(self) -> None:
        self._delete.setVisible(self._chosen is not None)
        self._save.setEnabled(bool(self._name.text().strip()))

    def _take(self) -> None:
        chosen = self._chosen
        self._name.setText("" if chosen is None else chosen.id)
        self._say("")
        self._judge()
        self.taken.emit(chosen)

    def _keep(self) -> None:
        if not self._save.isEnabled():
            return
        clock, mapping = self._desk.clock, replace(self._answered(), id=self._name.text())
        self._desk.bridge.change(
            lambda journal: keep_mapping(journal, clock, mapping),
            self._kept,
            owner=self,
            otherwise=self._refuse,
        )

    def _kept(self, mapping: ColumnMapping) -> None:
        others = [each for each in self._saved if each.id.casefold() != mapping.id.casefold()]
        self.offer([*others, mapping], mapping)
        self._say(self.tr("Saved; it is offered for files with these columns."))

    def _drop(self) -> None:
        chosen, clock = self._chosen, self._desk.clock
        if chosen is None:
            return
        self._desk.bridge.change(
            lambda journal: delete_mapping(journal, clock, chosen.id),
            lambda _: self._dropped(chosen),
            owner=self,
            otherwise=self._refuse,
        )

    def _dropped(self, dropped: ColumnMapping) -> None:
        actions = self._desk.actions
        self.offer([each for each in self._saved if each is not dropped])
        self._say(
            self.tr("Deleted; {undo} in the window brings it back.").format(
                undo=actions.keys_text("undo") or actions.text("undo")
            )
        )
        self._choice.setFocus()

    def _refuse(self, error: JournalError) -> None:
        told = explain(error.problems[0]) if isinstance(error, Refused) else ""
        self._say(told or say(error.code, error.facts), "danger")

    def _say(self, text: str, color: str = "muted") -> None:
        self._said.set_color(color)
        self._said.setText(text)
