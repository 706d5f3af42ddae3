"""The position calculator: one position with its own collateral, and everything that follows.

Notation: u units, E entry, V = uE, C own collateral, L = V / C, k the rate of the time. All
figures are those of the moment of opening unless they say otherwise.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from journal_app.domain.exact import ONE, ZERO, exact, settled
from journal_app.domain.margin import account, isolated
from journal_app.domain.margin.isolated import Holding, IsolatedLaw
from journal_app.domain.planning import costs as costing
from journal_app.domain.planning.costs import HoldingCosts
from journal_app.domain.planning.financing import Financing, Stake
from journal_app.domain.planning.sizing import is_on_loss_side, is_on_profit_side
from journal_app.domain.trade import Direction, Target


class HeldPosition(ABC):
    """What can be said of a position and its costs, whoever says at which price it is liquidated.

    stake: what is bought or sold with the own money behind it. financing: how it is paid for.
    """

    __slots__ = ()

    stake: Stake
    financing: Financing
    costs: HoldingCosts

    @property
    def direction(self) -> Direction:
        """Long or short."""
        return self.financing.direction

    @property
    def spent(self) -> Stake:
        """The stake with only that own money that pays for a part of it."""
        return self.stake

    # Measures

    @property
    def borrowed(self) -> Decimal:
        """Units: money for a long, units of the asset for a spot short; 0 for a perpetual."""
        return self.financing.borrowed(self.spent)

    @property
    @exact
    def leverage(self) -> Decimal | None:
        """L = V / C. None without collateral."""
        stake = self.stake
        return settled(stake.value / stake.collateral) if stake.collateral else None

    # Liquidation, which a law or a platform decides

    @property
    @abstractmethod
    def liquidation_price(self) -> Decimal | None:
        """The price beyond which the position is liquidated now; exactly there it is safe."""

    @property
    @abstractmethod
    def liquidation_price_at_end(self) -> Decimal | None:
        """The same at the end of the planned time, with its interest owed."""

    @abstractmethod
    def is_liquidated_at(self, price: Decimal) -> bool:
        """Whether the position is past its line at a price."""

    @abstractmethod
    def is_liquidated_at_end(self, price: Decimal) -> bool:
        """The same once the interest of the planned time is owed."""

    @exact
    def distance_to(self, liquidation_price: Decimal | None) -> Decimal | None:
        """How far the price may move against the position: (E − P) / E, of a short (P − E) / E.

        Zero or less: the position cannot be opened.
        """
        if liquidation_price is None:
            return None
        against = self.stake.entry - liquidation_price
        return (against if self.direction is Direction.LONG else -against) / self.stake.entry

    @property
    def can_be_opened(self) -> bool:
        """Whether the entry lies on the safe side of the liquidation price, not at it."""
        return not self.is_beyond_liquidation(self.stake.entry)

    # Costs

    @property
    def interest(self) -> Decimal:
        """Interest or funding of the planned time."""
        return costing.interest(self.financing, self.spent, self.costs)

    @property
    def interest_per_day(self) -> Decimal:
        """Interest or funding of one day."""
        return costing.interest_per_day(self.financing, self.spent, self.costs)

    @property
    def fees(self) -> Decimal:
        """Fees of both sides at the entry price."""
        return costing.fees(self.spent, self.costs)

    @property
    def break_even(self) -> Decimal | None:
        """The price at which interest and fees of the planned time are just earned."""
        return costing.break_even(self.financing, self.spent, self.costs)

    # Risk and reward

    def is_stop_on_loss_side(self, stop: Decimal) -> bool:
        """Whether a stop there would end a loss."""
        return is_on_loss_side(self.direction, self.stake.entry, stop)

    def is_beyond_liquidation(self, price: Decimal) -> bool:
        """Whether a price is at the line or past it: a stop there would never act."""
        return price == self.liquidation_price or self.is_liquidated_at(price)

    def is_beyond_liquidation_at_end(self, price: Decimal) -> bool:
        """The same once the interest of the planned time is owed."""
        return price == self.liquidation_price_at_end or self.is_liquidated_at_end(price)

    @exact
    def risk(self, stop: Decimal) -> Decimal | None:
        """The loss at the stop with interest and fees of the planned time.

        None where the stop is on the wrong side, or at or beyond liquidation.
        """
        if not self.is_stop_on_loss_side(stop) or self.is_beyond_liquidation(stop):
            return None
        return self.loss_at(stop)

    def loss_at(self, price: Decimal) -> Decimal:
        """What closing at a price at the end of the planned time loses; a profit is negative."""
        return costing.loss(self.financing, self.spent, self.costs, price)

    def has_all_on_profit_side(self, targets: Sequence[Target]) -> bool:
        """Whether every target would end a profit."""
        return all(
            is_on_profit_side(self.direction, self.stake.entry, target.price) for target in targets
        )

    @exact
    def reward(self, targets: Sequence[Target]) -> Decimal | None:
        """The profit at the targets after interest and fees, each weighted with its share.

        None without targets, and where one is on the wrong side.
        """
        if not targets or not self.has_all_on_profit_side(targets):
            return None
        return sum((-target.share * self.loss_at(target.price) for target in targets), ZERO)


@dataclass(frozen=True, slots=True)
class IsolatedPosition(HeldPosition):
    """A position, how it is paid for, the law that may liquidate it, and what holding it costs."""

    stake: Stake
    financing: Financing
    law: IsolatedLaw
    costs: HoldingCosts

    @property
    def holding(self) -> Holding:
        """What the position consists of when it is opened."""
        return self.financing.holding(self.stake, ZERO)

    @property
    def holding_at_end(self) -> Holding:
        """What it consists of once the interest of the planned time has accrued."""
        return self.financing.holding(self.stake, self.costs.rate_of_time)

    @property
    @exact
    def margin_ratio(self) -> Decimal:
        """C / V = 1 / L for both directions."""
        return self.stake.collateral / self.stake.value

    @property
    @exact
    def ltv(self) -> Decimal:
        """Loan to value: of a long (V − C) / V, of a short V / (C + V).

        For a perpetual, which has no loan, what a loan for the same position would have.
        """
        loan = self.financing.loan(self.stake)
        backing = self.stake.value + (
            ZERO if self.direction is Direction.LONG else self.stake.collateral
        )
        return loan / backing

    @property
    def health_factor(self) -> Decimal | None:
        """Where the law knows one and there is debt."""
        return self.law.health_factor(self.holding, self.stake.entry)

    @property
    def liquidation_price(self) -> Decimal | None:
        """As the law tells of the holding."""
        return isolated.liquidation_price(self.law, self.holding)

    @property
    def liquidation_price_at_end(self) -> Decimal | None:
        """As the law tells of the holding at the end."""
        return isolated.liquidation_price(self.law, self.holding_at_end)

    def is_liquidated_at(self, price: Decimal) -> bool:
        """Whether the holding is past its line at a price."""
        return isolated.is_liquidated(self.law, self.holding, price)

    def is_liquidated_at_end(self, price: Decimal) -> bool:
        """Whether the holding at the end is."""
        return isolated.is_liquidated(self.law, self.holding_at_end, price)


@exact
def reward_to_risk(reward: Decimal | None, risk: Decimal | None) -> Decimal | None:
    """Reward / risk. None where one of them is missing or nothing is risked."""
    return reward / risk if reward is not None and risk is not None and risk > 0 else None


@exact
def risk_of_capital(risk: Decimal | None, capital: Decimal | None) -> Decimal | None:
    """Risk / capital, settled. None without either."""
    return settled(risk / capital) if risk is not None and capital else None


@exact
def most_leverage(
    direction: Direction, initial_margin: Decimal | None, max_ltv: Decimal | None
) -> Decimal | None:
    """The most leverage that the terms allow: 1 / IM, or 1 / (1 − LTV) for a long that is lent.

    Where both are given the lower one binds. None where neither limits.
    """
    lent = ONE - max_ltv if max_ltv is not None and direction is Direction.LONG else None
    shares = [share for share in (initial_margin, lent) if share is not None]
    return account.most_leverage(max(shares)) if shares else None
