"""What the rows of an Aave history say, whichever way a file of it writes them.

    action, timestamp, txHash                            of every row; seconds since 1970
    an asset with its amount and its price               of what moves; two of each of a
                                                         liquidation and of a swap

Supply, Borrow, Repay and Withdraw move principal, which is neither gain nor loss: interest is what
is repaid beyond the debt, and what is taken out beyond the supply. So the rate at which something
was borrowed stands in the note alone; it is that of the moment, and what is repaid tells more.

Source: Aave, interface, src/modules/history (types and helpers), and the v3 subgraph's schema,
read 2026-11.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import ZERO, exact, plain
from journal_app.domain.importing.imported import (
    Accepted,
    ImportedFile,
    Outcome,
    PoolEvent,
    Row,
    RowRefused,
    Skipped,
)
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.money import LONGEST_TICKER, STABLECOINS, Asset
from journal_app.domain.problems import Problem
from journal_app.importers.cells import CellRefused, Places, oldest_first
from journal_app.importers.delimited import SHOWN, Table

PLATFORM: Final = "aave_v3"

MOVES: Final = {
    "Supply": "deposit",
    "Deposit": "deposit",
    "Withdraw": "withdraw",
    "RedeemUnderlying": "withdraw",
    "Borrow": "borrow",
    "Repay": "repay",
}
"""The kind of ledger row that each action of one asset is; the second names are older ones."""

LIQUIDATION: Final = "LiquidationCall"
SWAPS: Final = frozenset({"CollateralSwap", "CowCollateralSwap"})
REPAYING_SWAPS: Final = frozenset({"RepayWithCollateral", "CowRepayWithCollateral"})
LEAVING_SWAPS: Final = frozenset({"WithdrawAndSwap", "CowWithdrawAndSwap"})
DEBT_SWAPS: Final = frozenset({"DebtSwap", "CowDebtSwap"})
SILENT: Final = frozenset({"UsageAsCollateral", "SwapBorrowRate", "Swap", "CowSwap"})
"""Switches, and swaps in the wallet."""

ACTIONS: Final = (
    *MOVES,
    LIQUIDATION,
    *sorted(SWAPS | REPAYING_SWAPS | LEAVING_SWAPS | DEBT_SWAPS | SILENT),
)

FILLED: Final = frozenset({"", "fulfilled"})
UNFILLED: Final = frozenset({"open", "cancelled", "expired", "failed", "presignaturePending"})
"""What an order of a swap can be; only a filled one moved anything."""

RATE_DIGITS: Final = 27
"""Rates are whole numbers of 10^-27, a ray."""

NOTHING: Final = frozenset({"undefined", "null", "NaN"})
"""Words for a cell without a value."""

_DECIMALS: Final = re.compile(r"[0-9]{1,2}")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Columns(NamedTuple):
    """Where an asset of a row stands: itself, its amount, the price of one or the value of all."""

    reserve: str
    amount: str
    price: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write the history. amount: as it stands in a cell, of an asset of those decimals."""

    name: str
    action: tuple[str, ...]
    moved: Columns
    seized: Columns
    repaid: Columns
    sold: Columns
    bought: Columns
    amount: Callable[[Decimal, int | None], Decimal | None]


class Moved(NamedTuple):
    """So much of an asset. value: of all of it in dollars; None, as the price, where not told."""

    asset: Asset
    amount: Decimal
    price: Decimal | None
    value: Decimal | None


class _Silent(Exception):  # noqa: N818 - what the row is
    """A row that moves nothing."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def names_asset(columns: tuple[str, ...], reserve: str) -> bool:
    """Whether a header has an asset, as one cell of JSON or as an object's parts."""
    return reserve in columns or f"{reserve}.symbol" in columns


def _naming(columns: tuple[str, ...], reserve: str) -> str:
    """The column that names an asset."""
    return reserve if reserve in columns else f"{reserve}.symbol"


