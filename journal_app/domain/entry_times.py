"""When something can have happened: not yet to come, and not before there was anything to trade.

A time is written as the clocks of the journal's zone show it. Where they were put forward there
are times that never were; where they were put back there are times that were twice, and such a
one says by its distance from UTC which of the two is meant.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

from journal_app.domain.problems import Problem, Refused

FIRST_BLOCK: Final = datetime(2009, 1, 3, tzinfo=UTC)
"""The day of Bitcoin's first block; nothing of what is traded here is older."""

CLOCKS_DIFFER: Final = timedelta(minutes=5)
"""By how much a platform's clock may be ahead of the trader's."""

LAST_IN_FILES: Final = datetime(2100, 1, 1, tzinfo=UTC)
"""No file tells of a later day, whatever the clock of the machine says that reads it."""

_WRITTEN: Final = (
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M:%S.%f",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d",
    "%d %b %Y %H:%M",
)
_FROM_UTC: Final = re.compile(r"(?P<clock>.*:\d\d(?:\.\d+)?) ?(?P<distance>Z|UTC|[+-]\d\d:\d\d)")
"""A time of day, and after it how far its clock is ahead of UTC."""


def time_problem(field: str, at: datetime, now: datetime) -> Problem | None:
    """What is wrong with the time of a record; None where nothing is."""
    if at > now + CLOCKS_DIFFER:
        return Problem(field, "in_the_future")
    if at < FIRST_BLOCK:
        return Problem(field, "before_all_trading")
    return None


def proposed_moment(now: datetime, last: datetime | None) -> datetime:
    """What a form proposes: the minute that it is, but nothing before the last entry of a ledger,
    which may be of the same minute, or of a clock that is a little ahead.
    """
    minute = now.replace(second=0, microsecond=0)
    if last is not None and minute < last <= now + CLOCKS_DIFFER:
        return max(now, last)
    return minute


def not_before(at: datetime, last: datetime | None) -> datetime:
    """A moment, or the last entry of a ledger where that is of the very minute that was written:
    what is shown of a time is its minute.
    """
    if last is not None and at < last and at == last.replace(second=0, microsecond=0):
        return last
    return at


def read_moment(text: str, zone: tzinfo) -> datetime:
    """Read a moment as a clock of the zone shows it, or with its own distance from UTC.

    Raises: Refused `not_a_moment`, `hour_skipped` where the clocks were put forward over it, or
    `hour_twice` where they were put back to it and nothing says which of the two is meant.
    """
    told = text.strip().replace("\u2212", "-")
    apart = _FROM_UTC.fullmatch(told)
    for form in _WRITTEN:
        try:
            if apart is not None:
                offset = "+00:00" if apart["distance"] in ("Z", "UTC") else apart["distance"]
                whole = datetime.strptime(f"{apart['clock']} {offset}", f"{form} %z")
                return whole.astimezone(UTC)
            local = datetime.strptime(told, form).replace(tzinfo=zone)
            meant = _meant(local)
        except (ValueError, OverflowError):
            continue
        match meant:
            case [one]:
                return one
            case [one, other]:
                first, second = (distance_from_utc(each, zone) for each in (one, other))
                raise Refused.because("", "hour_twice", text=told, first=first, second=second)
            case _:
                raise Refused.because("", "hour_skipped", text=told)
    raise Refused.because("", "not_a_moment", text=text)


def written_moment(at: datetime, zone: tzinfo) -> str:
    """Write a moment so that `read_moment` reads it back: `2026-11-18 09:14`.

    Seconds and milliseconds are written where there are any, and the distance from UTC where the
    clocks of the zone showed the same time twice.
    """
    local = at.astimezone(zone)
    text = f"{local:%Y-%m-%d %H:%M}"
    if local.second or local.microsecond:
        text += f"{local::%S}"
    if local.microsecond:
        text += f".{local.microsecond // 1000:03}"
    return f"{text} {distance_from_utc(at, zone)}" if is_shown_twice(at, zone) else text


def is_shown_twice(at: datetime, zone: tzinfo) -> bool:
    """Whether the clocks of the zone showed this time once more, before or after it."""
    return len(_meant(at.astimezone(zone))) > 1


def distance_from_utc(at: datetime, zone: tzinfo) -> str:
    """How far the clocks of the zone are ahead of UTC at a moment: `+02:00`."""
    text = f"{at.astimezone(zone):%z}"
    return f"{text[:3]}:{text[3:5]}"


def _meant(local: datetime) -> list[datetime]:
    """The moments at which the clocks of its zone show a time: none, one or two of them."""
    moments = [local.replace(fold=fold).astimezone(UTC) for fold in (0, 1)]
    shown = local.replace(tzinfo=None, fold=0)
    return sorted(
        {
            moment
            for moment in moments
            if moment.astimezone(local.tzinfo).replace(tzinfo=None, fold=0) == shown
        }
    )
