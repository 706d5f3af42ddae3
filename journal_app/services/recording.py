"""Record what happened to a trade: entries added, corrected and deleted, trades opened anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from journal_app.domain.entry_times import time_problem
from journal_app.domain.exact import ZERO
from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.drafts import Draft, corrected, draft_of, entry
from journal_app.domain.ledger.entries import Entry
from journal_app.domain.ledger.moved_collateral import must_be_there
from journal_app.domain.ledger.replay import RateHistories, replay
from journal_app.domain.market.observed import Market
from journal_app.domain.problems import Refused
from journal_app.domain.trade import (
    Direction,
    MarginMode,
    Position,
    PositionKind,
    Trade,
)
from journal_app.services.describing import described
from journal_app.services.platforms_in_force import platforms_in_force
from journal_app.services.ports import (
    Account,
    Clock,
    Journal,
    Platforms,
    Progress,
    RecordedEntry,
    UnitOfWork,
    silent,
)
from journal_app.services.reckoning import price_of, rederive


def record_entry(journal: Journal, clock: Clock, trade_id: int, draft: Draft) -> RecordedEntry:
    """Add an entry to a trade.

    Raises: Refused, where a field is missing or the entry is not possible in its place.
    """
    (recorded,) = record_entries(journal, clock, trade_id, [draft])
    return recorded


def record_entries(
    journal: Journal, clock: Clock, trade_id: int, drafts: Sequence[Draft]
) -> list[RecordedEntry]:
    """Add entries to a trade as one step.

    Raises: Refused, where one of them cannot be; nothing is kept then.
    """
    must_have_happened(clock, drafts)
    with journal.unit_of_work() as uow:
        trade = uow.trades.get(trade_id)
        name = "add_entry" if len(drafts) == 1 else "add_entries"
        kind = drafts[0].kind if len(drafts) == 1 else ""
        uow.begin_action(name, clock.now(), **facts_of(trade, kind=kind))
        recorded = add_entries(uow, trade, drafts)
        rederive(uow, [trade_id])
        uow.commit()
        return recorded


def close_trade(
    journal: Journal,
    clock: Clock,
    trade_id: int,
    drafts: Sequence[Draft],
    *,
    mistakes: tuple[str, ...] | None = None,
    emotions: tuple[str, ...] | None = None,
    grade: str | None = None,
    lesson: str | None = None,
) -> Trade:
    """Record the exit, or a part of it, with what was learnt from it, as one step.

    What is None stays as it was. Raises: Refused, where one of the entries cannot be.
    """
    must_have_happened(clock, drafts)
    with journal.unit_of_work() as uow:
        trade = uow.trades.get(trade_id)
        uow.begin_action("close_trade", clock.now(), **facts_of(trade))
        add_entries(uow, trade, drafts)
        trade = uow.trades.get(trade_id)
        reviewed = described(
            trade, mistakes=mistakes, emotions=emotions, grade=grade, lesson=lesson
        )
        if reviewed != trade:
            uow.trades.save(reviewed)
        rederive(uow, [trade_id])
        uow.commit()
        return uow.trades.get(trade_id)


def correct_entry(
    journal: Journal,
    clock: Clock,
    trade_id: int,
    entry_id: int,
    draft: Draft,
    *,
    seen: Draft | None = None,
) -> RecordedEntry:
    """Replace an entry by what should have been recorded; the history keeps what was.

    seen: the entry as it stood when its correction was begun.

    Raises: Refused, where the ledger with it is not possible, where the entry is gone, or where
    it is no longer what was seen.
    """
    must_have_happened(clock, [draft])
    with journal.unit_of_work() as uow:
        trade = uow.trades.get(trade_id)
        uow.begin_action("correct_entry", clock.now(), **facts_of(trade, kind=draft.kind))
        recorded = uow.entries.of(trade_id)
        old = entry_with_id(recorded, entry_id)
        if seen is not None and draft_of(old.entry) != seen:
            raise Refused.because("entry", "entry_changed", number=trade.number)
        told = ledger_with(trade, recorded, uow.observations.market(), [draft], entry_id)
        (entry,) = told.added
        new = replace(old, entry=entry)
        uow.entries.replace(new)
        if told.trade != trade:
            uow.trades.save(told.trade)
        rederive(uow, [trade_id])
        uow.commit()
        return new


def delete_entry(journal: Journal, clock: Clock, trade_id: int, entry_id: int) -> None:
    """Take an entry out of a trade; the history keeps it.

    Raises: Refused, where other entries rest on it.
    """
    with journal.unit_of_work() as uow:
        trade = uow.trades.get(trade_id)
        recorded = uow.entries.of(trade_id)
        gone = entry_with_id(recorded, entry_id)
        kind = kinds.KIND_OF[type(gone.entry)]
        uow.begin_action("delete_entry", clock.now(), **facts_of(trade, kind=kind))
        left = ledger_with(trade, recorded, uow.observations.market(), [], entry_id)
        uow.entries.remove(gone)
        if left.trade != trade:
            uow.trades.save(left.trade)
        rederive(uow, [trade_id])
        uow.commit()


def open_trade(
    journal: Journal,
    clock: Clock,
    platforms: Platforms,
    drafts: Sequence[Draft],
    *,
    account: str,
    platform: str,
    label: str = "",
    strategy: str = "",
    tags: tuple[str, ...] = (),
    margin_mode: MarginMode = MarginMode.ISOLATED,
) -> Trade:
    """Begin a trade that was not planned, with its first entries, under the terms of that day."""
    first_at = min((draft.at for draft in drafts), default=clock.now())
    with journal.unit_of_work() as uow:
        uow.begin_action("open_trade", clock.now())
        if uow.account(account) is None:
            uow.keep_account(Account(name=account))
        trade = uow.trades.add(
            Trade(
                id=0,
                number=0,
                account=account,
                platform=platform,
                label=label,
                strategy=strategy,
                tags=tags,
                margin_mode=margin_mode,
                created_at=clock.now(),
                terms=platforms_in_force(uow, platforms, first_at).terms(platform),
            )
        )
        uow.add_facts(**facts_of(trade))
        add_entries(uow, trade, drafts)
        rederive(uow, [trade.id])
        uow.commit()
        return uow.trades.get(trade.id)


def trash(
    journal: Journal, clock: Clock, trade_ids: Iterable[int], progress: Progress = silent
) -> int:
    """Put trades into the trash, from where they come back whole; return how many went."""
    now = clock.now()
    with journal.unit_of_work() as uow:
        trades = [each for each in uow.trades.some(trade_ids) if each.deleted_at is None]
        name = "trash_trades" if len(trades) == 1 else "trash_many"
        uow.begin_action(name, now, **facts_of(*trades))
        uow.trades.save_many([replace(each, deleted_at=now) for each in trades], progress)
        uow.commit()
    return len(trades)


def bring_back(
    journal: Journal, clock: Clock, trade_ids: Iterable[int], progress: Progress = silent
) -> int:
    """Take trades out of the trash; return how many came back."""
    with journal.unit_of_work() as uow:
        trades = [each for each in uow.trades.some(trade_ids) if each.deleted_at is not None]
        name = "bring_back_trades" if len(trades) == 1 else "bring_back_many"
        uow.begin_action(name, clock.now(), **facts_of(*trades))
        uow.trades.save_many([replace(each, deleted_at=None) for each in trades], progress)
        uow.commit()
    return len(trades)


def must_have_happened(clock: Clock, drafts: Iterable[Draft]) -> None:
    """Raise `Refused` where an entry is dated when it cannot have happened."""
    now = clock.now()
    for draft in drafts:
        if (problem := time_problem("time", draft.at, now)) is not None:
            raise Refused([problem])


def add_entries(uow: UnitOfWork, trade: Trade, drafts: Iterable[Draft]) -> list[RecordedEntry]:
    """Complete drafts, replay the whole ledger with them, and keep them.

    Raises: Refused, where the ledger with them is not possible; nothing is kept then.
    """
    whole = ledger_with(trade, uow.entries.of(trade.id), uow.observations.market(), drafts)
    if whole.trade != trade:
        uow.trades.save(whole.trade)
    return [uow.entries.add(trade.id, each) for each in whole.added]


class LedgerWith(NamedTuple):
    """A ledger as it would be: its trade, the entries made of the drafts, and all in order."""

    trade: Trade
    added: Sequence[Entry]
    entries: Sequence[Entry]


def ledger_with(
    trade: Trade,
    recorded: Sequence[RecordedEntry],
    market: Market,
    drafts: Iterable[Draft],
    instead_of: int | None = None,
) -> LedgerWith:
    """The ledger with these drafts; `instead_of`: the id of an entry that one of them replaces.

    Raises: Refused, where a draft lacks something or the whole is not possible.
    """
    old = None if instead_of is None else entry_with_id(recorded, instead_of).entry
    rest = [each.entry for each in recorded if each.id != instead_of]
    known = price_of(market, recorded)
    if old is None:
        first = max((each.entry.sequence for each in recorded), default=-1) + 1
        added = [entry(draft, known, first + place) for place, draft in enumerate(drafts)]
    else:
        added = [corrected(old, draft, known) for draft in drafts]
    whole = sorted([*rest, *added], key=lambda each: (each.at, each.sequence))
    if old is not None:
        trade = _without_opening(trade, old, rest)
    for each in added:
        if isinstance(each, kinds.Open):
            trade = trade.holding(position_of(each, trade))
    rates = market.rates_of(trade.platform)
    try:
        must_replay(trade, whole, rates)
    except Refused as refused:
        impossible = _first_impossible(trade, whole, rates)
        if refused.code == "before_the_opening" or any(each is impossible for each in added):
            raise
        raise Refused.because("", "contradicts_later_entries", at=impossible.at) from None
    _must_be_there(trade, added, whole, rates)
    return LedgerWith(trade, added, whole)


def _must_be_there(
    trade: Trade, added: Iterable[Entry], ordered: Sequence[Entry], rates: RateHistories
) -> None:
    """Refuse to move collateral that is spent. A file may say it all the same: it may lack rows."""
    if any(each.kind is PositionKind.PERPETUAL for each in trade.positions):
        return
    for each in added:
        if isinstance(each, kinds.Withdraw | kinds.Swap):
            before = ordered[: ordered.index(each)]
            state = replay(before, borrowed_shorts=trade.borrowed_shorts, rates=rates)
            must_be_there(state, each)


def _first_impossible(trade: Trade, ordered: Sequence[Entry], rates: RateHistories) -> Entry:
    """The entry at which a ledger that cannot be breaks."""
    possible, impossible = 0, len(ordered)
    while impossible - possible > 1:
        middle = (possible + impossible) // 2
        try:
            must_replay(trade, ordered[:middle], rates)
        except Refused:
            impossible = middle
        else:
            possible = middle
    return ordered[impossible - 1]


def _without_opening(trade: Trade, old: Entry, rest: Iterable[Entry]) -> Trade:
    """Drop the position that only this entry opened, and that was not planned."""
    if not isinstance(old, kinds.Open):
        return trade
    planned = {each.asset for each in trade.plan.positions} if trade.plan else set()
    opened = {each.asset for each in rest if isinstance(each, kinds.Open)}
    if old.asset in planned | opened:
        return trade
    kept = tuple(each for each in trade.positions if each.asset != old.asset)
    return replace(trade, positions=kept)


def must_replay(trade: Trade, entries: Iterable[Entry], rates: RateHistories) -> None:
    """Raise `Refused` where the entries are not possible in their order.

    rates: the histories of the trade's platform; what is owed, and so repaid, follows them.
    """
    ordered = sorted(entries, key=lambda each: (each.at, each.sequence))
    opened_at = {each.asset: each.at for each in reversed(ordered) if isinstance(each, kinds.Open)}
    for each in ordered:
        if (
            isinstance(each, kinds.Add | kinds.Reduce | kinds.Close)
            and each.asset in opened_at
            and each.at < opened_at[each.asset]
        ):
            raise Refused.because("time", "before_the_opening", asset=each.asset)
    replay(ordered, borrowed_shorts=trade.borrowed_shorts, rates=rates)


def position_of(opened: kinds.Open, trade: Trade) -> Position:
    """The position that an opening takes up, as its platform holds it."""
    perpetual = trade.terms is not None and trade.terms.has_perpetuals
    return Position(
        opened.asset,
        Direction.LONG if opened.size > ZERO else Direction.SHORT,
        PositionKind.PERPETUAL if perpetual else PositionKind.SPOT,
    )


def entry_with_id(recorded: Iterable[RecordedEntry], entry_id: int) -> RecordedEntry:
    """The entry of a ledger by its id. Raises: Refused `no_such_entry`."""
    for each in recorded:
        if each.id == entry_id:
            return each
    raise Refused.because("entry", "no_such_entry", number=entry_id)


def facts_of(*trades: Trade, kind: str = "") -> dict[str, str]:
    """What an action remembers of what it did: which trade, or how many; the kind of an entry."""
    if len(trades) > 1:
        return {"count": str(len(trades))}
    facts = {
        "number": ", ".join(str(trade.number) for trade in trades),
        "trade_id": " ".join(str(trade.id) for trade in trades),
    }
    return facts | {"kind": kind} if kind else facts
