"""Trades in groups: every trade once, exact sums, months in the journal's zone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from journal_app.domain.trade import Direction, Position
from journal_app.services.gathering import GATHERED_BY, gathered
from journal_app.services.ports import Journal, TradeFilter
from journal_app.services.reckoning import rederive
from tests.services.samples import ETH, NEW_YEAR, bare_trade, hours, round_trip

EVERY = TradeFilter()
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def kept(journal: Journal) -> Journal:
    """Two closed around the turn of a month, one open, one that never began, one in the trash."""
    last_hour = 31 * 24 - 2  # closed at 23 of January in UTC, at 0 of February in Berlin
    entries = [
        round_trip(0, "2000", "2100.000000000000000001"),
        round_trip(last_hour, "2000", "1900"),
        round_trip(5, "2000", "2050")[:1],
        [],
        round_trip(7, "1", "2"),
    ]
    with journal.unit_of_work() as uow:
        uow.begin_action("open_trade", NEW_YEAR)
        ids = uow.trades.add_many(
            [
                replace(bare_trade(), positions=(Position(ETH, Direction.LONG),), strategy=word)
                for word in ("Trend", "trend", "pair", "", "pair")
            ]
        )
        for trade_id, ledger in zip(ids, entries, strict=True):
            for each in ledger:
                uow.entries.add(trade_id, each)
        uow.trades.save(replace(uow.trades.get(5), deleted_at=hours(900)))
        rederive(uow, ids)
        uow.commit()
    return journal


def test_months_are_of_the_closing_in_the_journals_zone(kept: Journal) -> None:
    with kept.reading() as uow:
        open_now, february, january = gathered(uow, EVERY, "month", BERLIN)
        in_utc = gathered(uow, EVERY, "month", ZoneInfo("UTC"))
        none_at_all = gathered(uow, TradeFilter(statuses=("open",)), "month", BERLIN)
    assert [group.key for group in in_utc] == ["", "2026-01"]
    assert [group.key for group in none_at_all] == [""]
    assert (open_now.key, open_now.trade_ids) == ("", [3, 4])
    assert (open_now.closed, open_now.win_rate, open_now.r_mean) == (0, None, None)
    assert (february.key, february.trade_ids) == ("2026-02", [2])
    assert (january.key, january.closed) == ("2026-01", 1)
    assert (february.win_rate, january.win_rate) == (Decimal(0), Decimal(1))
    assert january.net == Decimal("99.650000000000000001")
    assert in_utc[1].net == Decimal("-0.699999999999999999")
    assert in_utc[1].win_rate == Decimal("0.5")


def test_words_are_groups_and_each_keeps_the_order_of_the_list(kept: Journal) -> None:
    with kept.reading() as uow:
        groups = gathered(uow, EVERY, "strategy", BERLIN)
        accounts = gathered(uow, EVERY, "account", BERLIN, "net", descending=True)
    assert [group.key for group in groups] == ["", "pair", "Trend", "trend"]
    assert [group.trade_ids for group in groups] == [[4], [3], [1], [2]]
    (account,) = accounts
    assert (account.key, account.trade_ids) == ("main", [1, 4, 3, 2])
    with kept.reading() as uow, pytest.raises(ValueError):
        gathered(uow, EVERY, "month", BERLIN, "no such column")


@pytest.mark.parametrize("by", GATHERED_BY)
def test_of_no_trades_there_are_no_groups(journal: Journal, by: str) -> None:
    with journal.reading() as uow:
        assert gathered(uow, EVERY, by, BERLIN) == []  # type: ignore[arg-type]


def test_r_is_the_mean_of_what_was_closed_with_a_stop(kept: Journal) -> None:
    with kept.unit_of_work() as uow:
        for trade_id, r in ((1, "1.5"), (2, "-1"), (3, "9")):
            told = uow.figures.get(trade_id)
            assert told is not None
            uow.figures.put(trade_id, replace(told, r_initial=Decimal(r)))
        uow.commit()
    with kept.reading() as uow:
        (group,) = gathered(uow, EVERY, "account", BERLIN)
    assert (group.r_mean, group.closed) == (Decimal("0.25"), 2)
