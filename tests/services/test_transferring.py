"""Imports as a trader sees them: what is kept, what is known, what is refused."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.exact import exact
from journal_app.domain.figures import Figures
from journal_app.domain.importing.imported import ImportedFile
from journal_app.domain.ledger.own_money import NO_OWN_MONEY
from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Direction, PositionKind, Status, Trade
from journal_app.importers.options import Options
from journal_app.reports.ledger import ledger as ledger_table
from journal_app.reports.selection import whole as whole_of
from journal_app.services.browsing import records
from journal_app.services.importing import Origin
from journal_app.services.marking import mark
from journal_app.services.ports import Clock, Journal
from journal_app.services.reckoning import reckoned_anew
from journal_app.services.recording import trash
from journal_app.services.transferring import (
    ANYWHERE,
    ImportReport,
    Source,
    import_file,
    preview_import,
)
from journal_app.services.undo import undo
from tests.importers.files import read, sample
from tests.services.conftest import StillClock, TwoPlatforms
from tests.services.fake import FakeJournal

FILLS = "time,coin,dir,px,sz,ntl,fee,closedPnl\n"
EVENTS = "time,account,platform,event,asset,amount,price,trade\n"
DAY_FIRST = Options(date_order="day_first")
SOURCE = Source("a.csv", "hash")


@pytest.fixture(params=["fake", "sqlite"])
def either(request: pytest.FixtureRequest) -> Journal:
    """The fake, and a journal on disk."""
    if request.param == "fake":
        return FakeJournal()
    found: Journal = request.getfixturevalue("journal")
    return found


def take(
    journal: Journal, file: ImportedFile | bytes | str, origin: Origin = ANYWHERE
) -> ImportReport:
    read_file = file if isinstance(file, ImportedFile) else read(file, DAY_FIRST)
    return import_file(journal, StillClock(), TwoPlatforms(), read_file, SOURCE, origin)


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    found = (report.accepted, len(report.skipped), len(report.refused), report.duplicates)
    assert sum(found) == report.rows
    return found


def kept(journal: Journal) -> list[tuple[Trade, Figures]]:
    """All trades with their figures, which are what their ledgers give."""
    with journal.reading() as uow:
        trades = list(uow.trades.every())
        ids = [trade.id for trade in trades]
        anew = {now.id: (now, told) for _, now, told in reckoned_anew(uow, ids)}
        found = []
        for trade in trades:
            told = uow.figures.get(trade.id)
            assert told is not None
            assert (trade, told) == anew[trade.id]
            found.append((trade, told))
        return found


@exact
def total(numbers: list[Decimal]) -> Decimal:
    return sum(numbers, Decimal(0))


def reasons(report: ImportReport) -> list[tuple[int, str, str, str]]:
    return [
        (each.row.line, each.problem.field, each.problem.code, each.value)
        for each in report.refused
    ]


# fills


def test_a_history_becomes_trades_from_flat_to_flat(either: Journal) -> None:
    report = take(either, sample("hyperliquid_trade_history.csv"))
    trades = kept(either)
    assert counts(report) == (48, 0, 0, 0)
    assert report.trades_opened == report.trades_closed == len(trades)
    assert all(trade.status is Status.CLOSED for trade, _ in trades)
    assert report.net == sum(told.total.net for _, told in trades)
    assert report.fees == sum(told.total.fees for _, told in trades)
    assert report.realised == report.net
    assert report.stated_net is not None
    assert abs(report.net - report.stated_net) < Decimal("0.0001")
    opened = [told.opened_at for _, told in trades if told.opened_at]
    assert opened == sorted(opened)
    first, _ = trades[0]
    assert (first.account, first.platform) == ("main", "hyperliquid")
    assert first.positions[0].asset == "SOL"
    assert first.positions[0].kind is PositionKind.PERPETUAL
    assert first.positions[0].direction is Direction.LONG


BERLIN = Options(date_order="day_first", zone=ZoneInfo("Europe/Berlin"))
TWO_FILLS = (
    "08/03/2026 - 11:15:00,ETH,Open Long,2000,1,2000,1,-1\n"
    "08/03/2026 - 15:15:00,ETH,Close Long,2100,1,2100,1,99\n"
)


def said_of(report: ImportReport, code: str) -> list[Mapping[str, object]]:
    return [each.facts for each in report.remarks if each.code == code]


@pytest.mark.parametrize(
    ("options", "origin"),
    [
        (BERLIN, ANYWHERE),
        (Options(date_order="month_first"), ANYWHERE),
        (DAY_FIRST, Origin(account="b")),
        (DAY_FIRST, Origin(platform="lender")),
    ],
)
def test_rows_that_stand_in_the_journal_and_are_read_otherwise_are_told(
    either: Journal, options: Options, origin: Origin
) -> None:
    first = take(either, FILLS + TWO_FILLS)
    assert said_of(first, "read_otherwise") == []
    later = TWO_FILLS.replace("08/03", "09/03").replace("2100", "2200").replace("99", "199")
    otherwise = read(FILLS + TWO_FILLS + later, options)
    shown = preview_import(either, StillClock(), TwoPlatforms(), otherwise, origin)
    assert said_of(shown, "read_otherwise") == [{"count": 2}]


def test_an_equal_row_more_is_none_that_was_read_otherwise(either: Journal) -> None:
    first, last = TWO_FILLS.splitlines(keepends=True)
    take(either, FILLS + first)
    more = take(either, FILLS + first + first + last)
    assert counts(more) == (2, 0, 0, 1)
    assert said_of(more, "read_otherwise") == []


def test_only_as_many_are_told_as_stand_there_and_none_once_they_are_undone(
    either: Journal,
) -> None:
    first, _ = TWO_FILLS.splitlines(keepends=True)
    take(either, FILLS + first)
    twice = read(FILLS + first + first, BERLIN)
    shown = preview_import(either, StillClock(), TwoPlatforms(), twice)
    assert said_of(shown, "read_otherwise") == [{"count": 1}]
    undo(either)
    assert said_of(take(either, twice), "read_otherwise") == []


def test_the_same_file_twice_adds_nothing(either: Journal) -> None:
    take(either, sample("hyperliquid_trade_history.csv"))
    before = kept(either)
    again = take(either, sample("hyperliquid_trade_history.csv").decode().encode("utf-16"))
    assert counts(again) == (0, 0, 0, 48)
    assert (again.trades_opened, again.stated_net) == (0, None)
    assert again.net == again.fees == 0
    assert kept(either) == before


@pytest.mark.parametrize("cut", [1, 3, 17, 30, 47])
def test_an_overlapping_file_adds_what_is_new(either: Journal, cut: int) -> None:
    lines = sample("hyperliquid_trade_history.csv").splitlines(keepends=True)
    whole = FakeJournal()
    take(whole, b"".join(lines))
    first = take(either, b"".join(lines[: cut + 1]))
    second = take(either, b"".join(lines))
    assert counts(first) == (cut, 0, 0, 0)
    assert counts(second) == (48 - cut, 0, 0, cut)
    assert first.fees + second.fees == sum(told.total.fees for _, told in kept(whole))
    assert first.realised + second.realised == sum(told.total.net for _, told in kept(whole))

    def results(journal: Journal) -> list[tuple[object, ...]]:
        found = [
            (told.opened_at, told.closed_at, told.positions, told.total)
            for _, told in kept(journal)
        ]
        return sorted(found, key=str)

    assert results(either) == results(whole)


def test_two_equal_rows_both_count(either: Journal) -> None:
    row = "13/01/2026 - 10:00:00,ETH,Open Long,2000,1,2000,1,-1\n"
    assert counts(take(either, FILLS + row)) == (1, 0, 0, 0)
    assert counts(take(either, FILLS + row * 3)) == (2, 0, 0, 1)
    ((_, told),) = kept(either)
    assert told.positions[0].quantity == 3


def test_a_preview_says_the_same_and_writes_nothing(either: Journal) -> None:
    file = read(sample("hyperliquid_trade_history.csv"))
    shown = preview_import(either, StillClock(), TwoPlatforms(), file)
    assert kept(either) == []
    assert take(either, file) == shown


def test_an_import_is_one_step_of_undo(either: Journal) -> None:
    take(either, FILLS + "13/01/2026 - 10:00:00,ETH,Open Long,2000,1,2000,1,-1\n")
    before = kept(either)
    take(either, sample("hyperliquid_trade_history.csv"))
    undo(either)
    assert kept(either) == before
    assert counts(take(either, sample("hyperliquid_trade_history.csv"))) == (48, 0, 0, 0)


def test_nothing_new_is_no_step_of_undo(either: Journal) -> None:
    take(either, "time,asset,price\n2026-01-01T00:00Z,ETH,x\n")
    with either.reading() as uow:
        assert uow.history.newest_done() is None


def test_older_fills_join_where_they_make_whole_trades(either: Journal) -> None:
    newer = "20/01/2026 - 10:00:00,ETH,Open Long,2000,1,2000,1,-1\n"
    newer += "21/01/2026 - 10:00:00,ETH,Close Long,2000,1,2000,1,-1\n"
    take(either, FILLS + newer)
    older = [
        "13/01/2026 - 10:00:00,ETH,Open Long,2000,1,2000,1,-1",
        "14/01/2026 - 10:00:00,ETH,Close Long,2000,1,2000,1,-1",
        "15/01/2026 - 10:00:00,ETH,Open Short,2000,1,2000,1,-1",
        "16/01/2026 - 10:00:00,ETH,Short > Long,2000,2,4000,1,-1",
        "20/01/2026 - 12:00:00,ETH,Open Long,2000,1,2000,1,-1",
        "20/01/2026 - 10:00:00,BTC,Open Long,2000,1,2000,1,-1",
    ]
    report = take(either, FILLS + "\n".join(older))
    assert counts(report) == (3, 0, 3, 0)
    assert reasons(report) == [
        (line, "time", "earlier_than_recorded", value.split(",")[0])
        for line, value in ((4, older[2]), (5, older[3]), (6, older[4]))
    ]
    assert sorted(told.total.fees for _, told in kept(either)) == [1, 2, 2]


def test_a_plain_holding_is_never_sold_short(either: Journal) -> None:
    rows = [
        "13/01/2026 - 10:00:00,HYPE/USDC,Sell,30,2,60,0.1,0",
        "13/01/2026 - 11:00:00,HYPE/USDC,Buy,30,2,60,0.1,0",
        "13/01/2026 - 12:00:00,HYPE/USDC,Sell,30,3,90,0.1,0",
        "13/01/2026 - 13:00:00,HYPE,Open Short,30,3,90,0.1,0",
    ]
    report = take(either, FILLS + "\n".join(rows))
    assert reasons(report) == [
        (2, "sz", "closes_more_than_open", "2"),
        (4, "sz", "closes_more_than_open", "3"),
    ]
    holding, perpetual = kept(either)
    assert holding[0].positions[0].kind is PositionKind.HOLDING
    assert holding[1].positions[0].quantity == 2
    assert perpetual[0].positions[0].direction is Direction.SHORT
    late = "13/01/2026 - 10:30:00,HYPE/USDC,Sell,30,1,30,0.1,0"
    assert reasons(take(either, FILLS + late)) == [(2, "sz", "closes_more_than_open", "1")]


def test_account_and_platform_can_be_named(either: Journal) -> None:
    file = sample("hyperliquid_trade_history.csv")
    take(either, file)
    assert counts(take(either, file, Origin("second", "perps"))) == (48, 0, 0, 0)
    trades = [trade for trade, _ in kept(either)]
    assert {(trade.account, trade.platform) for trade in trades} == {
        ("main", "hyperliquid"),
        ("second", "perps"),
    }
    with either.reading() as uow:
        assert [account.name for account in uow.accounts()] == ["main", "second"]
    named = {trade.platform: trade.terms for trade in trades}
    assert named["perps"] is not None
    assert named["hyperliquid"] is None


def test_a_liquidated_position_ends_its_trade_so(either: Journal) -> None:
    rows = [
        "13/01/2026 - 10:00:00,ETH,Open Long,2000,1,2000,1,-1",
        "13/01/2026 - 11:00:00,ETH,Liquidated Cross Long,1500,1,1500,0,-500",
    ]
    report = take(either, FILLS + "\n".join(rows))
    ((trade, told),) = kept(either)
    assert trade.status is Status.LIQUIDATED
    assert report.net == told.total.net == -501


def test_rows_are_kept_with_what_was_made_of_them(either: Journal) -> None:
    text = FILLS + "13/01/2026 - 10:00:00,ETH,Open Long,2000,1,2000,1,-1\n,,\nx,ETH,Buy,1,1,1,0,0\n"
    report = take(either, text)
    assert counts(report) == (1, 1, 1, 0)
    assert counts(take(either, text)) == (0, 1, 1, 1)
    ((trade, _),) = kept(either)
    with either.reading() as uow:
        (recorded,) = uow.entries.of(trade.id)
        assert recorded.raw_row_id is not None


def test_fills_of_no_platform_need_one_named(either: Journal) -> None:
    file = read("Date,Code,Price,Qty,Action\n2026-01-13T00:00Z,ETH,2000,1,buy\n")
    with pytest.raises(Refused) as refused:
        take(either, file)
    assert refused.value.code == "platform_needed"
    assert counts(take(either, file, Origin(platform="lender"))) == (1, 0, 0, 0)
    ((trade, _),) = kept(either)
    assert trade.positions[0].kind is PositionKind.SPOT


# events


def events(*rows: str) -> str:
    return EVENTS + "\n".join(rows)


def test_a_ledger_in_a_file_becomes_the_trades_it_labels(either: Journal) -> None:
    report = take(either, sample("lending_events.csv"))
    assert counts(report) == (16, 0, 0, 0)
    (pair, pair_told), (short, short_told) = kept(either)
    assert (pair.label, pair.strategy, pair.tags) == ("pair", "carry", ("swing", "btc"))
    assert pair.status is Status.CLOSED
    assert pair_told.total.fees == 8
    assert pair_told.total.gas == 2
    assert pair_told.collateral == {"WETH": 10}
    assert pair_told.at == datetime(2026, 1, 20, 0, 0, 1, tzinfo=UTC)
    assert (short.label, short.platform) == ("", "morpho_blue")
    assert short.positions[0].direction is Direction.SHORT
    assert short_told.total.price == 100
    assert short_told.total.interest == 22
    assert report.net == total([pair_told.total.net, short_told.total.net])
    assert report.fees == 8
    with either.reading() as uow:
        assert uow.observations.last_mark_at() == datetime(2026, 1, 12, tzinfo=UTC)
    assert counts(take(either, sample("lending_events.csv"))) == (0, 0, 0, 16)


def test_rows_that_a_ledger_refuses_are_refused_alone(either: Journal) -> None:
    report = take(
        either,
        events(
            "2026-01-01T00:00:00Z,a,lender,deposit,WETH,1,,x",
            "2026-01-01T00:00:00Z,a,lender,deposit,USDC,100,,x",
            "2026-01-02T00:00:00Z,a,lender,open,ETH,1,2000,x",
            "2026-01-01T12:00:00Z,a,lender,close,ETH,1,2000,x",
            "2026-01-03T00:00:00Z,a,lender,withdraw,USDC,500,,x",
            "2026-01-03T00:00:00Z,a,lender,reduce,ETH,2,2000,x",
            "2026-01-03T00:00:00Z,a,lender,repay,USDC,2,,x",
            "2026-01-03T00:00:00Z,a,lender,open,ETH,-1,2000,x",
            "2026-01-03T00:00:00Z,a,lender,deposit,USDC,-1,,x",
            "2026-01-03T00:00:00Z,a,lender,add,ETH,1,,x",
            "2026-01-03T00:00:00Z,a,,note,ETH,1,,x",
            "2026-01-04T00:00:00Z,a,lender,close,ETH,1,2100,x",
        ),
    )
    assert reasons(report) == [
        (2, "price", "price_unknown", ""),
        (5, "asset", "nothing_open", "ETH"),
        (6, "amount", "withdraws_more_than_held", "500"),
        (7, "amount", "closes_more_than_open", "2"),
        (8, "asset", "nothing_owed", "USDC"),
        (9, "amount", "opens_against_position", "-1"),
        (10, "amount", "not_positive", "-1"),
        (11, "price", "missing", ""),
        (12, "platform", "missing", ""),
    ]
    ((trade, told),) = kept(either)
    assert trade.status is Status.CLOSED
    assert told.total.net == 100
    repaired = events("2026-01-01T00:00:00Z,a,lender,deposit,WETH,1,1900,x")
    assert counts(take(either, repaired)) == (1, 0, 0, 0)


def test_a_missing_price_is_the_last_mark(either: Journal, clock: Clock) -> None:
    early = Mark(Asset("WETH"), datetime(2026, 1, 1, tzinfo=UTC), Decimal(1500))
    mark(either, clock, [early], [])
    report = take(
        either,
        events(
            "2026-01-02T00:00:00Z,a,lender,deposit,WETH,1,,x",
            "2026-01-03T00:00:00Z,a,lender,mark,WETH,,1600,",
            "2026-01-04T00:00:00Z,a,lender,deposit,WETH,1,,x",
            "2026-01-04T00:00:00Z,a,lender,open,ETH,1,2000,x",
        ),
    )
    assert counts(report) == (4, 0, 0, 0)
    ((_, told),) = kept(either)
    assert told.deposits == 3100


@pytest.mark.parametrize(("repaid", "is_doubted"), [("5050", False), ("9000", True)])
def test_a_repayment_that_interest_cannot_explain_is_taken_and_said(
    either: Journal, repaid: str, is_doubted: bool
) -> None:
    report = take(
        either,
        events(
            "2026-01-01T00:00:00Z,a,lender,deposit,WETH,5,2000,x",
            "2026-01-01T00:00:00Z,a,lender,borrow,USDC,5000,,x",
            f"2026-02-01T00:00:00Z,a,lender,repay,USDC,{repaid},,x",
        ),
    )
    assert counts(report) == (3, 0, 0, 0)
    found = [(each.field, each.code, each.facts) for each in report.remarks]
    told = ("amount", "repaid_beyond_interest", {"asset": "USDC"})
    assert found == ([told] if is_doubted else [])


def test_rows_without_a_label_find_their_trade(either: Journal) -> None:
    report = take(
        either,
        events(
            "2026-01-01T00:00:00Z,a,lender,deposit,WBTC,1,50000,",  # begins a trade
            "2026-01-01T00:00:01Z,a,lender,open,ETH,1,2000,",  # which this one awaited
            "2026-01-01T00:00:02Z,a,lender,open,SOL,10,100,",  # begins the second
            "2026-01-01T00:00:03Z,a,lender,borrow,USDC,100,,",  # to the one opened latest
            "2026-01-02T00:00:00Z,a,lender,open,ETH,1,2000,",  # to the one that holds ETH
            "2026-01-02T00:00:01Z,a,lender,gas,ETH,0.1,2000,",
            "2026-01-03T00:00:00Z,a,lender,close,SOL,10,100,",
            "2026-01-03T00:00:01Z,a,lender,repay,USDC,100,,",  # to the closed one that owes it
            "2026-01-04T00:00:00Z,a,lender,deposit,USDC,7,,",  # to the only one open
            "2026-01-05T00:00:00Z,a,lender,close,ETH,2,2000,",
            "2026-01-06T00:00:00Z,a,lender,withdraw,WBTC,1,50000,",
            "2026-01-07T00:00:00Z,a,lender,note,,,,",  # nothing is open: begins the third
            "2026-01-08T00:00:00Z,b,lender,note,,,,",  # another account: the fourth
        ),
    )
    assert counts(report) == (13, 0, 0, 0)
    trades = kept(either)
    assert [[position.asset for position in trade.positions] for trade, _ in trades] == [
        ["ETH"],
        ["SOL"],
        [],
        [],
    ]
    (_, first), (_, second), *_ = trades
    assert first.total.gas == 200
    assert first.collateral == {"USDC": 7}
    assert second.debt == {}
    assert second.deposits == 0
    assert [trade.account for trade, _ in trades] == ["a", "a", "a", "b"]


def test_a_row_joins_the_trade_that_holds_what_it_speaks_of(either: Journal) -> None:
    report = take(
        either,
        events(
            "2026-01-01T00:00:00Z,a,lender,open,ETH,1,2000,p",
            "2026-01-02T00:00:00Z,a,lender,borrow,ETH,1,2000,d",
            "2026-01-03T00:00:00Z,a,lender,deposit,ETH,1,2000,c",
            "2026-01-04T00:00:00Z,a,lender,add,ETH,1,2000,",
            "2026-01-04T00:00:00Z,a,lender,interest,ETH,0.1,2000,",
            "2026-01-04T00:00:00Z,a,lender,withdraw,ETH,0.5,2000,",
            "2026-01-04T00:00:00Z,a,lender,note,,,,",
        ),
    )
    assert counts(report) == (7, 0, 0, 0)
    (_, position), (_, debt), (_, collateral) = kept(either)
    assert position.positions[0].quantity == 2
    assert debt.debt == {"ETH": Decimal("1.1")}
    assert collateral.collateral == {"ETH": Decimal("0.5")}


def test_a_rate_without_a_trade_is_a_point_of_the_history(either: Journal) -> None:
    header = "time,account,platform,event,asset,amount,rate\n"
    row = "2026-01-01T00:00:00Z,a,lender,rate,USDC,,0.05\n"
    bad = "2026-01-01T00:00:00Z,a,lender,rate,USDC,,\n2026-01-01T00:00:00Z,a,lender,rate,,,0.05\n"
    report = take(either, header + row + bad)
    assert reasons(report) == [(3, "rate", "missing", ""), (4, "asset", "missing", "")]
    assert kept(either) == []
    with either.reading() as uow:
        index = uow.observations.market().rates_of("lender")[Asset("USDC")]
    assert index.apr_at(datetime(2026, 1, 2, tzinfo=UTC)) == Decimal("0.05")
    as_rates = "time,platform,asset,borrow_apr\n2026-01-01T00:00:00Z,lender,USDC,0.05\n"
    assert counts(take(either, as_rates)) == (0, 0, 0, 1)
    assert counts(take(either, header + row)) == (0, 0, 0, 1)
    to_trade = take(either, header + "2026-01-03T00:00:00Z,a,lender,borrow,USDC,5,\n"
                    "2026-01-04T00:00:00Z,a,lender,rate,USDC,,0.06\n")  # fmt: skip
    assert counts(to_trade) == (2, 0, 0, 0)


def test_a_label_is_continued_out_of_order_and_after_the_end(either: Journal) -> None:
    take(
        either,
        events(
            "2026-01-05T00:00:00Z,a,lender,close,ETH,1,2100,x",
            "2026-01-01T00:00:00Z,a,lender,open,ETH,1,2000,x",
        ),
    )
    report = take(
        either,
        events(
            "2026-01-03T00:00:00Z,a,lender,reduce,ETH,0.5,2050,x",
            "2026-01-03T00:00:00Z,a,lender,add,ETH,1,2000,x",
            "2026-01-10T00:00:00Z,a,lender,open,ETH,-2,2100,x",
            "2026-01-10T00:00:00Z,a,elsewhere,open,ETH,1,2100,x",
        ),
    )
    assert reasons(report) == [(2, "time", "contradicts_later_entries", "2026-01-03T00:00:00Z"),
                               (4, "amount", "opens_against_position", "-2")]  # fmt: skip
    assert report.trades_opened == 1
    continued, _ = kept(either)
    assert continued[0].status is Status.OPEN
    assert continued[1].positions[0].quantity == 1


def test_a_closed_trade_is_opened_anew_under_its_label(either: Journal) -> None:
    report = take(
        either,
        events(
            "2026-01-01T00:00:00Z,a,lender,open,ETH,1,2000,x",
            "2026-01-02T00:00:00Z,a,lender,close,ETH,1,2100,x",
            "2026-01-03T00:00:00Z,a,lender,open,SOL,1,100,",
            "2026-01-04T00:00:00Z,a,lender,open,ETH,1,2000,x",
            "2026-01-05T00:00:00Z,a,lender,fee,USDC,3,,x",
            "2026-01-05T00:00:00Z,a,lender,gas,USDC,2,,",
            "2026-01-06T00:00:00Z,a,lender,close,ETH,1,2000,x",
        ),
    )
    assert counts(report) == (7, 0, 0, 0)
    assert report.fees == 3
    (_, again), (_, latest) = kept(either)
    assert again.status is Status.CLOSED
    assert latest.total.gas == 2
    later = events("2026-02-01T00:00:00Z,a,lender,open,ETH,1,2000,x")
    assert counts(take(either, later)) == (1, 0, 0, 0)
    assert [told.status for _, told in kept(either)] == [Status.OPEN, Status.OPEN]


def test_a_short_that_is_borrowed_before_it_is_sold(either: Journal) -> None:
    rows = (
        "2026-01-01T00:00:00Z,a,lender,deposit,USDC,5000,,x",
        "2026-01-02T00:00:00Z,a,lender,borrow,ETH,1,2000,x",
        "2026-01-03T00:00:00Z,a,lender,open,ETH,-1,2000,x",
        "2026-01-04T00:00:00Z,a,lender,close,ETH,1,1900,x",
        "2026-01-04T00:00:01Z,a,lender,repay,ETH,1,1900,x",
    )
    assert take(either, events(*rows)).net == 100
    one_by_one = FakeJournal()
    for row in rows:
        assert counts(take(one_by_one, events(row))) == (1, 0, 0, 0)
    assert [told.total for _, told in kept(one_by_one)] == [told.total for _, told in kept(either)]


def test_a_trade_in_the_trash_is_not_continued(either: Journal, clock: Clock) -> None:
    take(either, events("2026-01-01T00:00:00Z,a,lender,open,ETH,1,2000,x"))
    trash(either, clock, [1])
    report = take(either, events("2026-01-02T00:00:00Z,a,lender,close,ETH,1,2000,x"))
    assert [code for _, _, code, _ in reasons(report)] == ["nothing_open"]


def test_what_this_program_writes_adds_nothing(either: Journal, clock: Clock) -> None:
    """The ledger's table holds entries that came from fills, from events and by hand."""
    take(either, sample("hyperliquid_trade_history.csv"))
    take(either, sample("lending_events.csv"))
    take(either, events("2026-03-01T00:00:00Z,a,lender,note,,,,"))
    rates = [
        RatePoint("lender", Asset("USDC"), datetime(2026, 3, 2, tzinfo=UTC), Decimal("0.05")),
        RatePoint("aave_v3", Asset("USDC"), datetime(2026, 1, 2, tzinfo=UTC), Decimal("0.05")),
    ]
    oracle = Mark(Asset("SOL"), datetime(2026, 3, 1, tzinfo=UTC), Decimal(9), Decimal(8))
    mark(either, clock, [oracle], rates)
    before = kept(either)
    with either.reading() as uow:
        market = uow.observations.market()
        chosen = whole_of(
            records(uow),
            market,
            filters=(),
            currency="USD",
            zone=UTC,
            own=NO_OWN_MONEY,
            behind=None,
            fallback=datetime(2026, 1, 1, tzinfo=UTC),
        )
        marks = [each for series in market.prices.values() for each in series.every()]
        table = ledger_table(chosen, marks, rates)
    keys = [column.key for column in table.columns]
    lines = [",".join(keys)]
    for row in table.rows:
        written = [f"{cell:f}" if isinstance(cell, Decimal) else str(cell or "") for cell in row]
        lines.append(",".join('"' + cell.replace('"', '""') + '"' for cell in written))
    report = take(either, "\n".join(lines))
    assert reasons(report) == []
    assert (report.accepted, report.duplicates) == (0, len(table.rows))
    assert kept(either) == before
    elsewhere = FakeJournal()
    assert take(elsewhere, "\n".join(lines)).accepted == len(table.rows)
    nets = [sorted(told.total.net for _, told in each) for each in (kept(elsewhere), before)]
    assert nets[0] == nets[1]


