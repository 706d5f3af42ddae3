"""The lines that open trades and the book are held against, and what a mend aims at."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Final, NamedTuple

_DAY: Final = timedelta(days=1)


class Lines(NamedTuple):
    """Where each line lies. Ratios are fractions of 1.

    near: how much nearer than a line counts as close to it. room: how far behind its line a mend
    aims. rate, usual_times: the borrow rate a year, and how many times its usual level. distance:
    of the price to the liquidation. collateral_fall: of the worth of the collateral's prices since
    the trade was opened. interest_days: for how long interest is reckoned ahead where no time was
    planned. mark_age, rate_age: how old a mark or a rate may be. check_after: how long after its
    start a day is to be checked. review_after: how long after its end a week or a month is to be
    signed off. backup_age: how old the newest backup may be while it lacks the last change.
    """

    health: Decimal = Decimal("1.5")
    health_near: Decimal = Decimal("0.1")
    health_room: Decimal = Decimal("0.25")
    margin: Decimal = Decimal("0.3")
    margin_near: Decimal = Decimal("0.02")
    margin_room: Decimal = Decimal("0.1")
    rate: Decimal = Decimal("0.2")
    usual_times: Decimal = Decimal(2)
    distance: Decimal = Decimal("0.3")
    collateral_fall: Decimal = Decimal("0.2")
    interest_days: Decimal = Decimal(30)
    mark_age: timedelta = _DAY
    rate_age: timedelta = 7 * _DAY
    check_after: timedelta = timedelta(hours=18)
    review_after: timedelta = _DAY
    backup_age: timedelta = _DAY


LINES: Final = Lines()
"""The lines until the trader draws others."""
