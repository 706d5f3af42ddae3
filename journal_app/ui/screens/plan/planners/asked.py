"""What a planner asks for, and how what stands in its form is read; no widget here.

Ratios and rates are typed in percent and read as fractions of 1, a year's where they are rates.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal, NamedTuple

from journal_app.domain.exact import parse_decimal, plain
from journal_app.domain.market.closes import Close
from journal_app.domain.market.interest import MOST_APR
from journal_app.domain.market.percents import from_percent, in_percent
from journal_app.domain.money import Asset, apr_from_apy, apy_from_apr, ticker_problem
from journal_app.domain.planning.notches import Notches, around
from journal_app.domain.planning.ranges import Range, at_least_zero, yearly_rate
from journal_app.domain.problems import Problem, Refused

Kind = Literal["money", "price", "units", "percent", "rate", "times", "days", "count", "ratio"]
PERCENTAGES: Final = ("percent", "rate")
AMOUNTS: Final = ("money", "units")
"""The kinds that tell how much there is."""


class Number(NamedTuple):
    """A number. start: what stands there at first, as a plain number. range: what it may be.

    notches: where its slider may stand, in what is typed. is_needed: whether it may not be empty.
    note: what is said under it.
    """

    name: str
    caption: str
    kind: Kind
    start: str = ""
    range: Range = at_least_zero
    notches: Notches = ()
    is_needed: bool = True
    unit: str = ""
    note: str = ""


class Rate(NamedTuple):
    """A yearly rate, as APR or as APY."""

    name: str
    caption: str
    start: str = ""
    notches: Notches = ()
    is_needed: bool = True
    range: Range = yearly_rate
    kind: Kind = "rate"


class Ticker(NamedTuple):
    """The name of an asset."""

    name: str
    caption: str
    start: str = ""
    is_needed: bool = True


class Day(NamedTuple):
    """A day, as 2026-02-17."""

    name: str
    caption: str
    start: str = ""


class Series(NamedTuple):
    """Daily prices below each other, as they are pasted out of a table, each with its day or not.

    hint: stands in the empty field.
    """

    name: str
    caption: str
    hint: str = ""


class Choose(NamedTuple):
    """One of several: what each means, and its words. few: as buttons beside each other."""

    name: str
    caption: str
    choices: Sequence[tuple[Any, str]]
    few: bool = False


class Title(NamedTuple):
    """Stands over the fields below it."""

    name: str
    caption: str


class Rows(NamedTuple):
    """Lines of fields that can be added and taken away; a cell is called `name/0/column`."""

    name: str
    caption: str
    columns: Sequence[Number | Ticker | Day]
    start: Sequence[Sequence[str]]


def around_start(start: str) -> Notches:
    """The places of a slider around what stands in its field at first."""
    return around(parse_decimal(start))


Cell = Number | Rate | Ticker | Day
"""What is typed into one field."""

Asked = Number | Rate | Ticker | Day | Series | Choose | Title | Rows


class Typed(NamedTuple):
    """What was typed and chosen. numbers, texts: by field, a cell's by its path.

    unread: fields whose text is no number. yields: rates that are an APY. rows: how many lines.
    """

    numbers: Mapping[str, Decimal | None]
    texts: Mapping[str, str]
    choices: Mapping[str, Any]
    unread: Collection[str] = ()
    yields: Collection[str] = ()
    rows: Mapping[str, int] = {}


class Values:
    """What a planner is given, read. gathered: what the journal says, where it asked for that."""

    def __init__(
        self,
        numbers: Mapping[str, Decimal],
        texts: Mapping[str, str],
        choices: Mapping[str, Any],
        rows: Mapping[str, int],
        series: Mapping[str, tuple[Close, ...]],
        gathered: Any = None,
        *,
        within: str = "",
    ) -> None:
        self._numbers, self._texts, self._choices = numbers, texts, choices
        self._rows, self._series = rows, series
        self.gathered = gathered
        self._within = within

    def number(self, name: str) -> Decimal:
        """A number that is there."""
        return self._numbers[self._within + name]

    def maybe(self, name: str) -> Decimal | None:
        """A number that may be missing."""
        return self._numbers.get(self._within + name)

    def asset(self, name: str) -> Asset:
        """An asset; empty where none is named."""
        return Asset(self._texts.get(self._within + name, "").strip())

    def day(self, name: str) -> date:
        """A day."""
        return date.fromisoformat(self._texts[self._within + name].strip())

    def choice(self, name: str) -> Any:
        """What was chosen."""
        return self._choices[name]

    def closes(self, name: str) -> tuple[Close, ...]:
        """Daily prices."""
        return self._series[self._within + name]

    def lines(self, name: str) -> Iterator[Values]:
        """The lines of fields, one after the other."""
        for place in range(self._rows.get(name, 0)):
            yield Values(
                self._numbers,
                self._texts,
                self._choices,
                {},
                {},
                self.gathered,
                within=f"{name}/{place}/",
            )


class Reading(NamedTuple):
    """The values, or by field why there are none; an unread field says so itself.

    other_rates: by field the APY of an APR, or the reverse.
    """

    values: Values | None
    problems: Mapping[str, Problem]
    other_rates: Mapping[str, Decimal]


def read_closes(text: str, read_number: Callable[[str], Decimal]) -> tuple[Close, ...]:
    """Lines of a price, or of a day and a price. Raises: Refused."""
    found = []
    for line in text.splitlines():
        *before, last = line.replace(";", " ").replace("\t", " ").split() or [""]
        if not last:
            continue
        day = None
        if before:
            try:
                day = date.fromisoformat(before[0][:10])
            except ValueError:
                raise Refused.because("", "not_a_date", text=before[0]) from None
        found.append(Close(read_number(last), day))
    return tuple(found)


def cells(asked: Sequence[Asked], rows: Mapping[str, int]) -> dict[str, Cell]:
    """Every field that a number or a ticker is typed into, by its name; lines taken apart."""
    found: dict[str, Cell] = {}
    for each in asked:
        if isinstance(each, Number | Rate | Ticker | Day):
            found[each.name] = each
        elif isinstance(each, Rows):
            for place in range(rows.get(each.name, 0)):
                for column in each.columns:
                    found[f"{each.name}/{place}/{column.name}"] = column
    return found


def read(
    asked: Sequence[Asked],
    typed: Typed,
    read_number: Callable[[str], Decimal],
    gathered: Any = None,
) -> Reading:
    """Read every field by itself, so that a wrong one does not hide what the others are."""
    numbers: dict[str, Decimal] = {}
    problems: dict[str, Problem] = {}
    others: dict[str, Decimal] = {}
    for name, field in cells(asked, typed.rows).items():
        if isinstance(field, Ticker | Day):
            text = typed.texts.get(name, "").strip()
            is_day = isinstance(field, Day)
            problem = _day_problem(name, text) if is_day else _ticker_problem(name, field, text)
            if problem is not None:
                problems[name] = problem
            continue
        given = typed.numbers.get(name)
        if given is None:
            if field.is_needed and name not in typed.unread:
                problems[name] = Problem(name, "empty")
            continue
        number = from_percent(given) if field.kind in PERCENTAGES else given
        try:
            field.range(number, name)
            if isinstance(field, Rate):
                number, other = _as_apr(name, number, is_yield=name in typed.yields)
                if other is not None:
                    others[name] = other
            numbers[name] = number
        except Refused as refused:
            problems[name] = as_typed(refused.problems[0], field, given)
    series: dict[str, tuple[Close, ...]] = {}
    for name in (each.name for each in asked if isinstance(each, Series)):
        try:
            series[name] = read_closes(typed.texts[name], read_number)
        except Refused as refused:
            problems[name] = refused.problems[0]._replace(field=name)
    if problems or typed.unread:
        return Reading(None, problems, others)
    values = Values(numbers, typed.texts, typed.choices, typed.rows, series, gathered)
    return Reading(values, {}, others)


def told(asked: Sequence[Asked], typed: Typed, refused: Refused) -> dict[str, Problem]:
    """Why a calculation was refused, by the fields that hold what has to be mended."""
    fields = cells(asked, typed.rows)
    return {
        problem.field: as_typed(
            problem, fields.get(problem.field), typed.numbers.get(problem.field)
        )
        for problem in refused.problems
    }


def as_typed(problem: Problem, field: Cell | None, given: Decimal | None) -> Problem:
    """The problem in the words of who typed a percentage."""
    is_percentage = isinstance(field, Number | Rate) and field.kind in PERCENTAGES
    if not is_percentage or given is None or "text" not in problem.facts:
        return problem
    code = "not_a_percentage" if problem.code == "not_a_fraction" else problem.code
    return Problem(problem.field, code, {**problem.facts, "text": f"{plain(given)} %"})


def shown_start(field: Number | Rate, number: Decimal | None) -> Decimal | None:
    """A value as it stands in its field."""
    if number is None:
        return None
    return in_percent(number) if field.kind in PERCENTAGES else number


def _as_apr(name: str, rate: Decimal, *, is_yield: bool) -> tuple[Decimal, Decimal | None]:
    """The rate as an APR, and what it is the other way. Raises: Refused."""
    if not is_yield:
        return rate, apy_from_apr(rate) if rate <= MOST_APR else None
    if rate == -1:
        raise Refused.because(name, "rate_takes_everything", text=plain(rate))
    apr = apr_from_apy(rate)
    return apr, apr


def _day_problem(name: str, text: str) -> Problem | None:
    try:
        date.fromisoformat(text)
    except ValueError:
        return Problem(name, "not_a_date", {"text": text})
    return None


def _ticker_problem(name: str, field: Ticker | Day, text: str) -> Problem | None:
    if not text:
        is_needed = isinstance(field, Ticker) and field.is_needed
        return Problem(name, "missing", {"field": field.caption}) if is_needed else None
    return ticker_problem(name, text)
