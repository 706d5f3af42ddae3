"""Before a backup takes the journal's place: what happens, what stays, and how to come back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.labels import Label, Sentence


class RestoreDialog(Dialog):
    """Asks once; accepted, the backup is to be restored. Leaving it is the button of Enter.

    made, since: when it was made, and what has changed since then; empty where that is not known.
    """

    def __init__(
        self, backup: Path, made: str, since: str, journal: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setObjectName("restore")
        title = self.tr("Restore a backup")
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(10)
        column.addWidget(Label(title, 16, 700))
        asked = (
            self.tr("{journal} is to be again as it was on {made}.").format(
                journal=journal.name, made=made
            )
            if made
            else self.tr("{journal} is to be again as it is in {backup}.").format(
                journal=journal.name, backup=backup.name
            )
        )
        column.addWidget(Sentence(asked))
        if since:
            column.addWidget(Sentence(since, weight=600))
        for words in (
            self.tr(
                "First the backup is copied and verified. If anything is wrong with it, nothing"
                " changes."
            ),
            self.tr(
                "Then the copy takes the journal’s place. What was recorded since the backup is"
                " not in it."
            ),
            self.tr(
                "The present journal is kept whole beside it, in {folder}, under another name. It"
                " can be opened there, or renamed back."
            ).format(folder=journal.parent),
        ):
            column.addWidget(Sentence(words, color="muted"))
        column.addStretch(1)
        column.addSpacing(6)
        cancel = button(self.tr("Leave everything as it is"))
        cancel.setObjectName("restore.cancel")
        cancel.setDefault(True)
        cancel.clicked.connect(self.reject)
        self.restore = button(self.tr("Restore this backup"), "primary")
        self.restore.setObjectName("restore.confirm")
        self.restore.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.restore)
        column.addLayout(row)
        cancel.setFocus()
