"""How a trade stands with its platform: its state as an account under the platform's margin law.

One trade stands alone (isolated) or several share an account (cross); either way their parts are
put together and the law is asked once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.ledger.valuation import Valuation
from journal_app.domain.margin import Account
from journal_app.domain.margin.debt_ratio import VaultAccount
from journal_app.domain.margin.gmx import GmxPosition, IndexCollateral, TokenCollateral
from journal_app.domain.margin.lending import Collateral, Debt, LendingAccount
from journal_app.domain.margin.perpetual import (
    MarginAccount,
    MarginPosition,
    MarginRates,
    MarginTerms,
    MarginTier,
    MarginTiers,
)
from journal_app.domain.money import STABLECOINS, Asset
from journal_app.domain.state import State
from journal_app.domain.terms import AssetTerms, Law, Terms

SETTLEMENT: Final = Asset("USDC")
"""The stablecoin under whose terms money from a short sale counts as collateral."""

GMX_MIN_COLLATERAL: Final = ONE
"""What must remain of a GMX position's collateral, in US dollars. Source: gmx-synthetics."""


@dataclass(frozen=True, slots=True)
class Part:
    """One trade's share of an account: what it holds, and what that is worth."""

    state: State
    valuation: Valuation

    def price(self, asset: Asset) -> Decimal:
        """The price that the valuation used."""
        return self.valuation.quotes[asset].price


@exact
def account(parts: Sequence[Part], terms: Terms) -> Account | None:
    """The parts as one account under the platform's law.

    None where it cannot be told: an asset without terms, or own money that was not recorded.
    """
    return _LAWS[terms.law](parts, terms)


def _lending(parts: Sequence[Part], terms: Terms) -> LendingAccount | None:
    return _lending_account(parts, terms)


def _debt_ratio(parts: Sequence[Part], terms: Terms) -> VaultAccount | None:
    found = _lending_account(parts, terms)
    return VaultAccount(found.collateral, found.debt) if found else None


@exact
def as_collateral(asset: Asset, amount: Decimal, price: Decimal, terms: Terms) -> Collateral | None:
    """An asset as collateral on a platform that lends; None where it does not take it."""
    known, weights = terms.of(asset), _WEIGHTS.get(terms.law)
    found = weights(known) if known is not None and weights is not None else None
    return None if found is None else Collateral(terms.ticker(asset), amount, price, *found)


def _lending_weights(known: AssetTerms) -> tuple[Decimal, Decimal] | None:
    """The most loan-to-value of an asset, and its threshold."""
    if known.liquidation_threshold is None:
        return None
    return known.max_ltv or ZERO, known.liquidation_threshold


def _vault_weights(known: AssetTerms) -> tuple[Decimal, Decimal] | None:
    """Value of at least (1 + m) × debt is a threshold of 1 / (1 + m) on all that is held."""
    if known.maintenance_margin is None:
        return None
    initial = known.initial_margin or known.maintenance_margin
    return ONE / (ONE + initial), ONE / (ONE + known.maintenance_margin)


def _lending_account(parts: Sequence[Part], terms: Terms) -> LendingAccount | None:
    """What is held against what is owed."""
    collateral = []
    for part in parts:
        for asset, amount, price in backing(part):
            one = as_collateral(asset, amount, price, terms)
            if one is None:
                return None
            collateral.append(one)
    return LendingAccount(
        tuple(collateral),
        tuple(
            Debt(terms.ticker(asset), owed, part.price(asset))
            for part in parts
            for asset, owed in part.valuation.owed.items()
        ),
    )


def backing(part: Part) -> Iterator[tuple[Asset, Decimal, Decimal]]:
    """What lies with a lending platform: asset, amount, price.

    Long positions were bought with borrowed money first, then with stable collateral, then with
    own money from outside. Money from a short sale stays as collateral; borrowed money does not.
    """
    yield from _unspent(part)
    state = part.state
    bought, is_short = ZERO, False
    for asset, position in state.positions.items():
        if position.quantity > 0:
            bought += position.cost
            yield asset, position.quantity, part.price(asset)
        is_short = is_short or position.quantity < 0
    kept = state.cash - max(_borrowed_money(state) - bought, ZERO)
    if is_short and kept > 0:
        yield SETTLEMENT, kept, ONE


def _unspent(part: Part) -> Iterator[tuple[Asset, Decimal, Decimal]]:
    """The collateral that positions were not bought with: asset, amount, price."""
    spent = part.state.spent
    for asset, held in part.state.collateral.items():
        price, amount = part.price(asset), held.amount
        if spent and asset in STABLECOINS and price:
            used = min(amount, spent / price)
            amount, spent = amount - used, spent - used * price
        if amount:
            yield asset, amount, price


def _borrowed_money(state: State) -> Decimal:
    """What debts brought in when they were taken up, but for what shorts were sold with."""
    return sum(
        (
            debt.proceeds * debt.principal / debt.owed
            for debt in state.debts.values()
            if debt.owed and not debt.is_for_short
        ),
        ZERO,
    )


def _margin(parts: Sequence[Part], terms: Terms) -> MarginAccount | None:
    """Positions behind one equity: spot margin, and perpetuals."""
    positions = []
    equity = ZERO
    if set(map(terms.ticker, _traded(parts))) & set(map(terms.ticker, _moving_beside(parts))):
        return None  # what moves with a position beside it has another equation
    for part in parts:
        state = part.state
        if not state.collateral and not state.debts:
            return None  # no own money was recorded: the equity is not known
        equity += part.valuation.equity + _own_money_outside(part)
        for asset, position in state.positions.items():
            if not position.quantity:
                continue
            rule = _margin_terms(terms.of(asset))
            if rule is None:
                return None
            size = position.quantity - _interest_in_units(part, asset)
            positions.append(MarginPosition(terms.ticker(asset), size, part.price(asset), rule))
    return MarginAccount(equity, tuple(positions))


