"""Replay a trade's entries into its state: the heart of the program.

The ledger is the truth. The state depends on the entries alone, and on the platform's history of
borrow rates for debts that follow it; never on the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from journal_app.domain.exact import LARGEST_EXPONENT, ONE, ZERO, exact, rounded
from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.entries import Entry
from journal_app.domain.market.interest import RateIndex, accrual_factor
from journal_app.domain.money import STABLECOINS, Asset
from journal_app.domain.problems import Refused
from journal_app.domain.state import CollateralState, DebtState, PositionState, State

MILLISECOND: Final = timedelta(milliseconds=1)

LEAST: Final = Decimal(10) ** -LARGEST_EXPONENT
"""A debt below this is what rounding left of one that was paid back."""

FINEST_TOLD: Final = Decimal("1e-8")
"""A refusal tells the amount that is there so finely."""

RateHistories = Mapping[Asset, RateIndex]
"""The platform's history of borrow rates, by borrowed asset."""

NO_HISTORY: Final[RateHistories] = {}


@exact
def replay(
    entries: Iterable[Entry],
    *,
    until: datetime | None = None,
    after: State | None = None,
    borrowed_shorts: frozenset[Asset] = frozenset(),
    rates: RateHistories = NO_HISTORY,
) -> State:
    """Return the state after all entries dated not later than `until`.

    entries: in order of time and sequence. after: the state that earlier entries made, which
    stays as it is. borrowed_shorts: assets that the trade is short of by borrowing them.

    Raises: Refused, where an entry is not possible in its place (closing more than is open).
    """
    state = after.copy() if after else State()
    books = _Books(state, borrowed_shorts, rates)
    for entry in entries:
        if until is not None and entry.at > until:
            break
        books.enter(entry)
    return state


@exact
def accrued(
    debt: DebtState, asset: Asset, until: datetime, state: State, rates: RateHistories = NO_HISTORY
) -> Decimal:
    """Interest on a debt from its `since` to `until`. Units: of the debt's asset."""
    if until <= debt.since or not debt.owed:
        return ZERO
    return debt.owed * (_factor(debt, state, until, rates.get(asset)) - ONE)


