"""What the columns of a table mean: the answer to a file that no format knows.

A mapping is plain data, so that it can be kept under a name and carried from one journal to
another. It says what a column is, never what a single cell is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from journal_app.domain.problems import Problem
from journal_app.domain.trade import PositionKind

Role = Literal[
    "time", "market", "side", "size", "price", "fee", "fee_asset", "quote", "kind", "stated",
    "event", "asset", "paid", "paid_asset", "got", "got_asset", "reference", "note",
]  # fmt: skip
"""What a column can be.

size: of a fill, or the amount of another event, which is in `asset`. quote: what prices are in.
stated: the profit by the file's own account. paid, got: both sides of an exchange, as tax
programs write a trade.
"""

Side = Literal["buy", "sell"]
Event = Literal[
    "fill", "exchange", "funding", "interest", "fee", "gas", "yield", "deposit", "withdraw",
    "borrow", "repay", "told_by_fills", "of_no_trade", "left_out",
]  # fmt: skip
"""What a row of a ledger can be; the last three are rows that are left out, each for its reason."""

LEFT_OUT: Final = frozenset({"told_by_fills", "of_no_trade", "left_out"})
COSTS: Final = frozenset({"fee", "gas", "interest", "withdraw", "repay"})
"""Events by which something leaves the account."""

MOST_COLUMNS: Final[Mapping[str, int]] = {"time": 2, "fee": 9}
"""Roles that several columns can share: a date beside its time of day, fees to be summed."""

ROLES: Final[tuple[Role, ...]] = Role.__args__  # type: ignore[attr-defined]
NUMBERS: Final[tuple[Role, ...]] = ("size", "price", "fee", "stated", "paid", "got")
_FIXABLE: Final[frozenset[str]] = frozenset({"market", "quote", "fee_asset", "asset"})
_FILL: Final[tuple[Role, ...]] = ("time", "market", "size", "price")
_EXCHANGE: Final[tuple[Role, ...]] = ("time", "paid", "paid_asset", "got", "got_asset")
_OTHER: Final[tuple[Role, ...]] = ("time", "size", "asset")


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMapping:
    """What a table's columns are, and what its words and signs mean.

    columns: the columns of each role, as the header calls them. fixed: what is the same in every
    row and stands in no column. sides, kinds, events: the meaning of each word of those columns,
    whatever its case; without sides the usual words are known. skips: rows to leave out, by the
    values of a column. market: whether that column names an asset or a pair such as `ETHUSDT`.
    signs: in a statement what leaves the account is negative, costs too; plainly a cost is
    positive and a rebate negative. stated: whether the file's profits are net or gross of the fee.
    zone: of times that say none.
    """

    id: str
    columns: Mapping[str, tuple[str, ...]]
    fixed: Mapping[str, str] = field(default_factory=dict)
    sides: Mapping[str, Side] = field(default_factory=dict)
    kind: PositionKind = PositionKind.SPOT
    kinds: Mapping[str, PositionKind] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    skips: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    market: Literal["asset", "pair"] = "asset"
    signs: Literal["plain", "statement"] = "plain"
    stated: Literal["net", "gross"] = "net"
    decimal: Literal["auto", "point", "comma"] = "auto"
    dates: Literal["auto", "day_first", "month_first"] = "auto"
    zone: str = ""
    account: str = ""
    platform: str = ""

    def column(self, role: Role) -> str:
        """The first column of a role; empty where it has none."""
        found = self.columns.get(role, ())
        return found[0] if found else ""

    @property
    def named(self) -> frozenset[str]:
        """All columns that it names."""
        return frozenset(name for names in self.columns.values() for name in names) | {*self.skips}

    def missing_in(self, header: Sequence[str]) -> tuple[str, ...]:
        """The columns that it names and a header lacks."""
        return tuple(sorted(self.named - {*header}))

    @property
    def usual_event(self) -> Event:
        """What a row is where no column says it."""
        return "exchange" if self.columns.get("paid") else "fill"


def mapping_problems(mapping: ColumnMapping) -> tuple[Problem, ...]:
    """Why a mapping cannot be meant; the fields are roles."""
    problems = []
    seen: set[str] = set()
    for role, names in mapping.columns.items():
        if role not in ROLES:
            choices = ", ".join(ROLES)
            problems.append(Problem(role, "not_a_choice", {"text": role, "choices": choices}))
        if len(names) > MOST_COLUMNS.get(role, 1):
            problems.append(Problem(role, "columns_too_many", {"columns": ", ".join(names)}))
        for name in names:
            if name in seen:
                problems.append(Problem(role, "column_meant_twice", {"column": name}))
            seen.add(name)
    for role in mapping.fixed:
        if role not in _FIXABLE:
            choices = ", ".join(sorted(_FIXABLE))
            problems.append(Problem(role, "not_a_choice", {"text": role, "choices": choices}))
    problems += [Problem(role, "no_column_for_it") for role in _missing_roles(mapping)]
    if mapping.columns.get("event") and not mapping.events:
        problems.append(Problem("event", "words_without_meaning"))
    if mapping.columns.get("kind") and not mapping.kinds:
        problems.append(Problem("kind", "words_without_meaning"))
    return tuple(problems)


def _missing_roles(mapping: ColumnMapping) -> list[Role]:
    """The roles that its rows need and that nothing fills, in the order of the roles."""
    events = {*mapping.events.values()} if mapping.columns.get("event") else {mapping.usual_event}
    needed: set[Role] = set()
    for event in events - LEFT_OUT:
        needed |= {*(_FILL if event == "fill" else _EXCHANGE if event == "exchange" else _OTHER)}
    filled = {role for role, names in mapping.columns.items() if names} | {*mapping.fixed}
    if "quote" in filled:
        filled.add("asset")  # an amount of money is in what prices are in, where nothing else says
    return [role for role in ROLES if role in needed - filled]
