"""A journal in memory that keeps the promises of `ports`, as plainly as they can be kept.

Slow and simple on purpose: a unit of work is a copy, an action is the two states around it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from journal_app.domain.attached_files import HEAD_BYTES, media_type
from journal_app.domain.exact import plain
from journal_app.domain.figures import Figures
from journal_app.domain.ledger.account_flow import AccountFlow
from journal_app.domain.ledger.entries import Entry
from journal_app.domain.market.exchange import rate_series
from journal_app.domain.market.interest import RateIndex
from journal_app.domain.market.observed import Mark, Market, PriceSeries, RatePoint
from journal_app.domain.money import DOLLAR, Asset
from journal_app.domain.problems import JournalError, Refused
from journal_app.domain.terms import Terms
from journal_app.domain.trade import MarginMode, Status, Trade, Verdict
from journal_app.services.ports import (
    Account,
    Action,
    Attachment,
    Batch,
    Changed,
    Check,
    DayNote,
    Detail,
    ExchangeRate,
    HistoryFilter,
    KeptReview,
    PastAction,
    Progress,
    RawRow,
    Reckon,
    RecordedEntry,
    RecordedFlow,
    SavedView,
    StoredFile,
    TradeFilter,
    TradeLine,
    TradeLink,
    TradeWritten,
    UnitOfWork,
    Written,
    silent,
)
from journal_app.storage.mapping import (
    account_record,
    day_note_record,
    entry_record,
    trade_record,
)
from journal_app.storage.stored import milliseconds_of


@dataclass
class Kept:
    """All that the trader said."""

    trades: dict[int, Trade] = field(default_factory=dict)
    entries: dict[int, RecordedEntry] = field(default_factory=dict)
    marks: dict[tuple[Asset, datetime, str], Mark] = field(default_factory=dict)
    rates: dict[tuple[str, Asset, datetime], RatePoint] = field(default_factory=dict)
    batches: dict[int, Batch] = field(default_factory=dict)
    raw_rows: dict[int, RawRow] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    day_notes: dict[str, DayNote] = field(default_factory=dict)
    exchange_rates: dict[tuple[str, datetime], ExchangeRate] = field(default_factory=dict)
    attachments: dict[int, Attachment] = field(default_factory=dict)
    flows: dict[int, RecordedFlow] = field(default_factory=dict)
    saved_views: dict[tuple[str, str], SavedView] = field(default_factory=dict)
    reviews: dict[str, KeptReview] = field(default_factory=dict)
    links: dict[tuple[int, int], TradeLink] = field(default_factory=dict)
    own_terms: dict[tuple[str, date], Terms] = field(default_factory=dict)

    def copy(self) -> Kept:
        return Kept(**{each.name: dict(getattr(self, each.name)) for each in fields(self)})

    def ledger(self, trade_id: int) -> list[RecordedEntry]:
        own = (each for each in self.entries.values() if each.trade_id == trade_id)
        return sorted(own, key=lambda each: (each.entry.at, each.entry.sequence))


@dataclass
class Done:
    """An action, and the journal around it."""

    action: Action
    before: Kept
    after: Kept

    def changed(self) -> list[Changed]:
        """What differs, told like rows of a table."""
        told = []
        for table in ("settings", "accounts", "day_notes", "trades", "entries"):
            before, after = getattr(self.before, table), getattr(self.after, table)
            for place in dict.fromkeys([*before, *after]):
                earlier = _told(table, before, place)
                later = _told(table, after, place)
                if earlier != later:
                    any_one = earlier or later or {}
                    row_id, trade_id = any_one["id"], any_one.get("trade_id")
                    told.append(
                        Changed(
                            table=table,
                            row_id=row_id,
                            trade_id=row_id if table == "trades" else trade_id,
                            before=earlier,
                            after=later,
                        )
                    )
        return told


class FakeJournal:
    """`ports.Journal`."""

    def __init__(self) -> None:
        self.kept = Kept()
        self.figures: dict[int, Figures] = {}
        self.done: list[Done] = []
        self.undone: list[Done] = []
        self.replaced: list[PastAction] = []
        self.attached_files = FakeFiles()

    @contextmanager
    def unit_of_work(self) -> Iterator[UnitOfWork]:
        yield FakeWork(self)

    @contextmanager
    def reading(self) -> Iterator[UnitOfWork]:
        yield FakeReading(self)


class FakeWork:
    """`ports.UnitOfWork`."""

    def __init__(self, journal: FakeJournal) -> None:
        self.journal = journal
        self.kept = journal.kept.copy()
        self.kept_figures = dict(journal.figures)
        self.done, self.undone = list(journal.done), list(journal.undone)
        self.replaced = list(journal.replaced)
        self._begun: Action | None = None
        self._before = self.kept.copy()
        self.trades = FakeTrades(self)
        self.entries = FakeEntries(self)
        self.flows = FakeFlows(self)
        self.observations = FakeObservations(self)
        self.imports = FakeImports(self)
        self.settings = FakeSettings(self)
        self.figures = FakeFigures(self)
        self.lists = FakeLists(self)
        self.history = FakeHistory(self)
        self.attachments = FakeAttachments(self)
        self.reviews = FakeReviews(self)
        self.soundness = FakeSoundness(self)

    def written(self) -> Kept:
        """What may be changed, now that an action has begun."""
        if self._begun is None:
            raise RuntimeError("rows change only within an action")
        return self.kept

    def account(self, name: str) -> Account | None:
        return self.kept.accounts.get(name)

    def keep_account(self, account: Account) -> None:
        self.written().accounts[account.name] = account

    def accounts(self) -> list[Account]:
        return [account for _, account in sorted(self.kept.accounts.items())]

    def keep_day_note(self, note: DayNote) -> None:
        self.written().day_notes[note.day] = note

    def day_note(self, day: str) -> DayNote | None:
        return self.kept.day_notes.get(day)

    def day_notes(self) -> list[DayNote]:
        return [note for _, note in sorted(self.kept.day_notes.items())]

    def keep_link(self, link: TradeLink) -> None:
        self.remove_link(link.trade_id, link.other_id)
        self.written().links[link.trade_id, link.other_id] = link

    def remove_link(self, trade_id: int, other_id: int) -> None:
        for key in ((trade_id, other_id), (other_id, trade_id)):
            self.written().links.pop(key, None)

    def links(self) -> list[TradeLink]:
        return [link for _, link in sorted(self.kept.links.items())]

    def links_of(self, trade_id: int) -> list[TradeLink]:
        return [link for link in self.links() if trade_id in (link.trade_id, link.other_id)]

    def keep_exchange_rate(self, rate: ExchangeRate) -> None:
        self.written().exchange_rates[rate.currency, rate.at] = rate

    def remove_exchange_rate(self, rate: ExchangeRate) -> None:
        self.written().exchange_rates.pop((rate.currency, rate.at), None)

    def exchange_rates(self) -> list[ExchangeRate]:
        rates = self.kept.exchange_rates.values()
        return sorted(rates, key=lambda rate: (rate.at, rate.currency))

    def keep_saved_view(self, view: SavedView) -> None:
        self.written().saved_views[view.screen, view.name] = view

    def remove_saved_view(self, screen: str, name: str) -> None:
        kept = self.written().saved_views
        if (screen, name) not in kept:
            raise JournalError("no_such_view", name=name)
        del kept[screen, name]

    def saved_views(self) -> list[SavedView]:
        return [view for _, view in sorted(self.kept.saved_views.items())]

    def own_terms(self) -> list[Terms]:
        return [terms for _, terms in sorted(self.kept.own_terms.items())]

    def keep_own_terms(self, terms: Terms) -> None:
        self.written().own_terms[terms.platform, terms.as_of] = terms

    def remove_own_terms(self, terms: Terms) -> None:
        kept = self.written().own_terms
        if (terms.platform, terms.as_of) not in kept:
            raise JournalError("no_such_terms")
        del kept[terms.platform, terms.as_of]

    def begin_action(self, name: str, at: datetime, **facts: str) -> Action:
        every: list[Done | PastAction] = [*self.done, *self.undone, *self.replaced]
        last = max((each.action.id for each in every), default=0)
        self._begun = Action(id=last + 1, at=at, name=name, facts=facts)
        return self._begun

    def add_facts(self, **facts: str) -> None:
        if self._begun is None:
            raise RuntimeError("facts belong to an action")
        self._begun = replace(self._begun, facts={**self._begun.facts, **facts})

    def commit(self) -> None:
        if self._begun is not None and self.kept != self._before:
            self.done.append(Done(self._begun, self._before, self.kept.copy()))
            self.replaced += [
                PastAction(action=each.action, state="replaced") for each in self.undone
            ]
            self.undone.clear()
        self.journal.kept = self.kept.copy()
        self.journal.figures = {
            id_: told for id_, told in self.kept_figures.items() if id_ in self.kept.trades
        }
        self.journal.done, self.journal.undone = self.done, self.undone
        self.journal.replaced = self.replaced


class FakeReading(FakeWork):
    """`ports.UnitOfWork` for reading."""

    def written(self) -> Kept:
        raise JournalError("only_viewed")

    def begin_action(self, name: str, at: datetime, **facts: str) -> Action:
        raise JournalError("only_viewed")

    def add_facts(self, **facts: str) -> None:
        raise JournalError("only_viewed")

    def commit(self) -> None:
        raise JournalError("only_viewed")


class Part:
    """A part of a unit of work."""

    def __init__(self, work: FakeWork) -> None:
        self.work = work

    @property
    def kept(self) -> Kept:
        return self.work.kept


class FakeReviews(Part):
    def get(self, period: str) -> KeptReview | None:
        return self.kept.reviews.get(period)

    def every(self) -> list[KeptReview]:
        return [review for _, review in sorted(self.kept.reviews.items())]

    def put(self, review: KeptReview) -> None:
        self.work.written().reviews[review.period] = review


class FakeTrades(Part):
    def get(self, trade_id: int) -> Trade:
        if trade_id not in self.kept.trades:
            raise JournalError("no_such_trade", number=trade_id)
        return self.kept.trades[trade_id]

    def some(self, trade_ids: Iterable[int]) -> Iterator[Trade]:
        return map(self.get, trade_ids)

    def with_number(self, number: int) -> Trade | None:
        return next((trade for trade in self.every() if trade.number == number), None)

    def labelled(self, account: str, platform: str, label: str) -> Trade | None:
        found = [
            trade
            for trade in self.every()
            if (trade.account, trade.platform, trade.label) == (account, platform, label)
            if label and trade.deleted_at is None
        ]
        return found[-1] if found else None

    def every(self) -> Iterator[Trade]:
        return (trade for _, trade in sorted(self.kept.trades.items()))

    def add(self, trade: Trade) -> Trade:
        kept = self.work.written()
        if trade.id:
            raise ValueError("kept already")
        number = trade.number or max((each.number for each in kept.trades.values()), default=0) + 1
        added = replace(trade, id=max(kept.trades, default=0) + 1, number=number)
        kept.trades[added.id] = added
        return added

    def add_many(self, trades: Iterable[Trade], progress: Progress = silent) -> list[int]:
        ids = [self.add(trade).id for trade in trades]
        progress(len(ids), len(ids))
        return ids

    def save(self, trade: Trade) -> None:
        self.work.written().trades[trade.id] = trade

    def save_many(self, trades: Iterable[Trade], progress: Progress = silent) -> None:
        changed = list(trades)
        for trade in changed:
            self.save(trade)
        progress(len(changed), len(changed))


class FakeEntries(Part):
    def of(self, trade_id: int) -> list[RecordedEntry]:
        return self.kept.ledger(trade_id)

    def of_some(self, trade_ids: Iterable[int]) -> Iterator[tuple[int, list[RecordedEntry]]]:
        return ((trade_id, self.of(trade_id)) for trade_id in trade_ids)

    def of_all(self) -> Iterator[tuple[int, list[RecordedEntry]]]:
        return (
            (trade_id, of) for trade_id in sorted(self.kept.trades) if (of := self.of(trade_id))
        )

    def last_at(self) -> datetime | None:
        return max((each.entry.at for each in self.kept.entries.values()), default=None)

    def add(self, trade_id: int, entry: Entry, raw_row_id: int | None = None) -> RecordedEntry:
        kept = self.work.written()
        entry_id = max(kept.entries, default=0) + 1
        kept.entries[entry_id] = RecordedEntry(entry_id, trade_id, entry, raw_row_id)
        return kept.entries[entry_id]

    def add_many(
        self, entries: Iterable[tuple[int, Entry, int | None]], progress: Progress = silent
    ) -> int:
        added = [self.add(*each) for each in entries]
        progress(len(added), len(added))
        return len(added)

    def replace(self, recorded: RecordedEntry) -> None:
        self.work.written().entries[recorded.id] = recorded

    def remove(self, recorded: RecordedEntry) -> None:
        del self.work.written().entries[recorded.id]


class FakeFlows(Part):
    def every(self) -> list[RecordedFlow]:
        def place(recorded: RecordedFlow) -> tuple[datetime, str, int]:
            return recorded.flow.at, recorded.flow.account, recorded.flow.sequence

        return sorted(self.kept.flows.values(), key=place)

    def get(self, flow_id: int) -> RecordedFlow:
        if flow_id not in self.kept.flows:
            raise JournalError("no_such_flow", number=flow_id)
        return self.kept.flows[flow_id]

    def add(self, flow: AccountFlow, raw_row_id: int | None = None) -> RecordedFlow:
        kept = self.work.written()
        added = RecordedFlow(max(kept.flows, default=0) + 1, self._placed(flow), raw_row_id)
        kept.flows[added.id] = added
        return added

    def replace(self, recorded: RecordedFlow) -> None:
        flow, present = recorded.flow, self.get(recorded.id).flow
        if (flow.account, flow.at) == (present.account, present.at):
            placed = replace(flow, sequence=present.sequence)
        else:
            placed = self._placed(flow)
        self.work.written().flows[recorded.id] = replace(recorded, flow=placed)

    def remove(self, recorded: RecordedFlow) -> None:
        del self.work.written().flows[recorded.id]

    def _placed(self, flow: AccountFlow) -> AccountFlow:
        beside = (each.flow for each in self.kept.flows.values())
        taken = [it.sequence for it in beside if (it.account, it.at) == (flow.account, flow.at)]
        return replace(flow, sequence=max(taken, default=-1) + 1)


class FakeObservations(Part):
    def market(self, assets: Iterable[Asset] | None = None) -> Market:
        wanted = None if assets is None else set(assets)
        prices: dict[Asset, list[Mark]] = defaultdict(list)
        for mark in self.kept.marks.values():
            if wanted is None or mark.asset in wanted:
                prices[mark.asset].append(mark)
        rates: dict[str, dict[Asset, list[RatePoint]]] = defaultdict(lambda: defaultdict(list))
        for point in self.kept.rates.values():
            if wanted is None or point.asset in wanted:
                rates[point.platform][point.asset].append(point)
        return Market(
            {asset: PriceSeries(marks) for asset, marks in prices.items()},
            {
                platform: {
                    asset: RateIndex((point.at, point.apr) for point in points)
                    for asset, points in by_asset.items()
                }
                for platform, by_asset in rates.items()
            },
            rate_series(
                rate
                for _, rate in sorted(self.kept.exchange_rates.items())
                if wanted is None or rate.currency in {*wanted, DOLLAR}
            ),
        )

    def latest_market(self) -> Market:
        market = self.market()
        newest = {asset: PriceSeries(told.every()[-1:]) for asset, told in market.prices.items()}
        return Market(newest, market.rates, market.exchange)

    def last_mark_at(self) -> datetime | None:
        seen = [mark.at for mark in self.kept.marks.values()]
        seen += [rate.at for rate in self.kept.exchange_rates.values()]
        return max(seen, default=None)

    def add_marks(self, marks: Iterable[Mark]) -> int:
        latest = {(mark.asset, mark.at, mark.platform): mark for mark in marks}
        return _merge(self.work.written().marks, latest)

    def add_rates(self, points: Iterable[RatePoint]) -> int:
        latest = {(point.platform, point.asset, point.at): point for point in points}
        return _merge(self.work.written().rates, latest)

    def remove_rate(self, point: RatePoint) -> None:
        kept, place = self.work.written().rates, (point.platform, point.asset, point.at)
        if place not in kept:
            raise JournalError("no_such_point")
        del kept[place]


def _merge(kept: dict[Any, Any], latest: Mapping[Any, Any]) -> int:
    differing = {place: seen for place, seen in latest.items() if kept.get(place) != seen}
    kept.update(differing)
    return len(differing)


class FakeImports(Part):
    def known(self, fingerprints: Iterable[str]) -> dict[str, int]:
        counts: dict[str, int] = defaultdict(int)
        wanted = set(fingerprints)
        for row in self.kept.raw_rows.values():
            if row.fingerprint in wanted and row.outcome == "accepted":
                counts[row.fingerprint] += 1
        return dict(counts)

    def known_texts(self, file_format: str, texts: Iterable[str]) -> dict[str, int]:
        wanted = set(texts)
        return dict(
            Counter(
                row.text
                for row in self.kept.raw_rows.values()
                if self.kept.batches[row.batch_id].file_format == file_format
                and row.text in wanted
                and row.outcome == "accepted"
            )
        )

    def add(self, at: datetime, file_name: str, file_format: str, file_hash: str) -> Batch:
        kept = self.work.written()
        batch = Batch(
            id=max(kept.batches, default=0) + 1,
            at=at,
            file_name=file_name,
            file_format=file_format,
            file_hash=file_hash,
        )
        kept.batches[batch.id] = batch
        return batch

    def add_rows(
        self,
        batch: Batch,
        rows: Sequence[tuple[int, str, str, int, str]],
        progress: Progress = silent,
    ) -> list[int]:
        kept = self.work.written()
        progress(len(rows), len(rows))
        first = max(kept.raw_rows, default=0) + 1
        for row_id, (line, text, fingerprint, occurrence, outcome) in enumerate(rows, start=first):
            kept.raw_rows[row_id] = RawRow(
                id=row_id,
                batch_id=batch.id,
                line=line,
                text=text,
                fingerprint=fingerprint,
                occurrence=occurrence,
                outcome=outcome,
            )
        return list(range(first, first + len(rows)))

    def every(self) -> Iterator[tuple[Batch, list[RawRow]]]:
        for _, batch in sorted(self.kept.batches.items()):
            rows = [row for row in self.kept.raw_rows.values() if row.batch_id == batch.id]
            yield batch, sorted(rows, key=lambda row: row.id)


class FakeSettings(Part):
    def get(self, name: str) -> str | None:
        return self.kept.settings.get(name)

    def put(self, name: str, value: str) -> None:
        self.work.written().settings[name] = value

    def every(self) -> dict[str, str]:
        return dict(self.kept.settings)


class FakeFigures(Part):
    @property
    def _told(self) -> dict[int, Figures]:
        return self.work.kept_figures

    def put(self, trade_id: int, figures: Figures) -> None:
        self._told[trade_id] = figures

    def put_many(self, figures: Iterable[tuple[int, Figures]]) -> None:
        self._told.update(figures)

    def get(self, trade_id: int) -> Figures | None:
        return self._told.get(trade_id)

    def some(self, trade_ids: Iterable[int]) -> Mapping[int, Figures]:
        return {id_: self._told[id_] for id_ in trade_ids if id_ in self._told}

    def every(self) -> Iterator[tuple[int, Figures]]:
        return iter(sorted(self._told.items(), key=lambda told: told[0]))

    def unsettled(self) -> list[int]:
        return [
            trade_id
            for trade_id, told in self.every()
            if not told.status.is_counted
            or any(told.debt.values())
            or any(told.collateral.values())
        ]

    def closed_since(self, platform: str, moment: datetime) -> list[int]:
        return [
            trade_id
            for trade_id, told in self.every()
            if told.closed_at is not None
            and told.closed_at > moment
            and self.kept.trades[trade_id].platform == platform
        ]

    def active_between(self, start: datetime, end: datetime) -> list[int]:
        active = []
        for trade_id, told in self.every():
            times = [each.entry.at for each in self.kept.ledger(trade_id)]
            if (
                self.kept.trades[trade_id].deleted_at is None
                and any(time < end for time in times)
                and (told.status is Status.OPEN or any(time >= start for time in times))
            ):
                active.append(trade_id)
        return active

    def drop_all(self) -> None:
        self._told.clear()


_COMPONENTS: Final = {
    "price_change": "price", "collateral_change": "collateral", "borrowed_change": "borrowed",
}  # fmt: skip


def _figure(told: Figures, name: str) -> Any:
    """A kept column of a trade's figures."""
    if name == "asset":
        return " ".join(held.asset for held in told.positions)
    if name == "direction":
        return " ".join(held.direction.value for held in told.positions)
    if name in ("r_initial", "r_managed", "closed_at", "opened_at", "equity"):
        return getattr(told, name)
    return getattr(told.total, _COMPONENTS.get(name, name))


