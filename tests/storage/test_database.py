from __future__ import annotations

import os
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from journal_app.domain.problems import JournalError, JournalUnusable
from journal_app.storage.connection import (
    connect_for_viewing,
    connect_for_writing,
    faults_named,
    transaction,
    unusable,
)
from journal_app.storage.database import open_journal
from journal_app.storage.header import (
    check_header,
    has_hot_journal,
    identity,
    is_open_here,
    rollback_journal,
)
from journal_app.storage.journal_files import create_journal
from journal_app.wording import refusal, sentence
from tests.faults.filled import add_trade, filled_journal, rows_of


def _may_write_anywhere() -> bool:
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o500)
        return os.access(folder, os.W_OK)


needs_permissions = pytest.mark.skipif(
    _may_write_anywhere(), reason="an administrator may write anywhere"
)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return filled_journal(tmp_path / "a #1 ?%.journal", trades=2)


def interrupted(path: Path) -> None:
    """Leave what a writer leaves that dies after its first page reached the file."""
    with closing(connect_for_writing(path)) as connection:
        connection.execute("PRAGMA cache_size=1")
        connection.execute("PRAGMA cache_spill=ON")
        connection.execute("BEGIN IMMEDIATE")
        for number in range(1000, 1100):
            add_trade(connection, number)
        torn, beside = path.read_bytes(), rollback_journal(path).read_bytes()
        connection.execute("ROLLBACK")
    path.write_bytes(torn)
    rollback_journal(path).write_bytes(beside)
    assert has_hot_journal(path)


def add_twice(connection: sqlite3.Connection, number: int) -> None:
    with transaction(connection):
        add_trade(connection, number)
        add_trade(connection, number)


def test_a_new_journal_is_empty_private_and_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    create_journal(path)
    assert all(rows == [] for rows in rows_of(path).values())
    assert list(tmp_path.iterdir()) == [path]
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = path.read_bytes()
    with pytest.raises(JournalError) as refused:
        create_journal(path)
    assert refused.value.code == "exists"
    assert path.read_bytes() == before


def test_a_new_journal_is_not_mixed_with_what_is_left_of_another(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    rollback_journal(path).write_bytes(b"left over")
    with pytest.raises(JournalError) as refused:
        create_journal(path)
    assert refused.value.code == "stray_journal"
    assert list(tmp_path.iterdir()) == [rollback_journal(path)]


def test_a_new_journal_in_no_folder(tmp_path: Path) -> None:
    with pytest.raises(JournalUnusable) as refused:
        create_journal(tmp_path / "none" / "a.journal")
    assert refused.value.code == "unreadable"


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("foreign_keys", 1),
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("cache_spill", 0),
        ("busy_timeout", 5000),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("query_only", 0),
    ],
)
def test_how_a_journal_is_written(journal: Path, pragma: str, value: object) -> None:
    with open_journal(journal, for_writing=True) as opened:
        assert not opened.is_read_only
        for connection in (opened.connection, opened.connect()):
            with closing(connection):
                assert connection.execute(f"PRAGMA {pragma}").fetchone() == (value,)
                assert connection.isolation_level is None


def test_what_is_opened_for_viewing_cannot_be_written(journal: Path) -> None:
    before = journal.read_bytes()
    with open_journal(journal, for_writing=False) as opened:
        assert opened.is_read_only
        for connection in (opened.connection, opened.connect(), opened.connect_for_viewing()):
            with closing(connection), pytest.raises(sqlite3.OperationalError, match="readonly"):
                connection.execute("DELETE FROM marks")
    assert journal.read_bytes() == before


def test_a_reader_sees_what_was_committed_while_another_writes(journal: Path) -> None:
    with (
        open_journal(journal, for_writing=True) as writer,
        open_journal(journal, for_writing=False) as reader,
    ):
        count = "SELECT count(*) FROM trades"
        with transaction(writer.connection):
            add_trade(writer.connection, 3)
            assert reader.connection.execute(count).fetchone() == (2,)
            with open_journal(journal, for_writing=False) as another:
                assert another.connection.execute(count).fetchone() == (2,)
                assert another.notices == ()
        assert reader.connection.execute(count).fetchone() == (3,)


def test_a_transaction_is_all_or_nothing(journal: Path) -> None:
    before = rows_of(journal)
    with open_journal(journal, for_writing=True) as opened:
        with pytest.raises(sqlite3.IntegrityError):
            add_twice(opened.connection, 3)
        assert not opened.connection.in_transaction
    assert rows_of(journal) == before


@pytest.mark.parametrize("for_writing", [False, True])
def test_an_interrupted_change_is_rolled_back_and_told(journal: Path, for_writing: bool) -> None:
    before = rows_of(journal)
    interrupted(journal)
    with open_journal(journal, for_writing=for_writing) as opened:
        assert [notice.code for notice in opened.notices] == ["rolled_back"]
        assert "interrupted" in sentence(opened.notices[0].code, opened.notices[0].facts)
    assert rows_of(journal) == before
    assert not rollback_journal(journal).exists()


@pytest.mark.parametrize("content", [b"", b"\0" * 512])
def test_a_rollback_journal_that_was_not_begun_is_removed(journal: Path, content: bytes) -> None:
    before = journal.read_bytes()
    rollback_journal(journal).write_bytes(content)
    with open_journal(journal, for_writing=True) as opened:
        assert [notice.code for notice in opened.notices] == ["leftover_removed"]
        assert not rollback_journal(journal).exists()
        assert not opened.connection.in_transaction
    assert journal.read_bytes() == before


