"""Before files that nothing needs are removed: how many there are, and that none comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.labels import Label, Sentence

if TYPE_CHECKING:
    from journal_app.services.attaching import Cleared
    from journal_app.ui.formatting import Formats


class ClearDialog(Dialog):
    """Asks once; accepted, the files are to be removed. Leaving it is the button of Enter."""

    def __init__(self, unneeded: Cleared, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setObjectName("settings.clear_dialog")
        title = self.tr("Clear unneeded files")
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        count, size = formats.count(unneeded.files), formats.file_size(unneeded.size_bytes)
        if unneeded.files == 1:
            asked = self.tr("One file of {size} is attached to nothing.").format(size=size)
            act = self.tr("Remove the file")
        else:
            asked = self.tr("{count} files of together {size} are attached to nothing.").format(
                count=count, size=size
            )
            act = self.tr("Remove {count} files").format(count=count)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(10)
        column.addWidget(Label(title, 16, 700))
        column.addWidget(Sentence(asked))
        for words in (
            self.tr(
                "No trade, no day, no step that could be undone and no backup that is kept needs"
                " what is removed."
            ),
            self.tr("It is gone from this computer then: this cannot be undone."),
        ):
            column.addWidget(Sentence(words, color="muted"))
        column.addStretch(1)
        column.addSpacing(6)
        leave = button(self.tr("Leave everything as it is"))
        leave.setObjectName("settings.clear.cancel")
        leave.setDefault(True)
        leave.clicked.connect(self.reject)
        remove = button(act, "primary")
        remove.setObjectName("settings.clear.confirm")
        remove.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(remove)
        column.addLayout(row)
        leave.setFocus()