class FakeSoundness(Part):
    """Figures alone can be wrong here."""

    def checks(self, reckon: Reckon) -> list[Check]:
        ids = [trade.id for trade in self.kept.trades.values()]
        found = [
            Detail(kept.number, "trade_figures", "kept", "reckoned", "figures")
            for kept, _, told in reckon(self.work, ids)
            if self.work.kept_figures.get(kept.id) != told
        ]
        return [Check("figures", tuple(found))]

    def mend_rows(self) -> None:
        self._must_write()

    def mend_search(self) -> None:
        self._must_write()

    def mend_index(self) -> None:
        self._must_write()

    def _must_write(self) -> None:
        if isinstance(self.work, FakeReading):
            raise JournalError("only_viewed")


class FakeLists(Part):
    def ids(
        self, wanted: TradeFilter, sorted_by: str = "number", *, descending: bool = False
    ) -> Sequence[int]:
        if sorted_by not in ("number", "net", "platform"):
            raise ValueError(sorted_by)

        def place(trade: Trade) -> tuple[Any, ...]:
            told = self.work.kept_figures.get(trade.id)
            value: Any = {
                "number": trade.number,
                "platform": trade.platform.lower(),
                "net": told and told.total.net,
                "gross": told and told.total.gross,
                "interest": told and told.total.interest,
                "funding": told and told.total.funding,
                "fees": told and told.total.fees,
                "equity": told and told.equity,
            }[sorted_by]
            return (value is None) is not descending, value or 0, trade.id

        found = [t for t in self.kept.trades.values() if self._takes(wanted, t)]
        return [trade.id for trade in sorted(found, key=place, reverse=descending)]

    def lines(self, trade_ids: Sequence[int]) -> list[TradeLine]:
        return [self._line(self.kept.trades[id_]) for id_ in trade_ids if id_ in self.kept.trades]

    def _line(self, trade: Trade) -> TradeLine:
        told = self.work.kept_figures.get(trade.id)
        first = told.positions[0] if told and told.positions else None
        positions = told.positions if told and told.positions else trade.positions
        plan = trade.plan if trade.status is Status.PLANNED else None
        planned = plan.positions[0] if plan else None
        return TradeLine(
            trade.id,
            trade.number,
            trade.label,
            trade.account,
            trade.platform,
            trade.strategy,
            trade.status.value,
            " ".join(held.asset for held in positions),
            " ".join(held.direction.value for held in positions),
            told.opened_at if told else None,
            told.closed_at if told else None,
            told.total.net if told else None,
            told.r_initial if told else None,
            told.total.interest if told else None,
            told.total.fees if told else None,
            told.health_factor if told else None,
            plan.leverage if plan else told.leverage if told else None,
            planned.entry if planned else first.average_entry if first else None,
            planned.liquidation_price if planned else first.liquidation_price if first else None,
        )

    def counted(
        self, columns: Sequence[str], wanted: TradeFilter
    ) -> list[tuple[str | int | None, ...]]:
        def place(trade: Trade) -> tuple[Any, ...]:
            told = self.work.kept_figures[trade.id]
            return told.closed_at, told.opened_at, trade.number

        found = [
            trade
            for trade in self.kept.trades.values()
            if self._takes(wanted, trade)
            and trade.id in self.work.kept_figures
            and self.work.kept_figures[trade.id].status.is_counted
        ]
        return [
            tuple(self._column(trade, name) for name in columns)
            for trade in sorted(found, key=place)
        ]

    def listed(
        self,
        columns: Sequence[str],
        wanted: TradeFilter,
        sorted_by: str = "number",
        *,
        descending: bool = False,
    ) -> list[tuple[str | int | None, ...]]:
        ids = self.ids(wanted, sorted_by, descending=descending)
        return [tuple(self._column(self.kept.trades[id_], name) for name in columns) for id_ in ids]

    def _column(self, trade: Trade, name: str) -> str | int | None:
        told = self.work.kept_figures.get(trade.id)
        of_trade: dict[str, Any] = {
            "id": trade.id,
            "number": trade.number,
            "status": trade.status.value,
            "strategy": trade.strategy,
            "platform": trade.platform,
            "account": trade.account,
            "margin_mode": trade.margin_mode.value,
        }
        value = of_trade[name] if name in of_trade else _figure(told, name) if told else None
        if isinstance(value, datetime):
            return milliseconds_of(value)
        return plain(value) if isinstance(value, Decimal) else value

    def by_status(self) -> Mapping[str, int]:
        counts: dict[str, int] = defaultdict(int)
        for trade in self.kept.trades.values():
            if trade.deleted_at is None:
                counts[trade.status.value] += 1
        return dict(counts)

    def written(self) -> Written:
        """Of a trade its own record and its entries; of the rest whatever is kept."""
        kept = self.kept
        trades = {
            trade.id: TradeWritten(
                trade.created_at,
                trade.deleted_at is not None,
                repr((trade, kept.ledger(trade.id), _of_trade(kept, trade.id))),
            )
            for trade in kept.trades.values()
        }
        apart = ("trades", "entries", "batches", "raw_rows")
        days = {key: each for key, each in kept.attachments.items() if each.trade_id is None}
        others = {
            each.name: repr(sorted(getattr(kept, each.name).items(), key=repr))
            for each in fields(kept)
            if each.name not in (*apart, "attachments", "links")
        }
        return Written(trades, {**others, "attachments": repr(days)})

    def words(self, column: str) -> list[str]:
        every = [trade for trade in self.kept.trades.values() if trade.deleted_at is None]
        words = {
            "platform": {trade.platform for trade in every},
            "account": {trade.account for trade in every},
            "strategy": {trade.strategy for trade in every},
            "tag": {tag for trade in every for tag in trade.tags},
            "mistake": {word for trade in every for word in trade.mistakes},
            "emotion": {word for trade in every for word in trade.emotions},
            "asset": {str(held.asset) for trade in every for held in trade.positions},
        }
        if column not in words:
            raise ValueError(column)
        return sorted(words[column] - {""}, key=str.lower)

    def _takes(self, wanted: TradeFilter, trade: Trade) -> bool:
        told = self.work.kept_figures.get(trade.id)
        net = told.total.net if told else None
        opened_at, closed_at = (told.opened_at, told.closed_at) if told else (None, None)
        result = None if net is None else {1: "profit", -1: "loss", 0: "break_even"}[_sign(net)]
        broken = trade.plan is not None and any(
            answer.verdict is Verdict.BREACH for answer in trade.plan.checklist
        )
        return all(
            (
                (trade.deleted_at is not None) is wanted.is_deleted,
                not wanted.trade_ids or trade.id in wanted.trade_ids,
                not wanted.statuses or trade.status in wanted.statuses,
                not wanted.platforms or trade.platform in wanted.platforms,
                not wanted.accounts or trade.account in wanted.accounts,
                not wanted.strategies or trade.strategy in wanted.strategies,
                not wanted.assets or any(p.asset in wanted.assets for p in trade.positions),
                not wanted.directions
                or any(p.direction in wanted.directions for p in trade.positions),
                not wanted.tags or any(tag in wanted.tags for tag in trade.tags),
                _is_within(opened_at, wanted.opened_from, wanted.opened_before),
                _is_within(closed_at, wanted.closed_from, wanted.closed_before),
                wanted.result in (None, result),
                wanted.is_planned in (None, trade.is_planned),
                wanted.has_breach in (None, broken),
                all(word in self._text(trade) for word in wanted.text.casefold().split()),
            )
        )

    def _text(self, trade: Trade) -> str:
        said = [trade.label, trade.account, trade.platform, trade.strategy, trade.notes]
        said += [trade.lesson, f"#{trade.number}", *trade.tags, *trade.mistakes, *trade.emotions]
        said += [held.asset for held in trade.positions]
        if trade.plan is not None:
            said += [trade.plan.thesis, trade.plan.exit_plan]
        for each in self.kept.ledger(trade.id):
            said += [each.entry.note, each.entry.reference]
        return "\n".join(said).casefold()


