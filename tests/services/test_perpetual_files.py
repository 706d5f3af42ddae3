"""Fills and funding of perpetuals: whose payment it is, and what a fill goes on from."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from journal_app.domain.problems import Refused
from journal_app.domain.trade import Status
from journal_app.services.ports import Journal
from journal_app.services.transferring import ImportReport
from journal_app.services.undo import undo
from tests.services.fake import FakeJournal
from tests.services.test_transferring import counts, either, kept, take

__all__ = ["either"]

HISTORY = """time,coin,dir,px,sz,ntl,fee,closedPnl
13/02/2026 - 10:15:00,ETH,Open Long,2000,2,4000,1,-1
13/02/2026 - 10:30:00,BTC,Open Long,50000,0.1,5000,2,-2
13/02/2026 - 13:30:00,ETH,Close Long,2100,2,4200,1.05,198.95
13/02/2026 - 14:10:00,ETH,Open Short,2100,1,2100,0.5,-0.5
13/02/2026 - 15:30:00,BTC,Close Long,50500,0.1,5050,2,48
13/02/2026 - 16:00:00,ETH,Close Short,2050,1,2050,0.5,49.5
13/02/2026 - 18:00:00,ETH,Open Long,2050,1,2050,0.5,-0.5
"""
"""Of ETH a long of three hours, a short of two, and a long that is open; of BTC a long."""

HEADER = "time,coin,sz,side,payment,rate\n"
PAID = (
    "13/02/2026 11:00:00,ETH,2,Long,-0.4,0.0001",
    "13/02/2026 11:00:00,BTC,0.1,Long,-0.7,0.0001",
    "13/02/2026 12:00:00,ETH,2,Long,-0.5,0.0001",
    "13/02/2026 13:00:00,ETH,2,Long,-0.6,0.0001",
    "13/02/2026 15:00:00,ETH,1,Short,0.3,0.0001",
    "13/02/2026 16:00:00,ETH,1,Short,0.2,0.0001",
    "13/02/2026 18:00:00,ETH,1,Long,-0.1,0.0001",
    "13/02/2026 19:00:00,ETH,1,Long,-0.1,0.0001",
)
OF_NO_TRADE = (
    "13/02/2026 10:00:00,ETH,2,Long,-9,0.0001",
    "13/02/2026 14:00:00,ETH,2,Long,-9,0.0001",
    "13/02/2026 15:00:00,ETH,1,Long,-9,0.0001",
    "13/02/2026 17:00:00,ETH,1,Short,-9,0.0001",
    "13/02/2026 17:00:00,SOL,1,Short,-9,0.0001",
)
FUNDED = [Decimal("-1.5"), Decimal("-0.7"), Decimal("0.5"), Decimal("-0.2")]
"""By hand: -0.4 - 0.5 - 0.6; BTC's; 0.3 + 0.2; -0.1 - 0.1."""


def funding(*rows: str) -> str:
    return HEADER + "".join(f"{row}\n" for row in rows)


def funded(journal: Journal) -> list[Decimal]:
    return [told.total.funding for _, told in kept(journal)]


def left_out(report: ImportReport) -> list[tuple[int, str]]:
    return [(each.row.line, each.problem.code) for each in report.skipped]


# whose payment it is


def test_a_payment_goes_to_the_trade_that_held_its_position_then(either: Journal) -> None:
    take(either, HISTORY)
    before = kept(either)
    report = take(either, funding(*PAID))
    assert counts(report) == (8, 0, 0, 0)
    assert (report.trades_opened, report.trades_closed, report.stated_net) == (0, 0, None)
    assert report.net == report.fees == 0
    assert report.realised == Decimal("-1.9")
    after = kept(either)
    assert [told.total.funding for _, told in after] == FUNDED
    assert [told.total.net for _, told in after[:3]] == [
        Decimal("196.45"),
        Decimal("45.3"),
        Decimal("49.5"),
    ]
    assert [trade.status for trade, _ in after] == [*[Status.CLOSED] * 3, Status.OPEN]
    assert [told.closed_at for _, told in after] == [told.closed_at for _, told in before]


def test_one_that_was_paid_for_nothing_in_the_journal_is_left_out_and_said(
    either: Journal,
) -> None:
    take(either, HISTORY)
    report = take(either, funding(*OF_NO_TRADE, PAID[0]))
    assert counts(report) == (1, 5, 0, 0)
    assert {code for _, code in left_out(report)} == {"not_held_then"}
    assert sum(funded(either)) == Decimal("-0.4")


def test_funding_that_comes_before_its_fills_is_taken_when_it_comes_again(
    either: Journal,
) -> None:
    assert counts(take(either, funding(*PAID))) == (0, 8, 0, 0)
    assert kept(either) == []
    take(either, HISTORY)
    assert counts(take(either, funding(*PAID))) == (8, 0, 0, 0)
    assert counts(take(either, funding(*PAID))) == (0, 0, 0, 8)
    assert funded(either) == FUNDED


