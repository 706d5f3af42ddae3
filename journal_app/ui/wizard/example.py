"""A trade to try the checklist on, within every line of the conservative profile."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication

from journal_app.domain.money import Asset
from journal_app.domain.planning.proposal import Alert
from journal_app.domain.trade import Target


def example_answers() -> Mapping[str, Any]:
    """Answers to all questions, by the names of a `Proposal`; its prices are nobody's."""
    say = QCoreApplication.translate
    return {
        "platform": "aave_v3",
        "asset": Asset("ETH"),
        "entry": Decimal(2_000),
        "stop": Decimal(1_860),
        "targets": (Target(Decimal(2_400), Decimal(1)),),
        "capital": Decimal(20_000),
        "risk_fraction": Decimal("0.005"),
        "leverage": Decimal("1.5"),
        "borrow_apr": Decimal("0.05"),
        "days": Decimal(14),
        "alerts": tuple(
            Alert(Decimal(price), say("Example", "Phone")) for price in (1_900, 1_700, 1_200)
        ),
        "rate_alert": Decimal("0.08"),
        "strategy": say("Example", "Trend"),
        "thesis": say(
            "Example",
            "An example: a higher low above the average of 50 days, and buyers came back"
            " with volume.",
        ),
        "wrong_if": say("Example", "A daily close below 1,860"),
        "exit_plan": say("Example", "All of it at 2,400, at the stop, or after 14 days"),
    }
