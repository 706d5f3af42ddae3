"""The yearly return of dated payments, where they have one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from itertools import chain, islice
from typing import Final, Literal

from journal_app.domain.exact import CONTEXT, ONE, ZERO, exact
from journal_app.domain.money import YEAR_DAYS
from journal_app.domain.statistics.sparse_polynomial import PRECISE, SparsePolynomial

LEAST_RATE: Final = Decimal("-0.9999999")
MOST_RATE: Final = Decimal(1_000_000)

Missing = Literal["no_rate", "several_rates", "every_rate"]


@dataclass(frozen=True, slots=True)
class Flow:
    """Money that goes in (below 0) or comes out (above 0) on a day."""

    day: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class InternalRate:
    """A yearly rate as a fraction, or the code of why there is none."""

    rate: Decimal | None
    missing: Missing | None = None


@exact
def xirr(flows: Iterable[Flow]) -> InternalRate:
    """The rate at which dated payments are worth nothing: actual days over 365, any order.

    Σ amount / (1 + r)^(days / 365) = 0, days from the first date, −0.9999999 ≤ r ≤ 1,000,000.
    There is a rate only where exactly one solves this. Below 0 the payments are seen from the
    last day, so that no power of a day's growth exceeds 1 on either side.

    Source: the function XIRR of spreadsheets (OASIS OpenFormula 6.12.51).
    """
    amounts: defaultdict[date, Decimal] = defaultdict(lambda: ZERO)
    for flow in flows:
        amounts[flow.day] += flow.amount
    days = sorted(day for day, amount in amounts.items() if amount)
    if not days:
        return InternalRate(None, "every_rate")
    first, last = days[0], days[-1]
    sums = [amounts[day] for day in days]
    from_first = SparsePolynomial.of([(day - first).days for day in days], sums)
    from_last = SparsePolynomial.of([(last - day).days for day in days], sums)
    with localcontext(PRECISE):
        discount_of_day = (ONE + MOST_RATE) ** (-1 / YEAR_DAYS)
        growth_of_day = (ONE + LEAST_RATE) ** (1 / YEAR_DAYS)
        discounts = from_first.zeros(discount_of_day, ONE)
        growths = (growth for growth in from_last.zeros(growth_of_day, ONE) if growth != ONE)
        solving = chain(
            (discount**-YEAR_DAYS for discount in discounts),
            (growth**YEAR_DAYS for growth in growths),
        )
        rates = [factor - ONE for factor in islice(solving, 2)]
    if len(rates) == 1:
        return InternalRate(CONTEXT.plus(rates[0]))
    return InternalRate(None, "several_rates" if rates else "no_rate")
