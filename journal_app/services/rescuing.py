"""Rescue open trades and whole crossed accounts: what can be reckoned, seen, and recorded.

What is recorded is reckoned anew at its own moment, with the interest until then, and is foreseen
before it is written: the account that the entries make must stand at the target, and never short
of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.figures import Figures
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.ledger.reckoning import Reckoned, figures, reckoned
from journal_app.domain.ledger.reckoning import sharing as beside
from journal_app.domain.market.observed import Market
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.trade import Direction
from journal_app.domain.watching.book import platform_name
from journal_app.domain.watching.rescue import LiquidationPrice, Target
from journal_app.domain.watching.rescue_entries import entries_of
from journal_app.domain.watching.rescue_laws import aim_of, target_of
from journal_app.domain.watching.rescued_account import RescuedAccount, rescued_account
from journal_app.services.ports import Clock, Journal, UnitOfWork
from journal_app.services.reckoning import ledger_of, rederive, sharing
from journal_app.services.recording import add_entries, ledger_with
from journal_app.services.watching import open_trades

NUDGES: Final = tuple(map(Decimal, ("0", "1e-10", "1e-9", "1e-8", "1e-7")))
"""By how much of itself a target is aimed beyond, where rounded amounts would fall short of it."""


class Rescuable(NamedTuple):
    """Something that can be rescued: one open position, or a whole crossed account.

    trade_id: whose position is closed; None for an account, of which all positions are. number:
    of that trade, or of the account's first. name: of the trade, or of the account. trades: how
    many stand behind the account. closing: the positions that are closed, by their tickers in the
    account; ticker, asset: of the first of them, and its name in the trade.
    """

    trade_id: int | None
    number: int
    name: str
    platform: str
    asset: Asset
    closing: Sequence[Asset]
    of: RescuedAccount

    @property
    def ticker(self) -> Asset:
        """The asset under the name that the account has for it."""
        return self.closing[0]

    @property
    def first_trade(self) -> int:
        """Any trade of the account; the one that is closed in, where there is one."""
        return self.of.trades[0].trade_id if self.trade_id is None else self.trade_id


class Wanted(NamedTuple):
    """What is to be done: to which trade's account, to which target, and in which way.

    trade_id: any trade of the account. closing: the positions to close, all of them where none is
    named. is_whole: whether every trade of the account shares in it, rather than this one first.
    cost_rate: of value. note: stands with every entry.
    """

    trade_id: int
    target: Target
    way: str
    closing: Sequence[Asset] = ()
    is_whole: bool = False
    cost_rate: Decimal = ZERO
    swap_to: Asset | None = None
    note: str = ""


class RescueSeen(NamedTuple):
    """A rescue as it would be: its entries, and each trade of the account before and after."""

    entries: Mapping[int, Sequence[Draft]]
    before: Mapping[int, Figures]
    after: Mapping[int, Figures]
    numbers: Mapping[int, int]


def rescuable(uow: UnitOfWork) -> list[Rescuable]:
    """Every open position under a law, then every crossed account of several trades."""
    found = list(_accounts(uow))
    positions = [each for ones, account in found for each in _positions(ones, account)]
    whole = [_whole(ones, account) for ones, account in found if len(ones) > 1]
    return [*sorted(positions, key=lambda each: each.number), *whole]


@exact
def see_rescue(uow: UnitOfWork, wanted: Wanted, at: datetime) -> RescueSeen:
    """What recording it now would write, and do.

    Raises: Refused, where the way leads nowhere, or the entries do not say enough for it.
    """
    market = uow.observations.market()
    ones = _ones(uow, wanted.trade_id, market, at)
    for nudge in NUDGES:
        drafts = _drafts(ones, market, wanted, at, nudge)
        then = [_with(uow, one, drafts.get(one.trade.id, ()), market, at) for one in ones]
        if any(one.state.is_closed and one.valuation.owed for one in then):
            raise Refused.because("", "closes_and_still_owes")
        if not _falls_short(then, market, wanted):
            break
    else:
        raise Refused.because("", "rescue_not_reached")
    return RescueSeen(
        drafts,
        {one.trade.id: figures(one, market, beside(one, ones)) for one in ones},
        {one.trade.id: figures(one, market, beside(one, then)) for one in then},
        {one.trade.id: one.trade.number for one in ones},
    )


def record_rescue(journal: Journal, clock: Clock, wanted: Wanted) -> RescueSeen:
    """Record a way of a rescue, in every trade that it touches, as one step.

    Raises: Refused, as seeing it does; nothing is kept then.
    """
    with journal.unit_of_work() as uow:
        at = clock.now()
        seen = see_rescue(uow, wanted, at)
        trades = [uow.trades.get(trade_id) for trade_id in seen.entries]
        uow.begin_action(
            "rescue",
            at,
            number=", ".join(str(trade.number) for trade in trades),
            trade_id=" ".join(str(trade.id) for trade in trades),
        )
        for trade in trades:
            add_entries(uow, trade, seen.entries[trade.id])
        rederive(uow, list(seen.entries))
        uow.commit()
        return seen


# the accounts


def _accounts(uow: UnitOfWork) -> Iterator[tuple[Sequence[Reckoned], RescuedAccount]]:
    """Every account with an open trade, each once, at the moment of the kept figures."""
    seen: set[int] = set()
    for one, _, market in open_trades(uow):
        if one.trade.id in seen:
            continue
        ones = [one, *sharing(uow, one, market)]
        seen |= {each.trade.id for each in ones}
        account = rescued_account(ones, market)
        if account is not None and account.legs:
            yield ones, account


def _ones(uow: UnitOfWork, trade_id: int, market: Market, at: datetime) -> Sequence[Reckoned]:
    """A trade, and the other open trades of its account where that is crossed, at a moment."""
    one = reckoned(uow.trades.get(trade_id), ledger_of(uow, trade_id), market, at)
    return [one, *sharing(uow, one, market)]


def _positions(ones: Sequence[Reckoned], account: RescuedAccount) -> Iterator[Rescuable]:
    trades = {one.trade.id: one.trade for one in ones}
    for leg in account.legs:
        trade = trades[leg.trade_id]
        yield Rescuable(
            trade_id=leg.trade_id,
            number=trade.number,
            name=f"{leg.asset} {Direction.LONG if leg.quantity > 0 else Direction.SHORT}",
            platform=platform_name(account.terms.name),
            asset=leg.asset,
            closing=(leg.ticker,),
            of=account,
        )


def _whole(ones: Sequence[Reckoned], account: RescuedAccount) -> Rescuable:
    first = ones[0].trade
    closing = tuple(each.asset for each in account.every_opened)
    return Rescuable(
        trade_id=None,
        number=first.number,
        name=first.account,
        platform=platform_name(account.terms.name),
        asset=closing[0],
        closing=closing,
        of=account,
    )


# what recording one writes


def _drafts(
    ones: Sequence[Reckoned], market: Market, wanted: Wanted, at: datetime, nudge: Decimal
) -> Mapping[int, Sequence[Draft]]:
    account = rescued_account(ones, market)
    if account is None or not account.legs:
        raise Refused.because("", "account_not_told")
    target = _beyond(wanted.target, account, nudge)
    rescue = account.rescue(target, wanted.closing, wanted.cost_rate, wanted.swap_to)
    way = account.ways(rescue, wanted.swap_to)[wanted.way]
    if isinstance(way, Problem):
        raise Refused([way._replace(field="")])
    first = None if wanted.is_whole else wanted.trade_id
    drafts = entries_of(account, wanted.way, way, at, first)
    if not drafts:
        raise Refused.because("", "no_rescue_needed")
    # the others of the account stand otherwise too from this moment on, and say why
    noted = {one.trade.id: [Draft(kind="note", at=at, note=wanted.note)] for one in ones}
    return noted | {
        trade_id: [replace(each, note=wanted.note) for each in of_trade]
        for trade_id, of_trade in drafts.items()
    }


def _beyond(target: Target, account: RescuedAccount, share: Decimal) -> Target:
    """The target, and this share of it more: a liquidation price farther away."""
    aim, value = aim_of(target)
    if isinstance(target, LiquidationPrice):
        side = ONE if account.account.exposure(target.asset) < 0 else -ONE
        return target_of(aim, value * (ONE + side * share), target.asset)
    return target_of(aim, value * (ONE + share), account.legs[0].ticker)


def _with(
    uow: UnitOfWork, one: Reckoned, drafts: Sequence[Draft], market: Market, at: datetime
) -> Reckoned:
    """The trade with these entries. Raises: Refused, as recording them would."""
    told = ledger_with(one.trade, uow.entries.of(one.trade.id), market, drafts)
    return reckoned(told.trade, told.entries, market, at)


def _falls_short(then: Sequence[Reckoned], market: Market, wanted: Wanted) -> bool:
    """Whether the account is not at the target; at it is also what has nothing left to lose."""
    left = [one for one in then if not one.state.is_closed]
    account = rescued_account(left, market) if left else None
    if account is None or not account.account.liquidation_prices():
        return False
    lines = list(account.account.liquidation_prices())
    aimed = wanted.target.asset if isinstance(wanted.target, LiquidationPrice) else lines[0]
    return aimed in lines and account.rescue(wanted.target, lines[:1]).shortfall > 0
