"""What recording a way of a rescue writes: deposits, exits, repayments and swaps, trade by trade.

Amounts are rounded as a platform takes them and so that the target is met rather than missed.
Money follows the entries: a trade repays its own loans first, and what it has over or lacks
passes between the trades of the account as a withdrawal here and a deposit there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import ROUND_FLOOR, Decimal
from typing import Any, Final

from journal_app.domain.exact import CONTEXT, ZERO, exact
from journal_app.domain.ledger.closing import money_of
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.margin.lending import LendingAccount
from journal_app.domain.margin.perpetual import MarginAccount
from journal_app.domain.money import SATOSHI, STABLECOINS, Asset
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.state import State
from journal_app.domain.watching.mends import to_enter
from journal_app.domain.watching.rescue_ways import Way, Ways
from journal_app.domain.watching.rescued_account import Leg, RescuedAccount, RescuedTrade

_ORDER: Final = ("swap", "reduce", "close", "repay", "withdraw", "deposit", "note")
"""In which order the entries of one moment are written."""


@exact
def entries_of(
    rescued: RescuedAccount, name: str, way: Way, at: datetime, first: int | None = None
) -> Mapping[int, Sequence[Draft]]:
    """The entries of a way by trade. first: the trade that is closed in before others.

    Raises: Refused, where the entries of the trades do not say enough for it.
    """
    writing = _Writing(rescued, at, first)
    if way.amount:
        _WRITE[name](writing, way)
    return {
        trade_id: sorted(drafts, key=lambda draft: _ORDER.index(draft.kind))
        for trade_id, drafts in writing.drafts.items()
        if drafts
    }


def _down(amount: Decimal) -> Decimal:
    return amount.quantize(SATOSHI, rounding=ROUND_FLOOR, context=CONTEXT)


@exact
def with_repayments(rescued: RescuedAccount, found: Ways, first: int | None = None) -> Ways:
    """The ways of a margin account with what closing repays of the loans behind its positions.

    Its law knows no loans, but its trades do: the money that a part brings goes to them.
    """
    way = found["partial_close"]
    if not isinstance(rescued.account, MarginAccount) or isinstance(way, Problem):
        return found
    at = rescued.trades[0].part.valuation.at
    repaid: dict[Asset, Decimal] = {}
    for drafts in entries_of(rescued, "partial_close", way, at, first).values():
        for draft in drafts:
            if draft.kind == "repay" and draft.asset is not None and draft.amount is not None:
                ticker = rescued.terms.ticker(draft.asset)
                repaid[ticker] = repaid.get(ticker, ZERO) + draft.amount
    return {**found, "partial_close": replace(way, repaid=repaid)}


class _Writing:
    """One way being written. money: what its own entries bring a trade, or take from it."""

    def __init__(self, rescued: RescuedAccount, at: datetime, first: int | None) -> None:
        self.rescued = rescued
        self.at = at
        self.first = first
        self.trades = sorted(rescued.trades, key=lambda trade: trade.trade_id != first)
        self.drafts: dict[int, list[Draft]] = {trade.trade_id: [] for trade in rescued.trades}
        self.money = dict.fromkeys(self.drafts, ZERO)

    def write(self, trade: RescuedTrade, kind: str, asset: Asset, **fields: Any) -> None:
        """Write one entry at the price of the account."""
        price = self.price(asset)
        self.drafts[trade.trade_id].append(
            Draft(kind=kind, at=self.at, asset=asset, price=price, **fields)
        )

    def price(self, asset: Asset) -> Decimal:
        """What an asset is worth."""
        price = self.rescued.price(asset)
        assert price is not None, "what is held or owed has a price, and so has money"
        return price

    # collateral in

    def add(self, way: Way) -> None:
        if isinstance(self.rescued.account, MarginAccount):
            trade = self._with_margin()
            asset = money_of(trade.part.state)
            self.write(trade, "deposit", asset, amount=to_enter(way.cash / self.price(asset)))
            return
        trade, asset = self._holder(way.asset)
        self.write(trade, "deposit", asset, amount=to_enter(way.amount))

    def _with_margin(self) -> RescuedTrade:
        """The first trade whose own money was recorded, so that more of it adds to that."""
        for trade in self.trades:
            if trade.part.state.collateral or not trade.part.state.spent:
                return trade
        raise Refused.because("", "own_money_not_recorded")

    def _holder(self, ticker: Asset) -> tuple[RescuedTrade, Asset]:
        """The trade that holds most of an asset, and its own name for it."""
        held = [
            (amount, place, asset)
            for place, trade in enumerate(self.trades)
            for asset, amount in _held(trade.part.state)
            if self.rescued.terms.ticker(asset) == ticker
        ]
        if held:
            _, place, asset = max(held, key=lambda each: (each[0], -each[1]))
            return self.trades[place], asset
        lying = [trade for trade in self.trades if _is_short(trade.part.state)]
        return (lying or self.trades)[0], ticker

    # a part closed

    def close(self, way: Way) -> None:
        account = self.rescued.account
        weights = {each: units * account.price_of(each) for each, units in way.closed.items()}
        whole = sum(weights.values(), ZERO)
        for ticker, units in way.closed.items():
            cost = way.cost * weights[ticker] / whole if whole else ZERO
            if self._is_held(ticker):
                self._sell(ticker, units, cost)
            else:
                self._buy_back(ticker, units, cost)
        if isinstance(account, LendingAccount):
            self._repay(way)
            self._pass_money(way)
        elif isinstance(account, MarginAccount):
            self._repay_own()

    def _is_held(self, ticker: Asset) -> bool:
        account = self.rescued.account
        if isinstance(account, LendingAccount):
            return any(each.asset == ticker for each in account.collateral)
        return sum((leg.quantity for leg in self._legs(ticker)), ZERO) > 0

    def _legs(self, ticker: Asset) -> Sequence[Leg]:
        legs = [leg for leg in self.rescued.legs if leg.ticker == ticker]
        return sorted(legs, key=lambda leg: leg.trade_id != self.first)

    def _shares(
        self, legs: Sequence[Leg], sizes: Sequence[Decimal], units: Decimal
    ) -> list[Decimal]:
        """How much of each leg: of the chosen trade's alone, where it has enough of it.

        Else the same share of all, so that no trade is closed before the others are.
        """
        whole, left = sum(sizes, ZERO), to_enter(units)
        if legs and legs[0].trade_id == self.first and left < sizes[0]:
            return [left, *(ZERO for _ in sizes[1:])]
        parts = []
        for place, size in enumerate(sizes, start=1):
            wanted = left if place == len(sizes) else min(left, to_enter(units * size / whole))
            parts.append(min(wanted, size))
            left -= parts[-1]
        return parts

    def _sell(self, ticker: Asset, units: Decimal, cost: Decimal) -> None:
        """Of the positions, or of what else is held where that is enough and they are not.

        What is beyond both becomes money too, once the positions are closed.
        """
        legs = [leg for leg in self._legs(ticker) if leg.quantity > 0]
        sizes = [leg.quantity for leg in legs]
        left = to_enter(units)
        if left < sum(sizes, ZERO) or left > self._beside(ticker):
            parts = self._shares(legs, sizes, units)
            for leg, part in zip(legs, parts, strict=True):
                self._leave(leg, part, cost * part / units)
            left -= sum(parts, ZERO)
        if left > SATOSHI:
            self._make_money(ticker, left, cost * left / units, for_loans=True)

    def _beside(self, ticker: Asset) -> Decimal:
        """How much of an asset lies in the trades as collateral."""
        return sum(
            (
                held.amount
                for trade in self.trades
                for asset, held in trade.part.state.collateral.items()
                if self.rescued.terms.ticker(asset) == ticker
            ),
            ZERO,
        )

    def _leave(self, leg: Leg, part: Decimal, cost: Decimal) -> None:
        if not part:
            return
        trade = self._trade(leg.trade_id)
        held, side = abs(leg.quantity), 1 if leg.quantity > 0 else -1
        fill = min(part, held)
        fee = self._fee(trade, cost)
        self.write(
            trade,
            "close" if fill == held else "reduce",
            leg.asset,
            amount=fill,
            **fee,
        )
        paid = fee["fee"] * self.price(fee["fee_asset"]) if fee else ZERO
        self.money[leg.trade_id] += side * part * self.price(leg.asset) - paid

    def _fee(self, trade: RescuedTrade, cost: Decimal) -> Mapping[str, Any]:
        money = money_of(trade.part.state)
        fee = _down(cost / self.price(money))
        return {"fee": fee, "fee_asset": money} if fee else {}

    def _make_money(
        self, ticker: Asset, units: Decimal, cost: Decimal, *, for_loans: bool = False
    ) -> None:
        """Swap collateral to money, which then pays.

        for_loans: of a trade that borrowed more than it spent the ledger would pay with the rest,
        which lies elsewhere; so the money leaves the collateral, as if it had gone there.
        """
        for trade in self.trades:
            for asset, held in trade.part.state.collateral.items():
                if self.rescued.terms.ticker(asset) != ticker or not units:
                    continue
                part = min(units, held.amount)
                money, price = money_of(trade.part.state), self.price(asset)
                brought = part * price - cost * part / units
                self._swap(trade, asset, part, money, to_enter(brought / self.price(money)))
                unspent = ZERO if _is_short(trade.part.state) else trade.part.state.cash
                if for_loans and unspent > 0:
                    taken = _down(min(brought, unspent) / self.price(money))
                    self.write(trade, "withdraw", money, amount=taken)
                self.money[trade.trade_id] += brought
                cost -= cost * part / units
                units -= part
        if units > SATOSHI:
            raise Refused.because("", "only_a_position_pays", asset=ticker)

    def _swap(
        self, trade: RescuedTrade, asset: Asset, amount: Decimal, into: Asset, received: Decimal
    ) -> None:
        self.write(trade, "swap", asset, amount=amount, to_asset=into, to_amount=received)

    def _buy_back(self, ticker: Asset, units: Decimal, cost: Decimal) -> None:
        """Buy back what a short sold; of what was borrowed, with its interest, repay it."""
        legs = [leg for leg in self._legs(ticker) if leg.quantity < 0]
        sizes = [max(-leg.quantity, self._owed(leg)) for leg in legs]
        for leg, part in zip(legs, self._shares(legs, sizes, units), strict=True):
            self._leave(leg, part, cost * part / units)
            if part and self._owed(leg):
                self.write(self._trade(leg.trade_id), "repay", leg.asset, amount=part)

    def _owed(self, leg: Leg) -> Decimal:
        """What was borrowed for a short, with its interest; nothing for a contract."""
        part = self._trade(leg.trade_id).part
        debt = part.state.debts.get(leg.asset)
        is_borrowed = debt is not None and debt.is_for_short
        return part.valuation.owed.get(leg.asset, ZERO) if is_borrowed else ZERO

    def _repay(self, way: Way) -> None:
        """Repay each loan by what the way says, and with what rounding left over."""
        for ticker, units in way.repaid.items():
            if ticker in way.closed and not self._is_held(ticker):
                continue
            left = to_enter(units)
            for trade in sorted(self.trades, key=lambda each: -self.money[each.trade_id]):
                for asset, owed in self._loans(trade, ticker):
                    price = self.price(asset)
                    over = self.money[trade.trade_id] / price - left
                    wanted = left + to_enter(over) if ZERO < over < _DUST / price else left
                    part = min(owed, wanted)
                    if part > 0:
                        self._pay_back(trade, asset, part)
                        left = max(left - part, ZERO)

    def _pay_back(self, trade: RescuedTrade, asset: Asset, part: Decimal) -> None:
        """Repay a loan with money; what a short had borrowed and sold is bought back for it."""
        short = next(
            (
                leg
                for leg in self.rescued.legs
                if (leg.trade_id, leg.asset) == (trade.trade_id, asset)
            ),
            None,
        )
        if short is not None and self._owed(short):
            self._leave(short, part, ZERO)
        else:
            self.money[trade.trade_id] -= part * self.price(asset)
        self.write(trade, "repay", asset, amount=part)

    def _loans(self, trade: RescuedTrade, ticker: Asset) -> Iterator[tuple[Asset, Decimal]]:
        for asset, owed in trade.part.valuation.owed.items():
            if self.rescued.terms.ticker(asset) == ticker:
                yield asset, owed

    def _repay_own(self) -> None:
        """What a part of a position brought repays the money that its trade borrowed."""
        for trade in self.trades:
            for asset, owed in trade.part.valuation.owed.items():
                brought = self.money[trade.trade_id] / self.price(asset)
                part = min(owed, _down(brought)) if asset in STABLECOINS else ZERO
                if part > 0:
                    self.write(trade, "repay", asset, amount=part)
                    self.money[trade.trade_id] -= part * self.price(asset)

    # money between the trades of one account

    def _pass_money(self, way: Way) -> None:
        """What a trade has over goes to those that lack some, the rest to the one that pays."""
        payer = self._payer(way)
        others = [trade for trade in self.trades if trade is not payer]
        for giver in others:
            for taker in others:
                self._pass(
                    giver, taker, min(self.money[giver.trade_id], -self.money[taker.trade_id])
                )
        if payer is not None:
            for trade in others:
                self._pass(trade, payer, self.money[trade.trade_id])
                self._pass(payer, trade, -self.money[trade.trade_id])

    def _payer(self, way: Way) -> RescuedTrade | None:
        """The trade whose collateral pays, which becomes money first where it is none."""
        for ticker, units in way.paid.items():
            if ticker in STABLECOINS:
                short = min(self.trades, key=lambda each: self.money[each.trade_id])
                return short if _money_in(short.part.state) else self._holder(ticker)[0]
            self._make_money(ticker, to_enter(units), ZERO)
            return self._holder(ticker)[0]
        return None

    def _pass(self, giver: RescuedTrade, taker: RescuedTrade, value: Decimal) -> None:
        if value <= _LEAST:
            return
        given, taken = money_of(giver.part.state), money_of(taker.part.state)
        self.write(giver, "withdraw", given, amount=to_enter(value / self.price(given)))
        self.write(taker, "deposit", taken, amount=to_enter(value / self.price(taken)))
        self.money[giver.trade_id] -= value
        self.money[taker.trade_id] += value

    # collateral swapped

    def swap(self, way: Way) -> None:
        """Of the collateral first; then the largest position is left, and its money put in anew."""
        assert way.into is not None
        assert way.received is not None
        left, rate = to_enter(way.amount), way.received / way.amount
        for trade in self.trades:
            for asset, held in trade.part.state.collateral.items():
                part = min(left, held.amount)
                if part and self.rescued.terms.ticker(asset) == way.asset:
                    self._swap(trade, asset, part, way.into, to_enter(part * rate))
                    left -= part
        for leg in sorted(self._legs(way.asset), key=lambda leg: -leg.quantity):
            part = min(left, leg.quantity)
            if part > 0:
                self._exchange(leg, part, way.into, part * rate, way.cost * part / way.amount)
                left -= part
        if left > SATOSHI:
            raise Refused.because("", "proceeds_stay", asset=way.asset)

    def _exchange(
        self, leg: Leg, part: Decimal, into: Asset, received: Decimal, cost: Decimal
    ) -> None:
        trade = self._trade(leg.trade_id)
        money = money_of(trade.part.state)
        self._leave(leg, part, cost)
        brought = _down(received * self.price(into) / self.price(money))
        self.write(trade, "withdraw", money, amount=brought)
        self.write(trade, "deposit", into, amount=to_enter(received))

    def _trade(self, trade_id: int) -> RescuedTrade:
        return next(trade for trade in self.trades if trade.trade_id == trade_id)


_WRITE: Final = {
    "add_collateral": _Writing.add,
    "partial_close": _Writing.close,
    "swap_collateral": _Writing.swap,
}
_LEAST: Final = Decimal("0.000001")
"""Money that is not worth an entry."""
_DUST: Final = Decimal(1)
"""Money that rounding may leave over, which repays a little more."""


def _held(state: State) -> Iterator[tuple[Asset, Decimal]]:
    for asset, held in state.collateral.items():
        yield asset, held.amount
    for asset, position in state.positions.items():
        if position.quantity > 0:
            yield asset, position.quantity


def _is_short(state: State) -> bool:
    return any(position.quantity < 0 for position in state.positions.values())


def _money_in(state: State) -> bool:
    """Whether stable money lies in a trade, as collateral or as what a short was sold for."""
    stable = any(asset in STABLECOINS for asset in state.collateral)
    return stable or (_is_short(state) and state.cash > 0)
