"""The languages that the window speaks: English, and each whose compiled translation is at hand.

English is what stands in the code and costs nothing at the start.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

SYSTEM: Final = "system"
ENGLISH: Final = "en"
_NAME: Final = "margin_journal_"


def languages_in(folder: Path) -> list[str]:
    """The languages, but for English, that there are translations into, as `de` or `pt_BR`."""
    return sorted(file.stem.removeprefix(_NAME) for file in folder.glob(f"{_NAME}*.qm"))


def language_name(language: str) -> str:
    """What its speakers call a language; its code where Qt does not know it."""
    if language == ENGLISH:
        return "English"  # Qt tells of an American one
    name = QLocale(language).nativeLanguageName()
    return name[:1].upper() + name[1:] if name else f"[{language}]"


def language_for(choice: str, there: Iterable[str], wanted: Iterable[str]) -> str:
    """The language to speak. wanted: what the system asks for, first comes first, as `pt-BR`."""
    known = {ENGLISH, *there}
    if choice != SYSTEM:
        return choice if choice in known else ENGLISH
    for tag in wanted:
        parts = tag.split("-")
        for length in range(len(parts), 0, -1):
            if (language := "_".join(parts[:length])) in known:
                return language
    return ENGLISH


def speak(application: QCoreApplication, folder: Path, choice: str) -> str:
    """Let every text that is made from now on be of the chosen language, and tell which it is."""
    there = languages_in(folder)
    if not there or choice == ENGLISH:
        return ENGLISH
    language = language_for(choice, there, QLocale.system().uiLanguages())
    if language != ENGLISH:
        _install(application, f"qtbase_{language}", _folder_of_qt())  # of menus in text fields
        _install(application, f"{_NAME}{language}", folder)
    return language


def _folder_of_qt() -> Path:
    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))


def _install(application: QCoreApplication, name: str, folder: Path) -> None:
    translator = QTranslator(application)
    if translator.load(name, str(folder)):
        application.installTranslator(translator)