def _factor(debt: DebtState, state: State, until: datetime, index: RateIndex | None) -> Decimal:
    """The growth of a debt: its own rate, until the platform's history tells a newer one."""
    apr, apr_since = _own_rate(debt, state)
    newer = index.next_change(apr_since) if index else None
    switch = until if newer is None else min(max(newer, debt.since), until)
    growth = accrual_factor(apr, (switch - debt.since) // MILLISECOND) if apr else ONE
    return growth * index.factor(switch, until) if index and switch < until else growth


def apr_in_force(
    debt: DebtState, asset: Asset, at: datetime, state: State, rates: RateHistories = NO_HISTORY
) -> Decimal | None:
    """The rate at which a debt accrues at a moment; None where none is known."""
    apr, apr_since = _own_rate(debt, state)
    index = rates.get(asset)
    newer = index.next_change(apr_since) if index else None
    return index.apr_at(at) if index and newer is not None and newer <= at else apr


def _own_rate(debt: DebtState, state: State) -> tuple[Decimal | None, datetime | None]:
    if debt.apr_since is None:
        return state.default_apr, state.default_apr_since
    return debt.apr, debt.apr_since


class _Books:
    """One replay under way: a method for each kind of entry."""

    def __init__(self, state: State, shorts: frozenset[Asset], rates: RateHistories) -> None:
        self.state = state
        self.shorts = shorts
        self.rates = rates

    def enter(self, entry: Entry) -> None:
        state = self.state
        place = (entry.at, entry.sequence)
        if state.last is not None and place <= state.last:
            raise ValueError(f"entries out of order: {place} after {state.last}")
        state.last = place
        kind = type(entry)
        _ENTER[kind](self, entry)
        fee = entry.fee
        if fee is not None:
            paid = fee.value
            state.fees += paid
            state.cash -= paid
        elif kind in _SILENT:
            return
        state.moved_at = entry.at
        if state.started_at is None:
            state.started_at = entry.at

    # positions

    def open(self, entry: kinds.Open) -> None:
        state, asset = self.state, entry.asset
        position = state.positions.get(asset)
        if position is None:
            position = state.positions[asset] = PositionState()
        if position.quantity * entry.size < 0:
            raise Refused.because("amount", "opens_against_position", asset=asset)
        self._see(entry, entry.price)
        self._trade(position, entry.size, entry.price)
        if entry.borrow_apr is not None:
            for owed_asset, debt in state.debts.items():
                if debt.apr_since is None:
                    self._accrue(debt, owed_asset, entry.at)
            state.default_apr, state.default_apr_since = entry.borrow_apr, entry.at
        if state.opened_at is None:
            state.opened_at = entry.at
        self._note_standing(entry.at)

    def add(self, entry: kinds.Add) -> None:
        position = self._open_position(entry.asset)
        self._see(entry, entry.price)
        size = entry.amount if position.quantity > 0 else -entry.amount
        self._trade(position, size, entry.price)

    def reduce(self, entry: kinds.Reduce) -> None:
        self._see(entry, entry.price)
        self._exit(entry.asset, entry.amount, entry.price, entry.at)

    def close(self, entry: kinds.Close) -> None:
        amount = entry.amount
        if amount is None:
            amount = abs(self._open_position(entry.asset).quantity)
        self._see(entry, entry.price)
        self._exit(entry.asset, amount, entry.price, entry.at)

    def _open_position(self, asset: Asset) -> PositionState:
        position = self.state.positions.get(asset)
        if position is None or not position.quantity:
            raise Refused.because("asset", "nothing_open", asset=asset)
        return position

    def _exit(self, asset: Asset, amount: Decimal, price: Decimal, at: datetime) -> None:
        position = self._open_position(asset)
        held = abs(position.quantity)
        if amount > held:
            raise Refused.because("amount", "closes_more_than_open", amount=amount, open=held)
        self._trade(position, -amount if position.quantity > 0 else amount, price)
        self._note_standing(at)

    def _trade(self, position: PositionState, size: Decimal, price: Decimal) -> None:
        """Buy (size above 0) or sell at average cost; cash pays or receives the value."""
        state, value, quantity = self.state, size * price, position.quantity
        state.cash -= value
        if quantity * size >= 0:
            position.is_short = size < 0
            position.quantity = quantity + size
            position.cost += value
            position.entered += abs(size)
            position.entered_value += abs(value)
            return
        left = quantity + size
        # all of the cost where nothing is left, so that a flat position leaves no rounding
        released = -position.cost * size / quantity if left else position.cost
        gained = -(value + released)
        state.price += gained
        position.realised += gained
        position.quantity = left
        position.cost -= released
        position.exited += abs(size)
        position.exited_value += abs(value)

    # collateral

    def deposit(self, entry: kinds.Deposit) -> None:
        self._see(entry, entry.price)
        self._put(entry.asset, entry.amount, entry.price)
        self.state.deposits += entry.amount * entry.price
        self._note_standing(entry.at)

    def withdraw(self, entry: kinds.Withdraw) -> None:
        state, asset, amount = self.state, entry.asset, entry.amount
        self._see(entry, entry.price)
        held = state.collateral.get(asset)
        from_collateral = min(amount, held.amount) if held else ZERO
        earned = (amount - from_collateral) * entry.price
        # reckoned interest may be off by as much as itself, and must not undo what has happened
        if earned > (free := max(self._settled(), ZERO)) + abs(state.interest):
            there = rounded(from_collateral + free / entry.price, FINEST_TOLD)
            raise Refused.because(
                "amount", "withdraws_more_than_held", amount=amount, asset=asset, held=there
            )
        if from_collateral:
            self._take(asset, from_collateral, entry.price)
        state.cash -= earned
        state.deposits -= entry.amount * entry.price
        self._note_standing(entry.at)

    def _settled(self) -> Decimal:
        """Cash as it would be had the open positions cost nothing: what may be taken out."""
        return self.state.cash + sum((p.cost for p in self.state.positions.values()), ZERO)

    def swap(self, entry: kinds.Swap) -> None:
        state = self.state
        self._see(entry, entry.price)
        state.last_prices[entry.to_asset] = (entry.at, entry.to_price)
        held = state.collateral.get(entry.asset)
        if held is None or entry.amount > held.amount:
            raise Refused.because(
                "amount",
                "swaps_more_than_held",
                amount=entry.amount,
                asset=entry.asset,
                held=held.amount if held else ZERO,
            )
        self._take(entry.asset, entry.amount, entry.price)
        self._put(entry.to_asset, entry.to_amount, entry.to_price)
        state.swap_cost += entry.amount * entry.price - entry.to_amount * entry.to_price

    def earn(self, entry: kinds.Yield) -> None:
        self._see(entry, entry.price)
        self._put(entry.asset, entry.amount, entry.price)
        self.state.collateral_yield += entry.amount * entry.price
        self._note_standing(entry.at)

    def _put(self, asset: Asset, amount: Decimal, price: Decimal) -> None:
        held = self.state.collateral.get(asset)
        if held is None:
            held = self.state.collateral[asset] = CollateralState()
        held.amount += amount
        held.cost += amount * price

    def _take(self, asset: Asset, amount: Decimal, price: Decimal) -> None:
        """Take collateral out at a price; its price change since it came in is realised."""
        held = self.state.collateral[asset]
        left = held.amount - amount
        released = held.cost * amount / held.amount if left else held.cost
        self.state.collateral_change += amount * price - released
        held.amount = left
        held.cost -= released
        if not left:
            del self.state.collateral[asset]

    # debts

    def borrow(self, entry: kinds.Borrow) -> None:
        state, asset = self.state, entry.asset
        debt = state.debts.get(asset)
        if debt is None:
            debt = state.debts[asset] = DebtState(entry.at, asset in self.shorts)
        self._see(entry, entry.price)
        self._accrue(debt, asset, entry.at)
        if not debt.owed:
            debt.accrued = ZERO  # a new loan: the interest of the last one is settled
        debt.principal += entry.amount
        debt.borrowed += entry.amount
        if not debt.is_for_short:
            value = entry.amount * entry.price
            debt.proceeds += value
            state.cash += value
        if entry.apr is not None:
            debt.apr, debt.apr_since = entry.apr, entry.at
        self._note_standing(entry.at)

    def repay(self, entry: kinds.Repay) -> None:
        self._see(entry, entry.price)
        self._repay(entry.asset, entry.amount, entry.price, entry.at)
        self._note_standing(entry.at)

    def _repay(self, asset: Asset, amount: Decimal, price: Decimal, at: datetime) -> Decimal:
        """Pay back; what exceeds the debt was interest untold until now. Return the principal."""
        debt = self._debt(asset, "nothing_owed")
        self._accrue(debt, asset, at)
        untold = amount - debt.owed
        if untold > debt.borrowed:
            raise Refused.because(
                "amount", "repays_more_than_owed", amount=amount, asset=asset, owed=debt.owed
            )
        if untold <= -LEAST:
            return self._pay_part(debt, amount, price)
        debt.accrued += untold
        self._charge(debt, untold, price)
        return self._settle(debt, price)

    def _pay_part(self, debt: DebtState, amount: Decimal, price: Decimal) -> Decimal:
        """Pay principal first, then interest; return the principal.

        What a short's own fills bought back repays its principal. Interest has to be bought
        beside it, and stays exposed to the price until it is.
        """
        for_principal = min(amount, max(debt.principal, ZERO))
        for_interest = amount - for_principal
        paid = for_interest if debt.is_for_short else amount
        exposed = debt.exposed
        released = debt.proceeds * paid / exposed if paid != exposed else debt.proceeds
        debt.interest -= for_interest
        debt.principal -= for_principal
        debt.proceeds -= released
        self.state.borrowed_change += released - paid * price
        self.state.cash -= paid * price
        return for_principal

    def _settle(self, debt: DebtState, price: Decimal) -> Decimal:
        """Pay all that is owed, so that no rounding is left; return the principal."""
        for_principal, paid = debt.principal, debt.exposed
        self.state.borrowed_change += debt.proceeds - paid * price
        self.state.cash -= paid * price
        debt.principal = debt.interest = debt.proceeds = ZERO
        return for_principal

    def change_rate(self, entry: kinds.RateChange) -> None:
        debt = self.state.debts.get(entry.asset)
        if debt is None:
            debt = self.state.debts[entry.asset] = DebtState(entry.at, entry.asset in self.shorts)
        self._accrue(debt, entry.asset, entry.at)
        debt.apr, debt.apr_since = entry.apr, entry.at

    def charge_interest(self, entry: kinds.InterestCharged) -> None:
        self._see(entry, entry.price)
        if self.state.positions and not any(it.borrowed for it in self.state.debts.values()):
            self.state.interest += entry.amount * entry.price  # nothing is owed: paid at once
            self.state.cash -= entry.amount * entry.price
            return
        debt = self._debt(entry.asset, "nothing_owed")
        self._accrue(debt, entry.asset, entry.at)
        self._charge(debt, entry.amount - debt.accrued, entry.price)
        debt.accrued = ZERO
        if abs(debt.owed) < LEAST:  # all was repaid before; the platform's figure tells it now
            self._settle(debt, entry.price)
        self._note_standing(entry.at)

    def _debt(self, asset: Asset, otherwise: str) -> DebtState:
        debt = self.state.debts.get(asset)
        if debt is None or not debt.borrowed:
            raise Refused.because("asset", otherwise, asset=asset)
        return debt

    def _accrue(self, debt: DebtState, asset: Asset, at: datetime) -> None:
        interest = accrued(debt, asset, at, self.state, self.rates)
        if interest:
            debt.accrued += interest
            self._charge(debt, interest, self.state.last_prices[asset][1])
        debt.since = at

    def _charge(self, debt: DebtState, interest: Decimal, price: Decimal) -> None:
        value = interest * price
        debt.interest += interest
        debt.proceeds += value
        self.state.interest += value

    # costs and liquidation

    def fund(self, entry: kinds.Funding) -> None:
        value = entry.amount * entry.price
        self.state.funding += value
        self.state.cash += value

    def pay_fee(self, entry: kinds.FeePaid) -> None:
        value = entry.amount * entry.price
        self.state.fees += value
        self.state.cash -= value

    def pay_gas(self, entry: kinds.Gas) -> None:
        value = entry.amount * entry.price
        self.state.gas += value
        self.state.cash -= value

    def liquidate(self, entry: kinds.Liquidation) -> None:
        state, asset = self.state, entry.asset
        self._see(entry, entry.price)
        penalty = entry.penalty
        received = self._seize(asset, entry.amount, entry.price)
        if entry.debt_asset is not None and entry.debt_amount is not None:
            price = ONE if entry.debt_price is None else entry.debt_price
            state.last_prices[entry.debt_asset] = (entry.at, price)
            principal = self._repay(entry.debt_asset, entry.debt_amount, price, entry.at)
            if entry.debt_asset in self.shorts and entry.debt_asset != asset:
                self._buy_back(entry.debt_asset, principal, price)
            if penalty is None:
                penalty = max(received - entry.debt_amount * price, ZERO)
        if penalty:
            state.penalty += penalty
            state.cash -= penalty
        self._note_standing(entry.at)
        state.was_liquidated = state.is_closed

    def _seize(self, asset: Asset, amount: Decimal, price: Decimal) -> Decimal:
        """Sell from the position, then from the collateral; return what came in.

        Of a stablecoin, what a short was sold for lies with the platform as well.
        """
        state = self.state
        position, held = state.positions.get(asset), state.collateral.get(asset)
        in_position = abs(position.quantity) if position else ZERO
        in_collateral = held.amount if held else ZERO
        from_position = min(amount, in_position)
        from_collateral = min(amount - from_position, in_collateral)
        from_cash = amount - from_position - from_collateral
        if from_cash and (asset not in STABLECOINS or from_cash * price > state.cash):
            raise Refused.because(
                "amount",
                "seizes_more_than_held",
                amount=amount,
                asset=asset,
                held=in_position + in_collateral,
            )
        received = (amount - from_position) * price
        if position is not None and from_position:
            sold = from_position if position.quantity > 0 else -from_position
            self._trade(position, -sold, price)
            received += sold * price
        if from_collateral:
            self._take(asset, from_collateral, price)
            state.cash += from_collateral * price
        return received

    def _buy_back(self, asset: Asset, amount: Decimal, price: Decimal) -> None:
        """Close so much of a short as was repaid of its principal."""
        position = self.state.positions.get(asset)
        if position is not None and position.quantity < 0:
            self._trade(position, min(amount, -position.quantity), price)

    def move_stop(self, entry: kinds.StopMoved) -> None:
        if not self.state.is_closed:  # what is said after the exit was not in force at it
            self.state.stops[entry.asset] = entry.price

    def move_target(self, entry: kinds.TargetMoved) -> None:
        if not self.state.is_closed:
            self.state.targets[entry.asset] = entry.price

    def remark(self, entry: Entry) -> None:
        """An entry that changes no figure."""

    # what all share

    def _see(self, entry: Any, price: Decimal) -> None:
        self.state.last_prices[entry.asset] = (entry.at, price)

    def _note_standing(self, at: datetime) -> None:
        """A trade is closed when its positions are flat; without any, when nothing is left."""
        state = self.state
        if state.positions:
            is_over = not state.has_open_position
        else:
            is_over = not state.collateral and not any(debt.owed for debt in state.debts.values())
        if not is_over:
            state.closed_at, state.was_liquidated = None, False
        elif state.closed_at is None:
            state.closed_at = at


_ENTER: Final[Mapping[type[Entry], Callable[[_Books, Any], None]]] = {
    kinds.Open: _Books.open,
    kinds.Add: _Books.add,
    kinds.Reduce: _Books.reduce,
    kinds.Close: _Books.close,
    kinds.Deposit: _Books.deposit,
    kinds.Withdraw: _Books.withdraw,
    kinds.Swap: _Books.swap,
    kinds.Yield: _Books.earn,
    kinds.Borrow: _Books.borrow,
    kinds.Repay: _Books.repay,
    kinds.RateChange: _Books.change_rate,
    kinds.InterestCharged: _Books.charge_interest,
    kinds.Funding: _Books.fund,
    kinds.FeePaid: _Books.pay_fee,
    kinds.Gas: _Books.pay_gas,
    kinds.Liquidation: _Books.liquidate,
    kinds.StopMoved: _Books.move_stop,
    kinds.TargetMoved: _Books.move_target,
    kinds.AlertHit: _Books.remark,
    kinds.Note: _Books.remark,
}

_SILENT: Final = frozenset(
    {kinds.StopMoved, kinds.TargetMoved, kinds.AlertHit, kinds.Note, kinds.RateChange}
)
