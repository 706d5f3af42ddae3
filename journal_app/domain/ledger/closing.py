"""Leaving a trade, whole or in part: what to repay and to take out, and whether it is time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import CONTEXT, ZERO, exact
from journal_app.domain.figures import Figures
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.ledger.entries import Close, Entry, Reduce, Repay
from journal_app.domain.ledger.reckoning import Reckoned
from journal_app.domain.money import STABLECOINS, Asset, quantum_of
from journal_app.domain.state import State

_MONEY: Final = Asset("USDC")
"""What a trade's money is taken out in where nothing in the trade says otherwise."""


class Exit(NamedTuple):
    """What is closed, at which price, and what the platform takes for it.

    fee_asset: what the fee is paid in; the journal's dollars where it is not said.
    """

    asset: Asset
    amount: Decimal
    price: Decimal
    fee: Decimal = ZERO
    fee_asset: Asset | None = None


class Settled(NamedTuple):
    """What is paid back and what is taken out after an exit, by asset in its own units."""

    repay: Mapping[Asset, Decimal]
    withdraw: Mapping[Asset, Decimal]


@exact
def settled_after(one: Reckoned, leaving: Exit) -> Settled:
    """Propose what an exit repays and frees.

    one: the trade at the moment of the exit, with the interest to it. When nothing stays open,
    every debt is repaid and all is taken out. Of a part, its share of the loan is repaid: of a
    short the units bought back, of a long its share of the money, and what is then left of the
    proceeds is taken out. A perpetual's margin stays until the whole is closed.
    """
    position = one.state.positions.get(leaving.asset)
    if position is None or not position.quantity:
        return Settled({}, {})
    is_last = is_whole(one, leaving) and not _others_open(one.state, leaving.asset)
    repay = dict(_whole_debts(one) if is_last else _shares_of_debts(one, leaving))
    if is_last:
        return Settled(repay, dict(_all_that_is_left(one, leaving, repay)))
    return Settled(repay, dict(_freed(one, leaving, repay)))


def is_whole(one: Reckoned, leaving: Exit) -> bool:
    """Whether an exit closes all of its position."""
    position = one.state.positions.get(leaving.asset)
    return position is not None and leaving.amount >= abs(position.quantity)


def leaves_loan(one: Reckoned, added: Sequence[Entry]) -> bool:
    """Whether entries close some of what a loan is there for and repay nothing.

    one: the trade without them. Of what closing the same would repay, all stays owed then.
    """
    if any(isinstance(each, Repay) for each in added):
        return False
    held = one.state.positions
    return any(
        settled_after(one, Exit(fill.asset, amount, fill.price)).repay
        for fill in added
        if isinstance(fill, Reduce | Close) and fill.asset in held
        for amount in [fill.amount or abs(held[fill.asset].quantity)]
    )


def drafts_of(
    leaving: Exit, settled: Settled, at: datetime, *, is_all: bool, note: str = ""
) -> list[Draft]:
    """The entries of an exit: the fill, of all or a part, what is repaid, what is taken out."""
    fill = Draft(
        kind="close" if is_all else "reduce",
        at=at,
        asset=leaving.asset,
        amount=leaving.amount,
        price=leaving.price,
        fee=leaving.fee or None,
        fee_asset=leaving.fee_asset if leaving.fee else None,
        note=note,
    )
    return [
        fill,
        *(_moved("repay", asset, amount, leaving, at) for asset, amount in settled.repay.items()),
        *(
            _moved("withdraw", asset, amount, leaving, at)
            for asset, amount in settled.withdraw.items()
        ),
    ]


def _moved(kind: str, asset: Asset, amount: Decimal, leaving: Exit, at: datetime) -> Draft:
    price = leaving.price if asset == leaving.asset else None
    return Draft(kind=kind, at=at, asset=asset, amount=amount, price=price)


def money_of(state: State) -> Asset:
    """The stablecoin in which a trade's money lies: of its collateral, else of its debts."""
    held = [asset for asset in (*state.collateral, *state.debts) if asset in STABLECOINS]
    return held[0] if held else _MONEY


def _others_open(state: State, asset: Asset) -> bool:
    return any(each.quantity for name, each in state.positions.items() if name != asset)


def _whole_debts(one: Reckoned) -> Iterator[tuple[Asset, Decimal]]:
    for asset, owed in one.valuation.owed.items():
        yield asset, _up(asset, owed)


