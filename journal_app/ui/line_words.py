"""The lines that need attention in words: what each is called, where it lies, and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal_app.domain.market.percents import from_percent, in_percent
from journal_app.domain.watching.own_lines import Held, Measure, Whose, bounds_of
from journal_app.ui.words import profile_word

if TYPE_CHECKING:
    from decimal import Decimal

    from journal_app.ui.formatting import Formats

_CONTEXT: Final = "Lines"

_CAPTIONS: Final[dict[str, Any]] = {
    "health": QT_TRANSLATE_NOOP("Lines", "Health factor below"),
    "health_near": QT_TRANSLATE_NOOP("Lines", "Health factor: close within"),
    "health_room": QT_TRANSLATE_NOOP("Lines", "Health factor: mend aims higher by"),
    "margin": QT_TRANSLATE_NOOP("Lines", "Margin ratio below"),
    "margin_near": QT_TRANSLATE_NOOP("Lines", "Margin ratio: close within"),
    "margin_room": QT_TRANSLATE_NOOP("Lines", "Margin ratio: mend aims higher by"),
    "rate": QT_TRANSLATE_NOOP("Lines", "Borrow rate above"),
    "usual_times": QT_TRANSLATE_NOOP("Lines", "Borrow rate against its usual"),
    "distance": QT_TRANSLATE_NOOP("Lines", "Distance to liquidation below"),
    "collateral_fall": QT_TRANSLATE_NOOP("Lines", "Collateral fallen since entry by"),
    "interest_days": QT_TRANSLATE_NOOP("Lines", "Interest looked ahead, where no time is planned"),
    "mark_age": QT_TRANSLATE_NOOP("Lines", "Price older than"),
    "rate_age": QT_TRANSLATE_NOOP("Lines", "Borrow rate older than"),
    "check_after": QT_TRANSLATE_NOOP("Lines", "Day not checked after"),
    "review_after": QT_TRANSLATE_NOOP("Lines", "Review not signed off after"),
    "backup_age": QT_TRANSLATE_NOOP("Lines", "Backup older than"),
}
_UNITS: Final[dict[Measure, Any]] = {
    "share": QT_TRANSLATE_NOOP("Lines", "%"),
    "times": QT_TRANSLATE_NOOP("Lines", "times"),
    "days": QT_TRANSLATE_NOOP("Lines", "days"),
    "hours": QT_TRANSLATE_NOOP("Lines", "hours"),
}
_OF_ONE: Final[dict[Measure, Any]] = {
    "days": QT_TRANSLATE_NOOP("Lines", "day"),
    "hours": QT_TRANSLATE_NOOP("Lines", "hour"),
}


def line_caption(line: str) -> str:
    """What a line is called; its own name where it has no words yet."""
    return _tr(_CAPTIONS.get(line) or line.replace("_", " ").capitalize())


def line_unit(line: str) -> str:
    """What stands in the field of its number; nothing after a ratio."""
    unit = _UNITS.get(bounds_of(line).measure)
    return "" if unit is None else _tr(unit)


def line_typed(line: str, number: Decimal) -> Decimal:
    """Where it lies, as it is typed: a share in percent."""
    return in_percent(number) if bounds_of(line).measure == "share" else number


def line_read(line: str, typed: Decimal) -> Decimal:
    """The same the other way round."""
    return from_percent(typed) if bounds_of(line).measure == "share" else typed


def line_value(line: str, number: Decimal, formats: Formats) -> str:
    """Where it lies, to its last digit: `1.50`, `30%`, `2×`, `18 hours`."""
    measure = bounds_of(line).measure
    typed = line_typed(line, number).normalize()
    exponent = typed.as_tuple().exponent
    places = max(2 if measure == "ratio" else 0, -exponent if isinstance(exponent, int) else 0)
    unit = _tr(_OF_ONE[measure]) if typed == 1 and measure in _OF_ONE else line_unit(line)
    if measure == "times":  # a word stands in the field, where a lone sign looks like a button
        unit = "×"
    gap = "\u00a0" if measure in _OF_ONE else ""
    return f"{formats.number(typed, places)}{gap}{unit}"


def whose_word(whose: Whose) -> str:
    """Whose lines they are: `everything`, `account hot`."""
    match whose.level:
        case "book":
            return _tr(QT_TRANSLATE_NOOP("Lines", "everything"))
        case "profile":
            words = _tr(QT_TRANSLATE_NOOP("Lines", "profile {name}"))
            return words.format(name=profile_word(whose.name))
        case "account":
            words = _tr(QT_TRANSLATE_NOOP("Lines", "account {name}"))
        case "trade":
            words = _tr(QT_TRANSLATE_NOOP("Lines", "trade {name}"))
    return words.format(name=whose.name)


def origin_words(each: Held) -> str:
    """Where a line comes from: `as usual`, `for account hot`."""
    if each.whose is None:
        return _tr(QT_TRANSLATE_NOOP("Lines", "as usual"))
    words = _tr(QT_TRANSLATE_NOOP("Lines", "for {whose}"))
    return words.format(whose=whose_word(each.whose))


def _tr(text: Any) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
