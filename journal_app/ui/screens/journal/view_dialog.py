"""The name of a saved view: of a new one, or another of one that is known."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.problems import JournalError, Refused
from journal_app.services.ports import SavedView
from journal_app.services.saving_views import rename_view, save_view
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.messages import explain
from journal_app.ui.theme import theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.field import FieldColumn
from journal_app.ui.widgets.labels import Label

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ViewDialog(Dialog):
    """Saves what is shown under a new name, or renames a view. Signal: `kept(view)`."""

    kept = Signal(object)

    def __init__(
        self, desk: Desk, view: SavedView, parent: QWidget | None = None, *, is_new: bool
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setObjectName("journal.view.dialog")
        self._desk, self._view, self._is_new = desk, view, is_new
        title = self.tr("Save a view") if is_new else self.tr("Rename a view")
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        self.name = QLineEdit("" if is_new else view.name)
        self.name.setFont(theme().font())
        self.name.setObjectName("journal.view.name")
        self.name.selectAll()
        form = FieldColumn()
        hint = self.tr("Filters, search, order and groups are saved with it.") if is_new else ""
        self._field = form.add(self.tr("Name"), self.name, hint)
        self.name.textEdited.connect(lambda _: self._field.clear_problem())
        self.save = button(self.tr("Save") if is_new else self.tr("Rename"), "primary")
        self.save.setObjectName("journal.view.save")
        self.save.clicked.connect(self.keep)
        cancel = button(self.tr("Cancel"))
        cancel.setObjectName("journal.view.cancel")
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(14)
        column.addWidget(Label(title, 16, 700))
        column.addWidget(form)
        column.addStretch(1)
        column.addLayout(buttons)

    def keep(self) -> None:
        """Keep it under what stands there, or say why that cannot be."""
        if not self.save.isEnabled():
            return
        self.save.setEnabled(False)
        clock, view, name = self._desk.clock, self._view, self.name.text()
        if self._is_new:
            named = replace(view, name=name)
            self._desk.bridge.change(
                lambda journal: save_view(journal, clock, named, is_new=True),
                self._done,
                owner=self,
                otherwise=self._refuse,
            )
        else:
            self._desk.bridge.change(
                lambda journal: rename_view(journal, clock, view.screen, view.name, name),
                self._done,
                owner=self,
                otherwise=self._refuse,
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep by Enter."""
        if event.key() in _ENTER:
            self.keep()
        else:
            super().keyPressEvent(event)

    def _done(self, view: SavedView) -> None:
        self.kept.emit(view)
        self.accept()

    def _refuse(self, error: JournalError) -> None:
        self.save.setEnabled(True)
        if isinstance(error, Refused):
            self._field.show_problem(explain(error.problems[0]))
            self.name.setFocus()
        else:
            self._desk.bridge.failed.emit(error)
            self.reject()
