"""The note of a day is one step, and keeps Today from asking whether the day was checked."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.services.noting import day_note, note_day
from journal_app.services.ports import DayNote, Journal
from journal_app.services.preferences import change_settings
from journal_app.services.recording import open_trade
from journal_app.services.undo import redo, undo
from journal_app.services.watching import standing_now
from tests.services.conftest import StillClock, TwoPlatforms

DAY = date(2026, 3, 1)


def note_of(journal: Journal, day: date = DAY) -> DayNote:
    with journal.reading() as uow:
        return day_note(uow, day)


def test_a_note_is_kept_changed_and_taken_back(journal: Journal, clock: StillClock) -> None:
    assert note_of(journal) == DayNote(day="2026-03-01")
    assert not note_day(journal, clock, DayNote(day="2026-03-01", text="  \n"))
    assert undo(journal) is None
    first = DayNote(day="2026-03-01", text="Quiet.\nNo trade: no setup.", mood="calm")
    assert note_day(journal, clock, DayNote(day="2026-03-01", text=first.text + "\n", mood="calm "))
    assert note_of(journal) == first
    assert not note_day(journal, clock, first)
    checked = DayNote(day="2026-03-01", text=first.text, mood="calm", checked=True)
    assert note_day(journal, clock, checked)
    action = undo(journal)
    assert action is not None
    assert (action.name, action.facts) == ("note_day", {"day": "2026-03-01"})
    assert note_of(journal) == first
    redo(journal)
    assert note_of(journal) == checked
    assert note_of(journal, date(2026, 2, 28)) == DayNote(day="2026-02-28")


def test_a_day_that_is_none_is_refused(journal: Journal, clock: StillClock) -> None:
    with pytest.raises(Refused) as refused:
        note_day(journal, clock, DayNote(day="yesterday", text="quiet"))
    assert [(each.field, each.code) for each in refused.value.problems] == [("day", "not_a_date")]


def test_an_open_position_asks_for_the_check_of_the_day_in_the_zone_of_the_journal(
    journal: Journal, clock: StillClock, platforms: TwoPlatforms
) -> None:
    change_settings(journal, clock, {"zone": "Asia/Tokyo"})
    at = datetime(2026, 2, 28, 12, tzinfo=UTC)
    eth, usdc = Asset("ETH"), Asset("USDC")
    drafts = [
        Draft(kind="deposit", at=at, asset=usdc, amount=Decimal(2000), price=Decimal(1)),
        Draft(kind="open", at=at, asset=eth, amount=Decimal(1), price=Decimal(2000)),
    ]
    open_trade(journal, clock, platforms, drafts, account="main", platform="lender")

    def is_asked(now: datetime) -> bool:
        with journal.reading() as uow:
            told = standing_now(uow, now).attention
        return "watch_day_unchecked" in {each.code for each in told}

    evening = datetime(2026, 3, 1, 9, tzinfo=UTC)  # 18:00 in Tokyo
    assert is_asked(evening)
    note_day(journal, clock, DayNote(day="2026-03-01", text="looked at nothing"))
    assert is_asked(evening)
    note_day(journal, clock, DayNote(day="2026-03-01", checked=True))
    assert not is_asked(evening)
