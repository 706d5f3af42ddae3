"""Recording: entries added, corrected and deleted, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from journal_app.domain.ledger.drafts import Draft, draft_of
from journal_app.domain.ledger.entries import Reduce
from journal_app.domain.market.observed import Mark
from journal_app.domain.money import Asset
from journal_app.domain.problems import JournalError, Refused
from journal_app.domain.trade import MarginMode, PositionKind, Status, Trade
from journal_app.services.browsing import records
from journal_app.services.describing import (
    USUAL_WORDS,
    describe_trade,
    keep_lists,
    listed_words,
    offered_words,
)
from journal_app.services.marking import mark, record_mark
from journal_app.services.ports import Clock, Journal, Platforms, RecordedEntry
from journal_app.services.previewing import preview
from journal_app.services.recording import (
    bring_back,
    close_trade,
    correct_entry,
    delete_entry,
    open_trade,
    record_entries,
    record_entry,
    trash,
)
from journal_app.services.undo import describe_undo, redo, undo

START = datetime(2026, 1, 5, tzinfo=UTC)
ETH, USDC = Asset("ETH"), Asset("USDC")


def draft(
    kind: str, asset: Asset, amount: str | None, price: str | None = None, days: int = 0
) -> Draft:
    return Draft(
        kind=kind,
        at=START + timedelta(days=days),
        asset=asset,
        amount=None if amount is None else Decimal(amount),
        price=None if price is None else Decimal(price),
        apr=Decimal("0.08") if kind == "borrow" else None,
    )


@pytest.fixture
def trade(journal: Journal, clock: Clock, platforms: Platforms) -> Trade:
    return open_trade(
        journal,
        clock,
        platforms,
        [
            draft("deposit", USDC, "20000"),
            draft("borrow", USDC, "20000"),
            draft("open", ETH, "20", "2000"),
        ],
        account="main",
        platform="lender",
    )


def entries_of(journal: Journal, trade: Trade) -> list[RecordedEntry]:
    with journal.reading() as uow:
        return uow.entries.of(trade.id)


def net_of(journal: Journal, trade: Trade) -> Decimal:
    with journal.reading() as uow:
        figures = uow.figures.get(trade.id)
        assert figures is not None
        return figures.total.net


def test_a_trade_is_opened_with_its_first_entries(journal: Journal, trade: Trade) -> None:
    assert (trade.number, trade.status) == (1, Status.OPEN)
    (position,) = trade.positions
    assert (position.asset, position.kind) == (ETH, PositionKind.SPOT)
    with journal.reading() as uow:
        (record,) = records(uow)
        assert uow.account("main") is not None
    assert record.figures.health_factor is not None
    assert abs(record.figures.health_factor - Decimal("1.66")) < Decimal("1e-20")


def test_a_perpetual_platform_makes_perpetual_positions(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    opened = [draft("open", ETH, "-1", "2000")]
    short = open_trade(journal, clock, platforms, opened, account="main", platform="perps")
    (position,) = short.positions
    assert (position.kind, position.direction) == (PositionKind.PERPETUAL, "short")


def test_an_entry_is_added_and_the_figures_follow(
    journal: Journal, clock: Clock, trade: Trade
) -> None:
    record_entry(journal, clock, trade.id, draft("reduce", ETH, "5", "2200", 1))
    with journal.reading() as uow:
        figures = uow.figures.get(trade.id)
    assert figures is not None
    assert figures.realised.price == 1000
    record_entry(journal, clock, trade.id, draft("close", ETH, None, "2100", 2))
    with journal.reading() as uow:
        assert uow.trades.get(trade.id).status is Status.CLOSED


def test_a_stablecoin_needs_no_price_and_a_marked_asset_neither(
    journal: Journal, clock: Clock, trade: Trade
) -> None:
    record_entry(journal, clock, trade.id, draft("gas", USDC, "3", None, 1))
    mark(journal, clock, [Mark(Asset("BNB"), START, Decimal(600))], [])
    record_entry(journal, clock, trade.id, draft("gas", Asset("BNB"), "0.01", None, 1))
    with pytest.raises(Refused) as refused:
        record_entry(journal, clock, trade.id, draft("gas", Asset("SOL"), "0.01", None, 1))
    assert (refused.value.problems[0].field, refused.value.code) == ("price", "price_unknown")
    with journal.reading() as uow:
        figures = uow.figures.get(trade.id)
    assert figures is not None
    assert figures.realised.gas == 9


REFUSED_ENTRIES = [
    (draft("reduce", ETH, "0", "2200", 1), "amount", "not_positive"),
    (draft("reduce", ETH, "21", "2200", 1), "amount", "closes_more_than_open"),
    (draft("reduce", ETH, "1", "2200", -1), "time", "before_the_opening"),
    (draft("reduce", Asset("BTC"), "1", "2200", 1), "asset", "nothing_open"),
    (draft("open", ETH, "-1", "2000", 1), "amount", "opens_against_position"),
    (draft("withdraw", USDC, "50000", None, 1), "amount", "withdraws_more_than_held"),
    (draft("reduce", ETH, "1", None, 1), "price", "missing"),
    (draft("dance", ETH, "1", "1", 1), "event", "not_a_choice"),
]


@pytest.mark.parametrize(("refused_draft", "field", "code"), REFUSED_ENTRIES)
def test_an_impossible_entry_is_refused_and_nothing_is_kept(
    journal: Journal, clock: Clock, trade: Trade, refused_draft: Draft, field: str, code: str
) -> None:
    before = entries_of(journal, trade)
    with pytest.raises(Refused) as refused:
        record_entry(journal, clock, trade.id, refused_draft)
    assert (refused.value.problems[0].field, refused.value.code) == (field, code)
    assert entries_of(journal, trade) == before


def test_an_entry_is_corrected(journal: Journal, clock: Clock, trade: Trade) -> None:
    wrong = record_entry(journal, clock, trade.id, draft("reduce", ETH, "5", "2200", 1))
    right = draft("reduce", ETH, "6", "2200", 1)
    corrected = correct_entry(journal, clock, trade.id, wrong.id, right)
    assert isinstance(corrected.entry, Reduce)
    assert corrected.id == wrong.id
    assert corrected.entry.amount == 6
    with pytest.raises(Refused):
        correct_entry(journal, clock, trade.id, wrong.id, draft("reduce", ETH, "99", "2200", 1))
    with pytest.raises(Refused) as refused:
        correct_entry(journal, clock, trade.id, 999, right)
    assert refused.value.code == "no_such_entry"


def test_of_two_corrections_of_one_entry_the_second_is_refused(
    journal: Journal, clock: Clock, trade: Trade
) -> None:
    first = entries_of(journal, trade)[0]
    seen = draft_of(first.entry)
    one, other = replace(seen, note="one"), replace(seen, note="other")
    correct_entry(journal, clock, trade.id, first.id, one, seen=seen)
    with pytest.raises(Refused) as refused:
        correct_entry(journal, clock, trade.id, first.id, other, seen=seen)
    assert refused.value.code == "entry_changed"
    assert entries_of(journal, trade)[0].entry.note == "one"
    undo(journal)
    correct_entry(journal, clock, trade.id, first.id, other, seen=seen)
    added = record_entry(journal, clock, trade.id, draft("gas", ETH, "1", "2000"))
    undo(journal)
    with pytest.raises(Refused) as refused:
        correct_entry(journal, clock, trade.id, added.id, draft("gas", ETH, "2", "2000"))
    assert refused.value.code == "no_such_entry"


def test_a_mark_is_seen_before_it_is_kept(journal: Journal, clock: Clock, trade: Trade) -> None:
    told = draft("mark", ETH, None, "1500")
    with journal.reading() as uow:
        seen = preview(uow, trade.id, [told])
    assert (seen.before.equity, seen.after.equity) == (Decimal(20_000), Decimal(10_000))
    assert record_mark(journal, clock, told).marks == 1
    with journal.reading() as uow:
        now = uow.figures.get(trade.id)
    assert now is not None
    assert now.equity == seen.after.equity
    with pytest.raises(Refused) as refused:
        record_mark(journal, clock, replace(told, at=clock.now() + timedelta(days=1)))
    assert refused.value.code == "in_the_future"
    with pytest.raises(Refused):
        record_mark(journal, clock, replace(told, price=Decimal(0)))


def test_the_oracle_s_price_judges_where_the_platform_liquidates_by_it(
    journal: Journal, clock: Clock, trade: Trade
) -> None:
    told = replace(draft("mark", ETH, None, "1500"), oracle_price=Decimal(1400))
    by_market = 20 * 1500 * Decimal("0.83")
    by_oracle = 20 * 1400 * Decimal("0.83")
    for liquidates_on, covered in (("market", by_market), ("oracle", by_oracle)):
        assert trade.terms is not None
        terms = replace(trade.terms, liquidates_on=liquidates_on)  # type: ignore[arg-type]
        with journal.unit_of_work() as uow:
            uow.begin_action("mark", clock.now())
            uow.trades.save(replace(trade, terms=terms))
            uow.commit()
        with journal.reading() as uow:
            seen = preview(uow, trade.id, [told]).after
        assert seen.equity == Decimal(10_000)
        assert seen.health_factor == covered / 20_000
    record_mark(journal, clock, told)
    with journal.reading() as uow:
        now = uow.figures.get(trade.id)
    assert now is not None
    assert now.health_factor == seen.health_factor
    with pytest.raises(Refused) as refused:
        record_mark(journal, clock, replace(told, oracle_price=Decimal(0)))
    assert refused.value.problems[0].field == "oracle_price"


def test_an_entry_is_deleted_unless_others_rest_on_it(
    journal: Journal, clock: Clock, trade: Trade
) -> None:
    reduced = record_entry(journal, clock, trade.id, draft("reduce", ETH, "5", "2200", 1))
    opening = next(
        each
        for each in entries_of(journal, trade)
        if each.id != reduced.id and each.entry.sequence == 2
    )
    with pytest.raises(Refused) as refused:
        delete_entry(journal, clock, trade.id, opening.id)
    told = (refused.value.code, refused.value.facts["at"])
    assert told == ("contradicts_later_entries", START + timedelta(days=1))
    delete_entry(journal, clock, trade.id, reduced.id)
    assert reduced not in entries_of(journal, trade)


def test_an_earlier_entry_is_taken_unless_later_ones_become_impossible(
    journal: Journal, clock: Clock, trade: Trade
) -> None:
    record_entry(journal, clock, trade.id, draft("reduce", ETH, "15", "2200", 9))
    record_entry(journal, clock, trade.id, draft("reduce", ETH, "5", "2100", 4))
    with pytest.raises(Refused) as refused:
        record_entry(journal, clock, trade.id, draft("reduce", ETH, "1", "2100", 5))
    (problem,) = refused.value.problems
    assert (problem.field, problem.code) == ("", "contradicts_later_entries")
    assert problem.facts["at"] == START + timedelta(days=9)
    with pytest.raises(Refused) as refused:
        record_entry(journal, clock, trade.id, draft("reduce", ETH, "21", "2100", 5))
    assert refused.value.code == "closes_more_than_open"


def test_every_step_can_be_undone_and_done_again(
    journal: Journal, clock: Clock, trade: Trade
) -> None:
    before = net_of(journal, trade)
    record_entry(journal, clock, trade.id, draft("reduce", ETH, "5", "2200", 1))
    after = net_of(journal, trade)
    assert after != before
    undo(journal)
    assert net_of(journal, trade) == before
    redo(journal)
    assert net_of(journal, trade) == after
    undo(journal)
    undo(journal)
    with journal.reading() as uow:
        assert list(records(uow)) == []


def test_the_trash_gives_trades_back_whole(journal: Journal, clock: Clock, trade: Trade) -> None:
    trash(journal, clock, [trade.id])
    with journal.reading() as uow:
        assert list(records(uow)) == []
    bring_back(journal, clock, [trade.id])
    with journal.reading() as uow:
        (record,) = records(uow)
    assert (record.trade, len(record.entries)) == (trade, 3)


def test_a_trade_that_is_not_there(journal: Journal, clock: Clock) -> None:
    with pytest.raises(JournalError) as error:
        record_entry(journal, clock, 7, draft("gas", USDC, "1"))
    assert error.value.code == "no_such_trade"


def test_crossed_trades_of_an_account_stand_together(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    for _ in range(2):
        open_trade(
            journal,
            clock,
            platforms,
            [draft("deposit", USDC, "1000"), draft("open", ETH, "1", "2000")],
            account="main",
            platform="perps",
            margin_mode=MarginMode.CROSS,
        )
    record_entry(journal, clock, 1, draft("deposit", USDC, "2000"))
    with journal.reading() as uow:
        first, second = records(uow)
    assert first.figures.leverage == 1
    assert second.figures.leverage == 1


def test_several_entries_are_one_step(journal: Journal, clock: Clock, trade: Trade) -> None:
    added = [draft("deposit", USDC, "500", None, 1), draft("stop", ETH, None, "1800", 1)]
    record_entries(journal, clock, trade.id, added)
    assert len(entries_of(journal, trade)) == 5
    action = undo(journal)
    assert action is not None
    assert (action.name, action.facts["number"]) == ("add_entries", "1")
    assert len(entries_of(journal, trade)) == 3
    with pytest.raises(Refused):
        record_entries(journal, clock, trade.id, [*added, draft("close", ETH, "99", "1", 1)])
    assert len(entries_of(journal, trade)) == 3


def test_a_trade_is_closed_with_what_was_learnt(
    journal: Journal, clock: Clock, trade: Trade
) -> None:
    closed = close_trade(
        journal,
        clock,
        trade.id,
        [draft("close", ETH, None, "2100", 2), draft("withdraw", USDC, "100", None, 2)],
        mistakes=("late exit", "late exit", " "),
        grade="B",
    )
    assert (closed.status, closed.grade, closed.mistakes) == (Status.CLOSED, "B", ("late exit",))
    undo(journal)
    with journal.reading() as uow:
        assert uow.trades.get(trade.id) == trade


def test_a_trade_is_described_and_undo_says_so(
    journal: Journal, clock: Clock, trade: Trade
) -> None:
    said = describe_trade(journal, clock, trade.id, notes=" by the book ", tags=("a", "b", "a"))
    assert (said.notes, said.tags, said.strategy) == ("by the book", ("a", "b"), "")
    with journal.reading() as uow:
        done, undone = describe_undo(uow)
    assert (done and done.name, undone) == ("describe_trade", None)
    describe_trade(journal, clock, trade.id, notes="by the book")
    undo(journal)
    with journal.reading() as uow:
        assert uow.trades.get(trade.id).notes == ""
        done, undone = describe_undo(uow)
    assert undone is not None
    assert done != undone


def test_an_opening_corrected_to_the_other_side_turns_the_position(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    trade = open_trade(
        journal, clock, platforms, [draft("open", ETH, "1", "2000")], account="a", platform="lender"
    )
    (opening,) = entries_of(journal, trade)
    correct_entry(journal, clock, trade.id, opening.id, draft("open", ETH, "-1", "2000"))
    with journal.reading() as uow:
        (position,) = uow.trades.get(trade.id).positions
    assert position.direction == "short"


def test_nothing_is_recorded_that_has_not_come_yet(
    journal: Journal, clock: Clock, trade: Trade
) -> None:
    to_come = replace(draft("deposit", USDC, "5"), at=clock.now() + timedelta(days=1))
    with pytest.raises(Refused) as caught:
        record_entry(journal, clock, trade.id, to_come)
    assert [(each.field, each.code) for each in caught.value.problems] == [
        ("time", "in_the_future")
    ]
    with pytest.raises(Refused):
        close_trade(journal, clock, trade.id, [to_come])


def test_the_lists_of_mistakes_and_emotions_are_the_traders_own(
    journal: Journal, clock: Clock, trade: Trade
) -> None:
    describe_trade(journal, clock, trade.id, mistakes=("слишком рано", "no stop"), tags=("日中",))
    with journal.reading() as uow:
        assert offered_words(uow) == {
            "tags": ["日中"],
            "mistakes": (*USUAL_WORDS["mistakes"], "слишком рано"),
            "emotions": USUAL_WORDS["emotions"],
        }
    lists = {"mistakes": ["late", " late", "", "no stop"], "emotions": USUAL_WORDS["emotions"]}
    assert keep_lists(journal, clock, lists)
    assert not keep_lists(journal, clock, lists)
    with journal.reading() as uow:
        assert listed_words(uow, "mistakes") == ("late", "no stop")
        assert offered_words(uow)["mistakes"] == ("late", "no stop", "слишком рано")
        done, _ = describe_undo(uow)
        assert done is not None
        assert (done.name, done.facts["lists"]) == ("keep_lists", "mistakes")
    keep_lists(journal, clock, {"mistakes": ()})
    with journal.reading() as uow:
        assert listed_words(uow, "mistakes") == ()
    undo(journal)
    undo(journal)
    with journal.reading() as uow:
        assert listed_words(uow, "mistakes") == USUAL_WORDS["mistakes"]


def test_a_list_has_each_word_once_and_none_that_could_not_be_said(
    journal: Journal, clock: Clock
) -> None:
    long = "a plan that changed with every candle " * 20
    written = [
        "Too late, no stop",
        "TOO LATE",
        "e\u0301tourdi",
        "\u00c9tourdi",
        "焦り\u2028怖い",
        long,
    ]
    assert keep_lists(journal, clock, {"mistakes": written})
    with journal.reading() as uow:
        assert listed_words(uow, "mistakes") == (
            "Too late", "no stop", "\u00e9tourdi", "焦り", "怖い", long.strip()
        )  # fmt: skip
