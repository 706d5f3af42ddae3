"""What a number of a plan may be: each check hands the number on, or refuses its field."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ONE, ZERO, plain
from journal_app.domain.problems import Problem, Refused

MOST_COUNT: Final = 1_000

Range = Callable[[Decimal, str], Decimal]
"""Takes a number and its field. Raises: Refused."""


def at_least_zero(number: Decimal, field: str) -> Decimal:
    """Amounts, prices that may be zero, margins, days."""
    if number < 0:
        raise Refused.because(field, "negative", text=plain(number))
    return number


def above_zero(number: Decimal, field: str) -> Decimal:
    """Where zero would mean nothing: an entry price, a leverage."""
    if not at_least_zero(number, field):
        raise Refused.because(field, "not_positive", text=plain(number))
    return number


def typed_leverage(number: Decimal, field: str) -> Decimal:
    """A leverage as a person means it: 1 is own money alone, and less is a slip."""
    if number < ONE:
        raise Refused.because(field, "below_own_money", text=plain(number))
    return number


def count(number: Decimal, field: str) -> Decimal:
    """So many steps, counted one by one."""
    if number != number.to_integral_value() or not 0 <= number <= MOST_COUNT:
        raise Refused.because(field, "not_a_count", text=plain(number), least=0, most=MOST_COUNT)
    return number


def health(number: Decimal, field: str) -> Decimal:
    """A health factor to aim at: 1 is the line of liquidation itself."""
    if number < ONE:
        raise Refused.because(field, "health_below_one", text=plain(number))
    return number


def any_number(number: Decimal, _field: str) -> Decimal:
    """What may stand on either side of zero."""
    return number


def share(number: Decimal, field: str) -> Decimal:
    """A threshold, a loan to value or a part of a whole: from 0 to 1."""
    if not ZERO <= number <= ONE:
        raise Refused.because(field, "not_a_fraction", text=plain(number))
    return number


def some_share(number: Decimal, field: str) -> Decimal:
    """A part of a whole that is not nothing."""
    if not number:
        raise Refused.because(field, "not_positive", text=plain(number))
    return share(number, field)


def yearly_rate(number: Decimal, field: str) -> Decimal:
    """A rate as a fraction, from −100 % on."""
    if number < -1:
        raise Refused.because(field, "rate_below_minus_one", text=plain(number))
    return number


def price_move(number: Decimal, field: str) -> Decimal:
    """A change of a price as a fraction: no price falls below zero."""
    if number < -1:
        raise Refused.because(field, "price_below_zero", text=plain(number))
    return number


def signed_share(number: Decimal, field: str) -> Decimal:
    """From −1 to 1: a correlation, a price impact."""
    if not -ONE <= number <= ONE:
        raise Refused.because(field, "not_between", text=plain(number), least="−1", most="1")
    return number


def problems_of(checks: Iterable[tuple[str, Decimal | None, Range]]) -> tuple[Problem, ...]:
    """What is wrong with the numbers of a request: field, number and what it may be.

    A number that was left out is not checked.
    """
    problems: list[Problem] = []
    for field, number, check in checks:
        try:
            if number is not None:
                check(number, field)
        except Refused as refused:
            problems.extend(refused.problems)
    return tuple(problems)