def test_a_number_for_a_label_continues_only_what_the_file_repeats(either: Journal) -> None:
    take(either, events("2026-01-01T00:00:00Z,a,lender,open,ETH,1,2000,"))
    stranger = events("2026-01-02T00:00:00Z,a,lender,open,SOL,1,100,#1")
    assert take(either, stranger).trades_opened == 1
    again = events(
        "2026-01-01T00:00:00Z,a,lender,open,ETH,1,2000,#1",
        "2026-01-03T00:00:00Z,a,lender,close,ETH,1,2000,#1",
    )
    other = FakeJournal()
    take(other, events("2026-01-01T00:00:00Z,a,lender,open,ETH,1,2000,"))
    assert counts(take(other, again)) == (1, 0, 0, 1)
    ((trade, _),) = kept(other)
    assert trade.status is Status.CLOSED


def test_a_rate_beyond_belief_is_refused_where_it_stands(either: Journal) -> None:
    header = "time,account,platform,event,asset,amount,rate,trade\n"
    report = take(
        either,
        header + "2020-01-01T00:00:00Z,a,lender,borrow,USDC,100,99999999999,x\n"
        "2026-01-01T00:00:00Z,a,lender,note,,,,x\n"
        "2026-01-01T00:00:00Z,a,lender,deposit,USDC,1,,y\n",
    )
    assert {code for _, _, code, _ in reasons(report)} == {"rate_beyond_belief"}
    assert counts(report) == (2, 0, 1, 0)


