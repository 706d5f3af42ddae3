"""Something could not be done: what happened, what is safe, and what can be done now."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from journal_app.domain.problems import JournalError, JournalUnusable, Refused
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.messages import explain, say
from journal_app.ui.widgets.labels import Label, Sentence


class ErrorDialog(Dialog):
    """A calm dialog with one button."""

    def __init__(self, title: str, happened: str, safe: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("error")
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        self.happened = happened
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(Label(title, 16, 600))
        column.addWidget(Sentence(happened))
        column.addWidget(Sentence(safe, color="muted"))
        column.addStretch(1)
        column.addSpacing(8)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setObjectName("error.close")
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    @classmethod
    def of(cls, error: JournalError, parent: QWidget | None = None) -> ErrorDialog:
        """The dialog for an error that nobody took care of nearer to where it happened."""
        if isinstance(error, Refused):
            happened = "\n".join(explain(problem) for problem in error.problems)
        else:
            happened = say(error.code, error.facts)
        return cls(_title(error), happened, _what_is_safe(error), parent)


def show_error(parent: QWidget, error: JournalError) -> None:
    """Say calmly what happened, what is safe and what to do; once, however many met with it."""
    told = ErrorDialog.of(error, parent)
    others = (each for each in parent.findChildren(ErrorDialog) if each.isVisible())
    if any(each.happened == told.happened for each in others):
        told.deleteLater()
    else:
        told.open()


def _title(error: JournalError) -> str:
    if isinstance(error, JournalUnusable):
        return QCoreApplication.translate("ErrorDialog", "The journal could not be used")
    return QCoreApplication.translate("ErrorDialog", "That was not possible")


def _what_is_safe(error: JournalError) -> str:
    """What stands, and what to do; which file it is stands in the sentence above."""
    if backup := error.facts.get("backup"):
        return QCoreApplication.translate(
            "ErrorDialog",
            "Everything that was saved before is safe. The newest good backup is {backup}.",
        ).format(backup=backup)
    if error.code == "missing_file":
        return QCoreApplication.translate(
            "ErrorDialog",
            "It may have been moved, renamed or deleted, or its disk is not connected. Nothing is"
            " kept until it is back; then open it again.",
        )
    return QCoreApplication.translate(
        "ErrorDialog", "Nothing was changed; everything that was saved before is safe."
    )
