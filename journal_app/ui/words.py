"""The trader's words for what the core knows by a code: kinds of entry, directions, profiles."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

if TYPE_CHECKING:
    from decimal import Decimal

    from journal_app.domain.periods import Period
    from journal_app.ui.formatting import Formats

_CONTEXT: Final = "Words"

_ENTRIES: Final[dict[str, Any]] = {
    "open": QT_TRANSLATE_NOOP("Words", "Open"),
    "add": QT_TRANSLATE_NOOP("Words", "Add to position"),
    "reduce": QT_TRANSLATE_NOOP("Words", "Reduce position"),
    "close": QT_TRANSLATE_NOOP("Words", "Close position"),
    "borrow": QT_TRANSLATE_NOOP("Words", "Borrow"),
    "repay": QT_TRANSLATE_NOOP("Words", "Repay"),
    "deposit": QT_TRANSLATE_NOOP("Words", "Deposit"),
    "withdraw": QT_TRANSLATE_NOOP("Words", "Withdraw"),
    "swap": QT_TRANSLATE_NOOP("Words", "Swap collateral"),
    "rate": QT_TRANSLATE_NOOP("Words", "Rate changed"),
    "interest": QT_TRANSLATE_NOOP("Words", "Interest charged"),
    "funding": QT_TRANSLATE_NOOP("Words", "Funding"),
    "fee": QT_TRANSLATE_NOOP("Words", "Fee"),
    "gas": QT_TRANSLATE_NOOP("Words", "Gas"),
    "yield": QT_TRANSLATE_NOOP("Words", "Yield received"),
    "liquidation": QT_TRANSLATE_NOOP("Words", "Liquidation"),
    "stop": QT_TRANSLATE_NOOP("Words", "Stop moved"),
    "target": QT_TRANSLATE_NOOP("Words", "Target moved"),
    "alert": QT_TRANSLATE_NOOP("Words", "Alert hit"),
    "note": QT_TRANSLATE_NOOP("Words", "Note"),
    "mark": QT_TRANSLATE_NOOP("Words", "Mark price"),
}
_DIRECTIONS: Final[dict[str, Any]] = {
    "long": QT_TRANSLATE_NOOP("Words", "long"),
    "short": QT_TRANSLATE_NOOP("Words", "short"),
}
_MODES: Final[dict[str, Any]] = {
    "isolated": QT_TRANSLATE_NOOP("Words", "isolated"),
    "cross": QT_TRANSLATE_NOOP("Words", "cross"),
}
_ALONE: Final[tuple[Any, Any]] = (
    QT_TRANSLATE_NOOP("Words", "alone in its account"),
    QT_TRANSLATE_NOOP("Words", "Reckoned as the only trade of its account there"),
)
_STATUSES: Final[dict[str, tuple[Any, str]]] = {
    "draft": (QT_TRANSLATE_NOOP("Words", "Draft"), "neutral"),
    "planned": (QT_TRANSLATE_NOOP("Words", "Planned"), "warning"),
    "open": (QT_TRANSLATE_NOOP("Words", "Open"), "accent"),
    "closed": (QT_TRANSLATE_NOOP("Words", "Closed"), "neutral"),
    "liquidated": (QT_TRANSLATE_NOOP("Words", "Liquidated"), "danger"),
    "cancelled": (QT_TRANSLATE_NOOP("Words", "Cancelled"), "neutral"),
}
"""What a status is called, and the tone of its chip."""

_PROFILES: Final[dict[str, Any]] = {
    "conservative": QT_TRANSLATE_NOOP("Profiles", "Conservative"),
    "moderate": QT_TRANSLATE_NOOP("Profiles", "Moderate"),
    "aggressive": QT_TRANSLATE_NOOP("Profiles", "Aggressive"),
}


_BETWEEN: Final = " / "
_PERIOD: Final = re.compile(r"([0-9]{4})(?:-W([0-9]{2})|-(0[1-9]|1[0-2]))?")
_SIDE: Final = re.compile(r"(\S+) (long|short)")


def entry_word(kind: str) -> str:
    """What a kind of entry is called; the code itself of an unknown one."""
    return QCoreApplication.translate(_CONTEXT, _ENTRIES.get(kind, kind))


def direction_word(direction: str) -> str:
    """What a direction is called in the midst of a sentence."""
    return QCoreApplication.translate(_CONTEXT, _DIRECTIONS.get(direction, direction))


def sides_words(name: str) -> str:
    """A trade as it is called by its assets and sides, `ETH long / BTC short`; any other name as
    it is.
    """
    said = []
    for side in name.split(_BETWEEN):
        told = _SIDE.fullmatch(side)
        said.append(f"{told[1]} {direction_word(told[2])}" if told else side)
    return _BETWEEN.join(said)


def report_word(title: str) -> str:
    """What the reports call a figure, a column or a table."""
    return QCoreApplication.translate("Reports", title)


def mode_words(mode: str, *, is_pooled_there: bool) -> tuple[str, str]:
    """How a trade's margin is kept, and what that means where the word alone does not tell.

    is_pooled_there: whether the platform pools all of an account; it isolates nothing then.
    """
    if mode == "isolated" and is_pooled_there:
        word, meant = (QCoreApplication.translate(_CONTEXT, each) for each in _ALONE)
        return word, meant
    return QCoreApplication.translate(_CONTEXT, _MODES[mode]), ""


def status_word(status: str) -> str:
    """What the status of a trade is called."""
    word, _ = _STATUSES.get(status, (status, ""))
    return QCoreApplication.translate(_CONTEXT, word)


def status_tone(status: str) -> str:
    """The tone of a status's chip."""
    return _STATUSES[status][1] if status in _STATUSES else "neutral"


def profile_word(profile_id: str) -> str:
    """What a profile is called."""
    return QCoreApplication.translate("Profiles", _PROFILES.get(profile_id, profile_id))


def interest_words(per_day: Decimal | None, without_rate: int, formats: Formats) -> str:
    """The interest of a day as far as it is known, `$0.15, 1 unknown`; a dash where nothing is.

    without_rate: how many debts have no rate that is known.
    """
    known = formats.money(per_day, places=2)
    if per_day is None or not without_rate:
        return known
    words = QCoreApplication.translate("Words", "{money}, {count} unknown")
    return words.format(money=known, count=formats.count(without_rate))


def period_words(period: Period, formats: Formats) -> str:
    """A week, month or year: `Week 47 · 16 Nov – 22 Nov 2026`, `November 2026`, `2026`."""
    year, _, part = period.name.partition("-")
    if not part:
        return year
    if not part.startswith("W"):
        return formats.whole_month(period.first_day)
    first, last = formats.short_day(period.first_day), formats.day(period.days()[-1])
    words = QCoreApplication.translate("Words", "Week {number} · {first} – {last}")
    return words.format(number=int(part[1:]), first=first, last=last)


def period_name_words(name: str, formats: Formats) -> str:
    """The same within a sentence, by the name alone: `week 47 of 2026`, `November 2026`, `2026`.

    Any other name as it is.
    """
    found = _PERIOD.fullmatch(name)
    if found is None:
        return name
    year, week, month = found.groups()
    if week:
        words = QCoreApplication.translate("Words", "week {number} of {year}")
        return words.format(number=int(week), year=year)
    return formats.whole_month(date(int(year), int(month), 1)) if month else year
