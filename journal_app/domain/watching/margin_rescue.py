"""Rescue of a margin account: put money in, or close a part of one position or of several.

Spot margin and perpetuals, isolated or crossed. Its collateral is money already, so there is
nothing to swap. Notation: E equity, N notional, MM maintenance, q cost rate on what is closed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.ledger.standing import SETTLEMENT
from journal_app.domain.margin.perpetual import MarginAccount, MarginPosition
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.watching.rescue import (
    Addition,
    LiquidationPrice,
    MarginRatio,
    Opened,
    PartialClose,
    Swap,
    realised_gain,
    share_needed,
)


@dataclass(frozen=True, slots=True)
class MarginRescue:
    """The ways for a margin account. besides: further positions, closed by the same share.

    Raises: Refused where the account has no such market.
    """

    account: MarginAccount
    market: Asset
    target: MarginRatio | LiquidationPrice
    cost_rate: Decimal = ZERO
    entry_price: Decimal | None = None
    besides: tuple[Opened, ...] = ()

    def __post_init__(self) -> None:
        listed = {position.market for position in self.account.positions}
        for opened in self._opened:
            if opened.asset not in listed:
                raise Refused.because("market", "market_not_in_account", market=opened.asset)
        if self._priced not in listed:
            raise Refused.because("market", "market_not_in_account", market=self._priced)

    @property
    def subject(self) -> Asset:
        """The first market that is closed."""
        return self.market

    @property
    @exact
    def shortfall(self) -> Decimal:
        """The equity that is missing: r·N − E, or MM − E with the market at the price aimed at."""
        return self._gap(self.account)

    @exact
    def add_collateral(self) -> Addition[MarginAccount] | Problem:
        """Put in the equity that is missing."""
        if self._has_no_line:
            return Problem("add_collateral", "no_position", {"market": self._priced})
        amount = max(ZERO, self.shortfall)
        after = replace(self.account, equity=self.account.equity + amount)
        return Addition(amount, amount, after, SETTLEMENT)

    @exact
    def partial_close(self) -> PartialClose[MarginAccount] | Problem:
        """Close a share f at today's prices: E falls by the cost alone, f·N·q.

        To a margin ratio f = (r·Σ N − E) / (N·(r − q)), N of what is closed. To a liquidation
        price the gap MM − E there is linear between the brackets that shrinking notionals reach.
        """
        way = "partial_close"
        if self._has_no_line:
            return Problem(way, "no_position", {"market": self._priced})
        share = share_needed(lambda part: self._gap(self._closed(part)), self._breaks())
        if share is None:
            return Problem(way, "closing_does_not_help", {"asset": self.market})
        held = abs(self.account.exposure(self.market))
        if share > 1:
            facts = {"asset": self.market, "needed": share * held, "held": held}
            code = "closing_all_is_not_enough" if self.besides else "more_than_held"
            return Problem(way, code, facts)
        closed = {each.market: abs(each.size) * share for each in self._closing} if share else {}
        cost = sum((each.notional for each in self._closing), ZERO) * share * self.cost_rate
        return PartialClose(
            share,
            closed.get(self.market, ZERO),
            None,
            self._realised(share),
            self._closed(share),
            cost,
            closed,
        )

    def swap_collateral(self) -> Swap[MarginAccount] | Problem:
        """No way for a margin account: equity is money, and a swap only costs some of it."""
        return Problem("swap_collateral", "collateral_is_money")

    def _gap(self, account: MarginAccount) -> Decimal:
        target = self.target
        if isinstance(target, MarginRatio):
            return target.margin_ratio * account.notional - account.equity
        return -account.at_price(target.asset, target.price).room

    def _closed(self, share: Decimal) -> MarginAccount:
        """The account with this share of the positions closed."""
        account, closing = self.account, self._closing
        cost = sum((each.notional for each in closing), ZERO) * share * self.cost_rate
        return replace(
            account,
            equity=account.equity - cost,
            positions=tuple(
                replace(each, size=each.size * (ONE - share)) if each in closing else each
                for each in account.positions
            ),
        )

    def _breaks(self) -> Iterator[Decimal]:
        """The shares at which a position passes from one bracket of maintenance to the next."""
        target = self.target
        if isinstance(target, MarginRatio):
            return
        there = self.account.at_price(target.asset, target.price)
        for each in self._closing:
            notional = there.position_in(each.market).notional
            for bracket in each.terms.brackets:
                if bracket.from_notional < notional:
                    yield ONE - bracket.from_notional / notional

    def _realised(self, share: Decimal) -> Decimal | None:
        gains = ZERO
        for market, entry in self._opened:
            if entry is None:
                return None
            held = self.account.position_in(market)
            gain = ONE.copy_sign(held.size) * (held.price - entry)
            gains += realised_gain(abs(held.size) * share, gain, held.price, self.cost_rate)
        return gains

    @property
    def _opened(self) -> tuple[Opened, ...]:
        return (Opened(self.market, self.entry_price), *self.besides)

    @property
    def _closing(self) -> tuple[MarginPosition, ...]:
        return tuple(self.account.position_in(each.asset) for each in self._opened)

    @property
    def _priced(self) -> Asset:
        """The market whose liquidation price is aimed at."""
        return self.target.asset if isinstance(self.target, LiquidationPrice) else self.market

    @property
    def _has_no_line(self) -> bool:
        is_priced = isinstance(self.target, LiquidationPrice)
        return is_priced and not self.account.exposure(self._priced)
