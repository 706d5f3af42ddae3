"""How a number and a time stand in the file: exact text, and milliseconds since 1970."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import plain
from journal_app.storage.legible import IllegibleError

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND: Final = timedelta(milliseconds=1)


def text_of(number: Decimal) -> str:
    """Write a number exactly.

    Raises: TypeError for anything but a decimal, ValueError for NaN and infinity.
    """
    if type(number) is not Decimal:
        raise TypeError(f"{number!r} is no exact number")
    if not number:
        return "0"
    if not number.is_finite():
        raise ValueError(f"{number} is not finite")
    return plain(number)


def decimal_of(text: str) -> Decimal:
    """Read a number that `text_of` wrote; all its digits, however many a calculation made.

    Raises: IllegibleError for a text that is no finite number.
    """
    try:
        number = Decimal(text)
    except ArithmeticError:
        raise IllegibleError(f"{text!r} is no number") from None
    if not number.is_finite():
        raise IllegibleError(f"{text!r} is not finite")
    return number


def milliseconds_of(moment: datetime) -> int:
    """Write a time.

    Raises: ValueError for a time without zone, or finer than a millisecond, which would be lost.
    """
    if moment.tzinfo is not UTC and moment.utcoffset() is None:
        raise ValueError(f"{moment} has no zone")
    since = moment - EPOCH
    if since.microseconds % 1_000:
        raise ValueError(f"{moment} is finer than a millisecond")
    return since // _MILLISECOND


def moment_of(milliseconds: int) -> datetime:
    """Read a time, in UTC. Raises: IllegibleError for one that no calendar has."""
    try:
        return EPOCH + timedelta(milliseconds=milliseconds)
    except OverflowError:
        raise IllegibleError(f"{milliseconds} is no time") from None
