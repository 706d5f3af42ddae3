"""How an account moves with prices: what each law tells of itself so that a move can be followed.

Room is what an account has above its line, in money that repays debt or is put in as margin: at
zero it stands exactly at the line, and below it may be liquidated.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple, Protocol

from journal_app.domain.exact import ZERO
from journal_app.domain.money import Asset


class Maintenance(Protocol):
    """A piece of a maintenance rule: from a notional on, a rate of it less a deduction."""

    @property
    def from_notional(self) -> Decimal:
        """Where the piece begins."""
        ...

    def maintenance(self, notional: Decimal) -> Decimal:
        """What a notional within the piece asks for."""
        ...


class Exposure(NamedTuple):
    """What moves with the price of one asset; without an asset, what stands still.

    All in money at the present price, and in proportion to it. worth: of the equity, signed.
    room: of the room, signed, apart from a maintenance by pieces. weighed: the value of which a
    threshold or a maintenance margin is asked, that has most_points to lose; None: any number.
    closed: the value that a liquidation closes, which a penalty is asked of. pieces: the
    maintenance rule on the weighed value, where it is not a single rate.
    """

    asset: Asset | None
    worth: Decimal = ZERO
    room: Decimal = ZERO
    weighed: Decimal = ZERO
    most_points: Decimal | None = None
    closed: Decimal = ZERO
    pieces: Sequence[Maintenance] = ()

    def maintenance(self, notional: Decimal) -> Decimal:
        """What the pieces ask for at a notional."""
        reached = [piece for piece in self.pieces if piece.from_notional <= notional]
        return reached[-1].maintenance(notional)