def test_a_file_that_a_spreadsheet_kept_is_known_again(either: Journal) -> None:
    """The application writes floats to their last digit; a spreadsheet ends before the noise."""
    noisy = HISTORY.replace("198.95", "198.94999999999999").replace("4200", "4199.9999999999995")
    take(either, noisy)
    assert counts(take(either, HISTORY)) == (0, 0, 0, 7)


def test_a_close_of_what_is_not_held_is_taken_and_said(either: Journal) -> None:
    lines = HISTORY.splitlines(keepends=True)
    later = take(either, "".join([lines[0], *lines[3:]]))
    assert (later.accepted, later.refused) == (5, ())
    found = [(each.code, each.facts) for each in later.remarks if each.code != "read_as_utc"]
    assert found == [
        ("opened_by_close", {"asset": "BTC"}),
        ("opened_by_close", {"asset": "ETH"}),
    ]
    whole = take(FakeJournal(), HISTORY)
    assert [each.code for each in whole.remarks] == ["read_as_utc"]


def test_a_close_that_crosses_zero_needs_no_remark() -> None:
    crossing = HISTORY.replace("Close Long,2100,2,4200", "Close Long,2100,3,6300")
    assert [each.code for each in take(FakeJournal(), crossing).remarks] == ["read_as_utc"]


def test_files_may_overlap_and_equal_rows_both_count(either: Journal) -> None:
    take(either, HISTORY)
    assert counts(take(either, funding(*PAID[:5]))) == (5, 0, 0, 0)
    assert counts(take(either, funding(*PAID[2:]))) == (3, 0, 0, 3)
    assert funded(either) == FUNDED
    assert counts(take(either, funding(PAID[0], PAID[0]))) == (1, 0, 0, 1)
    assert funded(either)[0] == Decimal("-1.9")


def test_a_payment_is_the_same_in_either_form(either: Journal) -> None:
    take(either, HISTORY)
    take(either, funding(*PAID))
    due = datetime(2026, 2, 13, 12, tzinfo=UTC)
    again = [
        {
            "time": int(due.timestamp()) * 1000 + 52,
            "delta": {"coin": "ETH", "usdc": usdc, "szi": "2.0", "fundingRate": "0.0001"},
        }
        for usdc in ("-0.50", "-0.51")
    ]
    assert counts(take(either, json.dumps(again))) == (1, 0, 0, 1)
    assert funded(either)[0] == Decimal("-2.01")


def test_it_is_one_step_that_can_be_undone(either: Journal) -> None:
    take(either, HISTORY)
    take(either, funding(*PAID))
    undo(either)
    assert funded(either) == [Decimal(0)] * 4
    assert counts(take(either, funding(*PAID))) == (8, 0, 0, 0)
    assert funded(either) == FUNDED


def test_another_account_has_payments_of_its_own() -> None:
    journal = FakeJournal()
    take(journal, HISTORY)
    events = "time,account,platform,event,asset,amount,price\n"
    hand = "2026-02-13T09:00:00Z,other,hyperliquid,open,ETH,5,2000\n"
    take(journal, events + hand)
    take(journal, funding(*PAID))
    assert funded(journal) == [*FUNDED, Decimal(0)]


def test_a_position_that_turns_at_the_hour_has_paid_as_what_it_was(either: Journal) -> None:
    take(
        either,
        "time,coin,dir,px,sz,ntl,fee,closedPnl\n"
        "13/02/2026 - 10:15:00,ETH,Open Long,2000,1,2000,0,0\n"
        "13/02/2026 - 12:00:00,ETH,Long > Short,2000,3,6000,0,0\n"
        "13/02/2026 - 13:00:00,ETH,Short > Long,2000,3,6000,0,0\n"
        "13/02/2026 - 13:00:00,ETH,Close Long,2000,1,2000,0,0\n",
    )
    report = take(
        either,
        funding(
            "13/02/2026 12:00:00,ETH,1,Long,-1,0.0001", "13/02/2026 13:00:00,ETH,2,Short,2,0.0001"
        ),
    )
    assert counts(report) == (2, 0, 0, 0)
    assert funded(either) == [Decimal(-1), Decimal(2), Decimal(0)]


def test_one_that_is_booked_after_the_position_is_gone_still_finds_it(either: Journal) -> None:
    fills = [
        {"side": "BUY", "price": "2000", "createdAt": "2026-02-13T10:15:00.000Z", "id": "a"},
        {"side": "SELL", "price": "2010", "createdAt": "2026-02-13T11:00:02.500Z", "id": "b"},
    ]
    same = {"market": "ETH-USD", "size": "1", "fee": "0.5", "type": "LIMIT", "liquidity": "TAKER"}
    take(either, json.dumps({"fills": [same | each for each in fills]}))
    paid = {
        "createdAt": "2026-02-13T11:00:09.000Z", "ticker": "ETH-USD", "side": "LONG", "size": "1",
        "rate": "0.0001", "payment": "-0.2",
    }  # fmt: skip
    assert counts(take(either, json.dumps({"fundingPayments": [paid]}))) == (1, 0, 0, 0)
    ((trade, told),) = kept(either)
    assert trade.status is Status.CLOSED
    assert (told.total.gross, told.total.fees) == (Decimal(10), Decimal(1))
    assert told.total.net == Decimal("8.8")


