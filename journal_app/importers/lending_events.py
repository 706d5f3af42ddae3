"""Lending events: this project's own table of a ledger, for every platform without a reader.

    time, account, platform, event, asset, amount                      needed, in any order
    price, rate, rate_apy, trade, note, to_asset, to_amount, fee,
    fee_asset, tags, strategy, tx                                      where they say something

`time` is ISO 8601 with its zone. A negative `amount` of an `open` is a short. `rate` is an APR as
a fraction; on a row of no account and no trade it is the platform's history. Rows with the same
label in `trade` are one trade. `mark` rows are prices for the whole journal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from journal_app.domain.importing.imported import (
    Accepted,
    Content,
    ImportedFile,
    Outcome,
    Row,
    TradeEvent,
)
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.ledger.entries import KINDS
from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.problems import Problem, Refused
from journal_app.importers.cells import CellRefused, Places, Zoned, oldest_first
from journal_app.importers.delimited import SHOWN, Table
from journal_app.importers.options import Options

NAME: Final = "lending_events"
NEEDED: Final = ("time", "account", "platform", "event", "asset", "amount")
OPTIONAL: Final = (
    "price",
    "rate",
    "rate_apy",
    "trade",
    "note",
    "to_asset",
    "to_amount",
    "fee",
    "fee_asset",
    "tags",
    "strategy",
    "tx",
)
MARK: Final = "mark"
RATE: Final = "rate"
EVENTS: Final = (*KINDS, MARK)

_TAG_SIGNS: Final = re.compile(r"[;,]")


def recognises(columns: Sequence[str]) -> bool:
    """Whether the header has what lending events need."""
    return set(NEEDED) <= set(columns)


def read(table: Table, options: Options) -> ImportedFile:
    """Read lending events.

    Raises: Refused where a column is unknown, or no time has a zone and none was given.
    """
    unknown = [name for name in table.columns if name not in (*NEEDED, *OPTIONAL)]
    if unknown:
        raise Refused.because("line 1", "column_unknown", column=unknown[0])
    places = Places(table.columns)
    rows = [row for row in table.rows if isinstance(row, Row)]
    zoned = Zoned([places.raw(row, "time") for row in rows], options.zone)
    outcomes: list[Outcome] = []
    times: list[datetime] = []
    for row in table.in_turn(table.rows):
        if not isinstance(row, Row):
            outcomes.append(row)
            continue
        try:
            content, at = _content(row, places, zoned)
        except CellRefused as refused:
            outcomes.append(refused.of(row))
        else:
            outcomes.append(Accepted(row, content))
            times.append(at)
    return ImportedFile(
        file_format=NAME,
        platform="",
        columns=table.columns,
        outcomes=oldest_first(outcomes, times),
    )


def _content(row: Row, places: Places, zoned: Zoned) -> tuple[Content, datetime]:
    at = zoned.time(places.raw(row, "time"))
    event = places.raw(row, "event").lower()
    if event not in EVENTS:
        facts = {"text": event[:SHOWN], "choices": ", ".join(EVENTS)}
        raise CellRefused(Problem("event", "not_a_choice", facts), event)
    asset = places.asset(row, "asset")
    if event == MARK:
        return Mark(places.needed_asset(row, "asset"), at, places.positive(row, "price")), at
    draft = Draft(
        kind=event,
        at=at,
        asset=asset,
        amount=places.number(row, "amount"),
        price=places.number(row, "price"),
        apr=places.apr(row, "rate", "rate_apy"),
        to_asset=places.asset(row, "to_asset"),
        to_amount=places.number(row, "to_amount"),
        fee=places.number(row, "fee"),
        fee_asset=places.asset(row, "fee_asset"),
        reference=places.text(row, "tx"),
        note=places.text(row, "note"),
    )
    account, label = places.text(row, "account"), places.text(row, "trade")
    platform = places.text(row, "platform")
    if event == RATE and not account and not label and platform and asset and draft.apr is not None:
        return RatePoint(platform, asset, at, draft.apr), at
    tags = _TAG_SIGNS.split(places.text(row, "tags"))
    said = TradeEvent(
        draft=draft,
        account=account,
        platform=platform,
        label=label,
        strategy=places.text(row, "strategy"),
        tags=tuple(dict.fromkeys(tag.strip() for tag in tags if tag.strip())),
    )
    return said, at
