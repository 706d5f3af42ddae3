"""R5, R6, S7: damaged, foreign, newer and hostile files are refused as they are, or harmless."""

from __future__ import annotations

import os
import random
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal_app.cli.main import run
from journal_app.domain.problems import JournalUnusable
from journal_app.storage.backup import backup_folder, write_backup
from journal_app.storage.database import open_journal
from journal_app.storage.journal_files import create_journal
from tests.faults import transfers
from tests.faults.counted import count
from tests.faults.filled import Rows, filled_journal, rows_of, with_wrong_checksum


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return filled_journal(tmp_path / "a.journal", trades=60)


@pytest.fixture
def good_backup(journal: Path) -> Path:
    folder = backup_folder(journal)
    good = write_backup(journal, folder, datetime(2026, 1, 1, tzinfo=UTC))
    newer = write_backup(journal, folder, datetime(2026, 1, 2, tzinfo=UTC))
    newer.path.write_bytes(newer.path.read_bytes()[:-1000])
    return good.path


def refusal(path: Path, *, for_writing: bool) -> JournalUnusable | None:
    """How a file is refused, and that it stays as it was."""
    before = path.read_bytes()
    try:
        open_journal(path, for_writing=for_writing).close()
    except JournalUnusable as refused:
        assert path.read_bytes() == before
        assert not [beside for beside in path.parent.iterdir() if "-journal" in beside.name]
        return refused
    return None


def outcome(path: Path, rows: Rows, backup: Path) -> str:
    """What became of a damaged file: refused, found, or harmless. Anything else is a fault."""
    refused = [refusal(path, for_writing=for_writing) for for_writing in (False, True)]
    if any(refused):
        for each in refused:
            assert each is not None
            assert each.facts["backup"] == backup
        return "refused"
    try:
        present = rows_of(path)
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return "found"
    if present == rows:
        return "harmless"
    assert with_wrong_checksum(present) or _counts(present) != _counts(rows)
    return "found"


def _counts(rows: Rows) -> dict[str, int]:
    return {name: len(found) for name, found in rows.items()}


@pytest.mark.parametrize("flips", [200, pytest.param(2_000, marks=pytest.mark.long, id="long")])
def test_a_flipped_byte_is_refused_found_or_harmless(
    journal: Path, good_backup: Path, flips: int
) -> None:
    rows, whole = rows_of(journal), journal.read_bytes()
    chance = random.Random(flips)
    used = [place for place, byte in enumerate(whole) if byte]
    outcomes: Counter[str] = Counter()
    for _ in range(flips):
        place = chance.choice(used)
        flipped = whole[place] ^ (1 << chance.randrange(8))
        journal.write_bytes(whole[:place] + bytes([flipped]) + whole[place + 1 :])
        became = outcome(journal, rows, good_backup)
        outcomes[became] += 1
        count("bits flipped")
        count(f"bits flipped: {became}")
    assert outcomes["refused"] > flips // 20
    assert outcomes["found"] > flips // 20


def test_what_a_flip_changed_is_named_by_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.journal"
    create_journal(path)
    path.with_name(transfers.FILE).write_text(transfers.fills(20), encoding="utf-8")
    transfers.take_file(path)
    assert run(["check", str(path)]) == 0
    whole = path.read_bytes()
    place = whole.rindex(b"2000", 0, whole.rindex(b"2100"))
    named = 0
    for bit in range(8):
        flipped = bytes([whole[place] ^ (1 << bit)])
        path.write_bytes(whole[:place] + flipped + whole[place + 1 :])
        code = run(["check", str(path)])
        said = capsys.readouterr()
        assert code == 1
        named += "entries.price" in said.out or "trade_figures" in said.out
    assert named


def test_every_byte_of_the_header(journal: Path, good_backup: Path) -> None:
    rows, whole = rows_of(journal), journal.read_bytes()
    for place in range(100):
        journal.write_bytes(whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :])
        assert outcome(journal, rows, good_backup) in ("refused", "harmless")


@pytest.mark.parametrize("length", [1, 15, 16, 99, 100, 511, 4095, 4096, 40_000, -4096, -1])
def test_a_truncated_file(journal: Path, good_backup: Path, length: int) -> None:
    journal.write_bytes(journal.read_bytes()[:length])
    refused = refusal(journal, for_writing=True)
    assert refused is not None
    assert refused.code == "truncated"
    assert refused.facts["backup"] == good_backup


def test_a_file_that_grew(journal: Path, good_backup: Path) -> None:
    journal.write_bytes(journal.read_bytes() + b"\0" * 4096)
    refused = refusal(journal, for_writing=False)
    assert refused is not None
    assert refused.code == "damaged"


def an_empty_file(path: Path) -> None:
    path.write_bytes(b"")


def a_text(path: Path) -> None:
    path.write_text("Date,Asset,Amount\n" * 1000, encoding="utf-8")


def random_bytes(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(262_144))


def another_database(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY)")


def another_owner(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id=1196444487")


def a_newer_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=99")


def a_version_never_made(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=0")


def hostile(statement: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(statement)

    return change


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (an_empty_file, "empty_file"),
        (a_text, "not_a_journal"),
        (random_bytes, "not_a_journal"),
        (another_database, "not_a_journal"),
        (another_owner, "not_a_journal"),
        (a_newer_version, "newer"),
        (a_version_never_made, "damaged"),
        (hostile("CREATE TABLE more (id INTEGER PRIMARY KEY)"), "untrusted_schema"),
        (hostile("CREATE INDEX more ON trades (notes)"), "untrusted_schema"),
        (hostile("CREATE VIEW more AS SELECT * FROM trades"), "untrusted_schema"),
        (
            hostile("CREATE TRIGGER more AFTER INSERT ON trades BEGIN DELETE FROM entries; END"),
            "untrusted_schema",
        ),
        (hostile("ALTER TABLE trades ADD COLUMN more TEXT"), "untrusted_schema"),
        (hostile("DROP INDEX trades_status"), "damaged"),
        (hostile("CREATE VIRTUAL TABLE more USING fts5(body)"), "untrusted_schema"),
        (
            hostile(
                "PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql ="
                "replace(sql, 'note TEXT', 'note TEXT DEFAULT (load_extension(''x''))')"
                "WHERE name = 'entries'"
            ),
            "untrusted_schema",
        ),
        (
            hostile("PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = 'CREATE TABL'"),
            "damaged",
        ),
        (hostile("PRAGMA foreign_keys=OFF; DELETE FROM trades WHERE id = 7"), "damaged"),
    ],
)
def test_what_is_no_journal_of_ours_is_refused(
    journal: Path, good_backup: Path, change: Callable[[Path], None], code: str
) -> None:
    change(journal)
    for for_writing in (False, True):
        refused = refusal(journal, for_writing=for_writing)
        assert refused is not None
        assert refused.code == code
        assert refused.facts["backup"] == good_backup


def test_what_is_no_file_at_all(tmp_path: Path) -> None:
    for path, code in (
        (tmp_path / "none", "missing_file"),
        (tmp_path / "none" / "below", "missing_file"),
        (tmp_path, "not_a_file"),
        (Path(os.devnull), "not_a_file"),
    ):
        with pytest.raises(JournalUnusable) as refused:
            open_journal(path, for_writing=True)
        assert refused.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_what_analyze_leaves_is_harmless(journal: Path) -> None:
    hostile("ANALYZE")(journal)
    assert refusal(journal, for_writing=True) is None
