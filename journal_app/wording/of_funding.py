"""The sentences about what time costs, of contracts: these pay funding, and borrow nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FUNDING: Final[Mapping[str, str]] = {
    "funding_missing": "no funding is given, so what holding the position costs is not known",
    "funding_above_line": "the funding is above 20 % a year",
    "funding_twice_usual": "the funding is at twice its usual level or more",
    "funding_eats_target": "funding leaves nothing of the profit at the target",
    "funding_takes_much": "funding takes more than 15 % of the profit at the target",
}
