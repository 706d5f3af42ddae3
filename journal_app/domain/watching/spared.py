"""What would have spared an account its liquidation: money put in before, or a share closed before.

The least of each, so that the account comes through the scenario exactly at its line. Notation: y
the share that is closed, h(y) the least room on the way after that; h is concave, so that from the
first y at which it is 0 it stays above.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.margin.moves import MovableAccount, Move

_MOST_THIRDS: Final = 60
_NEAR: Final = Decimal("1e-36")


class Spared(NamedTuple):
    """The two mends. add: money, to repay debt or as margin.

    close: a share of the whole debt repaid out of the collateral, or of every position; None where
    nothing that is closed beforehand spares the account.
    """

    add: Decimal
    close: Decimal | None


@exact
def spared(account: MovableAccount, move: Move) -> Spared:
    """The least that brings an account through a move; nothing of both where it comes through."""
    needed = -account.along(move).least_room
    if needed <= 0:
        return Spared(ZERO, ZERO)
    return Spared(needed, _share_to_close(account, move))


def _share_to_close(account: MovableAccount, move: Move) -> Decimal | None:
    """The first y with h(y) ≥ 0, between a at which h is below 0 and b at which it is not.

    A chord from a to b meets 0 at or beyond it, as h is concave, and where h is straight between
    them exactly; a line through b and the b before meets it at or short of it.
    """

    def least_room(share: Decimal) -> Decimal:
        return account.closed_in_part(share).along(move).least_room

    a, at_a = ZERO, least_room(ZERO)
    found = _some_share(least_room, account.noise)
    if found is None:
        return None
    b, at_b = found, least_room(found)
    while at_b > account.noise and b - a > _NEAR:
        before, at_before = b, at_b
        b = a + (b - a) * at_a / (at_a - at_b)
        at_b = least_room(b)
        if at_b > account.noise and at_before > at_b:
            short = b - (before - b) * at_b / (at_before - at_b)
            if short > a and (at_short := least_room(short)) < 0:
                a, at_a = short, at_short
    return b


def _some_share(least_room: Callable[[Decimal], Decimal], noise: Decimal) -> Decimal | None:
    """Any y with h(y) ≥ 0. All is one, unless closing gives away a gain that pays for the interest.

    Then the top of h is looked for by thirds, until it is seen to be above 0.
    """
    all_of_it = least_room(ONE)
    if all_of_it > noise:
        return ONE
    low, high = ZERO, ONE
    for _ in range(_MOST_THIRDS):
        third = (high - low) / 3
        left, right = low + third, high - third
        at_left, at_right = least_room(left), least_room(right)
        if max(at_left, at_right) > noise:
            return left if at_left > noise else right
        low, high = (left, high) if at_left < at_right else (low, right)
    return ONE if all_of_it >= -noise else None
