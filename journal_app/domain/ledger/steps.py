"""What each entry of a ledger did to the standing of its trade: before → after, in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from typing import Final, NamedTuple

from journal_app.domain.exact import exact
from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.entries import Entry
from journal_app.domain.ledger.reckoning import Reckoned, account_of, names_of, valued
from journal_app.domain.ledger.replay import RateHistories, apr_in_force, replay
from journal_app.domain.ledger.trade_levels import planned_position, stop_of
from journal_app.domain.market.observed import Market
from journal_app.domain.money import Asset
from journal_app.domain.state import State
from journal_app.domain.trade import Trade


class Standing(NamedTuple):
    """How a trade stands at one moment; None where its law or its terms do not say.

    liquidation_price: of its first open position. equity: in the journal's currency.
    """

    liquidation_price: Decimal | None
    health_factor: Decimal | None
    margin_ratio: Decimal | None
    leverage: Decimal | None
    equity: Decimal


class LedgerStep(NamedTuple):
    """One entry, and the standing of its trade just before and just after it.

    before, after: None where nothing is held, and of an entry that moves no value. previous: the
    rate, the stop or the target that the entry changed.
    """

    entry: Entry
    before: Standing | None = None
    after: Standing | None = None
    previous: Decimal | None = None


SharingAt = Callable[[datetime], Sequence[Reckoned]]
"""The other trades of a crossed margin account at a moment."""


_WORDS_ONLY: Final = (kinds.StopMoved, kinds.TargetMoved, kinds.AlertHit, kinds.Note)


@exact
def ledger_steps(
    trade: Trade, entries: Sequence[Entry], market: Market, sharing_at: SharingAt
) -> Sequence[LedgerStep]:
    """Every entry in its order with what it did.

    Raises: Refused, where an entry is not possible in its place.
    """
    return list(_steps(trade, entries, market, sharing_at))


def by_minute(steps: Iterable[LedgerStep]) -> Iterator[LedgerStep]:
    """The same steps; what those of one minute did is told at the last of them that moved a line.

    In between a trade stands as it never stood: borrowed and not yet bought, it looks lost.
    """
    for _, same in groupby(steps, key=_minute):
        told = list(same)
        moving = [at for at, step in enumerate(told) if _lines(step.before) != _lines(step.after)]
        if moving:
            last = moving.pop()
            told[last] = told[last]._replace(before=told[min((*moving, last))].before)
        for at in moving:
            told[at] = told[at]._replace(before=None, after=None)
        yield from told


def _minute(step: LedgerStep) -> datetime:
    return step.entry.at.replace(second=0, microsecond=0)


def _lines(standing: Standing | None) -> tuple[Decimal | None, ...]:
    """What a ledger tells of a standing: all but its equity."""
    return () if standing is None else standing[:-1]


def _steps(
    trade: Trade, entries: Sequence[Entry], market: Market, sharing_at: SharingAt
) -> Iterator[LedgerStep]:
    rates = market.rates_of(trade.platform, names_of(trade))
    state = State()
    for entry in entries:
        before = _reckoned(trade, entries, state, market, entry.at)
        state = replay([entry], after=state, borrowed_shorts=trade.borrowed_shorts, rates=rates)
        if isinstance(entry, _WORDS_ONLY):
            yield LedgerStep(entry, previous=_previous_level(before, entry))
            continue
        after = _reckoned(trade, entries, state, market, entry.at)
        others = sharing_at(entry.at)
        yield LedgerStep(
            entry,
            standing(before, others, market),
            standing(after, others, market),
            _previous_rate(before, entry, rates),
        )


def _reckoned(
    trade: Trade, entries: Sequence[Entry], state: State, market: Market, at: datetime
) -> Reckoned:
    return Reckoned(trade.after(state), entries, state, valued(trade, state, market, at))


def _previous_rate(one: Reckoned, entry: Entry, rates: RateHistories) -> Decimal | None:
    """The rate at which the debt accrued until it changed."""
    debt = one.state.debts.get(entry.asset) if isinstance(entry, kinds.RateChange) else None
    if debt is None or not isinstance(entry, kinds.RateChange):
        return None
    return apr_in_force(debt, entry.asset, entry.at, one.state, rates)


def _previous_level(one: Reckoned, entry: Entry) -> Decimal | None:
    """The stop or the target that an entry replaces: the one last set, else the planned one."""
    match entry:
        case kinds.StopMoved():
            return stop_of(one, entry.asset)
        case kinds.TargetMoved():
            planned = planned_position(one.trade, entry.asset)
            first = planned.targets[0].price if planned and planned.targets else None
            return one.state.targets.get(entry.asset, first)
        case _:
            return None


@exact
def standing(one: Reckoned, others: Sequence[Reckoned], market: Market) -> Standing | None:
    """The standing of a trade; None before anything is held and once it is over."""
    if one.state.started_at is None or one.state.is_closed:
        return None
    own = account_of(one, others, market)
    return Standing(
        liquidation_price=_first_line(one, own.liquidation_prices()) if own else None,
        health_factor=own.health_factor if own else None,
        margin_ratio=own.margin_ratio if own else None,
        leverage=own.leverage if own else None,
        equity=one.valuation.equity,
    )


def _first_line(one: Reckoned, lines: Mapping[Asset, Decimal | None]) -> Decimal | None:
    """The liquidation price of the first open position, under its platform's own ticker."""
    terms = one.trade.terms
    for asset, position in one.state.positions.items():
        if position.quantity:
            return lines.get(terms.ticker(asset) if terms else asset)
    return None
