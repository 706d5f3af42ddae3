"""One file with the journal and all that is attached to it: whole, verified, and safe to open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from journal_app.domain.problems import JournalError, JournalUnusable
from journal_app.services.attaching import attach_content, check_files, detach
from journal_app.services.ports import Attachment, SavedCopy
from journal_app.services.safekeeping import restore, save_copy
from journal_app.services.undo import undo
from journal_app.storage import bundle
from journal_app.storage.attachment_store import attachment_folder
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import FilesOnDisk, create_journal
from tests.services.conftest import StillClock
from tests.services.samples import NEW_YEAR, bare_trade

CLOCK = StillClock()
CONTENTS = {"chart.png": b"\x89PNG\r\n\x1a\n" + b"p" * 70_000, "../notes.txt": b"bounced"}


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "kept"
    folder.mkdir()
    path = folder / "Mein Journal 價.journal"
    create_journal(path)
    with open_journal(path, for_writing=True) as file:
        journal = SqliteJournal(file)
        with journal.unit_of_work() as uow:
            uow.begin_action("open_trade", NEW_YEAR)
            uow.trades.add(bare_trade())
            uow.commit()
        for name, content in CONTENTS.items():
            attach_content(journal, CLOCK, content, name, trade_id=1)
        gone = attach_content(journal, CLOCK, b"taken off", "gone.txt", day="2026-03-01")
        detach(journal, CLOCK, [gone.attachments[0].id])
        yield path  # saved and restored while it is open, as the window does


def saved(path: Path) -> SavedCopy:
    return save_copy(FilesOnDisk(), path, path.parent.parent / "copy.zip")


def attachments(path: Path) -> list[Attachment]:
    with open_journal(path, for_writing=False) as file, SqliteJournal(file).reading() as uow:
        return list(uow.attachments.every())


def repacked(path: Path, change: Callable[[ZipFile], object], *, without: str = "") -> Path:
    """A bundle with something more, or less, in it."""
    out = path.with_name("hostile.zip")
    with ZipFile(path) as old, ZipFile(out, "w") as new:
        for info in old.infolist():
            if not without or without not in info.filename:
                new.writestr(info, old.read(info))
        change(new)
    return out


def test_a_copy_comes_back_whole_under_another_name(path: Path, tmp_path: Path) -> None:
    copy = saved(path)
    assert (copy.attached, copy.missing) == (3, [])
    other = tmp_path / "other" / "new.journal"
    other.parent.mkdir()
    assert restore(FilesOnDisk(), copy.path, other, CLOCK) is None
    assert attachments(other) == attachments(path)
    with open_journal(other, for_writing=True) as file:
        journal = SqliteJournal(file)
        assert not file.notices
        with journal.reading() as uow:
            checked = check_files(uow, journal.attached_files)
            kept = uow.attachments.of_trade(1)
        assert (checked.faults, checked.unnamed) == ([], [])
        assert [journal.attached_files.read(each) for each in kept] == list(CONTENTS.values())
        undo(journal)  # what was taken off travels with the history
        with journal.reading() as uow:
            (back,) = uow.attachments.of_day("2026-03-01")
        assert journal.attached_files.read(back) == b"taken off"
    assert {each.name for each in other.parent.iterdir()} == {
        "new.journal",
        "new.journal.attachments",
    }


def test_any_other_program_unpacks_it_to_a_journal_that_opens(path: Path, tmp_path: Path) -> None:
    copy = saved(path)
    with ZipFile(copy.path) as packed:
        packed.extractall(tmp_path / "by hand")
    by_hand = tmp_path / "by hand" / path.name
    with open_journal(by_hand, for_writing=False) as file:
        journal = SqliteJournal(file)
        with journal.reading() as uow:
            assert not check_files(uow, journal.attached_files).faults


def test_a_copy_over_the_present_journal_sets_it_aside(path: Path, tmp_path: Path) -> None:
    copy = saved(path)
    target = tmp_path / "there.journal"
    create_journal(target)
    aside = restore(FilesOnDisk(), copy.path, target, CLOCK)
    assert aside is not None
    assert aside.exists()
    assert len(attachments(target)) == 2


def test_missing_and_changed_files_are_told_and_stop_nothing(path: Path) -> None:
    first, second = attachments(path)
    folder = attachment_folder(path)
    (folder / first.content_hash[:2] / first.content_hash[2:]).unlink()
    (folder / second.content_hash[:2] / second.content_hash[2:]).write_bytes(b"other")
    copy = saved(path)
    assert (copy.attached, list(copy.missing)) == (1, ["chart.png", "notes.txt"])


def test_a_copy_replaces_an_older_one_and_never_the_journal(path: Path) -> None:
    assert saved(path).path.read_bytes()[:2] == b"PK"
    assert saved(path).attached == 3
    assert {each.name for each in path.parent.parent.iterdir()} == {"kept", "copy.zip"}
    for target in (path, attachment_folder(path) / "ab" / "copy.zip"):
        with pytest.raises(JournalError, match="exports_onto_itself"):
            save_copy(FilesOnDisk(), path, target)


def test_a_copy_that_cannot_be_written_leaves_nothing(path: Path, tmp_path: Path) -> None:
    with pytest.raises(JournalUnusable):
        save_copy(FilesOnDisk(), path, tmp_path / "no folder" / "copy.zip")
    assert {each.name for each in tmp_path.iterdir()} == {"kept"}


def _with_name(name: str) -> Callable[[ZipFile], object]:
    return lambda packed: packed.writestr(name, b"hostile")


HASH = "ab/" + "0" * 62
HOSTILE = {
    "a path upwards": _with_name("../outside.journal"),
    "an absolute path": _with_name("/etc/passwd"),
    "a path upwards among the files": _with_name(f"../x.attachments/{HASH}"),
    "a drive": _with_name("C:\\x.journal"),
    "a second journal": _with_name("second.journal"),
    "something else": _with_name("run me.exe"),
    "a hash that is none": _with_name("x.attachments/ab/" + "Z" * 62),
    "a bomb": lambda packed: packed.writestr(
        f"x.attachments/{HASH}", bytes(30_000_000), ZIP_DEFLATED
    ),
    "a huge file": lambda packed: packed.writestr(
        f"x.attachments/{HASH}", bytes(50 * 1024 * 1024 + 1), ZIP_STORED
    ),
    "another packing": lambda packed: packed.writestr(
        f"x.attachments/{HASH}", b"hostile", ZIP_BZIP2
    ),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_bundle_is_refused_before_it_is_unpacked(
    path: Path, tmp_path: Path, what: str
) -> None:
    hostile = repacked(saved(path).path, HOSTILE[what])
    other = tmp_path / "new" / "b.journal"
    other.parent.mkdir()
    with pytest.raises(JournalUnusable) as refused:
        restore(FilesOnDisk(), hostile, other, CLOCK)
    assert (refused.value.code, refused.value.facts["path"]) == ("not_a_bundle", hostile)
    assert list(other.parent.iterdir()) == []


def test_a_file_that_is_not_what_its_name_says_is_refused(path: Path, tmp_path: Path) -> None:
    false = repacked(saved(path).path, _with_name(f"x.attachments/{HASH}"))
    with pytest.raises(JournalUnusable) as refused:
        restore(FilesOnDisk(), false, tmp_path / "b.journal", CLOCK)
    assert refused.value.code == "damaged"
    assert not (tmp_path / "b.journal").exists()


def test_too_many_files_are_refused(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = saved(path)
    monkeypatch.setattr(bundle, "_MOST_FILES", 3)
    with pytest.raises(JournalUnusable, match="not_a_bundle"):
        restore(FilesOnDisk(), copy.path, tmp_path / "b.journal", CLOCK)


def test_more_than_the_disk_holds_is_refused(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = saved(path)
    monkeypatch.setattr("shutil.disk_usage", lambda _: _Full())
    with pytest.raises(JournalUnusable, match="no_space"):
        restore(FilesOnDisk(), copy.path, tmp_path / "b.journal", CLOCK)


class _Full:
    free = 1_000


def test_every_flipped_or_missing_byte_is_found_or_harmless(path: Path, tmp_path: Path) -> None:
    whole = saved(path).path.read_bytes()
    wanted = attachments(path)
    for round_, place in enumerate(range(0, len(whole), max(1, len(whole) // 60))):
        hurt = tmp_path / "hurt.zip"
        changed = bytearray(whole)
        changed[place] ^= 0x41
        hurt.write_bytes(changed if round_ % 2 else whole[:place])
        target = tmp_path / f"{round_}.journal"
        try:
            restore(FilesOnDisk(), hurt, target, CLOCK)
        except JournalUnusable:
            assert not target.exists()
        else:
            assert attachments(target) == wanted


def test_a_bundle_without_a_journal_is_none(path: Path, tmp_path: Path) -> None:
    empty = repacked(saved(path).path, lambda _: None, without=".journal")
    with pytest.raises(JournalUnusable):
        restore(FilesOnDisk(), empty, tmp_path / "b.journal", CLOCK)
    only_foreign = tmp_path / "foreign.zip"
    with ZipFile(only_foreign, "w") as packed:
        packed.writestr("a.journal", b"no journal at all")
    with pytest.raises(JournalUnusable) as refused:
        restore(FilesOnDisk(), only_foreign, tmp_path / "b.journal", CLOCK)
    assert refused.value.facts["path"] == only_foreign
