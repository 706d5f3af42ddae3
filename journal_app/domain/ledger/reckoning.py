"""Reckon the figures of a trade at a moment from its entries and what the market said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Literal

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.figures import Figures, PositionFigures
from journal_app.domain.ledger.entries import Entry, Open, StopMoved
from journal_app.domain.ledger.replay import apr_in_force, replay
from journal_app.domain.ledger.standing import Part, account
from journal_app.domain.ledger.valuation import Valuation, value
from journal_app.domain.made_in_bulk import made_in_bulk
from journal_app.domain.margin import Account
from journal_app.domain.market.observed import Market, NamesOf, own_name
from journal_app.domain.money import YEAR_DAYS, Asset
from journal_app.domain.pnl import ProfitAndLoss
from journal_app.domain.state import State
from journal_app.domain.terms import Terms
from journal_app.domain.trade import Direction, MarginMode, PlannedPosition, Trade


@made_in_bulk
@dataclass(frozen=True, slots=True)
class Reckoned:
    """A trade replayed and valued at a moment."""

    trade: Trade
    entries: Sequence[Entry]
    state: State
    valuation: Valuation


@exact
def reckoned(trade: Trade, entries: Sequence[Entry], market: Market, moment: datetime) -> Reckoned:
    """Replay a trade until a moment and value it there.

    Raises: Refused, where an entry is not possible in its place.
    """
    rates = market.rates_of(trade.platform, names_of(trade))
    state = replay(entries, until=moment, borrowed_shorts=trade.borrowed_shorts, rates=rates)
    return Reckoned(trade.after(state), entries, state, valued(trade, state, market, moment))


def names_of(trade: Trade) -> NamesOf:
    """All names of an asset on the trade's platform, by the terms that it holds."""
    return trade.terms.names if trade.terms is not None else own_name


def valued(trade: Trade, state: State, market: Market, moment: datetime) -> Valuation:
    """A state of the trade at a moment, at the prices known there then."""
    return value(state, moment, market, trade.platform, names_of(trade))


@exact
def figures(one: Reckoned, market: Market, others: Iterable[Reckoned] = ()) -> Figures:
    """The figures of a trade; `others` share its account where its margin is crossed."""
    return figures_behind(one, market, backing(one, others, market))


@dataclass(frozen=True, slots=True)
class Backing:
    """What stands behind a trade: its account, and at which price of each ticker it ends."""

    account: Account
    lines: Mapping[Asset, Decimal | None]


def backing(one: Reckoned, others: Iterable[Reckoned], market: Market) -> Backing | None:
    """What stands behind a trade, and behind those that share its account under the same terms.

    None where `account_of` has none.
    """
    own = account_of(one, others, market)
    return Backing(own, own.liquidation_prices()) if own is not None else None


@exact
def figures_behind(one: Reckoned, market: Market, own: Backing | None) -> Figures:
    """The figures of a trade of which it is known what stands behind it."""
    trade, state, valuation = one.trade, one.state, one.valuation
    risk, basis = _initial_risk(one, market)
    total = valuation.total
    return Figures(
        at=valuation.at,
        status=trade.status,
        opened_at=state.opened_at or state.started_at,
        closed_at=state.closed_at,
        realised=valuation.realised,
        total=total,
        equity=valuation.equity,
        deposits=valuation.deposits,
        exposure=sum(
            [
                abs(position.quantity) * valuation.quotes[asset].price
                for asset, position in state.positions.items()
                if position.quantity
            ],
            ZERO,
        ),
        positions=tuple(
            [
                PositionFigures(
                    asset=asset,
                    direction=Direction.SHORT if position.is_short else Direction.LONG,
                    quantity=abs(position.quantity),
                    entered=position.entered,
                    average_entry=position.average_entry,
                    average_exit=position.average_exit,
                    liquidation_price=_line(own, trade, asset) if position.quantity else None,
                )
                for asset, position in state.positions.items()
            ]
        ),
        debt=dict(valuation.owed),
        collateral={asset: held.amount for asset, held in state.collateral.items()},
        health_factor=own.account.health_factor if own else None,
        margin_ratio=own.account.margin_ratio if own else None,
        leverage=own.account.leverage if own else None,
        interest_per_day=sum(filter(None, interest_by_debt(one, market).values()), ZERO),
        risk=risk,
        risk_basis=basis,
        r_initial=_in_risks(total, risk),
        r_managed=_in_risks(total, _managed_risk(one, risk)),
    )


def sharing(one: Reckoned, every: Iterable[Reckoned]) -> list[Reckoned]:
    """The others among these open trades that stand behind the same crossed margin account."""
    if one.trade.margin_mode is not MarginMode.CROSS:
        return []
    account_of_one = (one.trade.account, one.trade.platform)
    return [
        other
        for other in every
        if other.trade.id != one.trade.id
        and other.trade.margin_mode is MarginMode.CROSS
        and (other.trade.account, other.trade.platform) == account_of_one
        and not other.state.is_closed
    ]


