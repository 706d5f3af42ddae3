"""What is snoozed, in the trader's words: until when, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal_app.domain.watching.snoozes import TIMES, HowLong, ways_to_snooze
from journal_app.ui.screens.today.attention_words import words_of

if TYPE_CHECKING:
    from journal_app.domain.watching.snoozes import Snooze, Snoozed
    from journal_app.domain.watching.watched import Attention
    from journal_app.ui.formatting import Formats

_CONTEXT: Final = "Today"

_WAYS: Final[dict[HowLong, Any]] = {
    "day": QT_TRANSLATE_NOOP("Today", "A day"),
    "three_days": QT_TRANSLATE_NOOP("Today", "Three days"),
    "week": QT_TRANSLATE_NOOP("Today", "A week"),
    "worse": QT_TRANSLATE_NOOP("Today", "Until it gets worse"),
}


class SnoozedWords(NamedTuple):
    """One row: what is quiet, until when and why. snooze: what waking it ends."""

    subject: str
    sentence: str
    until: str
    reason: str
    snooze: Snooze


def snoozed_words(each: Snoozed, formats: Formats) -> SnoozedWords:
    """A row in words."""
    row = words_of(each.attention, formats)
    return SnoozedWords(
        subject=row.subject,
        sentence=row.sentence,
        until=until_words(each.snooze.until, formats),
        reason=each.snooze.reason,
        snooze=each.snooze,
    )


def until_words(until: datetime | None, formats: Formats) -> str:
    """When it is shown again: `Snoozed until 23 Nov 12:00`."""
    if until is None:
        return _tr(QT_TRANSLATE_NOOP("Today", "Snoozed until it gets worse"))
    words = _tr(QT_TRANSLATE_NOOP("Today", "Snoozed until {time}"))
    return words.format(time=formats.time(until))


def choices(attention: Attention) -> Sequence[tuple[HowLong, str]]:
    """For how long it can be snoozed, in words."""
    return [(way, _tr(_WAYS[way])) for way in ways_to_snooze(attention)]


def note_words(sentence: str, how_long: HowLong, now: datetime, formats: Formats) -> str:
    """How the note in the trade's ledger begins; the reason follows."""
    time = TIMES[how_long]
    until = until_words(None if time is None else now + time, formats)
    return f"{until} ({sentence})"


def _tr(text: Any) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
