"""Types of command-line arguments that several commands take."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime


def moment(text: str) -> datetime:
    """A moment in ISO 8601; UTC where no zone is given, the end of a day given alone."""
    try:
        if len(text) == 10:
            day = date.fromisoformat(text)
            return datetime(day.year, day.month, day.day, 23, 59, 59, 999_000, UTC)
        read = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date or time in ISO 8601") from None
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)


def day(text: str) -> date:
    """A calendar day, as 2026-11-22."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as 2026-11-22") from None