# prices and rates


def test_prices_move_open_trades_and_are_known_again(either: Journal) -> None:
    take(either, events("2026-01-01T00:00:00Z,a,lender,open,ETH,1,2000,"))
    prices = "time,asset,price\n2026-01-02T00:00Z,ETH,2100\n2026-01-02T00:00Z,BTC,1\n"
    assert counts(take(either, prices)) == (2, 0, 0, 0)
    ((_, told),) = kept(either)
    assert told.total.net == 100
    assert counts(take(either, prices)) == (0, 0, 0, 2)
    assert counts(take(either, prices.replace("2100", "2200"))) == (1, 0, 0, 1)
    assert counts(take(either, prices)) == (1, 0, 0, 1)
    ((_, told),) = kept(either)
    assert told.total.net == 100


def test_of_one_moment_the_last_row_counts(either: Journal) -> None:
    row = "2026-01-02T00:00Z,ETH,{}\n"
    prices = "time,asset,price\n" + "".join(map(row.format, (2100, 2100, 2200, 2100, 2200)))
    assert counts(take(either, prices)) == (2, 3, 0, 0)
    assert counts(take(either, prices)) == (0, 3, 0, 2)
    rate = "2026-01-02T00:00Z,lender,ETH,{}\n"
    rates = "time,platform,asset,borrow_apr\n" + "".join(map(rate.format, (0.1, 0.2)))
    assert counts(take(either, rates)) == (1, 1, 0, 0)
    assert counts(take(either, rates)) == (0, 1, 0, 1)


