"""Keep what the trader says about a day: the market, the mood, whether all was looked at."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from journal_app.domain.problems import Refused
from journal_app.services.ports import Clock, DayNote, Journal, UnitOfWork


def day_note(uow: UnitOfWork, day: date) -> DayNote:
    """The note of a day; an empty one where nothing was written."""
    return uow.day_note(day.isoformat()) or DayNote(day=day.isoformat())


def note_day(journal: Journal, clock: Clock, note: DayNote) -> bool:
    """Keep the note of a day as one step; return whether it says anything else now.

    Raises: Refused `not_a_date` under `day`.
    """
    try:
        day = date.fromisoformat(note.day)
    except ValueError:
        raise Refused.because("day", "not_a_date", text=note.day) from None
    tidy = replace(note, day=day.isoformat(), text=note.text.strip(), mood=note.mood.strip())
    with journal.unit_of_work() as uow:
        if tidy == day_note(uow, day):
            return False
        uow.begin_action("note_day", clock.now(), day=tidy.day)
        uow.keep_day_note(tidy)
        uow.commit()
        return True
