"""A journal in memory that keeps the promises of `ports`, as plainly as they can be kept.

Slow and simple on purpose: a unit of work is a copy, an action is the two states around it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from journal_app.domain.entries import Entry
from journal_app.domain.exact import plain
from journal_app.domain.figures import Figures
from journal_app.domain.interest import RateIndex
from journal_app.domain.market import Mark, Market, PriceSeries, RatePoint
from journal_app.domain.money import Asset
from journal_app.domain.problems import JournalError
from journal_app.domain.trade import MarginMode, Status, Trade, Verdict
from journal_app.services.ports import (
    Account,
    Action,
    Batch,
    DayNote,
    ExchangeRate,
    Progress,
    RawRow,
    RecordedEntry,
    TradeFilter,
    TradeLine,
    TradeLink,
    UnitOfWork,
    silent,
)


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
    links: dict[tuple[int, int], TradeLink] = field(default_factory=dict)

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


class FakeJournal:
    """`ports.Journal`."""

    def __init__(self) -> None:
        self.kept = Kept()
        self.figures: dict[int, Figures] = {}
        self.done: list[Done] = []
        self.undone: list[Done] = []

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
        self._begun: Action | None = None
        self._before = self.kept.copy()
        self.trades = FakeTrades(self)
        self.entries = FakeEntries(self)
        self.observations = FakeObservations(self)
        self.imports = FakeImports(self)
        self.settings = FakeSettings(self)
        self.figures = FakeFigures(self)
        self.lists = FakeLists(self)
        self.history = FakeHistory(self)

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

    def exchange_rates(self) -> list[ExchangeRate]:
        rates = self.kept.exchange_rates.values()
        return sorted(rates, key=lambda rate: (rate.at, rate.currency))

    def begin_action(self, name: str, at: datetime, **facts: str) -> Action:
        last = max((each.action.id for each in (*self.done, *self.undone)), default=0)
        self._begun = Action(id=last + 1, at=at, name=name, facts=facts)
        return self._begun

    def commit(self) -> None:
        if self._begun is not None and self.kept != self._before:
            self.done.append(Done(self._begun, self._before, self.kept.copy()))
            self.undone.clear()
        self.journal.kept = self.kept.copy()
        self.journal.figures = {
            id_: told for id_, told in self.kept_figures.items() if id_ in self.kept.trades
        }
        self.journal.done, self.journal.undone = self.done, self.undone


class FakeReading(FakeWork):
    """`ports.UnitOfWork` for reading."""

    def written(self) -> Kept:
        raise JournalError("only_viewed")

    def begin_action(self, name: str, at: datetime, **facts: str) -> Action:
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

    def add_many(self, trades: Iterable[Trade]) -> list[int]:
        return [self.add(trade).id for trade in trades]

    def save(self, trade: Trade) -> None:
        self.work.written().trades[trade.id] = trade


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
        )

    def last_mark_at(self) -> datetime | None:
        return max((mark.at for mark in self.kept.marks.values()), default=None)

    def add_marks(self, marks: Iterable[Mark]) -> int:
        latest = {(mark.asset, mark.at, mark.platform): mark for mark in marks}
        return _merge(self.work.written().marks, latest)

    def add_rates(self, points: Iterable[RatePoint]) -> int:
        latest = {(point.platform, point.asset, point.at): point for point in points}
        return _merge(self.work.written().rates, latest)


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

    def add_rows(self, batch: Batch, rows: Sequence[tuple[int, str, str, int, str]]) -> list[int]:
        kept = self.work.written()
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
            told.leverage if told else None,
            first.average_entry if first else None,
            first.liquidation_price if first else None,
        )

    def counted(
        self, columns: Sequence[str], wanted: TradeFilter
    ) -> list[tuple[str | int | None, ...]]:
        def place(trade: Trade) -> tuple[Any, ...]:
            told = self.work.kept_figures[trade.id]
            return told.closed_at, told.opened_at, trade.number

        def column(trade: Trade, name: str) -> str | int | None:
            told = self.work.kept_figures[trade.id]
            value: Any = {
                "number": trade.number,
                "net": told.total.net,
                "r_initial": told.r_initial,
                "platform": trade.platform,
            }[name]
            return plain(value) if isinstance(value, Decimal) else value

        found = [
            trade
            for trade in self.kept.trades.values()
            if self._takes(wanted, trade)
            and trade.id in self.work.kept_figures
            and self.work.kept_figures[trade.id].status.is_counted
        ]
        return [
            tuple(column(trade, name) for name in columns) for trade in sorted(found, key=place)
        ]

    def by_status(self) -> Mapping[str, int]:
        counts: dict[str, int] = defaultdict(int)
        for trade in self.kept.trades.values():
            if trade.deleted_at is None:
                counts[trade.status.value] += 1
        return dict(counts)

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


def _is_within(moment: datetime | None, start: datetime | None, end: datetime | None) -> bool:
    if moment is None:
        return start is None and end is None
    return (start is None or moment >= start) and (end is None or moment < end)


def _sign(net: Decimal) -> int:
    return (net > 0) - (net < 0)


class FakeHistory(Part):
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
        if present.marks != wanted.marks or present.rates != wanted.rates:
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