def _of_trade(kept: Kept, trade_id: int) -> list[object]:
    links = [each for each in kept.links.values() if each.trade_id == trade_id]
    return [*links, *(each for each in kept.attachments.values() if each.trade_id == trade_id)]


def _told(table: str, kept: Mapping[Any, Any], place: Any) -> dict[str, Any] | None:
    """A kept thing by the names and values of its row; an id where the fake has none is 1."""
    if place not in kept:
        return None
    value = kept[place]
    match table:
        case "settings":
            return {"id": 1, "name": place, "value": value}
        case "accounts":
            return account_record(value)._replace(id=1)._asdict()
        case "day_notes":
            return day_note_record(value)._replace(id=1)._asdict()
        case "trades":
            return trade_record(value, None)._asdict()
        case _:
            return entry_record(value.id, value.trade_id, value.entry)._asdict()


def _is_within(moment: datetime | None, start: datetime | None, end: datetime | None) -> bool:
    if moment is None:
        return start is None and end is None
    return (start is None or moment >= start) and (end is None or moment < end)


def _sign(net: Decimal) -> int:
    return (net > 0) - (net < 0)


class FakeHistory(Part):
    def actions(
        self, wanted: HistoryFilter, *, before: int | None = None, limit: int
    ) -> list[PastAction]:
        every = [PastAction(action=done.action, state="done") for done in self.work.done]
        every += [PastAction(action=done.action, state="undone") for done in self.work.undone]
        every += self.work.replaced
        found = [
            past
            for past in every
            if before is None or past.action.id < before
            if wanted.trade_id is None or self._concerns(past, wanted.trade_id)
            if all(
                word.lower() in json.dumps(dict(past.action.facts), ensure_ascii=False).lower()
                or past.action.name in names
                for word, names in wanted.words
            )
        ]
        return sorted(found, key=lambda past: past.action.id, reverse=True)[:limit]

    def changed(
        self, action_id: int, *, trade_id: int | None = None, limit: int
    ) -> tuple[list[Changed], int]:
        every = [
            each for each in self._of(action_id) if trade_id is None or each.trade_id == trade_id
        ]
        return every[:limit], len(every)

    def versions(self, trade_id: int, entry_id: int) -> list[tuple[PastAction, Changed]]:
        own = HistoryFilter(trade_id=trade_id)
        return [
            (past, each)
            for past in reversed(self.actions(own, limit=1_000_000))
            for each in self._of(past.action.id)
            if (each.table, each.trade_id, each.row_id) == ("entries", trade_id, entry_id)
        ]

    def _of(self, action_id: int) -> list[Changed]:
        """Of what was replaced nothing is known here any more."""
        for done in (*self.work.done, *self.work.undone):
            if done.action.id == action_id:
                return done.changed()
        return []

    def _concerns(self, past: PastAction, trade_id: int) -> bool:
        named = past.action.facts.get("trade_id", "").split()
        touched = {each.trade_id for each in self._of(past.action.id)}
        return str(trade_id) in named or trade_id in touched

    def newest_done(self) -> Action | None:
        return self.work.done[-1].action if self.work.done else None

    def oldest_undone(self) -> Action | None:
        return self.work.undone[-1].action if self.work.undone else None

    def revert(self, action: Action) -> set[int]:
        done = self.work.done.pop()
        assert done.action == action
        self.work.undone.append(done)
        return self._put(done.after, done.before)

    def repeat(self, action: Action) -> set[int]:
        undone = self.work.undone.pop()
        assert undone.action == action
        self.work.done.append(undone)
        return self._put(undone.before, undone.after)

    def _put(self, present: Kept, wanted: Kept) -> set[int]:
        if self.kept != present:
            raise JournalError("changed_since", table="", row=0)
        touched = {
            trade_id
            for trade_id in present.trades.keys() | wanted.trades.keys()
            if present.trades.get(trade_id) != wanted.trades.get(trade_id)
            or present.ledger(trade_id) != wanted.ledger(trade_id)
        }
        seen = ("marks", "rates", "exchange_rates")
        if any(getattr(present, name) != getattr(wanted, name) for name in seen):
            touched |= set(self.work.figures.unsettled())
        for place, point in (present.rates | wanted.rates).items():
            if present.rates.get(place) != wanted.rates.get(place):
                touched |= set(self.work.figures.closed_since(point.platform, point.at))
        self.work.kept = wanted.copy()
        for trade in (*present.trades.values(), *wanted.trades.values()):
            if trade.id in touched and trade.margin_mode is MarginMode.CROSS:
                touched |= self._crossed_with(trade)
        for gone in self.work.kept_figures.keys() - wanted.trades.keys():
            del self.work.kept_figures[gone]
        return {trade_id for trade_id in touched if trade_id in wanted.trades}

    def _crossed_with(self, trade: Trade) -> set[int]:
        place = (trade.margin_mode, trade.account, trade.platform)
        return {
            other.id
            for trade_id in self.work.figures.unsettled()
            if (other := self.kept.trades.get(trade_id)) is not None
            if (other.margin_mode, other.account, other.platform) == place
        }


