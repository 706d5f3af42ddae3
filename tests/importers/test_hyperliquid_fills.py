"""Hyperliquid's fills in JSON: signs by side, fees in the token that pays them, what was held."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from journal_app.domain.importing.imported import MarketFill
from journal_app.domain.trade import PositionKind
from tests.importers.files import contents, read, refusals

MOMENT = 1_770_000_000_123
AT = datetime(2026, 2, 2, 2, 40, 0, 123_000, tzinfo=UTC)


def row(**said: object) -> dict[str, object]:
    """A fill as the interface answers it."""
    return {
        "coin": "ETH", "px": "2500.5", "sz": "0.4", "side": "B", "time": MOMENT,
        "startPosition": "0.0", "dir": "Open Long", "closedPnl": "0.0", "hash": "0xab", "oid": 7,
        "crossed": True, "fee": "0.45009", "tid": 901, "feeToken": "USDC", "twapId": None, **said,
    }  # fmt: skip


def fill(**said: object) -> MarketFill:
    (found,) = contents(read(json.dumps([row(**said)])))
    assert isinstance(found, MarketFill)
    return found


def test_a_fill_is_read_whole() -> None:
    file = read(json.dumps([row()]))
    assert (file.file_format, file.platform) == ("hyperliquid_fills", "hyperliquid")
    found = fill()
    assert found == MarketFill(
        market=found.market,
        kind=PositionKind.PERPETUAL,
        at=AT,
        size=Decimal("0.4"),
        price=Decimal("2500.5"),
        fee=Decimal("0.45009"),
        fee_asset=found.fee_asset,
        stated_net=Decimal("-0.45009"),
        held_before=Decimal(0),
        reference="901",
    )
    assert (found.market, found.fee_asset) == ("ETH", "USDC")


def test_the_list_may_stand_in_an_answer() -> None:
    answer = {"channel": "userFills", "data": {"isSnapshot": True, "fills": [row(), row(tid=902)]}}
    assert [each.reference for each in contents(read(json.dumps(answer)))] == ["901", "902"]  # type: ignore[union-attr]


def test_closed_profit_is_gross_of_the_fee() -> None:
    rebate = fill(side="A", dir="Close Long", closedPnl="12.75", fee="-0.0151", startPosition="0.4")
    assert rebate.stated_net == Decimal("12.7651")
    assert (rebate.fee, rebate.size, rebate.held_before) == (
        Decimal("-0.0151"),
        Decimal("-0.4"),
        Decimal("0.4"),
    )
    assert fill(closedPnl=None).stated_net is None


@pytest.mark.parametrize(
    ("side", "word", "sign"),
    [
        ("B", "Open Long", 1), ("B", "Short > Long", 1), ("A", "Long > Short", -1),
        ("A", "Auto-Deleveraging", -1), ("B", "Auto-Deleveraging", 1), ("A", "Open Short", -1),
    ],
)  # fmt: skip
def test_the_side_gives_the_sign(side: str, word: str, sign: int) -> None:
    assert fill(side=side, dir=word).size == sign * Decimal("0.4")


def test_only_the_own_liquidation_is_one() -> None:
    anothers = {"liquidatedUser": "0x1", "markPx": "2500", "method": "market"}
    assert not fill(liquidation=anothers).is_liquidation
    own = fill(side="A", dir="Liquidated Cross Long", liquidation=anothers)
    assert own.is_liquidation


def test_what_is_bought_on_the_spot_market_arrives_less_its_fee() -> None:
    bought = fill(coin="@107", px="30", sz="2", dir="Buy", fee="0.0014", feeToken="HYPE")
    assert (bought.market, bought.kind) == ("@107", PositionKind.HOLDING)
    assert bought.size == Decimal("1.9986")
    assert (bought.fee, bought.fee_price) == (Decimal("0.0014"), Decimal(30))
    assert bought.fee_asset == "HYPE"
    assert bought.stated_net == Decimal("-0.042")
    assert bought.held_before is None
    sold = fill(coin="HYPE/USDC", side="A", px="31", sz="1.9986", dir="Sell", fee="0.04")
    assert (sold.market, sold.kind) == ("HYPE", PositionKind.HOLDING)
    assert (sold.size, sold.fee_price) == (Decimal("-1.9986"), Decimal(1))
    assert sold.fee_asset == "USDC"


def test_two_equal_fills_both_count() -> None:
    assert len(contents(read(json.dumps([row(), row()])))) == 2


def test_the_newest_first_is_turned() -> None:
    file = read(json.dumps([row(time=MOMENT + 5), row()]))
    assert [each.row.line for each in file.outcomes] == [2, 1]


@pytest.mark.parametrize(
    ("said", "column", "code"),
    [
        ({"side": "buy"}, "side", "not_a_choice"),
        ({"side": "A"}, "dir", "side_against_direction"),
        ({"time": "2026-02-02T02:40:00Z"}, "time", "not_a_time_here"),
        ({"time": 10**15}, "time", "not_a_time_here"),
        ({"time": 10**13 * 9}, "time", "in_the_future"),
        ({"px": "0"}, "px", "not_positive"),
        ({"sz": "x"}, "sz", "not_a_number"),
        ({"fee": ""}, "fee", "empty"),
        ({"startPosition": "?"}, "startPosition", "not_a_number"),
        ({"feeToken": "HYPE"}, "feeToken", "price_unknown"),
        ({"coin": "HYPE/UBTC", "dir": "Buy"}, "coin", "other_currency"),
        ({"coin": "@1", "dir": "Buy", "feeToken": "PURR"}, "fee", "fee_takes_all"),
        ({"coin": ""}, "coin", "missing"),
    ],
)
def test_a_damaged_fill_is_refused_by_its_column(
    said: dict[str, object], column: str, code: str
) -> None:
    found = refusals(read(json.dumps([row(), row(**said)])))
    assert [each[:3] for each in found] == [(2, column, code)]
