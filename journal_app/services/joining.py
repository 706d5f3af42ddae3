"""Find for every event of an imported file the trade it belongs to.

Events with a label belong to the trade of that label. Of events without one

- an `open` joins the open trade that holds a position in its asset; else the one that was begun
  without any position, and so awaits it; else it begins a trade;
- anything else joins the open trade that holds its asset, first of all as what the event speaks of:
  a position, a debt or collateral; else, where it takes out or charges what is left in a closed
  trade, that one; else the open trade opened latest; else it begins a trade, save a `rate`, which
  is then a point of the platform's history.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Final

from journal_app.domain.importing.imported import PoolEvent, TradeEvent
from journal_app.domain.importing.untold_interest import is_beyond_interest
from journal_app.domain.importing.untold_yield import untold_yield
from journal_app.domain.ledger.drafts import PriceOf, entry
from journal_app.domain.market.observed import RatePoint
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem, Refused
from journal_app.services.ledgers import Ledger

OF_POSITIONS: Final = frozenset({"add", "reduce", "close", "funding", "stop", "target", "alert"})
OF_DEBTS: Final = frozenset({"borrow", "repay", "interest", "rate"})
LEAVING: Final = frozenset({"withdraw", "repay", "swap", "interest", "yield", "liquidation"})
"""Events that need what they name to be there, also in a trade whose positions are flat."""


@dataclass(slots=True)
class Book:
    """The ledgers of one account on one platform. alive: those that may still change."""

    ledgers: list[Ledger] = field(default_factory=list)
    labelled: dict[str, Ledger] = field(default_factory=dict)
    alive: list[Ledger] = field(default_factory=list)

    def take(self, ledger: Ledger) -> None:
        """Take up a ledger."""
        self.ledgers.append(ledger)
        self.alive.append(ledger)
        if ledger.trade.label:
            self.labelled[ledger.trade.label] = ledger

    def advance(self, until: datetime) -> None:
        """Bring all ledgers that may still change to a moment."""
        for ledger in self.alive:
            ledger.advance(until)

    def note_change(self, ledger: Ledger) -> None:
        """Keep a ledger among the living, or let it rest, as its last entry left it."""
        if ledger.is_settled:
            self.alive = [each for each in self.alive if each is not ledger]
        elif not any(each is ledger for each in self.alive):
            self.alive.append(ledger)


@dataclass(slots=True)
class Joined:
    """What became of events: points of rate histories, and problems, by the place of their row.

    overpaid: assets of which more was repaid than interest explains.
    """

    rates: dict[int, RatePoint] = field(default_factory=dict)
    problems: dict[int, Problem] = field(default_factory=dict)
    overpaid: set[Asset] = field(default_factory=set)


def join(
    events: Iterable[tuple[int, TradeEvent]],
    book: Book,
    price_of: PriceOf,
    new_ledger: Callable[[TradeEvent], Ledger],
) -> Joined:
    """Add events of one account and platform, in order of time, to the ledgers they belong to."""
    joined = Joined()
    for place, event in events:
        draft = event.draft
        book.advance(draft.at)
        known = book.labelled.get(event.label) if event.label else _joined_by(event, book.alive)
        if known is None and draft.kind == "rate" and not event.label:
            _note_rate(place, event, joined)
            continue
        ledger = known or new_ledger(event)
        try:
            joined.overpaid |= _add(event, place, ledger, price_of)
        except Refused as refused:
            joined.problems[place] = refused.problems[0]
            continue
        if known is None:
            ledger.awaits_opening = draft.kind != "open" and not event.label
            book.take(ledger)
        _describe(ledger, event)
        book.note_change(ledger)
    return joined


def _add(event: TradeEvent, place: int, ledger: Ledger, price_of: PriceOf) -> set[Asset]:
    """Add all that a row of the file says, or nothing of it.

    Returns: the assets of which it repays more than interest explains.

    Raises: Refused.
    """
    overpaid: set[Asset] = set()

    def known(asset: Asset, at: datetime) -> Decimal | None:
        return event.prices.get(asset) or price_of(asset, at)

    with ledger.whole():
        for draft in event.drafts:
            if isinstance(event, PoolEvent):
                earned = untold_yield(draft, ledger.state, ledger.entries_until_now)
                if earned is not None:
                    ledger.add(entry(earned, known, ledger.next_sequence), place)
            if draft.asset and is_beyond_interest(draft, ledger.state, ledger.rates):
                overpaid.add(draft.asset)
            ledger.add(entry(draft, known, ledger.next_sequence), place)
    return overpaid


def _joined_by(event: TradeEvent, alive: Sequence[Ledger]) -> Ledger | None:
    """The trade that an event without a label joins; None where it begins one."""
    kind, asset = event.draft.kind, event.draft.asset
    open_ones = [ledger for ledger in alive if ledger.is_open]
    if asset is None:
        return _latest(open_ones)
    if kind == "open":
        return _latest(each for each in open_ones if each.held(asset)) or _latest(
            each for each in open_ones if each.awaits_opening
        )
    found = _latest(each for each in open_ones if _is_of(kind, asset, each)) or _latest(
        each for each in open_ones if each.holds(asset)
    )
    if found is None and kind in LEAVING:
        found = _latest(each for each in alive if each.has_left(asset))
    return found or _latest(open_ones)


def _is_of(kind: str, asset: Asset, ledger: Ledger) -> bool:
    """Whether a trade holds an asset as that of which events of this kind speak."""
    if kind in OF_POSITIONS:
        return bool(ledger.held(asset))
    return ledger.owes(asset) if kind in OF_DEBTS else asset in ledger.state.collateral


def _latest(ledgers: Iterable[Ledger]) -> Ledger | None:
    """The one opened latest; of several opened at once the last."""
    found: Ledger | None = None
    for ledger in ledgers:
        if found is None or ledger.opened_at >= found.opened_at:
            found = ledger
    return found


def _note_rate(place: int, event: TradeEvent, joined: Joined) -> None:
    draft = event.draft
    if draft.asset is None:
        joined.problems[place] = Problem("asset", "missing")
    elif draft.apr is None:
        joined.problems[place] = Problem("rate", "missing")
    else:
        joined.rates[place] = RatePoint(event.platform, draft.asset, draft.at, draft.apr)


def _describe(ledger: Ledger, event: TradeEvent) -> None:
    """Take up the strategy and the tags that a file gives a trade; what it has stays."""
    trade = ledger.trade
    strategy = trade.strategy or event.strategy
    tags = tuple(dict.fromkeys((*trade.tags, *event.tags)))
    if (strategy, tags) != (trade.strategy, trade.tags):
        ledger.trade = replace(trade, strategy=strategy, tags=tags)
