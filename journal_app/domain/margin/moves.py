"""Follow an account along a move of prices: how far it may go until the line, under any law.

Notation: f how much of the move has happened, from 0 to 1. The price of an asset that moves by μ
is p·(1 + μ·f); of a threshold that falls by δ, δ·f is gone; money that is paid meanwhile leaves in
proportion. The room R(f) is linear where no threshold falls, and else of second degree, in each
stretch between two pieces of a maintenance rule; so the line is solved for, and never searched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.margin import Account
from journal_app.domain.margin.exposure import Exposure
from journal_app.domain.money import Asset

_NOISE: Final = Decimal("1e-40")
"""The share of an account's size that is only the noise of rounding."""


class Move(NamedTuple):
    """What happens to an account.

    by: of each asset the move of its price, −0.3 for a fall by 30 %; what is not named stands
    still. points: what every threshold loses and every maintenance margin gains. paid: money that
    leaves the account meanwhile, as interest.
    """

    by: Mapping[Asset, Decimal]
    points: Decimal = ZERO
    paid: Decimal = ZERO

    def of(self, exposure: Exposure) -> Decimal:
        """The move of what an exposure is to; what is to nothing stands still."""
        return self.by.get(exposure.asset, ZERO) if exposure.asset is not None else ZERO


class MovableAccount:
    """An account, summed up once so that many moves can be followed.

    beside: what its equity holds that its law does not list, as the collateral of a margin
    account: the value of each asset. further: money put in as margin, or to repay debt.
    """

    __slots__ = ("assets", "beside", "equity", "exposures", "law", "noise", "room")

    @exact
    def __init__(
        self,
        account: Account,
        beside: Mapping[Asset, Decimal] | None = None,
        further: Decimal = ZERO,
    ) -> None:
        """Ask the account's law for everything that moves."""
        self.law: Final = account
        self.beside: Final = beside or {}
        apart = tuple(
            Exposure(asset, worth=value, room=value) for asset, value in self.beside.items()
        )
        self.equity = account.equity + further
        self.room = account.room + further
        self.exposures = (*account.exposures(), *apart)
        self.assets: Final = frozenset(each.asset for each in self.exposures if each.asset)
        size = sum((abs(each.worth) + each.weighed for each in self.exposures), abs(self.equity))
        self.noise: Final = size * _NOISE

    def with_money(self, amount: Decimal) -> MovableAccount:
        """The account with so much more put in."""
        return MovableAccount(self.law, self.beside, amount)

    def closed_in_part(self, share: Decimal) -> MovableAccount:
        """The account with a share of all its positions closed at the present prices."""
        return MovableAccount(self.law.closed_in_part(share), self.beside)

    def standing(
        self, equity: Decimal, room: Decimal, exposures: Sequence[Exposure]
    ) -> MovableAccount:
        """The account as something else stands open in it.

        equity, room: such that they are right wherever the move has come to by then; so all that
        was closed on the way is in them, at the value that it had there.
        """
        changed = copy(self)
        changed.equity, changed.room, changed.exposures = equity, room, tuple(exposures)
        return changed

    @exact
    def along(self, move: Move) -> Course:
        """The course of the account while the move happens."""
        equity, room, worth, closed, closed_slope = -move.paid, -move.paid, ZERO, ZERO, ZERO
        points = points_slope = ZERO
        pieced: list[tuple[Exposure, Decimal, Decimal]] = []
        for each in self.exposures:
            by = move.of(each)
            worth += each.worth * by
            room += each.room * by
            closed += each.closed
            closed_slope += each.closed * by
            if each.pieces:
                pieced.append((each, by, each.maintenance(each.weighed)))
            if move.points and each.weighed:
                lost = move.points
                if each.most_points is not None:
                    lost = min(lost, each.most_points)
                points += each.weighed * lost
                points_slope += each.weighed * lost * by
        return Course(
            start=self,
            move=move,
            equity_slope=equity + worth,
            room_slope=room - points,
            room_curve=-points_slope,
            closed_value=closed,
            closed_slope=closed_slope,
            pieced=tuple(pieced),
        )


