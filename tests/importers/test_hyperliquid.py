"""Hyperliquid's trade history: dates in three styles, sides by words, rows that are damaged."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from journal_app.domain.importing.imported import MarketFill
from journal_app.domain.problems import Refused
from journal_app.domain.trade import PositionKind
from journal_app.importers.options import DateOrder, Options
from tests.importers.files import contents, read, refusals, sample

HEADER = "time,coin,dir,px,sz,ntl,fee,closedPnl\n"


def row(time: str, rest: str = "ETH,Open Long,2000,1,2000,0.9,-0.9") -> str:
    return f'"{time}",{rest}\n'


def times(*written: str, options: Options | None = None) -> list[datetime]:
    file = read(HEADER + "".join(map(row, written)), options)
    return [each.at for each in contents(file) if isinstance(each, MarketFill)]


def at(year: int, month: int, day: int, hour: int = 1, minute: int = 2) -> datetime:
    return datetime(year, month, day, hour, minute, 3, tzinfo=UTC)


def test_every_row_of_a_history_is_accepted() -> None:
    file = read(sample("hyperliquid_trade_history.csv"))
    fills = contents(file)
    assert (file.file_format, file.platform) == ("hyperliquid_trade_history", "hyperliquid")
    assert len(fills) == len(file.outcomes) == 48
    first = fills[0]
    assert isinstance(first, MarketFill)
    assert first == MarketFill(
        market=first.market,
        kind=PositionKind.PERPETUAL,
        at=datetime(2026, 2, 11, 10, 4, 11, tzinfo=UTC),
        size=Decimal("2.1"),
        price=Decimal("130.874"),
        fee=Decimal("0.123676"),
        fee_asset=first.fee_asset,
        stated_net=Decimal("-0.123676"),
    )
    assert (first.market, first.fee_asset) == ("SOL", "USDC")
    assert [remark.code for remark in file.remarks] == ["read_as_utc"]


@pytest.mark.parametrize(
    "style", ["{} - 01:02:03", "{} 01:02:03", "{}, 01:02:03", "{} 1:02:03", "{} -  01:02:03"]
)
def test_a_day_over_twelve_tells_the_order(style: str) -> None:
    assert times(style.format("07/12/2025"), style.format("13/12/2025")) == [
        at(2025, 12, 7),
        at(2025, 12, 13),
    ]
    assert times(style.format("7/3/2025"), style.format("7/13/2025")) == [
        at(2025, 7, 3),
        at(2025, 7, 13),
    ]


def test_else_the_order_of_the_rows_tells() -> None:
    forward = ["01/02/2025 - 01:02:03", "02/01/2025 - 01:02:03", "03/01/2025 - 01:02:03"]
    by_month = [at(2025, 1, 2), at(2025, 2, 1), at(2025, 3, 1)]
    assert times(*forward) == by_month
    assert times(*reversed(forward)) == by_month
    by_day = ["11/01/2025 - 01:02:03", "12/01/2025 - 01:02:03", "01/02/2025 - 01:02:03"]
    assert times(*by_day) == [at(2025, 1, 11), at(2025, 1, 12), at(2025, 2, 1)]


def test_a_date_that_reads_the_same_either_way_needs_no_order() -> None:
    assert times("03/03/2025 - 01:02:03") == [at(2025, 3, 3)]


@pytest.mark.parametrize(
    "written",
    [
        ["08/03/2026 - 01:02:03"],
        ["08/03/2026 - 01:02:03", "09/03/2026 - 01:02:03"],
        ["08/03/2026 - 01:02:03", "05/04/2026 - 01:02:03", "06/01/2026 - 01:02:03"],
    ],
)
def test_where_nothing_tells_the_order_it_is_asked_for(written: list[str]) -> None:
    with pytest.raises(Refused) as refused:
        times(*written)
    assert refused.value.code == "date_order_unknown"
    for order, first in (("day_first", at(2026, 3, 8)), ("month_first", at(2026, 8, 3))):
        options = Options(date_order="day_first" if order == "day_first" else "month_first")
        assert times(written[0], options=options) == [first]


@pytest.mark.parametrize(
    ("order", "first", "other"),
    [("month_first", "month", "13/12/2025"), ("day_first", "day", "12/13/2025")],
)
def test_an_order_that_the_file_disproves_is_refused_whole(
    order: DateOrder, first: str, other: str
) -> None:
    dates = [f"{each} - 01:02:03" for each in ("07/11/2025", "99/11/2025", other, other)]
    with pytest.raises(Refused) as refused:
        times(*dates, options=Options(date_order=order))
    (problem,) = refused.value.problems
    assert (problem.field, problem.code) == ("time", "date_order_disproved")
    assert problem.facts == {"text": dates[2], "first": first}


def test_an_order_that_some_rows_bear_out_is_taken() -> None:
    file = HEADER + row("13/12/2025 - 01:02:03") + row("12/13/2025 - 01:02:03")
    month_first = read(file, Options(date_order="month_first"))
    assert refusals(month_first) == [(2, "time", "not_a_time_here", "13/12/2025 - 01:02:03")]


def test_a_date_against_the_order_of_its_file_is_refused() -> None:
    file = read(HEADER + row("13/12/2025 - 01:02:03") + row("12/13/2025 - 01:02:03") + row("x"))
    assert refusals(file) == [
        (3, "time", "not_a_time_here", "12/13/2025 - 01:02:03"),
        (4, "time", "not_a_time_here", "x"),
    ]


def test_the_newest_first_is_turned() -> None:
    newest_first = HEADER + row("14/12/2025 - 01:02:03") + row("13/12/2025 - 01:02:03")
    assert [each.row.line for each in read(newest_first).outcomes] == [3, 2]


def test_times_are_read_in_the_zone_that_is_named() -> None:
    berlin = Options(zone=ZoneInfo("Europe/Berlin"))
    assert times("13/12/2025 - 02:02:03", options=berlin) == [at(2025, 12, 13)]
    file = read(HEADER + row("13/12/2025 - 02:02:03"), berlin)
    assert file.remarks == ()


def test_an_hour_that_the_clocks_repeat_or_skip() -> None:
    berlin = Options(zone=ZoneInfo("Europe/Berlin"))
    found = times(
        "26/10/2025 - 02:02:03", "26/10/2025 - 02:50:00", "26/10/2025 - 02:02:03", options=berlin
    )
    assert found == [
        at(2025, 10, 26, 0),
        datetime(2025, 10, 26, 0, 50, tzinfo=UTC),
        at(2025, 10, 26, 1),
    ]
    file = read(HEADER + row("30/03/2025 - 02:02:03"), berlin)
    assert [code for _, _, code, _ in refusals(file)] == ["hour_skipped"]


@pytest.mark.parametrize(
    ("word", "size"),
    [
        ("Open Long", 1), ("Close Short", 1), ("Short > Long", 1), ("Buy", 1),
        ("Open Short", -1), ("Close Long", -1), ("Long > Short", -1), ("Sell", -1),
    ],
)  # fmt: skip
def test_the_word_gives_the_sign_alone(word: str, size: int) -> None:
    (fill,) = contents(read(HEADER + row("13/12/2025 - 01:02:03", f"ETH,{word},2000,1,2000,0.9,")))
    assert isinstance(fill, MarketFill)
    assert fill.size == size
    assert fill.stated_net is None
    assert not fill.is_liquidation


@pytest.mark.parametrize(
    ("word", "size"),
    [
        ("Liquidated Cross Long", -1), ("Liquidated Isolated Short", 1),
        ("Market Order Liquidation: Close Long", -1), ("Backstop liquidation: close short", 1),
    ],
)  # fmt: skip
def test_a_liquidation_is_known_as_one(word: str, size: int) -> None:
    text = HEADER + row("13/12/2025 - 01:02:03", f"ETH,{word},2000,1,2000,0,-5")
    (fill,) = contents(read(text))
    assert isinstance(fill, MarketFill)
    assert fill.is_liquidation
    assert fill.size == size


def test_dates_of_a_workbook_are_taken_as_they_are() -> None:
    written = ["2025-07-12 03:02:03", "2025-07-13"]
    assert times(*written) == [at(2025, 7, 12, 3), datetime(2025, 7, 13, tzinfo=UTC)]
    assert times(*written, options=Options(zone=ZoneInfo("Europe/Berlin")))[0] == at(2025, 7, 12)


def test_a_spot_pair_is_a_holding_of_its_base() -> None:
    (fill,) = contents(read(HEADER + row("13/12/2025 - 01:02:03", "HYPE/USDC,Buy,30,2,60,0.02,0")))
    assert isinstance(fill, MarketFill)
    assert (fill.market, fill.kind) == ("HYPE", PositionKind.HOLDING)


@pytest.mark.parametrize(
    ("rest", "column", "code"),
    [
        ("ETH,Bought,2000,1,2000,0.9,0", "dir", "not_a_choice"),
        ("ETH,Buy,2000,1,2000.01,0.9,0", "ntl", "not_price_times_size"),
        ("ETH,Buy,2000,1,,0.9,0", None, None),
        ("ETH,Buy,0,1,0,0.9,0", "px", "not_positive"),
        ("ETH,Buy,2000,-1,2000,0.9,0", "sz", "not_positive"),
        ("ETH,Buy,2000,,2000,0.9,0", "sz", "empty"),
        ("ETH,Buy,2e400,1,2000,0.9,0", "px", "out_of_range"),
        ("ETH,Buy,NaN,1,2000,0.9,0", "px", "not_a_number"),
        ("ETH,Buy,2000,1,2000,<invalid>,0", "fee", "not_a_number"),
        ("ETH,Buy,2000,1,2000,,0", "fee", "empty"),
        ("ETH,Buy,2000,1,2000,0.9,x", "closedPnl", "not_a_number"),
        (",Buy,2000,1,2000,0.9,0", "coin", "missing"),
    ],
)
def test_a_damaged_row_is_refused_by_its_column(
    rest: str, column: str | None, code: str | None
) -> None:
    found = refusals(read(HEADER + row("13/12/2025 - 01:02:03", rest)))
    assert [(place, why) for _, place, why, _ in found] == ([(column, code)] if column else [])


def test_a_date_that_no_calendar_has_decides_nothing() -> None:
    with pytest.raises(Refused) as refused:
        times("00/03/2026 - 01:02:03", "09/04/2026 - 01:02:03", "soon")
    assert refused.value.code == "date_order_unknown"


def test_the_hour_that_the_clocks_repeat_is_told_by_what_happened_before() -> None:
    """A file that lists the newest first says the same as one that lists the oldest first."""
    berlin = Options(zone=ZoneInfo("Europe/Berlin"))
    clocks = ("01:58", "02:15", "02:45", "02:15", "02:45", "03:10")
    written = [f"26/10/2025 - {clock}:03" for clock in clocks]
    hours = [(23, 58), (0, 15), (0, 45), (1, 15), (1, 45), (2, 10)]
    told = times(*written, options=berlin)
    assert [(each.hour, each.minute) for each in told] == hours
    assert times(*reversed(written), options=berlin) == told
