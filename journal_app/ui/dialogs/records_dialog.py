"""What the dialogs of dated records share: a form at the left, what is recorded at the right.

A row is opened to correct it; the form then stands for that record until it is kept or left.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.problems import JournalError, Problem, Refused
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.messages import explain, say
from journal_app.ui.models.cells import Column
from journal_app.ui.models.row_table import Row, RowTable
from journal_app.ui.theme import theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.field import Field, FieldColumn
from journal_app.ui.widgets.labels import Label, Sentence
from journal_app.ui.widgets.table import TableView

if TYPE_CHECKING:
    from journal_app.services.ports import UnitOfWork
    from journal_app.ui.desk import Desk


class RecordsDialog(Dialog):
    """Records, corrects and deletes what is dated. `name` begins the names of all its parts."""

    def __init__(
        self, name: str, title: str, desk: Desk, columns: Sequence[Column], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.resize(900, 460)
        self.desk = desk
        self.sheet: Any = None
        self.form = FieldColumn()
        self.fields: dict[str, Field] = {}
        self.time = QLineEdit()
        self._at: datetime = desk.now()
        self._was_tried = False
        self._problem = Sentence(color="danger")
        self._problem.hide()
        self.save = self._button("save", self.tr("Record"), self.keep, "primary")
        self.save.setDefault(True)
        self.leave = self._button("new", self.tr("New"), self.begin)
        self.remove = self._button("delete", self.tr("Delete"), self.delete)
        self.done_ = self._button("close", self.tr("Close"), self.accept)
        self.table = TableView()
        self.table.setObjectName(f"{name}.list")
        self.table.setAccessibleName(title)
        self.rows = RowTable(columns, self.table)
        self.table.setModel(self.rows)
        self.table.opened.connect(self.correct)
        self.nothing = EmptyState(self._words_for_nothing())
        self._lay_out(title)
        desk.bridge.journal_changed.connect(self._ask)

    # What each of them does in its own way

    def begin(self) -> None:
        """Ask for a new record."""
        raise NotImplementedError

    def correct(self, key: object) -> None:
        """Ask for the corrections of a record."""
        raise NotImplementedError

    def keep(self) -> None:
        """Record what stands there, or say what it lacks."""
        raise NotImplementedError

    def delete(self) -> None:
        """Delete what is being corrected."""
        raise NotImplementedError

    def read_sheet(self, uow: UnitOfWork, now: datetime) -> Any:
        """Read what is recorded, in the worker."""
        raise NotImplementedError

    def show_sheet(self, sheet: Any) -> None:
        """Show what is recorded."""
        raise NotImplementedError

    def _words_for_nothing(self) -> str:
        raise NotImplementedError

    # What they share

    def add_field(self, name: str, caption: str, editor: QWidget, hint: str = "") -> Field:
        """Add an editor to the form under a name that problems know it by."""
        editor.setObjectName(f"{self.objectName()}.{name}")
        if isinstance(editor, QLineEdit):
            editor.setFont(theme().font())
        self.fields[name] = self.form.add(caption, editor, hint)
        return self.fields[name]

    def start(self) -> None:
        """Begin, once the form stands."""
        self.begin()
        self._ask()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these records."""
        self.rows.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)

    def take_up(self, at: datetime, *, is_new: bool) -> None:
        """Let the form stand for a new record, or for one that is corrected."""
        self._at = at
        self._was_tried = False
        self.time.setText(self.desk.formats.full_time(at))
        self.save.setText(self.tr("Record") if is_new else self.tr("Correct"))
        self.save.setEnabled(True)
        self.leave.setVisible(not is_new)
        self.remove.setVisible(not is_new)
        self.show_problems([])

    def moment(self) -> datetime:
        """The time as it was typed; to the millisecond of what was recorded while it was not.

        Raises: Refused.
        """
        if self.time.text() == self.desk.formats.full_time(self._at):
            return self._at
        return self.desk.formats.read_time(self.time.text())

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Say each beside its field, and below what belongs to none."""
        told = list(problems)
        for name, field in self.fields.items():
            own = next((each for each in told if each.field == name), None)
            field.show_problem(say(own.code, {"field": name, **own.facts}) if own else "")
        self.say(" ".join(explain(each) for each in told if each.field not in self.fields))
        for each in told:
            if each.field in self.fields:
                self.fields[each.field].editor.setFocus()
                return

    def say(self, text: str) -> None:
        """Say below the form what is wrong with none of its fields."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def change(self, work: Any, said: str) -> None:
        """Change the journal, say so, and begin anew."""
        self.save.setEnabled(False)
        desk = self.desk

        def done(_: object) -> None:
            desk.notify(said, self.tr("Undo"), desk.actions["undo"].trigger)
            self.begin()

        desk.bridge.change(work, done, owner=self, otherwise=self._refuse)

    def _ask(self) -> None:
        now = self.desk.now()
        self.desk.bridge.read(
            lambda uow: self.read_sheet(uow, now), self._show, owner=self, replacing="sheet"
        )

    def _show(self, sheet: Any) -> None:
        self.sheet = sheet
        self.show_sheet(sheet)

    def _refuse(self, error: JournalError) -> None:
        self.save.setEnabled(True)
        if isinstance(error, Refused):
            self.show_problems(error.problems)
        else:
            self.desk.bridge.failed.emit(error)

    def _button(self, name: str, words: str, act: Any, kind: Any = "plain") -> Any:
        made = button(words, kind)
        made.setObjectName(f"{self.objectName()}.{name}")
        made.clicked.connect(lambda: act())
        return made

    def _lay_out(self, title: str) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.form)
        left.addWidget(self._problem)
        left.addStretch(1)
        self.right = right = QVBoxLayout()
        right.addWidget(self.table, 1)
        right.addWidget(self.nothing, 1)
        middle = QHBoxLayout()
        middle.setSpacing(18)
        middle.addLayout(left, 4)
        middle.addLayout(right, 5)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.remove)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        buttons.addWidget(self.done_)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(14)
        column.addWidget(Label(title, 16, 700))
        column.addLayout(middle, 1)
        column.addLayout(buttons)