class FakeAttachments(Part):
    def get(self, attachment_id: int) -> Attachment:
        if attachment_id not in self.kept.attachments:
            raise JournalError("no_such_attachment")
        return self.kept.attachments[attachment_id]

    def of_trade(self, trade_id: int) -> list[Attachment]:
        return [each for each in self.every() if each.trade_id == trade_id]

    def of_day(self, day: str) -> list[Attachment]:
        return [each for each in self.every() if each.day == day]

    def every(self) -> Iterator[Attachment]:
        return iter([each for _, each in sorted(self.kept.attachments.items())])

    def add(self, attachment: Attachment) -> Attachment:
        kept = replace(attachment, id=max(self.kept.attachments, default=0) + 1)
        self.work.written().attachments[kept.id] = kept
        return kept

    def save(self, attachment: Attachment) -> None:
        self.work.written().attachments[attachment.id] = attachment

    def remove(self, attachment_id: int) -> None:
        del self.work.written().attachments[attachment_id]

    def named_hashes(self) -> set[str]:
        states = [
            self.kept,
            *(each for done in self.work.done for each in (done.before, done.after)),
        ]
        states += [each for done in self.work.undone for each in (done.before, done.after)]
        return {each.content_hash for kept in states for each in kept.attachments.values()}


class FakeFiles:
    """`ports.AttachedFiles`: contents in memory. Of a file on disk it takes what is in it."""

    def __init__(self) -> None:
        self.contents: dict[str, bytes] = {}
        self.backed_up: set[str] = set()

    def take_in(self, path: Path) -> StoredFile:
        try:
            return self.take_in_content(path.read_bytes())
        except OSError as error:
            raise Refused.because(path.name, "cannot_read", reason=str(error)) from None

    def take_in_content(self, content: bytes) -> StoredFile:
        if not content:
            raise Refused.because("", "file_is_empty")
        content_hash = sha256(content).hexdigest()
        self.contents[content_hash] = content
        return StoredFile(content_hash, media_type(content[:HEAD_BYTES]), len(content))

    def read(self, attachment: Attachment) -> bytes:
        if fault := self.fault(attachment):
            raise JournalError(fault, name=attachment.file_name)
        return self.contents[attachment.content_hash]

    def write_out(self, attachment: Attachment, target: Path) -> None:
        target.write_bytes(self.read(attachment))

    def fault(self, attachment: Attachment) -> str:
        content = self.contents.get(attachment.content_hash)
        if content is None:
            return "attachment_missing"
        is_right = sha256(content).hexdigest() == attachment.content_hash
        return "" if is_right else "attachment_changed"

    def every(self) -> dict[str, int]:
        return {each: len(content) for each, content in self.contents.items()}

    def remove(self, content_hash: str) -> None:
        self.contents.pop(content_hash, None)

    def named_in_backups(self) -> set[str]:
        return self.backed_up
