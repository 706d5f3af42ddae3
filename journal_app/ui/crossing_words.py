"""A line that was crossed, in words, with figures as this trader writes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from journal_app.domain.ledger.entries import AlertHit
from journal_app.reports.crossings import crossing_words
from journal_app.reports.tables import Holds
from journal_app.ui.formatting import Formats
from journal_app.ui.words import report_word

_WRITERS: Final[Mapping[Holds, Callable[[Formats, Decimal], str]]] = {
    Holds.PRICE: Formats.price,
    Holds.PERCENT: Formats.percent,
    Holds.RATIO: Formats.ratio,
}


def crossing_text(hit: AlertHit, formats: Formats) -> str:
    """What was crossed; empty for an alert that was written down by hand."""
    return crossing_words(hit, lambda number, holds: _WRITERS[holds](formats, number), report_word)


def crossing_kept(values: Mapping[str, Any], formats: Formats) -> str:
    """The same of an entry as the history keeps it, by its columns."""
    if values.get("kind") != "alert" or not isinstance(at := values.get("at"), datetime):
        return ""
    hit = AlertHit(
        at=at,
        asset=values["asset"],
        price=values["price"],
        line=values["to_asset"],
        measured=values["amount"],
        bound=values["to_amount"],
    )
    return crossing_text(hit, formats)