def _shares_of_debts(one: Reckoned, leaving: Exit) -> Iterator[tuple[Asset, Decimal]]:
    state = one.state
    position = state.positions[leaving.asset]
    if position.quantity < 0:
        debt = state.debts.get(leaving.asset)
        if debt is not None and debt.is_for_short and debt.principal > 0:
            yield leaving.asset, min(leaving.amount, debt.principal)
        return
    longs = sum((each.cost for each in state.positions.values() if each.quantity > 0), ZERO)
    share = position.cost * leaving.amount / position.quantity / longs if longs else ZERO
    proceeds = leaving.amount * leaving.price - leaving.fee
    for asset, owed in one.valuation.owed.items():
        if asset in STABLECOINS and not state.debts[asset].is_for_short:
            amount = _down(asset, min(owed * share, max(proceeds, ZERO)))
            if amount:
                proceeds -= amount
                yield asset, amount


def _all_that_is_left(
    one: Reckoned, leaving: Exit, repay: Mapping[Asset, Decimal]
) -> Iterator[tuple[Asset, Decimal]]:
    state = one.state
    money_asset = money_of(state)
    money = _cash_after(one, leaving, repay)
    held = state.collateral.get(money_asset)
    money += held.amount if held else ZERO
    for asset, collateral in state.collateral.items():
        if asset == money_asset:
            continue
        price = _price(one, leaving, asset)
        missing = min(collateral.amount, max(-money, ZERO) / price) if price else ZERO
        money += missing * price
        amount = _down(asset, collateral.amount - missing)
        if amount:
            yield asset, amount
    money = _down(money_asset, money)
    if money > 0:
        yield money_asset, money


def _freed(
    one: Reckoned, leaving: Exit, repay: Mapping[Asset, Decimal]
) -> Iterator[tuple[Asset, Decimal]]:
    """What a part of a long bought with a loan brought beyond its share of the loan."""
    state = one.state
    is_long = state.positions[leaving.asset].quantity > 0
    if not is_long or not repay:
        return
    proceeds = leaving.amount * leaving.price - leaving.fee
    money = _down(money_of(state), proceeds - sum(repay.values(), ZERO))
    if money > 0:
        yield money_of(state), money


def _cash_after(one: Reckoned, leaving: Exit, repay: Mapping[Asset, Decimal]) -> Decimal:
    """Cash once the exit is paid for and the debts are; principal of a short needs no cash."""
    state = one.state
    size = state.positions[leaving.asset].quantity
    cash = state.cash + (leaving.amount if size > 0 else -leaving.amount) * leaving.price
    cash -= leaving.fee
    for asset, amount in repay.items():
        debt = state.debts[asset]
        price = _price(one, leaving, asset)
        cash -= (amount - debt.principal if debt.is_for_short else amount) * price
    return cash


def _price(one: Reckoned, leaving: Exit, asset: Asset) -> Decimal:
    """The exit tells the newest price of what is closed."""
    return leaving.price if asset == leaving.asset else one.valuation.quotes[asset].price


def _up(asset: Asset, amount: Decimal) -> Decimal:
    return amount.quantize(quantum_of(asset), rounding=ROUND_CEILING, context=CONTEXT).normalize()


def _down(asset: Asset, amount: Decimal) -> Decimal:
    return amount.quantize(quantum_of(asset), rounding=ROUND_FLOOR, context=CONTEXT).normalize()


# whether it is time


class Reason(NamedTuple):
    """A reason to close, and whether it holds; None where only the trader can tell."""

    code: str
    holds: bool | None


@exact
def reasons_to_close(crossed: Collection[str], told: Figures) -> Sequence[Reason]:
    """What a look at the figures says. crossed: the codes of the lines that the trade crosses."""
    return (
        Reason("thesis_broken", True if "watch_thesis_invalid" in crossed else None),
        Reason("stop_reached", "watch_stop_hit" in crossed),
        Reason("margin_near_line", any(code in _MARGIN_LINES for code in crossed)),
        Reason("cost_beyond_profit", _is_cost_beyond_profit(told)),
    )


_MARGIN_LINES: Final = frozenset(
    {
        "watch_past_liquidation",
        "watch_health_below",
        "watch_health_near",
        "watch_margin_below",
        "watch_margin_near",
    }
)


def _is_cost_beyond_profit(told: Figures) -> bool:
    """Whether prices brought something, and holding it cost all of that or more."""
    gross = told.total.gross
    return gross > 0 and told.total.costs - told.total.funding >= gross
