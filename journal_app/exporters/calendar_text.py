"""An agenda as a calendar file, which any calendar program reads.

Source: RFC 5545, Internet Calendaring, sections 3.1 (lines), 3.3.11 (texts) and 3.6.1 (events).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final
from unicodedata import category

from journal_app.reports.agenda import Agenda, Kind, Occasion

_OCTETS: Final = 75
_UNSAID: Final = frozenset({"Cc", "Cs"})
"""Control signs, and halves of letters that no encoding knows."""

_TITLES: Final[dict[Kind, str]] = {
    "weekly_review": "Weekly review of {name}",
    "monthly_review": "Monthly review of {name}",
    "time_stop": "{name}: the planned time is over",
    "alert_review": "Check the alerts of the open trades",
}
_ABOUT: Final[dict[Kind, str]] = {
    "weekly_review": "One edge, one leak, one rule for next week, and the sign-off.",
    "monthly_review": "The month against the one before, and the sign-off.",
    "time_stop": "Close it, or say in its ledger why it stays.",
    "alert_review": "Is each of them still set where it is meant to be?",
}


def write_calendar(agenda: Agenda, path: Path) -> None:
    """Write a calendar file."""
    path.write_text(calendar_text(agenda), encoding="utf-8", newline="")


def calendar_text(agenda: Agenda) -> str:
    """The whole file. An occasion that is told again takes the place of what was told before."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Margin Journal//Agenda//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *(line for occasion in agenda.occasions for line in _event(occasion, agenda)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _event(occasion: Occasion, agenda: Agenda) -> Iterator[str]:
    title = _TITLES[occasion.kind].format(name=occasion.name)
    about = "\n".join([_ABOUT[occasion.kind], *occasion.trades])
    yield "BEGIN:VEVENT"
    yield f"UID:{occasion.key}.{agenda.mark}@margin-journal"
    yield f"DTSTAMP:{_moment(agenda.told_at)}"
    yield f"DTSTART;VALUE=DATE:{_day(occasion.day)}"
    yield f"DTEND;VALUE=DATE:{_day(occasion.day + timedelta(days=1))}"
    yield f"SUMMARY:{escaped(title)}"
    yield f"DESCRIPTION:{escaped(about)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """A text as a value: what would end it or part it is marked; other control signs are gone."""
    for sign, marked in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\n"), ("\r", "\n")):
        text = text.replace(sign, marked)
    kept = "".join(letter for letter in text if letter == "\n" or category(letter) not in _UNSAID)
    return kept.replace("\n", "\\n")


def folded(line: str) -> str:
    """A line in parts of 75 octets at most, each further one begun by a space; no letter is cut."""
    parts, part, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _OCTETS:
            parts.append(part)
            part, size = " ", 1
        part += letter
        size += octets
    return "\r\n".join([*parts, part])


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"
