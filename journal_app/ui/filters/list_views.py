"""What is done with the saved views of a screen: saved, overwritten, renamed, deleted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from journal_app.services.ports import SavedView
from journal_app.services.saving_views import delete_view, save_view, views_of
from journal_app.ui.desk import Desk
from journal_app.ui.filters.view_chip import ViewChip


class ListViews(QObject):
    """Does what the chip asks for. shown: what is shown now, as a view of a name."""

    def __init__(
        self, desk: Desk, chip: ViewChip, shown: Callable[[str], SavedView], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._chip, self._shown, self._over = desk, chip, shown, parent
        chip.save_asked.connect(lambda: self._name_view(shown(""), is_new=True))
        chip.overwrite_asked.connect(self._overwrite_view)
        chip.rename_asked.connect(
            lambda name: self._name_view(SavedView(screen=chip.views_of, name=name), is_new=False)
        )
        chip.deletion_asked.connect(self._delete_view)

    def refresh(self) -> None:
        """Offer the views as they are now."""
        self._chip.is_read_only = self._desk.bridge.is_read_only
        self._desk.bridge.read(
            lambda uow: views_of(uow, self._chip.views_of),
            self._chip.offer,
            owner=self,
            replacing="views",
        )

    def _name_view(self, view: SavedView, *, is_new: bool) -> None:
        from journal_app.ui.filters.view_dialog import ViewDialog

        dialog = ViewDialog(self._desk, view, self._over, is_new=is_new)
        dialog.kept.connect(lambda kept: self._note_view(kept, is_new=is_new))
        dialog.open()

    def _note_view(self, kept: SavedView, *, is_new: bool) -> None:
        self._chip.show_name(kept.name)  # which is offered as the journal tells of the change
        text = self.tr("View {name} is saved.") if is_new else self.tr("The view is called {name}.")
        self._say(text.format(name=kept.name))

    def _overwrite_view(self, name: str) -> None:
        view, clock = self._shown(name), self._desk.clock
        self._desk.bridge.change(
            lambda journal: save_view(journal, clock, view, is_new=False),
            lambda kept: self._note_view(kept, is_new=True),
            owner=self,
        )

    def _delete_view(self, name: str) -> None:
        clock, screen = self._desk.clock, self._chip.views_of
        self._desk.bridge.change(
            lambda journal: delete_view(journal, clock, screen, name),
            lambda _: self._say(self.tr("View {name} is deleted.").format(name=name)),
            owner=self,
        )

    def _say(self, text: str) -> None:
        """Say what was done, with the way back."""
        self._desk.notify(text, self.tr("Undo"), self._desk.actions["undo"].trigger)
