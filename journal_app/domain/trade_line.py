"""A trade as one line of a list; so light that the first paint can show a page of them."""

# No postponed annotations: a NamedTuple compiles each of them, before the first paint.
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple


class TradeLine(NamedTuple):
    """A trade as one line of a list, from its kept figures; None where it has none.

    average_entry, liquidation_price: of its first position, which nearly every trade has alone;
    these and leverage as planned while it is only planned.
    """

    id: int
    number: int
    label: str
    account: str
    platform: str
    strategy: str
    status: str
    assets: str
    directions: str
    opened_at: datetime | None
    closed_at: datetime | None
    net: Decimal | None
    r_initial: Decimal | None
    interest: Decimal | None
    fees: Decimal | None
    health_factor: Decimal | None
    leverage: Decimal | None
    average_entry: Decimal | None
    liquidation_price: Decimal | None
