"""Read the request of a calculation: a declared shape in, exact values or a named problem out.

A calculation module declares `SHAPE` once; from it come reading, defaults, refusal of unknown and
missing keys, and the acceptance of `x_apy` wherever a rate `x_apr` stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final, Generic, Protocol, TypeVar, cast

from journal_app.domain.exact import NotANumberError, parse_decimal, plain
from journal_app.domain.money import Asset, apr_from_apy
from journal_app.domain.planning.ranges import Range, above_zero, at_least_zero, share, yearly_rate
from journal_app.domain.problems import Problem, Refused

MOST_ENTRIES: Final = 10_000
T = TypeVar("T")


class Reader(Protocol):
    """Turns one JSON value into an exact value, or refuses it under the path it stands at."""

    def __call__(self, value: object, path: str, /) -> object:
        """Read, or raise `Refused`."""
        ...


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a shape: how it is read, and what stands in when it is left out."""

    read: Reader
    needed: bool = True
    default: object = None


def optional(read: Reader, default: object = None) -> Key:
    """A key that may be left out."""
    return Key(read, needed=False, default=default)


class Shape:
    """The keys of an object. Reading gives a `Given`, or refuses with every problem found."""

    def __init__(self, **keys: Reader | Key) -> None:
        self.keys: Final = {
            name: key if isinstance(key, Key) else Key(key) for name, key in keys.items()
        }

    def __call__(self, value: object, path: str) -> Given:
        """Read an object by this shape."""
        if not isinstance(value, Mapping):
            raise Refused.because(path, "not_an_object")
        prefix = f"{path}/" if path else ""
        problems: list[Problem] = []
        values: dict[str, object] = {}
        known: set[str] = set()
        for name, key in self.keys.items():
            yearly = _apy_name(name)
            known |= {name, yearly or name}
            try:
                if yearly and value.get(yearly) is not None:
                    if value.get(name) is not None:
                        raise Refused.because(prefix + yearly, "both_rates", rate=name)
                    values[name] = apy_as_apr(value[yearly], prefix + yearly)
                elif value.get(name) is not None:
                    values[name] = key.read(value[name], prefix + name)
                elif key.needed:
                    raise Refused.because(prefix + name, "missing")
                else:
                    values[name] = key.default
            except Refused as refused:
                problems.extend(refused.problems)
        problems.extend(
            Problem(f"{prefix}{name}", "unknown_key") for name in value if name not in known
        )
        if problems:
            raise Refused(problems)
        return Given(values, path)

    @property
    def keys_told(self) -> str:
        """The keys in a line, with what stands inside them; `?` after one that may be left out."""
        return ", ".join(f"{name}{_key_told(key)}" for name, key in self.keys.items())


def _key_told(key: Key) -> str:
    mark = "" if key.needed else "?"
    match key.read:
        case Shape() as inner:
            return f"{mark}: {{{inner.keys_told}}}"
        case List(read=Shape() as inner):
            return f"{mark}: [{{{inner.keys_told}}}]"
        case List():
            return f"{mark}: [..]"
        case _:
            return mark


def _apy_name(name: str) -> str | None:
    """The key under which a rate may be given as an APY; nothing where the key is no rate."""
    if name == "apr" or name.endswith("_apr"):
        return name[:-3] + "apy"
    return None


@dataclass(frozen=True, slots=True)
class Given:
    """The values of a request that was read, by key."""

    values: Mapping[str, object]
    path: str = ""

    def has(self, name: str) -> bool:
        """Whether the key was given or has a default."""
        return self.values[name] is not None

    def number(self, name: str) -> Decimal:
        """A number that is surely there."""
        return cast(Decimal, self.values[name])

    def number_or_none(self, name: str) -> Decimal | None:
        """A number that may have been left out."""
        return cast("Decimal | None", self.values[name])

    def numbers(self, name: str) -> list[Decimal]:
        """A list of numbers; empty where the key was left out."""
        return cast("list[Decimal]", self.values[name] or [])

    def count(self, name: str) -> int:
        """A whole number."""
        return cast(int, self.values[name])

    def text(self, name: str) -> str:
        """A text."""
        return cast(str, self.values[name])

    def flag(self, name: str) -> bool:
        """True or false."""
        return cast(bool, self.values[name])

    def asset(self, name: str) -> Asset:
        """The ticker of an asset or a market."""
        return Asset(self.text(name))

    def moment(self, name: str) -> datetime | None:
        """A time, or nothing where it was left out."""
        return cast("datetime | None", self.values[name])

    def day(self, name: str) -> date:
        """A calendar day."""
        return cast(date, self.values[name])

    def part(self, name: str) -> Given:
        """An object inside this one."""
        return cast(Given, self.values[name])

    def part_or_none(self, name: str) -> Given | None:
        """An object that may have been left out."""
        return cast("Given | None", self.values[name])

    def each(self, name: str) -> list[Given]:
        """A list of objects; empty where the key was left out."""
        return cast("list[Given]", self.values[name] or [])

    def each_once(self, name: str, key: str) -> dict[Asset, Given]:
        """A list of objects by the text that names each.

        Raises: Refused, with every object that is named as one before it: of two that disagree
        neither may silently win.
        """
        found: dict[Asset, Given] = {}
        problems = [
            Problem(entry.where(key), "given_twice")
            for entry in self.each(name)
            if found.setdefault(entry.asset(key), entry) is not entry
        ]
        if problems:
            raise Refused(problems)
        return found

    def where(self, name: str) -> str:
        """The path of a key, for a problem found after reading."""
        return f"{self.path}/{name}" if self.path else name

    def given_among(self, names: Iterable[str]) -> list[str]:
        """Which of these keys were given."""
        return [name for name in names if self.values[name] is not None]


