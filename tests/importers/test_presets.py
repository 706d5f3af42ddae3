"""Tables that are known: plain fills by many names, and files of exchanges and tax programs."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from journal_app.domain.importing.imported import MarketFill, Skipped, TradeEvent
from journal_app.domain.importing.mapping import mapping_problems
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.domain.trade import PositionKind
from journal_app.importers.options import Options
from journal_app.importers.presets import PRESETS, preset_named
from tests.importers.files import contents, read, refusals

HEADER = "Date,Code,CCY,Price,Qty,Action,Fee\n"
IN_UTC = Options(zone=UTC)


def test_a_fill_of_a_plain_table() -> None:
    text = HEADER + "16/09/2025,ETH,USD,2000.5,2,sell,1.5\n"
    (fill,) = contents(read(text, IN_UTC))
    assert fill == MarketFill(
        market=Asset("ETH"),
        kind=PositionKind.SPOT,
        at=datetime(2025, 9, 16, tzinfo=UTC),
        size=Decimal(-2),
        price=Decimal("2000.5"),
        fee=Decimal("1.5"),
        fee_asset=Asset("USD"),
    )


def test_date_and_time_in_two_columns() -> None:
    text = "Date,Time,Symbol,Quantity,Price,Side\n1/17/2025,11:35:05,ETH,1,2000,Buy\n"
    (fill,) = contents(read(text, Options(zone=ZoneInfo("America/New_York"))))
    assert isinstance(fill, MarketFill)
    assert fill.at == datetime(2025, 1, 17, 16, 35, 5, tzinfo=UTC)
    assert (fill.size, fill.fee, fill.fee_asset) == (Decimal(1), Decimal(0), Asset("USD"))


def test_a_time_with_its_zone_needs_no_other() -> None:
    text = HEADER + "2025-09-16T10:00:00+02:00,ETH,USDC,2000,2,Cover,\n"
    (fill,) = contents(read(text))
    assert isinstance(fill, MarketFill)
    assert fill.at == datetime(2025, 9, 16, 8, tzinfo=UTC)


def test_times_without_a_zone_ask_for_one_if_a_row_is_good() -> None:
    with pytest.raises(Refused) as refused:
        read(HEADER + "16/09/2025,ETH,USD,2000,2,sell,1\n")
    assert refused.value.code == "zone_needed"


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ("16/09/21,ETH,USD,2000,2,buy,1", "Date", "two_digit_year"),
        ("0001-01-01T00:00:00+14:00,ETH,USD,2000,2,buy,1", "Date", "not_a_time"),
        ("1999-01-01T00:00:00Z,ETH,USD,2000,2,buy,1", "Date", "before_all_trading"),
        ("16.09-2021,ETH,USD,2000,2,buy,1", "Date", "not_a_time"),
        ("16/09/2021,ETH,USD,2000,2,buy,<none>", "Fee", "not_a_number"),
        ("16/09/2021,ETH,EUR,2000,2,buy,1", "CCY", "other_currency"),
        ("16/09/2021,ETH,USD,2000,2,hold,1", "Action", "not_a_choice"),
        ("16/09/2021,ETH,USD,2000,0,buy,1", "Qty", "not_positive"),
        ("16/09/2021,ETH,USD,,1,buy,1", "Price", "empty"),
        ("16/09/2021,,USD,1,1,buy,1", "Code", "missing"),
    ],
)
def test_a_damaged_row_is_refused_by_its_column(cells: str, column: str, code: str) -> None:
    found = refusals(read(HEADER + cells + "\n,,\n"))
    assert [(line, place, why) for line, place, why, _ in found] == [(2, column, code)]


def test_the_generic_format_of_tradervue_with_its_fees() -> None:
    text = "Date,Time,Symbol,Quantity,Price,Side,Commission,TransFee,ECNFee\n"
    text += "1/17/2025,11:35:05,SPY,100,125.52,Buy,1.5,0.25,-0.05\n"
    for name in (None, "fills"):
        (fill,) = contents(read(text, IN_UTC, name))
        assert isinstance(fill, MarketFill)
        assert fill.fee == Decimal("1.7")
    assert preset_named("Tradervue") is preset_named("fills")


def test_a_file_with_decimal_commas() -> None:
    text = "Datetime;Code;Currency;Price;Qty;Action;Fee\n"
    text += "16.09.2025 10:30;ETH;USD;2.000,50;0,5;sell;1,25\n"
    (fill,) = contents(read(text, IN_UTC))
    assert isinstance(fill, MarketFill)
    assert (fill.price, fill.size, fill.fee) == (
        Decimal("2000.50"),
        Decimal("-0.5"),
        Decimal("1.25"),
    )
    assert fill.at == datetime(2025, 9, 16, 10, 30, tzinfo=UTC)


TRADENOTE = (
    "Account,T/D,S/D,Currency,Type,Side,Symbol,Qty,Price,Exec Time,Comm,SEC,TAF,NSCC,Nasdaq,"
    "ECN Remove,ECN Add,Gross Proceeds,Net Proceeds,Clr Broker,Liq,Note\n"
)


def test_the_template_of_tradenote() -> None:
    text = TRADENOTE
    text += "A,08/13/2025,08/15/2025,USD,stock,SS,XYZ,50,10.5,09:47:59,0.1,0.06,0.01,0,0,0.02,"
    text += "-0.05,525,524.8,X,,out\n"
    text += "A,08/13/2025,08/15/2025,USD,stock,BC,XYZ,50,10.4,09:48:22,0,0,0,0,0,0,0,-520,,X,,\n"
    file = read(text, IN_UTC)
    short, cover = contents(file)
    assert file.file_format == "tradenote"
    assert isinstance(short, MarketFill)
    assert isinstance(cover, MarketFill)
    assert short.at == datetime(2025, 8, 13, 9, 47, 59, tzinfo=UTC)
    assert (short.size, short.fee, short.note) == (Decimal(-50), Decimal("0.14"), "out")
    assert cover.size == 50


BINANCE = "Date(UTC),Symbol,Side,Price,Quantity,Amount,Fee,Fee Coin,Realized Profit,Quote Asset\n"


def test_trades_of_binance_futures() -> None:
    text = BINANCE + "2026-03-11 22:10:05,BTCUSDT,BUY,60000.0,0.010,600.0,0.24,USDT,0.0,USDT\n"
    text += "2026-03-11 22:15:40,BTCUSDT,SELL,60500.0,0.010,605.0,0.0003,BNB,5,USDT\n"
    file = read(text)
    bought, sold = contents(file)
    assert (file.file_format, file.platform) == ("binance_futures_trades", "binance")
    assert isinstance(bought, MarketFill)
    assert isinstance(sold, MarketFill)
    assert (bought.market, bought.kind) == ("BTC", PositionKind.PERPETUAL)
    assert bought.at == datetime(2026, 3, 11, 22, 10, 5, tzinfo=UTC)
    assert (sold.fee_asset, sold.fee_price) == ("BNB", None)
    assert sold.stated_gross == 5


def test_transactions_of_binance_futures_bring_funding_alone() -> None:
    text = "Date(UTC),type,Amount,Asset,Symbol,Transaction ID\n"
    text += "2026-07-01 10:00:00,COMMISSION,-1.2,USDT,ETHUSDT,1001\n"
    text += "2026-07-01 16:00:00,FUNDING_FEE,-0.31,USDT,ETHUSDT,\n"
    text += "2026-07-01 17:00:00,SOMETHING_NEW,-0.31,USDT,ETHUSDT,\n"
    file = read(text)
    (funding,) = contents(file)
    assert isinstance(funding, TradeEvent)
    assert (funding.draft.kind, funding.draft.amount) == ("funding", Decimal("-0.31"))
    assert [each.problem.code for each in file.outcomes if isinstance(each, Skipped)] == [
        "told_by_fills"
    ]
    assert [each[:3] for each in refusals(file)] == [(4, "type", "not_a_choice")]


def test_transactions_of_blockpit_whose_ids_have_a_decimal_comma() -> None:
    text = "Blockpit ID;Timestamp;Transaction Type;Outgoing Asset;Outgoing Amount;Incoming Asset;"
    text += "Incoming Amount;Fee Asset;Fee Amount;Note\n"
    text += "1,55444E+13;26.01.2023 20:08;Trade;USDT;300;ETH;0.1;ETH;0.0001;spot\n"
    text += "1,55444E+13;26.01.2023 20:09;Trade;EUR;300;ETH;0.1;ETH;0.0001;\n"
    text += "1,55989E+11;08.01.2023 01:00;Staking;;;ETH;0.01061899;;;\n"
    file = read(text, IN_UTC)
    (fill,) = contents(file)
    assert isinstance(fill, MarketFill)
    assert fill.price == 3000
    assert fill.kind is PositionKind.HOLDING
    assert [each.problem.code for each in file.outcomes if isinstance(each, Skipped)] == [
        "exchange_unpriced",
        "of_no_trade",
    ]


def test_every_preset_can_be_meant() -> None:
    for preset in PRESETS:
        header = [names[0] for each in preset.needed.values() for names in each]
        mapping = preset.mapping_of(header)
        assert mapping is not None
        assert not mapping_problems(mapping)
        assert preset_named(preset.name.upper()) is preset
    assert preset_named("nobody's") is None
