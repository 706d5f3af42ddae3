"""Types of command-line arguments that several commands take."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime

from journal_app.domain.periods import FIRST_YEAR, LAST_YEAR


def moment(text: str) -> datetime:
    """A moment in ISO 8601; UTC where no zone is given, the end of a day given alone."""
    try:
        if len(text) == 10:
            last = date.fromisoformat(text)
            read = datetime(last.year, last.month, last.day, 23, 59, 59, 999_000, UTC)
        else:
            read = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date or time in ISO 8601") from None
    _must_be_near(read, text)
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)


def day(text: str) -> date:
    """A calendar day, as 2026-11-22."""
    try:
        read = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as 2026-11-22") from None
    _must_be_near(read, text)
    return read


def _must_be_near(read: date, text: str) -> None:
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not between the years {FIRST_YEAR} and {LAST_YEAR}"
        )
