"""Why a way back out of a loop leads nowhere, and why a liquidation cannot be looked back at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WAYS_BACK: Final[Mapping[str, str]] = {
    "no_loop": "Trade {number} is not an open loop",
    "unwind_finds_no_way": "There is no way back in steps that keep a health factor of {health}",
    "unwind_takes_too_many_steps": "The way back takes more than {count} steps; a lower least "
    "health takes fewer",
    "post_mortem_without_marks": "What went before cannot be told: no price was marked between "
    "the opening and the liquidation",
    "post_mortem_without_terms": "What went before cannot be told: the platform's terms of that "
    "day are not known",
}
"""Sentences by code, as those of `sentences`."""
