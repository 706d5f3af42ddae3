"""A position opened on paper, under the law of its platform: what it will be once it is opened.

The entries that would open it are replayed and the platform's law is asked, just as it is of the
real ledger later; so the plan and the opened trade cannot say different things.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Final

from journal_app.domain.exact import ONE, ZERO, exact, settled
from journal_app.domain.ledger.drafts import Draft, entry
from journal_app.domain.ledger.entries import Entry
from journal_app.domain.ledger.replay import MILLISECOND, replay
from journal_app.domain.ledger.standing import Part, account
from journal_app.domain.ledger.valuation import value
from journal_app.domain.margin import Account
from journal_app.domain.market.observed import NO_MARKET
from journal_app.domain.money import Asset
from journal_app.domain.planning.costs import HoldingCosts
from journal_app.domain.planning.financing import Financing, Stake
from journal_app.domain.planning.isolated_position import HeldPosition
from journal_app.domain.planning.opening import Opening, opening_drafts
from journal_app.domain.state import CollateralState, State
from journal_app.domain.terms import Terms
from journal_app.domain.trade import Direction, PositionKind

SOME_DAY: Final = datetime(2020, 1, 1, tzinfo=UTC)
"""Paper has no date: time passes in it as interest that is charged."""


@dataclass(frozen=True, slots=True)
class PaperPosition(HeldPosition):
    """An opening with its costs, and the account that it makes now and at the end of its time.

    The account is None where the terms do not say enough to tell. liquidation_price,
    liquidation_price_at_end: as the platform's law tells of the account now, and of that with what
    the planned time costs.
    """

    opening: Opening
    stake: Stake
    financing: Financing
    costs: HoldingCosts
    ticker: Asset
    now: Account | None
    at_end: Account | None
    liquidation_price: Decimal | None
    liquidation_price_at_end: Decimal | None

    @property
    def leverage_then(self) -> Decimal | None:
        """That of the account that it makes; on own money where the account is not known."""
        return self.now.leverage if self.now else self.leverage

    @property
    def spent(self) -> Stake:
        """The stake with only that own money that pays for a part of it."""
        return self.opening.spent

    def is_liquidated_at(self, price: Decimal) -> bool:
        """Whether the account is past its line at a price."""
        return self._is_past(price, self.now, self.liquidation_price)

    def is_liquidated_at_end(self, price: Decimal) -> bool:
        """Whether the account at the end is."""
        return self._is_past(price, self.at_end, self.liquidation_price_at_end)

    def _is_past(self, price: Decimal, own: Account | None, line: Decimal | None) -> bool:
        if line is None:
            return own is not None and own.is_liquidatable
        return price < line if self.direction is Direction.LONG else price > line


@exact
def on_paper(opening: Opening, costs: HoldingCosts, terms: Terms | None) -> PaperPosition:
    """Open a position on paper, without the fee of its fill."""
    fresh, aged = _ledgers(opening, costs.rate_of_time)
    ticker = terms.ticker(opening.asset) if terms else opening.asset
    now = _account(fresh, terms)
    at_end = now if aged is fresh else _account(aged, terms)
    return PaperPosition(
        opening=opening,
        stake=opening.stake,
        financing=opening.financing,
        costs=costs,
        ticker=ticker,
        now=now,
        at_end=at_end,
        liquidation_price=_line(now, ticker),
        liquidation_price_at_end=_line(at_end, ticker),
    )


@exact
def account_once_opened(opening: Opening, terms: Terms | None) -> Account | None:
    """The account that the entries of an opening make, the fee of its fill paid: as the ledger
    will tell it. None where the terms do not say enough to tell.
    """
    return _account(_replayed(opening_drafts(opening, SOME_DAY), opening), terms)


def liquidation_price_of(own: Account | None, asset: Asset, terms: Terms | None) -> Decimal | None:
    """The price of an asset that liquidates an account; None where there is none."""
    return _line(own, terms.ticker(asset) if terms else asset)


@exact
def at_collateral_price(position: PaperPosition, price: Decimal, terms: Terms) -> Account | None:
    """The account once the collateral has come to another price and all else stands still."""
    opening = position.opening
    return _account(_marked(opening, {opening.collateral: price}), terms)


@exact
def paper_part(opening: Opening, terms: Terms, marks: Mapping[Asset, Decimal]) -> Part:
    """What an opening adds to an account, at prices that differ from those it was opened at."""
    state = _marked(opening, marks)
    if not opening.own:  # it is known that it adds none, not merely that none was recorded
        state.collateral.setdefault(opening.money, CollateralState())
    return _part(state, terms)


def _marked(opening: Opening, marks: Mapping[Asset, Decimal]) -> State:
    state = _replayed(opening_drafts(replace(opening, fee=ZERO), SOME_DAY), opening)
    for asset, mark in marks.items():
        state.last_prices[asset] = (SOME_DAY + MILLISECOND, mark)
    return state


@lru_cache(maxsize=32)
def _ledgers(opening: Opening, rate_of_time: Decimal) -> tuple[State, State]:
    """What a position is on its first day and, once its time is charged, at the end.

    Kept, since the same position is held against the terms of many platforms; not to be changed.
    """
    rows = opening_drafts(replace(opening, fee=ZERO), SOME_DAY)
    later = _what_time_costs(opening, rate_of_time)
    fresh = _replayed(rows, opening)
    return fresh, _replayed((*rows, later), opening) if later else fresh


def _what_time_costs(opening: Opening, rate_of_time: Decimal) -> Draft | None:
    """The interest or funding of the whole time, as one charge at the entry price."""
    at = SOME_DAY + MILLISECOND
    if opening.kind is PositionKind.PERPETUAL:
        paid = opening.spent.value * rate_of_time
        return Draft(kind="funding", at=at, asset=opening.money, amount=-paid) if paid else None
    interest = opening.borrowed * rate_of_time
    if interest <= 0:
        return None
    price = opening.price if opening.direction is Direction.SHORT else ONE
    return Draft(kind="interest", at=at, asset=opening.borrowed_asset, amount=interest, price=price)


def _replayed(rows: tuple[Draft, ...], opening: Opening) -> State:
    known = {opening.collateral: opening.collateral_price, opening.money: ONE}
    entries: list[Entry] = [
        entry(replace(row, apr=None), lambda asset, _at: known.get(asset), place)
        for place, row in enumerate(rows)
    ]
    is_short_loan = opening.kind is PositionKind.SPOT and opening.direction is Direction.SHORT
    shorts = frozenset({opening.asset} if is_short_loan else ())
    return replay(entries, borrowed_shorts=shorts)


def _account(state: State, terms: Terms | None) -> Account | None:
    return None if terms is None else account([_part(state, terms)], terms)


def _part(state: State, terms: Terms) -> Part:
    return Part(state, value(state, SOME_DAY + MILLISECOND, NO_MARKET, terms.platform))


def _line(own: Account | None, ticker: Asset) -> Decimal | None:
    price = own.liquidation_prices().get(ticker) if own else None
    return None if price is None else settled(price)
