"""The saved views of a screen: chosen, saved, renamed and deleted from one chip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from journal_app.services.ports import SavedView
from journal_app.ui.widgets.filter_chip import ChipButton

_LONGEST: Final = 24


class ViewChip(ChipButton):
    """Says which view is shown. Signals: `chosen(view)`, and what is asked of the one on show.

    The name carries a star where something else is shown than was saved under it.
    """

    chosen = Signal(object)
    save_asked = Signal()
    """Under a new name."""
    overwrite_asked = Signal(str)
    rename_asked = Signal(str)
    deletion_asked = Signal(str)

    def __init__(self, screen: str, parent: QWidget | None = None) -> None:
        super().__init__("", f"{screen}.view", parent)
        self.views_of = screen
        self.is_read_only = False
        self._views: Sequence[SavedView] = ()
        self._name = ""
        self._shown = SavedView(screen=screen, name="")
        self.clicked.connect(self.open_menu)
        self._write()

    @property
    def is_on(self) -> bool:
        """A view is shown, or it is pointed at."""
        return bool(self._name) or self.underMouse()

    @property
    def view(self) -> SavedView | None:
        """The view that was chosen last, as it is saved."""
        return next((each for each in self._views if each.name == self._name), None)

    @property
    def is_changed(self) -> bool:
        """Whether something else is shown than the view that was chosen."""
        view = self.view
        return view is not None and replace(self._shown, name=view.name) != view

    def offer(self, views: Sequence[SavedView]) -> None:
        """Offer these views; one that is gone is chosen no longer."""
        self._views = views
        if self.view is None:
            self._name = ""
        self._write()

    def show_name(self, name: str) -> None:
        """Say that this view is shown, none without a name."""
        self._name = name
        self._write()

    def compare(self, shown: SavedView) -> None:
        """Take note of what is shown now."""
        self._shown = shown
        self._write()

    def open_menu(self) -> None:
        """Show the views, and what can be done with the one on show."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def fill(self, menu: QMenu) -> None:
        """Put all that can be chosen into a menu."""
        for view in self._views:
            action = menu.addAction(view.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(view.name == self._name)
            action.triggered.connect(lambda _=False, view=view: self.chosen.emit(view))
        if not self._views:
            menu.addAction(self.tr("No view is saved yet")).setEnabled(False)
        if self.is_read_only:
            return
        menu.addSeparator()
        menu.addAction(self.tr("Save as a new view…")).triggered.connect(self.save_asked)
        shown_one = self.view
        if shown_one is None:
            return
        name = shown_one.name
        shown = name.replace("&", "&&")
        save = menu.addAction(self.tr("Save changes to “{name}”").format(name=shown))
        save.setEnabled(self.is_changed)
        save.triggered.connect(lambda: self.overwrite_asked.emit(name))
        rename = menu.addAction(self.tr("Rename “{name}”…").format(name=shown))
        rename.triggered.connect(lambda: self.rename_asked.emit(name))
        delete = menu.addAction(self.tr("Delete “{name}”").format(name=shown))
        delete.triggered.connect(lambda: self.deletion_asked.emit(name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by the arrow down too."""
        if event.key() == Qt.Key.Key_Down:
            self.open_menu()
        else:
            super().keyPressEvent(event)

    def _write(self) -> None:
        name = self._name if len(self._name) <= _LONGEST else f"{self._name[:_LONGEST]}…"
        said = f"{name} *" if name and self.is_changed else name
        self.setText(self.tr("View: {name}").format(name=said) if name else self.tr("Views"))
        spoken = self.tr("{name}, changed").format(name=self._name)
        spoken = spoken if self.is_changed else self._name
        self.setAccessibleName(
            self.tr("View: {name}").format(name=spoken) if name else self.tr("Saved views")
        )
        self.setToolTip(self._name if name != self._name else "")
        self.updateGeometry()
        self.update()
