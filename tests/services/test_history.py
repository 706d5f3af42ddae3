"""The history is read: of the journal by pages, of one trade, of one entry and all its versions."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.money import Asset
from journal_app.domain.trade import Trade
from journal_app.services import history
from journal_app.services.attaching import attach_content
from journal_app.services.describing import describe_trade
from journal_app.services.history import HistoryPage, action_told, entry_life, history_page
from journal_app.services.ports import HistoryFilter, Journal
from journal_app.services.preferences import change_settings
from journal_app.services.recording import (
    bring_back,
    correct_entry,
    delete_entry,
    open_trade,
    record_entry,
    trash,
)
from journal_app.services.trashed import trashed
from journal_app.services.undo import redo, undo
from tests.services.conftest import TwoPlatforms

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ETH, USDC = Asset("ETH"), Asset("USDC")


class Ticking:
    """A minute goes by at every look."""

    def __init__(self) -> None:
        self.at = NOON

    def now(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at


@pytest.fixture
def clock() -> Ticking:
    return Ticking()


def opened(journal: Journal, clock: Ticking, platforms: TwoPlatforms) -> Trade:
    drafts = [
        Draft(kind="deposit", at=NOON, asset=USDC, amount=Decimal(2000), price=Decimal(1)),
        Draft(kind="open", at=NOON, asset=ETH, amount=Decimal(1), price=Decimal(2000)),
    ]
    return open_trade(journal, clock, platforms, drafts, account="main", platform="lender")


def page(journal: Journal, number: int | None = None, before: int | None = None) -> HistoryPage:
    with journal.reading() as uow:
        return history_page(uow, trade_number=number, before=before)


def names(told: HistoryPage) -> list[str]:
    return [f"{past.action.name} {past.state}" for past in told.actions]


def test_the_history_of_one_trade_is_its_own(
    journal: Journal, clock: Ticking, platforms: TwoPlatforms
) -> None:
    first, second = (opened(journal, clock, platforms) for _ in range(2))
    describe_trade(journal, clock, first.id, notes="mine")
    change_settings(journal, clock, {"capital": "5"})
    trash(journal, clock, [first.id, second.id])
    undo(journal)
    own = page(journal, number=first.number)
    assert own.trade_id == first.id
    assert names(own) == ["trash_many undone", "describe_trade done", "open_trade done"]
    assert names(page(journal, number=second.number)) == ["trash_many undone", "open_trade done"]
    assert len(page(journal).actions) == 5
    assert page(journal, number=99) == HistoryPage([], has_more=False)
    assert own.actions[-1].action.facts["number"] == str(first.number)


def test_a_page_ends_where_the_next_begins(
    journal: Journal, clock: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "PAGE", 2)
    for capital in range(1, 6):
        change_settings(journal, clock, {"capital": str(capital)})
    seen, before = [], None
    while True:
        told = page(journal, before=before)
        seen += [past.action.id for past in told.actions]
        if not told.has_more:
            break
        before = seen[-1]
    assert seen == [5, 4, 3, 2, 1]


def test_an_entry_is_followed_through_corrections_to_its_end(
    journal: Journal, clock: Ticking, platforms: TwoPlatforms
) -> None:
    trade = opened(journal, clock, platforms)
    draft = Draft(kind="deposit", at=NOON, asset=USDC, amount=Decimal(5), price=Decimal(1))
    entry = record_entry(journal, clock, trade.id, draft)
    correct_entry(journal, clock, trade.id, entry.id, replace(draft, amount=Decimal(6)))
    correct_entry(journal, clock, trade.id, entry.id, replace(draft, amount=Decimal(7)))
    undo(journal)
    delete_entry(journal, clock, trade.id, entry.id)
    with journal.reading() as uow:
        life = entry_life(uow, trade.id, entry.id)
        newest = uow.history.actions(HistoryFilter(trade_id=trade.id), limit=9)
        told = action_told(uow, newest[0], trade.id)
    amounts = [None if each.values is None else each.values["amount"] for each in life]
    assert amounts == [Decimal(5), Decimal(6), None]
    assert [each.until for each in life] == [life[1].by.action.at, life[2].by.action.at, None]
    assert [past.state for past in newest] == ["done", "replaced", "done", "done", "done"]
    (gone,) = (each for each in told.changes if each.table == "entries")
    assert gone.after is None
    assert told.lives == {entry.id: life}
    assert told.numbers == {trade.id: trade.number}


def test_an_id_that_is_given_again_brings_nothing_of_what_it_meant_before(
    journal: Journal, clock: Ticking, platforms: TwoPlatforms
) -> None:
    opened(journal, clock, platforms)
    undo(journal)
    again = opened(journal, clock, platforms)
    assert names(page(journal, number=again.number)) == ["open_trade done"]
    note = Draft(kind="note", at=NOON, note="one")
    gone = record_entry(journal, clock, again.id, note)
    delete_entry(journal, clock, again.id, gone.id)
    other = opened(journal, clock, platforms)
    assert names(page(journal, number=other.number)) == ["open_trade done"]
    with journal.reading() as uow:
        (first, *_) = uow.entries.of(other.id)
        assert first.id == gone.id
        assert len(entry_life(uow, other.id, first.id)) == 1
        assert len(entry_life(uow, again.id, gone.id)) == 2


def test_a_file_of_a_day_is_told_as_one_of_a_trade_is(
    journal: Journal, clock: Ticking, platforms: TwoPlatforms
) -> None:
    trade = opened(journal, clock, platforms)
    attach_content(journal, clock, b"one", "trade.txt", trade_id=trade.id)
    attach_content(journal, clock, b"two", "day.txt", day="2026-03-01")
    with journal.reading() as uow:
        of_day, of_trade = history_page(uow).actions[:2]
        told = [action_told(uow, past).changes for past in (of_trade, of_day)]
    assert [(each.table, each.trade_id) for (each,) in told] == [
        ("attachments", trade.id), ("attachments", None),
    ]  # fmt: skip


def test_of_a_long_step_the_first_changes_are_told_and_all_counted(
    journal: Journal, clock: Ticking, platforms: TwoPlatforms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "SHOWN", 2)
    opened(journal, clock, platforms)
    with journal.reading() as uow:
        (past,) = history_page(uow).actions
        told = action_told(uow, past)
    assert len(told.changes) <= 2 < told.whole


def test_the_trash_gives_a_trade_back_whole(
    journal: Journal, clock: Ticking, platforms: TwoPlatforms
) -> None:
    trades = [opened(journal, clock, platforms) for _ in range(3)]
    one = describe_trade(
        journal, clock, trades[0].id, notes="said", tags=("a", "b"), mistakes=("early",),
        emotions=("calm",), grade="B", lesson="wait",
    )  # fmt: skip
    record_entry(journal, clock, one.id, Draft(kind="note", at=NOON, note="x", reference="0x1"))

    def whole() -> object:
        with journal.reading() as uow:
            ids = [trade.id for trade in trades]
            return (
                list(uow.trades.some(ids)),
                [uow.entries.of(id_) for id_ in ids],
                [uow.figures.get(id_) for id_ in ids],
                uow.lists.by_status(),
            )

    before = whole()
    trash(journal, clock, [trades[1].id])
    trash(journal, clock, [trades[0].id, trades[2].id])
    with journal.reading() as uow:
        lying = trashed(uow)
        assert [each.line.number for each in lying] == [3, 1, 2]
        assert lying[0].deleted_at == lying[1].deleted_at > lying[2].deleted_at
        assert uow.lists.by_status() == {}
    bring_back(journal, clock, [each.line.id for each in lying])
    assert whole() == before
    undo(journal)
    with journal.reading() as uow:
        assert len(trashed(uow)) == 3
    redo(journal)
    assert whole() == before
