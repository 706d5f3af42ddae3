"""Record what happened to a trade: entries added, corrected and deleted, trades opened anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from journal_app.domain import entries as kinds
from journal_app.domain.drafts import Draft, entry
from journal_app.domain.entries import Entry
from journal_app.domain.exact import ZERO
from journal_app.domain.ledger import RateHistories, replay
from journal_app.domain.problems import Refused
from journal_app.domain.trade import (
    Direction,
    MarginMode,
    Position,
    PositionKind,
    Trade,
)
from journal_app.services.ports import (
    Account,
    Clock,
    Journal,
    Platforms,
    RecordedEntry,
    UnitOfWork,
)
from journal_app.services.reckoning import price_of, rederive


def record_entry(journal: Journal, clock: Clock, trade_id: int, draft: Draft) -> RecordedEntry:
    """Add an entry to a trade.

    Raises: Refused, where a field is missing or the entry is not possible in its place.
    """
    with journal.unit_of_work() as uow:
        uow.begin_action("add_entry", clock.now(), kind=draft.kind)
        trade = uow.trades.get(trade_id)
        (recorded,) = add_entries(uow, trade, [draft])
        rederive(uow, [trade_id])
        uow.commit()
        return recorded


def correct_entry(
    journal: Journal, clock: Clock, trade_id: int, entry_id: int, draft: Draft
) -> RecordedEntry:
    """Replace an entry by what should have been recorded; the history keeps what was."""
    with journal.unit_of_work() as uow:
        uow.begin_action("correct_entry", clock.now(), kind=draft.kind)
        trade = uow.trades.get(trade_id)
        recorded = uow.entries.of(trade_id)
        old = _entry_with_id(recorded, entry_id)
        market = uow.observations.market()
        known = price_of(market, recorded)
        new = replace(old, entry=entry(draft, known, old.entry.sequence))
        others = [each.entry for each in recorded if each.id != entry_id]
        must_replay(trade, [*others, new.entry], market.rates_of(trade.platform))
        uow.entries.replace(new)
        _take_up_position(uow, trade, [new.entry])
        rederive(uow, [trade_id])
        uow.commit()
        return new


def delete_entry(journal: Journal, clock: Clock, trade_id: int, entry_id: int) -> None:
    """Take an entry out of a trade; the history keeps it."""
    with journal.unit_of_work() as uow:
        uow.begin_action("delete_entry", clock.now())
        trade = uow.trades.get(trade_id)
        recorded = uow.entries.of(trade_id)
        gone = _entry_with_id(recorded, entry_id)
        rest = [each.entry for each in recorded if each.id != entry_id]
        must_replay(trade, rest, uow.observations.market().rates_of(trade.platform))
        uow.entries.remove(gone)
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
    """Begin a trade that was not planned, with its first entries."""
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
                terms=platforms.terms(platform),
            )
        )
        add_entries(uow, trade, drafts)
        rederive(uow, [trade.id])
        uow.commit()
        return uow.trades.get(trade.id)


def trash(journal: Journal, clock: Clock, trade_ids: Iterable[int]) -> None:
    """Put trades into the trash, from where they come back whole."""
    with journal.unit_of_work() as uow:
        now = clock.now()
        uow.begin_action("trash_trades", now)
        for trade_id in trade_ids:
            uow.trades.save(replace(uow.trades.get(trade_id), deleted_at=now))
        uow.commit()


def bring_back(journal: Journal, clock: Clock, trade_ids: Iterable[int]) -> None:
    """Take trades out of the trash."""
    with journal.unit_of_work() as uow:
        uow.begin_action("bring_back_trades", clock.now())
        for trade_id in trade_ids:
            uow.trades.save(replace(uow.trades.get(trade_id), deleted_at=None))
        uow.commit()


def add_entries(uow: UnitOfWork, trade: Trade, drafts: Iterable[Draft]) -> list[RecordedEntry]:
    """Complete drafts, replay the whole ledger with them, and keep them.

    Raises: Refused, where the ledger with them is not possible; nothing is kept then.
    """
    recorded = uow.entries.of(trade.id)
    market = uow.observations.market()
    known = price_of(market, recorded)
    sequence = max((each.entry.sequence for each in recorded), default=-1)
    added = [entry(draft, known, sequence + place) for place, draft in enumerate(drafts, start=1)]
    trade = _take_up_position(uow, trade, added)
    whole = [*(each.entry for each in recorded), *added]
    must_replay(trade, whole, market.rates_of(trade.platform))
    return [uow.entries.add(trade.id, each) for each in added]


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


def _take_up_position(uow: UnitOfWork, trade: Trade, entries: Iterable[Entry]) -> Trade:
    before = trade
    for each in entries:
        if isinstance(each, kinds.Open):
            trade = trade.holding(position_of(each, trade))
    if trade is not before:
        uow.trades.save(trade)
    return trade


def _entry_with_id(recorded: Iterable[RecordedEntry], entry_id: int) -> RecordedEntry:
    for each in recorded:
        if each.id == entry_id:
            return each
    raise Refused.because("entry", "no_such_entry", number=entry_id)
