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
            told.append(fill(f"{_tr(each.figure)}: {_tr(each.definition)}", _WIDTH))
            if each.missing:
                missing = QCoreApplication.translate("Definitions", "Missing where: {reasons}.")
                told.append(fill(missing.format(reasons=_tr(each.missing)), _WIDTH))
    return "\n".join(told)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Definitions", text)
