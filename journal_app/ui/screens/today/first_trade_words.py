"""The words of each step that a journal's first trade takes."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from journal_app.services.first_trade import FirstStep


class StepWords(NamedTuple):
    """A step's name, what is done in it, and the button that does it."""

    name: str
    told: str
    button: str


def words_of_step(step: FirstStep) -> StepWords:
    """The words of a step."""
    say = QCoreApplication.translate
    match step:
        case FirstStep.PLAN:
            return StepWords(
                say("FirstTrade", "Plan it"),
                say(
                    "FirstTrade",
                    "Eight short questions. The liquidation price stands beside them as soon as"
                    " platform, asset and entry are answered.",
                ),
                say("FirstTrade", "Plan a trade"),
            )
        case FirstStep.OPEN:
            return StepWords(
                say("FirstTrade", "Open it"),
                say("FirstTrade", "Once your order is filled, type what differs from the plan."),
                say("FirstTrade", "Open the trade"),
            )
        case FirstStep.PRICE:
            return StepWords(
                say("FirstTrade", "Say where the price stands"),
                say("FirstTrade", "Profit, health and the way to liquidation follow from it."),
                say("FirstTrade", "Update prices and rates"),
            )
        case FirstStep.CLOSE:
            return StepWords(
                say("FirstTrade", "Close it"),
                say("FirstTrade", "All of it, or a part, at the price that you got."),
                say("FirstTrade", "Close the trade"),
            )
        case FirstStep.REVIEW:
            return StepWords(
                say("FirstTrade", "Look back"),
                say("FirstTrade", "Write down in the week's review what worked, and what did not."),
                say("FirstTrade", "Review the week"),
            )
