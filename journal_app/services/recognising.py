"""Tell which rows of a file the journal knows already: by what they say, and how often.

A row is known from the rows imported before, from the ledgers, which a file that this program
wrote repeats, and from the observations. Of equal rows as many are duplicates as are known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Final

from journal_app.domain.importing.imported import (
    Content,
    MarketFill,
    TradeEvent,
    draft_fingerprint,
    draft_of,
    fill_fingerprint,
    fingerprint_scope,
    observation_fingerprint,
    payment_fingerprint,
)
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.ledger.entries import AlertHit, Entry
from journal_app.domain.market.observed import Mark, Market, RatePoint
from journal_app.reports.crossings import note_of
from journal_app.reports.ledger import trade_label
from journal_app.services.joining import Book

MILLISECOND: Final = timedelta(milliseconds=1)

Where = tuple[str, str]
"""An account and a platform."""


def fingerprint(content: Content, file_format: str, where: Where) -> str:
    """What tells a row from other rows of its format, account and platform.

    A payment may stand in files of several formats, and is the same in each.
    """
    scope = fingerprint_scope(file_format, *where)
    match content:
        case MarketFill():
            return fill_fingerprint(content, scope)
        case TradeEvent(draft=draft, paid_for=paid_for) if paid_for is not None:
            return payment_fingerprint(draft, paid_for, fingerprint_scope(draft.kind, *where))
        case TradeEvent():
            return draft_fingerprint(content.draft, content.label, scope)
        case _:
            return observation_fingerprint(content, scope)


def is_observed(content: Content, market: Market) -> bool:
    """Whether the journal holds this very observation."""
    match content:
        case Mark():
            series = market.prices.get(content.asset)
            known = series.at(content.at) if series else None
            return (
                known is not None
                and (known.at, known.price) == (content.at, content.price)
                and content.oracle_price in (None, known.oracle_price)
            )
        case RatePoint():
            index = market.rates_of(content.platform).get(content.asset)
            return (
                index is not None
                and index.next_change(content.at - MILLISECOND) == content.at
                and index.apr_at(content.at) == content.apr
            )
        case TradeEvent(draft=draft) if draft.kind == "rate" and not content.label:
            return (
                draft.asset is not None
                and draft.apr is not None
                and is_observed(
                    RatePoint(content.platform, draft.asset, draft.at, draft.apr), market
                )
            )
        case _:
            return False


def superseded(contents: Iterable[tuple[int, Content]]) -> set[int]:
    """The places of observations after which the same file says otherwise of the same moment."""
    said: dict[object, list[tuple[int, Content]]] = {}
    for place, content in contents:
        match content:
            case Mark():
                said.setdefault((content.asset, content.at), []).append((place, content))
            case RatePoint():
                what = (content.platform, content.asset, content.at)
                said.setdefault(what, []).append((place, content))
            case _:
                pass
    return {
        place for of_one in said.values() for place, content in of_one if content != of_one[-1][1]
    }


def recognise_ledgers(book: Book, file_format: str, where: Where) -> Counter[str]:
    """How often each entry of the ledgers would stand in a file, under its trade's label.

    A trade without a label stands there under its number, and may have come without either.
    """
    scope = fingerprint_scope(file_format, *where)
    known: Counter[str] = Counter()
    for ledger in book.ledgers:
        for label in {ledger.trade.label, trade_label(ledger.trade)}:
            known.update(
                draft_fingerprint(_written(entry), label, scope) for entry in ledger.recorded
            )
    return known


def _written(entry: Entry) -> Draft:
    """The row that an export writes an entry as."""
    draft = draft_of(entry)
    return replace(draft, note=note_of(entry)) if isinstance(entry, AlertHit) else draft


@dataclass(slots=True)
class Recognised:
    """The rows of a file, by their place: those that are new with their occurrence, the others."""

    new: dict[int, int] = field(default_factory=dict)
    duplicates: set[int] = field(default_factory=set)


def recognised(fingerprints: Iterable[tuple[int, str]], known: Mapping[str, int]) -> Recognised:
    """Tell new rows from known ones; of equal rows the first ones are the known."""
    seen: dict[str, int] = {}
    found = Recognised()
    for place, each in fingerprints:
        occurrence = seen[each] = seen.get(each, 0) + 1
        if occurrence <= known.get(each, 0):
            found.duplicates.add(place)
        else:
            found.new[place] = occurrence
    return found
