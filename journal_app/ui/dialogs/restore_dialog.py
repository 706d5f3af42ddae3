"""Before a backup takes the journal's place: what happens, what stays, and how to come back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from journal_app.ui.dialogs.asking import Asking
from journal_app.ui.widgets.buttons import button


class RestoreDialog(Asking):
    """Asks once; accepted, the backup is to be restored. Leaving it is the button of Enter.

    made, since: when it was made, and what has changed since then; empty where that is not known.
    """

    def __init__(
        self, backup: Path, made: str, since: str, journal: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__("restore", self.tr("Restore a backup"), 520, parent)
        asked = (
            self.tr("{journal} is to be again as it was on {made}.").format(
                journal=journal.name, made=made
            )
            if made
            else self.tr("{journal} is to be again as it is in {backup}.").format(
                journal=journal.name, backup=backup.name
            )
        )
        self.say(asked)
        if since:
            self.say(since, weight=600)
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
            self.say(words, color="muted")
        cancel = button(self.tr("Leave everything as it is"))
        cancel.setObjectName("restore.cancel")
        cancel.clicked.connect(self.reject)
        self.restore = button(self.tr("Restore this backup"), "primary")
        self.restore.setObjectName("restore.confirm")
        self.restore.clicked.connect(self.accept)
        self.let_choose(cancel, self.restore, default=cancel)
