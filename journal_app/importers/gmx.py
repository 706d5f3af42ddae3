"""GMX v2's detailed trade history, as its web application exports it (schema 1).

    timestamp_utc, order_type, event_name, status, row_type, schema_version, action_id
    index_token_symbol, is_long, position_lifecycle_id, chain
    size_delta_usd, size_delta_tokens, position_size_usd, execution_price
    base_pnl_usd, position_price_impact_usd, net_action_result_usd
    position_fee_usd, borrowing_fee_usd, funding_fee_usd, liquidation_fee_usd, ui_fee_usd, …
    collateral_token_symbol, collateral_delta_amount, collateral_delta_usd

An executed order of a position is one row of the type `action`. Its `cashflow` rows tell the same
money again; other states of an order and swaps are rows too. Sizes carry the sign of the order,
an increase above 0, whatever the side. Amounts of collateral carry none.

The result of an action is its price profit with the impact, less all costs:

    net_action_result = base_pnl + position_price_impact − borrowing − funding − liquidation − fees

so what the named columns leave is a fee without a column of its own, and is taken with the fees.
What is claimed or settled later (`claimable_…`, `pending_…`) is no part of it.

Source: GMX, gmx-interface, the trade export's `buildTradeCsvRows` and its specification, read
2026-11.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ZERO, exact, plain, rounded
from journal_app.domain.importing.imported import (
    Accepted,
    ImportedFile,
    Outcome,
    Row,
    RowRefused,
    Skipped,
    TradeEvent,
)
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.money import DOLLAR, STABLECOINS, Asset
from journal_app.domain.problems import Problem
from journal_app.domain.progress import told
from journal_app.importers.cells import CellRefused, Places, iso_time, zoned_in_utc
from journal_app.importers.delimited import SHOWN, Table, unguarded
from journal_app.importers.options import Options

NAME: Final = "gmx_trade_history"
PLATFORM: Final = "gmx_v2"
SCHEMA: Final = "1"
COLUMNS: Final = (
    "timestamp_utc",
    "order_type",
    "status",
    "row_type",
    "schema_version",
    "action_id",
    "is_long",
    "index_token_symbol",
    "size_delta_usd",
    "size_delta_tokens",
    "execution_price",
    "net_action_result_usd",
)

INCREASES: Final = ("MarketIncrease", "LimitIncrease", "StopIncrease")
LIQUIDATION: Final = "Liquidation"
DECREASES: Final = ("MarketDecrease", "LimitDecrease", "StopLossDecrease", LIQUIDATION)
SWAPS: Final = ("MarketSwap", "LimitSwap")

EXECUTED: Final = "executed"
OTHER_STATES: Final = ("created", "updated", "cancelled", "frozen")

FURTHEST: Final = Decimal("0.1")
"""How far the price that size and result make may lie from the one that is told: impact, no more.

