"""Loans under a year of daily rates, and their interest as this program reckons it.

`python -m tests.benchmarks.loans FILE` reads them from a text and prints the sum.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final, NamedTuple

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.market.interest import RateIndex

DAYS: Final = 365
SECONDS_OF_DAY: Final = 86_400
_NEW_YEAR: Final = datetime(2026, 1, 1, tzinfo=UTC)


class Loan(NamedTuple):
    """One loan. start, end: seconds since the first rate. principal: US dollars."""

    start: int
    end: int
    principal: Decimal


class Loans(NamedTuple):
    """Loans, and the yearly rate of each day as a fraction."""

    rates: Sequence[Decimal]
    loans: Sequence[Loan]


def drawn_loans(count: int) -> Loans:
    """So many loans, each within the year; the same at every call."""
    chance = random.Random(1)
    rates = [Decimal(chance.randint(100, 2_000)).scaleb(-4) for _ in range(DAYS)]
    loans = []
    for _ in range(count):
        start, end = sorted(chance.sample(range(DAYS * SECONDS_OF_DAY), 2))
        loans.append(Loan(start, end, Decimal(chance.randint(10_000, 9_000_000)).scaleb(-2)))
    return Loans(rates, loans)


def write_loans(drawn: Loans, file: Path) -> None:
    """A text: a row of all rates, then a row a loan."""
    with file.open("w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows([drawn.rates, *drawn.loans])


@exact
def interest_in(file: Path) -> Decimal:
    """The interest of all loans of a text together. Unit: US dollars."""
    with file.open(encoding="utf-8", newline="") as text:
        rows = csv.reader(text)
        rates = enumerate(next(rows))
        index = RateIndex((_NEW_YEAR + timedelta(days=day), Decimal(rate)) for day, rate in rates)
        total = ZERO
        for start, end, principal in rows:
            total += Decimal(principal) * (index.factor(_moment(start), _moment(end)) - ONE)
    return total


def _moment(seconds: str) -> datetime:
    return _NEW_YEAR + timedelta(seconds=int(seconds))


if __name__ == "__main__":
    print(interest_in(Path(sys.argv[1])))
