"""The book by asset, platform and account."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

import pytest

from journal_app.domain.watching.exposure import Exposures, exposures, held_values
from tests.domain.watching.standing_trades import (
    BTC,
    ETH,
    NO_TERMS,
    TRADE,
    D,
    at,
    opened,
    watched,
)

CAPITAL: Final = D(50_000)


def told(capital: Decimal | None = CAPITAL) -> Exposures:
    """10 ETH long with 12,000 of own money; elsewhere 2 ETH short and 1 BTC long with 6,000."""
    one = watched(TRADE, opened((ETH, 10)), at(2_000))
    two = watched(NO_TERMS, opened((ETH, -2), (BTC, 1), own=6_000, stop=None), at(2_000))
    return exposures(held_values([one, two]), capital, D("0.2"))


def test_assets_are_measured_by_value_long_and_short() -> None:
    eth, btc = told().assets
    assert (eth.name, eth.long, eth.short) == ("ETH", D(20_000), D(4_000))
    assert (eth.gross, eth.net, eth.measured, eth.share) == (
        D(24_000),
        D(16_000),
        D(24_000),
        D("0.48"),
    )
    assert (eth.own, eth.limit, eth.limit_value, eth.is_over) == (None, None, None, False)
    assert (btc.name, btc.gross) == ("BTC", D(2_000))


def test_platforms_are_measured_by_own_money_against_the_limit() -> None:
    """What a trade of two positions owns is counted once."""
    first, second = told().platforms
    assert (first.name, first.own, first.share) == ("Somewhere, Ethereum", D(12_000), D("0.24"))
    assert (first.limit, first.limit_value, first.is_over) == (D("0.2"), D(10_000), True)
    assert (second.name, second.own, second.long, second.short) == (
        "elsewhere",
        D(6_000),
        D(2_000),
        D(4_000),
    )
    assert not second.is_over
    assert told().largest_platform == first


def test_at_its_limit_a_platform_is_not_over() -> None:
    assert not told(D(60_000)).platforms[0].is_over


def test_accounts_are_told_by_name_even_where_there_is_none() -> None:
    assert [(part.name, part.gross) for part in told().accounts] == [
        ("main", D(20_000)),
        ("", D(6_000)),
    ]


@pytest.mark.parametrize("capital", [None, Decimal(0), Decimal(-1)])
def test_without_capital_nothing_is_a_share(capital: Decimal | None) -> None:
    part = told(capital).platforms[0]
    assert (part.share, part.limit_value, part.is_over) == (None, None, False)


def test_an_empty_book_is_nowhere() -> None:
    empty = exposures(held_values([]), D(1), D("0.2"))
    assert (empty.assets, empty.platforms, empty.accounts) == ([], [], [])
    assert empty.largest_platform is None


def test_a_closed_position_of_an_open_trade_is_no_exposure() -> None:
    one = watched(TRADE, opened((ETH, 10), (BTC, 1)), at(2_000))
    positions = tuple(
        replace(held, quantity=D(0)) if held.asset == BTC else held for held in one.told.positions
    )
    without = one._replace(told=replace(one.told, positions=positions))
    assert [each.asset for each in held_values([without])] == ["ETH"]
