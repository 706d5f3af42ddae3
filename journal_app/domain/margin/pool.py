"""Positions behind one equity while the market moves: a cross account, or one isolated position.

A move is a change of prices in one stroke, each by its own share. Along it equity and maintenance
change in proportion, so the line lies at a part of the move. Notation: v signed value of a
position, m its maintenance margin, x the share by which its price moves, E equity,
M = Σ |v|·m maintenance; t the part of the move, from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from journal_app.domain.exact import ONE, ZERO, exact, settled
from journal_app.domain.margin.moves import Course, MovableAccount, Move
from journal_app.domain.margin.perpetual import MarginAccount, MarginPosition, MarginRates
from journal_app.domain.money import Asset


@dataclass(frozen=True, slots=True, kw_only=True)
class BackedPosition:
    """A linear position and the own money that is set aside for it.

    size: signed, + long and − short. entry: where it was opened, if not at the present price.
    maintenance_margin: a fraction of the position's value. Units: money in that of the prices.
    """

    market: Asset
    size: Decimal
    price: Decimal
    maintenance_margin: Decimal
    collateral: Decimal
    entry: Decimal | None = None

    @classmethod
    @exact
    def of_value(
        cls,
        value: Decimal,
        *,
        market: Asset,
        price: Decimal,
        maintenance_margin: Decimal,
        collateral: Decimal,
        entry: Decimal | None = None,
    ) -> BackedPosition:
        """The position that is worth so much now, signed as its size is; the price above zero."""
        return cls(
            market=market,
            size=value / price,
            price=price,
            maintenance_margin=maintenance_margin,
            collateral=collateral,
            entry=entry,
        )

    @property
    @exact
    def equity(self) -> Decimal:
        """Collateral + s·(p − entry)."""
        entry = self.price if self.entry is None else self.entry
        return self.collateral + self.size * (self.price - entry)

    @property
    def position(self) -> MarginPosition:
        """What a margin account makes of it."""
        rate = self.maintenance_margin
        return MarginPosition(self.market, self.size, self.price, MarginRates(rate, rate))


class MarketMove(NamedTuple):
    """By which share the price of each market moves: by its own, or by that of all others."""

    every: Decimal = ZERO
    of: Mapping[Asset, Decimal] = {}

    def share(self, market: Asset) -> Decimal:
        """The share of one market."""
        return self.of.get(market, self.every)


class Fate(NamedTuple):
    """What becomes of a pool in a move. Units: money.

    equity, maintenance_margin: at the end of the move, as if nothing were liquidated on the way.
    left: the equity of a pool that survives; of another what its liquidation leaves. pnl: what is
    left, less the equity before; nobody loses more than that.
    """

    equity: Decimal
    maintenance_margin: Decimal
    survives: bool
    left: Decimal
    pnl: Decimal


@dataclass(frozen=True, slots=True)
class MarginPool:
    """Positions that stand or fall together."""

    account: MarginAccount
    _movable: MovableAccount = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_movable", MovableAccount(self.account))

    @classmethod
    @exact
    def of(cls, positions: Sequence[BackedPosition], further: Decimal = ZERO) -> MarginPool:
        """Positions with all the money set aside for them, and further money behind them all.

        Raises: Refused, where a market is listed twice at different prices or margins.
        """
        equity = sum((each.equity for each in positions), further)
        return cls(MarginAccount(equity, tuple(each.position for each in positions)))

    @property
    @exact
    def is_liquidatable(self) -> bool:
        """E < M, settled; exactly at the line is safe."""
        return settled(self.account.equity) < settled(self.account.maintenance_margin)

    @property
    @exact
    def fall_to_liquidation(self) -> Decimal | None:
        """The fall of all prices together that reaches the line; negative where it is passed.

        None where no fall does: what is held is paid for, or shorts gain more than longs lose.
        """
        part = self._part_to_line(MarketMove(-ONE))
        return part if part is not None and part <= ONE else None

    @property
    def rise_to_liquidation(self) -> Decimal | None:
        """The rise of all prices together that reaches the line; None where no rise does."""
        return self._part_to_line(MarketMove(ONE))

    @exact
    def after(self, move: MarketMove, penalty: Decimal | None = None) -> Fate:
        """What a move does to the pool.

        Liquidation happens at the line, or at once where that is passed already, and closes
        everything. It leaves the maintenance margin less the penalty, a fraction of the value at
        the line; without a penalty given it is taken to leave nothing.
        """
        before, course = self.account.equity, self._course(move)
        equity = course.equity(ONE)
        maintenance = equity - course.room(ONE)
        if not self.is_liquidatable and settled(equity) >= settled(maintenance):
            return Fate(equity, maintenance, survives=True, left=equity, pnl=equity - before)
        left = ZERO if penalty is None else self._left_at_line(move, penalty)
        return Fate(equity, maintenance, survives=False, left=left, pnl=left - max(before, ZERO))

    def _course(self, move: MarketMove) -> Course:
        return self._movable.along(Move({of: move.share(of) for of in self._movable.assets}))

    @exact
    def _part_to_line(self, move: MarketMove) -> Decimal | None:
        """The part of a move at which E = M: t = (E − M) / (Σ |v|·m·x − Σ v·x).

        None where the move leads away from the line.
        """
        lost = -self._course(move).room_slope
        return self.account.room / lost if lost > 0 else None

    def _left_at_line(self, move: MarketMove, penalty: Decimal) -> Decimal:
        part = ZERO if self.is_liquidatable else self._part_to_line(move) or ZERO
        course = self._course(move)
        return max(ZERO, course.equity(part) - penalty * course.closed(part))
