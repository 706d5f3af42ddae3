"""Files attached, described, taken off and read, on the fake and on SQLite; one step each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app.domain.problems import JournalError, Refused
from journal_app.services.attaching import (
    attach,
    attach_content,
    check_files,
    clear_unneeded,
    describe_attachment,
    detach,
    unneeded_files,
)
from journal_app.services.ports import Attachment, Journal
from journal_app.services.undo import redo, undo
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from tests.services.conftest import StillClock
from tests.services.fake import FakeJournal
from tests.services.samples import NEW_YEAR, bare_trade

PNG = b"\x89PNG\r\n\x1a\n and some more"


@pytest.fixture(params=["fake", "sqlite"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    if request.param == "fake":
        yield _with_a_trade(FakeJournal())
    else:
        path = tmp_path / "a.journal"
        create_journal(path)
        with open_journal(path, for_writing=True) as file:
            yield _with_a_trade(SqliteJournal(file))


def _with_a_trade(journal: Journal) -> Journal:
    with journal.unit_of_work() as uow:
        uow.begin_action("open_trade", NEW_YEAR)
        uow.trades.add(bare_trade())
        uow.commit()
    return journal


def of_trade(journal: Journal) -> list[Attachment]:
    with journal.reading() as uow:
        return uow.attachments.of_trade(1)


def test_files_are_attached_as_one_step(
    journal: Journal, clock: StillClock, tmp_path: Path
) -> None:
    chart, notes = tmp_path / "chart.png", tmp_path / "notes.txt"
    chart.write_bytes(PNG)
    notes.write_text("bounced", encoding="utf-8")
    attached = attach(journal, clock, [chart, notes], trade_id=1)
    assert not attached.refused
    assert of_trade(journal) == list(attached.attachments)
    first, second = attached.attachments
    assert (first.file_name, first.media_type, first.size_bytes) == ("chart.png", "image/png", 22)
    assert (second.media_type, second.added_at) == ("text/plain", clock.now())
    assert journal.attached_files.read(first) == PNG
    action = undo(journal)
    assert action is not None
    assert (action.name, action.facts["files"]) == ("attach", "chart.png, notes.txt")
    assert of_trade(journal) == []
    redo(journal)
    assert of_trade(journal) == list(attached.attachments)
    assert journal.attached_files.read(second) == b"bounced"


def test_what_cannot_be_attached_is_told_and_the_rest_is_kept(
    journal: Journal, clock: StillClock, tmp_path: Path
) -> None:
    chart = tmp_path / "chart.png"
    chart.write_bytes(PNG)
    attached = attach(journal, clock, [tmp_path / "gone.png", chart, chart], trade_id=1)
    assert [each.file_name for each in attached.attachments] == ["chart.png"]
    assert [(each.field, each.code) for each in attached.refused] == [
        ("gone.png", "cannot_read"),
        ("chart.png", "attached_already"),
    ]
    with pytest.raises(Refused) as refused:
        attach(journal, clock, [chart], trade_id=1)
    assert refused.value.code == "attached_already"
    assert len(of_trade(journal)) == 1


def test_one_content_on_two_places_lies_there_once(journal: Journal, clock: StillClock) -> None:
    attach_content(journal, clock, PNG, "picture.png", trade_id=1)
    attach_content(journal, clock, PNG, "again.png", day="2026-03-01")
    assert len(journal.attached_files.every()) == 1
    with journal.reading() as uow:
        assert [each.file_name for each in uow.attachments.of_day("2026-03-01")] == ["again.png"]
        assert [each.id for each in uow.attachments.every()] == [1, 2]
    undone = undo(journal)
    assert undone is not None
    assert undone.facts == {"day": "2026-03-01", "files": "again.png"}
    redo(journal)


def test_a_file_belongs_to_a_trade_or_to_a_day(journal: Journal, clock: StillClock) -> None:
    with pytest.raises(Refused, match="attached_to_nothing"):
        attach_content(journal, clock, PNG, "picture.png")
    with pytest.raises(Refused, match="not_a_date"):
        attach_content(journal, clock, PNG, "picture.png", day="../2026")
    with pytest.raises(JournalError, match="no_such_trade"):
        attach_content(journal, clock, PNG, "picture.png", trade_id=7)
    with pytest.raises(Refused, match="file_is_empty"):
        attach_content(journal, clock, b"", "picture.png", trade_id=1)
    assert len(journal.attached_files.every()) == 0


def test_words_on_an_attachment_are_one_step(journal: Journal, clock: StillClock) -> None:
    (kept,) = attach_content(journal, clock, PNG, "picture.png", trade_id=1).attachments
    assert describe_attachment(journal, clock, kept.id, " the retest ").note == "the retest"
    assert describe_attachment(journal, clock, kept.id, "the retest").note == "the retest"
    assert of_trade(journal)[0].note == "the retest"
    undo(journal)
    assert of_trade(journal) == [kept]
    with pytest.raises(JournalError, match="no_such_attachment"):
        describe_attachment(journal, clock, 99, "")


def test_taken_off_the_file_stays_and_undo_brings_it_back(
    journal: Journal, clock: StillClock
) -> None:
    one, other = (
        attach_content(journal, clock, PNG + more, "picture.png", trade_id=1).attachments[0]
        for more in (b"1", b"2")
    )
    assert detach(journal, clock, [one.id, other.id, one.id]) == [one, other]
    assert of_trade(journal) == []
    assert clear_unneeded(journal).files == 0
    undo(journal)
    assert of_trade(journal) == [one, other]
    assert journal.attached_files.read(one) == PNG + b"1"


def test_only_what_nothing_names_is_cleared(journal: Journal, clock: StillClock) -> None:
    attach_content(journal, clock, PNG, "picture.png", trade_id=1)
    stray = journal.attached_files.take_in_content(b"nobody names this")
    with journal.reading() as uow:
        checked = check_files(uow, journal.attached_files)
        told = unneeded_files(uow, journal.attached_files)
    assert checked.unnamed == [stray.content_hash]
    assert not checked.faults
    cleared = clear_unneeded(journal)
    assert (cleared.files, cleared.size_bytes) == (1, 17)
    assert told == cleared
    assert list(journal.attached_files.every()) == [of_trade(journal)[0].content_hash]


def test_a_missing_file_is_said_by_its_name(journal: Journal, clock: StillClock) -> None:
    (kept,) = attach_content(journal, clock, PNG, "picture.png", trade_id=1).attachments
    journal.attached_files.remove(kept.content_hash)
    with pytest.raises(JournalError) as missing:
        journal.attached_files.read(kept)
    assert (missing.value.code, missing.value.facts["name"]) == (
        "attachment_missing",
        "picture.png",
    )
    with journal.reading() as uow:
        assert check_files(uow, journal.attached_files).faults == [(kept, "attachment_missing")]


def test_many_names_are_told_in_short(journal: Journal, clock: StillClock, tmp_path: Path) -> None:
    paths = [tmp_path / f"{place}.txt" for place in range(5)]
    for path in paths:
        path.write_text(path.name, encoding="utf-8")
    attach(journal, clock, paths, trade_id=1)
    undone = undo(journal)
    assert undone is not None
    assert undone.facts["files"] == "0.txt, 1.txt, 2.txt, …"