# files that are damaged


def mutated(content: bytes, chance: random.Random) -> bytes:
    """A file with cells swapped, deleted, doubled and torn, then encoded anew."""
    lines = [line.split(",") for line in content.decode().splitlines()]
    for _ in range(chance.randint(1, 12)):
        line, other = (chance.choice(lines[1:]) for _ in range(2))
        place, elsewhere = chance.randrange(len(line)), chance.randrange(len(other))
        match chance.randrange(8):
            case 0:
                line[place], other[elsewhere] = other[elsewhere], line[place]
            case 1:
                del line[place]
            case 2:
                line.insert(place, line[place])
            case 3:
                lines.append(list(line))
            case 4:
                line[place] = chance.choice(
                    ["", "x", "1e31", "-1", "0", "NaN", "1,000", '"', "\x00"]
                )
            case 5:
                line[place] = line[place] * 2
            case 6:
                lines.insert(1, [""] * len(line))
            case _:
                lines.remove(line)
        lines = [each or [""] for each in lines]
        if len(lines) < 3:
            break
    text = chance.choice(["\n", "\r\n", "\r"]).join(",".join(line) for line in lines)
    return text.encode(chance.choice(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))


@pytest.mark.parametrize("name", ["hyperliquid_trade_history.csv", "lending_events.csv"])
@given(seed=st.integers(0, 10**9))
def test_no_damage_goes_uncounted(name: str, seed: int) -> None:
    """Every row of a damaged file is in one of the counts, and none brings the program down."""
    journal = FakeJournal()
    if seed % 2:
        take(journal, sample(name))
    try:
        file = read(mutated(sample(name), random.Random(seed)))
        report = take(journal, file)
    except Refused:
        return
    counts(report)
    kept(journal)
    again = take(journal, file)
    counts(again)
    assert again.duplicates == report.accepted + report.duplicates
