"""dYdX v4: trades and funding payments, as its application exports them and its indexer answers.

    Time,Market,Side,Amount,Price,Total,Fee,Type,Liquidity          trades, CSV
    Time,Market,Side,Oracle Price,Size,Payment,Rate                 funding payments, CSV
    id, side, type, market, price, size, fee, createdAt             fills, JSON
    ticker, size, side, payment, rate, createdAt                    funding payments, JSON

The header of a CSV, and the side of a trade, stand in the language of the application; everything
else stands as the indexer gives it. So such a file is also known by what its columns hold. Times
are in UTC, fees and payments in USDC, a fee below 0 is a rebate, a payment above 0 was received.
A row of the CSV has no number of its own, and two equal rows are two fills; the JSON tells the same
ones with an id.

Source: dYdX's v4-web, `ExportHistoryDropdown.tsx`; v4-localization, `app.json`; dYdX Docs,
"Indexer, List fills" and "List funding payments", all read 2026-02.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Final

from journal_app.domain.exact import NotANumberError, exact, parse_decimal
from journal_app.domain.importing.imported import ImportedFile, MarketFill, Row, TradeEvent
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem
from journal_app.domain.trade import Direction, PositionKind
from journal_app.importers.cells import CellRefused, Places, Zoned
from journal_app.importers.delimited import SHOWN, Table
from journal_app.importers.hourly_funding import paid
from journal_app.importers.options import Options
from journal_app.importers.rows import check_product, outcomes_of

PLATFORM: Final = "dydx_v4"
TRADES: Final = "dydx_trades"
FUNDING: Final = "dydx_funding"
FILLS: Final = "dydx_fills"
FUNDING_PAYMENTS: Final = "dydx_funding_payments"

TRADE_COLUMNS: Final = (
    "Time", "Market", "Side", "Amount", "Price", "Total", "Fee", "Type", "Liquidity",
)  # fmt: skip
FUNDING_COLUMNS: Final = ("Time", "Market", "Side", "Oracle Price", "Size", "Payment", "Rate")
FILL_KEYS: Final[Mapping[str, str]] = {
    "Time": "createdAt", "Market": "market", "Side": "side", "Amount": "size", "Price": "price",
    "Fee": "fee", "Type": "type", "Liquidity": "liquidity",
}  # fmt: skip
PAYMENT_KEYS: Final[Mapping[str, str]] = {
    "Time": "createdAt", "Market": "ticker", "Side": "side", "Size": "size", "Payment": "payment",
    "Rate": "rate",
}  # fmt: skip
"""What the indexer calls the columns."""

USDC: Final = Asset("USDC")
_QUOTE: Final = "-USD"

BUYS: Final = (
    "Buy", "Kaufen", "Comprar", "Acheter", "買い", "매수", "Купить", "Satın Al", "买入",
    "Kauf", "Compra", "Achat", "買入", "买",
)  # fmt: skip
SELLS: Final = (
    "Sell", "Verkaufen", "Vender", "Vendre", "売り", "매도", "Продать", "Sat", "卖出",
    "Verkauf", "Venta", "Venda", "Vente", "賣出", "卖",
)  # fmt: skip
"""The sides of a trade in the languages of the application, and other words for the same."""

SIGNS: Final = {word.casefold(): sign for words, sign in ((BUYS, 1), (SELLS, -1)) for word in words}

LONGS: Final = ("LONG", "Largo", "Longo", "ロング", "롱", "Лонг", "Uzun", "做多", "多")
SHORTS: Final = ("SHORT", "Corto", "Curto", "ショート", "숏", "Шорт", "Kısa", "做空", "空")
"""The sides of a position; the export writes the first, whatever its language."""

DIRECTIONS: Final = {
    word.casefold(): direction
    for words, direction in ((LONGS, Direction.LONG), (SHORTS, Direction.SHORT))
    for word in words
}
LIQUIDATED: Final = "LIQUIDATED"
"""The type of the fill by which the account itself was liquidated; whoever took it over has
`LIQUIDATION`."""

_LOOKED_AT: Final = 20
"""Rows that may tell what the file is; the first ones may be damaged."""

_TIME: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z")


def are_trades(columns: Sequence[str]) -> bool:
    """Whether the header is that of trades, in English."""
    return tuple(columns) == TRADE_COLUMNS


def is_funding(columns: Sequence[str]) -> bool:
    """Whether the header is that of funding payments, in English."""
    return tuple(columns) == FUNDING_COLUMNS


def are_fills(columns: Sequence[str]) -> bool:
    """Whether the keys are those of the indexer's fills."""
    return set(FILL_KEYS.values()) <= set(columns)


def are_payments(columns: Sequence[str]) -> bool:
    """Whether the keys are those of the indexer's funding payments."""
    return set(PAYMENT_KEYS.values()) <= set(columns)


