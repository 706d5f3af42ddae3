"""What trades can be narrowed by, and the filter that a choice of it makes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, timedelta, tzinfo
from typing import Any, Final, NamedTuple

from journal_app.domain.periods import month_of, starts_at, year_of
from journal_app.services.ports import TradeFilter

Chosen = Mapping[str, tuple[str, ...]]
"""The words chosen of each kind; a kind that is not there lets every trade pass."""

OF_WORDS: Final[Mapping[str, str]] = {
    "platform": "platforms",
    "account": "accounts",
    "strategy": "strategies",
    "asset": "assets",
    "tag": "tags",
}
"""Kinds whose words the journal tells, and the field of the filter that takes them."""

PERIODS: Final = ("30", "90", "365", "month", "last_month", "year", "last_year")
"""Days up to today, or parts of the calendar."""

FIXED: Final[Mapping[str, tuple[str, ...]]] = {
    "status": ("open", "planned", "draft", "closed", "liquidated", "cancelled"),
    "direction": ("long", "short"),
    "period": PERIODS,
    "closing": PERIODS,
    "result": ("profit", "loss", "break_even"),
    "plan": ("planned", "unplanned"),
    "rule": ("kept", "broken"),
    "trash": ("trashed",),
}
"""Kinds whose words are always the same."""

SINGLE: Final = frozenset({"period", "closing", "result", "plan", "rule", "trash"})
"""Kinds of which one word is chosen at most."""

KINDS: Final = ("status", "platform", "strategy", "period", "closing", "account", "asset",
                "direction", "tag", "result", "plan", "rule", "trash")  # fmt: skip


class Offered(NamedTuple):
    """What one screen offers. screen: its name, which views are saved under.

    at_first: the kinds that are there from the start; the others come by choice. is_grouped:
    whether trades can be gathered there.
    """

    screen: str
    kinds: tuple[str, ...]
    at_first: tuple[str, ...]
    is_grouped: bool


IN_THE_JOURNAL: Final = Offered(
    "journal", KINDS, ("status", "platform", "strategy", "period"), is_grouped=True
)
IN_ANALYTICS: Final = Offered(
    "analytics",
    ("platform", "strategy", "asset", "direction", "account", "tag", "result", "plan", "rule"),
    ("platform", "strategy", "asset", "direction"),
    is_grouped=False,
)
"""Counted trades alone, whose time is chosen as a span."""


def trade_filter(chosen: Chosen, text: str, today: date, zone: tzinfo) -> TradeFilter:
    """The filter that passes what has one of the words of each kind, and all of the text.

    A period counts by the opening or by the closing; a trade that is not that far is in none.
    """
    fields: dict[str, Any] = {"text": text.strip(), "statuses": chosen.get("status", ())}
    fields["directions"] = chosen.get("direction", ())
    for kind, name in OF_WORDS.items():
        fields[name] = chosen.get(kind, ())
    for kind, (field, values) in _SINGLE_FIELDS.items():
        if words := chosen.get(kind):
            fields[field] = values[words[0]]
    for kind, event in (("period", "opened"), ("closing", "closed")):
        if words := chosen.get(kind):
            first, after = _days(words[0], today)
            fields[f"{event}_from"] = starts_at(first, zone)
            fields[f"{event}_before"] = None if after is None else starts_at(after, zone)
    return TradeFilter(**fields)


_SINGLE_FIELDS: Final[Mapping[str, tuple[str, Mapping[str, object]]]] = {
    "result": ("result", {word: word for word in FIXED["result"]}),
    "plan": ("is_planned", {"planned": True, "unplanned": False}),
    "rule": ("has_breach", {"broken": True, "kept": False}),
    "trash": ("is_deleted", {"trashed": True}),
}


def _days(period: str, today: date) -> tuple[date, date | None]:
    """The first day of a period, and the day after it where it is over."""
    month, year = month_of(today, UTC), year_of(today, UTC)
    match period:
        case "month":
            return month.first_day, None
        case "last_month":
            return month.before().first_day, month.first_day
        case "year":
            return year.first_day, None
        case "last_year":
            return year.before().first_day, year.first_day
        case _:
            return today - timedelta(days=int(period)), None
