"""An account with its open trades, ready for a rescue: one alone, or all of a crossed account."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.ledger.reckoning import Reckoned, judged, parts_of
from journal_app.domain.ledger.standing import SETTLEMENT, Part, account, as_collateral
from journal_app.domain.margin.lending import Collateral
from journal_app.domain.market.observed import Market
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem
from journal_app.domain.terms import Terms
from journal_app.domain.watching.rescue import Opened, Rescue, Rescued, Target
from journal_app.domain.watching.rescue_laws import can_swap, is_rescued, rescue_of
from journal_app.domain.watching.rescue_ways import Loan, Ways, ways
from journal_app.domain.watching.usual_rate import debt_rates

_NAMING: Final = frozenset({"asset", "other", "market"})
"""The facts of a problem that are assets."""


class RescuedTrade(NamedTuple):
    """A trade of the account. aprs: the rate in force of each debt, where one is known.

    strategy: as the trade is called.
    """

    trade_id: int
    part: Part
    aprs: Mapping[Asset, Decimal]
    strategy: str = ""


class Leg(NamedTuple):
    """An open position of a trade. ticker: its name in the account. quantity: signed."""

    trade_id: int
    asset: Asset
    ticker: Asset
    quantity: Decimal
    entry: Decimal


@dataclass(frozen=True, slots=True)
class RescuedAccount:
    """What is rescued, and the trades whose entries say so; all at one moment and its prices."""

    account: Rescued
    terms: Terms
    trades: tuple[RescuedTrade, ...]
    market: Market

    @property
    def legs(self) -> Sequence[Leg]:
        """Every open position, in the order of the trades."""
        return [
            Leg(
                trade.trade_id,
                asset,
                self.terms.ticker(asset),
                position.quantity,
                position.average_entry,
            )
            for trade in self.trades
            for asset, position in trade.part.state.positions.items()
            if position.quantity
        ]

    @property
    def loans(self) -> Sequence[Loan]:
        """Everything that is owed, under the account's own tickers."""
        return [
            Loan(self.terms.ticker(asset), owed, trade.part.price(asset), trade.aprs.get(asset))
            for trade in self.trades
            for asset, owed in trade.part.valuation.owed.items()
        ]

    def own_name(self, ticker: Asset) -> Asset:
        """What the trades call an asset, ETH for the platform's WETH; the first name of several:
        of a position, else of collateral, else of what is owed.
        """
        states = [trade.part.state for trade in self.trades]
        names = (
            *(leg.asset for leg in self.legs),
            *(asset for state in states for asset in state.collateral),
            *(asset for trade in self.trades for asset in trade.part.valuation.owed),
        )
        return next((each for each in names if self.terms.ticker(each) == ticker), ticker)

    @exact
    def opened(self, ticker: Asset) -> Opened:
        """A position of the account with the average entry of all its legs on the larger side."""
        legs = [leg for leg in self.legs if leg.ticker == ticker]
        side = sum((leg.quantity for leg in legs), ZERO)
        same = [leg for leg in legs if leg.quantity * side > 0]
        units = sum((leg.quantity for leg in same), ZERO)
        cost = sum((leg.quantity * leg.entry for leg in same), ZERO)
        return Opened(ticker, cost / units if units else None)

    @property
    def every_opened(self) -> Sequence[Opened]:
        """All positions, the one that is worth most first."""
        account = self.account
        tickers = dict.fromkeys(leg.ticker for leg in self.legs)

        @exact
        def worth(ticker: Asset) -> Decimal:
            units = sum((leg.quantity for leg in self.legs if leg.ticker == ticker), ZERO)
            return abs(units) * account.price_of(ticker)

        return [self.opened(each) for each in sorted(tickers, key=worth, reverse=True)]

    def price(self, asset: Asset) -> Decimal | None:
        """What an asset is worth to the account; None where no price is known."""
        for trade in self.trades:
            if asset in trade.part.valuation.quotes:
                return trade.part.price(asset)
        at = self.trades[0].part.valuation.at
        quote = self.market.quote(asset, at)
        return quote.price if quote else None

    def swap_into(self, asset: Asset) -> Collateral | None:
        """An asset as the platform would take it; None where it does not, or at no known price."""
        price = self.price(asset)
        return as_collateral(asset, ZERO, price, self.terms) if price else None

    def rescue(
        self,
        target: Target,
        closing: Sequence[Asset] = (),
        cost_rate: Decimal = ZERO,
        swap_to: Asset | None = None,
    ) -> Rescue:
        """Its rescue, closing in these positions, or in all of them where none is named.

        Raises: Refused, where the law does not know the target.
        """
        opened = [self.opened(each) for each in closing] or self.every_opened
        bought = self.swap_into(swap_to) if swap_to else None
        shorts = frozenset(leg.ticker for leg in self.legs if leg.quantity < 0)
        money = self.swap_into(SETTLEMENT)
        return rescue_of(self.account, opened, target, cost_rate, bought, shorts, money)

    def ways(self, rescue: Rescue, swap_to: Asset | None = None) -> Ways:
        """The ways of a rescue; a swap into what the platform does not take says so. A way that
        leads nowhere tells why in the trades' own names.
        """
        found = {
            name: self._in_own_names(way) if isinstance(way, Problem) else way
            for name, way in ways(rescue).items()
        }
        if swap_to and can_swap(self.account) and self.swap_into(swap_to) is None:
            facts = {"asset": swap_to}
            found["swap_collateral"] = Problem("swap_collateral", "not_taken_here", facts)
        return found

    def _in_own_names(self, problem: Problem) -> Problem:
        facts = {
            name: self.own_name(Asset(str(fact))) if name in _NAMING else fact
            for name, fact in problem.facts.items()
        }
        return problem._replace(facts=facts)


@exact
def rescued_account(ones: Sequence[Reckoned], market: Market) -> RescuedAccount | None:
    """The account of trades that share it, in the order of their ids; the first tells the terms.

    None where it cannot be told.
    """
    together = sorted(ones, key=lambda each: each.trade.id)
    first, *others = together
    terms = first.trade.terms
    if terms is None:
        return None
    parts = parts_of(first, others, market)
    found = account(parts, terms)
    trades = tuple(
        RescuedTrade(
            one.trade.id,
            part,
            {each.asset: each.apr for each in debt_rates(one, market)},
            one.trade.strategy,
        )
        for one, part in zip(together, parts, strict=True)
    )
    if not is_rescued(found):
        return None
    return RescuedAccount(found, terms, trades, judged(market, terms))