As a fraction of it."""

FINEST: Final = Decimal("1e-18")
"""A payout in tokens is cut here."""

_PRICED: Final = ("collateral_delta", "position_fee", "borrowing_fee", "funding_fee")
"""What is told both in collateral and in dollars, and so tells the price of the collateral."""


def recognises(columns: Sequence[str]) -> bool:
    """Whether the header is that of a detailed trade history."""
    return set(COLUMNS) <= set(columns)


def read(table: Table, options: Options) -> ImportedFile:
    """Read a detailed trade history."""
    del options  # the times say their zone
    places = Places(table.columns)
    rows = _oldest_first([_unguarded(row) for row in table.rows], places)
    reading = _Reading(places, rows)
    return ImportedFile(
        file_format=NAME,
        platform=PLATFORM,
        columns=table.columns,
        outcomes=tuple(
            reading.outcome(row) if isinstance(row, Row) else row
            for row in told(rows, len(rows), table.progress)
        ),
        renamed={
            "time": "timestamp_utc",
            "asset": "index_token_symbol",
            "amount": "size_delta_tokens",
            "price": "execution_price",
        },
    )


TableRow = Row | Skipped | RowRefused


def _unguarded(row: TableRow) -> TableRow:
    """Every cell without the guard of a spreadsheet, which negative numbers carry as well."""
    return row._replace(cells=list(map(unguarded, row.cells))) if isinstance(row, Row) else row


def _oldest_first(rows: Sequence[TableRow], places: Places) -> Sequence[TableRow]:
    """The rows of a file that lists the newest first, turned."""
    times = [places.raw(row, "timestamp_utc") for row in rows if isinstance(row, Row)]
    return rows[::-1] if times and times[0] > times[-1] else rows


@dataclass(frozen=True, slots=True)
class _Costs:
    """What an action cost, in dollars. rest: all fees but those of a liquidation."""

    borrowing: Decimal
    funding: Decimal
    liquidation: Decimal
    rest: Decimal


class _Reading:
    """One file being read row by row, the oldest first.

    begun: what positions without an id of their life are called, by their key. collateral: what
    each of them keeps its margin in.
    """

    def __init__(self, places: Places, rows: Iterable[TableRow]) -> None:
        self.places = places
        self.begun: dict[str, str] = {}
        self.collateral: dict[str, Asset] = {}
        for row in rows:
            if isinstance(row, Row) and not places.raw(row, "swap_path"):
                key, ticker = self._key(row), places.text(row, "collateral_token_symbol")
                if key and ticker:
                    self.collateral.setdefault(key, Asset(ticker))

    def outcome(self, row: Row) -> Outcome:
        try:
            skipped = self._skipped(row)
            if skipped is not None:
                return Skipped(row, skipped)
            drafts = self._drafts(row)
            if not drafts:
                word = self.places.raw(row, "order_type")
                return Skipped(row, Problem("order_type", "changes_no_balance", {"text": word}))
            first, *further = drafts
            event = TradeEvent(draft=first, label=self._label(row), further=tuple(further))
        except CellRefused as refused:
            return refused.of(row)
        return Accepted(row, event)

    def _skipped(self, row: Row) -> Problem | None:
        """Why a row is nothing to record; None where it is an executed order of a position."""
        self._choice(row, "schema_version", (SCHEMA,))
        kind = self._choice(row, "row_type", ("action", "cashflow", "claim"))
        if kind == "cashflow":
            return Problem("row_type", "told_by_its_action")
        if kind == "claim":
            return Problem("row_type", "claim_of_no_position")
        status = self._choice(row, "status", (EXECUTED, *OTHER_STATES))
        if status != EXECUTED:
            return Problem("status", "order_not_executed", {"text": status})
        order = self._choice(row, "order_type", (*INCREASES, *DECREASES, *SWAPS))
        return Problem("order_type", "swap_of_own_tokens") if order in SWAPS else None

    def _choice(self, row: Row, column: str, choices: Sequence[str]) -> str:
        word = self.places.raw(row, column)
        if word not in choices:
            facts = {"text": word[:SHOWN], "choices": ", ".join(choices)}
            raise CellRefused(Problem(column, "not_a_choice", facts), word)
        return word

    # which trade it is

    def _key(self, row: Row) -> str:
        places = self.places
        chain = places.text(row, "chain") or places.text(row, "chain_id")
        key = places.text(row, "position_lifecycle_id") or places.text(row, "position_key")
        return f"{chain} {key}".strip() if key else ""

    def _label(self, row: Row) -> str:
        """A name for the position from flat to flat; its key alone names all that it ever was."""
        key = self._key(row)
        if not key:
            column = "position_lifecycle_id"
            raise CellRefused(Problem(column, "missing", {"field": column}), "")
        if self.places.text(row, "position_lifecycle_id"):
            return key
        if self._is_increase(row) and self._opens(row):
            self.begun[key] = f"{key} {self.places.raw(row, 'timestamp_utc')}"
        return self.begun.get(key, key)

    # what it says

    def _is_increase(self, row: Row) -> bool:
        return self.places.raw(row, "order_type") in INCREASES

    def _opens(self, row: Row) -> bool:
        """Whether the position is no larger afterwards than what the row added."""
        after = self.places.number(row, "position_size_usd")
        return after is None or after == self.places.number(row, "size_delta_usd")

    @exact
    def _drafts(self, row: Row) -> list[Draft]:
        """The ledger rows of an executed order: the fill, its costs, its collateral."""
        return list(self._told(row))

    def _told(self, row: Row) -> Iterator[Draft]:
        places = self.places
        at = self._at(row)
        reference = places.text(row, "action_id")
        note = places.text(row, "manual_review_reason")
        fill, gross = self._fill(row, at)
        costs = self._costs(row, gross)
        fee, is_alone = costs.rest, fill is None or fill.kind == "liquidation"
        if fill is not None and fill.kind == "liquidation":
            penalty = costs.liquidation + min(fee, ZERO)  # a rebate lessens it
            fee = max(fee, ZERO)
            fill = replace(fill, fee=penalty)
        elif fill is not None:
            fill = replace(fill, fee=fee + costs.liquidation)
        dollars = Draft(kind="", at=at, asset=DOLLAR, reference=reference)
        if fill is not None:
            yield replace(fill, reference=reference, note=note)
        moved = list(self._collateral(row, at, gross - _sum(costs)))
        for draft in moved if self._is_increase(row) else ():
            yield replace(draft, reference=reference)
        if is_alone and fee:
            yield replace(dollars, kind="fee", amount=fee)
        if costs.borrowing:
            yield replace(dollars, kind="interest", amount=costs.borrowing)
        if costs.funding:
            yield replace(dollars, kind="funding", amount=-costs.funding)
        for draft in () if self._is_increase(row) else moved:
            yield replace(draft, reference=reference)

    def _at(self, row: Row) -> datetime:
        column = "timestamp_utc"
        written = self.places.raw(row, column)
        read_time = iso_time(written, column)
        if read_time.tzinfo is None:
            raise CellRefused(Problem(column, "not_a_time", {"text": written[:SHOWN]}), written)
        return zoned_in_utc(read_time, column)

    def _fill(self, row: Row, at: datetime) -> tuple[Draft | None, Decimal]:
        """What was opened or closed, and the price profit of it in dollars.

        An increase is worth size_delta_usd; a decrease that with its result, so the price of it
        is (size_delta_usd ± result) / size_delta_tokens, the impact within.
        """
        size = self._size(row, "size_delta_usd")
        if not size:
            return None, ZERO
        tokens = self._size(row, "size_delta_tokens")
        if not tokens:
            raise CellRefused(Problem("size_delta_tokens", "empty"), "")
        side = 1 if self._is_long(row) else -1
        asset = self.places.needed_asset(row, "index_token_symbol")
        told = self.places.positive(row, "execution_price")
        if self._is_increase(row):
            price = self._price(row, told, size, tokens)
            kind, amount = ("open", side * tokens) if self._opens(row) else ("add", tokens)
            return Draft(kind=kind, at=at, asset=asset, amount=amount, price=price), ZERO
        gross = self.places.number(row, "base_pnl_usd")
        if gross is None:
            gross = side * (tokens * told - size)
        else:
            gross += self.places.number(row, "position_price_impact_usd") or ZERO
        price = self._price(row, told, size + side * gross, tokens)
        kind = self._closing(row)
        return Draft(kind=kind, at=at, asset=asset, amount=tokens, price=price), gross

    def _is_long(self, row: Row) -> bool:
        """Which side it is; a spreadsheet that kept the file wrote its own TRUE."""
        word = self._choice(row, "is_long", ("true", "false", "TRUE", "FALSE"))
        return word in ("true", "TRUE")

    def _closing(self, row: Row) -> str:
        if self.places.raw(row, "order_type") == LIQUIDATION:
            return "liquidation"
        return "close" if self.places.number(row, "position_size_usd") == 0 else "reduce"

    def _size(self, row: Row, column: str) -> Decimal:
        """A size without its sign, which must be that of the order."""
        size = self.places.number(row, column) or ZERO
        if size and (size > 0) != self._is_increase(row):
            problem = Problem(column, "size_against_order", {"text": plain(size)})
            raise CellRefused(problem, plain(size))
        return abs(size)

    def _price(self, row: Row, told: Decimal, value: Decimal, tokens: Decimal) -> Decimal:
        """The price that makes the value, to the last digit; the one that is told where it does."""
        if told * tokens == value:
            return told
        price = value / tokens
        if abs(price - told) > told * FURTHEST:
            column = "execution_price"
            problem = Problem(column, "price_off_size", {"expected": plain(price)})
            raise CellRefused(problem, self.places.raw(row, column))
        return price

    def _costs(self, row: Row, gross: Decimal) -> _Costs:
        """The costs by their columns; the rest is what the stated result leaves."""

        def of(column: str) -> Decimal:
            return self.places.number(row, column) or ZERO

        borrowing, funding = of("borrowing_fee_usd"), of("funding_fee_usd")
        liquidation = of("liquidation_fee_usd")
        result = self.places.number(row, "net_action_result_usd")
        if result is None:
            rest = of("position_fee_usd") + of("ui_fee_usd") + of("swap_fee_usd")
            rest -= of("trader_discount_usd")
        else:
            rest = gross - result - borrowing - funding - liquidation
        return _Costs(borrowing, funding, liquidation, rest)

    def _collateral(self, row: Row, at: datetime, result: Decimal) -> Iterator[Draft]:
        """What came in, or went out: what was asked for, and the profit of a part that was closed.

        A loss is taken from the collateral. What a whole close leaves is no longer the trade's.
        """
        places = self.places
        amount = places.number(row, "collateral_delta_amount") or ZERO
        asset = places.asset(row, "collateral_token_symbol")
        if asset is None:
            return
        price = self._collateral_price(row, asset)
        if self._is_increase(row):
            if amount > 0:
                yield self._deposit(row, at, asset, amount, price)
            return
        if self._closing(row) != "reduce":
            return
        paid = max(result, ZERO)
        if paid and asset not in STABLECOINS:
            if price is None:
                problem = Problem("collateral_token_symbol", "price_unknown", {"asset": asset})
                raise CellRefused(problem, asset)
            paid = rounded(paid / price, FINEST)
        if paid + amount > 0:
            yield Draft(kind="withdraw", at=at, asset=asset, amount=paid + amount, price=price)

    def _deposit(
        self, row: Row, at: datetime, asset: Asset, amount: Decimal, price: Decimal | None
    ) -> Draft:
        """What was sent; where it was swapped on its way in, in what the margin is kept in."""
        kept = self.collateral.get(self._key(row), asset)
        value = self.places.number(row, "collateral_delta_usd")
        if kept != asset and kept in STABLECOINS and value:
            asset, amount, price = kept, value, None
        return Draft(kind="deposit", at=at, asset=asset, amount=amount, price=price)

    def _collateral_price(self, row: Row, asset: Asset) -> Decimal | None:
        """What the row values its collateral at; None of a stablecoin, and where it tells nothing.

        A stablecoin is worth a dollar, as the platform's own result takes it.
        """
        if asset in STABLECOINS:
            return None
        for each in _PRICED:
            amount = self.places.number(row, f"{each}_amount")
            value = self.places.number(row, f"{each}_usd")
            if amount and value:
                return value / amount
        if asset.removeprefix("W") == self.places.raw(row, "index_token_symbol"):
            return self.places.number(row, "execution_price")
        return None


def _sum(costs: _Costs) -> Decimal:
    return costs.borrowing + costs.funding + costs.liquidation + costs.rest
