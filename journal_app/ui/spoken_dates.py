"""Months, weekdays and the order of a date in the window's language."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal_app.ui.formatting import DateWords

_SHORT_MONTHS: Final[tuple[Any, ...]] = (
    QT_TRANSLATE_NOOP("ShortMonths", "Jan"),
    QT_TRANSLATE_NOOP("ShortMonths", "Feb"),
    QT_TRANSLATE_NOOP("ShortMonths", "Mar"),
    QT_TRANSLATE_NOOP("ShortMonths", "Apr"),
    QT_TRANSLATE_NOOP("ShortMonths", "May"),
    QT_TRANSLATE_NOOP("ShortMonths", "Jun"),
    QT_TRANSLATE_NOOP("ShortMonths", "Jul"),
    QT_TRANSLATE_NOOP("ShortMonths", "Aug"),
    QT_TRANSLATE_NOOP("ShortMonths", "Sep"),
    QT_TRANSLATE_NOOP("ShortMonths", "Oct"),
    QT_TRANSLATE_NOOP("ShortMonths", "Nov"),
    QT_TRANSLATE_NOOP("ShortMonths", "Dec"),
)
_MONTHS: Final[tuple[Any, ...]] = (
    QT_TRANSLATE_NOOP("Months", "January"),
    QT_TRANSLATE_NOOP("Months", "February"),
    QT_TRANSLATE_NOOP("Months", "March"),
    QT_TRANSLATE_NOOP("Months", "April"),
    QT_TRANSLATE_NOOP("Months", "May"),
    QT_TRANSLATE_NOOP("Months", "June"),
    QT_TRANSLATE_NOOP("Months", "July"),
    QT_TRANSLATE_NOOP("Months", "August"),
    QT_TRANSLATE_NOOP("Months", "September"),
    QT_TRANSLATE_NOOP("Months", "October"),
    QT_TRANSLATE_NOOP("Months", "November"),
    QT_TRANSLATE_NOOP("Months", "December"),
)
_WEEKDAYS: Final[tuple[Any, ...]] = (
    QT_TRANSLATE_NOOP("Weekdays", "Mon"),
    QT_TRANSLATE_NOOP("Weekdays", "Tue"),
    QT_TRANSLATE_NOOP("Weekdays", "Wed"),
    QT_TRANSLATE_NOOP("Weekdays", "Thu"),
    QT_TRANSLATE_NOOP("Weekdays", "Fri"),
    QT_TRANSLATE_NOOP("Weekdays", "Sat"),
    QT_TRANSLATE_NOOP("Weekdays", "Sun"),
)


def spoken_dates() -> DateWords:
    """How the window's language writes dates."""
    translate = QCoreApplication.translate
    return DateWords(
        short_months=tuple(translate("ShortMonths", month) for month in _SHORT_MONTHS),
        months=tuple(translate("Months", month) for month in _MONTHS),
        weekdays=tuple(translate("Weekdays", day) for day in _WEEKDAYS),
        initials=(
            translate("WeekdayInitials", "M", "Monday"),
            translate("WeekdayInitials", "T", "Tuesday"),
            translate("WeekdayInitials", "W", "Wednesday"),
            translate("WeekdayInitials", "T", "Thursday"),
            translate("WeekdayInitials", "F", "Friday"),
            translate("WeekdayInitials", "S", "Saturday"),
            translate("WeekdayInitials", "S", "Sunday"),
        ),
        day=translate("Dates", "{day} {month} {year}"),
        day_of_year=translate("Dates", "{day} {month}"),
        month_of_year=translate("Dates", "{month} {year}"),
    )
