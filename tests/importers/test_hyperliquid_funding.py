"""Hyperliquid's funding payments: of the account in two forms, and the market's rates beside."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from journal_app.domain.importing.imported import ImportedFile, Skipped, TradeEvent
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Direction
from journal_app.importers.options import Options
from tests.importers.files import contents, read, refusals

HEADER = "time,coin,sz,side,payment,rate\n"
MOMENT = 1_770_001_200_047  # 2026-02-02 03:00:00.047


def payments(file: ImportedFile) -> list[tuple[datetime, str, str, Decimal]]:
    """Time, coin, direction and amount of every payment."""
    found = []
    for each in contents(file):
        assert isinstance(each, TradeEvent)
        draft, paid_for = each.draft, each.paid_for
        assert paid_for is not None
        assert paid_for.direction is not None
        assert draft.amount is not None
        assert (draft.kind, draft.asset, each.platform) == ("funding", "USDC", "hyperliquid")
        assert paid_for.due_at == draft.at.replace(minute=0, second=0, microsecond=0)
        found.append((draft.at, str(paid_for.asset), paid_for.direction.value, draft.amount))
    return found


def skips(file: ImportedFile) -> list[tuple[int, str]]:
    return [
        (each.row.line, each.problem.code) for each in file.outcomes if isinstance(each, Skipped)
    ]


def test_a_funding_history_in_either_order_of_dates() -> None:
    rows = (
        "{} 02:00:00,ETH,1.05,Short,1.2931,0.0000250038\n{} 02:00:00,BTC,0.2,Long,-0.0982,0.00001\n"
    )
    for first, second in (("20/05/2025", "29/05/2025"), ("5/20/2025", "5/29/2025")):
        file = read(HEADER + rows.format(first, second))
        assert (file.file_format, file.platform) == ("hyperliquid_funding_history", "hyperliquid")
        assert [remark.code for remark in file.remarks] == ["read_as_utc"]
        assert payments(file) == [
            (datetime(2025, 5, 20, 2, tzinfo=UTC), "ETH", Direction.SHORT, Decimal("1.2931")),
            (datetime(2025, 5, 29, 2, tzinfo=UTC), "BTC", Direction.LONG, Decimal("-0.0982")),
        ]


def test_its_order_or_zone_may_be_given() -> None:
    text = HEADER + "03/05/2025 02:00:00,ETH,1,Short,1,0.00002\n"
    with pytest.raises(Refused) as refused:
        read(text)
    assert refused.value.code == "date_order_unknown"
    berlin = Options(date_order="day_first", zone=ZoneInfo("Europe/Berlin"))
    ((at, *_),) = payments(read(text, berlin))
    assert at == datetime(2025, 5, 3, 0, tzinfo=UTC)


def test_the_newest_first_is_turned_and_nothing_paid_is_skipped() -> None:
    file = read(
        HEADER
        + "20/05/2025 03:00:00,ETH,1,Long,-1,0.00002\n20/05/2025 03:00:00,BTC,1,Long,0,0\n"
        + "20/05/2025 02:00:00,ETH,1,Long,-2,0.00002\n"
    )
    assert [amount for *_, amount in payments(file)] == [Decimal(-2), Decimal(-1)]
    assert skips(file) == [(3, "nothing_paid")]


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ("20/05/2025 02:00:00,ETH,1,Flat,1,0", "side", "not_a_choice"),
        ("20/05/2025 02:00:00,ETH,1,Long,,0", "payment", "empty"),
        ("20/05/2025 02:00:00,,1,Long,1,0", "coin", "missing"),
        ("20/05/2025,ETH,1,Long,1,0", "time", "not_a_time_here"),
        ("soon,ETH,1,Long,1,0", "time", "not_a_time_here"),
    ],
)
def test_a_damaged_payment_is_refused_by_its_column(row: str, column: str, code: str) -> None:
    good = "21/05/2025 02:00:00,ETH,1,Long,1,0.00002\n"
    assert [each[:3] for each in refusals(read(f"{HEADER}{good}{row}\n"))] == [(3, column, code)]


def delta(**said: object) -> dict[str, object]:
    return {
        "type": "funding", "coin": "ETH", "usdc": "-3.625312", "szi": "49.1477",
        "fundingRate": "0.0000417", "nSamples": None, **said,
    }  # fmt: skip


def test_an_accounts_payments_in_json() -> None:
    rows = [
        {"time": MOMENT, "hash": "0x0", "delta": delta()},
        {"time": MOMENT, "hash": "0x0", "delta": delta(coin="BTC", szi="-0.5", usdc="0.25")},
        {"time": MOMENT, "hash": "0x0", "delta": delta(usdc="0.0")},
        {"time": MOMENT, "hash": "0x0", "delta": delta(usdc="x")},
    ]
    file = read(json.dumps(rows))
    at = datetime(2026, 2, 2, 3, 0, 0, 47_000, tzinfo=UTC)
    assert file.file_format == "hyperliquid_user_funding"
    assert payments(file) == [
        (at, "ETH", Direction.LONG, Decimal("-3.625312")),
        (at, "BTC", Direction.SHORT, Decimal("0.25")),
    ]
    assert skips(file) == [(3, "nothing_paid")]
    assert refusals(file) == [(4, "delta.usdc", "not_a_number", "x")]


def test_the_same_without_a_delta_around() -> None:
    file = read(json.dumps([{"time": MOMENT, **delta()}]))
    assert file.file_format == "hyperliquid_user_funding"
    assert len(payments(file)) == 1


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        (
            [{"coin": "BTC", "fundingRate": "0.0000125", "premium": "0.0003", "time": MOMENT}],
            "hyperliquid_funding_rates",
        ),
        (
            [{"ticker": "BTC-USD", "rate": "0.000002", "price": "90000", "effectiveAtHeight": "1",
              "effectiveAt": "2026-02-02T03:00:00.219Z"}],
            "dydx_funding_rates",
        ),
    ],
)  # fmt: skip
def test_rates_of_the_market_are_no_payments(rows: list[object], name: str) -> None:
    file = read(json.dumps({"result": {"historicalFunding": [*rows, 5, *rows]}}))
    assert file.file_format == name
    assert skips(file) == [(1, "market_rate"), (3, "market_rate")]
    assert [each[2] for each in refusals(file)] == ["row_no_object"]


def test_an_empty_row_and_a_torn_one_are_told() -> None:
    row = "20/05/2025 02:00:00,ETH,1,Long,-1,0.00002\n"
    file = read(f'{HEADER}{row},,,,,\n20/05/2025 02:00:00,"ETH" x,1,Long,-1,0\n{row}')
    assert len(payments(file)) == 2
    assert skips(file) == [(3, "empty_row")]
    assert [each[:3] for each in refusals(file)] == [(4, "", "torn_row")]