def read_events(table: Table, form: Form) -> ImportedFile:
    """Read a history in a form."""
    reading = _Reading(Places(table.columns), form)
    outcomes = [
        reading.outcome(row) if isinstance(row, Row) else row for row in table.in_turn(table.rows)
    ]
    return ImportedFile(
        file_format=form.name,
        platform=PLATFORM,
        columns=table.columns,
        outcomes=oldest_first(outcomes, reading.times),
        renamed={
            "time": "timestamp",
            "price": form.moved.price,
            "asset": _naming(table.columns, form.moved.reserve),
        },
    )


def without_nothing(table: Table) -> Table:
    """The table with empty cells where its writer put his word for nothing."""
    return replace(table, rows=tuple(map(_emptied, table.rows)))


def _emptied(row: Row | Skipped | RowRefused) -> Row | Skipped | RowRefused:
    if not isinstance(row, Row):
        return row
    return row._replace(cells=["" if cell in NOTHING else cell for cell in row.cells])


class _Reading:
    """One file being read row by row."""

    def __init__(self, places: Places, form: Form) -> None:
        self.places = places
        self.form = form
        self.times: list[datetime] = []

    def outcome(self, row: Row) -> Outcome:
        try:
            event = self._event(row)
        except CellRefused as refused:
            return refused.of(row)
        except _Silent as silent:
            return Skipped(row, silent.problem)
        self.times.append(event.draft.at)
        return Accepted(row, event)

    def _event(self, row: Row) -> PoolEvent:
        action, column = self._action(row)
        if action in SILENT:
            raise _Silent(Problem(column, "changes_no_balance", {"text": action}))
        at, form = self._at(row), self.form
        if action in MOVES:
            return self._one_moved(row, MOVES[action], at)
        if action == LIQUIDATION:
            seized, repaid = self._moved(row, form.seized), self._moved(row, form.repaid)
            return _liquidated(seized, repaid, at, self._reference(row))
        if action in DEBT_SWAPS:
            raise CellRefused(Problem(column, "debts_not_told_apart", {"text": action}), action)
        self._check_filled(row)
        sold = self._moved(row, form.sold)
        if action in LEAVING_SWAPS:
            return PoolEvent(draft=_draft("withdraw", sold, at, self._reference(row)))
        bought = self._moved(row, form.bought)
        return _swapped(sold, bought, at, self._reference(row), repays=action in REPAYING_SWAPS)

    def _action(self, row: Row) -> tuple[str, str]:
        """What happened, and the column that says it."""
        column, action = self.form.action[0], ""
        for column in self.form.action:
            action = self.places.text(row, column)
            if action:
                break
        if action not in ACTIONS:
            facts = {"text": action[:SHOWN], "choices": ", ".join(ACTIONS)}
            raise CellRefused(Problem(column, "not_a_choice", facts), action)
        return action, column

    def _at(self, row: Row) -> datetime:
        seconds = self.places.positive(row, "timestamp")
        try:
            return _EPOCH + timedelta(milliseconds=int(seconds * 1000))
        except OverflowError:
            written = self.places.raw(row, "timestamp")
            problem = Problem("timestamp", "not_a_time", {"text": written[:SHOWN]})
            raise CellRefused(problem, written) from None

    def _reference(self, row: Row) -> str:
        return self.places.text(row, "txHash") or self.places.text(row, "id")

    def _check_filled(self, row: Row) -> None:
        status = self.places.text(row, "status")
        if status in UNFILLED:
            raise _Silent(Problem("status", "order_not_executed", {"text": status}))
        if status not in FILLED:
            choices = ", ".join(sorted((FILLED | UNFILLED) - {""}))
            problem = Problem(
                "status", "not_a_choice", {"text": status[:SHOWN], "choices": choices}
            )
            raise CellRefused(problem, status)

    def _one_moved(self, row: Row, kind: str, at: datetime) -> PoolEvent:
        moved = self._moved(row, self.form.moved)
        draft = _draft(kind, moved, at, self._reference(row))
        if kind == "borrow":
            draft = replace(draft, note=self._rate(row))
        if kind == "repay" and self.places.text(row, "useATokens").lower() == "true":
            # paid by the supply of the same asset, without a withdrawal of its own
            return PoolEvent(draft=draft, further=(replace(draft, kind="withdraw"),))
        return PoolEvent(draft=draft)

    @exact
    def _rate(self, row: Row) -> str:
        """The rate at which something was borrowed, as a remark."""
        rate = self.places.number(row, "borrowRate")
        if rate is None:
            return ""
        mode = self.places.text(row, "borrowRateMode")[:SHOWN]
        return f"{mode} {plain(rate.scaleb(2 - RATE_DIGITS))} %".strip()

    @exact
    def _moved(self, row: Row, columns: Columns) -> Moved:
        asset, decimals = self._reserve(row, columns.reserve)
        written = self.places.positive(row, columns.amount)
        amount = self.form.amount(written, decimals)
        if amount is None:
            problem = Problem(columns.amount, "no_raw_amount", {"asset": asset})
            raise CellRefused(problem, self.places.raw(row, columns.amount))
        # a price of nothing is one that the source did not know
        price = self.places.number(row, columns.price) or None
        value = self.places.number(row, columns.value) or None
        if price is None and value is not None:
            price = value / amount
        elif price is not None and value is None:
            value = price * amount
        return Moved(asset, amount, price, value)

    def _reserve(self, row: Row, column: str) -> tuple[Asset, int | None]:
        """An asset and how many decimals its raw amounts have, where the row tells."""
        written = self.places.raw(row, column)
        said = _object(written) if written else dict(self._parts(row, column))
        ticker = said.get("symbol")
        if not isinstance(ticker, str) or not 0 < len(ticker.strip()) <= LONGEST_TICKER:
            problem = Problem(column, "names_no_asset", {"text": written[:SHOWN]})
            raise CellRefused(problem, written)
        return Asset(ticker.strip()), _decimals(said.get("decimals"))

    def _parts(self, row: Row, column: str) -> Iterator[tuple[str, object]]:
        for part in ("symbol", "decimals"):
            yield part, self.places.text(row, f"{column}.{part}")


