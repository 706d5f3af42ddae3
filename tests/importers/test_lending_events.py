"""Lending events: columns in any order, times with zones, what a row may say."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from journal_app.domain.importing.imported import TradeEvent
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.money import Asset, apr_from_apy
from journal_app.domain.problems import Refused
from journal_app.importers.options import Options
from tests.importers.files import contents, read, refusals, sample

HEADER = "time,account,platform,event,asset,amount"
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


def test_a_file_says_all_that_a_ledger_needs() -> None:
    file = read(sample("lending_events.csv"))
    found = contents(file)
    assert not refusals(file)
    assert len(found) == len(file.outcomes) == 16
    first = found[0]
    assert first == TradeEvent(
        draft=Draft(
            kind="deposit",
            at=datetime(2026, 1, 5, 9, tzinfo=UTC),
            asset=Asset("WETH"),
            amount=Decimal(10),
            price=Decimal(2000),
            reference="0xa1",
            note="first, and\nover two lines",
        ),
        account="vault",
        platform="aave_v3",
        label="pair",
        strategy="carry",
        tags=("swing", "btc"),
    )
    borrowed, stop, rate, mark = found[1], found[4], found[5], found[6]
    assert isinstance(borrowed, TradeEvent)
    assert borrowed.draft.at == datetime(2026, 1, 5, 9, tzinfo=UTC)
    assert borrowed.draft.apr == Decimal("0.06")
    assert isinstance(stop, TradeEvent)
    assert stop.draft.note == "=under the low"
    assert isinstance(rate, TradeEvent)
    assert rate.draft.apr == apr_from_apy(Decimal("0.0721"))
    assert mark == Mark(Asset("WETH"), datetime(2026, 1, 12, tzinfo=UTC), Decimal(2100))


@pytest.mark.parametrize(
    ("columns", "cells", "column", "code"),
    [
        ("", "yesterday,a,p,open,ETH,1", "time", "not_a_time"),
        ("", ",a,p,open,ETH,1", "time", "missing"),
        ("", "2026-01-05T12:00:00Z,a,p,buy,ETH,1", "event", "not_a_choice"),
        ("", "2026-01-05T12:00:00Z,a,p,open,ETH,1.2.3", "amount", "not_a_number"),
        ("", f"2026-01-05T12:00:00Z,a,p,open,{'X' * 65},1", "asset", "not_a_ticker"),
        ("", "2026-01-05T12:00:00Z,a,p,open,E\x07H,1", "asset", "not_a_ticker"),
        ("", "2026-01-05T12:00:00Z,a,p,mark,,", "asset", "missing"),
        (",price", "2026-01-05T12:00:00Z,a,p,mark,ETH,,", "price", "empty"),
        (",price", "2026-01-05T12:00:00Z,a,p,mark,ETH,,0", "price", "not_positive"),
        (",rate", "2026-01-05T12:00:00Z,a,p,rate,ETH,,-1", "rate", "rate_takes_everything"),
        (",rate_apy", "2026-01-05T12:00:00Z,a,p,rate,ETH,,-2", "rate_apy", "rate_takes_everything"),
        (",rate,rate_apy", "2026-01-05T12:00:00Z,a,p,rate,ETH,,0.1,0.1", "rate_apy", "not_both"),
        ("", "0001-01-01T00:00:00+05:00,a,p,open,ETH,1", "time", "not_a_time"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_by_its_column(
    columns: str, cells: str, column: str, code: str
) -> None:
    good = "2026-01-05T12:00:00Z,a,p,note,ETH,1"
    file = read(f"{HEADER}{columns}\n{good}\n{cells}\n")
    assert [(line, field, why) for line, field, why, _ in refusals(file)] == [(3, column, code)]


def test_times_without_any_zone_ask_for_one() -> None:
    text = f"{HEADER}\n2026-01-05T12:00:00,a,p,note,ETH,\nx,a,p,note,ETH,\n"
    with pytest.raises(Refused) as refused:
        read(text)
    assert (refused.value.problems[0].field, refused.value.code) == ("zone", "zone_needed")
    file = read(text, Options(zone=UTC))
    (event,) = contents(file)
    assert isinstance(event, TradeEvent)
    assert event.draft.at == NOON


def test_one_time_without_a_zone_among_others_is_refused_alone() -> None:
    text = f"{HEADER}\n2026-01-05T12:00:00,a,p,note,ETH,\n2026-01-05T12:00:00Z,a,p,note,ETH,\n"
    assert [(line, code) for line, _, code, _ in refusals(read(text))] == [(2, "zone_needed")]


def test_a_time_beyond_all_calendars_is_refused() -> None:
    text = f"{HEADER}\n0001-01-01T00:00:00,a,p,note,ETH,\n"
    from datetime import timedelta, timezone

    file = read(text, Options(zone=timezone(timedelta(hours=5))))
    assert [code for _, _, code, _ in refusals(file)] == ["not_a_time"]


def test_finer_than_a_millisecond_is_cut() -> None:
    (event,) = contents(read(f"{HEADER}\n2026-01-05T12:00:00.1239Z,a,p,note,ETH,\n"))
    assert isinstance(event, TradeEvent)
    assert event.draft.at == NOON.replace(microsecond=123_000)


def test_an_unknown_column_is_named() -> None:
    with pytest.raises(Refused) as refused:
        read(f"{HEADER},quantity\n")
    assert refused.value.facts == {"column": "quantity"}


def test_the_newest_first_is_turned_and_one_torn_row_does_not_matter() -> None:
    text = (
        f"{HEADER}\n2026-01-06T00:00:00Z,a,p,note,B,\n,,\n"
        '2026-01-05T00:00:00Z,a,p,note,"A"x,\n2026-01-05T00:00:00Z,a,p,note,A,\n'
    )
    assert [each.row.line for each in read(text).outcomes] == [5, 4, 3, 2]


def test_a_rate_of_no_account_and_no_trade_is_the_platforms_history() -> None:
    head = f"{HEADER},rate\n2026-01-05T12:00:00Z"
    (point,) = contents(read(f"{head},,aave_v3,rate,USDC,,0.05\n"))
    assert point == RatePoint("aave_v3", Asset("USDC"), NOON, Decimal("0.05"))
    for row in (",,rate,USDC,,0.05", "a,aave_v3,rate,USDC,,0.05", ",aave_v3,rate,,,0.05"):
        (event,) = contents(read(f"{head},{row}\n"))
        assert isinstance(event, TradeEvent)
