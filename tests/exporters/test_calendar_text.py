"""The calendar file reads back: every line ends and folds as it must, every text comes whole."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.exporters.calendar_text import calendar_text, escaped, folded, write_calendar
from journal_app.reports.agenda import Agenda, Occasion

NOW = datetime(2026, 11, 22, 12, 30, 5, tzinfo=UTC)
Event = dict[str, str]


def unfolded(text: str) -> list[str]:
    """The lines as they were before they were folded."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    for line in text.split("\r\n"):
        assert len(line.encode()) <= 75
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def unescaped(value: str) -> str:
    out, letters = "", iter(value)
    for letter in letters:
        following = next(letters) if letter == "\\" else ""
        out += "\n" if following == "n" else following or letter
    return out


def events(text: str) -> list[Event]:
    """A small reader of calendars: each event with its values by their names."""
    lines = unfolded(text)
    assert (lines[0], lines[1], lines[-1]) == ("BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR")
    found: list[Event] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and line != "END:VEVENT" and not line.startswith("END:"):
            found[-1][name] = unescaped(value)
    return found


def told(*occasions: Occasion) -> list[Event]:
    return events(calendar_text(Agenda("mark", NOW, occasions)))


def test_an_event_tells_its_day_and_who_it_is() -> None:
    occasion = Occasion("weekly_review", "review-2026-W47", date(2026, 12, 31), "2026-W47")
    (event,) = told(occasion)
    assert event["UID"] == "review-2026-W47.mark@margin-journal"
    assert event["DTSTAMP"] == "20261122T123005Z"
    assert event["DTSTART;VALUE=DATE"] == "20261231"
    assert event["DTEND;VALUE=DATE"] == "20270101"
    assert event["SUMMARY"] == "Weekly review of 2026-W47"


@pytest.mark.parametrize(
    "name",
    [
        "ETH long, Aave v3; two",
        "back\\slash and\nline",
        "🐂" * 60 + " long",
        "a" * 300,
        "ümlaut " * 40,
        "BEGIN:VEVENT\r\nUID:other",
    ],
)
def test_texts_come_back_whole(name: str) -> None:
    day = date(2026, 12, 1)
    (event,) = told(
        Occasion("time_stop", "trade-1-time", day, name),
    )
    plain = name.replace("\r\n", "\n")
    assert event["SUMMARY"] == f"{plain}: the planned time is over"
    (event,) = told(Occasion("alert_review", "alerts", day, "2026-W47", ["one", name]))
    assert event["DESCRIPTION"].endswith(f"one\n{plain}")


def test_control_signs_are_left_out() -> None:
    assert escaped("a\0b\tc\x7f\ud800d") == "abcd"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_any_line_folds_and_unfolds(text: str) -> None:
    parts = folded(text).split("\r\n")
    assert all(len(part.encode()) <= 75 for part in parts)
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == text
    assert all(part.startswith(" ") for part in parts[1:])


def test_an_empty_agenda_is_a_calendar_without_events(tmp_path: Path) -> None:
    out = tmp_path / "a.ics"
    write_calendar(Agenda("mark", NOW, []), out)
    assert events(out.read_bytes().decode()) == []
