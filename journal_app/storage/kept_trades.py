"""The trades of a journal, each put together from its records."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import Any, Final, TypeVar

from journal_app.domain.problems import JournalError
from journal_app.domain.terms import Terms
from journal_app.domain.trade import Trade
from journal_app.services.ports import Progress, silent
from journal_app.storage.bodies import terms_of
from journal_app.storage.layout import (
    PLANS,
    POSITIONS,
    TAGS,
    TERMS,
    TRADES,
    Layout,
    PlanRecord,
    PositionRecord,
    TagRecord,
    TermsRecord,
    TradeRecord,
)
from journal_app.storage.mapping import (
    TradeParts,
    terms_record,
    trade_of,
    trade_parts,
    trade_record,
)
from journal_app.storage.rows import Rows

P = TypeVar("P", PositionRecord, TagRecord, PlanRecord)
R = TypeVar("R")

_AT_A_TIME: Final = 1_000


class KeptTrades:
    """`ports.Trades` on rows."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._terms: Final[dict[int, Terms]] = {}
        self._terms_ids: Final[dict[int, tuple[Terms, int]]] = {}

    def get(self, trade_id: int) -> Trade:
        """Return a trade. Raises: JournalError `no_such_trade`."""
        found = self._where("id = ?", trade_id)
        if found is None:
            raise JournalError("no_such_trade", number=trade_id)
        return found

    def some(self, trade_ids: Iterable[int]) -> Iterator[Trade]:
        """Return trades in the order of these ids. Raises: JournalError `no_such_trade`."""
        rest = iter(trade_ids)
        while portion := list(islice(rest, _AT_A_TIME)):
            records = self._rows.again(
                TRADES, _itself, "WHERE id IN (SELECT value FROM json_each(?))", json.dumps(portion)
            )
            found = {trade.id: trade for trade in self._assembled(records)}
            for trade_id in portion:
                if trade_id not in found:
                    raise JournalError("no_such_trade", number=trade_id)
                yield found[trade_id]

    def with_number(self, number: int) -> Trade | None:
        """Return the trade with this number."""
        return self._where("number = ?", number)

    def labelled(self, account: str, platform: str, label: str) -> Trade | None:
        """Return the newest trade that a file calls so, if it is not in the trash."""
        return self._where(
            "label = ? AND label <> '' AND platform = ? AND account = ? AND deleted_at IS NULL"
            " ORDER BY id DESC",
            label,
            platform,
            account,
        )

    def every(self) -> Iterator[Trade]:
        """Return all trades by id."""
        last = 0
        while records := list(
            self._rows.all(TRADES, f"WHERE id > ? ORDER BY id LIMIT {_AT_A_TIME}", last)
        ):
            yield from self._assembled(records)
            last = records[-1].id

    def add(self, trade: Trade) -> Trade:
        """Keep a new trade."""
        (record,) = self._numbered([trade])
        trade_id = self._rows.insert(TRADES, record).id
        parts = trade_parts(trade_id, trade)
        for position in parts.positions:
            self._rows.insert(POSITIONS, position)
        for tag in parts.tags:
            self._rows.insert(TAGS, tag)
        if parts.plan is not None:
            self._rows.insert(PLANS, parts.plan)
        return replace(trade, id=trade_id, number=record.number)

    def add_many(self, trades: Iterable[Trade], progress: Progress = silent) -> list[int]:
        """Keep many, in the fast way; return their ids."""
        added = list(trades)
        ids = self._rows.insert_many(TRADES, list(self._numbered(added)), progress)
        parts = list(map(trade_parts, ids, added))
        self._rows.insert_many(POSITIONS, [held for each in parts for held in each.positions])
        self._rows.insert_many(TAGS, [tag for each in parts for tag in each.tags])
        self._rows.insert_many(PLANS, [each.plan for each in parts if each.plan is not None])
        return list(ids)

    def save(self, trade: Trade) -> None:
        """Keep a changed trade."""
        self._rows.update(TRADES, trade_record(trade, self._terms_id(trade.terms)))
        (present,), wanted = self._parts([trade.id]).values(), trade_parts(trade.id, trade)
        self._replace(POSITIONS, present.positions, wanted.positions)
        self._replace(TAGS, present.tags, wanted.tags)
        self._replace(
            PLANS, [present.plan] if present.plan else [], [wanted.plan] if wanted.plan else []
        )

    def save_many(self, trades: Iterable[Trade], progress: Progress = silent) -> None:
        """Keep many changed trades, in the fast way."""
        changed = list(trades)
        rest, done = iter(changed), 0
        while portion := list(islice(rest, _AT_A_TIME)):
            self._rows.update_many(
                TRADES, [trade_record(trade, self._terms_id(trade.terms)) for trade in portion]
            )
            present = self._parts([trade.id for trade in portion])
            wanted = {trade.id: trade_parts(trade.id, trade) for trade in portion}
            was, will = list(present.values()), list(wanted.values())
            self._replace(
                POSITIONS, _all(p.positions for p in was), _all(p.positions for p in will)
            )
            self._replace(TAGS, _all(p.tags for p in was), _all(p.tags for p in will))
            self._replace(PLANS, [p.plan for p in was if p.plan], [p.plan for p in will if p.plan])
            done += len(portion)
            progress(done, len(changed))

    def _replace(self, layout: Layout[P], present: Sequence[P], wanted: Sequence[P]) -> None:
        """Keep what stays the same as it is; the rest is written anew."""
        kept = {each[1:]: each for each in present}
        for content in kept.keys() - {each[1:] for each in wanted}:
            self._rows.delete(layout, kept[content].id)
        new = [each for each in wanted if each[1:] not in kept]
        if len(new) == 1:
            self._rows.insert(layout, new[0])
        elif new:
            self._rows.insert_many(layout, new)

    def _numbered(self, trades: Iterable[Trade]) -> list[TradeRecord]:
        """New trades under the next numbers, unless they bring their own."""
        number: int = self._rows.number("SELECT coalesce(max(number), 0) FROM trades")
        numbered: list[TradeRecord] = []
        for trade in trades:
            if trade.id:
                raise ValueError(f"trade {trade.id} is kept already")
            own = trade.number or number + 1
            numbered.append(trade_record(trade, self._terms_id(trade.terms), own))
            number = max(number, own)
        return numbered

    def _where(self, condition: str, *values: Any) -> Trade | None:
        record = self._rows.one(TRADES, condition, *values)
        return None if record is None else next(self._assembled([record]))

    def _assembled(self, records: Sequence[TradeRecord]) -> Iterator[Trade]:
        parts = self._parts([record.id for record in records])
        for record in records:
            yield trade_of(record, parts[record.id], self._terms_with(record.terms_id))

    def _parts(self, trade_ids: Sequence[int]) -> dict[int, TradeParts]:
        among = "WHERE trade_id IN (SELECT value FROM json_each(?))"
        ids = json.dumps(trade_ids)
        positions: dict[int, list[PositionRecord]] = defaultdict(list)
        for held in self._rows.again(POSITIONS, _itself, f"{among} ORDER BY trade_id, place", ids):
            positions[held.trade_id].append(held)
        tags: dict[int, list[TagRecord]] = defaultdict(list)
        for tag in self._rows.again(TAGS, _itself, f"{among} ORDER BY trade_id, kind, place", ids):
            tags[tag.trade_id].append(tag)
        plans = {plan.trade_id: plan for plan in self._rows.again(PLANS, _itself, among, ids)}
        return {id_: TradeParts(positions[id_], tags[id_], plans.get(id_)) for id_ in trade_ids}

    def _terms_with(self, terms_id: int | None) -> Terms | None:
        if terms_id is None:
            return None
        if terms_id not in self._terms:
            (terms,) = self._rows.again(TERMS, _terms_in, "WHERE id = ?", terms_id)
            self._know(terms, terms_id)
        return self._terms[terms_id]

    def _terms_id(self, terms: Terms | None) -> int | None:
        if terms is None:
            return None
        if id(terms) not in self._terms_ids:
            wanted = terms_record(terms)
            record = self._rows.one(TERMS, "content_hash = ?", wanted.content_hash)
            self._know(terms, (record or self._rows.insert(TERMS, wanted)).id)
        return self._terms_ids[id(terms)][1]

    def _know(self, terms: Terms, terms_id: int) -> None:
        """Remember terms by themselves, since many trades share them and hashing takes time."""
        self._terms.setdefault(terms_id, terms)
        self._terms_ids[id(terms)] = terms, terms_id


def _itself(record: R) -> R:
    """A record that stays as it is, to be put together with others."""
    return record


def _terms_in(record: TermsRecord) -> Terms:
    return terms_of(record.body)


def _all(parts: Iterable[Sequence[P]]) -> list[P]:
    return list(chain.from_iterable(parts))