def test_a_rollback_journal_that_another_program_has_just_begun_stays(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal_app.storage.connection.BUSY_TIMEOUT_SECONDS", 0.05)
    with closing(sqlite3.connect(journal, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE trades SET notes = 'x'")
        assert rollback_journal(journal).exists()
        with pytest.raises(JournalUnusable) as refused:
            open_journal(journal, for_writing=True)
        assert refused.value.code == "busy"
        assert rollback_journal(journal).exists()
        other.execute("COMMIT")


@needs_permissions
def test_an_interrupted_change_on_a_read_only_medium_is_refused(journal: Path) -> None:
    interrupted(journal)
    journal.parent.chmod(0o500)
    try:
        with pytest.raises(JournalUnusable) as refused:
            open_journal(journal, for_writing=False)
        assert refused.value.code == "unfinished_read_only"
    finally:
        journal.parent.chmod(0o700)


@needs_permissions
@pytest.mark.parametrize("read_only", ["file", "folder"])
def test_a_read_only_file_or_folder_is_viewed_and_not_written(
    journal: Path, read_only: str
) -> None:
    place, mode = (journal, 0o400) if read_only == "file" else (journal.parent, 0o500)
    place.chmod(mode)
    try:
        with open_journal(journal, for_writing=False) as opened:
            assert opened.connection.execute("SELECT count(*) FROM trades").fetchone() == (2,)
        with pytest.raises(JournalUnusable) as refused:
            open_journal(journal, for_writing=True)
        assert refused.value.code == "read_only"
    finally:
        place.chmod(0o700)


def test_a_read_only_medium_is_viewed(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As an administrator sees it: every attempt to make a file fails."""

    def refuse(*_: object) -> int:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(os, "open", refuse)
    open_journal(journal, for_writing=False).close()
    with pytest.raises(JournalUnusable) as refused:
        open_journal(journal, for_writing=True)
    assert refused.value.code == "read_only"
    interrupted(journal)
    with pytest.raises(JournalUnusable) as refused:
        open_journal(journal, for_writing=False)
    assert refused.value.code == "unfinished_read_only"


def test_another_program_that_writes_is_waited_for(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal_app.storage.connection.BUSY_TIMEOUT_SECONDS", 0)
    with closing(sqlite3.connect(journal, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(JournalUnusable) as refused:
            open_journal(journal, for_writing=True)
        assert refused.value.code == "busy"
    open_journal(journal, for_writing=True).close()


def test_a_journal_that_another_program_put_in_another_mode_comes_back(journal: Path) -> None:
    before = rows_of(journal)
    with closing(sqlite3.connect(journal, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode=WAL")
    with open_journal(journal, for_writing=True) as opened:
        assert opened.connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert rows_of(journal) == before
    assert list(journal.parent.iterdir()) == [journal]


def test_a_journal_that_is_open_here_is_not_read_plainly(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not is_open_here(journal)
    with open_journal(journal, for_writing=True):
        assert is_open_here(journal)
        monkeypatch.setattr(Path, "open", None)  # any plain read would fail
        check_header(journal)
        with closing(connect_for_viewing(journal)):
            pass
        assert is_open_here(journal)
    assert not is_open_here(journal)


def test_unfinished_files_are_removed_and_told(journal: Path) -> None:
    left = journal.with_name(f"{journal.name}.partial")
    other = journal.with_name(f"{journal.name}2.partial")
    left.write_bytes(b"x")
    other.write_bytes(b"x")
    with open_journal(journal, for_writing=True) as opened:
        assert [notice.code for notice in opened.notices] == ["leftover_removed"]
        assert str(left) in sentence(opened.notices[0].code, opened.notices[0].facts)
    assert not left.exists()
    assert other.exists()


def test_the_newest_good_backup_is_part_of_the_sentence(tmp_path: Path) -> None:
    facts = {"path": tmp_path / "a", "backup": tmp_path / "b"}
    assert refusal(JournalUnusable("truncated", **facts)).endswith(f"backup is {tmp_path / 'b'}")
    assert refusal(JournalUnusable("busy", path="a")) == "another program holds a; " + (
        "try again when it is done"
    )


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(28, "No space left on device"), "no_space"),
        (OSError(30, "Read-only file system"), "read_only"),
        (OSError(13, "Permission denied"), "read_only"),
        (OSError(5, "Input/output error"), "unreadable"),
        (sqlite3.OperationalError("no code"), "unreadable"),
    ],
)
def test_what_an_error_means(error: Exception, code: str) -> None:
    with pytest.raises(JournalUnusable) as refused, faults_named(Path("a")):
        raise error
    assert refused.value.code == code
    assert refusal(refused.value)


def test_a_write_to_what_cannot_be_written_has_its_own_code(journal: Path) -> None:
    with (
        open_journal(journal, for_writing=False) as opened,
        pytest.raises(sqlite3.OperationalError) as failed,
    ):
        opened.connection.execute("DELETE FROM marks")
    assert unusable(journal, failed.value).code == "read_only"


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be deleted there")
def test_a_journal_that_is_deleted_while_it_is_open_is_missed(journal: Path) -> None:
    with open_journal(journal, for_writing=True) as opened:
        journal.unlink()
        with pytest.raises(sqlite3.OperationalError) as failed:
            opened.connection.execute("DELETE FROM marks")
    assert unusable(journal, failed.value).code == "missing_file"


def test_identity_follows_a_link(journal: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.journal"
    try:
        link.symlink_to(journal)
    except OSError:
        pytest.skip("no links here")
    assert identity(link) == identity(journal)
    with open_journal(link, for_writing=True) as opened:
        assert opened.path == journal
