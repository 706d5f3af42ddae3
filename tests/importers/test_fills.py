"""Plain tables of fills: columns by many names, dates, zones and currencies."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from journal_app.domain.importing.imported import MarketFill
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.domain.trade import PositionKind
from journal_app.importers.options import Options
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
        ("16.09.2021,ETH,USD,2000,2,buy,1", "Date", "not_a_time"),
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
