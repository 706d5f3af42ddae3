"""What the program's playbooks are called, and the words that they fill in."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal_app.domain.planning.playbooks import Playbook

_NAMES: Final = {
    "trend": QT_TRANSLATE_NOOP("Playbooks", "Trend following"),
    "pair": QT_TRANSLATE_NOOP("Playbooks", "Pair"),
    "yield": QT_TRANSLATE_NOOP("Playbooks", "Yield-enhanced"),
    "arbitrage": QT_TRANSLATE_NOOP("Playbooks", "Arbitrage"),
    "loop": QT_TRANSLATE_NOOP("Playbooks", "Loop"),
    "hedge": QT_TRANSLATE_NOOP("Playbooks", "Hedge"),
    "cross_platform": QT_TRANSLATE_NOOP("Playbooks", "Cross-platform"),
}
_WRONG_IF: Final = {
    "trend": QT_TRANSLATE_NOOP("Playbooks", "A daily close beyond the 50\u2011day average"),
    "pair": QT_TRANSLATE_NOOP("Playbooks", "The ratio leaves its band on the far side"),
    "yield": QT_TRANSLATE_NOOP("Playbooks", "The yield falls below the borrow rate"),
    "arbitrage": QT_TRANSLATE_NOOP("Playbooks", "The spread closes before both sides are filled"),
    "loop": QT_TRANSLATE_NOOP("Playbooks", "The borrow rate stays above the yield for a week"),
    "hedge": QT_TRANSLATE_NOOP("Playbooks", "The holding that it protects is sold"),
    "cross_platform": QT_TRANSLATE_NOOP("Playbooks", "The rates of both platforms meet"),
}
_EXIT: Final = {
    "trend": QT_TRANSLATE_NOOP(
        "Playbooks", "Out at the stop; half at the target, the rest behind the 20\u2011day average."
    ),
    "pair": QT_TRANSLATE_NOOP(
        "Playbooks", "Both legs out at the mean of the ratio, or at the stop."
    ),
    "yield": QT_TRANSLATE_NOOP(
        "Playbooks", "Out once the rate after yield is below nothing, or at the stop."
    ),
    "arbitrage": QT_TRANSLATE_NOOP(
        "Playbooks", "Both sides out as soon as the spread is earned; none is kept alone."
    ),
    "loop": QT_TRANSLATE_NOOP(
        "Playbooks", "Unwound in steps, the health factor above the profile's rule at each."
    ),
    "hedge": QT_TRANSLATE_NOOP("Playbooks", "Closed together with what it protects."),
    "cross_platform": QT_TRANSLATE_NOOP(
        "Playbooks", "Out at the stop or the target; moved where the other platform is cheaper."
    ),
}


def playbook_name(playbook_id: str) -> str:
    """What a playbook is called; an own one by its own name."""
    return _said(_NAMES.get(playbook_id, playbook_id))


def preset_words(playbook: Playbook) -> dict[str, str]:
    """The words that a playbook of the program fills in; an own one has its own."""
    if playbook.id not in _NAMES:
        return {}
    return {
        "strategy": playbook_name(playbook.id),
        "wrong_if": _said(_WRONG_IF[playbook.id]),
        "exit_plan": _said(_EXIT[playbook.id]),
    }


def _said(text: object) -> str:
    return QCoreApplication.translate("Playbooks", str(text))
