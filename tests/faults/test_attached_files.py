"""S3: hostile names, links, pipes and rows; nothing outside the store is touched."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from journal_app.domain.attached_files import MOST_BYTES
from journal_app.domain.problems import JournalError, JournalUnusable, Refused
from journal_app.services.attaching import attach, attach_content, clear_unneeded, detach
from journal_app.services.ports import Attachment
from journal_app.services.safekeeping import back_up
from journal_app.storage.attachment_store import attachment_folder
from journal_app.storage.database import JournalFile, open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import FilesOnDisk, create_journal
from tests.services.conftest import StillClock
from tests.services.samples import NEW_YEAR, bare_trade

CLOCK = StillClock()
HOSTILE = (
    "../../etc/passwd",
    "..\\..\\windows\\system32\\cmd.exe",
    "/etc/shadow",
    "C:\\boot.ini",
    "\u202egnp.exe",
    "a\x00b",
    "line\nbreak.png",
    "x" * 5_000,
    "價格走勢圖.png",
    "CON",
    ".",
    "..",
    "",
    "'; DROP TABLE trades; --",
    "=cmd|' /C calc'!A0",
)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[JournalFile]:
    folder = tmp_path / "kept"
    folder.mkdir()
    path = folder / "a.journal"
    create_journal(path)
    with open_journal(path, for_writing=True) as opened:
        with SqliteJournal(opened).unit_of_work() as uow:
            uow.begin_action("open_trade", NEW_YEAR)
            uow.trades.add(bare_trade())
            uow.commit()
        yield opened


def tree(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def attached(file: JournalFile, content: bytes = b"content", name: str = "a.txt") -> Attachment:
    made = attach_content(SqliteJournal(file), CLOCK, content, name, trade_id=1)
    return made.attachments[0]


def test_hostile_names_are_kept_and_used_as_no_path(file: JournalFile, tmp_path: Path) -> None:
    before = tree(tmp_path)
    contents = {name: f"content of {place}".encode() for place, name in enumerate(HOSTILE)}
    for name, content in contents.items():
        attached(file, content, name)
    with SqliteJournal(file).reading() as uow:
        kept = uow.attachments.of_trade(1)
    assert [each.file_name for each in kept] == list(HOSTILE)
    files = SqliteJournal(file).attached_files
    assert {each.file_name: files.read(each) for each in kept} == contents
    wanted = {sha256(content).hexdigest() for content in contents.values()}
    store = attachment_folder(file.path)
    assert set(files.every()) == wanted
    new = {Path(path) for path in tree(tmp_path) - before}
    assert {
        path for path in new if store.relative_to(tmp_path) not in (path, *path.parents)
    } == set()
    if sys.platform != "win32":
        assert {stat.S_IMODE(path.stat().st_mode) for path in store.rglob("*")} == {0o600, 0o700}
        assert stat.S_IMODE(store.stat().st_mode) == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="has no such files")
def test_links_pipes_devices_and_folders_are_refused(file: JournalFile, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("not to be copied", encoding="utf-8")
    link, pipe = tmp_path / "link.txt", tmp_path / "pipe"
    link.symlink_to(secret)
    os.mkfifo(pipe)
    journal = SqliteJournal(file)
    for path, code in (
        (link, "is_a_link"),
        (pipe, "no_regular_file"),
        (Path("/dev/zero"), "no_regular_file"),
        (tmp_path, "no_regular_file"),
        (tmp_path / "gone", "cannot_read"),
        (tmp_path / "nul\0byte", "cannot_read"),
    ):
        with pytest.raises(Refused) as refused:
            attach(journal, CLOCK, [path], trade_id=1)
        assert refused.value.code == code, path
    assert journal.attached_files.every() == {}


def test_a_huge_file_is_refused_by_its_size_alone(file: JournalFile, tmp_path: Path) -> None:
    huge = tmp_path / "film.mp4"
    with huge.open("wb") as out:
        out.truncate(2 * 1024**3)  # no byte of it is on the disk
    with pytest.raises(Refused) as refused:
        attach(SqliteJournal(file), CLOCK, [huge], trade_id=1)
    assert (refused.value.code, refused.value.facts["most"]) == ("file_too_large", 50)
    assert not attachment_folder(file.path).exists()


def test_the_limit_itself_is_taken_and_one_byte_more_is_not(file: JournalFile) -> None:
    files = SqliteJournal(file).attached_files
    assert files.take_in_content(bytes(MOST_BYTES)).size_bytes == MOST_BYTES
    with pytest.raises(Refused, match="file_too_large"):
        files.take_in_content(bytes(MOST_BYTES + 1))
    assert not list(attachment_folder(file.path).glob("*.partial"))


def test_a_row_from_a_stranger_leads_nowhere(file: JournalFile, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"outside")
    files = SqliteJournal(file).attached_files
    for content_hash in ("../../../outside", str(outside), "", "a" * 63, "A" * 64, "..", "a/" * 32):
        stranger = replace(attached_row(), content_hash=content_hash)
        assert files.fault(stranger) == "attachment_missing"
        with pytest.raises(JournalError, match="attachment_missing"):
            files.read(stranger)
        files.remove(content_hash)
    assert outside.read_bytes() == b"outside"


def attached_row() -> Attachment:
    return Attachment(
        id=1,
        trade_id=1,
        content_hash="",
        file_name="../a.txt",
        media_type="text/plain",
        size_bytes=7,
        added_at=NEW_YEAR,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_within_the_store_are_not_followed(file: JournalFile, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    content = b"content"
    content_hash = sha256(content).hexdigest()
    (outside / content_hash[2:]).write_bytes(content)
    store = attachment_folder(file.path)
    kept = attached(file)
    stored = store / content_hash[:2] / content_hash[2:]
    journal = SqliteJournal(file)

    stored.unlink()
    stored.symlink_to(outside / content_hash[2:])
    assert journal.attached_files.fault(kept) == "attachment_changed"
    assert journal.attached_files.every() == {}

    stored.unlink()
    stored.parent.rmdir()
    stored.parent.symlink_to(outside)
    assert journal.attached_files.fault(kept) == "attachment_missing"
    assert journal.attached_files.every() == {}
    journal.attached_files.remove(content_hash)
    with pytest.raises(JournalUnusable, match="not_an_own_folder"):
        journal.attached_files.take_in_content(content)

    stored.parent.unlink()
    store.rmdir()
    store.symlink_to(outside)
    with pytest.raises(JournalUnusable, match="not_an_own_folder"):
        journal.attached_files.take_in_content(content)
    assert journal.attached_files.fault(kept) == "attachment_missing"
    assert [path.read_bytes() for path in outside.iterdir()] == [content]


def test_a_changed_file_is_told_and_attaching_it_anew_mends_it(file: JournalFile) -> None:
    kept = attached(file)
    journal = SqliteJournal(file)
    stored = attachment_folder(file.path) / kept.content_hash[:2] / kept.content_hash[2:]
    stored.write_bytes(b"another")
    with pytest.raises(JournalError) as changed:
        journal.attached_files.read(kept)
    assert (changed.value.code, changed.value.facts["name"]) == ("attachment_changed", "a.txt")
    attach_content(journal, CLOCK, b"content", "again.txt", day="2026-03-01")
    assert journal.attached_files.read(kept) == b"content"


def test_a_copy_elsewhere_is_whole_and_never_the_journal(file: JournalFile, tmp_path: Path) -> None:
    kept = attached(file)
    files = SqliteJournal(file).attached_files
    files.write_out(kept, tmp_path / "copy.txt")
    assert (tmp_path / "copy.txt").read_bytes() == b"content"
    for target in (file.path, attachment_folder(file.path) / "ab" / "x"):
        with pytest.raises(JournalError, match="exports_onto_itself"):
            files.write_out(kept, target)
    with pytest.raises(JournalError, match="cannot_write"):
        files.write_out(kept, tmp_path / "no folder" / "copy.txt")


def test_a_journal_that_is_only_viewed_takes_nothing_in(file: JournalFile) -> None:
    kept = attached(file)
    with open_journal(file.path, for_writing=False) as viewed:
        journal = SqliteJournal(viewed)
        assert journal.attached_files.read(kept) == b"content"
        with pytest.raises(JournalError, match="only_viewed"):
            attach_content(journal, CLOCK, b"more", "more.txt", trade_id=1)
        with pytest.raises(JournalError, match="only_viewed"):
            journal.attached_files.remove(kept.content_hash)
    assert len(SqliteJournal(file).attached_files.every()) == 1


def test_what_a_dead_process_was_taking_in_is_gone_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    create_journal(path)
    folder = attachment_folder(path)
    folder.mkdir()
    left = folder / "incoming.partial"
    left.write_bytes(b"half a picture")
    with open_journal(path, for_writing=True) as opened:
        assert [each.code for each in opened.notices] == ["leftover_removed"]
    assert not left.exists()


def test_what_a_backup_names_is_kept_as_long_as_it_can_be_needed(file: JournalFile) -> None:
    journal, files = SqliteJournal(file), FilesOnDisk()
    kept = attached(file)
    backup = back_up(files, file.path, CLOCK).backup
    detach(journal, CLOCK, [kept.id])
    with file.connection:
        file.connection.execute("DELETE FROM changes")  # as if the history had been let go
    assert clear_unneeded(journal).files == 0
    backup.path.write_bytes(b"damaged")
    with pytest.raises(JournalUnusable):
        clear_unneeded(journal)
    assert journal.attached_files.read(kept) == b"content"
    files.remove_backup(backup)
    assert clear_unneeded(journal).files == 1
    assert not list(attachment_folder(file.path).iterdir())


def test_a_full_disk_leaves_nothing_half_written(
    file: JournalFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    journal = SqliteJournal(file)
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(JournalUnusable, match="no_space"):
            attach_content(journal, CLOCK, b"content", "a.txt", trade_id=1)
    assert journal.attached_files.every() == {}
    assert not list(attachment_folder(file.path).glob("*.partial"))
    assert journal.attached_files.read(attached(file)) == b"content"
