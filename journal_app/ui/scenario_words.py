"""What the scenarios of a stress run are called, wherever they are named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

if TYPE_CHECKING:
    from journal_app.domain.watching.stress import Scenario

_SCENARIOS: Final[Mapping[str, Any]] = {
    "fall": QT_TRANSLATE_NOOP("Scenarios", "All −30%"),
    "deep_fall": QT_TRANSLATE_NOOP("Scenarios", "All −60%"),
    "one_falls": QT_TRANSLATE_NOOP("Scenarios", "{asset} −60%"),
    "depeg": QT_TRANSLATE_NOOP("Scenarios", "Pegs −5%"),
    "rates": QT_TRANSLATE_NOOP("Scenarios", "Rates × 3"),
    "thresholds": QT_TRANSLATE_NOOP("Scenarios", "Lines −5 pts"),
    "own": QT_TRANSLATE_NOOP("Scenarios", "Tried"),
    "together": QT_TRANSLATE_NOOP("Scenarios", "Together"),
}


def scenario_word(scenario: Scenario) -> str:
    """What a scenario is called."""
    if scenario.label:
        return scenario.label
    asset = next(iter(scenario.moves), "")
    return QCoreApplication.translate("Scenarios", _SCENARIOS[scenario.name]).format(asset=asset)