def test_what_is_plainly_owned_is_paid_nothing() -> None:
    journal = FakeJournal()
    take(journal, HISTORY.splitlines()[0] + "\n13/02/2026 - 10:15:00,ETH/USDC,Buy,2000,1,2000,0,0")
    assert counts(take(journal, funding(PAID[0]))) == (0, 1, 0, 0)


# what a fill goes on from

MOMENT = 1_770_000_000_000


def fill(minute: int, side: str, size: str, before: str, **said: str) -> dict[str, object]:
    return {
        "coin": "ETH", "px": "2000", "sz": size, "side": side, "time": MOMENT + minute * 60_000,
        "startPosition": before, "dir": "", "closedPnl": "0.0", "fee": "0.1",
        "tid": f"{minute}{side}{size}{before}", "feeToken": "USDC", **said,
    }  # fmt: skip


CUT = [
    fill(0, "A", "3", "5"),
    fill(1, "A", "4", "2"),
    fill(2, "B", "2", "-2"),
    fill(3, "B", "1", "0", px="2000"),
    fill(4, "A", "3", "1", px="2010", closedPnl="10"),
    fill(5, "B", "2", "-2", px="1990", closedPnl="40"),
]
"""An answer that begins within a position: it is flat before the fourth fill, and turns once."""


def test_an_answer_that_begins_within_a_position_is_taken_from_where_it_is_flat(
    either: Journal,
) -> None:
    report = take(either, json.dumps(CUT))
    assert counts(report) == (3, 3, 0, 0)
    assert left_out(report) == [(line, "held_otherwise_before") for line in (1, 2, 3)]
    (long, _), (short, _) = trades = kept(either)
    assert (long.positions[0].direction, short.positions[0].direction) == ("long", "short")
    assert [told.total.gross for _, told in trades] == [Decimal(10), Decimal(40)]
    assert sum(told.total.fees for _, told in trades) == Decimal("0.3")
    assert report.realised == report.stated_net == Decimal("49.7")
    assert report.agrees


def test_the_earlier_part_may_come_first(either: Journal) -> None:
    earlier = [fill(-9, "B", "5", "0"), *CUT[:2]]
    assert counts(take(either, json.dumps(earlier))) == (3, 0, 0, 0)
    report = take(either, json.dumps(CUT))
    assert counts(report) == (4, 0, 0, 2)
    assert [trade.status for trade, _ in kept(either)] == [Status.CLOSED] * 4


def test_fills_of_one_moment_in_any_order(either: Journal) -> None:
    rows = [fill(0, "B", "2", "3"), fill(0, "B", "1", "0"), fill(0, "B", "2", "1")]
    assert counts(take(either, json.dumps([*rows, fill(1, "A", "5", "5")]))) == (4, 0, 0, 0)
    ((trade, _),) = kept(either)
    assert trade.status is Status.CLOSED


def test_the_same_fills_in_the_other_form_are_not_taken_twice(either: Journal) -> None:
    take(
        either,
        "time,coin,dir,px,sz,ntl,fee,closedPnl\n"
        "13/02/2026 - 10:15:00,ETH,Open Long,2000,2,4000,1,-1\n"
        "13/02/2026 - 13:30:00,ETH,Close Long,2100,2,4200,1.05,198.95\n",
    )
    opened = 1_770_977_700_470
    again = [
        fill(0, "B", "2", "0", time=opened),  # type: ignore[arg-type]
        fill(0, "A", "2", "2", time=opened + 195 * 60_000),  # type: ignore[arg-type]
    ]
    before = kept(either)
    report = take(either, json.dumps(again))
    assert report.accepted == 0
    assert kept(either) == before


def test_a_purchase_pays_its_fee_out_of_what_arrives(either: Journal) -> None:
    spot = {"coin": "@107", "startPosition": "7"}
    rows = [
        fill(0, "B", "2", "", **spot | {"px": "30", "fee": "0.002", "feeToken": "HYPE"}),
        fill(1, "A", "1.998", "", **spot | {"px": "31", "fee": "0.06"}),
        fill(1, "A", "1", "", **spot | {"px": "31", "fee": "0.03"}),
    ]
    report = take(either, json.dumps(rows))
    assert counts(report) == (2, 0, 1, 0)
    ((trade, told),) = kept(either)
    # By hand: 60 dollars went out, 1.998 · 31 - 0.06 = 61.878 came back.
    assert trade.status is Status.CLOSED
    assert (told.total.gross, told.total.fees) == (Decimal("1.998"), Decimal("0.12"))
    assert told.total.net == Decimal("1.878")


@pytest.mark.parametrize("text", ["[]", '{"fills": []}'])
def test_an_answer_without_fills_is_refused_whole(text: str) -> None:
    with pytest.raises(Refused):
        take(FakeJournal(), text)
