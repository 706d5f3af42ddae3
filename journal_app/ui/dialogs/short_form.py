"""A dialog of a few fields under a title, kept by Enter or its button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.dialogs.form_dialog import FormDialog
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.field import FieldColumn
from journal_app.ui.widgets.labels import Label


class ShortForm(FormDialog):
    """What such dialogs share; each adds its fields to `form`, then its buttons."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(title)
        self.form = FieldColumn()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(22, 18, 22, 18)
        self._column.setSpacing(14)
        self._column.addWidget(Label(title, 16, 700))
        self._column.addWidget(self.form)
        self._column.addStretch(1)

    def add_buttons(self, name: str, word: str) -> None:
        """Add them after the fields, as Tab leads. name: the first part of their object names."""
        self.save = button(word, "primary")
        self.save.setObjectName(f"{name}.save")
        self.save.setDefault(True)
        self.save.clicked.connect(self.keep)
        cancel = button(self.tr("Cancel"))
        cancel.setObjectName(f"{name}.cancel")
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save)
        self._column.addLayout(buttons)

    def keep(self) -> None:
        """Keep what stands there, or say what it lacks."""
        raise NotImplementedError
