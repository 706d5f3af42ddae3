"""dYdX's exports in the languages of its application, and what its indexer answers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from journal_app.domain.importing.imported import Accepted, ImportedFile, MarketFill, TradeEvent
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Direction, PositionKind
from journal_app.importers.dydx import BUYS, LONGS, SELLS, SHORTS
from tests.importers.files import contents, read, refusals, sample

ENGLISH = "Time,Market,Side,Amount,Price,Total,Fee,Type,Liquidity"
GERMAN = "Zeit,Markt,Seite,Betrag,Preis,Total,Gebühr,Typ,Liquidität"
FUNDING = "Time,Market,Side,Oracle Price,Size,Payment,Rate"


def export(header: str, *rows: str) -> bytes:
    """A file as the application writes it: a byte order mark, CRLF, every cell in quotes."""
    lines = (",".join(f'"{cell}"' for cell in row.split(",")) for row in (header, *rows))
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def trade(side: str = "Buy", **said: str) -> str:
    cells = {
        "time": "2026-02-02T10:29:47.082Z", "market": "BTC-USD", "side": side, "amount": "0.002",
        "price": "90000", "total": "180", "fee": "0.09", "type": "LIMIT", "liquidity": "TAKER",
    } | said  # fmt: skip
    return ",".join(cells.values())


def fills(file: ImportedFile) -> list[MarketFill]:
    found = contents(file)
    assert all(isinstance(each, MarketFill) for each in found)
    return [each for each in found if isinstance(each, MarketFill)]


def test_an_export_is_read_whole_the_oldest_first() -> None:
    file = read(sample("dydx_v4_trades_ui.csv"))
    assert (file.file_format, file.platform) == ("dydx_trades", "dydx_v4")
    assert [each.row.line for each in file.outcomes] == [4, 3, 2]
    assert [each.size for each in fills(file)] == [
        Decimal("-0.0001"),
        Decimal("-0.0001"),
        Decimal("0.0001"),
    ]
    last = fills(file)[-1]
    assert last == MarketFill(
        market=last.market,
        kind=PositionKind.PERPETUAL,
        at=datetime(2025, 11, 12, 11, 19, 52, 470_000, tzinfo=UTC),
        size=Decimal("0.0001"),
        price=Decimal(105_117),
        fee=Decimal(0),
        fee_asset=last.fee_asset,
    )
    assert (last.market, last.fee_asset) == ("BTC", "USDC")


def test_a_translated_export_is_known_by_what_it_holds() -> None:
    file = read(export(GERMAN, trade("Kaufen"), trade("Verkaufen", fee="-0.01", type="LIQUIDATED")))
    assert file.file_format == "dydx_trades"
    bought, sold = fills(file)
    assert (bought.size, sold.size) == (Decimal("0.002"), Decimal("-0.002"))
    assert (sold.fee, sold.is_liquidation, bought.is_liquidation) == (Decimal("-0.01"), True, False)


def test_a_damaged_first_row_hides_nothing() -> None:
    file = read(export(GERMAN, trade("Kaufen", price="x"), trade("Kaufen")))
    assert refusals(file) == [(2, "Preis", "not_a_number", "x")]
    assert len(fills(file)) == 1


@pytest.mark.parametrize(
    "row",
    [
        trade(time="02.02.2026 10:29"),
        trade(market="BTC/EUR"),
        trade(amount="much"),
        "a,b,c,d,e,f,g,h,i",
    ],
)
def test_another_table_of_nine_columns_is_not_taken_for_one(row: str) -> None:
    with pytest.raises(Refused) as refused:
        read(export(GERMAN, row))
    assert refused.value.code == "format_unknown"


@pytest.mark.parametrize(("words", "sign"), [(BUYS, 1), (SELLS, -1), (("BUY",), 1)])
def test_the_side_in_every_language(words: Sequence[str], sign: int) -> None:
    file = read(export(ENGLISH, *map(trade, words)))
    assert {each.size for each in fills(file)} == {sign * Decimal("0.002")}
    assert len(fills(file)) == len(words)


@pytest.mark.parametrize(
    ("said", "column", "code"),
    [
        ({"side": "Köp"}, "Side", "not_a_choice"),
        ({"total": "181"}, "Total", "not_price_times_size"),
        ({"market": "BTC-EUR"}, "Market", "no_market_in_dollars"),
        ({"market": "-USD"}, "Market", "no_market_in_dollars"),
        ({"market": ""}, "Market", "missing"),
        ({"amount": "-1"}, "Amount", "not_positive"),
        ({"price": "0"}, "Price", "not_positive"),
        ({"fee": ""}, "Fee", "empty"),
        ({"time": "2026-02-02"}, "Time", "zone_needed"),
        ({"time": "2206-02-02T00:00:00Z"}, "Time", "in_the_future"),
    ],
)
def test_a_damaged_trade_is_refused_by_its_column(
    said: dict[str, str], column: str, code: str
) -> None:
    found = refusals(read(export(ENGLISH, trade(), trade(**said))))
    assert [each[:3] for each in found] == [(3, column, code)]


def test_the_indexers_fills() -> None:
    row = {
        "id": "6450-aa", "side": "SELL", "liquidity": "MAKER", "type": "LIQUIDATED",
        "market": "ETH-USD", "marketType": "PERPETUAL", "price": "2500.1", "size": "0.3",
        "fee": "-0.0825033", "createdAt": "2026-02-02T11:19:52.470Z", "createdAtHeight": "1",
        "orderId": "0f", "subaccountNumber": 0,
    }  # fmt: skip
    file = read(json.dumps({"status": "success", "result": {"fills": [row, {**row, "id": "b"}]}}))
    assert (file.file_format, file.platform) == ("dydx_fills", "dydx_v4")
    first, second = fills(file)
    assert (first.reference, second.reference) == ("6450-aa", "b")
    assert (first.market, first.size, first.fee) == ("ETH", Decimal("-0.3"), Decimal("-0.0825033"))
    assert first.is_liquidation


def payment(side: str = "LONG", paid: str = "-0.53") -> str:
    return f"2026-02-02T16:00:04.120Z,ETH-USD,{side},2500,0.3,{paid},0.00002"


def test_funding_payments_of_an_export_and_of_the_indexer() -> None:
    row = {
        "createdAt": "2026-02-02T16:00:04.120Z", "createdAtHeight": "1", "perpetualId": "1",
        "ticker": "ETH-USD", "oraclePrice": "2500", "size": "0.3", "side": "LONG",
        "rate": "0.00002", "payment": "-0.53", "subaccountNumber": "0",
    }  # fmt: skip
    translated = "Zeit,Markt,Seite,Oracle-Preis,Größe,Zahlung,Rate"
    for content, name in (
        (export(FUNDING, payment()), "dydx_funding"),
        (export(translated, payment()), "dydx_funding"),
        (json.dumps({"fundingPayments": [row], "totalResults": 1}), "dydx_funding_payments"),
    ):
        file = read(content)
        assert file.file_format == name
        (event,) = contents(file)
        assert isinstance(event, TradeEvent)
        assert event.platform == "dydx_v4"
        assert (event.draft.kind, event.draft.asset) == ("funding", "USDC")
        assert event.draft.amount == Decimal("-0.53")
        assert event.paid_for is not None
        assert (event.paid_for.asset, event.paid_for.direction) == ("ETH", Direction.LONG)
        assert event.paid_for.due_at == datetime(2026, 2, 2, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "direction"),
    [(LONGS, Direction.LONG), (SHORTS, Direction.SHORT), (("Short",), Direction.SHORT)],
)
def test_the_side_of_a_payment_in_other_words(words: Sequence[str], direction: Direction) -> None:
    file = read(export(FUNDING, *(payment(side=word) for word in words)))
    found = [each.paid_for for each in contents(file) if isinstance(each, TradeEvent)]
    assert [each.direction for each in found if each] == [direction] * len(words)


def test_payments_that_are_none_or_cannot_be_told() -> None:
    file = read(export(FUNDING, payment(paid="0"), payment(side="FLAT"), payment(paid="")))
    assert not any(isinstance(each, Accepted) for each in file.outcomes)
    assert [each[:3] for each in refusals(file)] == [
        (3, "Side", "not_a_choice"),
        (4, "Payment", "empty"),
    ]


@pytest.mark.parametrize("header", [ENGLISH, FUNDING])
def test_an_export_of_nothing_is_known_by_its_header(header: str) -> None:
    file = read(export(header))
    assert file.outcomes == ()
    assert file.file_format.startswith("dydx_")
