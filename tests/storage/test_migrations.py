from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from journal_app.domain.problems import JournalUnusable
from journal_app.storage import header, migrations
from journal_app.storage.backup import backup_folder, backups_in
from journal_app.storage.database import open_journal
from journal_app.storage.journal_files import bring_back, create_journal
from journal_app.storage.migrations import STEPS, schema_in, schema_of, take, upgrade
from journal_app.storage.tables import schema_ddl
from tests.faults.filled import NEW_YEAR, filled_journal, rows_of

GOLDEN = Path(__file__).parent / "golden"


def add_a_table(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE more (id INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT")
    connection.execute("INSERT INTO more (id, note) SELECT id, notes FROM trades")


def fail_halfway(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT")
    connection.execute("UPDATE trades SET notes = 'half'")
    raise sqlite3.OperationalError("in the middle")


def orphan(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM trades WHERE id = 1")


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(header, "SCHEMA_VERSION", len(STEPS) + 1)
    monkeypatch.setattr(migrations, "STEPS", (*STEPS, add_a_table))


def test_there_is_a_step_to_every_version() -> None:
    assert len(STEPS) == header.SCHEMA_VERSION


def test_the_steps_make_the_tables_of_today() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in schema_ddl():
            connection.execute(statement)
        assert schema_in(connection) == schema_of(tuple(STEPS))


def test_a_fresh_journal_has_the_schema_and_says_so(tmp_path: Path) -> None:
    create_journal(tmp_path / "a.journal")
    with closing(sqlite3.connect(tmp_path / "a.journal")) as connection:
        assert schema_in(connection) == schema_of(tuple(STEPS))
        assert connection.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
        assert connection.execute("PRAGMA application_id").fetchone() == (header.APPLICATION_ID,)


@pytest.mark.parametrize("for_writing", [False, True])
@pytest.mark.usefixtures("next_version")
def test_an_older_journal_is_copied_and_upgraded(tmp_path: Path, for_writing: bool) -> None:
    path = tmp_path / "a.journal"
    older(path, trades=3)
    before = rows_of(path)
    with open_journal(path, for_writing=for_writing) as opened:
        assert [notice.code for notice in opened.notices] == ["upgraded"]
        assert opened.is_read_only is not for_writing
        assert opened.connection.execute("SELECT count(*) FROM more").fetchone() == (3,)
        assert opened.connection.execute("PRAGMA user_version").fetchone() == (len(STEPS) + 1,)
        assert opened.connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert rows_of(path) == before
    (copy,) = backups_in(backup_folder(path), path)
    assert header.Header.of(copy.path.read_bytes()[:100]).schema_version == 1
    assert rows_of(copy.path) == before
    create_journal(tmp_path / "fresh.journal")
    assert _schema(path) == _schema(tmp_path / "fresh.journal")


@pytest.mark.usefixtures("next_version")
def test_an_older_backup_is_restored_as_it_is_and_upgraded_when_opened(tmp_path: Path) -> None:
    copy, path = tmp_path / "old.journal", tmp_path / "a.journal"
    older(copy, trades=2)
    before = copy.read_bytes()
    assert bring_back(copy, path, NEW_YEAR) is None
    assert copy.read_bytes() == before
    open_journal(path, for_writing=True).close()
    assert rows_of(path) == rows_of(copy)


@pytest.mark.parametrize("step", [fail_halfway, orphan])
def test_a_step_that_fails_leaves_the_journal_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: migrations.Step
) -> None:
    path = filled_journal(tmp_path / "a.journal", trades=3)
    before, schema = rows_of(path), _schema(path)
    monkeypatch.setattr(header, "SCHEMA_VERSION", len(STEPS) + 1)
    monkeypatch.setattr(migrations, "STEPS", (*STEPS, step))
    with pytest.raises(JournalUnusable):
        open_journal(path, for_writing=True)
    monkeypatch.undo()
    assert rows_of(path) == before
    assert _schema(path) == schema


def test_a_step_may_rebuild_a_table_that_others_refer_to(tmp_path: Path) -> None:
    def rebuild(connection: sqlite3.Connection) -> None:
        rows = connection.execute("SELECT * FROM trades").fetchall()
        (ddl,) = connection.execute("SELECT sql FROM sqlite_master WHERE name='trades'").fetchone()
        connection.execute("DROP TABLE trades")
        connection.execute(ddl)
        connection.executemany(f"INSERT INTO trades VALUES ({', '.join('?' * 15)})", rows)

    path = filled_journal(tmp_path / "a.journal", trades=3)
    before = rows_of(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        upgrade(connection, (*STEPS, rebuild))
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version={len(STEPS)}")
    assert rows_of(path) == before


def test_steps_already_taken_are_not_taken_again() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        take(connection, STEPS)
        take(connection, STEPS)
        assert schema_in(connection) == schema_of(tuple(STEPS))


def older(path: Path, trades: int) -> None:
    """A journal of version 1, whatever the version of today."""
    shutil.copy(filled_version_1(path.with_name("made.journal"), trades), path)
    path.with_name("made.journal").unlink()


def filled_version_1(path: Path, trades: int) -> Path:
    with pytest.MonkeyPatch.context() as then:
        then.setattr(header, "SCHEMA_VERSION", 1)
        then.setattr(migrations, "STEPS", STEPS[:1])
        return filled_journal(path, trades)


def _schema(path: Path) -> frozenset[migrations.SchemaObject]:
    with closing(sqlite3.connect(path)) as connection:
        return schema_in(connection)