def _traded(parts: Sequence[Part]) -> set[Asset]:
    """The assets of all open positions of the account."""
    return {a for part in parts for a, p in part.state.positions.items() if p.quantity}


def _moving_beside(parts: Sequence[Part]) -> set[Asset]:
    """Collateral, and debts whose price change is not counted in a position of their own."""
    return {asset for part in parts for asset in part.state.collateral} | {
        asset
        for part in parts
        for asset in part.valuation.owed
        if not part.state.debts[asset].is_for_short
    }


def _interest_in_units(part: Part, asset: Asset) -> Decimal:
    """The interest on a borrowed short is owed in its units, and moves with its price."""
    debt = part.state.debts.get(asset)
    owed = part.valuation.owed.get(asset)
    return owed - debt.principal if debt and owed and debt.is_for_short else ZERO


def _own_money_outside(part: Part) -> Decimal:
    """What was paid for the positions beyond the debt taken up and the collateral put in.

    Only where debt was recorded is the rest surely own money; without, the platform lent it.
    """
    state = part.state
    if not state.debts or state.collateral:
        return ZERO
    return max(-state.cash, ZERO)


def _margin_terms(terms: AssetTerms | None) -> MarginTerms | None:
    if terms is None:
        return None
    if terms.tiers:
        return MarginTiers(tuple(MarginTier(*tier) for tier in terms.tiers))
    if terms.maintenance_margin is None:
        return None
    return MarginRates(terms.initial_margin or terms.maintenance_margin, terms.maintenance_margin)


def _gmx(parts: Sequence[Part], terms: Terms) -> GmxPosition | None:
    """A GMX position stands alone, with one kind of collateral."""
    if len(parts) != 1:
        return None
    (part,) = parts
    open_positions = [(a, p) for a, p in part.state.positions.items() if p.quantity]
    if len(open_positions) != 1 or len(part.state.collateral) != 1:
        return None
    ((asset, position),) = open_positions
    ((token, held),) = part.state.collateral.items()
    known = terms.of(asset)
    if known is None or known.maintenance_margin is None:
        return None
    is_index = terms.ticker(token) == terms.ticker(asset)
    # Cash without the cost of what is open: what was realised and received, less what was paid.
    received_since = part.state.cash + position.cost
    return GmxPosition(
        asset=terms.ticker(asset),
        size_value=position.cost,
        size_tokens=position.quantity,
        price=part.price(asset),
        collateral=IndexCollateral(held.amount)
        if is_index
        else TokenCollateral(held.amount, part.price(token), terms.ticker(token)),
        min_collateral_factor=known.maintenance_margin,
        min_collateral_value=GMX_MIN_COLLATERAL,
        borrowing_fee=-received_since,
        closing_fee=(terms.fee_rate or ZERO) * abs(position.cost),
    )


@exact
def beside(parts: Sequence[Part], terms: Terms) -> Mapping[Asset, Decimal]:
    """What an account's equity holds and owes that its law does not list: values by ticker.

    Margin is money to its law, whatever it lies in; it moves with its own price all the same.
    """
    values: dict[Asset, Decimal] = {}
    for part in parts:
        for asset, value in _BESIDE[terms.law](part, terms):
            ticker = terms.ticker(asset)
            values[ticker] = values.get(ticker, ZERO) + value
    return values


def _nothing(_part: Part, _terms: Terms) -> Iterator[tuple[Asset, Decimal]]:
    """A law that weighs each collateral and debt lists them all."""
    return iter(())


def _spot_margin(part: Part, _terms: Terms) -> Iterator[tuple[Asset, Decimal]]:
    for asset, amount, price in _unspent(part):
        yield asset, amount * price
    for asset, owed in part.valuation.owed.items():
        if not part.state.debts[asset].is_for_short:
            yield asset, -owed * part.price(asset)


def _contract_margin(part: Part, _terms: Terms) -> Iterator[tuple[Asset, Decimal]]:
    """A contract costs nothing, so that nothing of its margin is spent."""
    for asset, held in part.state.collateral.items():
        yield asset, held.amount * part.price(asset)


def _token_margin(part: Part, terms: Terms) -> Iterator[tuple[Asset, Decimal]]:
    """Collateral in the traded token itself is listed already."""
    traded = set(map(terms.ticker, part.state.positions))
    for asset, value in _contract_margin(part, terms):
        if terms.ticker(asset) not in traded:
            yield asset, value


_BESIDE: Final[Mapping[Law, Callable[[Part, Terms], Iterator[tuple[Asset, Decimal]]]]] = {
    "lending": _nothing,
    "debt_ratio": _nothing,
    "equity_ratio": _spot_margin,
    "perp": _contract_margin,
    "gmx": _token_margin,
}
_WEIGHTS: Final[Mapping[Law, Callable[[AssetTerms], tuple[Decimal, Decimal] | None]]] = {
    "lending": _lending_weights,
    "debt_ratio": _vault_weights,
}
_LAWS: Final[Mapping[Law, Callable[[Sequence[Part], Terms], Account | None]]] = {
    "lending": _lending,
    "debt_ratio": _debt_ratio,
    "equity_ratio": _margin,
    "perp": _margin,
    "gmx": _gmx,
}
