"""A journal that could not be opened: what happened, what is safe, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.ui.messages import say
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import Sentence

if TYPE_CHECKING:
    from journal_app.domain.problems import JournalError

_CONTEXT: Final = "FirstStart"
_UNTOUCHED: Final = QT_TRANSLATE_NOOP(
    "FirstStart", "The file has been left exactly as it is; nothing in it was changed."
)
_SAFE: Final = {
    "locked": QT_TRANSLATE_NOOP(
        "FirstStart",
        "Nothing can be lost: only one window may write. Close the journal there, or view it here.",
    ),
    "locked_elsewhere": QT_TRANSLATE_NOOP(
        "FirstStart",
        "Nothing can be lost: only one machine may write. It can be viewed here meanwhile.",
    ),
    "busy": QT_TRANSLATE_NOOP(
        "FirstStart", "Nothing was changed. Try again when the other program is done."
    ),
    "read_only": QT_TRANSLATE_NOOP(
        "FirstStart", "It can be viewed here, or copied to a folder in which you may write."
    ),
    "missing_file": QT_TRANSLATE_NOOP(
        "FirstStart",
        "It may have been moved or renamed, or its disk is not connected. Nothing was changed.",
    ),
    "newer": QT_TRANSLATE_NOOP(
        "FirstStart",
        "A newer version of this program wrote it. It was left untouched; open it with that one.",
    ),
    "no_space": QT_TRANSLATE_NOOP(
        "FirstStart", "All that was saved before stands. Make room on the disk, then try again."
    ),
}
"""What is safe, by code; for all others the file was left as it is."""

_CAN_BE_VIEWED: Final = frozenset({"locked", "locked_elsewhere", "busy", "read_only"})


class RefusalCard(Card):
    """Says why, and asks for one of the ways on. Signals carry the journal's path."""

    view_wanted = Signal(object)
    retry_wanted = Signal(object)
    restore_wanted = Signal(object, object)
    """The backup, and the journal that it is to replace."""

    def __init__(self, error: JournalError, journal: Path | None) -> None:
        super().__init__(_tr(QT_TRANSLATE_NOOP("FirstStart", "This journal could not be opened")))
        self.setObjectName("first.refusal")
        path = Path(str(error.facts["path"])) if "path" in error.facts else journal
        backup = error.facts.get("backup")
        happened = Sentence(say(error.code, error.facts))
        happened.setObjectName("first.happened")
        safe = Sentence(_tr(_SAFE.get(error.code, _UNTOUCHED)), color="muted")
        safe.setObjectName("first.safe")
        self.body.addWidget(happened)
        self.body.addWidget(safe)
        self.calm: QWidget | None = None
        """The first way on that changes no file."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        if backup is not None and path is not None:
            told = _tr(
                QT_TRANSLATE_NOOP(
                    "FirstStart",
                    "The newest good backup is {name}. Restoring it keeps the present file"
                    " beside it, under another name.",
                )
            ).format(name=Path(str(backup)).name)
            self.body.addWidget(Sentence(told, color="muted"))
            words = _tr(QT_TRANSLATE_NOOP("FirstStart", "Restore this backup"))
            restore = partial(self.restore_wanted.emit, Path(str(backup)), path)
            row.addWidget(_act(words, "primary", "first.restore", restore))
        if path is not None:
            if error.code in _CAN_BE_VIEWED:
                words = _tr(QT_TRANSLATE_NOOP("FirstStart", "View it without changing it"))
                view = partial(self.view_wanted.emit, path)
                self.calm = _act(words, "primary", "first.view", view)
                row.addWidget(self.calm)
            words = _tr(QT_TRANSLATE_NOOP("FirstStart", "Try again"))
            retry = partial(self.retry_wanted.emit, path)
            again = _act(words, "plain", "first.retry", retry)
            row.addWidget(again)
            self.calm = self.calm or again
            self.calm.setAccessibleDescription(f"{happened.text()} {safe.text()}")
        row.addStretch(1)
        self.body.addLayout(row)


def _act(words: str, role: str, name: str, act: Callable[[], object]) -> QWidget:
    made = button(words, role)
    made.setObjectName(name)
    made.clicked.connect(lambda: act())
    return made


def _tr(text: object) -> str:
    return QCoreApplication.translate(_CONTEXT, str(text))
