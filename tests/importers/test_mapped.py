"""A table is read by what a mapping says of it: fills, exchanges and events."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from journal_app.domain.importing.imported import (
    ImportedFile,
    MarketFill,
    RowRefused,
    Skipped,
    TradeEvent,
)
from journal_app.domain.importing.mapping import ColumnMapping
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.domain.trade import PositionKind
from journal_app.importers.detect import read_file
from journal_app.importers.options import Options
from tests.importers.files import contents, refusals

D = Decimal
MAPPING = ColumnMapping(
    id="Broker",
    columns={
        "time": ("Datum",),
        "market": ("Markt",),
        "side": ("Seite",),
        "size": ("Menge",),
        "price": ("Kurs",),
        "fee": ("Gebühr", "Steuer"),
    },
    sides={"Kauf": "buy", "Verkauf": "sell"},
    zone="Europe/Berlin",
    account="hot",
    platform="broker",
)
HEADER = "Datum;Markt;Seite;Menge;Kurs;Gebühr;Steuer\n"
SIGNED = ColumnMapping(
    id="",
    columns={"time": ("t",), "market": ("m",), "size": ("s",), "price": ("p",)},
    zone="UTC",
)


def read(text: str, mapping: ColumnMapping, **options: Any) -> ImportedFile:
    return read_file([text.encode()], Options(**options), mapping=mapping)[0]


def fills(text: str, mapping: ColumnMapping) -> list[MarketFill]:
    found = contents(read(text, mapping))
    assert all(isinstance(each, MarketFill) for each in found)
    return [each for each in found if isinstance(each, MarketFill)]


def skipped(file: ImportedFile) -> list[tuple[str, str]]:
    return [
        (each.problem.field, each.problem.code)
        for each in file.outcomes
        if isinstance(each, Skipped)
    ]


def test_a_german_file_is_read_whole() -> None:
    text = (
        HEADER
        + "5.3.2026 10:00;ETH;Kauf;1.234,5;2.000,25;1,5;0,25\n"
        + ("6.3.2026 10:00;ETH;VERKAUF;1'234,5;2 100;-0,5;\n")
    )
    file = read(text, MAPPING)
    assert (file.file_format, file.platform, file.account) == ("mapped", "broker", "hot")
    bought, sold = fills(text, MAPPING)
    assert bought.at == datetime(2026, 3, 5, 9, tzinfo=UTC)
    assert (bought.size, bought.price, bought.fee) == (D("1234.5"), D("2000.25"), D("1.75"))
    assert (sold.size, sold.price, sold.fee) == (D("-1234.5"), D(2100), D("-0.5"))
    assert bought.kind is PositionKind.SPOT


def test_a_zone_that_is_asked_for_goes_before_that_of_the_mapping() -> None:
    text = HEADER + "5.3.2026 10:00;ETH;Kauf;1;2;;\n"
    (fill,) = contents(read(text, MAPPING, zone=UTC))
    assert isinstance(fill, MarketFill)
    assert fill.at.hour == 10


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ("5.3.2026;ETH;Halten;1;2;;", "Seite", "not_a_choice"),
        ("5.3.2026;ETH;Kauf;-1;2;;", "Menge", "size_against_side"),
        ("5.3.2026;ETH;Kauf;0;2;;", "Menge", "not_positive"),
        ("5.3.2026;ETH;Kauf;;2;;", "Menge", "empty"),
        ("5.3.2026;ETH;Kauf;1;-2;;", "Kurs", "not_positive"),
        ("5.3.2026;ETH;Kauf;1;1.5;;", "Kurs", "not_a_number"),
        ("5.3.2026;;Kauf;1;1;;", "Markt", "missing"),
        ("5.3.26;ETH;Kauf;1;1;;", "Datum", "two_digit_year"),
        ("31.2.2026;ETH;Kauf;1;1;;", "Datum", "not_a_time"),
        (";ETH;Kauf;1;1;;", "Datum", "not_a_time"),
    ],
)
def test_a_damaged_row_is_refused_by_its_column(cells: str, column: str, code: str) -> None:
    text = HEADER + "5.3.2026;ETH;Kauf;1,5;2;;\n" + cells + "\n"
    mapping = replace(MAPPING, decimal="comma")
    assert [each[:3] for each in refusals(read(text, mapping))] == [(3, column, code)]


def test_a_sale_may_stand_as_a_negative_size_beside_its_word() -> None:
    (fill,) = fills(HEADER + "5.3.2026;ETH;Verkauf;-1;2;;\n", MAPPING)
    assert fill.size == -1


def test_without_a_side_the_sign_of_the_size_is_the_side() -> None:
    text = "t,m,s,p\n2026-03-05 10:00:00,ETH,1,2\n2026/03/05 11:00:00,ETH,-1,2\n"
    assert [each.size for each in fills(text, SIGNED)] == [1, -1]


@pytest.mark.parametrize(
    "written",
    [
        "2026-03-05T10:00:00Z",
        "2026-03-05 10:00:00 UTC",
        "2026/03/05 10:00:00",
        "1772704800",
        "1772704800.000",
        "1772704800000",
        "05/13/2026 10:00:00",
        "3/13/2026 10:00:00 AM",
        "13-3-2026 10:00",
        "13.03.2026, 10:00",
        "2026-03-05T12:00:00+02:00",
    ],
)
def test_dates_in_many_styles(written: str) -> None:
    text = f"t;m;s;p\n{written};ETH;1;2\n"
    (fill,) = fills(text, SIGNED)
    assert (fill.at.hour, fill.at.minute, fill.at.second) == (10, 0, 0)


@pytest.mark.parametrize(
    ("written", "hour"),
    [("12:00 AM", 0), ("12:30 PM", 12), ("1:00 pm", 13), ("11:59PM", 23)],
)
def test_hours_of_half_a_day(written: str, hour: int) -> None:
    (fill,) = fills(f"t;m;s;p\n3/13/2026 {written};ETH;1;2\n", SIGNED)
    assert fill.at.hour == hour


def test_no_clock_shows_thirteen_before_noon() -> None:
    assert [
        code for _, _, code, _ in refusals(read("t;m;s;p\n3/13/2026 13:00 PM;E;1;2\n", SIGNED))
    ] == ["not_a_time"]


def test_dates_that_can_be_read_both_ways_are_asked_about_or_told_by_the_mapping() -> None:
    text = "t;m;s;p\n3/4/2026;ETH;1;2\n"
    with pytest.raises(Refused) as refused:
        read(text, SIGNED)
    assert refused.value.code == "date_order_unknown"
    (fill,) = fills(text, replace(SIGNED, dates="month_first"))
    assert fill.at.month == 3
    with pytest.raises(Refused) as refused:
        read(f"{text}30/4/2026;ETH;1;2\n", replace(SIGNED, dates="month_first"))
    assert refused.value.code == "date_order_disproved"


def test_times_without_a_zone_ask_for_one() -> None:
    with pytest.raises(Refused) as refused:
        read("t;m;s;p\n2026-03-04;ETH;1;2\n", replace(SIGNED, zone=""))
    assert refused.value.code == "zone_needed"
    with pytest.raises(Refused) as refused:
        read("t;m;s;p\n2026-03-04;ETH;1;2\n", replace(SIGNED, zone="Mars"))
    assert refused.value.code == "not_a_zone"


def test_numbers_that_can_be_read_both_ways_are_asked_about() -> None:
    with pytest.raises(Refused) as refused:
        read("t;m;s;p\n2026-03-04;ETH;1.234;2\n", SIGNED)
    assert refused.value.code == "decimal_sign_unknown"


def test_a_mapping_that_does_not_fit_is_refused_with_what_is_missing() -> None:
    with pytest.raises(Refused) as refused:
        read("t;m;s\n", SIGNED)
    assert (refused.value.code, refused.value.facts) == ("mapping_does_not_fit", {"columns": "p"})
    with pytest.raises(Refused) as refused:
        read("t;m;s;p\n", replace(SIGNED, columns={}))
    assert refused.value.code == "no_column_for_it"


def test_pairs_and_what_prices_are_in() -> None:
    pairs = replace(SIGNED, market="pair")
    text = "t;m;s;p\n2026-03-04;ETHUSDT;1;2\n2026-03-04;BTC-USDC;1;2\n2026-03-04;ETHBTC;1;2\n"
    text += "2026-03-04;ETH/EUR;1;2\n"
    file = read(text, pairs)
    found = [each for each in contents(file) if isinstance(each, MarketFill)]
    assert [(each.market, each.fee_asset) for each in found] == [("ETH", "USDT"), ("BTC", "USDC")]
    assert [each[:3] for each in refusals(file)] == [
        (4, "m", "not_a_pair"),
        (5, "m", "other_currency"),
    ]


def test_a_quote_of_its_own_column_or_fixed() -> None:
    text = "t;m;s;p;q\n2026-03-04;ETHUSDT;1;2;USDT\n2026-03-04;ETHEUR;1;2;EUR\n"
    mapping = replace(SIGNED, market="pair", columns={**SIGNED.columns, "quote": ("q",)})
    file = read(text, mapping)
    assert [each.market for each in contents(file) if isinstance(each, MarketFill)] == ["ETH"]
    assert [each[:3] for each in refusals(file)] == [(3, "q", "other_currency")]
    fixed = replace(
        SIGNED,
        columns={"time": ("t",), "size": ("s",), "price": ("p",)},
        fixed={"market": "ETH", "fee_asset": "USDC"},
    )
    (fill,) = fills("t;s;p\n2026-03-04;1;2\n", fixed)
    assert (fill.market, fill.fee_asset) == ("ETH", "USDC")


def test_fees_in_another_token_keep_amount_and_token() -> None:
    columns = {**SIGNED.columns, "fee": ("f",), "fee_asset": ("c",)}
    text = "t;m;s;p;f;c\n2026-03-04;ETH;1;2000;0.001;BNB\n2026-03-05;ETH;1;2000;0.001;ETH\n"
    text += "2026-03-06;ETH;1;2000;-1.5;USDT\n"
    other, own, money = fills(text, replace(SIGNED, columns=columns))
    assert (other.fee, other.fee_asset, other.fee_price) == (D("0.001"), "BNB", None)
    assert (own.fee, own.fee_asset, own.fee_price) == (D("0.001"), Asset("ETH"), D(2000))
    assert (money.fee, money.fee_asset, money.fee_price) == (D("-1.5"), Asset("USDT"), D(1))


def test_in_a_statement_what_leaves_is_negative() -> None:
    columns = {**SIGNED.columns, "fee": ("f",)}
    text = "t;m;s;p;f\n2026-03-04;ETH;1;2000;-1.5\n"
    (fill,) = fills(text, replace(SIGNED, columns=columns, signs="statement"))
    assert fill.fee == D("1.5")


def test_stated_profit_net_or_gross() -> None:
    columns = {**SIGNED.columns, "stated": ("x",)}
    text = "t;m;s;p;x\n2026-03-04;ETH;1;2000;7\n"
    (net,) = fills(text, replace(SIGNED, columns=columns))
    (gross,) = fills(text, replace(SIGNED, columns=columns, stated="gross"))
    assert (net.stated_net, net.stated_gross) == (D(7), None)
    assert (gross.stated_net, gross.stated_gross) == (None, D(7))


def test_kinds_by_a_column() -> None:
    mapping = replace(
        SIGNED,
        columns={**SIGNED.columns, "kind": ("k",), "reference": ("id",), "note": ("n",)},
        kinds={"Perp": PositionKind.PERPETUAL},
    )
    text = "t;m;s;p;k;id;n\n2026-03-04;ETH;1;2;perp;x1;hello\n2026-03-04;ETH;1;2;spot;x2;\n"
    (fill,) = fills(text, mapping)
    assert (fill.kind, fill.reference, fill.note) == (PositionKind.PERPETUAL, "x1", "hello")
    assert [each[:3] for each in refusals(read(text, mapping))] == [(3, "k", "not_a_choice")]


def test_rows_are_left_out_by_a_value() -> None:
    text = "t;m;s;p;k\n2026-03-04;ETH;1;2;cancelled\n2026-03-04;ETH;1;2;filled\n"
    mapping = replace(SIGNED, skips={"k": ("cancelled",)})
    file = read(text, mapping)
    assert skipped(file) == [("k", "left_out")]
    assert len(contents(file)) == 1


EXCHANGES = ColumnMapping(
    id="",
    columns={
        "time": ("t",),
        "paid": ("out",),
        "paid_asset": ("of",),
        "got": ("in",),
        "got_asset": ("into",),
        "fee": ("fee",),
        "fee_asset": ("fee of",),
    },
    kind=PositionKind.HOLDING,
    zone="UTC",
)


def test_both_sides_of_an_exchange_are_a_fill() -> None:
    text = "t;out;of;in;into;fee;fee of\n2026-03-04;300;USDC;0.1;ETH;0.0001;ETH\n"
    text += "2026-03-05;0.1;ETH;310.5;USDT;0.5;USDT\n"
    bought, sold = fills(text, EXCHANGES)
    assert (bought.market, bought.size, bought.price) == (Asset("ETH"), D("0.1"), D(3000))
    assert (bought.fee, bought.fee_asset, bought.fee_price) == (D("0.0001"), Asset("ETH"), D(3000))
    assert (sold.size, sold.price, sold.fee) == (D("-0.1"), D(3105), D("0.5"))


def test_an_exchange_without_money_on_one_side_is_left_out() -> None:
    text = "t;out;of;in;into;fee;fee of\n2026-03-04;300;EUR;0.1;ETH;;\n"
    text += "2026-03-04;300;USDC;300;USDT;;\n2026-03-04;;USDC;300;ETH;;\n"
    file = read(text, EXCHANGES)
    assert skipped(file) == [("into", "exchange_unpriced")] * 2
    assert [each[:3] for each in refusals(file)] == [(4, "out", "empty")]


LEDGER = ColumnMapping(
    id="",
    columns={"time": ("t",), "event": ("e",), "size": ("a",), "asset": ("of",), "fee": ("f",)},
    events={
        "Funding": "funding",
        "Commission": "fee",
        "Bonus": "of_no_trade",
        "Deposit": "deposit",
    },
    signs="statement",
    zone="UTC",
)


def test_events_of_a_ledger() -> None:
    text = "t;e;a;of;f\n2026-03-04;funding;-0.31;USDT;\n2026-03-04;COMMISSION;-1.2;USDT;\n"
    text += "2026-03-04;Deposit;100;USDC;-1\n2026-03-04;Bonus;1;USDC;\n"
    file = read(text, LEDGER)
    drafts = [each.draft for each in contents(file) if isinstance(each, TradeEvent)]
    assert [(each.kind, each.amount, each.asset, each.fee) for each in drafts] == [
        ("funding", D("-0.31"), "USDT", None),
        ("fee", D("1.2"), "USDT", None),
        ("deposit", D(100), "USDC", D(1)),
    ]
    assert skipped(file) == [("e", "of_no_trade")]


def test_funding_of_a_market_is_paid_for_what_was_held_of_it() -> None:
    mapping = replace(LEDGER, columns={**LEDGER.columns, "market": ("m",)}, market="pair")
    text = "t;e;a;of;f;m\n2026-03-04 16:00:03;Funding;-0.31;USDT;;ETHUSDT\n"
    text += "2026-03-04 16:00:03;Funding;0;USDT;;ETHUSDT\n"
    file = read(text, mapping)
    (event,) = contents(file)
    assert isinstance(event, TradeEvent)
    paid_for = event.paid_for
    assert paid_for is not None
    assert (paid_for.asset, paid_for.direction) == (Asset("ETH"), None)
    assert paid_for.due_at == datetime(2026, 3, 4, 16, tzinfo=UTC)
    assert skipped(file) == [("amount", "nothing_paid")]


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ("Commission;1.2;USDT;", "a", "sign_against_event"),
        ("Deposit;-1.2;USDT;", "a", "sign_against_event"),
        ("Deposit;0;USDT;", "a", "sign_against_event"),
        ("Surprise;1;USDT;", "e", "not_a_choice"),
        ("Deposit;1;;", "of", "empty"),
        ("Deposit;1;" + "x" * 65 + ";", "of", "not_a_ticker"),
    ],
)
def test_an_event_that_cannot_be_is_refused(cells: str, column: str, code: str) -> None:
    found = refusals(read("t;e;a;of;f\n2026-03-04;" + cells + "\n", LEDGER))
    assert [each[:3] for each in found] == [(2, column, code)]


def test_newest_first_is_turned_and_counts_add_up() -> None:
    text = "t;m;s;p\n2026-03-05;ETH;-1;2\nbad;ETH;1;2\n2026-03-04;ETH;1;2\n"
    file = read(text, SIGNED)
    assert [each.row.line for each in file.outcomes] == [4, 3, 2]
    assert sum(isinstance(each, RowRefused) for each in file.outcomes) == 1


def test_a_problem_found_later_is_told_at_the_files_own_column() -> None:
    text = "t;m;s;p\n2206-03-05;ETH;-1;2\n"
    assert [each[:3] for each in refusals(read(text, SIGNED))] == [(2, "t", "in_the_future")]


def test_an_hour_that_the_clocks_repeat_in_a_file_that_lists_the_newest_first() -> None:
    rows = [
        "26.10.2025 02:10;ETH;Kauf;1,5;2000,5;0;0\n",
        "bad;ETH;Kauf;1,5;2000,5;0;0\n",
        "26.10.2025 02:30;ETH;Verkauf;1,5;2000,5;0;0\n",
        "26.10.2025 01:30;ETH;Kauf;1,5;2000,5;0;0\n",
    ]
    told = [fills(HEADER + "".join(each), MAPPING) for each in (rows, rows[::-1])]
    assert [(each.at.hour, each.at.minute) for each in told[0]] == [(23, 30), (0, 30), (1, 10)]
    assert told[0] == told[1]
