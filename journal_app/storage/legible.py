"""What a row says can be read: of another's hand, a row may hold what this program never writes.

A checksum tells what was changed by accident. Whoever means harm can reckon one, so that what is
read out of a row is never taken on trust.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import wraps
from typing import Final, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_FAULTS: Final = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    zlib.error,
)
"""How reading ends where a text is no JSON, a word no choice, a key missing, a number none."""


class IllegibleError(ValueError):
    """A row that says nothing this program would have written."""


def legible(read: Callable[P, T]) -> Callable[P, T]:
    """Have a reading of rows end in `IllegibleError`, whatever stands in them."""

    @wraps(read)
    def reading(*given: P.args, **named: P.kwargs) -> T:
        try:
            return read(*given, **named)
        except _FAULTS as fault:
            said = " ".join(str(fault).split())[:80]
            raise IllegibleError(f"{read.__name__}: {said}") from fault

    return reading
