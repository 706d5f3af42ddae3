"""The example that fills the checklist, with its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from journal_app.domain.planning.example import EXAMPLE


def example_answers() -> Mapping[str, Any]:
    """Answers to all questions, by the names of a `Proposal`."""
    say = QCoreApplication.translate
    place = say("Example", "Phone")
    return {
        **EXAMPLE,
        "alerts": tuple(replace(alert, place=place) for alert in EXAMPLE["alerts"]),
        "strategy": say("Example", "Swing"),
        "thesis": say(
            "Example",
            "An example: a higher low above the average of 50 days, and buyers came back"
            " with volume.",
        ),
        "wrong_if": say("Example", "A daily close below 1,860"),
        "exit_plan": say("Example", "All of it at 2,400, at the stop, or after 14 days"),
    }
