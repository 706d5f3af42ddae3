"""A trade to try the checklist on: within every line of the conservative profile."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from journal_app.domain.money import Asset
from journal_app.domain.planning.proposal import Alert, Proposal
from journal_app.domain.trade import Target

EXAMPLE: Final[Mapping[str, Any]] = {
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
    "alerts": (Alert(Decimal(1_900)), Alert(Decimal(1_700)), Alert(Decimal(1_200))),
    "rate_alert": Decimal("0.08"),
}
"""Answers by the names of a `Proposal`, but for its words. The prices are nobody's."""

_MONEY: Final = ("asset", "entry", "capital")


def is_of_example(proposal: Proposal) -> bool:
    """Whether the capital is nobody's either: the example's, at the example's price."""
    return all(getattr(proposal, name) == EXAMPLE[name] for name in _MONEY)
