"""Which page of the guide tells of what is on show: of a screen and its part, or of a dialog."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FIRST: Final = "first-steps"
"""Where no screen is on show yet."""

SCREENS: Final[Mapping[str, str]] = {
    "today": "today",
    "plan": "planning",
    "plan.calculator": "calculator",
    "plan.planners": "planners",
    "plan.rescue": "planners#rescue",
    "plan.rates": "planners#rates",
    "plan.cross_isolated": "planners#cross-or-isolated",
    "plan.collateral": "planners#collateral",
    "plan.loop": "planners#loop",
    "plan.pair": "planners#pair",
    "plan.hedge": "planners#hedge",
    "plan.arbitrage": "planners#arbitrage",
    "plan.compare": "planners#platforms",
    "plan.flash_loan": "planners#flash-loan",
    "plan.stress": "planners#stress",
    "journal": "journal",
    "review": "reviews",
    "analytics": "reviews#analytics",
    "platforms": "platforms",
    "settings": "settings",
}
"""By the name of a screen, and after a full stop by that of its part; without one the whole."""

DIALOGS: Final[Mapping[str, str]] = {
    "alerts": "today#alerts",
    "backups": "safety#backups",
    "check": "safety#check-and-repair",
    "close": "journal#closing",
    "day_note": "today#the-note-of-the-day",
    "entry": "journal#entries",
    "export": "export",
    "history": "safety#undo-history-and-trash",
    "import": "imports",
    "lines_dialog": "today#the-lines",
    "palette": "keyboard",
    "prices": "today#prices-and-rates",
    "rescue": "planners#rescue",
    "restore": "safety#restoring",
    "shortcuts": "keyboard",
    "trash": "safety#undo-history-and-trash",
}
"""By the object name of a dialog; one of a screen's own is told of where the screen is."""


def place_of(screen: str, part: str = "", dialog: str = "") -> str:
    """The page, and after # its heading, that tells of a dialog, else of the screen below it."""
    return DIALOGS.get(dialog) or SCREENS.get(f"{screen}.{part}") or SCREENS.get(screen, FIRST)
