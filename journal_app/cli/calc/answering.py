"""Turn requests into answers, one JSON object a line, in the same order.

Input is one JSON object, an array of them, or JSON Lines. A line that cannot be read is answered
in its place.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib import import_module
from typing import Final, Protocol, cast

from journal_app.cli.calc.reading import Given, Shape
from journal_app.domain.exact import exact, figure
from journal_app.domain.problems import Problem, Refused
from journal_app.wording import sentence

Result = Mapping[str, object]
"""Decimals, texts, flags, counts, times, days, None, and lists and mappings of them."""

CALCULATIONS: Final[Mapping[str, str]] = {
    "account_after": "an account before and after a trade that is planned in it",
    "arbitrage": "buying at one place to sell at another, and what it costs",
    "borrow_rate": "rates of a lending market from its utilisation",
    "carry": "a loan net of the yield of its collateral",
    "cashflows": "the internal rate of return of dated flows",
    "collateral": "a mix of collateral, its tiers, its net cost and a depeg test",
    "compare": "the same trade under the terms of several platforms",
    "cross_isolated": "the same positions behind one equity and each behind its own",
    "flash_loan": "leverage with a flash loan, and what is missing to repay it",
    "funding": "the hourly rate of a perpetual and its payment",
    "gmx": "a position of fixed size against a pool",
    "hedge": "a share of a spot holding sold short",
    "interest": "what a debt grows to under a convention",
    "lending": "several collaterals against several debts",
    "loop": "borrowing and buying in steps, and the way back",
    "margin": "positions behind one equity",
    "pair": "one market against another, by the ratio of their prices",
    "position": "one position and everything that follows from it",
    "rates": "what a borrow rate does to a position, and for how long it lasts",
    "rescue": "the ways to bring an account to a target",
    "returns": "figures of a series of returns",
    "round_trips": "fills netted into trades",
    "statistics": "figures of closed trades",
    "stress": "a whole book under scenarios: what is liquidated in which order",
    "touch": "how likely a price is to touch a level within a time",
}
"""Each with what it answers; the order is that of `calc --help`."""


class Calculation(Protocol):
    """What a calculation module offers."""

    SHAPE: Shape

    def answer(self, given: Given) -> Result:
        """Calculate, or raise `Refused`."""
        ...


def answers(source: str) -> Iterator[dict[str, object]]:
    """Answer every request of a text.

    Yields an object `{"id", "ok", "result"}` or `{"id", "ok", "error"}` for each request.
    """
    for request in _requests(source):
        yield answer(request)


def answer(request: object) -> dict[str, object]:
    """Answer one request; a refusal is an answer too."""
    identity = request.get("id") if isinstance(request, Mapping) else None
    try:
        if isinstance(request, _Unreadable):
            raise Refused.because("", "not_json", reason=request.reason)
        return {"id": identity, "ok": True, "result": _written(_calculated(request))}
    except Refused as refused:
        problem = refused.problems[0]
        error = {"code": problem.code, "field": problem.field, "message": _message(problem)}
        return {"id": identity, "ok": False, "error": error}


@exact
def _calculated(request: object) -> Result:
    if not isinstance(request, Mapping):
        raise Refused.because("", "not_an_object")
    body = {key: value for key, value in request.items() if key != "id"}
    if "calc" not in body:
        raise Refused.because("calc", "missing")
    name = body.pop("calc")
    if not isinstance(name, str) or name not in CALCULATIONS:
        known = ", ".join(CALCULATIONS)
        raise Refused.because("calc", "unknown_calc", text=str(name)[:80], choices=known)
    module = calculation(name)
    return module.answer(module.SHAPE(body, ""))


def calculation(name: str) -> Calculation:
    """The calculation of a name in `CALCULATIONS`; loaded when it is first asked for."""
    return cast(Calculation, import_module(f"journal_app.cli.calc.{name}"))


def _message(problem: Problem) -> str:
    return sentence(problem.code, {"field": problem.field, **problem.facts})


def _written(value: object) -> object:
    if isinstance(value, Decimal):
        return figure(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _written(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_written(entry) for entry in value]
    return value


class _Unreadable:
    """A stretch of input that is no JSON."""

    def __init__(self, reason: str) -> None:
        self.reason = reason


def _requests(source: str) -> Iterator[object]:
    text = source.removeprefix("\ufeff").strip()
    if not text:
        return
    whole = _read(text)
    if isinstance(whole, list):
        yield from whole
    elif not isinstance(whole, _Unreadable) or "\n" not in text:
        yield whole
    else:
        for line in text.split("\n"):  # not splitlines: U+2028 may stand within a text
            if line.strip():
                yield _read(line)


def _read(text: str) -> object:
    """Read JSON with exact numbers, so that no float is ever made of them."""
    try:
        return json.loads(
            text,
            parse_float=_exact_number,
            parse_int=_whole_number,
            parse_constant=str,
            object_pairs_hook=_unique,
        )
    except (ValueError, RecursionError) as unreadable:
        return _Unreadable(str(unreadable)[:200])
    except Refused as refused:
        return _Unreadable(_message(refused.problems[0]))


def _exact_number(written: str) -> Decimal | str:
    try:
        return Decimal(written)
    except ArithmeticError:  # an exponent that not even a decimal can hold
        return written


def _whole_number(written: str) -> int | str:
    """Leave a number of absurd length as text: it is refused where it stands, not the file."""
    return int(written) if len(written) <= 100 else written


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    seen: dict[str, object] = {}
    for key, value in pairs:
        if key in seen:
            raise Refused.because(key, "duplicate_key")
        seen[key] = value
    return seen
