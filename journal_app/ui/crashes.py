"""What nobody expected: written to a log, told calmly, and the window goes on.

An exception in a slot or in the worker reaches nobody who could mend it. The journal stands as it
was last committed, and the other screens do not notice.
"""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, QStandardPaths, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journal_app import __version__
from journal_app.ui.bridge import Bridge
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.widgets.labels import Label, Sentence

_LARGEST_LOG: Final = 500_000
_LOGS_KEPT: Final = 3


class Crashes(QObject):
    """Notes every unexpected exception of the window's thread and of the worker."""

    def __init__(self, bridge: Bridge, window: QWidget, folder: Path | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._shown: CrashDialog | None = None
        self.log_file = (folder or log_folder()) / "margin-journal.log"
        bridge.crashed.connect(lambda error: self.note(type(error), error, error.__traceback__))

    def watch(self) -> None:
        """Be told of what is raised in slots and event handlers."""
        sys.excepthook = self.note

    def note(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Write it down and tell the trader, one dialog at a time."""
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        details = report_of(kind, error, trace)
        self._write(details)
        if self._shown is None or not self._shown.isVisible():
            self._shown = CrashDialog(details, self._window)
            self._shown.open()

    def _write(self, details: str) -> None:
        record = logging.LogRecord("window", logging.ERROR, __file__, 0, details, None, None)
        handler = _handler(self.log_file)
        handler.handle(record)
        handler.close()


class CrashDialog(Dialog):
    """Says what is safe, and lets the report be copied; nothing is sent anywhere."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crash")
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setMinimumSize(560, 360)
        self._details = details
        text = QPlainTextEdit(details)
        text.setReadOnly(True)
        text.setAccessibleName(self.tr("Report"))
        copy = QPushButton(self.tr("Copy the report"))
        copy.setObjectName("crash.copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(Label(self.tr("The program made a mistake"), 16, 600))
        column.addWidget(
            Sentence(
                self.tr(
                    "Your journal stands as it was last saved, and the rest of the window goes "
                    "on working. What you did last may have to be done again. The report below "
                    "tells the authors what happened; it is sent nowhere."
                )
            )
        )
        column.addWidget(text, 1)
        column.addWidget(buttons)


def log_folder() -> Path:
    """Where the program keeps its log."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    return Path(place)


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """What the authors need: versions and the trace, nothing of the journal."""
    head = (
        f"Margin Journal {__version__}, Python {platform.python_version()}, "
        f"Qt {qVersion()}, {platform.system()} {platform.release()}"
    )
    return "\n".join([head, "", *traceback.format_exception(kind, error, trace)])


def _handler(file: Path) -> logging.Handler:
    """A log that never grows beyond a few files; standard error where none can be written."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            file, maxBytes=_LARGEST_LOG, backupCount=_LOGS_KEPT, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    return handler
