"""Tables of prices and of borrow rates."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.money import Asset, apr_from_apy
from journal_app.domain.problems import Refused
from journal_app.importers.options import Options
from tests.importers.files import contents, read, refusals

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
ETH = Asset("ETH")


def test_prices() -> None:
    file = read(
        "asset;price;time;oracle_price\nETH;2000.5;2026-01-05T12:00Z;\nETH;1;2026-01-05T12:00Z;2\n"
    )
    assert file.file_format == "prices"
    assert contents(file) == [
        Mark(ETH, NOON, Decimal("2000.5")),
        Mark(ETH, NOON, Decimal(1), Decimal(2)),
    ]


def test_rates_as_apr_or_apy() -> None:
    head = "time,platform,asset,borrow_"
    (by_apr,) = contents(read(f"{head}apr\n2026-01-05T12:00Z,aave_v3,ETH,0.05\n"))
    (by_apy,) = contents(read(f"{head}apy\n2026-01-05T12:00Z,aave_v3,ETH,0.05\n"))
    assert by_apr == RatePoint("aave_v3", ETH, NOON, Decimal("0.05"))
    assert by_apy == RatePoint("aave_v3", ETH, NOON, apr_from_apy(Decimal("0.05")))


def test_what_cannot_be_read_is_refused_by_its_column() -> None:
    prices = "time,asset,price\n2026-01-05T12:00Z,,1\n2026-01-05T12:00Z,ETH,0\n,,\n"
    assert [(line, field) for line, field, _, _ in refusals(read(prices))] == [
        (2, "asset"),
        (3, "price"),
    ]
    rates = "time,platform,asset,borrow_apr\n2026-01-05T12:00Z,,ETH,1\n2026-01-05T12:00Z,p,ETH,\n"
    assert [(line, field) for line, field, _, _ in refusals(read(rates))] == [
        (2, "platform"),
        (3, "borrow_apr"),
    ]
    yields = "time,platform,asset,borrow_apy\n2026-01-05T12:00Z,p,ETH,\n"
    assert [(line, field) for line, field, _, _ in refusals(read(yields))] == [(2, "borrow_apy")]


def test_times_without_a_zone_ask_for_one() -> None:
    with pytest.raises(Refused):
        read("time,asset,price\n2026-01-05,ETH,1\n")
    assert contents(read("time,asset,price\n2026-01-05,ETH,1\n", Options(zone=UTC)))
