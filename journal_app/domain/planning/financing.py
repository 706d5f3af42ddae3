"""How a position is paid for: with borrowed money, with borrowed units, or as a perpetual.

Notation: u units, E entry price, V = u·E position value, C own collateral, k the rate of the
whole time (APR × days / 365). A financing says what is borrowed, on what the rate is owed, and
what the position consists of once the rate has accrued; everything else follows from that.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Protocol

from journal_app.domain.exact import ONE, ZERO, exact, settled
from journal_app.domain.margin.isolated import Holding
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Direction


@dataclass(frozen=True, slots=True)
class Stake:
    """What is bought or sold, and the own money put behind it.

    value: settled, so that a position paid for in full owes nothing to the last digit.
    """

    units: Decimal
    entry: Decimal
    collateral: Decimal

    @property
    @exact
    def value(self) -> Decimal:
        """V = u·E. Units: money."""
        return settled(self.units * self.entry)


class Financing(Protocol):
    """One way to pay for a position."""

    @property
    def direction(self) -> Direction:
        """Long gains when the price rises, short when it falls."""
        ...

    def borrowed(self, stake: Stake) -> Decimal:
        """What is borrowed. Units: money for a long, units of the asset for a short."""
        ...

    def loan(self, stake: Stake) -> Decimal:
        """The part of the position's value that own money does not cover. Units: money."""
        ...

    def rate_bearing_value(self, stake: Stake) -> Decimal:
        """On what the rate is owed, at the entry price. Units: money."""
        ...

    def spared_by(self, collateral: Decimal) -> Decimal:
        """How much of the position's value bears no rate because of own collateral."""
        ...

    def holding(self, stake: Stake, rate_of_time: Decimal) -> Holding:
        """What the position consists of once the rate of the whole time has accrued."""
        ...

    def stake_from_borrowed(
        self, entry: Decimal, borrowed: Decimal, other: str, amount: Decimal
    ) -> Stake:
        """The position that borrows so much; `other` is collateral, leverage or units.

        Raises: Refused, where the two do not determine a position.
        """
        ...


@dataclass(frozen=True, slots=True)
class BorrowedMoney:
    """A long: money is borrowed to buy units; V − C of it, or none where C covers V."""

    direction: Direction = Direction.LONG

    @exact
    def borrowed(self, stake: Stake) -> Decimal:
        """max(0, V − C)."""
        return max(ZERO, stake.value - stake.collateral)

    def loan(self, stake: Stake) -> Decimal:
        """All that is borrowed, which is money already."""
        return self.borrowed(stake)

    def rate_bearing_value(self, stake: Stake) -> Decimal:
        """The loan, never the position's value."""
        return self.borrowed(stake)

    def spared_by(self, collateral: Decimal) -> Decimal:
        """All of it: own money is not borrowed."""
        return collateral

    @exact
    def holding(self, stake: Stake, rate_of_time: Decimal) -> Holding:
        """The u units that were bought; in cash C − V, less the interest k on the loan."""
        interest = self.borrowed(stake) * rate_of_time
        return Holding(stake.units, stake.collateral - stake.value - interest)

    @exact
    def stake_from_borrowed(
        self, entry: Decimal, borrowed: Decimal, other: str, amount: Decimal
    ) -> Stake:
        """From units C = V − B; from collateral V = C + B; from leverage V = B·L / (L − 1)."""
        if other == "units":
            collateral = amount * entry - borrowed
            if collateral < 0:
                raise Refused.because("borrowed", "borrowed_above_value")
            return Stake(amount, entry, collateral)
        if other == "collateral":
            return Stake((amount + borrowed) / entry, entry, amount)
        if amount <= 1:
            raise Refused.because("leverage", "leverage_borrows_nothing")
        value = borrowed * amount / (amount - ONE)
        return Stake(value / entry, entry, settled(value / amount))


@dataclass(frozen=True, slots=True)
class BorrowedUnits:
    """A spot short: u units are borrowed and sold; the proceeds V stay beside C."""

    direction: Direction = Direction.SHORT

    def borrowed(self, stake: Stake) -> Decimal:
        """All the units that are sold: u."""
        return stake.units

    def loan(self, stake: Stake) -> Decimal:
        """All of V."""
        return stake.value

    def rate_bearing_value(self, stake: Stake) -> Decimal:
        """V, the value of the units owed."""
        return stake.value

    def spared_by(self, _collateral: Decimal) -> Decimal:
        """Nothing: the units are borrowed whatever money there is."""
        return ZERO

    @exact
    def holding(self, stake: Stake, rate_of_time: Decimal) -> Holding:
        """−u·(1 + k) units, for the interest is owed in units; C + V in cash."""
        return Holding(-stake.units * (ONE + rate_of_time), stake.collateral + stake.value)

    @exact
    def stake_from_borrowed(
        self, entry: Decimal, borrowed: Decimal, other: str, amount: Decimal
    ) -> Stake:
        """The units are those borrowed, u = B; from leverage C = V / L."""
        if other == "units":
            raise Refused.because("borrowed", "borrowed_are_the_units")
        if other == "collateral":
            return Stake(borrowed, entry, amount)
        return Stake(borrowed, entry, settled(borrowed * entry / amount))


@dataclass(frozen=True, slots=True)
class Perpetual:
    """A contract: nothing is borrowed; funding and borrowing fees are owed on all of V."""

    direction: Direction

    def borrowed(self, _stake: Stake) -> Decimal:
        """Nothing."""
        return ZERO

    @exact
    def loan(self, stake: Stake) -> Decimal:
        """What a loan for the same position would be: V − C of a long, V of a short."""
        return LENT_FOR[self.direction].loan(stake)

    def rate_bearing_value(self, stake: Stake) -> Decimal:
        """V, whatever the collateral."""
        return stake.value

    def spared_by(self, _collateral: Decimal) -> Decimal:
        """Nothing: own money only backs the contract."""
        return ZERO

    @exact
    def holding(self, stake: Stake, rate_of_time: Decimal) -> Holding:
        """The position as if it were borrowed, and V·k of the collateral paid away."""
        bare = LENT_FOR[self.direction].holding(stake, ZERO)
        return Holding(bare.size, bare.cash - stake.value * rate_of_time)

    def stake_from_borrowed(
        self, _entry: Decimal, _borrowed: Decimal, _other: str, _amount: Decimal
    ) -> Stake:
        """Refuse: a contract borrows nothing that could determine it."""
        raise Refused.because("borrowed", "nothing_is_borrowed")


LENT_FOR: Final[dict[Direction, Financing]] = {
    Direction.LONG: BorrowedMoney(),
    Direction.SHORT: BorrowedUnits(),
}
"""What is borrowed for each side of a position that is no contract."""
