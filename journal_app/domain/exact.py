"""Exact decimals: the one context, the strict parser, and the way back to text.

No float takes part in a figure that a person reads as money. Every public calculation of the
domain runs in `CONTEXT`, whose trap on floats makes a slip an error instead of a wrong digit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import (
    ROUND_HALF_EVEN,
    Context,
    Decimal,
    DivisionByZero,
    FloatOperation,
    InvalidOperation,
    Overflow,
    getcontext,
    setcontext,
)
from functools import wraps
from typing import Final, NamedTuple, ParamSpec, TypeVar

DIGITS: Final = 50
"""Significant digits of every calculation; amounts of eighteen decimals leave room to spare."""

SHOWN_DIGITS: Final = 34
"""Significant digits of a result that could not be exact."""

LARGEST_EXPONENT: Final = 30
"""Numbers beyond 10^30 or finer than 10^-30 are refused: no market quotes them."""

CONTEXT: Final = Context(
    prec=DIGITS,
    rounding=ROUND_HALF_EVEN,
    traps=[InvalidOperation, DivisionByZero, Overflow, FloatOperation],
)
SUMS: Final = Context(
    prec=4 * DIGITS,
    rounding=ROUND_HALF_EVEN,
    traps=[InvalidOperation, DivisionByZero, Overflow, FloatOperation],
)
"""Wide enough that sums, and sums of squares, of all numbers that can be read stay exact."""

_SHOWN: Final = Context(prec=SHOWN_DIGITS, rounding=ROUND_HALF_EVEN)
_WHOLE: Final = Context(prec=1_000)
"""Wide enough to write out, to the cent, what a debt became that grew for two hundred years."""
_SETTLED: Final = Context(prec=DIGITS - 10, rounding=ROUND_HALF_EVEN)

ZERO: Final = Decimal(0)
ONE: Final = Decimal(1)

P = ParamSpec("P")
T = TypeVar("T")


def exact(function: Callable[P, T]) -> Callable[P, T]:
    """Run a calculation in the exact context, whatever the caller's context is."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        outer = getcontext()
        if outer is CONTEXT:
            return function(*args, **kwargs)
        setcontext(CONTEXT)
        try:
            return function(*args, **kwargs)
        finally:
            setcontext(outer)

    return run


class Separators(NamedTuple):
    """How a text writes numbers: the decimal sign, and the signs that may group digits."""

    decimal: str = "."
    grouping: str = ""


PLAIN: Final = Separators()


class NotANumberError(ValueError):
    """A text that is no exact number; `code` says why."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(f"{code}: {text!r}")
        self.code = code
        self.text = text


_PLAIN_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?")
_COMMON: Final = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
"""How nearly every number of a file is written: within all bounds, so it needs no more care."""
_LEAD: Final = re.compile(r"[1-9][0-9]{0,2}")
"""Nobody groups after a leading zero: `0,123` is a decimal comma in the wrong place."""
_GROUP: Final = re.compile(r"[0-9]{3}")
IN_SHORT: Final = {"k": 3, "m": 6, "b": 9}
"""Powers of ten by the letter that stands for them."""
_SPACES: Final = {" ", "\u00a0", "\u202f", "\u2009"}


def parse_decimal(text: str, separators: Separators = PLAIN) -> Decimal:
    """Read a number exactly as it is written.

    Only ASCII digits count; NaN, infinity, underscores, full-width digits, a group of the wrong
    length or both meanings of one separator are refused rather than guessed.

    Raises: NotANumberError with code `empty`, `not_a_number`, `out_of_range` or `too_many_digits`.
    """
    common = text
    if separators.decimal != ".":
        common = text.replace(".", " ").replace(separators.decimal, ".")
    if _COMMON.fullmatch(common):
        return Decimal(common) or ZERO
    stripped = text.strip(" \t\u00a0\u202f")
    if not stripped:
        raise NotANumberError("empty", text)
    written = _without_grouping(stripped.replace("\u2212", "-", 1), separators, text)
    if len(written) > 200 or not _PLAIN_NUMBER.fullmatch(written):
        raise NotANumberError("not_a_number", text)
    number = Decimal(written)
    _, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    if number and not -LARGEST_EXPONENT <= number.adjusted() <= LARGEST_EXPONENT:
        raise NotANumberError("out_of_range", text)
    if len(digits) > DIGITS or exponent < -2 * LARGEST_EXPONENT:
        raise NotANumberError("too_many_digits", text)
    return number if number else ZERO


def parse_typed(text: str, separators: Separators = PLAIN) -> Decimal:
    """Read a number as a person types it, thousands, millions and billions in short: `25k`,
    `1.5m`, `2b`. Files write none of these, so that for them `parse_decimal` does.

    Raises: NotANumberError as `parse_decimal` does.
    """
    written = text.rstrip()
    stem = written[:-1].rstrip()
    power = IN_SHORT.get(written[-1:].casefold())
    if power is None or not stem[-1:].isdigit():
        return parse_decimal(text, separators)
    try:
        sign, digits, exponent = parse_decimal(stem, separators).as_tuple()
        assert isinstance(exponent, int)
        return parse_decimal(plain(Decimal((sign, digits, exponent + power))))
    except NotANumberError as error:
        raise NotANumberError(error.code, text) from None


def _without_grouping(written: str, separators: Separators, text: str) -> str:
    whole, mark, fraction = written.partition(separators.decimal)
    groupers = {sign for sign in separators.grouping if sign in whole}
    if separators.grouping and _SPACES & set(separators.grouping):
        groupers |= {sign for sign in _SPACES if sign in whole}
    if len(groupers) > 1:
        raise NotANumberError("not_a_number", text)
    if groupers:
        (sign,) = groupers
        first, *groups = whole.split(sign)
        lead = first.lstrip("+-")
        if not _LEAD.fullmatch(lead) or not all(map(_GROUP.fullmatch, groups)):
            raise NotANumberError("not_a_number", text)
        whole = first + "".join(groups)
    if separators.decimal != "." and "." in whole + fraction:
        raise NotANumberError("not_a_number", text)
    return whole + ("." if mark else "") + fraction


def plain(number: Decimal) -> str:
    """Write a number without exponent and without trailing zeros; `parse_decimal` reads it back."""
    text = str(number)  # three times as quick as a format, and the same without an exponent
    if text[-1] != "0" and "E" not in text:
        return text
    if not number:
        return "0"
    if "E" in text:
        text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def plain_many(numbers: Sequence[Decimal]) -> list[str]:
    """The same of many, of which most need nothing but `str`."""
    return [
        text if text[-1] != "0" and "E" not in text else plain(number)
        for text, number in zip(map(str, numbers), numbers, strict=True)
    ]


def figure(number: Decimal) -> str:
    """Write a calculated number: all digits where it is exact, else `SHOWN_DIGITS` of them.

    A quotient or a power fills all fifty digits of the context; an exact sum of market figures
    never comes near. So the count of digits tells which of the two it is.
    """
    digits = len(number.as_tuple().digits)
    return plain(_SHOWN.plus(number) if digits > DIGITS - 10 else number)


def settled(number: Decimal) -> Decimal:
    """Drop the last ten digits of a quotient, which are only the noise of rounding.

    What is compared with a limit is settled first: a loss of exactly 2 % is not above 2 %, a stop
    exactly at the liquidation price is at it, however both were reckoned.
    """
    return _SETTLED.plus(number)


def rounded(number: Decimal, quantum: Decimal) -> Decimal:
    """Round half to even to a multiple of a power of ten, as `Decimal("0.01")`."""
    return number.quantize(quantum, rounding=ROUND_HALF_EVEN, context=_WHOLE)