def _line(own: Backing | None, trade: Trade, asset: Asset) -> Decimal | None:
    """The liquidation price of an asset, which the account knows by its ticker."""
    if own is None or trade.terms is None:
        return None
    return own.lines.get(trade.terms.ticker(asset))


def account_of(one: Reckoned, others: Iterable[Reckoned], market: Market) -> Account | None:
    """The account under its law, at the prices that liquidate it; `others` share it.

    None where the trade is over, or its terms are not known.
    """
    terms = one.trade.terms
    if terms is None or one.state.is_closed:
        return None
    return account(parts_of(one, others, market), terms)


def parts_of(one: Reckoned, others: Iterable[Reckoned], market: Market) -> list[Part]:
    """The trade and those that share its account, at the prices that liquidate it.

    In the order of their ids, so that an account is the same whichever of its trades asks.
    """
    judging = judged(market, one.trade.terms)
    together = sorted([one, *others], key=lambda each: each.trade.id)
    if judging is market and len(together) == 1:
        return [Part(one.state, one.valuation)]  # its own prices are those of the account
    return _at_common_prices(together, judging)


def judged(market: Market, terms: Terms | None) -> Market:
    """The market by whose prices a platform liquidates."""
    is_by_oracle = terms is not None and terms.liquidates_on == "oracle"
    return market.by_oracle if is_by_oracle else market


def _at_common_prices(sharing: Sequence[Reckoned], market: Market) -> list[Part]:
    """One account has one price of an asset: the newest that any of its trades has seen."""
    newest: dict[Asset, tuple[datetime, Decimal]] = {}
    for each in sharing:
        for asset, seen in each.state.last_prices.items():
            if asset not in newest or seen[0] > newest[asset][0]:
                newest[asset] = seen
    states = [replace(each.state, last_prices=newest) for each in sharing]
    return [
        Part(state, valued(each.trade, state, market, each.valuation.at))
        for each, state in zip(sharing, states, strict=True)
    ]


@exact
def interest_by_debt(one: Reckoned, market: Market) -> dict[Asset, Decimal | None]:
    """owed·p·APR / 365 of each debt, at the rate in force; None where no rate is known."""
    state, valuation = one.state, one.valuation
    if state.is_closed:
        return {}
    rates = market.rates_of(one.trade.platform, names_of(one.trade))
    per_day: dict[Asset, Decimal | None] = {}
    for asset, owed in valuation.owed.items():
        apr = apr_in_force(state.debts[asset], asset, valuation.at, state, rates)
        worth = owed * valuation.quotes[asset].price
        per_day[asset] = None if apr is None else worth * apr / YEAR_DAYS
    return per_day


# risk and R


def _initial_risk(
    one: Reckoned, market: Market
) -> tuple[Decimal | None, Literal["plan", "later_stop"] | None]:
    """The loss at the planned stop; without a plan, at the first stops that stood behind it."""
    plan = one.trade.plan
    if plan is not None:
        return (plan.risk, "plan") if plan.risk else (None, None)
    may_tell: tuple[type[Entry], ...] = (StopMoved,)
    for place, entry in enumerate(one.entries, start=1):
        if isinstance(entry, may_tell) and entry.at <= one.valuation.at:
            may_tell = (StopMoved, Open)  # a stop may have been set before its position
            shorts = one.trade.borrowed_shorts
            rates = market.rates_of(one.trade.platform, names_of(one.trade))
            until_then = replay(one.entries[:place], borrowed_shorts=shorts, rates=rates)
            risk = _loss_at_stops(until_then)
            if risk:
                return risk, "later_stop"
    return None, None


def _managed_risk(one: Reckoned, initial: Decimal | None) -> Decimal | None:
    """The loss at the stops in force at the end, with the planned costs.

    None where such a stop was at or past the entry.
    """
    if not one.state.stops:
        return initial
    plan = one.trade.plan
    planned = plan.positions if plan else ()
    loss = _loss_at_stops(one.state, planned)
    if loss is None:
        return None
    return loss + (plan.expected_costs or ZERO if plan else ZERO)


def _loss_at_stops(state: State, planned: Sequence[PlannedPosition] = ()) -> Decimal | None:
    """Σ units × (entry − stop), the other way round for shorts, over all that was entered."""
    stops = {position.asset: position.stop for position in planned if position.stop}
    stops |= state.stops
    loss = ZERO
    for asset, position in state.positions.items():
        stop = stops.get(asset)
        if stop is None:
            return None
        entry = position.entered_value / position.entered
        side = -1 if position.is_short else 1
        loss += side * position.entered * (entry - stop)
    return loss if loss > 0 else None


def _in_risks(profit: ProfitAndLoss, risk: Decimal | None) -> Decimal | None:
    """R: how many times the risk was won or lost."""
    return profit.net / risk if risk else None