@contextmanager
def refused_under(given: Given) -> Iterator[None]:
    """Name what the domain refuses by its path in the whole request."""
    try:
        yield
    except Refused as refused:
        problems = [Problem(given.where(p.field), p.code, p.facts) for p in refused.problems]
        raise Refused(problems) from None


def signed(value: object, path: str) -> Decimal:
    """Any exact number."""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise Refused.because(path, "not_a_number", text=str(value))
    try:
        return parse_decimal(str(value))
    except NotANumberError as refused:
        raise Refused.because(path, refused.code, text=refused.text[:80]) from None


def within(check: Range) -> Callable[[object, str], Decimal]:
    """An exact number that a check of the domain lets pass."""

    def read(value: object, path: str) -> Decimal:
        return check(signed(value, path), path)

    return read


amount: Final = within(at_least_zero)
positive: Final = within(above_zero)
fraction: Final = within(share)
rate: Final = within(yearly_rate)


def apy_as_apr(value: object, path: str) -> Decimal:
    """A rate given as a yearly yield, as the rate that compounds to it."""
    number = rate(value, path)
    if number == -1:
        raise Refused.because(path, "rate_below_minus_one", text=plain(number))
    return apr_from_apy(number)


def text(value: object, path: str) -> str:
    """A text that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise Refused.because(path, "not_a_text")
    return value


def flag(value: object, path: str) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Refused.because(path, "not_a_flag")
    return value


def moment(value: object, path: str) -> datetime:
    """A time in ISO 8601 with its zone, or seconds since 1970."""
    if isinstance(value, str):
        try:
            read = datetime.fromisoformat(value)
            return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
        except (ValueError, OverflowError):  # no such time, or none in UTC
            raise Refused.because(path, "not_a_time", text=value[:80]) from None
    seconds = signed(value, path)
    if not 0 <= seconds < 253_402_300_800:
        raise Refused.because(path, "not_a_time", text=plain(seconds))
    return datetime.fromtimestamp(int(seconds), UTC)


def day(value: object, path: str) -> date:
    """A calendar day in ISO 8601; the time of a full time stamp is dropped."""
    if isinstance(value, str):
        try:
            return datetime.fromisoformat(value).date()
        except ValueError:
            pass
    raise Refused.because(path, "not_a_time", text=str(value)[:80])


def count(least: int, most: int) -> Callable[[object, str], int]:
    """A whole number within bounds."""

    def read(value: object, path: str) -> int:
        number = signed(value, path)
        if number != number.to_integral_value() or not least <= number <= most:
            raise Refused.because(path, "not_a_count", least=least, most=most)
        return int(number)

    return read


def choice(*words: str) -> Callable[[object, str], str]:
    """One of the words."""

    def read(value: object, path: str) -> str:
        if value not in words:
            raise Refused.because(
                path, "not_a_choice", text=str(value)[:80], choices=", ".join(words)
            )
        return str(value)

    return read


@dataclass(frozen=True, slots=True)
class List(Generic[T]):
    """A list of at most `MOST_ENTRIES`, each read alike; every refused entry is named."""

    read: Callable[[object, str], T]

    def __call__(self, value: object, path: str) -> list[T]:
        """Read every entry."""
        if not isinstance(value, list):
            raise Refused.because(path, "not_a_list")
        if len(value) > MOST_ENTRIES:
            raise Refused.because(path, "too_many_entries", count=len(value), most=MOST_ENTRIES)
        entries: list[T] = []
        problems: list[Problem] = []
        for index, entry in enumerate(value):
            try:
                entries.append(self.read(entry, f"{path}/{index}"))
            except Refused as refused:
                problems.extend(refused.problems)
        if problems:
            raise Refused(problems)
        return entries


each: Final = List
"""As it reads in a shape: `positions=each(POSITION)`."""
