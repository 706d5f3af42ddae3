"""Before files that nothing needs are removed: how many there are, and that none comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from journal_app.ui.dialogs.asking import Asking
from journal_app.ui.widgets.buttons import button

if TYPE_CHECKING:
    from journal_app.services.attaching import Cleared
    from journal_app.ui.formatting import Formats


class ClearDialog(Asking):
    """Asks once; accepted, the files are to be removed. Leaving it is the button of Enter."""

    def __init__(self, unneeded: Cleared, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__("settings.clear_dialog", self.tr("Clear unneeded files"), 520, parent)
        count, size = formats.count(unneeded.files), formats.file_size(unneeded.size_bytes)
        if unneeded.files == 1:
            asked = self.tr("One file of {size} is attached to nothing.").format(size=size)
            act = self.tr("Remove the file")
        else:
            asked = self.tr("{count} files of together {size} are attached to nothing.").format(
                count=count, size=size
            )
            act = self.tr("Remove {count} files").format(count=count)
        self.say(asked)
        for words in (
            self.tr(
                "No trade, no day, no step that could be undone and no backup that is kept needs"
                " what is removed."
            ),
            self.tr("It is gone from this computer then: this cannot be undone."),
        ):
            self.say(words, color="muted")
        leave = button(self.tr("Leave everything as it is"))
        leave.setObjectName("settings.clear.cancel")
        leave.clicked.connect(self.reject)
        remove = button(act, "primary")
        remove.setObjectName("settings.clear.confirm")
        remove.clicked.connect(self.accept)
        self.let_choose(leave, remove, default=leave)
