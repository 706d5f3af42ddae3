"""The name of a saved view: of a new one, or another of one that is known."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from journal_app.domain.problems import JournalError, Refused
from journal_app.services.ports import SavedView
from journal_app.services.saving_views import rename_view, save_view
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.short_form import ShortForm
from journal_app.ui.messages import explain
from journal_app.ui.theme import theme


class ViewDialog(ShortForm):
    """Saves what is shown under a new name, or renames a view. Signal: `kept(view)`."""

    kept = Signal(object)

    def __init__(
        self, desk: Desk, view: SavedView, parent: QWidget | None = None, *, is_new: bool
    ) -> None:
        translate = QCoreApplication.translate
        title = (
            translate("ViewDialog", "Save a view")
            if is_new
            else translate("ViewDialog", "Rename a view")
        )
        super().__init__(title, parent)
        self.setObjectName(f"{view.screen}.view.dialog")
        self._desk, self._view, self._is_new = desk, view, is_new
        self.setMinimumWidth(420)
        self.name = QLineEdit("" if is_new else view.name)
        self.name.setFont(theme().font())
        self.name.setObjectName(f"{view.screen}.view.name")
        self.name.selectAll()
        hint = self.tr("What is chosen now is saved with it.") if is_new else ""
        self._field = self.form.add(self.tr("Name"), self.name, hint)
        self.name.textEdited.connect(lambda _: self._field.clear_problem())
        self.add_buttons(f"{view.screen}.view", self.tr("Save") if is_new else self.tr("Rename"))

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
