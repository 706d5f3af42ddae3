"""The machine's clock, for the composition roots."""

from __future__ import annotations

from datetime import UTC, datetime


class SystemClock:
    """The present, to the millisecond."""

    def now(self) -> datetime:
        """Return the present time in UTC."""
        present = datetime.now(UTC)
        return present.replace(microsecond=present.microsecond // 1_000 * 1_000)
