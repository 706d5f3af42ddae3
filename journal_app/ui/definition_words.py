"""What figures mean, as a tip under the mouse: the words of the one list of definitions."""

from __future__ import annotations

from textwrap import fill
from typing import Final

from PySide6.QtCore import QCoreApplication

from journal_app.reports.definitions import definition_of

_WIDTH: Final = 72


def definition_tip(*keys: str) -> str:
    """The definitions of some figures, in lines that a tip has room for."""
    found = dict.fromkeys(definition_of(key) for key in keys)
    told = []
    for each in found:
        if each is not None:
            figure, meaning = definition_word(each.figure), definition_word(each.definition)
            told.append(fill(f"{figure}: {meaning}", _WIDTH))
            if each.missing:
                missing = QCoreApplication.translate("Definitions", "Missing where: {reasons}.")
                told.append(fill(missing.format(reasons=definition_word(each.missing)), _WIDTH))
    return "\n".join(told)


def definition_word(text: str) -> str:
    """A figure, its definition, or when it does not exist, in the window's language."""
    return QCoreApplication.translate("Definitions", text)
