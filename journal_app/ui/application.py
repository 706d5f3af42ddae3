"""The Qt application: its style, its font, its theme; made before the first widget."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from journal_app.ui.theme import Choice, theme
from journal_app.ui.widgets.spoken import speak_of_own_widgets

STYLE_ARGUMENTS: Final = ("-style", "Fusion")
"""For the application's own arguments. `setStyle` would hand a style back, at the first of which
the binding loads every kind there is."""

FONTS: Final = ("Inter-Regular.ttf", "Inter-SemiBold.ttf", "Inter-Medium.ttf", "Inter-Bold.ttf")


def dressed(application: QApplication, fonts: Path, choice: Choice = "system") -> QApplication:
    """Give an application the program's look; `fonts` is the folder of the bundled ones.

    It was made with `STYLE_ARGUMENTS`.
    """
    prepare(application, fonts, choice)
    theme().apply()
    return application


def prepare(application: QApplication, fonts: Path, choice: Choice = "system") -> None:
    """The same but for palette and sheet, which the caller applies once the window is put together.

    A sheet that is in force is laid over a widget anew whenever it gets another parent.
    """
    QCoreApplication.setApplicationName("margin-journal")
    QGuiApplication.setApplicationDisplayName("Margin Journal")
    QGuiApplication.setDesktopFileName("margin-journal")  # by which a desktop knows its icon
    load_fonts(fonts / name for name in FONTS)
    look = theme()
    application.setFont(look.font())
    look.choose(choice)
    speak_of_own_widgets()
    QGuiApplication.styleHints().colorSchemeChanged.connect(look.follow_system)


def load_fonts(files: Iterable[Path]) -> None:
    """Load fonts from files; without them the system's own font has to do."""
    for file in files:
        QFontDatabase.addApplicationFont(str(file))
