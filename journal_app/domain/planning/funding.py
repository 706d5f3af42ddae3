"""The funding of a contract, which platforms show by the hour and a plan holds by the year."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from journal_app.domain.exact import exact
from journal_app.domain.planning.proposal import to_places

AN_HOUR: Final = Decimal(8760)
EIGHT_HOURS: Final = Decimal(1095)
A_YEAR: Final = Decimal(1)
"""How often each is in a year of 365 days; without compounding, as funding is paid out at once."""

_SHOWN_FOR: Final = {"hyperliquid": AN_HOUR, "dydx_v4": AN_HOUR, "gmx_v2": AN_HOUR}
"""The time for which each platform shows its funding on its own pages, which is that of a payment
on the first two; GMX charges it all the while and shows it by the hour.
"""

_PLACES: Final = 10


def shown_for(platform: str) -> Decimal:
    """How often in a year the time falls due for which a platform shows its funding; of one that
    is not known, a year, which is how a plan holds it.
    """
    return _SHOWN_FOR.get(platform, A_YEAR)


@exact
def yearly(rate: Decimal, times: Decimal) -> Decimal:
    """A rate that falls due so many times a year, for the whole year. Units: as the rate's."""
    return rate * times


@exact
def each_time(yearly_rate: Decimal, times: Decimal) -> Decimal:
    """What of a yearly rate falls due each time, to ten decimals where it does not come out even;
    what `yearly` made of a shorter rate comes back as it was. Units: as the rate's.
    """
    rate = yearly_rate / times
    return rate if rate * times == yearly_rate else to_places(rate, _PLACES)
