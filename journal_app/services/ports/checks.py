"""What a check of a journal finds, and what can be mended of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Mend = Literal["history", "figures", "search", "index", ""]
"""How something is mended: put back as the history proves that it was written, reckoned anew,
written anew, sorted anew; or not at all.
"""


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that is not as it should be. trade: its number, where it is about a trade."""

    trade: int | None
    column: str
    stored: str | int | float | None
    expected: str | int | float | None
    mend: Mend = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Check:
    """One question, and what speaks against a yes."""

    name: str
    details: tuple[Detail, ...]

    @property
    def is_passed(self) -> bool:
        """Whether nothing does."""
        return not self.details
