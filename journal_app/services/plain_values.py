"""Domain values as what JSON knows, and back: by their declared types, nothing guessed.

A dataclass is an object without the fields that have their default; a number is an exact text, a
time ISO 8601 in UTC. What comes back was written by anybody, so that every value is checked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from types import UnionType
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from journal_app.domain.entry_times import LAST_IN_FILES
from journal_app.domain.exact import plain
from journal_app.domain.periods import FIRST_YEAR
from journal_app.domain.problems import Refused

Reader = Callable[[Any], Any]

D = TypeVar("D", bound=date)

_NUMBER: Final = re.compile(r"-?[0-9]{1,100}(?:\.[0-9]{1,150})?")
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z")
_MOST: Final = 2**63 - 1
_SHOWN: Final = 40


def plain_value(value: Any) -> Any:
    """The value as JSON knows it. Mappings are in the order of their keys."""
    match value:
        case Enum():
            return value.value
        case None | str() | int():
            return value
        case Decimal():
            return plain(value)
        case datetime():
            return plain_time(value)
        case date():
            return value.isoformat()
        case Mapping():
            return {key: plain_value(value[key]) for key in sorted(value)}
        case tuple() | list():
            return [plain_value(each) for each in value]
        case _:
            return plain_fields(value)


def plain_fields(value: Any) -> dict[str, Any]:
    """The fields of a dataclass that differ from their default."""
    written: dict[str, Any] = {}
    for each in fields(value):
        held = getattr(value, each.name)
        if not _has_default(each) or held != _default(each):
            written[each.name] = plain_value(held)
    return written


def plain_time(moment: datetime) -> str:
    """A time; milliseconds only where there are any."""
    spec = "milliseconds" if moment.microsecond else "seconds"
    return moment.astimezone(UTC).isoformat(timespec=spec).replace("+00:00", "Z")


def read_value(hint: Any, given: Any) -> Any:
    """The value of a declared type that JSON says.

    Raises: Refused; its field is the path to what cannot be meant.
    """
    return _reader(hint)(given)


def read_at(place: str | int, hint: Any, given: Any) -> Any:
    """The same, of a part of something greater."""
    try:
        return read_value(hint, given)
    except Refused as refused:
        raise within(place, refused) from None


def within(place: str | int, refused: Refused) -> Refused:
    """The same refusal, seen from what contains it."""
    problem = refused.problems[0]
    path = f"{place}/{problem.field}" if problem.field else str(place)
    return Refused.because(path, problem.code, **problem.facts)


@lru_cache(maxsize=512)
def _reader(hint: Any) -> Reader:
    if supertype := getattr(hint, "__supertype__", None):
        return _reader(supertype)
    simple: Mapping[Any, Reader] = {
        str: read_text, int: _read_count, bool: _read_flag, Decimal: _read_number,
        datetime: _read_time, date: _read_day,
    }  # fmt: skip
    if hint in simple:
        return simple[hint]
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _optional(_reader(next(part for part in parts if part is not type(None))))
    if origin is Literal:
        return _choice({part: part for part in parts})
    if origin is tuple:
        is_open_ended = parts[-1] is Ellipsis
        return _list(_reader(parts[0])) if is_open_ended else _row([_reader(p) for p in parts])
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(_reader(parts[1]))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _choice({member.value: member for member in hint})
    if is_dataclass(hint):
        return _object(hint)
    raise TypeError(f"{hint} cannot be read")


def read_text(given: Any) -> str:
    """A text, of characters that there are."""
    if not isinstance(given, str):
        raise Refused.because("", "not_a_text")
    try:
        given.encode()
    except UnicodeEncodeError:
        raise Refused.because("", "not_utf8") from None
    return given


def read_object(given: Any) -> dict[str, Any]:
    """An object."""
    if not isinstance(given, dict):
        raise Refused.because("", "not_an_object")
    return given


def read_list(given: Any) -> list[Any]:
    """A list."""
    if not isinstance(given, list):
        raise Refused.because("", "not_a_list")
    return given


def _read_count(given: Any) -> int:
    if type(given) is not int or not -_MOST <= given <= _MOST:
        raise Refused.because("", "not_a_count", least=-_MOST, most=_MOST)
    return given


def _read_flag(given: Any) -> bool:
    if type(given) is not bool:
        raise Refused.because("", "not_a_flag")
    return given


def _read_number(given: Any) -> Decimal:
    if not isinstance(given, str) or not _NUMBER.fullmatch(given):
        raise Refused.because("", "not_a_number", text=_shown(given))
    return Decimal(given)


def _read_time(given: Any) -> datetime:
    try:
        if isinstance(given, str) and _TIME.fullmatch(given):
            return _near(datetime.fromisoformat(given))
    except ValueError:
        pass
    raise Refused.because("", "not_a_time", text=_shown(given))


def _read_day(given: Any) -> date:
    try:
        if isinstance(given, str):
            return _near(date.fromisoformat(given))
    except ValueError:
        pass
    raise Refused.because("", "not_a_date", text=_shown(given))


def _near(read: D) -> D:
    """The same day or time. Raises: ValueError, where nobody can have meant it."""
    if not FIRST_YEAR <= read.year <= LAST_IN_FILES.year:
        raise ValueError(read)
    return read


def _optional(read: Reader) -> Reader:
    return lambda given: None if given is None else read(given)


def _choice(meant: Mapping[Any, Any]) -> Reader:
    def read(given: Any) -> Any:
        if isinstance(given, str) and given in meant:
            return meant[given]
        choices = ", ".join(map(str, meant))
        raise Refused.because("", "not_a_choice", text=_shown(given), choices=choices)

    return read


def _list(read_each: Reader) -> Reader:
    return lambda given: tuple(
        _part(place, read_each, each) for place, each in enumerate(read_list(given))
    )


def _row(readers: list[Reader]) -> Reader:
    def read(given: Any) -> tuple[Any, ...]:
        if len(read_list(given)) != len(readers):
            raise Refused.because("", "not_so_many", count=len(given), wanted=len(readers))
        return tuple(
            _part(place, reader, each)
            for place, (reader, each) in enumerate(zip(readers, given, strict=True))
        )

    return read


def _mapping(read_each: Reader) -> Reader:
    return lambda given: {
        read_text(key): _part(key, read_each, each) for key, each in read_object(given).items()
    }


def _object(kind: Any) -> Reader:
    hints = get_type_hints(kind)
    readers: dict[str, Reader] | None = None
    needed = [each.name for each in fields(kind) if not _has_default(each)]

    def read(given: Any) -> Any:
        nonlocal readers
        if readers is None:
            readers = {each.name: _reader(hints[each.name]) for each in fields(kind)}
        told = read_object(given)
        for name in told:
            if name not in readers:
                raise Refused.because(name[:_SHOWN], "unknown_field")
        for name in needed:
            if name not in told:
                raise Refused.because(name, "missing")
        return kind(**{name: _part(name, readers[name], each) for name, each in told.items()})

    return read


def _part(place: str | int, read: Reader, given: Any) -> Any:
    try:
        return read(given)
    except Refused as refused:
        raise within(place, refused) from None


def _has_default(field: Field[Any]) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


def _default(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _shown(given: Any) -> str:
    text = given if isinstance(given, str) else type(given).__name__
    return text[:_SHOWN]
