"""The usual level of a borrow rate, against which today's is held."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING, Final

from journal_app.domain.exact import exact

if TYPE_CHECKING:
    from journal_app.domain.interest import RateIndex

USUAL_DAYS: Final = 90
"""How far the history is looked back on. Source: the program's own definition of usual."""

_DAY: Final = timedelta(days=1)


@exact
def usual_rate(history: RateIndex, at: datetime, days: int = USUAL_DAYS) -> Decimal | None:
    """The median of the rates in force at a moment and a day, two days … before it.

    A rate that held for long so counts for all its days, however rarely it was written down.
    None where no rate was known yet. Units: a fraction a year.
    """
    known = [apr for day in range(days) if (apr := history.apr_at(at - day * _DAY)) is not None]
    return median(known) if known else None