class Course(NamedTuple):
    """An account on its way: E(f) and R(f), where R passes zero, and how low it comes.

    pieced: each exposure under a rule in pieces, its move, and what its rule asks for before it.
    """

    start: MovableAccount
    move: Move
    equity_slope: Decimal
    room_slope: Decimal
    room_curve: Decimal
    closed_value: Decimal
    closed_slope: Decimal
    pieced: tuple[tuple[Exposure, Decimal, Decimal], ...]

    @exact
    def equity(self, f: Decimal) -> Decimal:
        """E(f)."""
        return self.start.equity + self.equity_slope * f

    @exact
    def closed(self, f: Decimal) -> Decimal:
        """The value that a liquidation would close there."""
        return self.closed_value + self.closed_slope * f

    @exact
    def room(self, f: Decimal) -> Decimal:
        """R(f)."""
        return self._room(f)

    def _room(self, f: Decimal) -> Decimal:
        found = self.start.room + (self.room_slope + self.room_curve * f) * f
        for each, by, now in self.pieced:
            found -= each.maintenance(each.weighed * (ONE + by * f)) - now
        return found

    @property
    def crossing(self) -> Decimal | None:
        """The part of the move after which the account is past its line; 0 where it was before.

        None where the whole move does not bring it there. Exactly at the line is safe.
        """
        return self.crossing_from(ZERO)

    @exact
    def crossing_from(self, begun: Decimal) -> Decimal | None:
        """The same of what is left of the move; `begun` where it is past its line there."""
        for stretch in self._stretches(begun):
            found = stretch.crossing(self.start.noise)
            if found is not None:
                return found
        return None

    @property
    @exact
    def least_room(self) -> Decimal:
        """The least room on the way; below zero, the money that would have kept the account."""
        return min(stretch.least for stretch in self._stretches())

    def _stretches(self, begun: Decimal = ZERO) -> Iterator[_Stretch]:
        """The move, cut where a notional passes from one piece of its rule to the next."""
        if not self.pieced and not begun:
            yield _Stretch(ZERO, ONE, self.start.room, self._room(ONE), self.room_curve)
            return
        cuts = {begun, ONE}
        for each, by, _ in self.pieced:
            if by and each.weighed:
                reached = ((p.from_notional / each.weighed - ONE) / by for p in each.pieces)
                cuts |= {f for f in reached if begun < f < ONE}
        for start, end in pairwise(sorted(cuts)):
            yield _Stretch.of(self._room, start, end, self.room_curve)


class _Stretch(NamedTuple):
    """R over a stretch: r + β·t + γ·t², t from 0 at its start to 1 at its end."""

    start: Decimal
    length: Decimal
    first: Decimal
    last: Decimal
    curve: Decimal

    @classmethod
    def of(
        cls,
        room: Callable[[Decimal], Decimal],
        start: Decimal,
        end: Decimal,
        curve: Decimal,
    ) -> _Stretch:
        length = end - start
        return cls(start, length, room(start), room(end), curve * length**2)

    @property
    def slope(self) -> Decimal:
        """β."""
        return self.last - self.first - self.curve

    @property
    def least(self) -> Decimal:
        """The least of R: at an end, or at the bottom t = −β / 2γ of a valley."""
        ends = min(self.first, self.last)
        if self.curve <= 0 or not ZERO < -self.slope < 2 * self.curve:
            return ends
        return min(ends, self.first - self.slope**2 / (4 * self.curve))

    def crossing(self, noise: Decimal) -> Decimal | None:
        """Where R first turns negative, within the whole move."""
        if self.first < -noise:
            return self.start
        if self.least >= -noise:
            return None
        if not self.curve:
            return self.start + self.length * self.first / (self.first - self.last)
        root = (self.slope**2 - 4 * self.curve * max(self.first, ZERO)).sqrt()
        # of the two roots the one at which R falls: the smaller in a valley, the larger on a hill
        return self.start + self.length * (-self.slope - root) / (2 * self.curve)
