"""What a person says about a file that it does not say itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from typing import Literal

DateOrder = Literal["day_first", "month_first"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """zone: of times that carry none. date_order: of dates that can be read both ways."""

    zone: tzinfo | None = None
    date_order: DateOrder | None = None
