"""The way back out of a loop that is open: sell, repay, and sell again, never below a health.

Notation as in `planning.loop`: p the price of what is looped, T its threshold, B debt value, K
what all collateral carries, h the health factor that is kept, q cost rate on value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import CONTEXT, ONE, ZERO, exact
from journal_app.domain.ledger.closing import money_of
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.margin.lending import Collateral, Debt, LendingAccount
from journal_app.domain.money import SATOSHI, STABLECOINS, Asset, quantum_of
from journal_app.domain.planning.loop import room_to_sell
from journal_app.domain.problems import Problem
from journal_app.domain.watching.mends import to_enter
from journal_app.domain.watching.rescue import Opened, PartialClose, Target
from journal_app.domain.watching.rescue_laws import rescue_of
from journal_app.domain.watching.rescued_account import RescuedAccount

MOST_STEPS: Final = 50
"""More than these nobody takes one after the other; a lower health asks for fewer."""

_FAMILIES: Final = (
    frozenset({"ETH", "WETH", "stETH", "wstETH", "weETH", "rETH", "cbETH", "ezETH", "osETH"}),
    frozenset({"BTC", "WBTC", "cbBTC", "tBTC", "LBTC"}),
    frozenset({"SOL", "WSOL", "stSOL", "JitoSOL", "mSOL", "bSOL"}),
    frozenset({"AVAX", "WAVAX", "sAVAX"}),
    STABLECOINS,
)
"""Assets that are worth about the same, or promise it."""

_LOOP: Final = "loop"
"""What a strategy of loops is called, whatever else stands in its name."""


class Loop(NamedTuple):
    """A loop that is open: one long position with one loan behind it.

    account: all of `ticker` in one entry, the first. asset, owed: as the trade calls what is looped
    and what is owed. units: of the position. own: what lies beside it as collateral, by its names.
    money, money_price: what the trade's money lies in.
    """

    trade_id: int
    account: LendingAccount
    asset: Asset
    ticker: Asset
    owed: Asset
    units: Decimal
    own: Mapping[Asset, Decimal]
    money: Asset
    money_price: Decimal

    @property
    def held(self) -> Collateral:
        """What is looped."""
        return self.account.collateral[0]

    @property
    def debt(self) -> Debt:
        """What is owed for it."""
        return self.account.debt[0]


class Step(NamedTuple):
    """One step back. sold: units of the asset; cost: money; repaid: units of the loan.

    lowest: the health factor between the sale and the repayment; after: the account then.
    """

    sold: Decimal
    cost: Decimal
    repaid: Decimal
    lowest: Decimal | None
    after: LendingAccount


def loop_of(rescued: RescuedAccount) -> Loop | None:
    """The loop that an account is; None where it is none.

    A loop is a long of one trade with one loan, which its strategy calls so, whose loan is in the
    same kind of asset, or whose own money is and had more of it bought with a loan.
    """
    account, legs = rescued.account, rescued.legs
    if not isinstance(account, LendingAccount) or rescued.terms.law != "lending":
        return None
    if len(rescued.trades) != 1 or len(legs) != 1 or len(account.debt) != 1:
        return None
    (leg,), (trade,), (debt,) = legs, rescued.trades, account.debt
    state = trade.part.state
    (owed,) = trade.part.valuation.owed
    own = (debt.asset, *map(rescued.terms.ticker, state.collateral))
    is_loop = _LOOP in trade.strategy.casefold() or any(_is_alike(each, leg.ticker) for each in own)
    if leg.quantity <= 0 or not is_loop:
        return None
    held = state.collateral.items()
    money = money_of(state)
    return Loop(
        trade_id=leg.trade_id,
        account=_with_one_entry(account, leg.ticker),
        asset=leg.asset,
        ticker=leg.ticker,
        owed=owed,
        units=leg.quantity,
        own={name: it.amount for name, it in held if rescued.terms.ticker(name) == leg.ticker},
        money=money,
        money_price=rescued.price(money) or ONE,
    )


def _is_alike(one: Asset, other: Asset) -> bool:
    return one == other or any(one in family and other in family for family in _FAMILIES)


@exact
def _with_one_entry(account: LendingAccount, ticker: Asset) -> LendingAccount:
    held = [each for each in account.collateral if each.asset == ticker]
    rest = [each for each in account.collateral if each.asset != ticker]
    whole = replace(held[0], amount=sum((each.amount for each in held), ZERO))
    return LendingAccount((whole, *rest), account.debt)


@exact
def unwound(
    loop: Loop, least_health: Decimal, target: Target | None = None, cost_rate: Decimal = ZERO
) -> Sequence[Step] | Problem:
    """The steps until nothing is owed, or until a target is reached; or why there is no way.

    Each sells all that the health allows before its proceeds repay, or what is still needed. Units
    are rounded as platforms take them: down within the way, so that the health is kept, and up in
    its last step, so that its end is reached.
    """
    steps: list[Step] = []
    account = loop.account
    while True:
        needed = _needed(account, loop.ticker, target, cost_rate)
        if isinstance(needed, Problem):  # of the one asset that is sold
            return needed._replace(facts={**needed.facts, "asset": loop.asset})
        if not needed:
            return steps
        if len(steps) == MOST_STEPS:
            return Problem("", "unwind_takes_too_many_steps", {"count": MOST_STEPS})
        step = _step(account, least_health, needed, cost_rate)
        if step is None:
            return Problem("", "unwind_finds_no_way", {"health": least_health})
        steps.append(step)
        account = step.after


def _needed(
    account: LendingAccount, ticker: Asset, target: Target | None, cost_rate: Decimal
) -> Decimal | Problem:
    """Units whose sale is still to repay the debt, or enough of it for the target."""
    held, debt = account.collateral[0], account.debt[0]
    price_kept = held.price * (ONE - cost_rate)
    whole = debt.value / price_kept if price_kept else None
    if target is not None:
        rescue = rescue_of(account, (Opened(ticker),), target, cost_rate)
        if rescue.shortfall <= 0:
            return ZERO
        closed = rescue.partial_close()
        if isinstance(closed, PartialClose):
            return closed.units
    if whole is None or whole > held.amount:
        facts = {"asset": ticker, "needed": whole or ZERO, "held": held.amount}
        return Problem("", "more_than_held", facts)
    return whole


def _step(
    account: LendingAccount, least: Decimal, needed: Decimal, cost_rate: Decimal
) -> Step | None:
    """One step; None where the health leaves no room for it."""
    held, debt = account.collateral[0], account.debt[0]
    quantum = quantum_of(debt.asset)
    weight = held.price * held.liquidation_threshold
    if not weight:
        return None
    room = room_to_sell(account.capacity, account.debt_value, least, weight)
    is_last = to_enter(needed) <= min(room, held.amount)
    sold = to_enter(needed) if is_last else _down(min(room, held.amount), SATOSHI)
    brought = sold * held.price * (ONE - cost_rate) / debt.price
    most = _up(debt.amount, quantum)
    repaid = min(_up(brought, quantum), most) if is_last else _down(brought, quantum)
    if sold <= 0 or repaid <= 0:
        return None
    left = (replace(held, amount=held.amount - sold), *account.collateral[1:])
    between = LendingAccount(left, account.debt)
    still = replace(debt, amount=max(debt.amount - repaid, ZERO))
    after = LendingAccount(left, (still,))
    return Step(sold, sold * held.price * cost_rate, repaid, between.health_factor, after)


def _down(amount: Decimal, quantum: Decimal) -> Decimal:
    return amount.quantize(quantum, rounding=ROUND_FLOOR, context=CONTEXT)


def _up(amount: Decimal, quantum: Decimal) -> Decimal:
    return amount.quantize(quantum, rounding=ROUND_CEILING, context=CONTEXT)


# what recording them writes


@exact
def drafts_of(loop: Loop, steps: Sequence[Step], at: datetime, note: str = "") -> list[Draft]:
    """The entries of all steps, in their order and dated alike.

    What the position does not have is sold of the collateral, and first, so that the position is
    flat, which ends the trade, no sooner than in the last step.
    """
    own, left = dict(loop.own), loop.units
    beyond = max(sum((step.sold for step in steps), ZERO) - loop.units, ZERO)
    drafts: list[Draft] = []
    for step in steps:
        swapped = min(step.sold, beyond)
        beyond -= swapped
        drafts += _swapped(loop, step, swapped, own, at)
        sold = step.sold - swapped
        left -= sold
        if sold:
            drafts.append(_sold(loop, step, sold, at, is_all=not left))
        drafts.append(
            Draft(kind="repay", at=at, asset=loop.owed, amount=step.repaid, price=loop.debt.price)
        )
    return [replace(each, note=note) for each in drafts]


def _sold(loop: Loop, step: Step, units: Decimal, at: datetime, *, is_all: bool) -> Draft:
    fee = _down(step.cost * units / step.sold / loop.money_price, quantum_of(loop.money))
    return Draft(
        kind="close" if is_all else "reduce",
        at=at,
        asset=loop.asset,
        amount=units,
        price=loop.held.price,
        fee=fee or None,
        fee_asset=loop.money if fee else None,
    )


def _swapped(
    loop: Loop, step: Step, units: Decimal, own: dict[Asset, Decimal], at: datetime
) -> Iterator[Draft]:
    """Collateral that becomes money, which the repayment spends; `own`: what is left of it."""
    for asset, held in own.items():
        part = min(units, held)
        if part:
            units -= part
            own[asset] -= part
            value = part * loop.held.price - step.cost * part / step.sold
            yield Draft(
                kind="swap",
                at=at,
                asset=asset,
                amount=part,
                price=loop.held.price,
                to_asset=loop.money,
                to_amount=_down(value / loop.money_price, SATOSHI),
            )