def hold_trades(table: Table) -> bool:
    """Whether the columns hold trades, whatever they are called."""
    return _holds(table, TRADE_COLUMNS)


def hold_funding(table: Table) -> bool:
    """Whether the columns hold funding payments, whatever they are called."""
    return _holds(table, FUNDING_COLUMNS)


def read_trades(table: Table, options: Options) -> ImportedFile:
    """Read the trades of an export."""
    called = dict(zip(TRADE_COLUMNS, table.columns, strict=True))
    return _read(table, options, TRADES, called)


def read_funding(table: Table, options: Options) -> ImportedFile:
    """Read the funding payments of an export."""
    called = dict(zip(FUNDING_COLUMNS, table.columns, strict=True))
    return _read(table, options, FUNDING, called)


def read_fills(table: Table, options: Options) -> ImportedFile:
    """Read the indexer's fills."""
    return _read(table, options, FILLS, FILL_KEYS)


def read_payments(table: Table, options: Options) -> ImportedFile:
    """Read the indexer's funding payments."""
    return _read(table, options, FUNDING_PAYMENTS, PAYMENT_KEYS)


def _holds(table: Table, columns: Sequence[str]) -> bool:
    """Whether a table has as many columns, and times, markets and numbers where these have them."""
    if len(table.columns) != len(columns):
        return False
    rows = (row for row in table.rows if isinstance(row, Row))
    return any(_holds_row(row) for row in islice(rows, _LOOKED_AT))


def _holds_row(row: Row) -> bool:
    time, market, _side, *numbers = row.cells[:7]
    return (
        _TIME.fullmatch(time) is not None
        and market.endswith(_QUOTE)
        and all(map(_is_number, numbers))
    )


def _is_number(written: str) -> bool:
    try:
        parse_decimal(written)
    except NotANumberError:
        return False
    return True


def _read(table: Table, options: Options, name: str, called: Mapping[str, str]) -> ImportedFile:
    reading = _Reading(table, options, called)
    is_payment = "Payment" in called
    return ImportedFile(
        file_format=name,
        platform=PLATFORM,
        columns=table.columns,
        outcomes=outcomes_of(
            table.in_turn(table.rows), reading.payment if is_payment else reading.fill
        ),
        renamed={
            "time": called["Time"],
            "amount": called["Payment" if is_payment else "Amount"],
        },
        shares_fills=not is_payment,
    )


class _Reading:
    """One file being read row by row. called: what it calls each column."""

    def __init__(self, table: Table, options: Options, called: Mapping[str, str]) -> None:
        self.called = called
        self.places = Places(table.columns)
        rows = [row for row in table.rows if isinstance(row, Row)]
        self.times = Zoned([self.places.raw(row, called["Time"]) for row in rows], options.zone)

    @exact
    def fill(self, row: Row) -> MarketFill:
        called, places = self.called, self.places
        at = self.times.time(places.raw(row, called["Time"]), called["Time"])
        market = self._market(row)
        word = places.text(row, called["Side"])
        sign = SIGNS.get(word.casefold())
        if sign is None:
            raise self._no_choice(called["Side"], word, (*BUYS, *SELLS))
        price = places.positive(row, called["Price"])
        amount = places.positive(row, called["Amount"])
        if "Total" in called:
            check_product(places, row, called["Total"], price * amount, "not_price_times_size")
        return MarketFill(
            market=market,
            kind=PositionKind.PERPETUAL,
            at=at,
            size=sign * amount,
            price=price,
            fee=places.needed_number(row, called["Fee"]),
            fee_asset=USDC,
            is_liquidation=places.raw(row, called["Type"]) == LIQUIDATED,
            reference=places.text(row, "id"),
        )

    def payment(self, row: Row) -> TradeEvent:
        called, places = self.called, self.places
        at = self.times.time(places.raw(row, called["Time"]), called["Time"])
        market = self._market(row)
        side = places.text(row, called["Side"])
        direction = DIRECTIONS.get(side.casefold())
        if direction is None:
            raise self._no_choice(called["Side"], side, (*LONGS, *SHORTS))
        payment = places.needed_number(row, called["Payment"])
        return paid(PLATFORM, at, market, direction, USDC, payment)

    def _market(self, row: Row) -> Asset:
        column = self.called["Market"]
        written = self.places.needed_asset(row, column)
        if not written.endswith(_QUOTE) or written == _QUOTE:
            raise CellRefused(Problem(column, "no_market_in_dollars", {"text": written}), written)
        return Asset(written.removesuffix(_QUOTE))

    def _no_choice(self, column: str, word: str, choices: Sequence[str]) -> CellRefused:
        facts = {"text": word[:SHOWN], "choices": ", ".join(choices)}
        return CellRefused(Problem(column, "not_a_choice", facts), word)