def _decimals(written: object) -> int | None:
    """How many decimals are told, of which no token has a hundred; None where none are."""
    found = _DECIMALS.fullmatch(written) if isinstance(written, str) else None
    return int(found[0]) if found else None


def _object(written: str) -> Mapping[str, object]:
    """The object that stands in a cell; empty where it is none."""
    try:
        said = json.loads(written, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _draft(kind: str, moved: Moved, at: datetime, reference: str) -> Draft:
    return Draft(
        kind=kind,
        at=at,
        asset=moved.asset,
        amount=moved.amount,
        price=moved.price,
        reference=reference,
    )


def _prices(*told: Moved) -> dict[Asset, Decimal]:
    return {each.asset: each.price for each in told if each.price is not None}


@exact
def _liquidated(seized: Moved, repaid: Moved, at: datetime, reference: str) -> PoolEvent:
    """What was seized beyond the debt repaid is the penalty: seized·p − repaid·p."""
    penalty = None
    if seized.value is not None and repaid.value is not None:
        penalty = max(seized.value - repaid.value, ZERO)
    draft = replace(
        _draft("liquidation", seized, at, reference),
        to_asset=repaid.asset,
        to_amount=repaid.amount,
        fee=penalty,
    )
    return PoolEvent(draft=draft, prices=_prices(repaid))


@exact
def _swapped(
    sold: Moved, bought: Moved, at: datetime, reference: str, *, repays: bool
) -> PoolEvent:
    """Supply that becomes another asset; where it repays, that asset goes into the debt at once.

    No price is told: where one side is a stablecoin, what was paid for the other is its price.
    """
    if sold.price is None and bought.asset in STABLECOINS:
        sold = sold._replace(price=bought.amount / sold.amount)
    if bought.price is None and sold.asset in STABLECOINS:
        bought = bought._replace(price=sold.amount / bought.amount)
    draft = replace(
        _draft("swap", sold, at, reference), to_asset=bought.asset, to_amount=bought.amount
    )
    further = tuple(_draft(kind, bought, at, reference) for kind in ("withdraw", "repay"))
    return PoolEvent(draft=draft, further=further if repays else (), prices=_prices(bought))
