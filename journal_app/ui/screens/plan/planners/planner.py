"""A planner as a value: what it asks for, how it answers, and what is shown; no widget here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.screens.plan.calculator.figures import Figure

if TYPE_CHECKING:
    from journal_app.services.ports import Clock, Journal, UnitOfWork
    from journal_app.ui.formatting import Formats
    from journal_app.ui.screens.plan.planners.asked import Asked, Values


class Table(NamedTuple):
    """A table of the answer. aside: what is to be known of it.

    is_optional: whether it is shown only where it has rows.
    """

    key: str
    title: str
    columns: Sequence[Column]
    aside: str = ""
    is_optional: bool = False


class Chart(NamedTuple):
    """The chart of the answer: its title, and how values are written, in full and at an axis."""

    title: str
    aside: str = ""
    x: Callable[[Formats, Decimal], str] = lambda formats, value: formats.price(value)
    y: Callable[[Formats, Decimal], str] = lambda formats, value: formats.money(value)
    scale: Callable[[Formats, Decimal, int], str] = lambda formats, value, places: formats.quantity(
        value, places
    )


class Curve(NamedTuple):
    """A line of the chart. tone: a token. style: `line`, `filled` or `dashed`."""

    name: str
    points: Sequence[tuple[Decimal, Decimal]]
    tone: str = "accent"
    style: str = "line"


class Remark(NamedTuple):
    """Something to be said of the answer. verdict: pass, warning, breach or open."""

    verdict: str
    text: str
    detail: str = ""


class Begun(NamedTuple):
    """What stands in a form that another screen opens: choices, and numbers as they are typed."""

    choices: Mapping[str, Any]
    numbers: Mapping[str, Decimal]


class Record(NamedTuple):
    """Something that can be recorded: the button's words, and what the journal is asked for.

    record: does it at once, where all of it is on show already; `said` is said then.
    """

    key: str
    text: str
    facts: Mapping[str, Any]
    is_first: bool = False
    record: Callable[[Journal, Clock], object] | None = None
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All that is shown of an answer.

    rows: by the keys of the tables. markers: places across the chart, each with a word and a
    tone. for_plan: what a plan takes over, by the names of a `Proposal`'s answers. more: what a
    page of its own goes on from.
    """

    figures: Sequence[Figure] = ()
    rows: Mapping[str, Sequence[tuple[Cell, ...]]] = field(default_factory=dict)
    curves: Sequence[Curve] = ()
    markers: Sequence[tuple[Decimal, str, str]] = ()
    remarks: Sequence[Remark] = ()
    records: Sequence[Record] = ()
    for_plan: Mapping[str, Any] | None = None
    more: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Planner:
    """One planner. shown: which of the asked fields are on show, by what is chosen; all without it.

    gather: what the journal is asked for, in the worker. offer: the choices that follow from it,
    by the names of `Choose`. begin: what another screen's facts fill in, by what the journal was
    asked for; None where it has nothing to do with them. can_plan: whether an answer may become a
    plan. has_figures: whether the answer has figures of its own; without them the first table
    stands on top.
    """

    name: str
    title: str
    about: str
    asked: Sequence[Asked]
    answer: Callable[[Values, Formats], Found]
    tables: Sequence[Table] = ()
    chart: Chart | None = None
    shown: Callable[[Mapping[str, Any]], Collection[str]] | None = None
    gather: Callable[[UnitOfWork], Any] | None = None
    offer: Callable[[Any], Mapping[str, Sequence[tuple[Any, str]]]] | None = None
    begin: Callable[[Any, Mapping[str, Any]], Begun | None] | None = None
    can_plan: bool = False
    has_figures: bool = True


def number_columns(*titles: tuple[str, str]) -> list[Column]:
    """Columns of numbers by key and title, none of them to be sorted by."""
    return [Column(key, title, kind="number", sorts=False) for key, title in titles]


def columns(first: tuple[str, str], *numbers: tuple[str, str]) -> list[Column]:
    """A column of words at the left, which takes the room that is left, and columns of numbers."""
    return [Column(*first, sorts=False, stretches=True), *number_columns(*numbers)]
