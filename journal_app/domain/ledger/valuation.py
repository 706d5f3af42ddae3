"""Put prices to a state: equity, what is owed to the second, and the profit not yet realised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.ledger.replay import accrued
from journal_app.domain.made_in_bulk import made_in_bulk
from journal_app.domain.market.observed import Market, NamesOf, Quote, own_name
from journal_app.domain.money import Asset
from journal_app.domain.pnl import NOTHING, ProfitAndLoss
from journal_app.domain.state import State


@made_in_bulk
@dataclass(frozen=True, slots=True)
class Valuation:
    """A state at a moment and at prices. Units: the journal's currency unless said otherwise.

    owed: per borrowed asset, in its own units, with interest to the moment. quotes: the price
    used for each asset held or owed. unrealised: what closing everything at these prices adds.
    """

    at: datetime
    equity: Decimal
    deposits: Decimal
    realised: ProfitAndLoss
    unrealised: ProfitAndLoss
    owed: Mapping[Asset, Decimal]
    quotes: Mapping[Asset, Quote]

    @property
    def total(self) -> ProfitAndLoss:
        """The whole profit: realised and unrealised."""
        return self.realised + self.unrealised


@exact
def value(
    state: State, at: datetime, market: Market, platform: str, names_of: NamesOf = own_name
) -> Valuation:
    """Value a state at a moment with the prices and rates known then, the newest of each.

    A closed trade is valued when value last moved in it, whatever the moment: what was left in
    it then no longer is the trade's. The equity is summed from what is held, the profits from
    what things cost, so that each checks the other.
    """
    moment = min(at, state.moved_at) if state.is_closed and state.moved_at else at
    quotes: dict[Asset, Quote] = {}

    def price(asset: Asset) -> Decimal:
        seen = (market.quote(name, moment, state.last_prices.get(name)) for name in names_of(asset))
        quote = max((quote for quote in seen if quote is not None), key=_seen_at)
        quotes[asset] = quote
        return quote.price

    equity = state.cash
    of_positions = of_collateral = of_debts = interest = ZERO
    for asset, position in state.positions.items():
        if position.quantity:
            worth = position.quantity * price(asset)
            equity += worth
            of_positions += worth - position.cost
    for asset, held in state.collateral.items():
        worth = held.amount * price(asset)
        equity += worth
        of_collateral += worth - held.cost
    owed: dict[Asset, Decimal] = {}
    rates = market.rates_of(platform, names_of)
    for asset, debt in state.debts.items():
        if not debt.owed:
            continue
        growth = accrued(debt, asset, moment, state, rates)
        owed[asset] = debt.owed + growth
        fresh = growth * price(asset)
        worth = debt.exposed * quotes[asset].price
        equity -= worth + fresh
        of_debts += debt.proceeds - worth
        interest += fresh
    return Valuation(
        at=moment,
        equity=equity,
        deposits=state.deposits,
        realised=state.realised,
        unrealised=ProfitAndLoss(
            price=of_positions, collateral=of_collateral, borrowed=of_debts, interest=interest
        )
        if quotes
        else NOTHING,
        owed=owed,
        quotes=quotes,
    )


def _seen_at(quote: Quote) -> datetime:
    return quote.at or _NEVER


_NEVER: Final = datetime.min.replace(tzinfo=UTC)
