"""Backups looked into: what is in each, and what has come, changed and gone since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.domain.problems import JournalUnusable
from journal_app.services.looking_back import (
    SHOWN,
    SinceThen,
    changes_since,
    every_backup,
    examine,
)
from journal_app.services.noting import note_day
from journal_app.services.ports import Backup, DayNote, Journal
from journal_app.services.recording import bring_back, trash
from tests.services.conftest import StillClock
from tests.services.fake import FakeJournal
from tests.services.samples import NEW_YEAR, bare_trade
from tests.services.test_safekeeping import FOLDER, JOURNAL, START, FakeFiles

CLOCK = StillClock()


def opened(journal: Journal, number: int) -> int:
    with journal.unit_of_work() as uow:
        uow.begin_action("open_trade", NEW_YEAR)
        at = NEW_YEAR + timedelta(hours=number)
        trade = uow.trades.add(replace(bare_trade(), number=number, created_at=at))
        uow.commit()
    return trade.id


@pytest.fixture
def now() -> FakeJournal:
    journal = FakeJournal()
    for number in range(1, 6):
        opened(journal, number)
    return journal


def copy_of(journal: FakeJournal) -> FakeJournal:
    made = FakeJournal()
    made.kept = journal.kept.copy()
    return made


def since(then: FakeJournal, now: FakeJournal) -> SinceThen:
    with then.reading() as before, now.reading() as after:
        return changes_since(before, after)


def test_nothing_has_changed_in_a_copy(now: FakeJournal) -> None:
    told = since(copy_of(now), now)
    assert told == SinceThen(0, 0, 0, [])
    assert told.is_nothing


def test_trades_are_counted_by_what_became_of_them(now: FakeJournal) -> None:
    then = copy_of(now)
    for number in (6, 7, 8):
        opened(now, number)
    with now.unit_of_work() as uow:
        uow.begin_action("describe_trade", NEW_YEAR)
        uow.trades.save(replace(uow.trades.get(1), notes="another"))
        uow.commit()
    trash(now, CLOCK, [2, 3, 8])
    assert since(then, now) == SinceThen(added=2, changed=1, deleted=2, others=[])
    assert since(now, then) == SinceThen(added=2, changed=1, deleted=2, others=[])


def test_what_lay_in_the_trash_and_came_back_is_added(now: FakeJournal) -> None:
    trash(now, CLOCK, [4])
    then = copy_of(now)
    bring_back(now, CLOCK, [4])
    assert since(then, now) == SinceThen(added=1, changed=0, deleted=0, others=[])


def test_another_trade_under_the_same_id_is_another_trade(now: FakeJournal) -> None:
    then = copy_of(now)
    now.kept.trades[5] = replace(now.kept.trades[5], created_at=NEW_YEAR)
    assert since(then, now) == SinceThen(added=1, changed=0, deleted=1, others=[])


def test_what_belongs_to_no_trade_is_named(now: FakeJournal) -> None:
    then = copy_of(now)
    note_day(now, CLOCK, DayNote(day="2026-03-01", text="calm"))
    told = since(then, now)
    assert (told.added, told.changed, told.deleted) == (0, 0, 0)
    assert list(told.others) == ["day_notes"]
    assert not told.is_nothing


def test_a_backup_is_examined(now: FakeJournal) -> None:
    files, path = FakeFiles(), FOLDER / "1"
    files.contents[path] = copy_of(now)
    opened(now, 6)
    with now.reading() as uow:
        told = examine(files, path, uow)
        assert told.trades == 5
        assert [line.number for line in told.newest] == [5, 4, 3, 2, 1]
        assert told.since.added == 1
        with pytest.raises(JournalUnusable, match="missing_file"):
            examine(files, FOLDER / "2", uow)


def test_of_many_trades_the_newest_are_shown() -> None:
    journal, files, path = FakeJournal(), FakeFiles(), FOLDER / "1"
    for number in range(1, SHOWN + 10):
        opened(journal, number)
    files.contents[path] = journal
    with journal.reading() as uow:
        told = examine(files, path, uow)
    assert told.trades == SHOWN + 9
    assert [line.number for line in told.newest] == list(range(SHOWN + 9, 9, -1))


def test_set_aside_journals_stand_between_the_backups() -> None:
    def moments() -> Iterator[Backup]:
        for sequence, days in ((1, 0), (2, 10), (3, -400), (4, 20)):
            at = START + timedelta(days=days)
            yield Backup(path=FOLDER / f"{sequence}", sequence=sequence, at=at, kind="opening")

    aside = [
        Backup(
            path=Path(f"aside-{days}"), sequence=0, at=START + timedelta(days=days), kind="aside"
        )
        for days in (-500, 5, 30)
    ]
    files = FakeFiles(kept=list(moments()), aside=aside)
    names = [each.path.name for each in every_backup(files, JOURNAL)]
    assert names == ["aside-30", "4", "aside-5", "3", "2", "1", "aside--500"]
