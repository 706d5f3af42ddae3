"""Reviews are written, signed off and opened again as one step each, and frozen in between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.market.observed import Mark
from journal_app.domain.money import Asset
from journal_app.domain.periods import Period, month_of, week_of
from journal_app.domain.problems import Refused
from journal_app.services.marking import mark
from journal_app.services.ports import Journal, KeptReview
from journal_app.services.recording import correct_entry, open_trade
from journal_app.services.review_sheets import ReviewSheet, review_sheet_in
from journal_app.services.signing_off import (
    LONGEST,
    ReviewWords,
    keep_review,
    reopen_review,
    rule_before,
    sign_off_review,
    words_of,
)
from journal_app.services.undo import redo, undo
from journal_app.services.unsigned_reviews import unsigned
from journal_app.services.watching import standing_now
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from tests.services.conftest import StillClock, TwoPlatforms
from tests.services.fake import FakeJournal

D = Decimal
ETH, USDC = Asset("ETH"), Asset("USDC")
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
WEEK, MONTH = week_of(date(2026, 2, 16), UTC), month_of(date(2026, 2, 1), UTC)
WORDS = ReviewWords(edge="waited", leak="too large", rule="half the size", rule_kept=False)


@pytest.fixture(params=["fake", "sqlite"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    if request.param == "fake":
        yield FakeJournal()
    else:
        path = tmp_path / "signed.journal"
        create_journal(path)
        with open_journal(path, for_writing=True) as file:
            yield SqliteJournal(file)


def kept(journal: Journal, period: Period = WEEK) -> KeptReview | None:
    with journal.reading() as uow:
        return uow.reviews.get(period.name)


def signed(journal: Journal) -> dict[str, datetime]:
    with journal.reading() as uow:
        return {each.period: each.signed_at for each in uow.reviews.every() if each.signed_at}


def sheet(journal: Journal, period: Period = WEEK) -> ReviewSheet:
    with journal.reading() as uow:
        return review_sheet_in(uow, period)


def due(journal: Journal, now: datetime = NOW) -> list[tuple[str, str]]:
    with journal.reading() as uow:
        return [(each.unit, each.period.name) for each in unsigned(uow, now)]


def opened(journal: Journal, at: datetime, *, closed: bool = False) -> None:
    drafts = [
        Draft(kind="deposit", at=at, asset=USDC, amount=D(2000), price=D(1)),
        Draft(kind="open", at=at, asset=ETH, amount=D(1), price=D(2000)),
    ]
    if closed:
        drafts.append(Draft(kind="close", at=at, asset=ETH, price=D(2000)))
        drafts.append(Draft(kind="withdraw", at=at, asset=USDC, amount=D(2000)))
    open_trade(journal, StillClock(), TwoPlatforms(), drafts, account="main", platform="lender")


def won_in_the_week(journal: Journal) -> None:
    """A trade that wins 100 in the week, and another that stays open."""
    opened(journal, datetime(2026, 2, 17, tzinfo=UTC))
    opened(journal, datetime(2026, 2, 17, tzinfo=UTC))
    drafts = [
        Draft(kind="deposit", at=datetime(2026, 2, 17, tzinfo=UTC), asset=USDC, amount=D(2000),
              price=D(1)),
        Draft(kind="open", at=datetime(2026, 2, 17, tzinfo=UTC), asset=ETH, amount=D(1),
              price=D(2000)),
        Draft(kind="close", at=datetime(2026, 2, 18, tzinfo=UTC), asset=ETH, price=D(2100)),
        Draft(kind="withdraw", at=datetime(2026, 2, 18, tzinfo=UTC), asset=USDC, amount=D(1900)),
    ]  # fmt: skip
    open_trade(journal, StillClock(), TwoPlatforms(), drafts, account="main", platform="lender")
    mark(journal, StillClock(), [Mark(ETH, datetime(2026, 2, 20, tzinfo=UTC), D(2050))], [])


def close_at(journal: Journal, price: int) -> None:
    """Correct the price at which the third trade was closed."""
    with journal.reading() as uow:
        recorded = next(each for each in uow.entries.of(3) if hasattr(each.entry, "price")
                        and each.entry.at.day == 18 and each.entry.sequence == 2)  # fmt: skip
    draft = Draft(kind="close", at=recorded.entry.at, asset=ETH, price=D(price))
    correct_entry(journal, StillClock(), 3, recorded.id, draft)


# the words


def test_what_is_written_is_kept_as_one_step_and_only_where_it_differs(journal: Journal) -> None:
    clock = StillClock()
    assert words_of(None) == ReviewWords()
    assert not keep_review(journal, clock, WEEK, ReviewWords(edge="  "))
    assert keep_review(journal, clock, WEEK, replace(WORDS, edge=" waited\n"))
    assert not keep_review(journal, clock, WEEK, WORDS)
    assert words_of(kept(journal)) == WORDS
    with journal.reading() as uow:
        action = uow.history.newest_done()
    assert action is not None
    assert (action.name, action.facts) == ("keep_review", {"period": "2026-W08"})
    undo(journal)
    assert kept(journal) is None
    redo(journal)
    assert words_of(kept(journal)) == WORDS


def test_each_word_that_is_too_long_is_named(journal: Journal) -> None:
    long = "x" * (LONGEST + 1)
    with pytest.raises(Refused) as refused:
        keep_review(journal, StillClock(), WEEK, ReviewWords(edge=long, rule=long))
    assert [each.field for each in refused.value.problems] == ["edge", "rule"]
    with pytest.raises(Refused):
        sign_off_review(journal, StillClock(), WEEK, ReviewWords(leak=long))
    assert kept(journal) is None


def test_a_review_that_is_signed_off_takes_no_more_words(journal: Journal) -> None:
    sign_off_review(journal, StillClock(), WEEK, WORDS)
    with pytest.raises(Refused) as refused:
        keep_review(journal, StillClock(), WEEK, ReviewWords(edge="other"))
    assert refused.value.code == "review_signed_off"
    assert words_of(kept(journal)) == WORDS


def test_the_last_rule_is_that_of_the_last_review_of_its_kind(journal: Journal) -> None:
    clock = StillClock()
    keep_review(journal, clock, week_of(date(2026, 1, 26), UTC), ReviewWords(rule="earlier"))
    keep_review(journal, clock, week_of(date(2026, 2, 2), UTC), ReviewWords(edge="no rule"))
    keep_review(journal, clock, month_of(date(2026, 1, 1), UTC), ReviewWords(rule="of a month"))
    told = sheet(journal)
    assert told.rule_before is not None
    assert (told.rule_before.period, told.rule_before.rule) == ("2026-W05", "earlier")
    with journal.reading() as uow:
        assert rule_before(uow, week_of(date(2026, 1, 19), UTC)) is None
        monthly = rule_before(uow, MONTH)
    assert monthly is not None
    assert monthly.rule == "of a month"


# signing off


def test_a_review_is_signed_off_once_and_taken_back(journal: Journal) -> None:
    clock = StillClock()
    assert signed(journal) == {}
    keep_review(journal, clock, WEEK, WORDS)
    assert sign_off_review(journal, clock, WEEK)
    assert not sign_off_review(journal, clock, WEEK)
    assert words_of(kept(journal)) == WORDS
    assert sign_off_review(journal, clock, month_of(date(2026, 1, 1), UTC))
    assert signed(journal) == {"2026-W08": NOW, "2026-01": NOW}
    with journal.reading() as uow:
        action = uow.history.newest_done()
    assert action is not None
    assert (action.name, action.facts) == ("sign_off_review", {"period": "2026-01"})
    undo(journal)
    assert signed(journal) == {"2026-W08": NOW}
    redo(journal)
    assert len(signed(journal)) == 2


def test_it_is_opened_again_with_its_words_and_without_its_figures(journal: Journal) -> None:
    assert not reopen_review(journal, StillClock(), WEEK)
    keep_review(journal, StillClock(), WEEK, WORDS)
    assert not reopen_review(journal, StillClock(), WEEK)
    sign_off_review(journal, StillClock(), WEEK)
    assert reopen_review(journal, StillClock(), WEEK)
    told = kept(journal)
    assert told is not None
    assert (told.signed_at, told.figures, told.trades) == (None, {}, {})
    assert words_of(told) == WORDS
    undo(journal)
    assert signed(journal) == {"2026-W08": NOW}


def test_what_is_not_over_cannot_be_signed_off(journal: Journal) -> None:
    for period in (week_of(NOW.date(), UTC), month_of(NOW.date(), UTC)):
        with pytest.raises(Refused) as refused:
            sign_off_review(journal, StillClock(), period)
        assert refused.value.code == "period_not_over"
    assert signed(journal) == {}


# frozen


def test_its_figures_and_trades_are_kept_as_told(journal: Journal) -> None:
    won_in_the_week(journal)
    before = sheet(journal)
    sign_off_review(journal, StillClock(), WEEK)
    told = kept(journal)
    assert told is not None
    assert {code: told.figures[code] for code in before.figures} == before.figures
    assert [told.figures[code] for code in ("net", "trades", "wins")] == [100, 1, 1]
    assert told.figures["profit_factor"] is None
    assert told.trades == {"1": (D(50), None), "2": (D(50), None), "3": (D(100), None)}
    assert {"stress_before", "stress_left", "stress_needed"} <= set(told.figures)
    after = sheet(journal)
    assert (after.told, after.differences, list(after.changed)) == (told.figures, [], [])


def test_a_later_correction_shows_as_a_difference_with_its_trade(journal: Journal) -> None:
    won_in_the_week(journal)
    assert list(sheet(journal).changed) == []
    sign_off_review(journal, StillClock(), WEEK)
    close_at(journal, 1990)
    told = sheet(journal)
    assert [told.told["net"], told.figures["net"]] == [100, -10]
    found = {each.measure.code: (each.then, each.now) for each in told.differences}
    assert found["net"] == (D(100), D(-10))
    assert found["wins"] == (D(1), D(0))
    assert found["win_rate"] == (D(1), D(0))
    assert "trades" not in found
    assert [(each.number, each.then, each.now) for each in told.changed] == [
        (3, (D(100), None), (D(-10), None))
    ]
    undo(journal)
    assert sheet(journal).differences == []


def test_a_trade_that_comes_late_is_none_that_was_told(journal: Journal) -> None:
    sign_off_review(journal, StillClock(), WEEK)
    told = kept(journal)
    assert told is not None
    assert "stress_left" not in told.figures
    won_in_the_week(journal)
    changed = sheet(journal).changed
    assert [(each.number, each.then) for each in changed] == [(1, None), (2, None), (3, None)]


def test_a_week_long_ago_keeps_no_stress_run_of_the_present_book(journal: Journal) -> None:
    opened(journal, datetime(2026, 1, 7, tzinfo=UTC))
    mark(journal, StillClock(), [Mark(ETH, NOW, D(2100))], [])
    early = week_of(date(2026, 1, 7), UTC)
    sign_off_review(journal, StillClock(), early)
    told = kept(journal, early)
    assert told is not None
    assert "stress_left" not in told.figures
    week = sheet(journal, early).week
    assert week is not None
    assert week.stress is None


# what is due


def test_the_last_week_and_month_in_which_something_was_open_are_due(journal: Journal) -> None:
    assert due(journal) == []
    opened(journal, datetime(2026, 1, 7, tzinfo=UTC), closed=True)
    opened(journal, datetime(2026, 2, 25, tzinfo=UTC))
    assert due(journal) == [("week", "2026-W02"), ("month", "2026-01")]
    mark(journal, StillClock(), [Mark(ETH, NOW, D(2100))], [])
    assert due(journal) == [("week", "2026-W02"), ("month", "2026-02")]


@pytest.mark.parametrize("period", [WEEK, MONTH])
def test_what_is_signed_off_is_due_no_more(journal: Journal, period: Period) -> None:
    opened(journal, datetime(2026, 2, 10, tzinfo=UTC))
    mark(journal, StillClock(), [Mark(ETH, NOW, D(2100))], [])
    keep_review(journal, StillClock(), period, WORDS)
    assert period.name in {name for _, name in due(journal)}
    sign_off_review(journal, StillClock(), period)
    assert period.name not in {name for _, name in due(journal)}
    reopen_review(journal, StillClock(), period)
    assert period.name in {name for _, name in due(journal)}


def test_it_is_told_a_day_after_the_week_and_on_the_fake_as_on_sqlite(journal: Journal) -> None:
    opened(journal, datetime(2026, 2, 10, tzinfo=UTC))
    mark(journal, StillClock(), [Mark(ETH, NOW, D(2100))], [])

    def told(now: datetime) -> set[str]:
        with journal.reading() as uow:
            return {each.subject for each in standing_now(uow, now).attention}

    assert "2026-W08" in told(datetime(2026, 2, 24, tzinfo=UTC))
    assert "2026-W08" not in told(datetime(2026, 2, 23, 23, tzinfo=UTC))


def test_the_history_tells_what_was_written_and_when_it_was_signed_off(tmp_path: Path) -> None:
    path = tmp_path / "told.journal"
    create_journal(path)
    with open_journal(path, for_writing=True) as file:
        told = SqliteJournal(file)
        keep_review(told, StillClock(), WEEK, WORDS)
        sign_off_review(told, StillClock(), WEEK)
        with told.reading() as uow:
            ((change,), count) = uow.history.changed(2, limit=5)
    assert (change.table, count) == ("reviews", 1)
    before = {
        "period": "2026-W08",
        "edge": "waited",
        "leak": "too large",
        "rule": "half the size",
        "rule_kept": False,
        "signed_off_at": None,
    }
    assert change.before == before
    assert change.after == before | {"signed_off_at": NOW}
