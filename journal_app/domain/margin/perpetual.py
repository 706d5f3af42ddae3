"""Margin accounts: one equity behind several positions, each asking for its maintenance margin.

The law of dYdX and Hyperliquid, pooled (cross) or with a single position (isolated). Notation:
s signed size (+ long, − short), z = |s|, p price, N = z·p notional, E equity, MM maintenance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Final, Protocol, Self

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.margin import account, equity_ratio
from journal_app.domain.margin.exposure import Exposure
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem, Refused

TWO: Final = Decimal(2)


@dataclass(frozen=True, slots=True)
class Bracket:
    """From a notional on, maintenance is N·r − ded.

    The rate r = part / whole stays a fraction, so that a sixth of 1,800 is 300 and not nearly.
    """

    from_notional: Decimal
    part: Decimal
    whole: Decimal
    deduction: Decimal

    @property
    @exact
    def maintenance_margin(self) -> Decimal:
        """r, as a fraction of notional."""
        return self.part / self.whole

    @exact
    def maintenance(self, notional: Decimal) -> Decimal:
        """N·r − ded."""
        return notional * self.part / self.whole - self.deduction


class MarginTerms(Protocol):
    """What a market asks of a position, by its notional."""

    @property
    def brackets(self) -> Sequence[Bracket]:
        """The maintenance rule, piece by piece from a notional of 0 up, continuous."""
        ...

    def initial(self, notional: Decimal) -> Decimal:
        """The margin that opening the position takes."""
        ...


@dataclass(frozen=True, slots=True)
class MarginRates:
    """One rate for every notional. Source: dYdX v4 documentation, Margin."""

    initial_margin: Decimal
    maintenance_margin: Decimal

    @property
    def brackets(self) -> Sequence[Bracket]:
        """A single piece."""
        return (Bracket(ZERO, self.maintenance_margin, ONE, ZERO),)

    @exact
    def initial(self, notional: Decimal) -> Decimal:
        """N·IMF."""
        return notional * self.initial_margin


@dataclass(frozen=True, slots=True)
class MarginTier:
    """From a notional on, at most this leverage."""

    from_notional: Decimal
    most_leverage: Decimal


@dataclass(frozen=True, slots=True)
class MarginTiers:
    """Leverage that falls with the notional; maintenance is half the initial margin at the most.

    A notional just at a boundary belongs to the higher tier. `leverage` is the trader's own
    choice, where there is one. Source: Hyperliquid documentation, Margin tiers.
    Raises: Refused unless the tiers begin at 0 and rise, each with a leverage of at least 1.
    """

    tiers: tuple[MarginTier, ...]
    leverage: Decimal | None = None

    def __post_init__(self) -> None:
        problems = [
            Problem(f"tiers/{place}/1", "leverage_below_one", {})
            for place, tier in enumerate(self.tiers)
            if tier.most_leverage < 1
        ]
        if not self.tiers or self.tiers[0].from_notional:
            problems.append(Problem("tiers", "tiers_not_from_zero", {}))
        problems += [
            Problem(f"tiers/{place}/0", "tiers_not_rising", {})
            for place, (lower, upper) in enumerate(pairwise(self.tiers), start=1)
            if upper.from_notional <= lower.from_notional
        ]
        if problems:
            raise Refused(problems)

    @property
    @exact
    def brackets(self) -> Sequence[Bracket]:
        """The tiers as rates and the deductions that make maintenance continuous.

        r_n = 1 / (2·L_n); ded_0 = 0, ded_n = ded_{n−1} + from_n·(r_n − r_{n−1}).
        """
        brackets: list[Bracket] = []
        for tier in self.tiers:
            lower, whole = tier.from_notional, TWO * tier.most_leverage
            deduction = lower / whole - brackets[-1].maintenance(lower) if brackets else ZERO
            brackets.append(Bracket(lower, ONE, whole, deduction))
        return brackets

    @exact
    def initial(self, notional: Decimal) -> Decimal:
        """N / leverage: the chosen one, or else the most that the tier of the notional allows."""
        if self.leverage is not None:
            return notional / self.leverage
        reached = [tier for tier in self.tiers if tier.from_notional <= notional]
        return notional / reached[-1].most_leverage


@dataclass(frozen=True, slots=True)
class MarginPosition:
    """A signed size of one market at its present price."""

    market: Asset
    size: Decimal
    price: Decimal
    terms: MarginTerms

    @property
    @exact
    def value(self) -> Decimal:
        """Signed: s·p."""
        return self.size * self.price

    @property
    @exact
    def notional(self) -> Decimal:
        """N = z·p."""
        return abs(self.size) * self.price

    @property
    def initial_margin(self) -> Decimal:
        """What opening this position takes."""
        return self.terms.initial(self.notional)

    @property
    @exact
    def maintenance_margin(self) -> Decimal:
        """MM of this position: what keeping it takes."""
        notional = self.notional
        reached = [part for part in self.terms.brackets if part.from_notional <= notional]
        return reached[-1].maintenance(notional)

    @property
    @exact
    def exposure(self) -> Exposure:
        """s·p of the equity; of the room s·p − N·r, or s·p beside a rule in several pieces."""
        value, notional, brackets = self.value, self.notional, self.terms.brackets
        kept = notional * brackets[0].maintenance_margin if len(brackets) == 1 else ZERO
        return Exposure(
            self.market,
            worth=value,
            room=value - kept,
            weighed=notional,
            closed=notional,
            pieces=brackets if len(brackets) > 1 else (),
        )

    @exact
    def liquidation_price(self, equity: Decimal, other_maintenance: Decimal) -> Decimal | None:
        """The price at which the account's equity is just its maintenance margin.

        A + s·p = z·p·r − ded + M_o with the cash A = E − s·p₀, all else standing still:
        p* = (M_o − ded − A) / (s − z·r), in the bracket in which its notional lies.
        Source: dYdX v4 documentation, Liquidations; Hyperliquid documentation, Liquidations.
        """
        cash = equity - self.value
        own_cash = cash - other_maintenance
        bracket = self._bracket_of_liquidation(own_cash)
        if bracket is None:
            return None
        return equity_ratio.liquidation_price(
            self.size, own_cash + bracket.deduction, bracket.maintenance_margin
        )

    def _bracket_of_liquidation(self, own_cash: Decimal) -> Bracket | None:
        """The bracket in which the line lies, found by signs before any price is computed.

        What is left above maintenance, A − M_o ± N − MM(N), rises with the notional of a long and
        falls with that of a short. The line is in the last bracket at whose lower end a long is not
        yet above it, or a short not yet below.
        """
        side = ONE.copy_sign(self.size)
        last = None
        for bracket in self.terms.brackets:
            lowest = bracket.from_notional
            left = own_cash + side * lowest - bracket.maintenance(lowest)
            if side * left > 0:
                break
            last = bracket
        return last


@dataclass(frozen=True, slots=True)
class MarginAccount:
    """Positions that share one equity. Two entries of a market are one position.

    `other_maintenance` is asked by positions that are not listed.
    Raises: Refused where a market is listed twice at different prices or terms.
    """

    equity: Decimal
    positions: tuple[MarginPosition, ...]
    other_maintenance: Decimal = ZERO

    def __post_init__(self) -> None:
        object.__setattr__(self, "positions", net_positions(self.positions))

    @classmethod
    @exact
    def with_cash(
        cls,
        cash: Decimal,
        positions: tuple[MarginPosition, ...],
        other_maintenance: Decimal = ZERO,
    ) -> MarginAccount:
        """The account that holds this cash beside its positions: E = cash + Σ s·p."""
        equity = cash + sum((position.value for position in positions), ZERO)
        return cls(equity, positions, other_maintenance)

    @property
    @exact
    def notional(self) -> Decimal:
        """Σ N."""
        return sum((position.notional for position in self.positions), ZERO)

    @property
    @exact
    def initial_margin(self) -> Decimal:
        """Σ of what opening the positions takes."""
        return sum((position.initial_margin for position in self.positions), ZERO)

    @property
    @exact
    def maintenance_margin(self) -> Decimal:
        """MM: what all positions, listed or not, need to be kept."""
        own = sum((position.maintenance_margin for position in self.positions), ZERO)
        return own + self.other_maintenance

    @property
    @exact
    def free_collateral(self) -> Decimal:
        """Equity − initial margin; below zero nothing can be opened or withdrawn."""
        return self.equity - self.initial_margin

    @property
    @exact
    def margin_usage(self) -> Decimal | None:
        """1 − free collateral / equity. None where no equity is left."""
        return ONE - self.free_collateral / self.equity if self.equity > 0 else None

    @property
    def leverage(self) -> Decimal | None:
        """Σ N / E. None where no equity is left."""
        return account.leverage(self.notional, self.equity)

    @property
    def margin_ratio(self) -> Decimal | None:
        """E / Σ N. None without positions."""
        return account.margin_ratio(self.notional, self.equity)

    @property
    def health_factor(self) -> None:
        """None: the law of lending alone has one."""

    @property
    @exact
    def is_liquidatable(self) -> bool:
        """E < MM; equality is safe. Source: dYdX v4-chain, lib/margin, risk.go."""
        return self.equity < self.maintenance_margin

    @property
    @exact
    def room(self) -> Decimal:
        """E − MM."""
        return self.equity - self.maintenance_margin

    @exact
    def exposures(self) -> Sequence[Exposure]:
        """s·p of equity and room, less what each notional asks for."""
        return tuple(position.exposure for position in self.positions)

    def position_in(self, market: Asset) -> MarginPosition:
        """The one position of a market. Raises: LookupError."""
        return {position.market: position for position in self.positions}[market]

    def price_of(self, market: Asset) -> Decimal:
        """The price of a market that is listed. Raises: LookupError."""
        return self.position_in(market).price

    @exact
    def at_price(self, market: Asset, price: Decimal) -> Self:
        """The account with one market at another price: E moves by s·(p − p₀)."""
        old = self.position_in(market)
        new = replace(old, price=price)
        return replace(
            self,
            equity=self.equity + new.value - old.value,
            positions=tuple(new if each is old else each for each in self.positions),
        )

    def exposure(self, market: Asset) -> Decimal:
        """How equity moves with the price of a market: its signed size."""
        return self.position_in(market).size

    @exact
    def closed_in_part(self, share: Decimal) -> MarginAccount:
        """A share of every position is closed; what it won or lost is in the equity already."""
        left = ONE - share
        smaller = (replace(each, size=each.size * left) for each in self.positions)
        return replace(self, positions=tuple(smaller))

    @exact
    def liquidation_prices(self) -> Mapping[Asset, Decimal | None]:
        """For each market the price at which E = MM while the other markets stand still."""
        maintenance = self.maintenance_margin
        return {
            position.market: position.liquidation_price(
                self.equity, maintenance - position.maintenance_margin
            )
            for position in self.positions
        }


@exact
def net_positions(positions: Sequence[MarginPosition]) -> tuple[MarginPosition, ...]:
    """One position for each market, in the order in which the markets first occur.

    Raises: Refused where the entries of a market do not agree on its price and terms.
    """
    net: dict[Asset, MarginPosition] = {}
    for place, position in enumerate(positions):
        held = net.setdefault(position.market, replace(position, size=ZERO))
        if (held.price, held.terms) != (position.price, position.terms):
            raise Refused.because(
                f"positions/{place}/market", "market_disagrees", market=position.market
            )
        net[position.market] = replace(held, size=held.size + position.size)
    return tuple(net.values())
